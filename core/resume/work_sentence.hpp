// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::resume {

/// A job that is told in a sentence; parts are "" where it does not say them.
struct WorkSentence {
  std::string title;
  std::string employer;  ///< perhaps with its town
};

/// Reads "Worked as a Driver in Sample Transport", "Working with Sample Health as a Technician",
/// "Sample Health. As a Technician", of which the dates were taken out; no title where a line tells
/// no job so.
WorkSentence work_told_in(std::string_view line);

}  // namespace medtech::resume
