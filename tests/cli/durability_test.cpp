// SPDX-License-Identifier: GPL-3.0-or-later
// What a refresh has committed stays, whatever ends it.
#include "core/format/json.hpp"
#include "core/store/database.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <random>
#include <sys/resource.h>
#include <thread>

using namespace medtech;
using medtech::testing::board;
using medtech::testing::board_path;
using medtech::testing::greenhouse_source;
using medtech::testing::Home;
using medtech::testing::json_reply;
using medtech::testing::LoopbackServer;
using medtech::testing::Reply;
using medtech::testing::Run;

namespace {

std::int64_t stored_total(const Home& home) {
  const Run run = home.run({"search", "--offline", "--all", "--limit", "0", "--json"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  return json::Document::parse(run.out)->root()["total"].integer().value_or(-1);
}

bool is_sound(const std::string& path) {
  store::Database database(path);
  store::Statement check = database.prepare("PRAGMA integrity_check");
  check.step();
  return check.text(0) == "ok";
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("a refresh killed at any moment leaves a sound database with all that was committed") {
  LoopbackServer server;
  std::string sources;
  int round = 0;
  for (int n = 0; n < 6; ++n) {
    const std::string id = "b" + std::to_string(n);
    // Every answer differs from the one before, so that each refresh rewrites everything.
    server.handle(board_path(id), [&round, n](const auto&) {
      std::string text =
          board(60, "Technician " + std::to_string(n), "Answer " + std::to_string(round) + ".");
      for (std::size_t at = 0; (at = text.find("R-", at)) != std::string::npos; at += 6)
        text.replace(at, 2, "B" + std::to_string(n) + "-");
      return json_reply(text);
    });
    sources += greenhouse_source(server, id);
  }
  // Kills are spread over the time that a refresh takes here, which a sanitizer makes many times as
  // long.
  const Home trial;
  trial.write_sources(sources);
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(trial.run({"search", "--refresh", "-q"}).code == 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  const Home home;
  home.write_sources(sources);
  std::mt19937 random(42);
  std::int64_t before = 0;
  for (round = 0; round < 50; ++round) {
    const pid_t process = home.start({"search", "--refresh", "-q"});
    std::this_thread::sleep_for(std::chrono::microseconds(random() % whole.count()));
    kill(process, SIGKILL);
    testing::wait_for(process);
    if (!std::filesystem::exists(home.database())) continue;
    const std::int64_t now = stored_total(home);
    CHECK(now >= before);
    before = now;
  }
  CHECK(is_sound(home.database()));
  CHECK(home.run({"search", "--refresh", "-q"}).code == 0);
  CHECK(stored_total(home) == 6 * 60);
}

TEST_CASE("Ctrl-C ends a refresh with 130 and keeps what came before") {
  LoopbackServer server;
  server.route(board_path("good"), json_reply(board(5)));
  server.route(board_path("slow"), testing::ill_mannered(Reply::Manner::silent));
  const Home home;
  home.write_sources(greenhouse_source(server, "good") + greenhouse_source(server, "slow"));
  const pid_t process = home.start({"search", "--refresh"});
  while (server.counts(board_path("slow")).requests == 0)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  std::this_thread::sleep_for(
      std::chrono::milliseconds(800));  // longer than the writer waits before it commits
  kill(process, SIGINT);
  CHECK(testing::wait_for(process) == 130);
  CHECK(stored_total(home) == 5);
}

TEST_CASE("Ctrl-C leaves a source that was read in part with what it gave, and due") {
  LoopbackServer server;
  Reply page;
  page.headers = {{"Content-Type", "text/html"}};
  page.body =
      R"(<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting",)"
      R"("title":"Histotechnician","hiringOrganization":{"@type":"Organization","name":"E"}}</script>)";
  server.route("/one", page);
  server.route("/two", testing::ill_mannered(Reply::Manner::silent));
  const Home home;
  home.write_sources("[[source]]\nid = \"pages\"\nkind = \"page\"\nurls = [\"" +
                     server.url("/one") + "\", \"" + server.url("/two") + "\"]\n");
  const pid_t process = home.start({"search", "--refresh"});
  while (server.counts("/two").requests == 0 || server.counts("/one").requests == 0)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  std::this_thread::sleep_for(std::chrono::milliseconds(400));
  kill(process, SIGINT);
  CHECK(testing::wait_for(process) == 130);
  CHECK(stored_total(home) == 1);
  const Run list = home.run({"source", "list", "--json"});
  const auto document = json::Document::parse(list.out);
  const json::Value source = document->root()["sources"].at(0);
  CHECK(source["status"].string_or_empty() == "partial");
  CHECK(source["listings"].integer() == 1);
  CHECK(source["error"].string_or_empty() == "interrupted");
}

TEST_CASE("a stalled source ends within its time and costs the others nothing") {
  LoopbackServer server;
  server.route(board_path("good"), json_reply(board(3)));
  server.route(board_path("stalled"), testing::ill_mannered(Reply::Manner::stalled, board(3)));
  const Home home;
  home.write_sources(greenhouse_source(server, "good") +
                     greenhouse_source(server, "stalled", "timeout = \"2s\""));
  const auto begin = std::chrono::steady_clock::now();
  const Run run = home.run({"search", "--refresh", "--json"});
  CHECK(seconds_since(begin) < 15);
  CHECK(run.code == 0);
  CHECK(run.err.find("source stalled failed") != std::string::npos);
  CHECK(stored_total(home) == 3);
}

TEST_CASE("what is stored is searched also where nothing may be written") {
  const Home home;
  home.write("one.ndjson", "{\"title\":\"MLS\",\"requisition\":\"R-1\",\"employer\":\"E\"}\n");
  REQUIRE(home.run({"listing", "import", "one.ndjson"}).code == 0);
  REQUIRE(home.run({"search", "--offline", "--save", "mine", "-q"}).code == 0);
  const std::string folder = home.path("data/medtech");
  std::filesystem::permissions(home.database(), std::filesystem::perms::owner_read);
  std::filesystem::permissions(
      folder, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
  const Run found = home.run_without_overriding({"search", "--offline", "--format", "csv"});
  CHECK(found.code == 0);
  CHECK(found.out.find("MLS") != std::string::npos);
  CHECK(home.run_without_overriding({"search", "mls", "--offline", "-q"}).code == 0);
  CHECK(home.run_without_overriding({"search", "--offline", "--saved", "mine", "-q"}).code == 0);
  const Run saving = home.run_without_overriding({"search", "--offline", "--save", "other", "-q"});
  CHECK(saving.code == 5);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

TEST_CASE(
    "full disk, read-only home, damaged and newer database are told with 5, and nothing is lost") {
  const Home home;
  home.write("one.ndjson", "{\"title\":\"MLS\",\"requisition\":\"R-1\",\"employer\":\"E\"}\n");
  REQUIRE(home.run({"listing", "import", "one.ndjson"}).code == 0);
  SUBCASE("newer") {
    store::Database(home.database()).execute("PRAGMA user_version = 4711");
    const Run run = home.run({"search", "--offline"});
    CHECK(run.code == 5);
    CHECK(run.err.find("newer medtech") != std::string::npos);
  }
  SUBCASE("damaged") {
    std::filesystem::remove(home.database() + "-wal");
    std::ofstream(home.database(), std::ios::binary) << std::string(8192, 'x');
    CHECK(home.run({"search", "--offline"}).code == 5);
  }
  SUBCASE("no room") {
    std::string many;
    for (int n = 0; n < 3000; ++n)
      many += fmt::format(
          "{{\"title\":\"MLS {0}\",\"requisition\":\"Q-{0}\",\"employer\":\"E\"}}\n", n);
    home.write("many.ndjson", many);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{400'000, before.rlim_max};
    std::signal(SIGXFSZ, SIG_DFL);
    setrlimit(RLIMIT_FSIZE, &small);
    const Run run = home.run({"listing", "import", "many.ndjson"});
    setrlimit(RLIMIT_FSIZE, &before);
    CHECK(run.code == 5);
    CHECK(stored_total(home) == 1);
  }
}
