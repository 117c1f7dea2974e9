// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations of GitHub's workflows, and GitLab's code quality report.
#include "core/base/digest.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/lint/report.hpp"

#include <fmt/format.h>

namespace medtech::lint {

namespace {

// What a workflow command reads as its own end or mark.
std::string escaped(std::string_view text, bool property) {
  std::string out = text::replace_all(text::printable_line(text), "%", "%25");
  if (!property) return out;
  return text::replace_all(text::replace_all(out, ":", "%3A"), ",", "%2C");
}

std::string annotation(const Outcome& outcome, const ShownFinding& shown, const std::string& path,
                       bool of_posting) {
  const Finding& finding = *shown.finding;
  std::string place = "file=" + escaped(path, true);
  if (shown.in_file) {
    place += fmt::format(",line={}", shown.in_file->line);
    if (shown.in_file->column)
      place += fmt::format(",col={},endColumn={}", *shown.in_file->column, shown.in_file->end);
  } else if (shown.spot) {
    place += fmt::format(",line={},col={},endColumn={}", shown.spot->line, shown.spot->column,
                         shown.spot->end);
  }
  std::string message = shown.message + (shown.suggestion.empty() ? "" : ". " + shown.suggestion);
  if (of_posting && outcome.posting) message += " (" + posting_title(*outcome.posting) + ")";
  return fmt::format(
      "::{} {},title={}::{}\n",
      finding.severity == Severity::suggestion ? "notice" : to_string(finding.severity), place,
      escaped(finding.rule + " " + finding.slug, true), escaped(message, false));
}

std::string gitlab_severity(Severity severity) {
  return severity == Severity::error ? "major" : severity == Severity::warning ? "minor" : "info";
}

void write_issue(json::Writer& writer, const Outcome& outcome, const ShownFinding& shown,
                 const std::string& path) {
  writer.begin_object()
      .member("description",
              shown.message + (shown.suggestion.empty() ? "" : ". " + shown.suggestion))
      .member("check_name", shown.finding->rule + " " + shown.finding->slug)
      .member("fingerprint", fingerprint(outcome, *shown.finding) +
                                 (shown.spot ? fmt::format("{}", shown.spot->line) : ""))
      .member("severity", gitlab_severity(shown.finding->severity))
      .key("location")
      .begin_object()
      .member("path", path)
      .key("lines")
      .begin_object()
      .member("begin", shown.spot ? shown.spot->line : std::size_t{1})
      .end_object()
      .end_object()
      .end_object();
}

// Each finding once, though a résumé's own stand in the outcome of each posting.
template <typename Tell>
void each_finding(const Report& report, Tell&& tell) {
  const Subject* before = nullptr;
  for (const Outcome& outcome : report.outcomes) {
    const Shower show(*outcome.subject, report.redact);
    if (outcome.subject.get() != before) {
      for (const Finding& finding : outcome.of_resume)
        tell(outcome, show(finding), show.path(), false);
    }
    before = outcome.subject.get();
    for (const Finding& finding : outcome.of_posting)
      tell(outcome, show(finding), show.path(), true);
  }
}

}  // namespace

std::string github_annotations(const Report& report) {
  std::string out;
  for (const Failure& failure : report.failures)
    out += fmt::format("::error file={}::{}\n", escaped(failure.file, true),
                       escaped(failure.message, false));
  each_finding(report,
               [&](const Outcome& outcome, const ShownFinding& shown, const std::string& path,
                   bool of_posting) { out += annotation(outcome, shown, path, of_posting); });
  return out;
}

std::string gitlab_report(const Report& report) {
  json::Writer writer;
  writer.begin_array();
  for (const Failure& failure : report.failures) {
    writer.begin_object()
        .member("description", failure.message)
        .member("check_name", "unreadable")
        .member("fingerprint", hex(digest64(failure.file + failure.message)))
        .member("severity", "blocker")
        .key("location")
        .begin_object()
        .member("path", failure.file)
        .key("lines")
        .begin_object()
        .member("begin", 1)
        .end_object()
        .end_object()
        .end_object();
  }
  each_finding(report,
               [&](const Outcome& outcome, const ShownFinding& shown, const std::string& path,
                   bool) { write_issue(writer, outcome, shown, path); });
  return writer.end_array().take() + "\n";
}

}  // namespace medtech::lint
