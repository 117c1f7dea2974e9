// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/market_request.hpp"

#include "cmd/collect.hpp"
#include "cmd/place_options.hpp"
#include "cmd/role_option.hpp"
#include "cmd/seeker.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/search/openings.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace medtech::cmd {

using career::Area;
using career::Level;
using career::PriceLevel;

namespace {

constexpr std::size_t candidates_shown = 8;

Area state_area(const ontology::Places& places, const std::string& state) {
  return {Level::state, state, std::string(places.state_name(state).value_or(state))};
}

Area metro_area(const PriceLevel& metro) { return {Level::metro, metro.area, metro.name}; }

// "columbus, ohio" as "columbus, OH", so that it can be looked for in names of metros.
std::string with_state_letters(const ontology::Places& places, const std::string& typed) {
  const std::size_t comma = typed.rfind(',');
  if (comma == std::string::npos) return typed;
  const auto state = places.find_state(text::trim(std::string_view(typed).substr(comma + 1)));
  return state ? typed.substr(0, comma) + ", " + std::string(*state) : typed;
}

// The metro of a ZIP code, or of a city by name; absent where there is no such place, null where
// it lies outside of metros.
std::optional<const PriceLevel*> metro_of_place(const ontology::Places& places,
                                                const career::Prices& prices,
                                                std::string_view typed) {
  std::optional<ontology::City> city;
  if (const auto zip = places.find_zip(typed)) {
    city = places.find_city(zip->city, zip->state);
  } else if (const std::size_t comma = typed.rfind(','); comma != std::string_view::npos) {
    const auto state = places.find_state(text::trim(typed.substr(comma + 1)));
    if (state) city = places.find_city(text::trim(typed.substr(0, comma)), *state);
  } else {
    city = places.find_dominant_city(typed);
  }
  if (!city) return std::nullopt;
  return prices.find_metro(std::to_string(city->metro));
}

bool reaches_into(const PriceLevel& metro, const std::string& state) {
  const std::size_t comma = metro.name.rfind(',');
  const std::string_view states = std::string_view(metro.name).substr(comma + 1);
  return comma != std::string::npos && states.find(state) != std::string_view::npos;
}

Error unknown_metro(const career::Prices& prices, const std::string& typed) {
  std::vector<std::string> names;
  for (const PriceLevel& level : prices.levels()) {
    if (level.level != "metro" || level.area == "999") continue;
    names.push_back(level.name);
    names.push_back(level.name.substr(0, level.name.find_first_of("-,")));
  }
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string hint = text::did_you_mean(typed, names);
  if (hint.empty()) hint = "give a city of it (\"Columbus, OH\") or a ZIP code";
  return {ErrorKind::usage,
          fmt::format("--metro: the metropolitan area \"{}\" is not known",
                      text::printable_line(typed)),
          hint};
}

Error ambiguous_metro(const std::string& typed, const std::vector<const PriceLevel*>& metros) {
  std::vector<std::string> names;
  for (const PriceLevel* metro : metros) {
    if (names.size() < candidates_shown) names.push_back("\"" + metro->name + "\"");
  }
  return {ErrorKind::usage,
          fmt::format("--metro: \"{}\" is in more than one metropolitan area's name",
                      text::printable_line(typed)),
          "name the state too: " + text::join(names, ", ")};
}

// `states` decides between metros of one name.
Area checked_metro(const ontology::Places& places, const career::Prices& prices,
                   const std::string& typed, const std::vector<std::string>& states) {
  const std::string wanted = with_state_letters(places, std::string(text::trim(typed)));
  std::vector<const PriceLevel*> metros = prices.metros_named(wanted);
  if (metros.size() > 1) {
    std::vector<const PriceLevel*> nearer;
    std::ranges::copy_if(metros, std::back_inserter(nearer), [&](const PriceLevel* metro) {
      return std::ranges::any_of(
          states, [&](const std::string& state) { return reaches_into(*metro, state); });
    });
    if (nearer.size() == 1) return metro_area(*nearer.front());
    throw ambiguous_metro(typed, metros);
  }
  if (metros.size() == 1) return metro_area(*metros.front());
  const auto metro = metro_of_place(places, prices, wanted);
  if (!metro) throw unknown_metro(prices, typed);
  if (*metro == nullptr) {
    throw Error(
        ErrorKind::usage,
        fmt::format("--metro: {} lies in no metropolitan area", text::printable_line(typed)),
        "--state tells of its state");
  }
  return metro_area(**metro);
}

void add_area(std::vector<Area>& areas, Area area) {
  if (std::ranges::find(areas, area) == areas.end()) areas.push_back(std::move(area));
}

// The areas that the profile's home lies in: its metro, its state.
std::vector<Area> home_areas(const ontology::Places& places, const career::Prices& prices,
                             const profile::Home& home) {
  std::vector<Area> areas;
  std::string typed = home.zip.value_or("");
  if (typed.empty() && home.city && home.state) typed = *home.city + ", " + *home.state;
  const auto metro = typed.empty() ? std::nullopt : metro_of_place(places, prices, typed);
  if (metro && *metro != nullptr) areas.push_back(metro_area(**metro));
  std::string state = home.state.value_or("");
  if (const auto zip = places.find_zip(typed); state.empty() && zip) state = zip->state;
  if (!state.empty()) areas.push_back(state_area(places, state));
  return areas;
}

career::Opening opening_of(const listing::Listing& listing, const ontology::Places& places) {
  const listing::Classification& classification = listing.understanding.classification;
  career::Opening opening;
  opening.role = classification.role.value_or("");
  opening.setting = classification.setting.value_or("");
  std::set<std::string> states;
  std::set<std::string> metros;
  for (const listing::Place& place : listing.places) {
    if (!place.state.empty()) states.insert(place.state);
    auto city = places.find_city(place.city, place.state);
    if (const auto zip = places.find_zip(place.zip); !city && zip)
      city = places.find_city(zip->city, zip->state);
    if (city && city->metro != 0) metros.insert(std::to_string(city->metro));
  }
  opening.states.assign(states.begin(), states.end());
  opening.metros.assign(metros.begin(), metros.end());
  // As in searches, a sum without its currency is taken for dollars.
  if (listing.pay && (listing.pay->currency == "USD" || listing.pay->currency.empty())) {
    opening.annual_low = listing.pay->annual_min;
    opening.annual_high = listing.pay->annual_max;
  }
  std::set<std::string> credentials;
  for (const auto* groups : {&listing.understanding.requirements.required,
                             &listing.understanding.requirements.preferred}) {
    for (const listing::Alternatives& group : *groups) credentials.insert(group.front());
  }
  opening.credentials.assign(credentials.begin(), credentials.end());
  return opening;
}

template <typename Value>
Value by_word(std::span<const std::string_view> words, const std::string& word,
              std::initializer_list<Value> values) {
  const auto at = std::ranges::find(words, word) - words.begin();
  return *(values.begin() + at);
}

}  // namespace

MarketRequest market_request(Context& context, const MarketOptions& options,
                             const career::Prices& prices) {
  const ontology::Places places = ontology::embedded_places();
  const profile::Profile& profile = context.profile();
  MarketRequest request;
  if (!options.role.empty()) {
    request.role = &role_named(context, "--role", options.role);
  } else if (profile.role.current) {
    request.role = &role_named(context, "the profile's role", *profile.role.current);
  }
  const std::vector<Area> home = home_areas(places, prices, profile.home);
  for (const std::string& state : options.states)
    add_area(request.areas, state_area(places, state_named(places, "--state", state)));
  std::vector<std::string> states;
  for (const Area& area : request.areas.empty() ? home : request.areas) {
    if (area.level == Level::state) states.push_back(area.code);
  }
  for (const std::string& metro : options.metros)
    add_area(request.areas, checked_metro(places, prices, metro, states));
  if (request.areas.empty() && options.rank.empty() && request.role != nullptr) {
    for (const Area& area : home) add_area(request.areas, area);
    for (const std::string& state : profile.search.states)
      add_area(request.areas, state_area(places, state));
  }
  if (!home.empty()) {
    request.home = home.front();
  } else if (!request.areas.empty()) {
    request.home = request.areas.front();
  }
  if (!options.compare.empty()) {
    request.annual_pay = annual_dollars("--compare", options.compare);
    request.pay = profile::parse_least_pay(options.compare);
  }
  if (!options.rank.empty())
    request.rank = by_word(rank_levels, options.rank, {Level::state, Level::metro});
  if (!options.by.empty()) {
    using career::RankBy;
    request.by = by_word(rank_measures, options.by,
                         {RankBy::openings, RankBy::employment, RankBy::pay, RankBy::adjusted});
  }
  if (options.by.empty() && request.role == nullptr) request.by = career::RankBy::openings;
  request.limit = options.limit;
  return request;
}

std::string imported_wages_path(const Context& context) {
  return context.paths().data_dir + "/wages.tsv";
}

career::MarketFacts market_facts_of(Context& context) {
  return value_or_throw(career::parse_market_facts(context.data_file("market/sources.toml"),
                                                   context.data_file("market/occupations.toml"),
                                                   context.data_file("market/surveys.toml")));
}

career::MarketData market_tables(Context& context) {
  career::MarketData data;
  data.facts = market_facts_of(context);
  data.prices = value_or_throw(
      career::Prices::parse(context.data_file("market/prices.tsv"), "market/prices.tsv"));
  data.wages = context.data_file("market/wages.tsv");
  const std::string path = imported_wages_path(context);
  std::error_code unreadable;
  if (std::filesystem::exists(path, unreadable))
    data.imported = sys::read_file(path, limits::body_bytes);
  return data;
}

void add_openings(Context& context, career::MarketData& data, const ontology::Role* role) {
  std::error_code unreadable;
  if (!std::filesystem::exists(context.paths().database, unreadable) && !unreadable) return;
  bring_up_to_date(context);
  const ontology::Places places = ontology::embedded_places();
  search::each_opening_of(context.catalogue(), role == nullptr ? "" : role->id,
                          [&](const listing::Listing& listing) {
                            data.openings.push_back(opening_of(listing, places));
                          });
}

}  // namespace medtech::cmd
