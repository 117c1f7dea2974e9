// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/understanding_json.hpp"

#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace medtech::listing {

namespace {

using Strings = std::vector<std::string>;

void write_strings(json::Writer& writer, std::string_view name, const Strings& values) {
  writer.key(name);
  if (values.empty()) {
    writer.null();
    return;
  }
  writer.begin_array();
  for (const std::string& value : values) writer.string(value);
  writer.end_array();
}

void write_groups(json::Writer& writer, std::string_view name,
                  const std::vector<Alternatives>& groups) {
  writer.key(name).begin_array();
  for (const Alternatives& group : groups) {
    writer.begin_array();
    for (const std::string& id : group) writer.string(id);
    writer.end_array();
  }
  writer.end_array();
}

void write_certifications(json::Writer& writer, const Requirements& requirements) {
  writer.key("certifications");
  if (requirements.required.empty() && requirements.preferred.empty()) {
    writer.null();
    return;
  }
  writer.begin_object();
  write_groups(writer, "required", requirements.required);
  write_groups(writer, "preferred", requirements.preferred);
  writer.member("within_months", requirements.within_months);
  writer.end_object();
}

void write_differentials(json::Writer& writer, const std::vector<Differential>& differentials) {
  writer.key("differentials");
  if (differentials.empty()) {
    writer.null();
    return;
  }
  writer.begin_array();
  for (const Differential& one : differentials) {
    writer.begin_object();
    writer.member("when", one.when.empty() ? std::nullopt : std::optional(one.when));
    writer.member("amount_per_hour", one.amount_per_hour);
    writer.member("percent", one.percent);
    writer.end_object();
  }
  writer.end_array();
}

void write_clawback(json::Writer& writer, const std::optional<Clawback>& clawback) {
  writer.key("sign_on_clawback");
  if (!clawback) {
    writer.null();
    return;
  }
  writer.begin_object();
  writer.member("repaid", clawback->repaid);
  writer.member("months", clawback->months);
  writer.end_object();
}

void write_experience(json::Writer& writer, const std::vector<Experience>& experience) {
  writer.key("experience");
  if (experience.empty()) {
    writer.null();
    return;
  }
  writer.begin_array();
  for (const Experience& one : experience) {
    writer.begin_object();
    writer.member("years", one.years);
    writer.member("of", one.of.empty() ? std::nullopt : std::optional(one.of));
    writer.member("required", one.required);
    writer.end_object();
  }
  writer.end_array();
}

void write_demanded(json::Writer& writer, const std::optional<DemandedLicense>& demanded) {
  writer.key("demanded_license");
  if (!demanded) {
    writer.null();
    return;
  }
  writer.begin_object();
  writer.member("state", demanded->state);
  write_strings(writer, "any_of", demanded->any_of);
  writer.member("agency", demanded->agency);
  writer.member("source", demanded->source);
  writer.end_object();
}

Strings strings_at(json::Value value) {
  Strings strings;
  value.each([&](json::Value one) { strings.emplace_back(one.string_or_empty()); });
  return strings;
}

std::vector<Alternatives> groups_at(json::Value value) {
  std::vector<Alternatives> groups;
  value.each([&](json::Value group) { groups.push_back(strings_at(group)); });
  return groups;
}

std::optional<std::string> word_at(json::Value value) {
  if (!value.is_string()) return std::nullopt;
  return std::string(value.string_or_empty());
}

std::optional<int> int_at(json::Value value) {
  const auto number = value.number();
  return number ? std::optional(static_cast<int>(std::lround(*number))) : std::nullopt;
}

Classification read_classification(json::Value root) {
  Classification read;
  read.track = word_at(root["track"]);
  read.role = word_at(root["role"]);
  read.adjacent = root["adjacent"].boolean().value_or(false);
  read.level = word_at(root["level"]);
  read.specialties = strings_at(root["specialties"]);
  read.setting = word_at(root["setting"]);
  read.employer_kind = word_at(root["employer_kind"]);
  read.reasons = strings_at(root["reasons"]);
  return read;
}

Requirements read_requirements(json::Value root) {
  Requirements read;
  const json::Value certifications = root["certifications"];
  read.required = groups_at(certifications["required"]);
  read.preferred = groups_at(certifications["preferred"]);
  read.within_months = int_at(certifications["within_months"]);
  read.licenses = strings_at(root["licenses"]);
  if (const json::Value demanded = root["demanded_license"]; demanded.is_object()) {
    read.demanded_license = {std::string(demanded["state"].string_or_empty()),
                             strings_at(demanded["any_of"]),
                             std::string(demanded["agency"].string_or_empty()),
                             std::string(demanded["source"].string_or_empty())};
  }
  read.education_min = word_at(root["education_min"]);
  read.licenses_preferred = strings_at(root["licenses_preferred"]);
  read.years_min = root["years_min"].number();
  root["experience"].each([&](json::Value one) {
    read.experience.push_back({one["years"].number().value_or(0),
                               std::string(one["of"].string_or_empty()),
                               one["required"].boolean().value_or(true)});
  });
  read.equipment = strings_at(root["equipment"]);
  read.software = strings_at(root["software"]);
  read.skills = strings_at(root["skills"]);
  return read;
}

WorkDetails read_details(json::Value root) {
  WorkDetails read;
  read.fte = root["fte"].number();
  read.hours_per_week = root["hours_per_week"].number();
  read.on_call = root["on_call"].boolean();
  read.contract_weeks = int_at(root["contract_weeks"]);
  read.training_provided = root["training_provided"].boolean();
  read.sign_on_bonus = root["sign_on_bonus"].number();
  if (const json::Value clawback = root["sign_on_clawback"]; clawback.is_object())
    read.sign_on_clawback = {clawback["repaid"].boolean().value_or(false),
                             int_at(clawback["months"])};
  read.travel_percent = int_at(root["travel_percent"]);
  read.territory = word_at(root["territory"]);
  read.clearance = word_at(root["clearance"]);
  read.driving_license = root["driving_license"].boolean();
  root["differentials"].each([&](json::Value one) {
    Differential differential;
    differential.when = one["when"].string_or_empty();
    differential.amount_per_hour = one["amount_per_hour"].number();
    differential.percent = one["percent"].number();
    read.differentials.push_back(std::move(differential));
  });
  return read;
}

}  // namespace

void write_classification(json::Writer& writer, const Classification& classification) {
  writer.member("track", classification.track);
  writer.member("role", classification.role);
  // Nothing was understood where there is no reason for anything.
  writer.member("adjacent", classification.reasons.empty()
                                ? std::nullopt
                                : std::optional(classification.adjacent));
  write_strings(writer, "specialties", classification.specialties);
  writer.member("setting", classification.setting);
  writer.member("level", classification.level);
}

void write_hours(json::Writer& writer, const WorkDetails& details) {
  writer.member("fte", details.fte);
  writer.member("hours_per_week", details.hours_per_week);
  writer.member("on_call", details.on_call);
}

void write_asked(json::Writer& writer, const Understanding& understanding) {
  const Requirements& requirements = understanding.requirements;
  write_differentials(writer, understanding.details.differentials);
  writer.member("sign_on_bonus", understanding.details.sign_on_bonus);
  write_clawback(writer, understanding.details.sign_on_clawback);
  write_certifications(writer, requirements);
  write_strings(writer, "licenses", requirements.licenses);
  write_strings(writer, "licenses_preferred", requirements.licenses_preferred);
  write_demanded(writer, requirements.demanded_license);
  writer.member("education_min", requirements.education_min);
  writer.member("years_min", requirements.years_min);
  write_experience(writer, requirements.experience);
  write_strings(writer, "equipment", requirements.equipment);
  write_strings(writer, "software", requirements.software);
  writer.member("travel_percent", understanding.details.travel_percent);
  writer.member("territory", understanding.details.territory);
  writer.member("clearance", understanding.details.clearance);
  writer.member("driving_license", understanding.details.driving_license);
}

std::string to_json(const Understanding& understanding) {
  json::Writer writer(0);
  writer.begin_object();
  writer.member("employer_kind", understanding.classification.employer_kind);
  write_classification(writer, understanding.classification);
  write_strings(writer, "reasons", understanding.classification.reasons);
  write_hours(writer, understanding.details);
  writer.member("contract_weeks", understanding.details.contract_weeks);
  writer.member("training_provided", understanding.details.training_provided);
  write_asked(writer, understanding);
  write_strings(writer, "skills", understanding.requirements.skills);
  writer.end_object();
  return writer.take();
}

Understanding understanding_from_json(std::string_view text) {
  const auto document = json::Document::parse(text);
  if (!document) return {};
  const json::Value root = document->root();
  return {read_classification(root), read_requirements(root), read_details(root)};
}

}  // namespace medtech::listing
