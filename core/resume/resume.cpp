// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/resume.hpp"

#include "core/format/json.hpp"

namespace medtech::resume {

namespace {

std::optional<std::string> written(const std::optional<PartialDate>& date) {
  return date ? std::optional(to_string(*date)) : std::nullopt;
}

// A string, a list where there are several, null where there is none.
void one_or_several(json::Writer& writer, std::string_view name,
                    const std::vector<std::string>& list) {
  if (list.size() < 2) {
    writer.member(name, list.empty() ? std::nullopt : std::optional(list.front()));
    return;
  }
  writer.member(name, list);
}

void write_credentials(json::Writer& writer, std::string_view name,
                       const std::vector<Credential>& list) {
  writer.key(name).begin_array();
  for (const Credential& each : list) {
    writer.begin_object()
        .member("id", each.id)
        .member("text", each.text)
        .member("issuer", each.issuer)
        .member("number", each.number)
        .member("earned", written(each.earned))
        .member("expires", written(each.expires))
        .end_object();
  }
  writer.end_array();
}

void write_jobs(json::Writer& writer, const std::vector<Job>& jobs) {
  writer.key("jobs").begin_array();
  for (const Job& job : jobs) {
    writer.begin_object()
        .member("title", job.title)
        .member("employer", job.employer)
        .member("place", job.place)
        .member("start", written(job.span.start))
        .member("end",
                job.span.present ? std::optional<std::string>("present") : written(job.span.end))
        .end_object();
  }
  writer.end_array();
}

void write_education(json::Writer& writer, const std::vector<Education>& list) {
  writer.key("education").begin_array();
  for (const Education& each : list) {
    writer.begin_object()
        .member("degree", each.degree)
        .member("level", each.level)
        .member("field", each.field)
        .member("school", each.school)
        .member("completed", each.expected ? std::nullopt : written(each.completed))
        .member("expected", each.expected ? written(each.completed) : std::nullopt)
        .end_object();
  }
  writer.end_array();
}

}  // namespace

std::string_view to_string(NoResume why) {
  switch (why) {
    case NoResume::letter:
      return "a cover letter";
    case NoResume::guide:
      return "advice on résumés";
    case NoResume::posting:
      return "a posting of a job";
    case NoResume::references:
      return "a list of references";
    case NoResume::no_text:
    case NoResume::nothing_known:
      break;
  }
  return "a text without headings, jobs or contact data";
}

void write_facts(json::Writer& writer, const Resume& resume, const document::Document& document) {
  writer.begin_object().member("name", resume.contact.name);
  one_or_several(writer, "email", resume.contact.emails);
  one_or_several(writer, "phone", resume.contact.phones);
  writer.key("sections").begin_array();
  for (const Section& section : resume.sections) {
    if (!section.heading.empty()) writer.string(section.heading);
  }
  writer.end_array();
  write_credentials(writer, "certifications", resume.credentials);
  writer.key("skills").begin_array();
  for (const Skill& skill : resume.skills)
    writer.begin_object().member("id", skill.id).member("text", skill.text).end_object();
  writer.end_array();
  write_jobs(writer, resume.jobs);
  write_education(writer, resume.education);
  writer.member("years_experience", resume.years_experience)
      .member("pages", document.pages)
      .member("columns", document.columns)
      .member("is_resume", !resume.no_resume.has_value())
      .end_object();
}

}  // namespace medtech::resume
