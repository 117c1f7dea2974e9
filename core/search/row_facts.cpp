// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/row_facts.hpp"

#include "core/listing/understanding_json.hpp"
#include "core/search/row.hpp"

#include <fmt/format.h>

namespace medtech::search {

std::string select_facts(const Filter& filter, Order order, bool together) {
  bool indexed = true;
  const auto column = [&](bool asked, const char* name) {
    indexed = indexed && !asked;
    return asked ? name : "NULL";
  };
  const auto indexed_column = [](bool asked, const char* name) { return asked ? name : "NULL"; };
  const bool pay = filter.min_annual_pay || order == Order::pay || order == Order::fit;
  const bool fit = order == Order::fit || filter.qualified;
  const bool by_employer = together || !filter.employers.empty() || !filter.not_employers.empty();
  const std::string columns = fmt::format(
      "number, posted, gone, hidden, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, "
      "{}, {}",
      column(filter.after_run.has_value(), "first_run"),
      indexed_column(filter.remote || fit, "remote"), column(!filter.shifts.empty(), "shift"),
      column(!filter.schedules.empty(), "schedule"),
      column(!filter.employment_types.empty(), "employment_type"),
      indexed_column(pay, "annual_min"), indexed_column(pay, "annual_max"),
      indexed_column(pay, "currency"), indexed_column(by_employer, "employer"),
      indexed_column(!filter.tracks.empty() || filter.only_ours, "track"),
      column(!filter.roles.empty(), "role"), column(!filter.levels.empty(), "level"),
      column(!filter.settings.empty(), "setting"),
      column(!filter.employer_kinds.empty(), "employer_kind"),
      column(fit || !filter.specialties.empty() || !filter.certifications.empty(), "understanding"),
      indexed_column(together, "title"), column(fit, "places"));
  // By itself SQLite looks single rows up in the table, which is twenty times as large.
  return fmt::format("SELECT {} FROM listing{}", columns,
                     indexed ? " INDEXED BY listing_shown" : "");
}

const listing::Understanding& RowFacts::understanding() {
  if (!understanding_)
    understanding_ = listing::understanding_from_json(row_.text(Fact::understanding));
  return *understanding_;
}

listing::Listing RowFacts::outline() {
  listing::Listing listing;
  listing.understanding = understanding();
  listing.places = places_from_json(row_.text(Fact::places));
  if (const auto remote = row_.optional_int64(Fact::remote)) listing.remote = *remote != 0;
  if (const auto day = row_.optional_int64(Fact::posted))
    listing.posted = date_from_days(static_cast<int>(*day));
  if (!row_.is_null(Fact::annual_min) || !row_.is_null(Fact::annual_max)) {
    listing.pay.emplace();
    listing.pay->currency = row_.text(Fact::currency);
    listing.pay->annual_min = row_.optional_real(Fact::annual_min);
    listing.pay->annual_max = row_.optional_real(Fact::annual_max);
  }
  return listing;
}

}  // namespace medtech::search
