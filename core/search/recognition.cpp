// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/recognition.hpp"

#include "core/base/text.hpp"

namespace medtech::search {

using listing::Listing;

namespace {

bool is_same(const Known& known, const Listing& listing) {
  const bool both_numbered = !known.requisition.empty() && !listing.requisition.empty();
  if (both_numbered && known.requisition != listing.requisition) return false;
  return !known.seen_now || text::fold(known.title) == text::fold(listing.title);
}

}  // namespace

Recognition::Recognition(store::Database& database)
    : find_key_(database.prepare(
          "SELECT l.number, l.source, l.digest, l.gone, l.requisition, l.title, l.url, EXISTS ("
          "  SELECT 1 FROM sighting s WHERE s.source = ?2 AND s.listing = l.number AND "
          "s.generation = ?3)"
          " FROM identity i JOIN listing l ON l.number = i.listing WHERE i.key = ?1")),
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
    known->seen_now = find_key_.int64(7) != 0;
  }
  find_key_.reset();
  return known;
}

std::optional<Known> Recognition::find(const IdentityKeys& keys, const Listing& listing,
                                       const OpenReading& reading) {
  for (const auto* key : {&keys.requisition, &keys.address, &keys.content}) {
    if (!*key) continue;
    auto known = find_one(**key, reading);
    if (known && is_same(*known, listing)) return known;
  }
  return std::nullopt;
}

void Recognition::remember(const IdentityKeys& keys, std::int64_t number) {
  for (const auto* key : {&keys.requisition, &keys.address, &keys.content}) {
    if (*key) add_key_.bind_blob(1, **key).bind(2, number).run();
  }
}

}  // namespace medtech::search
