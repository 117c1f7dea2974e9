// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/practice.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace medtech::interview {

namespace {

constexpr std::array<std::string_view, 4> rating_words{"missed", "weak", "good", "strong"};
constexpr int longest_pause = 60;

int pause_after(int before, Rating rating) {
  switch (rating) {
    case Rating::missed:
      return 1;
    case Rating::weak:
      return 2;
    case Rating::good:
      return std::clamp(before * 2, 3, longest_pause);
    case Rating::strong:
      return std::clamp(before * 3, 7, longest_pause);
  }
  return 1;
}

}  // namespace

std::string_view to_string(Rating rating) {
  return rating_words.at(static_cast<std::size_t>(rating) - 1);
}

std::optional<Rating> parse_rating(std::string_view typed) {
  for (std::size_t i = 0; i < rating_words.size(); ++i) {
    const char digit = static_cast<char>('1' + i);
    if (typed == std::string_view(&digit, 1) || typed == rating_words[i])
      return static_cast<Rating>(i + 1);
  }
  return std::nullopt;
}

Standing standing_of(std::span<const Attempt> attempts) {
  Standing standing;
  for (const Attempt& attempt : attempts) {
    ++standing.attempts;
    standing.last = attempt.rating;
    standing.interval_days = pause_after(standing.interval_days, attempt.rating);
    standing.due = attempt.day + std::chrono::days(standing.interval_days);
  }
  return standing;
}

std::vector<std::string> next_questions(const std::vector<std::string>& ids,
                                        const std::map<std::string, Standing>& standings,
                                        Date today) {
  // due 0, new 1, later 2; then the rating (due ones) and the day
  const auto order = [&](const std::string& id) {
    const auto found = standings.find(id);
    if (found == standings.end()) return std::tuple(1, 0, 0);
    const Standing& at = found->second;
    const bool due = at.due <= today;
    return std::tuple(due ? 0 : 2, due ? static_cast<int>(at.last) : 0, days_since_epoch(at.due));
  };
  std::vector<std::string> sorted = ids;
  std::ranges::stable_sort(sorted, {}, order);
  return sorted;
}

void PracticeLog::add(const Attempt& attempt) {
  database_
      .prepare("INSERT INTO practice (question, day, seconds, rating, answer) VALUES (?,?,?,?,?)")
      .bind(1, attempt.question)
      .bind(2, days_since_epoch(attempt.day))
      .bind(3, attempt.seconds)
      .bind(4, static_cast<int>(attempt.rating))
      .bind(5, attempt.answer)
      .run();
}

std::vector<Attempt> PracticeLog::attempts(std::optional<std::string_view> question) {
  store::Statement rows = database_.prepare(
      "SELECT question, day, seconds, rating, answer FROM practice"
      " WHERE ?1 IS NULL OR question = ?1 ORDER BY number");
  rows.bind(1, question);
  std::vector<Attempt> all;
  while (rows.step()) {
    Attempt attempt;
    attempt.question = rows.text(0);
    attempt.day = date_from_days(static_cast<int>(rows.int64(1)));
    if (const auto seconds = rows.optional_int64(2)) attempt.seconds = static_cast<int>(*seconds);
    attempt.rating = static_cast<Rating>(rows.int64(3));
    attempt.answer = rows.text(4);
    all.push_back(std::move(attempt));
  }
  return all;
}

std::map<std::string, Standing> PracticeLog::standings() {
  std::map<std::string, std::vector<Attempt>> by_question;
  for (Attempt& attempt : attempts()) by_question[attempt.question].push_back(std::move(attempt));
  std::map<std::string, Standing> standings;
  for (const auto& [id, of_one] : by_question) standings[id] = standing_of(of_one);
  return standings;
}

}  // namespace medtech::interview
