// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/person.hpp"

#include "core/base/text.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace medtech::credential {

namespace {

// A name without the word that tells of a candidate's status; absent where it has none.
std::optional<std::string> without_candidate(std::string_view said) {
  constexpr std::string_view word = "candidate";
  const std::string lower = text::lower(said);
  const std::size_t at = lower.find(word);
  if (at == std::string::npos) return std::nullopt;
  std::string rest =
      std::string(said.substr(0, at)) + " " + std::string(said.substr(at + word.size()));
  for (const char c : {',', ';', ':'}) std::ranges::replace(rest, c, ' ');
  rest = text::replace_all(text::replace_all(rest, "( )", " "), "()", " ");
  return std::string(text::trim(rest));
}

Held held_of(const profile::Certification& said, const Namer& namer) {
  const auto bare = without_candidate(said.id);
  Named named = namer(bare.value_or(said.id));
  return {said.id,     named.id.value_or(""), std::move(named.candidates),
          said.earned, said.first_earned,     said.expires,
          "",          bare.has_value()};
}

Held held_of(const profile::License& said, const Knowledge& knowledge) {
  Named named = license_named(knowledge, said.state, said.id);
  return {said.state + " " + said.id,
          named.id.value_or(""),
          std::move(named.candidates),
          std::nullopt,
          std::nullopt,
          said.expires,
          said.state,
          false};
}

std::vector<std::string> disciplines_of(const std::vector<std::string>& said,
                                        const Vocabulary& vocabulary) {
  std::vector<std::string> ids;
  for (const std::string& word : said)
    ids.push_back(Vocabulary::find(vocabulary.disciplines, word).value_or(text::fold(word)));
  return ids;
}

// What the title alone says: a clinical engineer practises clinical engineering.
void add_by_title(const std::string& title, const Vocabulary& vocabulary,
                  std::vector<std::string>& ids) {
  const std::string words = " " + text::join(ontology::words_of_phrase(title), " ") + " ";
  for (const Word& discipline : vocabulary.disciplines) {
    const bool named = std::ranges::any_of(discipline.titles, [&](const std::string& each) {
      return words.find(" " + each + " ") != std::string::npos;
    });
    if (named && std::ranges::find(ids, discipline.id) == ids.end()) ids.push_back(discipline.id);
  }
}

Job job_of(const profile::Experience& said, const Vocabulary& vocabulary) {
  Job job{said.title, said.start, said.end, said.hours_per_week,
          disciplines_of(said.disciplines, vocabulary)};
  add_by_title(said.title, vocabulary, job.disciplines);
  return job;
}

// Service in an occupation of ours is full-time work once its training is over.
std::optional<Job> job_of(const profile::Service& service, const Knowledge& knowledge) {
  const Occupation* occupation = knowledge.occupation(service.code);
  if (occupation == nullptr || occupation->works_as.empty()) return std::nullopt;
  constexpr double full_time = 40;
  Job job;
  job.title = service.code + " " + occupation->title;
  if (service.start) job.start = *service.start + std::chrono::days(7 * occupation->training_weeks);
  job.end = service.end;
  if (job.start && job.end && *job.end <= *job.start) return std::nullopt;
  job.hours_per_week = full_time;
  job.disciplines = occupation->works_as;
  job.from_service = true;
  return job;
}

void add_hours(const profile::Education& school, const Vocabulary& vocabulary, Person& person) {
  double sum = 0;
  std::optional<double> total;
  for (const auto& [subject, hours] : school.credit_hours) {
    if (text::fold(subject) == "total") {
      total = hours;
      continue;
    }
    sum += hours;
    const auto id = Vocabulary::find(vocabulary.subjects, subject);
    person.hours[id.value_or(text::fold(subject))] += hours;
  }
  person.all_hours += std::max(sum, total.value_or(0));
}

std::vector<std::string> ids_of(const std::vector<Word>& words) {
  std::vector<std::string> ids;
  for (const Word& word : words) ids.push_back(word.id);
  return ids;
}

void note_mistyped(const std::vector<Word>& words, const std::string& table,
                   const std::string& field, const std::string& said,
                   std::vector<UnknownWord>& unknown) {
  if (Vocabulary::find(words, said)) return;
  std::string hint = text::did_you_mean(text::fold(said), ids_of(words));
  if (!hint.empty()) unknown.push_back({table, field, said, std::move(hint)});
}

bool holds(const Person& person, std::string_view id) {
  return std::ranges::any_of(
      std::array{&person.credentials, &person.licenses},
      [&](const auto* list) { return std::ranges::find(*list, id, &Held::id) != list->end(); });
}

// Continuing education that counts for nothing: for what nobody knows, or what is not held.
std::optional<UnknownWord> unknown_ce(const std::string& said, const std::string& id,
                                      const Knowledge& knowledge, const Person& person) {
  const bool known = knowledge.find(id) != nullptr;
  if (known && holds(person, id)) return std::nullopt;
  // What is held under the same name is told, or asked about, there.
  if (std::ranges::find(person.credentials, said, &Held::said) != person.credentials.end())
    return std::nullopt;
  if (known)
    return UnknownWord{"ce", "credential", said, "enter it under [[certification]] or [[license]]",
                       "is not among what you hold"};
  return UnknownWord{"ce", "credential", said, nearest_credential(knowledge, said)};
}

std::vector<UnknownWord> unknown_words(const profile::Profile& profile, const Knowledge& knowledge,
                                       const Person& person) {
  std::vector<UnknownWord> unknown;
  for (std::size_t i = 0; i < person.credentials.size(); ++i) {
    const Held& held = person.credentials[i];
    if (held.id.empty() && held.candidates.empty())
      unknown.push_back(
          {"certification", "id", held.said, nearest_credential(knowledge, held.said)});
  }
  for (std::size_t i = 0; i < person.licenses.size(); ++i) {
    const Held& held = person.licenses[i];
    if (!held.id.empty() || !held.candidates.empty()) continue;
    std::vector<std::string> names;
    for (const Credential* each : knowledge.licenses_of(held.state)) names.push_back(each->id);
    unknown.push_back({"license", "id", profile.licenses[i].id,
                       names.empty()
                           ? held.state + " has no license that is known here"
                           : "those of " + held.state + " are " + text::join(names, ", ")});
  }
  for (std::size_t i = 0; i < person.ce.size(); ++i) {
    if (auto word =
            unknown_ce(profile.ce[i].credential, person.ce[i].credential, knowledge, person))
      unknown.push_back(*std::move(word));
  }
  for (const profile::Experience& each : profile.experience) {
    for (const std::string& said : each.disciplines)
      note_mistyped(knowledge.vocabulary.disciplines, "experience", "disciplines", said, unknown);
  }
  for (const profile::Education& each : profile.education) {
    for (const auto& [subject, hours] : each.credit_hours) {
      if (text::fold(subject) != "total")
        note_mistyped(knowledge.vocabulary.subjects, "education", "credit_hours", subject, unknown);
    }
  }
  return unknown;
}

}  // namespace

const Held* find_held(const Person& person, const Credential& credential, Date on) {
  const Held* best = nullptr;
  const auto rank = [&](const Held& held) {
    return std::tuple(standing(held, credential, on),
                      expiry(held, credential).value_or(Date::max()));
  };
  for (const auto* list : {&person.credentials, &person.licenses}) {
    for (const Held& held : *list) {
      if (held.id != credential.id) continue;
      if (best == nullptr || rank(held) > rank(*best)) best = &held;
    }
  }
  return best;
}

const Held* find_forerunner(const Person& person, const Credential& credential,
                            const Knowledge& knowledge) {
  for (const Held& held : person.credentials) {
    const Credential* old = knowledge.find(held.id);
    if (old == nullptr || old->successor != credential.id) continue;
    const bool ended = old->carried_over && held.expires && *held.expires < *old->carried_over;
    if (!ended) return &held;
  }
  return nullptr;
}

Person person_of(const profile::Profile& profile, const Knowledge& knowledge, const Namer& namer) {
  Person person;
  for (const profile::Certification& each : profile.certifications)
    person.credentials.push_back(held_of(each, namer));
  for (const profile::License& each : profile.licenses)
    person.licenses.push_back(held_of(each, knowledge));
  person.education = profile.education;
  for (const profile::Education& each : profile.education)
    add_hours(each, knowledge.vocabulary, person);
  for (const profile::Experience& each : profile.experience)
    person.jobs.push_back(job_of(each, knowledge.vocabulary));
  for (const profile::Service& each : profile.military) {
    if (auto job = job_of(each, knowledge)) person.jobs.push_back(*std::move(job));
  }
  person.services = profile.military;
  person.ce = profile.ce;
  for (profile::ContinuingEducation& each : person.ce) {
    if (auto id = namer(each.credential).id) each.credential = *std::move(id);
  }
  person.unknown = unknown_words(profile, knowledge, person);
  person.documents = profile.documents;
  person.is_blank = profile.education.empty() && profile.experience.empty() &&
                    profile.certifications.empty() && profile.military.empty();
  return person;
}

std::optional<Date> first_term_end(const Validity& validity, Date had) {
  const bool ends =
      validity.term == Term::cycle || validity.term == Term::annual || validity.term == Term::fixed;
  if (!ends) return std::nullopt;
  if (validity.ends_on) return validity.ends_on->next(had);
  const Date end = add_years(had, validity.years);
  return validity.month_end ? last_of_month(end) : end;
}

std::optional<Date> expiry(const Held& held, const Credential& credential) {
  if (held.expires) return held.expires;
  const Validity& validity = credential.validity;
  const std::optional<Date> first = held.first_earned ? held.first_earned : held.earned;
  if (validity.exempt_before && first && *first < *validity.exempt_before) return std::nullopt;
  if (!held.earned || validity.provenance.confidence == Confidence::low) return std::nullopt;
  return first_term_end(validity, *held.earned);
}

Standing standing(const Held& held, const Credential& credential, Date on) {
  if (held.candidate) return Standing::candidate;
  if (held.expires) return *held.expires < on ? Standing::lapsed : Standing::current;
  const Validity& validity = credential.validity;
  const std::optional<Date> first = held.first_earned ? held.first_earned : held.earned;
  const bool exempt = validity.exempt_before && first && *first < *validity.exempt_before;
  if (validity.term == Term::lifetime || exempt) return Standing::endless;
  const auto ends = expiry(held, credential);
  if (!ends) return Standing::unknown;
  // It may have been renewed since; only its own date would tell.
  if (*ends >= on) return Standing::current;
  return validity.term == Term::fixed ? Standing::lapsed : Standing::unknown;
}

}  // namespace medtech::credential
