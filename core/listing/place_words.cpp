// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/place_words.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::listing {

namespace {

constexpr auto remote_phrases = std::to_array<std::string_view>(
    {"remote-friendly", "remote friendly", "remote-first", "remote first", "remote",
     "work from home", "working from home", "work at home", "home based", "home-based",
     "telecommute", "telecommuting", "teleworking", "virtual", "wfh", "work-from-home"});

// "Remote Monitoring" is something to do, not somewhere to be.
constexpr auto remote_activities = std::to_array<std::string_view>(
    {"remote monitoring", "remote support", "remote service", "remote services", "remote patient",
     "remote access", "remote site", "remote care", "remote diagnostic", "remote diagnostics",
     "remote operations", "remote control", "remote sensing"});

constexpr auto office_phrases =
    std::to_array<std::string_view>({"hybrid", "on-site", "onsite", "on site", "in-office",
                                     "in office", "in-person", "in person", "on-premise"});

// What stands around these and names no place either; longer phrases before their parts.
constexpr auto filler_phrases = std::to_array<std::string_view>(
    {"anywhere in the", "anywhere in", "anywhere", "fully", "100%", "within the", "within",
     "based in", "based", "eligible", "optional", "flexible", "statewide", "nationwide", "position",
     "multiple", "preferred", "only", "jobs"});

constexpr auto empty_parts = std::to_array<std::string_view>({"unavailable",
                                                              "n/a",
                                                              "none",
                                                              "null",
                                                              "tbd",
                                                              "unknown",
                                                              "other",
                                                              "various",
                                                              "field",
                                                              "main",
                                                              "main campus",
                                                              "hq",
                                                              "headquarters",
                                                              "corporate",
                                                              "corporate office",
                                                              "corporate headquarters",
                                                              "home office",
                                                              "negotiable",
                                                              "not specified",
                                                              "any",
                                                              "all",
                                                              "job",
                                                              "location",
                                                              "worldwide",
                                                              "world",
                                                              "global",
                                                              "international",
                                                              "europe",
                                                              "european union",
                                                              "north america",
                                                              "emea",
                                                              "apac",
                                                              "latam",
                                                              "midwest",
                                                              "northeast",
                                                              "southeast",
                                                              "southwest",
                                                              "northwest",
                                                              "pacific northwest",
                                                              "west coast",
                                                              "east coast",
                                                              "new england",
                                                              "mid-atlantic",
                                                              "mid atlantic",
                                                              "central",
                                                              "north",
                                                              "south",
                                                              "east",
                                                              "west",
                                                              "bay area"});

constexpr auto countable_places =
    std::to_array<std::string_view>({"locations", "sites", "cities", "offices", "facilities"});

constexpr auto site_words = std::to_array<std::string_view>(
    {"hospital",   "hospitals", "clinic",   "clinics",  "campus",     "laboratory", "laboratories",
     "lab",        "labs",      "building", "bldg",     "suite",      "floor",      "dept",
     "department", "office",    "offices",  "medical",  "healthcare", "county",     "region",
     "district",   "area",      "avenue",   "ave",      "street",     "st.",        "blvd",
     "boulevard",  "road",      "rd",       "drive",    "facility",   "plant",      "warehouse",
     "university", "hub",       "metro",    "division", "center",     "location",   "locations",
     "various",    "pavilion",  "apo",      "fpo",      "dpo"});

constexpr auto tails = std::to_array<std::string_view>(
    {"hub", "office", "offices", "hq", "headquarters", "metro", "metropolitan", "metroplex", "area",
     "region", "city", "site", "campus", "main"});
constexpr std::size_t tails_without_state = tails.size() - 2;  // "Lincoln Campus" may be anywhere

// What may follow "Remote" in a title's part that speaks of the place.
constexpr auto after_remote = std::to_array<std::string_view>(
    {"in", "within", "from", "us", "usa", "u.s.", "position", "opportunity", "role", "job", "work",
     "eligible", "option", "optional", "based"});

// The gazetteer's name of a city, with its short "St." where that is what is written.
std::string known_name(std::string_view written, std::string_view known) {
  constexpr std::string_view spelled_out = "Saint ";
  const bool shortened =
      known.starts_with(spelled_out) && !text::starts_with_ignoring_case(written, "saint");
  return shortened ? "St. " + std::string(known.substr(spelled_out.size())) : std::string(known);
}

}  // namespace

std::optional<bool> find_remote(std::string_view text) {
  if (has_phrase(text, remote_phrases) && !has_phrase(text, remote_activities)) return true;
  if (has_phrase(text, office_phrases)) return false;
  return std::nullopt;
}

std::optional<bool> find_remote_in_title(std::string_view title) {
  if (!has_phrase(title, remote_phrases) || has_phrase(title, remote_activities)) return {};
  while (!title.empty()) {
    const std::size_t end = title.find_first_of("-(),:|/[]");
    const auto words = text::split(title.substr(0, end), ' ');
    title.remove_prefix(end == std::string_view::npos ? title.size() : end + 1);
    if (words.empty()) continue;
    const std::string_view part(
        words.front().data(),
        static_cast<std::size_t>(words.back().data() - words.front().data()) + words.back().size());
    const bool leads = text::equal_ignoring_case(words.front(), "remote");
    const bool ends = text::equal_ignoring_case(words.back(), "remote");
    if (ends || (leads && is_one_of(words.size() > 1 ? words[1] : "us", after_remote))) return true;
    if (has_phrase(part, Phrases(remote_phrases).subspan(1))) return true;
  }
  return std::nullopt;
}

std::string without_remote_words(std::string_view text) {
  std::string plain(text);
  for (const std::string_view dash :
       {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "_"}) {
    plain = text::replace_all(plain, dash, "-");
  }
  for (const Phrases phrases :
       {Phrases(remote_phrases), Phrases(office_phrases), Phrases(filler_phrases)}) {
    for (const auto phrase : phrases) {
      for (std::size_t at; (at = find_phrase(plain, phrase)) != std::string::npos;) {
        plain.replace(at, phrase.size(), ",");
      }
    }
  }
  return plain;
}

bool is_empty_part(std::string_view text) {
  const auto words = text::split(text, ' ');
  return words.empty() || is_one_of(text, empty_parts) || is_one_of(words.back(), countable_places);
}

bool is_site(std::string_view text) {
  return std::ranges::any_of(text, text::is_digit) ||
         std::ranges::any_of(text::split(text, ' '),
                             [](std::string_view word) { return is_one_of(word, site_words); });
}

bool looks_like_city(std::string_view text) {
  const auto words = text::split(text, ' ');
  if (words.empty() || words.size() > 4 || is_site(text)) return false;
  return std::ranges::all_of(words, [](std::string_view word) {
    const char first = word.front();
    return word.size() <= 3 || (first >= 'A' && first <= 'Z') || !text::is_alpha(first);
  });
}

std::string_view without_city_tails(std::string_view text, bool state_is_known) {
  const Phrases known = Phrases(tails).first(state_is_known ? tails.size() : tails_without_state);
  if (text::starts_with_ignoring_case(text, "greater ")) text.remove_prefix(8);
  for (auto words = text::split(text, ' '); words.size() > 1 && is_one_of(words.back(), known);
       words.pop_back()) {
    text = text::trim(text.substr(0, static_cast<std::size_t>(words.back().data() - text.data())));
  }
  return text;
}

std::string city_name(std::string_view written, std::string_view state,
                      const ontology::Places& places) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool mixed =
      std::ranges::any_of(written, is_lower) && std::ranges::any_of(written, is_capital);
  if (mixed || written.empty()) return std::string(written);
  if (const auto city = places.find_city(written, state)) return known_name(written, city->name);
  if (written.size() <= 3) return std::string(written);
  std::string name = text::lower(written);
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i == 0 || !is_word_char(name[i - 1])) name[i] = text::to_upper(name[i]);
  }
  return name;
}

}  // namespace medtech::listing
