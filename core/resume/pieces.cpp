// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/pieces.hpp"

#include "core/base/text.hpp"
#include "core/resume/passage.hpp"

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

// Grades that stand behind a title: "II", "3", "Sr", "E-5", "GS-11".
bool is_grade(const std::string& word) {
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

constexpr auto strong_marks = std::to_array<std::string_view>(
    {"\t", "|",   " • ", "•",    " · ", "·", " – ", " — ", " - ", "–", "—", "－", "―",
     ";",  " ~ ", " / ", " :: ", " @ ", "●", "▪",   "■",   "│",   "⋄", "◆", "»"});

// Whether a bracket stands open before a place, and is closed behind it.
bool is_in_brackets(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return std::ranges::count(before, '(') > std::ranges::count(before, ')') &&
         text.find(')', at) != std::string_view::npos;
}

// Cuts at the marks that part things, not at dashes inside of words.
std::vector<std::string> cut_at_marks(std::string_view line) {
  std::vector<std::string> parts;
  std::string part;
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    std::size_t mark = 0;
    for (const std::string_view each : strong_marks) {
      if (rest.starts_with(each)) {
        mark = each.size();
        break;
      }
    }
    if (mark > 0 && line[at] != '\t' && is_in_brackets(line, at)) mark = 0;
    if (mark > 0) {
      parts.push_back(stripped(part));
      part.clear();
      at += mark;
    } else {
      part += line[at++];
    }
  }
  parts.push_back(stripped(part));
  std::erase(parts, std::string());
  return parts;
}

class Cutter {
 public:
  explicit Cutter(const Lore& lore) : lore_(lore) {}

  std::vector<Piece> cut(std::string_view line) {
    for (const std::string& part : cut_at_marks(line)) with_places(part);
    return std::move(pieces_);
  }

 private:
  // "Technician, GS-1601-11": grade and hours are no part of the title.
  static std::string without_grade(const std::string& text) {
    for (const std::string_view mark :
         {", GS-", ", GS ", " GS-", " (GS", ", WG-", ", YA-", ", NH-"}) {
      const std::size_t at = text.find(mark);
      if (at != std::string::npos && at > 3 && text.size() - at < 16) return text.substr(0, at);
    }
    // "Tutor (15 hours per week)"
    const std::size_t bracket = text.find(" (");
    if (bracket != std::string::npos && bracket > 2 && text.ends_with(')') &&
        is_beside_the_point(text.substr(bracket)))
      return text.substr(0, bracket);
    return text;
  }

  void add(std::string text, bool place) {
    text = stripped(without_grade(stripped(text)));
    if (text.empty()) return;
    Piece piece;
    piece.text = std::move(text);
    piece.whole = place ? piece.text : whole_;
    piece.place = place;
    if (!place) {
      piece.title = title_score(piece.text, lore_);
      piece.employer = employer_score(piece.text, lore_);
      if (is_lone_place(piece)) piece.place = true;
    }
    pieces_.push_back(std::move(piece));
  }

  // A town or state alone, or work from home.
  [[nodiscard]] bool is_lone_place(const Piece& piece) const {
    // Templates and résumés made anonymous say so.
    if (heading_key(piece.text) == "citystate" || text::equal_ignoring_case(piece.text, "remote") ||
        text::equal_ignoring_case(piece.text, "hybrid") ||
        text::equal_ignoring_case(piece.text, "work from home"))
      return true;
    if (piece.title >= 2 || piece.employer >= 1.5 || count_words(piece.text) > 3) return false;
    if (piece.text.size() > 3 &&
        (lore_.places.find_state(piece.text) || lore_.places.find_country(piece.text)))
      return true;
    return lore_.places.find_dominant_city(piece.text).has_value();
  }

  void with_places(const std::string& part) {
    std::string_view rest = part;
    while (const auto place = find_place(rest, lore_)) {
      whole_ = stripped(rest.substr(0, place->begin));
      with_commas(rest.substr(0, place->begin));
      add(std::string(rest.substr(place->begin, place->end - place->begin)), true);
      rest.remove_prefix(place->end);
    }
    whole_ = stripped(rest);
    with_commas(rest);
  }

  // "Engineer at Company", "Company, Title": cut where one side is a title and the other is none.
  void with_commas(std::string_view part) {
    for (const std::string_view word : {" at ", " with ", " for "}) {
      const std::size_t at = part.find(word);
      if (at == std::string_view::npos) continue;
      const std::string_view left = part.substr(0, at);
      const std::string_view right = part.substr(at + word.size());
      if (title_score(left, lore_) >= 3 && !right.empty() && text::to_upper(right[0]) == right[0] &&
          (word == " at " || employer_score(right, lore_) >= 2)) {
        with_commas(left);
        add(std::string(right), false);
        return;
      }
    }
    for (std::size_t comma = part.find(','); comma != std::string_view::npos;
         comma = part.find(',', comma + 1)) {
      if (is_in_brackets(part, comma)) continue;
      const std::string left = stripped(part.substr(0, comma));
      const std::string right = stripped(part.substr(comma + 1));
      if (left.empty() || right.empty()) continue;
      const std::string key = text::fold(right.substr(0, right.find_first_of(" .,")));
      if (lore_.vocabulary.employer_endings.contains(key)) continue;
      const double left_title = title_score(left, lore_),
                   left_employer = employer_score(left, lore_);
      const double right_title = title_score(right, lore_),
                   right_employer = employer_score(right, lore_);
      const bool title_first = left_title >= 3.5 && right_employer >= 2 &&
                               left_employer < left_title && right_title < 3.5;
      const bool employer_first = right_title >= 3.5 && left_employer >= 1.5 && left_title < 3.5;
      const bool known = right_title >= 4 && left_title < 2 && count_words(left) <= 5;
      if (title_first || employer_first || known) {
        add(left, false);
        with_commas(right);
        return;
      }
    }
    add(std::string(part), false);
  }

  const Lore& lore_;
  std::string whole_;
  std::vector<Piece> pieces_;
};

}  // namespace

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
  if (score > 0 && lore.vocabulary.title_marks.contains(words.front())) score += 0.7;
  if (count > 9) score -= 2;
  if (text.ends_with('.') && count > 4) score -= 2;
  return score;
}

double employer_score(std::string_view text, const Lore& lore) {
  const std::vector<std::string> words = plain_words(text);
  if (words.empty()) return 0;
  const Vocabulary& vocabulary = lore.vocabulary;
  double score = 0;
  std::string last = words.back();
  if (vocabulary.employer_endings.contains(last)) {
    score = 4;
  } else if (has_words_of(words, vocabulary.employer_words, true)) {
    score = 2.5;
  } else if (has_words_of(words, vocabulary.employer_words, false)) {
    score = 1.8;
  }
  if (has_words_of(words, vocabulary.school_words, false)) score = std::max(score, 2.6);
  if (names_known_employer(text, lore)) score = std::max(score, 3.2);
  if (vocabulary.title_heads.contains(last)) score -= 1.2;
  if (words.size() > 10) score -= 2;
  if (text.ends_with('.') && words.size() > 5) score -= 2;
  return score;
}

std::vector<Piece> pieces_of(std::string_view line, const Lore& lore) {
  return Cutter(lore).cut(line);
}

bool is_beside_the_point(std::string_view text) {
  if (text.size() < 2) return true;
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
    if (!folded.contains(word)) continue;
    const bool term = word == "full-time" || word == "full time" || word == "part-time" ||
                      word == "part time" || word == "permanent" || word == "years" ||
                      word == "months" || word == "yrs" || word == "mos" ||
                      word == "responsibilities" || word == "duties";
    if (!term || folded.size() <= word.size() + 14) return true;
  }
  const auto digits = std::ranges::count_if(text, text::is_digit);
  return digits * 2 > static_cast<std::ptrdiff_t>(text.size()) || folded.starts_with("$");
}

}  // namespace medtech::resume
