// SPDX-License-Identifier: GPL-3.0-or-later
// Any text is a date of the allowed years or none, and a date read is read again from its ISO form.
#include "core/listing/dates.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace medtech;
  const Date today = *make_date(2026, 11, 22);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto date = listing::parse_date(text, today);
  if (!date) return 0;
  const bool allowed = *date >= *make_date(2000, 1, 1) && *date <= *make_date(2031, 12, 1);
  if (!allowed || listing::parse_date(to_string(*date), today) != date) __builtin_trap();
  return 0;
}
