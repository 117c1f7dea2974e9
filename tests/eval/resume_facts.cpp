// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/eval/resume_facts.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::eval {

namespace {

std::string text_of(json::Value value, std::string_view key) { return value[key].scalar_text(); }

/// Gathers what is right and what is not.
class Comparison {
 public:
  explicit Comparison(Figures& figures) : figures_(figures) {}

  void check(const std::string& field, bool right, const std::string& wanted,
             const std::string& found) {
    auto& [good, all] = figures_[field];
    good += right ? 1 : 0;
    ++all;
    if (!right) differences_.push_back(fmt::format("{}: {} is read as {}", field, wanted, found));
  }

  void same(const std::string& field, const std::string& wanted, const std::string& found) {
    check(field, loose(wanted) == loose(found), wanted, found);
  }

  std::vector<std::string> differences() { return std::move(differences_); }

 private:
  Figures& figures_;
  std::vector<std::string> differences_;
};

// The printed date may be less exact than the truth ("2015" of a layout that prints years alone).
std::string date_text(const std::optional<resume::PartialDate>& date) {
  return date ? to_string(*date) : "?";
}

std::string end_text(const resume::Span& span) {
  return span.present ? "present" : date_text(span.end);
}

void compare_jobs(const Person& person, const resume::Resume& resume, Comparison& comparison) {
  comparison.check("number of jobs", person.jobs.size() == resume.jobs.size(),
                   std::to_string(person.jobs.size()), std::to_string(resume.jobs.size()));
  for (std::size_t i = 0; i < person.jobs.size(); ++i) {
    const resume::Job found = i < resume.jobs.size() ? resume.jobs[i] : resume::Job{};
    const std::string which = i == 0 ? "first " : "later ";
    comparison.same(which + "title", person.jobs[i].title, found.title.value_or("?"));
    comparison.same(which + "employer", person.jobs[i].employer, found.employer.value_or("?"));
    comparison.same("dates", person.jobs[i].start + " " + person.jobs[i].end,
                    date_text(found.span.start) + " " + end_text(found.span));
  }
}

void compare_headings(const Person& person, const resume::Resume& resume, Comparison& comparison) {
  for (const auto& [kind, heading] : person.headings) {
    const bool there = std::ranges::any_of(resume.sections, [&](const resume::Section& section) {
      return loose(section.heading) == loose(heading);
    });
    if (kind == "summary" && !there) continue;  // some layouts have none
    comparison.check("headings", there, heading, "?");
  }
  for (const resume::Section& section : resume.sections) {
    if (section.heading.empty()) continue;
    const bool right = loose(section.heading) == "contact" ||
                       std::ranges::any_of(person.headings, [&](const auto& each) {
                         return loose(each.second) == loose(section.heading);
                       });
    comparison.check("no other headings", right, "nothing", section.heading);
  }
}

void compare_credentials(const Person& person, const resume::Resume& resume,
                         Comparison& comparison) {
  for (const Person::Credential& wanted : person.credentials) {
    const bool there =
        std::ranges::any_of(resume.credentials, [&](const resume::Credential& found) {
          return wanted.id ? found.id == wanted.id : loose(found.text) == loose(wanted.text);
        });
    comparison.check("credentials", there, wanted.text, "?");
  }
  for (const resume::Credential& found : resume.credentials) {
    const bool wanted =
        std::ranges::any_of(person.credentials, [&](const Person::Credential& each) {
          return each.id ? found.id == each.id : loose(found.text) == loose(each.text);
        });
    comparison.check("no other credentials", wanted, "nothing", found.text);
  }
}

void compare_education(const Person& person, const resume::Resume& resume, Comparison& comparison) {
  comparison.check("number of schools", person.education.size() == resume.education.size(),
                   std::to_string(person.education.size()),
                   std::to_string(resume.education.size()));
  for (std::size_t i = 0; i < person.education.size(); ++i) {
    const resume::Education found =
        i < resume.education.size() ? resume.education[i] : resume::Education{};
    comparison.same("level", person.education[i].level, found.level.value_or("?"));
    comparison.same("school", person.education[i].school, found.school.value_or("?"));
    comparison.same("completed", person.education[i].completed, date_text(found.completed));
  }
}

}  // namespace

std::string loose(std::string_view text) {
  std::string plain;
  for (const char c : text::fold(text)) {
    if (text::is_alnum(c)) plain += c;
  }
  return plain;
}

Person read_person(const std::string& path) {
  constexpr std::size_t most = 1 << 20;
  const auto document = value_or_throw(json::Document::parse(sys::read_file(path, most), path));
  const json::Value root = document.root();
  Person person{
      text_of(root, "name"), text_of(root, "email"), text_of(root, "phone"), {}, {}, {}, {}};
  root["headings"].each_member([&](std::string_view kind, json::Value heading) {
    person.headings[std::string(kind)] = heading.scalar_text();
  });
  root["jobs"].each([&](json::Value job) {
    person.jobs.push_back({text_of(job, "title"), text_of(job, "employer"), text_of(job, "start"),
                           text_of(job, "end")});
  });
  root["credentials"].each([&](json::Value each) {
    const std::string id = text_of(each, "id");
    person.credentials.push_back(
        {text_of(each, "text"), id.empty() ? std::nullopt : std::optional(id)});
  });
  root["education"].each([&](json::Value each) {
    person.education.push_back(
        {text_of(each, "level"), text_of(each, "school"), text_of(each, "completed")});
  });
  return person;
}

std::vector<std::string> compare(const Person& person, const resume::Resume& resume,
                                 bool has_headings, Figures& figures) {
  Comparison comparison(figures);
  comparison.same("name", person.name, resume.contact.name.value_or("?"));
  comparison.check("e-mail", resume.contact.emails == std::vector<std::string>{person.email},
                   person.email, text::join(resume.contact.emails, ", "));
  comparison.check(
      "phone",
      resume.contact.phones.size() == 1 && loose(resume.contact.phones[0]) == loose(person.phone),
      person.phone, text::join(resume.contact.phones, ", "));
  if (has_headings) compare_headings(person, resume, comparison);
  compare_jobs(person, resume, comparison);
  compare_credentials(person, resume, comparison);
  compare_education(person, resume, comparison);
  return comparison.differences();
}

}  // namespace medtech::eval
