// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/pay_candidate.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>

namespace medtech::listing {

namespace {

double width(const Candidate& candidate) {
  return candidate.quote.high ? std::abs(*candidate.quote.high - candidate.quote.low) : 0;
}

// True where a text names a state: "(OH)", "in New York".
bool names_state(std::string_view text, std::string_view state, const ontology::Places& places) {
  std::string before;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && text::is_alpha(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    at = std::max(end, at + 1);
    if (word.size() < 2 || word.front() < 'A' || word.front() > 'Z') continue;
    const auto joined = places.find_state(before + std::string(word));  // "West Virginia"
    const bool code = word == state;
    const bool name = word.size() > 3 && (joined ? joined : places.find_state(word)) == state;
    if (code || name) return true;
    before = word;
  }
  return false;
}

// True where words around a quote name the place's city or state: "Colorado: $30 - $36".
bool names_place(const Candidate& candidate, const Place& place, const ontology::Places& places) {
  const auto in = [&](std::string_view around) {
    return (!place.city.empty() && find_phrase(around, place.city) != std::string_view::npos) ||
           (!place.state.empty() && names_state(around, place.state, places));
  };
  return in(candidate.context.before) || in(candidate.context.behind);
}

// "Pay range for all locations listed: …": beside the pay of this place it tells nothing.
bool is_of_all_places(const Candidate& candidate) {
  static constexpr auto everywhere = std::to_array<std::string_view>(
      {"all locations", "all us locations", "nationwide", "all geographies", "all markets"});
  return has_phrase(candidate.context.before, everywhere);
}

// "$2,150/wk taxable + $1,420/wk = $3,570 gross weekly": the sum of its parts.
bool is_sum(const Candidate& candidate) {
  return text::trim(candidate.context.before).ends_with('=');
}

}  // namespace

std::optional<PayInterval> unit_of(const Candidate& candidate) {
  return candidate.interval ? std::optional(candidate.interval->interval) : std::nullopt;
}

const Candidate& choose(const std::vector<Candidate>& all, const Place& place,
                        const ontology::Places& places) {
  std::vector<std::reference_wrapper<const Candidate>> candidates(all.begin(), all.end());
  if (!std::ranges::all_of(candidates, is_of_all_places))
    std::erase_if(candidates, is_of_all_places);
  // What is called pay comes before what merely names an interval.
  const auto first_of = [&](auto suits) {
    const auto found = std::ranges::find_if(candidates, suits);
    return found == candidates.end() ? nullptr : &found->get();
  };
  const Candidate* chosen = first_of(is_sum);
  if (chosen == nullptr)
    chosen = first_of([](const Candidate& one) { return one.context.is_pay && one.interval; });
  if (chosen == nullptr) chosen = first_of(std::mem_fn(&Candidate::stated_interval));
  const Candidate& first = chosen == nullptr ? candidates.front().get() : *chosen;
  const Candidate* best = &first;
  for (const Candidate& candidate : candidates) {
    if (candidates.size() > 1 && names_place(candidate, place, places)) return candidate;
    if (unit_of(candidate) == unit_of(first) && width(candidate) > width(*best)) best = &candidate;
  }
  return *best;
}

}  // namespace medtech::listing
