// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

/// Walking over UTF-8 that may be damaged.
namespace medtech::utf8 {

/// Bytes of the valid sequence at `at` (1 to 4), or 0 where there is none (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF).
std::size_t length_of_valid(std::string_view bytes, std::size_t at);

/// The code point at `at`, which moves on; U+FFFD for one wrong byte.
char32_t next(std::string_view bytes, std::size_t& at);

}  // namespace medtech::utf8
