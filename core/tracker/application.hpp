// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/tracker/event.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::tracker {

/// How far an application is, in the order of a search that goes well; the last four are ends.
enum class Status {
  saved,
  applied,
  screening,
  interview,
  offer,
  accepted,
  rejected,
  withdrawn,
  closed
};
inline constexpr std::size_t status_count = 9;

/// The contract's word and back; absent for other words.
std::string_view to_string(Status status);
std::optional<Status> parse_status(std::string_view word);
/// True for saved, applied, screening, interview and offer: something may still come of it.
bool is_open(Status status);
/// True where the employer has answered.
bool is_answer(Status status);

/// What lists and searches show of an application. "" and absent mean "not known".
struct Summary {
  std::int64_t id = 0;
  std::string title;
  std::string employer;
  std::string place;
  std::string requisition;
  std::string listing;  ///< id of the stored listing it was made from
  std::string url;
  std::string source;  ///< where the opening was found
  std::string setting;
  std::string role;
  std::string credentials;  ///< ids that the posting asks for, ", " between
  std::string posting;      ///< hash of the posting as it was kept
  std::string resume;       ///< hash of the résumé that went out last
  std::string resume_file;  ///< and its file's name
  Status status = Status::saved;
  std::optional<Date> status_since;
  std::optional<Date> applied;
  Date found{};
  Date quiet_since{};             ///< the last day on which something happened, or will happen
  int chased = 0;                 ///< follow-ups made since then
  bool reachable = false;         ///< somebody is known who can be asked
  std::optional<Date> responded;  ///< the first answer of the employer
  unsigned reached = 0;           ///< statuses it ever had: bit 1 << Status
  std::chrono::sys_seconds updated{};

  bool operator==(const Summary&) const = default;
};

struct StatusSpan {
  Status status = Status::saved;
  std::optional<Date> since;
  std::optional<Date> until;  ///< the day of the next one
  std::string note;

  bool operator==(const StatusSpan&) const = default;
};

/// A step that employers in health care ask for, such as a drug screen.
struct Step {
  std::string id;
  std::optional<Date> on;
  std::string result;

  bool operator==(const Step&) const = default;
};

/// A note, or whom to ask.
struct Remark {
  Date on{};
  std::string text;

  bool operator==(const Remark&) const = default;
};

struct Reminder {
  Date due{};
  std::string text;
  std::optional<Date> done;

  bool operator==(const Reminder&) const = default;
};

struct Interview {
  Date on{};
  std::string time;  ///< "14:00", "" where not said
  std::string text;

  bool operator==(const Interview&) const = default;
};

/// A file that was kept.
struct KeptFile {
  Date on{};
  std::string name;
  std::string digest;
  std::size_t size = 0;
  // What `resume-check` said of it, where that was kept.
  std::optional<double> score;
  std::optional<int> errors;
  std::optional<int> warnings;

  bool operator==(const KeptFile&) const = default;
};

/// Something that is to be done or met on a day. Numbers count from 1 within their kind.
struct AgendaItem {
  std::int64_t application = 0;
  std::string kind;  ///< "reminder", "interview", "answer"
  int number = 0;
  Date day{};
  std::string text;

  bool operator==(const AgendaItem&) const = default;
};

/// An application as its events make it.
struct Application {
  Summary summary;
  std::vector<StatusSpan> statuses;
  std::vector<Step> steps;
  std::vector<Remark> notes;
  std::vector<Remark> contacts;
  std::vector<Reminder> reminders;
  std::vector<Interview> interviews;
  std::vector<KeptFile> attachments;
  std::vector<KeptFile> resumes;
  Fields offer;  ///< terms by name; empty without an offer
  std::optional<Date> offered;

  bool operator==(const Application&) const = default;
};

/// Folds the events of one application, in their order; absent where none that is in force added
/// it. The rows of the database are what this gives.
std::optional<Application> fold(const std::vector<Event>& events);

/// Reminders that are not done, interviews, and the day by which an offer is to be answered.
std::vector<AgendaItem> agenda_of(const Application& application);

}  // namespace medtech::tracker
