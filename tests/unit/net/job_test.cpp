// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/job.hpp"

#include "core/base/limits.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace medtech;
using namespace medtech::net;

namespace {

Job job_to(const std::string& url) {
  Request request;
  request.url = url;
  request.headers = {{"Accept", "application/json"}};
  request.secret_headers = {{"Authorization", "Bearer hidden"}};
  request.secret_query = {{"app_key", "key&hidden"}};
  return begin_job(std::move(request)).value();
}

AnswerHead redirect(const std::string& location, int status = 302) {
  AnswerHead head;
  head.status = status;
  head.location = location;
  return head;
}

bool has(const Question& question, const std::string& header) {
  return std::ranges::find(question.headers, header) != question.headers.end();
}

bool tells(const Question& question, const std::string& words) {
  return question.url.contains(words) ||
         std::ranges::any_of(question.headers,
                             [&](const std::string& header) { return header.contains(words); });
}

}  // namespace

TEST_CASE("a question carries headers, secrets and login of its request") {
  const Job job = job_to("https://me:pass%21@x.example/jobs?a=1#top");
  const Question question = question_of(job);
  CHECK(question.url == "https://x.example/jobs?a=1&app_key=key%26hidden");
  CHECK(has(question, "Accept: application/json"));
  CHECK(has(question, "Authorization: Bearer hidden"));
  REQUIRE(question.login);
  CHECK(question.login->user == "me");
  CHECK(question.login->password == "pass!");
}

TEST_CASE("an address that can't be asked begins no job") {
  Request request;
  request.url = "ftp://x.example/";
  CHECK_FALSE(begin_job(request));
}

TEST_CASE("no header can smuggle another one in") {
  Request request;
  request.url = "https://x.example/";
  request.headers = {{"A", "b\r\nC: d"}, {"E\r\nF", "g"}, {"", "h"}, {"I", ""}, {"J:", "k"}};
  const Question question = question_of(begin_job(request).value());
  CHECK(question.headers == std::vector<std::string>{"A: bC: d", "I;"});
}

TEST_CASE("conditions go along where the copy is of this very address") {
  Job job = job_to("https://x.example/jobs");
  job.copy = CachedResponse{};
  job.copy->etag = "\"1\"";
  job.copy->url = "https://x.example/jobs";
  CHECK(has(question_of(job), "If-None-Match: \"1\""));
  job.copy->url = "https://x.example/other";
  CHECK_FALSE(has(question_of(job), "If-None-Match: \"1\""));
}

TEST_CASE("secrets stay with their origin") {
  Job job = job_to("https://me:pass@x.example/jobs");
  SUBCASE("another host") { REQUIRE(follow_redirect(job, redirect("https://y.example/jobs"))); }
  SUBCASE("another port") { REQUIRE(follow_redirect(job, redirect("https://x.example:444/"))); }
  SUBCASE("a server that hands the secret on") {
    REQUIRE(follow_redirect(
        job,
        redirect("https://y.example/?app_key=key%26hidden&back=key%2526hidden&u=key%26hidden")));
    CHECK(to_string(job.url) == "https://y.example/?back=key%2526hidden");
  }
  const Question question = question_of(job);
  CHECK_FALSE(tells(question, "Bearer"));
  CHECK_FALSE(tells(question, "key%26hidden"));
  CHECK_FALSE(question.login);
  CHECK(has(question, "Accept: application/json"));
}

TEST_CASE("secrets come back when a redirect returns to their origin") {
  Job job = job_to("https://x.example/jobs");
  REQUIRE(follow_redirect(job, redirect("https://y.example/")));
  REQUIRE(follow_redirect(job, redirect("https://x.example/again?app_key=key%26hidden")));
  const Question question = question_of(job);
  CHECK(question.url == "https://x.example/again?app_key=key%26hidden");
  CHECK(has(question, "Authorization: Bearer hidden"));
  CHECK(to_string(job.url) == "https://x.example/again");
}

TEST_CASE("redirects are followed only where they may lead") {
  Job job = job_to("https://x.example/jobs/list");
  CHECK(follow_redirect(job, redirect("http://x.example/")).error() == "from https to http");
  CHECK(follow_redirect(job, redirect("ftp://x.example/")).error() ==
        "to an address that is not http or https");
  CHECK(follow_redirect(job, redirect("javascript:alert(1)")).error() ==
        "to an address that is not http or https");
  CHECK(to_string(job.url) == "https://x.example/jobs/list");
  REQUIRE(follow_redirect(job, redirect("../other?b#c")));
  CHECK(to_string(job.url) == "https://x.example/other?b");
}

TEST_CASE("http may become https, and redirects are counted") {
  Job job = job_to("http://x.example/");
  REQUIRE(follow_redirect(job, redirect("https://x.example/")));
  for (std::size_t i = 1; i < limits::redirects; ++i) REQUIRE(follow_redirect(job, redirect("/")));
  CHECK(follow_redirect(job, redirect("/")).error() == "more than 5 times");
}

TEST_CASE("a POST that is sent elsewhere stays one only where the status says so") {
  Request request;
  request.method = "POST";
  request.url = "https://x.example/jobs";
  request.headers = {{"Content-Type", "application/json"}, {"Accept", "*/*"}};
  request.body = "{}";
  Job job = begin_job(request).value();
  CHECK(question_of(job).body == "{}");
  SUBCASE("307") { REQUIRE(follow_redirect(job, redirect("/b", 307))); }
  SUBCASE("308") { REQUIRE(follow_redirect(job, redirect("/b", 308))); }
  if (job.redirects == 1) {
    CHECK(question_of(job).method == "POST");
    CHECK(question_of(job).body == "{}");
  } else {
    REQUIRE(follow_redirect(job, redirect("/b", 303)));
    const Question question = question_of(job);
    CHECK(question.method == "GET");
    CHECK(question.body.empty());
    CHECK(question.headers == std::vector<std::string>{"Accept: */*"});
  }
}

TEST_CASE("statuses that redirect need an address to do so") {
  for (const int status : {301, 302, 303, 307, 308}) CHECK(is_redirect(redirect("/", status)));
  CHECK_FALSE(is_redirect(redirect("", 302)));
  CHECK_FALSE(is_redirect(redirect("/", 300)));
  CHECK_FALSE(is_redirect(redirect("/", 304)));
  CHECK_FALSE(is_redirect(redirect("/", 200)));
}

TEST_CASE("what an answer repeats of secrets is written over, in addresses too") {
  Request request;
  request.secret_headers = {{"Authorization-Key", "abc+def/12345="}, {"X-Short", "abc"}};
  request.secret_query = {{"app_id", "a1b2c3d4"}};
  std::string body = "abc: abc+def/12345= abc%2Bdef%2F12345%3D utm_source=a1b2c3d4&x=a1b2c3d";
  conceal_secrets(body, request);
  CHECK(body == "abc: xxxxxxxxxxxxxx xxxxxxxxxxxxxxxxxxxx utm_source=xxxxxxxx&x=a1b2c3d");
}

TEST_CASE("a redirect that holds a secret outside its query is not followed") {
  Request request;
  request.url = "https://x.example/jobs";
  request.secret_query = {{"app_key", "secret-key-1"}};
  Job job = begin_job(request).value();
  const auto followed = follow_redirect(job, redirect("https://y.example/secret-key-1/jobs", 302));
  REQUIRE_FALSE(followed);
  CHECK(followed.error() == "to an address that holds the key");
  REQUIRE(follow_redirect(job, redirect("https://y.example/jobs?k=secret-key-1&page=2", 302)));
  CHECK(question_of(job).url == "https://y.example/jobs?page=2");
}
