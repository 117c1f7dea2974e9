// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/csv.hpp"

#include <cstddef>
#include <cstdint>

using Cells = std::vector<std::string>;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto records = medtech::csv::read(text, "fuzz").records;
  // What was read can be written, and is read again with apostrophes before formulas.
  for (const auto& record : records) {
    Cells expected = record.cells;
    for (std::string& cell : expected) {
      if (!cell.empty() && std::string_view("=+-@\t\r").contains(cell.front())) cell.insert(0, "'");
    }
    const auto again = medtech::csv::parse("a,b\n" + medtech::csv::line(record.cells));
    if (!again || again->back().cells != expected) __builtin_trap();
  }
  return 0;
}
