// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.hpp"
#include "core/tracker/application.hpp"
#include "core/tracker/event.hpp"
#include "core/tracker/rows.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::tracker {

/// Which applications a list shows. Empty parts ask nothing.
struct ListFilter {
  std::vector<Status> statuses;
  std::optional<Date> quiet_before;  ///< open ones of which nothing was heard since
  std::string words;                 ///< all of them in employer, title, place, source or url
};

/// An application to the same opening as another one.
struct SameOpening {
  Summary summary;
  bool certain = false;  ///< by listing, requisition or address; else by employer and title alone

  bool operator==(const SameOpening&) const = default;
};

/// What an opening is tracked as.
struct TrackedAs {
  std::int64_t id = 0;
  Status status = Status::saved;

  bool operator==(const TrackedAs&) const = default;
};

/// One command of the log.
struct LoggedCommand {
  std::int64_t number = 0;
  std::chrono::sys_seconds at{};
  std::string name;
  bool undone = false;
};

class Change;

/// All applications of a database. Throws StorageError, and Error where a call says so.
class Tracker {
 public:
  explicit Tracker(store::Database& database) : database_(database) {}

  /// Runs one command: all that the body appends is stored in one transaction together with the
  /// rows that it comes to, or nothing of it where the body throws. What the body reads can't
  /// change meanwhile. `at` is when it happens, `name` the verb.
  void change(std::string_view name, std::chrono::sys_seconds at,
              const std::function<void(Change&)>& body);
  /// Takes back the newest command that is in force; absent where there is none.
  std::optional<LoggedCommand> undo(std::chrono::sys_seconds at);

  /// The ids of the applications that a number, or a part of employer or title, names: one, none,
  /// or several (at most 20). A whole employer or title goes before a part.
  [[nodiscard]] std::vector<std::int64_t> find(std::string_view typed);
  [[nodiscard]] std::optional<Summary> summary(std::int64_t id);
  /// Those that are there, in the order of the ids.
  [[nodiscard]] std::vector<Summary> summaries(const std::vector<std::int64_t>& ids);
  /// All of an application, by its events.
  [[nodiscard]] std::optional<Application> load(std::int64_t id);
  [[nodiscard]] std::vector<Event> events(std::int64_t id);
  /// In the order of ids.
  [[nodiscard]] std::vector<Summary> list(const ListFilter& filter);
  /// What is on an agenda up to a day.
  [[nodiscard]] std::vector<AgendaItem> agenda(std::optional<Date> until = std::nullopt);
  [[nodiscard]] std::vector<AgendaItem> agenda_of_one(std::int64_t id);
  /// Applications of that status, reachable or not, chased so often, with nothing heard since a day
  /// within these.
  [[nodiscard]] std::vector<Summary> quiet(Status status, bool reachable, int chased, Date from,
                                           Date to);
  /// Other applications to the same opening, the newest first.
  [[nodiscard]] std::vector<SameOpening> same_opening(const Summary& summary);
  /// The newest application to just this opening: by listing, requisition or address.
  [[nodiscard]] std::optional<TrackedAs> tracked(const Summary& opening);
  [[nodiscard]] std::int64_t count();
  /// True where an application that is tracked began with this very event.
  [[nodiscard]] bool has_added(const Event& added);
  /// The newest commands, the newest first; of one application on demand.
  [[nodiscard]] std::vector<LoggedCommand> log(std::optional<std::int64_t> application,
                                               std::size_t most);
  /// The first events that a command brought, and how many there are in all.
  [[nodiscard]] std::vector<Event> events_of_command(std::int64_t command, std::size_t most);
  [[nodiscard]] std::size_t count_events(std::int64_t command);
  /// The applications that it touched.
  [[nodiscard]] std::vector<std::int64_t> touched_by(std::int64_t command);

  /// Applications with which a résumé was ever kept.
  [[nodiscard]] std::vector<std::int64_t> with_resumes();
  /// Content by its hash; absent where it was never kept.
  [[nodiscard]] std::optional<std::string> kept(std::string_view digest);

  [[nodiscard]] store::Database& database() { return database_; }

 private:
  store::Database& database_;
  std::optional<store::Statement> find_tracked_;  // asked for each listing that is shown
};

/// What a command appends, inside of Tracker::change.
class Change {
 public:
  Change(Tracker& tracker, std::string_view name, std::chrono::sys_seconds at);

  /// A new application; gives its id.
  std::int64_t add(std::optional<Date> on, Fields fields);
  void append(std::int64_t application, EventKind kind, std::optional<Date> on, Fields fields);
  /// Appends an event of another log, with its own instant and command; `application` as it is
  /// here.
  void bring(Event event);
  /// Keeps a content; gives its hash.
  std::string keep(std::string_view content);
  /// Numbers from which on applications, events and commands are free.
  [[nodiscard]] std::int64_t next_application();
  [[nodiscard]] std::int64_t next_event() const { return next_event_; }
  [[nodiscard]] std::int64_t command() const { return command_; }
  /// The command's own number becomes at least this one.
  void skip_commands(std::int64_t number);
  [[nodiscard]] Tracker& tracker() { return tracker_; }

 private:
  friend class Tracker;
  void insert(Event event);
  /// Writes the rows of what was touched; false where nothing was appended.
  bool finish(bool undoable);

  Tracker& tracker_;
  std::string name_;
  std::chrono::sys_seconds at_;
  std::int64_t command_ = 0;
  std::int64_t next_event_ = 0;
  std::optional<std::int64_t> next_application_;
  store::Statement insert_event_;
  std::map<std::int64_t, std::vector<Event>> touched_;  // events by application
};

}  // namespace medtech::tracker
