// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/listing/listing.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace medtech::cmd {

/// An application with the posting it was made for, as it is stored or was kept.
struct TrackedPosting {
  std::int64_t application = 0;
  listing::Listing posting;
  std::optional<Date> interview;  ///< the next one, else the last
};

/// The application that a number or a part of its name names. Throws Error{input} with the
/// candidates.
TrackedPosting tracked_posting(Context& context, const std::string& typed);

}  // namespace medtech::cmd
