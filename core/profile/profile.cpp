// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/profile/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace medtech::profile {

namespace {

constexpr double least_pay = 0.01;
constexpr double most_pay = 10'000'000;

// "70,000.50" as a number: commas only between groups of three digits.
std::optional<double> parse_amount(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::size_t first_comma = whole.find(',');
  if (first_comma != std::string_view::npos) {
    if (first_comma == 0 || first_comma > 3) return std::nullopt;
    for (std::size_t at = whole.size(); at > first_comma + 1; at -= 4) {
      if (at < 4 || whole[at - 4] != ',') return std::nullopt;
    }
  }
  std::string digits = text::replace_all(std::string(whole), ",", "");
  digits += text.substr(whole.size());
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value,
                                            std::chars_format::fixed);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

}  // namespace

std::string to_string(Setting value) { return word_of(setting_words, value); }
std::string to_string(EducationLevel value) { return word_of(level_words, value); }
std::string to_string(PayUnit value) { return word_of(pay_unit_words, value); }

std::string to_string(Date date, Exactness exactness) {
  constexpr std::size_t year = 4, month = 7;
  const std::string whole = medtech::to_string(date);
  if (exactness == Exactness::day) return whole;
  return whole.substr(0, exactness == Exactness::year ? year : month);
}

std::optional<LeastPay> parse_least_pay(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || text.size() > 40) return std::nullopt;
  std::string_view sum = text::trim(text.substr(0, slash));
  if (sum.starts_with('$')) sum = text::trim(sum.substr(1));
  if (sum.empty() || !text::is_digit(sum.front())) return std::nullopt;
  const auto amount = parse_amount(sum);
  const auto unit = value_of<PayUnit>(pay_unit_words, text::trim(text.substr(slash + 1)));
  if (!amount || !unit || !(*amount >= least_pay && *amount <= most_pay)) return std::nullopt;
  return LeastPay{*amount, *unit};
}

std::string to_string(const LeastPay& pay) {
  return fmt::format("{}/{}", pay.amount, to_string(pay.per));
}

std::optional<std::string> parse_zip(std::string_view text) {
  const auto all_digits = [](std::string_view part) {
    return std::ranges::all_of(part, text::is_digit);
  };
  const bool long_form = text.size() == 10 && text[5] == '-' && all_digits(text.substr(6));
  if (text.size() != 5 && !long_form) return std::nullopt;
  if (!all_digits(text.substr(0, 5))) return std::nullopt;
  return std::string(text.substr(0, 5));
}

Profile Checked::usable_or_throw() && {
  if (!diagnostics.empty()) throw toml::to_error(diagnostics, "the profile");
  return std::move(profile);
}

}  // namespace medtech::profile
