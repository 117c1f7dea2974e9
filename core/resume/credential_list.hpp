// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/resume.hpp"

#include <vector>

namespace medtech::resume {

/// Adds a credential. Where the list has it already, what was not known of it is added to that.
void keep_credential(std::vector<Credential>& list, Credential credential);

}  // namespace medtech::resume
