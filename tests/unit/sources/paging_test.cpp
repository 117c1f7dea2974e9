// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in pages, of all kinds: what a service counts never keeps its rows from being read.
#include "core/sources/paging.hpp"

#include "tests/unit/sources/support.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <deque>
#include <set>
#include <string>

using namespace medtech::sources;
using namespace medtech::sources::testing;

namespace {

/// A kind, and how its service pages: rows from one on, beside what it counts.
struct Service {
  const char* kind;
  std::size_t page_rows;  ///< that it gives at once, whatever was asked for
  std::size_t rows;
  enum class Position { row, page, page_from_one } position;
  const char* row;      ///< {0}: its number
  const char* between;  ///< rows
  const char* page;     ///< {0}: the rows, {1}: the count
};

const Service services[] = {
    {"workday", 20, 45, Service::Position::row,
     R"({{"title":"T{0}","externalPath":"/job/x/T_R-{0}"}})", ",",
     R"({{"total":{1},"jobPostings":[{0}]}})"},
    {"oracle", 25, 60, Service::Position::row, R"({{"Id":"{0}","Title":"T{0}"}})", ",",
     R"({{"items":[{{"TotalJobsCount":{1},"requisitionList":[{0}]}}]}})"},
    {"smartrecruiters", 100, 130, Service::Position::row,
     R"({{"id":"{0}","uuid":"u","name":"T{0}","refNumber":"R{0}"}})", ",",
     R"({{"totalFound":{1},"content":[{0}]}})"},
    {"icims", 10, 23, Service::Position::page_from_one,
     R"({{"data":{{"slug":"{0}","title":"T{0}"}}}})", ",", R"({{"jobs":[{0}],"totalCount":{1}}})"},
    {"usajobs", 250, 600, Service::Position::page,
     R"({{"MatchedObjectId":"{0}","MatchedObjectDescriptor":{{"PositionTitle":"T{0}"}}}})", ",",
     R"({{"SearchResult":{{"SearchResultCountAll":{1},"SearchResultItems":[{0}],"UserArea":{{"NumberOfPages":"1"}}}}}})"},
    {"phenom", 10, 25, Service::Position::row,
     R"({{"jobSeqNo":"S{0}","jobId":"{0}","title":"T{0}"}})", ",",
     R"(phApp.ddo = {{"eagerLoadRefineSearch":{{"totalHits":{1},"data":{{"jobs":[{0}]}}}}}};)"},
    {"ukg", 50, 120, Service::Position::row, R"({{"Id":"{0}","Title":"T{0}","Locations":[]}})", ",",
     R"({{"opportunities":[{0}],"totalCount":{1}}})"},
    {"jobvite", 50, 70, Service::Position::page,
     R"(<tr><td class="jv-job-list-name"><a href="/acme/job/o{0}">T{0}</a></td></tr>)", "",
     R"(<table>{0}</table><div class="jv-pagination-text">1-50 of {1}</div><a class="jv-pagination-next">)"},
    {"adzuna", 50, 120, Service::Position::page, R"({{"id":"{0}","title":"T{0}"}})", ",",
     R"({{"count":{1},"results":[{0}]}})"},
};

/// What a service does when it is asked for rows behind its last one.
enum class Behind { nothing, last_page, first_page };

SourceConfig config_for(const Service& service) {
  SourceConfig config;
  config.id = "s";
  config.kind = service.kind;
  config.keys = {{"host", "careers.acme.example"},
                 {"tenant", "acme"},
                 {"site", "x"},
                 {"company", "acme"},
                 {"board", "b"}};
  config.search = {"mls"};
  config.search_written = true;
  return config;
}

std::string page_at(const Service& service, std::size_t rows, std::size_t first, std::size_t count,
                    Behind behind) {
  if (first >= rows && behind == Behind::first_page) first = 0;
  if (first >= rows && behind == Behind::last_page)
    first = (rows - 1) / service.page_rows * service.page_rows;
  std::string text;
  for (std::size_t n = first; n < std::min(first + service.page_rows, rows); ++n) {
    if (!text.empty()) text += service.between;
    text += fmt::format(fmt::runtime(service.row), n);
  }
  return fmt::format(fmt::runtime(service.page), text, count);
}

/// What came of reading a list to its end.
struct Walk {
  std::set<std::string> titles;
  std::size_t rows = 0;
  std::size_t requests = 0;
  std::size_t advertised = 0;
  bool whole = true;
  bool truncated = false;
};

Walk walk(const Service& service, std::size_t rows, std::size_t count,
          Behind behind = Behind::nothing) {
  const SourceConfig config = config_for(service);
  const Kind& kind = *find_kind(service.kind);
  Walk result;
  std::vector<Request> first = kind.requests(config);
  std::deque<Request> lists{first.front()};
  while (!lists.empty() && ++result.requests < 100) {
    const Request request = lists.front();
    lists.pop_front();
    std::size_t at = request.offset;
    if (service.position == Service::Position::page) at *= service.page_rows;
    if (service.position == Service::Position::page_from_one) at = (at - 1) * service.page_rows;
    const Reading reading =
        kind.read(config, request, answer(page_at(service, rows, at, count, behind)), on_a_day());
    CHECK(reading.failure == "");
    for (const auto& row : reading.listings) result.titles.insert(row.title);
    for (const Request& further : reading.further) {
      if (further.row) result.titles.insert(further.row->title);
      if (further.purpose == Request::Purpose::list) lists.push_back(further);
    }
    result.rows += reading.rows.value_or(0);
    result.advertised = std::max(result.advertised, reading.advertised.value_or(0));
    result.whole = result.whole && reading.whole;
    result.truncated = result.truncated || reading.truncated;
  }
  REQUIRE(result.requests < 100);
  return result;
}

}  // namespace

TEST_CASE("a count that is too low, or no more than a page, keeps no row from being read") {
  for (const Service& service : services) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{5}, service.page_rows,
                                    service.page_rows + 1, service.rows - 1}) {
      CAPTURE(std::string(service.kind));
      CAPTURE(count);
      const Walk found = walk(service, service.rows, count);
      CHECK(found.titles.size() == service.rows);
      CHECK(found.rows == service.rows);
      // Only Workday says 0 where it means that it does not say.
      if (count > 0) CHECK_FALSE(found.whole);
      CHECK_FALSE(found.truncated);
    }
  }
}

TEST_CASE("a count that is right makes a list whole, however the service ends it") {
  for (const Service& service : services) {
    const bool whole = find_kind(service.kind)->proves_absence;
    for (const std::size_t rows : {service.rows, 2 * service.page_rows, service.page_rows}) {
      for (const Behind behind : {Behind::nothing, Behind::last_page, Behind::first_page}) {
        CAPTURE(std::string(service.kind));
        CAPTURE(rows);
        const Walk found = walk(service, rows, rows, behind);
        CHECK(found.titles.size() == rows);
        CHECK(found.rows == rows);
        CHECK(found.advertised == rows);
        if (whole) CHECK(found.whole);
        CHECK_FALSE(found.truncated);
      }
    }
  }
}

TEST_CASE("a list that gives fewer rows than it counts tells both") {
  for (const Service& service : services) {
    CAPTURE(std::string(service.kind));
    const Walk found = walk(service, service.rows, service.rows + 2 * service.page_rows);
    CHECK(found.titles.size() == service.rows);
    CHECK(found.rows == service.rows);
    CHECK(found.advertised == service.rows + 2 * service.page_rows);
    CHECK_FALSE(found.whole);
  }
}

TEST_CASE("empty postings of Workday count or do not") {
  SourceConfig config = config_for(services[0]);
  const auto read = [&](const char* total) {
    const std::string body = fmt::format(
        R"({{"total":{},"jobPostings":[{{}},{{"title":"T","externalPath":"/job/x/T_R-1"}}]}})",
        total);
    return find_kind("workday")->read(config, find_kind("workday")->requests(config).front(),
                                      answer(body), on_a_day());
  };
  for (const char* total : {"1", "2"}) {
    CHECK(read(total).whole);
    CHECK(read(total).further.size() == 1);
    CHECK(read(total).rows == 2U);
    CHECK(read(total).blank == 1);
  }
}

TEST_CASE("rows of SmartRecruiters are kept though it counts none") {
  SourceConfig config = config_for(services[2]);
  config.search = {""};
  const Kind& kind = *find_kind("smartrecruiters");
  const Reading reading =
      kind.read(config, kind.requests(config).front(),
                answer(page_at(services[2], 100, 0, 0, Behind::nothing)), on_a_day());
  CHECK(reading.failure == "");
  REQUIRE(reading.further.size() == 101);  // their details, and what may follow a full page
}
