// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migration.hpp"

#include "core/base/error.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace medtech::store {

namespace {

void back_up(Database& database, int number) {
  if (database.path() == ":memory:") return;
  const std::string copy = fmt::format("{}.before-{}.bak", database.path(), number);
  std::error_code ignored;
  std::filesystem::remove(copy, ignored);  // of an earlier try; VACUUM INTO wants no file there
  database.backup_to(copy);
}

}  // namespace

void migrate(Database& database, std::span<const Migration> migrations) {
  const int newest = migrations.empty() ? 0 : migrations.back().number;
  const int found = database.user_version();
  if (found == newest) return;
  if (found > newest) {
    throw Error(ErrorKind::storage,
                fmt::format("{} was written by a newer medtech (schema {}, this one knows {})",
                            database.path(), found, newest),
                "upgrade medtech, or name another database with --db FILE");
  }
  if (found > 0) back_up(database, found + 1);
  for (const Migration& migration : migrations) {
    Transaction transaction(database);
    // Asked inside the transaction: another process may have done this step meanwhile.
    if (database.user_version() < migration.number) {
      database.execute(std::string(migration.sql));
      database.execute(fmt::format("PRAGMA user_version={}", migration.number));
    }
    transaction.commit();
  }
}

}  // namespace medtech::store
