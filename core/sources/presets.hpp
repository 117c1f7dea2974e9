// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/sources/defaults.hpp"
#include "core/sources/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// One entry of the directory of employers: a source made ready, and what is known about it.
struct Preset {
  SourceConfig config;
  std::vector<std::string> states;    ///< where it works; empty: nationwide, or not known
  std::string employer_kind;          ///< as in a listing
  std::string family;                 ///< "lab", "equipment" or "both"
  std::vector<std::string> evidence;  ///< who named the address, explained at the head of the file
  std::string confidence;             ///< "high", "medium" or "low"
  std::optional<Date> as_of;          ///< the day that the evidence speaks for
  std::optional<Date> verified;       ///< the day that the address was seen to answer
  std::string note;                   ///< what else to know; may be empty
  bool is_default = false;            ///< among the sources of someone who has no sources.toml
};

/// Reads the text of presets.toml; the error names every mistake with its line.
Result<std::vector<Preset>> parse_presets(std::string_view text, const std::string& file,
                                          const Defaults& defaults);

/// The preset of that id, or null.
const Preset* find_preset(const std::vector<Preset>& presets, std::string_view id);

/// True where each word of the filter begins a word of the id, employer, kind, family, employer
/// kind or is one of the states; an empty filter matches all.
bool matches_filter(const Preset& preset, std::string_view filter);

/// The sources of someone who has no sources.toml.
std::vector<SourceConfig> default_sources(const std::vector<Preset>& presets);

}  // namespace medtech::sources
