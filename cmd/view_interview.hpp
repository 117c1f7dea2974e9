// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/interview.hpp"
#include "core/interview/debrief.hpp"
#include "core/interview/practice.hpp"
#include "core/interview/sheet.hpp"
#include "core/profile/profile.hpp"
#include "core/render/style.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// Interview sheets, practice and debriefs as people and programs see them.
namespace medtech::cmd {

/// A sheet with what it is about.
struct ShownSheet {
  const Occasion& occasion;
  const interview::Sheet& sheet;
  const std::vector<profile::Story>& stories;
  Date day;
};

/// `width` 0: lines are not broken.
std::string sheet_text(const ShownSheet& shown, std::size_t width, const render::Styler& styler);
std::string sheet_markdown(const ShownSheet& shown);
/// A page of its own: no script, no request to anywhere.
std::string sheet_page(const ShownSheet& shown);
std::string sheet_json(const ShownSheet& shown);

/// An answer with its question.
struct ShownAttempt {
  interview::Attempt attempt;
  std::string ask;
  std::optional<Date> due;  ///< when it is asked again
};

std::string attempts_text(const std::vector<ShownAttempt>& shown, const render::Styler& styler);
std::string attempts_json(const std::vector<ShownAttempt>& shown);

std::string debrief_text(const interview::Debrief& debrief, const std::string& name,
                         const render::Styler& styler);
std::string debrief_json(const interview::Debrief& debrief, const std::string& name);

}  // namespace medtech::cmd
