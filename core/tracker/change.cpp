// SPDX-License-Identifier: GPL-3.0-or-later
// What changes the log, and with it the rows.
#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/tracker/tracker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace medtech::tracker {

using store::Statement;

namespace {

std::int64_t number_in(store::Database& database, std::string_view sql) {
  Statement statement = database.prepare(sql);
  statement.step();
  return statement.int64(0);
}

}  // namespace

Change::Change(Tracker& tracker, std::string_view name, std::chrono::sys_seconds at)
    : tracker_(tracker),
      name_(name),
      at_(at),
      command_(number_in(tracker.database(),
                         "SELECT coalesce(max(number), 0) + 1 FROM tracker_command")),
      next_event_(
          number_in(tracker.database(), "SELECT coalesce(max(number), 0) + 1 FROM tracker_event")),
      insert_event_(tracker.database().prepare(
          "INSERT INTO tracker_event (number, command, brought, application, at, kind, day, fields)"
          " VALUES (?,?,?,?,?,?,?,?)")) {}

std::int64_t Change::next_application() {
  // Events are never taken out: an id that was given once is not given again.
  if (!next_application_) {
    next_application_ = number_in(tracker_.database(),
                                  "SELECT coalesce(max(application), 0) + 1 FROM tracker_event");
  }
  return *next_application_;
}

std::int64_t Change::add(std::optional<Date> on, Fields fields) {
  const std::int64_t id = next_application();
  append(id, EventKind::added, on, std::move(fields));
  return id;
}

void Change::append(std::int64_t application, EventKind kind, std::optional<Date> on,
                    Fields fields) {
  Event event;
  event.application = application;
  event.number = next_event_;
  event.command = command_;
  event.at = at_;
  event.kind = kind;
  event.on = on;
  event.fields = std::move(fields);
  insert(std::move(event));
}

void Change::bring(Event event) { insert(std::move(event)); }

void Change::insert(Event event) {
  event.brought = command_;
  next_event_ = std::max(next_event_, event.number) + 1;
  if (event.application >= next_application()) next_application_ = event.application + 1;
  insert_event_.bind(1, event.number).bind(2, event.command).bind(3, event.brought);
  insert_event_.bind(4, event.application);
  insert_event_.bind(5, static_cast<std::int64_t>(event.at.time_since_epoch().count()));
  insert_event_.bind(6, to_string(event.kind));
  insert_event_.bind(7, event.on ? std::optional(days_since_epoch(*event.on)) : std::nullopt);
  insert_event_.bind(8, to_json(event.fields)).run();
  touched_[event.application].push_back(std::move(event));
}

std::string Change::keep(std::string_view content) {
  const Digest128 digest = digest128(content);
  std::string name;
  for (const unsigned char byte : digest) name += fmt::format("{:02x}", byte);
  Statement insert = tracker_.database().prepare(
      "INSERT OR IGNORE INTO kept_document (digest, content) VALUES (?,?)");
  insert.bind(1, name).bind_blob(2, content).run();
  return name;
}

void Change::skip_commands(std::int64_t number) { command_ = std::max(command_, number); }

bool Change::finish(bool undoable) {
  if (touched_.empty()) return false;
  Statement command = tracker_.database().prepare(
      "INSERT INTO tracker_command (number, at, name, undone) VALUES (?,?,?,?)");
  command.bind(1, command_).bind(2, static_cast<std::int64_t>(at_.time_since_epoch().count()));
  command.bind(3, name_).bind(4, !undoable).run();
  RowWriter rows(tracker_.database());
  for (auto& [id, appended] : touched_) {
    const bool is_new = appended.front().kind == EventKind::added;
    const std::optional<Summary> before = is_new ? std::nullopt : tracker_.summary(id);
    const std::optional<Application> now = fold(is_new ? appended : tracker_.events(id));
    if (now && before) {
      rows.update(*now, *before);
    } else if (now) {
      rows.insert(*now);
    } else if (before) {
      rows.remove(id);
    }
  }
  return true;
}

void Tracker::change(std::string_view name, std::chrono::sys_seconds at,
                     const std::function<void(Change&)>& body) {
  store::Transaction transaction(database_);
  Change change(*this, name, at);
  body(change);
  if (change.finish(true)) transaction.commit();
}

std::optional<LoggedCommand> Tracker::undo(std::chrono::sys_seconds at) {
  store::Transaction transaction(database_);
  std::optional<LoggedCommand> last;
  {
    Statement newest = database_.prepare(
        "SELECT number, at, name FROM tracker_command WHERE undone = 0 ORDER BY number DESC LIMIT "
        "1");
    if (!newest.step()) return std::nullopt;
    last = LoggedCommand{newest.int64(0),
                         std::chrono::sys_seconds(std::chrono::seconds(newest.int64(1))),
                         std::string(newest.text(2)), true};
  }
  Change change(*this, "undo", at);
  for (const std::int64_t id : touched_by(last->number)) {
    Fields fields;
    fields.set("command", fmt::format("{}", last->number));
    change.append(id, EventKind::undo, std::nullopt, std::move(fields));
  }
  change.finish(false);
  database_.prepare("UPDATE tracker_command SET undone = 1 WHERE number = ?")
      .bind(1, last->number)
      .run();
  transaction.commit();
  return last;
}

}  // namespace medtech::tracker
