// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/places.hpp"
#include "core/profile/profile.hpp"
#include "core/profile/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace medtech::profile {

namespace {

using medtech::to_string;  // of a Date
using toml::Table;

constexpr double most_miles = 12'500;  // half way around the earth
constexpr double hours_of_a_week = 168;
constexpr double most_credit_hours = 1'000;
constexpr double most_ce = 10'000;

std::string shown(std::string_view text) {
  return '"' + text::printable_line(text::elide(text, 60)) + '"';
}

// An empty string says as much as a missing key.
std::optional<std::string> filled(Table& table, std::string_view key) {
  const auto text = table.string(key);
  if (!text) return std::nullopt;
  const std::string_view trimmed = text::trim(*text);
  if (trimmed.empty()) return std::nullopt;
  return std::string(trimmed);
}

std::vector<std::string> filled_list(Table& table, std::string_view key) {
  std::vector<std::string> list;
  for (const std::string& text : table.strings(key)) {
    const std::string_view trimmed = text::trim(text);
    if (!trimmed.empty()) list.emplace_back(trimmed);
  }
  return list;
}

// What an entry is of no use without; `example` is how it could be written.
std::string required(Table& table, std::string_view key, std::string_view example) {
  const bool written = table.has(key);
  const auto text = table.string(key);
  const bool empty = text && text::trim(*text).empty();
  if (!written || empty) {
    table.complain(key, empty ? "is empty" : "is missing",
                   fmt::format("e.g. {} = {}", key, example));
  }
  return text ? std::string(text::trim(*text)) : std::string();
}

std::optional<double> number_within(Table& table, std::string_view key, double least, double most) {
  const auto number = table.number(key);
  if (!number) return std::nullopt;
  if (*number >= least && *number <= most) return number;
  table.complain(key, fmt::format("{} is out of range", *number),
                 fmt::format("give a number from {} to {}", least, most));
  return std::nullopt;
}

std::optional<double> number_above_zero(Table& table, std::string_view key, double most) {
  const auto number = table.number(key);
  if (!number) return std::nullopt;
  if (*number > 0 && *number <= most) return number;
  table.complain(key, fmt::format("{} is out of range", *number),
                 fmt::format("give a number above 0, at most {}", most));
  return std::nullopt;
}

/// Which day stands for a month or a year.
enum class Edge { first, last };

// A date, or a string with a month or a year alone: "2016-05", "2016".
std::optional<Date> date_or_part(Table& table, std::string_view key, Edge edge,
                                 Exactness& exactness) {
  const auto written = table.date_text(key);
  const std::string_view text = text::trim(written ? std::string_view(*written) : "");
  const bool year = text.size() == 4, month = text.size() == 7;
  if (!year && !month) return table.date(key);
  const auto first = parse_iso_date(std::string(text) + (year ? "-01-01" : "-01"));
  if (!first) return table.date(key);
  exactness = year ? Exactness::year : Exactness::month;
  if (edge == Edge::first) return first;
  const std::chrono::year_month_day day(*first);
  return Date(day.year() / (year ? std::chrono::December : day.month()) / std::chrono::last);
}

void complain_of_order(Table& table, std::string_view later_key, std::optional<Date> later,
                       std::string_view earlier_key, std::optional<Date> earlier) {
  if (!later || !earlier || *later >= *earlier) return;
  table.complain(
      later_key,
      fmt::format("{} is before `{}`, {}", to_string(*later), earlier_key, to_string(*earlier)),
      "correct one of the two dates");
}

std::optional<std::string> state_code(Table& table, std::string_view key, std::string_view word) {
  if (const auto code = ontology::embedded_places().find_state(word)) return std::string(*code);
  table.complain(key, shown(word) + " is no state",
                 "give its two letters, e.g. \"OH\", or its name");
  return std::nullopt;
}

std::optional<std::string> state(Table& table, std::string_view key) {
  const auto word = filled(table, key);
  return word ? state_code(table, key, *word) : std::nullopt;
}

std::optional<std::string> zip(Table& table, std::string_view key) {
  const auto text = filled(table, key);
  if (!text) return std::nullopt;
  if (const auto code = parse_zip(*text)) return code;
  table.complain(key, shown(*text) + " is no ZIP code", "give five digits, e.g. \"45202\"");
  return std::nullopt;
}

bool is_email(Table& table, std::string_view key, std::string_view text) {
  const std::size_t at = text.find('@');
  const bool right = at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
                     text.find('@', at + 1) == std::string_view::npos &&
                     std::ranges::none_of(text, text::is_space);
  if (!right)
    table.complain(key, shown(text) + " is no e-mail address", "e.g. \"ana@example.org\"");
  return right;
}

bool is_phone(Table& table, std::string_view key, std::string_view text) {
  const bool right = std::ranges::count_if(text, text::is_digit) >= 7;
  if (!right) table.complain(key, shown(text) + " is no phone number", "e.g. \"513-555-0100\"");
  return right;
}

using IsRight = bool (*)(Table&, std::string_view, std::string_view);

std::optional<std::string> one_of(Table& table, std::string_view key, IsRight is_right) {
  auto text = filled(table, key);
  return text && is_right(table, key, *text) ? text : std::nullopt;
}

std::vector<std::string> several(Table& table, std::string_view key, IsRight is_right) {
  std::vector<std::string> list = filled_list(table, key);
  std::erase_if(list, [&](const std::string& each) { return !is_right(table, key, each); });
  return list;
}

std::optional<Setting> setting(Table& table) {
  const auto word = table.choice("setting", list_of(setting_words));
  return word ? value_of<Setting>(setting_words, *word) : std::nullopt;
}

std::vector<Setting> settings(Table& table) {
  std::vector<Setting> values;
  for (const std::string& word : table.strings("settings")) {
    if (const auto value = value_of<Setting>(setting_words, word)) {
      values.push_back(*value);
      continue;
    }
    const std::vector<std::string> all = list_of(setting_words);
    std::string hint = text::did_you_mean(word, all);
    if (!hint.empty()) hint += ' ';
    table.complain("settings", shown(word) + " is no setting",
                   hint + "settings are " + text::join(all, ", "));
  }
  return values;
}

Home read_home(Table table) {
  Home home;
  home.zip = zip(table, "zip");
  home.city = filled(table, "city");
  home.state = state(table, "state");
  if (home.city && !table.has("zip") && !table.has("state")) {
    table.complain("city", "is not enough to know the place",
                   "add state = \"OH\" or zip = \"45202\"");
  }
  table.finish();
  return home;
}

RoleGoal read_role(Table table) {
  RoleGoal role{filled(table, "current"), filled(table, "target")};
  table.finish();
  return role;
}

SearchDefaults read_search(Table table) {
  SearchDefaults search;
  search.radius_miles = number_above_zero(table, "radius_miles", most_miles);
  for (const std::string& word : filled_list(table, "states")) {
    if (auto code = state_code(table, "states", word)) search.states.push_back(std::move(*code));
  }
  search.settings = settings(table);
  if (const auto text = filled(table, "min_pay")) {
    search.min_pay = parse_least_pay(*text);
    if (!search.min_pay) {
      table.complain("min_pay", shown(*text) + " is no pay",
                     "give a sum above 0 and what it is for, e.g. \"32/hour\" or \"70000/year\"");
    }
  }
  search.remote = table.boolean("remote");
  table.finish();
  return search;
}

std::map<std::string, double> read_credit_hours(Table& entry) {
  std::map<std::string, double> hours;
  auto table = entry.table("credit_hours");
  if (!table) return hours;
  for (const std::string& subject : table->keys()) {
    if (const auto amount = number_within(*table, subject, 0, most_credit_hours)) {
      hours.emplace(subject, *amount);
    }
  }
  table->finish();
  return hours;
}

Education read_education(Table table) {
  Education entry;
  if (const auto word = table.choice("level", list_of(level_words))) {
    entry.level = value_of<EducationLevel>(level_words, *word);
  }
  entry.field = filled(table, "field");
  entry.school = filled(table, "school");
  entry.accreditation = filled(table, "accreditation");
  entry.credit_hours = read_credit_hours(table);
  entry.country = filled(table, "country");
  entry.evaluated = table.boolean("evaluated").value_or(false);
  entry.completed = date_or_part(table, "completed", Edge::last, entry.exactness);
  entry.expected = date_or_part(table, "expected", Edge::last, entry.exactness);
  if (table.has("completed") && table.has("expected")) {
    table.complain("expected", "contradicts `completed`",
                   "keep `completed` for what is finished, `expected` for what is not");
  }
  table.finish();
  return entry;
}

Experience read_experience(Table table) {
  Experience entry;
  entry.title = required(table, "title", "\"BMET II\"");
  entry.employer = filled(table, "employer");
  entry.setting = setting(table);
  entry.place = filled(table, "place");
  entry.start = date_or_part(table, "start", Edge::first, entry.start_exactness);
  entry.end = date_or_part(table, "end", Edge::last, entry.end_exactness);
  complain_of_order(table, "end", entry.end, "start", entry.start);
  entry.hours_per_week = number_within(table, "hours_per_week", 1, hours_of_a_week);
  entry.disciplines = filled_list(table, "disciplines");
  entry.skills = filled_list(table, "skills");
  table.finish();
  return entry;
}

Certification read_certification(Table table) {
  Certification entry;
  entry.id = required(table, "id", "\"CBET\"");
  entry.number = filled(table, "number");
  entry.earned = date_or_part(table, "earned", Edge::first, entry.earned_exactness);
  entry.first_earned = table.date("first_earned");
  entry.expires = date_or_part(table, "expires", Edge::last, entry.expires_exactness);
  complain_of_order(table, "earned", entry.earned, "first_earned", entry.first_earned);
  complain_of_order(table, "expires", entry.expires, "earned", entry.earned);
  if (!entry.earned) {
    complain_of_order(table, "expires", entry.expires, "first_earned", entry.first_earned);
  }
  table.finish();
  return entry;
}

ContinuingEducation read_ce(Table table) {
  ContinuingEducation entry;
  entry.credential = required(table, "credential", "\"CBET\"");
  if (const auto date = table.date("date")) entry.date = *date;
  if (!table.has("date")) table.complain("date", "is missing", "e.g. date = 2025-03-02");
  if (const auto amount = number_above_zero(table, "amount", most_ce)) entry.amount = *amount;
  if (!table.has("amount")) table.complain("amount", "is missing", "e.g. amount = 6");
  entry.area = filled(table, "area");
  entry.title = filled(table, "title");
  table.finish();
  return entry;
}

License read_license(Table table) {
  License entry;
  if (const std::string word = required(table, "state", "\"CA\""); !word.empty()) {
    entry.state = state_code(table, "state", word).value_or("");
  }
  entry.id = required(table, "id", "\"CLS\"");
  entry.number = filled(table, "number");
  entry.expires = date_or_part(table, "expires", Edge::last, entry.expires_exactness);
  table.finish();
  return entry;
}

Document read_document(Table table) {
  Document entry;
  entry.title = required(table, "title", "\"BLS card\"");
  entry.number = filled(table, "number");
  entry.expires = date_or_part(table, "expires", Edge::last, entry.expires_exactness);
  table.finish();
  return entry;
}

Service read_service(Table table) {
  Service entry{required(table, "code", "\"68A\""), table.date("start"), table.date("end")};
  complain_of_order(table, "end", entry.end, "start", entry.start);
  table.finish();
  return entry;
}

Story read_story(Table table) {
  Story entry;
  entry.title = required(table, "title", "\"The ventilator recall\"");
  entry.situation = filled(table, "situation");
  entry.action = filled(table, "action");
  entry.result = filled(table, "result");
  entry.skills = filled_list(table, "skills");
  table.finish();
  return entry;
}

void check_schema(Table& root) {
  const auto schema = root.integer("schema");
  if (!schema || *schema == 1) return;
  root.complain("schema", fmt::format("{} is not known to this version of medtech", *schema),
                "write schema = 1");
}

template <typename Entry>
std::vector<Entry> entries(Table& root, std::string_view key, Entry (*read)(Table)) {
  std::vector<Entry> list;
  for (Table& table : root.tables(key)) list.push_back(read(std::move(table)));
  return list;
}

Profile read_profile(Table root) {
  Profile profile;
  check_schema(root);
  profile.name = filled(root, "name");
  profile.email = one_of(root, "email", is_email);
  profile.phone = one_of(root, "phone", is_phone);
  profile.other_emails = several(root, "other_emails", is_email);
  profile.other_phones = several(root, "other_phones", is_phone);
  profile.skills = filled_list(root, "skills");
  if (auto table = root.table("home")) profile.home = read_home(std::move(*table));
  if (auto table = root.table("role")) profile.role = read_role(std::move(*table));
  if (auto table = root.table("search")) profile.search = read_search(std::move(*table));
  profile.education = entries(root, "education", read_education);
  profile.experience = entries(root, "experience", read_experience);
  profile.certifications = entries(root, "certification", read_certification);
  profile.ce = entries(root, "ce", read_ce);
  profile.licenses = entries(root, "license", read_license);
  profile.documents = entries(root, "document", read_document);
  profile.military = entries(root, "military", read_service);
  profile.stories = entries(root, "story", read_story);
  root.finish();
  return profile;
}

}  // namespace

Result<Checked> parse(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(std::move(document.error()));
  Checked checked;
  checked.profile = read_profile(document->root());
  checked.diagnostics = document->diagnostics();
  std::ranges::sort(checked.diagnostics, {}, [](const Diagnostic& each) {
    return std::tie(each.place.line, each.place.column, each.field, each.message);
  });
  return checked;
}

}  // namespace medtech::profile
