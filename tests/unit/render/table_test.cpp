// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/table.hpp"

#include "core/base/text.hpp"
#include "core/render/page.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::render;

namespace {

Table sample() {
  Table table({{.heading = "ID"},
               {.heading = "TITLE", .least = 8, .may_shrink = true},
               {.heading = "EMPTY"},
               {.heading = "MILES", .right = true}});
  table.add({"1", "Medical Laboratory Scientist, second shift", "", "4"});
  table.add({"22", "検査技師", "", "120"});
  return table;
}

}  // namespace

TEST_CASE("a table fits its width, whatever it holds") {
  for (const std::size_t width : {24uz, 40uz, 80uz, 200uz}) {
    const std::string text = sample().for_terminal(width, Styler(false));
    for (const std::string_view line : text::lines(text)) {
      CAPTURE(line);
      CHECK(text::width(line) <= width);
    }
    CHECK(text.find("EMPTY") == std::string::npos);
  }
  CHECK(sample().for_terminal(40, Styler(false)) ==
        "ID  TITLE                          MILES\n"
        "1   Medical Laboratory Scientist…      4\n"
        "22  検査技師                         120\n");
}

TEST_CASE("a column keeps its least as long as another one can give, and yields where none can") {
  Table table({{.heading = "FIRST", .least = 12, .may_shrink = true},
               {.heading = "SECOND", .may_shrink = true}});
  table.add({"abcdefghijklmnop", "ABCDEFGHIJKLMNOP"});
  CHECK(table.for_terminal(20, Styler(false)) ==
        "FIRST         SECOND\n"
        "abcdefghijk…  ABCDE…\n");
  CHECK(table.for_terminal(12, Styler(false)) ==
        "FIRST  SECO…\n"
        "abcd…  ABCD…\n");
}

TEST_CASE("where no room is left the last columns go, and the first is cut") {
  for (std::size_t width = 1; width <= 40; ++width) {
    CAPTURE(width);
    const std::string text = sample().for_terminal(width, Styler(false));
    for (const std::string_view line : text::lines(text)) {
      CAPTURE(line);
      CHECK(text::width(line) <= width);
    }
    CHECK(text::lines(text).size() == 3);
  }
  CHECK(sample().for_terminal(12, Styler(false)) ==
        "ID  TITLE\n"
        "1   Medical…\n"
        "22  検査技師\n");
}

TEST_CASE("a pipe gets full values without headings") {
  CHECK(sample().for_pipe(Styler(false)) ==
        "1\tMedical Laboratory Scientist, second shift\t\t4\n22\t検査技師\t\t120\n");
}

TEST_CASE("styles are written only where colour is on") {
  CHECK(Styler(false)(Style::bold, "x") == "x");
  CHECK(Styler(true)(Style::bold, "x") == "\x1b[1mx\x1b[0m");
  CHECK(Styler(true)(Style::bold, "").empty());
}

TEST_CASE("a page escapes its title and links only to the web") {
  const std::string page = render::page("<b>&", "\"sub\"", "<p>body</p>");
  CHECK(page.find("<title>&lt;b&gt;&amp;</title>") != std::string::npos);
  CHECK(page.find("<p>body</p>") != std::string::npos);
  CHECK(render::link("javascript:alert(1)", "x<") == "x&lt;");
  CHECK(render::link("https://a.example/?q=\"", "x")
            .starts_with("<a href=\"https://a.example/?q=&quot;\""));
}

TEST_CASE("in a pipe a table is coloured where that is asked for, and is else the same") {
  Table table({{.heading = "ID", .style = Style::bold}, {.heading = "NOTE", .style = Style::dim}});
  table.add({"one", ""});
  CHECK(table.for_pipe(Styler(true)) == Styler(true)(Style::bold, "one") + "\t\n");
  CHECK(table.for_pipe(Styler(false)) == "one\t\n");
}

TEST_CASE("a cell that wraps goes on in further lines of its row, and is not cut") {
  Table table({{"ID"}, {"NAME", 8, false, true, Style::plain, true}});
  table.add({"one", "a name of several words"});
  table.add({"two", "short"});
  CHECK(table.for_terminal(20, Styler(false)) ==
        "ID   NAME\n"
        "one  a name of\n"
        "     several words\n"
        "two  short\n");
}
