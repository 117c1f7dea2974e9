// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/catalogue.hpp"

#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/search/identity.hpp"
#include "core/search/listing_rows.hpp"
#include "core/search/row.hpp"
#include "core/store/migration.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace medtech::search {

using listing::Listing;
using store::Statement;

namespace {

// A step's number leads its file's name.
void migrate(store::Database& database) {
  std::vector<store::Migration> migrations;
  for (const std::string_view name : embedded::list("schema/")) {
    const std::string_view digits = name.substr(std::string_view("schema/").size(), 4);
    migrations.push_back({whole_number(digits).value(), *embedded::find(name)});
  }
  store::migrate(database, migrations);
}

std::optional<std::string> optional_text(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

}  // namespace

Catalogue::Catalogue(const std::string& path) : database_(path) { migrate(database_); }

std::int64_t Catalogue::begin_run(Date today) {
  database_.prepare("INSERT INTO run (day) VALUES (?)").bind(1, days_since_epoch(today)).run();
  return database_.last_insert_id();
}

std::int64_t Catalogue::newest_run() {
  Statement newest = database_.prepare("SELECT coalesce(max(number), 0) FROM run");
  newest.step();
  return newest.int64(0);
}

std::vector<std::int64_t> Catalogue::find(std::string_view id) {
  std::vector<std::int64_t> numbers;
  const std::string begin = text::lower(id);
  if (begin.size() < 4 || begin.find_first_not_of("0123456789abcdef") != std::string::npos)
    return numbers;
  Statement find =
      database_.prepare("SELECT number FROM listing WHERE id >= ? AND id < ? LIMIT 10");
  find.bind(1, begin).bind(2, begin + "g");
  while (find.step()) numbers.push_back(find.int64(0));
  return numbers;
}

std::vector<std::int64_t> Catalogue::same_opening(const Listing& listing) {
  std::vector<std::int64_t> numbers;
  Statement by_id = database_.prepare("SELECT number FROM listing WHERE id = ?");
  if (!listing.id.empty() && by_id.bind(1, listing.id).step()) numbers.push_back(by_id.int64(0));
  const IdentityKeys keys = identity_keys(listing, "[]");
  Statement by_key = database_.prepare("SELECT listing FROM identity WHERE key = ?");
  for (const auto& key : {keys.requisition, keys.address}) {
    if (!key) continue;
    if (by_key.bind_blob(1, *key).step()) numbers.push_back(by_key.int64(0));
    by_key.reset();
  }
  return numbers;
}

Listing Catalogue::load(std::int64_t number, bool with_description) {
  Statement row = database_.prepare(fmt::format(
      "SELECT {}, s.id FROM listing l JOIN source s ON s.number = l.source WHERE l.number = ?",
      row_columns));
  if (!row.bind(1, number).step())
    throw Error(ErrorKind::defect, fmt::format("no listing with number {}", number));
  Listing listing = read_row(row, 0);
  listing.source = row.text(22);
  Statement sightings = database_.prepare(
      "SELECT i.url, (SELECT r.day FROM reading r WHERE r.source = i.source AND r.generation = "
      "i.generation)"
      " FROM sighting i WHERE i.listing = ? ORDER BY i.source, i.url");
  for (sightings.bind(1, number); sightings.step();) {
    if (!sightings.text(0).empty()) listing.also_at.emplace_back(sightings.text(0));
    if (sightings.is_null(1)) continue;
    const Date day = date_from_days(static_cast<int>(sightings.int64(1)));
    if (!listing.last_seen || *listing.last_seen < day) listing.last_seen = day;
  }
  if (!listing.last_seen) listing.last_seen = listing.first_seen;
  if (with_description) {
    Statement text = database_.prepare("SELECT description FROM listing_text WHERE number = ?");
    if (text.bind(1, number).step()) listing.description = text.text(0);
  }
  return listing;
}

std::vector<Change> Catalogue::history(std::int64_t number) {
  std::vector<Change> changes;
  Statement rows = database_.prepare(
      "SELECT day, field, before, after FROM change WHERE listing = ? ORDER BY number");
  for (rows.bind(1, number); rows.step();) {
    changes.push_back({date_from_days(static_cast<int>(rows.int64(0))), std::string(rows.text(1)),
                       std::string(rows.text(2)), std::string(rows.text(3))});
  }
  return changes;
}

bool Catalogue::is_hidden(std::int64_t number) {
  Statement row = database_.prepare("SELECT hidden FROM listing WHERE number = ?");
  return row.bind(1, number).step() && row.int64(0) != 0;
}

void Catalogue::set_hidden(std::int64_t number, bool hidden) {
  database_.prepare("UPDATE listing SET hidden = ? WHERE number = ?")
      .bind(1, hidden)
      .bind(2, number)
      .run();
}

void Catalogue::forget(const std::vector<std::int64_t>& numbers) {
  store::Transaction transaction(database_);
  ListingRows rows(database_);
  for (const std::int64_t number : numbers) rows.remove(number, load(number, true));
  // What was forgotten may come back only if its source is read anew.
  if (!numbers.empty()) database_.execute("DELETE FROM document");
  transaction.commit();
}

std::vector<std::int64_t> Catalogue::last_seen_before(Date day) {
  std::vector<std::int64_t> numbers;
  Statement rows = database_.prepare(
      "SELECT l.number FROM listing l WHERE coalesce((SELECT max(r.day) FROM sighting i JOIN "
      "reading r"
      "  ON r.source = i.source AND r.generation = i.generation WHERE i.listing = l.number), "
      "l.first_seen) < ?");
  for (rows.bind(1, days_since_epoch(day)); rows.step();) numbers.push_back(rows.int64(0));
  return numbers;
}

std::int64_t Catalogue::count() {
  Statement row = database_.prepare("SELECT count(*) FROM listing");
  row.step();
  return row.int64(0);
}

bool Catalogue::has_source(std::string_view id) {
  Statement row = database_.prepare("SELECT 1 FROM source WHERE id = ?");
  return row.bind(1, id).step();
}

SourceState Catalogue::source_state(std::string_view id) {
  SourceState state;
  state.id = id;
  Statement row = database_.prepare(
      "SELECT status, listings, advertised, truncated, error FROM source WHERE id = ?");
  if (!row.bind(1, id).step()) return state;
  state.status = row.text(0);
  state.listings = row.optional_int64(1);
  state.advertised = row.optional_int64(2);
  state.truncated = optional_text(row, 3);
  state.error = optional_text(row, 4);
  return state;
}

void Catalogue::remember_tried(std::string_view description, Date day) {
  database_.prepare("INSERT OR REPLACE INTO tried_source (description, day) VALUES (?, ?)")
      .bind(1, description)
      .bind(2, days_since_epoch(day))
      .run();
}

std::optional<Date> Catalogue::tried(std::string_view description) {
  Statement row = database_.prepare("SELECT day FROM tried_source WHERE description = ?");
  if (!row.bind(1, description).step()) return std::nullopt;
  return date_from_days(static_cast<int>(row.int64(0)));
}

std::vector<std::pair<std::string, std::int64_t>> Catalogue::document_digests(
    std::string_view source) {
  std::vector<std::pair<std::string, std::int64_t>> digests;
  Statement rows = database_.prepare(
      "SELECT d.key, d.digest FROM document d JOIN source s ON s.number = d.source WHERE s.id = ?");
  for (rows.bind(1, source); rows.step();) digests.emplace_back(rows.text(0), rows.int64(1));
  return digests;
}

std::vector<SavedSearch> Catalogue::saved_searches() {
  std::vector<SavedSearch> searches;
  Statement rows = database_.prepare("SELECT name, arguments, run FROM saved_search ORDER BY name");
  while (rows.step()) {
    SavedSearch search{std::string(rows.text(0)), {}, rows.int64(2)};
    if (const auto document = json::Document::parse(rows.text(1))) {
      document->root().each(
          [&](json::Value value) { search.arguments.emplace_back(value.string_or_empty()); });
    }
    searches.push_back(std::move(search));
  }
  return searches;
}

std::optional<SavedSearch> Catalogue::find_saved(const std::string& name) {
  for (SavedSearch& search : saved_searches()) {
    if (search.name == name) return std::move(search);
  }
  return std::nullopt;
}

void Catalogue::save_search(const SavedSearch& search) {
  json::Writer writer(0);
  writer.begin_array();
  for (const std::string& argument : search.arguments) writer.string(argument);
  writer.end_array();
  database_.prepare("INSERT OR REPLACE INTO saved_search (name, arguments, run) VALUES (?, ?, ?)")
      .bind(1, search.name)
      .bind(2, writer.take())
      .bind(3, search.run)
      .run();
}

void Catalogue::forget_search(const std::string& name) {
  database_.prepare("DELETE FROM saved_search WHERE name = ?").bind(1, name).run();
}

}  // namespace medtech::search
