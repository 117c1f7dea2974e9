// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/qualifications.hpp"

#include "core/base/text.hpp"
#include "core/ontology/ranks.hpp"
#include "core/ontology/role_titles.hpp"
#include "core/ontology/wider_terms.hpp"

#include <algorithm>
#include <ratio>

namespace medtech::profile {

using ontology::ConceptRow;
using ontology::Knowledge;
using ontology::Terms;

namespace {

constexpr double full_time_hours = 40;

// The one concept of a kind that a person's word names.
std::optional<ConceptRow> term_named(const Terms& terms, const std::string& word,
                                     std::string_view kind) {
  const auto right = [&](ConceptRow row) { return kind.empty() || terms.kind(row) == kind; };
  for (const std::string& id : {word, text::fold(word)}) {
    if (const auto row = terms.find(id); row && right(*row)) return row;
  }
  std::optional<ConceptRow> found;
  for (const ConceptRow row : terms.find_named(word)) {
    if (!right(row)) continue;
    if (found) return std::nullopt;
    found = row;
  }
  return found;
}

bool has_lapsed(const std::optional<Date>& expires, Date today) {
  return expires && *expires < today;
}

bool is_in_force(const std::vector<Held>& held, std::string_view id) {
  return std::ranges::find(held, Held{std::string(id)}) != held.end();
}

void add_likes(const Terms& terms, Qualifications& found) {
  for (ConceptRow row = 0; row < terms.size(); ++row) {
    if (terms.kind(row) != "credential-set") continue;
    const std::vector<ConceptRow> members = terms.members(row);
    const auto held = std::ranges::find_if(members, [&](ConceptRow member) {
      return is_in_force(found.credentials, terms.id(member));
    });
    if (held == members.end()) continue;
    for (const ConceptRow member : members) {
      if (is_in_force(found.credentials, terms.id(member))) continue;
      found.like.try_emplace(std::string(terms.id(member)), terms.id(*held));
    }
  }
}

void add_credentials(const Profile& profile, const Terms& terms, Date today,
                     Qualifications& found) {
  for (const Certification& each : profile.certifications) {
    if (const auto row = term_named(terms, each.id, "credential"))
      found.credentials.push_back({std::string(terms.id(*row)), has_lapsed(each.expires, today)});
  }
  add_likes(terms, found);
  for (const License& each : profile.licenses) {
    std::string id = each.state + "-" + each.id;
    std::ranges::transform(id, id.begin(), text::to_upper);
    auto row = term_named(terms, id, "licence");
    if (!row) row = term_named(terms, each.state + " " + each.id, "licence");
    if (row)
      found.licenses.push_back({std::string(terms.id(*row)), has_lapsed(each.expires, today)});
  }
}

void add_degrees(const Profile& profile, Date today, Qualifications& found) {
  const auto rank = [](const std::optional<std::string>& degree) {
    return degree ? degree_rank(*degree).value_or(-1) : -1;
  };
  for (const Education& each : profile.education) {
    if (!each.level) continue;
    const std::string degree = to_string(*each.level);
    const bool to_come = each.expected && *each.expected > today;
    std::optional<std::string>& best = to_come ? found.expected_degree : found.degree;
    if (degree_rank(degree).value_or(-1) > rank(best)) best = degree;
  }
  if (rank(found.expected_degree) <= rank(found.degree)) found.expected_degree.reset();
}

void add_term(const Terms& terms, std::optional<ConceptRow> row, Qualifications& found) {
  if (!row) return;
  for (const ConceptRow shown : ontology::shown_by(terms, *row))
    found.experience.emplace(terms.id(shown));
}

// Time in one track, of which every day counts at most once.
struct Stretch {
  Date begin;
  Date end;
  double share = 1;  // of full time
};

double full_time_years(const std::vector<Stretch>& stretches) {
  std::vector<Date> edges;
  for (const Stretch& each : stretches) {
    edges.push_back(each.begin);
    edges.push_back(each.end);
  }
  std::ranges::sort(edges);
  double days = 0;
  for (std::size_t i = 1; i < edges.size(); ++i) {
    double share = 0;
    for (const Stretch& each : stretches) {
      if (each.begin <= edges[i - 1] && edges[i] <= each.end) share += each.share;
    }
    days += std::min(share, 1.0) * static_cast<double>((edges[i] - edges[i - 1]).count());
  }
  return days / 365.25;
}

std::optional<std::string> track_of_role(const Knowledge& knowledge, const std::string& id) {
  const ontology::Role* role = ontology::find_role(knowledge.roles, id);
  return role == nullptr ? std::nullopt : std::optional(role->track);
}

bool is_of_family(std::string_view track) { return track == "lab" || track == "equipment"; }

// How many of a job's words are terms of each family.
struct FamilyTerms {
  std::size_t lab = 0;
  std::size_t equipment = 0;
};

FamilyTerms count_terms(const Experience& job, const Terms& terms) {
  FamilyTerms found;
  for (const auto* words : {&job.disciplines, &job.skills}) {
    for (const std::string& word : *words) {
      const auto row = term_named(terms, word, "");
      const std::string_view track = row ? terms.track(*row) : "";
      found.lab += track == "lab" ? 1 : 0;
      found.equipment += track == "equipment" ? 1 : 0;
    }
  }
  return found;
}

struct Family {
  std::optional<std::string> role;
  std::optional<std::string> track;
};

// By the title; where that leaves it open, by what was done, and then by what most of the terms
// are of. A title that other fields have too ("Field Service Engineer") holds where a term of ours
// stands beside it: who services analysers names things of the laboratory.
Family family_of(const Experience& job, const Knowledge& knowledge) {
  if (auto role = ontology::role_in_title(knowledge, job.title)) {
    auto track = track_of_role(knowledge, *role);
    return {std::move(role), std::move(track)};
  }
  const FamilyTerms named = count_terms(job, knowledge.terms);
  if (named.lab + named.equipment == 0) return {};
  const ontology::TitleVerdict verdict = knowledge.titles.judge(job.title);
  const bool ours = is_of_family(verdict.decide) && verdict.field.empty();
  const std::size_t of_title = verdict.decide == "lab" ? named.lab : named.lab + named.equipment;
  const bool done_otherwise = job.track && *job.track != verdict.decide;
  const bool borne_out = verdict.of_service ? job.track == verdict.decide : !done_otherwise;
  if (ours && of_title > 0 && borne_out) {
    const auto role = ontology::find_role(knowledge.roles, verdict.role) != nullptr
                          ? verdict.role
                          : ontology::bmet_role(ontology::level_in_title(job.title), std::nullopt);
    return {role, verdict.decide};
  }
  if (job.track) return {std::nullopt, job.track};
  return {std::nullopt, named.lab > named.equipment ? "lab" : "equipment"};
}

std::vector<Experience> latest_first(std::vector<Experience> jobs) {
  std::ranges::stable_sort(jobs, [](const Experience& left, const Experience& right) {
    return left.end.value_or(Date::max()) > right.end.value_or(Date::max());
  });
  return jobs;
}

void add_jobs(const Profile& profile, const Knowledge& knowledge, Date today,
              Qualifications& found) {
  std::map<std::string, std::vector<Stretch>, std::less<>> stretches;
  for (const Experience& job : latest_first(profile.experience)) {
    const auto [role, track] = family_of(job, knowledge);
    if (role && std::ranges::find(found.roles, *role) == found.roles.end())
      found.roles.push_back(*role);
    if (role && !job.end && !found.role) found.role = role;
    if (track && !found.track) found.track = track;
    for (const auto* words : {&job.disciplines, &job.skills}) {
      for (const std::string& word : *words)
        add_term(knowledge.terms, term_named(knowledge.terms, word, ""), found);
    }
    for (const ontology::Mention& mention : knowledge.terms.find_in(job.title))
      add_term(knowledge.terms, mention.row, found);
    const Date end = std::min(job.end.value_or(today), today);
    if (!track || !job.start || *job.start >= end) continue;
    const double share =
        std::clamp(job.hours_per_week.value_or(full_time_hours) / full_time_hours, 0.0, 1.0);
    stretches[*track].push_back({*job.start, end, share});
  }
  for (const auto& [track, each] : stretches) found.years[track] = full_time_years(each);
}

// Of what one studied: who learns "medical technology" becomes a "medical technologist", and of
// "biomedical equipment technology" come technicians.
std::optional<std::string> track_of_study(const std::string& field, const Knowledge& knowledge) {
  const bool subject = field.ends_with('y');
  for (const std::string& title :
       {field + " technician", subject ? field.substr(0, field.size() - 1) + "ist" : field}) {
    const auto roles = ontology::roles_in_title(knowledge.titles, title);
    if (!roles.empty()) return track_of_role(knowledge, roles.front());
  }
  return std::nullopt;
}

// The family of a profile without a role or job.
std::optional<std::string> track_of_schooling(const Profile& profile, const Knowledge& knowledge) {
  for (const Certification& each : profile.certifications) {
    const auto row = term_named(knowledge.terms, each.id, "credential");
    const std::string_view track = row ? knowledge.terms.track(*row) : "";
    if (track == "lab" || track == "equipment") return std::string(track);
  }
  for (const Education& each : profile.education) {
    const auto track = each.field ? track_of_study(*each.field, knowledge) : std::nullopt;
    if (track) return track;
  }
  return std::nullopt;
}

bool is_work_of(const Knowledge& knowledge, const std::string& role_id, std::string_view work) {
  const ontology::Role* role = find_role(knowledge.roles, role_id);
  return role != nullptr && std::ranges::find(role->specialties, work) != role->specialties.end();
}

}  // namespace

bool shows(const Qualifications& has, const Knowledge& knowledge, ConceptRow work) {
  const Terms& terms = knowledge.terms;
  // A specialty covers classes of equipment; a discipline that is several benches, these.
  const std::size_t enough = terms.kind(work) == "specialty" ? 1 : 3;
  const std::string_view id = terms.id(work);
  if (has.experience.contains(std::string(id))) return true;
  if ((has.role && is_work_of(knowledge, *has.role, id)) ||
      std::ranges::any_of(has.roles,
                          [&](const auto& role) { return is_work_of(knowledge, role, id); }))
    return true;
  const auto benches = text::split(terms.fact(work, "covers"), ' ');
  const auto shown = std::ranges::count_if(
      benches, [&](std::string_view bench) { return has.experience.contains(std::string(bench)); });
  return static_cast<std::size_t>(shown) >= enough;
}

bool rotates_through(const Qualifications& has, const Knowledge& knowledge, ConceptRow bench) {
  return std::ranges::any_of(has.roles, [&](const std::string& id) {
    const ontology::Role* role = find_role(knowledge.roles, id);
    return role != nullptr &&
           std::ranges::find(role->benches, knowledge.terms.id(bench)) != role->benches.end();
  });
}

std::optional<int> degree_rank(std::string_view degree) {
  if (degree == "military") return 1;  // a service school trains as a certificate programme does
  return ontology::degree_rank(degree);
}

Qualifications qualifications_of(const Profile& profile, const Knowledge& knowledge, Date today) {
  Qualifications found;
  if (profile.role.current)
    found.role = ontology::find_role_named(knowledge, *profile.role.current);
  if (profile.role.target)
    found.target = ontology::find_role_named(knowledge, *profile.role.target);
  for (const auto& role : {found.target, found.role}) {
    if (role && !found.track) found.track = track_of_role(knowledge, *role);
  }
  add_jobs(profile, knowledge, today, found);
  for (const std::string& word : profile.skills)
    add_term(knowledge.terms, term_named(knowledge.terms, word, ""), found);
  add_credentials(profile, knowledge.terms, today, found);
  add_degrees(profile, today, found);
  if (!found.track) found.track = track_of_schooling(profile, knowledge);
  return found;
}

}  // namespace medtech::profile
