// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/listing/word_list.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

namespace medtech::listing {

/// What must stand around a phrase of a sentence, so that it speaks of this work.
enum class PhraseSetting : std::uint8_t {
  plain,     ///< nothing
  shift,     ///< no premium behind it, no other shift beside it
  counted,   ///< "3x12 nights", "straight evenings"
  position,  ///< "is a …", "… position"
  item,      ///< one of several things in a row: "40 hours, days, hybrid"
};

/// Words of a sentence that tell a shift, a schedule or a type of employment.
struct WorkPhrase {
  std::string_view words;
  std::variant<Shift, Schedule, EmploymentType> meaning;
  PhraseSetting setting;
};

/// The phrase that stands at a word, or null.
const WorkPhrase* work_phrase_at(const WordList& words, std::size_t at);

}  // namespace medtech::listing
