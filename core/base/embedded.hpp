// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

/// The files of data/ inside the program: read-only pages that cost nothing until they are touched.
namespace medtech::embedded {

/// A file by its path below data/, e.g. "schema/0001_listings.sql"; "gazetteer.bin" is compiled
/// from data/bulk.
std::optional<std::string_view> find(std::string_view name);

/// The paths below a folder ("schema/"), sorted.
std::vector<std::string_view> list(std::string_view folder);

}  // namespace medtech::embedded
