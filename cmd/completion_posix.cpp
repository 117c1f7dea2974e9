// SPDX-License-Identifier: GPL-3.0-or-later
// What the scripts for bash and zsh share.
#include "cmd/completion_scripts.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <map>

namespace medtech::cmd {

std::string posix_list(const std::vector<std::string>& words) {
  std::vector<std::string> quoted;
  for (const std::string& word : words) quoted.push_back(text::shell_quoted(word));
  return text::join(quoted, " ");
}

std::string posix_value_function(std::span<const CompletionPlace> places) {
  // Options with the same values, in any place, share a branch.
  std::map<CompletionValues, std::vector<std::string>> patterns;
  for (const CompletionPlace& place : places) {
    for (const CompletionOption& option : place.options) {
      if (option.values.empty()) continue;
      for (const std::string& name : option.names) {
        patterns[option.values].push_back(text::shell_quoted(place.path + " " + name));
      }
    }
  }
  std::string out =
      "# What may be the value of an option: \"PLACE --OPTION\".\n"
      "_medtech_values() {\n  values=() files='' command=''\n  case $1 in\n";
  for (const auto& [values, list] : patterns) {
    out += fmt::format("    {})\n      values=({}) files={} command={}\n      ;;\n",
                       text::join(list, " | \\\n      "), posix_list(values.words),
                       values.files ? "1" : "''", text::shell_quoted(values.command));
  }
  return out + "  esac\n}\n";
}

}  // namespace medtech::cmd
