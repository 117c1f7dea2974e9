// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/named_papers.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace medtech::resume {

namespace {

// A word of a line, and the same for comparing.
struct PaperWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string folded;  // without marks at its ends
  bool capital = false;
  bool closes = false;  // a mark stands behind it
};

constexpr auto paper_nouns = std::to_array<std::string_view>(
    {"certificate", "certification", "license", "licence", "licensure", "credential"});
constexpr auto held_words = std::to_array<std::string_view>({"certified", "licensed"});
constexpr auto words_between = std::to_array<std::string_view>(
    {"of", "in", "and", "for", "the", "on", "to", "&", "-", "with"});

template <std::size_t Size>
bool is_among(std::string_view word, const std::array<std::string_view, Size>& words) {
  return std::ranges::find(words, word) != words.end();
}

std::string plain_word(std::string_view word) {
  const auto is_mark = [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !text::is_alnum(c) && c != '+' && c != '&' &&
           c != '#';
  };
  while (!word.empty() && is_mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_mark(word.back())) word.remove_suffix(1);
  return text::fold(word);
}

std::vector<PaperWord> words_of(std::string_view text, std::size_t from, std::size_t to) {
  std::vector<PaperWord> words;
  for (std::size_t at = from; at < to;) {
    while (at < to && text::is_space(text[at])) ++at;
    std::size_t end = at;
    while (end < to && !text::is_space(text[end])) ++end;
    if (end > at) {
      const std::string_view word = text.substr(at, end - at);
      const std::size_t letter = word.find_first_not_of("(\"'*-");
      words.push_back({at, end, plain_word(word),
                       letter != std::string_view::npos &&
                           (text::is_capital(word[letter]) || text::is_digit(word[letter])),
                       word.back() == ')' || word.back() == ':' || word.back() == '.'});
    }
    at = end;
  }
  return words;
}

// Parts of a line between the marks that lists are parted by, outside brackets.
std::vector<PaperAt> parts_of_list(std::string_view text, std::size_t from) {
  std::vector<PaperAt> parts;
  std::size_t begin = from;
  int depth = 0;
  const auto finish = [&](std::size_t end, std::size_t next) {
    if (end > begin) parts.push_back({begin, end});
    begin = next;
  };
  for (std::size_t at = from; at < text.size(); ++at) {
    const char c = text[at];
    depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
    const bool blank_next = at + 1 >= text.size() || text::is_space(text[at + 1]);
    if (c == '\t' || c == '|' || c == ';' || c == '*' || (c == ',' && depth == 0)) {
      finish(at, at + 1);
    } else if (c == '.' && blank_next && at >= 3 &&
               (text[at - 1] == ')' ||
                (text::is_alnum(text[at - 1]) && text::is_alnum(text[at - 2]) &&
                 text::is_alnum(text[at - 3])))) {
      finish(at, at + 1);
    } else if (text.substr(at).starts_with(" • ") || text.substr(at).starts_with(" · ")) {
      finish(at, at + 3);
    }
  }
  finish(text.size(), text.size());
  return parts;
}

// What stands between the dates of a part.
std::vector<PaperAt> between_dates(const Entry& entry, PaperAt part) {
  std::vector<PaperAt> parts;
  std::size_t begin = part.begin;
  for (const FoundSpan& found : entry.spans) {
    if (found.begin < begin || found.begin >= part.end) continue;
    if (found.begin > begin) parts.push_back({begin, found.begin});
    begin = std::min(found.end, part.end);
  }
  if (part.end > begin) parts.push_back({begin, part.end});
  return parts;
}

// Whether a part says anything beside its dates.
bool names_more(const Entry& entry, const PaperAt& part) {
  return std::ranges::any_of(between_dates(entry, part), [&](const PaperAt& between) {
    return std::ranges::any_of(
        std::string_view(entry.text).substr(between.begin, between.end - between.begin),
        text::is_alpha);
  });
}

// How many words from one on are a certificate's name in general use; 0 for none.
std::size_t general_name(const std::vector<PaperWord>& words, std::size_t at,
                         const Vocabulary& vocabulary) {
  constexpr std::size_t longest = 5;
  for (std::size_t size = std::min(longest, words.size() - at); size > 0; --size) {
    std::string name;
    for (std::size_t i = at; i < at + size; ++i)
      name += (name.empty() ? "" : " ") + words[i].folded;
    if (vocabulary.papers.contains(name)) return size;
  }
  return 0;
}

// "CPR & First Aid certified": nothing but general names, and words that fill up.
bool is_general(std::string_view text, const Vocabulary& vocabulary) {
  std::string spaced(text);
  for (char& c : spaced) c = c == '/' || c == '(' || c == ')' || c == '-' ? ' ' : c;
  const std::vector<PaperWord> words = words_of(spaced, 0, spaced.size());
  std::size_t named = 0;
  for (std::size_t i = 0; i < words.size();) {
    if (const std::size_t size = general_name(words, i, vocabulary); size > 0) {
      ++named;
      i += size;
    } else if (words[i].folded.empty() || words[i].folded == "&" ||
               vocabulary.paper_fillers.contains(words[i].folded)) {
      ++i;
    } else {
      return false;
    }
  }
  return named > 0;
}

// Words that a certificate's name ends before: of numbers, dates, and who gave it.
bool ends_name(const PaperWord& word) {
  return word.folded.empty() || word.folded.starts_with('#') || text::is_digit(word.folded[0]) ||
         word.folded == "no" || word.folded == "number" || word.folded == "from" ||
         word.folded == "by" || word.folded == "through" || word.folded == "at" ||
         word.folded == "since" || word.folded == "with";
}

// Looks for certificates by the words of one part of a line.
class PartReader {
 public:
  PartReader(const std::vector<PaperWord>& words, PaperPlace place, const Vocabulary& vocabulary)
      : words_(words),
        place_(place),
        strict_(place == PaperPlace::elsewhere),
        vocabulary_(vocabulary) {}

  [[nodiscard]] std::optional<PaperAt> read() const {
    for (std::size_t k = 0; k < words_.size(); ++k) {
      if (is_among(words_[k].folded, paper_nouns)) {
        if (auto found = by_noun(k)) return found;
      }
      if (is_among(words_[k].folded, held_words)) {
        if (auto found = by_held(k)) return found;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] PaperAt from_to(std::size_t first, std::size_t last) const {
    return {words_[first].begin, words_[last].end};
  }

  [[nodiscard]] bool is_name_word(std::size_t i) const {
    return words_[i].capital || is_among(words_[i].folded, words_between);
  }

  // The last word of a name that goes on from one: capitals, and small words between them.
  [[nodiscard]] std::size_t end_of_name(std::size_t from) const {
    std::size_t last = from;
    for (std::size_t i = from + 1; i < words_.size(); ++i) {
      if (words_[i - 1].closes || (ends_name(words_[i]) && !(words_[i].capital && i == from + 1)) ||
          !is_name_word(i))
        break;
      if (words_[i].capital) last = i;
    }
    return last;
  }

  // "Pesticide Applicator Certificate", "Certificate in Health Informatics"
  [[nodiscard]] std::optional<PaperAt> by_noun(std::size_t k) const {
    const bool names_before =
        std::ranges::any_of(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(k),
                            [this](const PaperWord& word) {
                              return std::ranges::any_of(word.folded, text::is_alpha) &&
                                     !vocabulary_.paper_kinds.contains(word.folded) &&
                                     !is_among(word.folded, words_between);
                            });
    const bool last = k + 1 == words_.size();
    const bool told_behind =
        !last && (words_[k].closes || is_among(words_[k + 1].folded, words_between) ||
                  words_[k + 1].folded == ":" || words_[k + 1].folded == "as" ||
                  words_[k + 1].folded.empty());
    constexpr std::size_t most_before = 7;
    if (names_before && k <= most_before &&
        (last || words_[k].closes || ends_name(words_[k + 1]) || told_behind ||
         place_ == PaperPlace::listed)) {
      if (!may_begin(k)) return std::nullopt;
      const std::size_t end = told_behind && !last ? end_of_subject(k) : k;
      return from_to(0, end);
    }
    if (names_before || !told_behind || k + 1 >= words_.size()) return std::nullopt;
    const std::size_t end = end_of_subject(k);
    const bool names_behind = std::ranges::any_of(
        words_.begin() + static_cast<std::ptrdiff_t>(k) + 1,
        words_.begin() + static_cast<std::ptrdiff_t>(end) + 1, [](const PaperWord& word) {
          return word.folded.size() > 1 && !is_among(word.folded, words_between) &&
                 word.folded != "completion" && word.folded != "achievement";
        });
    if (!names_behind || (strict_ && !words_[k].capital)) return std::nullopt;
    return from_to(k > 0 && vocabulary_.paper_kinds.contains(words_[0].folded) ? 0 : k, end);
  }

  // What it is in, up to a number or who gave it.
  [[nodiscard]] std::size_t end_of_subject(std::size_t k) const {
    std::size_t end = k;
    for (std::size_t i = k + 1; i < words_.size(); ++i) {
      if (!words_[i].folded.empty() && ends_name(words_[i])) break;
      if (strict_ && !is_name_word(i) && words_[i].folded != "as") break;
      if (!words_[i].folded.empty() && !is_among(words_[i].folded, words_between)) end = i;
    }
    return end;
  }

  // A name's first word, not one that tells what was done: "Implemented", "maintain".
  [[nodiscard]] bool may_begin(std::size_t k) const {
    const PaperWord& first = words_[0];
    if (place_ == PaperPlace::listed) return true;
    if (!first.capital) return false;
    if (first.folded == "i") return false;
    const bool done = first.folded.ends_with("ed") && first.folded != "advanced" &&
                      !is_among(first.folded, held_words) && first.folded != "registered";
    const bool all_named = std::ranges::all_of(
        words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(k), [](const PaperWord& word) {
          return word.capital || word.folded.empty() || is_among(word.folded, words_between);
        });
    return !done && all_named;
  }

  // "OSHA certified", "Certified Medical Office Manager", "Microsoft Certified Professional"
  [[nodiscard]] std::optional<PaperAt> by_held(std::size_t k) const {
    // "Association of Certified Fraud Examiners"
    if (k > 0 && words_[k - 1].folded == "of") return std::nullopt;
    std::size_t first = k;
    constexpr std::size_t most_before = 6;
    // What stands before "licensed" tells of the person.
    const bool of_person = words_[k].folded == "licensed";
    while (!of_person && first > 0 && k - first < most_before && !words_[first - 1].closes &&
           is_name_word(first - 1) && words_[first - 1].folded != "with" &&
           words_[first - 1].folded != "to")
      --first;
    while (first < k && !words_[first].capital) ++first;
    const std::size_t end = end_of_name(k);
    if (end > k) {
      const bool next = words_[k + 1].capital;
      if (next) return from_to(first, end);
    }
    if (first < k) return from_to(first, std::max(end, k));
    // "Pork Check off certified"
    constexpr std::size_t most_words = 5;
    if (place_ == PaperPlace::listed && k > 0 && k + 1 == words_.size() && k <= most_words)
      return from_to(0, k);
    // "Licensed property and casualty adjuster", an item of a list
    constexpr std::size_t longest_item = 7;
    if (place_ == PaperPlace::listed && k == 0 && words_.size() > 1 &&
        words_.size() <= longest_item)
      return from_to(0, words_.size() - 1);
    return std::nullopt;
  }

  const std::vector<PaperWord>& words_;
  PaperPlace place_;
  bool strict_;
  const Vocabulary& vocabulary_;
};

// "Certified Public Accountant (CA License" of "… (CA License # 113687)"
PaperAt without_open_bracket(std::string_view text, PaperAt paper) {
  const std::string_view name = text.substr(paper.begin, paper.end - paper.begin);
  const std::size_t bracket = name.rfind('(');
  if (bracket != std::string_view::npos && bracket > 0 && !name.substr(bracket).contains(')'))
    paper.end = paper.begin + text::trim(name.substr(0, bracket)).size();
  return paper;
}

std::optional<PaperAt> paper_in(const Entry& entry, PaperAt part, PaperPlace place,
                                const Vocabulary& vocabulary) {
  const std::string_view text =
      std::string_view(entry.text).substr(part.begin, part.end - part.begin);
  const std::string folded = text::fold(text);
  if (std::ranges::any_of(vocabulary.not_papers,
                          [&](const std::string& word) { return folded.contains(word); }))
    return std::nullopt;
  const std::vector<PaperWord> words = words_of(entry.text, part.begin, part.end);
  if (words.empty()) return std::nullopt;
  if (is_general(text, vocabulary)) {
    const bool stands = place != PaperPlace::name || is_in_capitals(text) || words.size() > 1;
    return stands ? std::optional(PaperAt{words.front().begin, words.back().end}) : std::nullopt;
  }
  return place == PaperPlace::name ? std::nullopt : PartReader(words, place, vocabulary).read();
}

}  // namespace

std::vector<PaperAt> find_named_papers(const Entry& entry, std::size_t from, PaperPlace place,
                                       const Vocabulary& vocabulary) {
  std::vector<PaperAt> papers;
  const std::vector<PaperAt> parts = parts_of_list(entry.text, from);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    PaperAt whole = parts[i];
    // "Certificate, Power Equipment Repairer": what it is of stands behind the comma.
    const std::string alone = plain_word(
        text::trim(std::string_view(entry.text).substr(whole.begin, whole.end - whole.begin)));
    const bool of_next = is_among(alone, paper_nouns) && i + 1 < parts.size() &&
                         entry.text[whole.end] == ',' && names_more(entry, parts[i + 1]) &&
                         (place == PaperPlace::listed || place == PaperPlace::education);
    if (of_next) {
      whole.end = parts[++i].end;
      const PaperAt named = between_dates(entry, whole).front();
      const std::size_t end =
          named.begin +
          text::trim(std::string_view(entry.text).substr(named.begin, named.end - named.begin))
              .size();
      papers.push_back({named.begin, end, whole.begin, whole.end});
      continue;
    }
    for (const PaperAt part : between_dates(entry, whole)) {
      if (auto found = paper_in(entry, part, place, vocabulary)) {
        found->from = whole.begin;
        found->until = whole.end;
        papers.push_back(without_open_bracket(entry.text, *found));
      }
    }
  }
  return papers;
}

bool is_list_of_papers(const Entry& entry, std::size_t from, const Vocabulary& vocabulary) {
  const std::size_t papers = find_named_papers(entry, from, PaperPlace::listed, vocabulary).size();
  return papers > 1 && papers >= parts_of_list(entry.text, from).size();
}

bool is_mixed_heading(std::string_view heading, const Vocabulary& vocabulary) {
  const std::string folded = text::fold(heading);
  return std::ranges::any_of(vocabulary.beside_papers,
                             [&](const std::string& word) { return folded.contains(word); });
}

bool is_schooling(const Entry& entry, const PaperAt& paper, std::span<const Education> schools) {
  const std::string folded =
      text::fold(std::string_view(entry.text).substr(paper.begin, paper.end - paper.begin));
  return folded.contains("certificate") && std::ranges::any_of(schools, [&](const Education& each) {
           constexpr std::size_t beside = 1;  // lines
           return each.level == "certificate" && each.school && each.line <= entry.line + beside &&
                  entry.line <= each.line + beside;
         });
}

std::string without_list_mark(std::string text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 0 && digits <= 2 && digits + 1 < text.size() &&
      (text[digits] == '.' || text[digits] == ')') && !text::is_digit(text[digits + 1]))
    text = std::string(text::trim(std::string_view(text).substr(digits + 1)));
  if (text.starts_with('(') && std::ranges::count(text, '(') > std::ranges::count(text, ')'))
    text.erase(0, 1);
  return text;
}

bool tells_of_paper(std::string_view text) {
  const std::vector<PaperWord> words = words_of(text, 0, text.size());
  return words.size() > 1 && is_among(words[0].folded, paper_nouns) && !words[0].closes &&
         !words[1].capital && !words[1].folded.empty() &&
         !is_among(words[1].folded, words_between) && words[1].folded != "as";
}

bool is_same_paper(std::string_view left, std::string_view right, const Vocabulary& vocabulary) {
  const auto telling = [&vocabulary](std::string_view text) {
    std::string spaced(text);
    for (char& c : spaced) c = c == '/' || c == '(' || c == ')' || c == '-' ? ' ' : c;
    std::vector<std::string> words;
    for (const PaperWord& word : words_of(spaced, 0, spaced.size())) {
      if (word.folded.size() > 1 && !vocabulary.paper_fillers.contains(word.folded))
        words.push_back(word.folded);
    }
    std::ranges::sort(words);
    return words;
  };
  const auto first = telling(left);
  return !first.empty() ? first == telling(right) : text::equal_ignoring_case(left, right);
}

std::size_t behind_paper_label(std::string_view text, const Vocabulary& vocabulary) {
  constexpr std::size_t longest = 40;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > longest || colon + 1 >= text.size())
    return 0;
  const auto heading = vocabulary.find_heading(text.substr(0, colon));
  // One alone tells what it is that stands behind: "Certification : Six Sigma".
  const std::string label = text::fold(text::trim(text.substr(0, colon)));
  const bool several = label.ends_with('s') || label.contains('/') || label.contains(" and ");
  return heading && heading->kind == SectionKind::credentials && several ? colon + 1 : 0;
}

}  // namespace medtech::resume
