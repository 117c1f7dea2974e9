// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.hpp"

#include <doctest/doctest.h>

#include <limits>

using medtech::Error;
using medtech::json::Document;
using medtech::json::Writer;

TEST_CASE("JSON is written indented or on one line") {
  const auto write = [](int indent) {
    Writer writer(indent);
    writer.begin_object().member("schema", "medtech.search/1").key("listings").begin_array();
    writer.begin_object().member("id", 7).end_object().null().end_array();
    writer.key("none")
        .begin_array()
        .end_array()
        .key("empty")
        .begin_object()
        .end_object()
        .end_object();
    return writer.take();
  };
  CHECK(write(0) ==
        R"({"schema":"medtech.search/1","listings":[{"id":7},null],"none":[],"empty":{}})");
  CHECK(write(2) == R"({
  "schema": "medtech.search/1",
  "listings": [
    {
      "id": 7
    },
    null
  ],
  "none": [],
  "empty": {}
})");
}

TEST_CASE("numbers are written in their shortest form") {
  const auto written = [](double value) { return Writer(0).number(value).take(); };
  CHECK(written(32.5) == "32.5");
  CHECK(written(32.0) == "32");
  CHECK(written(0.1) == "0.1");
  CHECK(written(-0.0) == "0");
  CHECK(written(55204) == "55204");
  CHECK(written(1e300) == "1e+300");
  CHECK(written(9007199254740993.0) == "9007199254740992");
  CHECK(written(18446744073709551615.0) == "1.8446744073709552e+19");
  CHECK(written(std::numeric_limits<double>::infinity()) == "null");
  CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(Writer(0).number(std::int64_t{-9223372036854775807}).take() == "-9223372036854775807");
  CHECK(Document::parse(written(123456789.123)).value().root().number() == 123456789.123);
}

TEST_CASE("strings are escaped and made valid UTF-8") {
  const auto written = [](std::string_view text) { return Writer(0).string(text).take(); };
  CHECK(written("plain") == R"("plain")");
  CHECK(written("") == R"("")");
  CHECK(written("a \"b\" \\ c") == R"("a \"b\" \\ c")");
  CHECK(written("line\nnext\ttab\x01") == R"("line\nnext\ttab\u0001")");
  CHECK(written("café – 😀") == R"("café – 😀")");
  CHECK(written("caf\xE9!") == "\"caf\uFFFD!\"");
  CHECK(written(std::string_view("a\0b", 3)) == R"("a\u0000b")");
}

TEST_CASE("absent members are null") {
  Writer writer(0);
  writer.begin_object()
      .member("text", std::optional<std::string>())
      .member("number", std::optional<double>())
      .member("count", std::optional<int>())
      .member("size", std::optional<std::size_t>())
      .member("big", std::optional<std::int64_t>())
      .member("flag", std::optional<bool>())
      .null_member("none")
      .end_object();
  CHECK(
      writer.take() ==
      R"({"text":null,"number":null,"count":null,"size":null,"big":null,"flag":null,"none":null})");
}

TEST_CASE("present members of every kind are written") {
  Writer writer(0);
  writer.begin_object()
      .member("view", std::string_view("a"))
      .member("string", std::string("b"))
      .member("optional", std::optional<std::string>("c"))
      .member("int", 1)
      .member("size", std::size_t{18446744073709551615U})
      .member("double", 1.5)
      .member("bool", true)
      .member("maybe", std::optional<bool>(false))
      .member("number", std::optional<double>(2.5))
      .key("raw")
      .raw(R"({"x":1})")
      .end_object();
  CHECK(
      writer.take() ==
      R"({"view":"a","string":"b","optional":"c","int":1,"size":18446744073709551615,"double":1.5,)"
      R"("bool":true,"maybe":false,"number":2.5,"raw":{"x":1}})");
}

TEST_CASE("a long text can be taken out in pieces, and one text follow another") {
  Writer writer(0);
  writer.begin_array().number(std::int64_t{1});
  std::string text = writer.take();
  writer.number(std::int64_t{2}).end_array();
  text += writer.take();
  CHECK(text == "[1,2]");
  writer.begin_object().end_object();
  CHECK(writer.take() == "{}");
}

TEST_CASE("misuse of the writer is a defect") {
  CHECK_THROWS_AS(Writer(0).begin_object().string("no key"), Error);
  CHECK_THROWS_AS(Writer(0).begin_object().key("a").key("b"), Error);
  CHECK_THROWS_AS(Writer(0).begin_object().key("a").end_object(), Error);
  CHECK_THROWS_AS(Writer(0).begin_array().key("a"), Error);
  CHECK_THROWS_AS(Writer(0).begin_array().end_object(), Error);
  CHECK_THROWS_AS(Writer(0).end_array(), Error);
  CHECK_THROWS_AS(Writer(0).null().null(), Error);
  CHECK_THROWS_AS(Writer(0).key("a"), Error);
}
