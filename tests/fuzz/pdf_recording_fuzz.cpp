// SPDX-License-Identifier: GPL-3.0-or-later
// What a child that was taken over could write to its parent.
#include "core/document/pdf.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto recording =
      document::pdf::parse_recording({reinterpret_cast<const char*>(data), size});
  document::Document document;
  document::pdf::lay_out(
      recording, [](std::string_view text) { return text.size() == 5; }, document);
  for (const document::Line& line : document.lines) {
    if (line.page < 1 || line.page > document.pages) __builtin_trap();
  }
  return 0;
}
