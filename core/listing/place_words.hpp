// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/places.hpp"

#include <optional>
#include <string>
#include <string_view>

/// What the words of a place's text say before the gazetteer is asked.
namespace medtech::listing {

/// What a place's text says about working from home: true for "Remote", "Work from home"; false for
/// "On-site", "Hybrid"; absent for neither, and for "Remote Monitoring" and the like.
std::optional<bool> find_remote(std::string_view text);

/// What a title says about it: true for "Coder - Remote", "Coder (Work from Home)"; else absent.
std::optional<bool> find_remote_in_title(std::string_view title);

/// The text with plain hyphens, and with commas where it speaks of working from home, of "anywhere
/// within" and the like, so that what stands beside that becomes a part of its own.
std::string without_remote_words(std::string_view text);

/// True for a part that names no place: "Various", "3 Locations", "Corporate Office", "Europe".
bool is_empty_part(std::string_view text);

/// True for text with words of sites, streets or numbers, which is no city unless the gazetteer
/// says so.
bool is_site(std::string_view text);

/// "Poznań", "Frankfurt am Main": few words, each but short ones with a capital, none of a site.
bool looks_like_city(std::string_view text);

/// "Stamford Hub" → "Stamford", "Greater Boston Area" → "Boston"; of a place whose state is known
/// also "Cleveland Main Campus" → "Cleveland".
std::string_view without_city_tails(std::string_view text, bool state_is_known);

/// A city as it is to be shown: written in capitals or small letters alone, it gets the gazetteer's
/// spelling, else capitals at the beginnings of its words.
std::string city_name(std::string_view written, std::string_view state,
                      const ontology::Places& places);

}  // namespace medtech::listing
