// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/debrief.hpp"

namespace medtech::interview {

namespace {

constexpr std::string_view debrief_columns =
    "application, day, role, role_score, equipment, equipment_score, team, team_score, growth, "
    "growth_score, open";

std::optional<std::string> text_or_none(const store::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

Debrief read_debrief(const store::Statement& row) {
  Debrief debrief;
  debrief.application = row.int64(0);
  debrief.day = date_from_days(static_cast<int>(row.int64(1)));
  int column = 2;
  for (Impression& field : debrief.fields) {
    field.text = text_or_none(row, column);
    if (const auto score = row.optional_int64(column + 1)) field.score = static_cast<int>(*score);
    column += 2;
  }
  debrief.open = text_or_none(row, column);
  return debrief;
}

}  // namespace

std::optional<Debrief> DebriefBook::find(std::int64_t application) {
  store::Statement row = database_.prepare("SELECT " + std::string(debrief_columns) +
                                           " FROM debrief WHERE application = ?");
  if (!row.bind(1, application).step()) return std::nullopt;
  return read_debrief(row);
}

std::vector<Debrief> DebriefBook::all() {
  store::Statement rows = database_.prepare("SELECT " + std::string(debrief_columns) +
                                            " FROM debrief ORDER BY application");
  std::vector<Debrief> debriefs;
  while (rows.step()) debriefs.push_back(read_debrief(rows));
  return debriefs;
}

void DebriefBook::put(const Debrief& debrief) {
  store::Statement insert =
      database_.prepare("INSERT OR REPLACE INTO debrief (" + std::string(debrief_columns) +
                        ") VALUES (?,?,?,?,?,?,?,?,?,?,?)");
  insert.bind(1, debrief.application).bind(2, days_since_epoch(debrief.day));
  int column = 3;
  for (const Impression& field : debrief.fields) {
    insert.bind(column, field.text).bind(column + 1, field.score);
    column += 2;
  }
  insert.bind(column, debrief.open).run();
}

std::optional<double> mean_score(const Debrief& debrief) {
  double sum = 0;
  int count = 0;
  for (const Impression& field : debrief.fields) {
    if (!field.score) continue;
    sum += *field.score;
    ++count;
  }
  return count == 0 ? std::nullopt : std::optional(sum / count);
}

}  // namespace medtech::interview
