// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/listing_rows.hpp"

#include "core/base/digest.hpp"
#include "core/search/row.hpp"
#include "core/search/words.hpp"

#include <cmath>
#include <utility>

namespace medtech::search {

using listing::Listing;
using store::Statement;

namespace {

constexpr std::int64_t no_cell = -1;

std::string insert_sql() {
  std::string columns = "number, id, source, digest, first_seen, first_run";
  std::string marks = "?, ?, ?, ?, ?, ?";
  for (const std::string_view column : bound_columns) {
    columns += ", " + std::string(column);
    marks += ", ?";
  }
  return "INSERT INTO listing (" + columns + ") VALUES (" + marks + ")";
}

std::string update_sql() {
  std::string assignments = "gone = 0, digest = ?, source = ?";
  for (const std::string_view column : bound_columns) {
    assignments += ", " + std::string(column) + " = ?";
  }
  return "UPDATE listing SET " + assignments + " WHERE number = ?";
}

// Runs a statement of the full-text index: its row, and the same texts when it is added and
// removed.
void run_with_words(Statement& statement, std::int64_t number, const Listing& listing) {
  const std::string title = index_text(listing.title);
  const std::string employer = index_text(listing.employer);
  const std::string body = index_text(listing.description);
  statement.bind(1, number).bind_lasting(2, title).bind_lasting(3, employer);
  statement.bind_lasting(4, body).run();
}

}  // namespace

std::int64_t cell_of(double lat, double lon) {
  const auto row = static_cast<std::int64_t>(std::floor(lat * 2));
  const auto column = static_cast<std::int64_t>(std::floor(lon * 2));
  return (row + 180) * 720 + column + 360;
}

ListingRows::ListingRows(store::Database& database)
    : find_id_(database.prepare("SELECT 1 FROM listing WHERE id = ?")),
      insert_(database.prepare(insert_sql())),
      update_(database.prepare(update_sql())),
      restate_(
          database.prepare("UPDATE listing SET gone = 0, digest = ?, source = ? WHERE number = ?")),
      remove_(database.prepare("DELETE FROM listing WHERE number = ?")),
      // Not as one INSERT OR REPLACE: that opens a savepoint, at which FTS5 writes out its table.
      add_text_(database.prepare("INSERT INTO listing_text (number, description) VALUES (?, ?)")),
      rewrite_text_(database.prepare("UPDATE listing_text SET description = ? WHERE number = ?")),
      add_words_(
          database.prepare("INSERT INTO words (rowid, title, employer, body) VALUES (?, ?, ?, ?)")),
      remove_words_(database.prepare(
          "INSERT INTO words (words, rowid, title, employer, body) VALUES ('delete', ?, ?, ?, ?)")),
      add_cell_(database.prepare(
          "INSERT OR IGNORE INTO place_cell (cell, listing, lat, lon) VALUES (?, ?, ?, ?)")),
      remove_cell_(database.prepare("DELETE FROM place_cell WHERE cell = ? AND listing = ?")),
      add_state_(
          database.prepare("INSERT OR IGNORE INTO place_state (state, listing) VALUES (?, ?)")),
      remove_state_(database.prepare("DELETE FROM place_state WHERE state = ? AND listing = ?")) {}

void ListingRows::insert(std::int64_t number, Listing listing, const std::string& places,
                         const Origin& origin) {
  while (find_id_.bind(1, listing.id).step()) {
    find_id_.reset();
    listing.id = hex(digest64(listing.id));
  }
  find_id_.reset();
  insert_.bind(1, number)
      .bind(2, listing.id)
      .bind(3, origin.source)
      .bind(4, digest_of(listing, places));
  insert_.bind(5, days_since_epoch(origin.day)).bind(6, origin.run);
  bind_row(insert_, 7, listing, places);
  insert_.run();
  add_text_.bind(1, number).bind_lasting(2, listing.description).run();
  add_words(number, listing);
  add_places(number, listing);
}

void ListingRows::rewrite(std::int64_t number, const Listing& before, const Listing& after,
                          const std::string& places, const Word& word) {
  update_.bind(1, word.digest).bind(2, word.source);
  update_.bind(bind_row(update_, 3, after, places), number).run();
  rewrite_text_.bind_lasting(1, after.description).bind(2, number).run();
  remove_words(number, before);
  add_words(number, after);
  if (before.places == after.places) return;
  remove_places(number, before);
  add_places(number, after);
}

void ListingRows::restate(std::int64_t number, const Word& word) {
  restate_.bind(1, word.digest).bind(2, word.source).bind(3, number).run();
}

void ListingRows::remove(std::int64_t number, const Listing& listing) {
  remove_words(number, listing);
  remove_places(number, listing);
  remove_.bind(1, number).run();
}

void ListingRows::add_words(std::int64_t number, const Listing& listing) {
  run_with_words(add_words_, number, listing);
}

void ListingRows::remove_words(std::int64_t number, const Listing& listing) {
  run_with_words(remove_words_, number, listing);
}

void ListingRows::add_places(std::int64_t number, const Listing& listing) {
  bool placed = false;
  bool stated = false;
  for (const listing::Place& place : listing.places) {
    if (place.lat && place.lon) {
      add_cell_.bind(1, cell_of(*place.lat, *place.lon)).bind(2, number);
      add_cell_.bind(3, *place.lat).bind(4, *place.lon).run();
      placed = true;
    }
    if (!place.state.empty()) {
      add_state_.bind(1, place.state).bind(2, number).run();
      stated = true;
    }
  }
  if (!placed) add_cell_.bind(1, no_cell).bind(2, number).bind(3, 0.0).bind(4, 0.0).run();
  if (!stated) add_state_.bind(1, "").bind(2, number).run();
}

void ListingRows::remove_places(std::int64_t number, const Listing& listing) {
  remove_cell_.bind(1, no_cell).bind(2, number).run();
  remove_state_.bind(1, "").bind(2, number).run();
  for (const listing::Place& place : listing.places) {
    remove_state_.bind(1, place.state).bind(2, number).run();
    if (place.lat && place.lon)
      remove_cell_.bind(1, cell_of(*place.lat, *place.lon)).bind(2, number).run();
  }
}

}  // namespace medtech::search
