// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/document.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

using namespace medtech::sources;

// Whatever the pieces are that a document comes in, the same listings are read from it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Reading whole = read_document(bytes, "saved/document");
  fuzzing::check(whole);
  const std::size_t piece = size == 0 ? 1 : 1 + data[size - 1] % 64;
  std::vector<medtech::listing::RawListing> listings;
  DocumentReader reader("saved/document", [&](medtech::listing::RawListing raw) {
    listings.push_back(std::move(raw));
  });
  while (!bytes.empty()) {
    reader.add(bytes.substr(0, piece));
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  const Reading in_pieces = reader.finish();
  fuzzing::require(listings == whole.listings);
  fuzzing::require(in_pieces.bad_items == whole.bad_items);
  fuzzing::require(in_pieces.failure == whole.failure);
  return 0;
}
