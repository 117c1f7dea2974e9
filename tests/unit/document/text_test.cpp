// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/markup.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <chrono>
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
  REQUIRE(read.lines.size() == 9);
  CHECK(read.lines[0].heading == 1);
  CHECK(read.lines[1].text == "a b");
  CHECK(read.lines[2].text == "• one");
  CHECK(read.lines[4].text == "BMET\t2019");
  CHECK(read.lines[5].text == "no");
  CHECK(read.lines[5].hidden);
  CHECK(read.lines[6].text == "unseen");
  CHECK(read.lines[6].hidden);
  CHECK(read.lines[7].links == std::vector<std::string>{"mailto:ana@example.com"});
  CHECK(read.lines[8].text == "prevent");
}

TEST_CASE("Text of a page that people can't see is hidden, however its style says so") {
  for (const char* element :
       {"<p style='color:white;font-size:1px'>x</p>",
        "<p style='color:hsl(0, 0%, 100%)'>x</p>",
        "<p style='color:#FFF'>x</p>",
        "<p style='color: rgb(255, 255, 255)'>x</p>",
        "<p style='color:transparent'>x</p>",
        "<p style='font-size:1px'>x</p>",
        "<p style='font-size:0.1em'>x</p>",
        "<p style='position:absolute;left:-9999px'>x</p>",
        "<p style='text-indent:-9999px'>x</p>",
        "<p style='opacity:0'>x</p>",
        "<p style='height:0;overflow:hidden'>x</p>",
        "<p style='position:absolute;clip:rect(0,0,0,0)'>x</p>",
        "<p hidden>x</p>",
        "<p style='Display: None !important'>x</p>",
        "<font color=white>x</font>",
        "<style>.w{color:#fff}</style><p class='a w'>x</p>",
        "<style>/* c */ p.note, .other { display : none }</style><p class=note>x</p>",
        "<style>@import 'a'; #top{visibility:hidden}</style><p id=top><b>x</b></p>",
        "<div style='display:none'><p>x</div>",
        "<p class=a>x</p><style>.a{display:none}</style>"}) {
    CAPTURE(element);
    const Document read = document::read_html("<html><body>" + std::string(element));
    REQUIRE(read.lines.size() == 1);
    CHECK(read.lines[0].hidden);
  }
  for (const char* element :
       {"<div style='background:#123'><p style='color:white'>x</p></div>",
        "<td bgcolor='#000000'><font color='#ffffff'>x</font></td>",
        "<style>body{background:navy;color:white}</style><body><p>x</p>",
        "<div style='font-size:0'><p style='font-size:14px'>x</p></div>",
        "<div style='color:white'><p style='color:#333'>x</p></div>",
        "<style>@media print{p{display:none}} .a p{display:none}</style><p>x</p>",
        "<p style='left:-9999px'>x</p>", "<p style='color:#888;opacity:0.8'>x</p>"}) {
    CAPTURE(element);
    const Document read = document::read_html("<html><body>" + std::string(element));
    REQUIRE(read.lines.size() == 1);
    CHECK_FALSE(read.lines[0].hidden);
  }
}

TEST_CASE("Hidden words inside a line of a page join nothing that people read") {
  const Document read = document::read_html(
      "<html><body><p>Repaired <span style='display:none'>histology</span>pumps</p><p>next");
  REQUIRE(read.lines.size() == 3);
  CHECK(read.lines[0].text == "Repaired pumps");
  CHECK(read.lines[1].text == "histology");
  CHECK(read.lines[1].hidden);
  CHECK_FALSE(read.lines[2].hidden);
}

TEST_CASE("Struck text is none, and marks of tasks are no words") {
  const auto texts = [](std::string_view text) {
    std::vector<std::string> all;
    for (const auto& line : document::read_text(text).lines) all.push_back(line.text);
    return all;
  };
  CHECK(texts("- [x] Ventilators\n- [ ] Anesthesia\n- ~~Dialysis~~\n- a ~~b~~ c [d]\n") ==
        std::vector<std::string>{"• Ventilators", "• Anesthesia", "• a c [d]"});
  const Document page = document::read_html(
      "<html><body><p>a <s>b</s><del>c</del><span "
      "style='text-decoration:line-through'>d</span> e");
  CHECK(page.lines[0].text == "a e");
}

TEST_CASE("Text beyond a bound is told to be cut") {
  std::string many;
  for (int i = 0; i < 20'010; ++i) many += "a line\n";
  CHECK(document::read_text(many).cut.contains("20000"));
  CHECK(document::read_text("a\nb\n").cut.empty());
  CHECK_FALSE(document::read_text(std::string(30'000, 'x')).cut.empty());
}

TEST_CASE("Floated and flexed parts of a page stand apart") {
  const Document read = testing::read_document(
      "<html><body><p><b>Sample HealthCare</b><span style=\"float:right\">Miami, FL</span></p>"
      "<div style=\"display:flex\"><span>BMET II</span><span>Sept. "
      "2014</span></div></body></html>");
  REQUIRE(read.lines.size() == 2);
  CHECK(read.lines[0].text == "Sample HealthCare\tMiami, FL");
  CHECK(read.lines[1].text == "BMET II\tSept. 2014");
}

TEST_CASE("Marks of links without an end take no time") {
  for (const char* mark : {"[a](", "[", "<a", "[x]"}) {
    CAPTURE(mark);
    std::string bytes;
    while (bytes.size() < 3'000'000) bytes += mark;
    const auto begin = std::chrono::steady_clock::now();
    CHECK(document::read_text(bytes).lines.size() == 1);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
  }
}
