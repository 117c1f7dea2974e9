// SPDX-License-Identifier: GPL-3.0-or-later
// Lists in several pages, end to end: what is seen where a later one has changed and the first has
// not, and what is asked where nothing has.
#include "core/format/json.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

using medtech::json::Document;
using medtech::json::Value;
using medtech::testing::Home;
using medtech::testing::json_reply;
using medtech::testing::LoopbackServer;
using medtech::testing::ReceivedRequest;
using medtech::testing::Reply;

namespace {

/// An opening as a list has it.
struct Row {
  int number;
  std::string title;
};

/// A service that pages its list: how it writes things down.
struct Service {
  const char* kind;
  const char* keys;
  const char* list;         ///< path
  const char* detail;       ///< path, or "" where lists hold all
  const char* second_page;  ///< in the address of the second page
  std::string (*page)(const std::vector<Row>& rows, std::size_t all);
  std::string (*opening)(const Row& row);
};

std::string joined(const std::vector<Row>& rows, std::string (*write)(const Row&)) {
  std::string all;
  for (const Row& row : rows) all += (all.empty() ? "" : ",") + write(row);
  return all;
}

std::string oracle_row(const Row& row) {
  return fmt::format(
      R"({{"Id":"{}","Title":"{}","PostedDate":"2026-11-0{}","PrimaryLocation":"Troy, OH, United States"}})",
      row.number, row.title, row.number);
}

std::string smart_row(const Row& row) {
  return fmt::format(
      R"({{"id":"{0}","uuid":"u{0}","name":"{1}","refNumber":"R{0}","company":{{"identifier":"acme","name":"Acme"}},"location":{{"city":"Troy","region":"OH","country":"us"}}}})",
      row.number, row.title);
}

std::string federal_item(const Row& row) {
  return fmt::format(
      R"({{"MatchedObjectId":"{0}","MatchedObjectDescriptor":{{"PositionID":"ANN-{0}","PositionTitle":"{1}","PositionURI":"https://www.usajobs.gov/job/{0}","OrganizationName":"VA","PositionLocation":[{{"CityName":"Dayton, Ohio","CountryCode":"United States"}}],"PublicationStartDate":"2026-11-01"}}}})",
      row.number, row.title);
}

const Service services[] = {
    {"oracle", "site = \"CX_1\"", "/hcmRestApi/resources/latest/recruitingCEJobRequisitions",
     "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails", "offset=2",
     [](const std::vector<Row>& rows, std::size_t all) {
       return fmt::format(R"({{"items":[{{"TotalJobsCount":{},"requisitionList":[{}]}}]}})", all,
                          joined(rows, oracle_row));
     },
     [](const Row& row) {
       return fmt::format(
           R"({{"items":[{{"Id":"{}","Title":"{}","ExternalDescriptionStr":"<p>Scanners</p>"}}]}})",
           row.number, row.title);
     }},
    {"smartrecruiters", "company = \"acme\"", "/v1/companies/acme/postings",
     "/v1/companies/acme/postings/*", "offset=2",
     [](const std::vector<Row>& rows, std::size_t all) {
       return fmt::format(R"({{"totalFound":{},"content":[{}]}})", all, joined(rows, smart_row));
     },
     [](const Row& row) { return smart_row(row); }},
    {"usajobs", "email = \"me@example.org\"\nkey_env = \"TEST_KEY\"", "/api/Search", "", "&Page=2",
     [](const std::vector<Row>& rows, std::size_t all) {
       return fmt::format(
           R"({{"SearchResult":{{"SearchResultCountAll":{},"SearchResultItems":[{}],"UserArea":{{"NumberOfPages":"2"}}}}}})",
           all, joined(rows, federal_item));
     },
     nullptr},
};

std::set<std::string> titles_in(const Document& document) {
  std::set<std::string> titles;
  document.root()["listings"].each(
      [&](Value listing) { titles.emplace(listing["title"].string_or_empty()); });
  return titles;
}

Document found(const medtech::testing::Run& run) {
  INFO(run.err);
  REQUIRE(run.code == 0);
  auto document = Document::parse(run.out);
  REQUIRE(document.has_value());
  return std::move(*document);
}

Reply tagged(std::string body) {
  Reply reply = json_reply(body);
  reply.etag = fmt::format("\"{}\"", std::hash<std::string>()(body));
  return reply;
}

// Answers for the details of the rows that these pages have then.
void serve_openings(LoopbackServer& server, const Service& service,
                    const std::vector<const std::vector<Row>*>& pages) {
  if (*service.detail == '\0') return;
  server.handle(service.detail, [&service, pages](const ReceivedRequest& request) {
    for (const std::vector<Row>* rows : pages) {
      for (const Row& row : *rows) {
        const std::string id = std::to_string(row.number);
        if (request.target.find("%22" + id + "%22") != std::string::npos ||
            request.target.ends_with("/" + id))
          return json_reply(service.opening(row));
      }
    }
    return Reply{.status = 404};
  });
}

}  // namespace

TEST_CASE(
    "a later page that changed is seen though the first has not, and nothing is asked twice") {
  for (const Service& service : services) {
    const std::string kind = service.kind;
    CAPTURE(kind);
    LoopbackServer server;
    std::vector<Row> first{{1, "BMET I"}, {2, "BMET II"}};
    std::vector<Row> second{{3, "BMET III"}, {4, "BMET Lead"}};
    server.handle(service.list, [&](const ReceivedRequest& request) {
      const bool later = request.target.find(service.second_page) != std::string::npos;
      return tagged(service.page(later ? second : first, first.size() + second.size()));
    });
    serve_openings(server, service, {&first, &second});
    Home home;
    home.set("TEST_KEY", "0123456789abcdef");
    home.write_sources(
        fmt::format("[[source]]\nid = \"s\"\nkind = \"{}\"\nbase_url = \"{}\"\n"
                    "search = [\"bmet\"]\nemployer = \"Acme\"\n{}\n",
                    kind, server.url(), service.keys));
    const auto details = [&] {
      return *service.detail == '\0' ? std::size_t{0} : server.counts(service.detail).requests;
    };
    const auto refreshed = [&] { return found(home.run({"search", "--refresh", "--json"})); };
    CHECK(refreshed().root()["total"].integer() == 4);
    const auto lists = server.counts(service.list);
    CHECK(lists.requests == 3);  // behind a full page there may be another
    const std::size_t asked = details();

    const Document again = refreshed();
    CHECK(again.root()["total"].integer() == 4);
    CHECK(again.root()["sources"].at(0)["status"].string() == "not-modified");
    CHECK(server.counts(service.list).requests == 6);  // all pages, by their tags
    CHECK(server.counts(service.list).body_bytes == lists.body_bytes);
    CHECK(details() == asked);

    second = {{3, "Senior BMET III"}, {5, "BMET Trainee"}};
    const Document changed = refreshed();
    CHECK(titles_in(changed) ==
          std::set<std::string>{"BMET I", "BMET II", "Senior BMET III", "BMET Trainee"});
    if (asked > 0) CHECK(details() == asked + 2);
  }
}

TEST_CASE("Workday: a row of a later page that changed has its details asked for again") {
  LoopbackServer server;
  std::string third = "BMET III";
  const auto row = [](int number, const std::string& title) {
    return fmt::format(
        R"({{"title":"{1}","externalPath":"/job/Troy/x_R-{0}","locationsText":"Troy, OH","postedOn":"Posted {0} Days Ago","bulletFields":["R-{0}"]}})",
        number, title);
  };
  server.handle("/wday/cxs/acme/Jobs/jobs", [&](const ReceivedRequest& request) {
    const bool first = request.body.find("\"offset\":0") != std::string::npos;
    const std::string rows = first ? row(1, "BMET I") + "," + row(2, "BMET II") : row(3, third);
    return json_reply(fmt::format(R"({{"total":{},"jobPostings":[{}]}})", first ? 3 : 0, rows));
  });
  server.handle("/wday/cxs/acme/Jobs/job/Troy/*", [&](const ReceivedRequest& request) {
    const std::string number = request.target.substr(request.target.rfind('-') + 1);
    const std::string title = number == "3" ? third : number == "2" ? "BMET II" : "BMET I";
    return json_reply(fmt::format(
        R"({{"jobPostingInfo":{{"title":"{}","jobReqId":"R-{}","jobDescription":"<p>x</p>"}}}})",
        title, number));
  });
  const Home home;
  home.write_sources(
      fmt::format("[[source]]\nid = \"s\"\nkind = \"workday\"\nbase_url = \"{}\"\n"
                  "tenant = \"acme\"\nsite = \"Jobs\"\nsearch = [\"bmet\"]\n",
                  server.url()));
  const auto titles = [&] { return titles_in(found(home.run({"search", "--refresh", "--json"}))); };
  CHECK(titles() == std::set<std::string>{"BMET I", "BMET II", "BMET III"});
  const std::string details = "/wday/cxs/acme/Jobs/job/Troy/*";
  CHECK(titles().size() == 3);
  CHECK(server.counts(details).requests == 3);
  third = "Senior BMET";
  CHECK(titles() == std::set<std::string>{"BMET I", "BMET II", "Senior BMET"});
  CHECK(server.counts(details).requests == 4);
}

TEST_CASE("a part of a sitemap that changed is seen though the index has not") {
  LoopbackServer server;
  server.route("/robots.txt", Reply{.body = "User-agent: *\nDisallow:\n"});
  const auto page = [&](int number) {
    Reply reply;
    reply.headers = {{"Content-Type", "text/html"}};
    reply.body = fmt::format(
        R"(<script type="application/ld+json">{{"@type":"JobPosting","title":"BMET {}","description":"Pumps"}}</script>)",
        number);
    server.route(fmt::format("/job/bmet-{}", number), reply);
  };
  const auto part = [&](const std::vector<int>& numbers) {
    std::string urls;
    for (const int number : numbers)
      urls +=
          fmt::format("<url><loc>{}</loc></url>", server.url(fmt::format("/job/bmet-{}", number)));
    Reply reply = tagged("<urlset>" + urls + "</urlset>");
    reply.headers = {{"Content-Type", "text/xml"}};
    return reply;
  };
  Reply index = tagged("<sitemapindex><sitemap><loc>" + server.url("/part.xml") +
                       "</loc></sitemap></sitemapindex>");
  server.route("/sitemap.xml", index);
  page(1);
  page(2);
  server.sequence("/part.xml", {part({1}), part({1}), part({1, 2})});
  const Home home;
  home.write_sources(
      fmt::format("[[source]]\nid = \"s\"\nkind = \"sitemap\"\nurl = \"{}\"\nsearch = [\"\"]\n",
                  server.url("/sitemap.xml")));
  const auto total = [&] {
    return found(home.run({"search", "--refresh", "--json"})).root()["total"].integer();
  };
  CHECK(total() == 1);
  CHECK(total() == 1);
  CHECK(total() == 2);
  CHECK(server.counts("/job/bmet-1").requests == 1);
}

TEST_CASE("what a service counts wrongly is told, and makes nothing gone") {
  for (const Service& service : services) {
    const std::string kind = service.kind;
    CAPTURE(kind);
    LoopbackServer server;
    const std::vector<Row> first{{1, "BMET I"}, {2, "BMET II"}};
    std::vector<Row> second{{3, "BMET III"}};
    std::size_t count = 3;
    server.handle(service.list, [&](const ReceivedRequest& request) {
      const auto asks = [&](const char* what) {
        return request.target.find(what) != std::string::npos;
      };
      const bool begins = asks("offset=0") || asks("&Page=1");
      return json_reply(service.page(begins                      ? first
                                     : asks(service.second_page) ? second
                                                                 : std::vector<Row>(),
                                     count));
    });
    serve_openings(server, service, {&first, &second});
    Home home;
    home.set("TEST_KEY", "0123456789abcdef");
    home.write_sources(
        fmt::format("[[source]]\nid = \"s\"\nkind = \"{}\"\nbase_url = \"{}\"\n"
                    "search = [\"bmet\"]\nemployer = \"Acme\"\n{}\n",
                    kind, server.url(), service.keys));
    const auto cut = [&] {
      const Document document = found(home.run({"search", "--refresh", "--json"}));
      CHECK(document.root()["total"].integer() == 3);
      return std::string(document.root()["sources"].at(0)["truncated"].string_or_empty());
    };
    CHECK(cut() == "");
    count = 1;
    CHECK(cut() == "3 listings, though it counts 1");
    count = 9;
    CHECK(cut() == "3 of 9, no more came");
    count = 3;
    second.clear();
    CHECK(cut() == "2 of 3, no more came");  // the third may be there all the same
  }
}

TEST_CASE("a board that gives fewer jobs than it counts says so") {
  LoopbackServer server;
  const std::string few = medtech::testing::board(3);
  server.route(medtech::testing::board_path("acme"),
               json_reply(few.substr(0, few.rfind("3}}")) + "20}}"));
  const Home home;
  home.write_sources(medtech::testing::greenhouse_source(server, "acme"));
  const Document document = found(home.run({"search", "--json"}));
  CHECK(document.root()["total"].integer() == 3);
  CHECK(document.root()["sources"].at(0)["truncated"].string() == "3 of 20, no more came");
}
