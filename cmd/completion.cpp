// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/completion_scripts.hpp"
#include "cmd/context.hpp"
#include "cmd/options.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <memory>

namespace medtech::cmd {

namespace {

/// A shell and what writes its script.
struct Shell {
  std::string_view name;
  std::string (*script)(std::span<const CompletionPlace>);
};

constexpr std::array<Shell, 3> shells{
    {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}}};
constexpr std::array<std::string_view, 3> shell_names{shells[0].name, shells[1].name,
                                                      shells[2].name};

ExitCode run_completion(Context& context, const std::string& name) {
  const auto shell = std::ranges::find(shells, name, &Shell::name);
  context.terminal().out(shell->script(completion_places()));
  return ExitCode::done;
}

Run declare_completion(CLI::App& app) {
  auto shell = std::make_unique<std::string>();
  add_choice(app, "shell", *shell, shell_names, "The shell to complete in")->required();
  return [shell = std::move(shell)](Context& context) { return run_completion(context, *shell); };
}

constexpr std::array<std::string_view, 3> examples{
    "medtech completion bash", "medtech completion zsh", "medtech completion fish"};

constexpr std::array<Verb, 1> verbs{
    {{"",
      "Print a script that completes command lines in bash, zsh or fish",
      "bash|zsh|fish",
      {},
      examples,
      "",
      declare_completion}}};

}  // namespace

std::span<const Verb> completion_verbs() { return verbs; }

}  // namespace medtech::cmd
