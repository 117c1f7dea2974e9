// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// Single amounts of money in a text: currency signs, numbers, what follows them.
namespace medtech::listing {

/// Behind at most `most` blanks, no-break and thin ones too.
std::size_t skip_blanks(std::string_view text, std::size_t at, std::size_t most = 6);
/// The ASCII letters that begin at `at`; "" where there are none.
std::string_view letters_at(std::string_view text, std::size_t at);

/// A currency and where its sign begins.
struct Sign {
  std::string currency;  ///< ISO 4217, or "$" for a dollar sign alone
  std::size_t begin = 0;
};

/// The currency written before a number at `at`: "$", "US$", "USD ", "€".
std::optional<Sign> sign_before(std::string_view text, std::size_t at);
/// The currency at `at`, behind blanks, and where it ends; "" and `at` where there is none.
std::pair<std::string, std::size_t> currency_behind(std::string_view text, std::size_t at);

struct Number {
  double value = 0;
  bool thousands = false;         ///< "72k", whose value is 72
  bool written_as_money = false;  ///< with decimals, thousands marks or "k"
  std::size_t end = 0;
};

/// The number at `at`: "32", "32.50", "1,960", "72k"; of euros also "65.000" and "32,50". Absent
/// for other marks ("1,2"), for 0, for 401(k) and its kin, and for what is no amount: "5%", "2nd",
/// "$2 billion"; without a currency sign also for "40 hours".
std::optional<Number> number_at(std::string_view text, std::size_t at, bool has_sign,
                                bool continental);

}  // namespace medtech::listing
