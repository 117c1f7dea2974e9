// SPDX-License-Identifier: GPL-3.0-or-later
// What sites and services expect of those who ask them, end to end.
#include "core/format/json.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <string>
#include <thread>

using medtech::json::Document;
using medtech::testing::Home;
using medtech::testing::json_reply;
using medtech::testing::LoopbackServer;
using medtech::testing::Reply;
using medtech::testing::Run;

namespace {

Reply text_reply(const std::string& body, const std::string& type = "text/html; charset=utf-8") {
  Reply reply;
  reply.headers = {{"Content-Type", type}};
  reply.body = body;
  return reply;
}

std::string posting_page(int number) {
  return fmt::format(
      R"(<script type="application/ld+json">{{"@type":"JobPosting","title":"BMET {0}",
      "identifier":"R-{0}","datePosted":"2026-11-10","description":"Repair pumps"}}</script>)",
      number);
}

}  // namespace

TEST_CASE("a site's Crawl-delay is kept, what it leaves no time for waits for the next search") {
  LoopbackServer server;  // stands for the site as a proxy, since loopback itself is never spaced
  server.route("http://careers.example/robots.txt",
               text_reply("User-agent: *\nCrawl-delay: 0.3\n", "text/plain"));
  std::string map = "<urlset>";
  for (int n = 1; n <= 4; ++n) {
    map += fmt::format("<url><loc>http://careers.example/job/{}-bmet</loc></url>", n);
    server.route(fmt::format("http://careers.example/job/{}-bmet", n), text_reply(posting_page(n)));
  }
  server.route("http://careers.example/sitemap.xml", text_reply(map + "</urlset>", "text/xml"));
  Home home;
  home.set("http_proxy", server.url());
  home.write_sources(
      "[[source]]\nid = \"site\"\nkind = \"sitemap\"\nurl = "
      "\"http://careers.example/sitemap.xml\"\nsearch = [\"\"]\nemployer = \"Acme\"\n");
  const auto begun = std::chrono::steady_clock::now();
  const Run run = home.run({"search", "-v", "--json"});
  const auto taken = std::chrono::steady_clock::now() - begun;
  INFO(run.err);
  REQUIRE(run.code == 0);
  CHECK(Document::parse(run.out)->root()["total"].integer() == 4);
  // robots.txt, the sitemap and four pages: five pauses.
  CHECK(taken >= std::chrono::milliseconds(1500));
  CHECK(run.err.find("http://careers.example: 6 requests") != std::string::npos);
  CHECK(run.err.find("300 ms apart, held back for 1 s") != std::string::npos);
  CHECK(run.err.find("site: 5 of 5,000 requests allowed") != std::string::npos);
}

TEST_CASE("pages that a long Crawl-delay leaves no time for are postponed, and told") {
  LoopbackServer server;
  server.route("http://careers.example/robots.txt",
               text_reply("User-agent: *\nCrawl-delay: 0.9\n", "text/plain"));
  std::string cards;
  for (int n = 1; n <= 200; ++n)
    cards += fmt::format(
        R"(<li><a class="iCIMS_Anchor" href="/jobs/{0}/bmet/job"><h3>BMET {0}</h3></a></li>)", n);
  server.handle("http://careers.example/jobs/search", [&](const auto& request) {
    const bool first = request.target.find("pr=0") != std::string::npos;
    return text_reply("<div class=\"iCIMS\">" + (first ? cards : "") + "</div>");
  });
  server.handle("http://careers.example/jobs/*", [](const auto&) { return Reply{.status = 404}; });
  Home home;
  home.set("http_proxy", server.url());
  home.write_sources(
      "[[source]]\nid = \"site\"\nkind = \"icims\"\nbase_url = \"http://careers.example\"\n"
      "timeout = \"2s\"\nsearch = [\"bmet\"]\nemployer = \"Acme\"\n");
  const Run run = home.run({"search", "-v", "--json"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  const auto found = Document::parse(run.out);
  CHECK(found->root()["total"].integer() == 200);  // rows, for want of their pages
  CHECK(run.err.find("careers.example wants pauses between requests; this one would wait") !=
        std::string::npos);
  const auto cut = found->root()["sources"].at(0)["truncated"].string_or_empty();
  CHECK(cut == "200 of more, its pauses leave no time for the rest");
}

TEST_CASE("where a site's pauses cost texts alone, all openings are there, and that is told") {
  LoopbackServer server;
  server.route("http://careers.example/robots.txt",
               text_reply("User-agent: *\nCrawl-delay: 0.4\n", "text/plain"));
  std::string rows;
  for (int n = 1; n <= 30; ++n)
    rows += fmt::format(
        R"(<tr><td class="jv-job-list-name"><a href="/acme/job/o{0}">BMET {0}</a></td></tr>)", n);
  server.route("http://careers.example/acme/search", text_reply("<table>" + rows + "</table>"));
  server.handle("http://careers.example/acme/job/*", [](const auto&) {
    return text_reply("<div class=\"jv-job-detail-description\"><p>Pumps</p></div>");
  });
  Home home;
  home.set("http_proxy", server.url());
  home.write_sources(
      "[[source]]\nid = \"site\"\nkind = \"jobvite\"\nbase_url = \"http://careers.example\"\n"
      "timeout = \"1s\"\ncompany = \"acme\"\nemployer = \"Acme\"\n");
  const Run run = home.run({"search", "--json"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  const auto found = Document::parse(run.out);
  CHECK(found->root()["total"].integer() == 30);
  const auto cut = found->root()["sources"].at(0)["truncated"].string_or_empty();
  CHECK(cut.starts_with("its pauses leave no time for the texts of 2"));
  CHECK(cut.ends_with(" in 30 listings"));
}

TEST_CASE("a Workday tenant is asked by two requests at once at most, others beside it") {
  LoopbackServer server;
  const auto slowly = [](const std::string& body) {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    return json_reply(body);
  };
  for (const std::string tenant : {"one", "two"}) {
    server.handle("/wday/cxs/" + tenant + "/Careers/jobs", [=](const auto&) {
      std::string rows;
      for (int n = 1; n <= 12; ++n)
        rows += fmt::format(
            R"({}{{"title":"BMET","externalPath":"/job/Dayton/BMET_R-{}","bulletFields":["R-{}"]}})",
            n > 1 ? "," : "", n, n);
      return slowly(fmt::format(R"({{"total":12,"jobPostings":[{}]}})", rows));
    });
    server.handle("/wday/cxs/" + tenant + "/Careers/job/*", [=](const auto&) {
      return slowly(
          R"({"jobPostingInfo":{"title":"BMET","jobDescription":"Scanners","location":"Dayton, OH"}})");
    });
  }
  Home home;
  std::string sources;
  for (const std::string tenant : {"one", "two"})
    sources += fmt::format(
        "[[source]]\nid = \"{0}\"\nkind = \"workday\"\nbase_url = \"{1}\"\ntenant = \"{0}\"\nsite "
        "= \"Careers\"\nsearch = [\"bmet\"]\nemployer = \"{0}\"\n",
        tenant, server.url());
  home.write_sources(sources);
  const Run run = home.run({"search", "--json"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  for (const std::string tenant : {"one", "two"}) {
    CHECK(server.counts("/wday/cxs/" + tenant + "/Careers/job/*").requests == 12);
    CHECK(server.counts("/wday/cxs/" + tenant + "/Careers/job/*").most_at_once <= 2);
  }
  CHECK(server.total().most_at_once > 2);
}

TEST_CASE("a sitemap of which robots.txt bars all pages is no answer") {
  LoopbackServer server;
  server.route("/robots.txt", text_reply("User-agent: *\nDisallow: /job\n", "text/plain"));
  server.route("/sitemap.xml", text_reply("<urlset><url><loc>" + server.url("/job/1-bmet") +
                                              "</loc></url><url><loc>" + server.url("/job/2-bmet") +
                                              "</loc></url></urlset>",
                                          "text/xml"));
  const Home home;
  home.write_sources("[[source]]\nid = \"sm\"\nkind = \"sitemap\"\nurl = \"" +
                     server.url("/sitemap.xml") + "\"\nsearch = [\"\"]\n");
  for (const std::vector<std::string>& command : {std::vector<std::string>{"search", "--json"},
                                                  {"search", "--source", "sm", "--refresh"},
                                                  {"source", "test", "sm"}}) {
    const Run run = home.run(command);
    INFO(run.err);
    CHECK(run.code == 4);
    CHECK((run.err + run.out).find("asks not to read this page") != std::string::npos);
  }
}

TEST_CASE("a source that stalls behind its list ends in its time, its rows are kept") {
  LoopbackServer server;
  server.handle("/wday/cxs/acme/Careers/jobs", [](const auto&) {
    std::string rows;
    for (int n = 1; n <= 12; ++n)
      rows += fmt::format(R"({}{{"title":"BMET","externalPath":"/job/Dayton/BMET_R-{}"}})",
                          n > 1 ? "," : "", n);
    return json_reply(fmt::format(R"({{"total":12,"jobPostings":[{}]}})", rows));
  });
  server.route("/wday/cxs/acme/Careers/job/*",
               medtech::testing::ill_mannered(Reply::Manner::silent));
  const Home home;
  home.write_sources(
      fmt::format("[[source]]\nid = \"s\"\nkind = \"workday\"\nbase_url = \"{}\"\ntimeout = "
                  "\"1s\"\ntenant = \"acme\"\nsite = \"Careers\"\nsearch = [\"\"]\n",
                  server.url()));
  const auto begun = std::chrono::steady_clock::now();
  const Run run = home.run({"search", "--json"});
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(2500));
  INFO(run.err);
  REQUIRE(run.code == 0);
  const auto found = Document::parse(run.out);
  CHECK(found->root()["total"].integer() == 12);
  CHECK(found->root()["sources"].at(0)["status"].string() == "partial");
}

TEST_CASE("a command that takes its time to tell a key holds up its own source alone") {
  LoopbackServer server;
  std::chrono::steady_clock::time_point asked;
  server.handle(medtech::testing::board_path("acme"), [&](const auto&) {
    asked = std::chrono::steady_clock::now();
    return json_reply(medtech::testing::board(2));
  });
  server.route("/api/Search", json_reply(R"({"SearchResult":{"SearchResultCountAll":0}})"));
  const Home home;
  home.write_sources(
      fmt::format("[[source]]\nid = \"fed\"\nkind = \"usajobs\"\nbase_url = \"{}\"\n"
                  "email = \"me@example.org\"\nkey_command = \"sleep 1; echo 0123456789\"\n\n",
                  server.url()) +
      medtech::testing::greenhouse_source(server, "acme"));
  const Run run = home.run({"search", "--json"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  CHECK(std::chrono::steady_clock::now() - asked > std::chrono::milliseconds(700));
  CHECK(server.counts("/api/Search").requests > 0);
  CHECK(Document::parse(run.out)->root()["sources"].at(0)["status"].string() == "ok");
}
