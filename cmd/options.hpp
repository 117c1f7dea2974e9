// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

/// Options that several commands share, and readers of their values.
namespace medtech::cmd {

/// Binds the options that every command takes; --format and --json where the verb has formats.
void add_global_options(CLI::App& app, GlobalOptions& options, const Verb& verb);
/// True for the options of add_global_options and -h, --help, --version.
bool is_global_option(const std::string& name);

/// An option whose values come from a closed set: help and completion list them.
CLI::Option* add_choice(CLI::App& app, const std::string& name, std::string& target,
                        std::span<const std::string_view> choices, const std::string& description);
CLI::Option* add_choices(CLI::App& app, const std::string& name, std::vector<std::string>& target,
                         std::span<const std::string_view> choices, const std::string& description);
/// A flag that may also be given as --name=CHOICE; alone it stands for the first choice.
CLI::Option* add_flag_with_choice(CLI::App& app, const std::string& name, std::string& target,
                                  std::span<const std::string_view> choices,
                                  const std::string& description);
/// The choices of an option declared so; empty for others.
std::vector<std::string> choices_of(const CLI::Option& option);

/// The value, where it is of the set. Throws Error{usage} with the nearest ones.
std::string checked_choice(const std::string& option, const std::string& value,
                           std::span<const std::string_view> choices);
/// An ISO date. Throws Error{usage}.
Date checked_date(const std::string& option, const std::string& value);
/// "7d", "2w" … Throws Error{usage}.
std::chrono::days checked_days(const std::string& option, const std::string& value);

}  // namespace medtech::cmd
