// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/wrapped_dates.hpp"

#include "core/base/text.hpp"
#include "core/document/tidy.hpp"

#include <algorithm>

namespace medtech::resume {

namespace {

using document::Line;

// The first words of a text, with the blanks between them; all of it where it has fewer.
std::string_view first_words(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0; --count) {
    at = text.find_first_not_of(' ', at);
    if (at == std::string_view::npos) return text;
    at = std::min(text.find(' ', at), text.size());
  }
  return text.substr(0, at);
}

// A text that is a range of dates from its first byte to its last.
bool is_range(const std::string& text) {
  const std::vector<FoundSpan> spans = find_spans(text);
  if (spans.size() != 1 || !spans[0].range || spans[0].begin != 0 || spans[0].end != text.size())
    return false;
  const Span& span = spans[0].span;
  return span.present || !span.start || !span.end || span.start->year <= span.end->year;
}

}  // namespace

std::optional<std::string> take_end_of_date(Entry& entry, std::string_view line) {
  if (entry.spans.empty() || entry.spans[0].begin != 0 || entry.item) return std::nullopt;
  std::string first = entry.text.substr(0, entry.spans[0].end);
  if (entry.spans[0].range) {
    // "08/2019–" that seemed to go on.
    const std::vector<FoundSpan> begun = find_spans(first.substr(0, first.find("–")));
    if (!entry.spans[0].span.present || begun.size() != 1 || begun[0].range ||
        !first.ends_with("–"))
      return std::nullopt;
    first.resize(begun[0].end);
  }
  std::string_view behind = std::string_view(entry.text).substr(first.size());
  std::size_t dash = 0;
  for (const std::string_view mark : {"–", "—", "-", " –", " -"}) {
    if (behind.starts_with(mark)) dash = mark.size();
  }
  if (dash == 0) return std::nullopt;
  behind = text::trim(behind.substr(dash));
  constexpr std::size_t longest_margin = 20;
  const std::size_t tab = line.find('\t');
  // "Dec" above "2016" comes before "2016" alone.
  for (const std::size_t month : {1UL, 0UL}) {
    const std::string_view begun = first_words(behind, month);
    for (std::size_t words = 1; words <= 3; ++words) {
      const std::string_view end =
          tab <= longest_margin ? line.substr(0, tab) : first_words(line, words);
      if (end.contains('\t')) break;
      const std::string range =
          first + " – " + std::string(begun) + (month > 0 ? " " : "") + std::string(end);
      if (!is_range(range)) continue;
      entry.text = range + '\t' + std::string(text::trim(behind.substr(begun.size())));
      entry.spans = find_spans(entry.text);
      return std::string(text::trim(line.substr(end.size())));
    }
  }
  return std::nullopt;
}

bool take_rest_of_range(Entry& entry, const Line& line) {
  constexpr std::size_t longest = 26;
  if (line.gap || entry.heading || entry.column != line.column || entry.spans.size() != 1 ||
      entry.text.size() > 2 * longest || line.text.size() > longest)
    return false;
  const std::size_t begin = entry.spans[0].begin;
  if (begin > 0 && !text::trim(entry.text.substr(0, begin)).ends_with(':')) return false;
  // "April 2015" above "to" above "May 2015"
  if (const std::string joint = text::fold(line.text);
      joint == "to" || joint == "until" || joint == "–" || joint == "-") {
    entry.text += " " + line.text;
    return true;
  }
  const std::string first = entry.text.substr(begin);
  const std::string rest(document::without_bullet(line.text));
  std::string range = first + " " + rest;
  // Two dates without a word between: of those with months the second ends what the first begins.
  const bool months = entry.spans[0].span.end && entry.spans[0].span.end->month > 0;
  if ((line.item || months) && !is_range(range)) range = first + " – " + rest;
  if (!is_range(range)) return false;
  entry.text = std::move(range);
  entry.spans = find_spans(entry.text);
  return true;
}

// A dash that begins the second line looks like the mark of an item.
std::optional<std::string> take_wrapped_end(Entry& entry, const Line& line) {
  if (line.gap || entry.heading || entry.spans.empty()) return std::nullopt;
  const FoundSpan& last = entry.spans.back();
  const std::string_view begun = text::trim(std::string_view(entry.text).substr(last.end));
  const bool open =
      last.range && last.span.present && last.end >= entry.text.size() &&
      (entry.text.ends_with('-') || entry.text.ends_with("–") || entry.text.ends_with("—"));
  constexpr std::size_t longest_begun = 16;  // "– September"
  if (!(open || (!last.range && begun.size() <= longest_begun))) return std::nullopt;
  const std::string_view behind = document::without_bullet(line.text);
  const std::string_view joint = line.item && begun.empty() ? " – " : " ";
  for (std::size_t words = 1; words <= 3; ++words) {
    std::string_view end = first_words(behind, words);
    const std::size_t size = end.size();
    if (line.item && size < behind.size()) continue;
    while (!end.empty() && std::string_view(":.,;").contains(end.back())) end.remove_suffix(1);
    const std::string whole = entry.text + std::string(joint) + std::string(end);
    const std::vector<FoundSpan> spans = find_spans(whole);
    if (spans.size() != entry.spans.size() || !spans.back().range ||
        spans.back().begin != last.begin || spans.back().end < whole.size())
      continue;
    if (!is_range(whole.substr(last.begin))) continue;
    entry.text = whole;
    entry.spans = spans;
    return std::string(stripped(behind.substr(size)));
  }
  return std::nullopt;
}

}  // namespace medtech::resume
