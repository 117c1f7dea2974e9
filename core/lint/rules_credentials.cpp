// SPDX-License-Identifier: GPL-3.0-or-later
// Credentials and licences as the résumé has them.
#include "core/base/text.hpp"
#include "core/lint/case.hpp"
#include "core/lint/profile_of.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::lint {

namespace {

using ontology::ConceptRow;
using ontology::Terms;
using resume::Credential;

// As it is printed, else its line.
Spot spot_of_credential(const Case& one, const Credential& credential) {
  const auto found = find_spot(one.subject.document, credential.text, credential.line);
  return found && found->line <= credential.line + 2
             ? *found
             : spot_of_line(one.subject.document, credential.line);
}

std::string shown_name(const Case& one, const Credential& credential) {
  return credential.id ? name_of(one.knowledge.terms, *credential.id)
                       : text::printable_line(credential.text);
}

void expired_credential(const Case& one, Sink& sink) {
  for (const Credential& each : one.subject.resume.credentials) {
    if (!each.expires || resume::last_day(*each.expires) >= one.today) continue;
    sink.add(spot_of_credential(one, each),
             {{"credential", shown_name(one, each)}, {"date", to_string(*each.expires)}});
  }
}

void expiring_credential(const Case& one, Sink& sink) {
  constexpr std::chrono::days soon{90};
  for (const Credential& each : one.subject.resume.credentials) {
    if (!each.expires) continue;
    const Date end = resume::last_day(*each.expires);
    if (end < one.today || end - one.today > soon) continue;
    sink.add(spot_of_credential(one, each),
             {{"credential", shown_name(one, each)},
              {"date", to_string(*each.expires)},
              {"days",
               text::count(static_cast<std::size_t>((end - one.today).count()), "day", "days")}});
  }
}

// A licence, or what a role of the field usually asks for: CompTIA A+ opens no door here.
bool is_threshold(const Case& one, const Credential& credential) {
  const auto asks = [&](const ontology::Role& role) {
    return std::ranges::find(role.credentials, *credential.id) != role.credentials.end();
  };
  const bool of_field =
      one.knowledge.terms.find(*credential.id)
          .transform([&](ConceptRow row) { return one.knowledge.terms.track(row) != "both"; })
          .value_or(false);
  return credential.licence || (of_field && std::ranges::any_of(one.knowledge.roles, asks));
}

void credentials_low(const Case& one, Sink& sink) {
  constexpr std::size_t short_document = 20;
  const document::Document& document = one.subject.document;
  const Credential* first = nullptr;
  for (const Credential& each : one.subject.resume.credentials) {
    if (each.id && is_threshold(one, each) && (first == nullptr || each.line < first->line))
      first = &each;
  }
  const std::size_t lines = document.lines.size();
  if (first == nullptr || lines < short_document || first->line * 10 < lines * 6) return;
  const bool behind_work =
      std::ranges::any_of(one.subject.resume.sections, [&](const resume::Section& section) {
        return section.kind == resume::SectionKind::experience && section.line < first->line;
      });
  // It may stand in a bullet or a summary, too.
  for (const Shown& shown : one.subject.shown) {
    const std::size_t line = one.subject.passages[shown.passage].entry.line;
    if (one.knowledge.terms.id(shown.row) == *first->id && line < first->line) return;
  }
  if (!behind_work) return;
  const ShownText shown = shown_text(document);
  sink.add(spot_of_credential(one, *first),
           {{"credential", shown_name(one, *first)},
            {"line", fmt::format("{}", shown.numbers[first->line])},
            {"lines", fmt::format("{}", shown.lines.size())}});
}

// The set of credentials that a short form alone may mean.
std::vector<std::string> candidates_of(const Terms& terms, const std::string& printed) {
  std::vector<std::string> ids;
  // Alone it is borne out by nothing else, so it is looked up by its name first.
  std::vector<ConceptRow> rows = terms.find_named(printed);
  for (const ontology::Mention& mention : terms.find_in(printed)) rows.push_back(mention.row);
  for (const ConceptRow row : rows) {
    if (terms.kind(row) != "credential-set") continue;
    for (const ConceptRow member : terms.members(row)) ids.emplace_back(terms.id(member));
    break;
  }
  return ids;
}

void credential_without_issuer(const Case& one, Sink& sink) {
  const std::vector<std::string> held = held_ids(one.subject.resume);
  for (const Credential& each : one.subject.resume.credentials) {
    if (each.id || each.issuer) continue;
    const std::vector<std::string> candidates = candidates_of(one.knowledge.terms, each.text);
    if (candidates.size() < 2 || std::ranges::find_first_of(candidates, held) != candidates.end())
      continue;
    std::vector<std::string> names;
    for (const std::string& id : candidates) names.push_back(name_of(one.knowledge.terms, id));
    const std::string first = names.front();
    if (names.size() > 3) names.resize(3);
    sink.add(spot_of_credential(one, each), {{"credential", text::printable_line(each.text)},
                                             {"candidates", text::join(names, ", ")},
                                             {"first", first}});
  }
}

void eligible_not_certified(const Case& one, Sink& sink) {
  for (const Credential& each : one.subject.resume.pending) {
    const std::string line = text::printable_line(one.subject.document.lines[each.line].text);
    const bool dated = each.earned || each.expires || std::ranges::any_of(line, text::is_digit);
    if (dated) continue;
    sink.add(spot_of_line(one.subject.document, each.line),
             {{"text", text::elide(line, 60)}, {"credential", shown_name(one, each)}});
  }
}

void credential_undated(const Case& one, Sink& sink) {
  std::vector<std::string> names;
  std::optional<Spot> first;
  for (const Credential& each : one.subject.resume.credentials) {
    if (!each.id || each.licence || each.earned || each.expires || each.number) continue;
    if (!first) first = spot_of_credential(one, each);
    names.push_back(shown_name(one, each));
  }
  if (!names.empty())
    sink.add(first, {{"count", text::count(names.size(), "credential", "credentials")},
                     {"names", text::join(names, ", ")}});
}

void license_without_number(const Case& one, Sink& sink) {
  for (const Credential& each : one.subject.resume.credentials) {
    if (!each.licence || each.number || each.expires || each.earned) continue;
    sink.add(spot_of_credential(one, each), {{"license", shown_name(one, each)}});
  }
}

void older_credential_name(const Case& one, Sink& sink) {
  for (const ShortForm& name : one.words.older_names) {
    const std::string old = text::lower(name.short_form);
    const std::string now = text::lower(name.long_form);
    const bool has_now = std::ranges::any_of(one.subject.passages, [&](const Passage& passage) {
      return passage.lowered.find(now) != std::string::npos;
    });
    if (has_now) continue;
    for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
      const auto at = find_phrase(one.subject.passages[i].lowered, old);
      if (!at) continue;
      sink.add(spot_of(one.subject, i, *at, *at + old.size()),
               {{"old", name.short_form}, {"now", name.long_form}});
      break;
    }
  }
}

void contradicts_profile(const Case& one, Sink& sink) {
  if (one.known == nullptr) return;
  const profile::Profile& profile = one.known->profile;
  const auto& contact = one.subject.resume.contact;
  if (is_of_another(profile, one.subject.resume)) {
    sink.add(contact.name_line
                 ? std::optional(spot_of_line(one.subject.document, *contact.name_line))
                 : std::nullopt,
             {{"what",
               fmt::format("the résumé is {}'s, the profile {}'s", *contact.name, *profile.name)}});
    return;
  }
  for (const Credential& each : one.subject.resume.credentials) {
    if (!each.id) continue;
    const auto& held = each.licence ? one.known->shows.licenses : one.known->shows.credentials;
    const auto same = std::ranges::find(held, *each.id, &profile::Held::id);
    const std::string name = shown_name(one, each);
    if (same != held.end() && same->lapsed) {
      sink.add(spot_of_credential(one, each),
               {{"what", fmt::format("{} has lapsed by the profile", name)}});
    } else if (same == held.end() && !held.empty()) {
      sink.add_at_most(Severity::suggestion, spot_of_credential(one, each),
                       {{"what", fmt::format("{} is not in the profile", name)}});
    }
  }
}

constexpr auto credential_table =
    std::to_array<Rule>({{"expired-credential", expired_credential},
                         {"expiring-credential", expiring_credential},
                         {"credentials-low", credentials_low},
                         {"credential-without-issuer", credential_without_issuer},
                         {"eligible-not-certified", eligible_not_certified},
                         {"credential-undated", credential_undated},
                         {"license-without-number", license_without_number},
                         {"older-credential-name", older_credential_name},
                         {"contradicts-profile", contradicts_profile}});

}  // namespace

std::span<const Rule> credential_rules() { return credential_table; }

}  // namespace medtech::lint
