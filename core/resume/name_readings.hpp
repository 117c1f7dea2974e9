// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/pieces.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What of a line may be a name.
namespace medtech::resume {

/// What of a line may be a name, and whether only an address that has it makes it one.
struct NameReading {
  std::string name;
  bool needs_evidence = false;
};

bool is_letter_byte(char c);

/// "Bob (Robert) Fuller" has brackets within; what stands in those at its end is no name.
std::string without_nickname(std::string_view line, std::string& nickname);

/// "SSG (Ret.) Ana Bell": without a rank, and that it was once.
std::string without_rank(std::string_view line, const Lore& lore);

/// "Example, Ana" is a name too; "Ana Example, MLS" is one before the comma.
std::vector<NameReading> readings_of(std::string_view line, const Lore& lore);

}  // namespace medtech::resume
