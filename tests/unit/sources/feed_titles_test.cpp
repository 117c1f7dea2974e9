// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/feed_titles.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using medtech::listing::RawListing;
using medtech::sources::split_titles;

namespace {

std::vector<RawListing> split(const std::vector<std::string>& titles, bool one_employer = false) {
  std::vector<RawListing> listings;
  for (const std::string& title : titles) listings.emplace_back().title = title;
  split_titles(listings, one_employer);
  return listings;
}

}  // namespace

TEST_CASE("titles of association boards hold employer and place between bars") {
  const auto raw = split({"Medical Technologist | Valley Health | Dayton, OH"}).at(0);
  CHECK(raw.title == "Medical Technologist");
  CHECK(raw.employer == "Valley Health");
  CHECK(raw.places.at(0).city == "Dayton");
  CHECK(raw.places.at(0).state == "OH");
  CHECK(split({"Nights | Weekends | MLS, MT"}).at(0).title == "Nights | Weekends | MLS, MT");
  CHECK(split({"MLS | Valley Health"}).at(0).title == "MLS | Valley Health");
}

TEST_CASE("SuccessFactors puts the place into parentheses") {
  const auto raw = split({"Service Engineer II (St. Paul, MN, US, 55101)"}).at(0);
  CHECK(raw.title == "Service Engineer II");
  CHECK(raw.places.at(0).city == "St. Paul");
  CHECK(raw.places.at(0).zip == "55101");
  CHECK(split({"Engineer (Reno, NV, US)"}).at(0).title == "Engineer");
  for (const char* title :
       {"Technologist (MLS, MT)", "Executive (SF/Bay Area, CA)", "Scientist (a, b, c, d)",
        "(Reno, NV, US)", "Tech (Reno, NV, US, x)", "Tech )("}) {
    CAPTURE(title);
    CHECK(split({title}).at(0).title == title);
  }
}

TEST_CASE("employers before a colon are believed only where the whole feed is written so") {
  const auto all = split({"Valley Health: Medical Technologist", "Lake Lab : BMET II: Nights"});
  CHECK(all[0].employer == "Valley Health");
  CHECK(all[0].title == "Medical Technologist");
  CHECK(all[1].employer == "Lake Lab");
  CHECK(all[1].title == "BMET II: Nights");
  CHECK(split({"Lab: Night Shift", "Medical Technologist"})[0].employer.empty());
  CHECK(split({"Lab: Night Shift"})[0].employer.empty());
  CHECK(split({"Opening: MLS", "Opening: MLT"})[0].employer.empty());
}

TEST_CASE("employers after 'at' are believed only where the whole feed is written so") {
  const auto all = split({"MLS at Valley Health", "Technologist at Large at 3M"});
  CHECK(all[0].employer == "Valley Health");
  CHECK(all[1].employer == "3M");
  CHECK(all[1].title == "Technologist at Large");
  CHECK(split({"MLS at night", "MLT at Mercy"})[1].employer.empty());
}

TEST_CASE("where the employer is known, titles are not searched for one") {
  const auto raw = split({"A: MLS", "B: MLT"}, true);
  CHECK(raw[0].title == "A: MLS");
  const auto barred = split({"MLS | Valley Health | Dayton, OH"}, true).at(0);
  CHECK(barred.title == "MLS");
  CHECK(barred.employer.empty());
  CHECK(barred.places.size() == 1);
}
