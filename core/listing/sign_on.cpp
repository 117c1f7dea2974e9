// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/sign_on.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/around.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/word_list.hpp"
#include "core/listing/written_number.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::listing {

using ontology::Mention;

namespace {

constexpr double least_bonus = 500;
constexpr double most_bonus = 60'000;

// For what else a lump is paid.
constexpr auto other_bonuses = std::to_array<std::string_view>(
    {"referral", "refer", "retention", "relocation", "completion", "tuition", "stipend", "moving",
     "annual", "performance", "quarterly", "scholarship", "loan"});

// "relocation and sign-on bonus", "sign-on/retention bonus": one amount for both.
bool joins_bonuses(std::string_view between) {
  static constexpr auto joins = std::to_array<std::string_view>({"and", "or", "&", "/", "+"});
  return std::ranges::any_of(joins, [&](std::string_view join) {
    return text::is_alpha(join.front()) ? find_phrase(between, join) != std::string_view::npos
                                        : between.find(join) != std::string_view::npos;
  });
}

// Whether what stands between an amount and the word for the bonus gives it to another.
bool is_of_other_bonus(std::string_view between) {
  if (!has_phrase(between, other_bonuses)) return false;
  const bool told_apart = between.find(',') != std::string_view::npos ||
                          find_phrase(between, "bonus") != std::string_view::npos ||
                          text::find_ignoring_case(between, "bonuses") != std::string_view::npos;
  return told_apart || !joins_bonuses(between);
}

// "$1,500 at hire", "$500 after 90 days": a part of the bonus, where nothing names the whole.
bool is_instalment(std::string_view behind) {
  static constexpr auto whens = std::to_array<std::string_view>(
      {" at ", " after ", " upon ", " on hire", " on start", " on your start", " at\n"});
  return std::ranges::any_of(
      whens, [&](std::string_view when) { return text::starts_with_ignoring_case(behind, when); });
}

// The amount nearest to a word, "$5,000" or "5K"; of a range the greater, of instalments all.
std::optional<double> dollars_of(const Around& around) {
  const std::string_view part = around.whole;
  const std::size_t center = around.before.size();
  const std::size_t behind = part.size() - around.behind.size();
  std::optional<double> best;
  std::size_t best_distance = part.size() + 1;
  std::size_t last_end = 0;
  double instalments = 0;
  bool best_is_part = false;
  for (std::size_t at = 0; at < part.size(); ++at) {
    const bool dollars = part[at] == '$';
    if (!dollars && !begins_number(part, at)) continue;
    std::size_t begin = at;
    if (dollars) ++at;
    while (dollars && at < part.size() && part[at] == ' ') ++at;
    const auto amount = read_number(part, at);
    const bool thousands = at > 0 && text::to_lower(part[at - 1]) == 'k';
    if (!amount || (!dollars && !thousands) || *amount < least_bonus || *amount > most_bonus)
      continue;
    const std::string_view between = begin >= behind ? part.substr(behind, begin - behind)
                                     : at <= center  ? part.substr(at, center - at)
                                                     : std::string_view();
    if (is_of_other_bonus(between)) continue;
    constexpr std::size_t dash = 5;  // bytes between the ends of a range
    const bool upper = best && begin - last_end <= dash && *amount > *best;
    const std::size_t distance = begin > center ? begin - center : center - begin;
    const bool part_of_it = is_instalment(part.substr(at));
    if (part_of_it) instalments += *amount;
    if (distance >= best_distance && !upper) continue;
    best = amount;
    best_distance = std::min(best_distance, distance);
    best_is_part = part_of_it;
    last_end = at;
  }
  return best && best_is_part ? instalments : best;
}

// The months of "two-year commitment", "within 24 months", "over 24 months".
std::optional<int> months_named(const WordList& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool years = words[i].starts_with("year") || words[i].starts_with("yr");
    const bool months = words[i].starts_with("month") || words[i] == "mos" || words[i] == "mo";
    if (!years && !months) continue;
    const bool twenty = i > 1 && words[i - 2] == "twenty";  // "twenty-four"
    const int number = small_number(words[i - 1]) + (twenty ? 20 : 0);
    constexpr int most_months = 60;
    const int total = years ? 12 * number : number;
    if (number > 0 && total <= most_months) return total;
  }
  return std::nullopt;
}

// What a bonus is given back for, in the sentence that names it and the next two.
void read_clawback(const Outline& outline, const Mention& mention, SignOn& found) {
  static constexpr auto repaying = std::to_array<std::string_view>(
      {"repaid", "repay", "repayment", "repayable", "paid back", "pay back", "payback", "clawback",
       "claw back", "clawed back", "returned", "returns the", "return the", "reimburse the",
       "forfeited", "recouped", "unearned", "prorated repayment"});
  static constexpr auto staying = std::to_array<std::string_view>(
      {"commitment", "must stay", "stay", "remain", "leave", "leaves", "agreement", "retention",
       "resign", "resignation", "over", "stays", "service", "obligation"});
  constexpr std::size_t reach = 260;
  const std::string_view text = outline.text();
  const std::size_t line = text.rfind('\n', mention.begin);
  const std::size_t floor = mention.begin > reach / 3 ? mention.begin - reach / 3 : 0;
  std::size_t begin = line == std::string_view::npos ? floor : std::max(line + 1, floor);
  if (const std::size_t stop = text.rfind(". ", mention.begin); stop != std::string_view::npos)
    begin = std::max(begin, std::min<std::size_t>(stop + 2, mention.begin));
  std::string_view rest = text.substr(begin, reach);
  const std::size_t from = mention.end - begin;
  rest = rest.substr(0, rest.find('\n', from));
  found.repaid = has_phrase(rest, repaying);
  std::size_t at = 0;
  while (at < rest.size()) {  // sentence by sentence
    std::size_t end = std::min(rest.find(". ", at), rest.find(';', at));
    end = std::min(end, rest.size());
    const std::string_view sentence = rest.substr(at, end - at);
    if (!found.months && (has_phrase(sentence, repaying) || has_phrase(sentence, staying)))
      found.months = months_named(WordList(sentence));
    at = end + 1;
  }
}

}  // namespace

std::optional<double> sign_on_in_title(std::string_view title) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"sign on", "sign-on", "signon", "signing bonus", "hiring bonus", "sign-on bonus"});
  for (const std::string_view name : names) {
    const std::size_t at = text::find_ignoring_case(title, name);
    if (at == std::string_view::npos) continue;
    return dollars_of({title, title.substr(0, at), title.substr(at + name.size())});
  }
  return std::nullopt;
}

SignOn find_sign_on(const Outline& outline, std::span<const WorkCue> cues) {
  SignOn found;
  for (const WorkCue& cue : cues) {
    if (cue.id != "sign-on-bonus") continue;
    found.dollars = dollars_of(around(outline, cue.mention));
    if (!found.dollars) continue;
    read_clawback(outline, cue.mention, found);
    return found;
  }
  return found;
}

}  // namespace medtech::listing
