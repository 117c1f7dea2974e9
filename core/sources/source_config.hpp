// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/format/toml.hpp"
#include "core/sources/defaults.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// Reads the text of a sources.toml. The error names every mistake with line, column and the
/// nearest right name; its kind is usage where nothing but unknown kinds is wrong, else input.
Result<std::vector<SourceConfig>> parse_sources(std::string_view text, const std::string& file,
                                                const Defaults& defaults);

/// Reads one source's table, as sources.toml and the presets write it; what is wrong goes to the
/// table's document.
SourceConfig read_source(toml::Table& table, const Defaults& defaults);

/// Says why there is no kind of that name and what there is instead: for kinds that the contract
/// names for later, `page` and `sitemap`.
Error unknown_kind(std::string_view kind);

/// True for a key of a kind whose value is a whole number in the file; it is kept as text.
bool is_number_key(std::string_view key);

}  // namespace medtech::sources
