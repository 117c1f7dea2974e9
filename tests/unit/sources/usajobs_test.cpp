// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/usajobs.hpp"

#include "core/base/embedded.hpp"
#include "core/listing/normalise.hpp"
#include "core/sources/defaults.hpp"
#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

using namespace medtech;
using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

SourceConfig agency() {
  SourceConfig config;
  config.id = "va";
  config.kind = "usajobs";
  return config;
}

// As the announcements of 2026 are written.
const std::string announcement = R"({
  "MatchedObjectId": "870012300",
  "MatchedObjectDescriptor": {
    "PositionID": "CBZZ-12990011-26-XY",
    "PositionTitle": "Biomedical Equipment Support Specialist",
    "PositionURI": "https://www.usajobs.gov:443/job/870012300",
    "ApplyURI": ["https://www.usajobs.gov:443/job/870012300?PostingChannelID=RESTAPI"],
    "PositionLocationDisplay": "Multiple Locations",
    "PositionLocation": [
      {"LocationName": "Dayton, Ohio", "CountryCode": "United States",
       "CountrySubDivisionCode": "Ohio", "CityName": "Dayton, Ohio",
       "Longitude": -84.19, "Latitude": 39.76},
      {"LocationName": "Cass Lake, Minnesota", "CountryCode": "United States",
       "CountrySubDivisionCode": "Minnesota", "CityName": "Cass Lake, Minnesota",
       "Longitude": "-94.60", "Latitude": "47.38"}],
    "OrganizationName": "Veterans Health Administration",
    "DepartmentName": "Department of Veterans Affairs",
    "JobCategory": [{"Name": "Equipment, Facilities, And Services", "Code": "1601"}],
    "JobGrade": [{"Code": "GS"}],
    "PositionSchedule": [{"Name": "Full-time", "Code": "1"}],
    "PositionOfferingType": [{"Name": "Permanent", "Code": "15317"}],
    "QualificationSummary": "One year of specialized experience with ventilators.",
    "PositionRemuneration": [{"MinimumRange": "62107.0", "MaximumRange": "80737.0",
      "RateIntervalCode": "PA", "Description": "Per Year"}],
    "PositionStartDate": "2026-11-10T00:00:00.0000",
    "PositionEndDate": "2026-12-01T23:59:59.9970",
    "PublicationStartDate": "2026-11-10T00:00:00.0000",
    "ApplicationCloseDate": "2026-12-01T23:59:59.9970",
    "PositionFormattedDescription": [{"Content": "Keeps <c0>biomedical</c0> devices", "Label": "x"}],
    "UserArea": {"Details": {
      "JobSummary": "Keeps the devices of the medical center at work.",
      "MajorDuties": ["Repairs infusion pumps.", "Inspects defibrillators."],
      "Education": "No substitution of education.",
      "Requirements": "You must be a U.S. citizen.",
      "KeyRequirements": ["Background check", "Drug test"],
      "LowGrade": "10", "HighGrade": "11", "PromotionPotential": "11",
      "WhoMayApply": {"Name": "United States Citizens", "Code": "15514"},
      "TotalOpenings": "2", "TravelCode": "1", "DrugTestRequired": "True",
      "HowToApply": "Apply on the page.", "RemoteIndicator": false, "TeleworkEligible": false}}
  }})";

std::string page_of(const std::string& items, int all, const std::string& pages) {
  return fmt::format(
      R"({{"LanguageCode":"EN","SearchParameters":{{}},"SearchResult":{{"SearchResultCount":1,
      "SearchResultCountAll":{},"SearchResultItems":[{}],
      "UserArea":{{"NumberOfPages":"{}","IsRadialSearch":false}}}}}})",
      all, items, pages);
}

listing::RawListing read_one(const std::string& item) {
  const auto document = json::Document::parse(item);
  REQUIRE(document);
  return usajobs::read_item(document->root());
}

// An announcement of which only what matters is written.
listing::RawListing with(const std::string& members) {
  return read_one(R"({"MatchedObjectDescriptor":{"PositionTitle":"Medical Technologist",)" +
                  members + "}}");
}

}  // namespace

TEST_CASE("USAJOBS is asked for words in series, with all that is written and the size of a page") {
  SourceConfig config = agency();
  config.search = {"medical technologist", "histology"};
  config.search_written = true;
  config.lists = {{"series", {"0644", "0646"}}, {"organization", {"VATA"}}};
  config.location = "Cincinnati, OH";
  config.radius_miles = 60;
  const auto first = usajobs::requests(config);
  REQUIRE(first.size() == 2);
  CHECK(first[0].http.url ==
        "https://data.usajobs.gov/api/Search?Keyword=medical%20technologist&"
        "JobCategoryCode=0644%3B0646&Organization=VATA&LocationName=Cincinnati%2C%20Ohio&"
        "Radius=60&Fields=Full&SortField=OpenDate&SortDirection=Desc&ResultsPerPage=250&Page=1");
  CHECK(first[1].http.url.contains("Keyword=histology&"));
  CHECK(first[0].http.method == "GET");
  CHECK(first[0].http.secret_headers.empty());
  config.lists.clear();
  config.location.clear();
  config.search = {""};
  config.max_listings = 40;
  CHECK(usajobs::requests(config).at(0).http.url ==
        "https://data.usajobs.gov/api/Search?Fields=Full&SortField=OpenDate&SortDirection=Desc&"
        "ResultsPerPage=40&Page=1");
}

TEST_CASE("without a search, series of the field are asked whole and mixed ones with words") {
  SourceConfig config = agency();
  config.usual = {{"whole_series", {"0644", "4805"}}, {"mixed_series", {"1601", "0802"}}};
  config.search = {"biomedical", "medical equipment"};
  const auto urls = [&] {
    std::vector<std::string> asked;
    for (const Request& request : usajobs::requests(config)) {
      const std::string& url = request.http.url;
      const std::size_t begin = url.find('?') + 1;
      asked.push_back(url.substr(begin, url.find("Fields=") - begin));
    }
    return asked;
  };
  CHECK(urls() ==
        std::vector<std::string>{"JobCategoryCode=0644%3B4805&",
                                 "Keyword=biomedical&JobCategoryCode=1601%3B0802&",
                                 "Keyword=medical%20equipment&JobCategoryCode=1601%3B0802&"});
  config.lists = {{"series", {"0644"}}};
  CHECK(urls() == std::vector<std::string>{"JobCategoryCode=0644&"});
  config.lists = {{"series", {"1601", "0855"}}};
  CHECK(urls() == std::vector<std::string>{"JobCategoryCode=0855&",
                                           "Keyword=biomedical&JobCategoryCode=1601&",
                                           "Keyword=medical%20equipment&JobCategoryCode=1601&"});
}

TEST_CASE("the shipped series find both families") {
  const auto text = embedded::find("sources/defaults.toml");
  REQUIRE(text);
  const auto defaults = parse_defaults(*text, "defaults.toml");
  REQUIRE(defaults);
  SourceConfig config = agency();
  config.usual = defaults->kinds.at("usajobs");
  config.search = config.usual_list("search");
  std::string asked;
  for (const Request& request : usajobs::requests(config)) asked += request.http.url + "\n";
  for (const char* series : {"0644", "0645", "0646", "0858", "4805", "1601"}) {
    CAPTURE(series);
    CHECK(asked.contains(series));
  }
  CHECK(usajobs::requests(config).size() == 1 + config.search.size());
}

TEST_CASE("the key and the address go into headers that are kept secret") {
  net::Request http;
  usajobs::sign({"the-key", "jane@example.org", ""}, http);
  CHECK(http.secret_headers ==
        net::NamedValues{{"User-Agent", "jane@example.org"}, {"Authorization-Key", "the-key"}});
  CHECK(http.headers.empty());
}

TEST_CASE("pages are asked to the end that a text names, within max_listings") {
  SourceConfig config = agency();
  config.search = {""};
  config.search_written = true;
  const Request first = usajobs::requests(config).at(0);
  const Reading reading =
      usajobs::read(config, first, answer(page_of(announcement, 3, "3")), on_a_day());
  CHECK(reading.failure.empty());
  CHECK(reading.advertised == 3U);
  CHECK(reading.whole);
  CHECK(reading.listings.size() == 1);
  REQUIRE(reading.further.size() == 2);
  CHECK(reading.further[0].http.url.ends_with("&ResultsPerPage=250&Page=2"));
  CHECK(reading.further[1].http.url.ends_with("&Page=3"));
  const Reading second =
      usajobs::read(config, reading.further[0], answer(page_of(announcement, 3, "3")), on_a_day());
  CHECK(second.further.empty());
  CHECK_FALSE(second.advertised);

  config.max_listings = 2;
  const Reading cut =
      usajobs::read(config, first, answer(page_of(announcement, 900, "900")), on_a_day());
  CHECK(cut.further.size() == 1);
  CHECK(cut.truncated);
  CHECK_FALSE(cut.whole);
}

TEST_CASE("a count that saturates is told as cut short, whatever max_listings allows") {
  SourceConfig config = agency();
  config.max_listings = 100'000;
  const Request first = usajobs::requests(config).at(0);
  const Reading reading =
      usajobs::read(config, first, answer(page_of(announcement, 10000, "40")), on_a_day());
  CHECK(reading.advertised == 10'000U);
  CHECK(reading.truncated);
  CHECK_FALSE(reading.whole);
  CHECK(reading.further.size() == 39);
}

TEST_CASE("an announcement is read with all that it says") {
  const listing::RawListing raw = read_one(announcement);
  CHECK(raw.title == "Biomedical Equipment Support Specialist");
  CHECK(raw.requisition == "CBZZ-12990011-26-XY");
  CHECK(raw.native_id == "870012300");
  CHECK(raw.employer == "Veterans Health Administration");
  CHECK(raw.url == "https://www.usajobs.gov/job/870012300");
  CHECK(raw.remote == false);
  const auto listing = listing::normalise(raw, {*make_date(2026, 11, 22), "", "va"});
  REQUIRE(listing);
  CHECK(listing->posted == make_date(2026, 11, 10));
  CHECK(listing->closes == make_date(2026, 12, 1));
  REQUIRE(listing->places.size() == 2);
  CHECK(listing->places[0].city == "Dayton");
  CHECK(listing->places[0].state == "OH");
  CHECK(listing->places[0].country == "US");
  CHECK(listing->places[1].city == "Cass Lake");
  CHECK(listing->places[1].state == "MN");
  REQUIRE(listing->pay);
  CHECK(listing->pay->min == 62107);
  CHECK(listing->pay->max == 80737);
  CHECK(listing->pay->interval == listing::PayInterval::year);
  CHECK(listing->pay->currency == "USD");
  CHECK(listing->schedule == listing::Schedule::full_time);
  CHECK(listing->employment_type == listing::EmploymentType::permanent);
  for (const char* text :
       {"Keeps the devices", "infusion pumps", "defibrillators", "specialized experience",
        "U.S. citizen", "Background check", "No substitution", "GS-10 to GS-11",
        "1601 Equipment, Facilities, And Services", "Department of Veterans Affairs",
        "Travel: occasional", "Drug test: yes", "Apply on the page"}) {
    CAPTURE(text);
    CHECK(listing->description.contains(text));
  }
  CHECK_FALSE(listing->description.contains("c0"));
}

TEST_CASE("pay is read in the forms of all years, and what is no pay for a time is none") {
  const auto pay = [](const std::string& least, const std::string& most, const std::string& how) {
    const auto raw =
        with(fmt::format(R"("PositionRemuneration":[{{"MinimumRange":{},"MaximumRange":{},{}}}])",
                         least, most, how));
    return listing::normalise(raw, {*make_date(2026, 11, 22), "", ""})->pay;
  };
  using enum listing::PayInterval;
  CHECK(pay("\"55204.0\"", "\"71764.0\"", R"("RateIntervalCode":"Per Year")")->interval == year);
  CHECK(pay("\"55204\"", "\"71764\"", R"("Description":"Per Year")")->max == 71764);
  CHECK(pay("28.5", "36.25", R"("RateIntervalCode":"PH")")->interval == hour);
  CHECK(pay("\"28.50\"", "\"36.25\"", R"("RateIntervalCode":"Per Hour")")->min == 28.5);
  CHECK(pay("\"250\"", "\"300\"", R"("RateIntervalCode":"PD")")->interval == day);
  CHECK(pay("\"2500\"", "\"3000\"", R"("RateIntervalCode":"BW")")->annual_max == 78'000);
  CHECK(pay("\"0\"", "\"71764\"", R"("RateIntervalCode":"PA")")->max == 71764);
  for (const char* code : {"FB", "PW", "ST", "SY", "WC", "Fee Basis", "Without Compensation"}) {
    CAPTURE(code);
    CHECK_FALSE(pay("\"30\"", "\"40\"", fmt::format(R"("RateIntervalCode":"{}")", code)));
  }
  CHECK_FALSE(pay("\"0\"", "\"0\"", R"("RateIntervalCode":"PA")"));
  const auto several = with(
      R"("PositionRemuneration":[{"MinimumRange":"60000","MaximumRange":"70000","RateIntervalCode":"PA"},
      {"MinimumRange":"55000","MaximumRange":"90000","RateIntervalCode":"PA"},
      {"MinimumRange":"30","MaximumRange":"40","RateIntervalCode":"PH"}])");
  CHECK(several.pay.min == 55000);
  CHECK(several.pay.max == 90000);
}

TEST_CASE("dates are read in the forms of all years") {
  const auto posted = [](const std::string& date) {
    const auto raw = with(R"("PublicationStartDate":")" + date + "\"");
    return listing::normalise(raw, {*make_date(2026, 11, 22), "", ""})->posted;
  };
  CHECK(posted("2016-05-03T00:00:00Z") == make_date(2016, 5, 3));
  CHECK(posted("2020-12-03") == make_date(2020, 12, 3));
  CHECK(posted("2026-07-06T00:00:00.0000") == make_date(2026, 7, 6));
  CHECK(posted("2026-07-03T00:00:00.0000000") == make_date(2026, 7, 3));
}

TEST_CASE("the number of an announcement is at the end of its address, in every form of that") {
  CHECK(with(R"("PositionURI":"https://www.usajobs.gov/GetJob/ViewDetails/436291400")").url ==
        "https://www.usajobs.gov/job/436291400");
  CHECK(with(R"("PositionURI":"https://www.usajobs.gov:443/job/875440800/?x=1")").native_id ==
        "875440800");
  const auto trimmed = read_one(
      R"({"MatchedObjectId":"AB-26-0018","MatchedObjectDescriptor":{"PositionID":"AB-26-0018",
      "PositionTitle":"Chemist","PositionURI":"https://www.usajobs.gov:443/job/875440800"}})");
  CHECK(trimmed.native_id == "875440800");
  CHECK(trimmed.requisition == "AB-26-0018");
  CHECK(
      read_one(R"({"MatchedObjectId":"12","MatchedObjectDescriptor":{"PositionTitle":"Chemist"}})")
          .url == "https://www.usajobs.gov/job/12");
  CHECK(
      read_one(R"({"MatchedObjectId":"12","MatchedObjectDescriptor":{"PositionTitle":"Chemist"}})")
          .requisition == "12");
  CHECK(with(R"("PositionURI":"javascript:x")").url.empty());
  CHECK(with(R"("PositionURI":"https://elsewhere.example/x/12")").url ==
        "https://elsewhere.example/x/12");
}

TEST_CASE("who employs, where, and how is told by what there is") {
  CHECK(with(R"("DepartmentName":"Department of the Army")").employer == "Department of the Army");
  CHECK(with(R"("OrganizationName":" ","SubAgency":"Army Medical Command")").employer ==
        "Army Medical Command");
  const auto anywhere = with(
      R"x("PositionLocationDisplay":"Anywhere in the U.S. (remote job)",
      "UserArea":{"Details":{"RemoteIndicator":"True"}})x");
  CHECK(anywhere.remote == true);
  CHECK(anywhere.places.size() == 1);
  CHECK(with(R"("PositionSchedule":[{"Name":"","Code":"2"},{"Code":"4"}])").schedule ==
        "Part-time, Intermittent");
  CHECK(with(R"("PositionOfferingType":[{"Code":"15318"}])").employment_type == "Temporary");
  const auto abroad = with(
      R"("PositionLocation":[{"LocationName":"Landstuhl, Germany","CountryCode":"Germany","CountrySubDivisionCode":"","CityName":"Landstuhl"}])");
  const auto listing = listing::normalise(abroad, {*make_date(2026, 11, 22), "", ""});
  REQUIRE(listing->places.size() == 1);
  CHECK(listing->places[0].country == "DE");
  CHECK(
      with(
          R"("JobGrade":[{"Code":"WG"}],"UserArea":{"Details":{"LowGrade":"11","HighGrade":"11"}})")
          .description.contains("WG-11"));
}

TEST_CASE("an answer without a result is a failure, one without openings is none") {
  const SourceConfig config = agency();
  const Request first = usajobs::requests(config).at(0);
  const auto failure = [&](const std::string& body) {
    return usajobs::read(config, first, answer(body), on_a_day()).failure;
  };
  CHECK(failure(page_of("", 0, "0")).empty());
  CHECK(usajobs::read(config, first, answer(page_of("", 0, "0")), on_a_day()).whole);
  CHECK(failure("{}") == "the answer has no SearchResult");
  CHECK(failure(R"({"SearchResult":{"SearchResultCountAll":5}})") ==
        "the answer has no SearchResultItems");
  CHECK(failure("<!doctype html>").contains("HTML"));
  const Reading bad = usajobs::read(config, first, answer(page_of("{}", 1, "1")), on_a_day());
  CHECK(bad.bad_items == 1);
  CHECK_FALSE(bad.whole);
}
