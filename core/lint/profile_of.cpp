// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/profile_of.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace medtech::lint {

namespace {

using profile::EducationLevel;
using profile::Profile;

std::optional<EducationLevel> level_of(std::string_view word) {
  static constexpr auto levels = std::to_array<EducationLevel>(
      {EducationLevel::high_school, EducationLevel::certificate, EducationLevel::associate,
       EducationLevel::bachelor, EducationLevel::master, EducationLevel::doctorate,
       EducationLevel::military});
  const auto found =
      std::ranges::find_if(levels, [&](EducationLevel level) { return to_string(level) == word; });
  return found == levels.end() ? std::nullopt : std::optional(*found);
}

std::optional<Date> end_of(const std::optional<resume::PartialDate>& date) {
  return date ? std::optional(resume::last_day(*date)) : std::nullopt;
}

std::optional<Date> beginning_of(const std::optional<resume::PartialDate>& date) {
  return date ? std::optional(resume::first_day(*date)) : std::nullopt;
}

// Who repairs and installs is of equipment service, who tests specimens of the laboratory, whatever
// instruments both name.
void add_tracks(const Subject& subject, const std::set<std::size_t>& copied, Profile& profile) {
  for (std::size_t job = 0; job < profile.experience.size(); ++job) {
    std::size_t service = 0;
    std::size_t testing = 0;
    for (const std::size_t i : subject.bullets[job]) {
      const Passage& passage = subject.passages[i];
      if (copied.contains(i) || passage.stuffed) continue;
      service += passage.service_words;
      testing += passage.testing_words;
    }
    if (service != testing) profile.experience[job].track = service > testing ? "equipment" : "lab";
  }
}

void add_jobs(const Subject& subject, const ontology::Terms& terms,
              const std::set<std::size_t>& copied, Profile& profile) {
  for (const resume::Job& job : subject.resume.jobs) {
    if (profile.experience.size() == limits::jobs_judged) break;
    profile::Experience experience;
    experience.title = job.title.value_or("");
    experience.employer = job.employer;
    experience.start = beginning_of(job.span.start);
    // "2019" alone is an end, and says nothing of the time.
    if (!job.span.present) experience.end = end_of(job.span.end ? job.span.end : job.span.start);
    profile.experience.push_back(std::move(experience));
  }
  add_tracks(subject, copied, profile);
  for (const Shown& shown : subject.shown) {
    const Passage& passage = subject.passages[shown.passage];
    if (copied.contains(shown.passage)) continue;
    if (!passage.job || passage.stuffed || *passage.job >= profile.experience.size()) continue;
    // A nurse's pumps make no years of servicing them.
    if (subject.other_trades.contains(*passage.job)) continue;
    const std::string_view kind = terms.kind(shown.row);
    auto& skills = profile.experience[*passage.job].skills;
    if (kind.starts_with("credential") || kind == "licence" || kind == "card") continue;
    if (std::ranges::find(skills, terms.id(shown.row)) == skills.end())
      skills.emplace_back(terms.id(shown.row));
  }
}

// Lines that show nothing.
std::set<std::size_t> void_lines(const Subject& subject, const std::set<std::size_t>& copied) {
  std::set<std::size_t> lines;
  for (std::size_t i = 0; i < subject.passages.size(); ++i) {
    if (subject.passages[i].stuffed || copied.contains(i))
      lines.insert(subject.passages[i].entry.line);
  }
  return lines;
}

void add_held(const Subject& subject, Date today, const std::set<std::size_t>& nothing,
              Profile& profile) {
  for (const resume::Credential& each : subject.resume.credentials) {
    if (!each.id || nothing.contains(each.line)) continue;
    if (each.earned && resume::first_day(*each.earned) > today) continue;
    const std::size_t dash = each.id->find('-');
    if (each.licence && dash == 2) {
      profile.licenses.push_back(
          {each.id->substr(0, dash), each.id->substr(dash + 1), each.number, end_of(each.expires)});
    } else if (!each.licence) {
      profile.certifications.push_back(
          {*each.id, beginning_of(each.earned), std::nullopt, end_of(each.expires)});
    }
  }
}

}  // namespace

Profile profile_of(const Subject& subject, const ontology::Knowledge& knowledge, Date today,
                   const std::set<std::size_t>& copied) {
  const std::set<std::size_t> nothing = void_lines(subject, copied);
  Profile profile;
  add_jobs(subject, knowledge.terms, copied, profile);
  add_held(subject, today, nothing, profile);
  for (const resume::Education& each : subject.resume.education) {
    if (nothing.contains(each.line)) continue;
    profile::Education education;
    if (each.level) education.level = level_of(*each.level);
    education.field = each.field;
    education.school = each.school;
    (each.expected ? education.expected : education.completed) = end_of(each.completed);
    profile.education.push_back(std::move(education));
  }
  return profile;
}

bool is_of_another(const Profile& profile, const resume::Resume& resume) {
  if (!profile.name || !resume.contact.name) return false;
  const std::string others = text::fold(*resume.contact.name);
  const std::string folded = text::fold(*profile.name);
  return std::ranges::none_of(text::split(folded, ' '), [&](std::string_view word) {
    return word.size() > 1 && find_phrase(others, word).has_value();
  });
}

}  // namespace medtech::lint
