// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What is paid and asked in the field, and where.
namespace medtech::career {

/// Hours that BLS and we reckon a year of full-time work with.
inline constexpr double hours_a_year = 2080;

/// Mean and percentiles of a wage in US dollars; absent where they are not published.
struct Spread {
  std::optional<double> mean;
  std::optional<double> p10;
  std::optional<double> p25;
  std::optional<double> median;
  std::optional<double> p75;
  std::optional<double> p90;
  /// What is absent at the top lies above the highest wage that BLS publishes ("#").
  bool capped = false;

  [[nodiscard]] bool is_empty() const;
  /// The median, else the mean; absent where there is neither.
  [[nodiscard]] std::optional<double> typical() const { return median ? median : mean; }
  bool operator==(const Spread&) const = default;
};

/// What a row of wages speaks of. A sector (two digits of NAICS) and an industry are of the nation.
enum class Level { nation, sector, industry, state, metro };
std::string to_string(Level level);

/// Wages and employment of one occupation in one area, or in one industry of the nation.
struct Wages {
  std::string occupation;  ///< SOC code: "49-9062"
  Level level = Level::nation;
  std::string area;   ///< "US", two letters, or a CBSA code (longer: a nonmetropolitan area of BLS)
  std::string name;   ///< of the area
  std::string naics;  ///< "" for all industries
  std::string industry;  ///< its name
  std::string as_of;     ///< "2024-05", "2022"; "" where it is not known
  std::optional<double> employment;
  std::optional<double> per_1000;  ///< of all jobs there
  std::optional<double> quotient;  ///< that share by the nation's: BLS's location quotient
  Spread hourly;
  Spread annual;
  std::string source;  ///< an id of sources.toml, or "import:FILE"

  bool operator==(const Wages&) const = default;
};

/// What is paid a year and an hour, each figure out of the other where only that one is published.
Spread yearly(const Wages& wages);
Spread by_the_hour(const Wages& wages);
/// The same with every figure so many times as large.
Spread times(Spread spread, double factor);

/// True where the first speaks for a later time. What was imported without its year counts as
/// later.
bool is_newer(std::string_view as_of, std::string_view than);

/// Wages of one occupation out of a text of the form of data/market/wages.tsv, without looking at
/// the lines of others; a line that can't be read is passed over.
std::vector<Wages> find_wages(std::string_view text, std::string_view occupation);
/// All of such a text. The error names the first line that can't be read.
Result<std::vector<Wages>> parse_wages(std::string_view text, const std::string& file);
/// The text of such a file, sorted as it must be.
std::string wages_file(std::vector<Wages> wages);

/// The rows of both; where they speak of the same thing at the same time, those of `more`.
std::vector<Wages> merged(std::vector<Wages> wages, std::vector<Wages> more);

/// Of rows of one area or industry what is to be shown: the newest, and where that has no median
/// the newest one that has.
std::vector<Wages> newest(const std::vector<Wages>& wages);

}  // namespace medtech::career
