// SPDX-License-Identifier: GPL-3.0-or-later
// What was entered stays, whatever ends the program, and whoever else writes.
#include "core/format/json.hpp"
#include "core/store/database.hpp"
#include "core/sys/file.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <set>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace medtech;
using medtech::testing::Home;
using medtech::testing::LoopbackServer;
using medtech::testing::Reply;
using medtech::testing::Run;

namespace {

std::set<std::string> titles(const Home& home) {
  const Run run = home.run({"track", "list", "--json"});
  INFO(run.err);
  REQUIRE(run.code == 0);
  std::set<std::string> found;
  json::Document::parse(run.out)->root()["applications"].each([&](json::Value value) {
    found.emplace(value["title"].string_or_empty());
    CHECK(value["employer"].string().has_value());
  });
  return found;
}

std::vector<std::string> add(const std::string& title) {
  return {"track", "add", "--title", title, "--employer", "Example Health", "-q"};
}

std::string page(const std::string& title) {
  return R"(<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting",)"
         R"("title":")" +
         title +
         R"(","identifier":{"@type":"PropertyValue","value":"R-7"},"description":"Bench work, MLS(ASCP) required.",)"
         R"("hiringOrganization":{"@type":"Organization","name":"Example Health"}}</script>)";
}

}  // namespace

TEST_CASE("several processes add at once, and nothing is lost or given twice") {
  const Home home;
  REQUIRE(home.run(add("first")).code == 0);
  constexpr int writers = 4;
  constexpr int each = 12;
  std::vector<std::vector<std::string>> printed(writers);
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (int n = 0; n < each; ++n) {
        const Run run = home.run(add(std::to_string(writer) + "-" + std::to_string(n)));
        printed[static_cast<std::size_t>(writer)].push_back(run.code == 0 ? run.out : run.err);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<std::string> ids;
  for (const auto& list : printed) ids.insert(list.begin(), list.end());
  CHECK(ids.size() == writers * each);
  CHECK(titles(home).size() == writers * each + 1);
}

TEST_CASE(
    "an application that was acknowledged survives kill -9 at any moment, none is half there") {
  const Home home;
  REQUIRE(home.run(add("warm")).code == 0);
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(home.run(add("trial")).code == 0);
  const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - begin);
  std::mt19937 random(50);
  std::set<std::string> sure{"warm", "trial"};
  for (int moment = 0; moment < 40; ++moment) {
    const std::string title = "k" + std::to_string(moment);
    const std::string output = home.path("printed");
    const pid_t process = fork();
    if (process == 0) {
      const int file = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      dup2(file, STDOUT_FILENO);
      home.become(add(title));
    }
    std::this_thread::sleep_for(
        std::chrono::microseconds(random() % static_cast<std::uint32_t>(whole.count() * 3 / 2)));
    kill(process, SIGKILL);
    testing::wait_for(process);
    std::error_code absent;
    if (std::filesystem::file_size(output, absent) > 0 && !absent) sure.insert(title);
    std::filesystem::remove(output, absent);
  }
  const std::set<std::string> there = titles(home);
  for (const std::string& title : sure) CHECK(there.contains(title));
  store::Database database(home.database());
  store::Statement check = database.prepare("PRAGMA integrity_check");
  check.step();
  CHECK(check.text(0) == "ok");
}

TEST_CASE("a disk without room, a damaged file and a newer one are exit 5, and nothing is lost") {
  const Home home;
  REQUIRE(home.run(add("first")).code == 0);
  SUBCASE("no room") {
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{32'768, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    const Run run = home.run({"track", "note", "1", std::string(30'000, 'x')});
    setrlimit(RLIMIT_FSIZE, &before);
    CHECK(run.code == 5);
    CHECK(run.err.find("medtech: error:") != std::string::npos);
    CHECK(home.run(add("second")).code == 0);
    CHECK(titles(home).size() == 2);
  }
  SUBCASE("newer") {
    store::Database(home.database()).execute("PRAGMA user_version = 4711");
    CHECK(home.run({"track", "list"}).code == 5);
    CHECK(home.run(add("second")).code == 5);
  }
  SUBCASE("read-only") {
    const std::string folder = home.path("data/medtech");
    std::filesystem::permissions(home.database(), std::filesystem::perms::owner_read);
    std::filesystem::permissions(
        folder, std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    CHECK(home.run_without_overriding(add("second")).code == 5);
    CHECK(home.run_without_overriding({"track", "list"}).code == 0);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
  }
}

TEST_CASE("a database of an earlier schema is copied before it is brought to this one") {
  const Home home;
  REQUIRE(home.run(add("first")).code == 0);
  {
    store::Database database(home.database());
    for (const char* table : {"application_key", "agenda", "status_span", "application",
                              "kept_document", "tracker_event", "tracker_command", "practice",
                              "debrief", "checklist_mark", "checklist_own", "checklist_event"})
      database.execute(std::string("DROP TABLE ") + table);
    database.execute("DROP INDEX listing_shown; DROP INDEX listing_role");
    database.execute("PRAGMA user_version = 4");
  }
  CHECK(home.run(add("second")).code == 0);
  CHECK(std::filesystem::exists(home.database() + ".before-5.bak"));
  CHECK(titles(home) == std::set<std::string>{"second"});
}

TEST_CASE("a posting is fetched, kept, known again, and read when it is gone") {
  LoopbackServer server;
  Reply reply;
  reply.headers = {{"Content-Type", "text/html"}};
  reply.body = page("Medical Technologist");
  server.route("/jobs/7", reply);
  const Home home;
  const std::string url = server.url("/jobs/7");
  const Run added = home.run({"track", "add", url, "--status", "applied"});
  INFO(added.err);
  REQUIRE(added.code == 0);
  CHECK(added.out == "1\n");
  const Run shown = home.run({"track", "show", "1", "--json"});
  const auto document = json::Document::parse(shown.out);
  CHECK(document->root()["title"].string() == "Medical Technologist");
  CHECK(document->root()["requisition"].string() == "R-7");
  const Run posting = home.run({"track", "show", "1", "--posting"});
  CHECK(posting.out.find("Bench work") != std::string::npos);
  const Run again = home.run({"track", "add", url + "?utm_source=mail", "--unless-applied"});
  CHECK(again.code == 1);
  CHECK(again.out.empty());
  CHECK(again.err.find("applied on 2026-11-22") != std::string::npos);
  CHECK(home.run({"track", "add", "--title", "MT", "--employer", "Example Health, Inc.",
                  "--requisition", "r-7", "--unless-applied"})
            .code == 1);
}

TEST_CASE("an address that does not answer is exit 4, and is kept where a title was typed") {
  const Home home;
  const std::string nobody = "http://127.0.0.1:9/jobs/1";
  CHECK(home.run({"track", "add", nobody}).code == 4);
  const Run by_hand = home.run({"track", "add", nobody, "--title", "MLS", "--employer", "E"});
  CHECK(by_hand.code == 0);
  CHECK(by_hand.err.find("its text is not kept") != std::string::npos);
}

TEST_CASE("searches mark what is tracked, and leave it out on demand") {
  const Home home;
  home.write("openings.ndjson",
             R"({"title":"MLS","employer":"Example Health","requisition":"R-1"})"
             "\n"
             R"({"title":"MLS","employer":"Example Health","requisition":"R-2"})"
             "\n"
             R"({"title":"MLT","employer":"Other Lab","url":"https://jobs.example.org/3"})"
             "\n");
  REQUIRE(home.run({"listing", "import", "openings.ndjson"}).code == 0);
  REQUIRE(home.run({"track", "add", "--title", "MLS", "--employer", "Example Health",
                    "--requisition", "R-1", "--status", "applied"})
              .code == 0);
  REQUIRE(home.run({"track", "add", "--title", "MLT", "--url", "http://www.jobs.example.org/3/"})
              .code == 0);
  const Run all = home.run({"search", "--offline", "--json"});
  const auto document = json::Document::parse(all.out);
  int tracked = 0;
  document->root()["listings"].each([&](json::Value value) {
    if (value["tracked"]["id"].integer()) ++tracked;
  });
  CHECK(tracked == 2);
  const Run rest = home.run({"search", "--offline", "--untracked", "--json"});
  const auto left = json::Document::parse(rest.out);
  CHECK(left->root()["total"].integer() == 1);
  CHECK(left->root()["listings"].at(0)["requisition"].string() == "R-2");
}

TEST_CASE("a backup that is restored into an empty home gives the same backup") {
  const Home home;
  home.write_profile("name = \"Test Person\"\n");
  home.write("resume.txt", "Bench work.\n");
  REQUIRE(home.run({"search", "--offline", "--save", "mine", "-q"}).code == 0);
  REQUIRE(home.run({"track", "add", "--title", "MLS", "--resume", "resume.txt"}).code == 0);
  REQUIRE(home.run({"track", "note", "1", "one"}).code == 0);
  REQUIRE(home.run({"track", "undo"}).code == 0);
  const Run backup = home.run({"backup", "-"});
  REQUIRE(backup.code == 0);
  const Home other;
  CHECK(other.run({"restore", "-"}, backup.out).code == 0);
  CHECK(other.run({"backup", "-"}).out == backup.out);
  const Run again = other.run({"restore", "-"}, backup.out);
  CHECK(again.code == 0);
  CHECK(other.run({"backup", "-"}).out == backup.out);
  CHECK(other.run({"restore", "-"}, "{}").code == 3);
}

TEST_CASE("versions of a résumé are compared in words, whatever their formats") {
  const Home home;
  const std::string made = std::string(MEDTECH_SOURCE) + "/tests/fixtures/resumes/made/";
  REQUIRE(home.run(add("MLS")).code == 0);
  REQUIRE(home.run({"track", "resume", "1", made + "bell.word_table.docx"}).code == 0);
  const Run same =
      home.run({"track", "diff", "bell.word_table.docx", made + "bell.word_table.pdf"});
  CHECK(same.code == 0);
  CHECK(same.out.empty());
  CHECK(same.err.contains("have the same words"));
  const Run changed =
      home.run({"track", "diff", "bell.word_table.docx", made + "bell.plain.txt", "--json"});
  CHECK(changed.code == 0);
  CHECK(*json::Document::parse(changed.out)->root()["words_added"].integer() > 0);
  home.write("cut.pdf", sys::read_file(made + "bell.word_table.pdf", 1 << 20).substr(0, 300));
  const Run cut = home.run({"track", "diff", "bell.word_table.docx", "cut.pdf"});
  CHECK(cut.code == 3);
  CHECK(cut.err.contains("cut.pdf: this PDF is damaged"));
}
