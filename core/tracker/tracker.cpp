// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of the log and the rows.
#include "core/tracker/tracker.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace medtech::tracker {

using store::Statement;

namespace {

constexpr std::size_t candidates_at_most = 20;

std::chrono::sys_seconds instant_of(std::int64_t seconds) {
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

Event read_event(const Statement& row) {
  Event event;
  event.number = row.int64(0);
  event.command = row.int64(1);
  event.brought = row.int64(2);
  event.application = row.int64(3);
  event.at = instant_of(row.int64(4));
  event.kind = parse_event_kind(row.text(5)).value_or(EventKind::note);
  if (!row.is_null(6)) event.on = date_from_days(static_cast<int>(row.int64(6)));
  event.fields = fields_from_json(row.text(7));
  return event;
}

std::vector<Event> read_events(Statement& statement) {
  std::vector<Event> events;
  while (statement.step()) events.push_back(read_event(statement));
  return events;
}

AgendaItem read_agenda_item(const Statement& row) {
  return {row.int64(0), std::string(row.text(1)), static_cast<int>(row.int64(2)),
          date_from_days(static_cast<int>(row.int64(3))), std::string(row.text(4))};
}

std::vector<AgendaItem> read_agenda(Statement& statement) {
  std::vector<AgendaItem> items;
  while (statement.step()) items.push_back(read_agenda_item(statement));
  return items;
}

std::vector<Summary> read_summaries(Statement& statement) {
  std::vector<Summary> summaries;
  while (statement.step()) summaries.push_back(read_summary(statement));
  return summaries;
}

bool has_all(const std::string& folded, const std::vector<std::string_view>& words) {
  return std::ranges::all_of(
      words, [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

}  // namespace

std::vector<std::int64_t> Tracker::find(std::string_view typed) {
  const std::string folded = text::fold(typed);
  const bool digits = !folded.empty() && std::ranges::all_of(folded, text::is_digit);
  if (digits) {
    const auto id = number_of<std::int64_t>(folded);
    if (id && summary(*id)) return {*id};
    return {};
  }
  if (folded.empty()) return {};
  std::vector<std::int64_t> parts;
  std::vector<std::int64_t> whole;
  Statement rows =
      database_.prepare("SELECT id, words FROM application WHERE instr(words, ?1) > 0 ORDER BY id");
  for (rows.bind(1, folded); rows.step();) {
    const std::string_view words = rows.text(1);
    const std::size_t line = words.find('\n');
    if (words.substr(0, line) == folded || words.substr(line + 1) == folded)
      whole.push_back(rows.int64(0));
    if (parts.size() < candidates_at_most) parts.push_back(rows.int64(0));
  }
  return whole.size() == 1 ? whole : parts;
}

std::optional<Summary> Tracker::summary(std::int64_t id) {
  Statement row = database_.prepare(
      fmt::format("SELECT {} FROM application a WHERE a.id = ?", summary_columns));
  if (!row.bind(1, id).step()) return std::nullopt;
  return read_summary(row);
}

std::vector<Summary> Tracker::summaries(const std::vector<std::int64_t>& ids) {
  Statement row = database_.prepare(
      fmt::format("SELECT {} FROM application a WHERE a.id = ?", summary_columns));
  std::vector<Summary> found;
  for (const std::int64_t id : ids) {
    if (row.bind(1, id).step()) found.push_back(read_summary(row));
    row.reset();
  }
  return found;
}

std::vector<Event> Tracker::events(std::int64_t id) {
  Statement rows = database_.prepare(
      "SELECT number, command, brought, application, at, kind, day, fields FROM tracker_event"
      " WHERE application = ? ORDER BY number");
  rows.bind(1, id);
  return read_events(rows);
}

std::optional<Application> Tracker::load(std::int64_t id) { return fold(events(id)); }

std::vector<Summary> Tracker::list(const ListFilter& filter) {
  std::string sql = fmt::format("SELECT {} FROM application a", summary_columns);
  std::string between = " WHERE ";
  if (!filter.statuses.empty()) {
    sql += between + "a.status IN (";
    for (std::size_t i = 0; i < filter.statuses.size(); ++i) sql += i == 0 ? "?" : ",?";
    sql += ")";
    between = " AND ";
  }
  if (filter.quiet_before) sql += between + "a.quiet_since <= ?";
  Statement rows = database_.prepare(sql + " ORDER BY a.id");
  int at = 1;
  for (const Status status : filter.statuses) rows.bind(at++, to_string(status));
  if (filter.quiet_before) rows.bind(at, days_since_epoch(*filter.quiet_before));
  std::vector<Summary> found = read_summaries(rows);
  if (filter.words.empty()) return found;
  const std::string folded = text::fold(filter.words);
  const std::vector<std::string_view> words = text::split(folded, ' ');
  std::erase_if(found, [&](const Summary& summary) {
    const std::string all = words_of(summary) + "\n" +
                            text::fold(summary.place + "\n" + summary.source + "\n" + summary.url +
                                       "\n" + summary.requisition + "\n" + summary.role);
    return !has_all(all, words);
  });
  return found;
}

std::vector<AgendaItem> Tracker::agenda(std::optional<Date> until) {
  Statement rows = database_.prepare(
      "SELECT application, kind, number, day, text FROM agenda WHERE day <= ? ORDER BY day, "
      "application, kind, number");
  rows.bind(1, until ? days_since_epoch(*until) : days_since_epoch(*make_date(2200, 12, 31)));
  return read_agenda(rows);
}

std::vector<AgendaItem> Tracker::agenda_of_one(std::int64_t id) {
  Statement rows = database_.prepare(
      "SELECT application, kind, number, day, text FROM agenda WHERE application = ? ORDER BY day,"
      " kind, number");
  rows.bind(1, id);
  return read_agenda(rows);
}

std::vector<Summary> Tracker::quiet(Status status, bool reachable, int chased, Date from, Date to) {
  Statement rows = database_.prepare(
      fmt::format("SELECT {} FROM application a WHERE a.status = ? AND a.reachable = ? AND "
                  "a.chased = ? AND a.quiet_since BETWEEN ? AND ?",
                  summary_columns));
  rows.bind(1, to_string(status)).bind(2, reachable).bind(3, chased);
  rows.bind(4, days_since_epoch(from)).bind(5, days_since_epoch(to));
  return read_summaries(rows);
}

std::vector<SameOpening> Tracker::same_opening(const Summary& summary) {
  const OpeningKeys keys = keys_of(summary);
  std::vector<SameOpening> found;
  Statement rows = database_.prepare(
      fmt::format("SELECT {} FROM application_key k JOIN application a ON a.id = k.application"
                  " WHERE k.key = ? ORDER BY a.id DESC",
                  summary_columns));
  const auto add = [&](std::int64_t key, bool certain) {
    for (rows.bind(1, key); rows.step();) {
      Summary other = read_summary(rows);
      const bool known = std::ranges::any_of(
          found, [&](const SameOpening& each) { return each.summary.id == other.id; });
      // Two requisitions are two openings, however alike they are called.
      const bool apart = !certain && !other.requisition.empty() && !summary.requisition.empty() &&
                         text::fold(other.requisition) != text::fold(summary.requisition);
      if (!known && !apart && other.id != summary.id) found.push_back({std::move(other), certain});
    }
    rows.reset();
  };
  for (const std::int64_t key : keys.certain) add(key, true);
  if (keys.position) add(*keys.position, false);
  return found;
}

std::optional<TrackedAs> Tracker::tracked(const Summary& opening) {
  if (!find_tracked_) {
    // Most searches are made before anything is tracked.
    if (count() == 0) return std::nullopt;
    find_tracked_ = database_.prepare(
        "SELECT a.id, a.status FROM application_key k JOIN application a ON a.id = k.application"
        " WHERE k.key = ? ORDER BY a.id DESC LIMIT 1");
  }
  std::optional<TrackedAs> found;
  for (const std::int64_t key : keys_of(opening).certain) {
    find_tracked_->bind(1, key);
    if (!found && find_tracked_->step())
      found = TrackedAs{find_tracked_->int64(0),
                        parse_status(find_tracked_->text(1)).value_or(Status::saved)};
    find_tracked_->reset();
  }
  return found;
}

std::int64_t Tracker::count() {
  Statement row = database_.prepare("SELECT count(*) FROM application");
  row.step();
  return row.int64(0);
}

bool Tracker::has_added(const Event& added) {
  Statement row = database_.prepare(
      "SELECT 1 FROM tracker_event e JOIN application a ON a.id = e.application WHERE e.kind = "
      "'added' AND e.at = ? AND e.fields = ? LIMIT 1");
  row.bind(1, static_cast<std::int64_t>(added.at.time_since_epoch().count()));
  return row.bind(2, to_json(added.fields)).step();
}

std::vector<LoggedCommand> Tracker::log(std::optional<std::int64_t> application, std::size_t most) {
  const std::string_view of_one =
      " WHERE number IN (SELECT brought FROM tracker_event WHERE application = ?2)";
  Statement rows = database_.prepare(
      fmt::format("SELECT number, at, name, undone FROM tracker_command{} ORDER BY number DESC"
                  " LIMIT ?1",
                  application ? of_one : ""));
  rows.bind(1, most);
  if (application) rows.bind(2, *application);
  std::vector<LoggedCommand> commands;
  while (rows.step()) {
    commands.push_back({rows.int64(0), instant_of(rows.int64(1)), std::string(rows.text(2)),
                        rows.int64(3) != 0 && rows.text(2) != "undo"});
  }
  return commands;
}

std::vector<Event> Tracker::events_of_command(std::int64_t command, std::size_t most) {
  Statement rows = database_.prepare(
      "SELECT number, command, brought, application, at, kind, day, fields FROM tracker_event"
      " WHERE brought = ? ORDER BY number LIMIT ?");
  rows.bind(1, command).bind(2, most);
  return read_events(rows);
}

std::size_t Tracker::count_events(std::int64_t command) {
  Statement row = database_.prepare("SELECT count(*) FROM tracker_event WHERE brought = ?");
  row.bind(1, command).step();
  return static_cast<std::size_t>(row.int64(0));
}

std::vector<std::int64_t> Tracker::touched_by(std::int64_t command) {
  Statement rows = database_.prepare(
      "SELECT DISTINCT application FROM tracker_event WHERE brought = ? ORDER BY application");
  std::vector<std::int64_t> ids;
  for (rows.bind(1, command); rows.step();) ids.push_back(rows.int64(0));
  return ids;
}

std::optional<std::string> Tracker::kept(std::string_view digest) {
  Statement row = database_.prepare("SELECT content FROM kept_document WHERE digest = ?");
  if (!row.bind(1, digest).step()) return std::nullopt;
  return std::string(row.blob(0));
}

std::vector<std::int64_t> Tracker::with_resumes() {
  Statement rows = database_.prepare(
      "SELECT DISTINCT application FROM tracker_event WHERE kind = 'resume' ORDER BY application");
  std::vector<std::int64_t> ids;
  while (rows.step()) ids.push_back(rows.int64(0));
  return ids;
}

}  // namespace medtech::tracker
