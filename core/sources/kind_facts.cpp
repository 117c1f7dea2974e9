// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kind_facts.hpp"

#include "core/format/toml.hpp"
#include "core/sources/source.hpp"

#include <array>
#include <utility>

namespace medtech::sources {

namespace {

KindFacts read_facts(toml::Table& table) {
  static const std::array<std::string, 3> degrees{"high", "medium", "low"};
  KindFacts facts;
  facts.key_from = table.string("key_from").value_or("");
  facts.key_how = table.string("key_how").value_or("");
  facts.limits = table.string("limits").value_or("");
  facts.note = table.string("note").value_or("");
  facts.source = table.strings("source");
  facts.as_of = table.date("as_of");
  facts.confidence = table.choice("confidence", degrees).value_or("");
  if (facts.source.empty() || !facts.as_of || facts.confidence.empty())
    table.complain("source", "facts need source, as_of and confidence");
  table.finish();
  return facts;
}

}  // namespace

const KindFacts& KindNotes::of(std::string_view kind) const {
  static const KindFacts none;
  const auto found = kinds.find(kind);
  return found == kinds.end() ? none : found->second;
}

Result<KindNotes> parse_kind_notes(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  toml::Table root = document->root();
  KindNotes notes;
  if (auto kinds = root.table("kinds")) {
    for (const std::string& id : kinds->keys()) {
      auto table = kinds->table(id);
      if (!table) continue;
      if (find_kind(id) == nullptr) kinds->complain(id, "there is no such kind");
      notes.kinds.emplace(id, read_facts(*table));
    }
  }
  for (toml::Table& table : root.tables("gap")) {
    Gap gap{table.string("what").value_or(""), table.string("instead").value_or("")};
    if (gap.what.empty() || gap.instead.empty())
      table.complain("what", "a gap needs what and instead");
    table.finish();
    notes.gaps.push_back(std::move(gap));
  }
  root.finish();
  if (document->diagnostics().empty()) return notes;
  return std::unexpected(toml::to_error(document->diagnostics(), "notes on kinds"));
}

}  // namespace medtech::sources
