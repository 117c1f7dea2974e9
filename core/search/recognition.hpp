// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/search/identity.hpp"
#include "core/store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace medtech::search {

/// The reading of a source that is under way.
struct OpenReading {
  std::int64_t source = 0;
  std::int64_t generation = 0;
};

/// A stored listing as far as recognising it needs.
struct Known {
  std::int64_t number = 0;
  std::int64_t source = 0;  ///< its origin
  std::int64_t digest = 0;
  bool gone = false;
  bool seen_now = false;  ///< this reading has shown it already
  std::string requisition;
  std::string title;
  std::string url;
  std::string employer;
  std::string places;           ///< as JSON
  bool keys_are_known = false;  ///< found by its strongest key: nothing new is to be remembered
};

/// Finds the stored listing that a new one is the same opening as.
class Recognition {
 public:
  explicit Recognition(store::Database& database);

  /// By the source's own id, then by employer and requisition, then by content, then by address. A
  /// key alone can deceive: a feed whose items all link to one page, a "requisition" that is a
  /// department's number. So other requisitions are other openings, and so are other ids of one
  /// source at one address, and two titles that one reading shows side by side. `places` as JSON.
  std::optional<Known> find(const IdentityKeys& keys, const listing::Listing& listing,
                            const std::string& places, const OpenReading& reading);
  /// From now on these keys lead to the listing, as far as they do not lead to another.
  void remember(const IdentityKeys& keys, std::int64_t number);

 private:
  std::optional<Known> find_one(const std::string& key, const OpenReading& reading);

  bool has_other_native(const Known& known, const IdentityKeys& keys);

  store::Statement find_key_;
  store::Statement find_other_native_;
  store::Statement add_key_;
};

}  // namespace medtech::search
