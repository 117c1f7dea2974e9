// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/tracker/reminder.hpp"
#include "core/tracker/tracker.hpp"
#include "core/tracker/vocabulary.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the verbs of `track` share, and what each does.
namespace medtech::cmd {

/// When a change happens: now, or noon of the day that was given.
std::chrono::sys_seconds instant_of(Context& context);
std::vector<tracker::StatusWords> status_words(const Context& context);
std::vector<tracker::FollowUpRule> follow_up_rules(const Context& context);

/// The one application that a number, or a part of employer or title, names. Throws Error{input}
/// with the candidates.
tracker::Summary application_named(Context& context, const std::string& typed);
/// "Histotechnician, Example Health"
std::string name_of(const tracker::Summary& summary);
/// "offer (2026-11-20)"
std::string status_text(const tracker::Summary& summary);
/// A day as typed: a date, "today", "tomorrow", "yesterday", "+7d" or "7d" from today. Throws
/// Error{usage}.
Date checked_day(Context& context, const std::string& option, const std::string& typed);

/// Changes one application: `append` says how, once it is known which; then says what is now.
/// `sentence` is given the application as it is afterwards.
void change_one(Context& context, std::string_view verb, const std::string& typed,
                const std::function<void(tracker::Change&, const tracker::Summary&)>& append,
                const std::function<std::string(const tracker::Application&)>& sentence);

/// What is due, with whom to ask by name.
std::string spoken(Context& context, const tracker::Due& due);

/// Reads a file and keeps it; gives the fields of the event.
tracker::Fields keep_file(tracker::Change& change, const std::string& path);

struct TrackAddOptions {
  std::string what;  ///< a listing's id or an address; "" for one by hand
  std::string title;
  std::string employer;
  std::string status;
  std::string on;
  std::string resume;
  std::string source;
  std::string place;
  std::string requisition;
  std::string setting;
  std::string url;
  std::string note;
  bool unless_applied = false;
  bool offline = false;
};
ExitCode run_track_add(Context& context, const TrackAddOptions& options);

struct TrackEditOptions {
  std::string id;
  std::map<std::string, std::string> fields;  ///< by the names of an `edited` event
};
ExitCode run_track_edit(Context& context, const TrackEditOptions& options);

struct TrackStatusOptions {
  std::string id;
  std::string word;  ///< status or step
  std::string on;
  std::string text;  ///< note or result
};
ExitCode run_track_status(Context& context, const TrackStatusOptions& options);
ExitCode run_track_step(Context& context, const TrackStatusOptions& options);

struct TrackTextOptions {
  std::string id;
  std::string date;
  std::vector<std::string> words;
};
ExitCode run_track_note(Context& context, const TrackTextOptions& options);
ExitCode run_track_contact(Context& context, const TrackTextOptions& options);
ExitCode run_track_remind(Context& context, const TrackTextOptions& options);
ExitCode run_track_interview(Context& context, const TrackTextOptions& options);
ExitCode run_track_attach(Context& context, const std::string& id, const std::string& file);
struct TrackResumeOptions {
  std::string id;
  std::string file;
  std::string check;  ///< what `resume-check --json` printed of it; "" where nothing is to be kept
};
ExitCode run_track_resume(Context& context, const TrackResumeOptions& options);
ExitCode run_track_done(Context& context, const std::string& reminder);
ExitCode run_track_undo(Context& context, int times);

struct TrackListOptions {
  std::vector<std::string> statuses;
  bool due = false;
  bool open = false;
  std::string stale;
  std::vector<std::string> words;
};
ExitCode run_track_list(Context& context, const TrackListOptions& options);
ExitCode run_track_show(Context& context, const std::string& id, bool posting);
ExitCode run_track_due(Context& context, const std::string& within);
ExitCode run_track_log(Context& context, const std::string& id, std::size_t most);

ExitCode run_track_resumes(Context& context);
ExitCode run_track_diff(Context& context, const std::string& before, const std::string& after);

struct TrackTransferOptions {
  std::string file;
  std::string output;
  std::vector<std::string> mapping;  ///< "title=Position"
  bool dry_run = false;
  bool strict = false;
};
ExitCode run_track_import(Context& context, const TrackTransferOptions& options);
ExitCode run_track_export(Context& context, const TrackTransferOptions& options);

}  // namespace medtech::cmd
