// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/saved_answers.hpp"

#include "core/sources/document.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

using medtech::sources::read_document;
using medtech::sources::Reading;
using medtech::sources::testing::only;

TEST_CASE(
    "postings saved from Pinpoint keep requisition, closing day, pay and all their sections") {
  const Reading reading = read_document(R"({"data":[
    {"id":"p-1","title":" Biomedical Technician ","url":"https://acme.pinpointhq.com/en/postings/p-1",
     "path":"/en/postings/p-1","description":"<p>Repair pumps.</p>",
     "key_responsibilities_header":"What you do","key_responsibilities":"<ul><li>Inspect monitors</li></ul>",
     "skills_knowledge_expertise":"<p>CBET preferred</p>","benefits":"","workplace_type":"onsite",
     "compensation":"$30 - $38 / hour","compensation_minimum":30.0,"compensation_maximum":38.0,
     "compensation_currency":"USD","compensation_frequency":"hour","compensation_visible":true,
     "deadline_at":"2026-12-28T23:59:59-05:00","job":{"id":"j-1","requisition_id":"REQ-1"},
     "location":{"id":"l","name":"Main campus","city":"Dayton","province":"Ohio","postal_code":"45402"}},
    {"id":"p-2","title":"Medical Technologist","path":"/postings/p-2","workplace_type":"hybrid",
     "compensation":"$1","compensation_minimum":1,"compensation_visible":false,
     "location":{"name":"Atlanta, GA"}}]})",
                                        "postings.json");
  REQUIRE(reading.failure.empty());
  REQUIRE(reading.listings.size() == 2);
  const auto& first = reading.listings[0];
  CHECK(first.title == "Biomedical Technician");
  CHECK(first.requisition == "REQ-1");
  CHECK(first.native_id == "p-1");
  CHECK(first.closes == "2026-12-28T23:59:59-05:00");
  CHECK(first.url == "https://acme.pinpointhq.com/en/postings/p-1");
  CHECK(first.pay.min == 30);
  CHECK(first.pay.max == 38);
  CHECK(first.pay.interval == "hour");
  CHECK(first.remote == false);
  REQUIRE(first.places.size() == 1);
  CHECK(first.places[0].city == "Dayton");
  CHECK(first.places[0].text.empty());
  CHECK(first.description.find("<h3>What you do</h3>") != std::string::npos);
  CHECK(first.description.find("Inspect monitors") != std::string::npos);
  CHECK(first.description.find("CBET preferred") != std::string::npos);
  const auto& second = reading.listings[1];
  CHECK(second.requisition.empty());
  CHECK(second.url == "https://acme.pinpointhq.com/postings/p-2");
  CHECK_FALSE(second.pay.min);  // hidden by the employer
  CHECK(second.pay.text.empty());
  REQUIRE(second.places.size() == 1);
  CHECK(second.places[0].text == "Atlanta, GA");
}

TEST_CASE("openings saved from BambooHR are read from its list and from one opening") {
  const Reading list = read_document(
      R"({"meta":{"totalCount":2},"result":[{"id":"86","jobOpeningName":"Medical Technologist",
      "employmentStatusLabel":"Full Time","location":{"city":"Erie","state":"Pennsylvania"},
      "atsLocation":{"country":null,"state":null,"city":null},"isRemote":null,"locationType":"0"},
      {"id":"87","jobOpeningName":"","location":{}},
      {"id":"88","jobOpeningName":"Application Specialist","location":{"city":null},
      "atsLocation":{"country":"United States","city":"Troy","state":"Ohio"},"locationType":"1"}]})",
      "list.json");
  REQUIRE(list.listings.size() == 2);
  CHECK(list.bad_items == 1);
  CHECK(list.listings[0].title == "Medical Technologist");
  CHECK(list.listings[0].native_id == "86");
  CHECK(list.listings[0].employment_type == "Full Time");
  CHECK(list.listings[0].places.at(0).state == "Pennsylvania");
  CHECK(list.listings[0].remote == false);
  CHECK(list.listings[1].places.at(0).city == "Troy");
  CHECK(list.listings[1].remote == true);

  const auto one = only(read_document(
      R"({"result":{"jobOpening":{"jobOpeningShareUrl":"https://acme.bamboohr.com/careers/86",
      "jobOpeningName":"Medical Technologist","datePosted":"2026-11-10","description":"<p>Test</p>",
      "compensation":"$30 - $36 per hour","location":{"city":"Erie","state":"Pennsylvania"}}}})",
      "86.json"));
  CHECK(one.url == "https://acme.bamboohr.com/careers/86");
  CHECK(one.posted == "2026-11-10");
  CHECK(one.pay.text == "$30 - $36 per hour");
}

TEST_CASE("jobs saved from The Muse have names for titles and may be done from anywhere") {
  const Reading reading = read_document(
      R"({"page":1,"results":[{"id":3001,"name":"Field Service Engineer","company":{"name":"Acme"},
      "locations":[{"name":"Boston, MA"},{"name":"Flexible / Remote"}],"contents":"<p>Scanners</p>",
      "publication_date":"2026-11-01T10:00:00.000000","refs":{"landing_page":"https://www.themuse.com/jobs/acme/fse"}}]})",
      "muse.json");
  const auto raw = only(reading);
  CHECK(raw.title == "Field Service Engineer");
  CHECK(raw.employer == "Acme");
  CHECK(raw.native_id == "3001");
  CHECK(raw.url == "https://www.themuse.com/jobs/acme/fse");
  CHECK(raw.posted == "2026-11-01T10:00:00.000000");
  CHECK(raw.description == "<p>Scanners</p>");
  CHECK(raw.remote == true);
  REQUIRE(raw.places.size() == 1);
  CHECK(raw.places[0].text == "Boston, MA");
}
