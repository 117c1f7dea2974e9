// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/intake.hpp"

#include "core/base/error.hpp"
#include "core/search/history.hpp"
#include "core/search/identity.hpp"
#include "core/search/listing_rows.hpp"
#include "core/search/recognition.hpp"
#include "core/search/row.hpp"

#include <utility>
#include <vector>

namespace medtech::search {

using listing::Listing;
using store::Statement;

namespace {

// Long enough that a first filling makes few segments, short enough that a kill costs little.
constexpr std::chrono::seconds commit_interval{2};

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
  ListingRows rows{database};
  Recognition recognition{database};
  Statement revive = database.prepare("UPDATE listing SET gone = 0 WHERE number = ?");
  Statement see = database.prepare(
      "INSERT INTO sighting (source, listing, url, generation) VALUES (?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET generation = excluded.generation");
  Statement note = database.prepare(
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
  void record(std::int64_t number, const Change& change);
  void rewrite(const Known& known, const Listing& listing, const std::string& places,
               std::int64_t source);
  Taken take_known(const Known& known, const Listing& listing, const std::string& places,
                   const IdentityKeys& keys, const OpenReading& reading);
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

void Intake::State::record(std::int64_t number, const Change& change) {
  note.bind(1, number).bind(2, days_since_epoch(change.day)).bind(3, change.field);
  note.bind(4, change.before).bind(5, change.after).run();
}

void Intake::State::rewrite(const Known& known, const Listing& listing, const std::string& places,
                            std::int64_t source) {
  const Listing before = catalogue.load(known.number, true);
  for (const Change& change : differences(before, listing, today)) record(known.number, change);
  rows.rewrite(known.number, before, listing, places, source);
}

Taken Intake::State::take_known(const Known& known, const Listing& listing,
                                const std::string& places, const IdentityKeys& keys,
                                const OpenReading& reading) {
  const bool own = known.source == reading.source;
  // The origin's first word in a reading is the listing; its second, and other sources' words, are
  // only sightings.
  const bool counts = (own && !known.seen_now) || known.gone;
  const std::string url = counts || listing.url == known.url ? "" : listing.url;
  see.bind(1, reading.source).bind(2, known.number).bind(3, url).bind(4, reading.generation).run();
  const bool unchanged = counts && digest_of(listing, places) == known.digest;
  if (!unchanged || !known.keys_are_known) recognition.remember(keys, known.number);
  if (unchanged) {
    if (known.gone) {
      revive.bind(1, known.number).run();
      record(known.number, {today, "gone", "true", "false"});
    }
    return Taken::unchanged;
  }
  if (!counts) return Taken::elsewhere;
  rewrite(known, listing, places, reading.source);
  return Taken::changed;
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
    record(number, {today, "gone", "false", "true"});
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
  if (found == state.readings.end()) {
    throw Error(ErrorKind::defect, "a listing of a source that is not being read");
  }
  const OpenReading& reading = found->second;
  const std::string places = places_to_json(listing.places);
  const IdentityKeys keys = identity_keys(listing, places);
  Taken taken = Taken::added;
  if (const auto known = state.recognition.find(keys, listing, places, reading)) {
    taken = state.take_known(*known, listing, places, keys, reading);
  } else {
    const std::int64_t number = state.next_number++;
    Listing fresh = listing;
    fresh.id = keys.id;
    state.rows.insert(number, std::move(fresh), places, {reading.source, state.today, state.run});
    state.recognition.remember(keys, number);
    state.see.bind(1, reading.source).bind(2, number).bind(3, "").bind(4, reading.generation).run();
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
