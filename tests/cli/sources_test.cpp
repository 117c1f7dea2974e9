// SPDX-License-Identifier: GPL-3.0-or-later
// The main job end to end: the real program asks a loopback server that plays sources with and
// without faults.
#include "core/format/json.hpp"
#include "tests/support/boards.hpp"
#include "tests/support/loopback_server.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

using medtech::json::Document;
using medtech::json::Value;
using medtech::testing::board;
using medtech::testing::board_path;
using medtech::testing::greenhouse_source;
using medtech::testing::Home;
using medtech::testing::json_reply;
using medtech::testing::LoopbackServer;
using medtech::testing::Reply;
using medtech::testing::Run;

namespace {

Document parsed(const Run& run) {
  INFO(run.err);
  auto document = Document::parse(run.out);
  REQUIRE(document.has_value());
  return std::move(*document);
}

Value source_named(const Document& document, const std::string& id) {
  Value found;
  document.root()["sources"].each([&](Value source) {
    if (source["id"].string_or_empty() == id) found = source;
  });
  return found;
}

}  // namespace

TEST_CASE("a search asks the sources, stores what they answer and finds it again without them") {
  LoopbackServer server;
  server.route(board_path("first"), json_reply(board(3)));
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  const Run run = home.run({"search", "infusion", "--near", "45202", "--json"});
  CHECK(run.code == 0);
  const Document document = parsed(run);
  CHECK(document.root()["schema"].string_or_empty() == "medtech.search/1");
  CHECK(document.root()["total"].integer() == 3);
  const Value listing = document.root()["listings"].at(0);
  CHECK(listing["employer"].string_or_empty() == "Example Health");
  CHECK(listing["pay"]["min"].number() == 30);
  CHECK(listing["pay"]["annual_max"].number() == 38 * 2080);
  CHECK(listing["locations"].at(0)["state"].string_or_empty() == "OH");
  CHECK(*listing["distance_miles"].number() < 10);
  CHECK(source_named(document, "first")["status"].string_or_empty() == "ok");
  const std::size_t asked = server.total().requests;
  const Run offline = home.run({"search", "infusion", "--offline", "--json"});
  CHECK(parsed(offline).root()["total"].integer() == 3);
  // Within `refresh` nobody is asked again.
  CHECK(parsed(home.run({"search", "infusion", "--json"})).root()["total"].integer() == 3);
  CHECK(server.total().requests == asked);
}

TEST_CASE("an unchanged board sends no body the second time, and nothing is stored twice") {
  LoopbackServer server;
  Reply reply = json_reply(board(5));
  reply.etag = "\"one\"";
  server.route(board_path("first"), reply);
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  REQUIRE(home.run({"search", "--json"}).code == 0);
  const auto bytes = server.total().body_bytes;
  const Document again = parsed(home.run({"search", "--refresh", "--json"}));
  CHECK(server.total().body_bytes == bytes);
  CHECK(again.root()["total"].integer() == 5);
  CHECK(source_named(again, "first")["status"].string_or_empty() == "not-modified");
}

TEST_CASE("what answered is stored, what failed is named, and the exit status tells") {
  LoopbackServer server;
  server.route(board_path("good"), json_reply(board(2)));
  Reply wall = json_reply("<!doctype html><title>Are you human?</title>");
  wall.headers = {{"Content-Type", "text/html"}};
  server.route(board_path("wall"), wall);
  Reply missing = json_reply("{}");
  missing.status = 404;
  server.route(board_path("gone"), missing);
  server.route(board_path("broken"), json_reply("{\"jobs\": [{\"id\": 1,"));
  const Home home;
  home.write_sources(greenhouse_source(server, "good") + greenhouse_source(server, "wall") +
                     greenhouse_source(server, "gone") + greenhouse_source(server, "broken"));
  const Run run = home.run({"search", "--json"});
  CHECK(run.code == 0);
  const Document document = parsed(run);
  CHECK(document.root()["total"].integer() == 2);
  for (const char* id : {"wall", "gone", "broken"}) {
    CAPTURE(id);
    CHECK(source_named(document, id)["status"].string_or_empty() == "failed");
    CHECK(!source_named(document, id)["error"].string_or_empty().empty());
    CHECK(run.err.find(std::string("source ") + id + " failed") != std::string::npos);
  }
  CHECK(home.run({"search", "--refresh", "--strict", "-q"}).code == 4);
  const Run named = home.run({"search", "--refresh", "--source", "gone", "--json"});
  CHECK(named.code == 4);
}

TEST_CASE("a failing source keeps its earlier listings; a board read whole proves what is gone") {
  LoopbackServer server;
  Reply trouble;
  trouble.status = 404;
  server.sequence(board_path("first"), {json_reply(board(3)), trouble, json_reply(board(1))});
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  REQUIRE(parsed(home.run({"search", "--json"})).root()["total"].integer() == 3);
  const Run failed = home.run({"search", "--refresh", "--json"});
  CHECK(failed.code == 4);
  CHECK(parsed(failed).root()["total"].integer() == 3);
  CHECK(parsed(home.run({"search", "--refresh", "--json"})).root()["total"].integer() == 1);
  const Document all = parsed(home.run({"search", "--offline", "--all", "--json"}));
  CHECK(all.root()["total"].integer() == 3);
}

TEST_CASE("--new shows what this run brought, or what came since the saved search was last shown") {
  LoopbackServer server;
  server.sequence(board_path("first"),
                  {json_reply(board(2)), json_reply(board(2)), json_reply(board(4))});
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  CHECK(
      parsed(home.run({"search", "--new", "--json", "--save", "mine"})).root()["total"].integer() ==
      2);
  const Run none =
      home.run({"search", "--saved", "mine", "--new", "--refresh", "--fail-if-empty", "--json"});
  CHECK(none.code == 1);
  CHECK(parsed(home.run({"search", "--refresh", "--json"})).root()["total"].integer() == 4);
  CHECK(parsed(home.run({"search", "--saved", "mine", "--new", "--offline", "--json"}))
            .root()["total"]
            .integer() == 2);
  CHECK(parsed(home.run({"search", "--saved", "mine", "--new", "--offline", "--json"}))
            .root()["total"]
            .integer() == 0);
}

TEST_CASE("a source that keeps failing beside one that answered earlier does not fail the search") {
  LoopbackServer server;
  server.sequence(board_path("good"), {json_reply(board(2)), json_reply(board(3))});
  server.route(board_path("broken"), json_reply("{\"jobs\": ["));
  const Home home;
  home.write_sources(greenhouse_source(server, "good") + greenhouse_source(server, "broken"));
  REQUIRE(home.run({"search", "--save", "mine", "-q"}).code == 0);
  // Now only what failed is due.
  const Run second = home.run({"search", "--json"});
  CHECK(second.code == 0);
  CHECK(second.err.find("source broken failed") != std::string::npos);
  CHECK(server.counts(board_path("good")).requests == 1);
  REQUIRE(home.run({"search", "--refresh", "--limit", "0", "-q"}).code == 0);
  const Run news = home.run({"search", "--saved", "mine", "--new", "--json"});
  CHECK(news.code == 0);
  CHECK(parsed(news).root()["total"].integer() == 1);
  CHECK(parsed(home.run({"search", "--saved", "mine", "--new", "--json"}))
            .root()["total"]
            .integer() == 0);
  CHECK(home.run({"search", "--strict", "-q"}).code == 4);
  CHECK(home.run({"search", "--source", "broken", "-q"}).code == 4);
  CHECK(home.run({"search", "--source", "good", "-q"}).code == 0);
}

TEST_CASE("another database, or one begun anew, is filled whatever was asked for the last one") {
  LoopbackServer server;
  server.route(board_path("first"), json_reply(board(3)));
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  const auto age_in = [&](const std::vector<std::string>& options) {
    std::vector<std::string> words{"source", "list", "--json"};
    words.insert(words.end(), options.begin(), options.end());
    return source_named(parsed(home.run(words)), "first")["age_seconds"].integer();
  };
  REQUIRE(parsed(home.run({"search", "--json"})).root()["total"].integer() == 3);
  CHECK(age_in({}).has_value());
  const std::string other = home.path("other.db");
  CHECK_FALSE(age_in({"--db", other}).has_value());
  CHECK(parsed(home.run({"search", "--json", "--db", other})).root()["total"].integer() == 3);
  CHECK(age_in({"--db", other}).has_value());
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(home.database() + suffix);
  CHECK_FALSE(age_in({}).has_value());
  CHECK(parsed(home.run({"search", "--json"})).root()["total"].integer() == 3);
  // And then again nobody is asked.
  const std::size_t asked = server.total().requests;
  CHECK(parsed(home.run({"search", "--json"})).root()["total"].integer() == 3);
  CHECK(server.total().requests == asked);
}

TEST_CASE(
    "a search is kept under its name also where its sources fail, and nothing counts as seen") {
  LoopbackServer server;
  server.sequence(board_path("first"), {json_reply("{"), json_reply(board(2))});
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  const Run failed = home.run({"search", "pumps", "--save", "mine"});
  CHECK(failed.code == 4);
  CHECK(failed.err.find("medtech: error: source first did not answer\n  hint: `medtech source test "
                        "first` asks again") != std::string::npos);
  CHECK(failed.err.find("`medtech search` asks them") == std::string::npos);
  CHECK(parsed(home.run({"search", "--saved", "mine", "--new", "--json"}))
            .root()["total"]
            .integer() == 2);
}

TEST_CASE("where no server is reached at all the network is named as the likely cause") {
  const Home home;
  home.write_sources(
      "[[source]]\nid = \"a\"\nkind = \"greenhouse\"\nboard = \"a\"\n"
      "base_url = \"http://127.0.0.1:1\"\n"
      "[[source]]\nid = \"b\"\nkind = \"lever\"\nsite = \"b\"\n"
      "base_url = \"http://127.0.0.1:1\"\n");
  const Run run = home.run({"search"});
  CHECK(run.code == 4);
  CHECK(run.err.find("medtech: error: none of 2 sources answered\n  hint: there seems to be no "
                     "connection to the network") != std::string::npos);
}

TEST_CASE("with --strict an item that can't be read is bad input") {
  LoopbackServer server;
  std::string text = board(2);
  text.replace(text.find(R"("title":"Biomedical Equipment Technician")"),
               std::string(R"("title":"Biomedical Equipment Technician")").size(), R"("title":"")");
  server.route(board_path("first"), json_reply(text));
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  const Run lenient = home.run({"search", "--json"});
  CHECK(lenient.code == 0);
  CHECK(parsed(lenient).root()["total"].integer() == 1);
  const Home strict;
  strict.write_sources(greenhouse_source(server, "first"));
  const Run run = strict.run({"search", "--strict", "--json"});
  CHECK(run.code == 3);
  CHECK(parsed(run).root()["total"].integer() == 1);
  CHECK(run.err.find("medtech: error: 1 item could not be read") != std::string::npos);
}

TEST_CASE("what a cut or narrowed look at a saved search left out stays new") {
  LoopbackServer server;
  server.sequence(board_path("first"), {json_reply(board(1)), json_reply(board(6))});
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  REQUIRE(home.run({"search", "pumps", "--save", "mine", "-q"}).code == 0);
  REQUIRE(home.run({"search", "--refresh", "-q"}).code == 0);
  const auto found = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"search", "--saved", "mine", "--new", "--offline", "--json"});
    return parsed(home.run(options)).root()["total"].integer();
  };
  CHECK(found({"--limit", "2"}) == 5);
  CHECK(found({"--state", "KY"}) == 0);
  CHECK(found({"zebra"}) == 0);
  CHECK(found({"--sort", "pay", "--limit", "5"}) == 5);
  CHECK(found({}) == 0);
}

TEST_CASE("no byte of a listing reaches the terminal, HTML or CSV as a command") {
  LoopbackServer server;
  server.route(
      board_path("first"),
      json_reply(board(
          1, R"(=cmd|'/c calc'!A1 \u001b]0;owned\u0007\u202eevil <script>alert(1)</script>)")));
  const Home home;
  home.write_sources(greenhouse_source(server, "first"));
  REQUIRE(home.run({"search", "-q"}).code == 0);
  for (const char* format : {"table", "json", "ndjson", "csv", "markdown", "html", "urls"}) {
    CAPTURE(format);
    const Run run = home.run({"search", "--offline", "--format", format, "--color", "never"});
    CHECK(run.code == 0);
    CHECK(run.out.find('\x1b') == std::string::npos);
    CHECK(run.out.find('\x07') == std::string::npos);
    CHECK(run.out.find("\xE2\x80\xAE") == std::string::npos);
    if (std::string(format) == "html") CHECK(run.out.find("<script") == std::string::npos);
    if (std::string(format) == "csv") CHECK(run.out.find(",=cmd") == std::string::npos);
  }
}
