// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/smartrecruiters.hpp"

#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig acme() {
  SourceConfig config;
  config.keys["company"] = "acme";
  config.search = {""};
  return config;
}

std::string page(int total, const std::string& postings) {
  return R"({"offset":0,"limit":100,"totalFound":)" + std::to_string(total) + R"(,"content":[)" +
         postings + "]}";
}

const std::string posting =
    R"({"id":"744","uuid":"u","name":"Field Service Engineer","refNumber":"REF7",
  "company":{"identifier":"Acme","name":"Acme Imaging"},"releasedDate":"2026-11-03T12:00:00.000Z",
  "location":{"city":"Dayton","region":"OH","country":"us","postalCode":"45402","remote":false,"hybrid":false,
  "latitude":"39.76","longitude":"-84.19"},"typeOfEmployment":{"id":"permanent","label":"Full-time"}})";

}  // namespace

TEST_CASE("a SmartRecruiters company is asked page by page, each posting by itself") {
  const SourceConfig config = acme();
  const auto first = smartrecruiters::requests(config);
  REQUIRE(first.size() == 1);
  CHECK(first[0].http.url ==
        "https://api.smartrecruiters.com/v1/companies/acme/postings?limit=100&offset=0");
  const Reading reading =
      smartrecruiters::read(config, first[0], answer(page(3, posting)), on_a_day());
  CHECK(reading.advertised == 3U);
  REQUIRE(reading.further.size() == 3);
  CHECK(reading.further[0].http.url.ends_with("offset=1"));
  CHECK(reading.further[2].http.url.ends_with("/postings/744"));
  REQUIRE(reading.further[2].row);
  CHECK(reading.further[2].row->url == "https://jobs.smartrecruiters.com/Acme/744");
}

TEST_CASE("a SmartRecruiters posting completes its row") {
  Request request;
  request.purpose = Request::Purpose::detail;
  request.row = listing::RawListing{};
  std::string body = posting;
  body.pop_back();
  body +=
      R"(,"postingUrl":"https://jobs.smartrecruiters.com/Acme/744-fse","compensation":{"min":34,"max":47,"currency":"USD","period":"HOURLY"},
     "jobAd":{"sections":{"jobDescription":{"title":"Job","text":"<p>Serve</p>"},"qualifications":{"title":"You","text":"<p>Can</p>"}}}})";
  const auto raw = only(smartrecruiters::read(acme(), request, answer(body), on_a_day()));
  CHECK(raw.title == "Field Service Engineer");
  CHECK(raw.requisition == "REF7");
  CHECK(raw.employer == "Acme Imaging");
  CHECK(raw.url == "https://jobs.smartrecruiters.com/Acme/744-fse");
  CHECK(raw.employment_type == "Full-time");
  CHECK(raw.pay.interval == "HOURLY");
  CHECK(raw.pay.max == 47);
  CHECK_FALSE(raw.remote);
  REQUIRE(raw.places.size() == 1);
  CHECK(raw.places[0].lat == 39.76);
  CHECK(raw.description.contains("<h3>You</h3>"));
}

TEST_CASE("a company that the service does not know is told, after a search too") {
  SourceConfig config = acme();
  const Request whole = smartrecruiters::requests(config)[0];
  CHECK(smartrecruiters::read(config, whole, answer(page(0, "")), on_a_day())
            .failure.contains("no company \"acme\""));
  config.search = {"biomedical"};
  const Request search = smartrecruiters::requests(config)[0];
  CHECK(search.http.url.ends_with("&q=biomedical"));
  const Reading nothing = smartrecruiters::read(config, search, answer(page(0, "")), on_a_day());
  CHECK(nothing.failure.empty());
  REQUIRE(nothing.further.size() == 1);
  CHECK(nothing.further[0].http.url.ends_with("limit=1&offset=0"));
  const Reading known =
      smartrecruiters::read(config, nothing.further[0], answer(page(1, posting)), on_a_day());
  CHECK(known.failure.empty());
  CHECK(known.listings.empty());
  CHECK(known.further.empty());
  CHECK_FALSE(smartrecruiters::read(config, nothing.further[0], answer(page(0, "")), on_a_day())
                  .failure.empty());
}

TEST_CASE("a page of postings that holds none where there should be some proves nothing gone") {
  SourceConfig config;
  config.keys = {{"company", "acme"}};
  config.search = {"mls"};
  Request request = smartrecruiters::requests(config)[0];
  const auto read = [&](const char* body) {
    return smartrecruiters::read(config, request, answer(body), on_a_day());
  };
  CHECK_FALSE(read(R"({"totalFound":9,"content":[]})").whole);
  request.offset = 100;
  request.page = 1;
  CHECK_FALSE(read(R"({"totalFound":0,"content":[]})").whole);
}
