// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/clearance.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::listing {

using ontology::Mention;

namespace {

constexpr std::string_view clearance_prefix = "clearance-";

// From the lowest up.
constexpr auto clearances = std::to_array<std::string_view>(
    {"background-investigation", "public-trust", "security", "secret", "top-secret"});

constexpr std::size_t secret = 3;
static_assert(clearances.at(secret) == "secret");

// "Act 34 clearance", "child abuse clearance", "FBI clearance": of a state, for who works near
// children.
bool is_of_a_state(const Outline& outline, const Mention& mention) {
  static constexpr auto before =
      ontology::hashes_of({"child", "childline", "abuse", "criminal", "fbi", "police",
                           "fingerprint", "fingerprinting", "history", "act"});
  constexpr std::uint32_t nearness = 4;
  const bool named = outline.is_word(mention.first, "security") ||
                     (mention.first > 0 && outline.is_word(mention.first - 1, "security"));
  return !named && outline.has_one_of(mention.first > nearness ? mention.first - nearness : 0,
                                      mention.first, before);
}

// "no clearance is needed", "clearance: none", "clearance: other" of USAJOBS, "medical clearance"
bool is_no_clearance(const Outline& outline, const Mention& mention) {
  static constexpr auto before =
      ontology::hashes_of({"no", "not", "without", "medical", "health", "customs", "physical"});
  static constexpr auto behind = ontology::hashes_of({"no", "not", "none", "isn't"});
  const std::size_t last = std::min<std::size_t>(outline.tokens().size(), mention.last + 3);
  return outline.has_one_of(mention.first > 0 ? mention.first - 1 : 0, mention.first, before) ||
         outline.has_one_of(mention.last, last, behind) ||
         (mention.last < last && outline.is_word(mention.last, "other"));
}

bool is_merely_preferred(const Outline& outline, const Mention& mention) {
  const auto clauses = outline.clauses();
  const auto clause = std::ranges::upper_bound(clauses, mention.first, {}, &Clause::last);
  return clause != clauses.end() && outline.demand_at(*clause, mention.first) == Demand::preferred;
}

}  // namespace

std::optional<std::string> find_clearance(const Outline& outline, std::span<const WorkCue> cues) {
  std::size_t highest = clearances.size();
  for (const auto& [id, cue] : cues) {
    if (!id.starts_with(clearance_prefix)) continue;
    const auto* const found = std::ranges::find(clearances, id.substr(clearance_prefix.size()));
    if (found == clearances.end() || is_no_clearance(outline, cue) || is_of_a_state(outline, cue) ||
        is_merely_preferred(outline, cue))
      continue;
    auto rank = static_cast<std::size_t>(found - clearances.begin());
    // "Security clearance: Secret"
    if (cue.last < outline.tokens().size() && outline.is_word(cue.last, "secret")) rank = secret;
    highest = highest == clearances.size() ? rank : std::max(highest, rank);
  }
  if (highest == clearances.size()) return std::nullopt;
  return std::string(clearances.at(highest));
}

}  // namespace medtech::listing
