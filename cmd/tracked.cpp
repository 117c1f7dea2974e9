// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/tracked.hpp"

#include <algorithm>

namespace medtech::cmd {

using listing::Listing;
using tracker::Summary;

void set_tracked(Context& context, const Listing& listing, listing::Found& found) {
  Summary opening;
  opening.listing = listing.id;
  opening.requisition = listing.requisition;
  opening.employer = listing.employer;
  opening.url = listing.url;
  const auto tracked = context.tracker().tracked(opening);
  if (!tracked) return;
  found.tracked_id = tracked->id;
  found.tracked_status = to_string(tracked->status);
}

std::vector<std::int64_t> tracked_listings(Context& context) {
  std::vector<std::int64_t> numbers;
  for (const Summary& summary : context.tracker().list({})) {
    Listing like;
    like.id = summary.listing;
    like.requisition = summary.requisition;
    like.employer = summary.employer;
    like.url = summary.url;
    const std::vector<std::int64_t> same = context.catalogue().same_opening(like);
    numbers.insert(numbers.end(), same.begin(), same.end());
  }
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace medtech::cmd
