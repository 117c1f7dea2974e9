// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/dates.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

using namespace medtech::resume;

namespace {

// "2019-03..present", "..2016", several parted by blanks.
std::string spans_in(std::string_view line) {
  std::string all;
  for (const FoundSpan& found : find_spans(line)) {
    if (!all.empty()) all += ' ';
    if (found.span.start) all += to_string(*found.span.start);
    all += "..";
    all += found.span.present ? "present" : found.span.end ? to_string(*found.span.end) : "";
  }
  return all;
}

}  // namespace

TEST_CASE("Ranges of dates are read in the forms that résumés have") {
  const std::pair<const char*, const char*> cases[] = {
      {"Jan 2019 - Present", "2019-01..present"},
      {"January 2019 – March 2021", "2019-01..2021-03"},
      {"June 2008 to Current", "2008-06..present"},
      {"06/2018 to 08/19", "2018-06..2019-08"},
      {"06/2018-Present", "2018-06..present"},
      {"2015–2019", "2015..2019"},
      {"2015-19", "2015..2019"},
      {"'09 - '12", "2009..2012"},
      {"Sept. 2016 — Dec. 2017", "2016-09..2017-12"},
      {"May – August 2019", "2019-05..2019-08"},
      {"Fall 2018 - Spring 2020", "2018..2020"},
      {"15 MAR 2016 - 30 JUN 2019", "2016-03-15..2019-06-30"},
      {"3/14/2016 - 6/30/2019", "2016-03-14..2019-06-30"},
      {"2019-03 – 2021-05", "2019-03..2021-05"},
      {"2019-03-01 – Present", "2019-03-01..present"},
      {"(March 14, 2016 – present)", "2016-03-14..present"},
      {"Since 2019", "2019..present"},
      {"2010 until 2014", "2010..2014"},
      {"JAN 15 - DEC 18", "2015-01..2018-12"},
      {"Aug '15 - Jul '19", "2015-08..2019-07"},
      {"January, 2019 through Now", "2019-01..present"},
      {"Feburary 2019 - 2020", "2019-02..2020"},
      {"2019.03 - 2020.04", "2019-03..2020-04"},
      {"Jan 2019 –", "2019-01..present"},
      {"2O15 - 20l9", "2015..2019"},  // as scanners read it
      {"June 2018 – till date", "2018-06..present"},
      {"June 2018 - til now", "2018-06..present"},
      {"June 2018 / Present", "2018-06..present"},
      {"June 2018 ? Present", "2018-06..present"},  // a dash that was lost
      {"2018 Jun - Present", "2018-06..present"},
      {"2018 Jun – 2020 Aug.", "2018-06..2020-08"},
      {"Start: 06/2018 End: 08/2020", "2018-06..2020-08"},
      {"14.02.2019 - 31.12.2020", "2019-02-14..2020-12-31"},
      {"14/02/2019 - 31/12/2020", "2019-02-14..2020-12-31"},
      {"01.09.2013 - 31.12.2017", "2013-09-01..2017-12-31"},
      {"01/09/2013 - 12/12/2017", "2013-01-09..2017-12-12"},
      {"201806-202008", "2018-06..2020-08"},
      {"201806 - present", "2018-06..present"},
      {"2018-", "2018..present"},
  };
  for (const auto& [line, spans] : cases) {
    CAPTURE(line);
    CHECK(spans_in(line) == spans);
  }
}

TEST_CASE("A single date is an end alone") {
  CHECK(spans_in("A.A.S., 2014") == "..2014");
  CHECK(spans_in("Earned May 2018, expires 12/2026") == "..2018-05 ..2026-12");
}

TEST_CASE("Other numbers are no dates") {
  for (const char* line : {"(513) 555-2019", "555-2015", "2000 Main Street Apt 1999a", "$2010",
                           "Sysmex XN-2000", "1,200 devices", "60601-1", "ISO 13485:x", "98%",
                           "2015mm", "may lead teams", "1 to 5 years"}) {
    CAPTURE(line);
    const auto found = find_spans(line);
    const bool street = std::string_view(line).starts_with("2000");
    CHECK(found.size() == (street ? 1U : 0U));
  }
}

TEST_CASE("A date's first and last day follow from how exact it is") {
  CHECK(medtech::to_string(first_day({2019, 0, 0})) == "2019-01-01");
  CHECK(medtech::to_string(last_day({2019, 0, 0})) == "2019-12-31");
  CHECK(medtech::to_string(last_day({2020, 2, 0})) == "2020-02-29");
  CHECK(medtech::to_string(last_day({2020, 12, 0})) == "2020-12-31");
  CHECK(medtech::to_string(last_day({2020, 5, 6})) == "2020-05-06");
}

TEST_CASE("Numbers and words that look like odd dates are none") {
  for (const char* line : {"201806", "Lot 201806", "ZIP 201999-201806", "31.12", "1 / present"}) {
    CAPTURE(line);
    CHECK(spans_in(line).empty());
  }
  CHECK(spans_in("2018 May 2019") == "..2018 ..2019-05");
  CHECK(spans_in("2019 / 2020") == "..2019 ..2020");
}

TEST_CASE("Rarer forms of dates are read as far as they are certain") {
  const std::pair<const char*, const char*> cases[] = {
      {"'14-'16", "2014..2016"},
      {"Q1 2010 - Q4 2011", "2010..2011"},
      {"Summers 2021, 2022", "2021..2022"},
      {"Summers 2019, 2020 and 2021", "2019..2021"},
      {"2016/7 – 2018", "2016..2018"},
      {"1st May 2019 to 30th June 2021", "2019-05-01..2021-06-30"},
      {"May 2019 . Present", "2019-05..present"},
      {"2019/2021", "2019..2021"},
      {"August 2014 - Augst 2016", "2014-08..2016-08"},
      {"O3/2O18 - Present", "2018-03..present"},
      {"2015–\tBMET II", "2015..present"},
      {"02/2016\t05/2019\tSample Hospital", "2016-02..2019-05"},
      {"05/2019\t02/2016", "..2019-05 ..2016-02"},  // the later before the earlier is no range
  };
  for (const auto& [line, spans] : cases) {
    CAPTURE(line);
    CHECK(spans_in(line) == spans);
  }
}

TEST_CASE("Months as software writes them are no years") {
  CHECK(spans_in("2009-10 – 2016-04") == "2009-10..2016-04");
  CHECK(spans_in("2004-05 - 2006-07") == "2004-05..2006-07");
  CHECK(spans_in("2001-02 to present") == "2001-02..present");
  CHECK(spans_in("2018-19") == "2018..2019");
  CHECK(spans_in("2010-12") == "2010..2012");  // by itself it may be both
}

TEST_CASE("The ways to say that something goes on, and years of two digits") {
  CHECK(spans_in("Nov 2011 To Till Date") == "2011-11..present");
  CHECK(spans_in("February 2015 to still working") == "2015-02..present");
  CHECK(spans_in("Jan 05 to 28 April 11") == "2005-01..2011-04-28");
}

TEST_CASE("A length of time behind a range is no part of anything else") {
  for (const char* length : {"(3 years 7 months)", "(3 yrs 7 mos)", "[2 years]", "· 3 yrs 7 mos",
                             "(1 year, 2 months)", "2 years 10 months"}) {
    CAPTURE(std::string(length));
    const std::string line = "July 2013 - Present " + std::string(length);
    const auto found = find_spans(line);
    REQUIRE(found.size() == 1);
    CHECK(found[0].end == line.size());
  }
  const std::string other = "July 2013 - Present, 2 years of chemistry";
  CHECK(find_spans(other).at(0).end < 20);
}
