// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace medtech::listing {

/// The number at a place, with marks of thousands and a "k" ("12,500", "2.50", "15k"); `at` moves
/// behind it. Absent where no digit stands there.
std::optional<double> read_number(std::string_view text, std::size_t& at);

/// Whether a number begins at a byte, and is no further part of one or of a word.
bool begins_number(std::string_view text, std::size_t at);

/// "two", "24": a number as terms of work have them, in small letters; 0 for other words.
int small_number(std::string_view word);

}  // namespace medtech::listing
