// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/schools.hpp"

#include "core/base/text.hpp"
#include "core/resume/degrees.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

namespace {

// Folded words; a dash and a slash part words.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::fold(text) + ' ') {
    if (text::is_alnum(c) || c == '&' || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else if ((c == ' ' || c == '-' || c == '/') && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

// Whether up to six words in a row are in the set; with `from_start` at the beginning alone.
bool has_phrase(const std::vector<std::string>& words, const WordSet& set, bool from_start) {
  for (std::size_t i = 0; i < (from_start ? std::min<std::size_t>(words.size(), 1) : words.size());
       ++i) {
    std::string phrase;
    for (std::size_t j = i; j < std::min(words.size(), i + 6); ++j) {
      phrase += (phrase.empty() ? "" : " ") + words[j];
      if (set.contains(phrase)) return true;
    }
  }
  return false;
}

bool has_school_word(std::string_view part, const Vocabulary& vocabulary) {
  return has_phrase(words_in(part), vocabulary.school_words, false);
}

// "Penn State", "UC Davis", "Ohio State", "Virginia Tech": names that say so by what they begin
// with, or by a state and one word.
bool goes_by_own_name(std::string_view part, const Lore& lore) {
  const std::vector<std::string> words = words_in(part);
  if (words.empty() || words.size() > 6 || std::ranges::any_of(part, text::is_digit) ||
      lore.places.find_state(part))
    return false;
  if (has_phrase(words, lore.vocabulary.school_names, true)) return true;
  const std::string& last = words.back();
  if (words.size() < 2) return false;
  if (last == "cc" || last == "cc&ti") return true;  // community college
  if (last != "state" && last != "tech") return false;
  const std::string_view plain = text::trim(part);
  const std::string_view before = text::trim(plain.substr(0, plain.rfind(' ')));
  return before.size() > 2 && lore.places.find_state(before).has_value();
}

constexpr auto part_marks = std::to_array<std::string_view>(
    {"\t", "|", " – ", " — ", " - ", "•", ";", ",", " · ", "–", "—", " from ", " at ", ". "});

// Whether the full stop at the end of `before` belongs to a short form: "St.", "Univ."
bool ends_short(std::string_view before) {
  const std::size_t blank = before.find_last_of(" .(");
  const std::string word =
      text::fold(blank == std::string_view::npos ? before : before.substr(blank + 1));
  constexpr auto short_forms =
      std::to_array<std::string_view>({"univ", "inst", "coll", "comm", "tech", "engr", "acad"});
  return word.size() <= 3 || std::ranges::find(short_forms, word) != short_forms.end();
}

// The mark that ends a part at `at`, or 0.
std::size_t mark_at(std::string_view text, std::size_t at, std::string_view part,
                    const Vocabulary& vocabulary) {
  for (const std::string_view mark : part_marks) {
    if (!text.substr(at).starts_with(mark)) continue;
    const std::size_t end = at + mark.size();
    // "University of Louisiana at Lafayette", "University of Wisconsin–Madison"
    const bool joins =
        at > 0 && end < text.size() && text::is_alnum(text[at - 1]) && text::is_alnum(text[end]);
    const bool campus = mark == " at " || (joins && (mark == "–" || mark == "—"));
    if (campus && (has_school_word(part, vocabulary) ||
                   has_phrase(words_in(part), vocabulary.school_names, true)))
      continue;
    if (mark == ". " && ends_short(text.substr(0, at))) continue;
    return mark.size();
  }
  return 0;
}

// "University of Akron in": words that only led to a date or a name.
std::string without_leads(std::string_view school) {
  std::string plain = stripped(school);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view word : {" in", " on", " class of", " graduated", " since"}) {
      if (plain.size() <= word.size() || !text::fold(plain).ends_with(word)) continue;
      plain = stripped(std::string_view(plain).substr(0, plain.size() - word.size()));
      again = true;
    }
  }
  for (const std::string_view word : {"from ", "at ", "attended ", "graduated from "}) {
    if (text::starts_with_ignoring_case(plain, word)) plain.erase(0, word.size());
  }
  return plain;
}

// "Some college": what was done, and no school.
bool is_no_name(std::string_view part) {
  const std::string folded = text::fold(part);
  return std::ranges::any_of(
      std::to_array<std::string_view>({"some college", "college course", "college credit",
                                       "college level", "some university", "attended college"}),
      [&](std::string_view words) { return folded.starts_with(words); });
}

// "Stanford, CA": a town that a school goes by.
bool is_town(const std::vector<StudyPart>& parts, std::size_t at, const Lore& lore) {
  if (at + 1 >= parts.size() || has_school_word(parts[at].text, lore.vocabulary)) return false;
  const std::string_view next = parts[at + 1].text;
  const auto state = lore.places.find_state(next.substr(0, next.find(' ')));
  return state && lore.places.find_city(parts[at].text, *state);
}

}  // namespace

std::vector<StudyPart> study_parts(std::string_view text, std::size_t from,
                                   const Vocabulary& vocabulary) {
  std::vector<StudyPart> parts;
  std::size_t begin = from;
  int brackets = 0;
  const auto finish = [&](std::size_t end) {
    std::string part = stripped(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back({std::move(part), begin, end});
  };
  for (std::size_t at = from; at < text.size();) {
    brackets = std::max(0, brackets + (text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0));
    const bool closed = brackets > 0 && text.find(')', at) != std::string_view::npos;
    const std::size_t mark =
        closed ? 0 : mark_at(text, at, text.substr(begin, at - begin), vocabulary);
    if (mark == 0) {
      ++at;
      continue;
    }
    finish(at);
    at += mark;
    begin = at;
  }
  finish(text.size());
  return parts;
}

bool names_school(std::string_view part, const Lore& lore) {
  return (has_school_word(part, lore.vocabulary) || goes_by_own_name(part, lore)) &&
         !is_no_name(part);
}

std::optional<std::string> school_in(std::string_view text, const Lore& lore) {
  const bool has_degree = find_degree(text).has_value();
  const std::vector<StudyPart> parts = study_parts(text, 0, lore.vocabulary);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string& part = parts[i].text;
    if (!names_school(part, lore) || is_town(parts, i, lore)) continue;
    const auto inner = find_degree(part);
    // "High School Diploma" and "School of Nursing certificate" name a degree and no school.
    if (inner && inner->level == "high-school" &&
        text::find_ignoring_case(part, "diploma") != std::string::npos)
      continue;
    if (inner && inner->level != "high-school" && has_degree) {
      const std::size_t in = part.find(" in ");
      if (in != std::string::npos && !names_school(part.substr(in), lore)) continue;
    }
    std::string school = without_leads(part);
    // "University of California, Davis": the town is part of the name.
    const bool system = has_phrase(words_in(school), lore.vocabulary.school_systems, true);
    const bool campus = i + 1 < parts.size() && count_words(parts[i + 1].text) <= 2 &&
                        text.substr(parts[i].end).starts_with(',') &&
                        !(i + 2 < parts.size() && lore.places.find_state(parts[i + 2].text)) &&
                        !lore.places.find_state(parts[i + 1].text) &&
                        lore.places.find_dominant_city(parts[i + 1].text);
    if (system && campus) school += ", " + parts[i + 1].text;
    return school;
  }
  return std::nullopt;
}

bool is_aside(std::string_view part) {
  if (part.empty() || text::is_digit(part[0])) return true;
  const std::string folded = text::fold(part);
  constexpr auto words = std::to_array<std::string_view>(
      {"cum laude",   "honor",       "honour",    "gpa",         "dean's",     "minor",
       "distinction", "expected",    "graduat",   "anticipated", "conferred",  "completed",
       "online",      "class of",    "credits",   "credit hour", "accredited", "concentration",
       "emphasis",    "in progress", "transfer",  "coursework",  "valedictor", "thesis",
       "present",     "evaluat",     "equivalen", "hours"});
  return std::ranges::any_of(words, [&](std::string_view word) { return folded.contains(word); });
}

bool names_field(std::string_view part, const Vocabulary& vocabulary) {
  return std::ranges::any_of(words_in(part), [&](const std::string& word) {
    return vocabulary.field_words.contains(word);
  });
}

bool may_be_school(std::string_view part, const Lore& lore) {
  return !part.empty() && text::is_capital(part[0]) && count_words(part) <= 6 &&
         std::ranges::none_of(part, text::is_digit) && !is_aside(part) &&
         !names_field(part, lore.vocabulary) && !lore.places.find_state(part) &&
         !lore.places.find_country(part) && !lore.places.find_dominant_city(part);
}

bool is_head_of_schools(std::string_view line) {
  constexpr auto labels = std::to_array<std::string_view>({"degree",
                                                           "degrees",
                                                           "course",
                                                           "courses",
                                                           "certificate",
                                                           "class",
                                                           "exam",
                                                           "examination",
                                                           "board",
                                                           "university",
                                                           "institute",
                                                           "institution",
                                                           "school",
                                                           "college",
                                                           "year",
                                                           "passing",
                                                           "of",
                                                           "percentage",
                                                           "marks",
                                                           "cgpa",
                                                           "gpa",
                                                           "sgpa",
                                                           "grade",
                                                           "division",
                                                           "no",
                                                           "sno",
                                                           "qualification",
                                                           "stream",
                                                           "name",
                                                           "the",
                                                           "passed",
                                                           "obtained",
                                                           "aggregate",
                                                           "subject",
                                                           "subjects",
                                                           "discipline",
                                                           "and",
                                                           "score",
                                                           "duration",
                                                           "period",
                                                           "result",
                                                           "location",
                                                           "date",
                                                           "completion",
                                                           "specialization",
                                                           "performance",
                                                           "universities",
                                                           "sl",
                                                           "graduation",
                                                           "qualifications",
                                                           "standard",
                                                           "in",
                                                           "s",
                                                           "major"});
  std::string folded = text::fold(line);
  if (std::ranges::any_of(folded, text::is_digit)) return false;
  for (char& c : folded) c = text::is_alpha(c) ? c : ' ';
  std::size_t count = 0;
  for (const std::string_view word : text::split(folded, ' ')) {
    if (word.empty()) continue;
    if (std::ranges::find(labels, word) == labels.end()) return false;
    ++count;
  }
  return count >= 3;
}

}  // namespace medtech::resume
