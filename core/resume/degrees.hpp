// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::resume {

/// A degree in a line.
struct DegreeAt {
  std::string level;  ///< the profile's word, or "minor"
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first degree that a line names, by its short form or its words.
std::optional<DegreeAt> find_degree(std::string_view text);

/// Where the degree's own name ends and its field may begin: behind "Bachelor of Science", "A.A.S.
/// degree", "Master of Science (M.S.)".
std::size_t end_of_degree_name(std::string_view text, const DegreeAt& degree);

}  // namespace medtech::resume
