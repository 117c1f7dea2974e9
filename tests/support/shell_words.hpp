// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace medtech::testing {

/// The words of a command line, parted at blanks outside of quotes as a shell would; nothing else
/// of a shell's language has a meaning.
std::vector<std::string> shell_words(const std::string& text);

}  // namespace medtech::testing
