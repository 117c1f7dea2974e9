// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/refresh.hpp"

#include "core/base/error.hpp"
#include "core/sources/course.hpp"

#include <algorithm>
#include <deque>
#include <exception>
#include <string>
#include <thread>
#include <vector>

namespace medtech::sources {

namespace {

/// All courses of one refresh.
class Refresh {
 public:
  Refresh(std::span<const SourceConfig> sources, net::Client& client, const RefreshOptions& options,
          const Sink& sink)
      : sources_(sources),
        threads_(client),
        around_{.client = client,
                .options = options,
                .sink = sink,
                .threads = threads_,
                .circumstances = {options.today, options.other_fields},
                .gate = RobotsGate(client),
                .on_end = [this] { tell_progress(); }} {
    for (const SourceConfig& config : sources) courses_.emplace_back(config, around_);
  }

  std::vector<Outcome> run();

 private:
  void tell_progress() const;
  void start(Course& course, const SourceConfig& config);

  std::span<const SourceConfig> sources_;
  std::deque<Course> courses_;
  ReadingThreads threads_;  // behind the courses, which they outlive no moment
  Surroundings around_;
  std::vector<std::jthread> waiting_;  // for keys; last: they use all of the above
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

// A command that tells a key may take its time, or hang.
void Refresh::start(Course& course, const SourceConfig& config) {
  const bool commanded = std::ranges::any_of(
      config.keys, [](const auto& key) { return key.first.ends_with("_command"); });
  if (!commanded || !around_.options.await_key) return course.start();
  around_.client.expect();
  waiting_.emplace_back([this, &course, &config] {
    std::function<void()> then = [&course] { course.start(); };
    try {
      around_.options.await_key(config);
    } catch (...) {
      then = [failure = std::current_exception()] { std::rethrow_exception(failure); };
    }
    around_.client.bring(std::move(then));
  });
}

std::vector<Outcome> Refresh::run() {
  for (std::size_t i = 0; i < courses_.size(); ++i) start(courses_[i], sources_[i]);
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
