// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs of `track` that look: list, show, due, log.
#include "cmd/options.hpp"
#include "cmd/track.hpp"
#include "cmd/view_track.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/render/table.hpp"
#include "core/tracker/application_json.hpp"
#include "core/tracker/exchange.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace medtech::cmd {

using tracker::Application;
using tracker::Due;
using tracker::Status;
using tracker::Summary;
using NextDays = std::map<std::int64_t, Date>;

namespace {

// Of one command in the log; an import may have hundreds of thousands.
constexpr std::size_t events_shown = 5;
constexpr std::size_t events_in_json = 100;

constexpr std::size_t slices = 256;  // applications written at once

std::optional<Date> next_of(const NextDays& next_days, std::int64_t id) {
  const auto found = next_days.find(id);
  return found == next_days.end() ? std::nullopt : std::optional(found->second);
}

tracker::ListFilter filter_of(Context& context, const TrackListOptions& options) {
  tracker::ListFilter filter;
  const std::vector<Status> open{Status::saved, Status::applied, Status::screening,
                                 Status::interview, Status::offer};
  if (!options.statuses.empty()) {
    const auto words = status_words(context);
    for (const std::string& word : options.statuses)
      filter.statuses.push_back(tracker::status_named(words, word));
  }
  if (!options.stale.empty())
    filter.quiet_before = context.today() - checked_days("--stale", options.stale);
  if (filter.statuses.empty() && (options.open || filter.quiet_before)) filter.statuses = open;
  filter.words = text::join(options.words, " ");
  return filter;
}

// Those with something due today or earlier, by way of what is due: most have nothing.
std::vector<Summary> with_due(Context& context, const std::vector<tracker::FollowUpRule>& rules,
                              const tracker::ListFilter& filter) {
  std::set<std::int64_t> ids;
  const Date today = context.today();
  for (const Due& due : tracker::find_due(context.tracker(), rules, today, today))
    ids.insert(due.application);
  std::vector<Summary> found = context.tracker().summaries({ids.begin(), ids.end()});
  std::erase_if(found, [&](const Summary& summary) {
    const bool asked = filter.statuses.empty() ||
                       std::ranges::find(filter.statuses, summary.status) != filter.statuses.end();
    return !asked || (filter.quiet_before && summary.quiet_since > *filter.quiet_before);
  });
  return found;
}

void say_empty(Context& context, const TrackListOptions& options) {
  if (context.tracker().count() == 0) {
    context.terminal().say(
        "Nothing is tracked yet. `medtech track add ID` takes an opening of `medtech search`; "
        "--title and --employer add one by hand.");
  } else if (options.due) {
    context.terminal().say("Nothing is due. `medtech track due --within 7d` looks ahead.");
  } else if (!options.words.empty()) {
    context.terminal().say("No application has these words.");
  } else {
    context.terminal().say("No application of that kind; `medtech track list` shows all.");
  }
}

void print_json(Context& context, const std::vector<Summary>& found, const NextDays& next_days) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.track/1").key("applications").begin_array();
  std::size_t waiting = 0;
  for (const Summary& summary : found) {
    writer.begin_object();
    tracker::write_members(writer, summary, next_of(next_days, summary.id));
    writer.end_object();
    if (++waiting % slices == 0) context.terminal().out(writer.take());
  }
  context.terminal().out(writer.end_array().end_object().take() + "\n");
}

// For completion: an id a line, and what it is.
std::string id_lines(const std::vector<Summary>& found) {
  std::string out;
  for (const Summary& summary : found)
    out += fmt::format("{}\t{} ({})\n", summary.id, name_of(summary), to_string(summary.status));
  return out;
}

void say_count(Context& context, const std::vector<Summary>& found) {
  std::map<Status, std::size_t> counts;
  for (const Summary& summary : found) ++counts[summary.status];
  std::vector<std::string> parts;
  for (const auto& [status, number] : counts)
    parts.push_back(fmt::format("{} {}", number, to_string(status)));
  context.terminal().say(fmt::format("{}: {}. `medtech track show ID` tells all about one.",
                                     text::count(found.size(), "application", "applications"),
                                     text::join(parts, ", ")));
}

void print_due_json(Context& context, const std::vector<Due>& all) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.track-due/1").key("due").begin_array();
  for (const Due& due : all) {
    const Summary summary = *context.tracker().summary(due.application);
    writer.begin_object().member("application", due.application);
    writer.member("title", summary.title);
    writer.member("employer",
                  summary.employer.empty() ? std::nullopt : std::optional(summary.employer));
    writer.member("id", due.id.empty() ? std::nullopt : std::optional(due.id));
    writer.member("kind", due.kind).member("due", to_string(due.day)).member("text", due.text);
    writer.end_object();
  }
  context.terminal().out(writer.end_array().end_object().take() + "\n");
}

std::vector<Due> spoken_due(Context& context, std::vector<Due> all) {
  for (Due& due : all) due.text = spoken(context, due);
  return all;
}

void say_silent(Context& context) {
  tracker::ListFilter filter;
  filter.statuses = {Status::applied, Status::screening, Status::interview};
  filter.quiet_before = context.today() - std::chrono::days(45);
  const std::size_t silent = context.tracker().list(filter).size();
  if (silent == 0) return;
  context.terminal().say(fmt::format(
      "{} silent for 45 days; `medtech track list --stale 45d` shows {}, `medtech track status ID "
      "closed` ends one.",
      text::count(silent, "application is", "applications are"), silent == 1 ? "it" : "them"));
}

}  // namespace

ExitCode run_track_list(Context& context, const TrackListOptions& options) {
  const auto rules = follow_up_rules(context);
  const tracker::ListFilter filter = filter_of(context, options);
  const std::vector<Summary> found =
      options.due ? with_due(context, rules, filter) : context.tracker().list(filter);
  const std::string format = context.format();
  if (format == "ids") {
    context.terminal().out(id_lines(found));
    return ExitCode::done;
  }
  const NextDays next_days = tracker::next_days(context.tracker(), found, rules, context.today());
  sys::Terminal& terminal = context.terminal();
  if (format == "json") {
    print_json(context, found, next_days);
  } else if (format == "csv") {
    terminal.out(tracker::to_csv(context.tracker(), found, next_days));
  } else if (terminal.out_is_terminal()) {
    if (!found.empty())
      terminal.out(
          application_table(found, next_days, context.today(), terminal.width(), context.styler()));
  } else {
    terminal.out(application_lines(found, next_days, context.styler()));
  }
  if (found.empty()) {
    say_empty(context, options);
  } else if (terminal.out_is_terminal()) {
    say_count(context, found);
  }
  return ExitCode::done;
}

ExitCode run_track_show(Context& context, const std::string& id, bool posting) {
  const Summary summary = application_named(context, id);
  tracker::Tracker& tracker = context.tracker();
  if (posting) {
    const auto kept = tracker.kept(summary.posting);
    if (!kept)
      throw Error(ErrorKind::input, fmt::format("no posting was kept with {}", summary.id),
                  "postings are kept when an application is made from a listing or an address");
    const auto document = json::Document::parse(*kept);
    context.terminal().out(
        context.format() == "json" || !document
            ? *kept
            : text::printable(document->root()["description"].string_or_empty()) + "\n");
    return ExitCode::done;
  }
  const std::vector<tracker::Event> events = tracker.events(summary.id);
  const Application application = *tracker::fold(events);
  const std::vector<Due> due = spoken_due(
      context, tracker::due_of_one(tracker, summary, follow_up_rules(context), context.today()));
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.application/1");
    tracker::write_members(writer, summary,
                           due.empty() ? std::nullopt : std::optional(due.front().day));
    tracker::write_details(writer, application, events);
    context.terminal().out(writer.end_object().take() + "\n");
    return ExitCode::done;
  }
  context.terminal().out(application_sheet(application, due, context.today(),
                                           context.terminal().width(), context.styler()));
  return ExitCode::done;
}

ExitCode run_track_due(Context& context, const std::string& within) {
  const Date today = context.today();
  const Date until = within.empty() ? today : today + checked_days("--within", within);
  const std::vector<Due> all = spoken_due(
      context, tracker::find_due(context.tracker(), follow_up_rules(context), today, until));
  if (context.format() == "json") {
    print_due_json(context, all);
    return ExitCode::done;
  }
  if (context.format() == "ids") {
    for (const Due& due : all) {
      if (!due.id.empty())
        context.terminal().out(
            fmt::format("{}\t{} {}\n", due.id, to_string(due.day), text::printable_line(due.text)));
    }
    return ExitCode::done;
  }
  render::Table table({{.heading = "DUE", .style = render::Style::accent},
                       {.heading = "DONE ID", .style = render::Style::dim},
                       {.heading = "WHAT", .least = 20, .may_shrink = true},
                       {.heading = "APPLICATION", .least = 16, .may_shrink = true}});
  for (const Due& due : all) {
    const Summary summary = *context.tracker().summary(due.application);
    const bool late = due.day < today;
    table.add({to_string(due.day) + (late ? " late" : ""), due.id,
               text::printable_line(due.kind == "interview" ? "interview: " + due.text : due.text),
               fmt::format("{} {}", summary.id, name_of(summary))});
  }
  sys::Terminal& terminal = context.terminal();
  if (!table.empty())
    terminal.out(terminal.out_is_terminal() ? table.for_terminal(terminal.width(), context.styler())
                                            : table.for_pipe(context.styler()));
  if (all.empty()) {
    terminal.say(within.empty() ? "Nothing is due. `medtech track due --within 7d` looks ahead."
                                : "Nothing is due within " + within + ".");
  } else if (terminal.out_is_terminal()) {
    terminal.say("`medtech track done ID` when it is done.");
  }
  say_silent(context);
  return ExitCode::done;
}

ExitCode run_track_log(Context& context, const std::string& id, std::size_t most) {
  std::optional<std::int64_t> application;
  if (!id.empty()) application = application_named(context, id).id;
  std::vector<tracker::LoggedCommand> commands = context.tracker().log(application, most);
  std::ranges::reverse(commands);
  const bool as_json = context.format() == "json";
  json::Writer writer;
  if (as_json)
    writer.begin_object().member("schema", "medtech.track-log/1").key("commands").begin_array();
  std::string out;
  const std::size_t most_events = as_json ? events_in_json : events_shown;
  for (const tracker::LoggedCommand& command : commands) {
    const std::vector<tracker::Event> events =
        context.tracker().events_of_command(command.number, most_events);
    const std::size_t total = context.tracker().count_events(command.number);
    if (as_json) {
      writer.begin_object().member("number", command.number).member("at", to_instant(command.at));
      writer.member("name", command.name).member("undone", command.undone);
      writer.member("total", total);
      writer.key("events").begin_array();
      for (const tracker::Event& event : events) {
        writer.begin_object().member("application", event.application);
        writer.member("kind", to_string(event.kind)).member("text", spoken_event(event));
        writer.end_object();
      }
      writer.end_array().end_object();
      continue;
    }
    out += fmt::format("{}  {}{}\n", to_instant(command.at), command.name,
                       command.undone ? " (undone)" : "");
    for (const tracker::Event& event : events)
      out += fmt::format("    {}  {}\n", event.application, spoken_event(event));
    if (total > events.size()) out += fmt::format("    and {} more\n", total - events.size());
  }
  context.terminal().out(as_json ? writer.end_array().end_object().take() + "\n" : out);
  if (commands.empty()) context.terminal().say("Nothing was done yet.");
  return ExitCode::done;
}

}  // namespace medtech::cmd
