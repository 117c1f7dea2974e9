// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::tracker {

/// What can happen to an application. `undo` takes back what one command did.
enum class EventKind {
  added,
  edited,
  status,
  step,
  note,
  contact,
  reminder,
  done,
  interview,
  attached,
  resume,
  offer,
  undo
};

std::string_view to_string(EventKind kind);
/// The kind of a word; absent for other words.
std::optional<EventKind> parse_event_kind(std::string_view word);

/// What an event says besides its day: texts by name, in the order in which they were given.
class Fields {
 public:
  /// The text; "" where there is none.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  /// Puts a text in the place of an earlier one of that name, or behind all others.
  Fields& set(std::string_view name, std::string_view text);
  /// The same where the text is not empty; nothing else.
  Fields& set_filled(std::string_view name, std::string_view text);
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  bool operator==(const Fields&) const = default;

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

/// As a JSON object on one line, and back; what is no text is left out.
std::string to_json(const Fields& fields);
Fields fields_from_json(std::string_view json);

/// One entry of the log.
struct Event {
  std::int64_t number = 0;   ///< in the order of the log
  std::int64_t command = 0;  ///< all events of one command are undone together
  std::int64_t brought = 0;  ///< the command that brought it into this log: its own, or an import
  std::int64_t application = 0;
  std::chrono::sys_seconds at{};
  EventKind kind = EventKind::note;
  std::optional<Date> on;  ///< the day it speaks of; absent where that is not known
  Fields fields;

  bool operator==(const Event&) const = default;
};

/// For each event whether it is in force: not an undo, and not taken back by one that stands behind
/// it.
std::vector<bool> in_force(const std::vector<Event>& events);

}  // namespace medtech::tracker
