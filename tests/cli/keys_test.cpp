// SPDX-License-Identifier: GPL-3.0-or-later
// Sources with keys, end to end: what they are asked with, and where a key must never be found.
#include "core/format/json.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"
#include "tests/support/schema.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <signal.h>
#include <string>
#include <thread>

using namespace medtech;
using namespace std::chrono_literals;
using medtech::testing::Home;
using medtech::testing::json_reply;
using medtech::testing::LoopbackServer;
using medtech::testing::Reply;
using medtech::testing::Run;

namespace {

namespace fs = std::filesystem;

const std::string key = "kEy+0123456789/abcdef=";
const std::string email = "jane.doe@example.org";
const std::string app_id = "a1b2c3d4";

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// The files below the home that hold a text; but for those that a test wrote there.
std::vector<std::string> files_with(const Home& home, const std::string& text) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(home.path("."))) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || name == "key.txt" || name == "sources.toml") continue;
    if (bytes_of(entry.path()).contains(text)) found.push_back(entry.path().string());
  }
  return found;
}

void check_nowhere(const Home& home, const Run& run, const std::string& text) {
  CHECK_FALSE(run.out.contains(text));
  CHECK_FALSE(run.err.contains(text));
  CHECK(files_with(home, text).empty());
}

std::string announcement(int number) {
  return fmt::format(
      R"({{"MatchedObjectId":"{0}","MatchedObjectDescriptor":{{"PositionID":"VA-26-{0}",
      "PositionTitle":"Medical Technologist","PositionURI":"https://www.usajobs.gov:443/job/{0}",
      "PositionLocation":[{{"CityName":"Dayton, Ohio","CountrySubDivisionCode":"Ohio",
      "CountryCode":"United States"}}],"OrganizationName":"Veterans Health Administration",
      "PositionRemuneration":[{{"MinimumRange":"62107.0","MaximumRange":"80737.0",
      "RateIntervalCode":"PA"}}],"PublicationStartDate":"2026-11-10T00:00:00.0000",
      "UserArea":{{"Details":{{"JobSummary":"Runs analyzers."}}}}}}}})",
      number);
}

// An answer that repeats who asked, as services do in addresses and messages.
std::string search_result(const std::string& items, int all, int pages) {
  return fmt::format(
      R"({{"SearchParameters":{{"Who":"{} {}"}},"SearchResult":{{"SearchResultCountAll":{},
      "SearchResultItems":[{}],"UserArea":{{"NumberOfPages":"{}"}}}}}})",
      key, email, all, items, pages);
}

std::string federal_source(const LoopbackServer& server, const std::string& more = "") {
  return fmt::format(
      "[[source]]\nid = \"va\"\nkind = \"usajobs\"\nbase_url = \"{}\"\nseries = [\"0644\"]\n{}\n",
      server.url(), more);
}

void give_keys(Home& home) {
  home.set("USAJOBS_API_KEY", key);
  home.set("USAJOBS_EMAIL", email);
  home.set("ADZUNA_APP_ID", app_id);
  home.set("ADZUNA_APP_KEY", key);
}

json::Document parsed(const Run& run) {
  INFO(run.err);
  auto document = json::Document::parse(run.out);
  REQUIRE(document.has_value());
  return std::move(*document);
}

std::string status_of(const Run& run, const std::string& id = "va") {
  std::string status;
  parsed(run).root()["sources"].each([&](json::Value source) {
    if (source["id"].string_or_empty() == id) status = source["status"].string_or_empty();
  });
  return status;
}

}  // namespace

TEST_CASE("USAJOBS is asked page by page by an address and a key that are found nowhere else") {
  LoopbackServer server;
  server.handle("/api/Search", [](const testing::ReceivedRequest& request) {
    CHECK(request.header("User-Agent") == email);
    CHECK(request.header("Authorization-Key") == key);
    CHECK(request.query.contains("JobCategoryCode=0644&"));
    CHECK(request.query.contains("ResultsPerPage=250&"));
    CHECK(request.query.contains("Fields=Full&"));
    const bool first = request.query.ends_with("Page=1");
    Reply reply = json_reply(search_result(announcement(first ? 1 : 2), 2, 2));
    reply.etag = first ? "\"one\"" : "\"two\"";
    return reply;
  });
  Home home;
  give_keys(home);
  home.write_sources(federal_source(server));
  const Run run = home.run({"search", "analyzers", "--full", "-v", "--json"});
  CHECK(run.code == 0);
  CHECK(status_of(run) == "ok");
  const json::Document document = parsed(run);
  const auto listing = document.root()["listings"].at(0);
  CHECK(document.root()["total"].integer() == 2);
  CHECK(listing["pay"]["annual_max"].number() == 80737);
  CHECK(listing["locations"].at(0)["state"].string_or_empty() == "OH");
  check_nowhere(home, run, key);
  check_nowhere(home, run, email);
  CHECK(files_with(home, "Runs analyzers.").size() >= 1);  // what is looked for could be found

  const auto bytes = server.total().body_bytes;
  const Run again = home.run({"search", "--refresh", "-v", "--json"});
  CHECK(status_of(again) == "not-modified");
  CHECK(parsed(again).root()["total"].integer() == 2);
  CHECK(server.total().body_bytes == bytes);
  check_nowhere(home, again, key);
}

TEST_CASE("USAJOBS without an ETag: what is the same is not read again") {
  LoopbackServer server;
  int last = 1;
  server.handle("/api/Search", [&](const auto&) {
    std::string items = announcement(1);
    for (int n = 2; n <= last; ++n) items += "," + announcement(n);
    return json_reply(search_result(items, last, 1));
  });
  Home home;
  give_keys(home);
  home.write_sources(federal_source(server));
  CHECK(status_of(home.run({"search", "--json"})) == "ok");
  const Run again = home.run({"search", "--refresh", "--json"});
  CHECK(status_of(again) == "not-modified");
  CHECK(parsed(again).root()["total"].integer() == 1);
  last = 2;
  const Run changed = home.run({"search", "--refresh", "--json"});
  CHECK(status_of(changed) == "ok");
  CHECK(parsed(changed).root()["total"].integer() == 2);
  last = 1;  // a complete reading proves what is gone
  CHECK(parsed(home.run({"search", "--refresh", "--json"})).root()["total"].integer() == 1);
}

TEST_CASE("series that overlap in several searches count an opening once") {
  LoopbackServer server;
  server.route("/api/Search", json_reply(search_result(announcement(1), 1, 1)));
  Home home;
  give_keys(home);
  home.write_sources(federal_source(server, "search = [\"medical\", \"technologist\"]"));
  const Run run = home.run({"search", "--json"});
  CHECK(server.counts("/api/Search").requests == 2);
  CHECK(parsed(run).root()["sources"].at(0)["listings"].integer() == 1);
}

TEST_CASE(
    "Adzuna's name and key of access are in the query alone, and go with nothing it answers") {
  LoopbackServer server;
  server.handle("/v1/api/jobs/us/search/1", [](const testing::ReceivedRequest& request) {
    CHECK(request.query.contains("app_id=" + app_id));
    CHECK(request.query.contains("app_key=kEy%2B0123456789%2Fabcdef%3D"));
    CHECK(request.query.contains("results_per_page=50"));
    CHECK(request.header("User-Agent").starts_with("medtech/"));
    return json_reply(fmt::format(
        R"({{"count":1,"results":[{{"id":"58","adref":"x","title":"<strong>BMET</strong> II",
        "description":"Repairs pumps; asked by {0} …","created":"2026-11-15T08:33:45Z",
        "redirect_url":"https://www.adzuna.com/details/58?utm_medium=api&utm_source={0}",
        "company":{{"display_name":"Acme"}},"salary_min":90000,"salary_max":90000,
        "salary_is_predicted":"1","location":{{"area":["US","Ohio","Montgomery County","Dayton"]}}}}]}})",
        app_id));
  });
  Home home;
  give_keys(home);
  home.write_sources(fmt::format(
      "[[source]]\nid = \"ads\"\nkind = \"adzuna\"\nbase_url = \"{}\"\nsearch = [\"bmet\"]\n",
      server.url()));
  const Run run = home.run({"search", "--full", "-v", "--json"});
  CHECK(run.code == 0);
  const json::Document document = parsed(run);
  const auto listing = document.root()["listings"].at(0);
  CHECK(listing["title"].string_or_empty() == "BMET II");
  CHECK(listing["url"].string_or_empty() == "https://www.adzuna.com/details/58");
  CHECK(listing["pay"].is_null());
  check_nowhere(home, run, key);
  check_nowhere(home, run, "kEy%2B0123456789");
  check_nowhere(home, run, app_id);
}

TEST_CASE("a redirect to another origin takes no key along") {
  LoopbackServer elsewhere;
  LoopbackServer server;
  elsewhere.route("/api/Search", json_reply(search_result(announcement(1), 1, 1)));
  elsewhere.route("/v1/ads", json_reply(R"({"count":0,"results":[]})"));
  server.route("/api/Search", testing::redirect_to(elsewhere.url("/api/Search?k=" + key)));
  server.route("/v1/api/jobs/us/search/1",
               testing::redirect_to(elsewhere.url("/v1/ads?app_id=" + app_id + "&page=1")));
  Home home;
  give_keys(home);
  home.write_sources(federal_source(server) +
                     fmt::format("[[source]]\nid = \"ads\"\nkind = \"adzuna\"\nbase_url = "
                                 "\"{}\"\nsearch = [\"bmet\"]\n",
                                 server.url()));
  const Run run = home.run({"search", "-v", "--json"});
  CHECK(run.code == 0);
  const auto received = elsewhere.received();
  REQUIRE(received.size() == 2);
  for (const testing::ReceivedRequest& request : received) {
    CHECK_FALSE(request.has_header("Authorization-Key"));
    CHECK(request.header("User-Agent").starts_with("medtech/"));
    CHECK_FALSE(request.query.contains("app_key"));
    CHECK_FALSE(request.query.contains("app_id"));
    CHECK_FALSE(request.query.contains("kEy"));
  }
  check_nowhere(home, run, key);
  check_nowhere(home, run, email);
}

TEST_CASE("a refused key is told without it") {
  LoopbackServer server;
  Reply refused = json_reply("{\"message\":\"wrong key " + key + "\"}");
  refused.status = 401;
  server.route("/api/Search", refused);
  Home home;
  give_keys(home);
  home.write_sources(federal_source(server));
  const Run run = home.run({"search", "-v", "--json"});
  CHECK(run.code == 4);
  CHECK(status_of(run) == "failed");
  CHECK(run.err.contains("401"));
  CHECK(run.err.contains("check the key"));
  check_nowhere(home, run, key);
  check_nowhere(home, run, email);
}

TEST_CASE("a source without its key is told everywhere, and costs the others nothing") {
  LoopbackServer server;
  server.route(testing::board_path("good"), json_reply(testing::board(2)));
  const Home home;
  home.write_sources(testing::greenhouse_source(server, "good") + federal_source(server));
  CHECK(status_of(home.run({"source", "list", "--json"})) == "needs-key");
  CHECK(home.run({"source", "list"}).out.contains("USAJOBS_EMAIL is not set"));
  const Run first = home.run({"search", "--json"});
  CHECK(first.code == 0);
  CHECK(status_of(first) == "needs-key");
  CHECK(parsed(first).root()["total"].integer() == 2);
  CHECK(first.err.contains("source va needs a key: the e-mail address is missing"));
  CHECK(first.err.contains("https://developer.usajobs.gov/"));
  const json::Document schema = testing::read_schema("search");
  CHECK(testing::schema_complaints(schema.root(), parsed(first).root()).empty());
  // The other's copy is fresh now, so that this one alone is due.
  const Run second = home.run({"search"});
  CHECK(second.code == 0);
  CHECK(second.err.contains("needs a key"));
  CHECK(home.run({"search", "--strict"}).code == 4);
  CHECK(home.run({"search", "--source", "va"}).code == 4);
  CHECK(home.run({"search", "--offline"}).code == 0);
  const Run test = home.run({"source", "test", "va", "--json"});
  CHECK(test.code == 4);
  CHECK(status_of(test) == "needs-key");
  CHECK(parsed(test).root()["sources"].at(0)["error"].string_or_empty().contains("USAJOBS_EMAIL"));
  const Run doctor = home.run({"doctor"});
  CHECK(doctor.code == 1);
  CHECK(doctor.out.contains("without a key: va"));
  CHECK(doctor.out.contains("https://developer.usajobs.gov/"));
  home.write_sources(federal_source(server));
  CHECK(home.run({"search"}).code == 4);
}

TEST_CASE("what a source brought stays when its key is gone, and a key that came is seen") {
  LoopbackServer server;
  server.route("/api/Search", json_reply(search_result(announcement(1), 1, 1)));
  Home home;
  home.write_sources(federal_source(server));
  CHECK(home.run({"search"}).code == 4);
  home.set("USAJOBS_API_KEY", key);
  home.set("USAJOBS_EMAIL", email);
  CHECK(status_of(home.run({"source", "list", "--json"})) == "never");
  CHECK(status_of(home.run({"search", "--json"})) == "ok");
  home.set("USAJOBS_API_KEY", "");
  const Run without = home.run({"search", "--refresh", "--json"});
  CHECK(without.code == 4);
  CHECK(status_of(without) == "needs-key");
  CHECK(parsed(without).root()["total"].integer() == 1);
}

TEST_CASE("a key comes from a command that runs once, and is on no command line") {
  LoopbackServer server;
  std::atomic<int> command_lines = 0;
  server.handle("/api/Search", [&](const testing::ReceivedRequest& request) {
    CHECK(request.header("Authorization-Key") == key);
    for (const auto& process : fs::directory_iterator("/proc")) {
      const std::string line = bytes_of(process.path() / "cmdline");
      if (!line.empty()) ++command_lines;
      CHECK_FALSE(line.contains(key));
    }
    return json_reply(search_result(announcement(1), 1, 1));
  });
  const Home home;
  home.write("key.txt", key + "\nand more\n");
  const std::string keys =
      "email = \"" + email + "\"\nkey_command = \"echo x >> runs; cat key.txt\"\n";
  std::string other = federal_source(server, keys);
  other.replace(other.find("\"va\""), 4, "\"ihs\"");
  home.write_sources(federal_source(server, keys) + other);
  const Run run = home.run({"search", "-v", "--json"});
  CHECK(run.code == 0);
  CHECK(status_of(run) == "ok");
  CHECK(command_lines > 0);
  check_nowhere(home, run, key);
  CHECK(home.run({"source", "test", "va"}).code == 0);
  for (const auto& entry : fs::recursive_directory_iterator(home.path(".")))
    if (entry.path().filename() == "runs") CHECK(bytes_of(entry.path()) == "x\nx\n");
}

TEST_CASE("a command that gives no key is told without what it printed") {
  LoopbackServer server;
  struct Case {
    const char* command;
    const char* told;
  };
  for (const Case& each :
       {Case{"echo hunter2; echo hunter2 >&2; exit 3", "key_command failed with exit status 3"},
        Case{"echo hunter2 > /dev/null; sleep 30", "key_command did not end within 1 s"},
        Case{"true", "key_command printed nothing"}}) {
    CAPTURE(each.command);
    const Home home;
    home.write_sources(
        federal_source(server, fmt::format("timeout = \"1s\"\nemail = \"{}\"\nkey_command = \"{}\"",
                                           email, each.command)));
    const Run run = home.run({"search", "-v", "--json"});
    CHECK(run.code == 4);
    CHECK(status_of(run) == "needs-key");
    CHECK(run.err.contains(each.told));
    check_nowhere(home, run, "hunter2");
    CHECK(status_of(home.run({"source", "list", "--json"})) == "needs-key");
  }
}

TEST_CASE("Ctrl-C ends a command that a key is waited for from") {
  LoopbackServer server;
  const Home home;
  home.write_sources(federal_source(
      server, "email = \"" + email + "\"\nkey_command = \"touch started; sleep 20\""));
  const auto is_there = [&home](const std::string& name) {
    for (const auto& entry : fs::recursive_directory_iterator(home.path(".")))
      if (entry.path().filename() == name) return true;
    return false;
  };
  const auto begin = std::chrono::steady_clock::now();
  const pid_t process = home.start({"search"});
  while (!is_there("started") && std::chrono::steady_clock::now() - begin < 15s)
    std::this_thread::sleep_for(10ms);
  REQUIRE(kill(process, SIGINT) == 0);
  CHECK(testing::wait_for(process) == 130);
  CHECK(std::chrono::steady_clock::now() - begin < 18s);
}

TEST_CASE("too many requests are answered by waiting, then by telling") {
  LoopbackServer server;
  Reply busy = json_reply("{}");
  busy.status = 429;
  busy.headers.emplace_back("Retry-After", "1");
  server.sequence("/v1/api/jobs/us/search/1",
                  {busy, json_reply(R"({"count":0,"results":[]})"), busy});
  Home home;
  give_keys(home);
  home.write_sources(fmt::format(
      "[[source]]\nid = \"ads\"\nkind = \"adzuna\"\nbase_url = \"{}\"\nsearch = [\"bmet\"]\n",
      server.url()));
  CHECK(home.run({"source", "test", "ads"}).code == 0);
  CHECK(server.counts("/v1/api/jobs/us/search/1").requests == 2);
  const Run run = home.run({"search", "--json"});
  CHECK(run.code == 4);
  CHECK(run.err.contains("too many requests"));
}

TEST_CASE("saved answers of both services are imported") {
  const Home home;
  home.write("federal.json", search_result(announcement(1) + "," + announcement(2), 2, 1));
  home.write("ads.json",
             R"({"count":1,"results":[{"id":"58","adref":"x","title":"<strong>BMET</strong> II",
             "redirect_url":"https://www.adzuna.com/details/58?utm_source=me",
             "company":{"display_name":"Acme"}}]})");
  const Run run = home.run({"listing", "import", "federal.json", "ads.json"});
  CHECK(run.code == 0);
  const Run urls = home.run({"search", "--offline", "--format", "urls"});
  for (const char* url : {"https://www.usajobs.gov/job/1", "https://www.usajobs.gov/job/2",
                          "https://www.adzuna.com/details/58"}) {
    CAPTURE(url);
    CHECK(urls.out.contains(url));
  }
}
