// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What data/tracker/offers.toml says: assumptions, weights, and what kinds of work give and take.
namespace medtech::tracker {

struct Assumption {
  double value = 0;
  std::string text;  ///< for people
  std::string source;

  bool operator==(const Assumption&) const = default;
};

/// What no figure shows of a kind of work.
struct SettingFacts {
  std::string id;
  std::vector<std::string> gives;
  std::vector<std::string> takes;
  std::vector<std::string> ask;  ///< what to ask before signing
  std::string source;

  bool operator==(const SettingFacts&) const = default;
};

struct OfferFacts {
  std::map<std::string, Assumption, std::less<>> assumptions;
  std::map<std::string, double, std::less<>> weights;  ///< by criterion
  std::vector<SettingFacts> settings;

  /// The value of an assumption. Throws Error{defect} for one that the data does not have.
  [[nodiscard]] const Assumption& assumed(std::string_view id) const;
  /// Null where nothing is known of the kind.
  [[nodiscard]] const SettingFacts* find_setting(std::string_view id) const;
};

/// Throws Error{input}.
OfferFacts parse_offer_facts(std::string_view text, const std::string& name);

/// A federal per diem rate for a place and a season (USD a night and a day).
struct PerDiem {
  std::string state;
  std::string destination;  ///< "STANDARD": all that is not listed
  double lodging = 0;
  double meals = 0;

  bool operator==(const PerDiem&) const = default;
};

/// The rates for "Cincinnati, OH" in a month (1–12) out of data/bulk/per_diem.csv: those of the
/// place where it is listed, else the standard one. Absent for a place without a state of the
/// contiguous US.
std::optional<PerDiem> find_per_diem(std::string_view table, std::string_view place, int month);

}  // namespace medtech::tracker
