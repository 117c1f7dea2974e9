// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/money_number.hpp"

#include "core/base/text.hpp"
#include "core/listing/pay_interval.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::listing {

namespace {

// What stands for a blank; 0 where no blank is at `at`.
std::size_t blank_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text::is_space(text[at])) return 1;
  for (const std::string_view wide : {"\u00A0", "\u2009", "\u202F"}) {
    if (text.substr(at).starts_with(wide)) return wide.size();
  }
  return 0;
}

constexpr auto currency_codes = std::to_array<std::string_view>(
    {"usd", "cad", "gbp", "eur", "aud", "nzd", "chf", "sek", "nok", "dkk", "pln", "czk",
     "huf", "inr", "jpy", "cny", "sgd", "hkd", "mxn", "brl", "zar", "ils", "aed", "php"});

std::string upper(std::string_view text) {
  std::string capitals(text);
  std::ranges::transform(capitals, capitals.begin(), text::to_upper);
  return capitals;
}

// The letters that end at `end`, at most four.
std::string_view letters_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 4 && text::is_alpha(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// In front of at most three bytes of blanks and no-break spaces that end at `at`.
std::size_t before_blanks(std::string_view text, std::size_t at) {
  const std::string_view no_break = "\u00A0";
  std::size_t end = at;
  while (end > 0 && at - end < 3) {
    if (text[end - 1] == ' ') {
      end -= 1;
    } else if (text.substr(0, end).ends_with(no_break)) {
      end -= no_break.size();
    } else {
      break;
    }
  }
  return end;
}

// The letters in front of a dollar sign: US$, CA$, C$, A$ …
std::string dollars_of(std::string_view letters) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr auto prefixes = std::to_array<Pair>({{"us", "USD"},
                                                        {"usd", "USD"},
                                                        {"ca", "CAD"},
                                                        {"c", "CAD"},
                                                        {"cad", "CAD"},
                                                        {"cdn", "CAD"},
                                                        {"a", "AUD"},
                                                        {"au", "AUD"},
                                                        {"aud", "AUD"},
                                                        {"nz", "NZD"},
                                                        {"s", "SGD"},
                                                        {"hk", "HKD"}});
  const std::string small = text::lower(letters);
  const auto* found = std::ranges::find(prefixes, small, &Pair::first);
  return std::string(found == prefixes.end() ? "$" : found->second);
}

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text::is_digit(text[at])) ++at;
  return at;
}

constexpr auto counted_things = std::to_array<std::string_view>(
    {"million",   "billion",   "mil",       "m",         "mm",      "b",      "bn",       "hours",
     "hrs",       "years",     "yrs",       "days",      "weeks",   "wks",    "months",   "minutes",
     "miles",     "beds",      "positions", "employees", "people",  "shifts", "openings", "tests",
     "patients",  "locations", "sites",     "x",         "percent", "pto",    "am",       "pm",
     "hospitals", "states",    "lbs",       "pounds",    "fte"});

// Whether what follows a number makes it something else than money: "40 hours", "5%", "2nd", "$2
// billion".
bool is_counted(std::string_view text, std::size_t end, bool has_sign) {
  if (end < text.size() && text[end] == '%') return true;
  const bool adjacent = !letters_at(text, end).empty();
  const std::size_t next = skip_blanks(text, end, 2);
  // What the next line begins with is not counted here.
  if (text.substr(end, next - end).contains('\n')) return false;
  const std::string_view word = letters_at(text, next);
  if (is_one_of(word, std::span(counted_things).first(7))) return true;
  if (!has_sign && is_one_of(word, counted_things)) return true;
  const bool per = text::equal_ignoring_case(word, "per");  // "$36.01per hour"
  return adjacent && !per && !interval_of_word(word) && !is_one_of(word, currency_codes);
}

// Both parts as whole numbers and one division, so that "24.33" is the number nearest to it.
double number_value(std::string_view whole, std::string_view decimals) {
  double value = 0;
  double unit = 1;
  for (const char c : whole) {
    if (text::is_digit(c)) value = value * 10 + (c - '0');
  }
  for (const char c : decimals) {
    value = value * 10 + (c - '0');
    unit *= 10;
  }
  return value / unit;
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t most) {
  for (std::size_t size = 0; most > 0 && (size = blank_at(text, at)) > 0; --most) at += size;
  return at;
}

std::string_view letters_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_alpha(text[end])) ++end;
  return text.substr(std::min(at, text.size()), end - at);
}

std::optional<Sign> sign_before(std::string_view text, std::size_t at) {
  const std::size_t end = before_blanks(text, at);
  const std::string_view before = text.substr(0, end);
  if (before.ends_with('$')) {
    const bool spaced = end > 1 && text[end - 2] == ' ';  // "USD $85,000"
    const std::string_view letters = letters_before(text, spaced ? end - 2 : end - 1);
    std::string currency = dollars_of(letters);
    if (currency == "$" || (spaced && letters.size() != 3)) return Sign{"$", end - 1};
    return Sign{std::move(currency), end - 1 - letters.size() - (spaced ? 1 : 0)};
  }
  if (before.ends_with("\u20AC")) return Sign{"EUR", end - 3};
  if (before.ends_with("\u00A3")) return Sign{"GBP", end - 2};
  const std::string_view code = letters_before(text, end);
  if (code.size() == 3 && is_one_of(code, currency_codes)) return Sign{upper(code), end - 3};
  return std::nullopt;
}

std::pair<std::string, std::size_t> currency_behind(std::string_view text, std::size_t at) {
  const std::size_t begin = skip_blanks(text, at, 2);
  const std::string_view rest = text.substr(std::min(begin, text.size()));
  if (rest.starts_with("\u20AC")) return {"EUR", begin + 3};
  if (rest.starts_with("\u00A3")) return {"GBP", begin + 2};
  const std::string_view word = letters_at(text, begin);
  if (word.size() == 3 && is_one_of(word, currency_codes)) return {upper(word), begin + 3};
  if (text::equal_ignoring_case(word, "dollars")) return {"$", begin + word.size()};
  return {"", at};
}

std::optional<Number> number_at(std::string_view text, std::size_t at, bool has_sign,
                                bool continental) {
  const char group = continental ? '.' : ',';
  const char point = continental ? ',' : '.';
  Number number;
  std::size_t end = digits_end(text, at);
  bool grouped = false;
  while (end - at <= 11 && end < text.size() && text[end] == group &&
         digits_end(text, end + 1) == end + 4 && (grouped || end - at <= 3)) {
    grouped = true;
    end += 4;
  }
  const std::string_view whole = text.substr(at, end - at);
  if (end == at || whole.size() > 12 || (!grouped && whole.size() > 7)) return std::nullopt;
  const auto is_followed_by_digit = [&](char mark) {
    return end + 1 < text.size() && text[end] == mark && text::is_digit(text[end + 1]);
  };
  if (is_followed_by_digit(group)) return std::nullopt;  // "1,2": a list or a slip
  std::string_view decimals;
  if (is_followed_by_digit(point)) {
    const std::size_t decimals_end = digits_end(text, end + 1);
    decimals = text.substr(end + 1, decimals_end - end - 1);
    if (decimals.size() > 4) return std::nullopt;
    end = decimals_end;
  }
  number.value = number_value(whole, decimals);
  number.written_as_money = grouped || !decimals.empty();
  const std::string_view letter = letters_at(text, end);
  if (letter == "k" || letter == "K") {
    number.thousands = true;
    number.written_as_money = true;
    ++end;
  }
  const std::size_t word = skip_blanks(text, end, 2);
  if (letter.empty() && text::equal_ignoring_case(letters_at(text, word), "thousand")) {
    number.thousands = true;
    end = word + std::string_view("thousand").size();
  }
  number.end = end;
  const bool retirement = number.value == 401 || number.value == 403 || number.value == 457;
  if (number.value <= 0 || retirement || is_counted(text, end, has_sign)) return std::nullopt;
  return number;
}

}  // namespace medtech::listing
