// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/context.hpp"
#include "cmd/options.hpp"
#include "cmd/resume_reading.hpp"
#include "cmd/view_resume.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <array>
#include <memory>
#include <vector>

namespace medtech::cmd {

namespace {

struct CheckOptions {
  std::vector<std::string> resumes;
  bool show_text = false;
};

void tell_failure(Context& context, const Error& error) {
  context.terminal().err("medtech: error: " + text::printable_line(error.text()) + "\n");
  if (!error.hint.empty()) context.terminal().err("  hint: " + text::printable_line(error.hint) + "\n");
}

ExitCode show_text(Context& context, const CheckOptions& options) {
  if (options.resumes.size() != 1) {
    throw Error(ErrorKind::usage, "--show-text shows one résumé", "medtech resume-check --show-text FILE");
  }
  if (context.format() != "text") {
    throw Error(ErrorKind::usage, "--show-text prints text alone", "leave --format out");
  }
  const document::Document document = ResumeReader(context).read_document(options.resumes.front());
  context.terminal().out(resume_text(document));
  if (document.lines.empty())
    context.terminal().say("No text: software reads nothing here. A picture of a résumé has none.");
  return ExitCode::done;
}

void write_result(json::Writer& writer, const std::string& path, const resume::Resume& resume,
                  const document::Document& document) {
  writer.begin_object().member("resume", path).null_member("posting").key("resume_facts");
  write_facts(writer, resume, document);
  writer.end_object();
}

// One résumé that can't be read does not hide the others.
ExitCode show_facts(Context& context, const CheckOptions& options) {
  ResumeReader reader(context);
  const bool json = context.format() == "json";
  json::Writer writer;
  if (json) writer.begin_object().member("schema", "medtech.resume-check/1").key("results").begin_array();
  ExitCode code = ExitCode::done;
  bool first = true;
  for (const std::string& path : options.resumes) {
    try {
      const document::Document document = reader.read_document(path);
      const resume::Resume resume = reader.understand(document);
      if (json) {
        write_result(writer, path, resume, document);
        continue;
      }
      const render::Styler styler = context.styler();
      std::string view = options.resumes.size() > 1
                             ? (first ? "" : "\n") + styler(render::Style::bold, text::printable_line(path)) + "\n"
                             : std::string();
      view += resume_view(resume, document, styler);
      context.terminal().out(view);
      first = false;
    } catch (const Error& error) {
      if (error.kind != ErrorKind::input || options.resumes.size() == 1) throw;
      tell_failure(context, error);
      code = ExitCode::input;
    }
  }
  if (json) context.terminal().out(writer.end_array().end_object().take() + "\n");
  return code;
}

ExitCode run_resume_check(Context& context, const CheckOptions& options) {
  if (options.resumes.empty()) {
    throw Error(ErrorKind::usage, "no résumé is given", "medtech resume-check FILE…, or - for standard input");
  }
  return options.show_text ? show_text(context, options) : show_facts(context, options);
}

Run declare_resume_check(CLI::App& app) {
  auto options = std::make_unique<CheckOptions>();
  app.add_option("resume", options->resumes, "Résumés: PDF, DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume; - for standard input")
      ->type_name("RÉSUMÉ");
  app.add_flag("--show-text", options->show_text, "Print the text in the order in which software reads it");
  return [options = std::move(options)](Context& context) { return run_resume_check(context, *options); };
}

constexpr std::array<std::string_view, 3> resume_check_examples{
    "medtech resume-check resume.md", "medtech resume-check --show-text resume.md",
    "medtech resume-check resume.md --json"};

constexpr std::array<Verb, 1> verbs_of_resume_check{{
    {"", "Tell what software reads in a résumé", "RÉSUMÉ…", text_and_json, resume_check_examples,
     "resume, posting, resume_facts (name, email, phone, sections, certifications, skills, jobs, "
     "education, years_experience, pages, columns, is_resume)",
     declare_resume_check},
}};

}  // namespace

std::span<const Verb> resume_check_verbs() { return verbs_of_resume_check; }

}  // namespace medtech::cmd
