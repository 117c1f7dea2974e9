// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace medtech::sources {

/// What the address of an opening at iCIMS tells.
struct IcimsOpening {
  std::string number;  ///< "4321", which is its requisition
  std::string path;    ///< "/jobs/4321/medical-technologist/job"
};

/// The opening that an address or a path of iCIMS's form leads to, whatever stands behind it.
std::optional<IcimsOpening> icims_opening_at(std::string_view link);

}  // namespace medtech::sources
