// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace medtech {

/// 64-bit content hash (XXH3), the same on every machine. Not cryptographic.
std::uint64_t digest64(std::string_view bytes);

/// 128-bit content hash (XXH3), the same on every machine. Not cryptographic.
using Digest128 = std::array<unsigned char, 16>;
Digest128 digest128(std::string_view bytes, std::uint64_t seed = 0);

/// 16 lower-case hex digits.
std::string hex(std::uint64_t value);

}  // namespace medtech
