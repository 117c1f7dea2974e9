// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/records.hpp"

#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

listing::RawListing record(const std::string& text) {
  const auto document = json::Document::parse(text);
  REQUIRE(document);
  return read_record(document->root());
}

}  // namespace

TEST_CASE("a listing that the program wrote is read back") {
  const auto raw = record(
      R"({"schema":"medtech.listing/1","id":"0123456789abcdef","requisition":"R-1","title":"MLS","employer":"Acme",
    "employer_kind":"hospital","locations":[{"city":"Dayton","state":"OH","zip":"45402","country":"US","lat":39.7,"lon":-84.1},
    {"city":null,"state":"KY","zip":null,"country":"US","lat":null,"lon":null}],"remote":false,"shift":"night","schedule":"full-time",
    "employment_type":"permanent","pay":{"min":32.5,"max":41,"currency":"USD","interval":"hour","annual_min":67600,"annual_max":85280,"source":"stated"},
    "posted":"2026-11-01","closes":null,"url":"https://x.example/1","source":"acme","description":"Run tests"})");
  CHECK(raw.title == "MLS");
  CHECK(raw.native_id.empty());
  CHECK(raw.requisition == "R-1");
  CHECK(raw.employer == "Acme");
  REQUIRE(raw.places.size() == 2);
  CHECK(raw.places[0].zip == "45402");
  CHECK(raw.places[0].lat == 39.7);
  CHECK(raw.places[1].state == "KY");
  CHECK(raw.remote == false);
  CHECK(raw.shift == "night");
  CHECK(raw.schedule == "full-time");
  CHECK(raw.employment_type == "permanent");
  CHECK(raw.pay.min == 32.5);
  CHECK(raw.pay.max == 41);
  CHECK(raw.pay.interval == "hour");
  CHECK(raw.posted == "2026-11-01");
  CHECK(raw.closes.empty());
  CHECK(raw.description == "Run tests");
}

TEST_CASE("objects of other programs are read by the names that they use") {
  const auto raw = record(
      R"({"jobTitle":"BMET","company":{"id":3,"name":"Acme"},"location":"Reno, NV","salary":"$30/hr",
    "employmentType":["Full-time","Contract"],"link":"https://x.example/2","jobId":99,"isRemote":true})");
  CHECK(raw.title == "BMET");
  CHECK(raw.employer == "Acme");
  CHECK(raw.places.at(0).text == "Reno, NV");
  CHECK(raw.pay.text == "$30/hr");
  CHECK(raw.employment_type == "Full-time, Contract");
  CHECK(raw.url == "https://x.example/2");
  CHECK(raw.native_id == "99");
  CHECK(raw.remote == true);
}

TEST_CASE("places may be texts, one object, or have a name alone") {
  CHECK(record(R"({"title":"T","locations":["Reno, NV"," "]})").places.size() == 1);
  CHECK(record(R"({"title":"T","location":{"city":"Reno"}})").places.at(0).city == "Reno");
  CHECK(record(R"({"title":"T","location":{"name":"Main campus"}})").places.at(0).text ==
        "Main campus");
  CHECK(record(R"({"title":"T","locations":[]})").places.empty());
  CHECK(record(R"({"title":"T","locations":null,"city":"Reno"})").places.at(0).city == "Reno");
}

TEST_CASE("only web addresses are taken for one") {
  CHECK(record(R"({"title":"T","url":"www.x.example/1"})").url == "https://www.x.example/1");
  CHECK(record(R"({"title":"T","url":"HTTPS://X.example/a b"})").url == "https://x.example/a%20b");
  for (const char* url : {"javascript:alert(1)", "file:///etc/passwd", "/jobs/1", "none"}) {
    CAPTURE(url);
    CHECK(record(R"({"title":"T","url":")" + std::string(url) + R"("})").url.empty());
  }
}

TEST_CASE("an estimate of pay is not the employer's word") {
  const std::string pay =
      R"({"title":"T","salary_min":70000,"salary_max":80000,"salary_is_predicted":)";
  CHECK(record(pay + R"("1"})").pay == listing::RawPay{});
  CHECK(record(pay + R"("0"})").pay.max == 80'000);
}

TEST_CASE("what has no title has none") {
  CHECK(record("{}").title.empty());
  CHECK(record(R"({"title":null})").title.empty());
  CHECK(record(R"({"title":{}})").title.empty());
}

TEST_CASE("CSV is told by a column of titles") {
  CHECK(is_csv_of_listings("title,employer\nMLS,Acme\n"));
  CHECK(is_csv_of_listings("\xEF\xBB\xBF\"Job Title\";Company\r\n"));
  CHECK_FALSE(is_csv_of_listings("Medical Technologist, full time\n"));
  CHECK_FALSE(is_csv_of_listings("title\nMLS\n"));
  CHECK_FALSE(is_csv_of_listings(""));
}

TEST_CASE("rows of CSV are read by their header") {
  const Reading reading = read_csv(
      "title,employer,city,state,pay_min,pay_max,pay_interval,colour,url\r\n"
      "\"MLS, nights\",'=Acme,Dayton,OH,32.5,41,hour,blue,https://x.example/1\r\n"
      ",Nobody\r\n"
      "BMET\r\n");
  CHECK(reading.failure.empty());
  CHECK(reading.bad_items == 1);
  CHECK(reading.problems.at(0).contains("line 3"));
  REQUIRE(reading.listings.size() == 2);
  CHECK(reading.listings[0].title == "MLS, nights");
  CHECK(reading.listings[0].employer == "=Acme");
  CHECK(reading.listings[0].places.at(0).state == "OH");
  CHECK(reading.listings[0].pay.max == 41);
  CHECK(reading.listings[1].title == "BMET");
}

TEST_CASE("CSV without titles, or malformed, is a failure") {
  CHECK(read_csv("colour,size\nblue,3\n").failure.contains("title"));
  CHECK(read_csv("colour,size\nblue,3\n").failure.contains("\"colour\", \"size\""));
  CHECK_FALSE(read_csv("").failure.empty());
  CHECK_FALSE(read_csv("title,employer\n\"open").failure.empty());
}

TEST_CASE("a bad row of CSV costs itself alone and is told by its line") {
  const Reading reading = read_csv("title,employer\nMLS,Acme\n\"MLT,Acme\nHTL,Acme\n");
  CHECK(reading.failure.empty());
  REQUIRE(reading.listings.size() == 2);
  CHECK(reading.listings[1].title == "HTL");
  CHECK(reading.bad_items == 1);
  CHECK(reading.problems.at(0) == "line 3: a quoted cell that begins here does not end");
  const std::string failure = read_csv("title,employer\n\"open").failure;
  CHECK(failure == "line 2: a quoted cell that begins here does not end");
}

TEST_CASE("a title is text: a number in its place is none") {
  for (const char* text : {R"({"title":5})", R"({"title":["MLS"]})",
                           R"({"title":true,"company":"Acme"})", R"({"title":{"name":7}})"}) {
    CAPTURE(text);
    CHECK(record(text).title.empty());
  }
  CHECK(record(R"({"title":"5"})").title == "5");
  CHECK(record(R"({"title":{"name":"MLS"}})").title == "MLS");
}
