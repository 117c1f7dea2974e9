// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/icims.hpp"

#include "core/sources/document.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig clinic() {
  SourceConfig config;
  config.keys = {{"host", "careers-acme.icims.com"}};
  config.search = {"biomedical technician"};
  return config;
}

std::string card(const std::string& id, const std::string& title) {
  return R"(<li class="iCIMS_JobCardItem"><a class="iCIMS_Anchor" href="https://careers-acme.icims.com/jobs/)" +
         id + R"(/some-title/job?in_iframe=1"><span class="sr-only">Title</span> <h3>)" + title +
         "</h3></a></li>";
}

net::Response page_of(const std::string& cards) {
  return answer("<html><body><ul class=\"iCIMS_JobsTable\">" + cards + "</ul></body></html>",
                "https://careers-acme.icims.com/jobs/search", "text/html; charset=utf-8");
}

}  // namespace

TEST_CASE("iCIMS results are walked until a page has nothing new") {
  const SourceConfig config = clinic();
  const Request first = icims::requests(config).at(0);
  CHECK(first.http.url ==
        "https://careers-acme.icims.com/jobs/"
        "search?ss=1&pr=0&in_iframe=1&searchKeyword=biomedical%20technician");
  const Reading one = icims::read(
      config, first, page_of(card("77", "BMET II") + card("78", "BMET I") + card("77", "BMET II")),
      on_a_day());
  REQUIRE(one.further.size() == 3);
  CHECK(one.further[0].http.url ==
        "https://careers-acme.icims.com/jobs/77/some-title/job?in_iframe=1");
  REQUIRE(one.further[0].row);
  CHECK(one.further[0].row->title == "BMET II");
  CHECK(one.further[0].row->requisition == "77");
  CHECK(one.further[0].row->url == "https://careers-acme.icims.com/jobs/77/some-title/job");
  const Request second = one.further[2];
  CHECK(second.http.url.contains("&pr=1&"));
  const Reading again = icims::read(config, second, page_of(card("77", "BMET II")), on_a_day());
  CHECK(again.further.size() == 1);  // the detail, which is asked once, and no third page
  const Reading end = icims::read(config, second, page_of("Sorry, no more"), on_a_day());
  CHECK(end.failure.empty());
  CHECK(end.further.empty());
}

TEST_CASE(
    "the card of an iCIMS opening tells title, places and day where its page is not asked for") {
  const std::string body =
      R"(<ul><li class="iCIMS_JobCardItem row"><div class="header left"><span class="sr-only field-label">Job Locations</span><span>US-OH-Dayton | US-KY-Fort Thomas</span></div>
<div><span class="sr-only field-label">Posted Date</span><span title="5/6/2026 10:23 AM">6 months ago</span></div>
<div class="title"><a href="https://careers-acme.icims.com/jobs/9/nurse/job?in_iframe=1" class="iCIMS_Anchor"><span class="sr-only field-label">Job Title</span><h3>Registered Nurse - ICU</h3></a></div></li>
<li class="iCIMS_JobCardItem row"><span>US-OH-Troy</span><a href="/jobs/10/bmet/job" class="iCIMS_Anchor"><h3>BMET II</h3></a></li></ul>)";
  const Reading reading = icims::read(clinic(), icims::requests(clinic()).at(0), page_of(body),
                                      with_other_fields({"registered nurse"}));
  REQUIRE(reading.listings.size() == 1);
  CHECK(reading.listings[0].title == "Registered Nurse - ICU");
  CHECK(reading.listings[0].posted == "5/6/2026");
  REQUIRE(reading.listings[0].places.size() == 2);
  CHECK(reading.listings[0].places[0].text == "US-OH-Dayton");
  CHECK(reading.listings[0].places[1].text == "US-KY-Fort Thomas");
  REQUIRE_FALSE(reading.further.empty());
  REQUIRE(reading.further[0].row);
  CHECK(reading.further[0].row->places.at(0).text == "US-OH-Troy");
  CHECK(reading.further[0].row->posted.empty());
}

TEST_CASE("an iCIMS opening's page completes its row") {
  const SourceConfig config = clinic();
  Request detail;
  detail.purpose = Request::Purpose::detail;
  detail.row = listing::RawListing{};
  detail.row->requisition = detail.row->native_id = "77";
  detail.row->url = "https://careers-acme.icims.com/jobs/77/some-title/job";
  const auto raw = only(icims::read(config, detail, answer(R"(<script type="application/ld+json">
    {"@context":"http://schema.org","@type":"JobPosting","title":"BMET II","datePosted":"2026-11-05T00:00:00.000Z",
     "hiringOrganization":{"@type":"Organization","name":"Acme Clinic"},"employmentType":"FULL_TIME","description":"<p>x</p>",
     "jobLocation":[{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Dayton","addressRegion":"OH",
       "streetAddress":"UNAVAILABLE","postalCode":"UNAVAILABLE","addressCountry":"US"}}],
     "url":"https://careers-acme.icims.com/jobs/77/some-title/job?mode=view"}</script>)"),
                                    on_a_day()));
  CHECK(raw.title == "BMET II");
  CHECK(raw.requisition == "77");
  CHECK(raw.employer == "Acme Clinic");
  CHECK(raw.url == detail.row->url);
  CHECK(raw.employment_type == "FULL_TIME");
  REQUIRE(raw.places.size() == 1);
  CHECK(raw.places[0].city == "Dayton");
}

TEST_CASE("a page of another site is told, once neither front is there") {
  const SourceConfig config = clinic();
  Request first = icims::requests(config).at(0);
  first.otherwise.clear();
  CHECK_FALSE(icims::read(config, first, answer("<html>Checking your browser</html>"), on_a_day())
                  .failure.empty());
}

TEST_CASE(
    "a site with the newer front is asked for pages of JSON, first where its host is its own") {
  SourceConfig config = clinic();
  config.search = {"biomedical", "mls"};
  const Request classic = icims::requests(config).at(0);
  REQUIRE(classic.otherwise.size() == 1);
  CHECK(classic.otherwise[0].http.url ==
        "https://careers-acme.icims.com/api/"
        "jobs?page=1&limit=100&internal=false&keywords=biomedical");
  config.keys["host"] = "careers.acme.example";
  const Request first = icims::requests(config).at(0);
  CHECK(
      first.http.url ==
      "https://careers.acme.example/api/jobs?page=1&limit=100&internal=false&keywords=biomedical");
  REQUIRE(first.otherwise.size() == 1);
  CHECK(first.otherwise[0].http.url.contains("/jobs/search?"));

  const std::string page =
      R"({"jobs":[{"data":{"slug":"4711","req_id":"R-4711","title":"BMET II","description":"<p>Pumps</p>",
      "city":"Dayton","state":"Ohio","country_code":"US","latitude":39.7,"longitude":-84.2,
      "posted_date":"2026-11-10T00:00:00+0000","apply_url":"https://careers-acme.icims.com/jobs/4711/login"}},
      {"data":{"slug":"4712"}}],"totalCount":5})";
  const Reading reading = icims::read(config, first, answer(page), on_a_day());
  CHECK(reading.bad_items == 1);
  CHECK(reading.advertised == 5);
  REQUIRE(reading.further.size() == 3);  // pages 2 and 3, and the other search
  CHECK(reading.further[1].http.url.contains("page=3&"));
  CHECK(reading.further[2].http.url.ends_with("keywords=mls"));
  const auto raw = only(reading);
  CHECK(raw.title == "BMET II");
  CHECK(raw.requisition == "R-4711");
  CHECK(raw.native_id == "4711");
  CHECK(raw.url == "https://careers.acme.example/jobs/4711");
  CHECK(raw.description == "<p>Pumps</p>");
  REQUIRE(raw.places.size() == 1);
  CHECK(raw.places[0].city == "Dayton");
  CHECK(raw.places[0].lat == 39.7);
  CHECK(icims::read(config, reading.further[2], answer(R"({"jobs":[],"totalCount":0})"), on_a_day())
            .further.empty());
}

TEST_CASE("where one front is answered with a page of the other, that one is tried") {
  const SourceConfig config = clinic();
  const Request first = icims::requests(config).at(0);
  const Reading reading =
      icims::read(config, first, answer("<html><app-root>Jobs</app-root></html>"), on_a_day());
  CHECK_FALSE(reading.failure.empty());
  REQUIRE(first.otherwise.size() == 1);
  CHECK(first.otherwise[0].http.url.contains("/api/jobs?page=1"));
  CHECK(first.otherwise[0].otherwise.empty());
  CHECK_FALSE(icims::read(config, first.otherwise[0], answer("<html>wall</html>"), on_a_day())
                  .failure.empty());
}

TEST_CASE("a saved page of the newer front is imported") {
  const auto raw = only(read_document(
      R"({"jobs":[{"data":{"slug":"1","req_id":"1","title":"MLS","apply_url":"https://a.example/1/login"}}],"totalCount":1})",
      "jobs.json"));
  CHECK(raw.title == "MLS");
  CHECK(raw.url == "https://a.example/1/login");
}

TEST_CASE("the newer front's totals are believed only where they can be so") {
  SourceConfig config = clinic();
  config.keys["host"] = "careers.acme.example";
  config.search = {"biomedical"};
  const Request first = icims::requests(config).at(0);
  std::string rows;
  for (int n = 1; n <= 100; ++n)
    rows += (n > 1 ? "," : "") + std::string(R"({"data":{"slug":")") + std::to_string(n) +
            R"(","title":"MLS"}})";
  const auto page = [&](const std::string& total) {
    return icims::read(config, first, answer("{\"jobs\":[" + rows + "]" + total + "}"), on_a_day());
  };
  // A full page whose total is no more than that may be the first of many.
  for (const char* total : {"", ",\"totalCount\":100", ",\"totalCount\":null"}) {
    CAPTURE(total);
    const Reading reading = page(total);
    REQUIRE(reading.further.size() == 1);
    CHECK(reading.further[0].http.url.contains("page=2&"));
    CHECK(reading.further[0].chained);
    const Reading again =
        icims::read(config, reading.further[0], answer("{\"jobs\":[" + rows + "]}"), on_a_day());
    CHECK(again.listings.empty());
    CHECK(again.further.empty());
    CHECK_FALSE(again.truncated);
  }
  CHECK(page(",\"totalCount\":250").further.size() == 2);
}

TEST_CASE("what a site's pauses leave no time for comes first on another day") {
  SourceConfig config = clinic();
  config.search = {"a", "b", "c", "d"};
  const Request first = icims::requests(config).at(0);
  const auto next = [&](int day) {
    Circumstances circumstances = on_a_day();
    circumstances.today = *make_date(2026, 11, day);
    const Reading reading =
        icims::read(config, first, answer("<div class=\"iCIMS\"></div>"), circumstances);
    REQUIRE(reading.further.size() == 3);
    return reading.further[0].search;
  };
  CHECK(next(1) != next(2));
  CHECK(next(2) != next(3));
  CHECK(next(1) == next(4));
}

TEST_CASE("the newer front's own address of an opening counts where it is the site's") {
  SourceConfig config = clinic();
  config.keys["host"] = "careers.acme.example";
  const Request first = icims::requests(config).at(0);
  const auto url = [&](const std::string& canonical) {
    return only(
               icims::read(
                   config, first,
                   answer(
                       R"({"jobs":[{"data":{"slug":"7","title":"MLS","apply_url":"https://a.example/7",
                            "meta_data":{"canonical_url":")" +
                       canonical + R"("}}}],"totalCount":1})"),
                   on_a_day()))
        .url;
  };
  CHECK(url("https://careers.acme.example/careers-home/jobs/7") ==
        "https://careers.acme.example/careers-home/jobs/7");
  CHECK(url("https://elsewhere.example/7") == "https://careers.acme.example/jobs/7");
  CHECK(url("") == "https://careers.acme.example/jobs/7");
}
