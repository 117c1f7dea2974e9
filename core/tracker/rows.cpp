// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/rows.hpp"

#include "core/base/digest.hpp"
#include "core/base/text.hpp"
#include "core/listing/comparable.hpp"

#include <initializer_list>

namespace medtech::tracker {

using store::Statement;

namespace {

std::optional<int> days_of(const std::optional<Date>& date) {
  if (!date) return std::nullopt;
  return days_since_epoch(*date);
}

std::optional<Date> date_in(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return date_from_days(static_cast<int>(row.int64(column)));
}

std::int64_t opening_key(std::string_view kind, std::initializer_list<std::string_view> parts) {
  std::string all(kind);
  for (const std::string_view part : parts) {
    all += '\x1f';
    all += part;
  }
  return static_cast<std::int64_t>(digest64(all));
}

// What changes from day to day, from parameter `at` on.
int bind_moving(Statement& statement, int at, const Summary& summary) {
  statement.bind(at++, to_string(summary.status));
  statement.bind(at++, days_of(summary.status_since));
  statement.bind(at++, days_of(summary.applied));
  statement.bind(at++, days_since_epoch(summary.found));
  statement.bind(at++, days_since_epoch(summary.quiet_since));
  statement.bind(at++, summary.chased);
  statement.bind(at++, summary.reachable);
  statement.bind(at++, days_of(summary.responded));
  statement.bind(at++, static_cast<std::int64_t>(summary.reached));
  statement.bind(at++, static_cast<std::int64_t>(summary.updated.time_since_epoch().count()));
  statement.bind(at++, summary.resume);
  statement.bind(at++, summary.resume_file);
  return at;
}

// What names the opening.
int bind_naming(Statement& statement, int at, const Summary& summary) {
  for (const std::string* text :
       {&summary.title, &summary.employer, &summary.place, &summary.requisition, &summary.listing,
        &summary.url, &summary.source, &summary.setting, &summary.role, &summary.credentials,
        &summary.posting})
    statement.bind(at++, *text);
  statement.bind(at++, words_of(summary));
  return at;
}

bool same_names(const Summary& left, const Summary& right) {
  return left.title == right.title && left.employer == right.employer &&
         left.place == right.place && left.requisition == right.requisition &&
         left.listing == right.listing && left.url == right.url && left.source == right.source &&
         left.setting == right.setting && left.role == right.role &&
         left.credentials == right.credentials && left.posting == right.posting;
}

}  // namespace

const std::string_view summary_columns =
    "a.status, a.status_since, a.applied, a.found, a.quiet_since, a.chased, a.reachable, "
    "a.responded, a.reached, a.updated, a.resume, a.resume_file, a.title, a.employer, a.place, "
    "a.requisition, a.listing, a.url, a.source, a.setting, a.role, a.credentials, a.posting, a.id";

Summary read_summary(const Statement& row, int first) {
  Summary summary;
  int at = first;
  summary.status = parse_status(row.text(at++)).value_or(Status::saved);
  summary.status_since = date_in(row, at++);
  summary.applied = date_in(row, at++);
  summary.found = date_from_days(static_cast<int>(row.int64(at++)));
  summary.quiet_since = date_from_days(static_cast<int>(row.int64(at++)));
  summary.chased = static_cast<int>(row.int64(at++));
  summary.reachable = row.int64(at++) != 0;
  summary.responded = date_in(row, at++);
  summary.reached = static_cast<unsigned>(row.int64(at++));
  summary.updated = std::chrono::sys_seconds(std::chrono::seconds(row.int64(at++)));
  for (std::string* text :
       {&summary.resume, &summary.resume_file, &summary.title, &summary.employer, &summary.place,
        &summary.requisition, &summary.listing, &summary.url, &summary.source, &summary.setting,
        &summary.role, &summary.credentials, &summary.posting})
    *text = row.text(at++);
  summary.id = row.int64(at);
  return summary;
}

OpeningKeys keys_of(const Summary& summary) {
  OpeningKeys keys;
  const std::string employer = listing::comparable_employer(summary.employer);
  if (!summary.listing.empty()) keys.certain.push_back(opening_key("listing", {summary.listing}));
  if (!summary.requisition.empty() && !employer.empty())
    keys.certain.push_back(opening_key("requisition", {employer, text::fold(summary.requisition)}));
  if (!summary.url.empty())
    keys.certain.push_back(opening_key("address", {listing::canonical_address(summary.url)}));
  if (!employer.empty() && !summary.title.empty())
    keys.position = opening_key("position", {employer, text::fold(summary.title)});
  return keys;
}

std::string words_of(const Summary& summary) {
  return text::fold(summary.employer) + "\n" + text::fold(summary.title);
}

RowWriter::RowWriter(store::Database& database)
    : insert_(database.prepare(
          "INSERT INTO application (status, status_since, applied, found, quiet_since, chased,"
          " reachable, responded, reached, updated, resume, resume_file, title, employer, place,"
          " requisition, listing, url, source, setting, role, credentials, posting, words, id)"
          " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")),
      move_(database.prepare(
          "UPDATE application SET status=?, status_since=?, applied=?, found=?, quiet_since=?,"
          " chased=?, reachable=?, responded=?, reached=?, updated=?, resume=?, resume_file=?"
          " WHERE id=?")),
      name_(database.prepare(
          "UPDATE application SET title=?, employer=?, place=?, requisition=?, listing=?, url=?,"
          " source=?, setting=?, role=?, credentials=?, posting=?, words=? WHERE id=?")),
      remove_(database.prepare("DELETE FROM application WHERE id=?")),
      remove_keys_(database.prepare("DELETE FROM application_key WHERE application=?")),
      add_key_(database.prepare(
          "INSERT OR IGNORE INTO application_key (key, application) VALUES (?,?)")),
      remove_agenda_(database.prepare("DELETE FROM agenda WHERE application=?")),
      add_agenda_(database.prepare(
          "INSERT INTO agenda (application, kind, number, day, text) VALUES (?,?,?,?,?)")),
      remove_spans_(database.prepare("DELETE FROM status_span WHERE application=?")),
      add_span_(
          database.prepare("INSERT INTO status_span (application, number, status, since, until)"
                           " VALUES (?,?,?,?,?)")) {}

void RowWriter::insert(const Application& application) {
  int at = bind_moving(insert_, 1, application.summary);
  at = bind_naming(insert_, at, application.summary);
  insert_.bind(at, application.summary.id).run();
  write_keys(application.summary);
  write_lists(application);
}

void RowWriter::update(const Application& application, const Summary& before) {
  const Summary& summary = application.summary;
  move_.bind(bind_moving(move_, 1, summary), summary.id).run();
  if (!same_names(summary, before)) {
    name_.bind(bind_naming(name_, 1, summary), summary.id).run();
    if (keys_of(summary) != keys_of(before)) {
      remove_keys_.bind(1, summary.id).run();
      write_keys(summary);
    }
  }
  remove_agenda_.bind(1, summary.id).run();
  remove_spans_.bind(1, summary.id).run();
  write_lists(application);
}

void RowWriter::remove(std::int64_t id) { remove_.bind(1, id).run(); }

void RowWriter::write_keys(const Summary& summary) {
  const OpeningKeys keys = keys_of(summary);
  for (const std::int64_t key : keys.certain) add_key_.bind(1, key).bind(2, summary.id).run();
  if (keys.position) add_key_.bind(1, *keys.position).bind(2, summary.id).run();
}

void RowWriter::write_lists(const Application& application) {
  const std::int64_t id = application.summary.id;
  for (const AgendaItem& item : agenda_of(application)) {
    add_agenda_.bind(1, id).bind(2, item.kind).bind(3, item.number);
    add_agenda_.bind(4, days_since_epoch(item.day)).bind(5, item.text).run();
  }
  int number = 0;
  for (const StatusSpan& span : application.statuses) {
    add_span_.bind(1, id).bind(2, ++number).bind(3, to_string(span.status));
    add_span_.bind(4, days_of(span.since)).bind(5, days_of(span.until)).run();
  }
}

}  // namespace medtech::tracker
