// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/records.hpp"

#include "core/base/text.hpp"
#include "core/format/csv.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/board.hpp"
#include "core/sources/fields.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

using json::Value;
using listing::RawListing;
using listing::RawPlace;

// Hands a scalar on as it stands, without a copy where it is a string.
template <typename Take>
void with_text(Value value, Take take) {
  if (const auto string = value.string()) {
    take(*string);
  } else {
    take(std::string_view(value.scalar_text()));
  }
}

RawPlace place_of(Value object) {
  RawPlace place;
  object.each_member([&](std::string_view key, Value value) {
    const auto text = [&](std::string& into) { into = value.scalar_text(); };
    if (key == "name" || key == "display_name" || key == "text") text(place.text);
    switch (find_field(key).value_or(Field::title)) {
      case Field::city:
        return text(place.city);
      case Field::state:
      case Field::region:
        return text(place.state);
      case Field::zip:
        return text(place.zip);
      case Field::country:
        return text(place.country);
      case Field::latitude:
        place.lat = value.number();
        return;
      case Field::longitude:
        place.lon = value.number();
        return;
      default:
        return;
    }
  });
  return place;
}

void take_places(Value value, FieldSet& fields) {
  const auto take_one = [&fields](Value one) {
    if (one.is_object()) return fields.add_place(place_of(one));
    fields.add_place(place_named(one.string_or_empty()));
  };
  if (value.is_array()) {
    value.each(take_one);
  } else if (value.is_object()) {
    take_one(value);
  } else {
    with_text(value, [&](std::string_view text) { fields.set(Field::place, text); });
  }
}

void take_pay(Value pay, FieldSet& fields) {
  if (!pay.is_object()) {
    return with_text(pay, [&](std::string_view text) { fields.set(Field::pay_text, text); });
  }
  struct Part {
    std::string_view key;
    Field field;
  };
  constexpr auto parts = std::to_array<Part>({{"min", Field::pay_min},
                                              {"max", Field::pay_max},
                                              {"currency", Field::pay_currency},
                                              {"interval", Field::pay_interval},
                                              {"text", Field::pay_text}});
  for (const Part& part : parts) {
    with_text(pay[part.key], [&](std::string_view text) { fields.set(part.field, text); });
  }
}

// An employer may be a name or an object that has one; labels may be several.
void take_value(Field field, Value value, FieldSet& fields) {
  if (value.is_object()) {
    value = value["name"].exists() ? value["name"] : value["display_name"];
  }
  // A title is text: a number in its place is some other thing.
  if (field == Field::title && !value.is_string()) return;
  if (value.is_array()) {
    std::string labels;
    value.each([&](Value one) { add_label(labels, one.scalar_text()); });
    return fields.set(field, labels);
  }
  with_text(value, [&](std::string_view text) { fields.set(field, text); });
}

// An id of our own, which says nothing about the source it was once read from.
bool is_our_id(std::string_view id) {
  constexpr std::size_t shortest = 12;
  return id.size() >= shortest && std::ranges::all_of(id, [](char c) {
           return text::is_digit(c) || (c >= 'a' && c <= 'f');
         });
}

void take_member(std::string_view key, Value value, FieldSet& fields) {
  const auto field = find_field(key);
  if (!field || value.is_null()) return;
  switch (*field) {
    case Field::place:
      return take_places(value, fields);
    case Field::pay_text:
      return take_pay(value, fields);
    case Field::native_id:
      if (key == "id" && is_our_id(value.string_or_empty())) return;
      [[fallthrough]];
    default:
      return take_value(*field, value, fields);
  }
}

std::vector<std::optional<Field>> columns_of(const csv::Record& header) {
  std::vector<std::optional<Field>> columns;
  for (const std::string& cell : header.cells) columns.push_back(find_field(cell));
  return columns;
}

bool has_title(const std::vector<std::optional<Field>>& columns) {
  return std::ranges::find(columns, std::optional(Field::title)) != columns.end();
}

// "bar", "foo": a few of them, for a message.
std::string named_columns(const csv::Record& header) {
  constexpr std::size_t most = 8;
  constexpr std::size_t longest = 40;
  std::vector<std::string> names;
  for (const std::string& cell : header.cells) {
    if (names.size() == most) break;
    names.push_back('"' + text::elide(text::printable_line(cell), longest) + '"');
  }
  return text::join(names, ", ") + (header.cells.size() > most ? " …" : "");
}

// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
std::string_view plain_cell(std::string_view cell) {
  const bool guarded = cell.size() > 1 && cell[0] == '\'' &&
                       std::string_view("=+-@\t\r").find(cell[1]) != std::string_view::npos;
  return guarded ? cell.substr(1) : cell;
}

}  // namespace

RawListing read_record(Value record) {
  FieldSet fields;
  record.each_member([&](std::string_view key, Value value) { take_member(key, value, fields); });
  RawListing raw = fields.take_listing();
  // Adzuna puts its own estimate where no salary is stated.
  const std::string predicted = record["salary_is_predicted"].scalar_text();
  if (predicted == "1" || predicted == "true") raw.pay = {};
  raw.url = web_address(raw.url);
  return raw;
}

bool is_csv_of_listings(std::string_view text) {
  const std::string_view first_line =
      text.substr(0, std::min(text.find_first_of("\r\n"), limits::kibibyte * 16));
  const auto header = csv::parse(first_line);
  if (!header || header->empty() || header->front().cells.size() < 2) return false;
  return has_title(columns_of(header->front()));
}

Reading read_csv(std::string_view text) {
  const csv::Table table = csv::read(text);
  const auto told = [](const Error& bad) {
    return "line " + std::to_string(bad.place.line) + ": " + bad.message;
  };
  const std::vector<csv::Record>& records = table.records;
  if (records.empty())
    return failed_reading(table.bad.empty() ? "there are no rows" : told(table.bad.front()));
  const auto columns = columns_of(records.front());
  if (!has_title(columns)) {
    return failed_reading("the first row names no column \"title\" but " +
                          named_columns(records.front()) +
                          " (others that are read: employer, url, posted, city, state …)");
  }
  Reading reading;
  reading.whole = false;
  for (const Error& bad : table.bad) {
    ++reading.bad_items;
    reading.problems.push_back(told(bad));
  }
  for (std::size_t row = 1; row < records.size(); ++row) {
    const csv::Record& record = records[row];
    FieldSet fields;
    for (std::size_t i = 0; i < std::min(columns.size(), record.cells.size()); ++i) {
      if (columns[i]) fields.set(*columns[i], plain_cell(record.cells[i]));
    }
    RawListing raw = fields.take_listing();
    raw.url = web_address(raw.url);
    if (raw.title.empty()) {
      ++reading.bad_items;
      reading.problems.push_back("line " + std::to_string(record.line) + " has no title");
    } else {
      reading.listings.push_back(std::move(raw));
    }
  }
  if (reading.listings.empty() && !table.bad.empty())
    return failed_reading(told(table.bad.front()));
  mark_shared_addresses(reading.listings);
  return reading;
}

}  // namespace medtech::sources
