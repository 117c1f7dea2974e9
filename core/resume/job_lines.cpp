// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/job_lines.hpp"

#include "core/base/text.hpp"
#include "core/resume/head_words.hpp"
#include "core/resume/line_parts.hpp"
#include "core/resume/work_sentence.hpp"

#include <algorithm>

namespace medtech::resume {

bool JobLines::is_head_line(std::size_t i) const {
  const Entry& entry = entries_[i];
  if (entry.item || entry.heading) return false;
  if (has_blank_employer(i)) return true;
  const std::string text = entry.without_span();
  if (text.size() > longest_head_line) return false;
  if (text.ends_with('.') && count_words(text) > 5 && !ends_with_short_form(text) &&
      !ends_with_place(text))
    return false;
  return !is_sentence(text);
}

bool JobLines::ends_with_place(const std::string& text) const {
  const auto place = find_place(text, lore_);
  if (!place || place->end + 1 < text.size() || count_words(text) > 12) return false;
  return employer_score(text.substr(0, place->begin), lore_) >= 1.5 || has_title_piece(text);
}

bool JobLines::is_anchor(std::size_t i) const {
  const Entry& entry = entries_[i];
  const FoundSpan* span = entry.span();
  if (span == nullptr || entry.heading) return false;
  if (has_blank_employer(i)) return true;
  std::string rest = entry.without_span();
  // What follows a town that was taken out tells of the work.
  if (const std::size_t end = blank_place(rest).second; end < rest.size()) rest.resize(end);
  if (rest.size() > longest_head_line || (is_sentence(rest) && !tells_work(rest))) return false;
  const bool at_edge = span->begin <= 2 || span->end + 2 >= entry.text.size();
  // "Sample Hospital; deployed to Kuwait (2015 – 2016)" tells of a part of the time.
  const std::size_t aside = entry.text.rfind("; ", span->begin);
  if (aside != std::string::npos && text::is_small(entry.text[aside + 2])) return false;
  if (is_of_head_above(i)) return true;
  if (tells_award(rest)) return false;
  // "provided support to the headquarters (2011-2015)." tells of a part of the time as well.
  const bool in_brackets = span->begin > 0 && entry.text[span->begin - 1] == '(';
  if (in_brackets && entry.text.ends_with(").") && !names_both(i)) return false;
  if (entry.item && span->range && is_labelled(entry.text, lore_)) return true;
  if (entry.item && span->range && tells_work(rest)) return true;
  if (entry.item) {
    // Items that are jobs: "• BMET II, Sample Hospital, 2015 – 2019".
    return span->range && at_edge && rest.size() < 90 && !rest.empty() &&
           (title_score(rest, lore_) >= 2 || has_title_piece(rest)) && !rest.ends_with('.');
  }
  if (span->range) return true;
  // "2019" alone, or "Sample Hospital, 2019".
  if (span->span.end && span->span.end->year > 0 && !at_edge) return false;
  if (rest.empty() && i + 1 < last_ && is_head_line(i + 1) && entries_[i + 1].spans.empty() &&
      names_both(i + 1))
    return true;
  if (rest.empty())
    return i > first_ && is_head_line(i - 1) && entries_[i - 1].spans.empty() &&
           looks_like_head(i - 1);
  const bool titled =
      has_title_piece(rest) || title_score(rest.substr(0, rest.find(',')), lore_) >= 4;
  if (titled) return entry.bold || entry.gap || rest.size() < 90;
  // "Summer 2013<TAB>Sample Hospital<TAB>Reno, NV"
  if (span->begin == 0 && entry.text.size() > span->end && entry.text[span->end] == '\t' &&
      rest.contains('\t') && find_place(rest, lore_) && i + 1 < last_)
    return true;
  // "Sample Hospital    Summer 2013" above a title.
  return span->end + 2 >= entry.text.size() && is_head_line(i) && count_words(rest) <= 7 &&
         i + 1 < last_ && is_head_line(i + 1) && !entries_[i + 1].gap &&
         entries_[i + 1].spans.empty() && title_score(entries_[i + 1].text, lore_) >= 3.5;
}

bool JobLines::tells_work(const std::string& rest) {
  return rest.size() <= longest_head_line && !work_told_in(rest).title.empty();
}

bool JobLines::tells_award(const std::string& rest) {
  const std::string folded = text::fold(rest);
  const auto has = [&](std::string_view word) { return folded.contains(word); };
  return (has("award") || has("prize") || has("recognition")) &&
         (folded.starts_with("won ") || folded.starts_with("received ") ||
          folded.starts_with("recipient ") || folded.starts_with("awarded ") ||
          folded.starts_with("recognized ") || folded.starts_with("nominated "));
}

bool JobLines::is_of_head_above(std::size_t i) const {
  const Entry& entry = entries_[i];
  const FoundSpan* span = entry.span();
  if (!entry.item || span == nullptr || !span->range || i == first_) return false;
  const std::size_t tab = entry.text.rfind('\t', span->begin);
  const bool margin =
      tab != std::string::npos && tab + 2 >= span->begin && span->end + 1 >= entry.text.size();
  const Entry& above = entries_[i - 1];
  return margin && !above.item && above.spans.empty() && is_head_line(i - 1) &&
         has_title_piece(above.text);
}

bool JobLines::has_title_piece(const std::string& text) const {
  const std::vector<Piece> pieces = pieces_of(text, lore_);
  return std::ranges::any_of(pieces, [](const Piece& piece) { return piece.title >= 3; });
}

bool JobLines::looks_like_head(std::size_t i) const {
  const std::string text = entries_[i].without_span();
  return title_score(text, lore_) >= 2 || employer_score(text, lore_) >= 1.5 || entries_[i].bold ||
         find_place(text, lore_).has_value() || has_title_piece(text) || is_labelled(text, lore_);
}

bool JobLines::names_both(std::size_t line) const {
  const std::vector<Piece> pieces = pieces_of(entries_[line].text, lore_);
  return std::ranges::any_of(pieces, [](const Piece& piece) { return piece.title >= 3.5; }) &&
         std::ranges::any_of(pieces, [](const Piece& piece) {
           return !piece.place && piece.title < 2 && piece.employer >= 2;
         });
}

bool JobLines::is_only_place(std::size_t line) const {
  const std::string rest = entries_[line].without_span();
  const std::vector<Piece> pieces = pieces_of(rest, lore_);
  const bool place = std::ranges::any_of(pieces, &Piece::place);
  return std::ranges::all_of(pieces, [&](const Piece& piece) {
    return piece.place || is_beside_the_point(piece.text) ||
           (place && piece.title < 2 && piece.employer < 1.5 && count_words(piece.text) <= 3);
  });
}

bool JobLines::is_name_like(std::size_t line) const {
  const std::string& text = entries_[line].text;
  return !text.empty() && !(text[0] >= 'a' && text[0] <= 'z') && count_words(text) <= 7 &&
         !text.ends_with('.') && !text.ends_with(':') && !is_department(text, lore_);
}

std::optional<std::string> JobLines::title_below(std::size_t from, std::size_t end) const {
  constexpr std::size_t most_lines = 5, most_words = 9;
  for (std::size_t i = from; i < std::min(end, from + most_lines); ++i) {
    const Entry& entry = entries_[i];
    if (entry.item || entry.heading) break;
    if (std::string told = work_told_in(entry.text).title; title_score(told, lore_) >= 3.5)
      return told;
    if (!entry.spans.empty() || count_words(entry.text) > most_words || entry.text.ends_with('.'))
      continue;
    const auto [label, said] = label_of(entry.text, lore_);
    if (label == Label::title && !said.empty()) return stripped(said);
    std::string text = stripped(entry.text);
    while (text.ends_with(';') || text.ends_with(':')) text.pop_back();
    // Right below the employer one word tells enough: "Accountant".
    const double least = i == from && count_words(text) <= 3 ? 2.2 : 3.5;
    if (title_score(text, lore_) >= least && employer_score(text, lore_) < 1.5) return text;
  }
  return std::nullopt;
}

bool JobLines::has_blank_employer(std::size_t i) const {
  constexpr std::size_t longest = 16;  // words before it
  const Entry& entry = entries_[i];
  return !entry.item && !entry.heading &&
         std::ranges::any_of(lore_.vocabulary.blank_employers, [&](const std::string& blank) {
           const std::size_t at = text::find_ignoring_case(entry.text, blank);
           return at != std::string::npos && text::is_capital(entry.text[at]) &&
                  count_words(std::string_view(entry.text).substr(0, at)) <= longest;
         });
}

bool JobLines::is_undated_anchor(std::size_t i) const {
  if (!entries_[i].spans.empty() || !has_blank_employer(i)) return false;
  const auto dated = [&](std::size_t line) {
    return !entries_[line].item && !entries_[line].spans.empty() && is_head_line(line);
  };
  const bool above = i > first_ && dated(i - 1);
  // Dates below are its own where nothing else stands with them.
  const bool below = i + 1 < last_ && dated(i + 1) && entries_[i + 1].without_span().empty() &&
                     !entries_[i + 1].gap;
  const bool further = i > first_ + 1 && dated(i - 2) && !has_blank_employer(i - 2) &&
                       entries_[i - 2].without_span().empty() && is_head_line(i - 1);
  return !above && !below && !further;
}

bool JobLines::is_below_labelled_item(std::size_t i, std::size_t floor) const {
  constexpr std::size_t most_lines = 4;
  std::size_t line = i;
  while (line > floor && i - line < most_lines && !entries_[line].item &&
         is_labelled(entries_[line - 1].text, lore_))
    --line;
  return line < i && entries_[line].item;
}

}  // namespace medtech::resume
