// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_fields.hpp"

#include "core/base/limits.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using namespace medtech::net;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

// 2026-11-22T12:00:00Z
constexpr sys_seconds now{seconds(1'795'348'800)};

AnswerHead head_of(const std::vector<std::string>& lines) {
  AnswerHead head;
  for (const std::string& line : lines) note_header_line(head, line);
  return head;
}

}  // namespace

TEST_CASE("header lines are read whatever the case of their names and the blanks around values") {
  const AnswerHead head =
      head_of({"content-TYPE:  Text/HTML; Charset=UTF-8 \r\n", "ETag: \"Ab1\"\r\n",
               "Last-Modified:Sun, 22 Nov 2026 10:00:00 GMT", "Location: /next", "Retry-After: 7",
               "Age: 3", "Content-Length: 12", "no colon here", ": no name", "Unknown: x"});
  CHECK(head.content_type == "text/html; charset=utf-8");
  CHECK(head.etag == "\"Ab1\"");
  CHECK(head.last_modified == "Sun, 22 Nov 2026 10:00:00 GMT");
  CHECK(head.location == "/next");
  CHECK(head.retry_after == "7");
  CHECK(head.age == "3");
  CHECK(head.content_length == "12");
}

TEST_CASE("repeated header fields are joined where they are lists, else the first counts") {
  const AnswerHead head =
      head_of({"Cache-Control: no-cache", "Cache-Control: max-age=60", "Vary: Accept", "Vary: *",
               "ETag: \"1\"", "ETag: \"2\"", "Location: /a", "Location: /b"});
  CHECK(head.cache_control == "no-cache, max-age=60");
  CHECK(head.vary == "Accept, *");
  CHECK(head.etag == "\"1\"");
  CHECK(head.location == "/a");
}

TEST_CASE("Cache-Control is read as servers write it") {
  struct Row {
    const char* text;
    CacheControl control;
  };
  const std::vector<Row> rows = {
      {"", {}},
      {"public, max-age=300", {.max_age = seconds(300)}},
      {"Max-Age=\"300\" , No-Cache", {.no_cache = true, .max_age = seconds(300)}},
      {"private,no-store", {.no_store = true}},
      {"no-cache=\"Set-Cookie, no-store\"", {.no_cache = true}},
      {"max-age=60, max-age=5", {.max_age = seconds(5)}},
      {"max-age=", {.max_age = seconds(0)}},
      {"max-age=-5", {.max_age = seconds(0)}},
      {"max-age", {.max_age = seconds(0)}},
      {"s-maxage=600", {}},
      {",,, ,", {}},
      {"x=\"unended, no-store", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(parse_cache_control(row.text) == row.control);
  }
  const auto endless = parse_cache_control("max-age=99999999999999999999999");
  CHECK(endless.max_age.value() > std::chrono::years(50));
}

TEST_CASE("the three forms of an HTTP date are one instant") {
  const sys_seconds expected{seconds(784'111'777)};
  CHECK(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == expected);
  CHECK(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == expected);
  CHECK(parse_http_date("Sun Nov  6 08:49:37 1994") == expected);
  CHECK(parse_http_date("sun, 06 nov 1994 08:49:37 UTC") == expected);
  CHECK(parse_http_date("Sun, 22 Nov 2026 12:00:00 GMT") == now);
  CHECK(parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT") ==
        parse_http_date("Sat, 31 Dec 2016 23:59:59 GMT"));
}

TEST_CASE("what is no HTTP date is not taken for one") {
  for (const std::string text :
       {"", "0", "-1", "now", "Sun, 06 Nov 1994", "Sun, 31 Feb 2026 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 8:49:37 GMT", "Sun, 06 Now 1994 08:49:37 GMT",
        "Sun, 06 Nov 19949 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 EST", "2026-11-22T12:00:00Z",

        "Sun, 06 Nov 1994 08:49:37 GMT and then much more text than any date has in any form"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_http_date(text));
  }
}

TEST_CASE("Retry-After is a number of seconds or a date") {
  CHECK(parse_retry_after("7", now) == seconds(7));
  CHECK(parse_retry_after(" 120 ", now) == seconds(120));
  CHECK(parse_retry_after("Sun, 22 Nov 2026 12:00:09 GMT", now) == seconds(9));
  CHECK(parse_retry_after("Sun, 22 Nov 2026 11:59:00 GMT", now) == seconds(0));
  CHECK(parse_retry_after("99999999999999999999", now).value() > std::chrono::years(50));
  for (const std::string text : {"", "-1", "1.5", "soon", "0x10"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_retry_after(text, now));
  }
}

TEST_CASE("an answer is fresh for as long as its headers say, and no longer") {
  struct Row {
    std::vector<std::string> lines;
    seconds fresh;
  };
  const std::vector<Row> rows = {
      {{}, seconds(0)},
      {{"Cache-Control: max-age=300"}, seconds(300)},
      {{"Cache-Control: max-age=300", "Age: 100"}, seconds(200)},
      {{"Cache-Control: max-age=300", "Age: 400"}, seconds(0)},
      {{"Cache-Control: max-age=300", "Age: x"}, seconds(300)},
      {{"Cache-Control: max-age=300, no-cache"}, seconds(0)},
      {{"Cache-Control: no-store, max-age=300"}, seconds(0)},
      {{"Cache-Control: max-age=300, must-revalidate"}, seconds(300)},
      {{"Cache-Control: s-maxage=300"}, seconds(0)},
      {{"Cache-Control: max-age=31536000, immutable"}, seconds(limits::fresh_most)},
      {{"Expires: Sun, 22 Nov 2026 12:10:00 GMT"}, seconds(600)},
      {{"Expires: Sun, 22 Nov 2026 12:10:00 GMT", "Date: Sun, 22 Nov 2026 12:08:00 GMT"},
       seconds(120)},
      {{"Expires: Sun, 22 Nov 2026 12:10:00 GMT", "Cache-Control: max-age=5"}, seconds(5)},
      {{"Expires: Sun, 22 Nov 2026 11:00:00 GMT"}, seconds(0)},
      {{"Expires: 0"}, seconds(0)},
      {{"Last-Modified: Sun, 22 Nov 2020 11:00:00 GMT"}, seconds(0)},
  };
  for (const Row& row : rows) {
    CAPTURE(row.lines.size());
    CHECK(fresh_for(head_of(row.lines), now) == row.fresh);
  }
}

TEST_CASE("answers with no-store or Vary: * may not be stored") {
  CHECK(may_be_stored(head_of({})));
  CHECK(may_be_stored(head_of({"Vary: Accept-Encoding, Origin", "Cache-Control: private"})));
  CHECK_FALSE(may_be_stored(head_of({"Vary: Accept, *"})));
  CHECK_FALSE(may_be_stored(head_of({"Cache-Control: max-age=3, no-store"})));
}
