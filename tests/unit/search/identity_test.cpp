// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/identity.hpp"

#include "tests/unit/search/listings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace medtech::search;
using namespace medtech::testing;
using medtech::listing::Listing;

TEST_CASE("links to the same page are one address, links to different pages are not") {
  const std::pair<const char*, const char*> same[] = {
      {"https://www.jobs.example/job/12/", "http://jobs.example/job/12"},
      {"https://jobs.example/job?id=12&utm_source=x", "https://jobs.example/job?id=12"},
      {"https://jobs.example:443/job/12#apply", "https://JOBS.example/job/12"},
      {"https://jobs.example/job?b=2&a=1", "https://jobs.example/job?a=1&b=2"},
  };
  for (const auto& [left, right] : same) {
    CAPTURE(left);
    CHECK(canonical_address(left) == canonical_address(right));
  }
  const std::pair<const char*, const char*> different[] = {
      {"https://jobs.example/job?id=12", "https://jobs.example/job?id=13"},
      {"https://jobs.example/?gh_jid=1", "https://jobs.example/?gh_jid=2"},
      {"https://jobs.example/#/job/1", "https://jobs.example/#/job/2"},
      {"https://jobs.example/careers#1", "https://jobs.example/careers#2"},
      {"https://jobs.example/job?ref=1", "https://jobs.example/job?ref=2"},
      {"https://jobs.example/Job/a", "https://jobs.example/Job/b"},
  };
  for (const auto& [left, right] : different) {
    CAPTURE(left);
    CHECK(canonical_address(left) != canonical_address(right));
  }
}

TEST_CASE("an employer is the same with and without its legal form") {
  CHECK(comparable_employer("Example Health, Inc.") == comparable_employer("EXAMPLE HEALTH"));
  CHECK(comparable_employer("The Example Hospital LLC") == comparable_employer("Example Hospital"));
  CHECK(comparable_employer("Example Health East") != comparable_employer("Example Health West"));
  CHECK(comparable_employer("Company") == "company");
}

TEST_CASE("dozens of openings with one title stay apart, whatever else they share") {
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    Catalogue catalogue(":memory:");
    std::vector<Listing> listings;
    std::set<std::string> requisitions;
    for (int n = 0; n < 120; ++n) {
      Listing listing = opening("R" + std::to_string(random() % 1000),
                                random() % 3 == 0 ? "Technologist" : "Medical Technologist");
      if (!requisitions.insert(listing.requisition).second) continue;
      // Some boards link every opening to one page, some to pages of their own.
      if (random() % 2 == 0) listing.url = "https://jobs.example/careers";
      if (random() % 4 == 0) listing.url = "https://jobs.example/job/" + listing.requisition;
      listings.push_back(listing);
    }
    for (int again = 0; again < 3; ++again) {
      std::shuffle(listings.begin(), listings.end(), random);
      read_whole(catalogue, listings);
      CHECK(count_of(catalogue) == requisitions.size());
    }
    read_whole(catalogue, listings, "second");
    CHECK(count_of(catalogue) == requisitions.size());
  }
}

TEST_CASE("one opening seen at two sources is stored once, with both addresses") {
  Catalogue catalogue(":memory:");
  Listing at_home = opening("R-7");
  at_home.url = "https://jobs.example/7";
  Listing at_board = opening("R-7");
  at_board.employer = "Example Health, Inc.";
  at_board.url = "https://board.example/77";
  read_whole(catalogue, {at_home});
  read_whole(catalogue, {at_board}, "board", false);
  REQUIRE(count_of(catalogue) == 1);
  const Listing stored = catalogue.load(1, true);
  CHECK(stored.url == at_home.url);
  CHECK(stored.also_at == std::vector<std::string>{at_board.url});
  CHECK(stored.source == "first");
}

TEST_CASE("items of a feed that all link to one page stay apart by their titles") {
  Catalogue catalogue(":memory:");
  std::vector<Listing> listings;
  for (const char* title : {"MLT Days", "MLT Nights", "Histotechnician"}) {
    listings.push_back(opening("", title));
    listings.back().url = "https://jobs.example/careers";
  }
  read_whole(catalogue, listings);
  CHECK(count_of(catalogue) == 3);
}

TEST_CASE("without requisition and address only equal content is the same") {
  Catalogue catalogue(":memory:");
  Listing night = opening("");
  night.shift = medtech::listing::Shift::night;
  Listing day = opening("");
  day.shift = medtech::listing::Shift::day;
  read_whole(catalogue, {night, day});
  read_whole(catalogue, {day, night});
  CHECK(count_of(catalogue) == 2);
}

TEST_CASE("openings that share an address do not take over each other's id") {
  Catalogue catalogue(":memory:");
  const auto on_page = [](const char* title, bool shared) {
    Listing listing = opening("", title);
    listing.url = "https://jobs.example/careers";
    listing.url_is_shared = shared;
    return listing;
  };
  const Listing days = on_page("MLT Days", true);
  const Listing nights = on_page("MLT Nights", true);
  const Listing histo = on_page("Histotechnician", true);
  read_whole(catalogue, {days, nights, histo});
  REQUIRE(count_of(catalogue) == 3);
  const std::string nights_id = catalogue.load(2, false).id;
  SUBCASE("where the first is gone") {
    read_whole(catalogue, {nights, histo});
    CHECK(count_of(catalogue) == 2);
    CHECK(catalogue.load(1, false).gone);
    CHECK(catalogue.load(2, false).title == "MLT Nights");
    read_whole(catalogue, {histo, nights});
    CHECK(count_of(catalogue) == 2);
  }
  SUBCASE("where one alone is left") {
    read_whole(catalogue, {on_page("MLT Nights", false)});
    CHECK(count_of(catalogue) == 1);
    CHECK_FALSE(catalogue.load(2, false).gone);
    read_whole(catalogue, {days, nights});
    CHECK(count_of(catalogue) == 2);
    CHECK(catalogue.load(2, false).title == "MLT Nights");
  }
  CHECK(catalogue.load(2, false).id == nights_id);
}

TEST_CASE("a source's own id tells openings apart and knows them again") {
  Catalogue catalogue(":memory:");
  const auto item = [](const std::string& id, const std::string& title) {
    Listing listing = opening("", title);
    listing.native_id = id;
    listing.url = "https://jobs.example/careers";
    return listing;
  };
  read_whole(catalogue, {item("a", "MLT"), item("b", "MLT"), item("c", "HTL")});
  REQUIRE(count_of(catalogue) == 3);
  read_whole(catalogue, {item("b", "MLT II"), item("c", "HTL")});
  CHECK(count_of(catalogue) == 2);
  CHECK(catalogue.load(1, false).gone);
  CHECK(catalogue.load(1, false).title == "MLT");
  CHECK(catalogue.load(2, false).title == "MLT II");
  SUBCASE("also where its address is another now") {
    Listing moved = item("b", "MLT II");
    moved.url = "https://jobs.example/new";
    read_whole(catalogue, {moved});
    CHECK(count_of(catalogue) == 1);
    CHECK(catalogue.load(2, false).url == moved.url);
  }
  SUBCASE("but not to another source") {
    Listing elsewhere = item("b", "MLT II");
    elsewhere.url = "https://elsewhere.example/b";
    read_whole(catalogue, {elsewhere}, "second");
    CHECK(count_of(catalogue) == 3);
  }
}

TEST_CASE("what was stored before its source's ids counted keeps its id") {
  Catalogue catalogue(":memory:");
  Listing before = opening("");
  before.url = "https://jobs.example/7";
  read_whole(catalogue, {before});
  const std::string id = catalogue.load(1, false).id;
  Listing now = before;
  now.native_id = "guid-7";
  read_whole(catalogue, {now});
  now.url = "https://jobs.example/moved";
  read_whole(catalogue, {now});
  CHECK(count_of(catalogue) == 1);
  CHECK(catalogue.load(1, false).id == id);
}

TEST_CASE("without an employer a requisition makes two openings one only at one address") {
  const auto nameless = [](const char* url, const char* text) {
    Listing listing = opening("700");
    listing.employer = "";
    listing.url = url;
    listing.description = text;
    return listing;
  };
  Catalogue catalogue(":memory:");
  SUBCASE("not at two") {
    read_whole(catalogue, {nameless("https://alpha.example/job/700", "Boise."),
                           nameless("https://beta.example/job/700", "Tampa.")});
    CHECK(count_of(catalogue) == 2);
  }
  SUBCASE("not where no address is known, unless all is equal") {
    read_whole(catalogue, {nameless("", "Boise."), nameless("", "Tampa.")});
    CHECK(count_of(catalogue) == 2);
    read_whole(catalogue, {nameless("", "Boise."), nameless("", "Tampa.")});
    CHECK(count_of(catalogue) == 2);
  }
  SUBCASE("at one, whatever else has changed") {
    Listing shared = nameless("https://alpha.example/jobs?utm_source=x", "Boise.");
    shared.url_is_shared = true;
    read_whole(catalogue, {shared});
    shared.description = "Boise, nights.";
    shared.title = "Medical Technologist II";
    read_whole(catalogue, {shared});
    CHECK(count_of(catalogue) == 1);
    shared.requisition = "701";
    read_whole(catalogue, {shared}, "first", false);
    CHECK(count_of(catalogue) == 2);
  }
}
