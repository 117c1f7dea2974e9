// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/travel.hpp"

#include "core/base/text.hpp"
#include "core/listing/around.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/written_number.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::listing {

namespace {

// What is paid back or matched to some percent is no share of travel.
bool is_of_money(std::string_view between) {
  // "by personal car (mileage paid), 50%"
  const std::size_t close = between.rfind(')');
  if (close != std::string_view::npos && between.find('(') < close) between = between.substr(close);
  for (const std::string_view word :
       {"reimburs", "match", "covered", "paid", "401", "compensat", "discount", "insurance"}) {
    if (text::find_ignoring_case(between, word) != std::string_view::npos) return true;
  }
  return false;
}

// "100% remote", "80% bench": a share of something else, told by its own word.
bool is_of_other_work(std::string_view behind) {
  static constexpr auto others = std::to_array<std::string_view>(
      {"remote", "onsite", "on-site", "on site", "telework", "hybrid", "bench", "in-house", "fte",
       "virtual", "work from home", "office"});
  behind.remove_prefix(behind.starts_with('%') ? 1 : std::string_view("percent").size());
  behind = behind.substr(std::min(behind.find_first_not_of(' '), behind.size()));
  return std::ranges::any_of(
      others, [&](std::string_view one) { return text::starts_with_ignoring_case(behind, one); });
}

// The greatest percentage beside a word of travel.
std::optional<int> share_beside(const Around& around) {
  const std::string_view part = around.whole;
  const std::size_t behind = part.size() - around.behind.size();
  std::optional<int> share;
  for (std::size_t at = 0; at < part.size(); ++at) {
    if (!begins_number(part, at) || (at > 0 && part[at - 1] == '$')) continue;
    const std::size_t begin = at;
    const auto value = read_number(part, at);
    if (!value || at >= part.size()) continue;
    std::string_view rest = part.substr(at);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if ((!rest.starts_with('%') && !rest.starts_with("percent")) || *value > 100) continue;
    if (is_of_other_work(rest)) continue;
    const std::string_view between = begin >= behind ? part.substr(behind, begin - behind)
                                     : at <= around.before.size()
                                         ? part.substr(at, around.before.size() - at)
                                         : std::string_view();
    if (!is_of_money(between)) share = std::max(share.value_or(0), static_cast<int>(*value));
  }
  return share;
}

// "Travel: No", "Travel required? None", "travel 0%": the whole of what stands behind the word.
// A key may stand in the line above, and within the word itself: "Travel Required", "Not required".
bool is_denied_as_whole(const Outline& outline, const ontology::Mention& cue,
                        const Around& around) {
  static constexpr auto keys =
      std::to_array<std::string_view>({"required", "requirement", "requirements", "percentage"});
  static constexpr auto negatives =
      std::to_array<std::string_view>({"no", "none", "n/a", "never", "not required",
                                       "none required", "not applicable", "not needed"});
  const std::string_view word = outline.text().substr(cue.begin, cue.end - cue.begin);
  bool marked = std::ranges::any_of(keys, [&](std::string_view key) {
    return word.size() > key.size() &&
           text::starts_with_ignoring_case(word.substr(word.size() - key.size()), key);
  });
  std::string_view rest = around.behind;
  if (marked && text::trim(rest).empty()) {
    rest = outline.text().substr(cue.end);
    rest = rest.substr(std::min(rest.find_first_not_of(" \n"), rest.size()));
  }
  const auto pass_marks = [&] {
    while (!rest.empty() && !text::is_alnum(rest.front())) {
      marked = marked || rest.front() == ':' || rest.front() == '?' || rest.front() == '|' ||
               rest.starts_with("- ") || rest.starts_with("\u2013");
      rest.remove_prefix(1);
    }
  };
  pass_marks();
  for (const std::string_view key : keys) {
    if (!text::starts_with_ignoring_case(rest, key)) continue;
    rest.remove_prefix(key.size());
    marked = true;
    pass_marks();
    break;
  }
  const std::string_view value = text::trim(rest.substr(0, rest.find_first_of(".,;|\n(")));
  return marked && is_one_of(value, negatives);
}

bool ends_name(std::string_view rest) {
  return rest.empty() || rest.front() == '\n' || rest.front() == ';' || rest.front() == '|' ||
         rest.front() == ')' || rest.starts_with(". ") || rest == "." || rest.starts_with(".\n");
}

// Where the words of a place end: at the end of a sentence, or where small letters go on.
std::string_view place_in(std::string_view text) {
  static constexpr auto joints = std::to_array<std::string_view>(
      {"and",       "of",        "the",       "to",      "parts",   "all",     "surrounding",
       "area",      "areas",     "counties",  "county",  "states",  "region",  "metro",
       "greater",   "northern",  "southern",  "eastern", "western", "central", "half",
       "from",      "state",     "north",     "south",   "east",    "west",    "northeast",
       "northwest", "southeast", "southwest", "city",    "upper",   "lower"});
  constexpr std::size_t most = 120;
  std::size_t end = 0;
  std::size_t last = 0;  // where the last word begins: "St. Petersburg"
  bool named = false;    // a word in capitals
  for (std::size_t at = 0; at < text.size() && at < most;) {
    if (!is_word_char(text[at])) {
      const bool saint = text[at] == '.' && at == end && at - last < 3;
      if (!saint && ends_name(text.substr(at))) break;
      ++at;
      continue;
    }
    std::size_t word_end = at;
    while (word_end < text.size() && is_word_char(text[word_end])) ++word_end;
    const std::string_view word = text.substr(at, word_end - at);
    if (text::is_capital(word.front())) {
      named = true;
    } else if (!is_one_of(word, joints)) {
      break;
    }
    const bool dangles = word == "and" || word == "of" || word == "the" || word == "to" ||
                         word == "from" || word == "all";
    if (!dangles) end = word_end;
    last = at;
    at = word_end;
  }
  return named ? text::trim(text.substr(0, end)) : std::string_view();
}

// "territory: Ohio and Kentucky", "territory (Tampa, Sarasota)", "territory covers Iowa".
std::optional<std::string> territory_behind(std::string_view behind) {
  static constexpr auto verbs = std::to_array<std::string_view>(
      {"includes", "include", "including", "covers", "covering", "consists of", "spans", "is", "of",
       "will be", "will include", "comprises", "in", "across", "encompasses"});
  constexpr std::size_t most_bytes = 100;
  const std::string_view rest = text::trim(behind);
  if (rest.empty()) return std::nullopt;
  std::string_view name;
  if (rest.front() == '(') {
    const std::size_t close = rest.find(')');
    if (close == std::string_view::npos || close > most_bytes) return std::nullopt;
    name = place_in(rest.substr(1, close - 1));
  } else if (rest.front() == ':') {
    name = place_in(text::trim(rest.substr(1)));
  } else {
    for (const std::string_view verb : verbs) {
      const bool whole = text::starts_with_ignoring_case(rest, verb) &&
                         (rest.size() == verb.size() || rest[verb.size()] == ' ');
      if (whole) name = place_in(text::trim(rest.substr(verb.size())));
      if (!name.empty()) break;
    }
  }
  return name.empty() ? std::nullopt : std::optional(std::string(name));
}

// "the Ohio Valley territory"
std::optional<std::string> territory_before(std::string_view before) {
  std::size_t begin = before.size();
  std::size_t at = before.size();
  bool named = false;
  while (at > 0) {
    std::size_t end = at;
    while (end > 0 && (before[end - 1] == ' ' || before[end - 1] == '/' || before[end - 1] == '-'))
      --end;
    std::size_t word = end;
    while (word > 0 && is_word_char(before[word - 1])) --word;
    if (word == end || !text::is_capital(before[word])) break;
    named = true;
    begin = word;
    at = word;
  }
  // A word in capitals at the beginning of a sentence may be any word.
  const std::string_view name = text::trim(before.substr(begin));
  if (!named || begin == 0 ||
      before.substr(0, begin).find_first_not_of(" \t*-") == std::string_view::npos)
    return std::nullopt;
  static constexpr auto others =
      std::to_array<std::string_view>({"sales", "service", "field", "assigned", "your", "our"});
  return is_one_of(name, others) ? std::nullopt : std::optional(std::string(name));
}

}  // namespace

Travel find_travel(const Outline& outline, std::span<const WorkCue> cues) {
  constexpr std::size_t territory_reach = 160;
  Travel travel;
  bool none = false;
  for (const auto& [id, cue] : cues) {
    // "Telework: No   Travel: up to 5%" is no phrase.
    const bool broken =
        id == "no-travel" &&
        outline.text().substr(cue.begin, cue.end - cue.begin).find("  ") != std::string_view::npos;
    if (id == "no-travel" && !broken) none = true;
    if (id == "travel-share" || broken) {
      const Around beside = around(outline, cue);
      if (!travel.percent) travel.percent = share_beside(beside);
      none = none || is_denied_as_whole(outline, cue, beside);
    }
    if (id == "territory" && !travel.territory) {
      const std::string_view behind = outline.text().substr(cue.end, territory_reach);
      travel.territory = territory_behind(behind.substr(0, behind.find('\n')));
      if (!travel.territory) travel.territory = territory_before(around(outline, cue).before);
    }
  }
  if (none && !travel.percent) travel.percent = 0;
  return travel;
}

}  // namespace medtech::listing
