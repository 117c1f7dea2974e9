// SPDX-License-Identifier: GPL-3.0-or-later
// From drawn characters to lines in reading order: pieces of one stroke of the pen, then pieces of
// one line, then columns (pdf_columns.cpp).
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/document/pdf.hpp"
#include "core/document/pdf_columns.hpp"
#include "core/document/tidy.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ranges>
#include <set>

namespace medtech::document::pdf {

namespace {

// Shares of the size of letters.
constexpr double same_baseline = 0.22;
constexpr double word_gap = 0.16;       // more than letters are kept apart, less than a blank
constexpr double piece_gap = 1.0;       // more parts two pieces of a line
constexpr double raised_at_most = 0.6;  // how far a raised letter stands above the line

constexpr double smallest_size = 2.0;  // points; nobody reads smaller ones
constexpr double least_contrast = 0.07;

double luminance(std::uint32_t colour) {
  const auto part = [&](unsigned shift) {
    return static_cast<double>((colour >> shift) & 0xFFU) / 255;
  };
  return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}

bool covers(const Box& box, double x, double y) {
  return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
}

/// Characters of one line that stand close together.
struct Stroke {
  std::vector<const Glyph*> glyphs;
  double baseline = 0;
  double size = 0;
  double left = 0;
  double right = 0;
};

class PageReader {
 public:
  PageReader(const Page& page, int number, std::size_t& unmapped)
      : page_(page), number_(number), unmapped_(unmapped) {
    const auto inkless = static_cast<std::size_t>(
        std::ranges::count_if(page.glyphs, [](const Glyph& each) { return each.invisible; }));
    // The text under a scanned page is what people read there.
    scanned_ = !page.images.empty() && inkless * 10 > page.glyphs.size() * 8;
  }

  std::vector<Piece> pieces() {
    std::vector<Piece> pieces;
    for (const Stroke& stroke : joined(strokes())) {
      if (auto piece = piece_of(stroke)) pieces.push_back(std::move(*piece));
    }
    add_marks(pieces);
    add_turned(pieces);
    return pieces;
  }

 private:
  // Whether the character goes on with the stroke.
  static bool goes_on(const Stroke& stroke, const Glyph& glyph) {
    const double size = std::max(stroke.size, 1.0);
    const double rise = std::abs(glyph.baseline - stroke.baseline);
    const double gap = glyph.left - stroke.right;
    // Beside letters of another size, the smaller ones say how far a word reaches.
    const double smaller = std::max(1.0, std::min(glyph.size, stroke.size));
    const bool other_size = smaller < 0.75 * std::max(size, glyph.size);
    if (gap < -0.4 * size || gap > (other_size ? 0.5 * smaller : piece_gap * size)) return false;
    if (rise <= same_baseline * std::min(size, std::max(glyph.size, 1.0))) return true;
    return glyph.size < 0.85 * size && rise < raised_at_most * size && gap < 0.35 * size;
  }

  std::vector<Stroke> strokes() {
    std::vector<Stroke> strokes;
    for (const Glyph& glyph : page_.glyphs) {
      if (glyph.turned) continue;
      if (glyph.text.empty()) ++unmapped_;
      if (strokes.empty() || !goes_on(strokes.back(), glyph)) {
        const bool blank = text::trim(glyph.text).empty() && !glyph.text.empty();
        if (blank && !strokes.empty()) continue;
        strokes.push_back({{}, glyph.baseline, glyph.size, glyph.left, glyph.right});
      }
      Stroke& stroke = strokes.back();
      stroke.glyphs.push_back(&glyph);
      stroke.right = std::max(stroke.right, glyph.right);
      stroke.left = std::min(stroke.left, glyph.left);
      if (stroke.glyphs.size() == 1) stroke.size = glyph.size;
    }
    return strokes;
  }

  // Strokes of one line that stand close together become one, whatever the order of drawing.
  static std::vector<Stroke> joined(std::vector<Stroke> strokes) {
    std::ranges::stable_sort(strokes, {}, &Stroke::baseline);
    std::vector<Stroke> done;
    for (std::size_t begin = 0; begin < strokes.size();) {
      std::size_t end = begin + 1;
      while (end < strokes.size() &&
             strokes[end].baseline - strokes[end - 1].baseline <=
                 same_baseline * std::max(1.0, std::min(strokes[end].size, strokes[begin].size)) &&
             strokes[end].baseline - strokes[begin].baseline <= 0.5 * strokes[begin].size)
        ++end;
      join_row({strokes.begin() + static_cast<std::ptrdiff_t>(begin),
                strokes.begin() + static_cast<std::ptrdiff_t>(end)},
               done);
      begin = end;
    }
    for (Stroke& stroke : done) std::ranges::stable_sort(stroke.glyphs, {}, &Glyph::left);
    return done;
  }

  static void join_row(std::vector<Stroke> row, std::vector<Stroke>& done) {
    std::ranges::stable_sort(row, {}, &Stroke::left);
    for (Stroke& stroke : row) {
      const bool first = done.empty() || std::abs(done.back().baseline - stroke.baseline) >
                                             0.5 * std::max(1.0, stroke.size);
      // Beside letters of another size, the smaller ones say how far a word reaches.
      const double larger = first ? 0 : std::max({done.back().size, stroke.size, 1.0});
      const double smaller = first ? 0 : std::max(1.0, std::min(done.back().size, stroke.size));
      const double size = smaller < 0.75 * larger ? 0.8 * smaller : larger;
      const double gap = first ? 0 : stroke.left - done.back().right;
      if (first || gap > piece_gap * size ||
          (gap < -0.5 * size && !overprints(done.back(), stroke))) {
        done.push_back(std::move(stroke));
        continue;
      }
      Stroke& before = done.back();
      before.right = std::max(before.right, stroke.right);
      before.glyphs.insert(before.glyphs.end(), stroke.glyphs.begin(), stroke.glyphs.end());
    }
  }

  // The same words drawn twice, a hair apart, look bold.
  static bool overprints(const Stroke& one, const Stroke& other) {
    return std::abs(one.left - other.left) < 0.12 * one.size &&
           std::abs(one.right - other.right) < 0.12 * one.size;
  }

  [[nodiscard]] bool is_hidden(const Glyph& glyph) const {
    if (scanned_) return false;
    if (glyph.invisible || glyph.size < smallest_size) return true;
    const double x = (glyph.left + glyph.right) / 2;
    const double y = glyph.baseline - 0.3 * glyph.size;
    if (x < 0 || y < 0 || x > page_.width || y > page_.height) return true;
    const double ink = luminance(glyph.colour);
    if (!may_be_unseen(glyph.colour)) return false;
    double paper = 1;
    for (const Fill& fill : page_.fills) {
      if (fill.drawn > glyph.drawn) break;
      if (covers(fill.box, x, y)) paper = luminance(fill.colour);
    }
    if (std::abs(ink - paper) >= least_contrast) return false;
    return std::ranges::none_of(page_.images, [&](const Box& box) { return covers(box, x, y); });
  }

  // Whether the page has any ground that such ink can't be told from.
  [[nodiscard]] bool may_be_unseen(std::uint32_t colour) const {
    const auto known = unseen_.find(colour);
    if (known != unseen_.end()) return known->second;
    const double ink = luminance(colour);
    const auto near = [&](double ground) { return std::abs(ink - ground) < least_contrast; };
    const bool unseen = near(1) || std::ranges::any_of(page_.fills, [&](const Fill& fill) {
                          return near(luminance(fill.colour));
                        });
    unseen_.emplace(colour, unseen);
    return unseen;
  }

  // Letters that are kept apart for looks raise what counts as a blank.
  static double blank_of(const Stroke& stroke) {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < stroke.glyphs.size(); ++i) {
      const Glyph& one = *stroke.glyphs[i - 1];
      const Glyph& next = *stroke.glyphs[i];
      if (one.text != " " && next.text != " ") gaps.push_back(next.left - one.right);
    }
    const double usual = word_gap * std::max(stroke.size, 1.0);
    if (gaps.size() < 3) return usual;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::ranges::nth_element(gaps, middle);
    return *middle > 0.1 * stroke.size ? std::max(usual, 1.7 * *middle) : usual;
  }

  static std::string text_of(const Stroke& stroke) {
    std::string text;
    const double blank = blank_of(stroke);
    const Glyph* before = nullptr;
    for (const Glyph* glyph : stroke.glyphs) {
      if (before != nullptr) {
        const bool again = before->text == glyph->text && glyph->text != " " &&
                           std::abs(before->left - glyph->left) < 0.12 * glyph->size &&
                           std::abs(before->baseline - glyph->baseline) < 0.12 * glyph->size;
        if (again) continue;
        const double gap = glyph->left - before->right;
        if (gap > blank && !text.ends_with(' ') && glyph->text != " ") text += ' ';
      }
      // Two blanks part words whose letters stand apart.
      const bool further_blank = glyph->text == " " && text.ends_with("  ");
      if (!further_blank) text += glyph->text.empty() ? "\xEF\xBF\xBD" : glyph->text;
      before = glyph;
    }
    return text;
  }

  std::optional<Piece> piece_of(const Stroke& stroke) const {
    Piece piece;
    piece.text = text_of(stroke);
    if (text::trim(piece.text).empty()) return std::nullopt;
    piece.baseline = stroke.baseline;
    std::map<double, std::size_t> sizes;
    std::size_t bold = 0, hidden = 0, inked = 0;
    piece.drawn = stroke.glyphs.front()->drawn;
    piece.left = 1e9;
    piece.right = -1e9;
    for (const Glyph* glyph : stroke.glyphs) {
      piece.drawn = std::min(piece.drawn, glyph->drawn);
      if (text::trim(glyph->text).empty() && !glyph->text.empty()) continue;
      piece.left = std::min(piece.left, glyph->left);
      piece.right = std::max(piece.right, glyph->right);
      ++sizes[std::round(glyph->size * 2) / 2];
      bold += glyph->bold ? 1 : 0;
      hidden += is_hidden(*glyph) ? 1 : 0;
      ++inked;
    }
    piece.size =
        std::ranges::max_element(sizes, {}, [](const auto& each) { return each.second; })->first;
    piece.bold = bold * 2 > inked;
    piece.hidden = hidden * 2 > inked;
    piece.page = number_;
    return piece;
  }

  // A dot that is drawn, and not written, before a line makes it an item.
  void add_marks(std::vector<Piece>& pieces) const {
    constexpr double farthest_mark = 30;
    for (const Box& mark : page_.marks) {
      const double middle = (mark.top + mark.bottom) / 2;
      Piece* nearest = nullptr;
      for (Piece& piece : pieces) {
        const double gap = piece.left - mark.right;
        const bool beside = gap > 0.5 && gap < farthest_mark && middle < piece.baseline &&
                            middle > piece.baseline - 0.9 * piece.size &&
                            mark.bottom - mark.top < 0.75 * piece.size;
        if (beside && (nearest == nullptr || piece.left < nearest->left)) nearest = &piece;
      }
      if (nearest == nullptr || has_bullet(tidy(nearest->text))) continue;
      nearest->text = "• " + nearest->text;
      nearest->left = mark.left;
    }
  }

  // What is written upwards or downwards stands behind the rest, each stroke a line.
  void add_turned(std::vector<Piece>& pieces) const {
    Piece piece;
    const Glyph* before = nullptr;
    const auto finish = [&] {
      if (!text::trim(piece.text).empty()) pieces.push_back(piece);
      piece = {};
      before = nullptr;
    };
    for (const Glyph& glyph : page_.glyphs) {
      if (!glyph.turned) continue;
      if (before != nullptr &&
          std::hypot(glyph.left - before->left, glyph.baseline - before->baseline) >
              2.5 * std::max(glyph.size, 1.0))
        finish();
      piece.text += glyph.text;
      piece.turned = true;
      piece.page = number_;
      piece.size = glyph.size;
      if (before == nullptr) {
        piece.drawn = glyph.drawn;
        piece.left = glyph.left;
        piece.baseline = glyph.baseline;
      }
      piece.right = glyph.right;
      before = &glyph;
    }
    finish();
  }

  const Page& page_;
  int number_;
  std::size_t& unmapped_;
  bool scanned_ = false;
  mutable std::map<std::uint32_t, bool> unseen_;  // by colour
};

std::string without_digits(std::string_view text) {
  std::string key = text::lower(text);
  std::erase_if(key, [](char c) { return text::is_digit(c) || text::is_space(c); });
  return key;
}

bool is_page_number(std::string_view text) {
  const std::string key = without_digits(text);
  return text.size() < 24 && (key == "page" || key == "pageof" || key == "of" || key == "|page" ||
                              key == "page|" || key == "-page-");
}

// Lines at the edge of a page that come again on others, and page numbers.
void mark_running_lines(const Recording& recording, std::vector<Line>& lines) {
  std::map<std::string, std::set<int>> seen;
  const auto edge = [&](const Line& line) {
    const double height = recording.pages[static_cast<std::size_t>(line.page - 1)].height;
    return !line.box                       ? 0
           : line.box->top < 0.09 * height ? -1
           : line.box->top > 0.91 * height ? 1
                                           : 0;
  };
  for (const Line& line : lines) {
    if (edge(line) != 0) seen[without_digits(line.text)].insert(line.page);
  }
  for (Line& line : lines) {
    const int where = edge(line);
    if (where == 0) continue;
    const auto& pages = seen[without_digits(line.text)];
    const bool again = line.page > 1 && pages.size() > 1 && *pages.begin() < line.page;
    if (again || is_page_number(line.text)) {
      line.region = where < 0 ? Region::header : Region::footer;
    }
  }
}

void add_links(const Page& page, int number, std::vector<Line>& lines) {
  for (const Link& link : page.links) {
    const double y = (link.box.top + link.box.bottom) / 2;
    const double x = (link.box.left + link.box.right) / 2;
    for (Line& line : lines) {
      if (line.page != number || !line.box) continue;
      const bool there = line.box->top - 2 <= y && y <= line.box->bottom + 2 &&
                         line.box->left - 5 <= x && x <= line.box->right + 5;
      if (!there) continue;
      if (std::ranges::find(line.links, link.address) == line.links.end())
        line.links.push_back(link.address);
      break;
    }
  }
}

}  // namespace

void lay_out(const Recording& recording, const IsHeading& is_heading, Document& document) {
  constexpr std::size_t most_pages = 1'000'000;
  document.pages = static_cast<int>(
      std::min(std::max(recording.page_count, recording.pages.size()), most_pages));
  int number = 0;
  for (const Page& page : recording.pages) {
    ++number;
    document.has_images = document.has_images || !page.images.empty();
    const std::size_t first = document.lines.size();
    const int columns = read_columns(PageReader(page, number, document.unmapped).pieces(),
                                     is_heading, document.lines);
    document.columns = std::max(document.columns, columns);
    if (document.lines.size() > limits::document_lines) {
      document.lines.resize(limits::document_lines);
      document.cut = "it has more lines than are read, and what follows was not";
      break;
    }
    if (document.lines.size() > first) document.lines[first].gap = true;
    add_links(page, number, document.lines);
  }
  mark_running_lines(recording, document.lines);
}

}  // namespace medtech::document::pdf
