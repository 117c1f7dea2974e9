// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/sources/defaults.hpp"
#include "core/sources/source.hpp"

#include <functional>
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

/// True where nobody needs to try the address first: someone saw it answer, or several name it.
bool is_trusted(const Preset& preset);

/// The two letters of a state that a word names ("oh", "Ohio", "new-york"); absent for other words.
using StateNamed = std::function<std::optional<std::string_view>(std::string_view word)>;

/// True where each word of the filter begins a word of the id, employer, kind, family or employer
/// kind, or names one of the states, by up to three words; two letters alone are whole words. A
/// preset without states is found by each state. An empty filter matches all.
bool matches_filter(const Preset& preset, std::string_view filter, const StateNamed& state = {});

/// The preset that a source is, by its address, whatever its id; or null.
const Preset* preset_of(const std::vector<Preset>& presets, const SourceConfig& config);

/// The presets that an address means. `config` is what the address alone tells; where that is a
/// source, they are those it agrees with, else those on the address's host.
std::vector<const Preset*> presets_at(const std::vector<Preset>& presets,
                                      const std::string& address,
                                      const std::optional<SourceConfig>& config);

/// The presets whose service knows the employer by the name in an address's host, as in
/// "careers.medstarhealth.org" and "medstarhealth.jibeapply.com".
std::vector<const Preset*> presets_named_in(const std::vector<Preset>& presets,
                                            const std::string& address);

/// The sources of someone who has no sources.toml.
std::vector<SourceConfig> default_sources(const std::vector<Preset>& presets);

}  // namespace medtech::sources
