// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/prices.hpp"
#include "core/career/wages.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

// Tables of the market, which a person may have put in the place of the program's own.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto wages = medtech::career::parse_wages(text, "wages.tsv");
  if (wages && medtech::career::parse_wages(medtech::career::wages_file(*wages), "again")->size() !=
                   wages->size())
    __builtin_trap();
  static_cast<void>(medtech::career::newest(medtech::career::find_wages(text, "49-9062")));
  const auto prices = medtech::career::Prices::parse(text, "prices.tsv");
  if (prices) static_cast<void>(prices->metros_named(text.substr(0, 100)));
  return 0;
}
