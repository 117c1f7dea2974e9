// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/sources/presets.hpp"
#include "core/sources/refresh.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <vector>

/// Sources as `medtech source` shows them, in the format asked for.
namespace medtech::cmd {

void print_sources(Context& context, const std::vector<sources::SourceConfig>& configs);
void print_kinds(Context& context);
/// The presets that match the words of a filter.
void print_presets(Context& context, const std::vector<sources::Preset>& presets,
                   const std::string& filter);
void print_outcomes(Context& context, const std::vector<sources::Outcome>& outcomes);

}  // namespace medtech::cmd
