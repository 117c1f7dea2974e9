// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds that read what a career site has for its own program, end to end, with what goes wrong.
#include "core/format/json.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>

using medtech::json::Document;
using medtech::json::Value;
using medtech::testing::Home;
using medtech::testing::json_reply;
using medtech::testing::LoopbackServer;
using medtech::testing::ReceivedRequest;
using medtech::testing::Reply;

namespace {

Reply html_reply(const std::string& body) {
  Reply reply;
  reply.headers = {{"Content-Type", "text/html; charset=utf-8"}};
  reply.body = body;
  reply.etag = fmt::format("\"{}\"", std::hash<std::string>()(body));
  return reply;
}

std::string table(const LoopbackServer& server, const std::string& kind, const std::string& keys) {
  return fmt::format("[[source]]\nid = \"s\"\nkind = \"{}\"\nbase_url = \"{}\"\n{}\n", kind,
                     server.url(), keys);
}

/// What a search found, by requisition.
struct Found {
  Document document;
  std::map<std::string, Value> listings;
  Value source;
};

Found search(const Home& home) {
  const auto run = home.run({"search", "--all", "--refresh", "--json", "--full"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  auto document = Document::parse(run.out);
  REQUIRE(document.has_value());
  Found found{std::move(*document), {}, {}};
  found.document.root()["listings"].each([&](Value listing) {
    found.listings.emplace(listing["requisition"].scalar_text(), listing);
  });
  found.source = found.document.root()["sources"].at(0);
  return found;
}

bool asks_for(const ReceivedRequest& request, const std::string& what) {
  return request.target.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("the newer iCIMS front: languages, pay, places, internal openings, pages that repeat") {
  LoopbackServer server;
  server.route("/robots.txt", Reply{.body = "User-agent: *\nAllow: /\ncrawl-delay: 5\n"});
  const std::string entries =
      R"({"data":{"slug":"77","language":"es","req_id":"R-77","title":"Tecnico biomedico","description":"<p>Bombas</p>"}},
      {"data":{"slug":"77","language":"en-us","req_id":"R-77","title":"Biomedical Technician","description":"<p>Pumps</p>",
       "responsibilities":"<p>Repair ventilators</p>","qualifications":"<p>CBET preferred</p>","hiring_organization":"Acme Health",
       "location_name":"Acme Main","city":"Dayton","state":"Ohio","country":"United States","country_code":"US","postal_code":"45402",
       "latitude":0,"longitude":0,"additional_locations":[{"city":"Troy","state":"Ohio","country_code":"US"}],
       "employment_type":"PART_TIME","salary_min_value":28.5,"salary_max_value":"36.75","salary_currency":"","salary_frequency":"HOURLY",
       "posted_date":"2026-11-10T23:39:00+0000","apply_url":"https://careers-acme.icims.com/jobs/77/login","meta_data":false}},
      {"data":{"slug":"78","req_id":"R-78","title":"Imaging Engineer","full_location":"Erie, Pennsylvania","salary_min_value":0,"salary_max_value":0}},
      {"data":{"slug":"79","req_id":"R-79","title":"For our own people","internal":true}},
      {"data":{"slug":"80","req_id":"R-80","title":80}})";
  server.handle("/api/jobs", [&](const ReceivedRequest& request) {
    CHECK(asks_for(request, "limit=100"));
    // Past its last page this site begins again.
    Reply reply =
        json_reply(fmt::format(R"({{"jobs":[{}],"totalCount":9,"meta_data":false}})", entries));
    reply.etag = "\"1\"";
    return reply;
  });
  const Home home;
  home.write_sources(
      table(server, "icims", "host = \"careers.acme.example\"\nsearch = [\"biomedical\"]"));
  const Found found = search(home);
  REQUIRE(found.listings.size() == 2);
  const Value technician = found.listings.at("R-77");
  CHECK(technician["title"].string() == "Biomedical Technician");
  CHECK(technician["employer"].string() == "Acme Health");
  CHECK(technician["url"].string() == server.url("/jobs/77"));
  CHECK(technician["posted"].string() == "2026-11-10");
  CHECK(technician["schedule"].string() == "part-time");
  CHECK(technician["pay"]["min"].number() == 28.5);
  CHECK(technician["pay"]["max"].number() == 36.75);
  CHECK(technician["pay"]["interval"].string() == "hour");
  REQUIRE(technician["locations"].size() == 2);
  CHECK(technician["locations"].at(0)["zip"].string() == "45402");
  CHECK(technician["locations"].at(0)["state"].string() == "OH");
  CHECK(technician["locations"].at(1)["city"].string() == "Troy");
  const std::string_view text = technician["description"].string_or_empty();
  CHECK(text.find("Repair ventilators") != text.npos);
  CHECK(text.find("CBET preferred") != text.npos);
  CHECK(found.listings.at("R-78")["locations"].at(0)["state"].string() == "PA");
  CHECK(found.listings.at("R-78")["pay"].is_null());
  // Nine were promised, and the second page was the first one again.
  CHECK(found.source["truncated"].string() == "2 of 9, no more came");
  const auto sent = server.counts("/api/jobs").body_bytes;
  CHECK(search(home).source["status"].string() == "not-modified");
  CHECK(server.counts("/api/jobs").body_bytes == sent);
}

TEST_CASE("a UKG board: pages by POST, each opening's page once, a closed one keeps its row") {
  LoopbackServer server;
  server.route("/robots.txt", Reply{.status = 404});
  const std::string board = "/ABC1000/JobBoard/11111111-2222-3333-4444-555555555555";
  const auto row = [](int n, const std::string& title, const std::string& more) {
    return fmt::format(
        R"({{"Id":"id-{0}","Title":"{1}","RequisitionNumber":"REQ{0}","FullTime":true,"PostedDate":"2026-11-0{0}T09:10:11.123Z",
        "Locations":[{{"LocalizedName":"Main","Address":{{"City":"Dayton","PostalCode":"45402","State":{{"Code":"OH"}},"Country":{{"Code":"USA"}}}}}}]{2}}})",
        n, title, more);
  };
  server.handle(board + "/JobBoardView/LoadSearchResults", [&](const ReceivedRequest& request) {
    CHECK(request.method == "POST");
    CHECK(request.header("X-Requested-With") == "XMLHttpRequest");
    const bool first = request.body.find("\"Skip\":0") != std::string::npos;
    return json_reply(fmt::format(
        R"({{"opportunities":[{}],"totalCount":3}})",
        first ? row(1, "Plasma Center Technician", "") + "," + row(2, "Registered Nurse", "")
              : row(3, "Equipment Technician", R"(,"JobLocationType":2)")));
  });
  server.handle(board + "/OpportunityDetail", [&](const ReceivedRequest& request) {
    if (asks_for(request, "id-3"))
      return html_reply("<html><body>Opportunity closed</body></html>");
    return html_reply(
        "<html><script>var opportunity = new US.Opportunity.CandidateOpportunityDetail(" +
        row(1, "Plasma Center Technician",
            R"(,"Description":"<p>Calibrate {scales} and \"centrifuges\"</p>","Compensation":{"Hourly":{"Minimum":21.5,"Maximum":27}})") +
        ");</script></html>");
  });
  const Home home;
  home.write_sources(table(server, "ukg",
                           "employer = \"Acme Plasma\"\ntenant = \"ABC1000\"\n"
                           "board = \"11111111-2222-3333-4444-555555555555\""));
  const Found found = search(home);
  REQUIRE(found.listings.size() == 3);
  const Value technician = found.listings.at("REQ1");
  CHECK(technician["employer"].string() == "Acme Plasma");
  CHECK(technician["posted"].string() == "2026-11-01");
  CHECK(technician["schedule"].string() == "full-time");
  CHECK(technician["locations"].at(0)["zip"].string() == "45402");
  CHECK(technician["pay"]["max"].number() == 27);
  CHECK(technician["description"].string() == "Calibrate {scales} and \"centrifuges\"");
  CHECK(technician["url"].string() == server.url(board + "/OpportunityDetail?opportunityId=id-1"));
  CHECK(found.listings.at("REQ3")["remote"].boolean() == true);
  CHECK(found.listings.at("REQ2")["description"].is_null());  // of another field: not asked for
  const std::string detail = board + "/OpportunityDetail";
  CHECK(server.counts(detail).requests == 2);
  search(home);
  CHECK(server.counts(detail).requests == 3);  // the closed one alone
}

TEST_CASE("a Jobvite site: both layouts, pages by its own count, an unknown company told") {
  LoopbackServer server;
  server.route("/robots.txt", html_reply("User-agent: *\nDisallow: /acme/apply\n"));
  server.handle("/acme/search", [&](const ReceivedRequest& request) {
    if (asks_for(request, "p=1")) {
      return html_reply(
          R"(<title>Acme Health Careers</title><body class="jv-page-body jobvite"><a href="/acme/job/oC3"><div class="jv-job-list-name">Courier</div>
          <div class="jv-job-list-location">Troy, Ohio</div></a><div class="jv-pagination-text">3-3 of 3</div></body>)");
    }
    return html_reply(
        R"(<title>Acme Health Careers</title><body class="jv-page-body jobvite"><table class="jv-job-list"><tr><td class="jv-job-list-name">
        <a href="/acme/job/oA1">Medical Technologist &amp; Lead</a></td><td class="jv-job-list-location">
          Dayton,
          Ohio </td></tr><tr><td class="jv-job-list-name"><a href="/acme/job/oB2">Registered Nurse</a></td>
        <td class="jv-job-list-location">2 Locations</td></tr></table><div class="jv-pagination-text">1-2 of 3</div>
        <a class="jv-pagination-next" href="/acme/search?p=1">Next</a></body>)");
  });
  server.route(
      "/acme/job/oA1",
      html_reply(
          R"(<script type="application/ld+json">{"@type":"JobPosting","title":"Medical Technologist & Lead","datePosted":"2026-10-06",
      "identifier":{"value":"R-9"},"hiringOrganization":{"name":"Acme Health"},"description":"<p>Blood bank</p>","employmentType":"FULL_TIME",
      "jobLocation":{"address":{"addressLocality":"Dayton","addressRegion":"Ohio","addressCountry":"United States"}}}</script>)"));
  server.route(
      "/acme/job/oC3",
      html_reply(
          R"(<h2 class="jv-header">Courier</h2><div class="jv-job-detail-description"><p>Drive specimens</p></div><div class="jv-job-detail-bottom">)"));
  const Home home;
  home.write_sources(table(server, "jobvite", "company = \"acme\""));
  const Found found = search(home);
  std::map<std::string, Value> by_title;
  found.document.root()["listings"].each(
      [&](Value listing) { by_title.emplace(listing["title"].string_or_empty(), listing); });
  REQUIRE(by_title.size() == 3);
  const Value lead = by_title.at("Medical Technologist & Lead");
  CHECK(lead["requisition"].string() == "R-9");
  CHECK(lead["posted"].string() == "2026-10-06");
  CHECK(lead["employer"].string() == "Acme Health");
  CHECK(lead["locations"].at(0)["state"].string() == "OH");
  CHECK(lead["url"].string() == server.url("/acme/job/oA1"));
  CHECK(by_title.at("Courier")["description"].string() == "Drive specimens");
  CHECK(by_title.at("Courier")["employer"].string() == "Acme Health");
  CHECK(by_title.at("Courier")["locations"].at(0)["city"].string() == "Troy");
  CHECK(by_title.at("Registered Nurse")["locations"].size() == 0);
  const auto sent = server.total().body_bytes;
  CHECK(search(home).source["status"].string() == "not-modified");
  CHECK(server.total().body_bytes == sent);

  LoopbackServer other;
  other.route("/robots.txt", Reply{.status = 404});
  other.route("/nobody/search", medtech::testing::redirect_to(other.url("/?invalid=1")));
  other.route("/", html_reply("<html>Jobvite search</html>"));
  home.write_sources(table(other, "jobvite", "company = \"nobody\""));
  const auto run = home.run({"source", "test", "s"});
  CHECK(run.code == 4);
  CHECK(run.out.find("no company \"nobody\" at Jobvite") != std::string::npos);
}

TEST_CASE(
    "a Phenom site: results out of the page's data, several places, each opening's page once") {
  LoopbackServer server;
  server.route("/robots.txt", Reply{.body = "User-agent: *\nAllow: /\n"});
  const auto results = [](const std::string& jobs) {
    return html_reply(
        "<html><script>var phApp = phApp || {\"refNum\":\"ACME\"}; phApp.ddo = "
        "{\"siteConfig\":{\"data\":{\"size\":\"10\"}},\"eagerLoadRefineSearch\":{\"status\":200,"
        "\"hits\":2,"
        "\"totalHits\":3,\"data\":{\"jobs\":[" +
        jobs + "]}}}; phApp.experimentData = {};</script></html>");
  };
  server.handle("/us/en/search-results", [&](const ReceivedRequest& request) {
    CHECK(asks_for(request, "keywords=imaging"));
    if (asks_for(request, "from=2"))
      return results(
          R"({"jobSeqNo":"ACME3","jobId":"R3","title":"Service Manager","cityStateCountry":"Erie, Pennsylvania, United States"})");
    return results(
        R"({"jobSeqNo":"ACME1","jobId":"R1","reqId":"REQ-1","title":"Imaging Engineer","city":"Dayton","state":"Ohio","country":"United States",
        "latitude":"39.76","longitude":"-84.19","postedDate":"2026-11-09T09:54:06.573+0000","type":"Full time","descriptionTeaser":"Short;"},
        {"jobSeqNo":"ACME2","jobId":"R2","title":"Field Service Engineer","multi_location_array":[{"location":"Troy, Ohio, United States","latlong":{"lat":40.0,"lon":-84.2}},
        {"location":"Akron, Ohio, United States"}],"applyUrl":"https://acme.wd1.myworkdayjobs.com/x"})");
  });
  server.route(
      "/us/en/job/ACME1",
      html_reply(
          R"(<script>phApp.ddo = {"jobDetail":{"status":200,"data":{"job":{"jobSeqNo":"ACME1","title":"Imaging Engineer","description":"<p>Magnets; scanners } </p>"}}}};</script>)"));
  server.route(
      "/us/en/job/ACME2",
      html_reply(
          R"(<script type="application/ld+json">{"@type":"JobPosting","title":"Field Service Engineer","description":"<p>Travel</p>"}</script>)"));
  server.route("/us/en/job/ACME3", html_reply("<html>Are you human?</html>"));
  const Home home;
  home.write_sources(
      table(server, "phenom", "employer = \"Acme Imaging\"\nsearch = [\"imaging\"]"));
  const Found found = search(home);
  REQUIRE(found.listings.size() == 3);
  const Value engineer = found.listings.at("REQ-1");
  CHECK(engineer["posted"].string() == "2026-11-09");
  CHECK(engineer["schedule"].string() == "full-time");
  CHECK(engineer["description"].string() == "Magnets; scanners }");
  CHECK(engineer["url"].string() == server.url("/us/en/job/ACME1"));
  CHECK(engineer["employer"].string() == "Acme Imaging");
  const Value field = found.listings.at("R2");
  REQUIRE(field["locations"].size() == 2);
  CHECK(field["locations"].at(0)["city"].string() == "Troy");
  CHECK(field["description"].string() == "Travel");
  CHECK(found.listings.at("R3")["locations"].at(0)["state"].string() == "PA");
  const auto asked = server.counts("/us/en/job/ACME1").requests;
  search(home);
  CHECK(server.counts("/us/en/job/ACME1").requests == asked);
  CHECK(server.counts("/us/en/job/ACME3").requests == 2);  // a wall is no answer
}
