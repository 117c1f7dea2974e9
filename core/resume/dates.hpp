// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// A date as exact as it was printed; month and day are 0 where they were not.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const PartialDate&) const = default;
};

/// "2019", "2019-03" or "2019-03-14".
std::string to_string(const PartialDate& date);

/// Its first day, and its last one.
Date first_day(const PartialDate& date);
Date last_day(const PartialDate& date);

/// From when to when. A single date is an end alone; what goes on has no end.
struct Span {
  std::optional<PartialDate> start;
  std::optional<PartialDate> end;
  bool present = false;  ///< it goes on

  bool operator==(const Span&) const = default;
};

/// A span and where it stands in a text, in bytes.
struct FoundSpan {
  Span span;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool range = false;  ///< two ends are written, or "since"

  bool operator==(const FoundSpan&) const = default;
};

/// The dates and ranges in a line, from left to right, in the forms that résumés have: "Jan 2019 -
/// Present", "06/2018 to 08/19", "2015–2019", "'09-'12", "Fall 2020", "15 MAR 2016", "2019-03".
/// Numbers of telephones, streets and amounts are none.
std::vector<FoundSpan> find_spans(std::string_view line);

}  // namespace medtech::resume
