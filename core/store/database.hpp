// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"
#include "core/base/limits.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace medtech::store {

/// What SQLite could not do.
struct StorageError : Error {
  bool in_use;  ///< another process holds the file; nothing is wrong with it

  StorageError(std::string message_, std::string hint_, bool in_use_)
      : Error(ErrorKind::storage, std::move(message_), std::move(hint_)), in_use(in_use_) {}
};

/// A prepared statement with bound values; resets itself when it is bound or run anew. Move-only.
/// All calls throw StorageError where SQLite fails (locked beyond the limit, full disk, damaged
/// file).
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// Parameters count from 1. Text and blobs are copied.
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, int value) { return bind(index, std::int64_t{value}); }
  Statement& bind(int index, std::size_t value) {
    return bind(index, static_cast<std::int64_t>(value));
  }
  Statement& bind(int index, bool value) { return bind(index, std::int64_t{value ? 1 : 0}); }
  Statement& bind(int index, double value);
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
  Statement& bind(int index, const std::string& text) {
    return bind(index, std::string_view(text));
  }
  Statement& bind_blob(int index, std::string_view bytes);
  /// Text that outlives the next run(): bound without a copy.
  Statement& bind_lasting(int index, std::string_view text);
  Statement& bind_null(int index);
  template <typename T>
  Statement& bind(int index, const std::optional<T>& value) {
    return value ? bind(index, *value) : bind_null(index);
  }

  /// Next row: true while there is one.
  bool step();
  /// Runs a statement that gives no rows, and makes it ready for the next values.
  void run();
  void reset();

  // Columns of the current row, from 0. Views are valid until the next step.
  [[nodiscard]] std::int64_t int64(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::optional<std::int64_t> optional_int64(int column) const;
  [[nodiscard]] std::optional<double> optional_real(int column) const;

 private:
  friend class Database;
  Statement(sqlite3* database, sqlite3_stmt* statement);
  void check(int code) const;

  sqlite3* database_;
  sqlite3_stmt* statement_;
};

/// How long a connection waits for a lock that another one holds.
struct BusyWait {
  std::chrono::milliseconds most;
  std::chrono::steady_clock::time_point begun;  ///< of the wait that goes on
};

/// A connection to one SQLite file. Move-only; used by one thread at a time, but for interrupt().
class Database {
 public:
  struct Options {
    bool durable = true;      ///< synchronous=FULL, else NORMAL; `disposable` wins
    bool disposable = false;  ///< a cache: synchronous=OFF, no fsync at all
    std::chrono::milliseconds busy = limits::database_busy;
    int cache_kib = 16 * 1024;
  };

  /// Opens or creates the file (":memory:" works) in WAL mode, a cache with a journal of what was
  /// overwritten, since what is appended need not be written twice then; foreign keys on. Throws
  /// Error{storage}.
  explicit Database(const std::string& path) : Database(path, Options{}) {}
  Database(const std::string& path, const Options& options);
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  /// Runs one or more statements without values.
  void execute(const std::string& sql);
  [[nodiscard]] Statement prepare(std::string_view sql);
  [[nodiscard]] std::int64_t last_insert_id() const;
  [[nodiscard]] std::int64_t changes() const;
  [[nodiscard]] int user_version();
  /// True where the file can't be written.
  [[nodiscard]] bool is_read_only() const;
  [[nodiscard]] const std::string& path() const { return path_; }
  /// Copies the whole database into another file. Throws Error{storage}.
  void backup_to(const std::string& path);
  /// Makes a running statement of another thread end with Error{interrupted}.
  void interrupt();
  /// The library's handle, for functions that only core/store may call.
  [[nodiscard]] sqlite3* handle() const { return handle_; }

 private:
  std::string path_;
  std::unique_ptr<BusyWait> busy_;  // where SQLite finds it, also after a move
  sqlite3* handle_ = nullptr;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back where commit() was not reached.
class Transaction {
 public:
  explicit Transaction(Database& database);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// What is read while it lives is the state of one moment, and the file is locked once for all of
/// it. Inside a transaction it does nothing.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  Database& database_;
  bool own_;
};

}  // namespace medtech::store
