// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/context.hpp"
#include "cmd/options.hpp"
#include "cmd/posting.hpp"
#include "cmd/resume_batch.hpp"
#include "cmd/resume_reading.hpp"
#include "cmd/view_listings.hpp"
#include "cmd/view_resume.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/lint/baseline.hpp"
#include "core/lint/report_text.hpp"
#include "core/sys/file.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace medtech::cmd {

namespace {

struct CheckOptions {
  CheckRequest request;
  std::string fail_on;
  std::string baseline;
  std::string write_baseline;
  std::string output;
  bool show_text = false;
  std::string show_posting;
  bool list_rules = false;
  std::string explain;
};

// With -v: what was read of each résumé.
void tell_facts(Context& context, const lint::Report& report) {
  const lint::Subject* before = nullptr;
  for (const lint::Outcome& outcome : report.outcomes) {
    const lint::Subject& subject = *outcome.subject;
    if (&subject != before && !report.redact)
      context.terminal().detail(resume_view(subject.resume, subject.document,
                                            render::Styler(context.terminal().color_on_err())));
    before = &subject;
  }
}

// Of the ways to use the command only one at a time; these print text, some of them JSON.
void check_format(Context& context, std::string_view option, bool has_json) {
  const std::string format = context.format();
  if (format == "text" || (has_json && format == "json")) return;
  throw Error(ErrorKind::usage,
              fmt::format("{} prints text{}", option, has_json ? " or json" : " alone"),
              "leave --format out");
}

ExitCode show_text(Context& context, const CheckOptions& options) {
  if (options.request.resumes.size() != 1)
    throw Error(ErrorKind::usage, "--show-text shows one résumé",
                "medtech resume-check --show-text FILE");
  check_format(context, "--show-text", false);
  ResumeReader reader(context);
  const std::string& path = options.request.resumes.front();
  document::Document document = reader.read_document(path);
  const std::vector<std::string> lines = lint::shown_text(document).lines;
  const bool empty = document.lines.empty();
  lint::Redactor redactor;
  if (options.request.redact) {
    const resume::Resume resume = reader.understand(document);
    redactor = lint::Redactor(
        lint::prepare(path, 0, std::move(document), resume, reader.lore(), rule_words(context)));
  }
  for (const std::string& line : lines) context.terminal().out(redactor(line) + "\n");
  if (empty)
    context.terminal().say("No text: software reads nothing here. A picture of a résumé has none.");
  return ExitCode::done;
}

ExitCode show_posting(Context& context, const CheckOptions& options) {
  check_format(context, "--show-posting", true);
  const NamedPosting posting = read_posting(context, options.show_posting);
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.listing/1");
    listing::write_members(writer, posting.listing, {}, true);
    writer.key("history").begin_array().end_array().end_object();
    context.terminal().out(writer.take() + "\n");
    return ExitCode::done;
  }
  context.terminal().out(listing_sheet({.listing = posting.listing, .found = {}, .reasons = {}},
                                       context.terminal().width(), context.styler()));
  const lint::Posting prepared = lint::prepare_posting(posting.name, posting.listing,
                                                       rule_words(context), context.knowledge());
  for (const bool required : {true, false}) {
    std::vector<std::string> terms;
    for (const lint::Demand& demand : prepared.demands) {
      if (demand.required == required) terms.push_back(text::printable_line(demand.term));
    }
    if (!terms.empty())
      context.terminal().out(fmt::format(
          "\n{}: {}\n", required ? "Asked for" : "Preferred or named", text::join(terms, ", ")));
  }
  return ExitCode::done;
}

void write_rule(json::Writer& writer, const lint::RuleText& rule) {
  writer.begin_object()
      .member("id", rule.id)
      .member("slug", rule.slug)
      .member("group", rule.group)
      .member("severity", to_string(rule.severity))
      .member("title", rule.title)
      .member("reason", rule.reason)
      .member("bad", rule.bad)
      .member("good", rule.good)
      .member("source", rule.source)
      .end_object();
}

ExitCode print_rules(Context& context, const CheckOptions& options) {
  const lint::RuleBook book = rule_book(context);
  check_format(context, options.list_rules ? "--list-rules" : "--explain", true);
  const render::Styler styler = context.styler();
  std::vector<lint::RuleText> rules(book.rules().begin(), book.rules().end());
  if (!options.list_rules) rules = {book.named(options.explain)};
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.rules/1").key("rules").begin_array();
    for (const lint::RuleText& rule : rules) write_rule(writer, rule);
    context.terminal().out(writer.end_array().end_object().take() + "\n");
    return ExitCode::done;
  }
  if (!options.list_rules) {
    context.terminal().out(lint::explanation(rules.front(), context.terminal().width(), styler));
    return ExitCode::done;
  }
  for (const lint::RuleText& rule : rules)
    context.terminal().out(fmt::format("{}  {:<28}  {:<10}  {}\n",
                                       styler(render::Style::bold, rule.id), rule.slug,
                                       to_string(rule.severity), rule.title));
  return ExitCode::done;
}

std::string rendered(Context& context, const lint::Report& report, bool into_file) {
  const std::string format = context.format();
  if (format == "json") return lint::json_report(report);
  if (format == "sarif") return lint::sarif(report);
  if (format == "junit") return lint::junit(report);
  if (format == "github") return lint::github_annotations(report);
  if (format == "gitlab") return lint::gitlab_report(report);
  if (format == "markdown") return lint::markdown(report);
  if (format == "html") return lint::html_page(report);
  if (format == "csv") return lint::csv_matrix(report);
  return lint::text_report(report, context.terminal().width(),
                           into_file ? render::Styler(false) : context.styler());
}

void tell_failures(Context& context, const lint::Report& report) {
  for (const lint::Failure& failure : report.failures) {
    const std::string file = text::printable_line(failure.file);
    // Some messages name the file themselves.
    const bool named = failure.message.find(file) != std::string::npos;
    context.terminal().err(
        fmt::format("medtech: error: {}{}\n", named ? "" : file + ": ", failure.message));
    if (!failure.hint.empty()) context.terminal().err("  hint: " + failure.hint + "\n");
  }
}

// Which scores made the check fail, and by how much.
void tell_low_scores(Context& context, const lint::Report& report) {
  for (const lint::Outcome& outcome : report.outcomes) {
    if (!outcome.min_score || outcome.score.total.value_or(-1) >= *outcome.min_score) continue;
    const std::string path =
        text::printable_line(lint::Shower(*outcome.subject, report.redact).path());
    context.terminal().say(fmt::format("{}: {}, and {} is the least that passes (min_score).", path,
                                       outcome.score.total
                                           ? fmt::format("the score is {}", *outcome.score.total)
                                           : "there is no score",
                                       *outcome.min_score));
  }
}

std::vector<std::string> ids_of(const lint::RuleBook& book, const std::vector<std::string>& names) {
  std::vector<std::string> ids;
  for (const std::string& name : names) {
    for (const std::string_view one : text::split(name, ',')) ids.push_back(book.named(one).id);
  }
  return ids;
}

void check_usage(const CheckOptions& options) {
  const CheckRequest& request = options.request;
  if (request.resumes.empty())
    throw Error(ErrorKind::usage, "no résumé is given",
                "medtech resume-check FILE…, or - for standard input");
  if (std::ranges::count(request.resumes, "-") + std::ranges::count(request.postings, "-") > 1)
    throw Error(ErrorKind::usage, "standard input (-) can be read once",
                "give a file for the others");
  if (!options.baseline.empty() && !options.write_baseline.empty())
    throw Error(ErrorKind::usage, "--baseline and --write-baseline exclude each other",
                "write it first, then check with it");
  if (request.min_score && (*request.min_score < 0 || *request.min_score > 100))
    throw Error(ErrorKind::usage, fmt::format("--min-score: {} is no score", *request.min_score),
                "scores are from 0 to 100");
}

ExitCode check(Context& context, CheckOptions& options) {
  check_usage(options);
  const lint::RuleBook book = rule_book(context);
  CheckRequest request = options.request;
  request.select = ids_of(book, request.select);
  request.ignore = ids_of(book, request.ignore);
  if (!options.fail_on.empty()) request.fail_on = lint::parse_fail_on(options.fail_on);
  std::optional<lint::Baseline> baseline;
  if (!options.baseline.empty())
    baseline = value_or_throw(lint::parse_baseline(
        sys::read_file(options.baseline, limits::file_bytes), options.baseline));
  lint::Report report = check_resumes(context, request, book);
  if (context.terminal().verbose()) tell_facts(context, report);
  if (baseline) lint::apply_baseline(*baseline, report);
  if (!options.write_baseline.empty()) {
    sys::write_file(options.write_baseline, lint::baseline_text(report));
    context.terminal().say("The findings are kept in " +
                           text::printable_line(options.write_baseline) +
                           "; --baseline leaves them out from now on.");
  } else if (options.output.empty()) {
    context.terminal().out(rendered(context, report, false));
  } else {
    sys::write_file(options.output, rendered(context, report, true));
    context.terminal().say("Written to " + text::printable_line(options.output) + ".");
  }
  if (options.write_baseline.empty()) tell_low_scores(context, report);
  tell_failures(context, report);
  // Of several the gravest: what is wrong here, before what did not answer.
  if (!report.failures.empty())
    return std::ranges::all_of(report.failures, &lint::Failure::unanswered) ? ExitCode::network
                                                                            : ExitCode::input;
  return options.write_baseline.empty() && lint::fails(report) ? ExitCode::answer_is_no
                                                               : ExitCode::done;
}

ExitCode run_resume_check(Context& context, CheckOptions& options) {
  const int ways = (options.show_text ? 1 : 0) + (options.show_posting.empty() ? 0 : 1) +
                   (options.list_rules ? 1 : 0) + (options.explain.empty() ? 0 : 1);
  if (ways > 1)
    throw Error(ErrorKind::usage,
                "--show-text, --show-posting, --list-rules and --explain exclude each other",
                "give one of them");
  if (options.show_text) return show_text(context, options);
  if (!options.show_posting.empty()) return show_posting(context, options);
  if (options.list_rules || !options.explain.empty()) return print_rules(context, options);
  return check(context, options);
}

constexpr std::array<std::string_view, 4> failing_levels{"error", "warning", "suggestion", "never"};

void add_inputs(CLI::App& app, CheckOptions& options) {
  CheckRequest& request = options.request;
  app.add_option(
         "resume", request.resumes,
         "Résumés: PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume; - for standard input")
      ->type_name("RÉSUMÉ");
  const auto add_list = [&](const char* name, std::vector<std::string>& target, const char* type,
                            const char* what) {
    app.add_option(name, target, what)
        ->type_name(type)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  };
  add_list("--posting", request.postings, "FILE|URL|LISTING",
           "What to hold it against: a file, an address, the id of a listing, or -");
  app.add_option("--posting-dir", request.posting_folder, "Hold it against each file of a folder")
      ->type_name("DIR");
  app.add_option("--saved", request.saved,
                 "Hold it against what a saved search finds in what is stored")
      ->type_name("SEARCH");
  app.add_option("--role", request.role,
                 "Without a posting: hold it against what this role usually asks for")
      ->type_name("ROLE");
  add_list("--select", request.select, "RULE", "Run only these rules, by id or slug");
  add_list("--ignore", request.ignore, "RULE", "Leave these rules out");
  app.add_option(
         "--config", request.config,
         "Configuration to use, instead of medtech-check.toml in the résumé's folder or above it")
      ->type_name("FILE");
}

Run declare_resume_check(CLI::App& app) {
  auto options = std::make_unique<CheckOptions>();
  add_inputs(app, *options);
  add_choice(app, "--fail-on", options->fail_on, failing_levels,
             "From which severity on to exit with 1; error where left out");
  app.add_option("--min-score", options->request.min_score,
                 "Exit with 1 where a score is below this, or there is none")
      ->type_name("N");
  app.add_flag("--redact", options->request.redact,
               "Black out name, e-mail, telephone and address");
  app.add_option("--baseline", options->baseline, "Leave out the findings that this file has")
      ->type_name("FILE");
  app.add_option("--write-baseline", options->write_baseline, "Keep all findings in this file")
      ->type_name("FILE");
  app.add_option("--output", options->output, "Write to this file instead of standard output")
      ->type_name("FILE");
  app.add_flag("--show-text", options->show_text,
               "Print the text in the order in which software reads it");
  app.add_option("--show-posting", options->show_posting, "Print what was understood of a posting")
      ->type_name("FILE|URL|LISTING");
  app.add_flag("--list-rules", options->list_rules, "Print all rules");
  app.add_option("--explain", options->explain, "Explain a rule")->type_name("RULE");
  return [options = std::move(options)](Context& context) {
    return run_resume_check(context, *options);
  };
}

constexpr std::array<std::string_view, 9> resume_check_formats{
    "text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html", "csv"};
constexpr std::array<std::string_view, 6> resume_check_examples{
    "medtech resume-check resume.md --posting posting.txt --fail-on never",
    "medtech resume-check resume.md --role bmet-2 --fail-on never",
    "medtech resume-check resume.md --fail-on never --format sarif --output findings.sarif",
    "medtech resume-check --show-text resume.md",
    "medtech resume-check --show-posting posting.txt",
    "medtech resume-check --explain vague-duty"};

constexpr std::array<Verb, 1> verbs_of_resume_check{{
    {"", "Check résumés, and hold them against postings", "RÉSUMÉ…", resume_check_formats,
     resume_check_examples,
     "resume, posting, score, subscores, counts (error, warning, suggestion), findings (rule, "
     "slug, severity, message, suggestion, page, line, column, "
     "end_column, text), resume_facts (name, email, phone, sections, certifications, skills, jobs, "
     "education, years_experience, pages, columns, "
     "is_resume), posting_facts (the fields of a listing), matched and missing (term, id, kind, "
     "required, posting_text)",
     declare_resume_check},
}};

}  // namespace

std::span<const Verb> resume_check_verbs() { return verbs_of_resume_check; }

}  // namespace medtech::cmd
