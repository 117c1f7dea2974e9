// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/dates.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

struct Row {
  std::string_view text;
  std::string_view date;  // "" where there is none
};

// Today is 2026-11-22, a Sunday.
void check(const std::vector<Row>& rows) {
  const Date today = *parse_iso_date("2026-11-22");
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto date = parse_date(row.text, today);
    CHECK((date ? to_string(*date) : std::string()) == row.date);
  }
}

}  // namespace

TEST_CASE("ISO dates keep the day that is written, whatever their time and zone") {
  check({
      {"2026-08-11", "2026-08-11"},
      {" 2026-08-11 ", "2026-08-11"},
      {"2026-08-11T00:00:00Z", "2026-08-11"},
      {"2026-08-11T23:59:59-10:00", "2026-08-11"},
      {"2026-08-11T00:30:00+14:00", "2026-08-11"},
      {"2026-08-11T12:14:04.401Z", "2026-08-11"},
      {"2026-08-11T00:00:00.0000000", "2026-08-11"},
      {"2026-08-11T09:54:06.573+0000", "2026-08-11"},
      {"2026-08-11 20:45:29 UTC", "2026-08-11"},
      {"2013-04-12 15:52:34.19", "2013-04-12"},
      {"2026-8-6", "2026-08-06"},
      {"2026-08-6T05:00", "2026-08-06"},
      {"2026/08/11", "2026-08-11"},
      {"2026.08.11", "2026-08-11"},
      {"20260811", "2026-08-11"},
      {"20260811T102300Z", "2026-08-11"},
      {"20260811102300", "2026-08-11"},
  });
}

TEST_CASE("RFC 822 dates are read in all their shapes") {
  check({
      {"Tue, 11 Aug 2026 07:30:41 +0000", "2026-08-11"},
      {"Tue, 11 Aug 2026 23:30:41 -1200", "2026-08-11"},
      {"11 Aug 2026 07:30:41 GMT", "2026-08-11"},
      {"Tue, 11 Aug 26 07:30 EST", "2026-08-11"},
      {"Tue, 11 Aug 2026", "2026-08-11"},
      {"Tue,11 Aug 2026 07:30:41", "2026-08-11"},
      {"Tuesday, 11-Aug-26 08:49:37 GMT", "2026-08-11"},
      {"Wed, 19 Aug 2026 05:00:00:0", "2026-08-19"},
      {"Mon, 07 Sept 2026 10:00:00 PDT", "2026-09-07"},
      {"Thu Aug  6 10:23:00 EDT 2026", "2026-08-06"},
      {"Thu Aug 6 10:23:00 2026", "2026-08-06"},
      {"Thu Aug 06 2026 10:23:00 GMT-0400 (Eastern Daylight Time)", "2026-08-06"},
      {"Wed, 31 Foo 2026 05:00:00", ""},
  });
}

TEST_CASE("American dates begin with the month, unless that can't be") {
  check({
      {"5/6/2026 10:23 AM", "2026-05-06"},
      {"05/06/2026", "2026-05-06"},
      {"5/6/26", "2026-05-06"},
      {"12/31/2026 11:59:00 PM", "2026-12-31"},
      {"13/6/2026", "2026-06-13"},
      {"05-06-2026", "2026-05-06"},
      {"06.05.2026", "2026-05-06"},
      {"5.16.2026", "2026-05-16"},
      {"13/13/2026", ""},
      {"Posted on: 08/11/2026", "2026-08-11"},
      {"Open 7/6/2026 to 7/20/2026", "2026-07-06"},
  });
}

TEST_CASE("dates with a month's name are read on both sides of the ocean") {
  check({
      {"May 6, 2026", "2026-05-06"},
      {"May 6th, 2026 at 5:00 PM", "2026-05-06"},
      {"Sept. 6 2026", "2026-09-06"},
      {"September 17th, 2026", "2026-09-17"},
      {"Aug 11, 2026 - Full-Time", "2026-08-11"},
      {"Date Posted: Aug 11, 2026", "2026-08-11"},
      {"6 May 2026", "2026-05-06"},
      {"06-May-2026", "2026-05-06"},
      {"06-MAY-26", "2026-05-06"},
      {"6th of May, 2026", "2026-05-06"},
      {"6 de mayo de 2026", "2026-05-06"},
      {"mar, 11 ago 2026", "2026-08-11"},
      {"6 mai 2026", "2026-05-06"},
      {"1er ao\u00FBt 2026", "2026-08-01"},
      {"14 f\u00E9vrier 2026", "2026-02-14"},
      {"6. M\u00E4rz 2026", "2026-03-06"},
      {"11. Dezember 2026", "2026-12-11"},
      {"3 de mar\u00E7o de 2026", "2026-03-03"},
      {"12 May - 30 June 2026", "2026-06-30"},
      {"May 6", ""},
      {"6 May 10:23", ""},
      {"May 2026", ""},
  });
}

TEST_CASE("epoch seconds and milliseconds fall on their day in UTC") {
  check({
      {"1786432000", "2026-08-11"},
      {"1786432000000", "2026-08-11"},
      {"1786432000123456", "2026-08-11"},
      {"1786432000.25", "2026-08-11"},
      {"1786406399", "2026-08-10"},
      {"1786406400", "2026-08-11"},
      {"/Date(1786432000000-0700)/", "2026-08-11"},
      {"/Date(-62135596800000)/", ""},
      {"0", ""},
      {"1", ""},
      {"-1786432000", ""},
  });
}

TEST_CASE("how long ago is counted from today") {
  check({
      {"Posted Today", "2026-11-22"},
      {"Posted Yesterday", "2026-11-21"},
      {"Posted 3 Days Ago", "2026-11-19"},
      {"Posted 30 Days Ago", "2026-10-23"},
      {"Just posted", "2026-11-22"},
      {"3 days ago", "2026-11-19"},
      {"a day ago", "2026-11-21"},
      {"2 weeks ago", "2026-11-08"},
      {"1 month ago", "2026-10-23"},
      {"an hour ago", "2026-11-22"},
      {"23 hours ago", "2026-11-22"},
      {"30 hours ago", "2026-11-21"},
      {"45 minutes ago", "2026-11-22"},
      {"3d", "2026-11-19"},
      {"2w ago", "2026-11-08"},
      {"Posted 3 days ago in Ohio", "2026-11-19"},
      {"Ends in 5 days", "2026-11-27"},
      {"13 days left to apply", "2026-12-05"},
      {"End Date: August 31, 2026 (13 days left to apply)", "2026-08-31"},
  });
}

TEST_CASE("a lower bound is not a date") {
  check({
      {"Posted 30+ Days Ago", ""},
      {"More than 30 days ago", ""},
      {"over a month ago", ""},
      {"Publicado hace m\u00E1s de 30 d\u00EDas", ""},
      {"Publi\u00E9 il y a plus de 30 jours", ""},
      {"Vor mehr als 30 Tagen ausgeschrieben", ""},
  });
}

TEST_CASE("Workday's phrases are read in other languages") {
  check({
      {"Publicado hoy", "2026-11-22"},
      {"Publicado ayer", "2026-11-21"},
      {"Publicado hace 3 d\u00EDas", "2026-11-19"},
      {"Publi\u00E9 aujourd'hui", "2026-11-22"},
      {"Publi\u00E9 aujourd\u2019hui", "2026-11-22"},
      {"Publi\u00E9 hier", "2026-11-21"},
      {"Publi\u00E9 il y a 3 jours", "2026-11-19"},
      {"Heute ausgeschrieben", "2026-11-22"},
      {"Gestern ausgeschrieben", "2026-11-21"},
      {"Vor 3 Tagen ausgeschrieben", "2026-11-19"},
      {"Vor einem Tag ausgeschrieben", "2026-11-21"},
      {"Publicado h\u00E1 3 dias", "2026-11-19"},
      {"Pubblicato 3 giorni fa", "2026-11-19"},
      {"3 dagen geleden geplaatst", "2026-11-19"},
  });
}

TEST_CASE("days that can't be meant are absent") {
  check({
      {"1999-12-31", ""},
      {"2000-01-01", "2000-01-01"},
      {"0001-01-01T00:00:00", ""},
      {"9999-12-31", ""},
      {"2031-06-01", "2031-06-01"},
      {"2032-01-01", ""},
      {"2026-02-30", ""},
      {"2026-13-05", ""},
      {"2028-02-29", "2028-02-29"},
      {"2026", ""},
      {"", ""},
      {"Open until filled", ""},
      {"Continuous", ""},
      {"null", ""},
      {"NaN", ""},
      {"999999999 days ago", ""},
  });
}

TEST_CASE("what was posted was not posted on a day to come") {
  const Date today = *make_date(2026, 11, 22);
  for (const char* text : {"13/12/2026", "12/13/2026", "13/12/2026 10:23 AM", "December 5, 2026"}) {
    CAPTURE(text);
    CHECK(parse_date(text, today));
    CHECK_FALSE(parse_past_date(text, today));
  }
  CHECK(parse_past_date("13/11/2026", today) == make_date(2026, 11, 13));
  CHECK(parse_past_date("2026-11-23", today) == make_date(2026, 11, 23));  // another zone
  // What can be read in one way only is as it was written: rather is the clock wrong.
  CHECK(parse_past_date("2026-11-24", today) == make_date(2026, 11, 24));
  CHECK(parse_past_date(" 2026-12-05T08:00:00-05:00", today) == make_date(2026, 12, 5));
}

TEST_CASE("an endless text ends") {
  const Date today = *parse_iso_date("2026-11-22");
  CHECK_FALSE(parse_date(std::string(1'000'000, '-'), today));
  CHECK_FALSE(parse_date(std::string(1'000'000, '9'), today));
  CHECK(parse_date("2026-08-11" + std::string(1'000'000, ' '), today));
}

}  // namespace medtech::listing
