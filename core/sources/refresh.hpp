// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/listing/listing.hpp"
#include "core/net/client.hpp"
#include "core/sources/source.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace medtech::ontology {
struct Knowledge;
}

namespace medtech::sources {

/// How the reading of one source ended.
struct Outcome {
  enum class Status { ok, not_modified, partial, failed, needs_key };

  std::string id;
  Status status = Status::ok;
  std::size_t listings = 0;               ///< handed on in this reading
  std::optional<std::size_t> advertised;  ///< how many the source says it has, at least
  std::string truncated;                  ///< "412 of 1,044, page limit"; "" where nothing was cut
  std::size_t fetched = 0;                ///< answers with a body
  std::size_t not_modified = 0;           ///< answers without one: 304, or a fresh copy
  std::size_t bad_items = 0;              ///< items left out because they could not be read
  std::string error;                      ///< why it is partial or failed, or what key it needs
  bool unreachable = false;               ///< no server was reached at all
  /// What was not in this reading, and was in an earlier one of the same scope, is gone.
  bool proves_absence = false;
};

/// True where a source gave nothing at all: it failed, or there was no key to ask it with.
bool is_unanswered(const Outcome& outcome);

/// The contract's word: "ok", "not-modified", "partial", "failed", "needs-key".
std::string to_string(Outcome::Status status);

/// What a refresh hands on; called from the thread that runs it, for each source in the order
/// begin, listings and documents, end. Between these, calls of different sources mix.
struct Sink {
  /// `scope`: digest of what the source is asked for.
  std::function<void(const std::string& source, std::uint64_t scope)> begin;
  std::function<void(std::vector<listing::Listing>)> listings;
  /// An answer was read to its end; given back by `known_digest` in later refreshes.
  std::function<void(const std::string& source, const std::string& key, std::uint64_t digest)>
      document;
  std::function<void(const Outcome&)> end;
};

struct RefreshOptions {
  Date today;
  TitleFilter other_fields;  ///< rows whose details are not asked for
  /// By which listings are understood; null leaves that to later.
  const ontology::Knowledge* knowledge = nullptr;
  bool ask_always = false;  ///< --refresh: also where a copy is still fresh by its Cache-Control
  /// The digest of what was last read from an address of a source; absent where it must be read
  /// (again).
  std::function<std::optional<std::uint64_t>(const std::string& source, const std::string& key)>
      known_digest;
  /// What a source is asked with whose kind needs a key; the error says what is missing. Without
  /// this function all of them are.
  std::function<Result<Credentials>(const SourceConfig&)> credentials;
  /// How far it is, a few times a second: sources done, of how many, listings so far.
  std::function<void(std::size_t done, std::size_t of, std::size_t listings)> progress;
  std::function<void(const std::string&)> log;  ///< one line an event, for -v
};

/// Asks all given sources at once, isolates their failures from one another, and reads their
/// answers into listings. An interrupt ends what has begun as partial. Throws only
/// Error{interrupted}, Error{defect} and what the sink throws.
std::vector<Outcome> refresh(std::span<const SourceConfig> sources, net::Client& client,
                             const RefreshOptions& options, const Sink& sink);

}  // namespace medtech::sources
