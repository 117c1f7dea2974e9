// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/profile_draft.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace medtech::resume {

namespace {

class Draft {
 public:
  Draft(const Resume& resume, const document::Document& document, const Lore& lore,
        const ontology::Knowledge& knowledge, const LicenseId& license_id)
      : resume_(resume),
        document_(document),
        lore_(lore),
        knowledge_(knowledge),
        license_id_(license_id) {}

  std::string text(const std::string& file, const DraftAnswers& answers) {
    out_ = fmt::format(
        "# A profile drafted from {}. Each comment names the line that a value was read from; "
        "what\n"
        "# could not be read is left out. Correct it, then run `medtech profile check`.\n"
        "# medtech-profile(5) explains every key.\n\nschema = 1\n\n",
        text::printable_line(file));
    contact(answers);
    role(answers);
    for (const Education& each : resume_.education) education(each);
    for (const Job& job : resume_.jobs) experience(job);
    for (const Credential& each : resume_.credentials) credential(each);
    for (const std::string& code : resume_.military_codes)
      out_ += fmt::format("\n[[military]]\ncode = {}\n", toml::quoted(code));
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string from(std::size_t line) const {
    const bool known = line < document_.lines.size();
    const int page = known ? document_.lines[line].page : 1;
    // Of a text that has them, lines of the file.
    const std::size_t written = known ? document_.lines[line].written : 0;
    const std::size_t number = written > 0 ? written : line + 1;
    return document_.pages > 1 ? fmt::format("  # line {}, page {}", number, page)
                               : fmt::format("  # line {}", number);
  }

  // Of the first line that prints it; `otherwise` where none does as it stands.
  [[nodiscard]] std::string from_line_with(std::string_view printed,
                                           const std::string& otherwise) const {
    for (std::size_t i = 0; i < document_.lines.size(); ++i) {
      if (!document_.lines[i].hidden && document_.lines[i].text.contains(printed)) return from(i);
    }
    return otherwise;
  }

  // The states' own names of licenses are finer than those of postings.
  [[nodiscard]] std::string license_id(const Credential& each, const std::string& otherwise) const {
    if (!license_id_ || !each.state) return otherwise;
    if (const auto id = license_id_(*each.state, each.text)) return *id;
    if (each.line >= document_.lines.size()) return otherwise;
    return license_id_(*each.state, document_.lines[each.line].text).value_or(otherwise);
  }

  void value(std::string_view key, const std::optional<std::string>& text,
             const std::string& comment = {}) {
    if (text && !text->empty())
      out_ += fmt::format("{} = {}{}\n", key, toml::quoted(text::printable_line(*text)), comment);
  }

  // As exact as it was printed: a month or a year alone is a string.
  void date(std::string_view key, const PartialDate& printed) {
    const std::string written = to_string(printed);
    out_ += fmt::format("{} = {}\n", key, printed.day > 0 ? written : toml::quoted(written));
  }

  void contact(const DraftAnswers& answers) {
    const Contact& contact = resume_.contact;
    const std::string name_from = contact.name_line ? from(*contact.name_line) : "";
    const std::string rest_from = contact.line ? from(*contact.line) : "";
    answers.name ? value("name", answers.name) : value("name", contact.name, name_from);
    // A person's own address lasts longer than that of a post.
    std::vector<std::string> emails = contact.emails;
    std::ranges::stable_partition(emails, [](const std::string& each) {
      return !each.ends_with(".mil") && !each.ends_with(".gov");
    });
    first_and_others("email", "other_emails", emails, rest_from);
    first_and_others("phone", "other_phones", contact.phones, rest_from);
    further_skills();
    const std::optional<std::string> zip = answers.zip ? answers.zip : contact.zip;
    const std::string place = contact.place.value_or("");
    const std::size_t comma = place.find(", ");
    const std::string state = answers.state                ? *answers.state
                              : comma == std::string::npos ? ""
                                                           : place.substr(comma + 2);
    if (!zip && state.empty()) return;
    out_ += "\n[home]\n";
    value("zip", zip);
    if (!answers.state && comma != std::string::npos) value("city", place.substr(0, comma));
    value("state", state);
  }

  void first_and_others(std::string_view key, std::string_view others,
                        const std::vector<std::string>& values, const std::string& otherwise) {
    if (values.empty()) return;
    value(key, values.front(), from_line_with(values.front(), otherwise));
    list(others, {values.begin() + 1, values.end()});
  }

  void role(const DraftAnswers& answers) {
    std::optional<std::string> current = answers.role;
    std::string comment;
    for (const Job& job : resume_.jobs) {
      if (current || !job.title || !(job.span.present || &job == &resume_.jobs.front())) continue;
      current = role_of(*job.title);
      comment = from(job.line);
    }
    if (!current) return;
    out_ += "\n[role]\n";
    value("current", current, answers.role ? "" : comment);
  }

  // The role that a title names; a technician's level is told by its numeral.
  [[nodiscard]] std::optional<std::string> role_of(const std::string& title) const {
    std::string role = knowledge_.titles.judge(title).role;
    if (role == ontology::any_bmet) {
      const std::string folded = " " + text::fold(title) + " ";
      role = folded.contains(" iii ") || folded.contains(" 3 ") || folded.contains("senior")
                 ? "bmet-3"
             : folded.contains(" ii ") || folded.contains(" 2 ") ? "bmet-2"
             : folded.contains(" i ") || folded.contains(" 1 ")  ? "bmet-1"
                                                                 : "";
    }
    if (ontology::find_role(knowledge_.roles, role) == nullptr) return std::nullopt;
    return role;
  }

  void education(const Education& each) {
    if (!each.level && !each.school) return;
    out_ += "\n[[education]]" + from(each.line) + "\n";
    value("level", each.level);
    value("field", each.field);
    value("school", each.school);
    if (each.completed) date(each.expected ? "expected" : "completed", *each.completed);
  }

  void list(std::string_view key, const std::vector<std::string>& words) {
    if (words.empty()) return;
    std::string quoted;
    for (const std::string& word : words)
      quoted += (quoted.empty() ? "" : ", ") + toml::quoted(word);
    out_ += fmt::format("{} = [{}]\n", key, quoted);
  }

  // What was worked with, as the lines below a job say.
  [[nodiscard]] std::vector<ontology::ConceptRow> skills_in(const Job& job) const {
    std::vector<ontology::ConceptRow> rows;
    for (const std::size_t line : job.details) {
      for (const ontology::Mention& mention : lore_.terms.find_in(document_.lines[line].text)) {
        const std::string_view kind = lore_.terms.kind(mention.row);
        if (kind == "discipline" || kind == "specialty" || kind == "equipment" ||
            kind == "product" || kind == "software" || kind == "skill")
          rows.push_back(mention.row);
      }
    }
    return rows;
  }

  // What stands below a heading of skills, and below no job.
  void further_skills() {
    std::set<std::string_view> of_jobs;
    for (const Job& job : resume_.jobs) {
      if (!job.title) continue;
      for (const ontology::ConceptRow row : skills_in(job)) of_jobs.insert(lore_.terms.id(row));
    }
    std::vector<std::string> skills;
    for (const Skill& skill : resume_.skills) {
      const bool listed = std::ranges::any_of(resume_.sections, [&](const Section& section) {
        return section.kind == SectionKind::skills && skill.line >= section.first &&
               skill.line < section.last;
      });
      if (listed && !(skill.id && of_jobs.contains(*skill.id)))
        skills.push_back(skill.id ? *skill.id : text::printable_line(skill.text));
    }
    list("skills", skills);
  }

  void experience(const Job& job) {
    if (!job.title) {
      out_ += fmt::format("\n# A job at {} has no title that could be read:{}\n",
                          text::printable_line(job.employer.value_or("?")), from(job.line));
      return;
    }
    out_ += "\n[[experience]]" + from(job.line) + "\n";
    value("title", job.title);
    value("employer", job.employer);
    value("place", job.place);
    if (job.span.start) date("start", *job.span.start);
    if (job.span.end) date("end", *job.span.end);
    std::vector<std::string> disciplines, skills;
    std::set<std::string_view> seen;
    for (const ontology::ConceptRow row : skills_in(job)) {
      const std::string_view kind = lore_.terms.kind(row);
      const bool discipline = kind == "discipline" || kind == "specialty";
      if (seen.insert(lore_.terms.id(row)).second)
        (discipline ? disciplines : skills).emplace_back(lore_.terms.id(row));
    }
    list("disciplines", disciplines);
    list("skills", skills);
  }

  void credential(const Credential& each) {
    const bool licence = each.licence && each.state;
    const std::string id = each.id.value_or(each.text);
    const auto row = each.id ? lore_.terms.find(*each.id) : std::nullopt;
    // What is none of our credentials is kept as a document: it may run out all the same.
    const bool card = !row || lore_.terms.kind(*row) == "card";
    if (card) {
      out_ += "\n[[document]]" + from(each.line) + "\n";
      value("title", each.text);
      value("number", each.number);
    } else if (licence) {
      out_ += "\n[[license]]" + from(each.line) + "\n";
      value("state", each.state);
      value("id", license_id(each, id));
      value("number", each.number);
    } else {
      out_ += "\n[[certification]]" + from(each.line) + "\n";
      value("id", id);
      value("number", each.number);
      if (each.earned) date("earned", *each.earned);
    }
    const bool in_order =
        !each.earned || !each.expires || last_day(*each.expires) >= first_day(*each.earned);
    if (each.expires && in_order) date("expires", *each.expires);
  }

  const Resume& resume_;
  const document::Document& document_;
  const Lore& lore_;
  const ontology::Knowledge& knowledge_;
  const LicenseId& license_id_;
  std::string out_;
};

}  // namespace

std::string draft_profile(const Resume& resume, const document::Document& document,
                          const std::string& file, const DraftAnswers& answers, const Lore& lore,
                          const ontology::Knowledge& knowledge, const LicenseId& license_id) {
  return Draft(resume, document, lore, knowledge, license_id).text(file, answers);
}

}  // namespace medtech::resume
