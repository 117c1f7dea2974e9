// SPDX-License-Identifier: GPL-3.0-or-later
// Terms of an offer as typed: refused, or kept in one form that is read again and can be reckoned.
#include "core/base/embedded.hpp"
#include "core/tracker/offer_value.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace medtech;
  static const auto facts =
      tracker::parse_offer_facts(*embedded::find("tracker/offers.toml"), "offers.toml");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  tracker::Fields fields;
  for (const tracker::TermKind& kind : tracker::term_kinds()) {
    const auto canonical = tracker::canonical_term(kind, text);
    if (!canonical) continue;
    const auto again = tracker::canonical_term(kind, *canonical);
    if (!again || *again != *canonical) __builtin_trap();
    fields.set(kind.name, *canonical);
  }
  const auto value = tracker::value_of(tracker::terms_of(fields), facts, std::nullopt);
  if (value.year && !std::isfinite(*value.year)) __builtin_trap();
  if (value.hour && !std::isfinite(*value.hour)) __builtin_trap();
  return 0;
}
