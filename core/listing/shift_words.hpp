// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/word_list.hpp"
#include "core/listing/work_terms.hpp"

#include <cstddef>
#include <optional>

namespace medtech::listing {

/// Whether a word with this first letter may begin what `shift_told_at` reads: most do not.
inline bool may_tell_shift(char initial) {
  return initial == 'r' || initial == 's' || initial == 'd' || initial == 'e' || initial == 'n';
}

/// What is said of the shift by words that begin here: "rotating 12 hour shifts", "days rotating to
/// nights", "days, evenings, and nights as needed", "shift is 2nd".
std::optional<Shift> shift_told_at(const WordList& words, std::size_t at);

/// Whether one of them says that the shift rotates.
bool tells_rotation(const WordList& words);

/// What is written behind "Shift:" in short forms alone, up to the first mark: "PM", "D/E
/// rotating", "3-11".
std::optional<Shift> shift_of_code(std::string_view written);

/// Whether the length of a shift stands here of which so many are told that they are a full week:
/// "three 12-hour shifts", "10 hour shifts, four per week".
bool fills_week_at(const WordList& words, std::size_t at);

}  // namespace medtech::listing
