// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace medtech::profile {

/// What is known when a profile is begun; all of it may be absent.
struct Starter {
  std::optional<std::string> name;
  std::optional<std::string> zip;    ///< five digits
  std::optional<std::string> state;  ///< two letters
  std::optional<std::string> role;   ///< present role, as written
};

/// A profile.toml to fill in: what is known as values, every other key of the format as an example
/// behind a
/// "#" without a blank, explained behind "# ". It has no diagnostics, with or without its examples.
std::string starter_text(const Starter& known);

}  // namespace medtech::profile
