// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/pay.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/listing/bare_pay.hpp"
#include "core/listing/money_text.hpp"
#include "core/listing/pay_candidate.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace medtech::listing {

namespace {

// What pay by interval can be in dollars, pounds and euros; what lies outside is something else.
struct Plausible {
  double least;
  double most;
};
using Bounds = std::array<Plausible, 5>;
constexpr Bounds in_text{
    {{7.25, 500}, {60, 5000}, {250, 15'000}, {1000, 60'000}, {15'000, 2'000'000}}};
// A source's own field is believed more; that 65,000 are no hour's pay is certain all the same.
constexpr Bounds in_field{
    {{2, 1000}, {16, 10'000}, {40, 40'000}, {150, 150'000}, {2000, 5'000'000}}};

bool is_plausible(const Bounds& bounds, PayInterval interval, double amount) {
  const Plausible& pay = bounds.at(static_cast<std::size_t>(interval));
  return amount >= pay.least && amount <= pay.most;
}

// Amounts of these currencies are of the size that the rules of thumb below know.
bool is_western(std::string_view currency) {
  return is_one_of(currency, std::to_array<std::string_view>(
                                 {"", "$", "usd", "cad", "gbp", "eur", "aud", "nzd", "chf"}));
}

// What an amount says of its interval by itself.
std::optional<PayInterval> interval_of_size(double amount, bool with_currency) {
  if (amount > 10'000 && is_plausible(in_text, PayInterval::year, amount)) return PayInterval::year;
  constexpr double hourly_most = 200;
  if (with_currency && amount < hourly_most && is_plausible(in_text, PayInterval::hour, amount)) {
    return PayInterval::hour;
  }
  return std::nullopt;
}

std::string currency_in(std::string_view currency, std::string_view country) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr auto dollars = std::to_array<Pair>({{"", "USD"},
                                                       {"US", "USD"},
                                                       {"CA", "CAD"},
                                                       {"AU", "AUD"},
                                                       {"NZ", "NZD"},
                                                       {"SG", "SGD"},
                                                       {"HK", "HKD"}});
  if (currency != "$") return std::string(currency);
  const auto* found = std::ranges::find(dollars, country, &Pair::first);
  return std::string(found == dollars.end() ? "" : found->second);
}

Pay pay_of(const Candidate& candidate, PaySource source, std::string_view country) {
  const Quote& quote = candidate.quote;
  const double share = candidate.interval ? candidate.interval->share : 1;
  const Bound named = quote.open ? Bound::least : candidate.context.bound;  // "max $31+"
  const Bound bound = quote.high ? Bound::none : named;
  Pay pay;
  pay.min = quote.low * share;
  pay.max = quote.high.value_or(quote.low) * share;
  if (*pay.min > *pay.max) std::swap(pay.min, pay.max);
  if (bound == Bound::most) pay.min.reset();
  if (bound == Bound::least) pay.max.reset();
  pay.currency = currency_in(quote.currency, country);
  if (candidate.interval) pay.interval = candidate.interval->interval;
  pay.source = source;
  annualise(pay);
  return pay;
}

bool fits(const Quote& quote, PayInterval interval, const Bounds& bounds) {
  return is_plausible(bounds, interval, quote.low) &&
         is_plausible(bounds, interval, quote.high.value_or(quote.low));
}

// The interval of a quote: its own word, its label's, else, where `sized`, what its size leaves no
// doubt about. A word that can't go with the amount does not count.
void settle_interval(Candidate& candidate, const Bounds& bounds, bool sized) {
  const Quote& quote = candidate.quote;
  for (const auto& named : {quote.interval, candidate.context.interval}) {
    if (!named || (is_western(quote.currency) && !fits(quote, named->interval, bounds))) continue;
    candidate.interval = named;
    candidate.stated_interval = true;
    return;
  }
  if (!sized || !is_western(quote.currency) || quote.interval) return;
  const auto size = interval_of_size(quote.low, !quote.currency.empty());
  if (size && fits(quote, *size, in_text)) candidate.interval = NamedInterval{*size, 1};
}

// "Minimum: $27.50/hour Maximum: $38": two amounts of one range. A midpoint between them is
// dropped.
void join_bounds(std::vector<Candidate>& candidates) {
  constexpr std::size_t near_bytes = 80;
  std::vector<Candidate> joined;
  for (auto& candidate : candidates) {
    const Bound bound = candidate.quote.high ? Bound::none : candidate.context.bound;
    if (bound == Bound::middle) continue;
    const bool follows = !joined.empty() && bound == Bound::most && !joined.back().quote.high &&
                         joined.back().context.bound == Bound::least &&
                         candidate.quote.begin - joined.back().quote.end <= near_bytes &&
                         candidate.quote.low >= joined.back().quote.low;
    if (!follows) {
      joined.push_back(std::move(candidate));
      continue;
    }
    Candidate& low = joined.back();
    low.quote.high = candidate.quote.low;
    low.quote.end = candidate.quote.end;
    if (low.quote.currency.empty()) low.quote.currency = candidate.quote.currency;
    if (!low.interval || (candidate.stated_interval && !low.stated_interval)) {
      low.interval = candidate.interval;
    }
    low.stated_interval |= candidate.stated_interval;
  }
  candidates = std::move(joined);
}

constexpr double alike = 2.5;  // amounts for the same work at different steps or places

std::string_view between(std::string_view text, const Candidate& first, const Candidate& second) {
  return text.substr(first.quote.end, second.quote.begin - first.quote.end);
}

// Whether words name the next step of the same work: "$20/hr in training, then $24-$30",
// "HTL2 $38".
bool names_step(std::string_view words) {
  static constexpr auto steps = std::to_array<std::string_view>({"mlt",
                                                                 "mls",
                                                                 "clt",
                                                                 "cls",
                                                                 "bmet",
                                                                 "htl",
                                                                 "ht",
                                                                 "ii",
                                                                 "iii",
                                                                 "iv",
                                                                 "trainee",
                                                                 "junior",
                                                                 "senior",
                                                                 "lead",
                                                                 "entry",
                                                                 "experienced",
                                                                 "technician",
                                                                 "technologist",
                                                                 "scientist",
                                                                 "certified",
                                                                 "uncertified",
                                                                 "then",
                                                                 "afterwards",
                                                                 "step",
                                                                 "steps",
                                                                 "specialist",
                                                                 "sr",
                                                                 "level",
                                                                 "grade",
                                                                 "phlebotomist",
                                                                 "histotechnologist",
                                                                 "histotechnician",
                                                                 "cytologist"});
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::size_t end = at;
    while (end < words.size() && text::is_alpha(words[end])) ++end;
    if (is_one_of(words.substr(at, end - at), steps)) return true;
    at = end;
  }
  return false;
}

// "MLT $25 - $36/hr, MLS $30 - $44/hr": levels posted together pay what all of them span.
void join_steps(std::string_view text, std::vector<Candidate>& candidates) {
  constexpr std::size_t near_bytes = 60;
  std::vector<Candidate> joined;
  for (auto& next : candidates) {
    Candidate* last = joined.empty() ? nullptr : &joined.back();
    const std::string_view gap = last == nullptr ? text : between(text, *last, next);
    const bool follows =
        last != nullptr && gap.size() <= near_bytes && names_step(gap) &&
        unit_of(*last) == unit_of(next) && last->quote.currency == next.quote.currency &&
        last->context.bound == Bound::none && next.context.bound == Bound::none &&
        next.quote.low <= last->quote.low * alike && last->quote.low <= next.quote.low * alike;
    if (!follows) {
      joined.push_back(std::move(next));
      continue;
    }
    Quote& all = last->quote;
    all.high = std::max(all.high.value_or(all.low), next.quote.high.value_or(next.quote.low));
    all.low = std::min(all.low, next.quote.low);
    all.end = next.quote.end;
    last->stated_interval |= next.stated_interval;
    last->unlabelled &= next.unlabelled;
  }
  candidates = std::move(joined);
}

// "Starting at $17.25 per hour; experience credited up to $22.90": the other end of the pay before.
bool ends_progress(std::string_view text, const std::vector<Candidate>& candidates,
                   const Candidate& candidate) {
  constexpr std::size_t near_bytes = 80;
  if (candidates.empty() || candidate.quote.high) return false;
  const Candidate& start = candidates.back();
  if (start.quote.high || start.context.bound != Bound::least) return false;
  const std::string_view gap = between(text, start, candidate);
  const bool up_to = candidate.context.bound == Bound::most || text::trim(gap).ends_with(" to");
  return up_to && gap.size() <= near_bytes && gap.find('\n') == std::string_view::npos &&
         candidate.quote.currency == start.quote.currency &&
         candidate.quote.low > start.quote.low && candidate.quote.low <= start.quote.low * alike;
}

// "… $60,000 - $75,000 and in Ohio $55,000 - $69,000": the next range of a list of them.
bool continues(const Candidate& last, const Candidate& next) {
  return last.quote.high && next.quote.high && next.quote.currency == last.quote.currency &&
         !next.quote.interval == !last.quote.interval && next.quote.low <= last.quote.low * alike &&
         next.quote.low * alike >= last.quote.low;
}

// "Step 1 $25.61, Step 10 $36.48": the next of a few steps in one line.
bool is_next_step(std::string_view text, const Candidate& last, const Candidate& next) {
  constexpr std::size_t near_bytes = 30;
  const std::string_view gap = between(text, last, next);
  return gap.size() <= near_bytes && gap.find('\n') == std::string_view::npos && names_step(gap) &&
         next.quote.currency == last.quote.currency && next.quote.low > last.quote.low &&
         next.quote.low <= last.quote.low * alike;
}

// Whether a quote is accepted as the pay of a posting's text.
bool is_accepted(std::string_view text, const Candidate& candidate) {
  constexpr std::array<double, 5> most_without_label{200, 1500, 8000, 30'000, 400'000};
  const Quote& quote = candidate.quote;
  const PayContext& context = candidate.context;
  if (quote.interval && !candidate.interval) return false;  // "$4/hr": too little for pay
  if (quote.currency.empty()) return may_be_bare_pay(text, candidate);
  if (context.is_pay) return true;
  const double most = quote.high.value_or(quote.low);
  return candidate.stated_interval &&
         most <= most_without_label.at(static_cast<std::size_t>(candidate.interval->interval));
}

// Where an amount is looked for: a title names no other than the pay, as far as nothing says so.
enum class Among { sentences, bare_numbers, title };

// Whether an amount that nothing calls pay can be nothing else by its size: "$20-24.",
// "$68K-$80K, hired as …". `settled` is its interval.
bool speaks_for_itself(const Quote& quote, const std::optional<NamedInterval>& settled,
                       Among among) {
  struct Size {
    double least;
    double most;
  };
  constexpr Size hourly{12, 150};
  constexpr Size yearly{25'000, 400'000};
  if (quote.currency.empty() || !is_western(quote.currency) || !settled) return false;
  const double high = quote.high.value_or(quote.low);
  const bool range = quote.high && high >= quote.low && high <= quote.low * alike;
  if (!range && (among != Among::title || quote.high)) return false;
  const bool by_year = settled->interval == PayInterval::year;
  if (!by_year && settled->interval != PayInterval::hour) return false;
  const Size& size = by_year ? yearly : hourly;
  return quote.low >= size.least && high <= size.most;
}

std::vector<Candidate> candidates_in(std::string_view text, Among among) {
  const std::vector<Quote> quotes = find_quotes(text, among == Among::bare_numbers);
  std::vector<Candidate> candidates;
  std::size_t last = quotes.size();  // index of the quote accepted last
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    Candidate candidate{quotes[i], context_of(text, quotes, i), std::nullopt};
    const std::size_t before = i > 0 ? quotes[i - 1].end : 0;
    const bool other_currency =  // "3,850 USD / 2,310 GBP"
        text::trim(text.substr(before, quotes[i].begin - before)) == "/";
    const bool other = candidate.context.is_other || candidate.quote.per_something;
    if (other || other_currency) continue;
    if (last + 1 == i && (continues(candidates.back(), candidate) ||
                          is_next_step(text, candidates.back(), candidate)))
      candidate.context.is_pay = true;
    if (ends_progress(text, candidates, candidate)) {
      candidate.context.is_pay = true;
      candidate.context.bound = Bound::most;
    }
    const bool plain = quotes[i].high || among == Among::title;
    settle_interval(candidate, in_text, candidate.context.is_pay || plain);
    if (!candidate.interval && !candidate.quote.interval && candidate.quote.currency.empty())
      candidate.interval = interval_of_bare(candidate.quote);
    if (!is_accepted(text, candidate)) {
      if (!speaks_for_itself(candidate.quote, candidate.interval, among)) continue;
      candidate.unlabelled = true;
    }
    candidates.push_back(std::move(candidate));
    last = i;
  }
  join_bounds(candidates);
  std::erase_if(candidates, [&](const Candidate& one) {
    return one.quote.currency.empty() && !is_bare_pay(text, one);
  });
  join_steps(text, candidates);
  if (!std::ranges::all_of(candidates, &Candidate::unlabelled)) {
    std::erase_if(candidates, &Candidate::unlabelled);
  }
  return candidates;
}

std::optional<double> positive(std::optional<double> amount) {
  return amount && std::isfinite(*amount) && *amount > 0 ? amount : std::nullopt;
}

// "usd" → "USD"; "" for what is no code.
std::string currency_of_field(std::string_view field) {
  std::string code(text::trim(field).substr(0, 4));
  std::ranges::transform(code, code.begin(), text::to_upper);
  const bool known = code == "$" || (code.size() == 3 && std::ranges::all_of(code, text::is_alpha));
  return known ? code : std::string();
}

std::optional<Pay> parse_numbers(const RawPay& raw, std::string_view country) {
  const auto min = positive(raw.min);
  const auto max = positive(raw.max);
  if (!min && !max) return std::nullopt;
  Candidate candidate;
  Quote& quote = candidate.quote;
  quote.low = min.value_or(max.value_or(0));
  quote.high = max;
  quote.currency = currency_of_field(raw.currency);
  candidate.context.interval = interval_of_field(raw.interval);
  if (!candidate.context.interval) candidate.context.interval = interval_of_field(raw.text);
  settle_interval(candidate, in_field, text::trim(raw.interval).empty());
  Pay pay = pay_of(candidate, PaySource::stated, country);
  if (!min) pay.min.reset();
  if (!max) pay.max.reset();
  annualise(pay);
  return pay;
}

std::optional<Pay> parse_pay_text(const RawPay& raw, std::string_view country) {
  const std::string_view text = std::string_view(raw.text).substr(0, limits::line_bytes);
  // "Step 1 $25.61": beside amounts with a currency a number alone is none.
  std::vector<Quote> quotes = find_quotes(text, false);
  if (quotes.empty()) quotes = find_quotes(text, true);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    Candidate candidate{quotes[i], context_of(text, quotes, i), std::nullopt};
    if (candidate.quote.per_something || candidate.context.is_other) continue;
    std::string& currency = candidate.quote.currency;
    if (currency.empty()) currency = currency_of_field(raw.currency);
    if (!candidate.context.interval) candidate.context.interval = interval_of_field(raw.interval);
    if (!candidate.context.interval) candidate.context.interval = interval_of_field(text);
    settle_interval(candidate, in_field, true);
    candidates.push_back(std::move(candidate));
  }
  join_bounds(candidates);
  join_steps(text, candidates);
  if (candidates.empty()) return std::nullopt;
  return pay_of(choose(candidates, {}, {}), PaySource::stated, country);
}

}  // namespace

std::optional<Pay> parse_pay(const RawPay& raw, std::string_view country) {
  if (auto pay = parse_numbers(raw, country)) return pay;
  return raw.text.empty() ? std::nullopt : parse_pay_text(raw, country);
}

std::optional<Pay> find_pay(std::string_view text, const Place& place,
                            const ontology::Places& places) {
  std::vector<Candidate> candidates = candidates_in(text, Among::sentences);
  if (candidates.empty()) candidates = candidates_in(text, Among::bare_numbers);
  if (candidates.empty()) return std::nullopt;
  return pay_of(choose(candidates, place, places), PaySource::text, place.country);
}

std::optional<Pay> find_pay_in_title(std::string_view title, const Place& place,
                                     const ontology::Places& places) {
  const std::vector<Candidate> candidates = candidates_in(title, Among::title);
  if (candidates.empty()) return std::nullopt;
  return pay_of(choose(candidates, place, places), PaySource::text, place.country);
}

}  // namespace medtech::listing
