// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/word_list.hpp"

#include <cstddef>

namespace medtech::listing {

/// Whether "rotating 12 hour shifts" or "rotating days and evenings" begins here.
bool rotates_at(const WordList& words, std::size_t at);

/// Whether "days, evenings, and nights as needed" begins here.
bool varies_at(const WordList& words, std::size_t at);

/// Whether the length of a shift stands here of which so many are told that they are a full week:
/// "three 12-hour shifts", "10 hour shifts, four per week".
bool fills_week_at(const WordList& words, std::size_t at);

}  // namespace medtech::listing
