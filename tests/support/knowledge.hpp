// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/embedded.hpp"
#include "core/ontology/knowledge.hpp"

namespace medtech::testing {

/// The program's own knowledge, loaded once.
inline const ontology::Knowledge& knowledge() {
  static const ontology::Knowledge loaded = ontology::load_knowledge(
      [](std::string_view name) { return std::string(embedded::find(name).value()); }, false);
  return loaded;
}

}  // namespace medtech::testing
