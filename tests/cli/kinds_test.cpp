// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds that ask for lists and then for each opening, end to end: what is asked the second time.
#include "core/format/json.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

using medtech::json::Document;
using medtech::testing::board;
using medtech::testing::board_path;
using medtech::testing::greenhouse_source;
using medtech::testing::Home;
using medtech::testing::json_reply;
using medtech::testing::LoopbackServer;
using medtech::testing::Reply;
using medtech::testing::Run;

namespace {

Reply page_reply(const std::string& body) {
  Reply reply;
  reply.headers = {{"Content-Type", "text/html; charset=utf-8"}};
  reply.body = body;
  return reply;
}

std::string source(const std::string& kind, const LoopbackServer& server, const std::string& keys) {
  return fmt::format(
      "[[source]]\nid = \"{0}\"\nkind = \"{0}\"\nbase_url = \"{1}\"\nsearch = [\"biomedical\"]\n"
      "employer = \"Acme\"\n{2}\n",
      kind, server.url(), keys);
}

Document answered(const Run& run) {
  INFO(run.err);
  REQUIRE(run.code == 0);
  auto document = Document::parse(run.out);
  REQUIRE(document.has_value());
  return std::move(*document);
}

}  // namespace

TEST_CASE("an iCIMS site is walked, obeys robots.txt, and its openings are asked once") {
  LoopbackServer server;
  server.route("/robots.txt", page_reply("User-agent: *\nDisallow: /jobs/2/\n"));
  const auto card = [](int number) {
    return fmt::format(
        R"(<li><a class="iCIMS_Anchor" href="/jobs/{0}/bmet/job?in_iframe=1"><h3>BMET {0}</h3></a></li>)",
        number);
  };
  server.handle("/jobs/search", [&](const auto& request) {
    const bool first = request.target.find("pr=0") != std::string::npos;
    return page_reply("<div class=\"iCIMS\">" + (first ? card(1) + card(2) : card(3)) + "</div>");
  });
  for (const int number : {1, 3}) {
    server.route(
        fmt::format("/jobs/{}/bmet/job", number),
        page_reply(fmt::format(
            R"(<script type="application/ld+json">{{"@type":"JobPosting","title":"BMET {}","datePosted":"2026-11-10",
        "description":"Repair pumps","jobLocation":{{"address":{{"addressLocality":"Dayton","addressRegion":"OH","postalCode":"UNAVAILABLE","addressCountry":"US"}}}}}}</script>)",
            number)));
  }
  const Home home;
  home.write_sources(source("icims", server, ""));
  const Document found = answered(home.run({"search", "--json"}));
  CHECK(found.root()["total"].integer() ==
        3);  // the one that robots.txt forbids as the list has it
  const std::string detail = "/jobs/1/bmet/job";
  CHECK(server.counts(detail).requests == 1);
  CHECK(answered(home.run({"search", "--refresh", "--json"})).root()["total"].integer() == 3);
  CHECK(server.counts(detail).requests == 1);
  CHECK(answered(home.run({"search", "pumps", "--offline", "--json"})).root()["total"].integer() ==
        2);
}

TEST_CASE("a wall before both fronts of an iCIMS site is no answer") {
  LoopbackServer server;
  server.route("/jobs/search", page_reply("<html>Just a moment...</html>"));
  server.route("/api/jobs", page_reply("<html>Just a moment...</html>"));
  const Home home;
  home.write_sources(source("icims", server, ""));
  const Run run = home.run({"source", "test", "icims", "--json"});
  CHECK(run.code == 4);
  CHECK(run.out.contains("\"status\": \"failed\""));
  CHECK(run.out.contains("its other front"));
  CHECK(home.run({"search"}).code == 4);
}

TEST_CASE("what a source was cut short to is told again while it has nothing new") {
  LoopbackServer server;
  server.handle("/hcmRestApi/resources/latest/recruitingCEJobRequisitions", [](const auto&) {
    return json_reply(
        R"({"items":[{"TotalJobsCount":90,"requisitionList":[{"Id":"77","Title":"BMET","PostedDate":"2026-11-07","PrimaryLocation":"Troy, OH, United States"}]}]})");
  });
  server.route(
      "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails",
      json_reply(
          R"({"items":[{"Id":"77","Title":"BMET","ExternalDescriptionStr":"<p>Scanners</p>","PrimaryLocation":"Troy, OH, United States"}]})"));
  const Home home;
  home.write_sources(source("oracle", server, "site = \"CX_1\"\n"));
  const auto told = [&](const std::vector<std::string>& words) {
    const Document found = answered(home.run(words));
    std::string truncated;
    found.root()["sources"].each(
        [&](auto each) { truncated = each["truncated"].string_or_empty(); });
    return truncated;
  };
  const std::string first = told({"search", "--json"});
  CHECK(first.contains("90"));
  CHECK(told({"search", "--refresh", "--json"}) == first);
  CHECK(told({"search", "--offline", "--json"}) == first);
}

TEST_CASE("SmartRecruiters and Oracle: pages, details once, new ones only") {
  LoopbackServer server;
  const auto row = [](int number) {
    return fmt::format(
        R"({{"id":"{0}","uuid":"u","name":"FSE {0}","refNumber":"R{0}","company":{{"identifier":"Acme","name":"Acme"}},
      "releasedDate":"2026-11-03T12:00:00.000Z","location":{{"city":"Dayton","region":"OH","country":"us"}}}})",
        number);
  };
  int openings = 2;
  server.handle("/v1/companies/acme/postings", [&](const auto&) {
    std::string rows;
    for (int n = 1; n <= openings; ++n) rows += (n > 1 ? "," : "") + row(n);
    return json_reply(fmt::format(R"({{"totalFound":{},"content":[{}]}})", openings, rows));
  });
  server.handle("/v1/companies/acme/postings/*", [&](const auto& request) {
    const std::string number = request.target.substr(request.target.rfind('/') + 1);
    std::string body = row(std::stoi(number));
    body.pop_back();
    return json_reply(
        body + R"(,"jobAd":{"sections":{"jobDescription":{"title":"Job","text":"Scanners"}}}})");
  });
  server.route(
      "/hcmRestApi/resources/latest/recruitingCEJobRequisitions",
      json_reply(
          R"({"items":[{"TotalJobsCount":1,"requisitionList":[{"Id":"77","Title":"BMET","PostedDate":"2026-11-07","PrimaryLocation":"Troy, OH, United States"}]}]})"));
  server.route(
      "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails",
      json_reply(
          R"({"items":[{"Id":"77","Title":"BMET","ExternalDescriptionStr":"<p>Scanners</p>","PrimaryLocation":"Troy, OH, United States"}]})"));
  const Home home;
  home.write_sources(source("smartrecruiters", server, "company = \"acme\"\n") +
                     source("oracle", server, "site = \"CX_1\"\n"));
  CHECK(answered(home.run({"search", "scanners", "--all", "--json"})).root()["total"].integer() ==
        3);
  const auto details = server.counts("/v1/companies/acme/postings/*").requests;
  CHECK(details == 2);
  openings = 3;
  CHECK(answered(home.run({"search", "scanners", "--all", "--refresh", "--json"}))
            .root()["total"]
            .integer() == 4);
  CHECK(server.counts("/v1/companies/acme/postings/*").requests == details + 1);
  CHECK(server.counts("/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails").requests ==
        1);
}

TEST_CASE("a detail that is a bot wall is not kept: the row stays, and it is asked for again") {
  LoopbackServer server;
  server.route(
      "/hcmRestApi/resources/latest/recruitingCEJobRequisitions",
      json_reply(
          R"({"items":[{"TotalJobsCount":1,"requisitionList":[{"Id":"77","Title":"BMET","PostedDate":"2026-11-07"}]}]})"));
  const std::string detail = "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails";
  server.sequence(
      detail,
      {page_reply("<!doctype html>Are you human?"),
       json_reply(
           R"({"items":[{"Id":"77","Title":"BMET","ExternalDescriptionStr":"<p>Scanners</p>"}]})")});
  const Home home;
  home.write_sources(source("oracle", server, "site = \"CX_1\"\n"));
  CHECK(answered(home.run({"search", "bmet", "--json"})).root()["total"].integer() == 1);
  // The list has not changed, but it was not read to its end.
  CHECK(answered(home.run({"search", "scanners", "--all", "--refresh", "--json"}))
            .root()["total"]
            .integer() == 1);
  CHECK(server.counts(detail).requests == 2);
}

namespace {

const std::string oracle_list = "/hcmRestApi/resources/latest/recruitingCEJobRequisitions";
const std::string oracle_detail = "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails";

// So many openings of one Oracle page.
std::string oracle_rows(int count) {
  std::string rows;
  for (int number = 1; number <= count; ++number) {
    rows += fmt::format(R"({}{{"Id":"{}","Title":"BMET {}","PrimaryLocation":"Troy, OH"}})",
                        number > 1 ? "," : "", number, number);
  }
  return fmt::format(R"({{"items":[{{"TotalJobsCount":{},"requisitionList":[{}]}}]}})", count,
                     rows);
}

// The number in a request for the detail of an opening.
int number_in(const std::string& target) {
  return std::stoi(target.substr(target.find("Id=%22") + 6));
}

Reply oracle_opening(int number) {
  return json_reply(fmt::format(
      R"({{"items":[{{"Id":"{0}","Title":"BMET {0}","ExternalDescriptionStr":"<p>Pumps</p>"}}]}})",
      number));
}

}  // namespace

TEST_CASE("openings that are gone cost neither the others' details nor the source its good name") {
  LoopbackServer server;
  int openings = 20;
  server.handle(oracle_list, [&](const auto&) { return json_reply(oracle_rows(openings)); });
  server.handle(oracle_detail, [](const auto& request) {
    const int number = number_in(request.target);
    Reply reply = oracle_opening(number);
    if (number <= 4) reply.status = 410;
    return reply;
  });
  const Home home;
  home.write_sources(source("oracle", server, "site = \"CX_1\"\n"));
  const Document first = answered(home.run({"search", "pumps", "--all", "--json"}));
  CHECK(first.root()["sources"].at(0)["status"].string() == "ok");
  CHECK(first.root()["total"].integer() == 16);
  openings = 24;
  const Document second = answered(home.run({"search", "pumps", "--all", "--refresh", "--json"}));
  CHECK(second.root()["sources"].at(0)["status"].string() == "ok");
  CHECK(second.root()["total"].integer() == 20);
  CHECK(server.counts(oracle_detail).requests == 20 + 4);  // not even the gone ones again
}

TEST_CASE("details that are refused are told, and after a few failures no more are asked") {
  struct Case {
    int every;  // of them is refused
    const char* status;
    std::size_t least, most;  // requests
  };
  // What answers at once may come in another order: one in ten are never three in a row.
  for (const Case& each : {Case{10, "partial", 60, 60}, Case{1, "partial", 3, 40}}) {
    CAPTURE(each.every);
    LoopbackServer server;
    server.route(oracle_list, json_reply(oracle_rows(60)));
    server.handle(oracle_detail, [&](const auto& request) {
      const int number = number_in(request.target);
      Reply reply = oracle_opening(number);
      if (number % each.every == 0) reply.status = 403;
      return reply;
    });
    const Home home;
    home.write_sources(source("oracle", server, "site = \"CX_1\"\n"));
    const Document found = answered(home.run({"search", "bmet", "--all", "--json"}));
    CHECK(found.root()["total"].integer() == 60);
    CHECK(found.root()["sources"].at(0)["status"].string() == each.status);
    CHECK(found.root()["sources"].at(0)["error"].string_or_empty().contains("403"));
    CHECK(server.counts(oracle_detail).requests >= each.least);
    CHECK(server.counts(oracle_detail).requests <= each.most);
  }
}

TEST_CASE("a list that broke off is asked for as a whole the next time") {
  LoopbackServer server;
  const std::string whole = board(5);
  Reply broken = json_reply(whole.substr(0, whole.size() / 2));
  Reply good = json_reply(whole);
  for (Reply* reply : {&broken, &good}) reply->headers.emplace_back("ETag", "\"one\"");
  bool first = true;
  server.handle(board_path("good"), [&](const auto& request) {
    if (std::exchange(first, false)) return broken;
    Reply unchanged = good;
    unchanged.status = 304;
    unchanged.body.clear();
    return request.header("If-None-Match").empty() ? good : unchanged;
  });
  const Home home;
  home.write_sources(greenhouse_source(server, "good"));
  static_cast<void>(home.run({"search", "--all", "--json"}));
  const Document found = answered(home.run({"search", "--all", "--refresh", "--json"}));
  CHECK(found.root()["sources"].at(0)["status"].string() == "ok");
  CHECK(found.root()["total"].integer() == 5);
}

TEST_CASE("a wall that names the host of an iCIMS site is no site without openings") {
  LoopbackServer server;
  const Reply wall =
      page_reply("<html>Just a moment... careers-acme.icims.com needs to check</html>");
  server.route("/jobs/search", wall);
  server.route("/api/jobs", wall);
  const Home home;
  home.write_sources(source("icims", server, ""));
  CHECK(home.run({"search"}).code == 4);
}

TEST_CASE("a service that refuses the first search is not asked the others") {
  const std::string list = "/hcmRestApi/resources/latest/recruitingCEJobRequisitions";
  struct Case {
    int status;
    std::string_view body;
  };
  for (const Case& each : {Case{401, "{}"}, Case{403, "{}"}, Case{404, "{}"},
                           Case{200, "<html>Just a moment...</html>"}}) {
    CAPTURE(each.status);
    LoopbackServer server;
    Reply reply = json_reply(std::string(each.body));
    reply.status = each.status;
    server.route(list, reply);
    const Home home;
    home.write_sources(fmt::format(
        "[[source]]\nid = \"acme\"\nkind = \"oracle\"\nbase_url = \"{}\"\nsite = \"CX_1\"\n"
        "search = [\"biomedical\", \"laboratory\", \"equipment\"]\n",
        server.url()));
    const Run run = home.run({"search", "-v", "--json"});
    CHECK(run.code == 4);
    CHECK(run.err.contains("2 other searches are not asked"));
    CHECK(server.counts(list).requests == 1);
  }
}

TEST_CASE("one search that a service chokes on does not cost the others") {
  const std::string list = "/hcmRestApi/resources/latest/recruitingCEJobRequisitions";
  LoopbackServer server;
  server.handle(list, [](const auto& request) {
    Reply reply = json_reply(
        R"({"items":[{"TotalJobsCount":1,"requisitionList":[{"Id":"77","Title":"BMET"}]}]})");
    if (request.target.contains("biomedical")) reply.status = 500;
    return reply;
  });
  server.route(
      "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails",
      json_reply(R"({"items":[{"Id":"77","Title":"BMET","ExternalDescriptionStr":"Scanners"}]})"));
  const Home home;
  home.write_sources(fmt::format(
      "[[source]]\nid = \"acme\"\nkind = \"oracle\"\nbase_url = \"{}\"\nsite = \"CX_1\"\n"
      "search = [\"biomedical\", \"equipment\"]\n",
      server.url()));
  const Document found = answered(home.run({"search", "--json"}));
  CHECK(found.root()["sources"].at(0)["status"].string() == "partial");
  CHECK(found.root()["total"].integer() == 1);
}

TEST_CASE("searches of one source that find the same opening do not count it twice") {
  LoopbackServer server;
  server.route("/hcmRestApi/resources/latest/recruitingCEJobRequisitions",
               json_reply(R"({"items":[{"TotalJobsCount":1,"requisitionList":[{"Id":"77",
                 "Title":"BMET","PostedDate":"2026-11-07"}]}]})"));
  server.route(
      "/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails",
      json_reply(R"({"items":[{"Id":"77","Title":"BMET","ExternalDescriptionStr":"Scanners"}]})"));
  const Home home;
  home.write_sources(fmt::format(
      "[[source]]\nid = \"acme\"\nkind = \"oracle\"\nbase_url = \"{}\"\nsite = \"CX_1\"\n"
      "search = [\"biomedical\", \"equipment\"]\n",
      server.url()));
  const Document found = answered(home.run({"search", "--json"}));
  const auto source = found.root()["sources"].at(0);
  CHECK(source["advertised"].integer() == 1);
  CHECK(source["listings"].integer() == 1);
}
