// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/sources/source.hpp"
#include "core/sources/title_filter.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// What sources go by where a person wrote nothing else (data/sources/defaults.toml).
struct Defaults {
  std::vector<std::string> search;  ///< role words of both families, for kinds that are asked
  TitleFilter other_fields;
  /// Lists of single kinds, by kind and name; one called `search` goes before the one above.
  std::map<std::string, NamedLists, std::less<>> kinds;

  bool operator==(const Defaults&) const = default;
};

/// Reads the text of defaults.toml; the error names every mistake with its line.
Result<Defaults> parse_defaults(std::string_view text, const std::string& file);

}  // namespace medtech::sources
