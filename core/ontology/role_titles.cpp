// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/role_titles.hpp"

#include "core/base/text.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace medtech::ontology {

namespace {

// The title rules' word for bmet-1 to bmet-3, which only the level tells apart.
constexpr std::string_view any_bmet = "bmet";

bool has_word(const std::vector<std::string>& words,
              std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::find(wanted, word) != wanted.end();
  });
}

}  // namespace

std::optional<std::string> level_in_title(std::string_view title) {
  const std::vector<std::string> words = words_of_phrase(title);
  if (has_word(words, {"director", "vp"})) return "director";
  if (has_word(words, {"manager", "mgr", "supervisor", "supervisory", "superintendent"}))
    return "manager";
  if (has_word(words, {"lead", "charge", "coordinator", "chief"})) return "lead";
  if (has_word(words, {"trainee", "apprentice", "intern", "entry", "junior", "jr", "graduate",
                       "residency", "student"}))
    return "entry";
  // In "Phlebotomist II (CPT-1)" the 1 is no level.
  const bool roman = has_word(words, {"ii", "iii", "iv"});
  if (has_word(words, {"i"}) || (!roman && has_word(words, {"1"}))) return "entry";
  // Of several ("II/III") the lowest, from which on one may apply.
  if (has_word(words, {"ii", "2"}) && !has_word(words, {"senior", "sr"})) return "mid";
  if (has_word(words, {"iii", "3", "iv", "4", "senior", "sr"})) return "senior";
  return std::nullopt;
}

std::string bmet_role(const std::optional<std::string>& level, std::optional<double> years) {
  if (level == "entry") return "bmet-1";
  if (level == "mid") return "bmet-2";
  if (level == "senior") return "bmet-3";
  if (level == "lead") return "bmet-lead";
  if (years && *years < 2) return "bmet-1";
  if (years && *years >= 5) return "bmet-3";
  return "bmet-2";
}

std::vector<std::string> roles_in_title(const TitleRules& titles, std::string_view title) {
  const TitleVerdict verdict = titles.judge(title);
  if (verdict.role.empty() || !verdict.decide.empty()) return {};
  if (verdict.role != any_bmet) return {verdict.role};
  if (const auto level = level_in_title(title)) return {bmet_role(level, std::nullopt)};
  return {"bmet-1", "bmet-2", "bmet-3"};
}

std::optional<std::string> role_in_title(const Knowledge& knowledge, std::string_view title) {
  const std::vector<std::string> roles = roles_in_title(knowledge.titles, title);
  if (roles.empty()) return std::nullopt;
  return roles.size() == 1 ? roles.front() : bmet_role(std::nullopt, std::nullopt);
}

std::optional<std::string> find_role_named(const Knowledge& knowledge, std::string_view typed) {
  const std::string folded = text::fold(typed);
  for (const Role& role : knowledge.roles) {
    if (folded == role.id || folded == text::fold(role.name)) return role.id;
  }
  const TitleVerdict verdict = knowledge.titles.judge(typed);
  // Without a level "BMET" is any of several.
  if (verdict.role == any_bmet && !level_in_title(typed)) return std::nullopt;
  return role_in_title(knowledge, typed);
}

std::vector<std::string> roles_meant(const Knowledge& knowledge, std::string_view typed) {
  const TitleVerdict verdict = knowledge.titles.judge(typed);
  const bool bmet = verdict.role == any_bmet;
  if (!verdict.role.empty() && !bmet) return {verdict.role};
  const std::vector<std::string> wanted = words_of_phrase(typed);
  std::vector<std::string> ids;
  for (const Role& role : knowledge.roles) {
    const std::vector<std::string> words = words_of_phrase(role.id + " " + role.name);
    const bool named = std::ranges::all_of(wanted, [&](const std::string& word) {
      return std::ranges::find(words, word) != words.end();
    });
    if (bmet ? role.id.starts_with("bmet-") : named && !wanted.empty()) ids.push_back(role.id);
  }
  return ids;
}

}  // namespace medtech::ontology
