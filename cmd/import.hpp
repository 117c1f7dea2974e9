// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"

#include <string>
#include <vector>

namespace medtech::cmd {

struct ImportOptions {
  std::vector<std::string> files;
  bool strict = false;
  bool dry_run = false;
};

/// Stores the openings of files, whatever form they have. Good items are kept, bad ones counted. A
/// file that can't be opened or holds no opening at all is an Error{input}, after the other files
/// are stored.
ExitCode import_listings(Context& context, const ImportOptions& options);

}  // namespace medtech::cmd
