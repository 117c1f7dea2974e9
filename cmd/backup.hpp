// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/format/json.hpp"

#include <string>
#include <vector>

/// The parts of a backup that lie outside of cmd/backup.cpp.
namespace medtech::cmd {

/// What was restored, for the sentence at the end.
struct Restored {
  std::vector<std::string> parts;
  std::vector<std::string> kept;  ///< what was there already and was left as it is
};

/// Answers of practice.
void write_practice(Context& context, json::Writer& writer);
void restore_practice(Context& context, json::Value value, Restored& restored);
/// What was seen at interviews, by application; restored behind the applications.
void write_debriefs(Context& context, json::Writer& writer);
void restore_debriefs(Context& context, json::Value value, Restored& restored);
/// Marks, own items and days of checklists.
void write_checklists(Context& context, json::Writer& writer);
void restore_checklists(Context& context, json::Value value, Restored& restored);

}  // namespace medtech::cmd
