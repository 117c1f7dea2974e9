// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/timeline.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::render {

namespace {

using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr double picture_width = 760;
constexpr double side_margin = 12;
constexpr double head = 46;  // title and scale
constexpr double span_height = 38;
constexpr double bar_height = 10;

/// The days that a picture shows.
struct Scale {
  Date from;
  Date to;

  [[nodiscard]] double share(Date date) const {
    const double all = static_cast<double>((to - from).count());
    return all <= 0 ? 0 : static_cast<double>((date - from).count()) / all;
  }
};

Scale scale_of(const std::vector<Span>& spans, Date today) {
  Scale scale{today, today};
  for (const Span& span : spans) {
    scale.from = std::min(scale.from, span.from);
    scale.to = std::max(scale.to, span.to);
  }
  constexpr int least_days = 30;
  scale.to = std::max(scale.to, scale.from + std::chrono::days(least_days));
  return scale;
}

/// A mark of the scale and its label.
struct Tick {
  Date date;
  std::string label;
};

std::vector<Tick> ticks_of(const Scale& scale) {
  const year_month_day begin(scale.from);
  const auto months = (scale.to - scale.from).count() / 30;
  const int every = months <= 8 ? 1 : months <= 24 ? 3 : months <= 60 ? 6 : months <= 120 ? 12 : 60;
  std::vector<Tick> ticks;
  for (year_month month(begin.year(), std::chrono::January); Date(month / 1) <= scale.to;
       month += std::chrono::months(every)) {
    const Date first(month / 1);
    if (first < scale.from) continue;
    const int year = static_cast<int>(month.year());
    ticks.push_back(
        {first, every >= 12 ? fmt::format("{}", year)
                            : fmt::format("{}-{:02}", year, static_cast<unsigned>(month.month()))});
  }
  return ticks;
}

double x_of(const Scale& scale, Date date) {
  return side_margin + scale.share(date) * (picture_width - 2 * side_margin);
}

std::string row_svg(const Scale& scale, const Span& span, double y) {
  const double left = x_of(scale, span.from);
  const double width = std::max(4.0, x_of(scale, span.to) - left);
  const std::string label = html::escape(text::elide(text::printable_line(span.label), 92));
  const std::string dates = to_string(span.from) + " to " + to_string(span.to);
  return fmt::format(
      "<g><title>{}</title><text class=\"label\" x=\"{:.0f}\" y=\"{:.0f}\">{}</text>"
      "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.0f}\" width=\"{:.1f}\" height=\"{:.0f}\" rx=\"3\"/>"
      "</g>\n",
      html::escape(text::printable_line(span.detail.empty() ? dates : dates + ": " + span.detail)),
      side_margin, y + 14, label, span.critical ? "critical" : "bar", left, y + 20,
      std::min(width, picture_width - side_margin - left + 4), bar_height);
}

}  // namespace

std::string timeline_svg(std::string_view title, const std::vector<Span>& spans, Date today) {
  const Scale scale = scale_of(spans, today);
  const double height = head + span_height * static_cast<double>(spans.size()) + side_margin;
  const std::string heading = html::escape(text::printable_line(title));
  std::string out = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" width=\"{:.0f}\" "
      "height=\"{:.0f}\" role=\"img\" aria-label=\"{}\">\n<title>{}</title>\n",
      picture_width, height, picture_width, height, heading, heading);
  out +=
      "<style>svg{background:#fff;font:13px system-ui,sans-serif}text{fill:#222}"
      ".head{font-weight:600;font-size:15px}.tick{fill:#555;font-size:11px}"
      ".bar{fill:#3b7ea1}.critical{fill:#b3541e}.grid{stroke:#8886}.today{stroke:#b3541e;"
      "stroke-dasharray:4 3}@media(prefers-color-scheme:dark){svg{background:#16181a}"
      "text{fill:#e8e8e8}.tick{fill:#aaa}.bar{fill:#6db3d6}.critical{fill:#e8935c}}</style>\n";
  out += fmt::format("<text class=\"head\" x=\"{:.0f}\" y=\"18\">{}</text>\n", side_margin,
                     html::escape(text::elide(text::printable_line(title), 80)));
  double last_label = -100;
  for (const Tick& tick : ticks_of(scale)) {
    const double x = x_of(scale, tick.date);
    out += fmt::format(
        "<line class=\"grid\" x1=\"{0:.1f}\" y1=\"{1:.0f}\" x2=\"{0:.1f}\" "
        "y2=\"{2:.0f}\"/>\n",
        x, head - 4, height - side_margin);
    constexpr double label_width = 52;
    if (x - last_label < label_width || x + label_width > picture_width) continue;
    last_label = x;
    out += fmt::format("<text class=\"tick\" x=\"{:.1f}\" y=\"{:.0f}\">{}</text>\n", x, head - 8,
                       tick.label);
  }
  const double now = x_of(scale, today);
  out += fmt::format(
      "<line class=\"today\" x1=\"{0:.1f}\" y1=\"{1:.0f}\" x2=\"{0:.1f}\" "
      "y2=\"{2:.0f}\"><title>today, {3}</title></line>\n",
      now, head - 4, height - side_margin, to_string(today));
  double y = head;
  for (const Span& span : spans) {
    out += row_svg(scale, span, y);
    y += span_height;
  }
  return out + "</svg>\n";
}

std::vector<std::string> timeline_bars(const std::vector<Span>& spans, Date today,
                                       std::size_t cells) {
  const Scale scale = scale_of(spans, today);
  std::vector<std::string> bars;
  for (const Span& span : spans) {
    const double all = static_cast<double>(cells);
    const auto begin = std::min(cells - 1, static_cast<std::size_t>(scale.share(span.from) * all));
    const auto end = std::clamp(static_cast<std::size_t>(scale.share(span.to) * all), begin + 1,
                                std::max(cells, begin + 1));
    std::string bar;
    for (std::size_t cell = 0; cell < cells; ++cell)
      bar += cell < begin || cell >= end ? "·" : span.critical ? "━" : "─";
    bars.push_back(std::move(bar));
  }
  return bars;
}

}  // namespace medtech::render
