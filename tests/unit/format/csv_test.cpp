// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv.hpp"

#include "core/base/limits.hpp"

#include <doctest/doctest.h>

using medtech::csv::line;
using medtech::csv::parse;

namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(std::string_view text) {
  const auto records = parse(text);
  REQUIRE_MESSAGE(records.has_value(), text);
  std::vector<Cells> all;
  for (const auto& record : *records) all.push_back(record.cells);
  return all;
}

medtech::Error refused(std::string_view text) {
  const auto records = parse(text, "import.csv");
  REQUIRE_FALSE(records.has_value());
  return records.error();
}

}  // namespace

TEST_CASE("records and cells are read as RFC 4180 has them") {
  struct Case {
    std::string_view text;
    std::vector<Cells> cells;
  };
  const Case cases[] = {
      {"", {}},
      {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
      {"a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
      {"a,b\n,\n", {{"a", "b"}, {"", ""}}},
      {"\n\na\n\r\n\nb\n\n", {{"a"}, {"b"}}},
      {"a,\"b, c\"\n", {{"a", "b, c"}}},
      {"\"one\ntwo\",\"say \"\"hi\"\"\"\n", {{"one\ntwo", "say \"hi\""}}},
      {"\"\",\"\"\"\"\n", {{"", "\""}}},
      {"5\" screen,6'\n", {{"5\" screen", "6'"}}},
      {"\"a\" tail,b\n", {{"a tail", "b"}}},
      {" a , b \n", {{" a ", " b "}}},
      {"\xEF\xBB\xBF"
       "title,employer\n",
       {{"title", "employer"}}},
      {"a;b,x;c\n1;2;3\n", {{"a", "b,x", "c"}, {"1", "2", "3"}}},
      {"a\tb\n1\t2\n", {{"a", "b"}, {"1", "2"}}},
      {"\"x;y;z\",b\n1,2\n", {{"x;y;z", "b"}, {"1", "2"}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(cells_of(c.text) == c.cells);
  }
}

TEST_CASE("records know the line they begin on") {
  const auto records = parse("a,b\n\n\"1\n2\",3\r\n4,5\n");
  REQUIRE(records.has_value());
  REQUIRE(records->size() == 3);
  CHECK((*records)[0].line == 1);
  CHECK((*records)[1].line == 3);
  CHECK((*records)[2].line == 5);
}

TEST_CASE("a quote that does not end is refused where it begins") {
  const medtech::Error error = refused("a,b\n1,\"two\nthree\n");
  CHECK(error.kind == medtech::ErrorKind::input);
  CHECK(error.place == medtech::Place{"import.csv", 2, 0});
}

TEST_CASE("cells, records and files are bounded") {
  using namespace medtech::limits;
  CHECK(parse(std::string(csv_cell_bytes, 'x')).has_value());
  CHECK(refused("a\n" + std::string(csv_cell_bytes + 1, 'x')).place.line == 2);
  CHECK(refused("\"" + std::string(csv_cell_bytes + 1, 'x') + "\"").message ==
        "a cell is too long");
  CHECK(parse(std::string(csv_cells - 1, ',')).has_value());
  CHECK(refused(std::string(csv_cells, ',')).message == "a record has too many cells");
  std::string many;
  for (std::size_t i = 0; i <= items_per_document; ++i) many += "x\n";
  CHECK(refused(many).message == "there are too many records");
}

TEST_CASE("lines are written quoted where needed and harmless for spreadsheets") {
  CHECK(line({"a", "b c", ""}) == "a,b c,\r\n");
  CHECK(line({"a,b", "say \"hi\"", "one\ntwo"}) == "\"a,b\",\"say \"\"hi\"\"\",\"one\ntwo\"\r\n");
  CHECK(line({"=1+1", "+1", "-5", "@x", "\tx", "\rx", "a=b"}) ==
        "'=1+1,'+1,'-5,'@x,\"'\tx\",\"'\rx\",a=b\r\n");
  CHECK(line({"same", "same"}) == "same,same\r\n");
  CHECK(line({}) == "\r\n");
}

TEST_CASE("what is written is read back") {
  const Cells cells = {"plain", "a;b", "tab\there", "quote \" here", "line\r\nbreak", "é – 😀", ""};
  CHECK(cells_of(line({"a", "b", "c", "d", "e", "f", "g"}) + line(cells)).back() == cells);
}
