// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/toml.hpp"

#include <cstddef>
#include <cstdint>

using medtech::toml::Document;
using medtech::toml::Table;

namespace {

// Asks every second key of all tables for everything.
void read(Table table, int depth) {
  constexpr int deepest = 4;
  const std::vector<std::string> choices = {"fast", "slow"};
  bool asked = false;
  for (const std::string& key : table.keys()) {
    asked = !asked;
    if (!asked) continue;
    table.string(key);
    table.integer(key);
    table.number(key);
    table.boolean(key);
    table.date(key);
    table.strings(key);
    table.choice(key, choices);
    const auto inner = table.table(key);
    if (inner && depth < deepest) read(*inner, depth + 1);
    for (const Table& element : table.tables(key)) {
      if (depth < deepest) read(element, depth + 1);
    }
  }
  table.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string valid = medtech::text::valid_utf8(text);
  auto string = Document::parse("a = " + medtech::toml::quoted(text), "fuzz");
  if (!string || string->root().string("a") != valid) __builtin_trap();
  auto document = Document::parse(text, "fuzz");
  if (!document) return 0;
  read(document->root(), 0);
  const auto& found = document->diagnostics();
  if (found.size() > medtech::limits::toml_findings) __builtin_trap();
  for (std::size_t i = 1; i < found.size(); ++i) {
    if (found[i].place.line < found[i - 1].place.line) __builtin_trap();
  }
  return 0;
}
