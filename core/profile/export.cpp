// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/export.hpp"

#include "core/base/text.hpp"
#include "core/format/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace medtech::profile {

namespace {

using medtech::to_string;  // of a Date
using ontology::Terms;

// What people write for the name of a thing of the field; what is unknown stays as it is.
std::string name_in(const Terms& terms, const std::string& id) {
  const auto row = terms.find(id);
  return row ? std::string(terms.name(*row)) : id;
}

std::string date_or_empty(const std::optional<Date>& date, Exactness exactness = Exactness::day) {
  return date ? to_string(*date, exactness) : std::string();
}

std::string expiry_or_empty(const std::optional<Date>& date, Exactness exactness) {
  return date ? "expires " + to_string(*date, exactness) : std::string();
}

std::string number_or_empty(const std::optional<std::string>& number) {
  return number ? "number " + *number : std::string();
}

std::string joined_by(std::vector<std::string> parts, std::string_view between) {
  std::erase(parts, std::string());
  return text::join(parts, between);
}

std::string place_line(const Home& home) {
  const std::string state = joined_by({home.state.value_or(""), home.zip.value_or("")}, " ");
  return joined_by({home.city.value_or(""), state}, ", ");
}

std::string degree_name(const Education& entry) {
  static constexpr std::array<std::string_view, 7> names{
      "High school diploma", "Certificate", "Associate degree", "Bachelor's degree",
      "Master's degree",     "Doctorate",   "Military training"};
  return entry.level ? std::string(names.at(static_cast<std::size_t>(*entry.level)))
                     : std::string();
}

std::string study_line(const Education& entry) {
  return joined_by({degree_name(entry), entry.field.value_or("")}, " in ");
}

// Every skill once, in the order of the jobs, then those beside them.
std::vector<std::string> skill_names(const Profile& profile, const Terms& terms) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<std::string>& list) {
    for (const std::string& id : list) {
      std::string name = name_in(terms, id);
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
  };
  for (const Experience& job : profile.experience) {
    add(job.disciplines);
    add(job.skills);
  }
  add(profile.skills);
  return names;
}

// What a job was done with.
std::string work_line(const Experience& job, const Terms& terms) {
  std::vector<std::string> names;
  for (const auto* list : {&job.disciplines, &job.skills}) {
    for (const std::string& id : *list) names.push_back(name_in(terms, id));
  }
  return names.empty() ? std::string() : "Worked with " + text::join(names, ", ");
}

std::string licence_line(const License& each, const Terms& terms) {
  const auto row = terms.find(each.id);
  // "FL-technologist" of Florida says its state already.
  std::string_view id = each.id;
  if (id.starts_with(each.state + "-")) id.remove_prefix(each.state.size() + 1);
  std::string name =
      row ? std::string(terms.name(*row)) : fmt::format("{} {} license", each.state, id);
  return joined_by(
      {name, number_or_empty(each.number), expiry_or_empty(each.expires, each.expires_exactness)},
      ", ");
}

std::string document_line(const Document& each) {
  return joined_by({each.title, number_or_empty(each.number),
                    expiry_or_empty(each.expires, each.expires_exactness)},
                   ", ");
}

std::string completed_or_expected(const Education& each) {
  return date_or_empty(each.completed ? each.completed : each.expected, each.exactness);
}

std::string military_line(const Service& each) {
  const std::string span = joined_by({date_or_empty(each.start), date_or_empty(each.end)}, " – ");
  return joined_by({each.code.empty() ? "" : "Military code " + each.code, span}, ", ");
}

// Text of a profile as it is shown in Markdown: one line, without marks of its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text::printable_line(text)) {
    if (std::string_view("\\`*_{}[]<>#|~").contains(c)) out += '\\';
    out += c;
  }
  return out;
}

class MarkdownWriter {
 public:
  MarkdownWriter(const Profile& profile, const Terms& terms) : profile_(profile), terms_(terms) {}

  std::string write() {
    if (profile_.name) out_ += "# " + escaped(*profile_.name) + "\n\n";
    std::vector<std::string> parts{place_line(profile_.home), profile_.phone.value_or(""),
                                   profile_.email.value_or("")};
    parts.insert(parts.end(), profile_.other_phones.begin(), profile_.other_phones.end());
    parts.insert(parts.end(), profile_.other_emails.begin(), profile_.other_emails.end());
    for (std::string& part : parts) part = escaped(part);
    const std::string contact = joined_by(std::move(parts), " | ");
    if (!contact.empty()) out_ += contact + "\n";
    credentials();
    experience();
    education();
    if (!profile_.military.empty()) {
      heading("Military Training");
      for (const Service& each : profile_.military) item(military_line(each));
    }
    const std::vector<std::string> skills = skill_names(profile_, terms_);
    if (!skills.empty()) {
      heading("Skills");
      for (const std::string& skill : skills) item(skill);
    }
    return std::move(out_);
  }

 private:
  void heading(std::string_view words) {
    out_ += fmt::format("{}## {}\n\n", out_.empty() ? "" : "\n", words);
  }
  void item(std::string_view text) { out_ += "- " + escaped(text) + "\n"; }

  void credentials() {
    if (profile_.certifications.empty() && profile_.licenses.empty() && profile_.documents.empty())
      return;
    heading("Licenses and Certifications");
    for (const Certification& each : profile_.certifications)
      item(joined_by({name_in(terms_, each.id), number_or_empty(each.number),
                      each.earned ? "earned " + to_string(*each.earned, each.earned_exactness) : "",
                      expiry_or_empty(each.expires, each.expires_exactness)},
                     ", "));
    for (const License& each : profile_.licenses) item(licence_line(each, terms_));
    for (const Document& each : profile_.documents) item(document_line(each));
  }

  void experience() {
    if (profile_.experience.empty()) return;
    heading("Work Experience");
    for (std::size_t i = 0; i < profile_.experience.size(); ++i) {
      const Experience& job = profile_.experience[i];
      const std::string last = date_or_empty(job.end, job.end_exactness);
      const std::string span =
          job.start ? fmt::format("{} – {}", to_string(*job.start, job.start_exactness),
                                  job.end ? last : "Present")
                    : last;
      out_ += i == 0 ? "" : "\n";
      out_ += joined_by({"**" + escaped(job.title) + "**", escaped(job.employer.value_or("")),
                         escaped(job.place.value_or("")), span},
                        " | ") +
              "\n";
      if (const std::string known = work_line(job, terms_); !known.empty()) item(known);
    }
  }

  void education() {
    if (profile_.education.empty()) return;
    heading("Education");
    for (const Education& each : profile_.education) {
      const std::string date = (each.expected ? "expected " : "") + completed_or_expected(each);
      item(joined_by({study_line(each), each.school.value_or(""), date}, ", "));
    }
  }

  const Profile& profile_;
  const Terms& terms_;
  std::string out_;
};

void write_basics(json::Writer& writer, const Profile& profile) {
  writer.key("basics").begin_object();
  if (profile.name) writer.member("name", *profile.name);
  if (profile.email) writer.member("email", *profile.email);
  if (profile.phone) writer.member("phone", *profile.phone);
  const Home& home = profile.home;
  if (home.zip || home.city || home.state) {
    writer.key("location").begin_object();
    if (home.city) writer.member("city", *home.city);
    if (home.state) writer.member("region", *home.state);
    if (home.zip) writer.member("postalCode", *home.zip);
    writer.member("countryCode", "US").end_object();
  }
  // JSON Resume has one field for each.
  if (!profile.other_emails.empty() || !profile.other_phones.empty()) {
    writer.key("profiles").begin_array();
    for (const std::string& each : profile.other_emails)
      writer.begin_object().member("network", "E-mail").member("url", each).end_object();
    for (const std::string& each : profile.other_phones)
      writer.begin_object().member("network", "Phone").member("url", each).end_object();
    writer.end_array();
  }
  writer.end_object();
}

void write_member(json::Writer& writer, std::string_view key, const std::string& value) {
  if (!value.empty()) writer.member(key, value);
}

}  // namespace

std::string to_markdown(const Profile& profile, const Terms& terms) {
  return MarkdownWriter(profile, terms).write();
}

std::string to_json_resume(const Profile& profile, const Terms& terms) {
  json::Writer writer;
  writer.begin_object().member(
      "$schema", "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json");
  write_basics(writer, profile);
  writer.key("work").begin_array();
  for (const Experience& job : profile.experience) {
    writer.begin_object();
    write_member(writer, "name", job.employer.value_or(""));
    writer.member("position", job.title);
    write_member(writer, "location", job.place.value_or(""));
    write_member(writer, "startDate", date_or_empty(job.start, job.start_exactness));
    write_member(writer, "endDate", date_or_empty(job.end, job.end_exactness));
    if (const std::string known = work_line(job, terms); !known.empty())
      writer.key("highlights").begin_array().string(known).end_array();
    writer.end_object();
  }
  writer.end_array().key("education").begin_array();
  for (const Education& each : profile.education) {
    writer.begin_object();
    write_member(writer, "institution", each.school.value_or(""));
    write_member(writer, "studyType", degree_name(each));
    write_member(writer, "area", each.field.value_or(""));
    write_member(writer, "endDate", completed_or_expected(each));
    writer.end_object();
  }
  writer.end_array().key("certificates").begin_array();
  for (const Certification& each : profile.certifications) {
    // JSON Resume has no field for the number and the end.
    writer.begin_object().member("name",
                                 joined_by({name_in(terms, each.id), number_or_empty(each.number),
                                            expiry_or_empty(each.expires, each.expires_exactness)},
                                           ", "));
    write_member(writer, "date", date_or_empty(each.earned, each.earned_exactness));
    writer.end_object();
  }
  for (const License& each : profile.licenses)
    writer.begin_object().member("name", licence_line(each, terms)).end_object();
  for (const Document& each : profile.documents)
    writer.begin_object().member("name", document_line(each)).end_object();
  writer.end_array().key("skills").begin_array();
  for (const std::string& skill : skill_names(profile, terms))
    writer.begin_object().member("name", skill).end_object();
  return writer.end_array().end_object().take() + "\n";
}

}  // namespace medtech::profile
