// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/places.hpp"

#include "core/base/embedded.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace medtech::ontology {

namespace {

// A number of `bytes` bytes at `at`, which the caller knows to lie inside.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size = 4) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = (value << 8) | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return value;
}

double degrees_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::int32_t>(number_at(bytes, at)) / gazetteer::degree;
}

std::string key_of(std::string_view name) { return gazetteer::key_of_folded(text::fold(name)); }

// The first index of [0, count) that is not before what is looked for.
template <typename Before>
std::size_t partition_point(std::size_t count, Before before) {
  std::size_t begin = 0;
  while (begin < count) {
    const std::size_t middle = begin + (count - begin) / 2;
    if (before(middle)) {
      begin = middle + 1;
    } else {
      count = middle;
    }
  }
  return begin;
}

std::optional<std::uint32_t> five_digits(std::string_view zip) {
  zip = text::trim(zip);
  if (zip.size() > 5) {
    const std::string_view extension = zip.substr(5);
    if (extension.size() != 5 || extension.front() != '-') return std::nullopt;
    if (!std::ranges::all_of(extension.substr(1), text::is_digit)) return std::nullopt;
    zip = zip.substr(0, 5);
  }
  if (zip.size() != 5 || !std::ranges::all_of(zip, text::is_digit)) return std::nullopt;
  std::uint32_t value = 0;
  std::from_chars(zip.data(), zip.data() + zip.size(), value);
  return value;
}

}  // namespace

Places::Places(std::string_view compiled) {
  if (compiled.size() < gazetteer::header_bytes || !compiled.starts_with(gazetteer::magic)) return;
  for (std::size_t i = 0; i < gazetteer::section_count; ++i) {
    const std::size_t at = number_at(compiled, 8 + i * 8);
    const std::size_t size = number_at(compiled, 12 + i * 8) * gazetteer::record_bytes.at(i);
    if (at > compiled.size() || size > compiled.size() - at) {
      sections_ = {};
      return;
    }
    sections_.at(i) = compiled.substr(at, size);
  }
}

std::size_t Places::count(Section section) const {
  const auto number = static_cast<std::size_t>(section);
  return sections_.at(number).size() / gazetteer::record_bytes.at(number);
}

std::string_view Places::record(Section section, std::size_t index) const {
  const auto number = static_cast<std::size_t>(section);
  const std::size_t size = gazetteer::record_bytes.at(number);
  return sections_.at(number).substr(index * size, size);
}

std::string_view Places::string_at(std::size_t at, std::size_t size) const {
  const std::string_view strings = sections_.at(static_cast<std::size_t>(Section::strings));
  if (at > strings.size() || size > strings.size() - at) return {};
  return strings.substr(at, size);
}

Places::Range Places::find_key(Section section, std::string_view key) const {
  const auto key_at = [&](std::size_t index) {
    const std::string_view bytes = record(section, index);
    return string_at(number_at(bytes, 0), number_at(bytes, 4, 1));
  };
  const std::size_t begin =
      partition_point(count(section), [&](std::size_t index) { return key_at(index) < key; });
  std::size_t end = begin;
  while (end < count(section) && key_at(end) == key) ++end;
  return {begin, end};
}

City Places::city_at(std::size_t index) const {
  const std::string_view bytes = record(Section::cities, index);
  City city;
  city.name = string_at(number_at(bytes, 8), number_at(bytes, 5, 1));
  city.state = bytes.substr(6, 2);
  city.lat = degrees_at(bytes, 12);
  city.lon = degrees_at(bytes, 16);
  city.zips = static_cast<int>(number_at(bytes, 20, 2));
  city.metro = static_cast<int>(number_at(bytes, 22, 2));
  return city;
}

std::optional<ZipCode> Places::find_zip(std::string_view zip) const {
  const auto wanted = five_digits(zip);
  if (!wanted) return std::nullopt;
  const std::size_t index = partition_point(count(Section::zips), [&](std::size_t i) {
    return number_at(record(Section::zips, i), 0) < *wanted;
  });
  if (index == count(Section::zips)) return std::nullopt;
  const std::string_view bytes = record(Section::zips, index);
  const std::size_t city_index = number_at(bytes, 4);
  if (number_at(bytes, 0) != *wanted || city_index >= count(Section::cities)) return std::nullopt;
  const City city = city_at(city_index);
  return ZipCode{city.name, city.state, degrees_at(bytes, 8), degrees_at(bytes, 12)};
}

std::optional<City> Places::find_city(std::string_view city, std::string_view state) const {
  const Range range = find_key(Section::cities, key_of(city));
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const City found = city_at(i);
    if (text::equal_ignoring_case(found.state, state)) return found;
  }
  return std::nullopt;
}

std::vector<City> Places::find_cities(std::string_view city) const {
  const Range range = find_key(Section::cities, key_of(city));
  std::vector<City> found;
  for (std::size_t i = range.begin; i < range.end; ++i) found.push_back(city_at(i));
  std::ranges::sort(found, [](const City& left, const City& right) {
    return left.zips != right.zips ? left.zips > right.zips : left.state < right.state;
  });
  return found;
}

std::optional<City> Places::find_dominant_city(std::string_view city) const {
  constexpr int dominance = 8;
  const std::vector<City> found = find_cities(city);
  if (found.empty()) return std::nullopt;
  if (found.size() > 1 && found[0].zips < dominance * found[1].zips) return std::nullopt;
  return found.front();
}

bool Places::is_known_otherwise(std::string_view city) const {
  const std::string key = key_of(city);
  return find_word(key, Kind::foreign_city) || find_word(key, Kind::plain_word);
}

std::optional<std::string_view> Places::find_word(std::string_view key, Kind kind) const {
  const Range range = find_key(Section::words, key);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const std::string_view bytes = record(Section::words, i);
    if (static_cast<Kind>(bytes[5]) == kind) return bytes.substr(6, 2);
  }
  return std::nullopt;
}

std::optional<std::string_view> Places::find_state(std::string_view word) const {
  const std::string key = key_of(word);
  const auto code = find_word(key, Kind::state);
  return code ? code : find_word(key, Kind::state_name);
}

std::optional<std::string_view> Places::state_name(std::string_view state) const {
  for (std::size_t i = 0; i < count(Section::states); ++i) {
    const std::string_view bytes = record(Section::states, i);
    if (!text::equal_ignoring_case(bytes.substr(0, 2), state)) continue;
    const std::string_view name = string_at(number_at(bytes, 4), number_at(bytes, 3, 1));
    return name.empty() ? std::nullopt : std::optional(name);
  }
  return std::nullopt;
}

std::vector<std::string> Places::state_words() const {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count(Section::words); ++i) {
    const std::string_view bytes = record(Section::words, i);
    const auto kind = static_cast<Kind>(bytes[5]);
    if (kind != Kind::state && kind != Kind::state_name) continue;
    words.emplace_back(string_at(number_at(bytes, 0), number_at(bytes, 4, 1)));
  }
  return words;
}

std::optional<std::string_view> Places::find_country(std::string_view word) const {
  const std::string key = key_of(word);
  const auto code = find_word(key, Kind::country);
  return code ? code : find_word(key, Kind::country_name);
}

std::optional<std::string_view> Places::find_foreign_city(std::string_view name) const {
  return find_word(key_of(name), Kind::foreign_city);
}

std::optional<std::string_view> Places::find_foreign_region(std::string_view name) const {
  return find_word(key_of(name), Kind::foreign_region);
}

Places embedded_places() { return Places(embedded::find("gazetteer.bin").value_or("")); }

double distance_miles(double lat, double lon, double other_lat, double other_lon) {
  constexpr double earth_radius_miles = 3958.8;
  constexpr double radians = std::numbers::pi / 180;
  const double across = std::sin((other_lat - lat) * radians / 2);
  const double along = std::sin((other_lon - lon) * radians / 2);
  const double chord =
      across * across + std::cos(lat * radians) * std::cos(other_lat * radians) * along * along;
  return 2 * earth_radius_miles * std::asin(std::sqrt(std::clamp(chord, 0.0, 1.0)));
}

}  // namespace medtech::ontology
