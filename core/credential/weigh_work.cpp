// SPDX-License-Identifier: GPL-3.0-or-later
// Experience, credentials and licenses weighed.
#include "core/base/text.hpp"
#include "core/credential/experience.hpp"
#include "core/credential/weighing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::credential {

namespace {

std::string amount_of(double amount, const Condition& condition) {
  if (condition.work_hours) return text::grouped(static_cast<long long>(amount)) + " hours";
  return fmt::format("{:.1f} full-time years", amount);
}

std::string names_of(const std::vector<std::string>& ids, const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Word* word = Vocabulary::word(vocabulary.disciplines, id);
    names.push_back(word != nullptr ? word->name : id);
  }
  return text::join(names, ", ");
}

// Which jobs counted.
std::string jobs_text(const Bench& bench, const Condition& condition) {
  std::vector<std::string> titles;
  for (const Job& job : bench.person.jobs) {
    const std::string title = text::printable_line(job.title);
    const bool is_new = std::ranges::find(titles, title) == titles.end();
    if (is_new && fit_of(job, condition) == Fit::yes) titles.push_back(title);
  }
  return text::join(titles, ", ");
}

// The rotation: whether every discipline is covered.
Finding find_cover(const Worked& worked, const Bench& bench, Finding total) {
  const Vocabulary& vocabulary = bench.knowledge.vocabulary;
  if (worked.uncovered.empty()) return total;
  if (!worked.possibly_uncovered.empty()) {
    total.shown += "; no work in " + names_of(worked.possibly_uncovered, vocabulary);
    total.met = Met::no;
    return total;
  }
  total.shown += "; did it cover " + names_of(worked.uncovered, vocabulary) + "?";
  total.met = all_of(total.met, Met::unknown);
  return total;
}

Finding find_one_held(const Held& held, const Condition& condition, const Bench& bench, Date on) {
  const Credential& credential = *bench.knowledge.find(held.id);
  const std::string name = credential.suffix;
  Finding finding{Met::yes, "holds " + name, false};
  std::string question;
  if (condition.exam_on_or_after) {
    finding.met = passed_since(held, *condition.exam_on_or_after);
    if (finding.met == Met::no) finding.shown += ", passed before that day";
    if (finding.met == Met::unknown)
      question = "; on which day was it first earned (first_earned)?";
  }
  const Standing now = condition.lapsed_ok ? Standing::endless : standing(held, credential, on);
  switch (now) {
    case Standing::current:
      if (const auto ends = expiry(held, credential))
        finding.shown += ", good until " + to_string(*ends);
      break;
    case Standing::endless:
      if (!condition.lapsed_ok) finding.shown += ", which does not expire";
      break;
    case Standing::candidate:
      return {Met::no, name + " as a candidate only: a full route is not met yet", false};
    case Standing::lapsed:
      return {Met::no, name + " lapsed on " + to_string(*expiry(held, credential)), false};
    case Standing::unknown:
      finding.met = all_of(finding.met, Met::unknown);
      question += "; until when is it good (expires)?";
  }
  finding.shown += question;
  return finding;
}

// Something held that may be one of those asked for.
std::optional<Finding> find_perhaps(const Held& held, const Condition& condition,
                                    const Bench& bench) {
  for (const std::string& candidate : held.candidates) {
    if (std::ranges::find(condition.credentials, candidate) == condition.credentials.end())
      continue;
    return Finding{Met::unknown,
                   "whose " + text::printable_line(held.said) +
                       " is it: " + text::join(held.candidates, ", ") + "?",
                   false};
  }
  const Credential* credential = bench.knowledge.find(held.id);
  if (credential == nullptr) return std::nullopt;
  for (const std::string& id : condition.credentials) {
    const Credential* asked = bench.knowledge.find(id);
    if (asked != nullptr && asked->umbrella == held.id)
      return Finding{Met::unknown,
                     "for which title is " + text::printable_line(held.said) + ": is it " +
                         asked->suffix + "?",
                     false};
  }
  if (credential->successor.empty()) return std::nullopt;
  if (std::ranges::find(condition.credentials, credential->successor) ==
      condition.credentials.end())
    return std::nullopt;
  const Credential& successor = *bench.knowledge.find(credential->successor);
  const std::string since =
      credential->carried_over ? " on " + to_string(*credential->carried_over) : "";
  if (find_forerunner(bench.person, successor, bench.knowledge) == nullptr)
    return Finding{Met::no, credential->suffix + " had ended before it was carried over" + since,
                   false};
  return Finding{Met::unknown,
                 fmt::format("{} was carried over to {}{} where it was kept up: is that in force?",
                             credential->suffix, successor.suffix, since),
                 false};
}

}  // namespace

Met passed_since(const Held& held, Date day) {
  if (held.first_earned) return *held.first_earned >= day ? Met::yes : Met::no;
  if (!held.earned) return Met::unknown;
  return *held.earned < day ? Met::no : Met::unknown;
}

Finding find_experience(const Condition& condition, const Credential& credential,
                        const Bench& bench, Date on) {
  const std::vector<Job>& jobs = bench.person.jobs;
  if (bench.person.is_blank) return {Met::unknown, "your profile tells of no work", false};
  const Worked inside = worked(jobs, condition, on, credential.full_time_hours);
  const std::string titles = jobs_text(bench, condition);
  Finding finding{Met::no, amount_of(inside.sure, condition), inside.possible <= 0};
  if (!titles.empty()) finding.shown += " (" + titles + ")";
  if (is_enough(inside.sure, condition)) {
    finding.met = Met::yes;
  } else if (is_enough(inside.possible, condition)) {
    finding.met = Met::unknown;
  } else if (condition.window_unsure) {
    const Worked ever = worked(jobs, condition, on, credential.full_time_hours, false);
    if (is_enough(ever.sure, condition)) {
      finding.met = Met::unknown;
      finding.shown += "; how old the work may be is unverified";
    }
  }
  if (finding.met != Met::yes && !inside.questions.empty())
    finding.shown += "; " + text::join(inside.questions, " ");
  return condition.every ? find_cover(inside, bench, finding) : finding;
}

Finding find_holding(const Condition& condition, const Bench& bench, Date on) {
  Finding best{Met::no, "not held", true};
  if (bench.person.is_blank) best = {Met::unknown, "your profile tells of no credential", false};
  bool first = true;
  const auto keep = [&](Finding finding) {
    if (first || finding.met > best.met) best = std::move(finding);
    first = false;
  };
  for (const Held& held : bench.person.credentials) {
    const bool asked = !held.id.empty() && std::ranges::find(condition.credentials, held.id) !=
                                               condition.credentials.end();
    if (asked) {
      keep(find_one_held(held, condition, bench, on));
    } else if (auto perhaps = find_perhaps(held, condition, bench)) {
      keep(*std::move(perhaps));
    }
  }
  return best;
}

namespace {

// Whether another state's license is for work that this one is for.
Met is_of_the_same_work(const Held& held, const Credential& license, const Knowledge& knowledge) {
  const Credential* other = knowledge.find(held.id);
  if (other == nullptr) return Met::unknown;
  const bool shares = std::ranges::any_of(other->roles, [&](const std::string& role) {
    return std::ranges::find(license.roles, role) != license.roles.end();
  });
  return shares ? Met::yes : Met::no;
}

Finding find_one_license(const Held& held, const Credential& license, const Bench& bench, Date on) {
  const std::string name = text::printable_line(held.said);
  const Met same = is_of_the_same_work(held, license, bench.knowledge);
  if (same == Met::no) return {Met::no, name + " is for other work", false};
  if (held.expires && *held.expires < on)
    return {Met::no, name + " ended on " + to_string(*held.expires), false};
  Finding finding{same, name, false};
  if (held.expires) finding.shown += ", good until " + to_string(*held.expires);
  if (!held.expires) finding = {Met::unknown, "until when is " + name + " good (expires)?", false};
  if (same == Met::unknown) finding.shown += "; is it a license for this work?";
  return finding;
}

}  // namespace

Finding find_other_license(const Credential& credential, const Bench& bench, Date on) {
  Finding best{Met::no, "your profile tells of no license of another state", true};
  for (const Held& held : bench.person.licenses) {
    if (held.state == credential.state) continue;
    Finding one = find_one_license(held, credential, bench, on);
    if (best.nothing || one.met > best.met) best = std::move(one);
  }
  return best;
}

}  // namespace medtech::credential
