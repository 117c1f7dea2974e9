// SPDX-License-Identifier: GPL-3.0-or-later
// Options of the verbs of `track`.
#include "cmd/track.hpp"

#include "cmd/all_commands.hpp"
#include "cmd/options.hpp"
#include "cmd/track_offers.hpp"
#include "cmd/track_reports.hpp"
#include "core/profile/words.hpp"

#include <CLI/CLI.hpp>

#include <array>
#include <memory>

namespace medtech::cmd {

namespace {

constexpr const char* id_help = "Number, or a part of employer or title that only one has";

CLI::Option* add_id(CLI::App& app, std::string& target) {
  return app.add_option("id", target, id_help)->required()->type_name("APPLICATION");
}

// What names an opening, for `add` and `edit`.
void add_naming(CLI::App& app, std::string& title, std::string& employer, std::string& place,
                std::string& requisition, std::string& url, std::string& source,
                std::string& setting) {
  app.add_option("--title", title, "Title of the opening")->type_name("TITLE");
  app.add_option("--employer", employer, "Employer")->type_name("NAME");
  app.add_option("--place", place, "Where the work is")->type_name("PLACE");
  app.add_option("--requisition", requisition, "The employer's number of it")->type_name("NUMBER");
  app.add_option("--url", url, "Its address")->type_name("URL");
  app.add_option("--source", source, "Where it was found: a board, a referral …")
      ->type_name("TEXT");
  add_choice(app, "--setting", setting, profile::setting_words, "Kind of work");
}

Run declare_track_add(CLI::App& app) {
  auto options = std::make_unique<TrackAddOptions>();
  app.add_option("opening", options->what, "Id of a listing, or the address of a posting")
      ->type_name("LISTING|URL");
  add_naming(app, options->title, options->employer, options->place, options->requisition,
             options->url, options->source, options->setting);
  app.add_option("--status", options->status, "How far it is (default saved)")->type_name("STATUS");
  app.add_option("--on", options->on, "The day of that (default today)")->type_name("DATE");
  app.add_option("--resume", options->resume, "The résumé that was sent; kept as it is now")
      ->type_name("FILE");
  app.add_option("--note", options->note, "A note")->type_name("TEXT");
  app.add_flag("--unless-applied", options->unless_applied,
               "Add nothing (exit 1) where this opening is tracked already");
  app.add_flag("--offline", options->offline, "Do not fetch the address");
  return
      [options = std::move(options)](Context& context) { return run_track_add(context, *options); };
}

Run declare_track_edit(CLI::App& app) {
  struct Options {
    std::string id, title, employer, place, requisition, url, source, setting, applied, found;
    std::vector<std::string> cleared;
  };
  static constexpr std::array<std::string_view, 8> clearable{
      "employer", "place", "requisition", "url", "source", "setting", "applied", "listing"};
  auto options = std::make_unique<Options>();
  add_id(app, options->id);
  add_naming(app, options->title, options->employer, options->place, options->requisition,
             options->url, options->source, options->setting);
  app.add_option("--applied", options->applied, "The day of applying")->type_name("DATE");
  app.add_option("--found", options->found, "The day it was found")->type_name("DATE");
  add_choices(app, "--clear", options->cleared, clearable, "What is not known after all");
  return [options = std::move(options)](Context& context) {
    TrackEditOptions edit{options->id, {}};
    const std::pair<const char*, const std::string*> typed[] = {
        {"title", &options->title},     {"employer", &options->employer},
        {"place", &options->place},     {"requisition", &options->requisition},
        {"url", &options->url},         {"source", &options->source},
        {"setting", &options->setting}, {"applied", &options->applied},
        {"found", &options->found}};
    for (const auto& [name, text] : typed) {
      if (!text->empty()) edit.fields[name] = *text;
    }
    for (const std::string& name : options->cleared) edit.fields[name] = "";
    return run_track_edit(context, edit);
  };
}

template <ExitCode (*run)(Context&, const TrackStatusOptions&)>
Run declare_word(CLI::App& app, const char* word, const char* kind, const char* help,
                 const char* text, const char* text_help) {
  auto options = std::make_unique<TrackStatusOptions>();
  add_id(app, options->id);
  app.add_option(word, options->word, help)->required()->type_name(kind);
  app.add_option("--on", options->on, "The day of it (default today)")->type_name("DATE");
  app.add_option(text, options->text, text_help)->type_name("TEXT");
  return [options = std::move(options)](Context& context) { return run(context, *options); };
}

Run declare_status(CLI::App& app) {
  return declare_word<run_track_status>(app, "status", "STATUS", "How far it is now", "--note",
                                        "What is to be said of it");
}

Run declare_step(CLI::App& app) {
  return declare_word<run_track_step>(app, "step", "STEP",
                                      "What the employer asks for, e.g. drug-screen", "--result",
                                      "How it went");
}

template <ExitCode (*run)(Context&, const TrackTextOptions&)>
Run declare_text(CLI::App& app) {
  auto options = std::make_unique<TrackTextOptions>();
  add_id(app, options->id);
  app.add_option("text", options->words, "The text")->required()->type_name("TEXT");
  return [options = std::move(options)](Context& context) { return run(context, *options); };
}

template <ExitCode (*run)(Context&, const TrackTextOptions&)>
Run declare_dated(CLI::App& app) {
  auto options = std::make_unique<TrackTextOptions>();
  add_id(app, options->id);
  app.add_option("date", options->date, "The day: 2026-12-01, tomorrow, 7d")
      ->required()
      ->type_name("DATE");
  app.add_option("text", options->words, "The text")->type_name("TEXT");
  return [options = std::move(options)](Context& context) { return run(context, *options); };
}

CLI::Option* add_kept_file(CLI::App& app, std::string& target) {
  return app.add_option("file", target, "The file; its content is kept as it is now")
      ->required()
      ->type_name("FILE");
}

Run declare_attach(CLI::App& app) {
  struct Options {
    std::string id, file;
  };
  auto options = std::make_unique<Options>();
  add_id(app, options->id);
  add_kept_file(app, options->file);
  return [options = std::move(options)](Context& context) {
    return run_track_attach(context, options->id, options->file);
  };
}

Run declare_resume(CLI::App& app) {
  auto options = std::make_unique<TrackResumeOptions>();
  add_id(app, options->id);
  add_kept_file(app, options->file);
  app.add_option("--check", options->check,
                 "What `resume-check --json` printed of it; kept with it")
      ->type_name("FILE");
  return [options = std::move(options)](Context& context) {
    return run_track_resume(context, *options);
  };
}

Run declare_done(CLI::App& app) {
  auto reminder = std::make_unique<std::string>();
  app.add_option("reminder", *reminder,
                 "A reminder (12.1), a follow-up (12.f), or an application that has one to be done")
      ->required()
      ->type_name("REMINDER");
  return [reminder = std::move(reminder)](Context& context) {
    return run_track_done(context, *reminder);
  };
}

Run declare_undo(CLI::App& app) {
  auto times = std::make_unique<int>(1);
  app.add_option("n", *times, "How many commands (default 1)")->type_name("N");
  return [times = std::move(times)](Context& context) { return run_track_undo(context, *times); };
}

Run declare_track_list(CLI::App& app) {
  auto options = std::make_unique<TrackListOptions>();
  app.add_option("--status", options->statuses, "Only of these; may be given again")
      ->type_name("STATUS")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_flag("--due", options->due, "Only where something is due");
  app.add_flag("--open", options->open, "Only those of which something may come");
  app.add_option("--stale", options->stale, "Only open ones, silent for this long: 14d, 3w")
      ->type_name("14d");
  return [options = std::move(options)](Context& context) {
    return run_track_list(context, *options);
  };
}

Run declare_search_applications(CLI::App& app) {
  auto options = std::make_unique<TrackListOptions>();
  app.add_option("words", options->words, "Words of employer, title, place, source or address")
      ->required()
      ->type_name("WORDS");
  return [options = std::move(options)](Context& context) {
    return run_track_list(context, *options);
  };
}

Run declare_track_show(CLI::App& app) {
  struct Options {
    std::string id;
    bool posting = false;
  };
  auto options = std::make_unique<Options>();
  add_id(app, options->id);
  app.add_flag("--posting", options->posting, "Print the posting as it was kept");
  return [options = std::move(options)](Context& context) {
    return run_track_show(context, options->id, options->posting);
  };
}

Run declare_due(CLI::App& app) {
  auto within = std::make_unique<std::string>();
  app.add_option("--within", *within, "Also what is due so soon: 7d, 2w")->type_name("7d");
  return [within = std::move(within)](Context& context) { return run_track_due(context, *within); };
}

Run declare_log(CLI::App& app) {
  struct Options {
    std::string id;
    std::size_t most = 50;
  };
  auto options = std::make_unique<Options>();
  app.add_option("id", options->id, id_help)->type_name("APPLICATION");
  app.add_option("--limit", options->most, "How many commands (default 50)")->type_name("N");
  return [options = std::move(options)](Context& context) {
    return run_track_log(context, options->id, options->most);
  };
}

Run declare_resumes(CLI::App&) {
  return [](Context& context) { return run_track_resumes(context); };
}

Run declare_diff(CLI::App& app) {
  struct Options {
    std::string before, after;
  };
  auto options = std::make_unique<Options>();
  for (const auto& [name, target] :
       {std::pair{"before", &options->before}, std::pair{"after", &options->after}}) {
    app.add_option(name, *target, "First digits of a version, its file's name, or a file")
        ->required()
        ->type_name("VERSION");
  }
  return [options = std::move(options)](Context& context) {
    return run_track_diff(context, options->before, options->after);
  };
}

Run declare_import_applications(CLI::App& app) {
  auto options = std::make_unique<TrackTransferOptions>();
  app.add_option("file", options->file, "An export (JSON), or CSV; - is standard input")
      ->required()
      ->type_name("FILE");
  app.add_option("--map", options->mapping, "Which column holds a field: title=Position")
      ->type_name("FIELD=COLUMN")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  app.add_flag("--strict", options->strict, "Exit 3 where a row can't be read");
  app.add_flag("--dry-run", options->dry_run, "Only tell what would be taken over");
  return [options = std::move(options)](Context& context) {
    return run_track_import(context, *options);
  };
}

Run declare_export_applications(CLI::App& app) {
  auto options = std::make_unique<TrackTransferOptions>();
  app.add_option("--output", options->output, "Write it there instead of standard output")
      ->type_name("FILE");
  return [options = std::move(options)](Context& context) {
    return run_track_export(context, *options);
  };
}

using Example = std::array<std::string_view, 1>;
constexpr std::array<std::string_view, 3> text_json_ids{"text", "json", "ids"};
constexpr std::array<std::string_view, 4> list_formats{"table", "json", "csv", "ids"};
constexpr std::array<std::string_view, 5> export_all_formats{"json", "csv", "ics", "html",
                                                             "markdown"};
constexpr std::array<std::string_view, 3> board_formats{"text", "json", "html"};
constexpr std::array<std::string_view, 3> compare_formats{"text", "json", "html"};
constexpr std::array<std::string_view, 5> report_formats{"text", "json", "csv", "html", "markdown"};
constexpr Example track_itself_examples{"medtech track list"};
constexpr std::array<std::string_view, 2> track_add_examples{
    "medtech track add --title Histotechnician --employer 'Example Health' --status applied",
    "medtech track add 3f2a9c01 --resume resume.txt --unless-applied"};
constexpr Example track_list_examples{"medtech track list --due --json"};
constexpr Example track_show_examples{"medtech track show 12"};
constexpr Example track_search_examples{"medtech track search example health"};
constexpr Example track_status_examples{"medtech track status 12 interview --on 2026-11-20"};
constexpr Example track_step_examples{"medtech track step 12 drug-screen --result passed"};
constexpr Example track_note_examples{"medtech track note 12 'the lab runs two analysers'"};
constexpr Example track_contact_examples{
    "medtech track contact 12 'Ana Ruiz, lab manager, 555-0100'"};
constexpr Example track_remind_examples{"medtech track remind 12 7d call the lab manager"};
constexpr Example track_interview_examples{
    "medtech track interview 12 2026-12-01T14:00 'panel, room 3'"};
constexpr Example track_attach_examples{"medtech track attach 12 letter.txt"};
constexpr Example track_resume_examples{"medtech track resume 12 resume.txt"};
constexpr Example track_edit_examples{"medtech track edit 12 --employer 'Example Health'"};
constexpr Example track_due_examples{"medtech track due --within 7d"};
constexpr Example track_done_examples{"medtech track done 12.1"};
constexpr Example track_undo_examples{"medtech track undo"};
constexpr Example track_board_examples{"medtech track board"};
constexpr std::array<std::string_view, 2> track_offer_examples{
    "medtech track offer 12 --base 38/hour --hours 36 --differential night=4/hour:24h --pto 160h",
    "medtech track offer 11 --base 24/hour --hours 36 --stipend 1400/week --contract 13w --gap 2w"};
constexpr Example track_compare_examples{
    "medtech track compare 11 12 --weights pay=3,nights-away=2"};
constexpr Example track_stats_examples{"medtech track stats"};
constexpr std::array<std::string_view, 2> track_report_examples{
    "medtech track report", "medtech track report --week 2026-11-04 --format csv"};
constexpr Example track_log_examples{"medtech track log 12"};
constexpr Example track_resumes_examples{"medtech track resumes"};
constexpr Example track_diff_examples{"medtech track diff resume.txt other-resume.txt"};
constexpr std::array<std::string_view, 2> track_import_examples{
    "medtech track import applications.csv --dry-run",
    "medtech track import applications.csv --map title=Position"};
constexpr std::array<std::string_view, 2> track_export_examples{
    "medtech track export --format csv --output applications-copy.csv", "medtech track export"};

constexpr std::string_view list_fields =
    "applications: id, title, employer, status, status_since, applied, found, listing, "
    "requisition, url, source, place, setting, role, credentials, resume, resume_file, posting, "
    "responded, next_due, updated. What is not known is null.";
constexpr std::string_view show_fields =
    "the fields of `track list`, notes (on, text), contacts, reminders (id, due, text, done), "
    "interviews (on, time, text), steps (step, on, result), attachments (on, name, digest, size), "
    "resumes, offer (on, terms), statuses (status, since, until, note), events (number, command, "
    "at, kind, on, undone, fields)";
constexpr std::string_view offer_fields =
    "offers: application, title, employer, terms, lines (term, year, how), year, hours_worked, "
    "hour, year_at_prices, hour_at_prices, nights_away, commute_hours, per_diem, score, assumed, "
    "remarks; weights; settings (setting, gives, takes, ask, source); note";
constexpr std::string_view stats_fields =
    "total, sent, now, funnel (stage, reached), days_to_answer, days_in_status, groups (by, "
    "values: "
    "value, sent, answered, interviewed); a share has part, of, share, low, high";
constexpr std::string_view report_fields =
    "from, to, activities: on, application, activity, title, employer, place, contact, method, "
    "requisition, url, result";
constexpr std::string_view due_fields = "due: application, title, employer, id, kind, due, text";
constexpr std::string_view log_fields =
    "commands: number, at, name, undone, total, events (the first 100: application, kind, text)";

constexpr std::array<Verb, 27> verbs_of_track{{
    {"",
     "Keep applications: what you sent, what came of it, what is due",
     "",
     {},
     track_itself_examples,
     "",
     nullptr},
    {"add",
     "Begin to track an opening",
     "[LISTING|URL]",
     {},
     track_add_examples,
     "",
     declare_track_add},
    {"list", "List applications", "", list_formats, track_list_examples, list_fields,
     declare_track_list},
    {"show", "Show all about one", "ID", text_and_json, track_show_examples, show_fields,
     declare_track_show},
    {"board", "Show applications in columns by how far they are", "", board_formats,
     track_board_examples, "columns: status, applications (the fields of `track list`)",
     declare_board},
    {"search", "Find applications by words", "WORDS…", list_formats, track_search_examples,
     list_fields, declare_search_applications},
    {"status",
     "Tell how far it is: saved, applied, screening, interview, offer …",
     "ID STATUS",
     {},
     track_status_examples,
     "",
     declare_status},
    {"step",
     "Keep a step such as a drug screen, titers or a job shadow",
     "ID STEP",
     {},
     track_step_examples,
     "",
     declare_step},
    {"note", "Keep a note", "ID TEXT", {}, track_note_examples, "", declare_text<run_track_note>},
    {"contact",
     "Keep whom to ask",
     "ID TEXT",
     {},
     track_contact_examples,
     "",
     declare_text<run_track_contact>},
    {"remind",
     "Have it brought up on a day",
     "ID DATE TEXT",
     {},
     track_remind_examples,
     "",
     declare_dated<run_track_remind>},
    {"interview",
     "Keep the day of an interview",
     "ID DATE TEXT",
     {},
     track_interview_examples,
     "",
     declare_dated<run_track_interview>},
    {"attach", "Keep a file with it", "ID FILE", {}, track_attach_examples, "", declare_attach},
    {"resume",
     "Keep the résumé that was sent",
     "ID FILE",
     {},
     track_resume_examples,
     "",
     declare_resume},
    {"edit",
     "Correct title, employer, day of applying and so on",
     "ID",
     {},
     track_edit_examples,
     "",
     declare_track_edit},
    {"due", "List what is due: reminders, follow-ups, interviews", "", text_json_ids,
     track_due_examples, due_fields, declare_due},
    {"done",
     "Tell that a reminder or follow-up is done",
     "REMINDER",
     {},
     track_done_examples,
     "",
     declare_done},
    {"resumes", "List the versions of your résumé and what came of each", "", text_json_ids,
     track_resumes_examples, "resumes: digest, name, first_sent, answered, score, applications",
     declare_resumes},
    {"diff", "Show in words what differs between two versions", "VERSION VERSION", text_and_json,
     track_diff_examples, "before, after, words_removed, words_added, changes (removed, added)",
     declare_diff},
    {"offer", "Keep the terms of an offer, and reckon what it comes to", "ID", text_and_json,
     track_offer_examples, offer_fields, declare_offer},
    {"compare", "Set offers side by side", "ID ID…", compare_formats, track_compare_examples,
     offer_fields, declare_compare},
    {"stats", "Count what came of them, with intervals that say when numbers are small", "",
     text_and_json, track_stats_examples, stats_fields, declare_stats},
    {"report", "Print a week's work search as unemployment offices ask for it", "", report_formats,
     track_report_examples, report_fields, declare_report},
    {"log", "List what was done, the newest last", "[ID]", text_and_json, track_log_examples,
     log_fields, declare_log},
    {"undo",
     "Take back the last command, or the last N",
     "[N]",
     {},
     track_undo_examples,
     "",
     declare_undo},
    {"import",
     "Take over applications from an export or a CSV list",
     "FILE",
     {},
     track_import_examples,
     "",
     declare_import_applications},
    {"export", "Print all applications", "", export_all_formats, track_export_examples,
     "applications (the fields of `track show`), files (digest, size, content)",
     declare_export_applications},
}};

}  // namespace

std::span<const Verb> track_verbs() { return verbs_of_track; }

}  // namespace medtech::cmd
