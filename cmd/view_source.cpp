// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_source.hpp"

#include "cmd/collect.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/ontology/places.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace medtech::cmd {

using render::Style;
using render::Table;

namespace {

// "host, site", "email or email_env, key_env or key_command"
std::string needed_keys(const sources::Kind& kind) {
  std::vector<std::string> keys(kind.required.begin(), kind.required.end());
  for (const sources::CredentialNeed& need : kind.credentials)
    keys.push_back(text::join(sources::keys_of(need), " or "));
  return text::join(keys, ", ");
}

std::string other_keys(const sources::Kind& kind) {
  std::vector<std::string> keys(kind.optional.begin(), kind.optional.end());
  for (const sources::CredentialNeed& need : kind.credentials) {
    for (const std::string& key : sources::keys_of(need)) std::erase(keys, key);
  }
  return text::join(keys, ", ");
}

void say_facts(Context& context, const std::string& id, const sources::KindFacts& facts) {
  std::string all = id + ":";
  if (!facts.key_from.empty()) all += " key from " + facts.key_from + " (" + facts.key_how + ");";
  if (!facts.limits.empty()) all += " " + facts.limits + ";";
  if (!facts.note.empty()) all += " " + facts.note + ";";
  all.back() = '.';
  context.terminal().say(all);
}

void say_gaps(Context& context, const sources::KindNotes& notes) {
  for (const sources::Gap& gap : notes.gaps)
    context.terminal().say("Note: " + gap.what + "; " + gap.instead + ".");
}

std::string number(const std::optional<std::int64_t>& value) {
  return value ? text::grouped(*value) : "";
}

std::optional<std::string> filled(const std::string& value) {
  return value.empty() ? std::nullopt : std::optional(value);
}

void print_table(Context& context, const Table& table) {
  sys::Terminal& terminal = context.terminal();
  if (table.empty()) return;
  terminal.out(terminal.out_is_terminal() ? table.for_terminal(terminal.width(), context.styler())
                                          : table.for_pipe(context.styler()));
}

template <typename Items, typename Write>
void print_json(Context& context, std::string_view schema, std::string_view name,
                const Items& items, const Write& write) {
  json::Writer writer;
  writer.begin_object().member("schema", schema).key(name).begin_array();
  for (const auto& item : items) {
    writer.begin_object();
    write(writer, item);
    writer.end_object();
  }
  writer.end_array().end_object();
  context.terminal().out(writer.take() + "\n");
}

template <typename Words>
void write_words(json::Writer& writer, std::string_view name, const Words& words) {
  writer.key(name).begin_array();
  for (const auto& word : words) writer.string(word);
  writer.end_array();
}

std::optional<std::string> iso(const std::optional<Date>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

// What speaks for a source that was never asked: a test of one's own, or somebody's.
std::string standing_of(Context& context, const sources::SourceConfig& config,
                        const sources::Preset* preset) {
  if (const auto day = tested_on(context, config)) return "answered a test on " + to_string(*day);
  return preset != nullptr && !preset->verified && !config.enabled ? "unverified, not tested" : "";
}

// When a source last answered in full. What failed or answered in part has no such time, but was
// asked all the same.
std::string asked_text(const search::SourceState& state, const std::optional<std::int64_t>& age) {
  if (age) return spoken_age(std::chrono::seconds(*age)) + " ago";
  const bool tried = state.status == "failed" || state.status == "partial";
  return tried ? "not in full" : "never";
}

}  // namespace

void print_sources(Context& context, const std::vector<sources::SourceConfig>& configs) {
  const std::vector<sources::Preset> presets = source_presets(context);
  if (context.format() == "json") {
    print_json(
        context, "medtech.sources/1", "sources", configs,
        [&](json::Writer& writer, const auto& config) {
          const search::SourceState state = state_of(context, config);
          writer.member("id", config.id).member("kind", config.kind).member("status", state.status);
          writer.member("enabled", config.enabled).member("employer", filled(config.employer));
          writer.member("listings", state.listings).member("advertised", state.advertised);
          writer.member("truncated", state.truncated)
              .member("age_seconds", age_of(context, config))
              .member("error", state.error);
          const sources::Preset* preset = sources::preset_of(presets, config);
          writer.member("verified", preset == nullptr ? std::nullopt : iso(preset->verified))
              .member("tested", iso(tested_on(context, config)));
        });
    return;
  }
  if (context.format() == "ids") {
    for (const sources::SourceConfig& config : configs)
      context.terminal().out(
          config.id + "\t" +
          text::printable_line(config.employer.empty() ? config.kind : config.employer) + "\n");
    return;
  }
  Table table({{.heading = "ID", .style = Style::bold},
               {.heading = "KIND"},
               {.heading = "EMPLOYER", .least = 10, .may_shrink = true},
               {.heading = "STATUS"},
               {.heading = "LISTINGS", .right = true},
               {.heading = "ASKED", .right = true},
               {.heading = "NOTE", .least = 10, .may_shrink = true, .style = Style::dim}});
  for (const sources::SourceConfig& config : configs) {
    const search::SourceState state = state_of(context, config);
    const auto age = age_of(context, config);
    table.add({config.id, config.kind, config.employer, state.status, number(state.listings),
               asked_text(state, age),
               state.error.value_or(state.truncated.value_or(
                   standing_of(context, config, sources::preset_of(presets, config))))});
  }
  print_table(context, table);
}

void print_kinds(Context& context) {
  const sources::KindNotes notes = kind_notes(context);
  if (context.format() == "json") {
    print_json(
        context, "medtech.source-kinds/1", "kinds", sources::kinds(),
        [&notes](json::Writer& writer, const auto& kind) {
          writer.member("id", kind.id).member("summary", kind.summary);
          write_words(writer, "required", kind.required);
          write_words(writer, "optional", kind.optional);
          writer.member("searched", kind.searched).member("proves_absence", kind.proves_absence);
          writer.key("credentials").begin_array();
          for (const sources::CredentialNeed& need : kind.credentials) {
            write_words(writer.begin_object().member("name", need.name), "keys",
                        sources::keys_of(need));
            writer.member("variable", need.variable).end_object();
          }
          writer.end_array();
          const sources::KindFacts& facts = notes.of(kind.id);
          writer.member("key_from", filled(facts.key_from))
              .member("key_how", filled(facts.key_how));
          writer.member("limits", filled(facts.limits)).member("note", filled(facts.note));
        });
    return;
  }
  Table table({{.heading = "KIND", .style = Style::bold},
               {.heading = "NEEDS", .least = 10, .may_shrink = true},
               {.heading = "MAY HAVE", .least = 8, .may_shrink = true},
               {.heading = "WHAT IT IS", .least = 20, .may_shrink = true}});
  for (const sources::Kind& kind : sources::kinds()) {
    table.add(
        {std::string(kind.id), needed_keys(kind), other_keys(kind), std::string(kind.summary)});
  }
  print_table(context, table);
  for (const auto& [id, facts] : notes.kinds) say_facts(context, id, facts);
  say_gaps(context, notes);
  context.terminal().say(
      "All kinds also take base_url, employer, search, location, radius_miles, max_listings, "
      "refresh, timeout and enabled.");
}

void print_presets(Context& context, const std::vector<sources::Preset>& presets,
                   const std::string& filter) {
  const ontology::Places places = ontology::embedded_places();
  const auto state_named = [&places](std::string_view word) { return places.find_state(word); };
  std::vector<const sources::Preset*> matching;
  for (const sources::Preset& preset : presets) {
    if (sources::matches_filter(preset, filter, state_named)) matching.push_back(&preset);
  }
  // Of those that a state finds, the ones known to be there come first.
  if (!filter.empty())
    std::ranges::stable_partition(matching, [](const auto* each) { return !each->states.empty(); });
  if (context.format() == "json") {
    print_json(
        context, "medtech.source-presets/1", "presets", matching,
        [](json::Writer& writer, const auto* preset) {
          writer.member("id", preset->config.id)
              .member("employer", preset->config.employer)
              .member("kind", preset->config.kind);
          write_words(writer, "states", preset->states);
          writer.member("employer_kind", filled(preset->employer_kind))
              .member("family", filled(preset->family));
          write_words(writer, "evidence", preset->evidence);
          writer.member("confidence", preset->confidence).member("as_of", iso(preset->as_of));
          writer.member("verified", iso(preset->verified)).member("default", preset->is_default);
          writer.member("note", filled(preset->note));
        });
    return;
  }
  Table table({{.heading = "ID", .style = Style::bold},
               {.heading = "EMPLOYER", .least = 14, .may_shrink = true},
               {.heading = "STATES", .least = 6, .may_shrink = true},
               {.heading = "KIND"},
               {.heading = "FAMILY"},
               {.heading = "VERIFIED", .style = Style::dim},
               {.heading = "EMPLOYER KIND"},
               {.heading = "EVIDENCE", .least = 8, .may_shrink = true, .style = Style::dim}});
  for (const sources::Preset* preset : matching) {
    table.add({preset->config.id, preset->config.employer, text::join(preset->states, " "),
               preset->config.kind, preset->family,
               preset->verified ? to_string(*preset->verified) : "unverified",
               preset->employer_kind,
               fmt::format("{}: {}", preset->as_of ? to_string(*preset->as_of) : "undated",
                           text::join(preset->evidence, ", "))});
  }
  print_table(context, table);
  context.terminal().say(
      matching.empty() ? "No preset matches; try fewer words, or `medtech source presets "
                         "nationwide` for employers "
                         "of no single region; `medtech source add URL` takes any address."
                       : "`medtech source add ID` adds one, `medtech source test ID` asks it.");
  const bool agencies = std::ranges::any_of(
      matching, [](const sources::Preset* preset) { return preset->employer_kind == "agency"; });
  if (agencies || matching.empty()) say_gaps(context, kind_notes(context));
}

void print_outcomes(Context& context, const std::vector<sources::Outcome>& outcomes) {
  if (context.format() == "json") {
    print_json(
        context, "medtech.source-test/1", "sources", outcomes,
        [](json::Writer& writer, const auto& outcome) {
          writer.member("id", outcome.id)
              .member("status", to_string(outcome.status))
              .member("listings", outcome.listings);
          const auto advertised =
              outcome.advertised ? std::optional(static_cast<std::int64_t>(*outcome.advertised))
                                 : std::nullopt;
          writer.member("advertised", advertised).member("truncated", filled(outcome.truncated));
          writer.member("fetched", outcome.fetched).member("not_modified", outcome.not_modified);
          writer.member("bad_items", outcome.bad_items)
              .member("error", filled(text::printable_line(outcome.error)));
        });
    return;
  }
  Table table({{.heading = "ID", .style = Style::bold},
               {.heading = "STATUS"},
               {.heading = "LISTINGS", .right = true},
               {.heading = "NOTE", .least = 20, .may_shrink = true}});
  for (const sources::Outcome& outcome : outcomes) {
    table.add({outcome.id, to_string(outcome.status),
               text::grouped(static_cast<long long>(outcome.listings)),
               text::printable_line(outcome.error.empty() ? outcome.truncated : outcome.error)});
  }
  print_table(context, table);
}

}  // namespace medtech::cmd
