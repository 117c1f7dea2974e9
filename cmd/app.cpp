// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/app.hpp"

#include "cmd/arguments.hpp"
#include "cmd/command.hpp"
#include "cmd/context.hpp"
#include "cmd/help.hpp"
#include "cmd/options.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/sys/environment.hpp"
#include "core/sys/terminal.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <utility>

namespace medtech::cmd {

namespace {

ExitCode exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return ExitCode::usage;
    case ErrorKind::input:
      return ExitCode::input;
    case ErrorKind::network:
      return ExitCode::network;
    case ErrorKind::storage:
      return ExitCode::storage;
    case ErrorKind::defect:
      return ExitCode::defect;
    case ErrorKind::interrupted:
      return ExitCode::interrupted;
  }
  return ExitCode::defect;
}

void tell(sys::Terminal& terminal, const Error& error) {
  const render::Styler styler(terminal.color_on_err());
  const std::string what = text::printable(error.text());
  terminal.err("medtech: " + styler(render::Style::bad, "error:") + " " + what + "\n");
  if (error.hint.empty()) return;
  const std::string hint = text::replace_all(text::printable(error.hint), "\n", "\n        ");
  terminal.err("  " + styler(render::Style::accent, "hint:") + " " + hint + "\n");
}

void set_terminal(sys::Terminal& terminal, const GlobalOptions& options) {
  if (options.color == "always") terminal.choose_color(sys::ColorChoice::always);
  if (options.color == "never") terminal.choose_color(sys::ColorChoice::never);
  terminal.set_quiet(options.quiet);
  terminal.set_verbose(options.verbose);
}

// Colour of errors is chosen before the arguments are understood, since these may be what is wrong.
void choose_color_early(sys::Terminal& terminal, const std::vector<std::string>& arguments) {
  for (std::size_t at = 0; at < arguments.size() && arguments[at] != "--"; ++at) {
    const bool apart = arguments[at] == "--color" && at + 1 < arguments.size();
    const std::string word = apart ? "--color=" + arguments[at + 1] : arguments[at];
    if (word == "--color=always") terminal.choose_color(sys::ColorChoice::always);
    if (word == "--color=never") terminal.choose_color(sys::ColorChoice::never);
  }
}

ExitCode tell_version(sys::Terminal& terminal) {
  terminal.out("medtech " MEDTECH_VERSION "\n");
  return ExitCode::done;
}

// CLI11 names what is wrong; where it does so in terms of its own, it is said anew.
std::string wording_of(const CLI::App& app, const CLI::ParseError& problem) {
  const std::string what = problem.what();
  const std::size_t colon = what.find(": ");
  if (problem.get_name() == "ArgumentMismatch" && colon != std::string::npos) {
    return what.substr(0, colon) +
           (what.ends_with(" missing") ? " needs a value" : ": too many values");
  }
  const std::size_t equals = what.find(" = ");
  if (problem.get_name() == "ConversionError" && equals != std::string::npos) {
    return what.substr(colon + 2, equals - colon - 2) + ": \"" +
           text::printable_line(what.substr(equals + 3)) + "\" is no such number";
  }
  if (what.starts_with("The following argument")) {
    std::vector<std::string> words = app.remaining();
    std::erase(words, "--");
    return "nothing more was due after what was given: " +
           text::printable_line(text::join(words, " "));
  }
  if (problem.get_name() == "RequiredError" && what.ends_with(" is required")) {
    std::string name = what.substr(0, what.rfind(" is required"));
    if (!name.starts_with("-")) std::ranges::transform(name, name.begin(), text::to_upper);
    return name + " is missing";
  }
  return what;
}

Error usage_error(const CLI::App& app, const CLI::ParseError& problem, const std::string& name) {
  return {ErrorKind::usage, wording_of(app, problem), "see `" + name + " --help`"};
}

// A word too many where a command works without a verb may be a verb that was mistyped.
Error usage_error(const CLI::App& app, const CLI::ParseError& problem, const Command& command,
                  const Verb& verb) {
  Error error = usage_error(app, problem, full_name(command, verb));
  const std::vector<std::string> words = app.remaining();
  if (!verb.name.empty() || words.empty()) return error;
  const std::string nearest = text::did_you_mean(words.front(), verb_names(command));
  if (nearest.empty()) return error;
  return {ErrorKind::usage, error.what(), nearest};
}

// Where no command was named there are global options alone.
void declare_program(CLI::App& app, GlobalOptions& options,
                     const std::vector<std::string>& arguments) {
  const Command program{"", "", {&no_verb(), 1}};
  declare(app, no_verb(), options);
  reject_unknown_options(app, program, no_verb(), arguments);
}

ExitCode without_command(sys::Terminal& terminal, std::vector<std::string> arguments) {
  CLI::App app;
  GlobalOptions options;
  declare_program(app, options, arguments);
  try {
    std::ranges::reverse(arguments);
    app.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    terminal.out(program_help());
    return ExitCode::done;
  } catch (const CLI::CallForVersion&) {
    return tell_version(terminal);
  } catch (const CLI::ParseError& problem) {
    throw usage_error(app, problem, "medtech");
  }
  terminal.out(short_help());
  return ExitCode::done;
}

ExitCode run_verb(sys::Terminal& terminal, const Command& command, const Verb& verb,
                  std::vector<std::string> arguments) {
  CLI::App app{std::string(verb.summary)};
  GlobalOptions options;
  Run run = declare(app, verb, options);
  if (run == nullptr) return tell_missing_verb(terminal, command, arguments);
  reject_unknown_options(app, command, verb, arguments);
  try {
    std::ranges::reverse(arguments);  // CLI11 takes them from the back
    app.parse(arguments);
  } catch (const CLI::CallForHelp&) {
    terminal.out(verb_help(command, verb));
    return ExitCode::done;
  } catch (const CLI::CallForVersion&) {
    return tell_version(terminal);
  } catch (const CLI::ParseError& problem) {
    throw usage_error(app, problem, command, verb);
  }
  reject_empty_values(app);
  set_terminal(terminal, options);
  Context context(terminal, sys::Environment::of_process(), options);
  context.set_verb(verb);
  if (context.today_is_given())
    static_cast<void>(context.today());  // a wrong date is told whatever the command needs
  static_cast<void>(context.format());   // so is a wrong format
  return run(context);
}

ExitCode run_command(sys::Terminal& terminal, std::vector<std::string> arguments) {
  const auto at = find_command_word(arguments);
  if (!at) return without_command(terminal, std::move(arguments));
  const std::string name = arguments[*at];
  const Command* command = find_command(name);
  const auto word = arguments.begin() + static_cast<std::ptrdiff_t>(*at);
  if (command == nullptr) {
    // "--limit 3 search": the mistake is the option, whose value passes for the command.
    CLI::App app;
    GlobalOptions options;
    declare_program(app, options, {arguments.begin(), word});
    throw unknown_command(name);
  }
  arguments.erase(word);
  const Verb& verb = take_verb(*command, arguments, *at);
  return run_verb(terminal, *command, verb, std::move(arguments));
}

}  // namespace

int run_program(std::vector<std::string> arguments) {
  const sys::Environment environment = sys::Environment::of_process();
  sys::Terminal terminal(environment);
  ExitCode code = ExitCode::defect;
  choose_color_early(terminal, arguments);
  try {
    try {
      code = run_command(terminal, std::move(arguments));
      terminal.finish();
    } catch (const Error&) {
      terminal.finish();  // what was found before the failure is data all the same
      throw;
    }
  } catch (const Error& error) {
    code = exit_code(error.kind);
    if (error.kind != ErrorKind::interrupted) tell(terminal, error);
  } catch (const std::bad_alloc&) {
    tell(terminal, Error(ErrorKind::defect, "out of memory"));
  } catch (const std::exception& problem) {
    tell(terminal, Error(ErrorKind::defect, std::string("unexpected: ") + problem.what(),
                         "this is a mistake of medtech; please report it"));
  }
  return static_cast<int>(code);
}

}  // namespace medtech::cmd
