// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/ontology/roles.hpp"

#include <string>

namespace medtech::cmd {

/// The role that a person means: by its id, its name, or a title that can be but one ("BMET II").
/// Throws Error{usage} that names the option, with the nearest ones.
const ontology::Role& role_named(Context& context, const std::string& option,
                                 const std::string& typed);

/// Says that no single role goes by the name, with those that may be meant.
[[noreturn]] void refuse_role(const ontology::Knowledge& knowledge, const std::string& option,
                              const std::string& typed);

}  // namespace medtech::cmd
