// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"
#include "core/sources/source.hpp"

#include <optional>
#include <string>

namespace medtech::sources {

/// The source that an address of a known service belongs to: a career site at Workday,
/// Greenhouse, iCIMS, Oracle, SmartRecruiters, Lever, Ashby, Workable, Recruitee,
/// Personio, SuccessFactors, NEOGOV, Dayforce, UKG, Jobvite or Phenom,
/// whichever of its pages the address names. Its id is made of the service's own name of the
/// employer. Absent for every other address: whether that is a feed or a page, only its content
/// tells; and for the sites of these services that are no employer's (www.greenhouse.io).
std::optional<SourceConfig> source_at(const std::string& address);

/// Error{usage} that says why there is no source at an address, and what would be one.
Error no_source_at(const std::string& address);

}  // namespace medtech::sources
