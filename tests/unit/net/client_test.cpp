// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/client.hpp"

#include "core/base/digest.hpp"
#include "core/base/limits.hpp"
#include "tests/unit/net/client_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

using namespace medtech;
using namespace medtech::net;
using namespace medtech::testing;
using namespace std::chrono_literals;

TEST_CASE_FIXTURE(ClientFixture, "an answer comes with status, type, body and digest") {
  server.route("/jobs", {.headers = {{"Content-Type", "Application/JSON; charset=UTF-8"}},
                         .body = "{\"jobs\":[]}"});
  const Outcome outcome = ask(server.url("/jobs?a=1#top"));
  REQUIRE(outcome.response);
  CHECK_FALSE(outcome.error);
  CHECK(outcome.attempts == 1);
  CHECK(outcome.response->status == 200);
  CHECK(outcome.response->url == server.url("/jobs?a=1"));
  CHECK(outcome.response->content_type == "application/json; charset=utf-8");
  CHECK(outcome.response->body == "{\"jobs\":[]}");
  CHECK(outcome.response->digest == digest64("{\"jobs\":[]}"));
  CHECK(outcome.response->asked);
  CHECK_FALSE(outcome.response->not_modified);
  const ReceivedRequest request = server.received().at(0);
  CHECK(request.method == "GET");
  CHECK(request.target == "/jobs?a=1");
  CHECK(request.header("User-Agent") == "medtech-test/1");
  CHECK(request.header("Accept-Encoding").contains("gzip"));
  CHECK_FALSE(request.has_header("Cookie"));
}

TEST_CASE_FIXTURE(ClientFixture, "a POST sends its body and type, and may page by it") {
  server.handle("/wday/jobs", [](const ReceivedRequest& request) {
    return Reply{.body = request.body.contains("\"offset\":20") ? "second" : "first"};
  });
  Request request = request_to("/wday/jobs");
  request.method = "POST";
  request.headers = {{"Content-Type", "application/json"}};
  request.body = "{\"offset\":0}";
  std::vector<std::string> bodies;
  client().submit(request, [&](const Outcome& first) {
    bodies.push_back(first.response.value().body);
    request.body = "{\"offset\":20}";
    client().submit(request,
                    [&](const Outcome& next) { bodies.push_back(next.response.value().body); });
  });
  client().run();
  CHECK(bodies == std::vector<std::string>{"first", "second"});
  CHECK(server.received().at(0).method == "POST");
  CHECK(server.received().at(0).header("Content-Type") == "application/json");
  CHECK(server.received().at(1).body == "{\"offset\":20}");
  CHECK(server.connections() == 1);
}

TEST_CASE_FIXTURE(ClientFixture, "a large POST is sent at once") {
  server.handle("/big", [](const ReceivedRequest& request) {
    return Reply{.body = std::to_string(request.body.size())};
  });
  Request request = request_to("/big");
  request.method = "POST";
  request.body = std::string(3'000'000, 'x');
  CHECK(ask(request).response.value().body == "3000000");
  CHECK_FALSE(server.received().at(0).has_header("Expect"));
}

TEST_CASE_FIXTURE(ClientFixture, "compressed bodies are unpacked, and counted as they came") {
  const std::string body(200'000, 'a');
  server.route("/gzip", {.body = body, .gzip = true});
  const Response response = ask(server.url("/gzip")).response.value();
  CHECK(response.body == body);
  CHECK(response.bytes_received == server.counts("/gzip").body_bytes);
  CHECK(response.bytes_received < 10'000);
}

TEST_CASE_FIXTURE(ClientFixture, "an answer of any status is a response") {
  for (const int status : {204, 400, 401, 403, 404, 422}) {
    const std::string target = "/" + std::to_string(status);
    server.route(target, {.status = status});
    const Outcome outcome = ask(server.url(target));
    REQUIRE(outcome.response);
    CHECK(outcome.response->status == status);
    CHECK(outcome.attempts == 1);
  }
}

TEST_CASE_FIXTURE(ClientFixture, "an empty body and empty headers are an answer too") {
  server.route("/empty", {});
  CHECK(ask(server.url("/empty")).response.value().body.empty());
}

TEST_CASE_FIXTURE(ClientFixture, "no more than the bound is asked of one host at a time") {
  server.route("/slow/*", {.body = "x", .delay = 40ms});
  std::size_t done = 0;
  for (int i = 0; i < 12; ++i) {
    client().submit(request_to("/slow/" + std::to_string(i)), [&](const Outcome& outcome) {
      CHECK(outcome.response);
      ++done;
    });
  }
  client().run();
  CHECK(done == 12);
  CHECK(server.counts("/slow/*").most_at_once == limits::connections_per_host);
  CHECK(server.connections() <= limits::connections_per_host);
}

TEST_CASE_FIXTURE(ClientFixture, "a smaller bound a host is kept") {
  server.route("/slow/*", {.body = "x", .delay = 5ms});
  options.per_host = 1;
  for (int i = 0; i < 5; ++i) client().submit(request_to("/slow/" + std::to_string(i)), ignore);
  client().run();
  CHECK(server.counts("/slow/*").most_at_once == 1);
}

TEST_CASE_FIXTURE(ClientFixture, "no spacing is kept toward loopback") {
  server.route("/a", {.body = "x"});
  options.spacing = 10s;
  for (int i = 0; i < 5; ++i) client().submit(request_to("/a"), ignore);
  const auto begun = std::chrono::steady_clock::now();
  client().run();
  CHECK(std::chrono::steady_clock::now() - begun < 5s);
}

TEST_CASE_FIXTURE(ClientFixture, "what is cancelled is not delivered") {
  server.route("/running", ill_mannered(Reply::Manner::silent));
  server.route("/quick", {.body = "x", .delay = 100ms});  // until the other one has come
  options.per_host = 2;
  bool delivered = false;
  const auto refuse = [&](const Outcome&) { delivered = true; };
  const std::size_t running = client().submit(request_to("/running"), refuse);
  std::size_t waiting = 0;
  client().submit(request_to("/quick"), [&](const Outcome&) {
    client().cancel(running);
    client().cancel(waiting);
    client().cancel(12345);
  });
  waiting = client().submit(request_to("/never"), refuse);
  client().run();
  CHECK_FALSE(delivered);
  CHECK(server.received().size() == 2);
}

TEST_CASE_FIXTURE(ClientFixture, "what is cancelled before it runs is never asked") {
  client().cancel(client().submit(request_to("/never"), ignore));
  client().run();
  CHECK(server.received().empty());
}

TEST_CASE_FIXTURE(ClientFixture, "an interrupt ends the run within a moment") {
  static volatile std::sig_atomic_t interrupted = 0;
  interrupted = 0;
  server.route("/silent", ill_mannered(Reply::Manner::silent));
  options.interrupted = &interrupted;
  client().submit(request_to("/silent"), ignore);
  std::size_t ticks = 0;
  std::chrono::steady_clock::time_point when{};
  const auto tick = [&] {
    if (++ticks < 2) return;
    interrupted = 1;
    when = std::chrono::steady_clock::now();
  };
  CHECK_THROWS_AS(client().run(tick), Error);
  CHECK(std::chrono::steady_clock::now() - when < 1s);
}

TEST_CASE_FIXTURE(ClientFixture, "the tick comes a few times a second") {
  server.route("/slow", {.body = "x", .delay = 700ms});
  std::size_t ticks = 0;
  client().submit(request_to("/slow"), ignore);
  client().run([&] { ++ticks; });
  CHECK(ticks >= 2);
  CHECK(ticks <= 5);
}

TEST_CASE_FIXTURE(ClientFixture, "an error in a callback leaves the client of use") {
  server.route("/a", {.body = "x"});
  client().submit(request_to("/a"), [](const Outcome&) { throw Error(ErrorKind::input, "bad"); });
  CHECK_THROWS_AS(client().run(), Error);
  CHECK(ask(server.url("/a")).response);
}

TEST_CASE_FIXTURE(ClientFixture, "secrets reach their server and nothing else") {
  server.route("/jobs", {.body = "x", .etag = "\"1\""});
  server.route("/away", redirect_to(other.url("/landed?app_key=key%20hidden&x=1")));
  server.route("/failing", {.status = 404});
  other.route("/landed", {.body = "y"});
  const auto secret = [&](const std::string& target) {
    Request request = request_to(target);
    request.url.replace(0, 7, "http://me:pass-hidden@");
    request.secret_headers = {{"Authorization-Key", "head-hidden"}};
    request.secret_query = {{"app_key", "key hidden"}};
    return request;
  };
  const Outcome direct = ask(secret("/jobs"));
  CHECK(direct.response.value().url == server.url("/jobs"));
  const ReceivedRequest asked = server.received().at(0);
  CHECK(asked.header("Authorization-Key") == "head-hidden");
  CHECK(asked.query == "app_key=key%20hidden");
  CHECK(asked.header("Authorization").starts_with("Basic "));

  CHECK(ask(secret("/away")).response.value().url == other.url("/landed?x=1"));
  const ReceivedRequest landed = other.received().at(0);
  CHECK_FALSE(landed.has_header("Authorization-Key"));
  CHECK_FALSE(landed.has_header("Authorization"));
  CHECK(landed.query == "x=1");

  Request lost = secret("/jobs");
  lost.url = "http://me:pass-hidden@127.0.0.1:1/jobs";
  const Outcome failed = ask(lost);
  REQUIRE(failed.error);
  CHECK(ask(secret("/failing")).response);
  std::string told = failed.error->message + failed.error->hint;
  for (const std::string& line : log) told += line;
  CHECK(told.contains("/jobs"));
  CHECK_FALSE(told.contains("hidden"));
}

TEST_CASE_FIXTURE(ClientFixture, "a header of the request's own takes the place of the usual one") {
  server.route("/a", {.body = "x"});
  Request request = request_to("/a");
  request.secret_headers = {{"User-Agent", "me@example.org"}};
  CHECK(ask(request).response);
  CHECK(server.received().at(0).header("User-Agent") == "me@example.org");
}

TEST_CASE_FIXTURE(ClientFixture, "forty boards come over a few connections") {
  const std::string body(100'000, 'b');
  server.route("/board/*", {.body = body});
  std::size_t bytes = 0;
  for (int i = 0; i < 40; ++i) {
    client().submit(request_to("/board/" + std::to_string(i)),
                    [&](const Outcome& outcome) { bytes += outcome.response.value().body.size(); });
  }
  client().run();
  CHECK(bytes == 40 * body.size());
  CHECK(server.connections() <= limits::connections_per_host);
}

TEST_CASE_FIXTURE(ClientFixture, "a proxy that the environment names is used") {
  server.route("http://nowhere.invalid/jobs", {.body = "by proxy"});
  setenv("http_proxy", server.url().c_str(), 1);
  const Outcome outcome = ask("http://nowhere.invalid/jobs");
  unsetenv("http_proxy");
  CHECK(outcome.response.value().body == "by proxy");
}

TEST_CASE_FIXTURE(ClientFixture,
                  "calls of other threads are made from run(), which waits for them") {
  server.route("/slow", {.body = "slow", .delay = 50ms});
  const std::thread::id here = std::this_thread::get_id();
  std::vector<std::string> order;
  client().submit(request_to("/slow"), [&](const Outcome&) { order.emplace_back("answer"); });
  client().expect();
  client().expect();
  std::thread thread([&] {
    client().bring([&] {
      CHECK(std::this_thread::get_id() == here);
      order.emplace_back("first");
    });
    std::this_thread::sleep_for(120ms);
    client().bring([&] { order.emplace_back("last"); });
  });
  client().run();
  thread.join();
  CHECK(order == std::vector<std::string>{"first", "answer", "last"});
  client().expect();
  client().bring([] { throw 7; });
  CHECK_THROWS_AS(client().run(), int);
}
