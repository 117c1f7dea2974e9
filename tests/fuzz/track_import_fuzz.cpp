// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and exports of applications: any bytes are read or refused, and what was read can be
// folded.
#include "core/base/embedded.hpp"
#include "core/tracker/exchange.hpp"

#include <cstddef>
#include <cstdint>

namespace {

using namespace medtech;

void read_list(std::string_view text) {
  static const auto names =
      tracker::parse_columns(*embedded::find("tracker/columns.toml"), "columns.toml");
  static const auto statuses =
      tracker::parse_statuses(*embedded::find("tracker/statuses.toml"), "statuses.toml");
  try {
    const auto reading =
        tracker::read_csv(text, "fuzz", names, {}, statuses, *make_date(2026, 11, 22));
    for (const tracker::Draft& draft : reading.drafts) {
      if (draft.fields.text("title").empty()) __builtin_trap();
      if (tracker::fields_from_json(tracker::to_json(draft.fields)) != draft.fields)
        __builtin_trap();
    }
  } catch (const Error&) {
  }
}

void read_exported(std::string_view text) {
  const auto document = json::Document::parse(text, "fuzz");
  if (!document) return;
  try {
    for (const tracker::Imported& imported :
         tracker::read_export(document->root(), "fuzz").applications) {
      const auto application = tracker::fold(imported.events);
      if (application) tracker::agenda_of(*application);
    }
  } catch (const Error&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_list(text);
  read_exported(text);
  return 0;
}
