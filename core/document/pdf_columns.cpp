// SPDX-License-Identifier: GPL-3.0-or-later
// Columns: where a strip of paper stays free beside several lines, what stands on its two sides is
// read one after the other, unless the two sides make rows (dates beside jobs, labels beside
// values, headings in the margin).
#include "core/document/pdf_columns.hpp"

#include "core/base/text.hpp"
#include "core/document/pdf_rows.hpp"
#include "core/document/tidy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace medtech::document::pdf {

namespace {

constexpr std::size_t least_lines = 3;       // that make a column
constexpr std::size_t deepest_cut = 6;       // columns in columns
constexpr std::size_t most_pieces = 20'000;  // of a page whose columns are looked for

/// A strip that stays free from one row to another.
struct Cut {
  double x = 0;  ///< where the right side begins
  std::size_t first_row = 0;
  std::size_t last_row = 0;  ///< one behind
  std::size_t worth = 0;
};

class ColumnReader {
 public:
  ColumnReader(const IsHeading& is_heading, std::vector<Line>& lines)
      : is_heading_(is_heading), lines_(lines) {}

  int read(Pieces pieces) {
    join_wrapped_dates(pieces);
    join_wrapped_headings(pieces, is_heading_);
    if (pieces.size() > most_pieces) {
      write_rows(pieces, 0);
      return 1;
    }
    read_part(std::move(pieces), 0, 0);
    return std::max(columns_, 1);
  }

 private:
  // Returns the last column that it was read into.
  int read_part(Pieces pieces, int column, std::size_t depth) {
    if (pieces.empty()) return column;
    const std::vector<Row> rows = rows_of(pieces);
    const std::optional<Cut> cut = depth < deepest_cut ? best_cut(pieces, rows) : std::nullopt;
    if (!cut) {
      write_rows(pieces, column);
      return column;
    }
    std::array<Pieces, 4> parts;  // above, left, right, below
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t i = rows[r].first; i < rows[r].last; ++i) {
        const std::size_t part = r < cut->first_row                 ? 0
                                 : r >= cut->last_row               ? 3
                                 : pieces[i].left >= cut->x - slack ? 2
                                                                    : 1;
        parts[part].push_back(std::move(pieces[i]));
      }
    }
    const int left = column == 0 ? 1 : column;
    read_part(std::move(parts[0]), column, depth + 1);
    const int right = read_part(std::move(parts[1]), left, depth + 1) + 1;
    const int last = read_part(std::move(parts[2]), right, depth + 1);
    columns_ = std::max(columns_, last);
    return std::max(last, read_part(std::move(parts[3]), column, depth + 1));
  }

  // Left edges at which several rows have a piece behind a gap.
  static std::vector<double> edges_of(const Pieces& pieces, const std::vector<Row>& rows) {
    std::vector<double> lefts;
    double leftmost = 1e9;
    for (const Piece& piece : pieces) leftmost = std::min(leftmost, piece.left);
    for (const Row& row : rows) {
      for (std::size_t i = row.first; i < row.last; ++i) {
        if (pieces[i].left > leftmost + 30) lefts.push_back(pieces[i].left);
      }
    }
    std::ranges::sort(lefts);
    std::vector<double> edges;
    for (std::size_t begin = 0; begin < lefts.size();) {
      std::size_t end = begin;
      while (end < lefts.size() && lefts[end] - lefts[begin] <= 2 * slack) ++end;
      if (end - begin >= least_lines) edges.push_back(lefts[begin]);
      begin = end;
    }
    return edges;
  }

  [[nodiscard]] std::optional<Cut> best_cut(const Pieces& pieces,
                                            const std::vector<Row>& rows) const {
    std::optional<Cut> best;
    const std::vector<double> edges = edges_of(pieces, rows);
    for (const double x : edges) {
      for (std::size_t begin = 0; begin < rows.size();) {
        if (crosses(pieces, rows[begin], x)) {
          ++begin;
          continue;
        }
        std::size_t end = begin;
        while (end < rows.size() && !crosses(pieces, rows[end], x)) ++end;
        Cut cut{x, begin, end, 0};
        trim(pieces, rows, cut);
        end_at_heading(pieces, rows, cut);
        cut.worth = worth_of(pieces, rows, cut);
        if (cut.worth > 0 && (!best || cut.worth > best->worth)) best = cut;
        begin = end;
      }
    }
    return best;
  }

  // Whether something reaches over the strip left of `x`, or stands too close to it.
  static bool crosses(const Pieces& pieces, const Row& row, double x) {
    for (std::size_t i = row.first; i < row.last; ++i) {
      const Piece& piece = pieces[i];
      if (piece.left < x - slack && piece.right > x - 0.45 * piece.size) return true;
    }
    return false;
  }

  // Rows at the upper end that stand on one side alone belong above: a name, a heading over all.
  void trim(const Pieces& pieces, const std::vector<Row>& rows, Cut& cut) const {
    const auto on_right = [&](const Row& row) {
      bool right = false;
      for (std::size_t i = row.first; i < row.last; ++i)
        right = right || pieces[i].left >= cut.x - slack;
      return right;
    };
    const auto on_left = [&](const Row& row) {
      for (std::size_t i = row.first; i < row.last; ++i) {
        if (pieces[i].left < cut.x - slack) return true;
      }
      return false;
    };
    // Dates and places at the right edge above are of what stands there.
    const std::size_t begin = cut.first_row;
    for (std::size_t r = cut.first_row; r < cut.last_row; ++r) {
      if (!on_right(rows[r])) continue;
      if (!on_left(rows[r]) || !dated_on_right(pieces, rows[r], cut.x)) break;
      cut.first_row = r + 1;
    }
    if (cut.first_row > begin) skip_tail_above(pieces, rows, cut);
    // The first row of the other side, seen from the top.
    std::size_t first_left = cut.last_row, first_right = cut.last_row;
    for (std::size_t r = cut.last_row; r-- > cut.first_row;) {
      if (on_left(rows[r])) first_left = r;
      if (on_right(rows[r])) first_right = r;
    }
    const std::size_t both = std::max(first_left, first_right);
    if (both >= cut.last_row) return;
    // A wide step between the last one-sided row and the first of the other side is where it
    // begins.
    for (std::size_t r = both; r > cut.first_row; --r) {
      const double step = rows[r].baseline - rows[r - 1].baseline;
      if (r == both && both - cut.first_row <= 3 && step > 2.2 * pieces[rows[r].first].size) {
        cut.first_row = r;
        break;
      }
    }
  }

  // Below two lists side by side a heading at the left begins what is no column, even where its
  // lines are too short to reach over the strip. A column has headings of its own.
  void end_at_heading(const Pieces& pieces, const std::vector<Row>& rows, Cut& cut) const {
    if (!is_heading_) return;
    std::size_t behind_right = cut.first_row;
    for (std::size_t r = cut.first_row; r < cut.last_row; ++r) {
      for (std::size_t i = rows[r].first; i < rows[r].last; ++i) {
        if (pieces[i].left < cut.x - slack || is_date_or_place(pieces[i].text)) continue;
        const std::string text = tidy(pieces[i].text);
        // "software" at the end of an item is none.
        const bool whole = !text.empty() && !has_bullet(text) && !text::is_small(text.front());
        if (whole && is_heading_(text)) return;
        behind_right = r + 1;
      }
    }
    for (std::size_t r = behind_right; r < cut.last_row; ++r) {
      const Piece& first = pieces[rows[r].first];
      if (first.left >= cut.x - slack || !is_heading_(tidy(first.text))) continue;
      cut.last_row = r;
      return;
    }
  }

  static bool dated_on_right(const Pieces& pieces, const Row& row, double x) {
    for (std::size_t i = row.first; i < row.last; ++i) {
      if (pieces[i].left >= x - slack && !is_date_or_place(pieces[i].text)) return false;
    }
    return true;
  }

  // Lines that go on with what was left above, up to a step.
  static void skip_tail_above(const Pieces& pieces, const std::vector<Row>& rows, Cut& cut) {
    if (cut.first_row == 0 || cut.first_row >= cut.last_row) return;
    const auto step = [&](std::size_t r) { return rows[r].baseline - rows[r - 1].baseline; };
    while (cut.first_row + 1 < cut.last_row &&
           step(cut.first_row) < 1.5 * pieces[rows[cut.first_row].first].size)
      ++cut.first_row;
  }

  struct Side {
    std::size_t lines = 0;
    std::size_t headings = 0;
    std::size_t dates = 0;
    std::size_t places = 0;
    std::size_t labels = 0;
    std::size_t marks = 0;
  };

  void count(const Piece& piece, Side& side) const {
    ++side.lines;
    const std::string text = tidy(piece.text);
    side.headings += is_heading_ && is_heading_(text) ? 1 : 0;
    side.dates += is_date(text) ? 1 : 0;
    side.places += is_place(text) ? 1 : 0;
    side.labels += text.ends_with(':') ? 1 : 0;
    side.marks += has_bullet(text) ? 1 : 0;
  }

  // How many lines a cut orders; 0 where the two sides make rows, or are too small.
  [[nodiscard]] std::size_t worth_of(const Pieces& pieces, const std::vector<Row>& rows,
                                     const Cut& cut) const {
    Side left, right;
    std::size_t aligned = 0, left_rows = 0, right_rows = 0, dated_rows = 0;
    for (std::size_t r = cut.first_row; r < cut.last_row; ++r) {
      bool on_left = false, on_right = false, other = false;
      for (std::size_t i = rows[r].first; i < rows[r].last; ++i) {
        const bool is_right = pieces[i].left >= cut.x - slack;
        count(pieces[i], is_right ? right : left);
        (is_right ? on_right : on_left) = true;
        const std::string text = tidy(pieces[i].text);
        other = other || (!is_right && !is_date(text) && !(is_heading_ && is_heading_(text)));
      }
      aligned += on_left && on_right ? 1 : 0;
      left_rows += on_left ? 1 : 0;
      right_rows += on_right ? 1 : 0;
      dated_rows += on_left && !other ? 1 : 0;
    }
    if (left.lines < least_lines || right.lines < least_lines) return 0;
    // A grid whose first columns are dates: nearly all that stands behind them stands beside one.
    if (dated_rows * 10 >= left_rows * 6 && dated_rows > left.headings &&
        aligned * 10 >= right_rows * 8)
      return 0;
    if (makes_rows(left, right, aligned)) return 0;
    return std::min(left.lines, right.lines) + (left.lines + right.lines) / 4;
  }

  static bool makes_rows(const Side& left, const Side& right, std::size_t aligned) {
    const std::size_t fewer = std::min(left.lines, right.lines);
    const double share = static_cast<double>(aligned) / static_cast<double>(fewer);
    const auto most = [](std::size_t part, std::size_t all) { return part * 10 >= all * 6; };
    // Dates and places at one edge, whatever stands beside them.
    if (most(right.dates + right.places, right.lines) && right.headings == 0) return true;
    // Headings or dates in the margin.
    if (most(left.headings + left.dates, left.lines) && left.lines < right.lines) return true;
    if (left.headings > 0 && left.lines < 2 * left.headings + 1 && right.headings == 0) return true;
    // What never stands beside nothing makes rows with it.
    if (right.headings == 0 && aligned == right.lines && right.lines < left.lines) return true;
    if (share < 0.6) return false;
    if (left.headings > 0 && right.headings > 0) return false;
    if (left.headings > 0 || right.headings > 0) {
      // A sidebar has lines below its headings that are neither heading nor date.
      const Side& side = left.headings > 0 ? left : right;
      return side.lines < 2 * side.headings;
    }
    if (most(left.labels, left.lines)) return true;
    // Two lists of items, or two texts that are wrapped, side by side.
    if (left.marks * 3 > left.lines && right.marks * 3 > right.lines) return false;
    return true;
  }

  void write_rows(Pieces& pieces, int column) {
    const std::vector<Row> rows = rows_of(pieces);
    const std::size_t first = lines_.size();
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::size_t begin = rows[r].first;
      std::size_t end = rows[r].last;
      // A heading in the margin stands for itself.
      const bool margin = end - begin > 1 && is_heading_ && is_heading_(tidy(pieces[begin].text));
      if (margin) {
        write_line(std::span(pieces).subspan(begin, 1), column);
        write_line(std::span(pieces).subspan(begin + 1, end - begin - 1), column);
      } else {
        write_line(std::span(pieces).subspan(begin, end - begin), column);
      }
    }
    mark_gaps(first);
  }

  void write_line(std::span<const Piece> pieces, int column) {
    if (pieces.empty()) return;
    Line line;
    std::string text;
    std::size_t longest = 0, bold = 0, hidden = 0, all = 0;
    Box box{1e9, 1e9, -1e9, -1e9};
    line.drawn = pieces.front().drawn;
    for (const Piece& piece : pieces) {
      if (!text.empty()) text += '\t';
      text += piece.text;
      const std::size_t size = piece.text.size();
      if (size > longest) line.size = piece.size;
      longest = std::max(longest, size);
      bold += piece.bold ? size : 0;
      hidden += piece.hidden ? size : 0;
      all += size;
      line.drawn = std::min(line.drawn, piece.drawn);
      line.page = piece.page;
      box = {std::min(box.left, piece.left), std::min(box.top, piece.baseline - 0.8 * piece.size),
             std::max(box.right, piece.right),
             std::max(box.bottom, piece.baseline + 0.2 * piece.size)};
    }
    line.text = tidy(text);
    if (line.text.empty() || is_rule(line.text)) return;
    Replaced replaced = replaced_in(text);
    line.joined = std::move(replaced.joined);
    line.icons = replaced.icons;
    line.item = has_bullet(line.text);
    line.bold = bold * 2 > all;
    line.hidden = hidden * 2 > all;
    line.box = box;
    line.column = column;
    lines_.push_back(std::move(line));
  }

  // More room than is usual between the lines of this part.
  void mark_gaps(std::size_t first) {
    std::vector<double> steps;
    for (std::size_t i = first + 1; i < lines_.size(); ++i) {
      const double step = lines_[i].box->bottom - lines_[i - 1].box->bottom;
      if (step > 0.5) steps.push_back(step);
    }
    if (first < lines_.size()) lines_[first].gap = true;
    if (steps.empty()) return;
    const auto lower = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 3);
    std::ranges::nth_element(steps, lower);
    const double usual = *lower;
    for (std::size_t i = first + 1; i < lines_.size(); ++i) {
      const double step = lines_[i].box->bottom - lines_[i - 1].box->bottom;
      lines_[i].gap = step > 1.3 * usual + 0.5;
    }
  }

  const IsHeading& is_heading_;
  std::vector<Line>& lines_;
  int columns_ = 1;
};

}  // namespace

int read_columns(std::vector<Piece> pieces, const IsHeading& is_heading, std::vector<Line>& lines) {
  Pieces upright, turned;
  for (Piece& piece : pieces) (piece.turned ? turned : upright).push_back(std::move(piece));
  ColumnReader reader(is_heading, lines);
  const int columns = reader.read(with_bullets_joined(std::move(upright)));
  for (Piece& piece : turned) {
    Line line;
    line.text = tidy(piece.text);
    if (line.text.empty()) continue;
    line.page = piece.page;
    line.size = piece.size;
    line.drawn = piece.drawn;
    line.box = Box{piece.left, piece.baseline, piece.left, piece.baseline};
    line.region = Region::box;
    lines.push_back(std::move(line));
  }
  return columns;
}

}  // namespace medtech::document::pdf
