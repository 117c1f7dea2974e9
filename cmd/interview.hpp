// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/interview/calls.hpp"
#include "core/interview/question.hpp"
#include "core/interview/sheet.hpp"
#include "core/listing/listing.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the verbs of `interview` share.
namespace medtech::cmd {

/// Which posting an interview is about, as typed; all "" for none.
struct InterviewSubject {
  std::string posting;
  std::string application;
};

/// What an interview is about.
struct Occasion {
  std::optional<listing::Listing> posting;
  std::optional<std::int64_t> application;
  std::optional<Date> interview;  ///< of the application, the next one, else the last
  std::vector<interview::Concept> concepts;
};

/// Out of data/interview. Throws Error{input} that tells all that is wrong with a file.
std::vector<interview::Question> interview_questions(const Context& context);

/// Reads posting or application; with neither, what the profile calls for. Throws Error{usage}
/// where the profile says nothing either.
Occasion occasion_of(Context& context, const InterviewSubject& subject);

struct PracticeOptions {
  InterviewSubject subject;
  std::string topic;
  std::size_t count = 5;
  bool review = false;
};
ExitCode run_practice(Context& context, const PracticeOptions& options);

struct DebriefOptions {
  std::string application;
  std::vector<std::string> texts;   ///< in the order of interview::debrief_fields; "" for not given
  std::vector<std::string> scores;  ///< "role=4"
  std::string open;
  std::string on;
};
ExitCode run_debrief(Context& context, const DebriefOptions& options);

}  // namespace medtech::cmd
