// SPDX-License-Identifier: GPL-3.0-or-later
// `track import` and `track export`.
#include "cmd/track.hpp"
#include "cmd/track_reports.hpp"
#include "cmd/view_track.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/render/calendar.hpp"
#include "core/sys/file.hpp"
#include "core/tracker/exchange.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using tracker::Change;
using tracker::ImportTally;
using NextDays = std::map<std::int64_t, Date>;

namespace {

constexpr std::size_t bad_rows_told = 10;

// "title=Position" → title, Position.
std::map<std::string, std::string> mapping_of(const TrackTransferOptions& options,
                                              const tracker::ColumnNames& names) {
  std::map<std::string, std::string> mapping;
  std::vector<std::string> fields;
  for (const auto& [field, aliases] : names) fields.push_back(field);
  for (const std::string& pair : options.mapping) {
    const std::size_t equals = pair.find('=');
    const std::string field = text::lower(text::trim(pair.substr(0, equals)));
    const std::string shown = "--map: \"" + text::printable_line(pair) + "\"";
    if (equals == std::string::npos || equals + 1 == pair.size())
      throw Error(ErrorKind::usage, shown + " names no column", "write it as title=Position");
    if (std::ranges::find(fields, field) == fields.end())
      throw Error(ErrorKind::usage, shown + " begins with no field",
                  "fields are " + text::join(fields, ", "));
    mapping[field] = pair.substr(equals + 1);
  }
  return mapping;
}

void tell_bad(Context& context, const std::vector<Error>& bad) {
  for (std::size_t i = 0; i < bad.size(); ++i) {
    if (i == bad_rows_told && !context.terminal().verbose()) {
      context.terminal().warn(fmt::format("and {} more; -v tells all of them", bad.size() - i));
      return;
    }
    const std::string hint = bad[i].hint.empty() ? "" : " (" + bad[i].hint + ")";
    context.terminal().warn(text::printable_line(bad[i].text() + hint));
  }
}

void say_imported(Context& context, const ImportTally& tally, std::size_t bad, bool dry_run) {
  std::string sentence =
      fmt::format("{} {}", text::count(tally.added, "application", "applications"),
                  dry_run ? "could be taken over" : "taken over");
  if (tally.known > 0)
    sentence +=
        fmt::format("; {} {} tracked already", tally.known, tally.known == 1 ? "is" : "are");
  if (bad > 0) sentence += fmt::format("; {} could not be read", text::count(bad, "row", "rows"));
  const bool undoable = !dry_run && tally.added > 0;
  context.terminal().say(sentence + "." + (undoable ? " `medtech track undo` takes it back." : ""));
}

// Thrown out of a change so that nothing of it is kept.
struct DryRun {};

// Takes over what was read; with --dry-run all of it is undone before anybody sees it.
template <typename Reading>
ImportTally take_over(Context& context, Reading reading, bool dry_run) {
  ImportTally tally;
  try {
    context.tracker().change("import", instant_of(context), [&](Change& change) {
      tally = tracker::append(change, std::move(reading));
      if (dry_run) throw DryRun{};
    });
  } catch (const DryRun&) {
  }
  return tally;
}

bool is_json(std::string_view content) {
  const std::string_view trimmed = text::trim(content.substr(0, 64));
  return trimmed.starts_with('{') || trimmed.starts_with("\xEF\xBB\xBF{");
}

void write_output(Context& context, const std::string& path, std::string_view content) {
  if (path.empty() || path == "-") {
    context.terminal().out(content);
    return;
  }
  sys::write_file(path, content);
  context.terminal().say("Written to " + text::printable_line(path) + ".");
}

NextDays next_days_of(Context& context, const std::vector<tracker::Summary>& all) {
  return tracker::next_days(context.tracker(), all, follow_up_rules(context), context.today());
}

render::CalendarEntry entry_of(const tracker::Summary& summary, const std::string& what, Date day,
                               const std::string& text) {
  render::CalendarEntry entry;
  entry.uid = fmt::format("{}-{}@medtech", summary.id, text::replace_all(what, " ", "-"));
  entry.day = day;
  entry.summary = fmt::format("{} ({})", text, name_of(summary));
  entry.description = fmt::format("application {}, {}", summary.id, status_text(summary));
  entry.url = summary.url;
  entry.changed = summary.updated;
  return entry;
}

std::string export_json(Context& context) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.track-export/1");
  std::string out;
  tracker::write_export(writer, context.tracker(),
                        next_days_of(context, context.tracker().list({})),
                        [&] { out += writer.take(); });
  return out + writer.end_object().take() + "\n";
}

// A week of days to come, of each application: interviews, reminders, follow-ups, days to answer.
std::string export_calendar(Context& context) {
  const auto rules = follow_up_rules(context);
  std::vector<render::CalendarEntry> entries;
  for (const tracker::Summary& summary : context.tracker().list({})) {
    const auto application = context.tracker().load(summary.id);
    if (!application) continue;
    for (const tracker::Due& due :
         tracker::due_of_one(context.tracker(), summary, rules, context.today())) {
      if (due.kind == "interview") continue;  // those that are past are exported too
      entries.push_back(entry_of(summary, due.kind + " " + due.id, due.day, spoken(context, due)));
      entries.back().alarm = due.kind == "answer";
    }
    int number = 0;
    for (const tracker::Interview& interview : application->interviews) {
      entries.push_back(entry_of(summary, fmt::format("interview {}", ++number), interview.on,
                                 "interview: " + interview.text));
      entries.back().time = interview.time;
      entries.back().alarm = true;
    }
  }
  return render::calendar("Applications", entries);
}

std::string export_markdown(Context& context, const std::vector<tracker::Summary>& all,
                            const NextDays& next_days) {
  std::string out = "# Applications on " + to_string(context.today()) +
                    "\n\n| id | status | title | employer | applied | next |\n"
                    "| ---: | --- | --- | --- | --- | --- |\n";
  const auto cell = [](const std::string& text) {
    return text::replace_all(text::replace_all(text::printable_line(text), "|", "\\|"), "<",
                             "&lt;");
  };
  for (const tracker::Summary& summary : all) {
    const auto next = next_days.find(summary.id);
    out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", summary.id, to_string(summary.status),
                       cell(summary.title), cell(summary.employer),
                       summary.applied ? to_string(*summary.applied) : "",
                       next == next_days.end() ? "" : to_string(next->second));
  }
  return out;
}

}  // namespace

ExitCode run_track_import(Context& context, const TrackTransferOptions& options) {
  const std::string content = sys::read_file(options.file, limits::backup_bytes);
  const std::string name = options.file == "-" ? "standard input" : options.file;
  ImportTally tally;
  std::vector<Error> bad;
  if (is_json(content)) {
    const auto document = value_or_throw(json::Document::parse(content, name));
    // Those of a backup lie a step deeper.
    const json::Value backed_up = document.root()["tracker"];
    tracker::ExportReading reading =
        tracker::read_export(backed_up.is_object() ? backed_up : document.root(), name);
    bad = std::move(reading.bad);
    tally = take_over(context, std::move(reading), options.dry_run);
  } else {
    const std::string columns = "tracker/columns.toml";
    const auto names = tracker::parse_columns(context.data_file(columns), columns);
    tracker::CsvReading reading = tracker::read_csv(
        content, name, names, mapping_of(options, names), status_words(context), context.today());
    bad = std::move(reading.bad);
    if (!reading.unused.empty())
      context.terminal().detail("columns left out: " +
                                text::printable_line(text::join(reading.unused, ", ")));
    tally = take_over(context, reading.drafts, options.dry_run);
  }
  tell_bad(context, bad);
  say_imported(context, tally, bad.size(), options.dry_run);
  if (options.strict && !bad.empty())
    throw Error(ErrorKind::input, text::count(bad.size(), "row", "rows") + " could not be read",
                "");
  return ExitCode::done;
}

ExitCode run_track_export(Context& context, const TrackTransferOptions& options) {
  const std::string format = context.format();
  if (format == "json") {
    write_output(context, options.output, export_json(context));
    return ExitCode::done;
  }
  if (format == "html" || format == "ics") {
    write_output(context, options.output,
                 format == "html" ? board_page(context) : export_calendar(context));
    return ExitCode::done;
  }
  const std::vector<tracker::Summary> all = context.tracker().list({});
  const NextDays next_days = next_days_of(context, all);
  write_output(context, options.output,
               format == "csv" ? tracker::to_csv(context.tracker(), all, next_days)
                               : export_markdown(context, all, next_days));
  return ExitCode::done;
}

}  // namespace medtech::cmd
