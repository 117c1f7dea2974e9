// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/query.hpp"

#include "core/base/text.hpp"
#include "core/ontology/places.hpp"
#include "core/search/listing_rows.hpp"
#include "core/search/row_facts.hpp"
#include "core/search/siblings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <unordered_map>
#include <utility>

namespace medtech::search {

using store::Statement;

namespace {

using Numbers = std::vector<std::int64_t>;  // ascending

constexpr std::size_t ranked_at_most = 4'000;

Numbers numbers_of(Statement& statement) {
  Numbers numbers;
  while (statement.step()) numbers.push_back(statement.int64(0));
  return numbers;
}

Numbers intersection(const Numbers& left, const Numbers& right) {
  Numbers both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return both;
}

Numbers difference(const Numbers& left, const Numbers& right) {
  Numbers rest;
  std::ranges::set_difference(left, right, std::back_inserter(rest));
  return rest;
}

void sort_unique(Numbers& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Distances by listing, and the listings without any coordinates.
struct Nearby {
  std::unordered_map<std::int64_t, double> miles;
  Numbers unplaced;
  Numbers all;  // both
};

class Selector {
 public:
  Selector(Catalogue& catalogue, const Filter& filter, Order order, Siblings siblings)
      : catalogue_(catalogue),
        database_(catalogue.database()),
        filter_(filter),
        order_(order),
        together_(siblings == Siblings::together) {}

  Selection run(std::optional<std::size_t> limit);

 private:
  void narrow(Numbers numbers);
  void find_words();
  [[nodiscard]] Numbers openings_of(const NamedJob& job);
  [[nodiscard]] Numbers openings_of_roles(const std::vector<std::string>& roles);
  void find_nearby();
  void find_states();
  void find_sources();
  void remember_candidates();
  void rank_words();
  void judge(const Statement& row, Selection& selection);
  [[nodiscard]] std::vector<const char*> unknowns(RowFacts& facts, bool& passes) const;
  [[nodiscard]] double score_of(RowFacts& facts, const Match& match) const;
  template <typename Visit>
  void each_row(const Visit& visit);

  Catalogue& catalogue_;
  store::Database& database_;
  const Filter& filter_;
  Order order_;
  bool together_;
  std::optional<std::size_t> limit_;     // of matches, where each counts by itself
  std::vector<std::uint64_t> families_;  // of the matches, where siblings go together
  std::optional<Numbers> candidates_;    // absent: all listings
  Nearby nearby_;
  Numbers stateless_;
  std::unordered_map<std::int64_t, double> rank_;
  Numbers of_named_role_;    // openings of the roles that the words name
  double highest_rank_ = 0;  // of `rank_`
};

void Selector::narrow(Numbers numbers) {
  candidates_ = candidates_ ? intersection(*candidates_, numbers) : std::move(numbers);
}

void Selector::find_words() {
  const std::string required = required_expression(filter_.words.all_of);
  const std::string excluded = excluded_expression(filter_.words);
  for (const NamedJob& job : filter_.words.jobs) narrow(openings_of(job));
  Statement match = database_.prepare("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid");
  if (!required.empty()) {
    match.bind(1, required);
    narrow(numbers_of(match));
    match.reset();
  }
  if (excluded.empty()) return;
  if (!candidates_) {
    Statement all = database_.prepare("SELECT number FROM listing ORDER BY number");
    candidates_ = numbers_of(all);
  }
  match.bind(1, excluded);
  candidates_ = difference(*candidates_, numbers_of(match));
  candidates_ = difference(*candidates_, openings_of_roles(filter_.words.other_roles));
}

Numbers Selector::openings_of_roles(const std::vector<std::string>& roles) {
  Statement of_role = database_.prepare("SELECT number FROM listing WHERE role = ?");
  Numbers openings;
  for (const std::string& role : roles) {
    std::ranges::copy(numbers_of(of_role.bind(1, role)), std::back_inserter(openings));
    of_role.reset();
  }
  sort_unique(openings);
  return openings;
}

Numbers Selector::openings_of(const NamedJob& job) {
  Statement match = database_.prepare("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid");
  match.bind(1, required_expression(job.words));
  Numbers found = numbers_of(match);
  const Numbers openings = openings_of_roles(job.roles);
  found.insert(found.end(), openings.begin(), openings.end());
  of_named_role_.insert(of_named_role_.end(), openings.begin(), openings.end());
  sort_unique(of_named_role_);
  sort_unique(found);
  return found;
}

void Selector::find_nearby() {
  const Near& near = *filter_.near;
  // One degree of latitude is 69.05 miles; a hair more, so that the box holds the circle.
  const double lat_reach = near.radius_miles / 68.7;
  const double farthest = std::min(89.0, std::abs(near.lat) + lat_reach);
  const double lon_reach = std::min(180.0, lat_reach / std::cos(farthest * std::numbers::pi / 180));
  Statement cells =
      database_.prepare("SELECT listing, lat, lon FROM place_cell WHERE cell BETWEEN ? AND ?");
  const double top = std::min(89.9, near.lat + lat_reach);
  for (double lat = std::max(-90.0, near.lat - lat_reach);; lat = std::min(lat + 0.5, top)) {
    const double west = std::max(-180.0, near.lon - lon_reach);
    const double east = std::min(179.9, near.lon + lon_reach);
    for (cells.bind(1, cell_of(lat, west)).bind(2, cell_of(lat, east)); cells.step();) {
      const double miles =
          ontology::distance_miles(near.lat, near.lon, cells.real(1), cells.real(2));
      if (miles > near.radius_miles) continue;
      const auto [place, fresh] = nearby_.miles.try_emplace(cells.int64(0), miles);
      if (!fresh) place->second = std::min(place->second, miles);
    }
    cells.reset();
    if (lat >= top) break;
  }
  cells.bind(1, std::int64_t{-1}).bind(2, std::int64_t{-1});
  nearby_.unplaced = numbers_of(cells);
  nearby_.all = nearby_.unplaced;
  for (const auto& [number, miles] : nearby_.miles) nearby_.all.push_back(number);
  sort_unique(nearby_.all);
  narrow(nearby_.all);
}

void Selector::find_states() {
  Statement find =
      database_.prepare("SELECT listing FROM place_state WHERE state = ? ORDER BY listing");
  find.bind(1, "");
  stateless_ = numbers_of(find);
  Numbers found = stateless_;
  for (const std::string& state : filter_.states) {
    find.reset();
    find.bind(1, state);
    std::ranges::copy(numbers_of(find), std::back_inserter(found));
  }
  sort_unique(found);
  narrow(std::move(found));
}

void Selector::find_sources() {
  Statement find = database_.prepare(
      "SELECT i.listing FROM sighting i JOIN source s ON s.number = i.source WHERE s.id = ? ORDER "
      "BY i.listing");
  Numbers found;
  for (const std::string& source : filter_.sources) {
    find.reset();
    find.bind(1, source);
    std::ranges::copy(numbers_of(find), std::back_inserter(found));
  }
  sort_unique(found);
  narrow(std::move(found));
}

void Selector::remember_candidates() {
  database_.execute(
      "CREATE TEMP TABLE IF NOT EXISTS candidate (number INTEGER PRIMARY KEY);"
      "DELETE FROM temp.candidate");
  Statement add = database_.prepare("INSERT INTO temp.candidate (number) VALUES (?)");
  for (const std::int64_t number : *candidates_) add.bind(1, number).run();
}

// Scores of the candidates that the words are ranked by.
void Selector::rank_words() {
  const std::string required = required_expression(filter_.words);
  if (required.empty() || order_ != Order::relevance) return;
  const bool few = candidates_->size() <= ranked_at_most;
  if (few) remember_candidates();
  // BM25 is costly: it is reckoned only for rows that the other filters have left.
  Statement rank = database_.prepare(
      few ? "SELECT rowid, -bm25(words, 8.0, 3.0, 1.0) FROM words WHERE words MATCH ? AND EXISTS"
            " (SELECT 1 FROM temp.candidate c WHERE c.number = words.rowid) ORDER BY rowid"
          : "SELECT rowid, 1.0 FROM words WHERE words MATCH ? ORDER BY rowid");
  rank.bind(1, few ? required : "{title} : (" + required + ")");
  auto wanted = candidates_->begin();
  while (rank.step()) {
    const std::int64_t number = rank.int64(0);
    while (wanted != candidates_->end() && *wanted < number) ++wanted;
    if (wanted != candidates_->end() && *wanted == number) rank_[number] = rank.real(1);
  }
  for (const auto& [number, score] : rank_) highest_rank_ = std::max(highest_rank_, score);
}

// Many candidates are met on one walk over the table, few are looked up.
template <typename Visit>
void Selector::each_row(const Visit& visit) {
  constexpr std::size_t many = 10'000;
  const std::string facts = select_facts(filter_, order_, together_);
  if (!candidates_ || candidates_->size() > many) {
    Statement all = database_.prepare(facts + " ORDER BY number");
    std::size_t at = 0;
    while (all.step()) {
      if (candidates_) {
        while (at < candidates_->size() && (*candidates_)[at] < all.int64(Fact::number)) ++at;
        if (at == candidates_->size()) break;
        if ((*candidates_)[at] != all.int64(Fact::number)) continue;
      }
      visit(all);
    }
    return;
  }
  Statement one = database_.prepare(facts + " WHERE number = ?");
  for (const std::int64_t candidate : *candidates_) {
    if (one.bind(1, candidate).step()) visit(one);
    one.reset();
  }
}

template <typename T, typename Parse>
bool is_one_of(const std::vector<T>& wanted, std::string_view word, const Parse& parse) {
  const auto value = parse(word);
  return value && std::ranges::find(wanted, *value) != wanted.end();
}

// "Sao Paulo" names "São Paulo", too; empty parts name nothing.
bool names_any(std::string_view employer, const std::vector<std::string>& parts) {
  const std::string name = text::fold(employer);
  return std::ranges::any_of(
      parts, [&](const std::string& part) { return name.contains(text::fold(part)); });
}

bool holds(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool shares(const std::vector<std::string>& wanted, const std::vector<std::string>& had) {
  return std::ranges::any_of(had, [&](const std::string& one) { return holds(wanted, one); });
}

// The filters that a listing leaves unanswered; `passes` is false where it answers one wrongly.
std::vector<const char*> Selector::unknowns(RowFacts& facts, bool& passes) const {
  const Statement& row = facts.row();
  std::vector<const char*> open;
  // What was not asked is not read either: this runs for each of a million rows.
  auto judge_value = [&](const char* name, bool asked, auto&& known, auto&& right) {
    if (!asked || !passes) return;
    if (!known()) {
      open.push_back(name);
    } else if (!right()) {
      passes = false;
    }
  };
  const auto always = [] { return true; };
  const auto is_told = [&row](Fact fact) { return [&row, fact] { return !row.is_null(fact); }; };
  const auto is_in_none_of = [&row](const Numbers& numbers) {
    return [&] { return !std::ranges::binary_search(numbers, row.int64(Fact::number)); };
  };
  judge_value("near", filter_.near.has_value(), is_in_none_of(nearby_.unplaced), always);
  judge_value("state", !filter_.states.empty(), is_in_none_of(stateless_), always);
  judge_value(
      "employer", !filter_.employers.empty(), [&] { return !row.text(Fact::employer).empty(); },
      [&] { return names_any(row.text(Fact::employer), filter_.employers); });
  judge_value("not_employer", !filter_.not_employers.empty(), always,
              [&] { return !names_any(row.text(Fact::employer), filter_.not_employers); });
  judge_value("posted", filter_.posted_since.has_value(), is_told(Fact::posted),
              [&] { return row.int64(Fact::posted) >= days_since_epoch(*filter_.posted_since); });
  judge_value("remote", filter_.remote, is_told(Fact::remote),
              [&] { return row.int64(Fact::remote) != 0; });
  judge_value("shift", !filter_.shifts.empty(), is_told(Fact::shift), [&] {
    return is_one_of(filter_.shifts, row.text(Fact::shift), listing::parse_shift);
  });
  judge_value("schedule", !filter_.schedules.empty(), is_told(Fact::schedule), [&] {
    return is_one_of(filter_.schedules, row.text(Fact::schedule), listing::parse_schedule);
  });
  judge_value("employment_type", !filter_.employment_types.empty(), is_told(Fact::employment_type),
              [&] {
                return is_one_of(filter_.employment_types, row.text(Fact::employment_type),
                                 listing::parse_employment_type);
              });
  const auto judge_word = [&](const char* name, Fact fact, const std::vector<std::string>& wanted) {
    judge_value(name, !wanted.empty(), is_told(fact),
                [&] { return holds(wanted, row.text(fact)); });
  };
  judge_word("track", Fact::track, filter_.tracks);
  judge_word("role", Fact::role, filter_.roles);
  judge_word("level", Fact::level, filter_.levels);
  judge_word("setting", Fact::setting, filter_.settings);
  judge_word("employer_kind", Fact::employer_kind, filter_.employer_kinds);
  if (passes && (!filter_.specialties.empty() || !filter_.certifications.empty())) {
    const listing::Understanding& understood = facts.understanding();
    const std::vector<std::string> named = credentials_named(understood.requirements);
    judge_value(
        "specialty", !filter_.specialties.empty(),
        [&] { return !understood.classification.specialties.empty(); },
        [&] { return shares(filter_.specialties, understood.classification.specialties); });
    judge_value(
        "cert", !filter_.certifications.empty(), [&] { return !named.empty(); },
        [&] { return shares(filter_.certifications, named); });
  }
  const auto pay = [&row] {
    const auto most = row.optional_real(Fact::annual_max);
    return most ? most : row.optional_real(Fact::annual_min);
  };
  const auto in_dollars = [&row] {
    return row.text(Fact::currency) == "USD" || row.text(Fact::currency).empty();
  };
  judge_value(
      "pay", filter_.min_annual_pay.has_value(), [&] { return pay() && in_dollars(); },
      [&] { return *pay() >= *filter_.min_annual_pay; });
  if (passes && filter_.qualified) {
    const Standing standing = qualification(
        thresholds_of(filter_.fit->seeker.has, facts.understanding(), *filter_.fit->knowledge));
    judge_value(
        "qualified", true, [&] { return standing != Standing::unknown; },
        [&] { return standing <= *filter_.qualified; });
  }
  return open;
}

double Selector::score_of(RowFacts& facts, const Match& match) const {
  const Statement& row = facts.row();
  switch (order_) {
    case Order::fit: {
      const auto fit = filter_.fit->fit(facts.outline(), match.distance_miles);
      return fit ? fit->score : -1;
    }
    case Order::relevance: {
      const auto found = rank_.find(match.number);
      // To be of the role that was asked for is more than any mention of it.
      const bool named = std::ranges::binary_search(of_named_role_, match.number);
      return (found == rank_.end() ? 0 : found->second) + (named ? highest_rank_ + 1 : 0);
    }
    case Order::date:
      return match.posted ? *match.posted : -1;
    case Order::pay:
      return row.is_null(Fact::annual_max) ? row.optional_real(Fact::annual_min).value_or(-1)
                                           : row.real(Fact::annual_max);
    case Order::distance:
      return match.distance_miles ? -*match.distance_miles : -1e9;
  }
  return 0;
}

// So many matches more than twice a limit are kept before the later ones among them are let go.
constexpr std::size_t spare_matches = 1'000;

// Leaves the first so many, in no order.
void keep_first(std::vector<Match>& matches, std::size_t limit) {
  std::ranges::nth_element(matches, matches.begin() + static_cast<std::ptrdiff_t>(limit),
                           is_before);
  matches.resize(limit);
}

void Selector::judge(const Statement& row, Selection& selection) {
  const bool shown = row.int64(Fact::gone) == 0 && row.int64(Fact::hidden) == 0;
  if (!shown && !filter_.gone_and_hidden) return;
  if (filter_.after_run && row.int64(Fact::first_run) <= *filter_.after_run) return;
  if (filter_.without && std::ranges::binary_search(*filter_.without, row.int64(Fact::number)))
    return;
  RowFacts facts(row);
  bool passes = true;
  const std::vector<const char*> open = unknowns(facts, passes);
  if (!passes) return;
  // Of another field: that it says nothing of ours is no wonder.
  if (filter_.only_ours && row.is_null(Fact::track)) {
    ++selection.hidden_unknown["track"];
    return;
  }
  if (!open.empty() && !filter_.include_unknown) {
    for (const char* name : open) ++selection.hidden_unknown[name];
    return;
  }
  Match match;
  match.number = row.int64(Fact::number);
  if (const auto found = nearby_.miles.find(match.number); found != nearby_.miles.end())
    match.distance_miles = found->second;
  if (const auto day = row.optional_int64(Fact::posted)) match.posted = static_cast<int>(*day);
  match.score = score_of(facts, match);
  ++selection.total;
  if (limit_ && selection.matches.size() >= 2 * *limit_ + spare_matches)
    keep_first(selection.matches, *limit_);
  selection.matches.push_back(match);
  if (together_) families_.push_back(family_of(row.text(Fact::title), row.text(Fact::employer)));
}

Selection Selector::run(std::optional<std::size_t> limit) {
  const store::Snapshot snapshot(database_);
  if (!filter_.words.empty()) find_words();
  if (filter_.near) find_nearby();
  if (!filter_.states.empty()) find_states();
  if (!filter_.sources.empty()) find_sources();
  rank_words();
  Selection selection;
  if (!together_) limit_ = limit;
  each_row([&](const Statement& row) { judge(row, selection); });
  auto& matches = selection.matches;
  if (together_) matches = gather_siblings(catalogue_, matches, families_, limit);
  selection.rows = together_ ? matches.size() : selection.total;
  if (limit && *limit < matches.size()) {
    std::ranges::partial_sort(matches, matches.begin() + static_cast<std::ptrdiff_t>(*limit),
                              is_before);
    matches.resize(*limit);
  } else {
    std::ranges::sort(matches, is_before);
  }
  return selection;
}

}  // namespace

std::optional<Fit> FitQuestion::fit(const listing::Listing& listing,
                                    std::optional<double> miles) const {
  if (!miles && home) miles = miles_to(*home, listing.places);
  return fit_of(seeker, listing, miles, *knowledge, today);
}

std::vector<std::string> credentials_named(const listing::Requirements& requirements) {
  std::set<std::string> ids;
  for (const auto* groups : {&requirements.required, &requirements.preferred}) {
    for (const listing::Alternatives& group : *groups) ids.insert(group.begin(), group.end());
  }
  return {ids.begin(), ids.end()};
}

std::optional<double> miles_to(const Near& from, const std::vector<listing::Place>& places) {
  std::optional<double> nearest;
  for (const listing::Place& place : places) {
    if (!place.lat || !place.lon) continue;
    const double miles = ontology::distance_miles(from.lat, from.lon, *place.lat, *place.lon);
    if (!nearest || miles < *nearest) nearest = miles;
  }
  return nearest;
}

bool is_before(const Match& left, const Match& right) {
  if (left.score != right.score) return left.score > right.score;
  if (left.posted != right.posted) return left.posted > right.posted;
  return left.number < right.number;
}

Selection select(Catalogue& catalogue, const Filter& filter, Order order,
                 std::optional<std::size_t> limit, Siblings siblings) {
  return Selector(catalogue, filter, order, siblings).run(limit);
}

}  // namespace medtech::search
