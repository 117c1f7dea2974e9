// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// A part of a text, in bytes.
struct TextPart {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const TextPart&) const = default;
};

/// What is written as a date and is none: "02/30/2019", "13/2019", "February 30, 2019".
std::vector<TextPart> find_impossible_dates(std::string_view text);

}  // namespace medtech::resume
