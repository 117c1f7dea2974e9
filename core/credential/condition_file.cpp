// SPDX-License-Identifier: GPL-3.0-or-later
// Provenance and conditions as files of facts write them.
#include "core/credential/fact_file.hpp"
#include "core/profile/words.hpp"

#include <array>

namespace medtech::credential {

namespace {

const std::array<std::string, 3> confidences{"high", "medium", "low"};

void read_degree(toml::Table& table, Condition& condition) {
  condition.asks = Asks::degree;
  const auto word = table.choice("degree", profile::list_of(profile::level_words));
  if (word)
    condition.level = *profile::value_of<profile::EducationLevel>(profile::level_words, *word);
  condition.fields = table.strings("fields");
  condition.or_hours = table.number("or_hours");
}

void read_hours(toml::Table& table, Condition& condition) {
  condition.asks = Asks::hours;
  condition.subjects = table.strings("hours");
  condition.least = table.number("least").value_or(0);
  if (condition.least <= 0) table.complain("least", "hours need how many at `least`");
  condition.each = table.boolean("each").value_or(false);
}

void read_programme(toml::Table& table, Condition& condition) {
  condition.asks = Asks::programme;
  condition.programmes = table.strings("programme");
  condition.accreditors = table.strings("accreditors");
}

void read_experience(toml::Table& table, Condition& condition) {
  condition.asks = Asks::experience;
  condition.disciplines = table.strings("experience");
  condition.also = table.strings("also");
  condition.every = table.boolean("every").value_or(false);
  condition.years = table.number("years");
  // `hours` is a number here, and a list of subjects elsewhere.
  condition.work_hours = table.number("hours");
  if (condition.years.has_value() == condition.work_hours.has_value())
    table.complain("years", "experience needs either `years` or `hours`");
}

void read_holds(toml::Table& table, Condition& condition) {
  condition.asks = Asks::holds;
  condition.credentials = table.strings("holds");
  condition.lapsed_ok = table.boolean("lapsed_ok").value_or(false);
  condition.exam_on_or_after = table.date("exam_on_or_after");
}

void read_any(toml::Table& table, Condition& condition) {
  condition.asks = Asks::any;
  for (toml::Table& alternative : table.tables("any")) {
    condition.alternatives.push_back(read_conditions(alternative, "all", condition.provenance));
    alternative.finish();
  }
  if (condition.alternatives.size() < 2)
    table.complain("any", "is a choice of at least two lists of conditions");
}

Condition read_condition(toml::Table& table, const Provenance& inherited) {
  Condition condition;
  condition.place = table.place();
  condition.provenance = read_provenance(table, inherited);
  condition.note = table.string("note").value_or("");
  condition.within_years = table.number("within_years");
  condition.window_unsure = table.boolean("window_unsure").value_or(false);
  if (table.has("degree")) {
    read_degree(table, condition);
  } else if (table.has("experience")) {
    read_experience(table, condition);
  } else if (table.has("hours")) {
    read_hours(table, condition);
  } else if (table.has("course")) {
    condition.asks = Asks::course;
    condition.subjects = table.strings("course");
  } else if (table.has("programme")) {
    read_programme(table, condition);
  } else if (table.has("military")) {
    condition.asks = Asks::military;
    condition.course = table.string("military").value_or("");
  } else if (table.has("holds")) {
    read_holds(table, condition);
  } else if (table.boolean("licensed_elsewhere").value_or(false)) {
    condition.asks = Asks::licensed_elsewhere;
  } else if (table.has("any")) {
    read_any(table, condition);
  } else {
    condition.question = table.string("ask").value_or("");
    if (condition.question.empty())
      table.complain("ask", "a condition asks nothing",
                     "degree, hours, course, programme, military, experience, holds, ask or any");
  }
  table.finish();
  return condition;
}

}  // namespace

Provenance read_provenance(toml::Table& table, const Provenance& inherited) {
  Provenance provenance = inherited;
  if (auto source = table.string("source")) {
    if (*source != provenance.source) provenance.unread = false;
    provenance.source = *std::move(source);
  }
  if (const auto as_of = table.date("as_of")) provenance.as_of = as_of;
  if (const auto word = table.choice("confidence", confidences)) {
    provenance.confidence = *word == "high"     ? Confidence::high
                            : *word == "medium" ? Confidence::medium
                                                : Confidence::low;
  }
  if (const auto unread = table.boolean("unread")) provenance.unread = *unread;
  if (provenance.source.empty()) table.complain("source", "a fact needs its source");
  if (!provenance.as_of) table.complain("as_of", "a fact needs the day that it speaks for");
  return provenance;
}

std::vector<Condition> read_conditions(toml::Table& table, std::string_view key,
                                       const Provenance& inherited) {
  std::vector<Condition> conditions;
  for (toml::Table& each : table.tables(key)) conditions.push_back(read_condition(each, inherited));
  return conditions;
}

}  // namespace medtech::credential
