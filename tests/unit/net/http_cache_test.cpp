// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_cache.hpp"

#include "core/base/digest.hpp"
#include "core/base/limits.hpp"
#include "core/store/database.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

using namespace medtech;
using namespace medtech::net;
using std::chrono::seconds;
using std::chrono::sys_seconds;

namespace {

constexpr sys_seconds now{seconds(1'795'348'800)};

struct Fixture {
  testing::TemporaryDirectory directory;
  std::string path = directory.file("cache/http.db");
};

CachedResponse entry_for(std::string_view body, sys_seconds stored = now) {
  return {.etag = "\"1\"",
          .last_modified = "Sun, 22 Nov 2026 12:00:00 GMT",
          .content_type = "application/json",
          .url = "https://x.example/jobs",
          .stored = stored,
          .fresh_until = stored + seconds(60),
          .digest = digest64(body)};
}

void put(HttpCache& cache, const std::string& key, std::string_view body, sys_seconds at = now) {
  cache.store(key, entry_for(body, at), body);
}

std::string read_file(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

void write_file(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "what is stored is found again, by another process too") {
  const std::string body("a\0b\xFF {} \n", 9);
  {
    HttpCache cache(path);
    CHECK_FALSE(cache.find("k"));
    CHECK_FALSE(cache.find_body("k"));
    put(cache, "k", body);
    CHECK(cache.find("k") == entry_for(body));
  }
  HttpCache cache(path);
  CHECK(cache.find("k") == entry_for(body));
  CHECK(cache.find_body("k") == body);
  CHECK_FALSE(cache.find("K"));
}

TEST_CASE_FIXTURE(Fixture, "a new answer takes the place of the old one") {
  HttpCache cache(path);
  put(cache, "k", "old");
  put(cache, "k", "", now + seconds(5));
  CHECK(cache.find("k") == entry_for("", now + seconds(5)));
  CHECK(cache.find_body("k") == "");
}

TEST_CASE_FIXTURE(Fixture, "confirming an entry renews its instants and nothing else") {
  HttpCache cache(path);
  put(cache, "k", "body");
  cache.touch("k", now + seconds(100), now + seconds(700));
  CachedResponse expected = entry_for("body");
  expected.stored = now + seconds(100);
  expected.fresh_until = now + seconds(700);
  CHECK(cache.find("k") == expected);
  CHECK(cache.find_body("k") == "body");
  cache.touch("unknown", now, now);
  CHECK_FALSE(cache.find("unknown"));
}

TEST_CASE_FIXTURE(Fixture, "what is forgotten is gone, body and all") {
  HttpCache cache(path);
  put(cache, "k", "body");
  cache.forget("k");
  cache.forget("unknown");
  CHECK_FALSE(cache.find("k"));
  CHECK_FALSE(cache.find_body("k"));
  cache.commit();
  store::Database file(path);
  store::Statement bodies = file.prepare("SELECT count(*) FROM bodies");
  REQUIRE(bodies.step());
  CHECK(bodies.int64(0) == 0);
}

TEST_CASE_FIXTURE(Fixture, "two open caches see what the other one committed") {
  HttpCache first(path);
  HttpCache second(path);
  put(first, "a", "1");
  first.commit();
  CHECK(second.find_body("a") == "1");
  put(second, "b", "2");
  second.commit();
  CHECK(first.find_body("b") == "2");
}

TEST_CASE_FIXTURE(Fixture, "real instants are remembered under a name") {
  {
    HttpCache cache(path);
    CHECK_FALSE(cache.marked("trimedx"));
    cache.mark("trimedx", now);
    cache.mark("trimedx", now + seconds(1));
  }
  HttpCache cache(path);
  CHECK(cache.marked("trimedx") == now + seconds(1));
}

TEST_CASE_FIXTURE(Fixture, "a file that is no cache is begun anew") {
  SUBCASE("no database") { write_file(path, std::string(9000, 'x')); }
  SUBCASE("an empty file") { write_file(path, ""); }
  SUBCASE("the beginning of a database") {
    {
      HttpCache(path).mark("a", now);
    }
    write_file(path, read_file(path).substr(0, 1000));
  }
  SUBCASE("a newer version") {
    {
      HttpCache(path).mark("a", now);
    }
    store::Database(path).execute("PRAGMA user_version = 2");
  }
  SUBCASE("a database of another program") {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    store::Database(path).execute("CREATE TABLE entries (a TEXT)");
  }
  SUBCASE("a cache without its tables") {
    {
      HttpCache(path).mark("a", now);
    }
    store::Database(path).execute("DROP TABLE bodies");
  }
  {
    HttpCache cache(path);
    put(cache, "k", "body");
    CHECK(cache.find_body("k") == "body");
  }
  HttpCache cache(path);
  CHECK(cache.find_body("k") == "body");
}

TEST_CASE_FIXTURE(Fixture, "a damaged body is not handed out, and its entry is forgotten") {
  const std::string body(400'000, 'b');
  {
    HttpCache cache(path);
    put(cache, "k", body);
  }
  std::string bytes = read_file(path);
  const std::size_t inside = bytes.find(std::string(1000, 'b'));
  REQUIRE(inside != std::string::npos);
  bytes[inside + 500] = 'x';
  write_file(path, bytes);
  HttpCache cache(path);
  REQUIRE(cache.find("k"));
  CHECK_FALSE(cache.find_body("k"));
  CHECK_FALSE(cache.find("k"));
}

TEST_CASE_FIXTURE(Fixture, "a file damaged anywhere neither throws nor hands out anything wrong") {
  const std::string body(100'000, 'b');
  {
    HttpCache cache(path);
    for (int i = 0; i < 20; ++i) put(cache, "k" + std::to_string(i), body + std::to_string(i));
  }
  const std::string whole = read_file(path);
  for (std::size_t at = 0; at < whole.size(); at += 65'537) {
    std::string bytes = whole;
    for (std::size_t i = at; i < std::min(at + 4096, bytes.size()); ++i) bytes[i] = '\xA5';
    write_file(path, bytes);
    HttpCache cache(path);
    for (int i = 0; i < 20; ++i) {
      const auto found = cache.find_body("k" + std::to_string(i));
      if (found) REQUIRE(*found == body + std::to_string(i));
    }
    put(cache, "new", "body");
  }
  HttpCache(path).commit();
}

TEST_CASE("a cache that can't be written is no cache and no error") {
  HttpCache cache("/dev/null/http.db");
  put(cache, "k", "body");
  cache.touch("k", now, now);
  cache.mark("a", now);
  cache.commit();
  CHECK_FALSE(cache.find("k"));
  CHECK_FALSE(cache.find_body("k"));
  CHECK_FALSE(cache.marked("a"));
}

TEST_CASE_FIXTURE(Fixture, "the oldest entries go when all become too large") {
  constexpr std::size_t most = 1000 * 1024;
  HttpCache cache(path, most);
  const std::string body(50'000, 'b');
  for (int i = 0; i < 100; ++i) {
    put(cache, "k" + std::to_string(i), body, now + seconds(i));
    cache.commit();
  }
  CHECK_FALSE(cache.find("k0"));
  CHECK_FALSE(cache.find("k79"));
  CHECK(cache.find("k85"));
  CHECK(cache.find_body("k99") == body);
  store::Database file(path);
  store::Statement sizes = file.prepare("SELECT sum(length(body)) FROM bodies");
  REQUIRE(sizes.step());
  CHECK(sizes.int64(0) <= static_cast<std::int64_t>(most));
  CHECK(std::filesystem::file_size(path) < 4 * most);
}

TEST_CASE_FIXTURE(Fixture, "storing one answer again and again does not drop others") {
  HttpCache cache(path, 1000 * 1024);
  put(cache, "first", "body", now);
  for (int i = 1; i < 100; ++i) {
    put(cache, "k", std::string(50'000, 'b'), now + seconds(i));
    cache.commit();
  }
  CHECK(cache.find_body("first") == "body");
}
