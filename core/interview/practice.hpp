// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/store/database.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::interview {

using medtech::to_string;  // of a Date, beside those of here

/// How an answer went, as the person judges it.
enum class Rating { missed = 1, weak = 2, good = 3, strong = 4 };

std::string_view to_string(Rating rating);
/// "1" to "4" or the word; absent for anything else.
std::optional<Rating> parse_rating(std::string_view typed);

/// An answer that was given in practice.
struct Attempt {
  std::string question;  ///< id
  Date day{};
  std::optional<int> seconds;  ///< absent where it was not timed
  Rating rating = Rating::weak;
  std::string answer;

  bool operator==(const Attempt&) const = default;
};

/// Where a question stands after its attempts.
struct Standing {
  int attempts = 0;
  Rating last = Rating::weak;
  int interval_days = 0;  ///< until it is asked again
  Date due{};

  bool operator==(const Standing&) const = default;
};

/// Attempts at one question, the earliest first, folded: what was missed comes back the next day, a
/// weak one after two; a good one doubles the pause, a strong one trebles it (3 and 7 days at
/// first), to 60 days at most.
Standing standing_of(std::span<const Attempt> attempts);

/// The order in which questions are asked: due ones, the weakest and longest due first; then those
/// never asked, in the order given; then the others by the day they are due.
std::vector<std::string> next_questions(const std::vector<std::string>& ids,
                                        const std::map<std::string, Standing>& standings,
                                        Date today);

/// Practice as it is kept in the database. Throws StorageError.
class PracticeLog {
 public:
  explicit PracticeLog(store::Database& database) : database_(database) {}

  void add(const Attempt& attempt);
  /// All attempts, the earliest first; of one question on demand.
  [[nodiscard]] std::vector<Attempt> attempts(std::optional<std::string_view> question = {});
  [[nodiscard]] std::map<std::string, Standing> standings();

 private:
  store::Database& database_;
};

}  // namespace medtech::interview
