// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/shift_words.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/work_words.hpp"
#include "core/listing/written_number.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::listing {

namespace {

constexpr auto times_of_day =
    std::to_array<std::string_view>({"days", "evenings", "nights", "day", "evening", "night"});
constexpr auto lengths =
    std::to_array<std::string_view>({"8", "10", "12", "eight", "ten", "twelve"});

}  // namespace

bool rotates_at(const WordList& words, std::size_t at) {
  if (words[at] != "rotating" && words[at] != "rotates") return false;
  static constexpr auto joins = std::to_array<std::string_view>({"and", "or", "to"});
  if (is_one_of(words[at + 1], times_of_day)) {
    const std::size_t next = at + (is_one_of(words[at + 2], joins) ? 3 : 2);
    if (is_one_of(words[next], times_of_day)) return true;
  }
  std::size_t next = at + 1;
  while (is_one_of(words[next], lengths) || is_one_of(words[next], hour_words)) ++next;
  return words[next] == "shift" || words[next] == "shifts";
}

bool varies_at(const WordList& words, std::size_t at) {
  static constexpr auto several = std::to_array<std::string_view>({"days", "evenings", "nights"});
  std::size_t count = 0;
  std::size_t i = at;
  while (is_one_of(words[i], several)) {
    ++count;
    ++i;
    while (words[i] == "and" || words[i] == "or") ++i;
  }
  return count > 1 && words.has(i, "as needed");
}

namespace {

constexpr int full_week = 36;
constexpr int longest_week = 48;

bool is_week(int hours) { return hours >= full_week && hours <= longest_week; }

// "3 x 12", "3x12s", "3-12s", "three 12s"
bool fills_week_in_figures(const WordList& words, std::size_t at) {
  static constexpr auto shifts = std::to_array<std::string_view>({"8s", "10s", "12s"});
  const std::string_view word = words[at];
  const bool several = is_one_of(word, shifts);
  const std::string_view length = several ? word.substr(0, word.size() - 1) : word;
  if (at > 1 && words[at - 1] == "x" && (several || is_one_of(word, lengths)))
    return is_week(small_number(words[at - 2]) * small_number(length));
  if (several && at > 0) return is_week(small_number(words[at - 1]) * small_number(length));
  constexpr std::size_t shortest = 3;  // "5x8"
  if (word.size() < shortest || word[1] != 'x') return false;
  std::string_view behind = word.substr(2);
  if (behind.ends_with('s')) behind.remove_suffix(1);
  return is_one_of(behind, lengths) &&
         is_week(small_number(word.substr(0, 1)) * small_number(behind));
}

}  // namespace

bool fills_week_at(const WordList& words, std::size_t at) {
  const char initial = words[at].front();
  if (text::is_digit(initial) && fills_week_in_figures(words, at)) return true;
  if (initial != '1' && initial != '8' && initial != 't' && initial != 'e') return false;
  if (!is_one_of(words[at], lengths) || !is_one_of(words[at + 1], hour_words)) return false;
  if (words[at + 2] != "shift" && words[at + 2] != "shifts") return false;
  static constexpr auto of_week =
      std::to_array<std::string_view>({"per week", "a week", "weekly", "days per week",
                                       "days a week", "shifts per week", "each week"});
  const std::size_t next = at + 3;
  int count = at > 0 ? small_number(words[at - 1]) : 0;
  const bool told_behind =
      std::ranges::any_of(of_week, [&](std::string_view one) { return words.has(next + 1, one); });
  if (count == 0 && told_behind) count = small_number(words[next]);
  return is_week(count * small_number(words[at]));
}

}  // namespace medtech::listing
