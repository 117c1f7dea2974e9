// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/bare_pay.hpp"

#include "core/base/text.hpp"
#include "core/listing/money_number.hpp"
#include "core/listing/phrases.hpp"

#include <array>

namespace medtech::listing {

namespace {

struct Size {
  double least;
  double most;
};
constexpr Size by_hour{12, 150};
constexpr Size by_year{25'000, 400'000};

bool is_of_size(const Quote& quote, const Size& size) {
  constexpr double widest = 3;  // of the ends of one range
  const double high = quote.high.value_or(quote.low);
  return quote.low >= size.least && high <= size.most && high >= quote.low &&
         high <= quote.low * widest;
}

// "2026" alone is sooner a year than an amount.
bool is_year_number(const Quote& quote) {
  constexpr double first = 1990;
  constexpr double last = 2050;
  return !quote.written_as_money && !quote.high && quote.low >= first && quote.low <= last;
}

// "419-555-1200", "12/31", "7:30": what goes on is no amount.
bool is_continued(std::string_view text, std::size_t end) {
  return end + 1 < text.size() &&
         std::string_view("-/:.").find(text[end]) != std::string_view::npos &&
         text::is_digit(text[end + 1]);
}

// "8-12 hour shifts"
bool is_length_of_shift(std::string_view text, std::size_t end) {
  return text::starts_with_ignoring_case(letters_at(text, skip_blanks(text, end, 2)), "shift");
}

// The line in front of an amount names pay, not only an end of some range.
bool names_pay(std::string_view before) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"pay", "salary", "salaries", "wage", "wages", "compensation", "hourly", "rate", "rates",
       "grade", "step", "hiring range", "payrate"});
  return has_phrase(before, words);
}

// What stands behind a range of small whole numbers, which could be counts of anything: the end,
// or words that go with pay.
bool ends_as_pay(std::string_view text, std::size_t end) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"doe", "depending", "dependent", "based", "commensurate", "and", "plus", "with"});
  const std::string_view word = letters_at(text, skip_blanks(text, end, 2));
  return word.empty() || is_one_of(word, words);
}

}  // namespace

std::optional<NamedInterval> interval_of_bare(const Quote& quote) {
  if (is_of_size(quote, by_year)) return NamedInterval{PayInterval::year, 1};
  const bool told = quote.written_as_money || quote.high;
  return told && is_of_size(quote, by_hour) ? std::optional(NamedInterval{PayInterval::hour, 1})
                                            : std::nullopt;
}

bool may_be_bare_pay(std::string_view text, const Candidate& candidate) {
  const PayContext& context = candidate.context;
  return context.is_labelled && !is_continued(text, candidate.quote.end) &&
         !is_length_of_shift(text, candidate.quote.end) &&
         (is_bare_pay(text, candidate) ||
          (context.bound != Bound::none && candidate.quote.written_as_money));
}

bool is_bare_pay(std::string_view text, const Candidate& candidate) {
  const Quote& quote = candidate.quote;
  const PayContext& context = candidate.context;
  const bool ranged = quote.high || context.bound != Bound::none;
  if (candidate.stated_interval && !is_year_number(quote))
    return quote.high || quote.written_as_money || context.is_whole_label;
  const std::size_t line =
      quote.begin == 0 ? std::string_view::npos : text.rfind('\n', quote.begin - 1);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  const std::string_view before = text.substr(begin, quote.begin - begin);
  // An amount on a line of its own has its label above.
  if (!names_pay(text::trim(before).empty() ? context.before : before)) return false;
  if (!quote.written_as_money && !is_of_size(quote, by_year))
    return quote.high && context.is_whole_label && !context.is_ranked &&
           is_of_size(quote, by_hour) && ends_as_pay(text, quote.end);
  return ranged || (candidate.interval && context.is_whole_label);
}

}  // namespace medtech::listing
