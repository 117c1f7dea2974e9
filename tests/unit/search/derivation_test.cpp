// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/derivation.hpp"

#include "core/base/embedded.hpp"
#include "core/search/intake.hpp"
#include "tests/unit/search/listings.hpp"

#include <doctest/doctest.h>

#include <string>

namespace medtech::search {

TEST_CASE("what was stored without knowledge is understood later, once for each state of it") {
  ontology::Knowledge knowledge = ontology::load_knowledge(
      [](std::string_view name) { return std::string(embedded::find(name).value()); }, false);
  CHECK(knowledge.digest() == ontology::embedded_knowledge_digest());
  Catalogue catalogue(":memory:");
  Intake intake(catalogue, *make_date(2026, 11, 25));
  intake.begin("s", 0);
  listing::Listing listing;
  listing.title = "BMET II";
  listing.source = "s";
  listing.description = "CBET required.";
  intake.add(listing);
  intake.commit();
  CHECK_FALSE(is_derived_by(catalogue, knowledge.digest()));
  std::size_t told = 0;
  derive_anew(catalogue, knowledge, [&](std::size_t done, std::size_t) { told = done; });
  CHECK(told == 1);
  CHECK(is_derived_by(catalogue, knowledge.digest()));
  const listing::Listing found = catalogue.load(1, true);
  CHECK(found.understanding.classification.role == "bmet-2");
  CHECK(found.understanding.requirements.required ==
        std::vector<listing::Alternatives>{{"aci-cbet"}});
  CHECK_FALSE(is_derived_by(catalogue, knowledge.digest() + 1));
  Filter filter;
  filter.certifications = {"aci-cbet"};
  filter.tracks = {"equipment"};
  CHECK(select(catalogue, filter, Order::date, std::nullopt).total == 1);
  filter.tracks = {"lab"};
  CHECK(select(catalogue, filter, Order::date, std::nullopt).total == 0);
}

}  // namespace medtech::search
