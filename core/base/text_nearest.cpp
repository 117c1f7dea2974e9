// SPDX-License-Identifier: GPL-3.0-or-later
// Nearest names for mistyped ones: the third part of text.hpp.
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::text {

std::size_t distance(std::string_view left, std::string_view right) {
  const std::string a = fold(left);
  const std::string b = fold(right);
  // Three rows of the optimal string alignment table.
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& now = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& twice_above = rows[(i + 1) % 3];
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      now[j] = std::min({above[j] + 1, now[j - 1] + 1, above[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], twice_above[j - 2] + 1);
    }
  }
  return rows[a.size() % 3][b.size()];
}

std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
  constexpr std::size_t longest = 64;  // nobody mistypes a longer name; keeps the table small
  if (word.empty() || word.size() > longest) return {};
  const std::size_t reach = std::max<std::size_t>(1, word.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest) continue;
    const std::size_t away = distance(word, candidate);
    if (away <= reach) ranked.emplace_back(away, candidate);
  }
  std::ranges::sort(ranked);
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::string> names;
  for (auto& [away, name] : ranked) {
    if (names.size() < 3) names.push_back(std::move(name));
  }
  return names;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const std::vector<std::string> names = nearest(word, candidates);
  if (names.empty()) return {};
  std::string question = "did you mean " + names[0];
  if (names.size() == 3) question += ", " + names[1];
  if (names.size() > 1) question += " or " + names.back();
  return question + "?";
}

}  // namespace medtech::text
