// SPDX-License-Identifier: GPL-3.0-or-later
// bench_floor NDJSON DATABASE: what SQLite alone needs for the program's rows and indexes: the
// listings are read and normalised first, then only the storing is timed, through the same schema
// in one transaction. Prints seconds.
#include "core/base/limits.hpp"
#include "core/listing/normalise.hpp"
#include "core/search/catalogue.hpp"
#include "core/search/identity.hpp"
#include "core/search/listing_rows.hpp"
#include "core/search/recognition.hpp"
#include "core/search/row.hpp"
#include "core/sources/document.hpp"
#include "core/sys/file.hpp"

#include <chrono>
#include <cstdio>

int main(int argc, char** argv) {
  using namespace medtech;
  if (argc < 3) return 2;
  std::vector<listing::Listing> listings;
  const listing::Circumstances circumstances{*parse_iso_date("2026-11-22"), "", "bench"};
  sources::DocumentReader reader(argv[1], [&](const listing::RawListing& raw) {
    if (auto listing = listing::normalise(raw, circumstances))
      listings.push_back(std::move(*listing));
  });
  sys::read_in_pieces(argv[1], limits::file_bytes,
                      [&](std::string_view piece) { reader.add(piece); });
  static_cast<void>(reader.finish());

  const auto begin = std::chrono::steady_clock::now();
  search::Catalogue catalogue(argv[2]);
  store::Transaction transaction(catalogue.database());
  catalogue.database().execute("INSERT INTO source (number, id) VALUES (1, 'bench')");
  search::ListingRows rows(catalogue.database());
  search::Recognition recognition(catalogue.database());
  store::Statement see = catalogue.database().prepare(
      "INSERT INTO sighting (source, listing, url, generation) VALUES (1, ?, '', 1)");
  std::int64_t number = 0;
  for (listing::Listing& listing : listings) {
    const std::string places = search::places_to_json(listing.places);
    const search::IdentityKeys keys = search::identity_keys(listing, places);
    listing.id = keys.id;
    rows.insert(++number, listing, places, {1, circumstances.today, 1});
    recognition.remember(keys, number);
    see.bind(1, number).run();
  }
  transaction.commit();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  std::printf("%.3f\n", taken.count());
  return 0;
}
