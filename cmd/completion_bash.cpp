// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/completion_scripts.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

namespace medtech::cmd {

namespace {

constexpr std::string_view bash_head =
    R"(# bash completion for medtech, made by `medtech completion bash`.
# Load it with:  source <(medtech completion bash)

)";

constexpr std::string_view bash_body = R"(
# Puts the candidates that begin with $1 into COMPREPLY, with $2 before each.
_medtech_offer() {
  local start=$1 before=$2 candidate quoted
  shift 2
  for candidate; do
    if [[ $candidate == "$start"* ]]; then
      printf -v quoted '%q' "$candidate"
      COMPREPLY[${#COMPREPLY[@]}]=$before$quoted
    fi
  done
}

_medtech_offer_files() {
  local name
  compopt -o filenames -o default 2>/dev/null
  while IFS= read -r name; do
    COMPREPLY[${#COMPREPLY[@]}]=$2$name
  done < <(compgen -f -- "$1")
}

# Candidates that the program $3 prints itself, with what it is told; with $2 before each.
_medtech_offer_printed() {
  local start=$1 before=$2 program=$3 candidate rest
  shift 3
  while IFS=$'\t' read -r candidate rest; do
    _medtech_offer "$start" "$before" "$candidate"
  done < <("$program" "$@" 2>/dev/null)
}

_medtech() {
  local words options valued values files command arguments argument_files argument_command
  local place='' plain=0 ended='' expects='' before='' word known i glue=''
  local -a line=()
  COMPREPLY=()

  # Where "=" breaks words, --option=value comes in three.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $word == '=' && ${#line[@]} -gt 0 && ${line[${#line[@]} - 1]} == --* ]]; then
      line[${#line[@]} - 1]+='='
      glue=1
    elif [[ $glue ]]; then
      line[${#line[@]} - 1]+=$word
      glue=''
    else
      line[${#line[@]}]=$word
    fi
  done
  local current=''
  if ((${#line[@]} > 0)); then
    current=${line[${#line[@]} - 1]}
    unset "line[${#line[@]}-1]"
  fi

  _medtech_place ''
  for word in ${line[@]+"${line[@]}"}; do
    if [[ $expects ]]; then
      expects=''
    elif [[ $ended ]]; then
      plain=$((plain + 1))
    elif [[ $word == -- ]]; then
      ended=1
    elif [[ $word == -?* ]]; then
      for known in "${valued[@]}"; do
        if [[ $word == "$known" ]]; then expects=$word; fi
      done
    elif ((plain == 0)) && _medtech_place "${place:+$place }$word"; then
      place="${place:+$place }$word"
    else
      plain=$((plain + 1))
    fi
  done

  if [[ ! $expects && ! $ended && $current == --*=* ]]; then
    expects=${current%%=*}
    current=${current#*=}
    if [[ $COMP_WORDBREAKS != *=* ]]; then before="$expects="; fi
  fi
  if [[ $expects ]]; then
    _medtech_values "$place $expects"
    _medtech_offer "$current" "$before" ${values[@]+"${values[@]}"}
    if [[ $command ]]; then
      _medtech_offer_printed "$current" "$before" "${COMP_WORDS[0]}" $command
    fi
    if [[ $files ]]; then _medtech_offer_files "$current" "$before"; fi
  elif [[ ! $ended && $current == -* ]]; then
    _medtech_offer "$current" '' "${options[@]}"
  else
    if ((plain == 0)) && [[ ! $ended ]]; then
      _medtech_offer "$current" '' ${words[@]+"${words[@]}"}
    fi
    _medtech_offer "$current" '' ${arguments[@]+"${arguments[@]}"}
    if [[ $argument_command ]]; then
      _medtech_offer_printed "$current" '' "${COMP_WORDS[0]}" $argument_command
    fi
    if [[ $argument_files ]]; then _medtech_offer_files "$current" ''; fi
  fi
}

complete -F _medtech medtech
)";

std::string bash_place_case(const CompletionPlace& place) {
  std::vector<std::string> words;
  std::vector<std::string> options;
  for (const CompletionWord& word : place.words) words.push_back(word.name);
  for (const CompletionOption& option : place.options) options.push_back(option.names.front());
  return fmt::format(
      "    {})\n      words=({}) arguments=({}) argument_files={} argument_command={}\n      "
      "options=({})\n"
      "      valued=({})\n      ;;\n",
      text::shell_quoted(place.path), posix_list(words), posix_list(place.arguments.words),
      place.arguments.files ? "1" : "''", text::shell_quoted(place.arguments.command),
      posix_list(options), posix_list(place.valued));
}

}  // namespace

std::string bash_completion(std::span<const CompletionPlace> places) {
  std::string script(bash_head);
  script +=
      "# What may follow at a place of the command line; fails where there is no such place.\n"
      "_medtech_place() {\n  case $1 in\n";
  for (const CompletionPlace& place : places) script += bash_place_case(place);
  script += "    *) return 1 ;;\n  esac\n}\n\n";
  script += posix_value_function(places);
  script += bash_body;
  return script;
}

}  // namespace medtech::cmd
