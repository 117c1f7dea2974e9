// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/defaults.hpp"

#include "core/format/toml.hpp"

namespace medtech::sources {

Result<Defaults> parse_defaults(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  toml::Table root = document->root();
  Defaults defaults;
  defaults.search = root.strings("search");
  if (auto other = root.table("other_fields")) {
    const std::vector<std::string> titles = other->strings("titles");
    const std::vector<std::string> unless = other->strings("unless");
    defaults.other_fields = TitleFilter(titles, unless);
    other->finish();
  }
  if (auto kinds = root.table("kinds")) {
    for (const std::string& kind : kinds->keys()) {
      auto lists = kinds->table(kind);
      if (!lists) continue;
      if (find_kind(kind) == nullptr) kinds->complain(kind, "there is no such kind");
      for (const std::string& name : lists->keys()) {
        defaults.kinds[kind][name] = lists->strings(name);
      }
    }
  }
  root.finish();
  if (!document->diagnostics().empty()) {
    return std::unexpected(toml::to_error(document->diagnostics(), "the defaults of sources"));
  }
  return defaults;
}

}  // namespace medtech::sources
