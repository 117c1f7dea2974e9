// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/query.hpp"

#include "core/ontology/places.hpp"
#include "core/search/derivation.hpp"
#include "core/search/facets.hpp"
#include "tests/support/knowledge.hpp"
#include "tests/unit/search/listings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace medtech::search;
using namespace medtech::testing;
using medtech::listing::Listing;
using medtech::listing::Place;

namespace {

Place place_at(const std::string& state, double lat, double lon) {
  Place place;
  place.state = state;
  place.lat = lat;
  place.lon = lon;
  return place;
}

medtech::listing::Pay hourly(double low, double high) {
  medtech::listing::Pay pay;
  pay.min = low;
  pay.max = high;
  pay.currency = "USD";
  pay.interval = medtech::listing::PayInterval::hour;
  medtech::listing::annualise(pay);
  return pay;
}

std::vector<std::int64_t> numbers_of(const Selection& selection) {
  std::vector<std::int64_t> numbers;
  for (const Match& match : selection.matches) numbers.push_back(match.number);
  return numbers;
}

}  // namespace

TEST_CASE("a radius holds what lies inside it, wherever on the map") {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> lat(18, 71);
  std::uniform_real_distribution<double> lon(-170, -66);
  Catalogue catalogue(":memory:");
  std::vector<Listing> listings;
  for (int n = 0; n < 600; ++n) {
    listings.push_back(opening("R-" + std::to_string(n)));
    listings.back().places = {place_at("OH", lat(random), lon(random))};
    if (n % 5 == 0) listings.back().places.push_back(place_at("KY", lat(random), lon(random)));
  }
  read_whole(catalogue, listings);
  for (int round = 0; round < 40; ++round) {
    Filter filter;
    filter.near = Near{"here", lat(random), lon(random), 20.0 + 40 * round};
    std::set<std::int64_t> wanted;
    for (std::size_t n = 0; n < listings.size(); ++n) {
      for (const Place& place : listings[n].places) {
        const double miles = medtech::ontology::distance_miles(filter.near->lat, filter.near->lon,
                                                               *place.lat, *place.lon);
        if (miles <= filter.near->radius_miles) wanted.insert(static_cast<std::int64_t>(n) + 1);
      }
    }
    const Selection selection = select(catalogue, filter, Order::distance, std::nullopt);
    const std::vector<std::int64_t> found = numbers_of(selection);
    CHECK(std::set<std::int64_t>(found.begin(), found.end()) == wanted);
    CHECK(std::ranges::is_sorted(selection.matches, {},
                                 [](const Match& match) { return *match.distance_miles; }));
  }
}

TEST_CASE("a filter hides what does not say, counts it, and keeps it on demand") {
  Catalogue catalogue(":memory:");
  Listing rich = opening("R-1");
  rich.pay = hourly(30, 42);
  Listing poor = opening("R-2");
  poor.pay = hourly(18, 20);
  read_whole(catalogue, {rich, poor, opening("R-3")});
  Filter filter;
  filter.min_annual_pay = 35.0 * 2080;
  const Selection selection = select(catalogue, filter, Order::date, std::nullopt);
  CHECK(numbers_of(selection) == std::vector<std::int64_t>{1});
  CHECK(selection.hidden_unknown == std::map<std::string, std::size_t>{{"pay", 1}});
  filter.include_unknown = true;
  CHECK(count_of(catalogue, filter) == 2);
}

TEST_CASE("what is of another field is counted as such, once, and never shown as unknown") {
  Catalogue catalogue(":memory:");
  Listing bench = opening("R-1");
  bench.title = "Cytotechnologist";
  Listing unsaid = opening("R-2");
  unsaid.title = "Medical Laboratory Scientist";
  unsaid.description = "Join our team.";
  Listing aide = opening("R-3");
  aide.title = "Medication Aide";
  read_whole(catalogue, {bench, unsaid, aide});
  derive_anew(catalogue, knowledge(), [](std::size_t, std::size_t) {});
  Filter filter;
  filter.only_ours = true;
  filter.specialties = {"cytology"};
  const Selection selection = select(catalogue, filter, Order::date, std::nullopt);
  CHECK(numbers_of(selection) == std::vector<std::int64_t>{1});
  CHECK(selection.hidden_unknown ==
        std::map<std::string, std::size_t>{{"specialty", 1}, {"track", 1}});
  filter.include_unknown = true;
  CHECK(count_of(catalogue, filter) == 2);
  filter.tracks = {"lab"};
  CHECK(count_of(catalogue, filter) == 2);
}

TEST_CASE("values of one filter are alternatives, filters must all hold") {
  Catalogue catalogue(":memory:");
  std::vector<Listing> listings;
  for (const char* state : {"OH", "KY", "IN"}) {
    for (const auto shift : {medtech::listing::Shift::day, medtech::listing::Shift::night}) {
      listings.push_back(opening("R-" + std::to_string(listings.size())));
      listings.back().places = {place_at(state, 39, -84)};
      listings.back().shift = shift;
    }
  }
  read_whole(catalogue, listings);
  Filter filter;
  filter.states = {"OH", "KY"};
  CHECK(count_of(catalogue, filter) == 4);
  filter.shifts = {medtech::listing::Shift::night};
  CHECK(count_of(catalogue, filter) == 2);
  filter.not_employers = {"example"};
  CHECK(count_of(catalogue, filter) == 0);
}

TEST_CASE("an opening of the role that the words name comes before what only mentions it") {
  Catalogue catalogue(":memory:");
  Listing other = opening("R-1", "Microbiology Technologist");
  other.description = "MLS (ASCP). MLS, MLS and MLS.";
  Listing meant = opening("R-2", "Clinical Laboratory Scientist");
  meant.description = "A day on the bench. " + std::string(2000, 'x');
  read_whole(catalogue, {other, meant});
  derive_anew(catalogue, knowledge(), [](std::size_t, std::size_t) {});
  Filter filter;
  filter.words = with_jobs(parse_words("mls"), knowledge().titles);
  CHECK(numbers_of(select(catalogue, filter, Order::relevance, std::nullopt)) ==
        std::vector<std::int64_t>{2, 1});
}

TEST_CASE("a limit gives the first of all that would come without it") {
  Catalogue catalogue(":memory:");
  std::vector<Listing> listings;
  std::mt19937 random(11);
  for (int number = 0; number < 3'000; ++number) {
    listings.push_back(opening("R-" + std::to_string(number)));
    listings.back().posted = medtech::testing::today - std::chrono::days(random() % 400);
  }
  read_whole(catalogue, listings);
  const std::vector<std::int64_t> all =
      numbers_of(select(catalogue, {}, Order::date, std::nullopt));
  REQUIRE(all.size() == 3'000);
  for (const std::size_t limit : {0U, 1U, 25U, 700U, 2'999U, 5'000U}) {
    const Selection some = select(catalogue, {}, Order::date, limit);
    CHECK(numbers_of(some) ==
          std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(
                                                     std::min<std::size_t>(limit, all.size()))));
    CHECK(some.rows == 3'000);
    CHECK(some.total == 3'000);
  }
}

TEST_CASE("each name of a job that is one of several, or is excluded, means its openings") {
  Catalogue catalogue(":memory:");
  read_whole(catalogue, {opening("R-1", "Clinical Laboratory Scientist"),
                         opening("R-2", "Medical Laboratory Technician"),
                         opening("R-3", "Histotechnologist")});
  derive_anew(catalogue, knowledge(), [](std::size_t, std::size_t) {});
  Filter filter;
  const auto found = [&](const char* typed) {
    filter.words = with_jobs(parse_words(typed), knowledge().titles);
    return count_of(catalogue, filter);
  };
  CHECK(found("mls OR mlt") == 2);
  CHECK(found("mlt OR histotechnologist") == 2);
  CHECK(found("NOT mls") == 2);
  CHECK(found("-mls -mlt") == 1);
  CHECK(found("-\"mls\"") == 3);
}

TEST_CASE("an employer is found whatever accents its name is typed with") {
  Catalogue catalogue(":memory:");
  Listing hospital = opening("R-1");
  hospital.employer = "Hospital Español de São Paulo";
  read_whole(catalogue, {hospital, opening("R-2")});
  Filter filter;
  filter.employers = {"SAO PAULO"};
  CHECK(count_of(catalogue, filter) == 1);
  filter.employers = {"español"};
  CHECK(count_of(catalogue, filter) == 1);
  filter.employers.clear();
  filter.not_employers = {"Espanol"};
  CHECK(count_of(catalogue, filter) == 1);
}

TEST_CASE("relevance puts a word in the title before the same word in the text") {
  Catalogue catalogue(":memory:");
  Listing in_text = opening("R-1");
  in_text.description = "The histology laboratory next door is not yours. Histology, histology.";
  read_whole(catalogue, {in_text, opening("R-2", "Histology Technician"), opening("R-3")});
  Filter filter;
  filter.words = parse_words("histology");
  CHECK(numbers_of(select(catalogue, filter, Order::relevance, std::nullopt)) ==
        std::vector<std::int64_t>{2, 1});
  filter.words = parse_words("NOT histology");
  CHECK(numbers_of(select(catalogue, filter, Order::date, std::nullopt)) ==
        std::vector<std::int64_t>{3});
}

TEST_CASE("a limit cuts the list and not the total; equal ones keep their order") {
  Catalogue catalogue(":memory:");
  std::vector<Listing> listings;
  for (int n = 0; n < 30; ++n) {
    listings.push_back(opening("R-" + std::to_string(n)));
    if (n % 3 == 0) listings.back().posted = today - std::chrono::days(n);
  }
  read_whole(catalogue, listings);
  const Selection all = select(catalogue, {}, Order::date, std::nullopt);
  const Selection some = select(catalogue, {}, Order::date, 7);
  CHECK(some.total == 30);
  CHECK(some.matches == std::vector<Match>(all.matches.begin(), all.matches.begin() + 7));
  CHECK(all.matches.front().number == 1);
  CHECK(!all.matches.back().posted.has_value());
}

TEST_CASE("facets count every value, and what is not stated last") {
  Catalogue catalogue(":memory:");
  Listing night = opening("R-1");
  night.shift = medtech::listing::Shift::night;
  night.places = {place_at("OH", 39, -84), place_at("KY", 39, -84)};
  read_whole(catalogue, {night, opening("R-2")});
  const Facets facets = count_facets(catalogue, {}, today);
  CHECK(facets.total == 2);
  for (const Facet& facet : facets.facets) {
    if (facet.name == "state") {
      CHECK(facet.values == std::vector<FacetValue>{{"KY", 1}, {"OH", 1}, {std::nullopt, 1}});
    }
    if (facet.name == "shift")
      CHECK(facet.values == std::vector<FacetValue>{{"night", 1}, {std::nullopt, 1}});
  }
}
