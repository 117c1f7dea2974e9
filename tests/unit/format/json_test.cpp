// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.hpp"

#include "core/base/limits.hpp"

#include <doctest/doctest.h>

#include <vector>

using medtech::ErrorKind;
using medtech::json::Document;
using medtech::json::parse_leniently;
using medtech::json::Value;

namespace {

Document parsed(std::string_view text) {
  auto document = Document::parse(text);
  REQUIRE_MESSAGE(document.has_value(), text);
  return std::move(*document);
}

medtech::Error refused(std::string_view text) {
  auto document = Document::parse(text, "feed.json");
  REQUIRE_FALSE_MESSAGE(document.has_value(), text);
  return document.error();
}

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

}  // namespace

TEST_CASE("a text that is nowhere is no JSON") {
  CHECK_FALSE(Document::parse(std::string_view()).has_value());
}

TEST_CASE("a JSON text is read by member, element and kind") {
  const Document document = parsed(R"({"jobs": [{"title": "BMET II", "id": 7}, null], "total": 2,
                                       "open": true, "rate": 32.5, "none": {}, "list": []})");
  const Value root = document.root();
  CHECK(root.is_object());
  CHECK(root.size() == 6);
  CHECK(root["jobs"].is_array());
  CHECK(root["jobs"].size() == 2);
  CHECK(root["jobs"].at(0)["title"].string() == "BMET II");
  CHECK(root["jobs"].at(0)["id"].integer() == 7);
  CHECK(root["jobs"].at(1).is_null());
  CHECK(root["open"].boolean() == true);
  CHECK(root["rate"].number() == 32.5);
  CHECK(root["none"].is_object());
  CHECK(root["none"].size() == 0);
  CHECK(root["list"].size() == 0);
}

TEST_CASE("asking for what is not there gives missing values, and chains of them are safe") {
  const Document document = parsed(R"({"a": [1], "s": "x", "n": null})");
  const Value root = document.root();
  CHECK_FALSE(root["b"].exists());
  CHECK_FALSE(root["b"]["c"].at(3)["d"].exists());
  CHECK_FALSE(root["a"]["x"].exists());
  CHECK_FALSE(root["a"].at(1).exists());
  CHECK_FALSE(root["s"].at(0).exists());
  CHECK_FALSE(root["b"].is_null());
  CHECK(root["n"].exists());
  CHECK(root["n"].is_null());
  CHECK_FALSE(root["a"].string());
  CHECK(root["a"].string_or_empty().empty());
  CHECK_FALSE(Value().exists());
  CHECK_FALSE(Value().number());
  CHECK(Value().scalar_text().empty());
  CHECK(Value().size() == 0);
}

TEST_CASE("of repeated keys the first counts") {
  CHECK(parsed(R"({"a": 1, "a": 2})").root()["a"].integer() == 1);
}

TEST_CASE("numbers are read from numbers and from strings that are numbers") {
  const auto number = [](const char* text) { return parsed(text).root().number(); };
  const auto integer = [](const char* text) { return parsed(text).root().integer(); };
  SUBCASE("numbers") {
    CHECK(number("32.5") == 32.5);
    CHECK(number("-7") == -7.0);
    CHECK(number("18446744073709551615") == 18446744073709551615.0);
    CHECK(integer("9223372036854775807") == 9223372036854775807);
    CHECK(integer("55204.0") == 55204);
    CHECK_FALSE(integer("32.5"));
    CHECK_FALSE(integer("18446744073709551615"));
    CHECK_FALSE(integer("1e300"));
  }
  SUBCASE("strings") {
    CHECK(number(R"("55204.0")") == 55204.0);
    CHECK(number(R"(" 1,234 ")") == 1234.0);
    CHECK(number(R"("1,234,567.25")") == 1234567.25);
    CHECK(number(R"("-12,000")") == -12000.0);
    CHECK(number(R"("+4.5")") == 4.5);
    CHECK(number(R"(".5")") == 0.5);
    CHECK(integer(R"("875440800")") == 875440800);
    CHECK(integer(R"("9223372036854775807")") == 9223372036854775807);
    CHECK(integer(R"("55204.0")") == 55204);
  }
  SUBCASE("no numbers") {
    for (const char* text :
         {R"("")", R"("$32")", R"("1,23")", R"("1234,567")", R"(",123")", R"("1,,234")",
          R"("1.5,000")", R"("inf")", R"("nan")", R"("0x10")", R"("1 2")", R"("-")", R"("--1")",
          R"("1e999")", "true", "null", "[1]", "{}"}) {
      CAPTURE(text);
      CHECK_FALSE(number(text));
      CHECK_FALSE(integer(text));
    }
  }
}

TEST_CASE("integers that no machine word holds are read as numbers and spoil nothing") {
  const Document document = parsed(
      R"({"a": 123456789012345678901234, "b": [-99999999999999999999], "c": "x 99999999999999999999 \" 1",
          "d": 18446744073709551615, "e": 1.5e3, "f": 7})");
  CHECK(document.root()["a"].number() == 123456789012345678901234.0);
  CHECK_FALSE(document.root()["a"].integer());
  CHECK(document.root()["b"].at(0).number() == -99999999999999999999.0);
  CHECK(document.root()["c"].string() == "x 99999999999999999999 \" 1");
  CHECK(document.root()["e"].number() == 1500);
  CHECK(document.root()["f"].integer() == 7);
}

TEST_CASE("booleans are read from booleans and their names in any case") {
  CHECK(parsed("false").root().boolean() == false);
  CHECK(parsed(R"("True")").root().boolean() == true);
  CHECK(parsed(R"("FALSE")").root().boolean() == false);
  CHECK_FALSE(parsed(R"("yes")").root().boolean());
  CHECK_FALSE(parsed("1").root().boolean());
  CHECK_FALSE(parsed("null").root().boolean());
}

TEST_CASE("scalars are told as text") {
  CHECK(parsed(R"("0644")").root().scalar_text() == "0644");
  CHECK(parsed("12345678901").root().scalar_text() == "12345678901");
  CHECK(parsed("18446744073709551615").root().scalar_text() == "18446744073709551615");
  CHECK(parsed("-32.50").root().scalar_text() == "-32.5");
  CHECK(parsed("55204.0").root().scalar_text() == "55204");
  CHECK(parsed("-0.0").root().scalar_text() == "0");
  CHECK(parsed("true").root().scalar_text() == "true");
  CHECK(parsed("null").root().scalar_text().empty());
  CHECK(parsed("[1]").root().scalar_text().empty());
}

TEST_CASE("elements and members are visited in their order") {
  const Document document =
      parsed(R"({"list": [1, [2, 3], {"a": 4}, "five"], "pairs": {"x": 1, "y": [2]}})");
  std::vector<std::string> seen;
  document.root()["list"].each([&](Value value) { seen.push_back(value.scalar_text()); });
  CHECK(seen == std::vector<std::string>{"1", "", "", "five"});
  seen.clear();
  document.root()["pairs"].each_member([&](std::string_view key, Value value) {
    seen.push_back(std::string(key) + std::to_string(value.size()));
  });
  CHECK(seen == std::vector<std::string>{"x0", "y1"});
  seen.clear();
  document.root()["pairs"].each([&](Value) { seen.emplace_back("element of an object"); });
  document.root()["list"].each_member(
      [&](std::string_view, Value) { seen.emplace_back("member of a list"); });
  CHECK(seen.empty());
}

TEST_CASE("values stay valid when their document moves") {
  Document first = parsed(R"({"a": "text"})");
  const Value value = first.root()["a"];
  const Document second = std::move(first);
  CHECK(value.string() == "text");
}

TEST_CASE("a byte order mark is skipped and escapes are decoded") {
  const Document document = parsed("\xEF\xBB\xBF{\"a\": \"caf\\u00e9 \\ud83d\\ude00 \\n\"}");
  CHECK(document.root()["a"].string() == "café 😀 \n");
}

TEST_CASE("wrong JSON is refused with its place") {
  const medtech::Error error = refused("{\n  \"a\": 1,\n  \"é\": tru\n}");
  CHECK(error.kind == ErrorKind::input);
  CHECK(error.place.file == "feed.json");
  CHECK(error.place.line == 3);
  CHECK(error.place.column >= 8);
  CHECK(error.message.starts_with("no valid JSON: invalid literal"));

  CHECK(refused("").message == "no JSON: the text is empty");
  CHECK(refused(" \n ").message == "no JSON: the text is empty");
  CHECK(refused("<html></html>").place.line == 1);
  for (const char* text :
       {"{", "[1,]", "{\"a\" 1}", "[1] [2]", "\"\\ud800\"", "01", "1e999", "nul", "\"a"}) {
    CAPTURE(text);
    CHECK(refused(text).message.starts_with("no valid JSON: "));
  }
}

TEST_CASE("an error about a huge token stays short") {
  const medtech::Error error = refused("[" + std::string(100'000, 'x') + "]");
  CHECK(error.message.size() < 300);
}

TEST_CASE("nesting is bounded") {
  CHECK(Document::parse(nested(medtech::limits::json_depth)).has_value());
  CHECK_FALSE(Document::parse(nested(medtech::limits::json_depth + 1)).has_value());
  CHECK(refused(nested(200'000)).message.contains("nested deeper than 128 levels"));
}

TEST_CASE("one bad byte in a string costs that character and not the document") {
  const auto second = [](std::string_view text) {
    const auto document = Document::parse(text);
    REQUIRE_MESSAGE(document.has_value(), text);
    CHECK(document->root().at(0)["b"].scalar_text() == "kept");
    return std::string(document->root().at(0)["a"].scalar_text());
  };
  CHECK(second("[{\"a\": \"caf\xE9\", \"b\": \"kept\"}]") == "caf\uFFFD");
  CHECK(second("[{\"a\": \"one\ntwo\x01\", \"b\": \"kept\"}]") == "one\ntwo\x01");
  CHECK(second("[{\"a\": \"\\\"\t\xFF\\\\\", \"b\": \"kept\"}]") == "\"\t\uFFFD\\");
  CHECK(second("[{\"a\": \"x\\\ny\", \"b\": \"kept\"}]") == "x\ny");
  CHECK(second("[{\"n\": 123456789012345678901, \"a\": \"\xE9\", \"b\": \"kept\"}]") == "\uFFFD");
  CHECK_FALSE(Document::parse("[{\"a\": \"one\ntwo, \"b\": 1}]").has_value());
}

TEST_CASE("JSON as pages have it is mended") {
  const auto lenient = [](std::string_view text) {
    auto document = parse_leniently(text);
    REQUIRE_MESSAGE(document.has_value(), text);
    return std::string(document->root()["a"].scalar_text());
  };
  SUBCASE("raw control characters") {
    CHECK(lenient("{\"a\": \"one\ntwo\tthree\r\"}") == "one\ntwo\tthree\r");
  }
  SUBCASE("trailing commas") { CHECK(lenient(R"({"b": [1, 2, ], "a": "x", })") == "x"); }
  SUBCASE("comments") {
    CHECK(lenient("{ // first\n \"a\": /* here, } */ \"// kept /* */\" }") == "// kept /* */");
  }
  SUBCASE("a comma before a comment") { CHECK(lenient("{\"a\": 1, /* last */ }") == "1"); }
  SUBCASE("marks of XHTML") { CHECK(lenient("//<![CDATA[\n{\"a\": 1}\n//]]>") == "1"); }
  SUBCASE("marks of XHTML in comments") { CHECK(lenient("/*<![CDATA[*/{\"a\": 1}/*]]>*/") == "1"); }
  SUBCASE("bare CDATA") { CHECK(lenient("<![CDATA[{\"a\": 1}]]>") == "1"); }
  SUBCASE("marks of old HTML") { CHECK(lenient("<!--\n{\"a\": 1}\n//-->") == "1"); }
  SUBCASE("a semicolon") { CHECK(lenient("{\"a\": 1};") == "1"); }
  SUBCASE("escapes that JSON does not have") {
    CHECK(lenient(R"({"a": "lab\'s \- \u00zz"})") == "lab's - 00zz");
  }
  SUBCASE("half of a surrogate pair") {
    CHECK(lenient(R"({"a": "x\ud83d\u0041 \udc00 \ud83d\ude00"})") == "x\uFFFDA \uFFFD 😀");
  }
  SUBCASE("bytes that are no UTF-8") { CHECK(lenient("{\"a\": \"caf\xE9\"}") == "caf\uFFFD"); }
  SUBCASE("commas and brackets in strings stay") {
    CHECK(lenient("{\"a\": \",}\n,]\"}") == ",}\n,]");
  }
}

TEST_CASE("what can't be mended keeps the error and place of the text itself") {
  const auto document = parse_leniently("{\n\"a\": }", "page.html");
  REQUIRE_FALSE(document.has_value());
  CHECK(document.error().place == medtech::Place{"page.html", 2, 6});
  CHECK_FALSE(parse_leniently("").has_value());
  CHECK_FALSE(parse_leniently("{\"a\": \"unclosed").has_value());
  CHECK_FALSE(parse_leniently("\"\\").has_value());
  CHECK_FALSE(parse_leniently("/*").has_value());
}
