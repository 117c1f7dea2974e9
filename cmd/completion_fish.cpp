// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/completion_scripts.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

namespace medtech::cmd {

namespace {

constexpr std::string_view fish_head =
    R"(# fish completion for medtech, made by `medtech completion fish`.
# Load it with:  medtech completion fish | source
# or write it to ~/.config/fish/completions/medtech.fish.

)";

constexpr std::string_view walk = R"(
# True where the words before the cursor lead to the place $argv[1]; with a second argument, only where no
# further plain word stands before the cursor.
function __medtech_at
    set -l place ''
    set -l plain 0
    set -l ended ''
    set -l expects ''
    set -l line (commandline -opc)
    for word in $line[2..-1]
        if test -n "$expects"
            set expects ''
        else if test -n "$ended"
            set plain (math $plain + 1)
        else if test "$word" = --
            set ended 1
        else if string match -q -- '-?*' "$word"
            if contains -- "$word" (__medtech_valued "$place")
                set expects 1
            end
        else
            set -l next (string trim -- "$place $word")
            if test $plain -eq 0; and contains -- "$next" $__medtech_places
                set place $next
            else
                set plain (math $plain + 1)
            end
        end
    end
    test "$place" = "$argv[1]"; or return 1
    if set -q argv[2]
        test $plain -eq 0; and test -z "$ended"
    end
end

complete -c medtech -e
complete -c medtech -f
)";

std::string fish_quoted(const std::string& text) {
  return "'" + text::replace_all(text::replace_all(text, "\\", "\\\\"), "'", "\\'") + "'";
}

// The list behind -a is expanded once more when it is used.
std::string choices(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) {
    if (!list.empty()) list += ' ';
    for (const char c : word) {
      const bool plain = text::is_alnum(c) || c == '-' || c == '_' || c == '.' || (c & 0x80) != 0;
      if (!plain) list += '\\';
      list += c;
    }
  }
  return fish_quoted(list);
}

std::string condition(const CompletionPlace& place, bool first) {
  return "-n " + fish_quoted("__medtech_at " + fish_quoted(place.path) + (first ? " first" : ""));
}

// Candidates that the program prints itself.
std::string printed_by(const std::string& command) {
  return fish_quoted("(medtech " + command + " 2>/dev/null)");
}

std::string values_flags(const CompletionValues& values) {
  std::string flags = values.files ? " -r -F" : " -x";
  if (!values.words.empty()) flags += " -a " + choices(values.words);
  if (!values.command.empty()) flags += " -a " + printed_by(values.command);
  return flags;
}

std::string option_line(const CompletionPlace& place, const CompletionOption& option) {
  std::string line = "complete -c medtech " + condition(place, false);
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (option.valued) line += values_flags(option.values);
  return line + " -d " + fish_quoted(option.description) + "\n";
}

std::string place_lines(const CompletionPlace& place) {
  std::string out = "\n";
  for (const CompletionWord& word : place.words) {
    out += fmt::format("complete -c medtech {} -a {} -d {}\n", condition(place, true),
                       choices({word.name}), fish_quoted(word.description));
  }
  if (!place.arguments.words.empty()) {
    out += fmt::format("complete -c medtech {} -a {}\n", condition(place, false),
                       choices(place.arguments.words));
  }
  if (!place.arguments.command.empty()) {
    out += fmt::format("complete -c medtech {} -k -a {}\n", condition(place, false),
                       printed_by(place.arguments.command));
  }
  if (place.arguments.files)
    out += fmt::format("complete -c medtech {} -F\n", condition(place, false));
  for (const CompletionOption& option : place.options) out += option_line(place, option);
  return out;
}

std::string list_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += " " + fish_quoted(word);
  return out;
}

}  // namespace

std::string fish_completion(std::span<const CompletionPlace> places) {
  std::vector<std::string> paths;
  for (const CompletionPlace& place : places) paths.push_back(place.path);
  std::string script(fish_head);
  script +=
      "set -g __medtech_places" + list_of(paths) +
      "\n\n"
      "# Options whose next word is a value.\nfunction __medtech_valued\n    switch \"$argv[1]\"\n";
  for (const CompletionPlace& place : places) {
    script += "        case " + fish_quoted(place.path) + "\n            printf '%s\\n'" +
              list_of(place.valued) + "\n";
  }
  script += "    end\nend\n";
  script += walk;
  for (const CompletionPlace& place : places) script += place_lines(place);
  return script;
}

}  // namespace medtech::cmd
