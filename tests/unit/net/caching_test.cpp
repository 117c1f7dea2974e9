// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/caching.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech::net;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

constexpr sys_seconds now{seconds(1'795'348'800)};
const std::string url = "https://x.example/jobs";

Request request_to(const std::string& address) {
  Request request;
  request.url = address;
  return request;
}

Answer good_answer() {
  Answer answer;
  answer.head.status = 200;
  answer.head.etag = "\"1\"";
  answer.head.content_type = "application/json";
  return answer;
}

}  // namespace

TEST_CASE("a cache key holds address and headers, but nothing secret") {
  Request request = request_to("https://me:hidden@X.example/jobs?a=1#top");
  request.headers = {{"Accept", "application/json"}, {"A", "b"}};
  request.secret_headers = {{"Authorization", "Bearer hidden"}};
  request.secret_query = {{"app_key", "hidden"}};
  const std::string key = cache_key(request);
  CHECK(key == "https://x.example/jobs?a=1\na: b\naccept: application/json");
  std::swap(request.headers[0], request.headers[1]);
  CHECK(cache_key(request) == key);
}

TEST_CASE("what is not to be cached has no key") {
  Request request = request_to(url);
  CHECK_FALSE(cache_key(request).empty());
  request.caching = Request::Caching::none;
  CHECK(cache_key(request).empty());
  request.caching = Request::Caching::refresh;
  request.method = "POST";
  CHECK(cache_key(request).empty());
  CHECK(cache_key(request_to("nowhere")).empty());
}

TEST_CASE("a copy is fresh from when it was stored until its time is over") {
  CachedResponse copy;
  copy.stored = now;
  copy.fresh_until = now + seconds(60);
  CHECK(is_fresh(copy, now));
  CHECK(is_fresh(copy, now + seconds(59)));
  CHECK_FALSE(is_fresh(copy, now + seconds(60)));
  CHECK_FALSE(is_fresh(copy, now - seconds(1)));
}

TEST_CASE("conditions are made of what the copy has, for its own address alone") {
  CachedResponse copy;
  copy.url = url;
  CHECK(conditions(copy, url).empty());
  copy.etag = "W/\"1\"";
  copy.last_modified = "Sun, 22 Nov 2026 12:00:00 GMT";
  CHECK(conditions(copy, url) ==
        std::vector<std::string>{"If-None-Match: W/\"1\"",
                                 "If-Modified-Since: Sun, 22 Nov 2026 12:00:00 GMT"});
  CHECK(conditions(copy, "https://x.example/other").empty());
}

TEST_CASE("only whole good answers that can be of use are stored") {
  const auto stored = storable(good_answer(), url, 7, now);
  REQUIRE(stored);
  CHECK(stored->etag == "\"1\"");
  CHECK(stored->content_type == "application/json");
  CHECK(stored->url == url);
  CHECK(stored->stored == now);
  CHECK(stored->fresh_until == now);
  CHECK(stored->digest == 7);

  Answer answer = good_answer();
  SUBCASE("other statuses") { answer.head.status = 206; }
  SUBCASE("no-store") { answer.head.cache_control = "no-store"; }
  SUBCASE("Vary: *") { answer.head.vary = "*"; }
  SUBCASE("neither validator nor freshness") { answer.head.etag.clear(); }
  CHECK_FALSE(storable(answer, url, 7, now));
}

TEST_CASE("freshness alone is a reason to store") {
  Answer answer = good_answer();
  answer.head.etag.clear();
  answer.head.cache_control = "max-age=60";
  const auto stored = storable(answer, url, 7, now);
  REQUIRE(stored);
  CHECK(stored->fresh_until == now + seconds(60));
}

TEST_CASE("that there is no such page is kept for a day, where the page would be kept") {
  Answer answer = good_answer();
  answer.head.status = 404;
  CHECK_FALSE(storable(answer, url, 7, now));
  const auto stored = storable(answer, url, 7, now, std::chrono::days(3));
  REQUIRE(stored);
  CHECK(stored->status == 404);
  CHECK(stored->fresh_until == now + std::chrono::days(1));
  CHECK(conditions(*stored, url).empty());
  CHECK(response_of(*stored, "key").status == 404);
  answer.head.status = 503;
  CHECK_FALSE(storable(answer, url, 7, now, std::chrono::days(3)));
}
