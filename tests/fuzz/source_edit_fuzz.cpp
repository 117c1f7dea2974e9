// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_config.hpp"
#include "core/sources/source_edit.hpp"
#include "tests/fuzz/reading_checks.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace medtech::sources;

namespace {

// Every line of the shorter text stands in the longer one in the same order: an edit touched
// nothing else.
bool holds_all_lines(std::string_view longer, std::string_view shorter) {
  while (!shorter.empty()) {
    const std::size_t end = std::min(shorter.find('\n'), shorter.size());
    const std::size_t at = longer.find(shorter.substr(0, end));
    if (at == std::string_view::npos) return false;
    longer.remove_prefix(at + end);
    shorter.remove_prefix(std::min(end + 1, shorter.size()));
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto sources = parse_sources(text, "sources.toml", {});
  SourceConfig added;
  added.id = "added";
  added.kind = "greenhouse";
  added.keys = {{"board", "acme"}};
  const auto longer = append_source(text, added);
  if (longer) fuzzing::require(longer->starts_with(text));
  if (!sources) {
    fuzzing::require(!longer);
    return 0;
  }
  for (const SourceConfig& source : *sources) {
    const auto shorter = remove_source(text, source.id);
    if (shorter) fuzzing::require(holds_all_lines(text, *shorter));
    const auto off = set_enabled(text, source.id, !source.enabled);
    if (!off) continue;
    const auto read_again = parse_sources(*off, "sources.toml", {});
    fuzzing::require(read_again.has_value() && read_again->size() == sources->size());
  }
  return 0;
}
