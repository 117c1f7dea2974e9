// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/chart.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace medtech::render {

namespace {

// In units of the view box, which a phone shows nearly as large as they are.
constexpr double chart_width = 440;
constexpr double margin = 10;
constexpr double row_height = 46;
constexpr double head_height = 30;
constexpr std::size_t svg_steps = 5;
constexpr double title_line = 19;
constexpr double note_line = 15;
constexpr std::size_t title_letters = 54;  // of a line
constexpr std::size_t note_letters = 70;

constexpr std::string_view chart_style =
    ".chart{font:13px system-ui,sans-serif;color:#1b1f24}"
    ".chart text{fill:currentColor}.chart .note{font-size:12px;opacity:.8}"
    ".chart .title{font-size:15px;font-weight:600}.chart .foot{font-size:11px;opacity:.8}"
    ".chart .grid{stroke:currentColor;opacity:.18}"
    ".chart .line{stroke:currentColor;stroke-width:1.5}"
    ".chart .box{fill:#2f6fb0;fill-opacity:.35;stroke:currentColor}"
    ".chart .middle{stroke:currentColor;stroke-width:3}"
    ".chart .mark{stroke:#b3261e;stroke-width:2;stroke-dasharray:5 3}"
    ".chart .paper{fill:#fff}"
    "@media (prefers-color-scheme:dark){.chart{color:#e8eaed}.chart .box{fill:#7fb2e5}"
    ".chart .mark{stroke:#ff8a80}.chart .paper{fill:#16181b}}";

std::vector<double> values_of(const Chart& chart) {
  std::vector<double> values;
  for (const ChartRow& row : chart.rows) {
    for (const auto& value : {row.low, row.first, row.middle, row.third, row.high, row.bar}) {
      if (value && std::isfinite(*value)) values.push_back(*value);
    }
    if (row.bar) values.push_back(0);
  }
  if (!values.empty() && chart.mark && std::isfinite(chart.mark->at))
    values.push_back(chart.mark->at);
  return values;
}

/// One chart while its elements are written.
class Drawing {
 public:
  Drawing(const Chart& chart, bool standalone) : chart_(chart), axis_(axis_of(chart, svg_steps)) {
    if (!standalone) return;
    title_ = text::wrap(text::printable_line(chart.title), title_letters);
    for (const std::string& note : chart.footnotes) {
      for (std::string& line : text::wrap(text::printable_line(note), note_letters))
        notes_.push_back(std::move(line));
    }
  }

  [[nodiscard]] double height() const {
    return bottom() + (notes_.empty() ? 0 : note_line * static_cast<double>(notes_.size()) + 8);
  }

  std::string body() {
    double y = 0;
    for (const std::string& line : title_) words("start", "title", margin, y += title_line, line);
    grid();
    double top = head();
    for (const ChartRow& row : chart_.rows) {
      draw(row, top);
      top += row_height;
    }
    if (chart_.mark) draw_mark(*chart_.mark);
    y = bottom();
    for (const std::string& line : notes_) words("start", "foot", margin, y += note_line, line);
    return std::move(out_);
  }

 private:
  // Where rows begin, and where they and the mark's label end.
  [[nodiscard]] double head() const {
    return head_height + (title_.empty() ? 0 : title_line * static_cast<double>(title_.size()) + 6);
  }
  [[nodiscard]] double bottom() const {
    return head() + row_height * static_cast<double>(chart_.rows.size()) + (chart_.mark ? 24 : 6);
  }
  [[nodiscard]] double x(double value) const {
    return margin + axis_.share(value) * (chart_width - 2 * margin);
  }

  void line(std::string_view kind, double x1, double y1, double x2, double y2) {
    out_ += fmt::format(
        "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", kind, x1,
        y1, x2, y2);
  }

  void words(std::string_view anchor, std::string_view kind, double at, double y,
             const std::string& text) {
    out_ +=
        fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n",
                    kind, at, y, anchor, html::escape(text::printable_line(text)));
  }

  void grid() {
    for (const double tick : axis_.ticks()) {
      line("grid", x(tick), head() - 6, x(tick), bottom() - (chart_.mark ? 22 : 4));
      const bool first = tick == axis_.from;
      const bool last = axis_.share(tick) > 0.97;
      words(first ? "start" : (last ? "end" : "middle"), "note",
            first ? margin : (last ? chart_width - margin : x(tick)), head() - 12,
            chart_.tick ? chart_.tick(tick) : fmt::format("{}", tick));
    }
  }

  void draw(const ChartRow& row, double top) {
    words("start", "label", margin, top + 13, row.label);
    words("end", "note", chart_width - margin, top + 13, row.note);
    const double y = top + 28;
    if (row.bar) box(0, *row.bar, y);
    const auto lowest = row.low ? row.low : (row.first ? row.first : row.middle);
    const auto highest = row.high ? row.high : (row.third ? row.third : row.middle);
    if (lowest && highest && *lowest < *highest) line("line", x(*lowest), y, x(*highest), y);
    for (const auto& end : {row.low, row.high}) {
      if (end) line("line", x(*end), y - 5, x(*end), y + 5);
    }
    if (row.first && row.third) box(*row.first, *row.third, y);
    if (row.middle) line("middle", x(*row.middle), y - 9, x(*row.middle), y + 9);
  }

  void box(double from, double to, double y) {
    out_ += fmt::format(
        "<rect class=\"box\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"14\" rx=\"2\"/>\n",
        x(from), y - 7, std::max(1.0, x(to) - x(from)));
  }

  void draw_mark(const ChartMark& mark) {
    const double at = x(mark.at);
    line("mark", at, head() - 6, at, bottom() - 18);
    const double share = axis_.share(mark.at);
    const std::string_view anchor = share < 0.2 ? "start" : (share > 0.8 ? "end" : "middle");
    words(anchor, "label", at, bottom() - 5, mark.label);
  }

  const Chart& chart_;
  Axis axis_;
  std::vector<std::string> title_;
  std::vector<std::string> notes_;
  std::string out_;
};

}  // namespace

double Axis::share(double value) const {
  return to > from ? std::clamp((value - from) / (to - from), 0.0, 1.0) : 0.0;
}

std::vector<double> Axis::ticks() const {
  std::vector<double> values;
  const auto count = static_cast<std::size_t>(std::lround((to - from) / step));
  for (std::size_t i = 0; i <= count; ++i) values.push_back(from + step * static_cast<double>(i));
  return values;
}

Axis axis_of(const Chart& chart, std::size_t steps) {
  const std::vector<double> values = values_of(chart);
  if (values.empty()) return {};
  const auto [least, greatest] = std::ranges::minmax(values);
  const double span = greatest > least ? greatest - least : std::max(std::abs(greatest), 1.0);
  const double rough = span / static_cast<double>(std::max<std::size_t>(steps, 1));
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = power * 10;
  for (const double round : {1.0, 2.0, 2.5, 5.0}) {
    if (round * power >= rough) {
      step = round * power;
      break;
    }
  }
  Axis axis{std::floor(least / step) * step, std::ceil(greatest / step) * step, step};
  if (!(axis.to > axis.from)) axis.to = axis.from + step;
  return axis;
}

std::string svg(const Chart& chart, bool standalone) {
  Drawing drawing(chart, standalone);
  const std::string title = html::escape(text::printable_line(chart.title));
  std::string out;
  if (standalone) out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out += fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" "
      "aria-labelledby=\"{0}-title {0}-desc\" viewBox=\"0 0 {1:.0f} {2:.0f}\"{3}>\n"
      "<title id=\"{0}-title\">{4}</title>\n<desc id=\"{0}-desc\">{5}</desc>\n<style>{6}</style>\n",
      chart.id, chart_width, drawing.height(),
      standalone ? fmt::format(" width=\"{:.0f}\" height=\"{:.0f}\"", chart_width * 1.5,
                               drawing.height() * 1.5)
                 : "",
      title, html::escape(text::printable_line(chart.description)), chart_style);
  if (standalone) out += "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n";
  return out + drawing.body() + "</svg>\n";
}

}  // namespace medtech::render
