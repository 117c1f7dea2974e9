// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/rtf.hpp"

#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  medtech::document::read_rtf({reinterpret_cast<const char*>(data), size});
  return 0;
}
