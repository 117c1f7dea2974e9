// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/store/database.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::interview {

using medtech::to_string;  // of a Date, beside those of here

/// What is written down after an interview, in the order in which it is asked.
struct DebriefField {
  std::string_view id;
  std::string_view question;  ///< as a person is asked
};
inline constexpr std::array<DebriefField, 4> debrief_fields{{
    {"role", "What is the role really, day by day?"},
    {"equipment", "Which equipment or benches, how old, how cared for?"},
    {"team", "Who is the team, and how did they speak to each other?"},
    {"growth", "Where can one go from there, and what is paid for training?"},
}};

/// A field's text, and how it pleases: 1 (not at all) to 5.
struct Impression {
  std::optional<std::string> text;
  std::optional<int> score;

  bool operator==(const Impression&) const = default;
};

/// The impressions of one application's interviews, a later one replacing what it names anew.
struct Debrief {
  std::int64_t application = 0;
  Date day{};
  std::array<Impression, debrief_fields.size()> fields;
  std::optional<std::string> open;  ///< questions that had no answer

  bool operator==(const Debrief&) const = default;
};

/// Debriefs by application. Throws StorageError.
class DebriefBook {
 public:
  explicit DebriefBook(store::Database& database) : database_(database) {}

  [[nodiscard]] std::optional<Debrief> find(std::int64_t application);
  [[nodiscard]] std::vector<Debrief> all();
  /// Puts it in the place of an earlier one.
  void put(const Debrief& debrief);

 private:
  store::Database& database_;
};

/// The mean of the scores that were given; absent where none was.
std::optional<double> mean_score(const Debrief& debrief);

}  // namespace medtech::interview
