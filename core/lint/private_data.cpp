// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/private_data.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace medtech::lint {

namespace {

constexpr auto cues_of_patients = std::to_array<std::string_view>({"mrn",
                                                                   "medical record number",
                                                                   "medical record no",
                                                                   "medical record #",
                                                                   "patient id",
                                                                   "patient number",
                                                                   "patient no",
                                                                   "patient #",
                                                                   "pt id",
                                                                   "chart number",
                                                                   "chart no",
                                                                   "chart #",
                                                                   "visit number",
                                                                   "visit no",
                                                                   "encounter number",
                                                                   "encounter no",
                                                                   "csn",
                                                                   "accession number",
                                                                   "accession no",
                                                                   "accession #",
                                                                   "accession",
                                                                   "account number",
                                                                   "account no",
                                                                   "specimen id",
                                                                   "specimen no",
                                                                   "specimen number",
                                                                   "sample id",
                                                                   "donor id",
                                                                   "donor number",
                                                                   "donor no",
                                                                   "patient dob"});

// The number that stands at once behind a cue's end; absent where there is none.
std::optional<NumberAt> number_behind(std::string_view lowered, std::size_t begin,
                                      std::size_t end) {
  constexpr std::string_view marks = "#:.-";
  const auto skip_marks = [&] {
    while (end < lowered.size() &&
           (text::is_space(lowered[end]) || marks.find(lowered[end]) != marks.npos))
      ++end;
  };
  skip_marks();
  for (const std::string_view word : {"number", "no", "is", "was"}) {
    if (find_phrase(lowered, word, end) != end) continue;
    end += word.size();
    skip_marks();
  }
  const std::size_t number = end;
  std::size_t digits = 0;
  while (end < lowered.size() &&
         (text::is_alnum(lowered[end]) || lowered[end] == '-' || lowered[end] == '/'))
    digits += text::is_digit(lowered[end++]) ? 1 : 0;
  constexpr std::size_t fewest = 4;
  if (digits < fewest) return std::nullopt;
  return NumberAt{begin, number, end};
}

}  // namespace

std::span<const std::string_view> patient_cues() { return cues_of_patients; }

std::vector<NumberAt> find_numbered(std::string_view lowered,
                                    std::span<const std::string_view> cues) {
  std::vector<NumberAt> found;
  for (const std::string_view cue : cues) {
    for (auto at = find_phrase(lowered, cue); at; at = find_phrase(lowered, cue, *at + 1)) {
      const auto number = number_behind(lowered, *at, *at + cue.size());
      if (!number) continue;
      const bool known = std::ranges::any_of(found, [&](const NumberAt& other) {
        return number->begin < other.end && other.begin < number->end;
      });
      if (!known) found.push_back(*number);
    }
  }
  std::ranges::sort(found, {}, &NumberAt::begin);
  return found;
}

std::optional<PhraseAt> find_social_security_number(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= text.size() || !text::is_digit(text[i])) return false;
    }
    return true;
  };
  for (std::size_t at = 0; at + 11 <= text.size(); ++at) {
    const bool begins = at == 0 || !text::is_alnum(text[at - 1]);
    const bool ends = at + 11 == text.size() || !text::is_alnum(text[at + 11]);
    if (begins && ends && digits(at, 3) && text[at + 3] == '-' && digits(at + 4, 2) &&
        text[at + 6] == '-' && digits(at + 7, 4))
      return PhraseAt{at, at + 11};
  }
  return std::nullopt;
}

std::optional<PhraseAt> find_date_of_birth(std::string_view lowered) {
  constexpr std::size_t nearness = 4;
  for (const std::string_view cue : {"dob", "d.o.b", "date of birth"}) {
    const auto at = find_phrase(lowered, cue);
    if (!at) continue;
    const std::size_t behind = *at + cue.size();
    std::size_t begin = behind;
    while (begin < lowered.size() && begin < behind + nearness && !text::is_digit(lowered[begin]))
      ++begin;
    std::size_t end = begin;
    while (end < lowered.size() && (text::is_digit(lowered[end]) || lowered[end] == '/' ||
                                    lowered[end] == '-' || lowered[end] == '.'))
      ++end;
    if (end > begin) return PhraseAt{*at, end};
  }
  return std::nullopt;
}

std::vector<PhraseAt> find_private(std::string_view text) {
  std::vector<PhraseAt> found;
  const std::string lowered = text::lower(text);
  for (const NumberAt& each : find_numbered(lowered, cues_of_patients))
    found.push_back({each.number, each.end});
  if (const auto number = find_social_security_number(lowered)) found.push_back(*number);
  if (const auto birth = find_date_of_birth(lowered)) found.push_back(*birth);
  return found;
}

}  // namespace medtech::lint
