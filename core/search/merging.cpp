// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/merging.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::search {

using listing::Listing;
using listing::Pay;
using listing::PaySource;
using listing::Place;

namespace {

bool is_known(const std::string& text) { return !text.empty(); }
bool is_known(const std::vector<Place>& places) { return !places.empty(); }
template <typename T>
bool is_known(const std::optional<T>& value) {
  return value.has_value();
}

// "We run the core lab of …" is the beginning of the text that it was cut from.
bool begins(std::string_view cut, std::string_view whole) {
  for (const std::string_view dots : {"\u2026", "..."}) {
    if (cut.ends_with(dots)) cut = text::trim(cut.substr(0, cut.size() - dots.size()));
  }
  return cut.size() < whole.size() && whole.starts_with(cut);
}

// What is less than half as long is an extract of it, or no more than a note.
bool is_poorer(const std::string& text, const std::string& other) {
  return text.size() < (other.size() + 1) / 2 || begins(text, other);
}

// A figure found in a text says less than a stated one, a bound less than a range, and a figure
// without its interval little.
bool is_poorer(const Pay& pay, const Pay& other) {
  if (pay.source != other.source) return pay.source == PaySource::text;
  if (other.interval && !pay.interval) return true;
  return other.min && other.max && (!pay.min || !pay.max);
}

bool says_no_more(const Place& place, const Place& other) {
  const auto covers = [](const std::string& part, const std::string& whole) {
    return part.empty() || text::fold(part) == text::fold(whole);
  };
  return covers(place.city, other.city) && covers(place.state, other.state) &&
         covers(place.zip, other.zip) && covers(place.country, other.country);
}

// "Dayton, OH" beside "Dayton, OH 45402". A list may name one of several places; a whole posting
// that names fewer has lost one.
bool is_poorer(const std::vector<Place>& places, const std::vector<Place>& others, bool of_list) {
  if (!of_list && places.size() != others.size()) return false;
  return std::ranges::all_of(places, [&](const Place& place) {
    return std::ranges::any_of(others,
                               [&](const Place& other) { return says_no_more(place, other); });
  });
}

// Fills what `first` does not say from `second`.
template <typename T>
void fill(T& first, const T& second) {
  if (!is_known(first)) first = second;
}

void fill_all(Listing& first, const Listing& second) {
  fill(first.requisition, second.requisition);
  fill(first.employer, second.employer);
  fill(first.url, second.url);
  fill(first.places, second.places);
  fill(first.remote, second.remote);
  fill(first.shift, second.shift);
  fill(first.schedule, second.schedule);
  fill(first.employment_type, second.employment_type);
  fill(first.pay, second.pay);
  fill(first.posted, second.posted);
  fill(first.closes, second.closes);
  fill(first.description, second.description);
}

// The facts of `said` that count for more than those before, where its text does not.
void take_from_list(Listing& after, const Listing& said, bool of_origin) {
  after.title = said.title;
  if (is_known(said.requisition)) after.requisition = said.requisition;
  if (is_known(said.closes)) after.closes = said.closes;
  if (is_known(said.url) && !of_origin) after.url = said.url;
  if (said.pay && after.pay && !is_poorer(*said.pay, *after.pay)) after.pay = said.pay;
  if (is_known(said.places) && !is_poorer(said.places, after.places, true))
    after.places = said.places;
}

}  // namespace

std::vector<Place> joined_places(std::vector<Place> known, const std::vector<Place>& more) {
  for (const Place& place : more) {
    const auto same = std::ranges::find_if(known, [&](const Place& one) {
      return says_no_more(place, one) || says_no_more(one, place);
    });
    if (same != known.end()) {
      if (!says_no_more(place, *same)) *same = place;
    } else if (known.size() < limits::places_per_listing) {
      known.push_back(place);
    }
  }
  return known;
}

Listing merge(const Listing& before, const Listing& said, Speaker speaker) {
  Listing after = before;
  const bool poorer_text = is_poorer(said.description, before.description);
  if (speaker == Speaker::other || speaker == Speaker::repeated) {
    if (speaker == Speaker::repeated)
      after.places = joined_places(std::move(after.places), said.places);
    fill_all(after, said);
    const bool fuller = is_poorer(before.description, said.description);
    if (fuller) after.description = said.description;
    if (said.pay && is_poorer(*after.pay, *said.pay)) after.pay = said.pay;
    return after;
  }
  if (poorer_text) {
    take_from_list(after, said, speaker == Speaker::origin);
    fill_all(after, said);
    return after;
  }
  after = said;
  fill_all(after, before);
  if (before.pay && is_poorer(*after.pay, *before.pay)) after.pay = before.pay;
  if (is_known(before.places) && is_poorer(after.places, before.places, false))
    after.places = before.places;
  // What is of the row, not of the source's words.
  after.id = before.id;
  after.first_seen = before.first_seen;
  after.last_seen = before.last_seen;
  after.gone = before.gone;
  after.source = before.source;
  after.also_at = before.also_at;
  after.understanding = before.understanding;
  return after;
}

}  // namespace medtech::search
