// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/presets.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/sources/source_config.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace medtech::sources {

namespace {

const std::vector<std::string>& employer_kinds() {
  static const std::vector<std::string> words = {
      "hospital",   "reference-lab", "manufacturer", "service-organization", "agency",
      "government", "plasma",        "veterinary",   "physician-office",     "other"};
  return words;
}

const std::vector<std::string>& families() {
  static const std::vector<std::string> words = {"lab", "equipment", "both"};
  return words;
}

const std::vector<std::string>& confidences() {
  static const std::vector<std::string> words = {"high", "medium", "low"};
  return words;
}

Preset read_preset(toml::Table& table, const Defaults& defaults) {
  Preset preset;
  preset.config = read_source(table, defaults);
  preset.states = table.strings("states");
  preset.employer_kind = table.choice("employer_kind", employer_kinds()).value_or("");
  preset.family = table.choice("family", families()).value_or("");
  preset.evidence = table.strings("evidence");
  preset.confidence = table.choice("confidence", confidences()).value_or("");
  preset.as_of = table.date("as_of");
  preset.verified = table.date("verified");
  preset.note = table.string("note").value_or("");
  preset.is_default = table.boolean("default").value_or(false);
  const bool known = !preset.employer_kind.empty() && !preset.family.empty() &&
                     !preset.confidence.empty() && !preset.evidence.empty() && preset.as_of;
  if (!known) {
    table.complain("id", "a preset needs employer_kind, family, evidence, confidence and as_of");
  }
  table.finish();
  return preset;
}

}  // namespace

Result<std::vector<Preset>> parse_presets(std::string_view text, const std::string& file,
                                          const Defaults& defaults) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  toml::Table root = document->root();
  std::vector<Preset> presets;
  std::set<std::string> ids;
  for (toml::Table& table : root.tables("preset")) {
    Preset preset = read_preset(table, defaults);
    if (!ids.insert(preset.config.id).second) table.complain("id", "two presets have this id");
    presets.push_back(std::move(preset));
  }
  root.finish();
  if (!document->diagnostics().empty()) {
    return std::unexpected(toml::to_error(document->diagnostics(), "presets"));
  }
  return presets;
}

const Preset* find_preset(const std::vector<Preset>& presets, std::string_view id) {
  const auto found =
      std::ranges::find_if(presets, [id](const Preset& preset) { return preset.config.id == id; });
  return found == presets.end() ? nullptr : &*found;
}

bool matches_filter(const Preset& preset, std::string_view filter) {
  const SourceConfig& config = preset.config;
  std::string words;
  for (const std::string& text :
       {config.id, config.kind, config.employer, preset.employer_kind, preset.family}) {
    words.append(1, ' ').append(text::fold(text));
  }
  for (const std::string& state : preset.states) words.append(1, ' ').append(text::fold(state));
  std::ranges::replace(words, '-', ' ');
  const std::string folded = text::fold(filter);
  for (const std::string_view word : text::split(folded, ' ')) {
    std::string wanted(1, ' ');
    wanted += word;
    std::ranges::replace(wanted, '-', ' ');
    if (words.find(wanted) == std::string::npos) return false;
  }
  return true;
}

std::vector<SourceConfig> default_sources(const std::vector<Preset>& presets) {
  std::vector<SourceConfig> sources;
  for (const Preset& preset : presets) {
    if (preset.is_default) sources.push_back(preset.config);
  }
  return sources;
}

}  // namespace medtech::sources
