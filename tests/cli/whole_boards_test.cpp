// SPDX-License-Identifier: GPL-3.0-or-later
// All kinds that read whole boards, with what is known to go wrong in their answers, end to end.
#include "core/format/json.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <string>

using medtech::json::Document;
using medtech::json::Value;
using medtech::testing::Home;
using medtech::testing::LoopbackServer;
using medtech::testing::Reply;
using medtech::testing::Run;

namespace {

struct Board {
  const char* kind;
  const char* keys;
  const char* route;
  const char* type;
  const char* body;
  std::size_t listings;
};

// What each board says is unchanged is sent without a body.
const Board boards[] = {
    {"greenhouse", "board = \"acme\"", "/v1/boards/acme/jobs", "application/json",
     R"({"jobs":[{"id":1,"internal_job_id":11,"title":"BMET II","requisition_id":"G-1","absolute_url":"https://g.example/1",
     "location":{"name":"Dayton, OH"},"content":"&lt;p&gt;Pumps &amp;amp; vents&lt;/p&gt;"},
     {"id":2,"internal_job_id":null,"title":"General interest","absolute_url":"https://g.example/2"}],"meta":{"total":2}})",
     1},
    {"lever", "site = \"acme\"", "/v0/postings/acme", "application/json",
     R"([{"id":"l-1","text":"Field Service Engineer","createdAt":1762732800000,"hostedUrl":"https://l.example/1",
     "categories":{"location":"Troy, OH"},"lists":[{"text":"You have","content":"<li>CBET</li>"}]}])",
     1},
    {"ashby", "board = \"Acme Labs\"", "/posting-api/job-board/Acme%20Labs", "application/json",
     R"({"apiVersion":"1","jobs":[{"id":"a-1","title":"Medical Technologist","isListed":true,"isRemote":true,"workplaceType":"Hybrid",
     "location":"Erie, PA","jobUrl":"https://a.example/1"},{"id":"a-2","title":"Draft","isListed":false,"jobUrl":"https://a.example/2"}]})",
     1},
    {"workable", "account = \"acme\"", "/api/v1/widget/accounts/acme", "application/json",
     R"({"name":"Acme","jobs":[{"title":"MLT","shortcode":"W1","url":"https://w.example/1","city":"Dayton","state":"Ohio","country":"United States"},
     {"title":"MLT","shortcode":"W1","url":"https://w.example/1","city":"Troy","state":"Ohio","country":"United States"}]})",
     1},
    {"recruitee", "company = \"acme\"", "/api/offers", "application/json",
     R"({"offers":[{"id":1,"title":"Histotechnologist","careers_url":"https://r.example/1","location":"Dayton, OH","description":"<p>x</p>"}]})",
     1},
    {"dayforce", "tenant = \"acme\"\nboard = \"B\"", "/api/acme/V1/JobFeeds", "application/json",
     R"([{"Title":"Cytotechnologist","ReferenceNumber":"D-1","JobDetailsUrl":"https://d.example/1","City":"Dayton","State":"OH","CultureCode":"en-US"},
     {"Title":"Cytologiste","ReferenceNumber":"D-1","JobDetailsUrl":"https://d.example/fr/1","City":"Dayton","State":"OH","CultureCode":"fr-CA"}])",
     1},
    {"successfactors", "", "/sitemal.xml", "text/xml",
     R"(<rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><title>Imaging Engineer (Dayton, OH, US, 45402)</title>
     <link>https://s.example/1</link><g:id>S-1</g:id></item></channel></rss>)",
     1},
    {"neogov", "agency = \"acme\"", "/SearchEngine/JobsFeed", "application/rss+xml",
     R"(<rss xmlns:joblisting="http://www.neogov.com/namespaces/JobListing"><channel><title>Acme County</title><item><title>Microbiologist</title>
     <link>https://n.example/1</link><joblisting:jobId>1</joblisting:jobId><joblisting:jobNumberSingle>N-1</joblisting:jobNumberSingle>
     <joblisting:advertiseFromDateUTC>Wed, 19 Aug 2026 05:00:00:0</joblisting:advertiseFromDateUTC></item></channel></rss>)",
     1},
    {"rss", "url = \"https://x.example/feed.rss\"", "/feed.rss", "application/rss+xml",
     R"(<rss><channel><item><title>Blood Bank Technologist | Sample | Dayton, OH</title><guid isPermaLink="false">77</guid>
     <link>https://f.example/1</link></item></channel></rss>)",
     1},
    {"xml-feed", "url = \"https://x.example/jobs.xml\"", "/jobs.xml", "text/xml",
     R"(<source><job><title><![CDATA[Phlebotomist]]></title><referencenumber><![CDATA[X-1]]></referencenumber>
     <url><![CDATA[https://x.example/1]]></url></job></source>)",
     1},
};

Document answered(const Run& run) {
  INFO(run.err);
  REQUIRE(run.code == 0);
  auto document = Document::parse(run.out);
  REQUIRE(document.has_value());
  return std::move(*document);
}

}  // namespace

TEST_CASE("whole boards are read with their traps, and once more without a body") {
  LoopbackServer server;
  std::string sources;
  for (const Board& board : boards) {
    Reply reply;
    reply.headers = {{"Content-Type", board.type}};
    reply.etag = fmt::format("\"{}\"", board.kind);
    reply.body = board.body;
    server.route(board.route, reply);
    sources += fmt::format(
        "[[source]]\nid = \"{0}\"\nkind = \"{0}\"\nbase_url = \"{1}\"\nemployer = \"Acme\"\n{2}\n",
        board.kind, server.url(), board.keys);
  }
  const Home home;
  home.write_sources(sources);
  const Document first = answered(home.run({"search", "--all", "--json"}));
  std::map<std::string, Value> by_source;
  first.root()["sources"].each(
      [&](Value source) { by_source.emplace(source["id"].string_or_empty(), source); });
  std::size_t all = 0;
  for (const Board& board : boards) {
    CAPTURE(board.kind);
    REQUIRE(by_source.contains(board.kind));
    CHECK(by_source.at(board.kind)["status"].string() == "ok");
    CHECK(by_source.at(board.kind)["listings"].integer() ==
          static_cast<std::int64_t>(board.listings));
    all += board.listings;
  }
  CHECK(first.root()["total"].integer() == static_cast<std::int64_t>(all));
  first.root()["listings"].each([](Value listing) {
    const std::string title = listing["title"].scalar_text();
    CAPTURE(title);
    CHECK(title != "General interest");
    CHECK(title != "Draft");
    if (title == "Medical Technologist") CHECK(listing["remote"].boolean() == false);
    if (title == "MLT") CHECK(listing["locations"].size() == 2);
    if (title == "Phlebotomist") CHECK(listing["requisition"].string() == "X-1");
    if (title == "Imaging Engineer") CHECK(listing["requisition"].string() == "S-1");
    if (title == "Microbiologist") CHECK(listing["posted"].string() == "2026-08-19");
  });

  std::map<std::string, LoopbackServer::Counts> before;
  for (const Board& board : boards) before[board.route] = server.counts(board.route);
  const Document again = answered(home.run({"search", "--all", "--refresh", "--json"}));
  CHECK(again.root()["total"].integer() == static_cast<std::int64_t>(all));
  again.root()["sources"].each(
      [](Value source) { CHECK(source["status"].string() == "not-modified"); });
  for (const Board& board : boards) {
    CAPTURE(board.kind);
    CHECK(server.counts(board.route).requests == before[board.route].requests + 1);
    CHECK(server.counts(board.route).body_bytes == before[board.route].body_bytes);
  }
}

TEST_CASE("that a disabled source answered a test is remembered, until it is described otherwise") {
  LoopbackServer server;
  server.route(medtech::testing::board_path("acme"),
               medtech::testing::json_reply(medtech::testing::board(1)));
  const Home home;
  const auto tested = [&home]() {
    const Document list = answered(home.run({"source", "list", "--json"}));
    const Value day = list.root()["sources"].at(0)["tested"];
    return day.is_null() ? std::string("never") : day.scalar_text();
  };
  home.write_sources(medtech::testing::greenhouse_source(server, "acme", "enabled = false"));
  CHECK(tested() == "never");
  const Run run = home.run({"source", "test", "acme"});
  CHECK(run.code == 0);
  CHECK(run.err.find("acme answered; `medtech source enable acme` has it asked.") !=
        std::string::npos);
  CHECK(tested() == "2026-11-22");
  CHECK(home.run({"source", "list"}).out.find("answered a test on 2026-11-22") !=
        std::string::npos);
  CHECK(answered(home.run({"search", "--offline", "--json"})).root()["total"].integer() == 0);
  home.write_sources(medtech::testing::greenhouse_source(server, "acme", "search = [\"x\"]"));
  CHECK(tested() == "never");
  // One that does not answer is not remembered.
  home.write_sources(
      "[[source]]\nid = \"acme\"\nkind = \"greenhouse\"\nboard = \"none\"\nbase_url = \"" +
      server.url() + "\"\n");
  CHECK(home.run({"source", "test", "acme"}).code == 4);
  CHECK(tested() == "never");
}
