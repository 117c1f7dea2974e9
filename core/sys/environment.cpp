// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sys/environment.hpp"

#include <unistd.h>
#include <utility>

namespace medtech::sys {

Environment::Environment(std::map<std::string, std::string, std::less<>> variables)
    : variables_(std::move(variables)) {}

Environment Environment::of_process() {
  Environment found;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    found.variables_.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return found;
}

std::optional<std::string> Environment::find(std::string_view name) const {
  const auto found = variables_.find(name);
  if (found == variables_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> Environment::find_filled(std::string_view name) const {
  auto value = find(name);
  if (value && value->empty()) return std::nullopt;
  return value;
}

}  // namespace medtech::sys
