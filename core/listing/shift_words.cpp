// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/shift_words.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/work_words.hpp"
#include "core/listing/written_number.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

constexpr auto times_of_day =
    std::to_array<std::string_view>({"days", "evenings", "nights", "day", "evening", "night"});
constexpr auto lengths =
    std::to_array<std::string_view>({"8", "10", "12", "eight", "ten", "twelve"});

constexpr auto shift_joints = std::to_array<std::string_view>({"and", "or", "to"});

// "rotating 12 hour shifts", "rotating days and evenings"
bool rotates_at(const WordList& words, std::size_t at) {
  if (words[at] != "rotating" && words[at] != "rotates") return false;
  if (is_one_of(words[at + 1], times_of_day)) {
    const std::size_t next = at + (is_one_of(words[at + 2], shift_joints) ? 3 : 2);
    if (is_one_of(words[next], times_of_day)) return true;
  }
  std::size_t next = at + 1;
  while (is_one_of(words[next], lengths) || is_one_of(words[next], hour_words)) ++next;
  if (words[next] == "schedule") return words[next + 1] != "of" && words[next + 1] != "for";
  return words[next] == "shift" || words[next] == "shifts";
}

// "days, evenings, and nights as needed"
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

// "days rotating to nights"
bool rotates_from(const WordList& words, std::size_t at) {
  static constexpr auto into = std::to_array<std::string_view>({"to", "with", "into", "and"});
  if (!is_one_of(words[at], times_of_day)) return false;
  const bool rotating = words[at + 1] == "rotating" || words[at + 1] == "rotate";
  return rotating && is_one_of(words[at + 2], into) && is_one_of(words[at + 3], times_of_day);
}

using ShiftName = std::pair<std::string_view, Shift>;
constexpr auto spelled_shifts = std::to_array<ShiftName>({{"1st", Shift::day},
                                                          {"2nd", Shift::evening},
                                                          {"3rd", Shift::night},
                                                          {"first", Shift::day},
                                                          {"second", Shift::evening},
                                                          {"third", Shift::night},
                                                          {"day", Shift::day},
                                                          {"days", Shift::day},
                                                          {"evening", Shift::evening},
                                                          {"evenings", Shift::evening},
                                                          {"night", Shift::night},
                                                          {"nights", Shift::night},
                                                          {"variable", Shift::variable}});
// What stands for a shift where nothing but such words stands.
constexpr auto shift_letters = std::to_array<ShiftName>({{"am", Shift::day},
                                                         {"d", Shift::day},
                                                         {"pm", Shift::evening},
                                                         {"e", Shift::evening},
                                                         {"eve", Shift::evening},
                                                         {"eves", Shift::evening},
                                                         {"n", Shift::night}});

std::optional<Shift> shift_named(std::span<const ShiftName> among, std::string_view word) {
  const auto found = std::ranges::find(among, word, &ShiftName::first);
  return found == among.end() ? std::nullopt : std::optional(found->second);
}

// "shift is 2nd", and no "shift is days or nights"
std::optional<Shift> shift_behind_is(const WordList& words, std::size_t at) {
  if (words[at] != "shift" || words[at + 1] != "is") return std::nullopt;
  if (is_one_of(words[at + 3], shift_joints) || shift_named(spelled_shifts, words[at + 3]))
    return std::nullopt;
  return shift_named(spelled_shifts, words[at + 2]);
}

// "3-11", "11-7": three shifts a day begin and end at the same hours everywhere.
std::optional<Shift> shift_of_bare_hours(const WordList& words) {
  using Hours = std::pair<std::string_view, std::string_view>;
  static constexpr auto spans = std::to_array<std::pair<Hours, Shift>>({
      {{"6", "2"}, Shift::day},
      {{"7", "3"}, Shift::day},
      {{"2", "10"}, Shift::evening},
      {{"3", "11"}, Shift::evening},
      {{"11", "7"}, Shift::night},
  });
  if (words.size() != 2 || !words.after(0).contains('-')) return std::nullopt;
  const auto found =
      std::ranges::find(spans, Hours{words[0], words[1]}, &std::pair<Hours, Shift>::first);
  return found == spans.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<Shift> shift_told_at(const WordList& words, std::size_t at) {
  switch (words[at].front()) {
    case 'r':
      return rotates_at(words, at) ? std::optional(Shift::rotating) : std::nullopt;
    case 's':
      return shift_behind_is(words, at);
    case 'd':
    case 'e':
    case 'n':
      if (rotates_from(words, at)) return Shift::rotating;
      return varies_at(words, at) ? std::optional(Shift::variable) : std::nullopt;
    default:
      return std::nullopt;
  }
}

bool tells_rotation(const WordList& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (shift_told_at(words, i) == Shift::rotating) return true;
  }
  return false;
}

std::optional<Shift> shift_of_code(std::string_view written) {
  const WordList words(written.substr(0, written.find_first_of(",;(.")));
  static constexpr auto rotating =
      std::to_array<std::string_view>({"rotating", "rotation", "rotates", "rotate"});
  if (const auto shift = shift_of_bare_hours(words)) return shift;
  std::optional<Shift> named;
  bool rotates = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    auto shift = shift_named(shift_letters, words[i]);
    if (!shift) shift = shift_named(spelled_shifts, words[i]);
    if (is_one_of(words[i], rotating)) {
      rotates = true;
    } else if (!shift && !is_one_of(words[i], shift_joints)) {
      return std::nullopt;
    } else if (shift && named && shift != named) {
      named = Shift::rotating;  // if it says so
    } else if (shift) {
      named = shift;
    }
  }
  if (rotates) return named ? std::optional(Shift::rotating) : std::nullopt;
  return named == Shift::rotating ? std::nullopt : named;
}

namespace {

constexpr int least_of_week = 36;
constexpr int most_of_week = 48;

bool is_week(int hours) { return hours >= least_of_week && hours <= most_of_week; }

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
