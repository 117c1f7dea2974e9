// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/listing/word_list.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace medtech::listing {

/// What days of the week and hours of the day say together.
struct WorkWeek {
  std::optional<Shift> shift;
  bool is_full = false;  ///< days times hours make a full week, meals left out
};

/// The week that is told around a word: "M-F 7:30-4", "8:00-4:30 Monday to Friday", "Monday to
/// Thursday, 3:00 PM - 1:30 AM". Absent where the word is no day, and where the sentence tells the
/// hours of a house ("the clinic is open …"). `words` are those of `text`.
std::optional<WorkWeek> work_week_at(std::string_view text, const WordList& words, std::size_t at);

/// The share of full time of a word "FTE": "0.9 FTE", "FTE 1.0", "100% FTE"; 0 where none stands
/// there, or a range of them.
double fte_at(const WordList& words, std::size_t at);

}  // namespace medtech::listing
