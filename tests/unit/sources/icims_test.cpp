// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/icims.hpp"

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

TEST_CASE("a page of another site is told") {
  const SourceConfig config = clinic();
  const Request first = icims::requests(config).at(0);
  CHECK_FALSE(icims::read(config, first, answer("<html>Checking your browser</html>"), on_a_day())
                  .failure.empty());
}
