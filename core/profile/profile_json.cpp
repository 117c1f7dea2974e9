// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.hpp"
#include "core/profile/profile.hpp"

namespace medtech::profile {

namespace {

using json::Writer;

template <typename Value>
std::optional<std::string> written(const std::optional<Value>& value) {
  using medtech::to_string;  // of a Date
  return value ? std::optional(to_string(*value)) : std::nullopt;
}

void write(Writer& writer, const Home& home) {
  writer.member("zip", home.zip);
  writer.member("city", home.city);
  writer.member("state", home.state);
}

void write(Writer& writer, const RoleGoal& role) {
  writer.member("current", role.current);
  writer.member("target", role.target);
}

void write(Writer& writer, const SearchDefaults& search) {
  writer.member("radius_miles", search.radius_miles);
  writer.member("states", search.states);
  writer.key("settings").begin_array();
  for (const Setting setting : search.settings) writer.string(to_string(setting));
  writer.end_array();
  writer.member("min_pay", written(search.min_pay));
  writer.member("remote", search.remote);
}

void write(Writer& writer, const Education& entry) {
  writer.member("level", written(entry.level));
  writer.member("field", entry.field);
  writer.member("school", entry.school);
  writer.member("accreditation", entry.accreditation);
  writer.key("credit_hours").begin_object();
  for (const auto& [subject, hours] : entry.credit_hours) writer.member(subject, hours);
  writer.end_object();
  writer.member("country", entry.country);
  writer.member("evaluated", entry.evaluated);
  writer.member("completed", written(entry.completed));
  writer.member("expected", written(entry.expected));
}

void write(Writer& writer, const Experience& entry) {
  writer.member("title", entry.title);
  writer.member("employer", entry.employer);
  writer.member("setting", written(entry.setting));
  writer.member("start", written(entry.start));
  writer.member("end", written(entry.end));
  writer.member("hours_per_week", entry.hours_per_week);
  writer.member("disciplines", entry.disciplines);
  writer.member("skills", entry.skills);
  writer.member("place", entry.place);
}

void write(Writer& writer, const Certification& entry) {
  writer.member("id", entry.id);
  writer.member("earned", written(entry.earned));
  writer.member("first_earned", written(entry.first_earned));
  writer.member("expires", written(entry.expires));
  writer.member("number", entry.number);
}

void write(Writer& writer, const ContinuingEducation& entry) {
  writer.member("credential", entry.credential);
  writer.member("date", medtech::to_string(entry.date));
  writer.member("amount", entry.amount);
  writer.member("area", entry.area);
  writer.member("title", entry.title);
}

void write(Writer& writer, const License& entry) {
  writer.member("state", entry.state);
  writer.member("id", entry.id);
  writer.member("number", entry.number);
  writer.member("expires", written(entry.expires));
}

void write(Writer& writer, const Document& entry) {
  writer.member("title", entry.title);
  writer.member("number", entry.number);
  writer.member("expires", written(entry.expires));
}

void write(Writer& writer, const Service& entry) {
  writer.member("code", entry.code);
  writer.member("start", written(entry.start));
  writer.member("end", written(entry.end));
}

void write(Writer& writer, const Story& entry) {
  writer.member("title", entry.title);
  writer.member("situation", entry.situation);
  writer.member("action", entry.action);
  writer.member("result", entry.result);
  writer.member("skills", entry.skills);
}

template <typename Section>
void section(Writer& writer, std::string_view name, const Section& value) {
  writer.key(name).begin_object();
  write(writer, value);
  writer.end_object();
}

template <typename Entry>
void entries(Writer& writer, std::string_view name, const std::vector<Entry>& list) {
  writer.key(name).begin_array();
  for (const Entry& entry : list) {
    writer.begin_object();
    write(writer, entry);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

void write_members(Writer& writer, const std::optional<Profile>& profile) {
  if (!profile) {
    for (const std::string_view name :
         {"name", "email", "phone", "other_emails", "other_phones", "skills", "home", "role",
          "search", "education", "experience", "certification", "ce", "license", "document",
          "military", "story"}) {
      writer.null_member(name);
    }
    return;
  }
  writer.member("name", profile->name);
  writer.member("email", profile->email);
  writer.member("phone", profile->phone);
  writer.member("other_emails", profile->other_emails);
  writer.member("other_phones", profile->other_phones);
  writer.member("skills", profile->skills);
  section(writer, "home", profile->home);
  section(writer, "role", profile->role);
  section(writer, "search", profile->search);
  entries(writer, "education", profile->education);
  entries(writer, "experience", profile->experience);
  entries(writer, "certification", profile->certifications);
  entries(writer, "ce", profile->ce);
  entries(writer, "license", profile->licenses);
  entries(writer, "document", profile->documents);
  entries(writer, "military", profile->military);
  entries(writer, "story", profile->stories);
}

}  // namespace medtech::profile
