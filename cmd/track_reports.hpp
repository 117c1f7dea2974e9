// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/command.hpp"
#include "core/tracker/statistics.hpp"

#include <string>

namespace CLI {
class App;
}

/// Verbs of `track` that look at all applications together.
namespace medtech::cmd {

Run declare_board(CLI::App& app);
Run declare_stats(CLI::App& app);
Run declare_report(CLI::App& app);

/// The board as a page of its own, as `board` and `export` print it.
std::string board_page(Context& context);

}  // namespace medtech::cmd
