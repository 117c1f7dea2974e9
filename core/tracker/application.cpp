// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/application.hpp"

#include "core/base/number.hpp"

#include <algorithm>
#include <array>

namespace medtech::tracker {

namespace {

constexpr std::array<std::string_view, status_count> status_names{
    "saved",    "applied",  "screening", "interview", "offer",
    "accepted", "rejected", "withdrawn", "closed"};

// Texts that `added` and `edited` set, and where.
struct TextField {
  std::string_view name;
  std::string Summary::* member;
};

constexpr std::array<TextField, 11> text_fields{{{"title", &Summary::title},
                                                 {"employer", &Summary::employer},
                                                 {"place", &Summary::place},
                                                 {"requisition", &Summary::requisition},
                                                 {"listing", &Summary::listing},
                                                 {"url", &Summary::url},
                                                 {"source", &Summary::source},
                                                 {"setting", &Summary::setting},
                                                 {"role", &Summary::role},
                                                 {"credentials", &Summary::credentials},
                                                 {"posting", &Summary::posting}}};

Date day_of(const Event& event) {
  return event.on.value_or(std::chrono::floor<std::chrono::days>(event.at));
}

void set_texts(Summary& summary, const Fields& fields) {
  for (const TextField& field : text_fields) {
    if (fields.has(field.name)) summary.*field.member = fields.text(field.name);
  }
  if (fields.has("applied")) summary.applied = parse_iso_date(fields.text("applied"));
  if (const auto found = parse_iso_date(fields.text("found"))) summary.found = *found;
}

// Something happened: follow-ups are counted anew from that day.
void stir(Summary& summary, Date day) {
  summary.quiet_since = std::max(summary.quiet_since, day);
  summary.chased = 0;
}

void set_status(Application& application, Status status, std::optional<Date> since,
                std::string_view note) {
  Summary& summary = application.summary;
  if (!application.statuses.empty()) application.statuses.back().until = since;
  application.statuses.push_back({status, since, std::nullopt, std::string(note)});
  summary.status = status;
  summary.status_since = since;
  summary.reached |= 1U << static_cast<unsigned>(status);
  if (status == Status::applied && since) summary.applied = since;
  if (is_answer(status) && !summary.responded) summary.responded = since;
}

void apply_added(Application& application, const Event& event) {
  Summary& summary = application.summary;
  summary.id = event.application;
  summary.found = day_of(event);
  set_texts(summary, event.fields);
  const Status status = parse_status(event.fields.text("status")).value_or(Status::saved);
  std::optional<Date> since;
  if (status == Status::saved) since = summary.found;
  if (status == Status::applied) since = summary.applied;
  set_status(application, status, since, "");
  summary.quiet_since = summary.applied.value_or(day_of(event));
}

void apply_status(Application& application, const Event& event) {
  const auto status = parse_status(event.fields.text("status"));
  if (!status) return;
  set_status(application, *status, event.on, event.fields.text("note"));
  // What was entered late counts from its own day, not from before the last thing that happened.
  stir(application.summary, day_of(event));
}

void apply_done(Application& application, const Event& event) {
  const auto number = whole_number(event.fields.text("reminder"));
  if (!number) {
    application.summary.quiet_since = std::max(application.summary.quiet_since, day_of(event));
    ++application.summary.chased;
    return;
  }
  const auto at = static_cast<std::size_t>(*number) - 1;
  if (at < application.reminders.size()) application.reminders[at].done = day_of(event);
}

KeptFile kept_file(const Event& event) {
  const Fields& fields = event.fields;
  return {day_of(event),
          std::string(fields.text("name")),
          std::string(fields.text("digest")),
          number_of<std::size_t>(fields.text("size")).value_or(0),
          number_of<double>(fields.text("score")),
          whole_number(fields.text("errors")),
          whole_number(fields.text("warnings"))};
}

void apply_resume(Application& application, const Event& event) {
  application.resumes.push_back(kept_file(event));
  application.summary.resume = application.resumes.back().digest;
  application.summary.resume_file = application.resumes.back().name;
}

void apply_offer(Application& application, const Event& event) {
  for (const auto& [name, text] : event.fields.all()) application.offer.set(name, text);
  application.offered = day_of(event);
}

void apply(Application& application, const Event& event) {
  const std::string text(event.fields.text("text"));
  switch (event.kind) {
    case EventKind::added:
      return apply_added(application, event);
    case EventKind::edited:
      return set_texts(application.summary, event.fields);
    case EventKind::status:
      return apply_status(application, event);
    case EventKind::step:
      application.steps.push_back({std::string(event.fields.text("step")), event.on,
                                   std::string(event.fields.text("result"))});
      return stir(application.summary, day_of(event));
    case EventKind::note:
      application.notes.push_back({day_of(event), text});
      return;
    case EventKind::contact:
      application.contacts.push_back({day_of(event), text});
      application.summary.reachable = true;
      return;
    case EventKind::reminder:
      application.reminders.push_back({day_of(event), text, std::nullopt});
      return;
    case EventKind::done:
      return apply_done(application, event);
    case EventKind::interview:
      application.interviews.push_back(
          {day_of(event), std::string(event.fields.text("time")), text});
      return stir(application.summary, day_of(event));
    case EventKind::attached:
      application.attachments.push_back(kept_file(event));
      return;
    case EventKind::resume:
      return apply_resume(application, event);
    case EventKind::offer:
      return apply_offer(application, event);
    case EventKind::undo:
      return;
  }
}

}  // namespace

std::string_view to_string(Status status) { return status_names[static_cast<std::size_t>(status)]; }

std::optional<Status> parse_status(std::string_view word) {
  const auto found = std::ranges::find(status_names, word);
  if (found == status_names.end()) return std::nullopt;
  return static_cast<Status>(found - status_names.begin());
}

bool is_open(Status status) { return status <= Status::offer; }

bool is_answer(Status status) {
  return status == Status::screening || status == Status::interview || status == Status::offer ||
         status == Status::accepted || status == Status::rejected;
}

std::optional<Application> fold(const std::vector<Event>& events) {
  const std::vector<bool> holds = in_force(events);
  std::optional<Application> application;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!holds[i]) continue;
    if (!application && events[i].kind != EventKind::added) continue;
    if (!application) application.emplace();
    apply(*application, events[i]);
    application->summary.updated = std::max(application->summary.updated, events[i].at);
  }
  return application;
}

std::vector<AgendaItem> agenda_of(const Application& application) {
  const Summary& summary = application.summary;
  std::vector<AgendaItem> items;
  auto add = [&](std::string kind, std::size_t at, Date day, std::string text) {
    items.push_back({summary.id, std::move(kind), static_cast<int>(at) + 1, day, std::move(text)});
  };
  for (std::size_t i = 0; i < application.reminders.size(); ++i) {
    const Reminder& reminder = application.reminders[i];
    if (!reminder.done) add("reminder", i, reminder.due, reminder.text);
  }
  if (!is_open(summary.status)) return items;
  for (std::size_t i = 0; i < application.interviews.size(); ++i) {
    const Interview& interview = application.interviews[i];
    const std::string between = interview.time.empty() || interview.text.empty() ? "" : " ";
    add("interview", i, interview.on, interview.time + between + interview.text);
  }
  if (const auto answer = parse_iso_date(application.offer.text("answer-by")))
    add("answer", 0, *answer, "answer the offer");
  return items;
}

}  // namespace medtech::tracker
