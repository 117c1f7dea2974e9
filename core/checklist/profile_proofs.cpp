// SPDX-License-Identifier: GPL-3.0-or-later
// What profile, stored openings, saved searches and practice prove.
#include "core/base/text.hpp"
#include "core/checklist/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

namespace medtech::checklist {

namespace {

constexpr std::size_t enough_skills = 5;
constexpr std::size_t enough_stories = 5;
constexpr int enough_answers = 5;
constexpr std::chrono::days soon{60};

Evidence met(std::string text) { return {true, std::move(text)}; }
Evidence lacking(std::string text) { return {false, std::move(text)}; }

std::string listed(const std::vector<std::string>& words) { return text::join(words, ", "); }

bool says_any(std::string_view said, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) {
    const std::size_t at = text::find_ignoring_case(said, word);
    return at != std::string_view::npos && (at == 0 || !text::is_alnum(said[at - 1]));
  });
}

std::string whole_story(const profile::Story& story) {
  return story.title + " " + story.situation.value_or("") + " " + story.action.value_or("") + " " +
         story.result.value_or("");
}

Evidence role_named(const Facts& facts) {
  if (facts.has.role) return met("current role: " + *facts.has.role);
  if (facts.has.target) return met("target role: " + *facts.has.target);
  return lacking("the profile names no role that is known");
}

Evidence target_set(const Facts& facts) {
  if (!facts.has.target) return lacking("role.target of the profile is not set");
  if (facts.has.target == facts.has.role)
    return lacking("role.target is the role that you hold already");
  return met("target role: " + *facts.has.target);
}

Evidence specialties_shown(const Facts& facts) {
  std::vector<std::string> shown;
  for (const profile::Experience& job : facts.profile.experience)
    shown.insert(shown.end(), job.disciplines.begin(), job.disciplines.end());
  std::ranges::sort(shown);
  shown.erase(std::unique(shown.begin(), shown.end()), shown.end());
  if (shown.empty()) return lacking("no job of the profile names disciplines");
  return met(listed(shown));
}

Evidence demand_seen(const Facts& facts) {
  if (facts.role_listings == 0) return lacking("no stored opening is for your role yet");
  return met(text::count(static_cast<std::size_t>(facts.role_listings), "stored opening",
                         "stored openings") +
             " for your role");
}

// A search that asks for what the work is, not only for where.
bool is_narrow(const SearchFacts& search) {
  return std::ranges::any_of(search.arguments, [](const std::string& word) {
    return word.starts_with("--role") || word.starts_with("--specialty") ||
           word.starts_with("--cert") || !word.starts_with("-");
  });
}

Evidence search_saved(const Facts& facts) {
  const auto found = std::ranges::find_if(facts.searches, is_narrow);
  if (found == facts.searches.end()) return lacking("no saved search asks for a role or specialty");
  return met("saved search \"" + found->name + "\"");
}

bool goes_about(std::string_view setting) {
  return setting == "field-service" || setting == "travel" || setting == "manufacturer";
}

Evidence mobile_searched(const Facts& facts) {
  for (const profile::Setting setting : facts.profile.search.settings) {
    if (goes_about(profile::to_string(setting)))
      return met("the profile searches " + profile::to_string(setting));
  }
  for (const SearchFacts& search : facts.searches) {
    for (const std::string& word : search.arguments) {
      const std::size_t equals = word.find('=');
      if (goes_about(equals == std::string::npos ? std::string_view(word)
                                                 : std::string_view(word).substr(equals + 1)))
        return met("saved search \"" + search.name + "\"");
    }
  }
  return lacking("no search asks for field service, travel or manufacturers");
}

bool home_is_known(const profile::Profile& profile) {
  return profile.home.zip || (profile.home.city && profile.home.state);
}

Evidence home_known(const Facts& facts) {
  if (!home_is_known(facts.profile)) return lacking("the profile has no home");
  const profile::Home& home = facts.profile.home;
  return met("home: " + (home.zip ? *home.zip : *home.city + ", " + *home.state));
}

Evidence search_limits(const Facts& facts) {
  const profile::SearchDefaults& search = facts.profile.search;
  std::vector<std::string> missing;
  if (!home_is_known(facts.profile) && search.states.empty())
    missing.emplace_back("home or states");
  if (search.settings.empty()) missing.emplace_back("settings");
  if (!search.min_pay) missing.emplace_back("least pay");
  if (!missing.empty()) return lacking("not in the profile: " + listed(missing));
  return met("least pay " + profile::to_string(*search.min_pay) + ", settings and region are set");
}

Evidence settings_open(const Facts& facts) {
  std::vector<std::string> names;
  for (const profile::Setting setting : facts.profile.search.settings)
    names.push_back(profile::to_string(setting));
  if (names.size() < 2) return lacking("fewer than two settings in [search] of the profile");
  return met(listed(names));
}

std::vector<std::string> in_force(const Facts& facts) {
  std::vector<std::string> ids;
  for (const profile::Held& held : facts.has.credentials)
    if (!held.lapsed) ids.push_back(held.id);
  return ids;
}

Evidence credential_held(const Facts& facts) {
  const auto ids = in_force(facts);
  return ids.empty() ? lacking("no credential of the profile is in force") : met(listed(ids));
}

Evidence advanced_credential(const Facts& facts) {
  const auto ids = in_force(facts);
  return ids.size() < 2 ? lacking("one credential at most is in force") : met(listed(ids));
}

Evidence licence_known(const Facts& facts) {
  if (facts.licenses.empty()) return lacking("the profile names no state");
  std::vector<std::string> missing;
  std::vector<std::string> well;
  for (const LicenseFacts& license : facts.licenses) {
    if (!license.id.empty() && !license.held)
      missing.push_back(license.state + " asks for " + license.id);
    else
      well.push_back(license.state + (license.id.empty() ? ": none asked" : ": " + license.id));
  }
  return missing.empty() ? met(listed(well)) : lacking(listed(missing));
}

struct Dated {
  std::string name;
  std::optional<Date> expires;
};

std::vector<Dated> all_dated(const profile::Profile& profile) {
  std::vector<Dated> all;
  for (const auto& each : profile.certifications) all.push_back({each.id, each.expires});
  for (const auto& each : profile.licenses)
    all.push_back({each.state + " " + each.id, each.expires});
  for (const auto& each : profile.documents) all.push_back({each.title, each.expires});
  return all;
}

Evidence nothing_expired(const Facts& facts) {
  std::vector<std::string> pressing;
  std::optional<Date> first;
  for (const Dated& each : all_dated(facts.profile)) {
    if (!each.expires) continue;
    if (!first || *each.expires < *first) first = each.expires;
    if (*each.expires < facts.today + soon)
      pressing.push_back(each.name + " (" + to_string(*each.expires) + ")");
  }
  if (!first) return lacking("nothing in the profile has a date of expiry");
  if (!pressing.empty()) return lacking("expired, or soon: " + listed(pressing));
  return met("the first to end does so on " + to_string(*first));
}

Evidence expiry_known(const Facts& facts) {
  std::vector<std::string> without;
  const auto all = all_dated(facts.profile);
  for (const Dated& each : all)
    if (!each.expires) without.push_back(each.name);
  if (all.empty()) return lacking("the profile has no certification, license or document");
  if (!without.empty()) return lacking("without a date: " + listed(without));
  return met(text::count(all.size(), "entry has its date", "entries have their dates"));
}

Evidence ce_logged(const Facts& facts) {
  std::size_t count = 0;
  for (const auto& entry : facts.profile.ce)
    if (entry.date > facts.today - std::chrono::days(365)) ++count;
  if (count == 0) return lacking("no continuing education of the last year is entered");
  return met(text::count(count, "entry", "entries") + " of the last year");
}

// A document of one of these words that has not run out, or the step of an application at which
// the employer took it.
Evidence document_of(const Facts& facts, std::initializer_list<std::string_view> words,
                     std::string_view what, const std::string& step = {}) {
  std::string past;
  for (const profile::Document& document : facts.profile.documents) {
    if (!says_any(document.title, words)) continue;
    if (document.expires && *document.expires < facts.today) {
      past = document.title + " ended on " + to_string(*document.expires);
      continue;
    }
    return met(document.title +
               (document.expires ? ", until " + to_string(*document.expires) : ""));
  }
  for (const ApplicationFacts& each : facts.applications) {
    if (const auto done = each.steps.find(step); done != each.steps.end() && done->second)
      return met(each.name + ", " + to_string(*done->second));
  }
  return lacking(past.empty() ? fmt::format("no [[document]] of the profile is {}", what) : past);
}

Evidence document_titers(const Facts& facts) {
  return document_of(facts, {"titer", "titre", "vaccin", "immuni", "mmr", "varicella", "hepatitis"},
                     "a titer or vaccination", "titers");
}
Evidence document_tb(const Facts& facts) {
  return document_of(facts, {"tb", "tubercul", "quantiferon", "ppd", "t-spot", "igra"}, "a TB test",
                     "tb-test");
}
Evidence document_fit(const Facts& facts) {
  return document_of(facts, {"fit test", "fit-test", "respirator", "n95"}, "a fit test",
                     "fit-test");
}
Evidence document_bls(const Facts& facts) {
  return document_of(facts, {"bls", "cpr", "basic life", "life support", "acls"},
                     "a life support card");
}
Evidence document_driving(const Facts& facts) {
  return document_of(facts, {"driv", "motor vehicle", "mvr"}, "a license or record of driving",
                     "driving-record");
}

Evidence documents_entered(const Facts& facts) {
  std::size_t count = 0;
  for (const profile::Document& document : facts.profile.documents)
    if (!document.expires || *document.expires >= facts.today) ++count;
  if (count < 2) return lacking("fewer than two [[document]] entries that are in date");
  return met(text::count(count, "document", "documents") + " in date");
}

// The first of some concepts that the jobs show.
Evidence experience_of(const Facts& facts, std::initializer_list<std::string_view> ids,
                       std::string_view what) {
  std::vector<std::string> shown;
  for (const std::string_view id : ids)
    if (facts.has.experience.contains(id)) shown.emplace_back(id);
  if (shown.empty()) return lacking(fmt::format("no job of the profile shows {}", what));
  return met(listed(shown));
}

Evidence electronics_shown(const Facts& facts) {
  return experience_of(facts,
                       {"troubleshooting", "electronics", "schematic-reading", "soldering",
                        "corrective-maintenance", "calibration"},
                       "troubleshooting or electronics");
}

Evidence standards_shown(const Facts& facts) {
  return experience_of(facts,
                       {"electrical-safety-testing", "service-documentation",
                        "preventive-maintenance", "cmms", "nfpa-99", "the-joint-commission", "dnv",
                        "iec-60601", "incoming-inspection", "environment-of-care-rounds"},
                       "test procedures, records or standards");
}

Evidence leading_shown(const Facts& facts) {
  for (const profile::Experience& job : facts.profile.experience) {
    if (says_any(job.title, {"lead", "supervisor", "manager", "senior", "chief", "instructor"}))
      return met("job: " + job.title);
  }
  return experience_of(facts, {"team-leadership", "teaching-and-training", "project-management"},
                       "leading or teaching");
}

Evidence skills_named(const Facts& facts) {
  std::vector<std::string> skills;
  for (const profile::Experience& job : facts.profile.experience)
    skills.insert(skills.end(), job.skills.begin(), job.skills.end());
  std::ranges::sort(skills);
  skills.erase(std::unique(skills.begin(), skills.end()), skills.end());
  if (skills.size() < enough_skills)
    return lacking(fmt::format("{} of at least {} named", skills.size(), enough_skills));
  return met(text::count(skills.size(), "thing", "things") + " named in the jobs");
}

Evidence contact_complete(const Facts& facts) {
  std::vector<std::string> missing;
  if (!facts.profile.name) missing.emplace_back("name");
  if (!facts.profile.email) missing.emplace_back("email");
  if (!facts.profile.phone) missing.emplace_back("phone");
  if (!missing.empty()) return lacking("not in the profile: " + listed(missing));
  return met("name, e-mail and telephone are in the profile");
}

Evidence stories_written(const Facts& facts) {
  std::size_t whole = 0;
  for (const profile::Story& story : facts.profile.stories)
    if (story.situation && story.action && story.result) ++whole;
  if (whole < enough_stories)
    return lacking(
        fmt::format("{} of {} with situation, action and result", whole, enough_stories));
  return met(text::count(whole, "story", "stories"));
}

Evidence people_story(const Facts& facts) {
  for (const profile::Story& story : facts.profile.stories) {
    if (says_any(whole_story(story), {"nurse", "nurses", "physician", "surgeon", "doctor", "clinic",
                                      "therapist", "patient", "family", "charge"}))
      return met("story: " + story.title);
  }
  return lacking("no story speaks of nurses, physicians or patients");
}

Evidence present_job(const Facts& facts) {
  for (const profile::Experience& job : facts.profile.experience) {
    if (!job.end && job.start && *job.start > facts.today - std::chrono::days(180) &&
        *job.start <= facts.today)
      return met(job.title + ", since " + to_string(*job.start));
  }
  return lacking("no job of the profile began within half a year");
}

Evidence practised(const Facts& facts) {
  if (facts.practice.recent < enough_answers)
    return lacking(fmt::format("{} of {} answers in the last thirty days", facts.practice.recent,
                               enough_answers));
  return met(fmt::format("{} answers in the last thirty days", facts.practice.recent));
}

Evidence weak_closed(const Facts& facts) {
  if (facts.practice.all < enough_answers) return lacking("too few answers were practised yet");
  if (facts.practice.weak > 0)
    return lacking(
        text::count(static_cast<std::size_t>(facts.practice.weak), "question is", "questions are") +
        " still weak");
  return met("the last answer to each was good");
}

constexpr std::array<Proof, 31> all_profile_proofs{{
    {"role-named", role_named},
    {"target-set", target_set},
    {"specialties-shown", specialties_shown},
    {"demand-seen", demand_seen},
    {"search-saved", search_saved},
    {"mobile-searched", mobile_searched},
    {"home-known", home_known},
    {"search-limits", search_limits},
    {"settings-open", settings_open},
    {"credential-held", credential_held},
    {"advanced-credential", advanced_credential},
    {"licence-known", licence_known},
    {"nothing-expired", nothing_expired},
    {"expiry-known", expiry_known},
    {"ce-logged", ce_logged},
    {"document-titers", document_titers},
    {"document-tb", document_tb},
    {"document-fit", document_fit},
    {"document-bls", document_bls},
    {"document-driving", document_driving},
    {"documents-entered", documents_entered},
    {"electronics-shown", electronics_shown},
    {"standards-shown", standards_shown},
    {"leading-shown", leading_shown},
    {"skills-named", skills_named},
    {"contact-complete", contact_complete},
    {"stories-written", stories_written},
    {"people-story", people_story},
    {"present-job", present_job},
    {"practised", practised},
    {"weak-closed", weak_closed},
}};

}  // namespace

std::span<const Proof> profile_proofs() { return all_profile_proofs; }

}  // namespace medtech::checklist
