// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/result.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// What people should know of one kind of source before they use it; "" where there is nothing.
struct KindFacts {
  std::string key_from;  ///< the page where a key is given
  std::string key_how;   ///< what one has to do there
  std::string limits;    ///< how much the service answers
  std::string note;
  std::vector<std::string> source;  ///< who says so
  std::optional<Date> as_of;        ///< the day that they speak for
  std::string confidence;           ///< "high", "medium" or "low"

  bool operator==(const KindFacts&) const = default;
};

/// Openings that no kind of source can read, and what to do instead.
struct Gap {
  std::string what;
  std::string instead;

  bool operator==(const Gap&) const = default;
};

struct KindNotes {
  std::map<std::string, KindFacts, std::less<>> kinds;  ///< by id; not every kind has some
  std::vector<Gap> gaps;

  /// The facts of a kind, or empty ones.
  [[nodiscard]] const KindFacts& of(std::string_view kind) const;
};

/// Reads the text of kinds.toml; the error names every mistake with its line.
Result<KindNotes> parse_kind_notes(std::string_view text, const std::string& file);

}  // namespace medtech::sources
