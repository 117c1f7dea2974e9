// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/role_posting.hpp"

#include "cmd/role_option.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/search/query.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

namespace medtech::cmd {

namespace {

// Fewer openings tell of their employers rather than of the role.
constexpr std::size_t fewest_openings = 8;
constexpr double good_part = 0.3;

// How many stored openings of the role name each term; empty without a database. What each is of
// because it is of that role, no posting needs to name.
std::map<std::string, std::size_t> counts_of(Context& context, const ontology::Role& role,
                                             std::size_t& openings) {
  std::map<std::string, std::size_t> counts;
  std::error_code unknown;
  if (!std::filesystem::exists(context.paths().database, unknown)) return counts;
  search::Filter filter;
  filter.roles = {role.id};
  const search::Selection selection =
      search::select(context.catalogue(), filter, search::Order::date, limits::postings_of_check);
  openings = selection.matches.size();
  for (const search::Match& match : selection.matches) {
    const listing::Listing listing = context.catalogue().load(match.number, false);
    const listing::Requirements& asked = listing.understanding.requirements;
    for (const auto* ids : {&asked.equipment, &asked.software, &asked.skills,
                            &listing.understanding.classification.specialties}) {
      for (const std::string& id : *ids) ++counts[id];
    }
  }
  for (const std::string& id : role.specialties) counts.erase(id);
  return counts;
}

}  // namespace

lint::Posting role_posting(Context& context, const std::string& typed) {
  const ontology::Role& role = role_named(context, "--role", typed);
  const ontology::Terms& terms = context.knowledge().terms;
  lint::Posting posting;
  posting.name = role.id;
  posting.of_role = true;
  posting.listing.title = role.name;
  listing::Understanding& understanding = posting.listing.understanding;
  understanding.classification.role = role.id;
  understanding.classification.track = role.track;
  if (!role.credentials.empty()) understanding.requirements.required = {role.credentials};
  if (!role.education.empty()) understanding.requirements.education_min = role.education;
  std::size_t openings = 0;
  const std::map<std::string, std::size_t> counts = counts_of(context, role, openings);
  const auto ask = [&](const std::string& id) {
    const auto row = terms.find(id);
    if (!row) return;
    lint::Demand demand;
    demand.any_of = {*row};
    demand.term = terms.name(*row);
    demand.kind = terms.kind(*row);
    posting.demands.push_back(std::move(demand));
  };
  if (openings < fewest_openings) {
    context.terminal().detail(
        "Fewer than 8 openings of this role are stored: its terms are those of data/roles.");
    std::ranges::for_each(role.usual, ask);
    return posting;
  }
  for (const auto& [id, count] : counts) {
    if (static_cast<double>(count) >= good_part * static_cast<double>(openings)) ask(id);
  }
  return posting;
}

}  // namespace medtech::cmd
