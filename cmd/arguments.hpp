// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"
#include "cmd/context.hpp"
#include "core/base/error.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

/// The contract's grammar, which CLI11 alone does not give: which word is the command, which the
/// verb (only the first argument after its command), and nearest names for what is mistyped.
namespace medtech::cmd {

/// "medtech track add"
std::string full_name(const Command& command, const Verb& verb);

/// What is declared where no command was named yet: the global options alone, --json among them.
const Verb& no_verb();

/// Declares a verb's own and the global options; the Run is null where a verb must follow.
Run declare(CLI::App& app, const Verb& verb, GlobalOptions& options);

/// Position of the command: the first word that is no option and no value of a global one.
std::optional<std::size_t> find_command_word(const std::vector<std::string>& arguments);
Error unknown_command(const std::string& name);
/// The verbs of a command by name, without the command itself.
std::vector<std::string> verb_names(const Command& command);

/// The verb meant by arguments from which the command word at `from` was taken; its word is taken
/// out too. The command itself where there is none.
const Verb& take_verb(const Command& command, std::vector<std::string>& arguments,
                      std::size_t from);

/// Throws Error{usage} with the nearest names for an option that the verb does not have.
void reject_unknown_options(const CLI::App& app, const Command& command, const Verb& verb,
                            const std::vector<std::string>& arguments);

/// Throws Error{usage} for an option that was given "" as its value, as scripts do by mistake.
void reject_empty_values(const CLI::App& app);

/// What is said where a command needs a verb: its help where nothing followed (2), or an
/// Error{usage}.
ExitCode tell_missing_verb(sys::Terminal& terminal, const Command& command,
                           const std::vector<std::string>& arguments);

}  // namespace medtech::cmd
