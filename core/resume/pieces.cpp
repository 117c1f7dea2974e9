// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/pieces.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

namespace {

// Folded words without marks; "R.N." is "rn".
std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::fold(text) + ' ') {
    if (text::is_alnum(c) || c == '\'' || c == '-' || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else if (c != '.' && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

bool has_words_of(const std::vector<std::string>& words, const WordSet& set, bool last_only) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string phrase;
    for (std::size_t j = i; j < std::min(words.size(), i + 4); ++j) {
      if (j > i) phrase += ' ';
      phrase += words[j];
      const bool ends = j + 1 == words.size();
      if ((!last_only || ends) && set.contains(phrase)) return true;
    }
  }
  return false;
}

bool names_known_employer(std::string_view text, const Lore& lore) {
  for (const ontology::Mention& mention : lore.employers.find_in(text)) {
    if (mention.end - mention.begin >= 4 && !mention.weak) return true;
  }
  return false;
}

// "permanent", not in "permanente".
bool contains_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !text::is_alpha(text[at - 1])) &&
        (end >= text.size() || !text::is_alpha(text[end])))
      return true;
  }
  return false;
}

}  // namespace

bool is_grade(std::string_view word) {
  static constexpr auto grades = std::to_array<std::string_view>(
      {"i",        "ii",       "iii",    "iv",       "v",          "vi",        "1",
       "2",        "3",        "4",      "5",        "sr",         "jr",        "level",
       "grade",    "senior",   "junior", "contract", "contractor", "part-time", "full-time",
       "parttime", "fulltime", "prn",    "temp",     "temporary",  "remote",    "nights",
       "days",     "evenings", "shift",  "night",    "day",        "certified", "ascp",
       "travel",   "seasonal", "part",   "time",     "full",       "per",       "diem"});
  if (std::ranges::find(grades, word) != grades.end()) return true;
  return word.size() <= 5 && std::ranges::any_of(word, text::is_digit) &&
         (word.starts_with("e-") || word.starts_with("gs") || word.starts_with("e") ||
          word.starts_with("o-") || word.starts_with("wg"));
}

double title_score(std::string_view text, const Lore& lore) {
  std::vector<std::string> words = plain_words(text.substr(0, text.find('(')));
  if (words.empty()) return 0;
  const std::size_t count = words.size();
  double score = 0;
  while (words.size() > 1 && is_grade(words.back())) words.pop_back();
  const WordSet& heads = lore.vocabulary.title_heads;
  const auto before_of = std::ranges::find_if(words, [](const std::string& word) {
    return word == "of" || word == "for" || word == "to" || word == "in";
  });
  if (heads.contains(words.back())) {
    score = 4;
  } else if (before_of != words.begin() && before_of != words.end() &&
             heads.contains(*(before_of - 1))) {
    score = 4;
  } else if (const std::size_t comma = text.find(',');
             comma != std::string_view::npos && comma > 0 && count <= 8) {
    const std::vector<std::string> first = plain_words(text.substr(0, comma));
    if (!first.empty() && heads.contains(first.back())) score = 3.5;
  }
  if (score == 0 &&
      std::ranges::any_of(words, [&](const std::string& word) { return heads.contains(word); }))
    score = 2.2;
  // "Technician/Driver", "Lab Tech-Lead"
  if (score < 2.2) {
    for (const std::string& word : words) {
      const std::size_t mark = word.find('-');
      if (mark != std::string::npos && heads.contains(word.substr(mark + 1))) score = 2.2;
    }
  }
  // "Business Development (Internship)"
  constexpr double intern = 3;
  if (text::fold(text).ends_with("(internship)") || text::fold(text).ends_with("(intern)"))
    score = std::max(score, intern);
  if (score > 0 && lore.vocabulary.title_marks.contains(words.front())) score += 0.7;
  if (count > 9) score -= 2;
  if (text.ends_with('.') && count > 4) score -= 2;
  return score;
}

namespace {

// "Siemens Healthineers", and nothing else.
bool is_maker(std::string_view text, const Lore& lore) {
  const std::vector<ontology::Mention> mentions = lore.terms.find_in(text);
  return mentions.size() == 1 && mentions[0].begin == 0 && mentions[0].end == text.size() &&
         lore.terms.kind(mentions[0].row) == "manufacturer";
}

}  // namespace

double employer_score(std::string_view text, const Lore& lore) {
  const std::vector<std::string> words = plain_words(text);
  if (words.empty()) return 0;
  const Vocabulary& vocabulary = lore.vocabulary;
  double score = 0;
  const std::string last = words.back();
  // "Sample Management Ltd (SML)" ends before its bracket.
  const std::vector<std::string> before = plain_words(text.substr(0, text.find(" (")));
  if (vocabulary.employer_endings.contains(last) ||
      (!before.empty() && vocabulary.employer_endings.contains(before.back()))) {
    score = 4;
  } else if (has_words_of(words, vocabulary.employer_words, true)) {
    score = 2.5;
  } else if (has_words_of(words, vocabulary.employer_words, false)) {
    score = 1.8;
  }
  if (has_words_of(words, vocabulary.school_words, false)) score = std::max(score, 2.6);
  if (names_known_employer(text, lore)) score = std::max(score, 3.2);
  if (score < 2 && is_maker(text, lore)) score = 2;
  if (vocabulary.title_heads.contains(last)) score -= 1.2;
  if (words.size() > 10) score -= 2;
  if (text.ends_with('.') && words.size() > 5) score -= 2;
  return score;
}

bool is_known_employer(std::string_view text, const Lore& lore) {
  return std::ranges::any_of(lore.employers.find_in(text), [&](const ontology::Mention& mention) {
    return mention.end - mention.begin >= 4 && !mention.weak &&
           lore.employers.kind(mention.row) != "employer-word";
  });
}

bool is_department(std::string_view text, const Lore& lore) {
  constexpr std::size_t longest = 3;
  const std::vector<std::string> words = plain_words(text);
  if (words.empty() || words.size() > longest || words.front() == "the") return false;
  if (is_known_employer(text, lore)) return false;
  for (const std::string_view word : {"lab", "laboratory", "department", "dept", "unit", "service",
                                      "services", "shift", "team", "section", "division"}) {
    if (words.back() == word) return true;
  }
  // "Merry X-Ray" is more than the thing in its name.
  std::size_t letters = 0;
  for (const ontology::Mention& mention : lore.terms.find_in(text)) {
    const std::string_view kind = lore.terms.kind(mention.row);
    const bool name = kind == "manufacturer" || kind == "organization" || kind == "product";
    if (!mention.weak && !name) letters += mention.end - mention.begin;
  }
  return letters * 5 >= text.size() * 3;
}

bool is_street(std::string_view text) {
  const std::vector<std::string> words = plain_words(text);
  constexpr std::size_t longest = 7;
  if (words.empty() || words.size() > longest) return false;
  const auto has_digit = [](std::string_view word) {
    return std::ranges::any_of(word, text::is_digit);
  };
  constexpr auto numbered =
      std::to_array<std::string_view>({"highway", "hwy", "route", "rte", "box"});
  constexpr auto named = std::to_array<std::string_view>(
      {"street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard",
       "blvd", "court", "circle", "terrace", "parkway", "pkwy", "highway", "hwy"});
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool number_behind = i + 1 < words.size() && has_digit(words[i + 1]);
    if (number_behind && std::ranges::find(numbered, words[i]) != numbered.end()) return true;
    if (i > 1 && has_digit(words[0]) && std::ranges::find(named, words[i]) != named.end())
      return true;
  }
  return false;
}

bool is_beside_the_point(std::string_view text) {
  if (text.size() < 2 || is_street(text)) return true;
  const std::string folded = text::fold(text);
  for (const std::string_view word : {"hours per week",
                                      "hours/week",
                                      "hrs/week",
                                      "hrs per week",
                                      "hours a week",
                                      "salary",
                                      "supervisor:",
                                      "series:",
                                      "pay grade",
                                      "pay plan",
                                      "may contact",
                                      "contact supervisor",
                                      "okay to contact",
                                      "ok to contact",
                                      "reason for leaving",
                                      "full-time",
                                      "full time",
                                      "part-time",
                                      "part time",
                                      "duties,",
                                      "this is a federal job",
                                      "http",
                                      "www.",
                                      "@",
                                      "per hour",
                                      "phone:",
                                      "years",
                                      "months",
                                      "yrs",
                                      "mos",
                                      "employment type",
                                      "permanent",
                                      "responsibilities",
                                      "duties",
                                      "gpa"}) {
    const bool term = word == "full-time" || word == "full time" || word == "part-time" ||
                      word == "part time" || word == "permanent" || word == "years" ||
                      word == "months" || word == "yrs" || word == "mos" ||
                      word == "responsibilities" || word == "duties";
    if (!term ? folded.contains(word)
              : folded.size() <= word.size() + 14 && contains_word(folded, word))
      return true;
  }
  const auto digits = std::ranges::count_if(text, text::is_digit);
  return digits * 2 > static_cast<std::ptrdiff_t>(text.size()) || folded.starts_with("$");
}

}  // namespace medtech::resume
