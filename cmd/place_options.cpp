// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/place_options.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace medtech::cmd {

using search::Near;

namespace {

constexpr double default_radius = 50;

Error unknown_place(const std::string& option, const std::string& place) {
  return {ErrorKind::usage,
          fmt::format("{}: the place \"{}\" is not known", option, text::printable_line(place)),
          "give a ZIP code (45202) or a city and its state (\"Cincinnati, OH\")"};
}

// Cities of one name in several states, none of which is the one that everybody means.
Error ambiguous_place(const std::string& option, const std::vector<ontology::City>& cities) {
  constexpr std::size_t shown = 5;
  std::vector<std::string> names;
  for (const ontology::City& city : cities) {
    if (names.size() < shown) names.push_back(fmt::format("\"{}, {}\"", city.name, city.state));
  }
  const std::string more =
      cities.size() > shown ? fmt::format(" and {} more", cities.size() - shown) : "";
  return {ErrorKind::usage,
          fmt::format("{}: there is more than one {}", option, cities.front().name),
          "name the state too: " + text::join(names, ", ") + more};
}

Near near_zip(const ontology::Places& places, const std::string& option, const std::string& zip) {
  const auto found = places.find_zip(zip);
  if (!found) throw unknown_place(option, zip);
  return {zip, found->lat, found->lon, default_radius};
}

Near near_city(const ontology::Places& places, const std::string& option,
               const std::string& typed) {
  const std::size_t comma = typed.rfind(',');
  const std::string_view city = text::trim(std::string_view(typed).substr(0, comma));
  if (comma == std::string::npos) {
    const auto found = places.find_dominant_city(city);
    if (!found) {
      const std::vector<ontology::City> cities = places.find_cities(city);
      throw cities.size() > 1 ? ambiguous_place(option, cities) : unknown_place(option, typed);
    }
    return {fmt::format("{}, {}", found->name, found->state), found->lat, found->lon,
            default_radius};
  }
  const auto state = places.find_state(text::trim(std::string_view(typed).substr(comma + 1)));
  const auto found = state ? places.find_city(city, *state) : std::nullopt;
  if (!found) throw unknown_place(option, typed);
  return {fmt::format("{}, {}", found->name, found->state), found->lat, found->lon, default_radius};
}

std::string near_states(const ontology::Places& places, const std::string& word) {
  std::string key;  // names are known by their letters alone
  for (const char c : text::lower(word)) {
    if (text::is_alpha(c)) key += c;
  }
  std::vector<std::string> codes;
  for (const std::string& name : text::nearest(key, places.state_words())) {
    const std::string code(places.find_state(name).value_or(""));
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
  }
  return codes.empty() ? "" : "did you mean " + text::join(codes, " or ") + "?";
}

}  // namespace

Near near_place(const ontology::Places& places, const std::string& option,
                const std::string& typed) {
  const std::string_view word = text::trim(typed);
  const bool zip = !word.empty() && text::is_digit(word.front());
  return zip ? near_zip(places, option, std::string(word))
             : near_city(places, option, std::string(word));
}

std::string state_named(const ontology::Places& places, const std::string& option,
                        const std::string& word) {
  if (const auto state = places.find_state(word)) return std::string(*state);
  std::string hint = word.size() > 3 ? near_states(places, word) : "";
  if (hint.empty()) hint = "give two letters (OH) or the name (Ohio)";
  throw Error(ErrorKind::usage,
              fmt::format("{}: there is no state \"{}\"", option, text::printable_line(word)),
              hint);
}

std::optional<Near> home_of(const ontology::Places& places, const profile::Home& home) {
  if (home.zip) {
    if (const auto found = places.find_zip(*home.zip))
      return Near{*home.zip, found->lat, found->lon, default_radius};
  }
  if (home.city && home.state) {
    if (const auto found = places.find_city(*home.city, *home.state)) {
      return Near{*home.city + ", " + *home.state, found->lat, found->lon, default_radius};
    }
  }
  return std::nullopt;
}

}  // namespace medtech::cmd
