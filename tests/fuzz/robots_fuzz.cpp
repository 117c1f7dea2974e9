// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/robots.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

// The first line is the path, the rest the file. Without rules everything is allowed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t end = bytes.find('\n');
  const medtech::sources::Robots robots(end == std::string_view::npos ? "" : bytes.substr(end + 1),
                                        "medtech");
  const bool allowed = robots.allows(bytes.substr(0, end));
  if (end == std::string_view::npos && !allowed) __builtin_trap();
  return 0;
}
