// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/completion_values.hpp"

#include "core/base/embedded.hpp"
#include "core/base/text.hpp"
#include "core/lint/rule_book.hpp"
#include "core/ontology/places.hpp"
#include "core/ontology/roles.hpp"
#include "core/ontology/terms.hpp"
#include "core/sources/presets.hpp"
#include "core/sources/source.hpp"
#include "core/tracker/vocabulary.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <vector>

namespace medtech::cmd {

namespace {

using Words = std::vector<std::string>;

std::string_view embedded_text(std::string_view name) { return embedded::find(name).value_or(""); }

Words statuses() {
  Words names;
  for (std::size_t i = 0; i < tracker::status_count; ++i)
    names.emplace_back(to_string(static_cast<tracker::Status>(i)));
  return names;
}

Words steps() {
  const std::string file = "tracker/steps.toml";
  Words names;
  for (const tracker::StepFacts& step : tracker::parse_steps(embedded_text(file), file))
    names.push_back(step.id);
  return names;
}

Words roles() {
  Words ids;
  for (const ontology::Role& role : ontology::unpack_roles(embedded_text("roles.bin")))
    ids.push_back(role.id);
  return ids;
}

Words states() {
  const ontology::Places places = ontology::embedded_places();
  std::set<std::string> codes;
  for (const std::string& word : places.state_words()) {
    if (const auto code = places.find_state(word)) codes.emplace(*code);
  }
  return {codes.begin(), codes.end()};
}

Words terms_of(std::initializer_list<std::string_view> kinds) {
  const ontology::Terms terms(embedded_text("terms.bin"));
  Words ids;
  for (const std::string_view kind : kinds) {
    for (const ontology::ConceptRow row : terms.of_kind(kind)) ids.emplace_back(terms.id(row));
  }
  return ids;
}

Words credentials() { return terms_of({"credential"}); }
Words specialties() { return terms_of({"discipline", "specialty"}); }
Words rules() { return lint::RuleBook::unpack(embedded_text("rules.bin")).names(); }

Words source_kinds() {
  Words ids;
  for (const sources::Kind& kind : sources::kinds()) ids.emplace_back(kind.id);
  return ids;
}

Words presets() {
  const std::string file = "sources/presets.toml";
  const std::string defaults_file = "sources/defaults.toml";
  const sources::Defaults defaults =
      value_or_throw(sources::parse_defaults(embedded_text(defaults_file), defaults_file));
  Words ids;
  for (const sources::Preset& preset :
       value_or_throw(sources::parse_presets(embedded_text(file), file, defaults)))
    ids.push_back(preset.config.id);
  return ids;
}

struct ClosedSet {
  std::string_view type;
  Words (*words)();
};
constexpr ClosedSet closed_sets[] = {
    {"STATUS", statuses},        {"STEP", steps}, {"ROLE", roles},        {"ST", states},
    {"CREDENTIAL", credentials}, {"RULE", rules}, {"KIND", source_kinds}, {"PRESET", presets},
    {"SPECIALTY", specialties},
};

// What the store has of a type, and the command that prints it.
constexpr std::pair<std::string_view, std::string_view> stored[] = {
    {"APPLICATION", "track list --format ids"},
    {"REMINDER", "track due --within 1y --format ids"},
    {"VERSION", "track resumes --format ids"},
    {"ITEM", "checklist --all --format ids"},
    {"LIST", "checklist lists --format ids"},
    {"SOURCE", "source list --format ids"},
    {"SEARCH", "search --list-saved --format ids"},
    {"LISTING", "search --offline --sort date --limit 50 --format ids"},
};

}  // namespace

bool names_a_kind(std::string_view part) {
  return part.size() > 1 &&
         std::ranges::none_of(part, [](char c) { return c >= 'a' && c <= 'z'; }) &&
         std::ranges::any_of(part, text::is_alpha);
}

CompletionValues completion_values(std::string_view type) {
  CompletionValues values;
  for (const std::string_view part : text::split(type, '|')) {
    for (const ClosedSet& set : closed_sets) {
      if (set.type != part) continue;
      const Words words = set.words();
      values.words.insert(values.words.end(), words.begin(), words.end());
    }
    for (const auto& [name, command] : stored) {
      if (name == part) values.command = command;
    }
    values.files = values.files || part == "FILE" || part == "DIR" || part == "CSV" ||
                   part == "R\u00C9SUM\u00C9";
  }
  return values;
}

}  // namespace medtech::cmd
