// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/markup.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using document::Document;
using document::Format;

TEST_CASE("Markdown is read with its headings, emphasis, links and tables") {
  const Document read = document::read_text(
      "# Ana Example\n[ana@example.com](mailto:ana@example.com)\n\n#Experience\n"
      "**BMET II**, Sample Hospital\n* Repaired *many* pumps \\- fast\n\nEducation\n=========\n"
      "| A.A.S. | 2014 |\n");
  REQUIRE(read.lines.size() == 7);
  CHECK(read.format == Format::markdown);
  CHECK(read.lines[0].text == "Ana Example");
  CHECK(read.lines[0].heading == 1);
  CHECK(read.lines[1].text == "ana@example.com");
  CHECK(read.lines[1].links == std::vector<std::string>{"mailto:ana@example.com"});
  CHECK(read.lines[2].text == "Experience");  // "#Heading" without a blank
  CHECK(read.lines[2].heading == 1);
  CHECK(read.lines[3].text == "BMET II, Sample Hospital");
  CHECK(read.lines[4].text == "• Repaired many pumps - fast");
  CHECK(read.lines[4].item);
  CHECK(read.lines[5].heading == 1);
  CHECK(read.lines[6].text == "A.A.S.\t2014");
}

TEST_CASE("Plain text keeps its lines, gaps and pages") {
  const Document read = document::read_text(
      "ANA EXAMPLE\r\n\r\n  SKILLS\r\n#1 in sales\r\n-----\r\nC# and C++\r\n\fPage two\r\n");
  REQUIRE(read.lines.size() == 5);
  CHECK(read.format == Format::text);
  CHECK(read.lines[1].gap);
  CHECK(read.lines[1].indent == 2);
  CHECK(read.lines[2].text == "#1 in sales");
  CHECK(read.lines[3].text == "C# and C++");
  CHECK(read.lines[4].page == 2);
  CHECK(read.pages == 2);
}

TEST_CASE("Text is read in the encodings that people save in") {
  const std::string expected = "Ana’s work – José";
  const auto only_line = [](std::string_view bytes) {
    const Document read = document::read_text(bytes);
    return read.lines.empty() ? std::string() : read.lines[0].text;
  };
  CHECK(only_line(expected) == expected);
  CHECK(only_line("\xEF\xBB\xBF" + expected) == expected);
  CHECK(only_line("Ana\x92s work \x96 Jos\xE9") == expected);  // Windows-1252
  CHECK(only_line("Ana\xD5s work \xD0 Jos\x8E") == expected);  // Mac Roman
  std::string wide;
  for (const char c : std::string("Ana's resume")) wide += {c, '\0'};
  CHECK(only_line("\xFF\xFE" + wide) == "Ana's resume");
  CHECK(only_line(wide) == "Ana's resume");
}

TEST_CASE("A page is read as browsers show it") {
  const Document read = document::read_html(
      "<html><head><title>x</title></head><body><h1>Ana Example</h1><p>a\n   "
      "b</p><ul><li>one<li>two</ul>"
      "<table><tr><td><b>BMET</b></td><td>2019</td></tr></table><p style='display:none'>no</p>"
      "<p style='visibility:hidden'>unseen</p><a "
      "href='mailto:ana@example.com'>mail</a><br>pre&shy;vent</body></html>");
  REQUIRE(read.lines.size() == 8);
  CHECK(read.lines[0].heading == 1);
  CHECK(read.lines[1].text == "a b");
  CHECK(read.lines[2].text == "• one");
  CHECK(read.lines[4].text == "BMET\t2019");
  CHECK(read.lines[5].hidden);
  CHECK(read.lines[6].links == std::vector<std::string>{"mailto:ana@example.com"});
  CHECK(read.lines[7].text == "prevent");
}
