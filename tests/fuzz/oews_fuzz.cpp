// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/embedded.hpp"
#include "core/career/oews_file.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto prices = medtech::career::Prices::parse(
      medtech::embedded::find("market/prices.tsv").value_or(""), "prices.tsv");
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto reading = medtech::career::read_oews(
      text, {"fuzz.csv", "2025-05", "import:fuzz.csv", {"49-9062", "29-2010"}}, *prices);
  if (!reading) return 0;
  // What was read can be kept, and is read again whole.
  const std::string kept = medtech::career::wages_file(reading->wages);
  const auto again = medtech::career::parse_wages(kept, "kept");
  if (!again || again->size() != reading->wages.size()) __builtin_trap();
  if (medtech::career::wages_file(*again) != kept) __builtin_trap();
  return 0;
}
