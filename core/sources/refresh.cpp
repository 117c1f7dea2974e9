// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/refresh.hpp"

#include "core/base/error.hpp"
#include "core/sources/course.hpp"

#include <deque>
#include <string>

namespace medtech::sources {

namespace {

/// All courses of one refresh.
class Refresh {
 public:
  Refresh(std::span<const SourceConfig> sources, net::Client& client, const RefreshOptions& options,
          const Sink& sink)
      : threads_(client),
        commands_(client, 1),
        around_{.client = client,
                .options = options,
                .sink = sink,
                .threads = threads_,
                .commands = commands_,
                .circumstances = {options.today, options.other_fields},
                .gate = RobotsGate(client),
                .on_end = [this] { tell_progress(); }} {
    for (const SourceConfig& config : sources) courses_.emplace_back(config, around_);
  }

  std::vector<Outcome> run();

 private:
  void tell_progress() const;

  std::deque<Course> courses_;
  ReadingThreads threads_;  // behind the courses, which they outlive no moment
  ReadingThreads commands_;
  Surroundings around_;
};

void Refresh::tell_progress() const {
  if (!around_.options.progress) return;
  std::size_t done = 0;
  std::size_t listings = 0;
  for (const Course& course : courses_) {
    done += course.has_ended() ? 1 : 0;
    listings += course.outcome().listings;
  }
  around_.options.progress(done, courses_.size(), listings);
}

std::vector<Outcome> Refresh::run() {
  for (Course& course : courses_) course.start();
  try {
    around_.client.run([this] { tell_progress(); });
  } catch (const Error& error) {
    if (error.kind == ErrorKind::interrupted) {
      for (Course& course : courses_) course.interrupt();
    }
    throw;
  }
  if (around_.options.log) {
    for (const std::string& line : around_.client.account()) around_.options.log(line);
  }
  std::vector<Outcome> outcomes;
  for (const Course& course : courses_) outcomes.push_back(course.outcome());
  return outcomes;
}

}  // namespace

std::vector<Outcome> refresh(std::span<const SourceConfig> sources, net::Client& client,
                             const RefreshOptions& options, const Sink& sink) {
  return Refresh(sources, client, options, sink).run();
}

}  // namespace medtech::sources
