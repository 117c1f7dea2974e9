// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/raw.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// What a named value of an item means: an element of a feed, a column, a member, a labelled line.
enum class Field {
  requisition,
  reference,  ///< a number of the opening for others' use: its requisition where none is named
  native_id,
  title,
  employer,
  url,
  apply_url,
  place,
  city,
  state,
  region,  ///< a state beside a city, else a place ("USA only")
  zip,
  country,
  latitude,
  longitude,
  description,
  posted,
  closes,
  employment_type,
  schedule,
  shift,
  pay_text,
  pay_min,
  pay_max,
  pay_currency,
  pay_interval,
  remote,
};

/// The field of a name as feeds, exports and forms write it ("jobTitle", "Job Title", "job_title"):
/// case, blanks and punctuation don't count. Absent for names that mean nothing to us.
std::optional<Field> find_field(std::string_view name);

/// The named values of one item, gathered in any order, then made into a listing.
class FieldSet {
 public:
  /// Takes a value; of several the first stays, of descriptions the longest. Blank ones don't
  /// count.
  void set(Field field, std::string_view value);
  /// A place with parts of its own; at most limits::places_per_listing are kept.
  void add_place(listing::RawPlace place);
  /// The value of a field, or "".
  [[nodiscard]] const std::string& operator[](Field field) const;
  /// The listing that the values make; takes them out.
  [[nodiscard]] listing::RawListing take_listing();

 private:
  static constexpr std::size_t count = static_cast<std::size_t>(Field::remote) + 1;
  std::string& at(Field field) { return values_[static_cast<std::size_t>(field)]; }
  void take_places(listing::RawListing& raw);
  void take_pay(listing::RawPay& pay);

  std::array<std::string, count> values_;
  std::vector<listing::RawPlace> places_;
};

/// Whether a label says that work is remote: "Remote", "fully", "TELECOMMUTE" or "true" do;
/// "Hybrid", "On-site", "none" and "false" deny it; others say nothing.
std::optional<bool> remote_from(std::string_view label);

/// Puts what is there of a value in the place of another; blank ones don't count.
void take(std::string& into, std::string_view value);

/// A place that is known by one text alone.
listing::RawPlace place_named(std::string_view text);

/// Adds a place that is no empty one and not there yet; at most limits::places_per_listing are
/// kept.
void add_place(std::vector<listing::RawPlace>& places, listing::RawPlace place);

/// Adds the places of a text that lists them between ";" or "|" ("Dayton, OH | Erie, PA").
void add_places(std::vector<listing::RawPlace>& places, std::string_view text);

/// Adds a label to those before it, ", " between; one that is already there is not repeated.
void add_label(std::string& labels, std::string_view label);

/// A number as forms write it: "59,334.00", "$32.50"; absent for anything else and for 0 (not
/// stated).
std::optional<double> amount_from(std::string_view text);

}  // namespace medtech::sources
