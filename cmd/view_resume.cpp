// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_resume.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace medtech::cmd {

namespace {

using render::Style;
using render::Styler;
using resume::Resume;

std::string shown(const std::optional<std::string>& value) {
  return value ? text::printable_line(*value) : "–";
}

std::string span_text(const resume::Span& span) {
  if (!span.start && !span.end && !span.present) return "no dates";
  if (!span.start && span.end) return to_string(*span.end);
  return fmt::format("{} – {}", to_string(*span.start),
                     span.present ? "present"
                     : span.end   ? to_string(*span.end)
                                  : "?");
}

std::string listed(const std::vector<std::string>& list) {
  return list.empty() ? "–" : text::printable_line(text::join(list, ", "));
}

void add_part(std::string& out, const Styler& styler, std::string_view title,
              const std::vector<std::string>& lines) {
  out += "\n" + styler(Style::bold, title) + "\n";
  if (lines.empty()) out += "  none found\n";
  for (const std::string& line : lines) out += "  " + line + "\n";
}

std::string joined_facts(std::vector<std::string> facts) {
  std::erase(facts, std::string());
  return text::join(facts, ", ");
}

std::string credential_line(const resume::Credential& each) {
  const std::string id = each.id ? *each.id : "not in our tables";
  return fmt::format(
      "{} ({})", text::printable_line(each.text),
      joined_facts({id, each.number ? "number " + text::printable_line(*each.number) : "",
                    each.earned ? "earned " + to_string(*each.earned) : "",
                    each.expires ? "expires " + to_string(*each.expires) : ""}));
}

std::string skills_line(const Resume& resume) {
  std::vector<std::string> words;
  for (const resume::Skill& skill : resume.skills) words.push_back(skill.text);
  return listed(words);
}

std::string no_resume_sentence(const Resume& resume) {
  if (!resume.no_resume) return {};
  switch (*resume.no_resume) {
    case resume::NoResume::letter:
    case resume::NoResume::guide:
    case resume::NoResume::posting:
    case resume::NoResume::references:
      return fmt::format("This reads as {}, not as a résumé.", to_string(*resume.no_resume));
    case resume::NoResume::no_text:
      return "This document shows no text: it may be a picture of a résumé.";
    case resume::NoResume::nothing_known:
      return "Nothing that a résumé has was found: no heading, no way to reach a person, no job.";
  }
  return {};
}

}  // namespace

std::string resume_view(const Resume& resume, const document::Document& document,
                        const Styler& styler) {
  std::string out;
  if (const std::string sentence = no_resume_sentence(resume); !sentence.empty())
    out += styler(Style::bad, sentence) + "\n";
  out += fmt::format("name       {}\n", styler(Style::bold, shown(resume.contact.name)));
  out += fmt::format("e-mail     {}\nphone      {}\nplace      {}\n", listed(resume.contact.emails),
                     listed(resume.contact.phones), shown(resume.contact.place));
  out += fmt::format("document   {}, {}, {}\n", to_string(document.format),
                     text::count(static_cast<std::size_t>(document.pages), "page", "pages"),
                     text::count(static_cast<std::size_t>(document.columns), "column", "columns"));
  std::vector<std::string> lines;
  for (const resume::Section& section : resume.sections) {
    if (!section.heading.empty()) lines.push_back(text::printable_line(section.heading));
  }
  add_part(out, styler, "Headings", lines);
  lines.clear();
  for (const resume::Job& job : resume.jobs)
    lines.push_back(fmt::format("{}  {}, {}{}", span_text(job.span), shown(job.title),
                                shown(job.employer),
                                job.place ? " (" + text::printable_line(*job.place) + ")" : ""));
  add_part(out, styler,
           resume.years_experience ? fmt::format("Experience, {} years", *resume.years_experience)
                                   : "Experience",
           lines);
  lines.clear();
  for (const resume::Education& each : resume.education)
    lines.push_back(joined_facts(
        {each.level.value_or(""), each.degree ? text::printable_line(*each.degree) : "",
         each.school ? text::printable_line(*each.school) : "",
         each.completed ? (each.expected ? "expected " : "") + to_string(*each.completed) : ""}));
  add_part(out, styler, "Education", lines);
  lines.clear();
  for (const resume::Credential& each : resume.credentials) lines.push_back(credential_line(each));
  for (const resume::Credential& each : resume.pending)
    lines.push_back(credential_line(each) + ", not held yet");
  add_part(out, styler, "Credentials", lines);
  add_part(out, styler, "Skills", {skills_line(resume)});
  return out;
}

}  // namespace medtech::cmd
