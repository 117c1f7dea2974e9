// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/understand.hpp"
#include "tests/support/knowledge.hpp"

#include <string_view>

namespace medtech::testing {

/// What is understood of an opening that has only these.
inline listing::Understanding understood(std::string_view title, std::string_view employer,
                                         std::string_view text) {
  listing::Listing listing;
  listing.title = title;
  listing.employer = employer;
  listing.description = text;
  return listing::understand(listing, knowledge());
}

}  // namespace medtech::testing
