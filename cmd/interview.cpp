// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/interview.hpp"

#include "cmd/all_commands.hpp"
#include "cmd/options.hpp"
#include "cmd/posting.hpp"
#include "cmd/tracked_posting.hpp"
#include "cmd/view_interview.hpp"
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/profile/qualifications.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <memory>
#include <utility>

namespace medtech::cmd {

namespace {

void reject_wrong(const Diagnostics& diagnostics) {
  if (!diagnostics.empty()) throw toml::to_error(diagnostics, "interview data");
}

interview::Preparation preparation_data(const Context& context) {
  const std::string name = "interview/preparation.toml";
  Diagnostics diagnostics;
  interview::Preparation read =
      interview::read_preparation(context.data_file(name), name, diagnostics);
  reject_wrong(diagnostics);
  return read;
}

std::vector<interview::Theme> theme_data(const Context& context) {
  const std::string name = "interview/themes.toml";
  Diagnostics diagnostics;
  std::vector<interview::Theme> read =
      interview::read_themes(context.data_file(name), name, diagnostics);
  reject_wrong(diagnostics);
  return read;
}

struct SheetOptions {
  InterviewSubject subject;
  std::string on;
  bool all = false;
};

ExitCode run_sheet(Context& context, const SheetOptions& options) {
  Occasion occasion = occasion_of(context, options.subject);
  if (!options.on.empty()) occasion.interview = checked_date("--on", options.on);
  const Date day = occasion.interview.value_or(context.today());
  const std::vector<interview::Question> questions = interview_questions(context);
  const interview::Preparation preparation = preparation_data(context);
  const std::vector<interview::Theme> themes = theme_data(context);
  const std::vector<profile::Story>& stories = context.profile().stories;
  const interview::StoryBook book(stories, themes, context.knowledge());
  const interview::Calls calls(occasion.concepts, context.knowledge());
  const interview::SheetSize size =
      options.all ? interview::SheetSize{0, 0} : interview::SheetSize{};
  const interview::Sheet sheet =
      interview::make_sheet(calls, questions, preparation, book, day, size);
  const ShownSheet shown{occasion, sheet, stories, day};
  const std::string format = context.format();
  sys::Terminal& terminal = context.terminal();
  if (format == "json") {
    terminal.out(sheet_json(shown));
  } else if (format == "markdown") {
    terminal.out(sheet_markdown(shown));
  } else if (format == "html") {
    terminal.out(sheet_page(shown));
  } else {
    terminal.out(
        sheet_text(shown, terminal.out_is_terminal() ? terminal.width() : 0, context.styler()));
  }
  if (sheet.left_out > 0)
    terminal.say(text::count(sheet.left_out, "further question is", "further questions are") +
                 " called for; --all shows all.");
  if (!sheet.without_story.empty() && stories.empty())
    terminal.say(
        "Write [[story]] entries into the profile, and each question gets its story "
        "(medtech-profile(5)).");
  return ExitCode::done;
}

void add_subject(CLI::App& app, InterviewSubject& subject) {
  CLI::Option* posting =
      app.add_option("--posting", subject.posting,
                     "The posting: a file, an address, the id of a listing, or - (stdin)")
          ->type_name("FILE|URL|LISTING|-");
  app.add_option("--application", subject.application, "The posting of a tracked application")
      ->type_name("APPLICATION")
      ->excludes(posting);
}

Run declare_sheet(CLI::App& app) {
  auto options = std::make_unique<SheetOptions>();
  add_subject(app, options->subject);
  app.add_option("--on", options->on, "Day of the interview; else the application's, else today")
      ->type_name("YYYY-MM-DD");
  app.add_flag("--all", options->all,
               "Every question that is called for, not only the most telling");
  return [options = std::move(options)](Context& context) { return run_sheet(context, *options); };
}

Run declare_practice(CLI::App& app) {
  auto options = std::make_unique<PracticeOptions>();
  add_subject(app, options->subject);
  static constexpr std::array<std::string_view, 5> topics{"role", "technical", "documentation",
                                                          "safety", "people"};
  add_choice(app, "--topic", options->topic, topics, "Only questions of this topic");
  app.add_option("--count", options->count, "How many to ask (5)")->type_name("N");
  app.add_flag("--review", options->review, "Ask nothing; show the answers that were given");
  return
      [options = std::move(options)](Context& context) { return run_practice(context, *options); };
}

Run declare_debrief(CLI::App& app) {
  auto options = std::make_unique<DebriefOptions>();
  app.add_option("id", options->application, "The application: its number, or a part of its name")
      ->required()
      ->type_name("APPLICATION");
  options->texts.resize(interview::debrief_fields.size());
  for (std::size_t i = 0; i < options->texts.size(); ++i) {
    const interview::DebriefField& field = interview::debrief_fields[i];
    app.add_option("--" + std::string(field.id), options->texts[i], std::string(field.question))
        ->type_name("TEXT");
  }
  app.add_option("--score", options->scores, "How one of these pleases, 1 to 5: team=4")
      ->type_name("NAME=N");
  app.add_option("--open", options->open, "Questions that you had no answer to")->type_name("TEXT");
  app.add_option("--on", options->on, "Day of the interview, where it was not today")
      ->type_name("YYYY-MM-DD");
  return
      [options = std::move(options)](Context& context) { return run_debrief(context, *options); };
}

constexpr std::array<std::string_view, 4> sheet_formats{"text", "markdown", "html", "json"};
constexpr std::array<std::string_view, 2> sheet_examples{
    "medtech interview --posting posting.txt",
    "medtech interview --posting 3f2a9c01 --format html"};
constexpr std::array<std::string_view, 2> practice_examples{
    "medtech interview practice --posting posting.txt --topic safety --count 3",
    "medtech interview practice --review"};
constexpr std::array<std::string_view, 1> debrief_examples{
    "medtech interview debrief 1 --team 'four, calm' --score team=5 --score growth=3"};

constexpr std::array<Verb, 3> verbs_of_interview{{
    {"", "Prepare: likely questions, your stories, what to find out, ask and bring", "",
     sheet_formats, sheet_examples,
     "posting, application, interview, concepts, questions (id, topic, kind, ask, answer, because, "
     "story, source), left_out, without_story, research, ask, bring (text, command, because), "
     "follow_up (on, text, command)",
     declare_sheet},
    {"practice", "Be asked, timed; weak answers come back sooner", "", text_and_json,
     practice_examples, "answers (question, ask, on, seconds, rating, answer, again)",
     declare_practice},
    {"debrief", "Write down what you saw: role, equipment, team, growth", "APPLICATION",
     text_and_json, debrief_examples,
     "application, name, on, role, equipment, team, growth (text, score), open, mean",
     declare_debrief},
}};

}  // namespace

std::vector<interview::Question> interview_questions(const Context& context) {
  std::vector<interview::Question> questions;
  Diagnostics diagnostics;
  for (const std::string_view name : embedded::list("interview/questions/"))
    interview::read_questions(context.data_file(name), std::string(name), questions, diagnostics);
  reject_wrong(diagnostics);
  return questions;
}

Occasion occasion_of(Context& context, const InterviewSubject& subject) {
  Occasion occasion;
  if (!subject.application.empty()) {
    TrackedPosting tracked = tracked_posting(context, subject.application);
    occasion.application = tracked.application;
    occasion.interview = tracked.interview;
    occasion.posting = std::move(tracked.posting);
  } else if (!subject.posting.empty()) {
    occasion.posting = read_posting(context, subject.posting).listing;
  }
  if (occasion.posting) {
    occasion.concepts = interview::concepts_of(*occasion.posting, context.knowledge());
    if (occasion.concepts.empty())
      context.terminal().warn("nothing of the field was recognised in this posting");
    return occasion;
  }
  occasion.concepts = interview::concepts_of(
      profile::qualifications_of(context.profile(), context.knowledge(), context.today()),
      context.knowledge());
  if (occasion.concepts.empty())
    throw Error(ErrorKind::usage,
                "there is no posting to prepare for, and the profile names no role",
                "name one with --posting FILE|URL|LISTING, or set [role] with `medtech profile "
                "init`");
  return occasion;
}

std::span<const Verb> interview_verbs() { return verbs_of_interview; }

}  // namespace medtech::cmd
