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

Score score_of(std::span<const Finding> findings) {
  std::map<std::string_view, Severity> gravest;
  for (const Finding& finding : findings) {
    Severity& severity = gravest.try_emplace(finding.rule, finding.severity).first->second;
    severity = std::max(severity, finding.severity);
  }
  int left = 100;
  for (const auto& [rule, severity] : gravest)
    left -= severity == Severity::error ? 25 : severity == Severity::warning ? 8 : 2;
  Score score;
  score.structure = std::max(left, 0);
  score.total = score.structure;
  return score;
}

}  // namespace medtech::lint
