// SPDX-License-Identifier: GPL-3.0-or-later
// Practice, debriefs and checklists in a backup.
#include "cmd/backup.hpp"
#include "cmd/track.hpp"
#include "core/base/text.hpp"
#include "core/checklist/marks.hpp"
#include "core/interview/debrief.hpp"
#include "core/interview/practice.hpp"
#include "core/store/database.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace medtech::cmd {

namespace {

using checklist::MarkBook;
using interview::DebriefBook;
using interview::PracticeLog;

std::optional<Date> date_in(json::Value value) { return parse_iso_date(value.string_or_empty()); }

std::optional<int> small_number(json::Value value, int least, int most) {
  const auto number = value.integer();
  if (!number || *number < least || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

std::optional<std::string> text_in(json::Value value) {
  const auto text = value.string();
  return text ? std::optional(std::string(*text)) : std::nullopt;
}

void say_restored(Restored& restored, std::size_t count, const char* one, const char* many) {
  if (count > 0) restored.parts.push_back(text::count(count, one, many));
}

}  // namespace

void write_practice(Context& context, json::Writer& writer) {
  writer.key("practice").begin_array();
  for (const interview::Attempt& each : PracticeLog(context.catalogue().database()).attempts()) {
    writer.begin_object()
        .member("question", each.question)
        .member("on", to_string(each.day))
        .member("seconds", each.seconds)
        .member("rating", static_cast<int>(each.rating))
        .member("answer", each.answer)
        .end_object();
  }
  writer.end_array();
}

void restore_practice(Context& context, json::Value value, Restored& restored) {
  PracticeLog log(context.catalogue().database());
  const std::vector<interview::Attempt> known = log.attempts();
  store::Transaction transaction(context.catalogue().database());
  std::size_t count = 0;
  value.each([&](json::Value each) {
    interview::Attempt attempt;
    attempt.question = each["question"].string_or_empty();
    const auto day = date_in(each["on"]);
    const auto rating = small_number(each["rating"], 1, 4);
    if (attempt.question.empty() || !day || !rating) return;
    attempt.day = *day;
    attempt.rating = static_cast<interview::Rating>(*rating);
    attempt.seconds = small_number(each["seconds"], 0, 1'000'000);
    attempt.answer = each["answer"].string_or_empty();
    if (std::ranges::find(known, attempt) != known.end()) return;
    log.add(attempt);
    ++count;
  });
  transaction.commit();
  say_restored(restored, count, "answer of practice", "answers of practice");
}

void write_debriefs(Context& context, json::Writer& writer) {
  writer.key("debriefs").begin_array();
  for (const interview::Debrief& each : DebriefBook(context.catalogue().database()).all()) {
    const auto summary = context.tracker().summary(each.application);
    writer.begin_object()
        .member("application", each.application)
        .member("name", summary ? name_of(*summary) : "")
        .member("on", to_string(each.day));
    for (std::size_t i = 0; i < each.fields.size(); ++i) {
      writer.key(interview::debrief_fields[i].id).begin_object();
      writer.member("text", each.fields[i].text).member("score", each.fields[i].score);
      writer.end_object();
    }
    writer.member("open", each.open).end_object();
  }
  writer.end_array();
}

void restore_debriefs(Context& context, json::Value value, Restored& restored) {
  DebriefBook book(context.catalogue().database());
  std::size_t count = 0;
  value.each([&](json::Value each) {
    interview::Debrief debrief;
    const auto day = date_in(each["on"]);
    debrief.application = each["application"].integer().value_or(0);
    if (debrief.application <= 0 || !day || book.find(debrief.application)) return;
    // Beside other applications those of the backup may have got other numbers.
    const auto summary = context.tracker().summary(debrief.application);
    if ((summary ? name_of(*summary) : "") != each["name"].string_or_empty()) return;
    debrief.day = *day;
    for (std::size_t i = 0; i < debrief.fields.size(); ++i) {
      const json::Value field = each[interview::debrief_fields[i].id];
      debrief.fields[i] = {text_in(field["text"]), small_number(field["score"], 1, 5)};
    }
    debrief.open = text_in(each["open"]);
    book.put(debrief);
    ++count;
  });
  say_restored(restored, count, "debrief", "debriefs");
}

void write_checklists(Context& context, json::Writer& writer) {
  MarkBook book(context.catalogue().database());
  writer.key("checklists").begin_object().key("marks").begin_array();
  for (const auto& [item, mark] : book.marks()) {
    writer.begin_object()
        .member("item", item)
        .member("state", checklist::to_string(mark.state))
        .member("on", to_string(mark.day))
        .member("note", mark.note)
        .end_object();
  }
  writer.end_array().key("own").begin_array();
  for (const checklist::OwnItem& own : book.own_items()) {
    writer.begin_object()
        .member("number", own.number)
        .member("list", own.list)
        .member("text", own.text)
        .member("due", own.due ? std::optional(to_string(*own.due)) : std::nullopt)
        .end_object();
  }
  writer.end_array().key("events").begin_array();
  for (const auto& [list, day] : book.events())
    writer.begin_object().member("list", list).member("on", to_string(day)).end_object();
  writer.end_array().end_object();
}

void restore_checklists(Context& context, json::Value value, Restored& restored) {
  MarkBook book(context.catalogue().database());
  const auto marks = book.marks();
  const auto events = book.events();
  const auto known = book.own_items();
  std::size_t count = 0;
  value["marks"].each([&](json::Value each) {
    const std::string item(each["item"].string_or_empty());
    const auto state = checklist::parse_mark_state(each["state"].string_or_empty());
    const auto day = date_in(each["on"]);
    if (item.empty() || !state || !day || marks.contains(item)) return;
    book.put(item, {*state, *day, std::string(each["note"].string_or_empty())});
    ++count;
  });
  value["own"].each([&](json::Value each) {
    checklist::OwnItem own;
    own.number = each["number"].integer().value_or(0);
    own.list = each["list"].string_or_empty();
    own.text = each["text"].string_or_empty();
    own.due = date_in(each["due"]);
    if (own.list.empty() || own.text.empty()) return;
    const auto same = std::ranges::find(known, own.number, &checklist::OwnItem::number);
    if (same != known.end() && *same == own) return;
    if (same != known.end()) own.number = 0;
    book.add(std::move(own));
    ++count;
  });
  value["events"].each([&](json::Value each) {
    const std::string list(each["list"].string_or_empty());
    const auto day = date_in(each["on"]);
    if (list.empty() || !day || events.contains(list)) return;
    book.put_event(list, *day);
    ++count;
  });
  say_restored(restored, count, "entry of checklists", "entries of checklists");
}

}  // namespace medtech::cmd
