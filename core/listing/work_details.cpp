// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/work_details.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>

namespace medtech::listing {

using ontology::Mention;

namespace {

constexpr std::size_t near_bytes = 90;  // around a word: where its amount stands

// A number with thousands separators and "k" at the place; moves behind it.
std::optional<double> read_number(std::string_view text, std::size_t& at) {
  std::string digits;
  while (at < text.size() && (text::is_digit(text[at]) || text[at] == ',' || text[at] == '.')) {
    if (text[at] == '.' && (at + 1 == text.size() || !text::is_digit(text[at + 1]))) break;
    if (text[at] != ',') digits += text[at];
    ++at;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || digits.empty()) return std::nullopt;
  if (at < text.size() && (text[at] == 'k' || text[at] == 'K') && value < 1000) {
    value *= 1000;
    ++at;
  }
  return value;
}

std::string_view around(const Outline& outline, const Mention& mention) {
  const std::string_view text = outline.text();
  std::size_t begin = mention.begin > near_bytes ? mention.begin - near_bytes : 0;
  std::size_t end = std::min<std::size_t>(text.size(), mention.end + near_bytes);
  if (const std::size_t line = text.rfind('\n', mention.begin); line != std::string_view::npos)
    begin = std::max(begin, line + 1);
  if (const std::size_t line = text.find('\n', mention.end); line != std::string_view::npos)
    end = std::min(end, line);
  // What another sentence says is not said of it.
  if (const std::size_t stop = text.rfind(". ", mention.begin); stop != std::string_view::npos)
    begin = std::max(begin, std::min<std::size_t>(stop + 2, mention.begin));
  if (const std::size_t stop = text.find(". ", mention.end); stop != std::string_view::npos)
    end = std::min(end, stop + 1);
  return text.substr(begin, end - begin);
}

// The dollars nearest to a word, "$5,000" or "5K"; of a range the greater.
std::optional<double> dollars_near(const Outline& outline, const Mention& mention, double least,
                                   double most) {
  const std::string_view part = around(outline, mention);
  const std::size_t center =
      static_cast<std::size_t>(outline.text().data() + mention.begin - part.data());
  std::optional<double> best;
  std::size_t best_distance = part.size() + 1;
  for (std::size_t at = 0; at < part.size(); ++at) {
    const bool dollars = part[at] == '$';
    const bool digits = text::is_digit(part[at]) &&
                        (at == 0 || (part[at - 1] != '$' && part[at - 1] != '.' &&
                                     part[at - 1] != ',' && !text::is_alnum(part[at - 1])));
    if (!dollars && !digits) continue;
    const std::size_t begin = dollars ? ++at : at;
    const auto amount = read_number(part, at);
    const bool thousands = at > 0 && text::to_lower(part[at - 1]) == 'k';
    if (!amount || (digits && !thousands) || *amount < least || *amount > most) continue;
    const std::size_t distance = begin > center ? begin - center : center - begin;
    if (distance >= best_distance) continue;
    best = amount;
    best_distance = distance;
  }
  return best;
}

// "0.6 FTE", "FTE: 0.6", "1.0 FTE".
std::optional<double> fte_in(std::string_view text) {
  for (std::size_t at = text.find("FTE"); at != std::string_view::npos;
       at = text.find("FTE", at + 1)) {
    std::size_t before = at;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '(')) --before;
    std::size_t begin = before;
    while (begin > 0 && (text::is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    std::size_t behind = at + 3;
    while (behind < text.size() &&
           (text[behind] == ':' || text[behind] == ' ' || text[behind] == '-'))
      ++behind;
    for (std::size_t from : {begin, behind}) {
      if (from >= text.size() || (!text::is_digit(text[from]) && text[from] != '.')) continue;
      const auto value = read_number(text, from);
      if (value && *value > 0 && *value <= 1.0) return value;
    }
  }
  return std::nullopt;
}

std::optional<double> number_before(const Outline& outline, std::size_t token) {
  if (token == 0) return std::nullopt;
  std::size_t at = 0;
  const std::string_view word = outline.word(token - 1);
  const auto value = read_number(word, at);
  return at == word.size() || (at + 1 == word.size() && word[at] == '+') ? value : std::nullopt;
}

// "36 hours per week", "13 weeks", "13-week".
void read_spans(const Outline& outline, WorkDetails& details) {
  for (std::size_t i = 1; i < outline.tokens().size(); ++i) {
    const char initial = outline.initial(i);
    if (initial != 'h' && initial != 'w') continue;
    const std::string word = text::lower(outline.word(i));
    const bool hours = word == "hours" || word == "hrs" || word == "hour";
    const bool weeks = word == "weeks" || word == "week" || word == "wks" || word == "wk";
    if (!hours && !weeks) continue;
    const auto number = number_before(outline, i);
    if (!number) continue;
    const std::string next =
        i + 1 < outline.tokens().size() ? text::lower(outline.word(i + 1)) : "";
    const std::string then =
        i + 2 < outline.tokens().size() ? text::lower(outline.word(i + 2)) : "";
    const bool weekly =
        next == "weekly" ||
        ((next == "per" || next == "a" || next == "each") && (then == "week" || then == "wk")) ||
        next == "week" || next == "wk";
    if (hours && weekly && *number >= 4 && *number <= 60 && !details.hours_per_week)
      details.hours_per_week = number;
    const bool plausible = *number == 4 || *number == 6 || *number == 8 || *number == 10 ||
                           *number == 12 || *number == 13 || *number == 16 || *number == 26;
    if (weeks && plausible && !details.contract_weeks &&
        (next.starts_with("contract") || next.starts_with("assignment") ||
         next.starts_with("travel") || then.starts_with("contract") ||
         then.starts_with("assignment") || outline.has_word(i > 8 ? i - 8 : 0, i + 8, "contract") ||
         outline.has_word(i > 8 ? i - 8 : 0, i + 8, "assignment") ||
         outline.has_word(i > 8 ? i - 8 : 0, i + 8, "duration")))
      details.contract_weeks = static_cast<int>(*number);
  }
}

// The greatest percentage beside a word of travel.
std::optional<int> travel_share(std::string_view part) {
  std::optional<int> share;
  for (std::size_t at = 0; at < part.size(); ++at) {
    if (!text::is_digit(part[at]) ||
        (at > 0 && (text::is_digit(part[at - 1]) || part[at - 1] == '$' || part[at - 1] == '.')))
      continue;
    const auto value = read_number(part, at);
    if (!value || at >= part.size()) continue;
    std::string_view rest = part.substr(at);
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if ((rest.starts_with('%') || rest.starts_with("percent")) && *value <= 100)
      share = std::max(share.value_or(0), static_cast<int>(*value));
  }
  return share;
}

void read_differential(const Outline& outline, const Mention& mention,
                       std::vector<Differential>& found) {
  static constexpr auto times =
      std::to_array<std::string_view>({"night", "evening", "weekend", "holiday", "charge", "lead"});
  constexpr double most_per_hour = 30;
  const std::string part = text::lower(around(outline, mention));
  Differential differential;
  differential.amount_per_hour = dollars_near(outline, mention, 0.25, most_per_hour);
  if (!differential.amount_per_hour) {
    if (const auto share = travel_share(part); share && *share <= 50) differential.percent = *share;
  }
  if (!differential.amount_per_hour && !differential.percent) return;
  for (const std::string_view time : times) {
    if (part.find(time) == std::string::npos) continue;
    differential.when = time;
    break;
  }
  if (std::ranges::find(found, differential) == found.end())
    found.push_back(std::move(differential));
}

// "On-call: not applicable", "driver's license isn't required"
bool is_denied_behind(const Outline& outline, const Mention& mention) {
  static constexpr auto denying = ontology::hashes_of({"no", "not", "none", "isn't", "never"});
  constexpr std::size_t soon = 3;
  for (std::size_t i = mention.last;
       i < std::min(outline.tokens().size(), std::size_t{mention.last} + soon); ++i) {
    // "with no more than two violations"
    if (i + 1 < outline.tokens().size() && outline.is_word(i + 1, "more")) break;
    if (outline.is_one_of(i, denying)) return true;
    if (outline.tokens()[i].gap == ontology::Gap::stop && i > mention.last) break;
  }
  return false;
}

// "OEM training in MRI" among what is asked is training that somebody has had.
bool is_asked(const Outline& outline, const Mention& mention) {
  static constexpr auto given =
      ontology::hashes_of({"provided", "provide", "provides", "paid", "we", "will", "our", "free",
                           "ongoing", "you'll", "week", "weeks", "month", "months", "is", "comes"});
  for (const Clause& clause : outline.clauses()) {
    if (mention.first >= clause.last) continue;
    const bool asks = clause.section == Section::required || clause.section == Section::preferred;
    return asks && !outline.has_one_of(clause.first, clause.last, given);
  }
  return false;
}

// "frozen sections on call-out" are no duty of one's own.
bool is_called_out(const Outline& outline, const Mention& mention) {
  return mention.last < outline.tokens().size() && outline.is_word(mention.last, "out") &&
         outline.tokens()[mention.last].gap == ontology::Gap::joined;
}

// "Job Schedule: Call-in/On-Call" is how one is employed, "Schedule: days, on-call every fourth
// week" a duty.
bool is_kind_of_schedule(const Outline& outline, const Mention& mention) {
  static constexpr auto keys = ontology::hashes_of({"schedule", "status", "type"});
  constexpr std::size_t before = 4;  // words: "Schedule: Call-in/On-Call"
  const std::string_view text = outline.text();
  const std::size_t line = text.rfind('\n', mention.begin);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  const std::size_t end = std::min(text.find('\n', mention.end), text.size());
  if (!text::trim(text.substr(mention.end, end - mention.end)).empty()) return false;
  const std::size_t colon = text.substr(begin, mention.begin - begin).rfind(':');
  if (colon == std::string_view::npos) return false;
  std::size_t key = mention.first;
  while (key > 0 && mention.first - key < before && outline.tokens()[key].begin > begin + colon)
    --key;
  return outline.tokens()[key].begin >= begin && outline.is_one_of(key, keys);
}

// "13 wk", "13 weeks": a title names no other weeks than those of a contract.
bool names_weeks(std::string_view title) {
  return text::find_ignoring_case(title, "wk") != std::string_view::npos ||
         text::find_ignoring_case(title, "week") != std::string_view::npos;
}

// "Drive between campuses with a valid license": a license beside words of driving.
bool needs_driving(const Outline& outline) {
  static constexpr auto licenses = ontology::hashes_of({"license", "licence"});
  static constexpr auto driving = ontology::hashes_of(
      {"drive", "driving", "vehicle", "automobile", "car", "roads", "locally", "truck", "van"});
  constexpr std::size_t near_words = 8;
  const auto tokens = outline.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (outline.initial(i) != 'l' || !outline.is_one_of(i, licenses)) continue;
    const std::size_t begin = i > near_words ? i - near_words : 0;
    for (std::size_t j = begin; j < std::min(tokens.size(), i + near_words); ++j) {
      if (outline.is_one_of(j, driving)) return true;
    }
  }
  return false;
}

}  // namespace

WorkDetails find_work_details(std::string_view title, const Outline& outline,
                              const ontology::Knowledge& knowledge) {
  constexpr double least_bonus = 500;
  constexpr double most_bonus = 60'000;
  WorkDetails details;
  details.fte = fte_in(title);
  if (!details.fte) details.fte = fte_in(outline.text());
  read_spans(outline, details);
  // "Imaging Engineer III - 13 wk Contract"
  if (!details.contract_weeks && names_weeks(title)) read_spans(Outline(title, knowledge), details);
  bool no_call = false;
  bool no_travel = false;
  bool no_license = false;
  for (const Mention& cue : outline.cues()) {
    if (outline.kind_of(cue) != CueKind::other) continue;
    const std::string_view id = knowledge.cues.id(cue.row);
    if (id == "on-call" && is_denied_behind(outline, cue)) no_call = true;
    if (id == "on-call" && !is_called_out(outline, cue) && !is_kind_of_schedule(outline, cue))
      details.on_call = true;
    if (id == "no-on-call") no_call = true;
    if (id == "no-travel") no_travel = true;
    if (id == "driving-license") {
      details.driving_license = true;
      no_license = no_license || is_denied_behind(outline, cue);
    }
    if (id == "training-provided" && !is_asked(outline, cue)) details.training_provided = true;
    if (id == "sign-on-bonus" && !details.sign_on_bonus)
      details.sign_on_bonus = dollars_near(outline, cue, least_bonus, most_bonus);
    if (id == "differential") read_differential(outline, cue, details.differentials);
    if (id == "travel-share" && !details.travel_percent)
      details.travel_percent = travel_share(around(outline, cue));
  }
  if (no_travel) details.travel_percent = std::nullopt;
  if (!details.driving_license && needs_driving(outline)) details.driving_license = true;
  if (no_license) details.driving_license = false;
  if (no_call) details.on_call = false;
  return details;
}

}  // namespace medtech::listing
