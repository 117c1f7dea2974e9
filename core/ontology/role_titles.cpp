// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/role_titles.hpp"

#include "core/base/text.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace medtech::ontology {

namespace {

bool has_word(const std::vector<std::string>& words,
              std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::find(wanted, word) != wanted.end();
  });
}

// Whether a number from 1 to 4 tells the level: "Technician 2", "BMET - III/3", but not "$3,000",
// "3 x 12", "3 openings", "Region 3", "Level 3 Trauma Center".
bool is_level(std::string_view title, const std::vector<Token>& tokens, std::size_t at) {
  static constexpr auto no_level_before = hashes_of(
      {"region",  "step",     "building", "bldg",  "unit",     "area",     "zone",  "floor",
       "tower",   "campus",   "days",     "day",   "nights",   "night",    "shift", "shifts",
       "evening", "evenings", "team",     "phase", "cpt",      "tier",     "suite", "route",
       "of",      "top",      "site",     "group", "position", "district", "bsl",   "x"});
  static constexpr auto no_level_behind = hashes_of(
      {"x",         "openings", "opening", "positions", "position", "days",   "day",       "shifts",
       "hours",     "hrs",      "hr",      "hour",      "months",   "month",  "weeks",     "week",
       "years",     "yrs",      "12s",     "10s",       "8s",       "trauma", "vacancies", "nights",
       "weekends",  "mo",       "wk",      "wks",       "th",       "rd",     "nd",        "sites",
       "locations", "mile",     "miles",   "part"});
  const auto is_in = [&](WordHashes words, std::size_t token) {
    return std::ranges::find(words, tokens[token].hash) != words.end();
  };
  if (at == 0 || title.substr(0, tokens[at].begin).ends_with('$')) return false;
  if (is_in(no_level_before, at - 1)) return false;
  if (at + 1 == tokens.size() || tokens[at + 1].gap == Gap::stop) return true;
  // "3,000", "3 12-hour shifts"; but "1/2" and "1, 2 or 3".
  const std::string_view next =
      title.substr(tokens[at + 1].begin, tokens[at + 1].end - tokens[at + 1].begin);
  if (next.size() > 1 && text::is_digit(next.front())) return false;
  return tokens[at + 1].gap == Gap::comma || !is_in(no_level_behind, at + 1);
}

// 2 for the "two" of "Level Two"; 0 for other words.
int level_spelled(const std::vector<Token>& tokens, std::size_t at) {
  static constexpr auto numbers = hashes_of({"one", "two", "three", "four"});
  if (at == 0 || tokens[at - 1].hash != word_hash("level")) return 0;
  const auto found = std::ranges::find(numbers, tokens[at].hash);
  if (found == numbers.end() || (at + 1 < tokens.size() && tokens[at + 1].gap == Gap::joined &&
                                 tokens[at + 1].hash == word_hash("trauma")))
    return 0;
  return static_cast<int>(found - numbers.begin()) + 1;
}

// The numbers in a title that tell a level.
std::vector<int> levels_in(std::string_view title) {
  std::vector<Token> tokens;
  tokenise(title, tokens);
  std::vector<int> levels;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view word = title.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
    const bool short_number = word.size() == 1 && word[0] >= '1' && word[0] <= '4';
    if (short_number && is_level(title, tokens, i)) levels.push_back(word[0] - '0');
    if (const int level = level_spelled(tokens, i); level > 0) levels.push_back(level);
  }
  return levels;
}

}  // namespace

std::optional<std::string> level_in_title(std::string_view title) {
  const std::vector<std::string> words = words_of_phrase(title);
  if (has_word(words, {"director", "vp"})) return "director";
  if (has_word(words, {"manager", "mgr", "supervisor", "supervisory", "superintendent"}))
    return "manager";
  if (has_word(words, {"lead", "charge", "coordinator", "chief"})) return "lead";
  // "Associate Field Engineer"; one with an "Associate Degree" is another thing.
  if (words.size() > 1 && words[0] == "associate" && words[1] != "degree") return "entry";
  if (has_word(words, {"trainee", "apprentice", "intern", "entry", "junior", "jr", "graduate",
                       "residency", "student"}))
    return "entry";
  const std::vector<int> numbers = levels_in(title);
  const auto has_number = [&numbers](int number) {
    return std::ranges::find(numbers, number) != numbers.end();
  };
  const bool roman = has_word(words, {"ii", "iii", "iv"});
  if (has_word(words, {"i"}) || (!roman && has_number(1))) return "entry";
  // Of several ("II/III") the lowest, from which on one may apply.
  if ((has_word(words, {"ii"}) || has_number(2)) && !has_word(words, {"senior", "sr"}))
    return "mid";
  if (has_word(words, {"iii", "iv", "senior", "sr", "principal"}) || has_number(3) || has_number(4))
    return "senior";
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
  // "Med tech" is a name of that role in health care; "technologist" is one everywhere.
  const bool open = !verdict.decide.empty() && verdict.without_text.empty();
  if (verdict.role.empty() || open) return {};
  if (verdict.role != any_bmet) return {verdict.role};
  if (const auto level = level_in_title(title)) return {bmet_role(level, std::nullopt)};
  return {"bmet-1", "bmet-2", "bmet-3"};
}

std::optional<std::string> role_in_title(const Knowledge& knowledge, std::string_view title) {
  if (!knowledge.titles.judge(title).decide.empty()) return std::nullopt;
  const std::vector<std::string> roles = roles_in_title(knowledge.titles, title);
  if (roles.empty()) return std::nullopt;
  return roles.size() == 1 ? roles.front() : bmet_role(std::nullopt, std::nullopt);
}

std::optional<std::string> find_role_named(const Knowledge& knowledge, std::string_view typed) {
  const std::string folded = text::fold(typed);
  for (const Role& role : knowledge.roles) {
    if (folded == role.id || folded == text::fold(role.name)) return role.id;
  }
  // "mls-leed" is no title, but an id that was mistyped.
  const std::size_t dash = folded.find('-');
  if (dash != std::string::npos && !folded.contains(' ') && !level_in_title(typed) &&
      std::ranges::any_of(knowledge.roles, [&](const Role& role) {
        return role.id == folded.substr(0, dash) || role.id.starts_with(folded.substr(0, dash + 1));
      }))
    return std::nullopt;
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
