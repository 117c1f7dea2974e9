// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/career/standing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace medtech::career {

namespace {

constexpr std::string_view travel_setting = "travel";

double quantile(const std::vector<double>& ascending, double share) {
  const double position = share * static_cast<double>(ascending.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(position));
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  const double part = position - std::floor(position);
  return ascending[below] + (ascending[above] - ascending[below]) * part;
}

}  // namespace

std::optional<Placement> place_among(double amount, const Spread& spread) {
  const std::pair<int, std::optional<double>> published[] = {
      {10, spread.p10}, {25, spread.p25}, {50, spread.median}, {75, spread.p75}, {90, spread.p90}};
  std::vector<std::pair<int, double>> known;
  for (const auto& [percent, wage] : published) {
    if (wage) known.emplace_back(percent, *wage);
  }
  if (known.size() < 2) return std::nullopt;
  Placement placement;
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto& [percent, wage] = known[i];
    if (amount >= wage) {
      placement.above = percent;
      continue;
    }
    placement.below = percent;
    if (i > 0) {
      const auto& [percent_before, before] = known[i - 1];
      placement.percentile =
          percent_before + (percent - percent_before) * (amount - before) / (wage - before);
    }
    break;
  }
  // Exactly on the highest one.
  if (!placement.below && amount == known.back().second) placement.percentile = known.back().first;
  return placement;
}

std::optional<Quantiles> quantiles_of(std::vector<double> amounts) {
  if (amounts.size() < least_sample) return std::nullopt;
  std::ranges::sort(amounts);
  return Quantiles{quantile(amounts, 0.1), quantile(amounts, 0.25), quantile(amounts, 0.5),
                   quantile(amounts, 0.75), quantile(amounts, 0.9)};
}

std::optional<double> stated_pay(const Opening& opening) {
  if (opening.annual_low && opening.annual_high)
    return (*opening.annual_low + *opening.annual_high) / 2;
  return opening.annual_low ? opening.annual_low : opening.annual_high;
}

std::size_t Observed::reached_by(double amount) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(pay, amount) - pay.begin());
}

Observed observe(const std::vector<const Opening*>& openings) {
  Observed observed;
  std::map<std::string, std::size_t> asked;
  for (const Opening* opening : openings) {
    ++observed.openings;
    const bool travel = opening->setting == travel_setting;
    if (travel) ++observed.travel;
    if (const auto pay = stated_pay(*opening); pay && !travel) observed.pay.push_back(*pay);
    for (const std::string& id : opening->credentials) ++asked[id];
  }
  std::ranges::sort(observed.pay);
  observed.quantiles = quantiles_of(observed.pay);
  for (const auto& [id, number] : asked) observed.credentials.push_back({id, number});
  std::ranges::stable_sort(observed.credentials, std::ranges::greater(), &Count::number);
  return observed;
}

}  // namespace medtech::career
