// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/score.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace medtech::lint {

namespace {

constexpr double credential_weight = 10;
constexpr double education_weight = 6;
constexpr double years_weight = 6;
constexpr double required_term_weight = 3;
constexpr double preferred_credential_weight = 2;
constexpr double preferred_term_weight = 1;

class Share {
 public:
  void add(double weight, double credit) {
    weight_ += weight;
    credit_ += weight * credit;
  }
  void add(const Share& other) {
    weight_ += other.weight_;
    credit_ += other.credit_;
  }
  [[nodiscard]] std::optional<int> percent() const {
    if (weight_ <= 0) return std::nullopt;
    return static_cast<int>(std::lround(100 * credit_ / weight_));
  }

 private:
  double weight_ = 0;
  double credit_ = 0;
};

double credit_of(Standing standing) {
  switch (standing) {
    case Standing::met:
      return 1;
    case Standing::later:
      return 0.8;
    case Standing::near:
      return 0.5;
    default:
      return 0;
  }
}

double credit_of(Showing showing) {
  return showing == Showing::in_work ? 1 : showing == Showing::listed ? 0.6 : 0;
}

}  // namespace

Score score_of(const Comparison& comparison) {
  Share credentials;
  Share education;
  Share experience;
  Share required;
  Share preferred;
  for (const Threshold& each : comparison.thresholds) {
    const double credit = credit_of(each.standing);
    if (each.kind == ThresholdKind::education) {
      education.add(education_weight, credit);
    } else if (each.kind == ThresholdKind::years) {
      experience.add(years_weight, credit);
    } else {
      credentials.add(credential_weight, credit);
    }
  }
  for (const Match& each : comparison.matches) {
    if (each.demand->required) {
      required.add(required_term_weight, credit_of(each.showing));
    } else {
      preferred.add(preferred_term_weight, credit_of(each.showing));
    }
  }
  const std::size_t met = comparison.preferred_met;
  for (std::size_t i = 0; i < met + comparison.preferred_missing.size(); ++i)
    preferred.add(preferred_credential_weight, i < met ? 1 : 0);
  Share all;
  for (const Share* share : {&credentials, &education, &experience, &required, &preferred})
    all.add(*share);
  Score score;
  score.total = all.percent();
  score.credentials = credentials.percent();
  score.education = education.percent();
  score.experience = experience.percent();
  score.required_terms = required.percent();
  score.preferred = preferred.percent();
  return score;
}

namespace {

// Of 100: what a reader finds in a résumé before any posting asks for it.
double shown_in(const Subject& subject) {
  const resume::Resume& resume = subject.resume;
  const auto terms =
      static_cast<double>(std::ranges::count_if(subject.evidence, [](const auto& each) {
        return each.second.direct && each.second.in_work;
      }));
  const auto results = static_cast<double>(resume.outcomes.size());
  const auto dated =
      static_cast<double>(std::ranges::count_if(resume.jobs, [](const resume::Job& job) {
        return job.span.present || job.span.start || job.span.end;
      }));
  const bool certified = std::ranges::any_of(
      resume.credentials, [](const resume::Credential& each) { return each.id.has_value(); });
  const bool schooled = std::ranges::any_of(
      resume.education, [](const resume::Education& each) { return each.level.has_value(); });
  const bool reachable = !resume.contact.emails.empty() || !resume.contact.phones.empty();
  const double jobs =
      resume.jobs.empty() ? 0 : 25 * dated / static_cast<double>(resume.jobs.size());
  return std::min(6 * terms, 30.0) + std::min(10 * results, 20.0) + jobs +
         (certified || schooled ? 15 : 0) + (reachable ? 10 : 0);
}

}  // namespace

Score score_of(std::span<const Finding> findings, const Subject& subject) {
  std::map<std::string_view, Severity> gravest;
  for (const Finding& finding : findings) {
    Severity& severity = gravest.try_emplace(finding.rule, finding.severity).first->second;
    severity = std::max(severity, finding.severity);
  }
  int left = 100;
  for (const auto& [rule, severity] : gravest)
    left -= severity == Severity::error ? 25 : severity == Severity::warning ? 8 : 2;
  Score score;
  score.structure = static_cast<int>(std::lround(shown_in(subject) * std::max(left, 0) / 100));
  score.total = score.structure;
  return score;
}

}  // namespace medtech::lint
