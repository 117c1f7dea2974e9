// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/adzuna.hpp"

#include "core/listing/normalise.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig ads() {
  SourceConfig config;
  config.id = "adzuna";
  config.kind = "adzuna";
  config.search = {"medical technologist"};
  return config;
}

std::string ad(const std::string& more) {
  return R"({"__CLASS__":"Adzuna::API::Response::Job","id":"5801147013","adref":"eyJ",
    "title":"<strong>Medical</strong> <strong>Technologist</strong> &amp; Lead",
    "description":"Runs the analyzers of the core laboratory at night and reports what they …",
    "created":"2026-11-15T08:33:45Z","contract_time":"full_time","contract_type":"permanent",
    "redirect_url":"https://www.adzuna.com/land/ad/5801147013?se=Ab1&utm_medium=api&utm_source=abcd1234&v=F2",
    "company":{"__CLASS__":"Adzuna::API::Response::Company","display_name":"Acme Health"},
    "location":{"display_name":"Dayton, Montgomery County","area":["US","Ohio","Montgomery County","Dayton"]},
    "latitude":39.76,"longitude":-84.19)" +
         more + "}";
}

std::string page_of(const std::string& ads, int count) {
  return fmt::format(R"({{"count":{},"mean":70000.5,"results":[{}],"__CLASS__":"x"}})", count, ads);
}

listing::RawListing read_one(const std::string& text) {
  const auto document = json::Document::parse(text);
  REQUIRE(document);
  return adzuna::read_ad(document->root(), "us");
}

}  // namespace

TEST_CASE("Adzuna is asked for words around a place, in kilometres, the newest first") {
  SourceConfig config = ads();
  config.location = "Cincinnati, OH";
  config.radius_miles = 60;
  const auto first = adzuna::requests(config);
  REQUIRE(first.size() == 1);
  CHECK(first[0].http.url ==
        "https://api.adzuna.com/v1/api/jobs/us/search/1?results_per_page=50&"
        "what=medical%20technologist&where=Cincinnati%2C%20OH&distance=97&sort_by=date&"
        "content-type=application/json");
  CHECK(first[0].http.secret_query.empty());
  config.keys["country"] = "gb";
  config.location.clear();
  CHECK(adzuna::requests(config)[0].http.url ==
        "https://api.adzuna.com/v1/api/jobs/gb/search/1?results_per_page=50&"
        "what=medical%20technologist&sort_by=date&content-type=application/json");
}

TEST_CASE("name and key of the access go into the secret part of the query") {
  net::Request http;
  adzuna::sign({"the-key", "", "abcd1234"}, http);
  CHECK(http.secret_query == net::NamedValues{{"app_id", "abcd1234"}, {"app_key", "the-key"}});
}

TEST_CASE("pages of Adzuna are as many as its limits bear, shared by the searches") {
  SourceConfig config = ads();
  const Request first = adzuna::requests(config).at(0);
  const auto pages = [&](int count) {
    return adzuna::read(config, first, answer(page_of(ad(""), count)), on_a_day());
  };
  const Reading few = pages(120);
  CHECK(few.advertised == 120U);
  REQUIRE(few.further.size() == 2);
  CHECK(few.further[0].http.url.contains("/search/2?"));
  CHECK(few.further[1].http.url.contains("/search/3?"));
  CHECK_FALSE(few.truncated);
  CHECK_FALSE(few.whole);
  const Reading many = pages(29'378);
  CHECK(many.further.size() == 19);
  CHECK(many.truncated);
  config.max_listings = 70;
  CHECK(pages(29'378).further.size() == 1);
  CHECK(pages(71).truncated);
  config.max_listings = 2000;
  config.search.resize(9, "more");
  CHECK(pages(29'378).further.size() == 1);
  config.search.resize(40, "more");
  CHECK(pages(29'378).further.empty());
  CHECK(adzuna::read(config, few.further[0], answer(page_of(ad(""), 9000)), on_a_day())
            .further.empty());
}

TEST_CASE("an advertisement is read without marks, guesses and who asked") {
  const listing::RawListing raw =
      read_one(ad(R"(,"salary_min":62400,"salary_max":81000.5,"salary_is_predicted":"0")"));
  CHECK(raw.title == "Medical Technologist & Lead");
  CHECK(raw.native_id == "5801147013");
  CHECK(raw.requisition.empty());
  CHECK(raw.employer == "Acme Health");
  CHECK(raw.url == "https://www.adzuna.com/land/ad/5801147013?se=Ab1&v=F2");
  const auto listing = listing::normalise(raw, {*make_date(2026, 11, 22), "", "adzuna"});
  REQUIRE(listing);
  CHECK(listing->posted == make_date(2026, 11, 15));
  REQUIRE(listing->places.size() == 1);
  CHECK(listing->places[0].city == "Dayton");
  CHECK(listing->places[0].state == "OH");
  CHECK(listing->schedule == listing::Schedule::full_time);
  CHECK(listing->employment_type == listing::EmploymentType::permanent);
  REQUIRE(listing->pay);
  CHECK(listing->pay->min == 62400);
  CHECK(listing->pay->currency == "USD");
}

TEST_CASE("pay that Adzuna guesses is none") {
  for (const char* guess :
       {R"(,"salary_min":119025.7,"salary_max":119025.7,"salary_is_predicted":"1")",
        R"(,"salary_min":119025.7,"salary_is_predicted":1)",
        R"(,"salary_min":119025.7,"salary_max":119025.7)"}) {
    CAPTURE(guess);
    const auto raw = read_one(ad(guess));
    CHECK(raw.pay == listing::RawPay{});
    CHECK_FALSE(listing::normalise(raw, {*make_date(2026, 11, 22), "", ""})->pay);
  }
  CHECK(read_one(ad(R"(,"salary_min":62400,"salary_is_predicted":0)")).pay.min == 62400);
}

TEST_CASE("an advertisement with less in it is read as far as it goes") {
  const auto raw = read_one(R"({"title":"Phlebotomist","redirect_url":"javascript:x",
    "location":{"display_name":"Montgomery County, Ohio","area":["US","Ohio","Montgomery County"]}})");
  CHECK(raw.url.empty());
  CHECK(raw.native_id.empty());
  REQUIRE(raw.places.size() == 1);
  CHECK(raw.places[0].city.empty());
  CHECK(raw.places[0].state == "Ohio");
  CHECK(read_one("{}").title.empty());
}

TEST_CASE("an answer of Adzuna without results is a failure, an empty one is none") {
  const SourceConfig config = ads();
  const Request first = adzuna::requests(config).at(0);
  const auto read = [&](const std::string& body) {
    return adzuna::read(config, first, answer(body), on_a_day());
  };
  CHECK(read(page_of("", 0)).failure.empty());
  CHECK(read(R"({"exception":"AUTH_FAIL"})").failure == "the answer has no results");
  CHECK(read("<html>").failure.contains("HTML"));
  CHECK(read(page_of("{}", 1)).bad_items == 1);
}
