// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/pay_context.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace medtech::listing {

namespace {

constexpr std::size_t before_bytes = 160;
constexpr std::size_t behind_bytes = 60;
constexpr std::size_t words_before = 16;
constexpr std::size_t words_behind = 5;

constexpr auto pay_words = std::to_array<std::string_view>(
    {"pay",      "salary",  "salaries", "wage",   "wages",    "compensation", "remuneration",
     "rate",     "rates",   "range",    "ranges", "earn",     "earns",        "earning",
     "earnings", "paid",    "paying",   "pays",   "hourly",   "annually",     "base",
     "starting", "starts",  "gross",    "offer",  "offering", "payrate",      "payscale",
     "midpoint", "minimum", "maximum",  "min",    "max",      "hiring",       "doe",
     "money",    "step",    "gs"});

// What has a number of its own ("Pay Grade 12: …"). One right behind it is no amount.
constexpr auto rank_words = std::to_array<std::string_view>(
    {"grade", "step", "steps", "level", "group", "class", "band", "scale", "code", "tier"});

// Money that is not the pay of the work itself.
constexpr auto other_words = std::to_array<std::string_view>(
    {"bonus",         "bonuses",        "signon",      "signing",     "relocation",
     "differential",  "differentials",  "diff",        "diffs",       "tuition",
     "reimbursement", "reimbursements", "reimburse",   "reimbursed",  "stipend",
     "stipends",      "allowance",      "allowances",  "referral",    "retention",
     "match",         "matching",       "retirement",  "insurance",   "deductible",
     "premium",       "premiums",       "copay",       "revenue",     "revenues",
     "sales",         "budget",         "budgets",     "funding",     "grant",
     "grants",        "investment",     "investments", "assets",      "valuation",
     "penalty",       "penalties",      "fine",        "fines",       "fee",
     "fees",          "cost",           "costs",       "price",       "savings",
     "save",          "loan",           "loans",       "forgiveness", "repayment",
     "scholarship",   "scholarships",   "award",       "awards",      "gift",
     "discount",      "discounts",      "credit",      "credits",     "contribution",
     "contributions", "contribute",     "incentive",   "incentives",  "commission",
     "commissions",   "standby",        "callback",    "overtime",    "lodging",
     "housing",       "meals",          "mileage",     "childcare",   "adoption",
     "fertility",     "wellness",       "hsa",         "fsa",         "hra",
     "equity",        "worth",          "valued",      "value",       "market",
     "charity",       "charitable",     "donated",     "portfolio",   "lifetime",
     "uniform",       "shoes",          "phone",       "parking",     "certification",
     "additional",    "extra",          "increase",    "raise",       "reward",
     "rewards",       "perk",           "perks",       "assistance",  "diem",
     "claims",        "spend",          "spending",    "spent",       "transactions",
     "coverage",      "debt",           "toward",      "towards",     "saves",
     "saved",         "generates",      "generating",  "billable",    "billed",
     "charges"});

// In front of a pay word these make it the pay for something besides: "holiday pay", "call rate".
constexpr auto side_words = std::to_array<std::string_view>(
    {"holiday",      "call",       "bonus",      "incentive", "premium",   "overtime",
     "differential", "sick",       "vacation",   "severance", "retention", "hazard",
     "standby",      "callback",   "charge",     "preceptor", "weekend",   "extra",
     "additional",   "completion", "crisis",     "interest",  "flat",      "exchange",
     "unemployment", "relocation", "commission", "mileage",   "parental",  "certification"});

// Behind a bonus they make it a quality of the work and not the amount: "$80,000 bonus eligible".
constexpr auto eligibility_words = std::to_array<std::string_view>(
    {"eligible", "eligibility", "potential", "opportunity", "opportunities", "program", "plan"});

// "$32 depending on experience", "$32 commensurate with …"
constexpr auto experience_words =
    std::to_array<std::string_view>({"depending", "based", "commensurate"});

// What may stand in the label of an amount besides pay words and intervals.
constexpr auto label_words =
    std::to_array<std::string_view>({"of",        "is",          "the",      "for",
                                     "this",      "position",    "role",     "job",
                                     "are",       "to",          "between",  "from",
                                     "at",        "target",      "targeted", "approximately",
                                     "currently", "usd",         "us",       "a",
                                     "and",       "in",          "be",       "will",
                                     "up",        "as",          "per",      "expected",
                                     "estimated", "anticipated", "typical",  "scale",
                                     "band",      "full",        "time"});

constexpr auto least_words =
    std::to_array<std::string_view>({"starting", "starts", "start", "from", "minimum", "min",
                                     "least", "low", "lowest", "begins", "beginning", "entry"});
constexpr auto most_words =
    std::to_array<std::string_view>({"maximum", "max", "high", "highest", "most", "upto"});
constexpr auto middle_words =
    std::to_array<std::string_view>({"midpoint", "mid", "median", "middle", "average"});

// Behind an amount: "$22.50 minimum", "$39.80 max."
constexpr auto least_behind = std::to_array<std::string_view>({"minimum", "min"});
constexpr auto most_behind = std::to_array<std::string_view>({"maximum", "max"});

constexpr auto clause_ends = std::to_array<std::string_view>(
    {"plus", "and", "with", "including", "includes", "include", "incl", "inclusive", "excluding",
     "not", "w", "before", "or", "but", "which", "that", "while"});

// What is paid by the piece: "per completed appointment, $28 to $45".
constexpr auto piece_words = std::to_array<std::string_view>(
    {"appointment", "visit", "visits", "case", "cases", "test", "tests", "kit", "kits", "draw",
     "stick", "mile", "specimen", "sample", "patient", "procedure", "call", "slide", "trip"});

struct ContextWord {
  std::string_view text;
  bool in_clause = true;  // no comma between it and the amount
};
using Words = std::vector<ContextWord>;

bool is_sentence_end(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '!' || c == '?') return true;
  return c == '.' && (at + 1 >= text.size() || text::is_space(text[at + 1]));
}

std::size_t opening_bracket(std::string_view text, std::size_t closing, std::size_t from) {
  const std::size_t open = text.substr(from, closing - from).rfind('(');
  return open == std::string_view::npos ? closing : from + open;
}

constexpr std::size_t heading_bytes = 80;

bool is_item(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("\u2022");
}

// Whether what ends here ends with a short line that is no item of a list.
bool is_heading_line(std::string_view above) {
  above = text::trim(above);
  const std::string_view line = text::trim(above.substr(above.rfind('\n') + 1));
  return line.size() <= heading_bytes && !is_item(line);
}

// "min. $25", "approx. $25": a full stop that ends no sentence.
bool ends_short_form(std::string_view before) {
  constexpr auto short_forms = std::to_array<std::string_view>(
      {"min", "max", "approx", "est", "sal", "avg", "comp", "incl", "st", "no"});
  std::size_t begin = before.size();
  while (begin > 0 && text::is_alpha(before[begin - 1])) --begin;
  return is_one_of(before.substr(begin), short_forms);
}

// Reads backwards from `end`: the words of the sentence, the nearest first; what stands in brackets
// is left out unless it is an interval. `begin` becomes where reading stopped.
Words words_in_front(std::string_view text, std::size_t from, std::size_t end, std::size_t& begin) {
  Words words;
  bool in_clause = true;
  std::size_t at = end;
  while (at > from && words.size() < words_before) {
    const char c = text[at - 1];
    if (text::is_alpha(c)) {
      std::size_t start = at;
      while (start > from && text::is_alpha(text[start - 1])) --start;
      words.push_back({text.substr(start, at - start), in_clause});
      at = start;
      continue;
    }
    const bool bullet = text.substr(0, at).ends_with("\u2022") || c == '|';
    // An amount at the beginning of a line goes with the line above where that is a heading.
    if (c == '\n' && words.empty() && !is_heading_line(text.substr(from, at - 1 - from))) break;
    const bool sentence = is_sentence_end(text, at - 1);
    if ((c == '\n' || bullet || sentence) && !words.empty()) break;
    // The sentence before has nothing to say of an amount that begins its own.
    if (sentence && !ends_short_form(text.substr(from, at - 1 - from))) break;
    if (c == ',' || c == ';') in_clause = false;
    if (c == '=') {  // what is summed up has words of its own
      --at;
      break;
    }
    if (c == ')') {
      const std::size_t open = opening_bracket(text, at - 1, from);
      const std::string_view inside = text.substr(open, at - 1 - open);
      const auto parts = text::split(inside.substr(inside.empty() ? 0 : 1), ' ');
      const std::string_view last = parts.empty() ? std::string_view() : parts.back();
      if (interval_of_word(last)) words.push_back({last, in_clause});
      at = open;
      continue;
    }
    --at;
  }
  begin = at;
  return words;
}

// The words behind a quote up to the end of its clause.
Words words_behind_of(std::string_view text, const Quote& quote, std::size_t to) {
  Words words;
  // "$24/hr. Weekend differential $2": the full stop of the interval ends the sentence, too.
  const std::string_view rest = text.substr(quote.end, to - quote.end);
  const bool stop = quote.end > 0 && text[quote.end - 1] == '.' && rest.starts_with(' ');
  if (stop && rest.size() > 1 && (text::is_capital(rest[1]) || text::is_digit(rest[1])))
    return words;
  for (std::size_t at = quote.end; at < to && words.size() < words_behind;) {
    const char c = text[at];
    if (text::is_alpha(c)) {
      std::size_t end = at;
      while (end < to && text::is_alpha(text[end])) ++end;
      const std::string_view word = text.substr(at, end - at);
      // "$28 - $36 per hour Sign on bonus $3000": the next field, where its line break was lost.
      if (words.empty() && quote.high && quote.interval && text::is_capital(c) && at > quote.end &&
          !text::is_capital(text[at + 1 < to ? at + 1 : at]))
        break;
      if (is_one_of(word, clause_ends)) break;
      words.push_back({word});
      at = end;
      continue;
    }
    const bool closes = std::string_view("\n,;|+:").find(c) != std::string_view::npos ||
                        is_sentence_end(text, at) || (c == '(' && quote.interval) ||
                        text.substr(at).starts_with("  ");  // a column of its own
    if (closes || text.substr(at).starts_with("\u2022")) break;
    ++at;
  }
  return words;
}

// Whether two words that follow each other are these.
bool is_pair(const Words& words, std::size_t earlier, std::size_t later, std::string_view first,
             std::string_view second) {
  return earlier < words.size() && later < words.size() &&
         text::equal_ignoring_case(words[earlier].text, first) &&
         text::equal_ignoring_case(words[later].text, second);
}

bool is_other_pair(const Words& words, std::size_t earlier, std::size_t later) {
  return is_pair(words, earlier, later, "sign", "on") ||
         is_pair(words, earlier, later, "minimum", "wage") ||
         is_pair(words, earlier, later, "on", "call") ||
         is_pair(words, earlier, later, "call", "back");
}

// "per completed appointment": the nearest words say what is paid for, and it is no time.
bool is_by_the_piece(const Words& words) {
  constexpr std::size_t reach = 4;
  bool piece = false;
  for (std::size_t i = 0; i < std::min(reach, words.size()); ++i) {
    if (piece && text::equal_ignoring_case(words[i].text, "per")) return true;
    piece |= is_one_of(words[i].text, piece_words);
  }
  return false;
}

// The nearest telling word decides: pay, or money for something else.
void judge_front(const Words& words, const Quote& quote, PayContext& context) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].text;
    const bool by_the_hour = quote.interval && quote.interval->interval == PayInterval::hour;
    if (by_the_hour && text::equal_ignoring_case(word, "diem")) continue;  // "Per diem: $45/hr"
    if (words[i].in_clause && (is_one_of(word, other_words) || is_other_pair(words, i + 1, i))) {
      context.is_other = true;
      return;
    }
    if (!is_one_of(word, pay_words)) continue;
    const bool side =
        i + 1 < words.size() && is_one_of(words[i + 1].text, side_words) && words[i + 1].in_clause;
    const bool range_word = is_one_of(word, most_words) || is_one_of(word, least_words);
    context.is_other = side && !range_word;
    context.is_pay = !context.is_other;
    return;
  }
}

// The line above, where it is short: "Pay by location:" over "Ohio: $28 - $36".
void judge_heading(std::string_view above, const Quote& quote, PayContext& context) {
  above = text::trim(above);
  const std::size_t line = above.rfind('\n');
  if (line != std::string_view::npos) above.remove_prefix(line + 1);
  if (above.size() > heading_bytes || is_item(text::trim(above))) return;
  std::size_t begin = 0;
  PayContext heading;
  judge_front(words_in_front(above, 0, above.size(), begin), quote, heading);
  context.is_pay = heading.is_pay;
  context.is_other = heading.is_other;
}

// Interval and bound stand in the label, the run of fitting words in front of the amount.
void read_label(std::string_view text, const Quote& quote, const Words& words,
                PayContext& context) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].text;
    // A number between a rank and the amount is the rank's: "Grade 12: 31.05".
    const auto behind = static_cast<std::size_t>(word.data() + word.size() - text.data());
    const bool rank = is_one_of(word, rank_words);
    const bool numbered =
        rank && std::ranges::any_of(text.substr(behind, quote.begin - behind), text::is_digit);
    if (i == 0 && rank && !numbered) context.is_ranked = true;
    const bool up_to =
        is_pair(words, i + 1, i, "up", "to") || is_pair(words, i + 1, i, "high", "as");
    const Bound bound = is_one_of(word, middle_words)          ? Bound::middle
                        : is_one_of(word, least_words)         ? Bound::least
                        : up_to || is_one_of(word, most_words) ? Bound::most
                                                               : Bound::none;
    const auto interval = interval_of_word(word);
    const bool pay = is_one_of(word, pay_words);
    if (bound == Bound::none && !interval && !pay && !numbered && !is_one_of(word, label_words)) {
      context.is_whole_label = context.is_labelled && !words[i].in_clause;
      return;
    }
    if (context.bound == Bound::none && words[i].in_clause) context.bound = bound;
    if (!context.interval) context.interval = interval;
    context.is_labelled |= pay;
  }
  context.is_whole_label = context.is_labelled;
}

void judge_behind(const Words& words, const Quote& quote, PayContext& context) {
  // "$43/hr premium weekend rate": too much for a premium, so it is the rate itself.
  constexpr double least_rate = 20;
  const bool whole_rate = quote.interval && quote.interval->interval == PayInterval::hour &&
                          quote.low >= least_rate &&
                          std::ranges::any_of(words, [](const ContextWord& word) {
                            return text::equal_ignoring_case(word.text, "rate");
                          });
  if (!words.empty() && context.bound == Bound::none && !quote.high) {
    const bool to_start = is_pair(words, 0, 1, "to", "start");
    if (to_start || is_one_of(words[0].text, least_behind)) context.bound = Bound::least;
    if (is_one_of(words[0].text, most_behind)) context.bound = Bound::most;
    if (to_start) context.is_pay = true;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i].text;
    const bool next_is_eligible =
        i + 1 < words.size() && is_one_of(words[i + 1].text, eligibility_words);
    if (next_is_eligible && quote.high) return;
    if (whole_rate && text::starts_with_ignoring_case(word, "premium")) continue;
    if (is_one_of(word, other_words) || is_other_pair(words, i, i + 1)) {
      context.is_other = true;
      return;
    }
    if (is_one_of(word, pay_words) || is_one_of(word, experience_words)) context.is_pay = true;
  }
}

// True where the words between two quotes are the label of the second: "Sign-on bonus: $10,000".
bool labels_next(std::string_view between) {
  between = text::trim(between);
  if (between.ends_with(':')) return true;
  const auto words = text::split(between, ' ');
  return !words.empty() &&
         is_one_of(words.back(),
                   std::to_array<std::string_view>({"of", "is", "at", "to", "up", "are", "from"}));
}

}  // namespace

PayContext context_of(std::string_view text, std::span<const Quote> quotes, std::size_t index) {
  const Quote& quote = quotes[index];
  PayContext context;
  const std::size_t previous_end = index > 0 ? quotes[index - 1].end : 0;
  const std::size_t far = quote.begin > before_bytes ? quote.begin - before_bytes : 0;
  const std::size_t from = std::max(previous_end, far);
  std::size_t begin = 0;
  const Words front = words_in_front(text, from, quote.begin, begin);
  context.before = text.substr(begin, quote.begin - begin);
  judge_front(front, quote, context);
  read_label(text, quote, front, context);
  const bool crossed =
      context.before.find('\n') != std::string_view::npos;  // one heading is enough
  if (!context.is_pay && !context.is_other && !crossed && begin > from && text[begin - 1] == '\n') {
    judge_heading(text.substr(from, begin - from), quote, context);
  }
  const std::string_view lead = text::trim(context.before.substr(context.before.rfind('\n') + 1));
  if (lead.ends_with('+') || is_by_the_piece(front)) context.is_other = true;  // "+$4/hr nights"

  const std::size_t next = index + 1 < quotes.size() ? quotes[index + 1].begin : text.size();
  const std::size_t to = std::min({next, text.size(), quote.end + behind_bytes});
  const std::string_view behind = text.substr(quote.end, to - quote.end);
  context.behind = behind.substr(0, std::min(behind.find_first_of("\n;.,"), behind.find(" and ")));
  const bool next_label = to == next && labels_next(behind);
  if (!next_label) judge_behind(words_behind_of(text, quote, to), quote, context);
  return context;
}

}  // namespace medtech::listing
