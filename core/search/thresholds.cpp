// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/thresholds.hpp"

#include "core/base/text.hpp"
#include "core/ontology/credentials.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace medtech::search {

using listing::Understanding;
using ontology::ConceptRow;
using ontology::Knowledge;
using ontology::Terms;
using profile::Held;
using profile::Qualifications;

namespace {

// Of the years asked for, the share from which a person is near.
constexpr double nearly_enough_years = 0.6;

const Held* find_held(const std::vector<Held>& held, const std::vector<std::string>& asked) {
  const Held* found = nullptr;
  for (const Held& each : held) {
    if (std::ranges::find(asked, each.id) == asked.end()) continue;
    if (found == nullptr || found->lapsed) found = &each;
  }
  return found;
}

// One of these that another of the person's stands in a set with.
std::optional<std::string> find_like(const Qualifications& has,
                                     const listing::Alternatives& asked) {
  for (const std::string& id : asked) {
    if (const auto like = has.like.find(id); like != has.like.end()) return like->second;
  }
  return std::nullopt;
}

// One in force that asks more than what is asked for, or that it became.
const Held* find_better(const Terms& terms, const Qualifications& has,
                        const listing::Alternatives& asked) {
  for (const Held& each : has.credentials) {
    if (!each.lapsed && ontology::meets(ontology::holds_one_of(terms, asked, {&each.id, 1})))
      return &each;
  }
  return nullptr;
}

Threshold credential_threshold(const Qualifications& has, const listing::Alternatives& asked,
                               std::optional<int> within_months, const Terms& terms) {
  Threshold found{Threshold::Kind::credential, Standing::missing, ""};
  const std::string wanted = names_of(terms, asked);
  if (const Held* held = find_held(has.credentials, asked)) {
    found.standing = held->lapsed ? Standing::near : Standing::met;
    found.reason = fmt::format("{} is asked for; yours {}", name_of(terms, held->id),
                               held->lapsed ? "has lapsed" : "is in force");
  } else if (const Held* better = find_better(terms, has, asked)) {
    found.standing = Standing::met;
    found.reason = fmt::format("{} is asked for; you hold {}, which meets it", wanted,
                               name_of(terms, better->id));
  } else if (within_months) {
    found.standing = Standing::later;
    found.reason =
        fmt::format("{} may be earned within {} of hire", wanted,
                    text::count(static_cast<std::size_t>(*within_months), "month", "months"));
  } else if (const auto like = find_like(has, asked)) {
    found.standing = Standing::near;
    found.reason = fmt::format("{} is asked for; you hold {}, ask whether it will do", wanted,
                               name_of(terms, *like));
  } else {
    found.reason = fmt::format("{} is asked for, and not in your profile", wanted);
  }
  return found;
}

// `who_asks`: "is asked for", or the state that demands it where the posting is silent.
Threshold license_threshold(const Qualifications& has, const std::vector<std::string>& asked,
                            std::string_view who_asks, const Terms& terms) {
  Threshold found{Threshold::Kind::license, Standing::missing, ""};
  const std::string wanted = names_of(terms, asked);
  const Held* held = find_held(has.licenses, asked);
  if (held != nullptr) found.standing = held->lapsed ? Standing::near : Standing::met;
  found.reason = held == nullptr ? fmt::format("{} {}, and not in your profile", wanted, who_asks)
                 : held->lapsed
                     ? fmt::format("{} {}; yours has lapsed", wanted, who_asks)
                     : fmt::format("{} {}; yours is in force", name_of(terms, held->id), who_asks);
  return found;
}

Threshold education_threshold(const Qualifications& has, const std::string& asked) {
  Threshold found{Threshold::Kind::education, Standing::unknown, ""};
  const auto rank = [](const std::optional<std::string>& degree) {
    return degree ? profile::degree_rank(*degree) : std::nullopt;
  };
  const int wanted = profile::degree_rank(asked).value_or(0);
  const auto had = rank(has.degree);
  if (had && *had >= wanted) {
    found.standing = Standing::met;
    found.reason = fmt::format("the degree asked for is {}; yours is {}", asked, *has.degree);
  } else if (wanted == 0 && has.expected_degree) {
    found.standing = Standing::met;  // who studies has left school
    found.reason =
        fmt::format("the degree asked for is {}; you study for {}", asked, *has.expected_degree);
  } else if (rank(has.expected_degree).value_or(-1) >= wanted) {
    found.standing = Standing::near;
    found.reason = fmt::format("the degree asked for is {}; yours is expected", asked);
  } else if (had) {
    found.standing = wanted - *had == 1 ? Standing::near : Standing::missing;
    found.reason = fmt::format("the degree asked for is {}; yours is {}", asked, *has.degree);
  } else {
    found.reason = fmt::format("the degree asked for is {}; your profile names none", asked);
  }
  return found;
}

std::string spoken_years(double years) { return fmt::format("{:.1f}", years); }

// What experience is in, as far as the field has a word for it.
std::vector<ConceptRow> works_in(std::string_view experience, const Terms& terms) {
  std::vector<ConceptRow> works;
  for (const ontology::Mention& mention : terms.find_in(experience)) {
    const std::string_view kind = terms.kind(mention.row);
    const bool of_work =
        kind == "discipline" || kind == "specialty" || kind == "equipment" || kind == "software";
    // "HTM" is every job of equipment service.
    if (of_work && terms.fact(mention.row, "family").empty()) works.push_back(mention.row);
  }
  return works;
}

// What the years must be in that the profile shows nothing of: "histology"; absent where the
// posting does not say, or a profile tells of no work at all.
std::optional<std::string> work_lacking(const Qualifications& has,
                                        const listing::Requirements& asked,
                                        const Knowledge& knowledge, Silence silence) {
  if (has.experience.empty() && silence == Silence::is_left_out) return std::nullopt;
  for (const listing::Experience& each : asked.experience) {
    if (!each.required || each.years <= 0) continue;
    std::vector<std::string> lacking;
    bool shown = each.of.empty();
    // "in a clinical or public health laboratory": what one of them is in can't be told.
    const std::string parted = text::replace_all(each.of, " or ", "\n");
    for (const std::string_view one : text::lines(parted)) {
      const std::vector<ConceptRow> works = works_in(one, knowledge.terms);
      shown = shown || works.empty() || std::ranges::any_of(works, [&](ConceptRow work) {
                return profile::shows(has, knowledge, work) ||
                       profile::rotates_through(has, knowledge, work);
              });
      if (!works.empty()) lacking.emplace_back(knowledge.terms.name(works.front()));
    }
    if (!shown) return text::join(lacking, " or ");
  }
  return std::nullopt;
}

Threshold years_threshold(const Qualifications& has, const Understanding& posting,
                          const Knowledge& knowledge, Silence silence) {
  Threshold found{Threshold::Kind::years, Standing::unknown, ""};
  const double asked = *posting.requirements.years_min;
  const auto had = has.years.find(posting.classification.track.value_or(""));
  const std::string_view are_asked =
      asked == 1 ? "year of experience is asked for" : "years of experience are asked for";
  if (asked <= 0) {
    found.standing = Standing::met;
    found.reason = "no experience is asked for";
  } else if (had != has.years.end() || !has.years.empty()) {
    const double years = had == has.years.end() ? 0 : had->second;
    found.standing = years >= asked                         ? Standing::met
                     : years >= asked * nearly_enough_years ? Standing::near
                                                            : Standing::missing;
    found.reason = fmt::format("{:g} {}; you show {}", asked, are_asked, spoken_years(years));
    const auto lacking = work_lacking(has, posting.requirements, knowledge, silence);
    if (found.standing == Standing::met && lacking) {
      found.standing = Standing::near;
      found.reason += ", none of them in " + *lacking;
      found.lacking = *lacking;
    }
  } else {
    found.reason = fmt::format("{:g} {}; your profile has no dates", asked, are_asked);
  }
  return found;
}

}  // namespace

std::vector<Threshold> thresholds_of(const Qualifications& has, const Understanding& posting,
                                     const Knowledge& knowledge, Silence silence) {
  const listing::Requirements& asked = posting.requirements;
  std::vector<Threshold> found;
  for (const listing::Alternatives& group : asked.required)
    found.push_back(credential_threshold(has, group, asked.within_months, knowledge.terms));
  if (!asked.licenses.empty()) {
    found.push_back(license_threshold(has, asked.licenses, "is asked for", knowledge.terms));
  } else if (const auto& demanded = asked.demanded_license) {
    found.push_back(license_threshold(has, demanded->any_of,
                                      fmt::format("is demanded by law in {}", demanded->state),
                                      knowledge.terms));
  }
  if (asked.education_min) found.push_back(education_threshold(has, *asked.education_min));
  if (asked.years_min) found.push_back(years_threshold(has, posting, knowledge, silence));
  return found;
}

Standing qualification(const std::vector<Threshold>& thresholds) {
  if (thresholds.empty()) return Standing::unknown;
  Standing all = Standing::met;
  for (const Threshold& each : thresholds) {
    if (each.standing == Standing::missing) return Standing::missing;
    if (each.standing == Standing::unknown) all = Standing::unknown;
    if (each.standing == Standing::near && all == Standing::met) all = Standing::near;
  }
  return all;
}

}  // namespace medtech::search
