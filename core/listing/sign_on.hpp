// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/work_cues.hpp"

#include <optional>
#include <span>

namespace medtech::listing {

/// What is paid for beginning, and whether it must be given back by who leaves early.
struct SignOn {
  std::optional<double> dollars;
  bool repaid = false;
  std::optional<int> months;  ///< that one must stay
};

/// Of the first bonus for new staff that is named with an amount. What is paid for referring
/// others, for staying or for moving is none.
/// The whole bonus as a title names it: "MLT - $3,000 Sign-On".
std::optional<double> sign_on_in_title(std::string_view title);

SignOn find_sign_on(const Outline& outline, std::span<const WorkCue> cues);

}  // namespace medtech::listing
