// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/workday.hpp"

#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech::sources;
using namespace medtech::sources::testing;
using medtech::listing::RawListing;

namespace {

SourceConfig example() {
  SourceConfig config;
  config.id = "acme";
  config.kind = "workday";
  config.keys = {{"host", "acme.wd5.myworkdayjobs.com"}, {"tenant", "acme"}, {"site", "Careers"}};
  config.search = {"biomedical"};
  config.search_written = true;
  return config;
}

std::string row(const std::string& number, const std::string& title = "Biomedical Technician") {
  return R"({"title":")" + title + R"(","externalPath":"/job/Dayton-OH/Title_)" + number +
         R"(","locationsText":"Dayton, OH","postedOn":"Posted 3 Days Ago","bulletFields":[")" +
         number + R"("]})";
}

std::string page_of(const std::vector<std::string>& rows, const std::string& total) {
  std::string text = "{" + total + R"("jobPostings":[)";
  for (std::size_t i = 0; i < rows.size(); ++i) text += (i > 0 ? "," : "") + rows[i];
  return text + R"(],"facets":[],"userAuthenticated":false})";
}

std::vector<std::string> rows_from(std::size_t first, std::size_t count) {
  std::vector<std::string> rows;
  for (std::size_t i = first; i < first + count; ++i)
    rows.push_back(row("R-" + std::to_string(1000 + i)));
  return rows;
}

std::size_t pages(const Reading& reading) {
  std::size_t count = 0;
  for (const Request& request : reading.further) count += request.purpose == Request::Purpose::list;
  return count;
}

Reading read_first(const SourceConfig& config, const std::string& body) {
  return workday::read(config, workday::requests(config).at(0), answer(body), on_a_day());
}

RawListing row_of(const std::string& text) {
  const auto document = medtech::json::Document::parse(text);
  REQUIRE(document);
  return workday::read_row(document->root());
}

}  // namespace

TEST_CASE("Workday is asked once for each search, by POST and with pages of twenty") {
  SourceConfig config = example();
  config.search = {"biomedical", "say \"hi\""};
  const auto requests = workday::requests(config);
  REQUIRE(requests.size() == 2);
  CHECK(requests[0].http.method == "POST");
  CHECK(requests[0].http.url == "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/jobs");
  CHECK(requests[0].http.body ==
        R"({"appliedFacets":{},"limit":20,"offset":0,"searchText":"biomedical"})");
  CHECK(requests[1].http.body ==
        R"({"appliedFacets":{},"limit":20,"offset":0,"searchText":"say \"hi\""})");
  CHECK(requests[0].http.caching == medtech::net::Request::Caching::none);
}

TEST_CASE("keys of a Workday source can't leave their place in the address") {
  SourceConfig config = example();
  config.keys["tenant"] = "a/../b?c";
  config.base_url = "http://127.0.0.1:9";
  CHECK(workday::requests(config).at(0).http.url ==
        "http://127.0.0.1:9/wday/cxs/a%2F..%2Fb%3Fc/Careers/jobs");
}

TEST_CASE("the first Workday page names all further ones and the details of its rows") {
  const SourceConfig config = example();
  const Reading reading = read_first(config, page_of(rows_from(0, 20), R"("total":45,)"));
  CHECK(reading.failure.empty());
  CHECK(reading.advertised == 45);
  CHECK(reading.whole);
  CHECK_FALSE(reading.truncated);
  CHECK(reading.listings.empty());
  REQUIRE(reading.further.size() == 22);
  CHECK(reading.further[0].offset == 20);
  CHECK(reading.further[1].offset == 40);
  CHECK(reading.further[0].first_item == "/job/Dayton-OH/Title_R-1000");
  const Request& detail = reading.further[2];
  CHECK(detail.purpose == Request::Purpose::detail);
  CHECK(detail.http.method == "GET");
  CHECK(detail.http.url ==
        "https://acme.wd5.myworkdayjobs.com/wday/cxs/acme/Careers/job/Dayton-OH/Title_R-1000");
  REQUIRE(detail.row);
  CHECK(detail.row->title == "Biomedical Technician");
  CHECK(detail.row->url == "https://acme.wd5.myworkdayjobs.com/Careers/job/Dayton-OH/Title_R-1000");
  CHECK(detail.row->requisition == "R-1000");
  CHECK(detail.row->posted == "Posted 3 Days Ago");
  CHECK(detail.row->places.at(0).text == "Dayton, OH");
}

TEST_CASE("later Workday pages add no pages, whatever total they claim") {
  const SourceConfig config = example();
  Request request = read_first(config, page_of(rows_from(0, 20), R"("total":45,)")).further.at(0);
  for (const char* total : {R"("total":0,)", R"("total":45,)", ""}) {
    CAPTURE(total);
    const Reading reading =
        workday::read(config, request, answer(page_of(rows_from(20, 20), total)), on_a_day());
    CHECK(pages(reading) == 0);
    CHECK(reading.further.size() == 20);
    CHECK_FALSE(reading.advertised);
  }
}

TEST_CASE("a Workday walk that comes back to its first page ends") {
  const SourceConfig config = example();
  const Request request =
      read_first(config, page_of(rows_from(0, 20), R"("total":45,)")).further.at(0);
  const Reading reading =
      workday::read(config, request, answer(page_of(rows_from(0, 20), "")), on_a_day());
  CHECK(pages(reading) == 0);
  CHECK_FALSE(reading.rows);  // so that the walk falls short of its count
  CHECK_FALSE(reading.truncated);
  CHECK_FALSE(reading.whole);
}

TEST_CASE("a service that ignores the page size is asked no more than it takes") {
  const Reading all = read_first(example(), page_of(rows_from(0, 45), R"("total":45,)"));
  CHECK(pages(all) == 0);
  CHECK(all.further.size() == 45);
  const Reading some = read_first(example(), page_of(rows_from(0, 21), R"("total":45,)"));
  REQUIRE(pages(some) == 2);
  CHECK(some.further[0].offset == 20);
  const Reading few = read_first(example(), page_of(rows_from(0, 10), R"("total":25,)"));
  REQUIRE(pages(few) == 2);
  CHECK(few.further[1].offset == 20);
}

TEST_CASE("a chained walk that comes back to its first page ends as well") {
  const Reading first = read_first(example(), page_of(rows_from(0, 20), ""));
  const Reading again = workday::read(example(), first.further.at(0),
                                      answer(page_of(rows_from(0, 20), "")), on_a_day());
  CHECK(pages(again) == 0);
  CHECK_FALSE(again.whole);
}

TEST_CASE("without a total, Workday pages are asked one after the other") {
  const SourceConfig config = example();
  const Reading first = read_first(config, page_of(rows_from(0, 20), ""));
  REQUIRE(pages(first) == 1);
  CHECK(first.further[0].chained);
  const Reading second =
      workday::read(config, first.further[0], answer(page_of(rows_from(20, 20), "")), on_a_day());
  REQUIRE(pages(second) == 1);
  CHECK(second.further[0].offset == 40);
  CHECK(second.further[0].first_item == first.further[0].first_item);
  const Reading last =
      workday::read(config, second.further[0], answer(page_of(rows_from(40, 3), "")), on_a_day());
  CHECK(pages(last) == 0);
  CHECK(last.further.size() == 3);
}

TEST_CASE("a Workday walk stops at the limits and says so") {
  SourceConfig config = example();
  SUBCASE("the source's own max_listings") {
    config.max_listings = 30;
    const Reading first = read_first(config, page_of(rows_from(0, 20), R"("total":45,)"));
    CHECK(pages(first) == 1);
    CHECK(first.truncated);
    CHECK_FALSE(first.whole);
    const Reading second =
        workday::read(config, first.further[0], answer(page_of(rows_from(20, 20), "")), on_a_day());
    CHECK(second.further.size() == 10);
  }
  SUBCASE("the service's 2,000") {
    config.max_listings = 100'000;
    const Reading first = read_first(config, page_of(rows_from(0, 20), R"("total":2000,)"));
    CHECK(pages(first) == 99);
    CHECK(first.truncated);
  }
  SUBCASE("not where all fit") {
    config.max_listings = 45;
    CHECK_FALSE(read_first(config, page_of(rows_from(0, 20), R"("total":45,)")).truncated);
  }
}

TEST_CASE("an empty Workday answer is no failure") {
  const Reading reading = read_first(example(), page_of({}, R"("total":0,)"));
  CHECK(reading.failure.empty());
  CHECK(reading.listings.empty());
  CHECK(reading.further.empty());
  CHECK(reading.whole);
}

TEST_CASE("empty postings are skipped, broken ones counted, repeated ones asked once") {
  const std::string body =
      page_of({"{}", R"({"title":"No path"})", R"({"externalPath":"/job/x_R-2"})", row("R-1"),
               row("R-1"), "7"},
              R"("total":6,)");
  const Reading reading = read_first(example(), body);
  CHECK(reading.bad_items == 2);
  CHECK(reading.further.size() == 1);
  CHECK_FALSE(reading.whole);
}

TEST_CASE("rows plainly of another field cost no details unless the person wrote the search") {
  SourceConfig config = example();
  const std::vector<std::string> phrases = {"nurse"};
  Circumstances circumstances = on_a_day();
  circumstances.other_fields = TitleFilter(phrases, {});
  const std::string body = page_of({row("R-1", "Nurse Manager"), row("R-2")}, R"("total":2,)");
  const Request request = workday::requests(config).at(0);
  CHECK(workday::read(config, request, answer(body), circumstances).further.size() == 2);
  config.search_written = false;
  const Reading reading = workday::read(config, request, answer(body), circumstances);
  CHECK(reading.further.size() == 1);
  CHECK(only(reading).title == "Nurse Manager");
  CHECK(only(reading).url.ends_with("_R-1"));
}

TEST_CASE("answers that are no Workday answer are told apart from empty ones") {
  const SourceConfig config = example();
  CHECK(read_first(config, "<!DOCTYPE html><title>Just a moment</title>").failure ==
        "HTML where JSON was due (a bot wall or a wrong address)");
  CHECK(read_first(config, R"({"errorCode":"HTTP_422"})").failure.contains("jobPostings"));
  CHECK_FALSE(read_first(config, "{").failure.empty());
  CHECK_FALSE(read_first(config, "").failure.empty());
}

TEST_CASE("Workday details complete their row") {
  SourceConfig config = example();
  Request request = read_first(config, page_of({row("R-1000")}, R"("total":1,)")).further.at(0);
  const std::string body =
      R"({"jobPostingInfo":{"id":"9f","title":"Biomedical Equipment Technician II",
    "jobDescription":"<p>Repair pumps.</p>","location":"Dayton - Main Campus",
    "additionalLocations":["Springfield - North",{"descriptor":"Xenia"},""],"postedOn":"Posted Today",
    "startDate":"2026-11-20","endDate":"2026-12-20","timeType":"Full time","jobReqId":"R-1000",
    "remoteType":"Hybrid","jobRequisitionLocation":{"descriptor":"Dayton","country":{"alpha2Code":"US"}},
    "externalUrl":"https://other.example/x"},"hiringOrganization":{"name":"Acme Holdings, LLC","url":""}})";
  SUBCASE("with the row and no employer in the file") {
    const RawListing raw = only(workday::read(config, request, answer(body), on_a_day()));
    CHECK(raw.title == "Biomedical Equipment Technician II");
    CHECK(raw.description == "<p>Repair pumps.</p>");
    CHECK(raw.posted == "2026-11-20");
    CHECK(raw.closes == "2026-12-20");
    CHECK(raw.schedule == "Full time");
    CHECK(raw.remote == false);
    CHECK(raw.employer == "Acme Holdings, LLC");
    CHECK(raw.url == "https://acme.wd5.myworkdayjobs.com/Careers/job/Dayton-OH/Title_R-1000");
    REQUIRE(raw.places.size() == 3);
    CHECK(raw.places[0].text == "Dayton - Main Campus");
    CHECK(raw.places[0].country == "US");
    CHECK(raw.places[2].text == "Xenia");
  }
  SUBCASE("the employer of the file goes before the legal entity") {
    config.employer = "Acme";
    request = read_first(config, page_of({row("R-1000")}, R"("total":1,)")).further.at(0);
    CHECK(only(workday::read(config, request, answer(body), on_a_day())).employer == "Acme");
  }
  SUBCASE("without a row the service's own address is used") {
    request.row.reset();
    CHECK(only(workday::read(config, request, answer(body), on_a_day())).url ==
          "https://other.example/x");
  }
  SUBCASE("an answer without the posting is a failure, so that the row is kept") {
    CHECK_FALSE(
        workday::read(config, request, answer(R"({"errorCode":"x"})"), on_a_day()).failure.empty());
  }
}

TEST_CASE("the requisition is told from places and dates among the bullets") {
  const auto requisition = [](const std::string& path, const std::string& bullets) {
    return row_of(R"({"title":"T","externalPath":")" + path + R"(","bulletFields":)" + bullets +
                  "}")
        .requisition;
  };
  CHECK(requisition("/job/P/T_RQ221571-1", R"(["RQ221571"])") == "RQ221571");
  CHECK(requisition("/job/P/T_R-12345", R"(["Dayton, OH 45402","R-12345"])") == "R-12345");
  CHECK(requisition("/job/P/T_R-12345", R"(["2026-11-20","10/20/2026","R-12345"])") == "R-12345");
  CHECK(requisition("/job/P/T_R-12345-2", "[]") == "R-12345");
  CHECK(requisition("/job/P/T_R-12", "null") == "R-12");
  CHECK(requisition("/job/P/T_JR354232", R"(["Chicago"])") == "JR354232");
  CHECK(requisition("/job/P/T", R"(["Chicago","Full time"])").empty());
  CHECK(requisition("/job/P/T", R"([7,{"x":1},"A1"])") == "A1");
}

TEST_CASE("of several places the first is in the address") {
  const auto place = [](const std::string& path) {
    const auto row =
        row_of(R"({"title":"T","locationsText":"3 Locations","externalPath":")" + path + R"("})");
    return row.places.empty() ? "" : row.places.front().text;
  };
  CHECK(place("/job/Illinois---Chicago/MLS_R1") == "Illinois, Chicago");
  CHECK(place("/job/Cincinnati-OH/MLS_R1") == "Cincinnati OH");
  CHECK(place("/job/Campus/MLS_R1").empty());
  CHECK(place("/job/MLS-I_R1").empty());
  CHECK(place("").empty());
}

TEST_CASE("a number of locations is no place") {
  const auto places = [](const std::string& text) {
    return row_of(R"({"title":"T","locationsText":")" + text + R"("})").places.size();
  };
  CHECK(places("3 Locations") == 0);
  CHECK(places("12 Standorte") == 0);
  CHECK(places("") == 0);
  CHECK(places("Dayton, OH") == 1);
  CHECK(places("100 Main Street") == 1);
  CHECK(places("Remote") == 1);
}

TEST_CASE("hosts shared by tenants name the tenant in the address for people") {
  SourceConfig config = example();
  config.keys["host"] = "wd5.myworkdaysite.com";
  const Reading reading = read_first(config, page_of({row("R-1")}, R"("total":1,)"));
  CHECK(reading.further.at(0).row->url ==
        "https://wd5.myworkdaysite.com/recruiting/acme/Careers/job/Dayton-OH/Title_R-1");
  CHECK(reading.further.at(0).http.url ==
        "https://wd5.myworkdaysite.com/wday/cxs/acme/Careers/job/Dayton-OH/Title_R-1");
}
