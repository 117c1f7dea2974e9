// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/recognition.hpp"

#include "core/base/text.hpp"

#include <utility>

namespace medtech::search {

using listing::Listing;

namespace {

// Whether a key that is no more than an address may lead to a listing although others share it: it
// was stored when nobody knew of the others.
bool is_alike(const Known& known, const Listing& listing, const std::string& places) {
  return !known.seen_now && text::fold(known.title) == text::fold(listing.title) &&
         known.places == places &&
         comparable_employer(known.employer) == comparable_employer(listing.employer);
}

bool is_same(const Known& known, const Listing& listing) {
  const bool both_numbered = !known.requisition.empty() && !listing.requisition.empty();
  if (both_numbered && known.requisition != listing.requisition) return false;
  return !known.seen_now || text::fold(known.title) == text::fold(listing.title);
}

}  // namespace

Recognition::Recognition(store::Database& database)
    : find_key_(database.prepare(
          "SELECT l.number, l.source, l.digest, l.gone, l.requisition, l.title, l.url, l.employer, "
          "l.places, EXISTS ("
          "  SELECT 1 FROM sighting s WHERE s.source = ?2 AND s.listing = l.number AND "
          "s.generation = ?3)"
          " FROM identity i JOIN listing l ON l.number = i.listing WHERE i.key = ?1")),
      find_other_native_(
          database.prepare("SELECT 1 FROM identity WHERE listing = ?1 AND length(key) > 16 AND "
                           "substr(key, 1, length(?2)) = ?2 AND NOT EXISTS ("
                           "  SELECT 1 FROM identity WHERE key = ?3 AND listing = ?1)")),
      add_key_(database.prepare("INSERT OR IGNORE INTO identity (key, listing) VALUES (?, ?)")) {}

std::optional<Known> Recognition::find_one(const std::string& key, const OpenReading& reading) {
  std::optional<Known> known;
  find_key_.bind_blob(1, key).bind(2, reading.source).bind(3, reading.generation);
  if (find_key_.step()) {
    known.emplace();
    known->number = find_key_.int64(0);
    known->source = find_key_.int64(1);
    known->digest = find_key_.int64(2);
    known->gone = find_key_.int64(3) != 0;
    known->requisition = find_key_.text(4);
    known->title = find_key_.text(5);
    known->url = find_key_.text(6);
    known->employer = find_key_.text(7);
    known->places = find_key_.text(8);
    known->seen_now = find_key_.int64(9) != 0;
  }
  find_key_.reset();
  return known;
}

// True where the source has numbered the listing otherwise.
bool Recognition::has_other_native(const Known& known, const IdentityKeys& keys) {
  if (!keys.native) return false;
  find_other_native_.bind(1, known.number).bind_blob(2, keys.native_scope);
  const bool other = find_other_native_.bind_blob(3, *keys.native).step();
  find_other_native_.reset();
  return other;
}

std::optional<Known> Recognition::find(const IdentityKeys& keys, const Listing& listing,
                                       const std::string& places, const OpenReading& reading) {
  bool strongest = true;
  for (const auto* key : {&keys.native, &keys.requisition, &keys.content, &keys.address}) {
    if (!*key) continue;
    const bool by_strongest = std::exchange(strongest, false);
    auto known = find_one(**key, reading);
    if (!known || !is_same(*known, listing)) continue;
    const bool by_number = key == &keys.native || key == &keys.requisition;
    if (!by_number && has_other_native(*known, keys)) continue;
    const bool shared = key == &keys.address && keys.address_is_shared;
    if (shared && !is_alike(*known, listing, places)) continue;
    known->keys_are_known = by_strongest;
    return known;
  }
  return std::nullopt;
}

void Recognition::remember(const IdentityKeys& keys, std::int64_t number) {
  const auto add = [&](const std::optional<std::string>& key) {
    if (key) add_key_.bind_blob(1, *key).bind(2, number).run();
  };
  add(keys.native);
  add(keys.requisition);
  add(keys.content);
  if (!keys.address_is_shared) add(keys.address);
}

}  // namespace medtech::search
