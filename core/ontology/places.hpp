// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/gazetteer_format.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

/// A US ZIP code. Coordinates in degrees.
struct ZipCode {
  std::string_view city;
  std::string_view state;  ///< two letters
  double lat = 0;
  double lon = 0;
};

/// A US postal place: the mean of its ZIP codes' positions, in degrees.
struct City {
  std::string_view name;
  std::string_view state;  ///< two letters
  double lat = 0;
  double lon = 0;
  int zips = 0;   ///< number of ZIP codes, a hint of its size
  int metro = 0;  ///< CBSA code of the metropolitan area that it lies in, 0 outside of them
};

/// ZIP codes, cities, states, countries and well-known names outside the US, looked up in place in
/// compiled bytes (see gazetteer_format.hpp), which must outlive this view and all that it returns.
/// Names match whatever their case, diacritics, hyphens and short forms ("St.", "Ft."). Damaged
/// bytes find nothing or something wrong, but never crash.
class Places {
 public:
  /// Knows nothing.
  Places() = default;
  explicit Places(std::string_view compiled);

  /// The place of "45219" or "45219-1234"; absent for other text.
  [[nodiscard]] std::optional<ZipCode> find_zip(std::string_view zip) const;
  /// The city of that name in a state given by its two letters.
  [[nodiscard]] std::optional<City> find_city(std::string_view city, std::string_view state) const;
  /// All cities of that name, the largest first.
  [[nodiscard]] std::vector<City> find_cities(std::string_view city) const;
  /// The one city in the US that a name without state means: the only one of that name, or one that
  /// has eight times the ZIP codes of the next.
  [[nodiscard]] std::optional<City> find_dominant_city(std::string_view city) const;
  /// True where a name that stands alone may well be a city outside the US, or a word.
  [[nodiscard]] bool is_known_otherwise(std::string_view city) const;

  /// Two letters of a state, DC or territory from its abbreviation ("oh", "D.C.") or name
  /// ("Calif.").
  [[nodiscard]] std::optional<std::string_view> find_state(std::string_view word) const;
  /// The name of a state given by its two letters: "Ohio".
  [[nodiscard]] std::optional<std::string_view> state_name(std::string_view state) const;
  /// All names and abbreviations that find_state knows, in the letters of keys: "oh", "newyork".
  [[nodiscard]] std::vector<std::string> state_words() const;
  /// ISO 3166 alpha-2 of a country from its name or its two- or three-letter code; territories are
  /// states.
  [[nodiscard]] std::optional<std::string_view> find_country(std::string_view word) const;
  /// The country of a well-known city or region outside the US; absent for names it does not list.
  [[nodiscard]] std::optional<std::string_view> find_foreign_city(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> find_foreign_region(std::string_view name) const;

 private:
  using Kind = gazetteer::Kind;
  using Section = gazetteer::Section;
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  [[nodiscard]] std::size_t count(Section section) const;
  [[nodiscard]] std::string_view record(Section section, std::size_t index) const;
  [[nodiscard]] std::string_view string_at(std::size_t at, std::size_t size) const;
  [[nodiscard]] Range find_key(Section section, std::string_view key) const;
  [[nodiscard]] City city_at(std::size_t index) const;
  [[nodiscard]] std::optional<std::string_view> find_word(std::string_view key, Kind kind) const;

  std::array<std::string_view, gazetteer::section_count> sections_;
};

/// The gazetteer inside the program.
Places embedded_places();

/// Great-circle distance between two positions in degrees.
double distance_miles(double lat, double lon, double other_lat, double other_lon);

}  // namespace medtech::ontology
