// SPDX-License-Identifier: GPL-3.0-or-later
// `backup` and `restore`: everything that a person has put in, as one JSON file.
#include "cmd/backup.hpp"

#include "cmd/all_commands.hpp"
#include "cmd/context.hpp"
#include "cmd/track.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/sys/file.hpp"
#include "core/tracker/exchange.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>

namespace medtech::cmd {

namespace {

constexpr std::string_view backup_schema = "medtech.backup/1";

/// A part of a backup: its key, how it is written, and how it is put back.
struct Part {
  std::string_view key;
  void (*write)(Context&, json::Writer&);
  void (*restore)(Context&, json::Value, Restored&);
};

// The text of a file of the configuration folder; absent where there is none.
std::optional<std::string> text_at(const std::string& path) {
  std::error_code unreadable;
  if (!std::filesystem::exists(path, unreadable) && !unreadable) return std::nullopt;
  return sys::read_file(path, limits::config_bytes);
}

// A file that is there is left as it is: it may be newer than the backup.
void restore_text(const std::string& path, const char* what, json::Value value,
                  Restored& restored) {
  const auto text = value.string();
  if (!text) return;
  const auto there = text_at(path);
  if (there == *text) return;
  if (there) {
    restored.kept.push_back(fmt::format("{} ({})", what, path));
    return;
  }
  sys::write_file(path, *text);
  restored.parts.emplace_back(what);
}

void write_profile_text(Context& context, json::Writer& writer) {
  writer.member("profile", text_at(context.paths().profile));
}
void restore_profile_text(Context& context, json::Value value, Restored& restored) {
  restore_text(context.paths().profile, "profile", value, restored);
}

void write_sources_text(Context& context, json::Writer& writer) {
  writer.member("sources", text_at(context.paths().sources));
}
void restore_sources_text(Context& context, json::Value value, Restored& restored) {
  restore_text(context.paths().sources, "sources", value, restored);
}

std::string wages_path(const Context& context) { return context.paths().data_dir + "/wages.tsv"; }
void write_wages_text(Context& context, json::Writer& writer) {
  writer.member("wages", text_at(wages_path(context)));
}
void restore_wages_text(Context& context, json::Value value, Restored& restored) {
  restore_text(wages_path(context), "wages", value, restored);
}

void write_searches(Context& context, json::Writer& writer) {
  writer.key("saved_searches").begin_array();
  for (const search::SavedSearch& search : context.catalogue().saved_searches()) {
    writer.begin_object().member("name", search.name).key("arguments").begin_array();
    for (const std::string& argument : search.arguments) writer.string(argument);
    writer.end_array().end_object();
  }
  writer.end_array();
}

void restore_searches(Context& context, json::Value value, Restored& restored) {
  std::size_t count = 0;
  value.each([&](json::Value each) {
    search::SavedSearch search;
    search.name = each["name"].string_or_empty();
    each["arguments"].each(
        [&](json::Value argument) { search.arguments.emplace_back(argument.string_or_empty()); });
    if (search.name.empty() || context.catalogue().find_saved(search.name)) return;
    context.catalogue().save_search(search);
    ++count;
  });
  if (count > 0) restored.parts.push_back(text::count(count, "saved search", "saved searches"));
}

void write_applications(Context& context, json::Writer& writer) {
  tracker::Tracker& tracker = context.tracker();
  const auto next_days =
      tracker::next_days(tracker, tracker.list({}), follow_up_rules(context), context.today());
  writer.key("tracker").begin_object();
  tracker::write_export(writer, tracker, next_days, [] {});
  writer.end_object();
}

void restore_applications(Context& context, json::Value value, Restored& restored) {
  if (!value.is_object()) return;
  tracker::ExportReading reading = tracker::read_export(value, "the backup");
  const std::size_t bad = reading.bad.size();
  tracker::ImportTally tally;
  context.tracker().change("restore", instant_of(context), [&](tracker::Change& change) {
    tally = tracker::append(change, std::move(reading));
  });
  if (tally.added > 0)
    restored.parts.push_back(text::count(tally.added, "application", "applications"));
  if (tally.known > 0)
    restored.kept.push_back(text::count(tally.known, "application", "applications"));
  if (bad > 0)
    context.terminal().warn(text::count(bad, "application", "applications") +
                            " of the backup could not be read");
}

constexpr std::array<Part, 8> parts{{{"profile", write_profile_text, restore_profile_text},
                                     {"sources", write_sources_text, restore_sources_text},
                                     {"wages", write_wages_text, restore_wages_text},
                                     {"saved_searches", write_searches, restore_searches},
                                     {"tracker", write_applications, restore_applications},
                                     {"practice", write_practice, restore_practice},
                                     {"debriefs", write_debriefs, restore_debriefs},
                                     {"checklists", write_checklists, restore_checklists}}};

ExitCode run_backup(Context& context, const std::string& file) {
  json::Writer writer;
  writer.begin_object().member("schema", backup_schema);
  for (const Part& part : parts) part.write(context, writer);
  const std::string text = writer.end_object().take() + "\n";
  if (file == "-") {
    context.terminal().out(text);
    return ExitCode::done;
  }
  sys::write_file(file, text);
  context.terminal().say(fmt::format(
      "Written to {}: {} and what you configured. `medtech restore {}` puts it back.", file,
      text::count(static_cast<std::size_t>(context.tracker().count()), "application",
                  "applications"),
      file));
  return ExitCode::done;
}

ExitCode run_restore(Context& context, const std::string& file) {
  const std::string text = sys::read_file(file, limits::backup_bytes);
  const std::string name = file == "-" ? "standard input" : file;
  const auto document = value_or_throw(json::Document::parse(text, name));
  if (document.root()["schema"].string_or_empty() != backup_schema) {
    throw Error(ErrorKind::input, "it is no backup of medtech",
                "what `medtech backup` wrote is restored; `medtech track import` reads exports",
                {name});
  }
  Restored restored;
  for (const Part& part : parts) part.restore(context, document.root()[part.key], restored);
  std::string sentence = restored.parts.empty() ? std::string("Nothing was missing")
                                                : "Restored: " + text::join(restored.parts, ", ");
  if (!restored.kept.empty())
    sentence += "; left as it is here: " + text::join(restored.kept, ", ");
  context.terminal().say(sentence + ".");
  return ExitCode::done;
}

template <ExitCode (*run)(Context&, const std::string&)>
Run declare_for_backup(CLI::App& app) {
  auto file = std::make_unique<std::string>();
  app.add_option("file", *file, "The file; - is standard output or input")
      ->required()
      ->type_name("FILE");
  return [file = std::move(file)](Context& context) { return run(context, *file); };
}

constexpr std::array<std::string_view, 1> backup_examples{"medtech backup medtech-backup.json"};
constexpr std::array<std::string_view, 1> restore_examples{"medtech restore medtech-backup.json"};

constexpr std::array<Verb, 1> verbs_of_backup{{{"",
                                                "Write everything that you have put in to one file",
                                                "FILE",
                                                {},
                                                backup_examples,
                                                "",
                                                declare_for_backup<run_backup>}}};
constexpr std::array<Verb, 1> verbs_of_restore{{{"",
                                                 "Put back what a backup holds",
                                                 "FILE",
                                                 {},
                                                 restore_examples,
                                                 "",
                                                 declare_for_backup<run_restore>}}};

}  // namespace

std::span<const Verb> backup_verbs() { return verbs_of_backup; }
std::span<const Verb> restore_verbs() { return verbs_of_restore; }

}  // namespace medtech::cmd
