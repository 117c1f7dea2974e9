// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/sheet.hpp"

#include "core/base/text.hpp"

#include <doctest/doctest.h>

#include <string>

namespace medtech::render {

namespace {

Sheet sheet() {
  Sheet sheet;
  sheet.title("A report");
  sheet.paragraph("What it is about, in a sentence that is rather long for a narrow terminal.");
  sheet.heading("Section");
  sheet.fact("Ohio", "a fact of some length that goes over more than one line when it is narrow");
  sheet.fact("A term that is far too long to stand beside", "text");
  SheetTable table({{.heading = "place"}, {.heading = "sum", .right = true}, {.heading = "none"}});
  table.add({"Dayton <b>", "12", ""});
  sheet.table(table);
  return sheet;
}

}  // namespace

TEST_CASE("a sheet is laid out in lines that fit the terminal") {
  for (const std::size_t width : {1, 20, 40, 80, 200}) {
    CAPTURE(width);
    const std::string text = sheet().for_terminal(width, Styler(false));
    for (const std::string_view line : text::lines(text))
      CHECK(text::width(line) <= std::max<std::size_t>(width, 46));  // the longest term
  }
  CHECK(sheet().for_terminal(80, Styler(false)) ==
        "A report\n"
        "What it is about, in a sentence that is rather long for a narrow terminal.\n"
        "\n"
        "Section\n"
        "  Ohio  a fact of some length that goes over more than one line when it is\n"
        "        narrow\n"
        "  A term that is far too long to stand beside\n"
        "    text\n"
        "  place       sum\n"
        "  Dayton <b>   12\n");
}

TEST_CASE("as the body of a page it is headings, lists and tables with escaped text") {
  const std::string body = sheet().for_page();
  CHECK(body.find("<h2>Section</h2>") != std::string::npos);
  CHECK(body.find("<dl>\n<dt>Ohio</dt><dd>a fact") != std::string::npos);
  CHECK(body.find("</dl>") != std::string::npos);
  CHECK(body.find("<th scope=\"col\" class=\"n\">sum</th>") != std::string::npos);
  CHECK(body.find("<th scope=\"row\">Dayton &lt;b&gt;</th>") != std::string::npos);
  CHECK(body.find("none") == std::string::npos);  // a column without content
}

TEST_CASE("tables and charts without rows are left out, and text brings no escapes") {
  Sheet empty;
  empty.table(SheetTable({{.heading = "x"}}));
  empty.chart(Chart{}, "legend", "caption");
  CHECK(empty.for_terminal(80, Styler(false)).empty());
  CHECK(empty.for_page().empty());
  Sheet hostile;
  hostile.heading("\x1b[31mred");
  hostile.paragraph("a\x1b]0;title\x07 b");
  hostile.fact("\x1b[0m", "\x1b[0m");
  CHECK(hostile.for_terminal(80, Styler(false)).find('\x1b') == std::string::npos);
}

}  // namespace medtech::render
