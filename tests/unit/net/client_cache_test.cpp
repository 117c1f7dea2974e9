// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.hpp"
#include "core/net/client.hpp"
#include "core/store/database.hpp"
#include "tests/unit/net/client_fixture.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace medtech;
using namespace medtech::net;
using namespace medtech::testing;

namespace {

class CachingFixture : public ClientFixture {
 public:
  CachingFixture() { begin_anew(); }

  Response ask_for(const Request& request) { return ask(request).response.value(); }
  Response ask_for(const std::string& target) { return ask_for(request_to(target)); }
  std::string body_of(Response response) {
    return client().load_body(response) ? response.body : "no body";
  }
};

}  // namespace

TEST_CASE_FIXTURE(CachingFixture, "what has not changed is not sent again") {
  SUBCASE("told by ETag") { server.route("/board", {.body = "jobs", .etag = "\"1\""}); }
  SUBCASE("told by Last-Modified") {
    server.route("/board", {.body = "jobs", .last_modified = "Sun, 22 Nov 2026 12:00:00 GMT"});
  }
  const Response first = ask_for("/board");
  CHECK_FALSE(first.not_modified);
  CHECK(first.body == "jobs");
  begin_anew();
  const Response second = ask_for("/board");
  CHECK(second.not_modified);
  CHECK(second.asked);
  CHECK(second.status == 200);
  CHECK(second.body.empty());
  CHECK(second.digest == first.digest);
  CHECK(second.url == first.url);
  CHECK(second.content_type == first.content_type);
  CHECK(body_of(second) == "jobs");
  CHECK(server.counts("/board").requests == 2);
  CHECK(server.counts("/board").body_bytes == 4);
}

TEST_CASE_FIXTURE(CachingFixture, "what has changed takes the place of the copy") {
  server.sequence("/board",
                  {Reply{.body = "old", .etag = "\"1\""}, Reply{.body = "new", .etag = "\"2\""}});
  ask_for("/board");
  const Response changed = ask_for("/board");
  CHECK_FALSE(changed.not_modified);
  CHECK(changed.body == "new");
  const Response unchanged = ask_for("/board");
  CHECK(unchanged.not_modified);
  CHECK(body_of(unchanged) == "new");
}

TEST_CASE_FIXTURE(CachingFixture,
                  "a fresh copy is used without asking, unless it is to be refreshed") {
  server.route("/board",
               {.headers = {{"Cache-Control", "max-age=60"}}, .body = "jobs", .etag = "\"1\""});
  ask_for("/board");
  begin_anew();
  const Response fresh = ask_for("/board");
  CHECK(fresh.not_modified);
  CHECK_FALSE(fresh.asked);
  CHECK(body_of(fresh) == "jobs");
  CHECK(server.received().size() == 1);

  Request request = request_to("/board");
  request.caching = Request::Caching::refresh;
  const Response refreshed = ask_for(request);
  CHECK(refreshed.not_modified);
  CHECK(refreshed.asked);
  CHECK(server.received().size() == 2);
}

TEST_CASE_FIXTURE(CachingFixture, "a 304 renews the freshness of the copy") {
  server.sequence(
      "/board",
      {Reply{.body = "jobs", .etag = "\"1\""},
       Reply{.headers = {{"Cache-Control", "max-age=60"}}, .body = "jobs", .etag = "\"1\""}});
  ask_for("/board");
  CHECK(ask_for("/board").asked);
  CHECK_FALSE(ask_for("/board").asked);
}

TEST_CASE_FIXTURE(CachingFixture, "without the cache everything is asked anew") {
  server.route("/board",
               {.headers = {{"Cache-Control", "max-age=60"}}, .body = "jobs", .etag = "\"1\""});
  Request request = request_to("/board");
  request.caching = Request::Caching::none;
  ask_for(request);
  ask_for("/board");
  CHECK_FALSE(ask_for(request).not_modified);
  CHECK(server.counts("/board").body_bytes == 12);
}

TEST_CASE_FIXTURE(CachingFixture, "what must not be stored is not, and drops the copy") {
  server.sequence("/board",
                  {Reply{.body = "jobs", .etag = "\"1\""},
                   Reply{.headers = {{"Cache-Control", "no-store"}}, .body = "x", .etag = "\"2\""},
                   Reply{.body = "again", .etag = "\"1\""}});
  ask_for("/board");
  CHECK(ask_for("/board").body == "x");
  CHECK(ask_for("/board").body == "again");
}

TEST_CASE_FIXTURE(CachingFixture,
                  "failures and POSTs are not stored, and failures leave the copy") {
  server.sequence("/board",
                  {Reply{.body = "jobs", .etag = "\"1\""}, Reply{.status = 404, .etag = "\"2\""},
                   Reply{.body = "jobs", .etag = "\"1\""}});
  server.route("/post", {.body = "x", .etag = "\"1\""});
  ask_for("/board");
  CHECK(ask_for("/board").status == 404);
  CHECK(ask_for("/board").not_modified);
  Request post = request_to("/post");
  post.method = "POST";
  ask_for(post);
  CHECK_FALSE(ask_for(post).not_modified);
}

TEST_CASE_FIXTURE(CachingFixture, "other headers mean another copy") {
  server.handle("/board", [](const ReceivedRequest& request) {
    return Reply{.headers = {{"Cache-Control", "max-age=60"}}, .body = request.header("Accept")};
  });
  Request json = request_to("/board");
  json.headers = {{"Accept", "application/json"}};
  Request html = request_to("/board");
  html.headers = {{"Accept", "text/html"}};
  CHECK(ask_for(json).body == "application/json");
  CHECK(ask_for(html).body == "text/html");
  CHECK(body_of(ask_for(json)) == "application/json");
}

TEST_CASE_FIXTURE(CachingFixture, "the answer behind a redirect is validated where it came from") {
  server.route("/board", redirect_to("/real"));
  server.route("/real", {.body = "jobs", .etag = "\"1\""});
  CHECK(ask_for("/board").body == "jobs");
  const Response second = ask_for("/board");
  CHECK(second.not_modified);
  CHECK(second.url == server.url("/real"));
  CHECK(body_of(second) == "jobs");
  CHECK_FALSE(server.received().at(2).has_header("If-None-Match"));
  CHECK(server.received().at(3).has_header("If-None-Match"));
}

TEST_CASE_FIXTURE(CachingFixture, "a copy whose body is gone is asked for anew") {
  server.route("/board", {.body = "jobs", .etag = "\"1\""});
  ask_for("/board");
  Response unchanged = ask_for("/board");
  cache().forget(unchanged.cache_key);
  CHECK_FALSE(client().load_body(unchanged));
  CHECK(ask_for("/board").body == "jobs");
}

TEST_CASE_FIXTURE(CachingFixture, "nothing secret is written to the cache") {
  server.route("/board", redirect_to("/real?app_key=key-hidden&x=1"));
  server.route("/real", {.body = "jobs", .etag = "\"1\""});
  Request request = request_to("/board");
  request.url.replace(0, 7, "http://me:pass-hidden@");
  request.secret_headers = {{"Authorization", "head-hidden"}};
  request.secret_query = {{"app_key", "key-hidden"}};
  CHECK_FALSE(ask_for(request).not_modified);
  CHECK(ask_for(request).not_modified);
  begin_anew();
  store::Database file(cache_path());
  store::Statement rows = file.prepare("SELECT key || url || etag || content_type FROM entries");
  std::size_t count = 0;
  while (rows.step()) {
    ++count;
    CHECK_FALSE(std::string(rows.text(0)).contains("hidden"));
  }
  CHECK(count == 1);
}
