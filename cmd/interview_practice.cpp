// SPDX-License-Identifier: GPL-3.0-or-later
// `interview practice`: questions are asked on stderr, answers and ratings read from stdin.
#include "cmd/interview.hpp"
#include "cmd/view_interview.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/sys/interrupt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace medtech::cmd {

namespace {

using interview::Attempt;
using interview::PracticeLog;
using interview::Question;
using interview::Rating;

const Question* question_of(const std::vector<Question>& questions, const std::string& id) {
  const auto found = std::ranges::find(questions, id, &Question::id);
  return found == questions.end() ? nullptr : &*found;
}

// The ids that posting, application or profile call for, of the topic asked for.
std::vector<std::string> ids_called(Context& context, const PracticeOptions& options,
                                    const std::vector<Question>& questions) {
  const auto topic = interview::parse_topic(options.topic);
  const interview::Calls calls(occasion_of(context, options.subject).concepts, context.knowledge());
  std::vector<std::string> ids;
  for (const interview::Asked& asked : interview::questions_called(calls, questions))
    if (!topic || asked.question->topic == *topic) ids.push_back(asked.question->id);
  return ids;
}

// Lines up to an empty one; absent where nothing comes any more.
std::optional<std::string> read_answer(sys::Terminal& terminal) {
  std::string answer;
  std::string_view prompt = "> ";
  while (const auto line = terminal.ask(prompt)) {
    if (text::trim(*line).empty()) return answer;
    if (answer.size() + line->size() < limits::answer_bytes)
      answer += (answer.empty() ? "" : "\n") + text::valid_utf8(*line);
  }
  return answer.empty() ? std::nullopt : std::optional(answer);
}

std::optional<Rating> read_rating(sys::Terminal& terminal) {
  while (const auto typed = terminal.ask("How was it? 1 missed, 2 weak, 3 good, 4 strong: ")) {
    if (const auto rating = interview::parse_rating(text::lower(text::trim(*typed)))) return rating;
    terminal.err("Type 1, 2, 3 or 4.\n");
  }
  return std::nullopt;
}

// Shows one question, takes answer and rating; absent where the person ended it.
std::optional<Attempt> ask_one(Context& context, const Question& question, std::size_t number,
                               std::size_t count) {
  sys::Terminal& terminal = context.terminal();
  terminal.err(fmt::format("\n{} of {}  {}\n", number, count, question.ask));
  const auto begun = std::chrono::steady_clock::now();
  const auto answer = read_answer(terminal);
  if (!answer) return std::nullopt;
  Attempt attempt;
  attempt.question = question.id;
  attempt.day = context.today();
  attempt.answer = *answer;
  attempt.seconds = static_cast<int>(
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - begun)
          .count());
  terminal.err(fmt::format("{} s. A strong answer:\n", *attempt.seconds));
  for (const std::string& step : question.answer) terminal.err("  - " + step + "\n");
  const auto rating = read_rating(terminal);
  if (!rating) return std::nullopt;
  attempt.rating = *rating;
  return attempt;
}

ShownAttempt shown_attempt(const Attempt& attempt, const std::vector<Question>& questions,
                           const std::map<std::string, interview::Standing>& standings) {
  const Question* question = question_of(questions, attempt.question);
  const auto standing = standings.find(attempt.question);
  return {attempt, question == nullptr ? attempt.question : question->ask,
          standing == standings.end() ? std::nullopt : std::optional(standing->second.due)};
}

void print_attempts(Context& context, const std::vector<ShownAttempt>& shown) {
  context.terminal().out(context.format() == "json" ? attempts_json(shown)
                                                    : attempts_text(shown, context.styler()));
}

ExitCode review_answers(Context& context, const std::vector<Question>& questions) {
  PracticeLog log(context.catalogue().database());
  const auto standings = log.standings();
  std::vector<ShownAttempt> shown;
  for (const Attempt& attempt : log.attempts())
    shown.push_back(shown_attempt(attempt, questions, standings));
  print_attempts(context, shown);
  if (shown.empty())
    context.terminal().say("Nothing was practised yet; `medtech interview practice` begins.");
  return ExitCode::done;
}

}  // namespace

ExitCode run_practice(Context& context, const PracticeOptions& options) {
  const std::vector<Question> questions = interview_questions(context);
  if (options.review) return review_answers(context, questions);
  if (options.count == 0)
    throw Error(ErrorKind::usage, "--count: at least one question is asked", "e.g. --count 5");
  if (options.subject.posting == "-")
    throw Error(ErrorKind::usage, "answers are read from standard input, so no posting can be",
                "give the posting as a file");
  PracticeLog log(context.catalogue().database());
  std::vector<std::string> ids = interview::next_questions(ids_called(context, options, questions),
                                                           log.standings(), context.today());
  if (ids.size() > options.count) ids.resize(options.count);
  if (ids.empty()) {
    context.terminal().say("No question of this topic is called for; leave out --topic.");
    return ExitCode::done;
  }
  sys::watch_interrupts();
  if (!context.terminal().quiet())
    context.terminal().err("Answer as you would speak, and end with an empty line.\n");
  std::vector<Attempt> given;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto attempt = ask_one(context, *question_of(questions, ids[i]), i + 1, ids.size());
    if (!attempt) break;
    log.add(*attempt);  // at once: what was answered stays when the next one is broken off
    given.push_back(*attempt);
  }
  const auto standings = log.standings();
  std::vector<ShownAttempt> shown;
  for (const Attempt& attempt : given)
    shown.push_back(shown_attempt(attempt, questions, standings));
  context.terminal().err("\n");
  print_attempts(context, shown);
  context.terminal().say(text::count(given.size(), "answer", "answers") +
                         " kept; `medtech interview practice --review` shows all.");
  return ExitCode::done;
}

}  // namespace medtech::cmd
