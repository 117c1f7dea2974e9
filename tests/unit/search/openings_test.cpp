// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/openings.hpp"

#include "tests/unit/search/listings.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace medtech::search {

namespace {

listing::Listing of_role(const std::string& requisition, const std::string& role) {
  listing::Listing listing = testing::opening(requisition);
  if (!role.empty()) listing.understanding.classification.role = role;
  return listing;
}

std::vector<std::string> requisitions(Catalogue& catalogue, const std::string& role) {
  std::vector<std::string> found;
  each_opening_of(catalogue, role,
                  [&](const listing::Listing& listing) { found.push_back(listing.requisition); });
  return found;
}

}  // namespace

TEST_CASE("openings of a role are those that are not gone, each once") {
  Catalogue catalogue(":memory:");
  testing::read_whole(
      catalogue, {of_role("A", "mls"), of_role("B", "mls"), of_role("C", "mlt"), of_role("D", "")});
  testing::read_whole(catalogue, {of_role("A", "mls")}, "second");  // seen at two sources
  using Names = std::vector<std::string>;
  CHECK(requisitions(catalogue, "mls") == Names{"A", "B"});
  CHECK(requisitions(catalogue, "") == Names{"A", "B", "C"});
  CHECK(requisitions(catalogue, "bmet-2").empty());
  testing::read_whole(catalogue, {of_role("A", "mls")});  // B is no longer there
  CHECK(requisitions(catalogue, "mls") == Names{"A"});
}

}  // namespace medtech::search
