// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs of `track` that change one application.
#include "cmd/track.hpp"
#include "core/base/error.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using tracker::Application;
using tracker::Change;
using tracker::Due;
using tracker::EventKind;
using tracker::Fields;
using tracker::Status;
using tracker::Summary;

namespace {

constexpr std::string_view undo_hint = "`medtech track undo` takes it back.";

// The words typed behind the id and the date, as one text.
std::string text_of(const TrackTextOptions& options, const char* what) {
  const std::string text(text::trim(text::join(options.words, " ")));
  if (text.empty()) throw Error(ErrorKind::usage, std::string(what) + " is empty", "type its text");
  if (text.size() > limits::note_bytes)
    throw Error(
        ErrorKind::input,
        fmt::format("{} is longer than {} KiB", what, limits::note_bytes / limits::kibibyte),
        "`medtech track attach ID FILE` keeps long texts");
  return text::valid_utf8(text);
}

// What to do next, by where it stands now.
std::string next_after(Context& context, const Summary& now) {
  const auto due = tracker::follow_up_of(now, follow_up_rules(context), context.today());
  switch (now.status) {
    case Status::saved:
      return fmt::format("`medtech track status {} applied` when you have applied.", now.id);
    case Status::applied:
    case Status::screening:
      return due ? fmt::format("Follow up on {}; `medtech track due` lists what is due.",
                               to_string(due->day))
                 : std::string(undo_hint);
    case Status::interview:
      return fmt::format("`medtech track interview {} DATE TEXT` keeps the day.", now.id);
    case Status::offer:
      return fmt::format("`medtech track offer {} --base 38/hour …` keeps its terms.", now.id);
    default:
      return std::string(undo_hint);
  }
}

ExitCode append_text(Context& context, std::string_view verb, EventKind kind,
                     const TrackTextOptions& options) {
  const std::string text = text_of(options, kind == EventKind::note ? "the note" : "the contact");
  change_one(
      context, verb, options.id,
      [&](Change& change, const Summary& summary) {
        change.append(summary.id, kind, context.today(), Fields().set("text", text));
      },
      [&](const Application& now) {
        return fmt::format("{}: {} kept. {}", name_of(now.summary),
                           kind == EventKind::note ? "note" : "contact", undo_hint);
      });
  return ExitCode::done;
}

// "14:00" → the same; absent for what is no time of day.
std::optional<std::string> time_in(std::string_view typed) {
  const std::size_t colon = typed.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto hour = whole_number(typed.substr(0, colon));
  const auto minute = whole_number(typed.substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59 || typed.size() != colon + 3)
    return std::nullopt;
  return fmt::format("{:02}:{:02}", *hour, *minute);
}

// What `done` was told: the application, and a number or "f" behind the last point where there is
// one.
struct DoneTarget {
  std::string application;
  std::string which;
};

DoneTarget done_target(const std::string& typed) {
  const std::size_t point = typed.rfind('.');
  if (point == std::string::npos) return {typed, ""};
  const std::string which = text::lower(typed.substr(point + 1));
  const bool number = whole_number(which).has_value();
  const bool digits = point > 0 && std::ranges::all_of(typed.substr(0, point), text::is_digit);
  if (!digits || (!number && which != "f")) return {typed, ""};
  return {typed.substr(0, point), which};
}

// The one thing of an application that can be done now.
std::string only_due(Context& context, const Summary& summary) {
  std::vector<Due> open =
      tracker::due_of_one(context.tracker(), summary, follow_up_rules(context), context.today());
  std::erase_if(open, [](const Due& due) { return due.id.empty(); });
  // A follow-up of some day to come is meant only where nothing else can be.
  const bool others = std::ranges::any_of(open, [](const Due& d) { return d.kind == "reminder"; });
  if (others) {
    std::erase_if(
        open, [&](const Due& due) { return due.kind == "follow-up" && due.day > context.today(); });
  }
  if (open.size() == 1) return open.front().id.substr(open.front().id.rfind('.') + 1);
  if (open.empty()) {
    throw Error(ErrorKind::input, fmt::format("nothing is to be done for {}", summary.id),
                fmt::format("`medtech track show {}` tells where it stands", summary.id));
  }
  std::string candidates;
  for (const Due& due : open) {
    candidates += fmt::format("{}{}  {}  {}", candidates.empty() ? "" : "\n", due.id,
                              to_string(due.day), text::printable_line(due.text));
  }
  throw Error(ErrorKind::input,
              fmt::format("{} things are to be done for {}", open.size(), summary.id), candidates);
}

void check_reminder(Context& context, const Summary& summary, const std::string& which) {
  const auto application = context.tracker().load(summary.id);
  const auto number = static_cast<std::size_t>(whole_number(which).value_or(0));
  if (number >= 1 && number <= application->reminders.size()) {
    const tracker::Reminder& reminder = application->reminders[number - 1];
    if (!reminder.done) return;
    throw Error(
        ErrorKind::input,
        fmt::format("reminder {}.{} was done on {}", summary.id, number, to_string(*reminder.done)),
        "`medtech track due` lists what is due");
  }
  throw Error(ErrorKind::input, fmt::format("there is no reminder {}.{}", summary.id, which),
              fmt::format("`medtech track show {}` lists its reminders", summary.id));
}

}  // namespace

ExitCode run_track_status(Context& context, const TrackStatusOptions& options) {
  const Status status = tracker::status_named(status_words(context), options.word);
  const Date on = options.on.empty() ? context.today() : checked_day(context, "--on", options.on);
  bool changed = false;
  std::optional<Summary> same;
  context.tracker().change("status", instant_of(context), [&](Change& change) {
    const Summary summary = application_named(context, options.id);
    same = summary;
    if (summary.status == status && options.text.empty() &&
        (options.on.empty() || summary.status_since == on))
      return;
    Fields fields;
    fields.set("status", to_string(status)).set_filled("note", text::valid_utf8(options.text));
    change.append(summary.id, EventKind::status, on, std::move(fields));
    changed = true;
  });
  const Summary now = *context.tracker().summary(same->id);
  context.terminal().say(changed ? fmt::format("{}  {}: {}, was {}. {}", now.id, name_of(now),
                                               status_text(now), to_string(same->status),
                                               next_after(context, now))
                                 : fmt::format("{}  {}: {} already; nothing is changed.", now.id,
                                               name_of(now), status_text(now)));
  return ExitCode::done;
}

ExitCode run_track_step(Context& context, const TrackStatusOptions& options) {
  const std::string name = "tracker/steps.toml";
  const auto steps = tracker::parse_steps(context.data_file(name), name);
  const tracker::StepFacts& step = tracker::step_named(steps, options.word);
  const Date on = options.on.empty() ? context.today() : checked_day(context, "--on", options.on);
  change_one(
      context, "step", options.id,
      [&](Change& change, const Summary& summary) {
        Fields fields;
        fields.set("step", step.id).set_filled("result", text::valid_utf8(options.text));
        change.append(summary.id, EventKind::step, on, std::move(fields));
      },
      [&](const Application& now) {
        const bool ahead = options.text.empty() && on >= context.today() && !step.ready.empty();
        return fmt::format("{}: {} on {}{}. {}", name_of(now.summary), step.id, to_string(on),
                           options.text.empty() ? "" : ", " + text::printable_line(options.text),
                           ahead ? "Have ready: " + step.ready + "." : std::string(undo_hint));
      });
  return ExitCode::done;
}

ExitCode run_track_note(Context& context, const TrackTextOptions& options) {
  return append_text(context, "note", EventKind::note, options);
}

ExitCode run_track_contact(Context& context, const TrackTextOptions& options) {
  return append_text(context, "contact", EventKind::contact, options);
}

ExitCode run_track_remind(Context& context, const TrackTextOptions& options) {
  const Date due = checked_day(context, "DATE", options.date);
  const std::string text = text_of(options, "the reminder");
  change_one(
      context, "remind", options.id,
      [&](Change& change, const Summary& summary) {
        change.append(summary.id, EventKind::reminder, due, Fields().set("text", text));
      },
      [&](const Application& now) {
        return fmt::format("{}: reminder {}.{} on {}. `medtech track done {}.{}` when it is done.",
                           name_of(now.summary), now.summary.id, now.reminders.size(),
                           to_string(due), now.summary.id, now.reminders.size());
      });
  return ExitCode::done;
}

ExitCode run_track_interview(Context& context, const TrackTextOptions& options) {
  // "2026-12-01T14:00", or the time as the first word of the text.
  std::string date = options.date;
  TrackTextOptions rest = options;
  std::optional<std::string> time;
  if (const std::size_t mark = date.find('T'); mark == 10) {
    time = time_in(std::string_view(date).substr(mark + 1));
    if (!time)
      throw Error(ErrorKind::usage, "DATE: \"" + text::printable_line(date) + "\" is no time",
                  "give it as YYYY-MM-DDTHH:MM");
    date.resize(mark);
  } else if (!rest.words.empty()) {
    time = time_in(rest.words.front());
    if (time) rest.words.erase(rest.words.begin());
  }
  const Date on = checked_day(context, "DATE", date);
  const std::string text =
      rest.words.empty() && time ? "interview" : text_of(rest, "the interview");
  change_one(
      context, "interview", options.id,
      [&](Change& change, const Summary& summary) {
        Fields fields;
        fields.set_filled("time", time.value_or("")).set("text", text);
        change.append(summary.id, EventKind::interview, on, std::move(fields));
        if (summary.status < Status::interview) {
          change.append(summary.id, EventKind::status, context.today(),
                        Fields().set("status", "interview"));
        }
      },
      [&](const Application& now) {
        return fmt::format("{}: interview on {}{}{}. A thank-you note is due the day after.",
                           name_of(now.summary), to_string(on), time ? " at " : "",
                           time.value_or(""));
      });
  return ExitCode::done;
}

ExitCode run_track_attach(Context& context, const std::string& id, const std::string& file) {
  change_one(
      context, "attach", id,
      [&](Change& change, const Summary& summary) {
        change.append(summary.id, EventKind::attached, context.today(), keep_file(change, file));
      },
      [&](const Application& now) {
        const tracker::KeptFile& kept = now.attachments.back();
        return fmt::format("{}: file {} kept as it is now, version {}. {}", name_of(now.summary),
                           kept.name, kept.digest.substr(0, 8), undo_hint);
      });
  return ExitCode::done;
}

ExitCode run_track_done(Context& context, const std::string& reminder) {
  DoneTarget target = done_target(reminder);
  change_one(
      context, "done", target.application,
      [&](Change& change, const Summary& summary) {
        if (target.which.empty()) target.which = only_due(context, summary);
        if (target.which != "f") check_reminder(context, summary, target.which);
        change.append(summary.id, EventKind::done, context.today(),
                      Fields().set("reminder", target.which));
      },
      [&](const Application& now) {
        const auto next =
            tracker::follow_up_of(now.summary, follow_up_rules(context), context.today());
        return fmt::format(
            "{}: {} done.{}", name_of(now.summary), target.which == "f" ? "follow-up" : "reminder",
            next ? fmt::format(" The next follow-up is due on {}.", to_string(next->day))
                 : std::string(" Nothing further is proposed."));
      });
  return ExitCode::done;
}

ExitCode run_track_edit(Context& context, const TrackEditOptions& options) {
  Fields fields;
  for (const auto& [name, value] : options.fields) {
    const bool date = name == "applied" || name == "found";
    fields.set(name, date && !value.empty() ? to_string(checked_day(context, "--" + name, value))
                                            : text::printable_line(value));
  }
  if (fields.empty())
    throw Error(ErrorKind::usage, "nothing is to be changed",
                "give at least one option, e.g. --employer");
  if (fields.has("title") && fields.text("title").empty())
    throw Error(ErrorKind::usage, "--title: an application needs a title", "");
  change_one(
      context, "edit", options.id,
      [&](Change& change, const Summary& summary) {
        change.append(summary.id, EventKind::edited, context.today(), fields);
      },
      [&](const Application& now) {
        std::vector<std::string> names;
        for (const auto& [name, text] : fields.all()) names.push_back(name);
        return fmt::format("{}: {} changed. {}", name_of(now.summary), text::join(names, ", "),
                           undo_hint);
      });
  return ExitCode::done;
}

ExitCode run_track_undo(Context& context, int times) {
  if (times < 1)
    throw Error(ErrorKind::usage, fmt::format("N: {} is no number of commands", times),
                "give 1 or more");
  for (int i = 0; i < times; ++i) {
    const auto undone = context.tracker().undo(instant_of(context));
    if (!undone) {
      context.terminal().say(i == 0 ? "Nothing is left to be undone."
                                    : "Nothing more is left to be undone.");
      return i == 0 ? ExitCode::answer_is_no : ExitCode::done;
    }
    const std::vector<std::int64_t> ids = context.tracker().touched_by(undone->number);
    std::string whom = text::count(ids.size(), "application", "applications");
    if (ids.size() == 1) {
      const auto now = context.tracker().summary(ids.front());
      whom = fmt::format("{}  {}", ids.front(),
                         now ? name_of(*now) + ": " + status_text(*now) : "is no longer tracked");
    }
    context.terminal().say(
        fmt::format("Undone: {} of {} ({}).", undone->name, to_instant(undone->at), whom));
  }
  return ExitCode::done;
}

}  // namespace medtech::cmd
