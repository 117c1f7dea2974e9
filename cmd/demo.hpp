// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/search/catalogue.hpp"

#include <memory>

namespace medtech::cmd {

/// The bundled demonstration listings in a catalogue in memory; dates move with today.
std::unique_ptr<search::Catalogue> demo_catalogue(Context& context);

}  // namespace medtech::cmd
