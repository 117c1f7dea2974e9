// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/greenhouse.hpp"

#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

Reading read(const std::string& body) { return greenhouse::read({}, {}, answer(body), on_a_day()); }

std::string board(const std::string& jobs) { return R"({"jobs":[)" + jobs + "]}"; }

}  // namespace

TEST_CASE("Greenhouse is asked for the whole board with texts and pay") {
  SourceConfig config;
  config.keys["board"] = "acme labs";
  const auto requests = greenhouse::requests(config);
  REQUIRE(requests.size() == 1);
  CHECK(requests[0].http.url ==
        "https://boards-api.greenhouse.io/v1/boards/acme%20labs/"
        "jobs?content=true&pay_transparency=true");
  config.base_url = "http://127.0.0.1:81";
  CHECK(greenhouse::requests(config)[0].http.url.starts_with("http://127.0.0.1:81/v1/boards/"));
}

TEST_CASE("a Greenhouse job is read with all its fields") {
  const Reading reading =
      read(board(R"({"id":4000123,"internal_job_id":77,"title":" Field Service Engineer ",
    "requisition_id":"REQ-9","company_name":"Acme Diagnostics","absolute_url":"https://job-boards.greenhouse.io/acme/jobs/4000123",
    "location":{"name":"Dayton, OH | Remote - Ohio"},"first_published":"2026-11-01T08:48:22-04:00",
    "updated_at":"2026-11-20T08:00:00-04:00","application_deadline":"2026-12-31T00:00:00-05:00",
    "content":"&lt;p&gt;Analyzers &amp;amp; more&lt;/p&gt;",
    "metadata":[{"name":"Location Type","value":"Remote","value_type":"single_select"},
                {"name":"Employment Type","value":["Full-time","Permanent"],"value_type":"multi_select"},
                {"name":"Shift","value":"Day","value_type":"short_text"},{"name":"x","value":null}],
    "offices":[{"name":"Ohio","location":"Columbus, Ohio, United States"}]})"));
  CHECK(reading.whole);
  const auto raw = only(reading);
  CHECK(raw.title == "Field Service Engineer");
  CHECK(raw.requisition == "REQ-9");
  CHECK(raw.native_id == "4000123");
  CHECK(raw.employer == "Acme Diagnostics");
  CHECK(raw.url == "https://job-boards.greenhouse.io/acme/jobs/4000123");
  CHECK(raw.posted == "2026-11-01T08:48:22-04:00");
  CHECK(raw.closes == "2026-12-31T00:00:00-05:00");
  CHECK(raw.description == "<p>Analyzers &amp; more</p>");
  CHECK(raw.remote == true);
  CHECK(raw.employment_type == "Full-time, Permanent");
  CHECK(raw.shift == "Day");
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[1].text == "Remote - Ohio");
}

TEST_CASE("offices stand in for a missing location") {
  const auto raw = only(read(board(R"({"id":1,"internal_job_id":2,"title":"T","location":null,
    "offices":[{"name":"HQ","location":"Erie, Pennsylvania, United States"},{"name":"Lyon","location":null}]})")));
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[0].text == "Erie, Pennsylvania, United States");
  CHECK(raw.places[1].text == "Lyon");
}

TEST_CASE("prospects and numbers that are none are dropped") {
  const Reading reading =
      read(board(R"({"id":1,"internal_job_id":null,"title":"Join our talent community"},
    {"id":2,"internal_job_id":5,"title":"MLS","requisition_id":"See Opening ID"},
    {"id":3,"internal_job_id":6})"));
  CHECK(only(reading).requisition.empty());
  CHECK(reading.bad_items == 1);
  CHECK_FALSE(reading.whole);
}

TEST_CASE("ranges of pay are joined as far as they speak of the same money and time") {
  const auto pay = [](const std::string& ranges) {
    return only(read(board(R"({"id":1,"internal_job_id":2,"title":"T","pay_input_ranges":)" +
                           ranges + "}")))
        .pay;
  };
  SUBCASE("one yearly range") {
    const auto one = pay(
        R"([{"min_cents":7000000,"max_cents":9050000,"currency_type":"USD","title":"Annual Base Salary"}])");
    CHECK(one.min == 70'000);
    CHECK(one.max == 90'500);
    CHECK(one.currency == "USD");
    CHECK(one.interval == "year");
  }
  SUBCASE("two places, by the hour") {
    const auto two = pay(
        R"([{"min_cents":3000,"max_cents":4000,"currency_type":"USD","title":"Ohio","blurb":"<p>Hourly rate</p>"},
                             {"min_cents":3500,"max_cents":4500,"currency_type":"USD","title":"California","blurb":"per hour"}])");
    CHECK(two.min == 30);
    CHECK(two.max == 45);
    CHECK(two.interval == "hour");
  }
  SUBCASE("another currency is left out") {
    CHECK(
        pay(R"([{"min_cents":100,"max_cents":200,"currency_type":"USD"},{"min_cents":1,"max_cents":900,"currency_type":"EUR"}])")
            .max == 2);
  }
  SUBCASE("no period, no amounts") {
    CHECK(pay(R"([{"min_cents":100,"max_cents":200,"currency_type":"USD","title":"Range"}])")
              .interval.empty());
    CHECK(pay(R"([{"title":"Annual"}])") == medtech::listing::RawPay{});
    CHECK(pay("[]") == medtech::listing::RawPay{});
  }
}

TEST_CASE("a Greenhouse answer proves absence only where it is whole") {
  CHECK(read(R"({"jobs":[],"meta":{"total":0}})").whole);
  const Reading part =
      read(R"({"jobs":[{"id":1,"internal_job_id":2,"title":"T"}],"meta":{"total":5}})");
  CHECK(part.advertised == 5);
  CHECK_FALSE(part.whole);
}

TEST_CASE("answers that are no board are failures") {
  CHECK(read("<html></html>").failure.contains("HTML where JSON was due"));
  CHECK_FALSE(read(R"({"status":404,"error":"Job not found"})").failure.empty());
  CHECK_FALSE(read("[]").failure.empty());
}
