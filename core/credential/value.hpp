// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace medtech::credential {

/// What one opening asks, as far as it says.
struct Opening {
  std::vector<std::vector<std::string>> required;  ///< of each list one will do; ids
  std::vector<std::vector<std::string>> preferred;
  /// Ids of data/terms ("CA-CLS"); of each list one will do.
  std::vector<std::vector<std::string>> licenses;
  std::optional<double> annual_pay;  ///< US dollars; the middle of what it states

  bool operator==(const Opening&) const = default;
};

/// What having one more credential or license would open.
struct CredentialValue {
  std::string id;
  bool license = false;
  std::size_t opens = 0;                    ///< openings for which nothing but this is lacking
  std::size_t named = 0;                    ///< openings that name it as required
  std::size_t preferred = 0;                ///< openings that would like it
  std::size_t with_pay = 0;                 ///< of those it opens, how many state pay
  std::optional<double> low, middle, high;  ///< quartiles of that pay, US dollars a year

  bool operator==(const CredentialValue&) const = default;
};

/// What openings come to.
struct OpeningsValue {
  std::size_t openings = 0;
  std::size_t naming = 0;               ///< how many name a credential or license as required
  std::size_t open_now = 0;             ///< for how many of these nothing is lacking
  std::vector<CredentialValue> values;  ///< what is lacking, what opens most first

  bool operator==(const OpeningsValue&) const = default;
};

/// Counts what each credential or license that is not in `held` would open.
OpeningsValue value_of_openings(const std::vector<Opening>& openings,
                                const std::set<std::string>& held);

}  // namespace medtech::credential
