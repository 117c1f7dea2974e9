// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace medtech::cmd {

class Context;

/// The program's exit statuses (the contract's table).
enum class ExitCode : int {
  done = 0,
  answer_is_no = 1,
  usage = 2,
  input = 3,
  network = 4,
  storage = 5,
  defect = 70,
  interrupted = 130,
};

/// What a parsed command line runs.
using Run = std::move_only_function<ExitCode(Context&)>;

/// The formats of a verb that prints for people and for programs.
inline constexpr std::array<std::string_view, 2> text_and_json{"text", "json"};

/// One thing that can be called: a verb of a command, or a command itself (its verb name is "").
struct Verb {
  std::string_view name;
  std::string_view summary;  ///< one line, no full stop
  std::string_view usage;    ///< arguments after the name: "ID…"; options are added
  std::span<const std::string_view>
      formats;  ///< of --format, the default for terminals and pipes first
  std::span<const std::string_view> examples;  ///< whole command lines; tests run them
  std::string_view json_fields;                ///< of one item, for help; "" where there is no JSON
  /// Binds options to a value of its own and gives what runs with it; null where a verb must
  /// follow.
  Run (*declare)(CLI::App&);
};

/// A command: itself and its verbs.
struct Command {
  std::string_view name;
  std::string_view group;       ///< "Search", "Apply", "Plan", "Tool"
  std::span<const Verb> verbs;  ///< the first is the command itself

  [[nodiscard]] const Verb& itself() const { return verbs.front(); }
  /// A verb by name, or null.
  [[nodiscard]] const Verb* find(std::string_view verb) const;
};

/// All commands in the order of help.
std::span<const Command> commands();
/// A command by name, or null.
const Command* find_command(std::string_view name);

}  // namespace medtech::cmd
