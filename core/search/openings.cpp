// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/openings.hpp"

#include "core/search/row.hpp"

#include <fmt/format.h>

namespace medtech::search {

void each_opening_of(Catalogue& catalogue, const std::string& role,
                     const std::function<void(const listing::Listing&)>& visit) {
  store::Statement rows = catalogue.database().prepare(
      fmt::format("SELECT {} FROM listing l WHERE l.gone = 0 AND l.role IS NOT NULL"
                  " AND (?1 = '' OR l.role = ?1) ORDER BY l.number",
                  row_columns));
  for (rows.bind(1, role); rows.step();) visit(read_row(rows, 0));
}

}  // namespace medtech::search
