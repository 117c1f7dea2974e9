// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/job_posting.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using listing::RawListing;

namespace {

// The posting with these members beside its type.
RawListing read(const std::string& members) {
  const auto document = json::Document::parse(R"({"@type":"JobPosting",)" + members + "}");
  REQUIRE(document);
  return sources::read_job_posting(document->root());
}

std::vector<RawListing> read_all(const std::string& text) {
  const auto document = json::Document::parse(text);
  REQUIRE(document);
  std::vector<RawListing> listings;
  static_cast<void>(sources::read_job_postings(document->root(), listings));
  return listings;
}

}  // namespace

TEST_CASE("the fields of a JobPosting are read") {
  const RawListing raw = read(
      R"("title":"MLS &amp; Lead","identifier":{"@type":"PropertyValue","name":"Acme","value":12345},
    "datePosted":"2026-10-6","validThrough":"2026-12-31T00:00:00.000Z","employmentType":["FULL_TIME","PER_DIEM"],
    "workHours":"Mon-Fri, nights","hiringOrganization":{"@type":"Organization","name":"Acme &amp; Sons"},
    "url":"https://x.example/1","description":"<p>Run tests</p>","jobLocationType":"TELECOMMUTE")");
  CHECK(raw.title == "MLS & Lead");
  CHECK(raw.requisition == "12345");
  CHECK(raw.posted == "2026-10-6");
  CHECK(raw.closes == "2026-12-31T00:00:00.000Z");
  CHECK(raw.employment_type == "FULL_TIME, PER_DIEM");
  CHECK(raw.schedule == "Mon-Fri, nights");
  CHECK(raw.employer == "Acme & Sons");
  CHECK(raw.url == "https://x.example/1");
  CHECK(raw.description == "<p>Run tests</p>");
  CHECK(raw.remote == true);
}

TEST_CASE("texts with a language are read") {
  const RawListing raw = read(
      R"("title":{"@value":"MLS","@language":"en"},"description":{"@value":"<p>Run tests</p>"},
    "datePosted":{"@type":"Date","@value":"2026-10-06"})");
  CHECK(raw.title == "MLS");
  CHECK(raw.description == "<p>Run tests</p>");
  CHECK(raw.posted == "2026-10-06");
}

TEST_CASE("an organisation may be a name, a list, or an object") {
  CHECK(read(R"("hiringOrganization":"Acme")").employer == "Acme");
  CHECK(read(R"("hiringOrganization":[{"name":"Acme"},{"name":"B"}])").employer == "Acme");
  CHECK(read(R"("hiringOrganization":{"legalName":"Acme Inc."})").employer == "Acme Inc.");
  CHECK(read(R"("hiringOrganization":null)").employer.empty());
}

TEST_CASE("identifiers are numbers, not addresses") {
  CHECK(read(R"("identifier":"R-1")").requisition == "R-1");
  CHECK(read(R"("identifier":["R-2","x"])").requisition == "R-2");
  CHECK(read(R"("identifier":"https://x.example/1")").requisition.empty());
  CHECK(read(R"("identifier":{"name":"Acme"})").requisition.empty());
}

TEST_CASE("locations are read in the forms that pages use") {
  SUBCASE("structured, with fillers") {
    const auto places =
        read(
            R"("jobLocation":[{"@type":"Place","geo":{"latitude":"39.1","longitude":-84.5},"address":
      {"addressLocality":"Hong Kong","addressRegion":"UNAVAILABLE","postalCode":"UNAVAILABLE","addressCountry":{"@type":"Country","name":"HK"}}}])")
            .places;
    REQUIRE(places.size() == 1);
    CHECK(places[0].city == "Hong Kong");
    CHECK(places[0].state.empty());
    CHECK(places[0].zip.empty());
    CHECK(places[0].country == "HK");
    CHECK(places[0].lat == 39.1);
    CHECK(places[0].lon == -84.5);
  }
  SUBCASE("as texts") {
    CHECK(read(R"("jobLocation":"Dayton, OH; Erie, PA")").places.size() == 2);
    CHECK(read(R"("jobLocation":{"address":"Dayton, OH 45402"})").places.at(0).text ==
          "Dayton, OH 45402");
    CHECK(read(R"("jobLocation":{"name":"Main campus"})").places.at(0).text == "Main campus");
    CHECK(read(R"("jobLocation":{"address":{"addressLocality":"Dayton, OH"}})").places.at(0).text ==
          "Dayton, OH");
    CHECK(read(R"("jobLocation":{"address":{"streetAddress":"1 Main St, Dayton, OH"}})")
              .places.at(0)
              .text == "1 Main St, Dayton, OH");
  }
  SUBCASE("flat, without a place between") {
    CHECK(read(R"("jobLocation":{"addressLocality":"Reno","addressRegion":"NV"})")
              .places.at(0)
              .state == "NV");
    CHECK(read(R"("addressLocality":"Reno","latitude":39.5,"longitude":-119.8)").places.at(0).lat ==
          39.5);
  }
  SUBCASE("of where one may live, when work is remote") {
    const auto places =
        read(
            R"("applicantLocationRequirements":[{"@type":"Country","name":"USA"},{"@type":"State","name":"Ohio"},{"name":"Midwest"}])")
            .places;
    REQUIRE(places.size() == 3);
    CHECK(places[0].country == "USA");
    CHECK(places[1].state == "Ohio");
    CHECK(places[2].text == "Midwest");
  }
  SUBCASE("of nothing") {
    CHECK(read(R"("jobLocation":[{},null,[],7,{"address":{"addressLocality":"N/A"}}])")
              .places.size() <= 1);
  }
}

TEST_CASE("salaries are read in the forms that pages use") {
  const auto pay = [](const std::string& salary) { return read(R"("baseSalary":)" + salary).pay; };
  SUBCASE("a range") {
    const auto range = pay(
        R"({"@type":"MonetaryAmount","currency":"USD","value":{"@type":"QuantitativeValue","minValue":"32.50","maxValue":41,"unitText":"HOUR"}})");
    CHECK(range.min == 32.5);
    CHECK(range.max == 41);
    CHECK(range.currency == "USD");
    CHECK(range.interval == "HOUR");
  }
  SUBCASE("one value, with commas") {
    const auto value = pay(R"({"currency":"USD","value":{"value":"65,000","unitText":"YEAR"}})");
    CHECK(value.min == 65'000);
    CHECK(value.max == 65'000);
  }
  SUBCASE("a bare number") {
    const auto number = read(R"("baseSalary":70000,"salaryCurrency":"USD")").pay;
    CHECK(number.min == 70'000);
    CHECK(number.currency == "USD");
    CHECK(number.interval.empty());
  }
  SUBCASE("a range without a value between") {
    CHECK(pay(R"({"minValue":20,"maxValue":30,"unitText":"HOUR"})").max == 30);
  }
  SUBCASE("a text") { CHECK(pay(R"("$20 - $30 an hour")").text == "$20 - $30 an hour"); }
  SUBCASE("nothing, or not the employer's promise") {
    CHECK(pay(R"({"currency":"USD","value":{"minValue":0,"maxValue":0,"unitText":"HOUR"}})") ==
          listing::RawPay{});
    CHECK(read(R"("estimatedSalary":{"value":{"minValue":1,"maxValue":2}})").pay ==
          listing::RawPay{});
  }
}

TEST_CASE("requirements beside the description are added to it, once") {
  CHECK(
      read(
          R"json("description":"Run tests","qualifications":"MLS(ASCP)","skills":["Gram stain","ELISA"],
    "experienceRequirements":{"@type":"OccupationalExperienceRequirements","monthsOfExperience":24},
    "educationRequirements":{"credentialCategory":"bachelor degree"})json")
          .description ==
      "Run tests\n\nQualifications\nMLS(ASCP)\n\nSkills\nGram stain\nELISA\n\nEducation\nbachelor "
      "degree"
      "\n\nExperience\n24 months of experience");
  CHECK(
      read(R"json("description":"Needs MLS(ASCP)","qualifications":"MLS(ASCP)")json").description ==
      "Needs MLS(ASCP)");
  const std::string marked =
      read(R"("description":"<p>Run</p>","qualifications":"A < B\nC")").description;
  CHECK(marked == "<p>Run</p>\n<h3>Qualifications</h3>\n<div>A &lt; B<br>\nC</div>");
}

TEST_CASE("a description that is escaped twice is unescaped") {
  CHECK(read(R"("description":"&lt;p&gt;Run &amp;amp; fix&lt;/p&gt;")").description ==
        "<p>Run &amp; fix</p>");
}

TEST_CASE("references by @id are followed") {
  const auto all = read_all(
      R"({"@graph":[{"@type":"JobPosting","title":"MLS","hiringOrganization":{"@id":"#org"},"jobLocation":{"@id":"#place"}},
    {"@type":"Organization","@id":"#org","name":"Acme"},{"@type":"Place","@id":"#place","address":{"addressLocality":"Reno"}}]})");
  REQUIRE(all.size() == 1);
  CHECK(all[0].employer == "Acme");
  CHECK(all[0].places.at(0).city == "Reno");
}

TEST_CASE("postings without a title are counted, not made up") {
  const auto document = json::Document::parse(
      R"([{"@type":"JobPosting"},{"@type":"JobPosting","title":" "},{"@type":"JobPosting","title":"MLS"}])");
  REQUIRE(document);
  std::vector<RawListing> listings;
  CHECK(sources::read_job_postings(document->root(), listings) == 2);
  CHECK(listings.size() == 1);
}
