// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/money_text.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/listing/money_number.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::listing {

namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t number_bytes = 24;  // digits and marks of one number, at most

// Words that may stand between an amount and its interval: "$2,140 weekly gross", "USD annual
// base".
constexpr auto fillers = std::to_array<std::string_view>(
    {"base", "gross", "salary", "pay", "rate", "wage", "compensation", "usd", "cad", "gbp", "eur",
     "dollars", "approximately", "approx", "total", "taxable", "paid", "frequency"});

struct Behind {
  std::optional<NamedInterval> interval;
  bool per_something = false;
  std::size_t end = 0;
};

// What stands in front of an interval's name: "/", "per", "an".
enum class Lead { nothing, article, per };

Lead skip_lead(std::string_view text, std::size_t& at) {
  if (at < text.size() && text[at] == '/') {
    at = skip_blanks(text, at + 1, 2);
    return Lead::per;
  }
  const std::string_view word = letters_at(text, at);
  const bool per = text::equal_ignoring_case(word, "per");
  if (!per && !is_one_of(word, std::to_array<std::string_view>({"a", "an", "each"}))) {
    return Lead::nothing;
  }
  at = skip_blanks(text, at + word.size(), 2);
  return per ? Lead::per : Lead::article;
}

// The word at `at`, "bi-weekly" and "semi-monthly" whole.
std::string_view interval_word(std::string_view text, std::size_t at) {
  const std::string_view word = letters_at(text, at);
  const std::size_t end = at + word.size();
  const bool joined = is_one_of(word, std::to_array<std::string_view>({"bi", "semi"})) &&
                      end < text.size() && text[end] == '-';
  return joined ? text.substr(at, word.size() + 1 + letters_at(text, end + 1).size()) : word;
}

// "/hr", "per hour", "an hour", "(hourly)", "USD annually" at `at`.
Behind interval_behind(std::string_view text, std::size_t at) {
  constexpr int most_words = 4;
  std::size_t end = skip_blanks(text, at, 3);
  for (int words = 0; words < most_words; ++words) {
    if (end < text.size() && (text[end] == '(' || text[end] == '*')) {
      end = skip_blanks(text, end + 1, 2);
    }
    const Lead lead = skip_lead(text, end);
    const std::string_view word = interval_word(text, end);
    const auto interval = lead == Lead::nothing ? interval_of_adverb(word) : interval_of_word(word);
    if (interval) {
      end += word.size();
      const bool short_form = word.size() <= 3 && end < text.size() && text[end] == '.';
      return {interval, false, short_form ? end + 1 : end};  // "/Hr."
    }
    if (lead == Lead::per && !word.empty()) return {{}, true, end};
    if (lead != Lead::nothing || word.empty() || !is_one_of(word, fillers)) break;
    end = skip_blanks(text, end + word.size(), 2);
  }
  return {{}, false, at};
}

// Behind a word or dash that joins two amounts: "-", "–", "to"; npos where there is none.
std::size_t connector_end(std::string_view text, std::size_t at, bool between) {
  at = skip_blanks(text, at);
  for (const std::string_view dash :
       {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "~"}) {
    if (text.substr(std::min(at, text.size())).starts_with(dash)) {
      return skip_blanks(text, at + dash.size());
    }
  }
  std::string_view word = letters_at(text, at);
  if (text::equal_ignoring_case(word, "up")) {
    at = skip_blanks(text, at + word.size());
    word = letters_at(text, at);
  }
  const bool joins = is_one_of(word, std::to_array<std::string_view>({"to", "through", "thru"})) ||
                     (between && text::equal_ignoring_case(word, "and"));
  if (!joins) return none;
  at = skip_blanks(text, at + word.size());
  // "$48,100 to - $62,526"
  return at < text.size() && text[at] == '-' ? skip_blanks(text, at + 1) : at;
}

class QuoteFinder {
 public:
  QuoteFinder(std::string_view text, bool bare_numbers)
      : text_(text), bare_numbers_(bare_numbers) {}

  std::vector<Quote> find() {
    std::size_t at = 0;
    while (quotes_.size() < limits::pay_quotes) {
      while (at < text_.size() && !text::is_digit(text_[at])) ++at;
      if (at >= text_.size()) break;
      const auto quote = quote_at(at);
      if (quote && !is_rank(*quote)) quotes_.push_back(*quote);
      const std::size_t end = quote ? quote->end : at;
      at = std::max(end, std::min(text_.find_first_not_of("0123456789", at), text_.size()));
    }
    return std::move(quotes_);
  }

 private:
  // The number at `at`, unless it continues a word, a decimal or a date.
  [[nodiscard]] bool begins_number(std::size_t at, bool has_sign) const {
    if (at == 0 || has_sign) return true;
    const char before = text_[at - 1];
    const bool joined = std::string_view(".,/#:").find(before) != std::string_view::npos;
    if (is_word_char(before) || (joined && at > 1 && text::is_digit(text_[at - 2]))) return false;
    return before != '#';
  }

  // "Pay Grade 12 - 14", "GS-9", "Step 1": numbers, but no amounts.
  [[nodiscard]] bool is_rank(const Quote& quote) const {
    static constexpr auto ranks =
        std::to_array<std::string_view>({"grade", "step", "level", "group", "class", "band", "tier",
                                         "code", "gs", "gg", "wg", "no", "schedule"});
    if (quote.written_as_money) return false;
    std::size_t end = quote.begin;
    while (end > 0 && (text_[end - 1] == ' ' || text_[end - 1] == '-')) --end;
    std::size_t begin = end;
    while (begin > 0 && text::is_alpha(text_[begin - 1])) --begin;
    return is_one_of(text_.substr(begin, end - begin), ranks);
  }

  [[nodiscard]] std::optional<Quote> quote_at(std::size_t at) const {
    const auto sign = sign_before(text_, at);
    if ((!sign && !bare_numbers_) || !begins_number(at, sign.has_value())) {
      return sign || bare_numbers_ ? std::nullopt : signed_behind(at);
    }
    return read(at, sign.value_or(Sign{"", at}));
  }

  [[nodiscard]] std::size_t run_size(std::size_t at, std::string_view characters) const {
    const std::string_view start = text_.substr(at, number_bytes);
    return std::min(start.find_first_not_of(characters), start.size());
  }

  // "85,000 USD", "32,50 €": a number whose currency follows it.
  [[nodiscard]] std::optional<Quote> signed_behind(std::size_t at) const {
    if (!begins_number(at, false)) return std::nullopt;
    const std::size_t end = at + run_size(at, "0123456789.,kK");
    const bool range = connector_end(text_, end, follows_between(at)) != none;
    if (!range && currency_behind(text_, end).first.empty()) return std::nullopt;
    auto quote = read(at, Sign{"", at});
    if (quote && quote->currency.empty()) quote.reset();
    return quote;
  }

  [[nodiscard]] std::optional<Quote> read(std::size_t at, const Sign& sign) const {
    const bool has_sign = !sign.currency.empty();
    const std::size_t run_end = at + run_size(at, "0123456789.,");
    const bool continental =
        sign.currency == "EUR" || (!has_sign && currency_behind(text_, run_end).first == "EUR");
    const auto number = number_at(text_, at, has_sign, continental);
    if (!number) return std::nullopt;
    Quote quote;
    quote.low = number->value;
    quote.currency = sign.currency;
    quote.begin = sign.begin;
    quote.end = number->end;
    quote.written_as_money = has_sign || number->written_as_money;
    bool thousands = number->thousands;
    read_behind(quote);
    read_range(quote, thousands);
    if (thousands) quote.low *= 1000;
    if (!quote.high && is_open_at(quote.end)) quote.open = true;
    return quote;
  }

  // "$30+", "$22.80/hr and up"
  [[nodiscard]] bool is_open_at(std::size_t at) const {
    if (at < text_.size() && text_[at] == '+') return true;
    const std::string_view rest = text_.substr(skip_blanks(text_, at, 2));
    return std::ranges::any_of(
        std::to_array<std::string_view>({"and up", "& up", "or more", "and above"}),
        [&](std::string_view words) { return text::starts_with_ignoring_case(rest, words); });
  }

  // Currency and interval that follow a number.
  void read_behind(Quote& quote) const {
    auto [currency, end] = currency_behind(text_, quote.end);
    if (!currency.empty()) {
      quote.currency = std::move(currency);
      quote.end = end;
      quote.written_as_money = true;
    }
    const Behind behind = interval_behind(text_, quote.end);
    quote.end = behind.end;
    quote.per_something = behind.per_something;
    if (behind.interval) quote.interval = behind.interval;
  }

  void read_range(Quote& quote, bool& thousands) const {
    const bool of_range = follows_range(quote.begin);
    const bool between = follows_between(quote.begin) || of_range;
    std::size_t at = connector_end(text_, quote.end, between);
    if (at == none) return;
    while (at < text_.size() && !text::is_digit(text_[at])) ++at;
    const std::size_t gap_begin = quote.end;
    const auto sign = sign_before(text_, at);
    const std::size_t begin = sign ? sign->begin : at;
    if (begin < gap_begin || connector_end(text_, quote.end, between) != begin) return;
    const auto number = number_at(text_, at, sign.has_value(), quote.currency == "EUR");
    if (!number || !belongs(quote, thousands, *number)) return;
    // "a range of $107,800 and $200,200", not "… of $80,000 and $10,000 for moving"
    constexpr double widest = 2.5;
    const bool fits = sign && number->value >= quote.low && number->value <= quote.low * widest;
    if (of_range && !fits && letters_at(text_, skip_blanks(text_, gap_begin)) == "and") return;
    Quote second;
    second.currency = sign ? sign->currency : std::string();
    second.end = number->end;
    read_behind(second);
    quote.high = number->thousands ? number->value * 1000 : number->value;
    if (number->thousands && !thousands && quote.low < 1000) thousands = true;       // "$72-88k"
    if (thousands && !number->thousands && *quote.high < 1000) *quote.high *= 1000;  // "72k-88"
    quote.written_as_money |= number->written_as_money || !second.currency.empty();
    if (quote.currency.empty() || (quote.currency == "$" && !second.currency.empty())) {
      quote.currency = second.currency;
    }
    if (!quote.interval) quote.interval = second.interval;
    quote.per_something |= second.per_something;
    quote.end = second.end;
    read_maximum(quote);
  }

  // "$32.00 - $38.50 - $45.00": least, middle and most.
  void read_maximum(Quote& quote) const {
    const std::size_t at = connector_end(text_, quote.end, false);
    if (at == none || at >= text_.size() || text_[at] != '$') return;
    const auto number = number_at(text_, at + 1, true, false);
    constexpr double widest = 2.5;
    if (!number || number->thousands || number->value <= *quote.high ||
        number->value > quote.low * widest)
      return;
    Quote third;
    third.end = number->end;
    read_behind(third);
    quote.high = number->value;
    if (!quote.interval) quote.interval = third.interval;
    quote.end = third.end;
  }

  [[nodiscard]] bool follows_between(std::size_t at) const {
    const std::size_t begin = at > 10 ? at - 10 : 0;
    return find_phrase(text_.substr(begin, at - begin), "between") != none;
  }

  // Whether a sentence speaks of a range before its amounts begin.
  [[nodiscard]] bool follows_range(std::size_t at) const {
    constexpr std::size_t reach = 120;
    std::string_view before = text_.substr(at > reach ? at - reach : 0, std::min(at, reach));
    const std::size_t end = std::max(before.rfind('\n') + 1, before.rfind(". ") + 1);
    before.remove_prefix(end);
    return find_phrase(before, "range") != none && before.find('$') == none;
  }

  // Whether a second number can be the other end of the first one's range.
  static bool belongs(const Quote& quote, bool thousands, const Number& number) {
    const double low = thousands ? quote.low * 1000 : quote.low;
    const double high = number.thousands ? number.value * 1000 : number.value;
    constexpr double widest = 10;
    const auto fits = [](double one, double other) {
      return one * widest >= other && other * widest >= one;
    };
    return fits(low, high) || (number.thousands && fits(low * 1000, high)) ||
           (thousands && fits(low, high * 1000));
  }

  std::string_view text_;
  bool bare_numbers_;
  std::vector<Quote> quotes_;
};

}  // namespace

std::vector<Quote> find_quotes(std::string_view text, bool bare_numbers) {
  return QuoteFinder(text, bare_numbers).find();
}

}  // namespace medtech::listing
