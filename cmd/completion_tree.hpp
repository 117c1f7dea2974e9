// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

/// The command tree as completion sees it, the same for every shell.
namespace medtech::cmd {

/// What may stand for a value: one of a closed set, the name of a file, or what a command of ours
/// prints.
struct CompletionValues {
  std::vector<std::string> words;
  bool files = false;
  /// "track list --format ids": a candidate a line, with a tab and a description behind it; "" for
  /// none.
  std::string command = {};

  auto operator<=>(const CompletionValues&) const = default;
  [[nodiscard]] bool empty() const { return words.empty() && !files && command.empty(); }
};

/// An option as it can be written.
struct CompletionOption {
  std::vector<std::string> names;  ///< "--quiet", "-q"; the long one first
  std::string description;
  bool valued = false;  ///< takes a value
  CompletionValues values;
  std::vector<std::string> choices = {};  ///< the values that help lists, where it does
};

/// A command or verb that may follow.
struct CompletionWord {
  std::string name;
  std::string description;
};

/// A point of the command line: behind the program's name (path ""), a command ("search") or a verb
/// ("search facets"). The first plain word leads to the place of the path with it, where there is
/// one.
struct CompletionPlace {
  std::string path;
  std::vector<CompletionWord> words;
  std::vector<CompletionOption> options;
  std::vector<std::string>
      valued;  ///< options whose next word is a value, those of verbs to come too
  CompletionValues arguments;
};

/// All places, from the declarations of all commands.
std::vector<CompletionPlace> completion_places();

}  // namespace medtech::cmd
