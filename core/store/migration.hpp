// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.hpp"

#include <span>
#include <string_view>

namespace medtech::store {

/// One numbered step of the schema.
struct Migration {
  int number = 0;  ///< 1, 2, 3 …; the database's user_version afterwards
  std::string_view sql;
};

/// Brings a database to the newest schema: each step in a transaction of its own, after a copy of a
/// database that already holds something ("NAME.before-N.bak" beside it). A database newer than
/// the last step is refused with Error{storage} and left as it is. Several processes may do this at
/// once.
void migrate(Database& database, std::span<const Migration> migrations);

}  // namespace medtech::store
