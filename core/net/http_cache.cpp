// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http_cache.hpp"

#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/store/database.hpp"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace medtech::net {

namespace {

namespace fs = std::filesystem;
using std::chrono::sys_seconds;
using store::Database;
using store::Statement;
using store::Transaction;

constexpr int schema_version = 2;

// Large pages and a small page cache: bodies pass through at the speed of plain writing.
constexpr const char* layout =
    "PRAGMA journal_mode=DELETE; PRAGMA page_size=32768; VACUUM; PRAGMA journal_mode=TRUNCATE;";
constexpr int cache_kib = 512;

// Bodies lie apart, under the id of their entry, so that confirming an entry does not rewrite its
// body.
constexpr const char* schema = R"(
  CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    etag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    content_type TEXT NOT NULL,
    url TEXT NOT NULL,
    stored INTEGER NOT NULL,
    fresh_until INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    size INTEGER NOT NULL,
    status INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_age ON entries (stored, size);
  CREATE TABLE bodies (
    entry INTEGER PRIMARY KEY,
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE marks (name TEXT PRIMARY KEY, instant INTEGER NOT NULL) STRICT;
  PRAGMA user_version = 2;
)";

std::int64_t seconds_of(sys_seconds instant) { return instant.time_since_epoch().count(); }
sys_seconds instant_of(std::int64_t seconds) { return sys_seconds(std::chrono::seconds(seconds)); }

// What an entry weighs in the bound of the file besides its body.
constexpr std::size_t entry_bytes = 1024;

constexpr const char* upsert = R"(
  INSERT INTO entries (key, etag, last_modified, content_type, url, stored, fresh_until, digest, size, status)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
  ON CONFLICT (key) DO UPDATE SET etag = ?2, last_modified = ?3, content_type = ?4, url = ?5,
    stored = ?6, fresh_until = ?7, digest = ?8, size = ?9, status = ?10
  RETURNING id)";

Database open_database(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code ignored;  // a folder that can't be made shows when the file is opened
  if (!folder.empty() && fs::create_directories(folder, ignored)) {
    fs::permissions(folder, fs::perms::owner_all, ignored);
  }
  Database::Options options;
  options.disposable = true;
  options.busy = std::chrono::seconds(2);
  options.cache_kib = cache_kib;
  return {path, options};
}

// An open file with its statements, and what was written to it since the last commit.
struct Connection {
  Database database;
  Statement find;
  Statement find_body;
  Statement store;
  Statement store_body;
  Statement touch;
  Statement find_id;
  Statement mark;
  Statement marked;
  std::optional<Transaction> writing;

  explicit Connection(Database opened)
      : database(std::move(opened)),
        find(database.prepare("SELECT etag, last_modified, content_type, url, stored, fresh_until, "
                              "digest, status FROM entries WHERE key = ?")),
        find_body(database.prepare("SELECT digest, body FROM entries JOIN bodies ON entry = id "
                                   "WHERE key = ?")),
        store(database.prepare(upsert)),
        store_body(database.prepare("INSERT OR REPLACE INTO bodies (entry, body) VALUES (?, ?)")),
        touch(database.prepare("UPDATE entries SET stored = ?, fresh_until = ? WHERE key = ?")),
        find_id(database.prepare("SELECT id FROM entries WHERE key = ?")),
        mark(database.prepare("INSERT OR REPLACE INTO marks (name, instant) VALUES (?, ?)")),
        marked(database.prepare("SELECT instant FROM marks WHERE name = ?")) {}

  void begin_writing() {
    if (!writing) writing.emplace(database);
  }
};

Database open_with_schema(const std::string& path) {
  Database database = open_database(path);
  const int version = database.user_version();
  if (version == schema_version) return database;
  if (version != 0) throw store::StorageError("the cache is of another version", "", false);
  database.execute(layout);
  Transaction transaction(database);
  database.execute(schema);
  transaction.commit();
  return database;
}

void remove_file(const std::string& path) {
  std::error_code ignored;  // what can't be removed can't be begun anew either, which is told then
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(path + suffix, ignored);
}

std::int64_t stored_bytes(Database& database) {
  Statement sum = database.prepare("SELECT coalesce(sum(size), 0) FROM entries");
  sum.step();
  return sum.int64(0);
}

void drop_entry(Database& database, std::int64_t id) {
  database.prepare("DELETE FROM bodies WHERE entry = ?").bind(1, id).run();
  database.prepare("DELETE FROM entries WHERE id = ?").bind(1, id).run();
}

// Drops the oldest entries where all weigh more than `most`, with some room for the next ones;
// gives what the rest weighs.
std::int64_t drop_oldest(Database& database, std::int64_t most) {
  std::int64_t weight = stored_bytes(database);
  if (weight <= most) return weight;
  std::vector<std::int64_t> ids;
  Statement oldest = database.prepare("SELECT id, size FROM entries ORDER BY stored, size");
  while (weight > most - most / 10 && oldest.step()) {
    ids.push_back(oldest.int64(0));
    weight -= oldest.int64(1);
  }
  oldest.reset();
  for (const std::int64_t id : ids) drop_entry(database, id);
  return weight;
}

}  // namespace

struct HttpCache::State {
  std::string path;
  std::int64_t most_bytes;
  std::unique_ptr<Connection> connection;
  bool is_off = false;
  std::optional<std::int64_t> weight =
      {};                  // of all entries, at most; known from the first commit on
  std::int64_t added = 0;  // since the last commit

  void open() {
    try {
      connection = std::make_unique<Connection>(open_with_schema(path));
    } catch (const store::StorageError& error) {
      if (error.in_use) throw;
      remove_file(path);
      connection = std::make_unique<Connection>(open_with_schema(path));
    }
  }

  void keep_bounded(Database& database) {
    if (added == 0) return;
    if (weight) *weight += added;
    if (!weight || *weight > most_bytes) weight = drop_oldest(database, most_bytes);
    added = 0;
  }

  // Whatever goes wrong with the file ends its use, never the command; a damaged one goes.
  template <typename Work>
  void attempt(Work work) {
    if (is_off) return;
    try {
      if (!connection) open();
      work(*connection);
    } catch (const store::StorageError& error) {
      connection.reset();
      if (!error.in_use) remove_file(path);
      is_off = true;
    }
  }
};

HttpCache::HttpCache(std::string path, std::size_t most_bytes)
    : state_(std::make_unique<State>(std::move(path), static_cast<std::int64_t>(most_bytes))) {}

HttpCache::~HttpCache() { commit(); }

std::optional<CachedResponse> HttpCache::find(const std::string& key) {
  std::optional<CachedResponse> found;
  state_->attempt([&](Connection& connection) {
    Statement& row = connection.find.bind(1, key);
    if (row.step()) {
      found.emplace(CachedResponse{.status = static_cast<int>(row.int64(7)),
                                   .etag = std::string(row.text(0)),
                                   .last_modified = std::string(row.text(1)),
                                   .content_type = std::string(row.text(2)),
                                   .url = std::string(row.text(3)),
                                   .stored = instant_of(row.int64(4)),
                                   .fresh_until = instant_of(row.int64(5)),
                                   .digest = static_cast<std::uint64_t>(row.int64(6))});
    }
    row.reset();
  });
  return found;
}

std::optional<std::string> HttpCache::find_body(const std::string& key) {
  std::optional<std::string> body;
  state_->attempt([&](Connection& connection) {
    Statement& row = connection.find_body.bind(1, key);
    if (row.step()) {
      const std::string_view bytes = row.blob(1);
      if (digest64(bytes) == static_cast<std::uint64_t>(row.int64(0))) body.emplace(bytes);
    }
    row.reset();
  });
  if (!body) forget(key);
  return body;
}

void HttpCache::store(const std::string& key, const CachedResponse& response,
                      std::string_view body) {
  state_->attempt([&](Connection& connection) {
    connection.begin_writing();
    Statement& entry = connection.store;
    entry.bind(1, key).bind(2, response.etag).bind(3, response.last_modified);
    entry.bind(4, response.content_type).bind(5, response.url);
    entry.bind(6, seconds_of(response.stored)).bind(7, seconds_of(response.fresh_until));
    entry.bind(8, static_cast<std::int64_t>(response.digest)).bind(9, body.size() + entry_bytes);
    entry.bind(10, static_cast<std::int64_t>(response.status));
    entry.step();
    const std::int64_t id = entry.int64(0);
    entry.reset();
    connection.store_body.bind(1, id).bind_lasting(2, body).run();
    state_->added += static_cast<std::int64_t>(body.size() + entry_bytes);
  });
}

void HttpCache::touch(const std::string& key, sys_seconds stored, sys_seconds fresh_until) {
  state_->attempt([&](Connection& connection) {
    connection.begin_writing();
    connection.touch.bind(1, seconds_of(stored))
        .bind(2, seconds_of(fresh_until))
        .bind(3, key)
        .run();
  });
}

void HttpCache::forget(const std::string& key) {
  state_->attempt([&](Connection& connection) {
    connection.begin_writing();
    Statement& row = connection.find_id.bind(1, key);
    std::optional<std::int64_t> id;
    if (row.step()) id = row.int64(0);
    row.reset();
    if (id) drop_entry(connection.database, *id);
  });
}

void HttpCache::commit() {
  if (!state_->connection || !state_->connection->writing) return;
  state_->attempt([&](Connection& connection) {
    state_->keep_bounded(connection.database);
    connection.writing->commit();
    connection.writing.reset();
  });
}

void HttpCache::mark(const std::string& name, sys_seconds instant) {
  state_->attempt([&](Connection& connection) {
    connection.begin_writing();
    connection.mark.bind(1, name).bind(2, seconds_of(instant)).run();
  });
}

std::optional<sys_seconds> HttpCache::marked(const std::string& name) {
  std::optional<sys_seconds> instant;
  state_->attempt([&](Connection& connection) {
    Statement& row = connection.marked.bind(1, name);
    if (row.step()) instant = instant_of(row.int64(0));
    row.reset();
  });
  return instant;
}

}  // namespace medtech::net
