// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.hpp"
#include "core/tracker/application.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// The tables of current state that lists and searches read.
namespace medtech::tracker {

/// Columns of `application` that read_summary reads, in its order, for a SELECT.
extern const std::string_view summary_columns;
Summary read_summary(const store::Statement& row, int first = 0);

/// Digests by which another application to the same opening is found: by stored listing, by
/// employer and requisition, by address, and last by employer and title.
struct OpeningKeys {
  std::vector<std::int64_t> certain;     ///< the same opening
  std::optional<std::int64_t> position;  ///< one of the same title at the same employer

  bool operator==(const OpeningKeys&) const = default;
};
OpeningKeys keys_of(const Summary& summary);

/// Employer and title, folded: what names of applications are looked up in.
std::string words_of(const Summary& summary);

/// Writes and takes out the rows of one application. Statements are prepared once.
class RowWriter {
 public:
  explicit RowWriter(store::Database& database);
  void insert(const Application& application);
  /// Writes what differs from the stored row.
  void update(const Application& application, const Summary& before);
  void remove(std::int64_t id);

 private:
  void write_keys(const Summary& summary);
  void write_lists(const Application& application);

  store::Statement insert_, move_, name_, remove_, remove_keys_, add_key_, remove_agenda_,
      add_agenda_, remove_spans_, add_span_;
};

}  // namespace medtech::tracker
