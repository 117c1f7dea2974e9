// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// The compiled gazetteer: what its compiler writes and Places reads. All numbers are
/// little-endian; each section is an array of records sorted by its first field (by the key that
/// the field points to).
///
///   header   magic, then for each section its offset and its number of records (bytes, of the
///   strings) words    key u32+u8, kind u8, code 2 bytes          states, countries, names outside
///   the US cities   key u32+u8, name length u8, state 2 bytes, name u32, lat i32, lon i32, zips
///   u16, metro u16 zips     zip u32, city u32, lat i32, lon i32 states   code 2 bytes, unused u8,
///   name length u8, name u32 strings  bytes that keys and names point into
///
/// Header only, because the compiler is built before the library.
namespace medtech::ontology::gazetteer {

inline constexpr std::string_view magic{"medtgaz\3", 8};

enum class Section : std::size_t { words, cities, zips, states, strings };
inline constexpr std::size_t section_count = 5;
inline constexpr std::size_t header_bytes = 8 + section_count * 8;
inline constexpr std::array<std::size_t, section_count> record_bytes{8, 24, 16, 8, 1};

/// What a key of the words section names; its code is a state (state, state_name), else a country.
enum class Kind : unsigned char {
  state,           ///< "oh"
  state_name,      ///< "ohio", "calif"
  country,         ///< "us", "usa"
  country_name,    ///< "unitedstates"
  foreign_city,    ///< "london"
  foreign_region,  ///< "ontario"
  plain_word,      ///< a US place that postings use as a word: "mobile"; without a code
};

/// Degrees are stored in thousandths.
inline constexpr double degree = 1000;

/// The key of folded text (text::fold): its ASCII letters and digits alone, usual short forms
/// written out, so that "st. louis", "saint louis" and "winston-salem", "winston salem" are one.
inline std::string key_of_folded(std::string_view folded) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Pair, 13> short_forms{{{"st", "saint"},
                                              {"ste", "sainte"},
                                              {"ft", "fort"},
                                              {"mt", "mount"},
                                              {"mtn", "mountain"},
                                              {"twp", "township"},
                                              {"hts", "heights"},
                                              {"spgs", "springs"},
                                              {"bch", "beach"},
                                              {"jct", "junction"},
                                              {"vlg", "village"},
                                              {"ctr", "center"},
                                              {"centre", "center"}}};
  constexpr std::array<Pair, 4> winds{
      {{"n", "north"}, {"s", "south"}, {"e", "east"}, {"w", "west"}}};
  const auto written_out = [](std::string_view word, const auto& forms) {
    const auto* found = std::ranges::find(forms, word, &Pair::first);
    return found == forms.end() ? word : found->second;
  };
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = static_cast<std::size_t>(
        std::ranges::find_if_not(folded.substr(at), text::is_alnum) - folded.begin());
    const std::string_view word = folded.substr(at, end - at);
    const bool leads = key.empty() && end + 1 < folded.size() && folded[end] != '\'';
    key +=
        leads ? written_out(written_out(word, winds), short_forms) : written_out(word, short_forms);
    at = end == at ? at + 1 : end;
  }
  constexpr std::string_view base = "airforcebase";
  if (key.ends_with(base)) key.replace(key.size() - base.size(), base.size(), "afb");
  return key;
}

}  // namespace medtech::ontology::gazetteer
