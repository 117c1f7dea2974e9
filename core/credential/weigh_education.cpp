// SPDX-License-Identifier: GPL-3.0-or-later
// Degrees, hours, courses, programmes and military courses weighed.
#include "core/base/text.hpp"
#include "core/credential/weighing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::credential {

namespace {

using profile::Education;

std::string with_article(profile::EducationLevel level) {
  using enum profile::EducationLevel;
  switch (level) {
    case high_school:
      return "high school";
    case certificate:
      return "certificate";
    case associate:
      return "associate degree";
    case bachelor:
      return "bachelor's degree";
    case master:
      return "master's degree";
    case doctorate:
      return "doctorate";
    case military:
      break;
  }
  return "military course";
}

/// Whether a school is finished on a day. What was only expected by a day that is past may have
/// come to nothing: nobody knows until the profile says `completed`.
Met finished(const Education& school, Date on, Date today) {
  const auto day = school.completed ? school.completed : school.expected;
  if (!day || is_unconfirmed(school, today)) return Met::unknown;
  return *day <= on ? Met::yes : Met::no;
}

/// Whether it was finished inside the condition's window.
Met recent(const Education& school, const Condition& condition, Date on) {
  if (!condition.within_years) return Met::yes;
  const auto day = school.completed ? school.completed : school.expected;
  if (!day) return Met::unknown;
  if (*day >= add_years(on, -*condition.within_years)) return Met::yes;
  return condition.window_unsure ? Met::unknown : Met::no;
}

Met of_fields(const Education& school, const Condition& condition, const Vocabulary& vocabulary) {
  if (condition.fields.empty()) return Met::yes;
  if (!school.field) return Met::unknown;
  for (const std::string& id : condition.fields) {
    const Word* field = Vocabulary::word(vocabulary.fields, id);
    if (field != nullptr && Vocabulary::is_of(*field, *school.field)) return Met::yes;
  }
  const bool known = std::ranges::any_of(vocabulary.fields, [&](const Word& field) {
    return Vocabulary::is_of(field, *school.field);
  });
  return known ? Met::no : Met::unknown;
}

std::string when_text(const Education& school, Date today) {
  if (school.completed && *school.completed <= today)
    return ", completed " + to_string(*school.completed);
  if (school.completed) return ", ends " + to_string(*school.completed);
  if (school.expected)
    return ", expected " + to_string(*school.expected) +
           (is_unconfirmed(school, today) ? ": was it conferred (completed)?" : "");
  return ", not said whether it was finished";
}

std::string named(const Education& school, Date today) {
  return school_text(school) + when_text(school, today);
}

// Keeps the better finding; of equal ones the first.
void keep_better(Finding& best, Met met, std::string shown, bool& first) {
  if (first || met > best.met) best = {met, std::move(shown), false};
  first = false;
}

Finding find_total_hours(const Condition& condition, const Bench& bench, Finding best) {
  if (!condition.or_hours || best.met == Met::yes) return best;
  const double hours = bench.person.all_hours;
  if (hours >= *condition.or_hours)
    return {Met::yes, fmt::format("{:g} semester hours", hours), false};
  if (best.met == Met::no && hours > 0)
    best.shown += fmt::format("; {:g} semester hours told of", hours);
  return best;
}

std::string subject_name(const Vocabulary& vocabulary, const std::string& id) {
  const Word* word = Vocabulary::word(vocabulary.subjects, id);
  return word != nullptr ? word->name : id;
}

/// Hours of a subject with what counts toward it; absent where the profile says nothing of it.
std::optional<double> hours_of(const std::string& subject, const Bench& bench,
                               std::vector<std::string>& shown) {
  std::optional<double> sum;
  const Vocabulary& vocabulary = bench.knowledge.vocabulary;
  for (const std::string& id : vocabulary.with_parts(subject)) {
    const auto found = bench.person.hours.find(id);
    if (found == bench.person.hours.end()) continue;
    sum = sum.value_or(0) + found->second;
    shown.push_back(fmt::format("{:g} of {}", found->second, subject_name(vocabulary, id)));
  }
  return sum;
}

// The rank of the highest degree that a person holds or works for; 0 where there is none.
int highest_degree(const Bench& bench) {
  int highest = 0;
  for (const Education& each : bench.person.education) {
    if (each.level && rank(*each.level) >= rank(profile::EducationLevel::associate))
      highest = std::max(highest, rank(*each.level));
  }
  return highest;
}

bool says(const Education& school, std::string_view words) {
  return text::fold(*school.field).find(text::fold(words)) != std::string::npos;
}

/// Whether a school was a programme of that kind. A degree tells the programme's level; a
/// certificate stands on the degree of whoever earned it, and where its field may name a programme
/// of a lower level it does not say which it was.
Met is_of_programme(const Education& school, const Word& programme, const Bench& bench) {
  if (!school.field) return Met::no;
  const bool is_degree =
      school.level && rank(*school.level) >= rank(profile::EducationLevel::associate);
  const bool by_degree =
      is_degree && std::ranges::any_of(programme.degree_words, [&](const std::string& words) {
        return says(school, words);
      });
  if (!by_degree && !Vocabulary::is_of(programme, *school.field)) return Met::no;
  if (is_degree) {
    const bool too_low = programme.least && rank(*school.level) < rank(*programme.least);
    const bool too_high = programme.most && rank(*school.level) > rank(*programme.most);
    return too_low || too_high ? Met::no : Met::yes;
  }
  if (!programme.least) return Met::yes;
  const int degree = highest_degree(bench);
  if (degree < rank(*programme.least)) return degree == 0 ? Met::unknown : Met::no;
  if (says(school, programme.name)) return Met::yes;
  const bool may_be_lower =
      std::ranges::any_of(bench.knowledge.vocabulary.programmes, [&](const Word& other) {
        return other.most && rank(*other.most) < rank(*programme.least) &&
               Vocabulary::is_of(other, *school.field);
      });
  return may_be_lower ? Met::unknown : Met::yes;
}

Met accredited(const Education& school, const Condition& condition) {
  if (condition.accreditors.empty()) return Met::yes;
  if (!school.accreditation) return Met::unknown;
  const std::string said = text::fold(*school.accreditation);
  const bool by_one = std::ranges::any_of(condition.accreditors, [&](const std::string& each) {
    return each == "any" || said.find(each) != std::string::npos;
  });
  return by_one ? Met::yes : Met::no;
}

Finding find_service_programme(const Condition& condition, const Bench& bench, Date on);

}  // namespace

bool is_unconfirmed(const Education& school, Date today) {
  return !school.completed && school.expected && *school.expected <= today;
}

bool lacks_evaluation(const Education& school) {
  if (!school.country || school.evaluated) return false;
  constexpr std::array<std::string_view, 6> home{
      "us", "u.s.", "usa", "united states", "united states of america", "puerto rico"};
  return std::ranges::find(home, text::fold(*school.country)) == home.end();
}

std::string school_text(const Education& school) {
  const std::string level = school.level ? with_article(*school.level) : "education";
  std::string out = school.field ? level + " in " + text::printable_line(*school.field) : level;
  if (lacks_evaluation(school)) out += " from " + text::printable_line(*school.country);
  return out;
}

Finding find_degree(const Condition& condition, const Bench& bench, Date on) {
  Finding best{Met::no, "", true};
  bool first = true;
  for (const Education& school : bench.person.education) {
    if (!school.level) {
      keep_better(best, Met::unknown,
                  "which level has your education: " + named(school, bench.today), first);
      continue;
    }
    if (rank(*school.level) < rank(condition.level)) continue;
    // Who studies for a degree has a high school diploma.
    if (condition.level == profile::EducationLevel::high_school &&
        rank(*school.level) >= rank(profile::EducationLevel::associate))
      return {Met::yes, named(school, bench.today), false};
    const Met field = of_fields(school, condition, bench.knowledge.vocabulary);
    Met met =
        all_of(all_of(finished(school, on, bench.today), recent(school, condition, on)), field);
    std::string shown = named(school, bench.today);
    if (met == Met::yes && lacks_evaluation(school)) {
      met = Met::unknown;
      shown += "; was it evaluated as equal to one of the United States (evaluated = true)?";
    }
    if (field == Met::unknown)
      shown += school.field ? "; does its field count?" : "; in which field?";
    if (field == Met::no) shown += "; another field";
    if (met != Met::yes && recent(school, condition, on) == Met::no) shown += "; too long ago";
    keep_better(best, met, std::move(shown), first);
  }
  if (first && bench.person.education.empty())
    best = {Met::unknown, "your profile tells of no education", false};
  else if (first)
    best = {Met::no, "your profile tells of no such degree", false};
  return find_total_hours(condition, bench, best);
}

Finding find_hours(const Condition& condition, const Bench& bench) {
  double sum = 0;
  bool any_silent = false;
  bool lacks_one = false;
  std::vector<std::string> shown;
  for (const std::string& subject : condition.subjects) {
    const auto hours = hours_of(subject, bench, shown);
    any_silent = any_silent || !hours;
    lacks_one = lacks_one || hours == 0.0;
    sum += hours.value_or(0);
  }
  const std::string told = shown.empty() ? "" : "semester hours: " + text::join(shown, ", ");
  if (sum >= condition.least && !(condition.each && (any_silent || lacks_one)))
    return {Met::yes, told, false};
  if (!any_silent || (condition.each && lacks_one))
    return {Met::no,
            told + fmt::format("; {:g} more are asked", std::max(0.0, condition.least - sum)),
            sum == 0};
  return {Met::unknown,
          (told.empty() ? "" : told + "; ") + std::string("how many of the rest stand in your "
                                                          "transcript (credit_hours)?"),
          false};
}

Finding find_course(const Condition& condition, const Bench& bench) {
  bool any_silent = false;
  for (const std::string& subject : condition.subjects) {
    std::vector<std::string> shown;
    const auto hours = hours_of(subject, bench, shown);
    if (hours && *hours > 0) return {Met::yes, "semester hours: " + text::join(shown, ", "), false};
    any_silent = any_silent || !hours;
  }
  if (!any_silent) return {Met::no, "none taken", true};
  return {Met::unknown, "does one stand in your transcript (credit_hours)?", false};
}

Finding find_programme(const Condition& condition, const Bench& bench, Date on) {
  if (bench.person.education.empty() && bench.person.services.empty())
    return {Met::unknown, "your profile tells of no education", false};
  Finding best{Met::no, "your profile tells of no such programme", true};
  bool first = true;
  for (const Education& school : bench.person.education) {
    Met of_kind = Met::no;
    for (const std::string& id : condition.programmes) {
      const Word* programme = Vocabulary::word(bench.knowledge.vocabulary.programmes, id);
      if (programme != nullptr)
        of_kind = std::max(of_kind, is_of_programme(school, *programme, bench));
    }
    if (of_kind == Met::no) continue;
    const Met by = accredited(school, condition);
    const Met when = recent(school, condition, on);
    std::string shown = named(school, bench.today);
    if (of_kind == Met::unknown) shown += "; for which title was it? Name that in its field";
    if (by == Met::unknown) shown += "; who accredits it?";
    if (by == Met::no) shown += "; accredited by " + text::printable_line(*school.accreditation);
    if (when == Met::no) shown += "; too long ago";
    const Met met = all_of(all_of(finished(school, on, bench.today), when), by);
    keep_better(best, all_of(met, of_kind), std::move(shown), first);
  }
  if (best.met == Met::yes) return best;
  const Finding served = find_service_programme(condition, bench, on);
  return served.met > best.met ? served : best;
}

namespace {

/// Whether a course of the armed forces is over, and ended inside a window: it lies between the
/// first day of service and the last.
Met course_in_window(const profile::Service& service, const Occupation& occupation,
                     const Condition& condition, Date on) {
  const std::chrono::days training(7 * occupation.training_weeks);
  if (service.start && *service.start + training > on) return Met::no;
  if (!condition.within_years) return Met::yes;
  const Date window = add_years(on, -*condition.within_years);
  if (service.start && *service.start >= window) return Met::yes;
  if (service.end && *service.end < window) return condition.window_unsure ? Met::unknown : Met::no;
  return Met::unknown;
}

std::string service_text(const profile::Service& service, const Occupation& occupation) {
  std::string out = text::printable_line(service.code) + " " + occupation.title;
  if (service.start) out += ", from " + to_string(*service.start);
  if (service.end) out += " to " + to_string(*service.end);
  return out;
}

// A laboratory course of the Army or Navy is an accredited programme itself.
Finding find_service_programme(const Condition& condition, const Bench& bench, Date on) {
  for (const profile::Service& service : bench.person.services) {
    const Occupation* occupation = bench.knowledge.occupation(service.code);
    if (occupation == nullptr || occupation->programme.empty()) continue;
    const bool is_one = std::ranges::find(condition.programmes, occupation->programme) !=
                            condition.programmes.end() &&
                        std::ranges::find(condition.accreditors, occupation->accreditor) !=
                            condition.accreditors.end();
    if (!is_one) continue;
    const Met when = course_in_window(service, *occupation, condition, on);
    const std::string question = when == Met::unknown ? "; on which day did the course end?" : "";
    return {when, service_text(service, *occupation) + question, false};
  }
  return {Met::no, "", true};
}

}  // namespace

namespace {

// A course of the armed forces that stands under education, in place of the code of the service.
Finding find_military_school(const Condition& condition, const Bench& bench, Date on) {
  Finding best{Met::no, "your profile tells of no such service", true};
  const Word* field =
      Vocabulary::word(bench.knowledge.vocabulary.fields,
                       condition.course == "bmet" ? "biomedical-equipment" : "medical-laboratory");
  bool first = true;
  for (const Education& school : bench.person.education) {
    if (school.level != profile::EducationLevel::military) continue;
    const bool of_field =
        school.field && field != nullptr && Vocabulary::is_of(*field, *school.field);
    if (school.field && !of_field) continue;
    const Met when = all_of(finished(school, on, bench.today), recent(school, condition, on));
    std::string shown = named(school, bench.today);
    if (!school.field) shown += "; in which field?";
    // How long a laboratory course was, its name does not say.
    const bool asks_length = condition.course == "lab";
    if (asks_length) shown += "; did it last 50 weeks? Give the code of your service too";
    const Met sure = school.field && !asks_length ? Met::yes : Met::unknown;
    keep_better(best, all_of(when, sure), std::move(shown), first);
  }
  return best;
}

}  // namespace

Finding find_military(const Condition& condition, const Bench& bench, Date on) {
  if (bench.person.is_blank) return {Met::unknown, "your profile tells of no service", false};
  Finding best = find_military_school(condition, bench, on);
  for (const profile::Service& service : bench.person.services) {
    const Occupation* occupation = bench.knowledge.occupation(service.code);
    if (occupation == nullptr) {
      const std::string asked = "is " + text::printable_line(service.code) +
                                " such an occupation? It is not in our tables";
      if (best.met == Met::no) best = {Met::unknown, asked, false};
      continue;
    }
    if (occupation->course != condition.course) {
      if (best.met == Met::no && best.nothing && !occupation->note.empty())
        best.shown = text::printable_line(service.code) + ": " + occupation->note;
      continue;
    }
    const Met when = course_in_window(service, *occupation, condition, on);
    std::string shown = service_text(service, *occupation);
    if (when == Met::unknown) shown += "; on which day did the course end?";
    if (when == Met::no) shown += "; too long ago, or not over yet";
    if (when > best.met || best.nothing) best = {when, std::move(shown), false};
  }
  return best;
}

}  // namespace medtech::credential
