// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/location.hpp"

#include "core/base/limits.hpp"
#include "core/listing/place_words.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::listing {

namespace {

// "Cincinnati, OH 45219 US @" for each place, "@" where it has coordinates; then "remote" or
// "on-site".
std::string shown(const Whereabouts& whereabouts) {
  std::string out;
  for (const auto& place : whereabouts.places) {
    if (!out.empty()) out += " | ";
    out += place.city + "," + place.state + "," + place.zip + "," + place.country;
    if (place.lat && place.lon) out += " @";
  }
  if (whereabouts.remote) out += *whereabouts.remote ? " remote" : " on-site";
  return out;
}

std::string located(const RawPlace& raw) {
  static const auto places = ontology::embedded_places();
  return shown(locate(std::span(&raw, 1), places));
}

struct Row {
  std::string_view text;
  std::string_view places;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    CAPTURE(row.text);
    RawPlace raw;
    raw.text = row.text;
    CHECK(located(raw) == row.places);
  }
}

}  // namespace

TEST_CASE("one place in the ways addresses are written") {
  check({
      {"Cincinnati, OH 45219", "Cincinnati,OH,45219,US @"},
      {"Cincinnati, OH 45219-2316", "Cincinnati,OH,45219,US @"},
      {"Cincinnati, OH, 45219", "Cincinnati,OH,45219,US @"},
      {"Cincinnati, OH", "Cincinnati,OH,,US @"},
      {"Cincinnati,OH", "Cincinnati,OH,,US @"},
      {"Cincinnati, Ohio", "Cincinnati,OH,,US @"},
      {"Cincinnati OH", "Cincinnati,OH,,US @"},
      {"Cincinnati OH 45219 US", "Cincinnati,OH,45219,US @"},
      {"Cincinnati, OH, USA", "Cincinnati,OH,,US @"},
      {"Cincinnati, Ohio, United States of America", "Cincinnati,OH,,US @"},
      {"Cincinnati, United States", "Cincinnati,OH,,US @"},
      {"cincinnati, oh", "Cincinnati,OH,,US @"},
      {"CINCINNATI, OHIO", "Cincinnati,OH,,US @"},
      {"ST. LOUIS, MO", "St. Louis,MO,,US @"},
      {"SAINT PAUL, MN", "Saint Paul,MN,,US @"},
      {"Cincinnati (OH)", "Cincinnati,OH,,US @"},
      {"Cincinnati, Ohio (OH)", "Cincinnati,OH,,US @"},
      {"Location: Cincinnati, OH", "Cincinnati,OH,,US @"},
      {"Cass Lake, Minnesota", "Cass Lake,MN,,US @"},
      {"Clarksburg, West Virginia", "Clarksburg,WV,,US @"},
      {"Washington, D.C.", "Washington,DC,,US @"},
      {"Washington DC", "Washington,DC,,US @"},
      {"Washington, DC 20001", "Washington,DC,20001,US @"},
      {"Washington, District of Columbia", "Washington,DC,,US @"},
      {"St. Louis, MO", "St. Louis,MO,,US @"},
      {"Ft. Worth, TX", "Ft. Worth,TX,,US @"},
      {"Winston-Salem NC", "Winston-Salem,NC,,US @"},
      {"Delaware, OH", "Delaware,OH,,US @"},
      {"Indiana, PA", "Indiana,PA,,US @"},
      {"New York, NY", "New York,NY,,US @"},
      {"New York, New York", "New York,NY,,US @"},
      {"Albany, New York", "Albany,NY,,US @"},
      {"Lebanon, NH", "Lebanon,NH,,US @"},
      {"Atlanta, Georgia", "Atlanta,GA,,US @"},
      {"Wilmington, DE, US", "Wilmington,DE,,US @"},
      {"San Juan, PR", "San Juan,PR,,US @"},
      {"Manhattan, NY", "Manhattan,NY,,US @"},
      {"New York City, NY", "New York,NY,,US @"},
      {"45219", "Cincinnati,OH,45219,US @"},
      {"OH 45219", "Cincinnati,OH,45219,US @"},
      {"Houston, 77030", "Houston,TX,77030,US @"},
  });
}

TEST_CASE("systems that put country or state in front") {
  check({
      {"US-SC-Prosperity", "Prosperity,SC,,US @"},
      {"US-NC-Winston-Salem", "Winston-Salem,NC,,US @"},
      {"US-OH-Cincinnati-Main Campus", "Cincinnati,OH,,US @"},
      {"United States-Ohio-Cincinnati", "Cincinnati,OH,,US @"},
      {"US_OH_Cincinnati", "Cincinnati,OH,,US @"},
      {"US > Ohio > Cincinnati", "Cincinnati,OH,,US @"},
      {"USA - TX - Dallas", "Dallas,TX,,US @"},
      {"US: TX: Dallas", "Dallas,TX,,US @"},
      {"United States, Texas, Dallas", "Dallas,TX,,US @"},
      {"USA DC Washington", "Washington,DC,,US @"},
      {"USA NC Fort Bragg", "Fort Bragg,NC,,US @"},
      {"OH-Cincinnati", "Cincinnati,OH,,US @"},
      {"OH - Cincinnati", "Cincinnati,OH,,US @"},
      {"Ohio, Cincinnati", "Cincinnati,OH,,US @"},
      {"IN-Indianapolis", "Indianapolis,IN,,US @"},
      {"CA-San Diego", "San Diego,CA,,US @"},
      {"DE-Newark", "Newark,DE,,US @"},
      {"CO - Denver - 80202", "Denver,CO,80202,US @"},
      {"DEU Landstuhl - Medical Center (LRMC)", "Landstuhl,,,DE"},
      {"CA-ON-Toronto", "Toronto,,,CA"},
  });
}

TEST_CASE("sites and streets around a city are left out") {
  check({
      {"Main Campus - Cleveland, OH", "Cleveland,OH,,US @"},
      {"Cleveland - Main Campus, OH", "Cleveland,OH,,US @"},
      {"Cleveland, OH - Main Campus", "Cleveland,OH,,US @"},
      {"UC Medical Center, Cincinnati, OH 45219, US", "Cincinnati,OH,45219,US @"},
      {"234 Goodman St Cincinnati, OH 45219", "Cincinnati,OH,45219,US @"},
      {"3333 Burnet Ave, Cincinnati, OH 45229", "Cincinnati,OH,45229,US @"},
      {"Fairview, Cleveland, OH", "Cleveland,OH,,US @"},
      {"Cincinnati, Hamilton County, OH", "Cincinnati,OH,,US @"},
      {"Hamilton County, OH", ",OH,,US"},
      {"Greater Cincinnati, OH", "Cincinnati,OH,,US @"},
      {"Stamford Hub", "Stamford,CT,,US @"},
      {"Greater Boston Area", "Boston,MA,,US @"},
      {"Boston, Suffolk County", "Boston,MA,,US @"},
      {"San Francisco Bay Area", "San Francisco,CA,,US @"},
  });
}

TEST_CASE("a state alone, an unknown city, an unclear name") {
  check({
      {"Ohio", ",OH,,US"},
      {"OH", ",OH,,US"},
      {"OH, KY, IN", ",OH,,US | ,KY,,US | ,IN,,US"},
      {"Georgia", ",GA,,US"},
      {"Puerto Rico", ",PR,,US"},
      {"Nowhereville, OH", "Nowhereville,OH,,US"},
      {"Springfield", "Springfield,,,"},
      {"Rochester", "Rochester,,,"},
      {"Washington", "Washington,,,US"},
      {"New York", "New York,NY,,US @"},
      {"Boston", "Boston,MA,,US @"},
      {"Lebanon", "Lebanon,,,"},
      {"United States", ",,,US"},
  });
}

TEST_CASE("several places in one text") {
  check({
      {"Dayton, OH; Cincinnati, OH", "Dayton,OH,,US @ | Cincinnati,OH,,US @"},
      {"Dayton, OH | Troy, OH", "Dayton,OH,,US @ | Troy,OH,,US @"},
      {"Dayton, OH, Troy, OH", "Dayton,OH,,US @ | Troy,OH,,US @"},
      {"Dayton, OH / Troy, OH", "Dayton,OH,,US @ | Troy,OH,,US @"},
      {"Dayton, OH\nTroy, OH", "Dayton,OH,,US @ | Troy,OH,,US @"},
      {"Cincinnati, Dayton, OH", "Cincinnati,OH,,US @ | Dayton,OH,,US @"},
      {"Columbus and Dayton, OH", "Columbus,OH,,US @ | Dayton,OH,,US @"},
      {"Dallas/Fort Worth, TX", "Dallas,TX,,US @ | Fort Worth,TX,,US @"},
      {"Minneapolis-St. Paul, MN", "Minneapolis,MN,,US @ | St. Paul,MN,,US @"},
      {"Scranton/Wilkes-Barre, PA", "Scranton,PA,,US @ | Wilkes-Barre,PA,,US @"},
      {"Toronto, New York, San Francisco",
       "Toronto,,, | New York,NY,,US @ | San Francisco,CA,,US @"},
      {"Los Angeles, New York", "Los Angeles,CA,,US @ | New York,NY,,US @"},
      {"Tampa | Orlando | Miami", "Tampa,FL,,US @ | Orlando,FL,,US @ | Miami,FL,,US @"},
      {"Dayton, OH; Dayton, Ohio", "Dayton,OH,,US @"},
      {"US; Dayton, OH", "Dayton,OH,,US @"},
  });
}

TEST_CASE("foreign places do not become American ones") {
  check({
      {"Hong Kong", ",,,HK"},
      {"Wiesbaden DEU", "Wiesbaden,,,DE"},
      {"Sydney, Australia", "Sydney,,,AU"},
      {"PERTH, WESTERN AUSTRALIA, Australia", "Perth,,,AU"},
      {"Perth, WA, Australia", "Perth,,,AU"},
      {"Paris, France", "Paris,,,FR"},
      {"London", "London,,,"},
      {"London, England, United Kingdom", "London,,,GB"},
      {"Cambridge, UK", "Cambridge,,,GB"},
      {"Berlin, DE", "Berlin,,,DE"},
      {"Erlangen, BY, Germany", "Erlangen,,,DE"},
      {"10178 Berlin", "Berlin,,,"},
      {"Hyderabad, IN", "Hyderabad,,,IN"},
      {"Toronto, ON, CA", "Toronto,,,CA"},
      {"Vancouver, BC", "Vancouver,,,CA"},
      {"Vancouver, WA", "Vancouver,WA,,US @"},
      {"British Columbia, Canada", ",,,CA"},
      {"Pozna\u0144, Wielkopolskie, Poland", "Pozna\u0144,,,PL"},
      {"Z\u00FCrich", "Z\u00FCrich,,,"},
      {"Tbilisi, Georgia", "Tbilisi,,,GE"},
      {"Birmingham, United States", "Birmingham,AL,,US @"},
  });
}

TEST_CASE("texts that name no place") {
  check({{"", ""},
         {"3 Locations", ""},
         {"Multiple Locations", ""},
         {"Various", ""},
         {"Nationwide", ""},
         {"May be filled in various duty locations", ""},
         {"Corporate Office", ""},
         {"Midwest", ""},
         {"Europe", ""},
         {"UNAVAILABLE", ""},
         {"N/A", ""},
         {"St. Joseph's Hospital", ""}});
}

TEST_CASE("work from home is told from the text of the place") {
  check({
      {"Remote", " remote"},
      {"Remote - US", ",,,US remote"},
      {"Remote, Ohio", ",OH,,US remote"},
      {"Remote-Ohio", ",OH,,US remote"},
      {"remote in ohio", ",OH,,US remote"},
      {"Remote - New York", ",NY,,US remote"},
      {"Remote (Canada)", ",,,CA remote"},
      {"Anywhere in the U.S. (remote job)", ",,,US remote"},
      {"Work From Home - Florida", ",FL,,US remote"},
      {"Telecommute", " remote"},
      {"Remote-Friendly, United States", ",,,US remote"},
      {"Anywhere in the World", ""},
      {"Chicago, IL or Remote", "Chicago,IL,,US @ remote"},
      {"Hybrid - Chicago, IL", "Chicago,IL,,US @ on-site"},
      {"On-site", " on-site"},
      {"Remote Monitoring Center, Dayton, OH", "Dayton,OH,,US @"},
  });
}

TEST_CASE("a title tells of work from home where it speaks of the place") {
  for (const std::string_view title :
       {"Coder - Remote", "Coder (Remote)", "LIS Analyst, Work from Home", "Remote: LIS Analyst",
        "LIS Analyst (Remote - Ohio)", "LIS Analyst 100% Remote"}) {
    CAPTURE(title);
    CHECK(find_remote_in_title(title) == true);
  }
  for (const std::string_view title : {"Remote Monitoring Technician", "Remote Service Engineer",
                                       "Remote Patient Monitoring (Cardiac)", "LIS Analyst", ""}) {
    CAPTURE(title);
    CHECK_FALSE(find_remote_in_title(title));
  }
}

TEST_CASE("structured parts are read before the text") {
  struct Fields {
    RawPlace raw;
    std::string_view places;
  };
  const auto raw = [](const char* city, const char* state, const char* zip, const char* country,
                      const char* text = "") {
    return RawPlace{text, city, state, zip, country, {}, {}};
  };
  const std::vector<Fields> rows{
      {raw("Cincinnati", "OH", "45219", "US"), "Cincinnati,OH,45219,US @"},
      {raw("Cincinnati", "Ohio", "45219-2316", "United States"), "Cincinnati,OH,45219,US @"},
      {raw("Cincinnati", "US-OH", "", "US"), "Cincinnati,OH,,US @"},
      {raw("Cincinnati", "Ohio (OH)", "", "US"), "Cincinnati,OH,,US @"},
      {raw("Cass Lake, Minnesota", "Minnesota", "", "United States"), "Cass Lake,MN,,US @"},
      {raw("Columbus, OH", "", "", ""), "Columbus,OH,,US @"},
      {raw("Cleveland Main Campus", "OH", "", "US"), "Cleveland,OH,,US @"},
      {raw("Nowhereville", "OH", "", "US"), "Nowhereville,OH,,US"},
      {raw("UNAVAILABLE", "SC", "UNAVAILABLE", "US"), ",SC,,US"},
      {raw("Boston", "MA", "2115", "US"), "Boston,MA,02115,US @"},
      {raw("Boston", "", "02115", "US"), "Boston,MA,02115,US @"},
      {raw("Houston", "TX", "45219", "US"), "Houston,TX,,US @"},
      {raw("Houston", "TX", "99999", "US"), "Houston,TX,99999,US @"},
      {raw("Springfield", "", "", "US", "Springfield, IL"), "Springfield,IL,,US @"},
      {raw("", "", "", "US", "Dayton, OH"), "Dayton,OH,,US @"},
      {raw("", "Ohio", "", "US", "3 Locations"), ",OH,,US"},
      {raw("", "", "", "us"), ",,,US"},
      {raw("London", "", "", ""), "London,,,"},
      {raw("London", "KY", "", "US"), "London,KY,,US @"},
      {raw("London", "England", "", "GB"), "London,,,GB"},
      {raw("Berlin", "Berlin", "10178", "DE"), "Berlin,,,DE"},
      {raw("Toronto", "Ontario", "M5V 2T6", ""), "Toronto,,,CA"},
      {raw("Hagatna", "", "", "GU"), "Hagatna,GU,,US @"},
      {raw("", "", "", "CA"), ",,,CA"},
      {raw("Remote", "OH", "", "US"), ",OH,,US remote"},
      {raw("Dayton", "OH", "45402", "US", "Remote"), "Dayton,OH,45402,US @ remote"},
      {raw("O&#39;Fallon", "MO", "", ""), "O'Fallon,MO,,US @"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.raw.city);
    CAPTURE(row.raw.text);
    CHECK(located(row.raw) == row.places);
  }
}

TEST_CASE("a source's coordinates count unless they are unset or far away") {
  const auto places = ontology::embedded_places();
  const auto position = [&](std::optional<double> lat, std::optional<double> lon) {
    const RawPlace raw{"", "Dayton", "OH", "", "US", lat, lon};
    return locate(std::span(&raw, 1), places).places.at(0);
  };
  const double from_table = *position({}, {}).lat;
  CHECK(position(39.7, -84.1).lat == 39.7);
  CHECK(position(39.7, -84.1).lon == -84.1);
  CHECK(position(0, 0).lat == from_table);
  CHECK(position(39.7, {}).lat == from_table);
  CHECK(position(48.9, 2.3).lat == from_table);
  CHECK(position(139, -84).lat == from_table);
  CHECK(position(std::numeric_limits<double>::quiet_NaN(), -84.1).lat == from_table);
  const RawPlace abroad{"", "Erlangen", "", "", "DE", 49.6, 11.0};
  CHECK(locate(std::span(&abroad, 1), places).places.at(0).lat == 49.6);
}

TEST_CASE("a city is written with its state's name for those who ask so") {
  CHECK(with_state_name(" Cincinnati, OH ") == "Cincinnati, Ohio");
  CHECK(with_state_name("45202") == "Cincinnati, Ohio");
  CHECK(with_state_name("Washington, DC") == "Washington, District of Columbia");
  CHECK(with_state_name("Dayton, Ohio") == "Dayton, Ohio");
  CHECK(with_state_name("Fort Bragg") == "Fort Bragg");
  CHECK(with_state_name("Toronto, Ontario") == "Toronto, Ontario");
}

TEST_CASE("hostile texts are bounded") {
  const auto places = ontology::embedded_places();
  std::vector<RawPlace> raw(500);
  for (auto& place : raw) {
    while (place.text.size() < 20'000) place.text += "Dayton, OH; 45219 45219 (((- Remote and ";
  }
  const auto whereabouts = locate(raw, places);
  CHECK(whereabouts.places.size() <= limits::places_per_listing);
  CHECK(whereabouts.remote == true);
}

TEST_CASE("without a gazetteer the text's own parts are kept") {
  const RawPlace raw{"", "Cincinnati", "OH", "45219", "US", {}, {}};
  const auto whereabouts = locate(std::span(&raw, 1), ontology::Places());
  REQUIRE(whereabouts.places.size() == 1);
  CHECK(whereabouts.places[0].city == "Cincinnati");
  CHECK_FALSE(whereabouts.places[0].lat);
}

}  // namespace medtech::listing
