// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/feed_titles.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::sources {

namespace {

using listing::RawListing;
using listing::RawPlace;

bool is_state_code(std::string_view text) {
  return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_zip(std::string_view text) {
  return text.size() >= 5 && std::ranges::all_of(text.substr(0, 5), text::is_digit) &&
         (text.size() == 5 || (text.size() == 10 && text[5] == '-'));
}

// "City, ST", where the city is written like a name.
std::optional<RawPlace> city_and_state(std::string_view text) {
  const auto parts = text::split(text, ',');
  if (parts.size() != 2 || !is_state_code(parts[1])) return std::nullopt;
  const bool name = std::ranges::any_of(parts[0], [](char c) { return c >= 'a' && c <= 'z'; });
  if (!name) return std::nullopt;
  RawPlace place;
  place.city = parts[0];
  place.state = parts[1];
  return place;
}

// "City, ST, US" or "City, ST, US, ZIP" between the parentheses that end a title (SuccessFactors).
bool split_parentheses(RawListing& raw) {
  const std::string_view title = text::trim(raw.title);
  const std::size_t open = title.rfind('(');
  if (open == std::string_view::npos || open == 0 || !title.ends_with(')')) return false;
  const auto parts = text::split(title.substr(open + 1, title.size() - open - 2), ',');
  if (parts.size() < 3 || parts.size() > 4 || !is_state_code(parts[1])) return false;
  if (parts[2] != "US" && parts[2] != "USA") return false;
  if (parts.size() == 4 && !is_zip(parts[3])) return false;
  RawPlace place;
  place.city = parts[0];
  place.state = parts[1];
  place.country = "US";
  if (parts.size() == 4) place.zip = parts[3];
  if (raw.places.empty()) raw.places.push_back(std::move(place));
  raw.title = std::string(text::trim(title.substr(0, open)));
  return true;
}

// "Title | Company | City, ST" (association boards).
void split_bars(RawListing& raw, bool one_employer) {
  const auto parts = text::split(raw.title, '|');
  if (parts.size() != 3) return;
  auto place = city_and_state(parts[2]);
  if (!place) return;
  if (raw.employer.empty() && !one_employer) raw.employer = parts[1];
  if (raw.places.empty()) raw.places.push_back(std::move(*place));
  raw.title = std::string(parts[0]);
}

struct Halves {
  std::string_view title;
  std::string_view employer;
};

using Split = std::optional<Halves> (*)(std::string_view title);

std::optional<Halves> split_colon(std::string_view title) {
  const std::size_t colon = title.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const Halves halves{text::trim(title.substr(colon + 1)), text::trim(title.substr(0, colon))};
  const bool spaced = colon + 1 < title.size() && text::is_space(title[colon + 1]);
  return spaced && !halves.title.empty() && !halves.employer.empty() ? std::optional(halves)
                                                                     : std::nullopt;
}

std::optional<Halves> split_at(std::string_view title) {
  constexpr std::string_view word = " at ";
  const std::size_t at = title.rfind(word);
  if (at == std::string_view::npos) return std::nullopt;
  const Halves halves{text::trim(title.substr(0, at)), text::trim(title.substr(at + word.size()))};
  if (halves.title.empty() || halves.employer.empty()) return std::nullopt;
  const char first = halves.employer.front();  // "at Mercy", but not "at night"
  return text::to_lower(first) == first && !text::is_digit(first) ? std::nullopt
                                                                  : std::optional(halves);
}

// One title proves nothing ("Lab: Night Shift"), a whole feed written alike does. Fronts that never
// vary
// ("Opening: …") are no employers.
bool all_split(const std::vector<RawListing>& listings, Split split, bool must_vary) {
  if (listings.size() < 2) return false;
  std::string_view first;
  bool varies = false;
  for (const RawListing& raw : listings) {
    const auto halves = split(raw.title);
    if (!halves || !raw.employer.empty()) return false;
    if (first.empty()) first = halves->employer;
    varies = varies || halves->employer != first;
  }
  return varies || !must_vary;
}

void split_employers(std::vector<RawListing>& listings, Split split) {
  for (RawListing& raw : listings) {
    const auto halves = split(raw.title);
    if (!halves) continue;
    raw.employer = std::string(halves->employer);
    raw.title = std::string(halves->title);
  }
}

}  // namespace

void split_titles(std::vector<RawListing>& listings, bool one_employer) {
  for (RawListing& raw : listings) {
    if (!split_parentheses(raw)) split_bars(raw, one_employer);
  }
  if (one_employer) return;
  if (all_split(listings, split_colon, true)) {
    split_employers(listings, split_colon);
  } else if (all_split(listings, split_at, false)) {
    split_employers(listings, split_at);
  }
}

}  // namespace medtech::sources
