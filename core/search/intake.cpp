// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/intake.hpp"

#include "core/base/error.hpp"
#include "core/listing/understand.hpp"
#include "core/search/history.hpp"
#include "core/search/identity.hpp"
#include "core/search/listing_rows.hpp"
#include "core/search/merging.hpp"
#include "core/search/recognition.hpp"
#include "core/search/row.hpp"

#include <array>
#include <thread>
#include <utility>
#include <vector>

namespace medtech::search {

using listing::Listing;
using store::Statement;

namespace {

// Long enough that a first filling makes few segments, short enough that a kill costs little.
constexpr std::chrono::seconds commit_interval{2};

// Between two transactions others get their turn at the database: longer than a waiting process
// sleeps between its tries (store::Database).
constexpr std::chrono::milliseconds breather{20};

}  // namespace

struct Intake::State {
  State(Catalogue& catalogue_, Date today_, const ontology::Knowledge* knowledge_)
      : catalogue(catalogue_),
        database(catalogue_.database()),
        today(today_),
        knowledge(knowledge_) {}

  Catalogue& catalogue;
  store::Database& database;
  Date today;
  const ontology::Knowledge* knowledge;
  std::optional<std::int64_t> run;  // of this transaction, where it brought something
  std::int64_t next_number = 0;
  std::optional<store::Transaction> transaction;
  std::chrono::steady_clock::time_point begun;
  std::chrono::steady_clock::time_point ended;
  std::map<std::string, OpenReading, std::less<>> readings;
  ListingRows rows{database};
  Recognition recognition{database};
  Statement revive = database.prepare("UPDATE listing SET gone = 0 WHERE number = ?");
  Statement see = database.prepare(
      "INSERT INTO sighting (source, listing, url, generation) VALUES (?, ?, ?, ?)"
      " ON CONFLICT DO UPDATE SET generation = max(generation, excluded.generation)");
  Statement gaps = database.prepare(
      "SELECT l.requisition = '', l.employer = '', l.url = '', l.places = '[]', l.remote IS NULL, "
      "l.shift IS NULL, l.schedule IS NULL, l.employment_type IS NULL, l.posted IS NULL, l.closes "
      "IS NULL, coalesce(l.pay_min, l.pay_max) IS NULL OR l.pay_source = 'text', "
      "length(CAST(t.description AS BLOB)) FROM listing l JOIN listing_text t ON t.number = "
      "l.number WHERE l.number = ?");
  Statement take_back = database.prepare(
      "DELETE FROM change WHERE rowid = (SELECT rowid FROM change WHERE listing = ?1 AND day = ?2 "
      "AND field = ?3 ORDER BY rowid DESC LIMIT 1) AND before IS ?5 AND after IS ?4 RETURNING 1");
  Statement note = database.prepare(
      "INSERT INTO change (listing, day, field, before, after) VALUES (?, ?, ?, ?, ?)");

  void begin_transaction() {
    if (transaction) return;
    std::this_thread::sleep_until(ended + breather);
    transaction.emplace(database);
    run.reset();
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
    ended = std::chrono::steady_clock::now();
  }

  // Numbers of runs are given out in the order in which they are committed, so that the newest one
  // that a reader sees has none before it that is still to come.
  std::int64_t run_of_transaction() {
    if (!run) run = catalogue.begin_run(today);
    return *run;
  }

  void commit_if_due() {
    if (transaction && std::chrono::steady_clock::now() - begun >= commit_interval) commit();
  }

  std::int64_t source_number(std::string_view id);
  void record(std::int64_t number, const Change& change);
  bool may_add(const Known& known, const Listing& listing, Speaker speaker);
  void understand(Listing& after, const Listing& listing);
  bool retell(const Known& known, const Listing& listing, const ListingRows::Word& word,
              Speaker speaker);
  Taken take_known(const Known& known, const Listing& listing, const std::string& places,
                   const IdentityKeys& keys, const OpenReading& reading);
  void mark_gone(const OpenReading& reading);
  void write_state(const SourceState& state, std::int64_t generation);
};

std::int64_t Intake::State::source_number(std::string_view id) {
  Statement add = database.prepare("INSERT OR IGNORE INTO source (id) VALUES (?)");
  add.bind(1, id).run();
  Statement find = database.prepare("SELECT number FROM source WHERE id = ?");
  find.bind(1, id).step();
  return find.int64(0);
}

void Intake::State::record(std::int64_t number, const Change& change) {
  const auto bind = [&](Statement& statement) -> Statement& {
    statement.bind(1, number).bind(2, days_since_epoch(change.day)).bind(3, change.field);
    return statement.bind(4, change.before).bind(5, change.after);
  };
  // The first of the rows that a source has for each place of an opening takes back the others,
  // which come again behind it: nothing has changed.
  const bool opposite = change.field == "locations" && bind(take_back).step();
  take_back.reset();
  if (!opposite) bind(note).run();
}

// Whether something that is not known of the opening is said now, or said more fully.
bool Intake::State::may_add(const Known& known, const Listing& listing, Speaker speaker) {
  const std::array says{!listing.requisition.empty(), !listing.employer.empty(),
                        !listing.url.empty(),         !listing.places.empty(),
                        listing.remote.has_value(),   listing.shift.has_value(),
                        listing.schedule.has_value(), listing.employment_type.has_value(),
                        listing.posted.has_value(),   listing.closes.has_value(),
                        listing.pay.has_value()};
  bool adds = false;
  if (speaker == Speaker::repeated) {
    const std::vector<listing::Place> places = places_from_json(known.places);
    adds = joined_places(places, listing.places) != places;
  }
  if (gaps.bind(1, known.number).step()) {
    for (int column = 0; column < static_cast<int>(says.size()); ++column)
      adds = adds || (says[static_cast<std::size_t>(column)] && gaps.int64(column) != 0);
    const auto size = static_cast<std::size_t>(gaps.int64(static_cast<int>(says.size())));
    adds = adds || size < listing.description.size();
  }
  gaps.reset();
  return adds;
}

// `after` is of several words: where it is more than the last of them, it is read as a whole.
void Intake::State::understand(Listing& after, const Listing& listing) {
  if (digest_of(after, "") == digest_of(listing, "") && after.places == listing.places) {
    after.understanding = listing.understanding;
  } else if (knowledge != nullptr) {
    after.understanding = listing::understand(after, *knowledge);
  }
}

// False where the listing is after it as it was before.
bool Intake::State::retell(const Known& known, const Listing& listing,
                           const ListingRows::Word& word, Speaker speaker) {
  const Listing before = catalogue.load(known.number, true);
  Listing after = merge(before, listing, speaker);
  const std::string places = places_to_json(after.places);
  const std::vector<Change> changes = differences(before, after, today);
  for (const Change& change : changes) record(known.number, change);
  if (digest_of(after, places) == digest_of(before, places_to_json(before.places))) {
    rows.restate(known.number, word);
    return false;
  }
  understand(after, listing);
  rows.rewrite(known.number, before, after, places, word);
  return true;
}

Taken Intake::State::take_known(const Known& known, const Listing& listing,
                                const std::string& places, const IdentityKeys& keys,
                                const OpenReading& reading) {
  const bool own = known.source == reading.source;
  // The origin's first word in a reading is the listing; its second, and other sources' words, are
  // sightings that may add to it.
  const bool counts = (own && !known.seen_now) || known.gone;
  // An address that the listing has, or is to have, is not also one elsewhere.
  const bool its_own = counts || known.url.empty() || listing.url == known.url;
  const std::string url = its_own ? "" : listing.url;
  see.bind(1, reading.source).bind(2, known.number).bind(3, url).bind(4, reading.generation).run();
  const std::int64_t digest = counts ? digest_of(listing, places) : known.digest;
  const bool unchanged = counts && digest == known.digest;
  if (!unchanged || !known.keys_are_known) recognition.remember(keys, known.number);
  if (unchanged) {
    if (known.gone) {
      revive.bind(1, known.number).run();
      record(known.number, {today, "gone", "true", "false"});
    }
    return Taken::unchanged;
  }
  if (!counts) {
    const Speaker speaker = own ? Speaker::repeated : Speaker::other;
    if (!may_add(known, listing, speaker)) return Taken::elsewhere;
    const ListingRows::Word word{known.source, known.digest};
    return retell(known, listing, word, speaker) ? Taken::changed : Taken::elsewhere;
  }
  const Speaker speaker = own ? Speaker::origin : Speaker::successor;
  return retell(known, listing, {reading.source, digest}, speaker) ? Taken::changed
                                                                   : Taken::unchanged;
}

// Gone is what this reading did not show though an earlier one of its scope did, unless another
// source still has it. That one has it no more where a later whole reading of it, of the same scope
// as the one that showed it last, did not.
void Intake::State::mark_gone(const OpenReading& reading) {
  Statement gone = database.prepare(
      "UPDATE listing SET gone = 1 WHERE gone = 0 AND number IN ("
      "  SELECT listing FROM sighting WHERE source = ?1 GROUP BY listing HAVING max(generation) IN"
      "  (SELECT generation FROM reading WHERE source = ?1 AND generation < ?2 AND scope ="
      "   (SELECT scope FROM reading WHERE source = ?1 AND generation = ?2)))"
      " AND NOT EXISTS (SELECT 1 FROM sighting s WHERE s.listing = listing.number"
      "  AND s.source <> ?1 AND NOT EXISTS (SELECT 1 FROM reading seen JOIN reading later"
      "   ON later.source = seen.source AND later.scope = seen.scope AND later.proves = 1"
      "   AND later.generation > seen.generation"
      "   WHERE seen.source = s.source AND seen.generation = s.generation)) RETURNING number");
  gone.bind(1, reading.source).bind(2, reading.generation);
  std::vector<std::int64_t> numbers;
  while (gone.step()) numbers.push_back(gone.int64(0));
  gone.reset();
  for (const std::int64_t number : numbers) {
    record(number, {today, "gone", "false", "true"});
  }
}

void Intake::State::write_state(const SourceState& state, std::int64_t generation) {
  Statement write = database.prepare(
      "UPDATE source SET status = ?, listings = coalesce(?, listings), advertised = ?, truncated = "
      "?, error = ?,"
      " generation = max(generation, ?) WHERE id = ?");
  write.bind(1, state.status)
      .bind(2, state.listings)
      .bind(3, state.advertised)
      .bind(4, state.truncated);
  write.bind(5, state.error).bind(6, generation).bind(7, state.id).run();
}

Intake::Intake(Catalogue& catalogue, Date today, const ontology::Knowledge* knowledge)
    : state_(std::make_unique<State>(catalogue, today, knowledge)) {}

Intake::~Intake() = default;

void Intake::begin(std::string_view source, std::int64_t scope) {
  state_->begin_transaction();
  store::Database& database = state_->database;
  const std::int64_t number = state_->source_number(source);
  Statement newest =
      database.prepare("SELECT coalesce(max(generation), 0) FROM sighting WHERE source = ?1");
  newest.bind(1, number).step();
  const std::int64_t sighted = newest.int64(0);
  Statement stored =
      database.prepare("SELECT generation, coalesce(scope, ?1) FROM source WHERE number = ?2");
  stored.bind(1, scope).bind(2, number).step();
  const OpenReading reading{number, std::max(sighted, stored.int64(0)) + 1};
  const bool same_scope = stored.int64(1) == scope;
  stored.reset();
  if (!same_scope) {
    // Answers known from another scope are no longer what the source was last seen to have.
    database.prepare("DELETE FROM document WHERE source = ?").bind(1, number).run();
  }
  database.prepare("UPDATE source SET scope = ? WHERE number = ?")
      .bind(1, scope)
      .bind(2, number)
      .run();
  Statement row = database.prepare(
      "INSERT OR REPLACE INTO reading (source, generation, day, scope) VALUES (?, ?, ?, ?)");
  row.bind(1, number).bind(2, reading.generation);
  row.bind(3, days_since_epoch(state_->today)).bind(4, scope).run();
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
    state.rows.insert(number, std::move(fresh), places,
                      {reading.source, state.today, state.run_of_transaction()});
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

void Intake::finish(const SourceState& state, bool proves_absence) {
  state_->begin_transaction();
  const OpenReading reading = state_->readings.at(state.id);
  if (proves_absence) {
    state_->database.prepare("UPDATE reading SET proves = 1 WHERE source = ? AND generation = ?")
        .bind(1, reading.source)
        .bind(2, reading.generation)
        .run();
    state_->mark_gone(reading);
  }
  state_->write_state(state, reading.generation);
  state_->commit_if_due();
}

void Intake::finish_unchanged(const SourceState& state) {
  state_->begin_transaction();
  const std::int64_t source = state_->source_number(state.id);
  Statement day = state_->database.prepare(
      "UPDATE reading SET day = max(day, ?) WHERE source = ? AND generation = (SELECT generation "
      "FROM source WHERE number = ?)");
  day.bind(1, days_since_epoch(state_->today)).bind(2, source).bind(3, source).run();
  state_->write_state(state, 0);
}

void Intake::finish_failed(const SourceState& state) {
  state_->begin_transaction();
  state_->source_number(state.id);
  state_->write_state(state, 0);
}

void Intake::commit() { state_->commit(); }

}  // namespace medtech::search
