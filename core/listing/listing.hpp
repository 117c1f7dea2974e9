// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/understanding.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace medtech::json {
class Writer;
}

namespace medtech::listing {

enum class Shift { day, evening, night, rotating, weekend, variable };
enum class Schedule { full_time, part_time, prn, per_diem, weekender, seven_on_seven_off };
enum class EmploymentType {
  permanent,
  temporary,
  contract,
  contract_to_hire,
  internship,
  volunteer
};
enum class PayInterval { hour, day, week, month, year };
enum class PaySource { stated, text };  ///< a field of the source, or read from the description

/// The contract's word for a value ("full-time") and the value of a word; absent for other words.
std::string to_string(Shift value);
std::string to_string(Schedule value);
std::string to_string(EmploymentType value);
std::string to_string(PayInterval value);
std::string to_string(PaySource value);
std::optional<Shift> parse_shift(std::string_view word);
std::optional<Schedule> parse_schedule(std::string_view word);
std::optional<EmploymentType> parse_employment_type(std::string_view word);
std::optional<PayInterval> parse_pay_interval(std::string_view word);

/// One place of work. Coordinates in degrees, from the source or the embedded gazetteer.
struct Place {
  std::string city;     ///< "" where not known, as the others
  std::string state;    ///< two letters
  std::string zip;      ///< five digits
  std::string country;  ///< ISO 3166 alpha-2
  std::optional<double> lat;
  std::optional<double> lon;

  bool operator==(const Place&) const = default;
};

/// Pay as stated, and its yearly equivalent (2,080 h, 260 days, 52 weeks, 12 months).
struct Pay {
  std::optional<double> min;
  std::optional<double> max;
  std::string currency;  ///< ISO 4217
  std::optional<PayInterval> interval;
  std::optional<double> annual_min;
  std::optional<double> annual_max;
  PaySource source = PaySource::stated;

  bool operator==(const Pay&) const = default;
};

/// An opening as we know it. Absent and "" mean "not known", never a guess.
struct Listing {
  std::string id;  ///< 16 hex digits, stable
  std::string requisition;
  std::string title;
  std::string employer;
  std::vector<Place> places;
  std::optional<bool> remote;
  std::optional<Shift> shift;
  std::optional<Schedule> schedule;
  std::optional<EmploymentType> employment_type;
  std::optional<Pay> pay;
  std::optional<Date> posted;
  std::optional<Date> closes;
  std::optional<Date> first_seen;
  std::optional<Date> last_seen;
  bool gone = false;
  std::string url;
  std::string source;                ///< id of the source that gave it first
  std::vector<std::string> also_at;  ///< addresses of the same opening elsewhere
  std::string description;           ///< plain text
  Understanding understanding;       ///< what title, employer and text say to a specialist

  // What only recognising an opening needs; not stored with it.
  std::string native_id;       ///< the source's own id; "" where it gives none that lasts
  bool url_is_shared = false;  ///< `url` is of a page that shows several openings

  bool operator==(const Listing&) const = default;
};

/// What a search adds to a listing it shows.
struct Found {
  std::optional<double> distance_miles;
  std::optional<std::int64_t> tracked_id;  ///< number of the application
  std::optional<std::string> tracked_status;
  std::optional<int> fit;                ///< 0 to 100
  std::vector<std::string> fit_reasons;  ///< empty without one
};

/// Writes a listing's members into the open object; the description on demand. Unknown is null.
void write_members(json::Writer& writer, const Listing& listing, const Found& found,
                   bool with_description);

/// Fills annual_min and annual_max from min, max and interval; leaves them absent without an
/// interval.
void annualise(Pay& pay);

}  // namespace medtech::listing
