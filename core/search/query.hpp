// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/listing.hpp"
#include "core/search/catalogue.hpp"
#include "core/search/fit.hpp"
#include "core/search/words.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace medtech::search {

/// Around which point.
struct Near {
  std::string label;  ///< as asked: "45202", "Cincinnati, OH"
  double lat = 0;
  double lon = 0;
  double radius_miles = 50;

  bool operator==(const Near&) const = default;
};

/// Whom openings are to fit.
struct FitQuestion {
  Seeker seeker;
  std::optional<Near> home;                        ///< distances are reckoned from here
  const ontology::Knowledge* knowledge = nullptr;  ///< outlives the search
  Date today;

  /// How well this listing fits; `miles` where the distance is known already.
  [[nodiscard]] std::optional<Fit> fit(const listing::Listing& listing,
                                       std::optional<double> miles) const;
};

/// What a listing must be to be shown. Values of one list are alternatives; empty ones ask nothing.
struct Filter {
  Words words;
  std::optional<Near> near;
  std::vector<std::string> states;     ///< two letters
  std::vector<std::string> employers;  ///< part of the name, case ignored
  std::vector<std::string> not_employers;
  std::optional<double> min_annual_pay;  ///< USD a year; the top of a range counts
  std::vector<listing::Shift> shifts;
  std::vector<listing::Schedule> schedules;
  std::vector<listing::EmploymentType> employment_types;
  std::vector<std::string> tracks;  ///< "lab", "equipment"
  bool only_ours = false;          ///< leaves out what is of neither family, whatever else is asked
  std::vector<std::string> roles;  ///< ids; so the next
  std::vector<std::string> specialties;
  std::vector<std::string> settings;
  std::vector<std::string> employer_kinds;
  std::vector<std::string> levels;
  std::vector<std::string> certifications;  ///< named as required or preferred
  std::optional<FitQuestion> fit;           ///< needed by Order::fit and `qualified`
  std::optional<Standing> qualified;        ///< met, or near and better
  std::optional<Date> posted_since;
  bool remote = false;                    ///< only remote ones
  std::vector<std::string> sources;       ///< ids; seen at any of them
  std::optional<std::int64_t> after_run;  ///< only what a later run brought
  /// Left out whatever they are, ascending: what is tracked already. Absent where all are wanted.
  std::optional<std::vector<std::int64_t>> without;
  bool gone_and_hidden = false;  ///< shows these too
  bool include_unknown = false;  ///< shows what does not say what a filter asks, but of ours only
};

enum class Order { fit, relevance, date, pay, distance };

/// One listing that passed.
struct Match {
  std::int64_t number = 0;
  std::optional<double> distance_miles;  ///< to its nearest place
  double score = 0;                      ///< greater is better, in the order asked for
  std::optional<int> posted;             ///< days since 1970-01-01
  std::size_t siblings = 0;   ///< how many others of its title and employer it stands for
  std::size_t elsewhere = 0;  ///< how many of these are at another place

  bool operator==(const Match&) const = default;
};

/// Whether openings of one title at one employer are matches of their own, or one together.
enum class Siblings { apart, together };

struct Selection {
  std::vector<Match> matches;  ///< the first `limit`, in order
  std::size_t rows = 0;        ///< how many there would be without a limit
  std::size_t total = 0;       ///< how many openings passed
  /// Filter name → how many were hidden only because they do not say what it asks ("pay", "near"
  /// …).
  std::map<std::string, std::size_t> hidden_unknown;
};

/// The credentials that a posting names, required or preferred, each once: what a filter by them
/// asks for.
std::vector<std::string> credentials_named(const listing::Requirements& requirements);

/// Miles from a point to the nearest of these places; absent where none has coordinates.
std::optional<double> miles_to(const Near& from, const std::vector<listing::Place>& places);

/// The order of matches: the better one first, then the one posted later, then the older number.
bool is_before(const Match& left, const Match& right);

/// Finds the listings that pass, best first. Ties: newest posted first, then the older number.
/// Relevance ranks by BM25 with the title weighed most; where more than 4,000 listings have the
/// words, by whether the title has them, then by date.
Selection select(Catalogue& catalogue, const Filter& filter, Order order,
                 std::optional<std::size_t> limit, Siblings siblings = Siblings::apart);

}  // namespace medtech::search
