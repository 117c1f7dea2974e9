// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/resume_judging.hpp"

#include "core/base/text.hpp"
#include "core/ontology/credentials.hpp"
#include "core/search/thresholds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace medtech::cmd {

namespace {

using lint::Threshold;
using lint::ThresholdKind;
using profile::Held;
using profile::Qualifications;

lint::Standing standing_of(search::Standing standing) {
  switch (standing) {
    case search::Standing::met:
      return lint::Standing::met;
    case search::Standing::later:
      return lint::Standing::later;
    case search::Standing::near:
      return lint::Standing::near;
    case search::Standing::missing:
      return lint::Standing::missing;
    default:
      return lint::Standing::unknown;
  }
}

std::optional<std::string> held_among(const std::vector<Held>& held,
                                      const std::vector<std::string>& asked,
                                      const ontology::Terms& terms) {
  std::optional<std::string> best;
  ontology::Holding holding = ontology::Holding::none;
  for (const Held& each : held) {
    const ontology::Holding its = ontology::holds_one_of(terms, asked, {&each.id, 1});
    if (its <= holding) continue;
    holding = its;
    best = each.id;
  }
  return best;
}

std::string spoken_degree(std::string_view degree) {
  if (degree == "high-school") return "a high school diploma";
  if (degree == "certificate") return "a certificate";
  if (degree == "associate") return "an associate degree";
  if (degree == "bachelor") return "a bachelor's degree";
  if (degree == "master") return "a master's degree";
  if (degree == "doctorate") return "a doctorate";
  if (degree == "military") return "a military school";
  return std::string(degree);
}

std::string spoken_years(double years) {
  if (years > 0 && years < 1)
    return text::count(static_cast<std::size_t>(std::lround(years * 12)), "month", "months");
  return fmt::format("{:.3g} {}", years, years == 1 ? "year" : "years");
}

// The degree that is held; one that is expected where that one meets what is asked for, or alone.
std::optional<std::string> shown_degree(const Qualifications& has, const std::string& asked) {
  const auto rank = [](const std::optional<std::string>& degree) {
    return degree ? profile::degree_rank(*degree).value_or(-1) : -1;
  };
  const int wanted = profile::degree_rank(asked).value_or(0);
  const bool to_come = rank(has.degree) < wanted && rank(has.expected_degree) >= wanted;
  if (has.expected_degree && (to_come || !has.degree))
    return spoken_degree(*has.expected_degree) + " that is expected";
  return has.degree ? std::optional(spoken_degree(*has.degree)) : std::nullopt;
}

// The judged ones of a kind, in the order in which the posting names what they are of.
class Judged {
 public:
  explicit Judged(std::vector<search::Threshold> all) : all_(std::move(all)) {}

  /// The work that years lack, where they are enough otherwise; "" elsewhere.
  [[nodiscard]] std::string lacking() const {
    const auto found = std::ranges::find_if(
        all_, [](const search::Threshold& each) { return !each.lacking.empty(); });
    return found == all_.end() ? "" : ", none of them in " + found->lacking;
  }

  lint::Standing next(search::Threshold::Kind kind) {
    for (search::Threshold& each : all_) {
      if (each.kind != kind || each.reason.empty()) continue;
      each.reason.clear();
      return standing_of(each.standing);
    }
    return lint::Standing::unknown;
  }

 private:
  std::vector<search::Threshold> all_;
};

}  // namespace

std::vector<Threshold> judge_thresholds(const Qualifications& has, const lint::Posting& posting,
                                        const ontology::Knowledge& knowledge) {
  using Kind = search::Threshold::Kind;
  const listing::Understanding& understanding = posting.listing.understanding;
  const listing::Requirements& asked = understanding.requirements;
  Judged judged(search::thresholds_of(has, understanding, knowledge, search::Silence::is_none));
  std::vector<Threshold> found;
  for (std::size_t i = 0; i < asked.required.size(); ++i) {
    const auto& group = asked.required[i];
    found.push_back({ThresholdKind::credential, judged.next(Kind::credential), group,
                     ontology::names_of(knowledge.terms, group),
                     held_among(has.credentials, group, knowledge.terms),
                     i < posting.required_sentences.size() ? posting.required_sentences[i] : "",
                     std::nullopt});
  }
  const auto& demanded = asked.demanded_license;
  if (!asked.licenses.empty() || demanded) {
    const auto& ids = asked.licenses.empty() ? demanded->any_of : asked.licenses;
    found.push_back({ThresholdKind::license, judged.next(Kind::license), ids,
                     ontology::names_of(knowledge.terms, ids),
                     held_among(has.licenses, ids, knowledge.terms), posting.licence_sentence,
                     asked.licenses.empty() ? std::optional(demanded->agency) : std::nullopt});
  }
  if (asked.education_min) {
    found.push_back({ThresholdKind::education,
                     judged.next(Kind::education),
                     {*asked.education_min},
                     spoken_degree(*asked.education_min),
                     shown_degree(has, *asked.education_min),
                     posting.education_sentence,
                     std::nullopt});
  }
  if (asked.years_min) {
    const auto years = has.years.find(understanding.classification.track.value_or(""));
    found.push_back({ThresholdKind::years,
                     judged.next(Kind::years),
                     {},
                     spoken_years(*asked.years_min),
                     years != has.years.end()
                         ? std::optional(spoken_years(years->second) + judged.lacking())
                     : has.years.empty() ? std::nullopt
                                         : std::optional<std::string>("none in this field"),
                     posting.years_sentence,
                     std::nullopt});
  }
  return found;
}

}  // namespace medtech::cmd
