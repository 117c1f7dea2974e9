// SPDX-License-Identifier: GPL-3.0-or-later
// Named things that a posting asks for, and its wording.
#include "core/base/text.hpp"
#include "core/lint/case.hpp"
#include "core/lint/profile_of.hpp"
#include "core/lint/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace medtech::lint {

namespace {

std::string asker(const Case& one) {
  return one.posting->of_role ? "postings of this role" : "the posting";
}

Spot spot_of_shown(const Case& one, std::size_t number) {
  const Shown& shown = one.subject.shown[number];
  return spot_of(one.subject, shown.passage, shown.begin, shown.end);
}

void missing_term(const Case& one, Sink& sink) {
  for (const Match& match : one.comparison->matches) {
    if (match.showing != Showing::none) continue;
    const bool required = match.demand->required;
    const std::string asks = one.posting->of_role ? "often ask for"
                             : required           ? "asks for"
                                                  : "prefers or names";
    sink.add_at_most(required && !one.posting->of_role ? Severity::error : Severity::suggestion,
                     std::nullopt,
                     {{"who", asker(one)}, {"asks", asks}, {"term", match.demand->term}});
  }
}

void copied_from_posting(const Case& one, Sink& sink) {
  if (one.posting->of_role) return;
  for (const std::size_t i : one.comparison->copied)
    sink.add(spot_of(one.subject, i),
             {{"text", text::elide(text::printable_line(one.subject.passages[i].entry.text), 60)}});
}

void other_wording(const Case& one, Sink& sink) {
  if (one.posting->of_role) return;
  for (const Match& match : one.comparison->matches) {
    if (match.other_words && match.shown)
      sink.add(spot_of_shown(one, *match.shown),
               {{"theirs", match.demand->term}, {"yours", *match.other_words}});
  }
}

void unproven_skill(const Case& one, Sink& sink) {
  std::set<std::size_t> told;
  for (const Match& match : one.comparison->matches) {
    if (match.showing != Showing::listed || !match.shown || !told.insert(*match.shown).second)
      continue;
    const Shown& shown = one.subject.shown[*match.shown];
    const Passage& passage = one.subject.passages[shown.passage];
    if (passage.section != resume::SectionKind::skills) continue;
    sink.add(spot_of_shown(one, *match.shown),
             {{"term", passage.entry.text.substr(shown.begin, shown.end - shown.begin)}});
  }
}

// The job's name in a title, without shift, place, number and bonus.
std::string core_of_title(std::string_view title) {
  std::size_t end = title.size();
  for (const std::string_view mark : {" - ", " – ", ",", "(", "/", "|", ":", "$"})
    end = std::min(end, title.find(mark) == std::string_view::npos ? end : title.find(mark));
  std::string core(text::trim(title.substr(0, end)));
  for (const std::string_view level : {" III", " II", " IV", " I", " 1", " 2", " 3"}) {
    if (core.ends_with(level)) core.resize(core.size() - level.size());
  }
  return core;
}

void title_not_mirrored(const Case& one, Sink& sink) {
  const auto& role = one.posting->listing.understanding.classification.role;
  if (one.posting->of_role || !role ||
      std::ranges::find(one.shows->roles, *role) == one.shows->roles.end())
    return;
  const std::string core = core_of_title(one.posting->listing.title);
  const std::size_t words = resume::count_words(core);
  if (words < 2 || words > 4) return;
  const std::string lowered = text::lower(core);
  const bool there = std::ranges::any_of(one.subject.passages, [&](const Passage& passage) {
    return passage.lowered.find(lowered) != std::string::npos;
  });
  if (!there) sink.add(std::nullopt, {{"theirs", text::printable_line(core)}});
}

// Words of a name that other employers do not have.
bool shares_a_word(std::string_view left, std::string_view right) {
  static constexpr auto usual = std::to_array<std::string_view>(
      {"hospital", "medical", "center", "health", "healthcare", "system", "clinic", "the", "and",
       "laboratory", "laboratories", "services", "inc", "of"});
  const std::string others = text::fold(right);
  const std::string folded = text::fold(left);
  return std::ranges::any_of(text::split(folded, ' '), [&](std::string_view word) {
    return word.size() > 2 && std::ranges::find(usual, word) == usual.end() &&
           find_phrase(others, word).has_value();
  });
}

void addressed_to_another(const Case& one, Sink& sink) {
  const std::string& employer = one.posting->listing.employer;
  if (employer.empty()) return;
  static constexpr auto marks =
      std::to_array<std::string_view>({"hospital", "medical center", "health", "clinic",
                                       "laborator", "diagnostics", " inc", "healthcare"});
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (passage.section != resume::SectionKind::summary) continue;
    const auto at = find_one_of(passage.lowered, one.words.list("aims"));
    if (!at) continue;
    std::string aim = passage.entry.text.substr(at->end);
    aim = aim.substr(0, aim.find_first_of(".,;"));
    for (const std::string_view word : {" as ", " for ", " where ", " to "})
      aim = aim.substr(0, aim.find(word));
    aim = std::string(text::trim(aim));
    const std::string lowered = text::lower(aim);
    const bool capital = !aim.empty() && aim.front() >= 'A' && aim.front() <= 'Z';
    const bool named = std::ranges::any_of(
        marks, [&](std::string_view mark) { return lowered.find(mark) != std::string::npos; });
    if (!capital || !named || resume::count_words(aim) > 6 || shares_a_word(aim, employer))
      continue;
    sink.add(spot_of(one.subject, i, at->begin, at->end + 1 + aim.size()),
             {{"text", aim}, {"employer", employer}});
  }
}

void shown_by_profile(const Case& one, Sink& sink) {
  if (one.known == nullptr || is_of_another(one.known->profile, one.subject.resume)) return;
  const ontology::Terms& terms = one.knowledge.terms;
  for (const Threshold& each : one.comparison->thresholds) {
    if (each.standing != Standing::missing && each.standing != Standing::unknown) continue;
    const auto& held = each.kind == ThresholdKind::license ? one.known->shows.licenses
                                                           : one.known->shows.credentials;
    for (const profile::Held& has : held) {
      if (!has.lapsed && std::ranges::find(each.any_of, has.id) != each.any_of.end())
        sink.add(std::nullopt, {{"what", name_of(terms, has.id)}});
    }
  }
  for (const Match& match : one.comparison->matches) {
    if (match.showing != Showing::none) continue;
    const auto has = std::ranges::find_if(match.demand->any_of, [&](ontology::ConceptRow row) {
      return one.known->shows.experience.contains(terms.id(row));
    });
    if (has != match.demand->any_of.end())
      sink.add(std::nullopt, {{"what", std::string(terms.name(*has))}});
  }
}

void unclear_posting(const Case& one, Sink& sink) {
  if (!score_of(*one.comparison).total) sink.add(std::nullopt);
}

void other_field(const Case& one, Sink& sink) {
  const auto& theirs = one.posting->listing.understanding.classification.track;
  const auto& ours = one.shows->track;
  if (!theirs || !ours || *theirs == *ours) return;
  const auto name = [](const std::string& track) {
    return track == "lab" ? "the laboratory" : "equipment service";
  };
  sink.add(std::nullopt, {{"theirs", name(*theirs)}, {"yours", name(*ours)}});
}

void sent_unchanged(const Case& one, Sink& sink) {
  if (one.posting->of_role) return;
  std::vector<std::string> others;
  for (const Sent& sent : one.sent) {
    const listing::Listing& here = one.posting->listing;
    if (text::fold(sent.title) == text::fold(here.title) &&
        text::fold(sent.employer) == text::fold(here.employer))
      continue;
    others.push_back(sent.employer.empty() ? sent.title : sent.title + ", " + sent.employer);
  }
  constexpr std::size_t told = 3;
  if (others.empty()) return;
  const std::size_t more = others.size() > told ? others.size() - told : 0;
  others.resize(others.size() - more);
  sink.add(std::nullopt, {{"others", text::join(others, "; ") +
                                         (more > 0 ? fmt::format(" and {} more", more) : "")}});
}

constexpr auto posting_table = std::to_array<Rule>({{"missing-term", missing_term},
                                                    {"other-wording", other_wording},
                                                    {"copied-from-posting", copied_from_posting},
                                                    {"unproven-skill", unproven_skill},
                                                    {"title-not-mirrored", title_not_mirrored},
                                                    {"addressed-to-another", addressed_to_another},
                                                    {"shown-by-profile", shown_by_profile},
                                                    {"unclear-posting", unclear_posting},
                                                    {"other-field", other_field},
                                                    {"sent-unchanged", sent_unchanged}});

}  // namespace

std::span<const Rule> posting_rules() { return posting_table; }

}  // namespace medtech::lint
