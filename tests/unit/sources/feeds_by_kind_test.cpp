// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds whose answer is one feed: SuccessFactors, NEOGOV, Dayforce.
#include "core/sources/document.hpp"
#include "core/sources/kinds/dayforce.hpp"
#include "core/sources/kinds/neogov.hpp"
#include "core/sources/kinds/successfactors.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig with_keys(std::map<std::string, std::string, std::less<>> keys) {
  SourceConfig config;
  config.keys = std::move(keys);
  return config;
}

}  // namespace

TEST_CASE("a SuccessFactors site is read by the feed that it has for search engines") {
  const SourceConfig config = with_keys({{"host", "jobs.acme.example"}});
  const Request request = successfactors::requests(config).at(0);
  CHECK(request.http.url == "https://jobs.acme.example/sitemal.xml");
  const Reading reading =
      successfactors::read(config, request,
                           answer(R"(<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
        xmlns:g="http://base.google.com/ns/1.0"><channel><title>Acme</title><item>
        <title>Field Service Engineer (Dayton, OH, US, 45402)</title>
        <link>https://jobs.acme.example/job/Dayton-FSE-OH-45402/1001/</link>
        <description>&lt;p&gt;Repair scanners&lt;/p&gt;</description><g:id>1001</g:id>
        <g:location>Dayton, OH, US, 45402</g:location><g:employer>Acme Imaging</g:employer>
        <g:job_function>Service</g:job_function><g:job_type>Full-time</g:job_type>
        <g:expiration_date>2026-12-31</g:expiration_date></item>
        <item><title></title><g:id>1002</g:id></item></channel></rss>)",
                                  request.http.url, "text/xml"),
                           on_a_day());
  CHECK(reading.bad_items == 1);
  CHECK(reading.advertised == 2);
  CHECK_FALSE(reading.whole);
  const auto raw = only(reading);
  CHECK(raw.title == "Field Service Engineer");
  CHECK(raw.requisition == "1001");
  CHECK(raw.employer == "Acme Imaging");
  CHECK(raw.url == "https://jobs.acme.example/job/Dayton-FSE-OH-45402/1001/");
  CHECK(raw.employment_type == "Full-time");
  CHECK(raw.closes == "2026-12-31");
  CHECK(raw.description == "<p>Repair scanners</p>");
  REQUIRE(raw.places.size() == 1);
  CHECK(raw.places[0].text == "Dayton, OH, US, 45402");
}

TEST_CASE("a company on a host that others share is read by its older list") {
  const SourceConfig config =
      with_keys({{"host", "career4.successfactors.com"}, {"company", "acme"}});
  const Request request = successfactors::requests(config).at(0);
  CHECK(request.http.url ==
        "https://career4.successfactors.com/"
        "career?company=acme&career_ns=job_listing_summary&resultType=XML");
  const auto raw = only(successfactors::read(
      config, request,
      answer(
          "<Job-Listing><Job><ReqId>9001</ReqId><JobTitle>MLS [[x]]</JobTitle><></>"
          "<Posted-Date>11/10/2026</Posted-Date><Location>Troy, OH</Location></Job></Job-Listing>"),
      on_a_day()));
  CHECK(raw.title == "MLS");
  CHECK(raw.url ==
        "https://career4.successfactors.com/"
        "career?company=acme&career_ns=job_listing&career_job_req_id=9001");
  const Reading none =
      successfactors::read(config, request, answer("<Job-Listing></Job-Listing>"), on_a_day());
  CHECK(none.failure.empty());
  CHECK(none.listings.empty());
  CHECK_FALSE(successfactors::read(config, request, answer("<html>wall</html>"), on_a_day())
                  .failure.empty());
}

TEST_CASE("an agency at NEOGOV is read by its feed, days as they are there") {
  SourceConfig config = with_keys({{"agency", "ohio county"}});
  const Request request = neogov::requests(config).at(0);
  CHECK(request.http.url ==
        "https://www.governmentjobs.com/SearchEngine/JobsFeed?agency=ohio%20county");
  const std::string feed =
      R"(<rss version="2.0" xmlns:joblisting="http://www.neogov.com/namespaces/JobListing"><channel>
      <title>Ohio County</title><link>https://www.governmentjobs.com</link>
      <joblisting:UTCOffset>-5</joblisting:UTCOffset><item><title>Laboratory: Scientist 2</title>
      <link>https://www.governmentjobs.com/jobs/77</link><joblisting:jobId>77</joblisting:jobId>
      <joblisting:jobNumberSingle>LAB-2</joblisting:jobNumberSingle>
      <joblisting:location>Lansing</joblisting:location><joblisting:state>Michigan</joblisting:state>
      <joblisting:minimumSalary>30.50</joblisting:minimumSalary>
      <joblisting:maximumSalary>41.00</joblisting:maximumSalary>
      <joblisting:salaryInterval>Hour</joblisting:salaryInterval>
      <joblisting:advertiseFromDateUTC>Thu, 20 Aug 2026 03:00:00:0</joblisting:advertiseFromDateUTC>
      <joblisting:qualifications>MLS(ASCP)</joblisting:qualifications>
      <description>Tests water.</description></item></channel></rss>)";
  auto raw = only(neogov::read(config, request, answer(feed), on_a_day()));
  CHECK(raw.title == "Laboratory: Scientist 2");
  CHECK(raw.employer == "Ohio County");
  CHECK(raw.requisition == "LAB-2");
  CHECK(raw.posted == "2026-08-19");
  CHECK(raw.pay.min == 30.5);
  CHECK(raw.pay.interval == "Hour");
  CHECK(raw.places.at(0).city == "Lansing");
  CHECK(raw.description.contains("MLS(ASCP)"));
  config.employer = "County of Ohio";
  raw = only(neogov::read(config, request, answer(feed), on_a_day()));
  CHECK(raw.employer == "County of Ohio");
}

TEST_CASE("a Dayforce board has each opening once, in English, with all its places") {
  const SourceConfig config = with_keys({{"tenant", "acme"}, {"board", "CANDIDATEPORTAL"}});
  const Request request = dayforce::requests(config).at(0);
  CHECK(request.http.url ==
        "https://www.dayforcehcm.com/api/acme/V1/"
        "JobFeeds?includeActivePostingOnly=true&internalJobBoardCode=CANDIDATEPORTAL");
  const auto row = [](const std::string& number, const std::string& culture,
                      const std::string& city, const std::string& title) {
    return R"({"Title":")" + title + R"(","Description":"<p>Scanners</p>","CompanyName":"Acme",
      "JobDetailsUrl":"https://jobs.dayforcehcm.com/)" +
           culture + "/acme/CANDIDATEPORTAL/jobs/" + number + R"(","City":")" + city +
           R"(","State":"OH","Country":"USA","PostalCode":"45402",
      "EmploymentIndicator":"Full Time","DatePosted":"2026-05-19T02:00:00","ReferenceNumber":")" +
           number + R"(","CultureCode":")" + culture + R"(","IsVirtualLocation":false})";
  };
  const std::string feed =
      "[" + row("7", "fr-CA", "Dayton", "Technicien") + "," + row("7", "en-US", "Dayton", "BMET") +
      "," + row("7", "en-CA", "Dayton", "BMET again") + "," + row("7", "en-US", "Troy", "BMET") +
      "," + row("8", "fr-CA", "Erie", "Histotechnicien") + "," + row("9", "en-US", "Erie", "") +
      "]";
  const Reading reading = dayforce::read(config, request, answer(feed), on_a_day());
  CHECK(reading.bad_items == 1);
  REQUIRE(reading.listings.size() == 2);
  const auto& raw = reading.listings[0];
  CHECK(raw.title == "BMET");
  CHECK(raw.requisition == "7");
  CHECK(raw.url.contains("/en-US/"));
  CHECK(raw.posted == "2026-05-19T02:00:00");
  CHECK(raw.employment_type == "Full Time");
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[1].city == "Troy");
  CHECK(reading.listings[1].title == "Histotechnicien");
  CHECK(read_document(feed, "feed.json").listings.size() == 2);
  CHECK_FALSE(dayforce::read(config, request, answer("{}"), on_a_day()).failure.empty());
  CHECK(dayforce::read(config, request, answer("[]"), on_a_day()).failure.empty());
}
