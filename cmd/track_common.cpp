// SPDX-License-Identifier: GPL-3.0-or-later
// What the verbs of `track` share.
#include "cmd/track.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace medtech::cmd {

using tracker::Application;
using tracker::Change;
using tracker::Summary;

std::chrono::sys_seconds instant_of(Context& context) {
  if (context.today_is_given())
    return std::chrono::sys_seconds(context.today()) + std::chrono::hours(12);
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::vector<tracker::StatusWords> status_words(const Context& context) {
  const std::string name = "tracker/statuses.toml";
  return tracker::parse_statuses(context.data_file(name), name);
}

std::vector<tracker::FollowUpRule> follow_up_rules(const Context& context) {
  const std::string name = "tracker/follow-ups.toml";
  return tracker::parse_follow_ups(context.data_file(name), name);
}

std::string name_of(const Summary& summary) {
  return text::printable_line(summary.title + (summary.employer.empty() ? "" : ", ") +
                              summary.employer);
}

std::string status_text(const Summary& summary) {
  const std::string since =
      summary.status_since ? " (" + to_string(*summary.status_since) + ")" : "";
  return std::string(to_string(summary.status)) + since;
}

Summary application_named(Context& context, const std::string& typed) {
  tracker::Tracker& tracker = context.tracker();
  const std::vector<std::int64_t> ids = tracker.find(typed);
  const std::string shown = text::printable_line(typed);
  if (ids.size() == 1) return *tracker.summary(ids.front());
  if (ids.empty()) {
    throw Error(ErrorKind::input, "there is no application \"" + shown + "\"",
                tracker.count() == 0
                    ? "nothing is tracked yet; `medtech track add` begins"
                    : "`medtech track list` shows ids; a part of employer or title does too");
  }
  std::string candidates;
  for (const std::int64_t id : ids) {
    const Summary summary = *tracker.summary(id);
    candidates += fmt::format("{}{}  {}  {}", candidates.empty() ? "" : "\n", id, name_of(summary),
                              status_text(summary));
  }
  throw Error(ErrorKind::input,
              fmt::format("\"{}\" is in the names of {} applications", shown, ids.size()),
              candidates);
}

Date checked_day(Context& context, const std::string& option, const std::string& typed) {
  const Date today = context.today();
  if (const auto date = parse_iso_date(typed)) return *date;
  if (text::equal_ignoring_case(typed, "today")) return today;
  if (text::equal_ignoring_case(typed, "tomorrow")) return today + std::chrono::days(1);
  if (text::equal_ignoring_case(typed, "yesterday")) return today - std::chrono::days(1);
  const std::string_view span =
      typed.starts_with('+') ? std::string_view(typed).substr(1) : std::string_view(typed);
  if (const auto days = parse_days(span)) return today + *days;
  throw Error(ErrorKind::usage, option + ": \"" + text::printable_line(typed) + "\" is no date",
              "give it as YYYY-MM-DD, today, tomorrow, yesterday, or from today on: 7d, 2w");
}

void change_one(Context& context, std::string_view verb, const std::string& typed,
                const std::function<void(Change&, const Summary&)>& append,
                const std::function<std::string(const Application&)>& sentence) {
  std::int64_t id = 0;
  context.tracker().change(verb, instant_of(context), [&](Change& change) {
    const Summary summary = application_named(context, typed);
    id = summary.id;
    append(change, summary);
  });
  if (const auto now = context.tracker().load(id))
    context.terminal().say(fmt::format("{}  {}", id, sentence(*now)));
}

std::string spoken(Context& context, const tracker::Due& due) {
  if (due.text.find("{contact}") == std::string::npos) return due.text;
  const auto application = context.tracker().load(due.application);
  const std::string contact = application->contacts.empty()
                                  ? "them"
                                  : text::printable_line(application->contacts.back().text);
  return text::replace_all(due.text, "{contact}", contact);
}

tracker::Fields keep_file(Change& change, const std::string& path) {
  const std::string content = sys::read_file(path, limits::kept_file_bytes);
  tracker::Fields fields;
  const std::string name = std::filesystem::path(path).filename().string();
  fields.set("name", path == "-" ? "standard input" : text::printable_line(name));
  fields.set("digest", change.keep(content));
  fields.set("size", std::to_string(content.size()));
  return fields;
}

}  // namespace medtech::cmd
