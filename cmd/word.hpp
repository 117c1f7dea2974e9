// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace medtech::cmd {

/// How a value is written; "" for one that is not known.
template <typename Value>
std::string word(const std::optional<Value>& value) {
  return value ? to_string(*value) : std::string();
}

}  // namespace medtech::cmd
