// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/concept_file.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

namespace medtech::ontology {

namespace {

const std::array<std::string, 4> tracks{"lab", "equipment", "both", "none"};
const std::array<std::string, 3> confidences{"high", "medium", "low"};

// Keys of a concept that are kept as they are.
constexpr auto fact_keys =
    std::to_array<std::string_view>({"maker", "fda", "issuer", "state", "level", "employer_kind",
                                     "status", "successor", "agency", "host", "branch"});
// Keys of lists of words without blanks, kept with blanks between them.
constexpr auto list_keys = std::to_array<std::string_view>({"covers", "higher_than"});
// Keys that are there or not.
constexpr auto flag_keys = std::to_array<std::string_view>({"decides", "family"});

// Short forms in capitals are written so: "CT" is no "ct", and "PM" no "pm".
bool is_short_form(std::string_view alias) {
  constexpr std::size_t longest = 5;
  return alias.size() <= longest &&
         std::ranges::none_of(alias,
                              [](char c) {
                                return (c >= 'a' && c <= 'z') ||
                                       static_cast<unsigned char>(c) >= 0x80;
                              }) &&
         std::ranges::any_of(alias, text::is_alpha);
}

struct Head {
  std::string kind;
  std::string track;
  std::string source;
  std::optional<Date> as_of;
  std::string confidence;
};

Head read_head(toml::Table& root) {
  Head head;
  if (root.integer("schema").value_or(0) != 1)
    root.complain("schema", "schema is missing or unknown", "schema = 1");
  head.kind = root.string("kind").value_or("");
  if (head.kind.empty()) root.complain("kind", "the file names no kind");
  head.track = root.choice("track", tracks).value_or("");
  head.source = root.string("source").value_or("");
  if (head.source.empty())
    root.complain("source", "the file names no source", "say where its facts are from");
  head.as_of = root.date("as_of");
  if (!head.as_of) root.complain("as_of", "the file names no day that its facts speak for");
  head.confidence = root.choice("confidence", confidences).value_or("");
  if (head.confidence.empty())
    root.complain("confidence", "the file names no confidence", "high, medium or low");
  return head;
}

void add_aliases(toml::Table& table, std::string_view key, bool weak, std::vector<Alias>& aliases) {
  for (std::string& text : table.strings(key)) {
    if (words_of_phrase(text).empty()) {
      table.complain(key, "an alias has no word");
      continue;
    }
    const bool exact = is_short_form(text);
    aliases.push_back({std::move(text), weak, exact});
  }
}

void mark_exact(toml::Table& table, std::vector<Alias>& aliases) {
  for (const std::string& text : table.strings("exact")) {
    const auto found = std::ranges::find(aliases, text, &Alias::text);
    if (found == aliases.end()) {
      table.complain("exact", "\"" + text + "\" is no alias of this concept");
    } else {
      found->exact = true;
    }
  }
}

Concept read_concept(toml::Table& table, const Head& head) {
  Concept made;
  made.place = table.place();
  made.id = table.string("id").value_or("");
  if (made.id.empty()) table.complain("id", "a concept needs an `id`");
  made.kind = table.string("kind").value_or(head.kind);
  made.name = table.string("name").value_or("");
  if (made.name.empty()) table.complain("name", "a concept needs a `name`");
  made.track = table.choice("track", tracks).value_or(head.track);
  if (made.track.empty()) table.complain("track", "neither file nor concept names a track");
  made.parent = table.string("parent").value_or("");
  // A name that is only for people ("Other analysers") is no alias.
  const bool spoken = table.boolean("name_is_alias").value_or(true);
  const bool weak_name = table.boolean("name_weak").value_or(false);
  if (spoken && !made.name.empty() && !words_of_phrase(made.name).empty())
    made.aliases.push_back({made.name, weak_name, is_short_form(made.name)});
  add_aliases(table, "aliases", false, made.aliases);
  add_aliases(table, "weak", true, made.aliases);
  mark_exact(table, made.aliases);
  made.near = table.strings("near");
  made.members = table.strings("members");
  for (const std::string_view key : fact_keys) {
    if (auto value = table.string(key)) made.facts.emplace(key, *std::move(value));
  }
  for (const std::string_view key : list_keys) {
    const std::vector<std::string> words = table.strings(key);
    if (!words.empty()) made.facts.emplace(key, text::join(words, " "));
  }
  for (const std::string_view key : flag_keys) {
    if (table.boolean(key).value_or(false)) made.facts.emplace(key, "yes");
  }
  made.source = table.string("source").value_or(head.source);
  made.as_of = table.date("as_of");
  if (!made.as_of) made.as_of = head.as_of;
  made.confidence = table.choice("confidence", confidences).value_or(head.confidence);
  table.finish();
  return made;
}

void complain(Diagnostics& diagnostics, const Concept& at, std::string field, std::string message,
              std::string hint = {}) {
  diagnostics.push_back({at.place, std::move(field), std::move(message), std::move(hint)});
}

using Ids = std::map<std::string, const Concept*, std::less<>>;

Ids check_ids(const std::vector<Concept>& concepts, Diagnostics& diagnostics) {
  Ids ids;
  for (const Concept& one : concepts) {
    const auto [other, is_new] = ids.emplace(one.id, &one);
    if (!is_new)
      complain(diagnostics, one, "id", "\"" + one.id + "\" is the id of another concept",
               "the other stands in " + other->second->place.file + ":" +
                   std::to_string(other->second->place.line));
  }
  return ids;
}

void check_references(const Concept& one, const Ids& ids, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& [id, ignored] : ids) known.push_back(id);
  const auto check = [&](const std::string& field, const std::string& id) {
    if (ids.contains(id)) return;
    complain(diagnostics, one, field, "there is no concept \"" + id + "\"",
             text::did_you_mean(id, known));
  };
  if (!one.parent.empty()) check("parent", one.parent);
  for (const std::string& member : one.members) check("members", member);
  for (const std::string field : {"maker", "successor", "higher_than"}) {
    const auto fact = one.facts.find(field);
    if (fact == one.facts.end()) continue;
    for (const std::string_view other : text::split(fact->second, ' '))
      check(field, std::string(other));
  }
}

void check_circle(const Concept& one, const Ids& ids, Diagnostics& diagnostics) {
  std::set<std::string> passed{one.id};
  for (std::string id = one.parent; !id.empty();) {
    if (!passed.insert(id).second) {
      complain(diagnostics, one, "parent", "the parents of \"" + one.id + "\" go in a circle");
      return;
    }
    const auto parent = ids.find(id);
    id = parent == ids.end() ? "" : parent->second->parent;
  }
}

void check_claims(const std::vector<Concept>& concepts, Diagnostics& diagnostics) {
  std::map<std::string, std::pair<const Concept*, const Alias*>> claims;
  for (const Concept& one : concepts) {
    for (const Alias& alias : one.aliases) {
      const std::vector<std::string> words = words_of_phrase(alias.text);
      // Written exactly, "SM" and "sm" are two.
      const std::string key = alias.exact ? "=" + alias.text : text::join(words, " ");
      const auto [claim, is_new] = claims.emplace(key, std::pair(&one, &alias));
      if (is_new || claim->second.first == &one) continue;
      const auto& [other, others_alias] = claim->second;
      const bool told_apart = !one.near.empty() && !other->near.empty();
      if (!told_apart && !(alias.weak && others_alias->weak && one.track != other->track))
        complain(diagnostics, one, "aliases",
                 "\"" + alias.text + "\" is claimed by \"" + other->id + "\" too",
                 "give both `near` words that tell them apart, or leave it to one");
    }
  }
}

}  // namespace

void read_concepts(std::string_view text, const std::string& file, std::vector<Concept>& concepts,
                   Diagnostics& diagnostics) {
  auto document = toml::Document::parse(text, file);
  if (!document) {
    diagnostics.push_back(to_diagnostic(document.error()));
    return;
  }
  toml::Table root = document->root();
  const Head head = read_head(root);
  for (toml::Table& table : root.tables("concept")) concepts.push_back(read_concept(table, head));
  root.finish();
  diagnostics.insert(diagnostics.end(), document->diagnostics().begin(),
                     document->diagnostics().end());
}

Diagnostics check_concepts(const std::vector<Concept>& concepts, std::optional<Date> today) {
  Diagnostics diagnostics;
  const Ids ids = check_ids(concepts, diagnostics);
  for (const Concept& one : concepts) {
    check_references(one, ids, diagnostics);
    check_circle(one, ids, diagnostics);
    if (today && one.as_of && *one.as_of > *today)
      complain(diagnostics, one, "as_of", "the day lies in the future");
  }
  check_claims(concepts, diagnostics);
  return diagnostics;
}

}  // namespace medtech::ontology
