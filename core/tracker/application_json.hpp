// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/tracker/application.hpp"
#include "core/tracker/event.hpp"

#include <optional>
#include <vector>

namespace medtech::tracker {

/// Writes what a list shows of an application into the open object. What is not known is null.
void write_members(json::Writer& writer, const Summary& summary, std::optional<Date> next_due);
/// Writes what `show` adds: notes, contacts, reminders, interviews, steps, attachments, resumes,
/// offer, statuses, events.
void write_details(json::Writer& writer, const Application& application,
                   const std::vector<Event>& events);
/// One entry of the log as an object.
void write_event(json::Writer& writer, const Event& event, bool undone);
/// And back; absent where something that it needs is missing or of another form.
std::optional<Event> read_event(json::Value value);

}  // namespace medtech::tracker
