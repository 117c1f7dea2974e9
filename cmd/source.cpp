// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/collect.hpp"
#include "cmd/context.hpp"
#include "cmd/view_source.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/sources/source_address.hpp"
#include "core/sources/source_config.hpp"
#include "core/sources/source_edit.hpp"
#include "core/sys/edit_lock.hpp"
#include "core/sys/file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace medtech::cmd {

namespace {

using sources::Outcome;
using sources::Preset;
using sources::SourceConfig;

// sources.toml as it is; where there is none yet, what the built-in sources would look like in it.
std::string editable_text(Context& context) {
  std::error_code unreadable;
  if (std::filesystem::exists(context.paths().sources, unreadable) || unreadable) {
    return sys::read_file(context.paths().sources, limits::config_bytes);
  }
  std::string text =
      "# Sources of openings; see medtech-sources(5). These began as the built-in ones.\n"
      "schema = 1\n";
  for (const SourceConfig& config : sources::default_sources(source_presets(context))) {
    text = value_or_throw(sources::append_source(text, config));
  }
  return text;
}

// A person's mistakes in the new text are told before the file is touched.
void write_sources(Context& context, const std::string& text) {
  const auto checked =
      sources::parse_sources(text, context.paths().sources, source_defaults(context));
  if (!checked) throw checked.error();
  sys::write_file(context.paths().sources, text);
}

struct AddOptions {
  std::vector<std::string> names;
  std::string kind;
  std::string id;
  std::vector<std::string> settings;
};

// Keys whose value is no string in TOML.
bool is_bare(const std::string& key, const std::string& value) {
  static constexpr std::array<std::string_view, 3> keys{"enabled", "radius_miles", "max_listings"};
  const bool list = !value.empty() && value.front() == '[';
  return list || sources::is_number_key(key) || std::ranges::find(keys, key) != keys.end();
}

// A line of the table that --set KEY=VALUE makes.
std::string table_line(const std::string& setting) {
  const std::size_t equals = setting.find('=');
  if (equals == std::string::npos || equals == 0) {
    throw Error(ErrorKind::usage, "--set: \"" + text::printable_line(setting) + "\" has no value",
                "write it as KEY=VALUE");
  }
  const std::string key = setting.substr(0, equals);
  const std::string value = setting.substr(equals + 1);
  if (sources::names_a_secret(key)) {
    throw Error(ErrorKind::usage, "--set " + key + ": a key is never given on the command line",
                "put it in an environment variable and give its name, as in --set key_env=NAME");
  }
  const std::string line = fmt::format("{} = {}\n", toml::quoted(key),
                                       is_bare(key, value) ? value : toml::quoted(value));
  if (value.find('\n') != std::string::npos || !toml::Document::parse(line, "--set")) {
    throw Error(ErrorKind::usage,
                fmt::format("--set {}: \"{}\" is no value for it", text::printable_line(key),
                            text::printable_line(value)),
                "numbers, true, false and lists are written as in medtech-sources(5)");
  }
  return line;
}

// What is wrong with a source that options describe, told in terms of these.
Error described_wrongly(const Diagnostics& mistakes) {
  std::vector<std::string> told;
  for (const Diagnostic& mistake : mistakes) {
    const std::string key = mistake.field.substr(mistake.field.rfind('.') + 1);
    const bool by_set = key != "id" && key != "kind";
    told.push_back((by_set ? "--set " + key + ": " : "") + mistake.message);
    if (!mistake.hint.empty() && told.size() > 1) told.back() += " (" + mistake.hint + ")";
  }
  const std::string what = told.front();
  told.front() = mistakes.front().hint;
  if (told.front().empty()) told.erase(told.begin());
  if (told.empty()) told.emplace_back("`medtech source kinds` tells what each kind needs");
  return {ErrorKind::usage, what, text::join(told, "\n")};
}

// --kind, --id and --set as a table of sources.toml, so that they are checked as one.
SourceConfig described(Context& context, const AddOptions& options) {
  if (options.kind.empty() || options.id.empty()) {
    throw Error(ErrorKind::usage, "a source needs --kind and --id",
                "`medtech source kinds` tells what each kind needs");
  }
  if (sources::find_kind(options.kind) == nullptr) throw sources::unknown_kind(options.kind);
  std::string text = fmt::format("[source]\nid = {}\nkind = {}\n", toml::quoted(options.id),
                                 toml::quoted(options.kind));
  for (const std::string& setting : options.settings) text += table_line(setting);
  auto document = toml::Document::parse(text, "--set");
  if (!document) throw Error(ErrorKind::usage, "--set: a key is given twice", "give each key once");
  toml::Table table = *document->root().table("source");
  SourceConfig config = sources::read_source(table, source_defaults(context));
  table.finish();
  if (!document->diagnostics().empty()) throw described_wrongly(document->diagnostics());
  return config;
}

// The source at an address: of a known service, or of a preset, whose name and employer it has
// then.
std::optional<SourceConfig> at_address(const std::vector<Preset>& presets,
                                       const std::string& address) {
  auto config = sources::source_at(address);
  const std::vector<const Preset*> near = sources::presets_at(presets, address, config);
  if (near.size() == 1) return near.front()->config;
  if (near.empty() || config) return config;
  std::vector<std::string> ids;
  for (const Preset* preset : near) ids.push_back(preset->config.id);
  throw Error(ErrorKind::usage, "several presets are at " + text::printable_line(address),
              "add by its name the one that you mean: " + text::join(ids, ", "));
}

Error no_source_at(const std::vector<Preset>& presets, const std::string& address) {
  Error error = sources::no_source_at(address);
  for (const Preset* preset : sources::presets_named_in(presets, address)) {
    const std::string& name =
        preset->config.employer.empty() ? preset->config.id : preset->config.employer;
    error.hint =
        fmt::format("perhaps {} is meant: medtech source add {}\n", name, preset->config.id) +
        error.hint;
  }
  return error;
}

// What a word after `add` means: an address of a known service, or a preset.
SourceConfig named(const std::vector<Preset>& presets, const std::string& name) {
  if (name.find("://") != std::string::npos) {
    if (auto config = at_address(presets, name)) return *config;
    throw no_source_at(presets, name);
  }
  if (const Preset* preset = sources::find_preset(presets, name)) {
    SourceConfig config = preset->config;
    config.enabled = sources::is_trusted(*preset);
    return config;
  }
  // As browsers show addresses: "careers-acme.icims.com/jobs".
  if (name.substr(0, name.find('/')).find('.') != std::string::npos) {
    if (auto config = at_address(presets, "https://" + name)) return *config;
    throw no_source_at(presets, "https://" + name);
  }
  std::vector<std::string> ids;
  for (const Preset& preset : presets) ids.push_back(preset.config.id);
  std::string hint = text::did_you_mean(name, ids);
  if (hint.empty()) hint = "`medtech source presets` lists them";
  throw Error(ErrorKind::usage, "there is no preset \"" + text::printable_line(name) + "\"", hint);
}

// That nobody saw the address of a preset answer, and how to try it.
void say_unverified(Context& context, const std::vector<Preset>& presets,
                    const SourceConfig& config) {
  const Preset* preset = sources::preset_of(presets, config);
  if (preset == nullptr || preset->verified) return;
  std::string what = fmt::format("{}: unverified, nobody has seen this address answer", config.id);
  if (!config.enabled) {
    what += fmt::format(
        ", so it is disabled. Try it with `medtech source test {0}`, then `medtech source enable "
        "{0}`",
        config.id);
  }
  context.terminal().say(what + ".");
}

// Presets that are among the sources already are no mistake: the others are added all the same.
void leave_out_known(Context& context, const std::vector<SourceConfig>& configured,
                     const std::vector<Preset>& presets, std::vector<SourceConfig>& added) {
  std::erase_if(added, [&](const SourceConfig& config) {
    const auto known = std::ranges::find(configured, config.id, &SourceConfig::id);
    if (known == configured.end()) return false;
    const Preset* preset = sources::preset_of(presets, config);
    if (preset == nullptr || sources::preset_of(presets, *known) != preset) return false;
    std::string told = config.id + " is among your sources already";
    if (!known->enabled)
      told += fmt::format(", disabled; `medtech source enable {}` has it asked", config.id);
    context.terminal().say(told + ".");
    return true;
  });
}

// Sources whose service does not name the employer give openings without one.
void say_nameless(Context& context, const SourceConfig& config) {
  if (!config.employer.empty()) return;
  context.terminal().say(fmt::format(
      "{}: where its openings name no employer they have none; `employer = \"NAME\"` in {} gives "
      "them one.",
      config.id, context.paths().sources));
}

ExitCode add(Context& context, const AddOptions& options) {
  std::vector<SourceConfig> added;
  const bool by_hand = !options.kind.empty() || !options.settings.empty() ||
                       (options.names.empty() && !options.id.empty());
  if (by_hand) {
    if (!options.names.empty())
      throw Error(ErrorKind::usage, "give either names and addresses, or --kind, --id and --set");
    added.push_back(described(context, options));
  } else if (options.names.empty()) {
    throw Error(ErrorKind::usage, "nothing to add",
                "name a preset or an address, or give --kind, --id and --set");
  }
  const std::vector<Preset> presets = source_presets(context);
  if (!options.id.empty() && options.names.size() > 1)
    throw Error(ErrorKind::usage, "--id names one source", "add the others by themselves");
  for (const std::string& name : options.names) {
    added.push_back(named(presets, name));
    if (!options.id.empty()) added.back().id = options.id;
  }
  const sys::EditLock lock(context.paths().sources);
  // Mistakes in the file are told with their place.
  const bool first = !std::filesystem::exists(context.paths().sources);
  leave_out_known(context, first ? sources::default_sources(presets) : configured_sources(context),
                  presets, added);
  if (added.empty()) return ExitCode::done;
  std::string text = editable_text(context);
  for (const SourceConfig& config : added)
    text = value_or_throw(sources::append_source(text, config));
  write_sources(context, text);
  for (const SourceConfig& config : added) context.terminal().out(config.id + "\n");
  context.terminal().say(fmt::format("Added to {}. `medtech source test {}` asks {}.",
                                     context.paths().sources, added.front().id,
                                     added.size() == 1 ? "it" : "the first"));
  for (const SourceConfig& config : added) say_unverified(context, presets, config);
  for (const SourceConfig& config : added) {
    if (!by_hand) say_nameless(context, config);
  }
  for (const SourceConfig& config : added) {
    if (const auto missing = missing_key(context, config))
      context.terminal().say(fmt::format("Before {} can be asked: {}", config.id, *missing));
  }
  return ExitCode::done;
}

ExitCode remove(Context& context, const std::string& id) {
  const sys::EditLock lock(context.paths().sources);
  static_cast<void>(sources_named(configured_sources(context), {id}));
  write_sources(context, value_or_throw(sources::remove_source(editable_text(context), id)));
  context.terminal().say(fmt::format(
      "Removed {}. What it brought stays stored; `medtech listing prune --older-than 90d` forgets "
      "what has not been seen for long.",
      id));
  return ExitCode::done;
}

ExitCode set_enabled(Context& context, const std::string& id, bool enabled) {
  const sys::EditLock lock(context.paths().sources);
  static_cast<void>(sources_named(configured_sources(context), {id}));
  write_sources(context, value_or_throw(sources::set_enabled(editable_text(context), id, enabled)));
  context.terminal().say(fmt::format("{} {}.", enabled ? "Enabled" : "Disabled", id));
  return ExitCode::done;
}

ExitCode enable(Context& context, const std::string& id) { return set_enabled(context, id, true); }
ExitCode disable(Context& context, const std::string& id) {
  return set_enabled(context, id, false);
}

// A test that succeeded is remembered for this person; it verifies nothing for others.
void remember_answers(Context& context, const std::vector<SourceConfig>& chosen,
                      const std::vector<Outcome>& outcomes) {
  for (const Outcome& outcome : outcomes) {
    if (outcome.status == Outcome::Status::failed || !outcome.error.empty()) continue;
    const auto config = std::ranges::find(chosen, outcome.id, &SourceConfig::id);
    if (config == chosen.end()) continue;
    remember_test(context, *config);
    if (config->enabled) continue;
    context.terminal().say(
        fmt::format("{0} answered; `medtech source enable {0}` has it asked.", outcome.id));
  }
}

ExitCode test(Context& context, const std::vector<std::string>& ids) {
  const std::vector<SourceConfig> all = configured_sources(context);
  std::vector<SourceConfig> chosen = ids.empty() ? all : sources_named(all, ids);
  if (ids.empty())
    std::erase_if(chosen, [](const SourceConfig& config) { return !config.enabled; });
  const std::vector<Outcome> outcomes = probe(context, chosen);
  print_outcomes(context, outcomes);
  remember_answers(context, chosen, outcomes);
  std::vector<Outcome> failed;
  std::ranges::copy_if(outcomes, std::back_inserter(failed), sources::is_unanswered);
  if (!failed.empty()) {
    throw not_answered(
        failed, outcomes.size() - failed.size(),
        "-v tells what was asked and answered; medtech-sources(5) tells what its keys "
        "mean");
  }
  return ExitCode::done;
}

Run declare_list(CLI::App&) {
  return [](Context& context) {
    print_sources(context, configured_sources(context));
    return ExitCode::done;
  };
}

Run declare_kinds(CLI::App&) {
  return [](Context& context) {
    print_kinds(context);
    return ExitCode::done;
  };
}

Run declare_presets(CLI::App& app) {
  auto words = std::make_unique<std::vector<std::string>>();
  app.add_option("filter", *words, "Words of name, state, kind of employer, family or system")
      ->type_name("FILTER");
  return [words = std::move(words)](Context& context) {
    print_presets(context, source_presets(context), text::join(*words, " "));
    return ExitCode::done;
  };
}

Run declare_add(CLI::App& app) {
  auto options = std::make_unique<AddOptions>();
  app.add_option("name", options->names, "Presets, or addresses of career sites")
      ->type_name("PRESET|URL");
  app.add_option("--kind", options->kind, "Kind of a source described by hand")->type_name("KIND");
  app.add_option("--id", options->id,
                 "Its id, any short name (default: the preset's, or made of the address)")
      ->type_name("ID");
  app.add_option("--set", options->settings, "A key of it; may be repeated")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  return [options = std::move(options)](Context& context) { return add(context, *options); };
}

template <ExitCode (*run)(Context&, const std::string&)>
Run declare_for_source(CLI::App& app) {
  auto id = std::make_unique<std::string>();
  app.add_option("id", *id, "Id of the source")->required()->type_name("SOURCE");
  return [id = std::move(id)](Context& context) { return run(context, *id); };
}

Run declare_test(CLI::App& app) {
  auto ids = std::make_unique<std::vector<std::string>>();
  app.add_option("id", *ids, "Ids of sources (default: all that are enabled)")->type_name("SOURCE");
  return [ids = std::move(ids)](Context& context) { return test(context, *ids); };
}

constexpr std::array<std::string_view, 3> source_list_formats{"text", "json", "ids"};
constexpr std::array<std::string_view, 1> source_examples{"medtech source list"};
constexpr std::array<std::string_view, 1> list_examples{"medtech source list --json"};
constexpr std::array<std::string_view, 1> kinds_examples{"medtech source kinds"};
constexpr std::array<std::string_view, 2> presets_examples{"medtech source presets",
                                                           "medtech source presets hospital OH"};
constexpr std::array<std::string_view, 3> add_examples{
    "medtech source add ohiohealth",
    "medtech source add https://agilent.wd5.myworkdayjobs.com/Agilent_Careers",
    "medtech source add --kind rss --id county --set url=https://jobs.example/feed.rss"};
constexpr std::array<std::string_view, 1> remove_examples{"medtech source remove county"};
constexpr std::array<std::string_view, 1> enable_examples{"medtech source enable trimedx"};
constexpr std::array<std::string_view, 1> disable_examples{"medtech source disable trimedx"};
constexpr std::array<std::string_view, 1> test_examples{"medtech source test trimedx"};

constexpr std::array<Verb, 9> verbs_of_source{{
    {"", "Choose where openings come from", "", {}, source_examples, "", nullptr},
    {"list", "Show your sources and how they answered last", "", source_list_formats, list_examples,
     "id, kind, status, enabled, employer, listings, advertised, truncated, age_seconds, error, "
     "verified, tested",
     declare_list},
    {"kinds", "Show the kinds of sources and the keys each needs", "", text_and_json,
     kinds_examples,
     "id, summary, required, optional, searched, proves_absence, credentials, key_from, key_how, "
     "limits, note",
     declare_kinds},
    {"presets", "Show the directory of employers", "[FILTER…]", text_and_json, presets_examples,
     "id, employer, kind, states, employer_kind, family, evidence, confidence, as_of, verified, "
     "default, note",
     declare_presets},
    {"add",
     "Add sources: by name, by address, or by hand",
     "[PRESET…|URL…]",
     {},
     add_examples,
     "",
     declare_add},
    {"remove",
     "Take a source out of the list",
     "ID",
     {},
     remove_examples,
     "",
     declare_for_source<remove>},
    {"enable", "Ask a source again", "ID", {}, enable_examples, "", declare_for_source<enable>},
    {"disable",
     "Ask a source no more",
     "ID",
     {},
     disable_examples,
     "",
     declare_for_source<disable>},
    {"test", "Ask sources now and store nothing", "[ID…]", text_and_json, test_examples,
     "id, status, listings, advertised, truncated, fetched, not_modified, bad_items, error",
     declare_test},
}};

}  // namespace

std::span<const Verb> source_verbs() { return verbs_of_source; }

}  // namespace medtech::cmd
