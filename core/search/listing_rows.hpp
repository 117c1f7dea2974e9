// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/listing.hpp"
#include "core/store/database.hpp"

#include <cstdint>
#include <string>

namespace medtech::search {

/// Writes listings with everything that finds them: text, full-text index, places. Works inside the
/// caller's transaction, with statements prepared once.
class ListingRows {
 public:
  explicit ListingRows(store::Database& database);

  /// When and by what a listing came.
  struct Origin {
    std::int64_t source = 0;  ///< number of the source
    Date day;
    std::int64_t run = 0;
  };

  /// A new row. `listing.id` is made anew where another listing has it. `places` is its
  /// places_to_json.
  void insert(std::int64_t number, listing::Listing listing, const std::string& places,
              const Origin& origin);
  /// Whose word a row is, and the digest of that word.
  struct Word {
    std::int64_t source = 0;
    std::int64_t digest = 0;
  };

  /// The row of `before` in its new state; it is not gone (any more).
  void rewrite(std::int64_t number, const listing::Listing& before, const listing::Listing& after,
               const std::string& places, const Word& word);
  /// Notes a word that changes nothing of the row but that it is not gone (any more).
  void restate(std::int64_t number, const Word& word);
  /// Takes the row out. What refers to it goes with it.
  void remove(std::int64_t number, const listing::Listing& listing);

 private:
  void add_words(std::int64_t number, const listing::Listing& listing);
  void remove_words(std::int64_t number, const listing::Listing& listing);
  void add_places(std::int64_t number, const listing::Listing& listing);
  void remove_places(std::int64_t number, const listing::Listing& listing);

  store::Statement find_id_;
  store::Statement insert_;
  store::Statement update_;
  store::Statement restate_;
  store::Statement remove_;
  store::Statement add_text_;
  store::Statement rewrite_text_;
  store::Statement add_words_;
  store::Statement remove_words_;
  store::Statement add_cell_;
  store::Statement remove_cell_;
  store::Statement add_state_;
  store::Statement remove_state_;
};

/// The cell of coordinates, as in the table place_cell.
std::int64_t cell_of(double lat, double lon);

}  // namespace medtech::search
