// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/siblings.hpp"

#include "core/base/digest.hpp"
#include "core/base/text.hpp"
#include "core/search/row.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace medtech::search {

namespace {

// Where openings are, in as many words as a line of a table has for it.
class Whereabouts {
 public:
  explicit Whereabouts(Catalogue& catalogue)
      : row_(catalogue.database().prepare(
            "SELECT places, coalesce(remote, 0) FROM listing WHERE number = ?")) {}

  const std::string& of(std::int64_t number) {
    row_.bind(1, number);
    const bool found = row_.step();
    const std::string places(found ? row_.text(0) : "");
    const std::string remote(found && row_.int64(1) != 0 ? "remote" : "");
    row_.reset();
    // Few places are named by many openings: each text is read once.
    const auto [known, fresh] = known_.try_emplace(places + remote);
    if (fresh) known->second = spoken(places) + remote;
    return known->second;
  }

 private:
  static std::string spoken(const std::string& json) {
    const std::vector<listing::Place> places = places_from_json(json);
    if (places.empty()) return "";
    const listing::Place& first = places.front();
    const bool named = !first.city.empty() || !first.state.empty();
    return fmt::format("{}\x1f{}\x1f{}\x1f{}", first.city, first.state,
                       named ? "" : first.zip + first.country, places.size());
  }

  store::Statement row_;
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace

std::uint64_t family_of(std::string_view title, std::string_view employer) {
  return digest64(text::fold(title) + "\x1f" + text::fold(employer));
}

std::vector<Match> gather_siblings(Catalogue& catalogue, const std::vector<Match>& matches,
                                   const std::vector<std::uint64_t>& families,
                                   std::optional<std::size_t> limit) {
  std::vector<Match> rows;
  std::unordered_map<std::uint64_t, std::size_t> row_of;
  row_of.reserve(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const auto [place, fresh] = row_of.try_emplace(families[i], rows.size());
    if (fresh) {
      rows.push_back(matches[i]);
      continue;
    }
    Match& row = rows[place->second];
    const std::size_t siblings = row.siblings + 1;
    if (is_before(matches[i], row)) row = matches[i];
    row.siblings = siblings;
  }
  const std::size_t shown = std::min(limit.value_or(rows.size()), rows.size());
  std::vector<std::size_t> first(rows.size());
  for (std::size_t i = 0; i < first.size(); ++i) first[i] = i;
  std::ranges::partial_sort(
      first, first.begin() + static_cast<std::ptrdiff_t>(shown),
      [&](std::size_t left, std::size_t right) { return is_before(rows[left], rows[right]); });
  std::vector<bool> is_shown(rows.size(), false);
  for (std::size_t i = 0; i < shown; ++i) is_shown[first[i]] = true;
  Whereabouts whereabouts(catalogue);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const std::size_t at = row_of.find(families[i])->second;
    Match& row = rows[at];
    if (!is_shown[at] || row.siblings == 0 || row.number == matches[i].number) continue;
    const std::string own = whereabouts.of(row.number);
    if (whereabouts.of(matches[i].number) != own) ++row.elsewhere;
  }
  return rows;
}

}  // namespace medtech::search
