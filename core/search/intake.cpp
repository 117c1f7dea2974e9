// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/intake.hpp"

#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/search/identity.hpp"
#include "core/search/row.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace medtech::search {

using listing::Listing;
using store::Statement;

namespace {

// Long enough that a first filling makes few segments, short enough that a kill costs little.
constexpr std::chrono::seconds commit_interval{2};

// A stored listing as far as recognising and comparing needs it.
struct Known {
  std::int64_t number = 0;
  std::int64_t source = 0;
  std::int64_t digest = 0;
  bool gone = false;
  std::string requisition;
  std::string employer;
  std::string title;
};

struct OpenReading {
  std::int64_t source = 0;
  std::int64_t generation = 0;
};

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
  for (const std::string_view column : bound_columns)
    assignments += ", " + std::string(column) + " = ?";
  return "UPDATE listing SET " + assignments + " WHERE number = ?";
}

std::string spoken_pay(const std::optional<listing::Pay>& pay) {
  if (!pay) return "";
  const std::string interval = pay->interval ? "/" + to_string(*pay->interval) : "";
  const std::string low = pay->min ? fmt::format("{}", *pay->min) : "";
  const std::string high = pay->max && pay->max != pay->min ? fmt::format("-{}", *pay->max) : "";
  return low + high + interval;
}

std::string spoken_date(const std::optional<Date>& date) { return date ? to_string(*date) : ""; }

// What differs between two states of an opening, in the words of the contract's fields.
std::vector<Change> differences(const Listing& before, const Listing& after, Date day) {
  std::vector<Change> changes;
  auto compare = [&](const char* field, const std::string& was, const std::string& is) {
    if (was != is) changes.push_back({day, field, was, is});
  };
  compare("title", before.title, after.title);
  compare("employer", before.employer, after.employer);
  compare("requisition", before.requisition, after.requisition);
  compare("url", before.url, after.url);
  compare("posted", spoken_date(before.posted), spoken_date(after.posted));
  compare("closes", spoken_date(before.closes), spoken_date(after.closes));
  compare("pay", spoken_pay(before.pay), spoken_pay(after.pay));
  compare("locations", places_to_json(before.places), places_to_json(after.places));
  // The text itself would double the database; that it changed is what a person asks for.
  if (before.description != after.description) changes.push_back({day, "description", "", ""});
  if (before.gone) changes.push_back({day, "gone", "true", "false"});
  return changes;
}

}  // namespace

struct Intake::State {
  State(Catalogue& catalogue_, Date today_)
      : catalogue(catalogue_), database(catalogue_.database()), today(today_) {}

  Catalogue& catalogue;
  store::Database& database;
  Date today;
  std::int64_t run = 0;
  std::int64_t next_number = 0;
  std::optional<store::Transaction> transaction;
  std::chrono::steady_clock::time_point begun;
  std::map<std::string, OpenReading, std::less<>> readings;

  Statement find_key = database.prepare("SELECT listing FROM identity WHERE key = ?");
  Statement add_key =
      database.prepare("INSERT OR IGNORE INTO identity (key, listing) VALUES (?, ?)");
  Statement find_known = database.prepare(
      "SELECT source, digest, gone, requisition, employer, title FROM listing WHERE number = ?");
  Statement find_id = database.prepare("SELECT 1 FROM listing WHERE id = ?");
  Statement seen_now = database.prepare(
      "SELECT 1 FROM sighting WHERE source = ? AND listing = ? AND generation = ?");
  Statement insert = database.prepare(insert_sql());
  Statement update = database.prepare(update_sql());
  Statement revive = database.prepare("UPDATE listing SET gone = 0 WHERE number = ?");
  Statement insert_text =
      database.prepare("INSERT OR REPLACE INTO listing_text (number, description) VALUES (?, ?)");
  Statement insert_words =
      database.prepare("INSERT INTO words (rowid, title, employer, body) VALUES (?, ?, ?, ?)");
  Statement remove_words = database.prepare(
      "INSERT INTO words (words, rowid, title, employer, body) VALUES ('delete', ?, ?, ?, ?)");
  Statement insert_cell = database.prepare(
      "INSERT OR IGNORE INTO place_cell (cell, listing, lat, lon) VALUES (?, ?, ?, ?)");
  Statement insert_state =
      database.prepare("INSERT OR IGNORE INTO place_state (state, listing) VALUES (?, ?)");
  Statement see = database.prepare(
      "INSERT INTO sighting (source, listing, url, generation) VALUES (?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET generation = excluded.generation");
  Statement note_change = database.prepare(
      "INSERT INTO change (listing, day, field, before, after) VALUES (?, ?, ?, ?, ?)");

  void begin_transaction() {
    if (transaction) return;
    transaction.emplace(database);
    begun = std::chrono::steady_clock::now();
    // Other processes may have written meanwhile.
    Statement newest = database.prepare("SELECT coalesce(max(number), 0) FROM listing");
    newest.step();
    next_number = newest.int64(0) + 1;
  }

  void commit() {
    if (!transaction) return;
    transaction->commit();
    transaction.reset();
  }

  void commit_if_due() {
    if (transaction && std::chrono::steady_clock::now() - begun >= commit_interval) commit();
  }

  std::int64_t source_number(std::string_view id);
  std::optional<std::int64_t> number_of(const std::optional<std::string>& key);
  Known known(std::int64_t number);
  bool same(const Known& candidate, const Listing& listing, bool by_requisition,
            const OpenReading& reading);
  std::optional<Known> recognise(const IdentityKeys& keys, const Listing& listing,
                                 const OpenReading& reading);
  void add_keys(const IdentityKeys& keys, std::int64_t number);
  void add_places(const Listing& listing, std::int64_t number);
  void add_new(const Listing& listing, IdentityKeys keys, const std::string& places,
               const OpenReading& reading);
  void rewrite(const Known& known, const Listing& listing, const std::string& places,
               std::int64_t digest, std::int64_t source);
  void mark_gone(const OpenReading& reading);
  void write_state(const SourceState& state, std::int64_t generation, std::int64_t proven);
};

std::int64_t Intake::State::source_number(std::string_view id) {
  Statement add = database.prepare("INSERT OR IGNORE INTO source (id) VALUES (?)");
  add.bind(1, id).run();
  Statement find = database.prepare("SELECT number FROM source WHERE id = ?");
  find.bind(1, id).step();
  return find.int64(0);
}

std::optional<std::int64_t> Intake::State::number_of(const std::optional<std::string>& key) {
  if (!key) return std::nullopt;
  find_key.bind_blob(1, *key);
  std::optional<std::int64_t> number;
  if (find_key.step()) number = find_key.int64(0);
  find_key.reset();
  return number;
}

Known Intake::State::known(std::int64_t number) {
  find_known.bind(1, number).step();
  Known known{number,
              find_known.int64(0),
              find_known.int64(1),
              find_known.int64(2) != 0,
              std::string(find_known.text(3)),
              std::string(find_known.text(4)),
              std::string(find_known.text(5))};
  find_known.reset();
  return known;
}

// A key alone can deceive: a feed whose items all link to one page, a "requisition" that is a
// department's number.
bool Intake::State::same(const Known& candidate, const Listing& listing, bool by_requisition,
                         const OpenReading& reading) {
  const bool both_numbered = !candidate.requisition.empty() && !listing.requisition.empty();
  if (!by_requisition && both_numbered && candidate.requisition != listing.requisition)
    return false;
  if (text::fold(candidate.title) == text::fold(listing.title)) return true;
  // Under another title it is the same opening only if this reading did not show both side by side.
  seen_now.bind(1, reading.source).bind(2, candidate.number).bind(3, reading.generation);
  const bool side_by_side = seen_now.step();
  seen_now.reset();
  return !side_by_side;
}

std::optional<Known> Intake::State::recognise(const IdentityKeys& keys, const Listing& listing,
                                              const OpenReading& reading) {
  const std::pair<const std::optional<std::string>*, bool> ways[] = {
      {&keys.requisition, true}, {&keys.address, false}, {&keys.content, false}};
  for (const auto& [key, by_requisition] : ways) {
    const auto number = number_of(*key);
    if (!number) continue;
    Known candidate = known(*number);
    if (same(candidate, listing, by_requisition, reading)) return candidate;
  }
  return std::nullopt;
}

void Intake::State::add_keys(const IdentityKeys& keys, std::int64_t number) {
  for (const auto* key : {&keys.requisition, &keys.address, &keys.content}) {
    if (*key) add_key.bind_blob(1, **key).bind(2, number).run();
  }
}

void Intake::State::add_places(const Listing& listing, std::int64_t number) {
  bool placed = false;
  bool stated = false;
  for (const listing::Place& place : listing.places) {
    if (place.lat && place.lon) {
      insert_cell.bind(1, cell_of(*place.lat, *place.lon))
          .bind(2, number)
          .bind(3, *place.lat)
          .bind(4, *place.lon)
          .run();
      placed = true;
    }
    if (!place.state.empty()) {
      insert_state.bind(1, place.state).bind(2, number).run();
      stated = true;
    }
  }
  if (!placed)
    insert_cell.bind(1, std::int64_t{-1}).bind(2, number).bind(3, 0.0).bind(4, 0.0).run();
  if (!stated) insert_state.bind(1, "").bind(2, number).run();
}

void Intake::State::add_new(const Listing& listing, IdentityKeys keys, const std::string& places,
                            const OpenReading& reading) {
  const std::int64_t number = next_number++;
  // Two openings with one key (see same()) or, once in 10^13 pairs, one digest: the id is made
  // anew.
  for (find_id.bind(1, keys.id); find_id.step(); find_id.bind(1, keys.id)) {
    find_id.reset();
    keys.id = hex(digest64(keys.id));
  }
  find_id.reset();
  insert.bind(1, number)
      .bind(2, keys.id)
      .bind(3, reading.source)
      .bind(4, digest_of(listing, places));
  insert.bind(5, days_since_epoch(today)).bind(6, run);
  bind_row(insert, 7, listing, places);
  insert.run();
  insert_text.bind(1, number).bind_lasting(2, listing.description).run();
  insert_words.bind(1, number)
      .bind_lasting(2, listing.title)
      .bind_lasting(3, listing.employer)
      .bind_lasting(4, listing.description)
      .run();
  add_keys(keys, number);
  add_places(listing, number);
  see.bind(1, reading.source).bind(2, number).bind(3, "").bind(4, reading.generation).run();
}

void Intake::State::rewrite(const Known& known, const Listing& listing, const std::string& places,
                            std::int64_t digest, std::int64_t source) {
  const Listing before = catalogue.load(known.number, true);
  for (const Change& change : differences(before, listing, today)) {
    note_change.bind(1, known.number).bind(2, days_since_epoch(today)).bind(3, change.field);
    note_change.bind(4, change.before).bind(5, change.after).run();
  }
  update.bind(1, digest).bind(2, source);
  update.bind(bind_row(update, 3, listing, places), known.number).run();
  remove_words.bind(1, known.number)
      .bind(2, before.title)
      .bind(3, before.employer)
      .bind(4, before.description)
      .run();
  insert_words.bind(1, known.number)
      .bind(2, listing.title)
      .bind(3, listing.employer)
      .bind(4, listing.description)
      .run();
  insert_text.bind(1, known.number).bind(2, listing.description).run();
  if (before.places == listing.places) return;
  Statement forget_cells =
      database.prepare("DELETE FROM place_cell WHERE cell = ? AND listing = ?");
  forget_cells.bind(1, std::int64_t{-1}).bind(2, known.number).run();
  for (const listing::Place& place : before.places) {
    if (place.lat && place.lon)
      forget_cells.bind(1, cell_of(*place.lat, *place.lon)).bind(2, known.number).run();
  }
  Statement forget_state =
      database.prepare("DELETE FROM place_state WHERE state = ? AND listing = ?");
  forget_state.bind(1, "").bind(2, known.number).run();
  for (const listing::Place& place : before.places)
    forget_state.bind(1, place.state).bind(2, known.number).run();
  add_places(listing, known.number);
}

// Gone is what this reading did not show, unless another source still has it, or can't prove that
// it has not.
void Intake::State::mark_gone(const OpenReading& reading) {
  Statement gone = database.prepare(
      "UPDATE listing SET gone = 1 WHERE gone = 0 AND number IN ("
      "  SELECT listing FROM sighting WHERE source = ?1 GROUP BY listing HAVING max(generation) < "
      "?2)"
      " AND NOT EXISTS (SELECT 1 FROM sighting s JOIN source o ON o.number = s.source"
      "  WHERE s.listing = listing.number AND o.number <> ?1"
      "  AND (o.proven = 0 OR s.generation >= o.proven)) RETURNING number");
  gone.bind(1, reading.source).bind(2, reading.generation);
  std::vector<std::int64_t> numbers;
  while (gone.step()) numbers.push_back(gone.int64(0));
  gone.reset();
  for (const std::int64_t number : numbers) {
    note_change.bind(1, number)
        .bind(2, days_since_epoch(today))
        .bind(3, "gone")
        .bind(4, "false")
        .bind(5, "true")
        .run();
  }
}

void Intake::State::write_state(const SourceState& state, std::int64_t generation,
                                std::int64_t proven) {
  Statement write = database.prepare(
      "UPDATE source SET status = ?, listings = coalesce(?, listings), advertised = ?, truncated = "
      "?, error = ?,"
      " generation = max(generation, ?), proven = max(proven, ?) WHERE id = ?");
  write.bind(1, state.status)
      .bind(2, state.listings)
      .bind(3, state.advertised)
      .bind(4, state.truncated);
  write.bind(5, state.error).bind(6, generation).bind(7, proven).bind(8, state.id).run();
}

Intake::Intake(Catalogue& catalogue, Date today)
    : state_(std::make_unique<State>(catalogue, today)) {
  state_->begin_transaction();
  state_->run = catalogue.begin_run(today);
}

Intake::~Intake() = default;

std::int64_t Intake::run() const { return state_->run; }

void Intake::begin(std::string_view source) {
  state_->begin_transaction();
  const std::int64_t number = state_->source_number(source);
  Statement newest = state_->database.prepare(
      "SELECT coalesce(max(generation), 0) FROM sighting WHERE source = ?1");
  newest.bind(1, number).step();
  const std::int64_t sighted = newest.int64(0);
  Statement stored = state_->database.prepare("SELECT generation FROM source WHERE number = ?");
  stored.bind(1, number).step();
  const OpenReading reading{number, std::max(sighted, stored.int64(0)) + 1};
  Statement day = state_->database.prepare(
      "INSERT OR REPLACE INTO reading (source, generation, day) VALUES (?, ?, ?)");
  day.bind(1, number).bind(2, reading.generation).bind(3, days_since_epoch(state_->today)).run();
  state_->readings[std::string(source)] = reading;
}

Taken Intake::add(const Listing& listing) {
  State& state = *state_;
  state.begin_transaction();
  const auto found = state.readings.find(listing.source);
  if (found == state.readings.end())
    throw Error(ErrorKind::defect, "a listing of a source that is not being read");
  const OpenReading& reading = found->second;
  const std::string places = places_to_json(listing.places);
  const IdentityKeys keys = identity_keys(listing, places);
  const auto known = state.recognise(keys, listing, reading);
  Taken taken = Taken::added;
  if (!known) {
    state.add_new(listing, keys, places, reading);
  } else {
    const std::int64_t digest = digest_of(listing, places);
    const bool own = known->source == reading.source;
    const Listing stored =
        own && known->digest == digest ? Listing{} : state.catalogue.load(known->number, false);
    const std::string url = own ? "" : listing.url == stored.url ? "" : listing.url;
    state.see.bind(1, reading.source)
        .bind(2, known->number)
        .bind(3, url)
        .bind(4, reading.generation)
        .run();
    if (!own && !known->gone) {
      state.add_keys(keys, known->number);
      taken = Taken::elsewhere;
    } else if (known->digest == digest) {
      if (known->gone) state.revive.bind(1, known->number).run();
      taken = Taken::unchanged;
    } else {
      state.add_keys(keys, known->number);
      state.rewrite(*known, listing, places, digest, reading.source);
      taken = Taken::changed;
    }
  }
  state.commit_if_due();
  return taken;
}

void Intake::remember_document(std::string_view source, std::string_view key, std::int64_t digest) {
  state_->begin_transaction();
  Statement remember = state_->database.prepare(
      "INSERT OR REPLACE INTO document (source, key, digest) VALUES (?, ?, ?)");
  remember.bind(1, state_->source_number(source)).bind(2, key).bind(3, digest).run();
}

void Intake::finish(const SourceState& state, bool proves_absence, std::int64_t scope) {
  state_->begin_transaction();
  const OpenReading reading = state_->readings.at(state.id);
  Statement last =
      state_->database.prepare("SELECT coalesce(scope, ?) FROM source WHERE number = ?");
  last.bind(1, scope).bind(2, reading.source).step();
  const bool proves = proves_absence && last.int64(0) == scope;
  last.reset();
  state_->database.prepare("UPDATE source SET scope = ? WHERE number = ?")
      .bind(1, scope)
      .bind(2, reading.source)
      .run();
  if (proves) state_->mark_gone(reading);
  state_->write_state(state, reading.generation, proves ? reading.generation : 0);
  state_->commit_if_due();
}

void Intake::finish_unchanged(const SourceState& state) {
  state_->begin_transaction();
  const std::int64_t source = state_->source_number(state.id);
  Statement day = state_->database.prepare(
      "UPDATE reading SET day = max(day, ?) WHERE source = ? AND generation = (SELECT generation "
      "FROM source WHERE number = ?)");
  day.bind(1, days_since_epoch(state_->today)).bind(2, source).bind(3, source).run();
  state_->write_state(state, 0, 0);
}

void Intake::finish_failed(const SourceState& state) {
  state_->begin_transaction();
  state_->source_number(state.id);
  state_->write_state(state, 0, 0);
}

void Intake::commit() { state_->commit(); }

}  // namespace medtech::search
