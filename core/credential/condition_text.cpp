// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions in plain English.
#include "core/base/text.hpp"
#include "core/credential/eligibility.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::credential {

namespace {

std::string one_of(std::vector<std::string> names, std::string_view last_word) {
  if (names.empty()) return "";
  if (names.size() == 1) return names.front();
  const std::string last = names.back();
  names.pop_back();
  return text::join(names, ", ") + " " + std::string(last_word) + " " + last;
}

std::vector<std::string> names_of(const std::vector<std::string>& ids,
                                  const std::vector<Word>& words) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Word* word = Vocabulary::word(words, id);
    names.push_back(word != nullptr ? word->name : id);
  }
  return names;
}

std::string level_name(profile::EducationLevel level) {
  using enum profile::EducationLevel;
  switch (level) {
    case high_school:
      return "High school diploma or GED";
    case certificate:
    case military:
      return "A certificate";
    case associate:
      return "Associate degree or higher";
    case bachelor:
      return "Bachelor's degree or higher";
    case master:
      return "Master's degree or higher";
    case doctorate:
      break;
  }
  return "Doctorate";
}

std::string window_text(const Condition& condition) {
  if (!condition.within_years) return "";
  return fmt::format(" within the last {:g} years", *condition.within_years);
}

std::string degree_text(const Condition& condition, const Knowledge& knowledge) {
  std::string out = level_name(condition.level);
  if (!condition.fields.empty())
    out += " in " + one_of(names_of(condition.fields, knowledge.vocabulary.fields), "or");
  if (condition.or_hours) out += fmt::format(", or {:g} semester hours", *condition.or_hours);
  return out + window_text(condition);
}

std::string programme_text(const Condition& condition, const Knowledge& knowledge) {
  std::string accredited;
  for (const std::string& each : condition.accreditors) {
    std::string name = each;
    for (char& c : name) c = text::to_upper(c);
    if (each == "any") name = "a recognised body";
    accredited += (accredited.empty() ? "" : " or ") + name;
  }
  return fmt::format("Programme: {}{}{}",
                     one_of(names_of(condition.programmes, knowledge.vocabulary.programmes), "or"),
                     accredited.empty() ? "" : ", accredited by " + accredited + ",",
                     condition.within_years ? fmt::format(" finished within the last {:g} years",
                                                          *condition.within_years)
                                            : "");
}

std::string amount_text(const Condition& condition) {
  if (condition.work_hours)
    return text::grouped(static_cast<long long>(*condition.work_hours)) + " hours of work";
  const double years = condition.years.value_or(0);
  if (years < 1) return fmt::format("{:g} months of full-time work", years * 12);
  return fmt::format("{:g} {} of full-time work", years, years == 1 ? "year" : "years");
}

std::string experience_text(const Condition& condition, const Knowledge& knowledge) {
  const auto names = names_of(condition.disciplines, knowledge.vocabulary.disciplines);
  std::string out = amount_text(condition) + " in " + one_of(names, condition.every ? "and" : "or");
  if (condition.every) out += " (one total that covers them all)";
  if (!condition.also.empty()) {
    auto also = names_of(condition.also, knowledge.vocabulary.disciplines);
    constexpr std::size_t told = 3;
    if (also.size() > told) {
      also.resize(told);
      also.emplace_back("the like");
    }
    out += " of " + one_of(also, "or");
  }
  return out + window_text(condition);
}

std::string holds_text(const Condition& condition, const Knowledge& knowledge) {
  std::vector<std::string> names;
  for (const std::string& id : condition.credentials) {
    const Credential* credential = knowledge.find(id);
    names.push_back(credential != nullptr ? credential->suffix : id);
  }
  std::string out = one_of(names, "or");
  if (condition.exam_on_or_after)
    return out + ", examination passed on or after " + to_string(*condition.exam_on_or_after);
  return out + (condition.lapsed_ok ? ", passed" : ", in force");
}

std::string any_text(const Condition& condition, const Knowledge& knowledge) {
  std::string out;
  for (const auto& alternative : condition.alternatives) {
    std::vector<std::string> parts;
    for (const Condition& each : alternative) {
      const bool weaker = each.provenance.is_unverified() && !condition.provenance.is_unverified();
      parts.push_back(text_of(each, knowledge) + (weaker ? " (unverified)" : ""));
    }
    out += (out.empty() ? "Either " : "; or ") + text::join(parts, " and ");
  }
  return out;
}

std::string bare_text(const Condition& condition, const Knowledge& knowledge) {
  const std::vector<Word>& subjects = knowledge.vocabulary.subjects;
  switch (condition.asks) {
    case Asks::degree:
      return degree_text(condition, knowledge);
    case Asks::hours:
      return fmt::format("{:g} semester hours of {}{}", condition.least,
                         one_of(names_of(condition.subjects, subjects), "and"),
                         condition.each ? " together, some of each" : "");
    case Asks::course:
      return "A course of " + one_of(names_of(condition.subjects, subjects), "or");
    case Asks::programme:
      return programme_text(condition, knowledge);
    case Asks::military:
      return (condition.course == "bmet" ? "Biomedical equipment course of the armed forces"
                                         : "Laboratory course of the armed forces, 50 weeks") +
             window_text(condition);
    case Asks::experience:
      return experience_text(condition, knowledge);
    case Asks::holds:
      return holds_text(condition, knowledge);
    case Asks::licensed_elsewhere:
      return "A license of another state for the same work, in force";
    case Asks::any:
      return any_text(condition, knowledge);
    case Asks::answer:
      break;
  }
  return condition.question;
}

}  // namespace

std::string text_of(const Condition& condition, const Knowledge& knowledge) {
  const std::string text = bare_text(condition, knowledge);
  return condition.note.empty() ? text : text + " (" + condition.note + ")";
}

}  // namespace medtech::credential
