// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/dates.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace medtech::resume {

inline constexpr int earliest_year = 1940;
inline constexpr int latest_year = 2060;

/// A date at some place of a line, perhaps without its year ("Jan – Mar 2020").
struct DateAt {
  PartialDate date;
  std::size_t end = 0;
  /// "14.02.2019" where the day must stand first; "01.09.2013" where it may.
  enum class Order { known, day_first, either } order = Order::known;
};

/// The month that a word names, in full or shortened, with a letter or two wrong; 0 for none.
int month_of(std::string_view word);

/// Reads single dates, and what joins two of them, at places of a line.
class DateScanner {
 public:
  explicit DateScanner(std::string_view line) : line_(line) {}

  [[nodiscard]] char at(std::size_t i) const { return i < line_.size() ? line_[i] : '\0'; }
  [[nodiscard]] std::size_t size() const { return line_.size(); }

  [[nodiscard]] std::string_view word_at(std::size_t i) const;
  [[nodiscard]] std::string_view digits_at(std::size_t i) const;
  [[nodiscard]] std::size_t skip_blanks(std::size_t i) const;

  /// Bytes of a mark that joins two dates; 0 for none.
  [[nodiscard]] std::size_t dash_at(std::size_t i) const;

  /// Position behind what joins two dates ("-", "to", "until", "- till", "End:"), blanks included;
  /// 0 for none.
  [[nodiscard]] std::size_t behind_joint(std::size_t i) const;

  /// "June 2018 / Present", "June 2018 ? Present" with a dash that was lost: behind the mark.
  [[nodiscard]] std::size_t behind_odd_joint(std::size_t i) const;

  [[nodiscard]] std::optional<int> year_at(std::size_t i, std::size_t& end) const;

  /// "'19", "’19".
  [[nodiscard]] std::optional<int> short_year_at(std::size_t i, std::size_t& end) const;

  static int full_year(int two_digits);

  /// True where what ends before `i`, or begins at `end`, makes the number part of something else.
  [[nodiscard]] bool is_loose(std::size_t begin, std::size_t end) const;

  /// Month, year, day or season at `i`. `loose_year` admits a year alone.
  [[nodiscard]] std::optional<DateAt> date_at(std::size_t i) const;

  /// "IIIJun 2019": the month of a date whose blank before it was lost.
  [[nodiscard]] bool begins_month_in_word(std::size_t i) const;

  /// "(3 years 7 months)", "· 2 yrs" behind a range: the position behind it, else `i`.
  [[nodiscard]] std::size_t behind_length(std::size_t i) const;

  /// "Present" and its like at `i`: the position behind it, else 0.
  [[nodiscard]] std::size_t behind_present(std::size_t i) const;

 private:
  [[nodiscard]] std::size_t behind_joining_words(std::size_t i) const;
  [[nodiscard]] std::size_t behind_joining_word(std::size_t i) const;

  /// "2009-10" as software writes a month.
  [[nodiscard]] bool is_iso_month(std::size_t i) const;
  /// Whether what stands from `begin` to `end` is joined to such a month, or to "present".
  [[nodiscard]] bool is_beside_iso_month(std::size_t begin, std::size_t end) const;

  [[nodiscard]] bool follows_year(std::size_t i) const;

  [[nodiscard]] std::optional<DateAt> quarter_at(std::size_t i) const;
  [[nodiscard]] std::optional<DateAt> worded_date_at(std::size_t i) const;

  [[nodiscard]] bool ends_date(std::size_t end) const;

  static int valid_day(int year, int month, int day);

  [[nodiscard]] std::optional<DateAt> numeric_date_at(std::size_t i) const;

  [[nodiscard]] std::optional<DateAt> full_date_at(std::size_t i, std::size_t first,
                                                   std::size_t second) const;

  [[nodiscard]] std::optional<DateAt> month_behind_year(std::size_t i, int year,
                                                        std::size_t next) const;

  [[nodiscard]] std::optional<DateAt> dated_year_at(std::size_t i, int year, std::size_t next,
                                                    char mark) const;

  std::string_view line_;
};

}  // namespace medtech::resume
