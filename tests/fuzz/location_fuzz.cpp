// SPDX-License-Identifier: GPL-3.0-or-later
// Any text of a place gives places whose parts have their shapes; the gazetteer's bytes may be
// anything.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/listing/location.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace {

bool is_code(std::string_view code) {
  return code.empty() || (code.size() == 2 && std::ranges::all_of(code, medtech::text::is_alpha));
}

bool has_shape(const medtech::listing::Place& place) {
  const bool zip = place.zip.empty() || (place.zip.size() == 5 &&
                                         std::ranges::all_of(place.zip, medtech::text::is_digit));
  const bool position = place.lat.has_value() == place.lon.has_value() &&
                        (!place.lat || (std::abs(*place.lat) <= 90 && std::abs(*place.lon) <= 180));
  const bool home = place.state.empty() || place.country == "US";
  return zip && position && home && is_code(place.state) && is_code(place.country) &&
         medtech::text::is_valid_utf8(place.city);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace medtech;
  static const auto places = ontology::embedded_places();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  // The first two lines are city and state, the rest is the text.
  const auto lines = text::split(bytes, '\n');
  listing::RawPlace raw;
  if (lines.size() > 2) {
    raw.city = lines[0];
    raw.state = lines[1];
    raw.zip = lines[2];
  }
  listing::RawPlace text;
  text.text = bytes;
  for (const listing::RawPlace& one : {raw, text}) {
    const auto found = listing::locate(std::span(&one, 1), places);
    if (found.places.size() > limits::places_per_listing) __builtin_trap();
    if (!std::ranges::all_of(found.places, has_shape)) __builtin_trap();
  }
  const ontology::Places damaged(bytes);
  (void)damaged.find_zip("45219");
  (void)damaged.find_dominant_city("Dayton");
  (void)damaged.find_country("Germany");
  return 0;
}
