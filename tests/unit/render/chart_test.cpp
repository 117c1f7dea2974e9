// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/chart.hpp"

#include "core/base/text.hpp"
#include "core/format/xml.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>

namespace medtech::render {

namespace {

ChartRow box(const std::string& label, double low, double high) {
  const double step = (high - low) / 4;
  ChartRow row;
  row.label = label;
  row.note = "a note";
  row.low = low;
  row.first = low + step;
  row.middle = low + 2 * step;
  row.third = low + 3 * step;
  row.high = high;
  return row;
}

Chart two_boxes() {
  Chart chart;
  chart.title = "Pay <of> two & more";
  chart.description = "what it shows";
  chart.rows = {box("Ohio", 20, 60), box("A place with a rather long name indeed", 30, 50)};
  chart.mark = {45, "yours"};
  chart.tick = [](double value) { return fmt::format("${}", value); };
  return chart;
}

}  // namespace

TEST_CASE("an axis has round steps that hold every value") {
  const Axis axis = axis_of(two_boxes(), 4);
  CHECK(axis == Axis{20, 60, 10});
  CHECK(axis.ticks() == std::vector<double>{20, 30, 40, 50, 60});
  CHECK(axis.share(20) == 0);
  CHECK(axis.share(50) == 0.75);
  CHECK(axis.share(999) == 1);
}

TEST_CASE("an axis of bars begins at zero; one of nothing, or of one value, is none the less one") {
  Chart chart;
  ChartRow bar;
  bar.bar = 37;
  chart.rows = {bar};
  CHECK(axis_of(chart, 4).from == 0);
  CHECK(axis_of(chart, 4).to >= 37);
  chart.rows = {ChartRow{}};
  CHECK(axis_of(chart, 4) == Axis{});
  chart.rows = {box("x", 5, 5)};
  const Axis single = axis_of(chart, 4);
  CHECK(single.from <= 5);
  CHECK(single.to > single.from);
}

TEST_CASE("a plot draws whiskers, quarters and middle below its axis, and the mark") {
  const std::string text = plot(two_boxes(), 72, Styler(false));
  const auto lines = text::lines(text);
  REQUIRE(lines.size() >= 4);
  CHECK(lines[0].find("$20") != std::string::npos);
  CHECK(lines[1].starts_with("Ohio"));
  for (const char* sign : {"├", "━", "●", "┃", "─", "┤"}) {
    CAPTURE(sign);
    CHECK(lines[1].find(sign) != std::string::npos);
  }
  CHECK(lines[2].find("…") != std::string::npos);
  CHECK(lines[3].find("▲ yours") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(plot(two_boxes(), 72, Styler(true)).find("\x1b[") != std::string::npos);
}

TEST_CASE("no line of a plot is wider than the terminal") {
  for (std::size_t width = 20; width < 140; ++width) {
    CAPTURE(width);
    for (const std::string_view line : text::lines(plot(two_boxes(), width, Styler(false))))
      CHECK(text::width(line) <= width);
  }
}

TEST_CASE("rows of which only a part is known are drawn as far as that goes") {
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    Chart chart = two_boxes();
    for (ChartRow& row : chart.rows) {
      for (auto* value : {&row.low, &row.first, &row.middle, &row.third, &row.high})
        if (random() % 2 == 0) value->reset();
    }
    const std::string drawing = svg(chart, false);
    CHECK(xml::Document::parse(drawing));
    static_cast<void>(plot(chart, 60, Styler(false)));
  }
  Chart nothing;
  nothing.rows = {ChartRow{}};
  CHECK(plot(nothing, 60, Styler(false)).empty());
}

TEST_CASE("an SVG has a title and a description, and every label and note as text") {
  const std::string drawing = svg(two_boxes(), true);
  CHECK(drawing.starts_with("<?xml"));
  CHECK(drawing.find("role=\"img\" aria-labelledby=\"chart-title chart-desc\"") !=
        std::string::npos);
  CHECK(drawing.find("<title id=\"chart-title\">Pay &lt;of&gt; two &amp; more</title>") !=
        std::string::npos);
  CHECK(drawing.find("what it shows</desc>") != std::string::npos);
  CHECK(drawing.find(">Ohio<") != std::string::npos);
  CHECK(drawing.find(">a note<") != std::string::npos);
  CHECK(drawing.find(">yours<") != std::string::npos);
  CHECK(svg(two_boxes(), false).starts_with("<svg"));
  Chart noted = two_boxes();
  noted.footnotes = {"From a source & a year"};
  CHECK(svg(noted, true).find(">From a source &amp; a year<") != std::string::npos);
  CHECK(svg(noted, true).find("class=\"title\"") != std::string::npos);
  CHECK(svg(noted, false).find("From a source") == std::string::npos);  // the page tells it
}

TEST_CASE("text from outside breaks out of neither plot nor drawing") {
  Chart chart = two_boxes();
  chart.rows[0].label = "\x1b[31m</text><script>alert(1)</script>\n";
  chart.mark->label = "\"><b>";
  const std::string drawing = svg(chart, true);
  CHECK(drawing.find("<script>") == std::string::npos);
  CHECK(drawing.find("<b>") == std::string::npos);
  CHECK(xml::Document::parse(drawing));
  CHECK(plot(chart, 60, Styler(false)).find('\x1b') == std::string::npos);
}

}  // namespace medtech::render
