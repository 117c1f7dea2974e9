// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/fields.hpp"

#include "core/base/limits.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech::sources;

TEST_CASE("names of fields are found however they are written") {
  for (const char* name : {"jobTitle", "Job Title", "job_title", "JOB-TITLE", " title:"}) {
    CAPTURE(name);
    CHECK(find_field(name) == Field::title);
  }
  CHECK(find_field("company") == Field::employer);
  CHECK(find_field("postal_code") == Field::zip);
  CHECK(find_field("jobNumberSingle") == Field::requisition);
  CHECK(find_field("") == std::nullopt);
  CHECK(find_field("favourite colour") == std::nullopt);
  CHECK(find_field(std::string(100'000, 'x')) == std::nullopt);
}

TEST_CASE("the first value of a field stays, of descriptions the longest") {
  FieldSet fields;
  fields.set(Field::title, "  ");
  fields.set(Field::title, " MLS ");
  fields.set(Field::title, "MLT");
  fields.set(Field::description, "short");
  fields.set(Field::description, "a longer one");
  fields.set(Field::description, "tiny");
  const auto raw = fields.take_listing();
  CHECK(raw.title == "MLS");
  CHECK(raw.description == "a longer one");
}

TEST_CASE("an address to apply at is used only where there is no other") {
  FieldSet both;
  both.set(Field::apply_url, "https://x.example/apply");
  both.set(Field::url, "https://x.example/job");
  CHECK(both.take_listing().url == "https://x.example/job");
  FieldSet one;
  one.set(Field::apply_url, "https://x.example/apply");
  CHECK(one.take_listing().url == "https://x.example/apply");
}

TEST_CASE("places are made of their parts, of one text or of several in it") {
  SUBCASE("parts") {
    FieldSet fields;
    fields.set(Field::city, "Dayton");
    fields.set(Field::state, "OH");
    fields.set(Field::latitude, "39.76");
    fields.set(Field::longitude, "-84.19");
    const auto places = fields.take_listing().places;
    REQUIRE(places.size() == 1);
    CHECK(places[0].city == "Dayton");
    CHECK(places[0].state == "OH");
    CHECK(places[0].lat == 39.76);
    CHECK(places[0].lon == -84.19);
  }
  SUBCASE("a bare town beside a state") {
    FieldSet fields;
    fields.set(Field::place, "Lansing");
    fields.set(Field::state, "Michigan");
    const auto places = fields.take_listing().places;
    REQUIRE(places.size() == 1);
    CHECK(places[0].city == "Lansing");
    CHECK(places[0].text.empty());
  }
  SUBCASE("many places are no town") {
    FieldSet fields;
    fields.set(Field::place, "Multiple locations statewide");
    fields.set(Field::state, "Michigan");
    const auto places = fields.take_listing().places;
    REQUIRE(places.size() == 1);
    CHECK(places[0].city.empty());
    CHECK(places[0].state == "Michigan");
  }
  SUBCASE("several in one text") {
    FieldSet fields;
    fields.set(Field::place, "Dayton, OH | Erie, PA;Macon, GA");
    const auto places = fields.take_listing().places;
    REQUIRE(places.size() == 3);
    CHECK(places[1].text == "Erie, PA");
  }
  SUBCASE("a region stands in for a missing place, or for a missing state") {
    FieldSet anywhere;
    anywhere.set(Field::region, "USA only");
    CHECK(anywhere.take_listing().places.at(0).text == "USA only");
    FieldSet state;
    state.set(Field::city, "Erie");
    state.set(Field::region, "PA");
    CHECK(state.take_listing().places.at(0).state == "PA");
  }
  SUBCASE("not more than the limit") {
    FieldSet fields;
    std::string many;
    for (int i = 0; i < 5'000; ++i) many += "Dayton, OH;";
    fields.set(Field::place, many);
    CHECK(fields.take_listing().places.size() == medtech::limits::places_per_listing);
  }
}

TEST_CASE("pay keeps its currency and interval only where there is an amount") {
  FieldSet none;
  none.set(Field::pay_min, "Not Displayed");
  none.set(Field::pay_max, "0");
  none.set(Field::pay_interval, "Hour");
  CHECK(none.take_listing().pay == medtech::listing::RawPay{});
  FieldSet some;
  some.set(Field::pay_min, "$59,334.00");
  some.set(Field::pay_interval, "Year");
  const auto pay = some.take_listing().pay;
  CHECK(pay.min == 59334.0);
  CHECK_FALSE(pay.max);
  CHECK(pay.interval == "Year");
}

TEST_CASE("labels tell whether work is remote") {
  for (const char* label : {"Remote", "fully", "TELECOMMUTE", "true", "100% remote", "Yes"}) {
    CAPTURE(label);
    CHECK(remote_from(label) == true);
  }
  for (const char* label :
       {"Hybrid", "Hybrid Remote", "On-site", "onsite", "none", "false", "Non-Remote"}) {
    CAPTURE(label);
    CHECK(remote_from(label) == false);
  }
  for (const char* label : {"", "temporary", "Flexible", "OTHER"}) {
    CAPTURE(label);
    CHECK(remote_from(label) == std::nullopt);
  }
}

TEST_CASE("labels are joined without repeating one") {
  std::string labels;
  for (const char* label : {"Full-time", " ", "Permanent", "FULL-TIME"}) add_label(labels, label);
  CHECK(labels == "Full-time, Permanent");
}

TEST_CASE("amounts are read as forms write them") {
  CHECK(amount_from("59,334.50") == 59334.5);
  CHECK(amount_from(" $32.50 ") == 32.5);
  CHECK(amount_from("-84.5") == -84.5);
  for (const char* text : {"", "0", "0.00", "DOE", "32-40", "1e999", "nan", "inf", "$"}) {
    CAPTURE(text);
    CHECK_FALSE(amount_from(text));
  }
}
