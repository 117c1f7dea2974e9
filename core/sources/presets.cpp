// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/presets.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/net/url.hpp"
#include "core/sources/source_config.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>
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

std::string without_hyphens(std::string text) {
  std::ranges::replace(text, '-', ' ');
  return text;
}

// The words by which a preset is found, its states aside. Whoever hires in both families is found
// by either.
std::vector<std::string> words_of(const Preset& preset) {
  std::vector<std::string> words;
  const SourceConfig& config = preset.config;
  for (const std::string& text :
       {config.id, config.kind, config.employer, preset.employer_kind, preset.family}) {
    const std::string folded = without_hyphens(text::fold(text));
    for (const std::string_view word : text::split(folded, ' ')) words.emplace_back(word);
  }
  if (preset.family == "both") words.insert(words.end(), {"lab", "equipment"});
  if (preset.states.empty()) words.emplace_back("nationwide");
  return words;
}

// Two letters would begin too many words: "oh" is Ohio and not OHSU.
bool has_word(const std::vector<std::string>& own, std::string_view wanted) {
  return std::ranges::any_of(own, [&](const std::string& word) {
    return wanted.size() <= 2 ? word == wanted : word.starts_with(wanted);
  });
}

// How many of the next words name a state that the preset is found by: 0 where they name none. One
// that works everywhere, or nobody knows where, is found by each.
std::size_t words_naming_state(const Preset& preset, std::span<const std::string_view> words,
                               const StateNamed& state) {
  constexpr std::size_t longest = 3;  // "District of Columbia"
  for (std::size_t count = std::min(longest, words.size()); count > 0; --count) {
    std::string name;
    for (const std::string_view word : words.first(count))
      name.append(name.empty() ? "" : " ").append(word);
    const auto letters = state ? state(name) : std::nullopt;
    const bool everywhere = preset.states.empty() && letters;
    const bool there =
        everywhere || std::ranges::any_of(preset.states, [&](const std::string& own) {
          return letters ? own == *letters : text::equal_ignoring_case(own, name);
        });
    if (there) return count;
  }
  return 0;
}

std::string_view without_www(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

bool is_on_host(const SourceConfig& config, std::string_view host) {
  if (without_www(config.key("host")) == host) return true;
  std::vector<std::string> addresses = config.urls;
  addresses.push_back(config.key("url"));
  return std::ranges::any_of(addresses, [host](const std::string& address) {
    const auto url = net::parse_url(address);
    return url && without_www(url->host) == host;
  });
}

// Whether all that an address says is so of the preset.
bool agrees(const SourceConfig& preset, const SourceConfig& config) {
  return preset.kind == config.kind &&
         std::ranges::all_of(config.keys, [&](const auto& key_and_value) {
           return preset.key(key_and_value.first) == key_and_value.second;
         });
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

bool is_trusted(const Preset& preset) { return preset.verified || preset.confidence == "high"; }

bool matches_filter(const Preset& preset, std::string_view filter, const StateNamed& state) {
  const std::vector<std::string> own = words_of(preset);
  const std::string folded = without_hyphens(text::fold(filter));
  const std::vector<std::string_view> wanted = text::split(folded, ' ');
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t named = words_naming_state(preset, std::span(wanted).subspan(at), state);
    if (named == 0 && !has_word(own, wanted[at])) return false;
    at += std::max<std::size_t>(named, 1);
  }
  return true;
}

const Preset* preset_of(const std::vector<Preset>& presets, const SourceConfig& config) {
  if (!config.base_url.empty()) return nullptr;
  const auto found = std::ranges::find_if(presets, [&](const Preset& preset) {
    return preset.config.kind == config.kind && preset.config.keys == config.keys &&
           preset.config.urls == config.urls;
  });
  return found == presets.end() ? nullptr : &*found;
}

std::vector<const Preset*> presets_at(const std::vector<Preset>& presets,
                                      const std::string& address,
                                      const std::optional<SourceConfig>& config) {
  std::vector<const Preset*> found;
  const auto url = net::parse_url(address);
  if (!url) return found;
  const std::string_view host = without_www(url->host);
  for (const Preset& preset : presets) {
    const bool meant = config ? agrees(preset.config, *config) : is_on_host(preset.config, host);
    if (meant) found.push_back(&preset);
  }
  return found;
}

std::vector<const Preset*> presets_named_in(const std::vector<Preset>& presets,
                                            const std::string& address) {
  std::vector<const Preset*> found;
  const auto url = net::parse_url(address);
  if (!url) return found;
  const std::vector<std::string_view> labels = text::split(url->host, '.');
  if (labels.size() < 2) return found;
  const std::string_view name = labels[labels.size() - 2];
  for (const Preset& preset : presets) {
    const std::string& host = preset.config.key("host");
    const std::string label = host.substr(0, host.find('.'));
    if (preset.config.id == name || label == name || label.ends_with("-" + std::string(name)))
      found.push_back(&preset);
  }
  return found;
}

std::vector<SourceConfig> default_sources(const std::vector<Preset>& presets) {
  std::vector<SourceConfig> sources;
  for (const Preset& preset : presets) {
    if (preset.is_default) sources.push_back(preset.config);
  }
  return sources;
}

}  // namespace medtech::sources
