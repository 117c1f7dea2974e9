// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tracker/application.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What came of applications, with the honesty that small numbers need.
namespace medtech::tracker {

class Tracker;

/// A share and where it lies with 95 percent confidence (Wilson's score interval, 1927).
struct Share {
  std::size_t part = 0;
  std::size_t of = 0;
  double low = 0;  ///< from 0 to 1
  double high = 1;

  bool operator==(const Share&) const = default;
};
Share share_of(std::size_t part, std::size_t of);

/// What statistics need of an application.
struct Outcome {
  Status status = Status::saved;
  unsigned reached = 0;  ///< statuses it ever had: bit 1 << Status
  std::optional<Date> applied;
  std::optional<Date> responded;
  std::string source;
  std::string setting;
  std::string resume;       ///< version and file: "3f2a9c01 resume.txt"
  std::string credentials;  ///< ids, ", " between

  bool operator==(const Outcome&) const = default;
};

/// A status that was left again: how many days it had lasted.
struct Stay {
  Status status = Status::saved;
  int days = 0;
};

/// Applications that have something in common.
struct Group {
  std::string value;  ///< "" where it is not known
  std::size_t sent = 0;
  std::size_t answered = 0;
  std::size_t interviewed = 0;

  bool operator==(const Group&) const = default;
};

struct Statistics {
  std::size_t total = 0;
  std::map<Status, std::size_t> now;  ///< how many have which status
  std::size_t sent = 0;               ///< were applied for
  std::size_t answered = 0;           ///< any answer, a rejection too
  std::size_t screened = 0;           ///< came to a screening or further
  std::size_t interviewed = 0;        ///< to an interview or further
  std::size_t offered = 0;
  std::size_t accepted = 0;
  /// Median days from applying to the first answer, and of how many.
  std::optional<double> days_to_answer;
  std::size_t answers_timed = 0;
  /// Median days in a status that was left again, and of how many.
  std::map<Status, std::pair<double, std::size_t>> days_in;
  /// By "source", "setting", "resume", "credential": the largest first.
  std::map<std::string, std::vector<Group>> groups;
};

/// True where it was sent, whatever came of it.
bool was_sent(const Outcome& outcome);

Statistics statistics_of(const std::vector<Outcome>& outcomes, std::vector<Stay> stays);

/// Reads what statistics need of all applications.
std::vector<Outcome> read_outcomes(Tracker& tracker);
std::vector<Stay> read_stays(Tracker& tracker);

}  // namespace medtech::tracker
