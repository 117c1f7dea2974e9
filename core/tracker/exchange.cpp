// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/exchange.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/format/base64.hpp"
#include "core/format/csv.hpp"
#include "core/tracker/application_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace medtech::tracker {

namespace {

Error bad_item(const std::string& file, std::size_t item, std::string what) {
  return {ErrorKind::input, fmt::format("application {}: {}", item, std::move(what)), {}, {file}};
}

// True where a tracked application began with the very same event.
bool is_known(Tracker& tracker, const Imported& imported) {
  const auto application = fold(imported.events);
  if (!application) return true;  // it was taken back before the export
  const Event& first = imported.events.front();
  const OpeningKeys keys = keys_of(application->summary);
  if (keys.certain.empty() && !keys.position) return tracker.has_added(first);
  for (const SameOpening& same : tracker.same_opening(application->summary)) {
    const std::vector<Event> events = tracker.events(same.summary.id);
    const Event& other = events.front();
    if (other.at == first.at && other.on == first.on && other.fields == first.fields) return true;
  }
  return false;
}

void shift_command(Event& event, std::int64_t by) {
  event.command += by;
  if (event.kind != EventKind::undo) return;
  const auto undone = number_of<std::int64_t>(event.fields.text("command"));
  if (undone) event.fields.set("command", fmt::format("{}", *undone + by));
}

std::string joined(const std::vector<Remark>& remarks) {
  std::vector<std::string> texts;
  for (const Remark& remark : remarks) texts.push_back(remark.text);
  return text::join(texts, "; ");
}

std::string day_text(const std::optional<Date>& date) {
  return date ? medtech::to_string(*date) : std::string();
}

}  // namespace

ExportReading read_export(json::Value root, const std::string& file) {
  if (!root["applications"].is_array()) {
    throw Error(ErrorKind::input, "it holds no applications",
                "what `medtech track export --format json` and `medtech backup` write is read, and "
                "CSV",
                {file});
  }
  ExportReading reading;
  std::size_t item = 0;
  root["applications"].each([&](json::Value value) {
    ++item;
    Imported imported;
    imported.id = value["id"].integer().value_or(0);
    bool whole = imported.id > 0 && value["events"].size() > 0;
    value["events"].each([&](json::Value each) {
      if (auto event = tracker::read_event(each)) {
        imported.events.push_back(*std::move(event));
      } else {
        whole = false;
      }
    });
    if (!whole || imported.events.empty() || imported.events.front().kind != EventKind::added) {
      reading.bad.push_back(bad_item(file, item, "its id or its events can't be read"));
    } else {
      reading.applications.push_back(std::move(imported));
    }
  });
  root["files"].each([&](json::Value value) {
    if (auto content = base64::decode(value["content"].string_or_empty())) {
      reading.files.push_back(*std::move(content));
    } else {
      reading.bad.push_back({ErrorKind::input, "the content of a file can't be read", {}, {file}});
    }
  });
  return reading;
}

ImportTally append(Change& change, ExportReading reading) {
  ImportTally tally;
  const bool empty =
      change.next_application() == 1 && change.next_event() == 1 && change.command() == 1;
  const std::int64_t event_shift = empty ? 0 : change.next_event() - 1;
  const std::int64_t command_shift = empty ? 0 : change.command() - 1;
  if (!empty) {
    std::erase_if(reading.applications, [&](const Imported& imported) {
      const bool known = is_known(change.tracker(), imported);
      tally.known += known ? 1 : 0;
      return known;
    });
  }
  std::int64_t newest = 0;
  for (const Imported& imported : reading.applications) {
    for (const Event& event : imported.events) newest = std::max(newest, event.command);
  }
  change.skip_commands(newest + command_shift + 1);
  for (Imported& imported : reading.applications) {
    const std::int64_t id = empty ? imported.id : change.next_application();
    for (Event& event : imported.events) {
      event.application = id;
      event.number += event_shift;
      shift_command(event, command_shift);
      change.bring(std::move(event));
    }
    ++tally.added;
  }
  if (tally.added > 0) {
    for (const std::string& content : reading.files) change.keep(content);
  }
  return tally;
}

ImportTally append(Change& change, const std::vector<Draft>& drafts) {
  ImportTally tally;
  for (const Draft& draft : drafts) {
    Summary summary;
    summary.title = draft.fields.text("title");
    summary.employer = draft.fields.text("employer");
    summary.url = draft.fields.text("url");
    summary.requisition = draft.fields.text("requisition");
    const auto applied = parse_iso_date(draft.fields.text("applied"));
    const bool known =
        std::ranges::any_of(change.tracker().same_opening(summary), [&](const SameOpening& same) {
          const Summary& other = same.summary;
          return other.title == summary.title && other.employer == summary.employer &&
                 other.url == summary.url && (other.applied == applied || !applied);
        });
    if (known) {
      ++tally.known;
      continue;
    }
    const std::int64_t id = change.add(draft.found, draft.fields);
    if (!draft.note.empty())
      change.append(id, EventKind::note, draft.found, Fields().set("text", draft.note));
    if (!draft.contact.empty())
      change.append(id, EventKind::contact, draft.found, Fields().set("text", draft.contact));
    ++tally.added;
  }
  return tally;
}

void write_exported(json::Writer& writer, Tracker& tracker, const Summary& summary,
                    std::optional<Date> next_due, std::vector<std::string>& digests) {
  const std::vector<Event> events = tracker.events(summary.id);
  const auto application = fold(events);
  if (!application) return;
  writer.begin_object();
  write_members(writer, summary, next_due);
  write_details(writer, *application, events);
  writer.end_object();
  for (const Event& event : events) {
    for (const char* name : {"digest", "posting"}) {
      const std::string digest(event.fields.text(name));
      if (!digest.empty() && std::ranges::find(digests, digest) == digests.end())
        digests.push_back(digest);
    }
  }
}

void write_kept(json::Writer& writer, Tracker& tracker, const std::string& digest) {
  const auto content = tracker.kept(digest);
  if (!content) return;
  writer.begin_object().member("digest", digest).member("size", content->size());
  writer.member("content", base64::encode(*content)).end_object();
}

std::string to_csv(Tracker& tracker, const std::vector<Summary>& summaries,
                   const std::map<std::int64_t, Date>& next_days) {
  std::string out = csv::line({"id", "title", "employer", "status", "applied", "source", "url",
                               "note", "contact", "found", "status_since", "place", "requisition",
                               "setting", "role", "resume_file", "next_due"});
  for (const Summary& summary : summaries) {
    const auto application = tracker.load(summary.id);
    if (!application) continue;
    const auto next = next_days.find(summary.id);
    out += csv::line({std::to_string(summary.id), summary.title, summary.employer,
                      std::string(to_string(summary.status)), day_text(summary.applied),
                      summary.source, summary.url, joined(application->notes),
                      joined(application->contacts), day_text(summary.found),
                      day_text(summary.status_since), summary.place, summary.requisition,
                      summary.setting, summary.role, summary.resume_file,
                      next == next_days.end() ? "" : medtech::to_string(next->second)});
  }
  return out;
}

}  // namespace medtech::tracker
