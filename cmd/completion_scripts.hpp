// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/completion_tree.hpp"

#include <span>
#include <string>
#include <vector>

/// Completion scripts. Each walks the words before the cursor from place to place, as the program
/// does.
namespace medtech::cmd {

/// For bash 3.2 and later, with or without the bash-completion package.
std::string bash_completion(std::span<const CompletionPlace> places);
/// For zsh 5: sourced, or as a file _medtech in $fpath.
std::string zsh_completion(std::span<const CompletionPlace> places);
/// For fish 3 and later.
std::string fish_completion(std::span<const CompletionPlace> places);

/// Quoted words with blanks between them.
std::string posix_list(const std::vector<std::string>& words);
/// A function for bash and zsh that sets `values` and `files` for "PLACE --OPTION".
std::string posix_value_function(std::span<const CompletionPlace> places);

}  // namespace medtech::cmd
