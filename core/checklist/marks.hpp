// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/store/database.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::checklist {

using medtech::to_string;  // of a Date, beside those of here

/// What a person said of an item: done, not done in spite of evidence, or of no concern.
enum class MarkState { done, undone, skipped };

std::string_view to_string(MarkState state);
/// Absent for other words.
std::optional<MarkState> parse_mark_state(std::string_view word);

struct Mark {
  MarkState state = MarkState::done;
  Date day{};
  std::string note;

  bool operator==(const Mark&) const = default;
};

/// An item of a person's own.
struct OwnItem {
  std::int64_t number = 0;
  std::string list;
  std::string text;
  std::optional<Date> due;

  /// "own-3"
  [[nodiscard]] std::string id() const { return "own-" + std::to_string(number); }
  bool operator==(const OwnItem&) const = default;
};

/// What a person put into checklists. Throws StorageError.
class MarkBook {
 public:
  explicit MarkBook(store::Database& database) : database_(database) {}

  [[nodiscard]] std::map<std::string, Mark, std::less<>> marks();
  void put(std::string_view item, const Mark& mark);
  void remove(std::string_view item);

  [[nodiscard]] std::vector<OwnItem> own_items();
  /// Adds one; gives it with its number. One that has a number already keeps it.
  OwnItem add(OwnItem item);

  /// The days that lists' due dates count from, by list.
  [[nodiscard]] std::map<std::string, Date, std::less<>> events();
  void put_event(std::string_view list, Date day);
  void remove_event(std::string_view list);

 private:
  store::Database& database_;
};

}  // namespace medtech::checklist
