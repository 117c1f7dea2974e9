// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/context.hpp"
#include "cmd/options.hpp"
#include "cmd/profile_check.hpp"
#include "cmd/profile_role.hpp"
#include "cmd/resume_reading.hpp"
#include "cmd/view_profile.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/credential/naming.hpp"
#include "core/format/json.hpp"
#include "core/ontology/places.hpp"
#include "core/profile/export.hpp"
#include "core/profile/starter.hpp"
#include "core/resume/profile_draft.hpp"
#include "core/sys/file.hpp"
#include "core/sys/interrupt.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>
#include <system_error>

namespace medtech::cmd {

namespace {

bool is_there(const std::string& path) {
  std::error_code unreadable;  // what can't be looked at is told where it is read or written
  return std::filesystem::exists(path, unreadable);
}

// ---- init ---------------------------------------------------------------------------------------

struct InitOptions {
  std::string name, zip, state, role, resume;  // "" where not given
  bool yes = false;
};

/// One thing that `init` writes: how it is asked for, and what an answer must be.
struct Prompt {
  const char* option;
  const char* prompt;
  const char* right;  ///< what would be right
  std::optional<std::string> (*read)(std::string_view);
};

std::optional<std::string> read_any(std::string_view answer) {
  return text::printable_line(answer);
}

std::optional<std::string> read_state(std::string_view answer) {
  const auto code = ontology::embedded_places().find_state(answer);
  return code ? std::optional(std::string(*code)) : std::nullopt;
}

constexpr Prompt name_question{"--name", "Your name: ", "", read_any};
constexpr Prompt zip_question{
    "--zip", "ZIP code you set out for work from: ", "five digits, e.g. 45202", profile::parse_zip};
constexpr Prompt state_question{"--state", "Your state: ", "two letters or a name, e.g. OH",
                                read_state};
constexpr Prompt role_question{"--role", "Your role, e.g. mls, histotechnician or bmet-2: ", "",
                               read_any};

std::optional<std::string> given(const Prompt& question, const std::string& value) {
  const std::string_view answer = text::trim(value);
  if (answer.empty()) return std::nullopt;
  if (auto right = question.read(answer)) return right;
  throw Error(ErrorKind::usage,
              fmt::format("{}: \"{}\" is not right", question.option, text::printable_line(value)),
              fmt::format("give {}", question.right));
}

// Asks until the answer is right or empty. False where the input has ended.
bool ask(const Prompt& question, sys::Terminal& terminal, std::optional<std::string>& answer) {
  while (!answer) {
    const auto line = terminal.ask(question.prompt);
    if (!line) return false;
    const std::string_view trimmed = text::trim(*line);
    if (trimmed.empty()) return true;
    answer = question.read(trimmed);
    if (!answer)
      terminal.err(fmt::format("Give {}, or nothing to leave it out.\n", question.right));
  }
  return true;
}

profile::Starter gather(const InitOptions& options, sys::Terminal& terminal) {
  profile::Starter known{given(name_question, options.name), given(zip_question, options.zip),
                         given(state_question, options.state), given(role_question, options.role)};
  if (options.yes || !terminal.can_ask()) return known;
  sys::watch_interrupts();
  terminal.err("A few questions; an empty answer leaves out what can be written later.\n");
  const bool goes_on = ask(name_question, terminal, known.name) &&
                       ask(zip_question, terminal, known.zip) &&
                       (known.zip || ask(state_question, terminal, known.state)) &&
                       ask(role_question, terminal, known.role);
  if (!goes_on) terminal.err("\n");
  return known;
}

// What was given by options, and what a person answers where the résumé does not say it.
std::string drafted(Context& context, const InitOptions& options) {
  ResumeReader reader(context);
  const document::Document document = reader.read_document(options.resume);
  const resume::Resume resume = reader.understand(document);
  if (resume.no_resume) {
    throw Error(ErrorKind::input, options.resume + " is no résumé that could be read",
                "`medtech resume-check --show-text` shows what software reads in it");
  }
  profile::Starter known{given(name_question, options.name), given(zip_question, options.zip),
                         given(state_question, options.state), given(role_question, options.role)};
  sys::Terminal& terminal = context.terminal();
  if (!options.yes && terminal.can_ask()) {
    sys::watch_interrupts();
    const bool goes_on =
        (known.name || resume.contact.name || ask(name_question, terminal, known.name)) &&
        (known.zip || resume.contact.zip || ask(zip_question, terminal, known.zip)) &&
        (known.role || !resume.jobs.empty() || ask(role_question, terminal, known.role));
    if (!goes_on) terminal.err("\n");
  }
  const auto read = [&context](std::string_view name) { return context.data_file(name); };
  const credential::Knowledge licenses =
      credential::load_knowledge(read, !context.paths().data.empty());
  const auto license_id = [&licenses](std::string_view state, std::string_view text) {
    return credential::license_in(licenses, state, text);
  };
  return resume::draft_profile(resume, document, options.resume,
                               {known.name, known.zip, known.state, known.role}, reader.lore(),
                               context.knowledge(), license_id);
}

ExitCode run_init(Context& context, const InitOptions& options) {
  const std::string& path = context.paths().profile;
  if (path == "-") {
    throw Error(ErrorKind::usage, "a profile can't be written to -", "name a file with --profile");
  }
  if (is_there(path)) {
    throw Error(ErrorKind::input, path + " is there already, and stays as it is",
                "see it with `medtech profile show`, or name another file with --profile");
  }
  const std::string text = options.resume.empty()
                               ? profile::starter_text(gather(options, context.terminal()))
                               : drafted(context, options);
  sys::write_file(path, text);
  context.terminal().out(path + "\n");
  context.terminal().say("Wrote a profile to begin with to " + text::printable_line(path) +
                         (options.resume.empty()
                              ? "; fill it in, then run `medtech profile check`."
                              : "; correct it, then run `medtech profile check`."));
  return ExitCode::done;
}

Run declare_init(CLI::App& app) {
  auto options = std::make_unique<InitOptions>();
  app.add_option("--name", options->name, "Your name")->type_name("NAME");
  app.add_option("--zip", options->zip, "ZIP code you set out for work from")->type_name("ZIP");
  app.add_option("--state", options->state, "Your state, by two letters or name")->type_name("ST");
  app.add_option("--role", options->role, "The role you have")->type_name("ROLE");
  app.add_option("--from", options->resume,
                 "Take what a résumé says: PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume")
      ->type_name("RÉSUMÉ");
  app.add_flag("--yes", options->yes, "Ask nothing");
  return [options = std::move(options)](Context& context) { return run_init(context, *options); };
}

// ---- show ---------------------------------------------------------------------------------------

// Where a path came from; `ambient` is what it would be without options.
std::string origin(const Context& context, const std::string& path, const std::string& ambient,
                   std::string_view variable) {
  if (path != ambient) return "option";
  return context.environment().find_filled(variable) ? std::string(variable) : "default";
}

std::string origin_of_today(Context& context) {
  if (!context.today_is_given()) return "clock";
  const auto variable = context.environment().find_filled("MEDTECH_TODAY");
  const bool by_variable = variable && parse_iso_date(*variable) == context.today();
  return by_variable ? "MEDTECH_TODAY" : "option";
}

// As `ccache --show-config` does.
void tell_origins(Context& context) {
  sys::Terminal& terminal = context.terminal();
  if (!terminal.verbose()) return;
  const sys::Paths& paths = context.paths();
  const sys::Paths ambient = sys::Paths::of(context.environment());
  const auto tell = [&](std::string_view from, std::string_view what, std::string_view value) {
    terminal.detail(fmt::format("({}) {} = {}", from, what, text::printable_line(value)));
  };
  tell(origin(context, paths.profile, ambient.profile, "MEDTECH_PROFILE"), "profile",
       paths.profile);
  tell(origin(context, paths.database, ambient.database, "MEDTECH_DB"), "database", paths.database);
  tell(origin(context, paths.sources, ambient.sources, "MEDTECH_SOURCES"), "sources",
       paths.sources);
  tell(paths.data.empty() ? "default" : "MEDTECH_DATA", "data",
       paths.data.empty() ? "built in" : paths.data);
  tell(origin_of_today(context), "today", to_string(context.today()));
}

ExitCode run_show(Context& context) {
  const std::string& path = context.paths().profile;
  const profile::Profile& profile = context.profile();
  const bool exists = path == "-" || is_there(path);
  tell_origins(context);
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object();
    writer.member("schema", "medtech.profile/1");
    writer.member("path", path);
    writer.member("exists", exists);
    profile::write_members(writer, exists ? std::optional(profile) : std::nullopt);
    writer.end_object();
    context.terminal().out(writer.take() + "\n");
  } else if (exists) {
    const std::string view = profile_view(profile, context.today(), context.styler());
    context.terminal().out(text::printable_line(path) + "\n" + (view.empty() ? "" : "\n" + view));
    if (view.empty()) context.terminal().say("Nothing is filled in yet; the file tells how.");
  } else {
    context.terminal().out("no profile at " + text::printable_line(path) + "\n");
  }
  if (!exists) context.terminal().say("`medtech profile init` writes one to begin with.");
  return ExitCode::done;
}

Run declare_show_profile(CLI::App&) { return run_show; }

// ---- export -------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 2> profile_formats{"markdown", "json-resume"};

ExitCode run_profile_export(Context& context) {
  const profile::Profile& profile = context.profile();
  if (context.paths().profile != "-" && !is_there(context.paths().profile)) {
    throw Error(ErrorKind::input, "there is no profile at " + context.paths().profile,
                "`medtech profile init` writes one to begin with");
  }
  const ontology::Terms& terms = context.knowledge().terms;
  context.terminal().out(context.format() == "markdown" ? profile::to_markdown(profile, terms)
                                                        : profile::to_json_resume(profile, terms));
  return ExitCode::done;
}

Run declare_profile_export(CLI::App&) { return run_profile_export; }

constexpr std::array<std::string_view, 2> profile_export_examples{
    "medtech profile export", "medtech profile export --format json-resume"};
constexpr std::array<std::string_view, 3> init_examples{
    "medtech profile init --yes --zip 45202",
    "medtech profile init --profile ana.toml --yes --name \"Ana Example\" --role bmet-2",
    "medtech profile init --profile ana.toml --from resume.md --yes"};
constexpr std::array<std::string_view, 2> show_profile_examples{"medtech profile show",
                                                                "medtech profile show --json"};
constexpr std::array<std::string_view, 2> role_examples{"medtech profile role",
                                                        "medtech profile role --json"};
constexpr std::array<std::string_view, 1> check_examples{"medtech profile check"};
constexpr std::array<std::string_view, 2> profile_examples{"medtech profile init --yes",
                                                           "medtech profile show"};

constexpr std::array<Verb, 6> verbs_of_profile{{
    {"", "Who you are, what you hold and what you look for", "", {}, profile_examples, "", nullptr},
    {"init", "Write a profile to fill in", "", {}, init_examples, "", declare_init},
    {"show", "Show the profile as it is read", "", text_and_json, show_profile_examples,
     "path, exists, name, email, phone, home, role, search, education, experience, certification, "
     "ce, "
     "license, document, military, story",
     declare_show_profile},
    {"check", "Tell what is wrong with a profile, line by line", "[FILE]", text_and_json,
     check_examples, "line, column, field, message, hint", declare_profile_check},
    {"export", "Print the profile as a résumé", "", profile_formats, profile_export_examples, "",
     declare_profile_export},
    {"role", "Tell which roles you hold, and which are in reach", "", text_and_json, role_examples,
     "track, specialties, held (id, name, why, gaps), in_reach (the same)", declare_profile_role},
}};

}  // namespace

std::span<const Verb> profile_verbs() { return verbs_of_profile; }

}  // namespace medtech::cmd
