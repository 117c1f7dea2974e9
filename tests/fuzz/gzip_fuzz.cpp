// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/gzip.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most = 1'000'000;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto text = gzip::decompress(bytes, most);
  if (text && (text->size() > most || !gzip::is_compressed(bytes))) __builtin_trap();
  return 0;
}
