// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/completion_scripts.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

namespace medtech::cmd {

namespace {

constexpr std::string_view zsh_head = R"(#compdef medtech
# zsh completion for medtech, made by `medtech completion zsh`.
# Load it with:  source <(medtech completion zsh)
# or write it to a file _medtech in a folder of $fpath.

)";

constexpr std::string_view zsh_body = R"zsh(
# Candidates that the program prints itself, a line each: the candidate, a tab, its description.
_medtech_printed() {
  local -a printed
  printed=( ${(f)"$( ${words[1]} ${=1} 2>/dev/null )" } )
  printed=( ${printed//:/\\:} )
  printed=( ${printed/$'\t'/:} )
  (( $#printed )) && _describe stored printed
}

_medtech() {
  local place='' plain=0 ended='' expects='' word
  local -a subwords flags valued arguments values
  local argument_files argument_command files command

  _medtech_place ''
  for word in "${(@Q)words[2,CURRENT-1]}"; do
    if [[ -n $expects ]]; then
      expects=''
    elif [[ -n $ended ]]; then
      (( ++plain ))
    elif [[ $word == -- ]]; then
      ended=1
    elif [[ $word == -?* ]]; then
      if (( ${valued[(Ie)$word]} )); then expects=$word; fi
    elif (( plain == 0 )) && _medtech_place "${place:+$place }$word"; then
      place="${place:+$place }$word"
    else
      (( ++plain ))
    fi
  done

  if [[ -z $expects && -z $ended && $PREFIX == --*=* ]]; then
    expects=${PREFIX%%=*}
    compset -P '*='
  fi
  local -i found=1
  if [[ -n $expects ]]; then
    _medtech_values "$place $expects"
    (( $#values )) && compadd -a values && found=0
    [[ -n $command ]] && _medtech_printed $command && found=0
    [[ -n $files ]] && _files && found=0
  elif [[ -z $ended && $PREFIX == -* ]]; then
    _describe -o option flags && found=0
  else
    if (( plain == 0 && $#subwords )) && [[ -z $ended ]]; then
      _describe command subwords && found=0
    fi
    (( $#arguments )) && compadd -a arguments && found=0
    [[ -n $argument_command ]] && _medtech_printed $argument_command && found=0
    [[ -n $argument_files ]] && _files && found=0
  fi
  return found
}

if [[ $funcstack[1] == _medtech ]]; then
  _medtech "$@"
else
  compdef _medtech medtech
fi
)zsh";

// "NAME:DESCRIPTION" as _describe reads it: a colon ends the name, a backslash takes a sign as it
// is.
std::string entry(const std::string& name, const std::string& description) {
  const auto escaped = [](const std::string& text) {
    return text::replace_all(text::replace_all(text, "\\", "\\\\"), ":", "\\:");
  };
  return text::shell_quoted(escaped(name) + ":" + escaped(description));
}

std::string zsh_place_case(const CompletionPlace& place) {
  std::string out = fmt::format("    {})\n      subwords=(", text::shell_quoted(place.path));
  for (const CompletionWord& word : place.words)
    out += "\n        " + entry(word.name, word.description);
  out += ")\n      flags=(";
  for (const CompletionOption& option : place.options) {
    out += "\n        " + entry(option.names.front(), option.description);
  }
  return out + fmt::format(
                   ")\n      valued=({})\n      arguments=({}) argument_files={}\n      "
                   "argument_command={}\n      ;;\n",
                   posix_list(place.valued), posix_list(place.arguments.words),
                   place.arguments.files ? "1" : "''", text::shell_quoted(place.arguments.command));
}

}  // namespace

std::string zsh_completion(std::span<const CompletionPlace> places) {
  std::string script(zsh_head);
  script +=
      "# What may follow at a place of the command line; fails where there is no such place.\n"
      "_medtech_place() {\n  case $1 in\n";
  for (const CompletionPlace& place : places) script += zsh_place_case(place);
  script += "    (*) return 1 ;;\n  esac\n}\n\n";
  script += posix_value_function(places);
  script += zsh_body;
  return script;
}

}  // namespace medtech::cmd
