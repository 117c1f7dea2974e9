// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/toml.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <doctest/doctest.h>

using medtech::Diagnostic;
using medtech::Place;
using medtech::toml::Document;
using medtech::toml::quoted;
using medtech::toml::Table;
using medtech::toml::to_error;

namespace {

Document parsed(std::string_view text) {
  auto document = Document::parse(text, "profile.toml");
  REQUIRE_MESSAGE(document.has_value(), text);
  return std::move(*document);
}

medtech::Error refused(std::string_view text) {
  const auto document = Document::parse(text, "profile.toml");
  REQUIRE_FALSE(document.has_value());
  return document.error();
}

std::string told(const Document& document) {
  std::string all;
  for (const Diagnostic& each : document.diagnostics()) {
    all += to_string(each) + (each.hint.empty() ? "" : " (" + each.hint + ")") + "\n";
  }
  return all;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("values are read by their types") {
  Document document = parsed(R"(
name = "Ann"
count = 40
rate = 32.5
whole = 32
open = true
start = 2021-06-01
written = "2021-06-02"
list = ["a", "b"]
single = "c"
kind = "fast"
[home]
zip = "45202"
[[job]]
title = "BMET"
[[job]]
title = "MLS"
[military]
code = "68A"
)");
  Table root = document.root();
  CHECK(root.string("name") == "Ann");
  CHECK(root.integer("count") == 40);
  CHECK(root.number("rate") == 32.5);
  CHECK(root.number("whole") == 32.0);
  CHECK(root.boolean("open") == true);
  CHECK(root.date("start") == medtech::make_date(2021, 6, 1));
  CHECK(root.date("written") == medtech::make_date(2021, 6, 2));
  CHECK(root.strings("list") == std::vector<std::string>{"a", "b"});
  CHECK(root.strings("single") == std::vector<std::string>{"c"});
  const std::vector<std::string> kinds = {"fast", "slow"};
  CHECK(root.choice("kind", kinds) == "fast");
  REQUIRE(root.table("home").has_value());
  CHECK(root.table("home")->string("zip") == "45202");
  REQUIRE(root.tables("job").size() == 2);
  CHECK(root.tables("job")[1].string("title") == "MLS");
  CHECK(root.tables("military").size() == 1);
  CHECK(root.has("name"));
  CHECK(root.place("rate") == Place{"profile.toml", 4, 1});
  root.finish();
  CHECK(told(document).empty());
}

TEST_CASE("missing keys are absent without complaint") {
  Document document = parsed("");
  Table root = document.root();
  CHECK_FALSE(root.has("a"));
  CHECK_FALSE(root.string("a"));
  CHECK_FALSE(root.integer("a"));
  CHECK_FALSE(root.number("a"));
  CHECK_FALSE(root.boolean("a"));
  CHECK_FALSE(root.date("a"));
  CHECK(root.strings("a").empty());
  CHECK_FALSE(root.choice("a", {}));
  CHECK_FALSE(root.table("a"));
  CHECK(root.tables("a").empty());
  CHECK(root.keys().empty());
  root.finish();
  CHECK(document.diagnostics().empty());
}

TEST_CASE("values of a wrong type are told with their place, in the order of the file") {
  Document document = parsed(R"(name = 7
count = "x"
rate = inf
open = "yes"
start = 2021-06-01T10:00:00
list = ["a", 2]
[search]
  radius = 1.5
  kind = "slwo"
[[other]]
[third]
)");
  Table root = document.root();
  CHECK(root.tables("third").size() == 1);
  CHECK_FALSE(root.table("other"));
  Table search = *root.table("search");
  const std::vector<std::string> kinds = {"fast", "slow"};
  CHECK_FALSE(search.choice("kind", kinds));
  CHECK_FALSE(search.integer("radius"));
  CHECK(root.strings("list") == std::vector<std::string>{"a"});
  CHECK_FALSE(root.date("start"));
  CHECK_FALSE(root.boolean("open"));
  CHECK_FALSE(root.number("rate"));
  CHECK_FALSE(root.integer("count"));
  CHECK_FALSE(root.string("name"));
  CHECK(told(document) == R"(profile.toml:1:1: name: must be a string, not a whole number
profile.toml:2:1: count: must be a whole number, not a string
profile.toml:3:1: rate: must be a finite number
profile.toml:4:1: open: must be true or false, not a string
profile.toml:5:1: start: must be a date, not a date with a time
profile.toml:6:14: list: must be a list of strings, not a whole number
profile.toml:8:3: search.radius: must be a whole number, not a number with a fraction
profile.toml:9:3: search.kind: "slwo" is not known (did you mean slow?)
profile.toml:10:3: other: must be a table, not a list
)");
}

TEST_CASE("dates that do not exist are told") {
  Document document = parsed("a = \"2021-02-30\"\nb = \"soon\"\nc = 0001-01-01\n");
  Table root = document.root();
  CHECK_FALSE(root.date("a"));
  CHECK_FALSE(root.date("b"));
  CHECK_FALSE(root.date("c"));
  CHECK(told(document).starts_with(
      "profile.toml:1:1: a: \"2021-02-30\" is no date (write it as 2026-11-22, without quotes)\n"));
  CHECK(document.diagnostics().size() == 3);
}

TEST_CASE("keys that nothing asked for are told with the nearest known ones") {
  Document document = parsed("nmae = 1\nzzzzzz = 2\n[[job]]\ntitel = \"x\"\n");
  Table root = document.root();
  root.string("name");
  root.integer("age");
  for (Table& job : root.tables("job")) {
    job.string("title");
    job.finish();
  }
  root.finish();
  CHECK(told(document) ==
        "profile.toml:1:1: nmae: is not known (did you mean name?)\n"
        "profile.toml:2:1: zzzzzz: is not known (the keys here are age, job, name)\n"
        "profile.toml:4:1: job[1].titel: is not known (did you mean title?)\n");
}

TEST_CASE("a table can be complained of by its readers") {
  Document document = parsed("[home]\nzip = \"x\"\n");
  Table home = *document.root().table("home");
  home.complain("zip", "is no ZIP code", "five digits");
  home.complain("city", "is missing");
  REQUIRE(document.diagnostics().size() == 2);
  CHECK(document.diagnostics()[0].field == "home.city");
  CHECK(document.diagnostics()[0].place.line == 1);
  CHECK(document.diagnostics()[1] ==
        Diagnostic{{"profile.toml", 2, 1}, "home.zip", "is no ZIP code", "five digits"});
}

TEST_CASE("keys come in the order of the file") {
  CHECK(parsed("b = 1\na = 2\n[z]\n[c]\n").root().keys() ==
        std::vector<std::string>{"b", "a", "z", "c"});
}

TEST_CASE("tables stay valid when their document moves") {
  Document first = parsed("a = \"x\"\nb = 1\n");
  Table root = first.root();
  const Document second = std::move(first);
  CHECK(root.string("a") == "x");
  CHECK_FALSE(root.string("b"));
  CHECK(second.diagnostics().size() == 1);
}

TEST_CASE("syntax errors have line, column, and the line with a caret") {
  const medtech::Error error = refused("a = 1\nnäme = = 2\n");
  CHECK(error.kind == medtech::ErrorKind::input);
  CHECK(error.place.file == "profile.toml");
  CHECK(error.place.line == 2);
  CHECK(error.message.starts_with("no valid TOML: "));
  const auto lines = medtech::text::lines(error.hint);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "näme = = 2");
  CHECK(lines[1].size() == error.place.column);
  CHECK(lines[1].ends_with('^'));

  CHECK(refused("a = 1\na = 2\n").place.line == 2);
  CHECK(refused("a = \"unclosed\n").place.line == 1);
  CHECK(refused("a = \"\xFF\"\n").message.starts_with("no valid TOML: "));
  CHECK(refused("[a\n").place.line == 1);
  for (const std::string_view header :
       {"[.a]", "[[=]]", "[a.]", "[ #]", "[\u00E9]", "[[", "[a]]"}) {
    CAPTURE(header);
    CHECK(refused(header).place.line == 1);
  }
  CHECK(refused("a = 99999999999999999999\n").place.line == 1);
}

TEST_CASE("errors on long lines and with control characters stay short and printable") {
  const medtech::Error error = refused("a = \"" + std::string(10'000, 'x') + "\x1B\x07 \"\n");
  CHECK(error.hint.size() < 300);
  CHECK(error.hint.find('\x1B') == std::string::npos);
  CHECK(error.text().find('\x1B') == std::string::npos);
  Document document = parsed("\"a\\u001B[31m\" = 1\n");
  Table root = document.root();
  root.finish();
  CHECK(told(document).find('\x1B') == std::string::npos);
}

TEST_CASE("hostile files are bounded") {
  using namespace medtech::limits;
  CHECK(Document::parse(repeated("a.", toml_key_parts - 1) + "a = 1", "f").has_value());
  CHECK(refused("[" + repeated("a.", 300'000) + "a]").message == "a key has more than 64 parts");
  CHECK(refused("b = 1\n" + repeated("a . ", 300'000) + "a = 1").place.line == 2);
  CHECK(refused("x = [ '''a'''', {" + repeated("a.", 100'000) + "a = 1} ]").message ==
        "a key has more than 64 parts");
  CHECK(refused("a = " + repeated("[", 100'000)).place.line == 1);
  CHECK(refused(std::string(config_bytes + 1, '\n')).message == "the file is too large");
  CHECK(Document::parse("a = \"" + std::string(1000, '.') + "\" # " + std::string(1000, '.'), "f")
            .has_value());
  CHECK(Document::parse(
            "a = '''\n\"" + repeated("x. ", 1000) + "'''\nb = \"\\\"" + repeated("x.", 1000) + "\"",
            "f")
            .has_value());

  std::string unknown;
  for (int i = 0; i < 20'000; ++i) unknown += "key" + std::to_string(i) + " = 1\n";
  Document document = parsed(unknown);
  Table root = document.root();
  root.string("name");
  root.finish();
  CHECK(document.diagnostics().size() == toml_findings);
}

TEST_CASE("quoted strings are read back") {
  for (const std::string_view text :
       {"", "plain", "say \"hi\" \\ there", "line\nbreak\ttab\r", "\x01\x1F\x7F", "é 😀"}) {
    CAPTURE(text);
    CHECK(parsed("a = " + quoted(text)).root().string("a") == text);
  }
  CHECK(quoted("a\"b\n") == R"("a\"b\n")");
  CHECK(parsed("a = " + quoted("\xFF")).root().string("a") == "\uFFFD");
}

TEST_CASE("all diagnostics of a file make one error") {
  const medtech::Diagnostics diagnostics = {
      {{"p.toml", 3, 7}, "search.radius", "must be a number", "as in 60"},
      {{"p.toml", 5, 1}, "nmae", "is not known", "did you mean name?"},
      {{"p.toml", 6, 1}, "x", "is not known", ""}};
  const medtech::Error error = to_error(diagnostics, "the profile");
  CHECK(error.kind == medtech::ErrorKind::input);
  CHECK(error.message == "the profile is not valid: search.radius: must be a number");
  CHECK(error.place == Place{"p.toml", 3, 7});
  CHECK(
      error.hint ==
      "as in 60\np.toml:5:1: nmae: is not known (did you mean name?)\np.toml:6:1: x: is not known");
}
