// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/search/query.hpp"
#include "core/store/database.hpp"

#include <optional>
#include <string>

/// What a search takes out of a listing's row before it is known whether the listing passes.
namespace medtech::search {

/// Columns of a row, in the order of select_facts.
enum Fact {
  number,
  posted,
  gone,
  hidden,
  first_run,
  remote,
  shift,
  schedule,
  employment_type,
  annual_min,
  annual_max,
  currency,
  employer,
  track,
  role,
  level,
  setting,
  employer_kind,
  understanding,
  title,
  places
};

/// The beginning of a SELECT, without its WHERE. What no filter asks for is not taken out of the
/// row, and what most ask for is taken from the index that has all of it.
std::string select_facts(const Filter& filter, Order order, bool together);

/// One row while it is judged; not longer than the statement stands on it.
class RowFacts {
 public:
  explicit RowFacts(const store::Statement& row) : row_(row) {}

  [[nodiscard]] const store::Statement& row() const { return row_; }
  /// What was understood of the posting, read when it is first asked for.
  const listing::Understanding& understanding();
  /// As much of the listing as fit asks for.
  listing::Listing outline();

 private:
  const store::Statement& row_;
  std::optional<listing::Understanding> understanding_;
};

}  // namespace medtech::search
