// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::career {

/// Where a figure comes from (data/market/sources.toml).
struct Source {
  std::string id;
  std::string title;
  std::string address;
  std::string confidence;  ///< "high", "medium", "low"

  bool operator==(const Source&) const = default;
};

/// What BLS expects of an occupation.
struct Projection {
  double jobs = 0;            ///< in the first of the years
  double growth_percent = 0;  ///< over the years
  double openings_per_year = 0;
  std::string years;   ///< "2024-34"
  std::string source;  ///< id

  bool operator==(const Projection&) const = default;
};

/// One occupation as BLS publishes it.
struct Occupation {
  std::string code;  ///< SOC
  std::string title;
  std::vector<std::string> includes;  ///< codes that are published only within this one
  std::string note;                   ///< how wide it is; "" where it is the role itself
  std::optional<Projection> projection;

  bool operator==(const Occupation&) const = default;
};

/// Federal announcements of one occupational series, by year.
struct Federal {
  std::string series;
  std::string title;
  std::vector<std::string> roles;
  std::map<std::string, int> announcements;
  std::map<std::string, int> veterans_affairs;  ///< the part of the Department of Veterans Affairs
  std::string source;                           ///< id
  std::string note;

  bool operator==(const Federal&) const = default;
};

/// One figure of a wage survey of the profession.
struct SurveyFigure {
  std::string source;  ///< id
  int year = 0;
  std::string group;  ///< whom it speaks of: "BMET II"
  std::vector<std::string> roles;
  std::string measure;
  double value = 0;
  std::string unit;  ///< "usd-year" or "percent"

  bool operator==(const SurveyFigure&) const = default;
};

/// What is known of occupations besides their wages.
struct MarketFacts {
  std::vector<Source> sources;
  std::vector<Occupation> occupations;
  std::map<std::string, std::string> role_notes;  ///< by role id
  std::vector<Federal> federal;
  std::vector<SurveyFigure> surveys;

  /// The occupation whose wages are published for a SOC code: its own, or the one that includes it;
  /// null where none is.
  [[nodiscard]] const Occupation* find_occupation(std::string_view code) const;
  /// Null where nothing is known of such a source.
  [[nodiscard]] const Source* find_source(std::string_view id) const;
};

/// Reads the texts of sources.toml, occupations.toml and surveys.toml of data/market; the error
/// names every mistake of the first wrong file with its line.
Result<MarketFacts> parse_market_facts(std::string_view sources, std::string_view occupations,
                                       std::string_view surveys);

}  // namespace medtech::career
