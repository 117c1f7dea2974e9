// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/passage.hpp"

#include "core/base/text.hpp"
#include "core/base/utf8.hpp"
#include "core/document/tidy.hpp"
#include "core/resume/degrees.hpp"
#include "core/resume/wrapped_dates.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace medtech::resume {

namespace {

using document::Document;
using document::Format;
using document::Line;

bool begins_small(std::string_view text) {
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z';
}

bool looks_like_address(std::string_view text) {
  return text.find('@') != std::string_view::npos || text.starts_with("http") ||
         text.starts_with("www.") || text.contains(".com");
}

double left_of(const Line& line) {
  return line.box ? line.box->left : 5.0 * static_cast<double>(line.indent);
}

// Where a line ends: points on its page, or characters.
double right_of(const Line& line) {
  return line.box ? line.box->right : static_cast<double>(line.indent + line.text.size());
}

/// How far lines reach: a word that would have fitted into the line before was not wrapped.
class Margins {
 public:
  explicit Margins(const Document& document) {
    for (const Line& line : document.lines) {
      double& right = rights_[{line.page, line.column}];
      right = std::max(right, right_of(line));
      longest_ = std::max(longest_, right_of(line));
    }
    // A text file whose lines are as long as their paragraphs wraps nothing.
    wraps_ = document.format == Format::pdf || (longest_ > 40 && longest_ < 130);
  }

  [[nodiscard]] bool wraps() const { return wraps_; }

  /// Whether the first word of `line` had room behind `before`.
  [[nodiscard]] bool had_room(const Line& before, const Line& line) const {
    const std::string_view text = document::without_bullet(line.text);
    const std::size_t first = std::min(text.find_first_of(" \t"), text.size());
    const double letters = static_cast<double>(std::max<std::size_t>(before.text.size(), 1));
    const double letter = before.box ? (before.box->right - before.box->left) / letters : 1;
    const double needed = letter * static_cast<double>(first + 1);
    return right_of(before) + needed < rights_.at({before.page, before.column}) - 0.5 * letter;
  }

 private:
  std::map<std::pair<int, int>, double> rights_;
  double longest_ = 0;
  bool wraps_ = false;
};

bool has_range(const std::string& text) {
  return std::ranges::any_of(find_spans(text), &FoundSpan::range);
}

bool ends_open(std::string_view text) {
  for (const std::string_view end :
       {",", "&", "/", " and", " of", " the", " for", " in", " with", " to", " a", " or", "-"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

// A name of a school that the line before has not begun: "State University" below a degree. Of
// "Sample Community" and "College, 2014" the second begins with the word.
bool begins_school(std::string_view before, std::string_view line, const Vocabulary& vocabulary) {
  const auto first_school_word = [&](std::string_view text) {
    std::size_t number = 0;
    for (const std::string_view word : text::split(text, ' ')) {
      std::string folded = text::fold(word);
      std::erase_if(folded, [](char c) { return !text::is_alnum(c); });
      if (vocabulary.school_words.contains(folded)) return number;
      ++number;
    }
    return std::string_view::npos;
  };
  const std::size_t here = first_school_word(line);
  if (here == std::string_view::npos || first_school_word(before) != std::string_view::npos)
    return false;
  return here > 0 || text::starts_with_ignoring_case(
                         line.substr(std::min(line.find(' '), line.size())), " of ");
}

// A degree below another one.
bool begins_degree(std::string_view before, std::string_view line) {
  const auto degree = find_degree(line);
  return degree && degree->begin == 0 && find_degree(before);
}

// "Certifications: CBET, 2021"
bool has_inline_heading(std::string_view line, const Vocabulary& vocabulary) {
  constexpr std::size_t longest = 45;
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon > longest) return false;
  const auto heading = vocabulary.find_heading(line.substr(0, colon));
  return heading && !heading->weak;
}

// A date, and nothing else that tells of more.
bool is_date_line(std::string_view line) {
  const std::vector<FoundSpan> spans = find_spans(line);
  if (spans.empty()) return false;
  constexpr std::size_t most_beside = 4;  // brackets and blanks
  return spans.back().end - spans.front().begin + most_beside >= line.size();
}

bool ends_with_date(std::string_view line) {
  const std::vector<FoundSpan> spans = find_spans(line);
  return !spans.empty() && spans.back().end + 1 >= line.size();
}

// What heads a job or a school rather than ends a sentence: "Lab Assistant, Sample Hospital, Reno,
// NV", or anything that a line of dates follows. `next` is the line behind it, or null; before it
// something may have come to its end.
bool looks_like_head(std::string_view line, bool behind_end, const Line* next,
                     const Vocabulary& vocabulary) {
  constexpr std::size_t most_words = 14;
  if (line.ends_with('.') || line.ends_with(';') || count_words(line) > most_words) return false;
  if (behind_end && next != nullptr && !next->item && is_date_line(next->text)) return true;
  const std::vector<std::string_view> parts = text::split(line, ',');
  if (parts.size() < 2 && count_words(line) > 5) return false;
  const auto last_word_in = [](std::string_view part, const WordSet& set) {
    const std::string folded = text::fold(text::trim(part));
    return set.contains(folded.substr(folded.rfind(' ') + 1));
  };
  const std::string_view last = text::trim(parts.back());
  const bool state =
      parts.size() > 2 && last.size() == 2 && is_in_capitals(std::string(last) + "X");
  const bool title = last_word_in(parts.front(), vocabulary.title_heads);
  // A title is one behind what is finished: a sentence, an item.
  return state || (title && behind_end && (parts.size() > 1 || count_words(line) > 1));
}

// Whether a line goes on with the one before, which was too long. `item` is the line whose mark of
// a list is in force, or null; `next` the one behind.
bool goes_on(const Line& before, const Line& line, const Line* item, const Line* next,
             const Margins& margins, const Vocabulary& vocabulary) {
  if (line.item || line.gap || line.column != before.column || line.heading > 0 ||
      before.heading > 0 || line.page != before.page || line.bold != before.bold)
    return false;
  if (line.size > 0 && before.size > 0 && std::abs(line.size - before.size) > 0.6) return false;
  if (before.text.contains('\t') || looks_like_address(before.text) ||
      looks_like_address(line.text))
    return false;
  if (is_in_capitals(before.text) != is_in_capitals(line.text) && !ends_open(before.text))
    return false;
  if (vocabulary.find_heading(before.text)) return false;
  if (const auto heading = vocabulary.find_heading(line.text); heading && !heading->weak)
    return false;
  if (begins_small(line.text) || ends_open(before.text)) return true;
  if (has_inline_heading(line.text, vocabulary) || begins_degree(before.text, line.text))
    return false;
  if (margins.had_room(before, line)) return false;
  // What begins left of the mark of a list on its page is none of that item.
  if (item != nullptr && line.box && left_of(line) < left_of(*item) - 3) return false;
  // In plain text short lines are ended on purpose.
  constexpr std::size_t shortest_full_line = 60;
  if (item == nullptr && !before.box && before.text.size() < shortest_full_line) return false;
  if (item == nullptr && begins_school(before.text, line.text, vocabulary)) return false;
  if (item != nullptr && left_of(line) > left_of(*item) + (line.box ? 3 : 0)) return true;
  const bool behind_end = item != nullptr || before.text.ends_with('.');
  if (ends_with_date(before.text) || looks_like_head(line.text, behind_end, next, vocabulary))
    return false;
  if (has_range(before.text) || has_range(line.text)) return false;
  if (before.text.ends_with('.') && item == nullptr && before.text.size() < 60) return false;
  return item != nullptr || !is_in_capitals(line.text);
}

// Adds the text of a line that was wrapped.
void append(Entry& entry, std::string_view text) {
  const bool hyphen = entry.text.ends_with('-') && entry.text.size() > 1 &&
                      text::is_alpha(entry.text[entry.text.size() - 2]);
  if (!hyphen) entry.text += ' ';
  entry.text += text;
  entry.caps = is_in_capitals(entry.text);
  entry.spans = find_spans(entry.text);
}

/// Makes entries of lines, one after the other.
class PassageMaker {
 public:
  PassageMaker(const Document& document, const Vocabulary& vocabulary)
      : vocabulary_(vocabulary),
        margins_(document),
        pdf_(document.format == Format::pdf),
        may_wrap_(pdf_ || document.format == Format::text || document.format == Format::markdown) {}

  /// `next` is the line behind it, or null.
  void add(const Line& line, std::size_t number, const Line* next) {
    if (before_ != nullptr && take_rest_of_range(entries_.back(), line)) {
      before_ = &line;
      item_ = nullptr;
      return;
    }
    if (is_below(line)) {
      if (const auto rest = take_wrapped_end(entries_.back(), line)) {
        if (!rest->empty()) append(entries_.back(), *rest);
        before_ = &line;
        return;
      }
    }
    const std::optional<std::string> rest = behind_date(line);
    if (rest && (rest->empty() || ends_open(before_->text) || begins_small(*rest))) {
      if (!rest->empty()) append(entries_.back(), *rest);
      before_ = &line;
      return;
    }
    if (!rest && may_wrap_ && margins_.wraps() && before_ != nullptr &&
        goes_on(*before_, line, item_, next, margins_, vocabulary_)) {
      append(entries_.back(), line.text);
      before_ = &line;
      return;
    }
    add_entry(line, number, rest);
  }

  std::vector<Entry> take() { return std::move(entries_); }

 private:
  // Whether a line comes behind another one of its page and column.
  [[nodiscard]] bool is_below(const Line& line) const {
    return before_ != nullptr && before_->page == line.page && before_->column == line.column;
  }

  // What stands behind the end of a date that was wrapped in the margin.
  std::optional<std::string> behind_date(const Line& line) {
    if (!is_below(line) || line.gap || !(pdf_ || before_->text.contains('\t'))) return std::nullopt;
    if (const auto rest = take_end_of_date(entries_.back(), line.text))
      return document::tidy(*rest);
    return std::nullopt;
  }

  void add_entry(const Line& line, std::size_t number, const std::optional<std::string>& rest) {
    Entry entry;
    entry.line = number;
    entry.text = document::without_bullet(rest ? *rest : line.text);
    entry.item = rest ? document::has_bullet(*rest) : line.item;
    entry.gap = line.gap;
    entry.bold = line.bold;
    entry.meaning = line.meaning;
    entry.size = line.size;
    entry.page = line.page;
    entry.column = line.column;
    entry.indent = line.indent;
    entry.caps = is_in_capitals(entry.text);
    entry.spans = find_spans(entry.text);
    item_ = entry.item ? &line : nullptr;
    before_ = &line;
    entries_.push_back(std::move(entry));
  }

  const Vocabulary& vocabulary_;
  const Margins margins_;
  const bool pdf_;
  const bool may_wrap_;
  const Line* before_ = nullptr;
  const Line* item_ = nullptr;  // whose mark of a list is in force
  std::vector<Entry> entries_;
};

}  // namespace

const FoundSpan* Entry::span() const {
  const auto range = std::ranges::find_if(spans, &FoundSpan::range);
  if (range != spans.end()) return &*range;
  return spans.empty() ? nullptr : &spans.front();
}

std::string Entry::without_span() const {
  const FoundSpan* found = span();
  if (found == nullptr) return stripped(text);
  std::string before = text.substr(0, found->begin);
  std::string behind = text.substr(found->end);
  // Brackets and words that only held the dates.
  const auto drop_end = [&](std::string_view word) {
    const std::string_view trimmed = text::trim(before);
    if (trimmed.size() >= word.size() &&
        text::equal_ignoring_case(trimmed.substr(trimmed.size() - word.size()), word) &&
        (trimmed.size() == word.size() ||
         !text::is_alnum(trimmed[trimmed.size() - word.size() - 1])))
      before = std::string(trimmed.substr(0, trimmed.size() - word.size()));
  };
  for (const std::string_view word :
       {"(", "[", "from", "dates:", "date:", "dates of employment:", "employed",
        "dates employed:", "since", "period:", "duration:"})
    drop_end(word);
  while (!behind.empty() && (behind[0] == ')' || behind[0] == ']' || behind[0] == '.'))
    behind.erase(0, 1);
  before = stripped(before);
  behind = stripped(behind);
  if (before.empty()) return behind;
  if (behind.empty()) return before;
  return before + '\t' + behind;
}

bool is_in_capitals(std::string_view text) {
  std::size_t capitals = 0;
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') return false;
    capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
  }
  return capitals >= 3;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = text::is_space(c);
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

std::string stripped(std::string_view text) {
  constexpr std::string_view marks = " \t,|;:-/~*_";
  constexpr auto wide = std::to_array<std::string_view>(
      {"–", "—", "•", "·", "|", "−", "●", "▪", "■", "\xC2\xA0", "►", "―", "()", "[]", "»"});
  bool again = true;
  while (again && !text.empty()) {
    again = false;
    if (marks.contains(text.front())) {
      text.remove_prefix(1);
      again = true;
      continue;
    }
    if (marks.contains(text.back())) {
      text.remove_suffix(1);
      again = true;
      continue;
    }
    for (const std::string_view mark : wide) {
      if (text.starts_with(mark)) {
        text.remove_prefix(mark.size());
        again = true;
      } else if (text.ends_with(mark)) {
        text.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  // A bracket whose partner was cut away.
  if (text.ends_with('(') || (text.ends_with(')') && !text.contains('('))) {
    text.remove_suffix(1);
    return stripped(text);
  }
  if (text.starts_with(')')) return stripped(text.substr(1));
  if (text.starts_with('(') && text.ends_with(')') && text.find(')') + 1 == text.size())
    return stripped(text.substr(1, text.size() - 2));
  return std::string(text);
}

std::vector<Entry> passage_of(const Document& document, const Vocabulary& vocabulary) {
  PassageMaker maker(document, vocabulary);
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    const bool edge =
        line.region == document::Region::header || line.region == document::Region::footer;
    const Line* next = i + 1 < document.lines.size() ? &document.lines[i + 1] : nullptr;
    if (!line.hidden && !(edge && document.format == Format::pdf)) maker.add(line, i, next);
  }
  return maker.take();
}

}  // namespace medtech::resume
