// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/merging.hpp"

#include "core/base/limits.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/search/listings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace medtech;
using namespace medtech::search;
using namespace medtech::testing;
using listing::Listing;

namespace {

const Date later = today + std::chrono::days(3);

listing::Place place(const std::string& city, const std::string& zip = "") {
  listing::Place place;
  place.city = city;
  place.state = "OH";
  place.zip = zip;
  place.country = "US";
  return place;
}

listing::Pay pay(double min, double max, listing::PaySource source) {
  listing::Pay pay;
  pay.min = min;
  pay.max = max;
  pay.currency = "USD";
  pay.interval = listing::PayInterval::hour;
  pay.source = source;
  listing::annualise(pay);
  return pay;
}

// As a source's page of details has it.
Listing full() {
  Listing listing = opening("R-1");
  listing.url = "https://jobs.example/job/dayton/R-1";
  listing.places = {place("Dayton", "45402"), place("Erie")};
  listing.pay = pay(32.5, 41, listing::PaySource::stated);
  listing.posted = today;
  listing.closes = later;
  listing.shift = listing::Shift::night;
  return listing;
}

// As a list has it: no text, few facts, a day that was counted back.
Listing row_of_list() {
  Listing listing = opening("R-1");
  listing.description = "";
  listing.url = "https://jobs.example/R-1";
  listing.places = {place("Dayton")};
  listing.posted = later;
  return listing;
}

}  // namespace

TEST_CASE(
    "a list whose details failed takes nothing away from what was known, nor is it a change") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {full()});
  const Listing before = catalogue.load(1, true);
  for (int time = 0; time < 2; ++time) {
    read_whole(catalogue, {row_of_list()}, "first", true, later);
    Listing after = catalogue.load(1, true);
    CHECK(after.last_seen == later);
    after.last_seen = before.last_seen;
    CHECK(after == before);
    CHECK(catalogue.history(1).empty());
  }
  SUBCASE("but what the list says anew is known from then on") {
    Listing renamed = row_of_list();
    renamed.title = "Medical Technologist II";
    renamed.places = {place("Toledo")};
    read_whole(catalogue, {renamed}, "first", true, later);
    const Listing after = catalogue.load(1, true);
    CHECK(after.title == renamed.title);
    CHECK(after.places == renamed.places);
    CHECK(after.description == before.description);
    CHECK(after.pay == before.pay);
    CHECK(catalogue.history(1).size() == 2);
  }
  SUBCASE("and a whole posting changes what it says, not what it leaves out") {
    Listing changed = full();
    changed.posted = later;
    changed.places = {place("Erie")};
    changed.pay.reset();
    changed.closes.reset();
    read_whole(catalogue, {changed}, "first", true, later);
    const Listing after = catalogue.load(1, true);
    CHECK(after.posted == later);
    CHECK(after.places == changed.places);
    CHECK(after.pay == before.pay);
    CHECK(after.closes == before.closes);
  }
}

TEST_CASE("what two sources say of an opening is known, whichever was first") {
  for (const bool full_first : {true, false}) {
    CAPTURE(full_first);
    Catalogue catalogue(":memory:");
    Listing thin = row_of_list();
    thin.url = "";
    thin.posted.reset();
    thin.places.clear();
    read_whole(catalogue, {full_first ? full() : thin}, "first");
    read_whole(catalogue, {full_first ? thin : full()}, "second");
    for (int time = 0; time < 2; ++time) {
      const Listing stored = catalogue.load(1, true);
      CHECK(stored.source == "first");
      CHECK(stored.description == full().description);
      CHECK(stored.pay == full().pay);
      CHECK(stored.places == full().places);
      CHECK(stored.posted == today);
      CHECK(stored.url == full().url);
      const std::size_t changes = catalogue.history(1).size();
      read_whole(catalogue, {full_first ? full() : thin}, "first");
      CHECK(catalogue.history(1).size() == changes);
    }
    CHECK(count_of(catalogue) == 1);
  }
}

TEST_CASE("an extract does not replace the text, the text replaces an extract") {
  const std::string text(2'000, 'x');
  Listing before = full();
  Listing said = full();
  before.description = "We run the core lab. " + text;
  said.description = "We run the core lab. " + text.substr(0, 1'500) + "…";
  CHECK(merge(before, said, Speaker::origin).description == before.description);
  said.description = "We hire.";
  CHECK(merge(before, said, Speaker::origin).description == before.description);
  CHECK(merge(said, before, Speaker::other).description == before.description);
  said.description = "We moved. " + text.substr(0, 1'500);
  CHECK(merge(before, said, Speaker::origin).description == said.description);
  CHECK(merge(before, said, Speaker::other).description == before.description);
}

TEST_CASE("pay that a source states is not replaced by what is read in a text") {
  Listing before = full();
  Listing said = full();
  said.pay = pay(30, 60, listing::PaySource::text);
  CHECK(merge(before, said, Speaker::origin).pay == before.pay);
  CHECK(merge(said, before, Speaker::other).pay == before.pay);
  said.pay = pay(34, 43, listing::PaySource::stated);
  CHECK(merge(before, said, Speaker::origin).pay == said.pay);
  said.pay->min.reset();
  CHECK(merge(before, said, Speaker::origin).pay == before.pay);
}

TEST_CASE("a source that still has what the origin lost takes its place and keeps its text") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {full()});
  read_whole(catalogue, {opening("R-2")});
  REQUIRE(catalogue.load(1, false).gone);
  read_whole(catalogue, {row_of_list()}, "second");
  const Listing after = catalogue.load(1, true);
  CHECK_FALSE(after.gone);
  CHECK(after.source == "second");
  CHECK(after.url == row_of_list().url);
  CHECK(after.description == full().description);
}

TEST_CASE("what became of several words is understood as a whole") {
  Catalogue catalogue(":memory:");
  const auto read = [&](Listing listing, const char* source) {
    Intake intake(catalogue, today, &knowledge());
    intake.begin(source, 1);
    listing.source = source;
    intake.add(listing);
    SourceState state;
    state.id = source;
    intake.finish(state, false);
    intake.commit();
  };
  Listing thin = row_of_list();
  thin.title = "Med Tech";
  read(thin, "first");
  CHECK_FALSE(catalogue.load(1, false).understanding.classification.track);
  Listing whole = full();
  whole.title = "Med Tech";
  whole.description = "Perform CLIA high complexity testing in hematology and chemistry. CBET.";
  read(whole, "second");
  CHECK(catalogue.load(1, false).understanding.classification.track == "lab");
  CHECK(catalogue.load(1, true).description == whole.description);
}

TEST_CASE("an opening that a source has a row for each place of is in all of them") {
  Catalogue catalogue(":memory:");
  Listing here = opening("R-1");
  here.places = {place("Dayton")};
  Listing there = here;
  there.places = {place("Erie")};
  read_whole(catalogue, {here, there, here});
  REQUIRE(count_of(catalogue) == 1);
  CHECK(catalogue.load(1, false).places == std::vector{place("Dayton"), place("Erie")});

  // A new word in all rows changes no place, and neither does an unchanged reading.
  here.description += " Coagulation, too.";
  there.description = here.description;
  read_whole(catalogue, {here, there}, "first", true, later);
  read_whole(catalogue, {here, there}, "first", true, later);
  CHECK(catalogue.load(1, false).places == std::vector{place("Dayton"), place("Erie")});
  const auto history = catalogue.history(1);
  CHECK(std::ranges::count(history, "description", &Change::field) == 1);
  CHECK(std::ranges::count(history, "locations", &Change::field) == 1);

  // What is no more in any row is no place of it.
  here.description += " And urinalysis.";
  read_whole(catalogue, {here}, "first", true, later);
  CHECK(catalogue.load(1, false).places == std::vector{place("Dayton")});
}

TEST_CASE("of two places that may be one the one that says more stays") {
  const std::vector city{place("Dayton")};
  const std::vector zip{place("Dayton", "45402")};
  CHECK(joined_places(city, zip) == zip);
  CHECK(joined_places(zip, city) == zip);
  CHECK(joined_places(zip, {place("Dayton", "45403")}).size() == 2);
  std::vector<listing::Place> many;
  for (int number = 0; number < 500; ++number)
    many.push_back(place("City " + std::to_string(number)));
  CHECK(joined_places({}, many).size() == limits::places_per_listing);
}
