// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/timeline.hpp"

#include "core/base/date.hpp"
#include "core/format/xml.hpp"

#include <doctest/doctest.h>

using namespace medtech;

namespace {

const Date today = *parse_iso_date("2026-11-22");

std::vector<render::Span> spans() {
  return {{"Study <now> & \"then\"", "why", today, *parse_iso_date("2027-11-22"), true},
          {"Sit", "", *parse_iso_date("2028-02-20"), *parse_iso_date("2028-02-20"), false}};
}

}  // namespace

TEST_CASE("a timeline is well-formed SVG, whatever its labels hold") {
  const std::string svg = render::timeline_svg("Plan for </title><script>", spans(), today);
  const auto document = xml::Document::parse(svg);
  REQUIRE(document.has_value());
  CHECK(svg.find("<script") == std::string::npos);
  CHECK(svg.find("Study &lt;now&gt; &amp; &quot;then&quot;") != std::string::npos);
  CHECK(svg.find("class=\"critical\"") != std::string::npos);
  CHECK(svg.find("2027-") != std::string::npos);
  CHECK(svg.find("http") == svg.find("http://www.w3.org/2000/svg"));
}

TEST_CASE("a timeline without spans, or of a single day, is drawn too") {
  CHECK(render::timeline_svg("Empty", {}, today).ends_with("</svg>\n"));
  const auto bars = render::timeline_bars({{"x", "", today, today, false}}, today, 10);
  REQUIRE(bars.size() == 1);
  CHECK(bars[0] == "─·········");
}

TEST_CASE("bars stand where their days are") {
  const auto bars = render::timeline_bars(
      {{"a", "", today, today + std::chrono::days(50), true},
       {"b", "", today + std::chrono::days(50), today + std::chrono::days(100), false}},
      today, 10);
  CHECK(bars[0] == "━━━━━·····");
  CHECK(bars[1] == "·····─────");
}
