// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostics.hpp"
#include "core/base/result.hpp"
#include "core/career/prices.hpp"
#include "core/career/wages.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::career {

/// What was taken out of a file of BLS's wages.
struct OewsReading {
  std::vector<Wages> wages;
  Diagnostics problems;  ///< rows that could not be read, by line
  std::size_t bad = 0;   ///< how many those were; at most 100 are told
};

/// What the rows of a file are read by.
struct OewsCircumstances {
  std::string file;   ///< named in problems
  std::string as_of;  ///< of rows that have no YEAR themselves; "" where it is not known
  std::string source;
  std::vector<std::string> occupations;  ///< SOC codes that are kept
};

/// The time a file of BLS speaks for by its name ("state_M2025_dl.csv", "oesm25st.csv"): "2025-05";
/// "" where it does not say.
std::string as_of_by_name(std::string_view file_name);

/// Reads a file with the columns of BLS's OEWS tables (AREA, AREA_TITLE, AREA_TYPE, PRIM_STATE,
/// NAICS, OCC_CODE, TOT_EMP, H_MEAN … A_PCT90), comma- or tab-separated, in any order and case.
/// "*" and "**" are not published, "#" is above the highest wage published. Metropolitan areas get
/// the code that `prices` knows them by. The error is of a file that has not these columns.
Result<OewsReading> read_oews(std::string_view text, const OewsCircumstances& circumstances,
                              const Prices& prices);

}  // namespace medtech::career
