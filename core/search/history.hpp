// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/listing.hpp"

#include <string>
#include <vector>

namespace medtech::search {

/// One change of a stored listing. Of a changed text only that it changed is kept: `before` and
/// `after` are "".
struct Change {
  Date day;
  std::string field;  ///< the contract's name: "pay", "closes", "gone" …
  std::string before;
  std::string after;

  bool operator==(const Change&) const = default;
};

/// What differs between two states of an opening.
std::vector<Change> differences(const listing::Listing& before, const listing::Listing& after,
                                Date day);

}  // namespace medtech::search
