// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::sources {

/// How the reading of one source ended.
struct Outcome {
  enum class Status { ok, not_modified, partial, failed, needs_key };

  std::string id;
  Status status = Status::ok;
  std::size_t listings = 0;               ///< handed on in this reading
  std::optional<std::size_t> advertised;  ///< how many the source says it has, at least
  /// "412 of 1,044, page limit" or "…, its pauses leave no time"; "" where nothing was cut.
  std::string truncated;
  std::size_t fetched = 0;       ///< answers with a body
  std::size_t not_modified = 0;  ///< answers without one: 304, or a fresh copy
  std::size_t bad_items = 0;     ///< items left out because they could not be read
  std::string error;             ///< why it is partial or failed, or what key it needs
  bool unreachable = false;      ///< no server was reached at all
  /// What was not in this reading, and was in an earlier one of the same scope, is gone.
  bool proves_absence = false;
};

/// True where a source gave nothing at all: it failed, or there was no key to ask it with.
bool is_unanswered(const Outcome& outcome);

/// The contract's word: "ok", "not-modified", "partial", "failed", "needs-key".
std::string to_string(Outcome::Status status);

/// "412 of 1,044, page limit": what a source is cut short to, and by what.
std::string truncation_of(const Outcome& outcome, std::string_view by);

/// What a status other than 200 says of a source, for people; `with_key`: it was asked with one.
std::string meaning_of_status(int status, bool with_key);

}  // namespace medtech::sources
