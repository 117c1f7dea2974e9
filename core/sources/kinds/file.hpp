// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <vector>

/// A file or folder on this machine, in any form that DocumentReader knows.
namespace medtech::sources::file {

/// One request for "file:" and the path as it was written. The driver answers it without the
/// network: with one response a file, `url` naming the file, those of a folder in the order of
/// their names.
std::vector<Request> requests(const SourceConfig& config);

/// The file's listings.
Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances& circumstances);

}  // namespace medtech::sources::file
