// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checklist/marks.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::checklist {

namespace {

constexpr std::array<std::string_view, 3> mark_words{"done", "undone", "skipped"};

}  // namespace

std::string_view to_string(MarkState state) {
  return mark_words.at(static_cast<std::size_t>(state));
}

std::optional<MarkState> parse_mark_state(std::string_view word) {
  const auto found = std::ranges::find(mark_words, word);
  if (found == mark_words.end()) return std::nullopt;
  return static_cast<MarkState>(found - mark_words.begin());
}

std::map<std::string, Mark, std::less<>> MarkBook::marks() {
  store::Statement rows = database_.prepare("SELECT item, state, day, note FROM checklist_mark");
  std::map<std::string, Mark, std::less<>> all;
  while (rows.step()) {
    Mark& mark = all[std::string(rows.text(0))];
    mark.state = parse_mark_state(rows.text(1)).value_or(MarkState::done);
    mark.day = date_from_days(static_cast<int>(rows.int64(2)));
    mark.note = rows.text(3);
  }
  return all;
}

void MarkBook::put(std::string_view item, const Mark& mark) {
  database_
      .prepare("INSERT OR REPLACE INTO checklist_mark (item, state, day, note) VALUES (?,?,?,?)")
      .bind(1, item)
      .bind(2, to_string(mark.state))
      .bind(3, days_since_epoch(mark.day))
      .bind(4, mark.note)
      .run();
}

void MarkBook::remove(std::string_view item) {
  database_.prepare("DELETE FROM checklist_mark WHERE item = ?").bind(1, item).run();
}

std::vector<OwnItem> MarkBook::own_items() {
  store::Statement rows =
      database_.prepare("SELECT number, list, text, due FROM checklist_own ORDER BY number");
  std::vector<OwnItem> all;
  while (rows.step()) {
    OwnItem item;
    item.number = rows.int64(0);
    item.list = rows.text(1);
    item.text = rows.text(2);
    if (const auto due = rows.optional_int64(3)) item.due = date_from_days(static_cast<int>(*due));
    all.push_back(std::move(item));
  }
  return all;
}

OwnItem MarkBook::add(OwnItem item) {
  store::Statement insert =
      database_.prepare("INSERT INTO checklist_own (number, list, text, due) VALUES (?,?,?,?)");
  if (item.number > 0) {
    insert.bind(1, item.number);
  } else {
    insert.bind_null(1);
  }
  insert.bind(2, item.list).bind(3, item.text);
  if (item.due) {
    insert.bind(4, days_since_epoch(*item.due));
  } else {
    insert.bind_null(4);
  }
  insert.run();
  item.number = database_.last_insert_id();
  return item;
}

std::map<std::string, Date, std::less<>> MarkBook::events() {
  store::Statement rows = database_.prepare("SELECT list, day FROM checklist_event");
  std::map<std::string, Date, std::less<>> all;
  while (rows.step())
    all[std::string(rows.text(0))] = date_from_days(static_cast<int>(rows.int64(1)));
  return all;
}

void MarkBook::put_event(std::string_view list, Date day) {
  database_.prepare("INSERT OR REPLACE INTO checklist_event (list, day) VALUES (?,?)")
      .bind(1, list)
      .bind(2, days_since_epoch(day))
      .run();
}

void MarkBook::remove_event(std::string_view list) {
  database_.prepare("DELETE FROM checklist_event WHERE list = ?").bind(1, list).run();
}

}  // namespace medtech::checklist
