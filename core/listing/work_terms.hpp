// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/listing/raw.hpp"

#include <optional>
#include <string_view>

namespace medtech::listing {

/// Kind of employment, schedule and shift, each absent where nothing says it clearly.
struct WorkTerms {
  std::optional<EmploymentType> employment_type;
  std::optional<Schedule> schedule;
  std::optional<Shift> shift;

  bool operator==(const WorkTerms&) const = default;
};

/// Terms from labels as sources write them: "FULL_TIME, PER_DIEM", "Full-Time/Regular", "2nd
/// Shift", "7a-7p". Labels that contradict each other say nothing.
WorkTerms parse_term_labels(std::string_view labels);

/// Terms that a title tells: "MLS - Nights", "Phlebotomist PRN", "BMET II, 2nd Shift".
WorkTerms find_terms_in_title(std::string_view title);

/// Terms that a posting's text states: lines such as "Shift: Nights" and "FTE: 0.6", and plain
/// phrases
/// ("this is a full-time position", "3x12 nights"). What may be asked, was done before or is paid
/// extra for
/// ("may be required to work nights", "night shift differential") is not taken.
WorkTerms find_terms_in_text(std::string_view text);

/// Labels first, then the title, then the text, each for what is still unknown.
WorkTerms work_terms(const RawListing& raw, std::string_view title, std::string_view text);

}  // namespace medtech::listing
