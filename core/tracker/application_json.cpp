// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/application_json.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace medtech::tracker {

namespace {

void text_member(json::Writer& writer, std::string_view name, const std::string& text) {
  writer.member(name, text.empty() ? std::nullopt : std::optional(text));
}

void date_member(json::Writer& writer, std::string_view name, const std::optional<Date>& date) {
  writer.member(name, date ? std::optional(medtech::to_string(*date)) : std::nullopt);
}

void write_remarks(json::Writer& writer, std::string_view name, const std::vector<Remark>& all) {
  writer.key(name).begin_array();
  for (const Remark& remark : all) {
    writer.begin_object();
    date_member(writer, "on", remark.on);
    writer.member("text", remark.text).end_object();
  }
  writer.end_array();
}

void write_files(json::Writer& writer, std::string_view name, const std::vector<KeptFile>& all) {
  writer.key(name).begin_array();
  for (const KeptFile& file : all) {
    writer.begin_object();
    date_member(writer, "on", file.on);
    writer.member("name", file.name).member("digest", file.digest).member("size", file.size);
    if (name == "resumes") {
      writer.member("score", file.score).member("errors", file.errors);
      writer.member("warnings", file.warnings);
    }
    writer.end_object();
  }
  writer.end_array();
}

void write_reminders(json::Writer& writer, const Application& application) {
  writer.key("reminders").begin_array();
  int number = 0;
  for (const Reminder& reminder : application.reminders) {
    writer.begin_object();
    writer.member("id", std::to_string(application.summary.id) + "." + std::to_string(++number));
    date_member(writer, "due", reminder.due);
    writer.member("text", reminder.text);
    date_member(writer, "done", reminder.done);
    writer.end_object();
  }
  writer.end_array();
}

void write_interviews(json::Writer& writer, const std::vector<Interview>& all) {
  writer.key("interviews").begin_array();
  for (const Interview& interview : all) {
    writer.begin_object();
    date_member(writer, "on", interview.on);
    text_member(writer, "time", interview.time);
    writer.member("text", interview.text).end_object();
  }
  writer.end_array();
}

void write_steps(json::Writer& writer, const std::vector<Step>& all) {
  writer.key("steps").begin_array();
  for (const Step& step : all) {
    writer.begin_object().member("step", step.id);
    date_member(writer, "on", step.on);
    text_member(writer, "result", step.result);
    writer.end_object();
  }
  writer.end_array();
}

void write_fields(json::Writer& writer, std::string_view name, const Fields& fields) {
  writer.key(name).begin_object();
  for (const auto& [field, text] : fields.all()) writer.member(field, text);
  writer.end_object();
}

void write_offer(json::Writer& writer, const Application& application) {
  if (!application.offered) {
    writer.null_member("offer");
    return;
  }
  writer.key("offer").begin_object();
  date_member(writer, "on", application.offered);
  write_fields(writer, "terms", application.offer);
  writer.end_object();
}

void write_statuses(json::Writer& writer, const std::vector<StatusSpan>& all) {
  writer.key("statuses").begin_array();
  for (const StatusSpan& span : all) {
    writer.begin_object().member("status", to_string(span.status));
    date_member(writer, "since", span.since);
    date_member(writer, "until", span.until);
    text_member(writer, "note", span.note);
    writer.end_object();
  }
  writer.end_array();
}

// "2026-11-22T12:00:00Z" as to_instant writes it.
std::optional<std::chrono::sys_seconds> parse_instant(std::string_view text) {
  if (text.size() != 20 || text[10] != 'T' || text[19] != 'Z') return std::nullopt;
  const auto day = parse_iso_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  int parts[3] = {0, 0, 0};
  for (int i = 0; i < 3; ++i) {
    const std::string_view digits = text.substr(static_cast<std::size_t>(11 + i * 3), 2);
    if (!std::ranges::all_of(digits, text::is_digit)) return std::nullopt;
    parts[i] = (digits[0] - '0') * 10 + (digits[1] - '0');
  }
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  return std::chrono::sys_seconds(*day) + std::chrono::hours(parts[0]) +
         std::chrono::minutes(parts[1]) + std::chrono::seconds(parts[2]);
}

}  // namespace

void write_members(json::Writer& writer, const Summary& summary, std::optional<Date> next_due) {
  writer.member("id", summary.id).member("title", summary.title);
  text_member(writer, "employer", summary.employer);
  writer.member("status", to_string(summary.status));
  date_member(writer, "status_since", summary.status_since);
  date_member(writer, "applied", summary.applied);
  date_member(writer, "found", summary.found);
  text_member(writer, "listing", summary.listing);
  text_member(writer, "requisition", summary.requisition);
  text_member(writer, "url", summary.url);
  text_member(writer, "source", summary.source);
  text_member(writer, "place", summary.place);
  text_member(writer, "setting", summary.setting);
  text_member(writer, "role", summary.role);
  writer.key("credentials").begin_array();
  for (const std::string_view credential : text::split(summary.credentials, ','))
    writer.string(credential);
  writer.end_array();
  text_member(writer, "resume", summary.resume);
  text_member(writer, "resume_file", summary.resume_file);
  text_member(writer, "posting", summary.posting);
  date_member(writer, "responded", summary.responded);
  date_member(writer, "next_due", next_due);
  writer.member("updated", to_instant(summary.updated));
}

void write_details(json::Writer& writer, const Application& application,
                   const std::vector<Event>& events) {
  write_remarks(writer, "notes", application.notes);
  write_remarks(writer, "contacts", application.contacts);
  write_reminders(writer, application);
  write_interviews(writer, application.interviews);
  write_steps(writer, application.steps);
  write_files(writer, "attachments", application.attachments);
  write_files(writer, "resumes", application.resumes);
  write_offer(writer, application);
  write_statuses(writer, application.statuses);
  const std::vector<bool> holds = in_force(events);
  writer.key("events").begin_array();
  for (std::size_t i = 0; i < events.size(); ++i)
    write_event(writer, events[i], !holds[i] && events[i].kind != EventKind::undo);
  writer.end_array();
}

void write_event(json::Writer& writer, const Event& event, bool undone) {
  writer.begin_object().member("number", event.number).member("command", event.command);
  writer.member("at", to_instant(event.at)).member("kind", to_string(event.kind));
  date_member(writer, "on", event.on);
  writer.member("undone", undone);
  write_fields(writer, "fields", event.fields);
  writer.end_object();
}

std::optional<Event> read_event(json::Value value) {
  Event event;
  const auto number = value["number"].integer();
  const auto command = value["command"].integer();
  const auto at = parse_instant(value["at"].string_or_empty());
  const auto kind = parse_event_kind(value["kind"].string_or_empty());
  if (!number || !command || *number < 1 || *command < 1 || !at || !kind) return std::nullopt;
  event.number = *number;
  event.command = *command;
  event.at = *at;
  event.kind = *kind;
  event.on = parse_iso_date(value["on"].string_or_empty());
  if (!event.on && !value["on"].is_null()) return std::nullopt;
  value["fields"].each_member([&](std::string_view name, json::Value field) {
    if (const auto text = field.string()) event.fields.set(name, *text);
  });
  return event;
}

}  // namespace medtech::tracker
