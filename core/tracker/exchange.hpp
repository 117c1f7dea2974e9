// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"
#include "core/format/json.hpp"
#include "core/tracker/tracker.hpp"
#include "core/tracker/vocabulary.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Applications from and for other programs.
namespace medtech::tracker {

/// An application as a list from elsewhere describes it.
struct Draft {
  Date found{};
  Fields fields;  ///< of an `added` event
  std::string note;
  std::string contact;

  bool operator==(const Draft&) const = default;
};

/// Names of columns by field (data/tracker/columns.toml).
using ColumnNames = std::map<std::string, std::vector<std::string>, std::less<>>;
ColumnNames parse_columns(std::string_view text, const std::string& name);

/// What a CSV file holds; rows that can't be used are told with their line.
struct CsvReading {
  std::vector<Draft> drafts;
  std::vector<Error> bad;
  std::vector<std::string> unused;  ///< columns that no field was found for
};

/// Reads rows with a header. `mapping` names the column of a field where the heading does not tell.
/// Throws Error{input} where there is no column of titles, or a mapped one is missing.
CsvReading read_csv(std::string_view text, const std::string& file, const ColumnNames& names,
                    const std::map<std::string, std::string>& mapping,
                    const std::vector<StatusWords>& statuses, Date today);

/// An application out of another log.
struct Imported {
  std::int64_t id = 0;
  std::vector<Event> events;
};

/// What an export holds.
struct ExportReading {
  std::vector<Imported> applications;
  std::vector<std::string> files;  ///< contents that were kept
  std::vector<Error> bad;
};

/// Reads what write_export wrote. Throws Error{input} where it is something else.
ExportReading read_export(json::Value root, const std::string& file);

struct ImportTally {
  std::size_t added = 0;
  std::size_t known = 0;  ///< left out, since they are there already
};

/// Takes over applications: with their own numbers where nothing was tracked before, so that the
/// next export is the same, else with new ones.
ImportTally append(Change& change, ExportReading reading);
ImportTally append(Change& change, const std::vector<Draft>& drafts);

/// Writes the members of an export, "applications" and "files", into the open object; `flush` is
/// called again and again, so that a long export needs little memory.
template <typename Flush>
void write_export(json::Writer& writer, Tracker& tracker,
                  const std::map<std::int64_t, Date>& next_days, const Flush& flush);

/// All applications as CSV with the columns that read_csv knows, and more.
std::string to_csv(Tracker& tracker, const std::vector<Summary>& summaries,
                   const std::map<std::int64_t, Date>& next_days);

/// Writes one application of an export, and gathers the hashes of the files that it has.
void write_exported(json::Writer& writer, Tracker& tracker, const Summary& summary,
                    std::optional<Date> next_due, std::vector<std::string>& digests);
/// Writes one file of an export.
void write_kept(json::Writer& writer, Tracker& tracker, const std::string& digest);

template <typename Flush>
void write_export(json::Writer& writer, Tracker& tracker,
                  const std::map<std::int64_t, Date>& next_days, const Flush& flush) {
  std::vector<std::string> digests;
  writer.key("applications").begin_array();
  for (const Summary& summary : tracker.list({})) {
    const auto next = next_days.find(summary.id);
    write_exported(writer, tracker, summary,
                   next == next_days.end() ? std::nullopt : std::optional(next->second), digests);
    flush();
  }
  writer.end_array().key("files").begin_array();
  for (const std::string& digest : digests) {
    write_kept(writer, tracker, digest);
    flush();
  }
  writer.end_array();
}

}  // namespace medtech::tracker
