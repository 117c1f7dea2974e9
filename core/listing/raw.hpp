// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace medtech::listing {

/// A place as a source writes it: structured parts where it has them, else one text.
struct RawPlace {
  std::string text;  ///< "Cincinnati, OH 45219", "US-SC-Prosperity", "Remote - US"
  std::string city;
  std::string state;  ///< abbreviation or name
  std::string zip;
  std::string country;        ///< code or name
  std::optional<double> lat;  ///< degrees; 0,0 means unset and is dropped
  std::optional<double> lon;

  bool operator==(const RawPlace&) const = default;
};

/// Pay as a source's own fields give it.
struct RawPay {
  std::optional<double> min;
  std::optional<double> max;
  std::string currency;  ///< "USD"; "" where not said
  std::string
      interval;      ///< as written: "HOUR", "Per Year", "PA", "per-year-salary"; "" where not said
  std::string text;  ///< "$32.50 - $41.00/hr", where the source has a text instead of numbers

  bool operator==(const RawPay&) const = default;
};

/// A listing as one source gave it, field by field, unread: what adapters make and `normalise`
/// reads.
struct RawListing {
  std::string requisition;  ///< the employer's number of the opening
  std::string native_id;    ///< the source's own id, where it differs
  std::string title;
  std::string employer;
  std::string url;             ///< for people
  bool url_is_shared = false;  ///< of a page that shows several openings, so that it names none
  std::vector<RawPlace> places;
  std::string description;  ///< HTML or plain text
  std::string
      posted;  ///< any date form: "2026-07-17T08:48:22-04:00", "Posted 3 Days Ago", epoch ms
  std::string closes;
  std::string employment_type;  ///< labels as written; several joined by ", "
  std::string schedule;
  std::string shift;
  RawPay pay;
  std::optional<bool> remote;

  bool operator==(const RawListing&) const = default;
};

}  // namespace medtech::listing
