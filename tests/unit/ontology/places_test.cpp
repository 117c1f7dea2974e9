// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/places.hpp"

#include "core/base/embedded.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

TEST_CASE("a state's letters give its name") {
  const auto places = medtech::ontology::embedded_places();
  CHECK(places.state_name("OH") == "Ohio");
  CHECK(places.state_name("nc") == "North Carolina");
  CHECK(places.state_name("DC") == "District of Columbia");
  CHECK_FALSE(places.state_name("ZZ"));
  CHECK_FALSE(places.state_name(""));
  CHECK_FALSE(medtech::ontology::Places().state_name("OH"));
}

TEST_CASE("a ZIP code gives its city, state and position") {
  const Places places = embedded_places();
  const auto zip = places.find_zip("45219");
  REQUIRE(zip);
  CHECK(zip->city == "Cincinnati");
  CHECK(zip->state == "OH");
  CHECK(zip->lat == doctest::Approx(39.127).epsilon(0.001));
  CHECK(zip->lon == doctest::Approx(-84.512).epsilon(0.001));

  SUBCASE("with its extension, with a leading zero, at both ends of the table") {
    CHECK(places.find_zip("45219-2316"));
    CHECK(places.find_zip(" 02115 ")->city == "Boston");
    CHECK(places.find_zip("00501")->state == "NY");
    CHECK(places.find_zip("99950")->state == "AK");
  }
  SUBCASE("other text has none") {
    for (const std::string_view text : {"", "4521", "452190", "45219-", "45219-12", "45219-abcd",
                                        "4521a", "00000", "99999", "-45219", "45 219"}) {
      CAPTURE(text);
      CHECK_FALSE(places.find_zip(text));
    }
  }
}

TEST_CASE("a city lies in the metropolitan area of most of its ZIP codes") {
  const Places places = embedded_places();
  struct Row {
    std::string_view city;
    std::string_view state;
    int metro;
  };
  const std::vector<Row> rows{
      {"Fontana", "CA", 40140},        {"Little Rock", "AR", 30780},  {"Orlando", "FL", 36740},
      {"Tallahassee", "FL", 45220},    {"Saginaw", "MI", 40980},      {"Palo Alto", "CA", 41940},
      {"Cincinnati", "OH", 17140},     {"Philadelphia", "PA", 37980}, {"Denver", "CO", 19740},
      {"Saint Paul", "MN", 33460},     {"Richmond", "VA", 40060},     {"Saint Louis", "MO", 41180},
      {"Virginia Beach", "VA", 47260},
  };
  for (const auto& [city, state, metro] : rows) {
    CAPTURE(city);
    const auto found = places.find_city(city, state);
    REQUIRE(found);
    CHECK(found->metro == metro);
  }
}

TEST_CASE("bases and ZIP codes lie where their towns do") {
  const Places places = embedded_places();
  const auto miles = [&](const auto& from, std::string_view city, std::string_view state) {
    const auto to = places.find_city(city, state);
    return distance_miles(from.lat, from.lon, to->lat, to->lon);
  };
  CHECK(miles(places.find_city("Jber", "AK").value(), "Anchorage", "AK") < 20);
  CHECK(miles(places.find_city("Mountain Home AFB", "ID").value(), "Mountain Home", "ID") < 30);
  CHECK(miles(places.find_zip("99503").value(), "Anchorage", "AK") < 15);
  CHECK(miles(places.find_zip("99701").value(), "Fairbanks", "AK") < 25);
  CHECK(miles(places.find_zip("00918").value(), "San Juan", "PR") < 10);
  CHECK(miles(places.find_city("Bayamón", "PR").value(), "San Juan", "PR") < 15);
}

TEST_CASE("a city is found whatever the spelling of its name") {
  struct Row {
    std::string_view city;
    std::string_view state;
    std::string_view name;
  };
  const std::vector<Row> rows{
      {"Cincinnati", "OH", "Cincinnati"},
      {"CINCINNATI", "oh", "Cincinnati"},
      {"St. Louis", "MO", "Saint Louis"},
      {"St Louis", "MO", "Saint Louis"},
      {"Saint Louis", "MO", "Saint Louis"},
      {"Ft. Worth", "TX", "Fort Worth"},
      {"Mt. Vernon", "OH", "Mount Vernon"},
      {"Winston Salem", "NC", "Winston-Salem"},
      {"wilkes barre", "PA", "Wilkes Barre"},
      {"McLean", "VA", "Mc Lean"},
      {"DeKalb", "IL", "Dekalb"},
      {"O'Fallon", "MO", "O Fallon"},
      {"O\u2019Fallon", "MO", "O Fallon"},
      {"Coeur d\u2019Al\u00E8ne", "ID", "Coeur d'Alene"},
      {"E. Lansing", "MI", "East Lansing"},
      {"N Las Vegas", "NV", "North Las Vegas"},
      {"Port St. Lucie", "FL", "Port Saint Lucie"},
      {"Scott Air Force Base", "IL", "Scott Air Force Base"},
      {"Scott AFB", "IL", "Scott Air Force Base"},
  };
  const Places places = embedded_places();
  for (const auto& row : rows) {
    CAPTURE(row.city);
    const auto city = places.find_city(row.city, row.state);
    REQUIRE(city);
    // Names are those of the table, in which some short forms stand too.
    CHECK(places.find_city(row.name, row.state)->lat == city->lat);
    CHECK(city->zips >= 1);
  }
  CHECK_FALSE(places.find_city("Cincinnati", "KY"));
  CHECK_FALSE(places.find_city("", "OH"));
  CHECK_FALSE(places.find_city("Cincinnati", ""));
}

TEST_CASE("boroughs and bases that have no post office of their name lie where they are") {
  const Places places = embedded_places();
  const auto near = [](const City& city, double lat, double lon) {
    return distance_miles(city.lat, city.lon, lat, lon) < 6;
  };
  CHECK(near(*places.find_city("Manhattan", "NY"), 40.76, -73.98));
  CHECK(near(*places.find_city("Wright Patterson Air Force Base", "OH"), 39.82, -84.05));
  CHECK(near(*places.find_city("Joint Base Lewis-McChord", "WA"), 47.1, -122.58));
}

TEST_CASE("cities of one name come with the largest first") {
  const auto found = embedded_places().find_cities("Dayton");
  REQUIRE(found.size() > 3);
  CHECK(found.front().state == "OH");
  for (std::size_t i = 1; i < found.size(); ++i) CHECK(found[i - 1].zips >= found[i].zips);
}

TEST_CASE("a name alone means a city only where there is no doubt") {
  const Places places = embedded_places();
  struct Row {
    std::string_view city;
    std::string_view state;  // "" where none is meant
  };
  const std::vector<Row> rows{{"Cincinnati", "OH"},  {"Boston", "MA"},
                              {"Chattanooga", "TN"}, {"Dayton", "OH"},
                              {"Houston", "TX"},     {"Stamford", "CT"},
                              {"Springfield", ""},   {"Rochester", ""},
                              {"Portland", ""},      {"Columbus", ""},
                              {"Charleston", ""},    {"Kansas City", ""},
                              {"Nowhereville", ""},  {"", ""}};
  for (const auto& row : rows) {
    CAPTURE(row.city);
    const auto city = places.find_dominant_city(row.city);
    CHECK((city ? city->state : std::string_view()) == row.state);
  }
  for (const std::string_view name : {"London", "Birmingham", "Vancouver", "Mobile", "Spring"}) {
    CAPTURE(name);
    CHECK(places.is_known_otherwise(name));
  }
  CHECK_FALSE(places.is_known_otherwise("Cincinnati"));
}

TEST_CASE("states are found by abbreviation and name") {
  struct Row {
    std::string_view word;
    std::string_view state;  // "" where there is none
  };
  const std::vector<Row> rows{{"Ohio", "OH"},
                              {"OH", "OH"},
                              {"oh", "OH"},
                              {"D.C.", "DC"},
                              {"Washington DC", "DC"},
                              {"Washington, D.C.", "DC"},
                              {"District of Columbia", "DC"},
                              {"Calif.", "CA"},
                              {"N. Carolina", "NC"},
                              {"new  york", "NY"},
                              {"Hawai\u02BBi", "HI"},
                              {"Puerto Rico", "PR"},
                              {"PR", "PR"},
                              {"U.S. Virgin Islands", "VI"},
                              {"Guam", "GU"},
                              {"Ontario", ""},
                              {"XX", ""},
                              {"", ""}};
  const Places places = embedded_places();
  for (const auto& row : rows) {
    CAPTURE(row.word);
    CHECK(places.find_state(row.word).value_or("") == row.state);
  }
}

TEST_CASE("countries are found by name and by both codes") {
  struct Row {
    std::string_view word;
    std::string_view country;
  };
  const std::vector<Row> rows{{"US", "US"},
                              {"USA", "US"},
                              {"U.S.", "US"},
                              {"us", "US"},
                              {"United States", "US"},
                              {"United States of America", "US"},
                              {"DEU", "DE"},
                              {"Germany", "DE"},
                              {"Deutschland", "DE"},
                              {"UK", "GB"},
                              {"United Kingdom", "GB"},
                              {"Hong Kong", "HK"},
                              {"C\u00F4te d\u2019Ivoire", "CI"},
                              {"M\u00E9xico", "MX"},
                              {"Korea", "KR"},
                              {"Puerto Rico", ""},
                              {"Ohio", ""},
                              {"", ""}};
  const Places places = embedded_places();
  for (const auto& row : rows) {
    CAPTURE(row.word);
    CHECK(places.find_country(row.word).value_or("") == row.country);
  }
  CHECK(places.find_foreign_city("Z\u00FCrich") == "CH");
  CHECK(places.find_foreign_region("British Columbia") == "CA");
  CHECK_FALSE(places.find_foreign_city("Cincinnati"));
  CHECK_FALSE(places.find_foreign_region("Ohio"));
}

TEST_CASE("distances are those of the great circle") {
  CHECK(distance_miles(39.1, -84.5, 39.1, -84.5) == doctest::Approx(0));
  // New York to Los Angeles
  CHECK(distance_miles(40.7128, -74.0060, 34.0522, -118.2437) ==
        doctest::Approx(2446).epsilon(0.005));
  // across the date line
  CHECK(distance_miles(0, 179.5, 0, -179.5) == doctest::Approx(69.1).epsilon(0.01));
  CHECK(distance_miles(90, 0, -90, 0) == doctest::Approx(12437).epsilon(0.005));
}

TEST_CASE("a gazetteer that knows nothing or is damaged finds nothing and does not crash") {
  const std::string whole(embedded::find("gazetteer.bin").value_or(""));
  REQUIRE(whole.size() > 1'000'000);
  CHECK(whole.size() < 2'500'000);
  const auto ask = [](const Places& places) {
    (void)places.find_zip("45219");
    (void)places.find_city("Cincinnati", "OH");
    (void)places.find_dominant_city("Boston");
    (void)places.find_state("Ohio");
    (void)places.state_name("OH");
    (void)places.find_country("Germany");
    return places.find_zip("45219").has_value();
  };
  CHECK_FALSE(ask(Places()));
  CHECK_FALSE(ask(Places("")));
  CHECK_FALSE(ask(Places("not a gazetteer at all, but long enough to hold a header of one")));
  for (const std::size_t size :
       {std::size_t(8), std::size_t(39), std::size_t(40), whole.size() / 2, whole.size() - 1}) {
    CAPTURE(size);
    CHECK_FALSE(ask(Places(std::string_view(whole).substr(0, size))));
  }
  SUBCASE("whatever the offsets in its header and records are") {
    for (std::size_t at = 8; at < 200; ++at) {
      std::string damaged = whole;
      for (std::size_t i = at; i < at + 4; ++i) damaged[i] = '\xFF';
      (void)ask(Places(damaged));
    }
    std::string noise = whole;
    for (std::size_t at = 40; at < noise.size(); at += 7) noise[at] = static_cast<char>(at * 31);
    (void)ask(Places(noise));
  }
}

}  // namespace medtech::ontology
