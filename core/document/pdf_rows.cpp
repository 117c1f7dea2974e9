// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/pdf_rows.hpp"

#include "core/base/text.hpp"
#include "core/document/tidy.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

namespace medtech::document::pdf {

std::vector<Row> rows_of(Pieces& pieces) {
  std::ranges::stable_sort(pieces, {}, &Piece::baseline);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const double tolerance = 0.3 * std::max(1.0, pieces[i].size);
    if (rows.empty() || pieces[i].baseline - rows.back().baseline > tolerance) {
      rows.push_back({i, i, pieces[i].baseline});
    }
    rows.back().last = i + 1;
  }
  for (const Row& row : rows) {
    std::ranges::stable_sort(pieces.begin() + static_cast<std::ptrdiff_t>(row.first),
                             pieces.begin() + static_cast<std::ptrdiff_t>(row.last), {},
                             &Piece::left);
  }
  return rows;
}

Pieces with_bullets_joined(Pieces pieces) {
  const std::vector<Row> rows = rows_of(pieces);
  Pieces joined;
  joined.reserve(pieces.size());
  for (const Row& row : rows) {
    for (std::size_t i = row.first; i < row.last; ++i) {
      const std::string_view mark = text::trim(pieces[i].text);
      const bool is_mark =
          mark.size() <= 3 && (has_bullet(tidy(std::string(mark) + " x")) || mark == "o");
      const bool follows = i + 1 < row.last && pieces[i + 1].left - pieces[i].right < 45;
      if (is_mark && follows) {
        Piece& next = pieces[i + 1];
        next.text = "• " + next.text;
        next.left = pieces[i].left;
        next.drawn = std::min(next.drawn, pieces[i].drawn);
        continue;
      }
      joined.push_back(std::move(pieces[i]));
    }
  }
  return joined;
}

namespace {

bool is_year(std::string_view word) {
  return word.size() == 4 && std::ranges::all_of(word, text::is_digit) &&
         (word.starts_with("19") || word.starts_with("20"));
}

}  // namespace

bool is_date(std::string_view text) {
  constexpr std::size_t longest = 45;
  if (text.size() > longest) return false;
  std::size_t words = 0, years = 0, digits = 0;
  std::string word;
  for (const char c : std::string(text) + ' ') {
    if (text::is_alnum(c)) {
      word += c;
      continue;
    }
    if (is_year(word)) {
      ++years;
    } else if (!word.empty() && std::ranges::all_of(word, text::is_digit)) {
      digits += word.size();
    } else if (word.size() > 1) {
      ++words;
    }
    word.clear();
  }
  const bool ongoing = text::find_ignoring_case(text, "present") != std::string_view::npos ||
                       text::find_ignoring_case(text, "current") != std::string_view::npos;
  return (years > 0 || (digits >= 3 && text.contains('/')) || ongoing) && words <= 3;
}

bool is_place(std::string_view text) {
  constexpr std::size_t longest = 32;
  const std::size_t comma = text.find(", ");
  if (comma == std::string_view::npos || text.find(',', comma + 1) != std::string_view::npos ||
      text.size() > longest || has_bullet(text) || std::ranges::any_of(text, text::is_digit))
    return false;
  return text[comma + 2] >= 'A' && text[comma + 2] <= 'Z' && std::ranges::count(text, ' ') <= 3;
}

bool is_date_or_place(std::string_view piece) {
  const std::string text = tidy(piece);
  return is_date(text) || is_place(text);
}

namespace {

void erase_marked(Pieces& pieces, const std::vector<bool>& marked) {
  std::size_t at = 0;
  std::erase_if(pieces, [&](const Piece&) { return marked[at++]; });
}

}  // namespace

void join_wrapped_dates(Pieces& pieces) {
  const std::vector<Row> rows = rows_of(pieces);
  std::vector<bool> gone(pieces.size(), false);
  for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
    Piece& date = pieces[rows[r].first];
    Piece& rest = pieces[rows[r + 1].first];
    const std::string text = tidy(date.text);
    const bool open =
        text.ends_with("–") || text.ends_with("-") || text.ends_with("—") || text.ends_with(" to");
    const bool below = std::abs(date.left - rest.left) < 3 * slack &&
                       rest.baseline - date.baseline < 2 * date.size;
    if (!open || !below || !is_date_or_place(date.text) || !is_date_or_place(rest.text)) continue;
    date.text += " " + rest.text;
    gone[rows[r + 1].first] = true;
  }
  erase_marked(pieces, gone);
}

void join_wrapped_headings(Pieces& pieces, const IsHeading& is_heading) {
  if (!is_heading) return;
  const std::vector<Row> rows = rows_of(pieces);
  std::vector<bool> gone(pieces.size(), false);
  for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
    Piece& first = pieces[rows[r].first];
    const Piece& second = pieces[rows[r + 1].first];
    const bool margin = rows[r].last - rows[r].first > 1;
    const bool below = std::abs(first.left - second.left) < slack &&
                       std::abs(first.size - second.size) < 0.5 &&
                       second.baseline - first.baseline < 2 * first.size;
    const std::string joined = tidy(first.text + " " + second.text);
    if (!margin || !below || !is_heading(joined)) continue;
    first.text = joined;
    gone[rows[r + 1].first] = true;
    ++r;
  }
  erase_marked(pieces, gone);
}

}  // namespace medtech::document::pdf
