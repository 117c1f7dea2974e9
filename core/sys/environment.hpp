// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::sys {

/// The environment as one value, so that tests can give another. Variables that are set but empty
/// are kept.
class Environment {
 public:
  Environment() = default;
  explicit Environment(std::map<std::string, std::string, std::less<>> variables);
  /// What this process was started with.
  static Environment of_process();

  /// The value; absent where it is not set.
  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;
  /// The value; absent where it is not set or empty.
  [[nodiscard]] std::optional<std::string> find_filled(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> variables_;
};

}  // namespace medtech::sys
