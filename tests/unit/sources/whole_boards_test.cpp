// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds that answer with a whole board as one list: Lever, Ashby, Workable, Recruitee.
#include "core/sources/kinds/ashby.hpp"
#include "core/sources/kinds/lever.hpp"
#include "core/sources/kinds/recruitee.hpp"
#include "core/sources/kinds/workable.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

TEST_CASE("each whole board is asked once, under its own address") {
  SourceConfig config;
  config.keys = {
      {"site", "acme labs"}, {"board", "Acme.Labs"}, {"account", "acme"}, {"company", "acme"}};
  const auto url = [](const std::vector<Request>& requests) {
    return requests.size() == 1 ? requests.front().http.url : std::string();
  };
  CHECK(url(lever::requests(config)) == "https://api.lever.co/v0/postings/acme%20labs?mode=json");
  CHECK(url(ashby::requests(config)) ==
        "https://api.ashbyhq.com/posting-api/job-board/Acme.Labs?includeCompensation=true");
  CHECK(url(workable::requests(config)) ==
        "https://apply.workable.com/api/v1/widget/accounts/acme?details=true");
  CHECK(url(recruitee::requests(config)) == "https://acme.recruitee.com/api/offers");
  config.keys["host"] = "api.eu.lever.co";
  CHECK(url(lever::requests(config)).starts_with("https://api.eu.lever.co/v0/"));
  config.base_url = "http://127.0.0.1:81";
  CHECK(url(recruitee::requests(config)) == "http://127.0.0.1:81/api/offers");
}

TEST_CASE("a Lever posting is put together from its parts") {
  const Reading reading = lever::read({}, {}, answer(R"([{"id":"a-1","text":" MLS ","country":"US",
    "categories":{"location":"Dayton, OH","allLocations":["Dayton, OH","Troy, OH"],"commitment":"Full-time"},
    "workplaceType":"onsite","createdAt":1782821535482,"hostedUrl":"https://jobs.lever.co/acme/a-1",
    "description":"<p>One</p>","lists":[{"text":"You","content":"<li>run tests</li>"}],"additional":"<p>End</p>",
    "salaryRange":{"min":30,"max":"41.5","currency":"USD","interval":"per-hour-wage"}},
    {"id":"a-2","categories":{}}])"),
                                      on_a_day());
  CHECK(reading.advertised == 2U);
  CHECK(reading.bad_items == 1);
  CHECK_FALSE(reading.whole);
  const auto raw = only(reading);
  CHECK(raw.title == "MLS");
  CHECK(raw.native_id == "a-1");
  CHECK(raw.posted == "1782821535482");
  CHECK(raw.employment_type == "Full-time");
  CHECK(raw.remote == false);
  CHECK(raw.pay.min == 30);
  CHECK(raw.pay.max == 41.5);
  CHECK(raw.pay.interval == "per-hour-wage");
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[0].country == "US");
  CHECK(raw.places[1].text == "Troy, OH");
  CHECK(raw.places[1].country.empty());
  CHECK(raw.description.contains("<ul><li>run tests</li></ul>"));
  CHECK(raw.description.contains("End"));
}

TEST_CASE("an Ashby board leaves out what is not listed, and hybrid work is not remote") {
  const Reading reading = ashby::read({}, {}, answer(R"({"jobs":[
    {"id":"1","title":"FSE","isListed":true,"isRemote":true,"workplaceType":"Hybrid","location":"HQ",
     "address":{"postalAddress":{"addressLocality":"Erie","addressRegion":"PA","addressCountry":"United States"}},
     "secondaryLocations":[{"location":"Troy, OH","address":null}],"employmentType":"FullTime",
     "publishedAt":"2026-11-01T20:13:45.158+00:00","jobUrl":"https://jobs.ashbyhq.com/acme/1","descriptionHtml":"<p>x</p>",
     "compensation":{"summaryComponents":[
       {"compensationType":"Salary","interval":"1 YEAR","currencyCode":"USD","minValue":70000,"maxValue":80000},
       {"compensationType":"Salary","interval":"1 YEAR","currencyCode":"USD","minValue":65000,"maxValue":75000},
       {"compensationType":"EquityCashValue","interval":"1 YEAR","currencyCode":"USD","minValue":1,"maxValue":2}]}},
    {"id":"2","title":"Hidden","isListed":false}]})"),
                                      on_a_day());
  CHECK(reading.whole);
  const auto raw = only(reading);
  CHECK(raw.remote == false);
  CHECK(raw.pay.min == 65000);
  CHECK(raw.pay.max == 80000);
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[0].city == "Erie");
  CHECK(raw.places[1].text == "Troy, OH");
}

TEST_CASE("a Workable opening in several places is one") {
  const Reading reading = workable::read({}, {}, answer(R"({"name":"Acme Labs","jobs":[
    {"title":"MLT","shortcode":"AB12","code":"R-7","employment_type":"Part-time","telecommuting":false,
     "url":"https://apply.workable.com/j/AB12","published_on":"2026-11-05","city":"Dayton","state":"Ohio","country":"United States"},
    {"title":"MLT","shortcode":"AB12","code":"R-7","city":"Troy","state":"Ohio","country":"United States",
     "locations":[{"city":"Troy","region":"Ohio","countryCode":"US","hidden":false},{"city":"X","hidden":true}]}]})"),
                                         on_a_day());
  CHECK(reading.advertised == 1U);
  const auto raw = only(reading);
  CHECK(raw.requisition == "R-7");
  CHECK(raw.employer == "Acme Labs");
  CHECK_FALSE(raw.remote);
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[0].state == "Ohio");
  CHECK(raw.places[1].country == "US");
}

TEST_CASE("a Recruitee offer is read, a draft is not") {
  const Reading reading = recruitee::read({}, {}, answer(R"({"offers":[
    {"id":5,"title":"Histotechnician","company_name":"Acme","status":"published","city":"Dayton","state_code":"OH",
     "country_code":"US","postal_code":"45402","remote":false,"hybrid":false,"on_site":true,
     "employment_type_code":"fulltime_permanent","published_at":"2026-11-02 20:45:29 UTC","close_at":null,
     "careers_url":"https://acme.recruitee.com/o/h","description":"<p>a</p>","requirements":"<p>b</p>",
     "salary":{"min":"27","max":"35","period":"hour","currency":"USD"}},
    {"id":6,"title":"Draft","status":"draft"}]})"),
                                          on_a_day());
  const auto raw = only(reading);
  CHECK(raw.employment_type == "fulltime, permanent");
  CHECK(raw.remote == false);
  CHECK(raw.pay.max == 35);
  REQUIRE(raw.places.size() == 1);
  CHECK(raw.places[0].zip == "45402");
  CHECK(raw.description.contains("<p>b</p>"));
}

TEST_CASE("what is no such board is told") {
  const net::Response wall = answer("<!doctype html><title>Checking</title>");
  CHECK(lever::read({}, {}, wall, on_a_day()).failure.contains("HTML where JSON was due"));
  CHECK(ashby::read({}, {}, answer("{}"), on_a_day()).failure == "the answer has no jobs");
  CHECK(workable::read({}, {}, answer("[]"), on_a_day()).failure == "the answer has no jobs");
  CHECK(recruitee::read({}, {}, answer("{}"), on_a_day()).failure == "the answer has no offers");
  CHECK(lever::read({}, {}, answer(R"({"ok":false})"), on_a_day()).failure ==
        "the answer is no list of postings");
}
