// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <thread>
#include <utility>

namespace medtech::store {

namespace {

std::string hint_for(int code) {
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "free some disk space and try again; nothing earlier is lost";
    case SQLITE_IOERR:
      return "see whether the disk is full or failing, or files may not grow further (ulimit -f)";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program keeps the database locked; try again when it is done";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "check the permissions of the file and its folder, or name another with --db FILE";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "keep a copy of the file and restore a backup, or name another with --db FILE";
    default:
      return {};
  }
}

bool is_of_lock(int code) { return (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED; }

[[noreturn]] void fail(sqlite3* handle, int code, const std::string& path) {
  const std::string why = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
  const std::string where = path.empty() ? "" : " (" + path + ")";
  if ((code & 0xFF) == SQLITE_INTERRUPT) throw Error(ErrorKind::interrupted, "interrupted");
  throw StorageError("the database can't be used: " + why + where, hint_for(code),
                     is_of_lock(code));
}

// Of files that are made anew: texts of some kilobytes lie in one page each.
constexpr int page_bytes = 16'384;

// To which the log's file is cut back when it is begun anew; where there is a limit, closing
// empties it.
constexpr std::int64_t log_bytes_at_most = std::int64_t{64} << 20;

// One that waits for the lock asks again every few milliseconds, since another that works long lets
// it go for a few alone (search::Intake).
constexpr std::chrono::milliseconds between_tries{4};

int wait_for_lock(void* waiting, int tries) {
  auto& wait = *static_cast<BusyWait*>(waiting);
  const auto now = std::chrono::steady_clock::now();
  if (tries == 0) wait.begun = now;
  if (now - wait.begun >= wait.most) return 0;
  std::this_thread::sleep_for(between_tries);
  return 1;
}

std::string path_of(sqlite3* handle) {
  const char* name = sqlite3_db_filename(handle, "main");
  return name != nullptr ? name : "";
}

// A file that may only be read, in the state in which its last writer closed it: without a log
// beside it. SQLite would want to write even to read such a one; told that nothing will change it,
// it does not.
bool is_closed_and_read_only(sqlite3* handle, const std::string& path) {
  if (sqlite3_db_readonly(handle, "main") != 1) return false;
  std::error_code absent;
  const auto log = std::filesystem::file_size(path + "-wal", absent);
  return absent || log == 0;
}

// As a URI, in which no character of the path means anything else.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (text::is_alpha(c) || text::is_digit(c) || c == '/' || c == '.' || c == '-' || c == '_') {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri + "?immutable=1";
}

int open_file(const std::string& path, sqlite3** handle) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(path.c_str(), handle, flags, nullptr);
  if (code != SQLITE_OK || !is_closed_and_read_only(*handle, path)) return code;
  sqlite3_close(std::exchange(*handle, nullptr));
  constexpr int reading = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  return sqlite3_open_v2(immutable_uri(path).c_str(), handle, reading, nullptr);
}

}  // namespace

Statement::Statement(sqlite3* database, sqlite3_stmt* statement)
    : database_(database), statement_(statement) {}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int code) const {
  if (code != SQLITE_OK) fail(database_, code, path_of(database_));
}

Statement& Statement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, index, value));
  return *this;
}

Statement& Statement::bind(int index, double value) {
  check(sqlite3_bind_double(statement_, index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  check(sqlite3_bind_text64(statement_, index, text.data() != nullptr ? text.data() : "",
                            text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));  // NOLINT: their macro
  return *this;
}

Statement& Statement::bind_lasting(int index, std::string_view text) {
  check(sqlite3_bind_text64(statement_, index, text.data() != nullptr ? text.data() : "",
                            text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_, index, bytes.data() != nullptr ? bytes.data() : "",
                            bytes.size(), SQLITE_TRANSIENT));  // NOLINT: their macro
  return *this;
}

Statement& Statement::bind_null(int index) {
  check(sqlite3_bind_null(statement_, index));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    sqlite3_reset(statement_);
    fail(database_, code, path_of(database_));
  }
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() { sqlite3_reset(statement_); }

std::int64_t Statement::int64(int column) const { return sqlite3_column_int64(statement_, column); }

double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::optional<std::int64_t> Statement::optional_int64(int column) const {
  if (is_null(column)) return std::nullopt;
  return int64(column);
}

std::optional<double> Statement::optional_real(int column) const {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

Database::Database(const std::string& path, const Options& options)
    : path_(path), busy_(std::make_unique<BusyWait>(BusyWait{options.busy, {}})) {
  const int code = open_file(path, &handle_);
  if (code != SQLITE_OK) {
    const std::string why = handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
    sqlite3_close(std::exchange(handle_, nullptr));
    throw StorageError(fmt::format("the database can't be opened: {} ({})", why, path),
                       hint_for(code), is_of_lock(code));
  }
  try {
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_handler(handle_, wait_for_lock, busy_.get());
    // A hostile or damaged file must not run code or make us read beyond its pages.
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // The log's file stays, empty, when the last connection closes: a short command would spend
    // more time on making and deleting it than on what it writes.
    int stays = 1;
    sqlite3_file_control(handle_, "main", SQLITE_FCNTL_PERSIST_WAL, &stays);
    const char* synchronous = options.disposable ? "OFF" : options.durable ? "FULL" : "NORMAL";
    if (!is_read_only()) {
      execute(fmt::format("PRAGMA page_size={}; PRAGMA journal_mode={}", page_bytes,
                          options.disposable ? "TRUNCATE" : "WAL"));
    }
    execute(
        fmt::format("PRAGMA synchronous={}; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
                    "PRAGMA cache_size=-{}; PRAGMA mmap_size={}; PRAGMA journal_size_limit={}",
                    synchronous, options.cache_kib, std::int64_t{8} << 30, log_bytes_at_most));
  } catch (...) {
    sqlite3_close(std::exchange(handle_, nullptr));
    throw;
  }
}

bool Database::is_read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }

Database::Database(Database&& other) noexcept
    : path_(std::move(other.path_)),
      busy_(std::move(other.busy_)),
      handle_(std::exchange(other.handle_, nullptr)) {}

Database& Database::operator=(Database&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(busy_, other.busy_);
  std::swap(handle_, other.handle_);
  return *this;
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(handle_, code, path_);
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code =
      sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
  if (code != SQLITE_OK) fail(handle_, code, path_);
  return {handle_, statement};
}

std::int64_t Database::last_insert_id() const { return sqlite3_last_insert_rowid(handle_); }

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }

int Database::user_version() {
  Statement statement = prepare("PRAGMA user_version");
  statement.step();
  return static_cast<int>(statement.int64(0));
}

void Database::backup_to(const std::string& path) {
  Statement statement = prepare("VACUUM INTO ?");
  statement.bind(1, path).run();
}

void Database::interrupt() { sqlite3_interrupt(handle_); }

Transaction::Transaction(Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_ && sqlite3_get_autocommit(database_.handle()) == 0) {
    // Nothing more can be done where even this fails: the journal undoes the work at the next open.
    sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

Snapshot::Snapshot(Database& database)
    : database_(database), own_(sqlite3_get_autocommit(database.handle()) != 0) {
  if (own_) database_.execute("BEGIN");
}

Snapshot::~Snapshot() {
  // Nothing was written, so that nothing is lost where this fails.
  if (own_) sqlite3_exec(database_.handle(), "COMMIT", nullptr, nullptr, nullptr);
}

}  // namespace medtech::store
