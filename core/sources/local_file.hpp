// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/request.hpp"

#include <string>
#include <vector>

namespace medtech::sources {

/// What sources of the kind `file` are answered with: a response for the file of a "file:PATH"
/// address, for a folder one for each file in it in the order of their names (hidden ones and
/// folders left out). A failure is an outcome with an error.
std::vector<net::Outcome> read_local(const std::string& url);

}  // namespace medtech::sources
