// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.hpp"

#include "core/base/error.hpp"
#include "core/store/migration.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>

using namespace medtech;
using namespace medtech::store;
using medtech::testing::TemporaryDirectory;

namespace {

constexpr std::array<Migration, 2> steps{
    {{1, "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);"},
     {2, "ALTER TABLE a ADD COLUMN y TEXT; UPDATE a SET y = 'new';"}}};

ErrorKind kind_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.kind;
  }
  return ErrorKind::defect;
}

}  // namespace

TEST_CASE("values come back as they were bound") {
  Database database(":memory:");
  Statement echo = database.prepare("SELECT ?, ?, ?, ?, ?");
  echo.bind(1, std::int64_t{-3})
      .bind(2, 1.5)
      .bind(3, "tête")
      .bind_null(4)
      .bind_blob(5, std::string_view("\0x", 2));
  REQUIRE(echo.step());
  CHECK(echo.int64(0) == -3);
  CHECK(echo.real(1) == 1.5);
  CHECK(echo.text(2) == "tête");
  CHECK(echo.is_null(3));
  CHECK(!echo.optional_real(3).has_value());
  CHECK(echo.blob(4).size() == 2);
}

TEST_CASE("a transaction that is not committed leaves no trace") {
  Database database(":memory:");
  database.execute("CREATE TABLE a (x INTEGER)");
  {
    const Transaction transaction(database);
    database.execute("INSERT INTO a VALUES (1)");
  }
  Statement count = database.prepare("SELECT count(*) FROM a");
  count.step();
  CHECK(count.int64(0) == 0);
}

TEST_CASE("what is read in a snapshot is of one moment, whatever others write") {
  const TemporaryDirectory directory;
  Database database(directory.file("a.db"));
  database.execute("CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);");
  Database other(directory.file("a.db"));
  const auto rows = [&] {
    Statement count = database.prepare("SELECT count(*) FROM a");
    count.step();
    return count.int64(0);
  };
  {
    const Snapshot snapshot(database);
    CHECK(rows() == 1);
    other.execute("INSERT INTO a VALUES (8)");
    CHECK(rows() == 1);
  }
  CHECK(rows() == 2);
  Transaction transaction(database);
  database.execute("INSERT INTO a VALUES (9)");
  {
    const Snapshot snapshot(database);
    CHECK(rows() == 3);
  }
  transaction.commit();
  CHECK(rows() == 3);
}

TEST_CASE("migrations run once each, after a copy of what was there") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("x.db");
  {
    Database database(path);
    migrate(database, std::span(steps).first(1));
    CHECK(database.user_version() == 1);
  }
  CHECK(!std::filesystem::exists(path + ".before-1.bak"));
  Database database(path);
  migrate(database, steps);
  migrate(database, steps);
  CHECK(database.user_version() == 2);
  Database copy(path + ".before-2.bak");
  CHECK(copy.user_version() == 1);
  Statement value = copy.prepare("SELECT x FROM a");
  REQUIRE(value.step());
  CHECK(value.int64(0) == 7);
}

TEST_CASE("a step that fails changes nothing") {
  Database database(":memory:");
  migrate(database, std::span(steps).first(1));
  constexpr std::array<Migration, 2> broken{
      {{1, ""}, {2, "ALTER TABLE a ADD COLUMN z TEXT; SELECT nonsense FROM nowhere;"}}};
  CHECK(kind_of([&] { migrate(database, broken); }) == ErrorKind::storage);
  CHECK(database.user_version() == 1);
  CHECK(kind_of([&] { static_cast<void>(database.prepare("SELECT z FROM a")); }) ==
        ErrorKind::storage);
}

TEST_CASE("newer, damaged and locked databases are refused as they are") {
  const TemporaryDirectory directory;
  const std::string path = directory.file("x.db");
  {
    Database database(path);
    database.execute("PRAGMA user_version = 99");
    CHECK(kind_of([&] { migrate(database, steps); }) == ErrorKind::storage);
    CHECK(database.user_version() == 99);
  }
  std::ofstream(directory.file("bad.db"))
      << "this is not a database, it is text that goes on for a while";
  CHECK(kind_of([&] { Database database(directory.file("bad.db")); }) == ErrorKind::storage);
  Database holder(path);
  const Transaction transaction(holder);
  Database::Options options;
  options.busy = std::chrono::milliseconds(50);
  Database other(path, options);
  CHECK(kind_of([&] { const Transaction second(other); }) == ErrorKind::storage);
}
