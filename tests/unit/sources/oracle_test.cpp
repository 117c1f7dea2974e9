// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/oracle.hpp"

#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig hospital() {
  SourceConfig config;
  config.keys = {{"host", "abcd.fa.us2.oraclecloud.com"}, {"site", "CX_1"}};
  config.employer = "Acme Hospital";
  config.search = {"medical \"technologist\", nights"};
  return config;
}

}  // namespace

TEST_CASE(
    "Oracle is paged inside the finder, and asked for each requisition with its id in quotes") {
  const SourceConfig config = hospital();
  const auto first = oracle::requests(config);
  REQUIRE(first.size() == 1);
  const std::string& url = first[0].http.url;
  CHECK(
      url.starts_with("https://abcd.fa.us2.oraclecloud.com/hcmRestApi/resources/latest/"
                      "recruitingCEJobRequisitions?onlyData=true&expand=requisitionList."));
  CHECK(
      url.contains("finder=findReqs;siteNumber=CX_1,keyword=%22medical%20%20technologist%20%20%20"
                   "nights%22,limit=100,offset=0,"));
  const Reading reading = oracle::read(config, first[0], answer(R"({"items":[{"TotalJobsCount":3,
    "requisitionList":[{"Id":"26876","Title":"Medical Technologist","PostedDate":"2026-11-07",
      "PrimaryLocation":"Dayton, OH, United States","JobSchedule":"Full time","WorkplaceTypeCode":"ORA_ON_SITE",
      "secondaryLocations":[{"Name":"Troy, OH, United States","CountryCode":"US"}]},
      {"Id":"2","Title":""}]}],"count":1})"),
                                       on_a_day());
  CHECK(reading.advertised == 3U);
  CHECK(reading.bad_items == 1);
  REQUIRE(reading.further.size() == 2);
  CHECK(reading.further[0].http.url.contains(",offset=2,"));
  const Request& detail = reading.further[1];
  CHECK(detail.http.url.ends_with(
      "recruitingCEJobRequisitionDetails?onlyData=true&expand=all&finder=ById;Id=%2226876%22,"
      "siteNumber=CX_1"));
  REQUIRE(detail.row);
  CHECK(detail.row->requisition == "26876");
  CHECK(detail.row->employer == "Acme Hospital");
  CHECK(detail.row->remote == false);
  CHECK(detail.row->places.size() == 2);
  CHECK(detail.row->url ==
        "https://abcd.fa.us2.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_1/job/26876");

  const auto raw = only(
      oracle::read(config, detail, answer(R"({"items":[{"Id":"26876","Title":"Medical Technologist",
    "ExternalDescriptionStr":"<p>Run tests</p>","ExternalQualificationsStr":"<p>MLS(ASCP)</p>",
    "ExternalPostedStartDate":"2026-11-06T14:00:00+00:00","PrimaryLocation":"Dayton, OH, United States"}]})"),
                   on_a_day()));
  CHECK(raw.posted == "2026-11-06T14:00:00+00:00");
  CHECK(raw.schedule == "Full time");
  CHECK(raw.places.size() == 2);  // the further one is told by the list alone
  CHECK(raw.description.contains("MLS(ASCP)"));
}

TEST_CASE("an Oracle site without openings is no failure, another answer is") {
  const SourceConfig config = hospital();
  const Request list = oracle::requests(config)[0];
  const Reading none =
      oracle::read(config, list, answer(R"({"items":[{"TotalJobsCount":0}]})"), on_a_day());
  CHECK(none.failure.empty());
  CHECK(none.whole);
  CHECK(oracle::read(config, list, answer(R"({"items":[]})"), on_a_day()).failure ==
        "the answer has no items");
  CHECK(oracle::read(config, list, answer(R"({"items":[{"TotalJobsCount":9}]})"), on_a_day())
            .failure == "the answer has no requisitionList");
}

TEST_CASE("a page that holds nothing where there should be something proves nothing gone") {
  const SourceConfig config = hospital();
  Request request = oracle::requests(config)[0];
  const std::string empty = R"({"items":[{"TotalJobsCount":9,"requisitionList":[]}]})";
  CHECK_FALSE(oracle::read(config, request, answer(empty), on_a_day()).whole);
  request.offset = 100;
  request.page = 1;
  CHECK_FALSE(oracle::read(config, request,
                           answer(R"({"items":[{"TotalJobsCount":0,"requisitionList":[]}]})"),
                           on_a_day())
                  .whole);
}
