// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.hpp"
#include "core/net/client.hpp"
#include "tests/unit/net/client_fixture.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace medtech;
using namespace medtech::net;
using namespace medtech::testing;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;

Reply failing(int status, const std::string& retry_after = "") {
  Reply reply{.status = status};
  if (!retry_after.empty()) reply.headers = {{"Retry-After", retry_after}};
  return reply;
}

}  // namespace

TEST_CASE_FIXTURE(ClientFixture, "passing refusals are asked again until there is an answer") {
  for (const int status : {429, 500, 502, 503, 504}) {
    const std::string target = "/" + std::to_string(status);
    server.sequence(target, {failing(status), failing(status), Reply{.body = "good"}});
    const Outcome outcome = ask(server.url(target));
    REQUIRE(outcome.response);
    CHECK(outcome.response->body == "good");
    CHECK(outcome.attempts == 3);
    CHECK(server.counts(target).requests == 3);
  }
}

TEST_CASE_FIXTURE(ClientFixture, "a refusal that stays is a response with its status") {
  server.route("/down", failing(503));
  const Outcome outcome = ask(server.url("/down"));
  REQUIRE(outcome.response);
  CHECK(outcome.response->status == 503);
  CHECK(outcome.attempts == limits::attempts);
  CHECK(server.counts("/down").requests == limits::attempts);
}

TEST_CASE_FIXTURE(ClientFixture,
                  "Retry-After is waited for, while other groups on loopback go on") {
  server.sequence("/busy", {failing(429, "1"), Reply{.body = "good"}});
  server.route("/other", {.body = "x"});
  options.per_host = 1;
  const auto begun = Clock::now();
  Clock::time_point other_came{};
  client().submit(request_to("/busy"),
                  [](const Outcome& outcome) { CHECK(outcome.response.value().body == "good"); });
  auto other = request_to("/other");
  other.group = "another";
  client().submit(std::move(other), [&](const Outcome&) { other_came = Clock::now(); });
  client().run();
  CHECK(Clock::now() - begun >= 1s);
  CHECK(Clock::now() - begun < 3s);
  CHECK(other_came - begun < 900ms);
}

TEST_CASE_FIXTURE(ClientFixture, "a Retry-After beyond the bound is not waited for") {
  server.route("/busy", failing(503, "3600"));
  const auto begun = Clock::now();
  const Outcome outcome = ask(server.url("/busy"));
  CHECK(outcome.response.value().status == 503);
  CHECK(outcome.attempts == 1);
  CHECK(Clock::now() - begun < 1s);
}

TEST_CASE_FIXTURE(ClientFixture, "transfers that break off are tried again") {
  struct Row {
    const char* name;
    Reply reply;
  };
  const std::vector<Row> rows = {
      {"/truncated", ill_mannered(Reply::Manner::truncated, std::string(50'000, 'x'))},
      {"/closed", ill_mannered(Reply::Manner::closed)},
      {"/reset", ill_mannered(Reply::Manner::reset)},
      {"/stalled", ill_mannered(Reply::Manner::stalled, std::string(50'000, 'x'))},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.name));
    server.sequence(row.name, {row.reply, Reply{.body = "whole"}});
    const Outcome outcome = ask(server.url(row.name));
    REQUIRE(outcome.response);
    CHECK(outcome.response->body == "whole");
  }
}

TEST_CASE_FIXTURE(ClientFixture, "a transfer that always breaks off is an error of kind broken") {
  server.route("/truncated", ill_mannered(Reply::Manner::truncated, std::string(50'000, 'x')));
  const Outcome outcome = ask(server.url("/truncated"));
  CHECK_FALSE(outcome.response);
  REQUIRE(outcome.error);
  CHECK(outcome.error->kind == ErrorKind::network);
  CHECK(outcome.error->message.starts_with("the answer of 127.0.0.1:"));
  CHECK(outcome.failure == "broken");
  CHECK(outcome.attempts == limits::attempts);
}

TEST_CASE_FIXTURE(ClientFixture, "a server that falls silent is given up in time") {
  Request request = request_to("/silent");
  request.budget = 900ms;
  SUBCASE("before its answer") { server.route("/silent", ill_mannered(Reply::Manner::silent)); }
  SUBCASE("in the middle of it") {
    server.route("/silent", ill_mannered(Reply::Manner::stalled, "some bytes"));
  }
  const auto begun = Clock::now();
  const Outcome outcome = ask(request);
  REQUIRE(outcome.error);
  CHECK(outcome.failure == "timeout");
  CHECK(outcome.attempts <= 2);
  CHECK(Clock::now() - begun >= 300ms);
  CHECK(Clock::now() - begun < 3s);
}

TEST_CASE_FIXTURE(ClientFixture, "a group that waits for a silent host is given up as a whole") {
  server.route("/silent/*", ill_mannered(Reply::Manner::silent));
  server.route("/good/*", {.body = "x"});
  std::size_t failed = 0;
  std::size_t good = 0;
  for (int i = 0; i < 20; ++i) {
    Request request = request_to("/silent/" + std::to_string(i));
    request.budget = 500ms;
    request.group = "one source";
    client().submit(request, [&](const Outcome& outcome) {
      CHECK(outcome.failure == "timeout");
      ++failed;
    });
    request.url = server.url("/good/" + std::to_string(i));
    request.group = "another source";
    client().submit(request, [&](const Outcome& outcome) { good += outcome.response ? 1U : 0U; });
  }
  client().run();
  CHECK(failed == 20);
  CHECK(good == 20);
  CHECK(server.counts("/silent/*").requests <= limits::connections_per_host);
}

TEST_CASE_FIXTURE(ClientFixture, "a group that stalls behind its first answer ends in its budget") {
  server.route("/list", {.body = "x"});
  server.route("/silent/*", ill_mannered(Reply::Manner::silent));
  const auto submit = [&](const std::string& target, Client::Done done) {
    Request request = request_to(target);
    request.group = "one source";
    request.pace.at_once = 2;
    request.budget = 900ms;  // of which each attempt takes 300
    client().submit(std::move(request), std::move(done));
  };
  std::size_t failed = 0;
  submit("/list", [&](const Outcome&) {
    for (int i = 0; i < 12; ++i)
      submit("/silent/" + std::to_string(i), [&](const Outcome& outcome) {
        CHECK(outcome.failure == "timeout");
        ++failed;
      });
  });
  const auto begun = Clock::now();
  client().run();
  CHECK(failed == 12);
  CHECK(Clock::now() - begun < 1150ms);
}

TEST_CASE_FIXTURE(ClientFixture, "a silent host ends all groups in the budget of one, as it was") {
  server.route("/silent/*", ill_mannered(Reply::Manner::silent));
  std::vector<std::string> errors;
  for (int i = 0; i < 12; ++i) {
    Request request = request_to("/silent/" + std::to_string(i));
    request.group = "source " + std::to_string(i);
    request.budget = 900ms;
    client().submit(std::move(request), [&](const Outcome& outcome) {
      CHECK(outcome.failure == "timeout");
      errors.push_back(outcome.error.value().message);
    });
  }
  const auto begun = Clock::now();
  client().run();
  CHECK(Clock::now() - begun < 1150ms);
  REQUIRE(errors.size() == 12);
  std::size_t unsent = 0;
  for (const std::string& error : errors) {
    CAPTURE(error);
    CHECK_FALSE(error.ends_with(" 1 ms"));
    unsent += error.ends_with(" gave nothing of use for 900 ms, given up") ? 1U : 0U;
  }
  CHECK(unsent > 0);
}

TEST_CASE_FIXTURE(ClientFixture,
                  "time behind others of a host is not taken from a group's budget") {
  server.route("/slow/*", {.body = "x", .delay = 120ms});
  std::size_t answered = 0;
  for (int i = 0; i < 24; ++i) {  // four at once: more than 700 ms in all
    Request request = request_to("/slow/" + std::to_string(i));
    request.group = "source " + std::to_string(i % 12);
    request.budget = 400ms;
    client().submit(std::move(request),
                    [&](const Outcome& outcome) { answered += outcome.response ? 1U : 0U; });
  }
  client().run();
  CHECK(answered == 24);
}

TEST_CASE_FIXTURE(ClientFixture, "a group that its host refuses is given up as a whole") {
  Reply refusal = failing(429);
  refusal.delay = 30ms;
  server.route("/busy/*", refusal);
  std::size_t refused = 0;
  for (int i = 0; i < 50; ++i) {
    Request request = request_to("/busy/" + std::to_string(i));
    request.group = "one source";
    client().submit(request, [&, url = request.url](const Outcome& outcome) {
      CHECK(outcome.response.value().status == 429);
      CHECK(outcome.response->url == url);
      ++refused;
    });
  }
  client().run();
  CHECK(refused == 50);
  CHECK(server.received().size() < 100);
}

TEST_CASE_FIXTURE(ClientFixture, "a silent page does not harm others of a host that answers") {
  server.route("/silent", ill_mannered(Reply::Manner::silent));
  server.route("/slow/*", {.body = "x", .delay = 80ms});
  Request silent = request_to("/silent");
  silent.budget = 500ms;
  silent.group = "one source";
  client().submit(silent, ignore);
  std::size_t answered = 0;
  for (int i = 0; i < 20; ++i) {
    Request request = request_to("/slow/" + std::to_string(i));
    request.group = "one source";
    client().submit(request,
                    [&](const Outcome& outcome) { answered += outcome.response ? 1U : 0U; });
  }
  client().run();
  CHECK(answered == 20);
}

TEST_CASE_FIXTURE(ClientFixture, "a server that trickles is held to the time of an attempt") {
  server.route("/slow", {.body = "x", .delay = 5s});
  options.idle_timeout = 10s;
  Request request = request_to("/slow");
  request.timeout = 200ms;
  request.budget = 300ms;
  const auto begun = Clock::now();
  const Outcome outcome = ask(request);
  CHECK(outcome.failure == "timeout");
  CHECK(outcome.attempts == 1);
  CHECK(outcome.error.value().message.contains(" did not answer within "));
  CHECK(Clock::now() - begun < 1s);
}

TEST_CASE_FIXTURE(ClientFixture, "the budget cuts an attempt short") {
  server.route("/slow", {.body = "x", .delay = 5s});
  options.idle_timeout = 10s;
  Request request = request_to("/slow");
  request.budget = 200ms;
  const auto begun = Clock::now();
  CHECK(ask(request).failure == "timeout");
  CHECK(Clock::now() - begun < 1s);
}

TEST_CASE_FIXTURE(ClientFixture, "bodies beyond the bound are cut off, not tried again") {
  SUBCASE("an endless one") {
    server.route("/large", ill_mannered(Reply::Manner::endless, std::string(64'000, 'x')));
  }
  SUBCASE("one that says so") { server.route("/large", {.body = std::string(1'000'001, 'x')}); }
  SUBCASE("one that unpacks to more") { server.route("/large", gzip_bomb(50'000'000)); }
  Request request = request_to("/large");
  request.body_bytes = 1'000'000;
  const Outcome outcome = ask(request);
  REQUIRE(outcome.error);
  CHECK(outcome.failure == "too-large");
  CHECK(outcome.attempts == 1);
  CHECK(server.counts("/large").requests == 1);
}

TEST_CASE_FIXTURE(ClientFixture, "a body of exactly the bound is taken") {
  server.route("/large", {.body = std::string(1'000'000, 'x')});
  Request request = request_to("/large");
  request.body_bytes = 1'000'000;
  CHECK(ask(request).response.value().body.size() == 1'000'000);
}

TEST_CASE_FIXTURE(ClientFixture, "a gzip bomb is stopped at the usual bound") {
  server.route("/bomb", gzip_bomb(limits::body_bytes + 1));
  CHECK(ask(server.url("/bomb")).failure == "too-large");
}

TEST_CASE_FIXTURE(ClientFixture, "headers beyond the bound are cut off") {
  Reply reply{.body = "x"};
  for (int i = 0; i < 100; ++i) {
    reply.headers.emplace_back("X-Padding-" + std::to_string(i), std::string(4000, 'p'));
  }
  server.route("/headers", reply);
  const Outcome outcome = ask(server.url("/headers"));
  CHECK(outcome.failure == "too-large");
  REQUIRE(outcome.error);
  CHECK(outcome.error->message.starts_with("the headers of "));
}

TEST_CASE_FIXTURE(ClientFixture, "bodies in an encoding that can't be undone are an error") {
  Reply reply;
  reply.headers = {{"Content-Encoding", "gzip"}};
  reply.encoded_body = "this was never compressed";
  server.route("/broken", reply);
  const Outcome outcome = ask(server.url("/broken"));
  CHECK(outcome.failure == "broken");
  CHECK(outcome.attempts == 1);
}

TEST_CASE_FIXTURE(ClientFixture, "redirects are followed to the answer") {
  server.route("/a", redirect_to("/b?x=1", 301));
  server.route("/b", redirect_to(other.url("/c"), 307));
  other.route("/c", {.body = "there"});
  const Outcome outcome = ask(server.url("/a"));
  CHECK(outcome.response.value().body == "there");
  CHECK(outcome.response->url == other.url("/c"));
  CHECK(outcome.attempts == 1);
}

TEST_CASE_FIXTURE(ClientFixture, "redirects in circles come to an end") {
  server.route("/a", redirect_to("/b"));
  server.route("/b", redirect_to("/a"));
  const Outcome outcome = ask(server.url("/a"));
  REQUIRE(outcome.error);
  CHECK(outcome.failure == "redirect");
  CHECK(outcome.error->message.ends_with("redirects more than 5 times"));
  CHECK(server.received().size() == limits::redirects + 1);
}

TEST_CASE_FIXTURE(ClientFixture, "redirects to other kinds of address are not followed") {
  server.route("/a", redirect_to("file:///etc/passwd"));
  CHECK(ask(server.url("/a")).failure == "redirect");
}

TEST_CASE_FIXTURE(ClientFixture, "a port where nobody listens is told at once") {
  std::uint16_t port = 0;
  {
    const LoopbackServer gone;
    port = gone.port();
  }
  const std::string host = "127.0.0.1:" + std::to_string(port);
  const Outcome outcome = ask("http://" + host + "/jobs");
  REQUIRE(outcome.error);
  CHECK(outcome.failure == "connect");
  CHECK(outcome.error->message == "could not connect to " + host + " (connection refused)");
  CHECK_FALSE(outcome.error->hint.empty());
  CHECK(outcome.attempts == 1);
}

TEST_CASE_FIXTURE(ClientFixture, "a name that does not exist is told as such") {
  const Outcome outcome = ask("http://no-such-host.invalid/");
  CHECK(outcome.failure == "connect");
  CHECK(outcome.error.value().message ==
        "could not connect to no-such-host.invalid (unknown host)");
}

TEST_CASE_FIXTURE(ClientFixture, "a server without TLS is no secure one") {
  const Outcome outcome = ask("https://127.0.0.1:" + std::to_string(server.port()) + "/");
  CHECK(outcome.failure == "tls");
  CHECK(outcome.error.value().message.starts_with("no secure connection to 127.0.0.1:"));
}

TEST_CASE_FIXTURE(ClientFixture, "an address that can't be asked fails without asking") {
  const Outcome outcome = ask("ftp://x.example/");
  REQUIRE(outcome.error);
  CHECK(outcome.failure == "connect");
  CHECK(outcome.attempts == 0);
}
