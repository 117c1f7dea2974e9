// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schema.hpp"

#include "core/base/date.hpp"
#include "core/base/limits.hpp"
#include "core/format/pattern.hpp"
#include "core/sys/file.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace medtech::testing {

namespace {

using json::Value;

class Checker {
 public:
  explicit Checker(Value root) : root_(root) {}
  void check(Value schema, Value value, const std::string& path);
  std::vector<std::string> complaints;

 private:
  void complain(const std::string& path, const std::string& what) {
    complaints.push_back(path + ": " + what);
  }
  void check_keyword(std::string_view keyword, Value rule, Value schema, Value value,
                     const std::string& path);
  void check_members(Value schema, Value value, const std::string& path);
  Value resolve(std::string_view reference) const;

  Value root_;
};

bool has_type(Value value, std::string_view type) {
  if (type == "null") return value.is_null();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.boolean().has_value() && !value.is_string();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number() && value.integer().has_value();
  return false;
}

bool equals(Value left, Value right) {
  if (left.is_null() || right.is_null()) return left.is_null() && right.is_null();
  return left.is_string() == right.is_string() && left.scalar_text() == right.scalar_text();
}

bool any_element(Value list, const auto& test) {
  bool found = false;
  list.each([&](Value element) { found = found || test(element); });
  return found;
}

Value Checker::resolve(std::string_view reference) const {
  Value found = root_;
  while (reference.find('/') != std::string_view::npos) {
    reference.remove_prefix(reference.find('/') + 1);
    found = found[reference.substr(0, reference.find('/'))];
  }
  return found;
}

void Checker::check_members(Value schema, Value value, const std::string& path) {
  value.each_member([&](std::string_view key, Value member) {
    const Value rule = schema["properties"][key];
    const std::string below = path + "." + std::string(key);
    if (rule.exists()) {
      check(rule, member, below);
    } else if (schema["additionalProperties"].boolean() == false) {
      complain(below, "is not foreseen");
    } else if (schema["additionalProperties"].is_object()) {
      check(schema["additionalProperties"], member, below);
    }
  });
}

void Checker::check_keyword(std::string_view keyword, Value rule, Value schema, Value value,
                            const std::string& path) {
  static constexpr std::array<std::string_view, 6> annotations{"$schema", "title", "description",
                                                               "$defs",   "$id",   "default"};
  if (std::ranges::find(annotations, keyword) != annotations.end()) return;
  if (keyword == "type") {
    const bool right =
        rule.is_array()
            ? any_element(rule, [&](Value each) { return has_type(value, each.string_or_empty()); })
            : has_type(value, rule.string_or_empty());
    if (!right) complain(path, "is of the wrong type: " + value.scalar_text());
  } else if (keyword == "const") {
    if (!equals(rule, value)) complain(path, "is not " + rule.scalar_text());
  } else if (keyword == "enum") {
    if (!any_element(rule, [&](Value each) { return equals(each, value); }))
      complain(path, "is none of its values: " + value.scalar_text());
  } else if (keyword == "required") {
    rule.each([&](Value name) {
      if (value.is_object() && !value[name.string_or_empty()].exists())
        complain(path, "lacks " + std::string(name.string_or_empty()));
    });
  } else if (keyword == "properties" || keyword == "additionalProperties") {
    if (keyword == "properties" || !schema["properties"].exists())
      check_members(schema, value, path);
  } else if (keyword == "items") {
    std::size_t index = 0;
    value.each(
        [&](Value element) { check(rule, element, path + "[" + std::to_string(index++) + "]"); });
  } else if (keyword == "minimum" || keyword == "exclusiveMinimum" || keyword == "maximum") {
    const bool right =
        !value.is_number() || (keyword == "maximum"   ? *value.number() <= *rule.number()
                               : keyword == "minimum" ? *value.number() >= *rule.number()
                                                      : *value.number() > *rule.number());
    if (!right) complain(path, "is out of range");
  } else if (keyword == "pattern") {
    const auto pattern = Pattern::compile(rule.string_or_empty(), false);
    if (value.is_string() && (!pattern || !pattern->found_in(value.string_or_empty())))
      complain(path, "does not match its pattern");
  } else if (keyword == "minLength") {
    if (value.is_string() &&
        value.string_or_empty().size() < static_cast<std::size_t>(*rule.integer()))
      complain(path, "is too short");
  } else if (keyword == "format") {
    if (rule.string_or_empty() != "date") complain(path, "the schema has an unknown format");
    if (value.is_string() && !parse_iso_date(value.string_or_empty())) complain(path, "is no date");
  } else if (keyword == "$ref") {
    check(resolve(rule.string_or_empty()), value, path);
  } else {
    complain(path, "the schema has an unknown keyword " + std::string(keyword));
  }
}

void Checker::check(Value schema, Value value, const std::string& path) {
  if (!schema.is_object()) complain(path, "has no schema");
  schema.each_member([&](std::string_view keyword, Value rule) {
    check_keyword(keyword, rule, schema, value, path);
  });
}

}  // namespace

std::vector<std::string> schema_complaints(Value schema, Value value) {
  Checker checker(schema);
  checker.check(schema, value, "$");
  return checker.complaints;
}

json::Document read_schema(const std::string& name) {
  const std::string path = std::string(MEDTECH_SOURCE) + "/data/schemas/" + name + ".json";
  return value_or_throw(json::Document::parse(sys::read_file(path, limits::config_bytes), path));
}

}  // namespace medtech::testing
