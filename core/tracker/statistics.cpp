// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/statistics.hpp"

#include "core/base/text.hpp"
#include "core/tracker/tracker.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace medtech::tracker {

namespace {

constexpr unsigned bit(Status status) { return 1U << static_cast<unsigned>(status); }

constexpr unsigned accepted_bits = bit(Status::accepted);
constexpr unsigned offer_bits = bit(Status::offer) | accepted_bits;
constexpr unsigned interview_bits = bit(Status::interview) | offer_bits;
constexpr unsigned screening_bits = bit(Status::screening) | interview_bits;
constexpr unsigned answer_bits = screening_bits | bit(Status::rejected);
constexpr unsigned sent_bits = bit(Status::applied) | answer_bits;

bool has(const Outcome& outcome, unsigned bits) { return (outcome.reached & bits) != 0; }

double median_of(std::vector<int>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  if (values.size() % 2 == 1) return *middle;
  const int below = *std::max_element(values.begin(), middle);
  return (below + *middle) / 2.0;
}

using Groups = std::unordered_map<std::string, Group>;

void count_in(Groups& groups, const std::string& value, const Outcome& outcome) {
  Group& group = groups[value];
  group.value = value;
  ++group.sent;
  group.answered += has(outcome, answer_bits) ? 1 : 0;
  group.interviewed += has(outcome, interview_bits) ? 1 : 0;
}

std::vector<Group> sorted(const Groups& groups) {
  std::vector<Group> all;
  for (const auto& [value, group] : groups) all.push_back(group);
  std::ranges::sort(all, [](const Group& left, const Group& right) {
    return left.sent != right.sent ? left.sent > right.sent : left.value < right.value;
  });
  return all;
}

}  // namespace

Share share_of(std::size_t part, std::size_t of) {
  Share share{part, of, 0, 1};
  if (of == 0) return share;
  constexpr double z = 1.959963984540054;  // 97.5 percent of the normal distribution
  const auto n = static_cast<double>(of);
  const double p = static_cast<double>(part) / n;
  const double middle = p + z * z / (2 * n);
  const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double whole = 1 + z * z / n;
  share.low = part == 0 ? 0 : std::max(0.0, (middle - reach) / whole);
  share.high = part == of ? 1 : std::min(1.0, (middle + reach) / whole);
  return share;
}

bool was_sent(const Outcome& outcome) { return outcome.applied || has(outcome, sent_bits); }

Statistics statistics_of(const std::vector<Outcome>& outcomes, std::vector<Stay> stays) {
  Statistics all;
  std::array<Groups, 4> groups;
  constexpr std::array<const char*, 4> names{"source", "setting", "resume", "credential"};
  std::vector<int> waits;
  for (const Outcome& outcome : outcomes) {
    ++all.total;
    ++all.now[outcome.status];
    if (!was_sent(outcome)) continue;
    ++all.sent;
    all.answered += has(outcome, answer_bits) ? 1 : 0;
    all.screened += has(outcome, screening_bits) ? 1 : 0;
    all.interviewed += has(outcome, interview_bits) ? 1 : 0;
    all.offered += has(outcome, offer_bits) ? 1 : 0;
    all.accepted += has(outcome, accepted_bits) ? 1 : 0;
    if (outcome.applied && outcome.responded && *outcome.responded >= *outcome.applied)
      waits.push_back(static_cast<int>((*outcome.responded - *outcome.applied).count()));
    count_in(groups[0], outcome.source, outcome);
    count_in(groups[1], outcome.setting, outcome);
    count_in(groups[2], outcome.resume, outcome);
    const auto credentials = text::split(outcome.credentials, ',');
    for (const std::string_view id : credentials) count_in(groups[3], std::string(id), outcome);
    if (credentials.empty()) count_in(groups[3], "", outcome);
  }
  for (std::size_t i = 0; i < groups.size(); ++i) all.groups[names[i]] = sorted(groups[i]);
  all.answers_timed = waits.size();
  if (!waits.empty()) all.days_to_answer = median_of(waits);
  std::map<Status, std::vector<int>> days;
  for (const Stay& stay : stays) days[stay.status].push_back(stay.days);
  for (auto& [status, values] : days) all.days_in[status] = {median_of(values), values.size()};
  return all;
}

std::vector<Outcome> read_outcomes(Tracker& tracker) {
  store::Statement rows = tracker.database().prepare(
      "SELECT status, reached, applied, responded, source, setting, resume, resume_file, "
      "credentials FROM application");
  std::vector<Outcome> outcomes;
  const auto day = [&](int column) -> std::optional<Date> {
    if (rows.is_null(column)) return std::nullopt;
    return date_from_days(static_cast<int>(rows.int64(column)));
  };
  while (rows.step()) {
    Outcome& outcome = outcomes.emplace_back();
    outcome.status = parse_status(rows.text(0)).value_or(Status::saved);
    outcome.reached = static_cast<unsigned>(rows.int64(1));
    outcome.applied = day(2);
    outcome.responded = day(3);
    outcome.source = rows.text(4);
    outcome.setting = rows.text(5);
    if (!rows.text(6).empty())
      outcome.resume = std::string(rows.text(6).substr(0, 8)) + " " + std::string(rows.text(7));
    outcome.credentials = rows.text(8);
  }
  return outcomes;
}

std::vector<Stay> read_stays(Tracker& tracker) {
  store::Statement rows = tracker.database().prepare(
      "SELECT status, until - since FROM status_span WHERE until >= since");
  std::vector<Stay> stays;
  while (rows.step()) {
    if (const auto status = parse_status(rows.text(0)))
      stays.push_back({*status, static_cast<int>(rows.int64(1))});
  }
  return stays;
}

}  // namespace medtech::tracker
