// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/work_phrases.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace medtech::listing {

namespace {

// In the order of their first letters.
constexpr auto phrases = [] {
  using enum Schedule;
  using enum EmploymentType;
  return std::to_array<WorkPhrase>({
      {"1st shift", Shift::day, PhraseSetting::shift},
      {"2nd shift", Shift::evening, PhraseSetting::shift},
      {"3rd shift", Shift::night, PhraseSetting::shift},
      {"4 10s", full_time, PhraseSetting::plain},
      {"4 tens", full_time, PhraseSetting::plain},
      {"4x10", full_time, PhraseSetting::plain},
      {"4x10s", full_time, PhraseSetting::plain},
      {"5x8", full_time, PhraseSetting::plain},
      {"7 on 7 off", seven_on_seven_off, PhraseSetting::plain},
      {"7 days on 7 days off", seven_on_seven_off, PhraseSetting::plain},
      {"7on 7off", seven_on_seven_off, PhraseSetting::plain},
      {"7on7off", seven_on_seven_off, PhraseSetting::plain},
      {"afternoon shift", Shift::evening, PhraseSetting::shift},
      {"am shift", Shift::day, PhraseSetting::shift},
      {"baylor", weekender, PhraseSetting::plain},
      {"contract to hire", contract_to_hire, PhraseSetting::plain},
      {"contract", contract, PhraseSetting::position},
      {"day position", Shift::day, PhraseSetting::shift},
      {"day shift", Shift::day, PhraseSetting::shift},
      {"day shifts", Shift::day, PhraseSetting::shift},
      {"days", Shift::day, PhraseSetting::item},
      {"daytime schedule", Shift::day, PhraseSetting::shift},
      {"direct hire", permanent, PhraseSetting::plain},
      {"evening position", Shift::evening, PhraseSetting::shift},
      {"evening shift", Shift::evening, PhraseSetting::shift},
      {"evening shifts", Shift::evening, PhraseSetting::shift},
      {"evenings", Shift::evening, PhraseSetting::counted},
      {"first shift", Shift::day, PhraseSetting::shift},
      {"four 10", full_time, PhraseSetting::plain},
      {"four tens", full_time, PhraseSetting::plain},
      {"full time", full_time, PhraseSetting::position},
      {"fulltime", full_time, PhraseSetting::position},
      {"graveyard shift", Shift::night, PhraseSetting::shift},
      {"graveyard", Shift::night, PhraseSetting::item},
      {"internship", internship, PhraseSetting::position},
      {"limited duration", temporary, PhraseSetting::plain},
      {"limited term", temporary, PhraseSetting::plain},
      {"midnight shift", Shift::night, PhraseSetting::shift},
      {"night position", Shift::night, PhraseSetting::shift},
      {"night shift", Shift::night, PhraseSetting::shift},
      {"night shifts", Shift::night, PhraseSetting::shift},
      {"nights", Shift::night, PhraseSetting::counted},
      {"noc shift", Shift::night, PhraseSetting::shift},
      {"overnight shift", Shift::night, PhraseSetting::shift},
      {"overnight shifts", Shift::night, PhraseSetting::shift},
      {"part time", part_time, PhraseSetting::position},
      {"parttime", part_time, PhraseSetting::position},
      {"per diem", per_diem, PhraseSetting::position},
      {"pm shift", Shift::evening, PhraseSetting::shift},
      {"permanent", permanent, PhraseSetting::position},
      {"prn as needed", prn, PhraseSetting::plain},
      {"prn", prn, PhraseSetting::position},
      {"regular", permanent, PhraseSetting::item},
      {"rotating shift", Shift::rotating, PhraseSetting::shift},
      {"rotating shifts", Shift::rotating, PhraseSetting::shift},
      {"second shift", Shift::evening, PhraseSetting::shift},
      {"seven days on seven days off", seven_on_seven_off, PhraseSetting::plain},
      {"seven on seven off", seven_on_seven_off, PhraseSetting::plain},
      {"swing shift", Shift::evening, PhraseSetting::shift},
      {"temp to hire", contract_to_hire, PhraseSetting::plain},
      {"temp to perm", contract_to_hire, PhraseSetting::plain},
      {"temporary", temporary, PhraseSetting::position},
      {"term appointment", temporary, PhraseSetting::plain},
      {"third shift", Shift::night, PhraseSetting::shift},
      {"variable hours", Shift::variable, PhraseSetting::shift},
      {"variable shift", Shift::variable, PhraseSetting::shift},
      {"variable shifts", Shift::variable, PhraseSetting::shift},
      {"weekend option", weekender, PhraseSetting::plain},
      {"weekend package", weekender, PhraseSetting::plain},
      {"weekend warrior", weekender, PhraseSetting::plain},
      {"weekender", weekender, PhraseSetting::plain},
  });
}();
static_assert(std::ranges::is_sorted(phrases, {}, [](const WorkPhrase& phrase) {
  return phrase.words.front();
}));

// The first phrase of this letter, or the end of them.
const WorkPhrase* first_phrase(char letter) {
  static constexpr auto firsts = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(static_cast<std::uint8_t>(phrases.size()));
    for (std::size_t i = phrases.size(); i > 0; --i)
      table[static_cast<unsigned char>(phrases[i - 1].words.front())] =
          static_cast<std::uint8_t>(i - 1);
    return table;
  }();
  return phrases.data() + firsts[static_cast<unsigned char>(letter)];
}

}  // namespace

const WorkPhrase* work_phrase_at(const WordList& words, std::size_t at) {
  const std::string_view word = words[at];
  const char second = word.size() > 1 ? word[1] : ' ';
  const WorkPhrase* const end = phrases.data() + phrases.size();
  for (const auto* one = first_phrase(word.front());
       one != end && one->words.front() == word.front(); ++one) {
    // The second letter spares most comparisons.
    if (one->words[1] == second && words.has(at, one->words)) return one;
  }
  return nullptr;
}

}  // namespace medtech::listing
