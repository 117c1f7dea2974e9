// SPDX-License-Identifier: GPL-3.0-or-later
// SARIF 2.1.0 (OASIS). Regions are the file's own where it is plain text; others have no lines, and
// are given those of what --show-text prints, without fixes.
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/lint/report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::lint {

namespace {

std::string level_of(Severity severity) {
  return severity == Severity::suggestion ? "note" : to_string(severity);
}

void write_text(json::Writer& writer, std::string_view name, std::string_view text) {
  writer.key(name).begin_object().member("text", text).end_object();
}

// A path as a relative reference (RFC 3986): what may not stand in one is percent-encoded.
std::string uri_of(const std::string& path) {
  static constexpr std::string_view kept = "-._~/";
  std::string uri;
  for (const char c : path == "-" ? std::string("stdin") : path) {
    if (text::is_alnum(c) || kept.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  // An absolute path has a scheme of its own.
  return uri.starts_with('/') ? "file://" + uri : uri;
}

void write_rule(json::Writer& writer, const RuleText& rule) {
  writer.begin_object().member("id", rule.id).member("name", rule.slug);
  write_text(writer, "shortDescription", rule.title);
  write_text(writer, "fullDescription", rule.reason);
  writer.key("help").begin_object();
  writer
      .member("text", fmt::format("{}\n\nNot so: {}\nBut so: {}\n\nSource: {}", rule.reason,
                                  rule.bad, rule.good, rule.source))
      .member("markdown", fmt::format("{}\n\n- Not so: `{}`\n- But so: `{}`\n\nSource: {}",
                                      rule.reason, rule.bad, rule.good, rule.source))
      .end_object();
  writer.key("defaultConfiguration")
      .begin_object()
      .member("level", level_of(rule.severity))
      .end_object();
  writer.key("properties")
      .begin_object()
      .key("tags")
      .begin_array()
      .string(rule.group)
      .end_array()
      .end_object();
  writer.end_object();
}

void write_columns(json::Writer& writer, std::size_t begin, std::size_t end) {
  writer.member("startColumn", begin).member("endColumn", end);
}

// Code scanning wants a line for each result; what is of the whole is shown on the first.
void write_region(json::Writer& writer, const ShownFinding& shown) {
  writer.key("region").begin_object();
  if (shown.in_file) {
    writer.member("startLine", shown.in_file->line);
    if (shown.in_file->column) write_columns(writer, *shown.in_file->column, shown.in_file->end);
  } else {
    writer.member("startLine", shown.spot ? shown.spot->line : std::size_t{1});
    if (shown.spot) write_columns(writer, shown.spot->column, shown.spot->end);
  }
  if (shown.spot) write_text(writer, "snippet", shown.spot->text);
  writer.end_object();
}

void write_fix(json::Writer& writer, const ShownFinding& shown, const std::string& uri) {
  writer.key("fixes").begin_array().begin_object();
  write_text(writer, "description", shown.suggestion);
  writer.key("artifactChanges").begin_array().begin_object();
  writer.key("artifactLocation").begin_object().member("uri", uri).end_object();
  writer.key("replacements").begin_array().begin_object();
  writer.key("deletedRegion").begin_object().member("startLine", shown.in_file->line);
  write_columns(writer, *shown.in_file->column, shown.in_file->end);
  writer.end_object();
  write_text(writer, "insertedContent", *shown.finding->replacement);
  writer.end_object().end_array().end_object().end_array().end_object().end_array();
}

void write_result(json::Writer& writer, const Report& report, const Outcome& outcome,
                  const Shower& show, const Finding& finding) {
  const ShownFinding shown = show(finding);
  const std::string uri = uri_of(show.path());
  const auto rules = report.book->rules();
  const auto rule = std::ranges::find(rules, finding.rule, &RuleText::id);
  writer.begin_object()
      .member("ruleId", finding.rule)
      .member("ruleIndex", static_cast<std::int64_t>(rule - rules.begin()))
      .member("level", level_of(finding.severity));
  const std::string against =
      outcome.posting && std::ranges::find(outcome.of_posting, finding) != outcome.of_posting.end()
          ? " (" + posting_title(*outcome.posting) + ")"
          : "";
  write_text(writer, "message",
             shown.message + against + (shown.suggestion.empty() ? "" : ". " + shown.suggestion));
  writer.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
  writer.key("artifactLocation").begin_object().member("uri", uri).end_object();
  write_region(writer, shown);
  writer.end_object().end_object().end_array();
  writer.key("partialFingerprints")
      .begin_object()
      .member("medtech/v1", fingerprint(outcome, finding))
      .end_object();
  const bool placed = shown.in_file && shown.in_file->column;
  if (finding.replacement && placed && !report.redact) write_fix(writer, shown, uri);
  writer.key("properties").begin_object();
  writer.member("slug", finding.slug)
      .member("posting", outcome.posting ? std::optional(outcome.posting->name) : std::nullopt)
      .member("score", outcome.score.total)
      .end_object()
      .end_object();
}

void write_invocation(json::Writer& writer, const Report& report) {
  writer.key("invocations").begin_array().begin_object();
  writer.member("executionSuccessful", report.failures.empty())
      .key("toolExecutionNotifications")
      .begin_array();
  for (const Failure& failure : report.failures) {
    writer.begin_object().member("level", "error");
    write_text(writer, "message",
               failure.message + (failure.hint.empty() ? "" : ". " + failure.hint));
    writer.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
    writer.key("artifactLocation").begin_object().member("uri", uri_of(failure.file)).end_object();
    writer.end_object().end_object().end_array().end_object();
  }
  writer.end_array().end_object().end_array();
}

}  // namespace

std::string sarif(const Report& report) {
  json::Writer writer;
  writer.begin_object()
      .member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      .member("version", "2.1.0")
      .key("runs")
      .begin_array()
      .begin_object();
  writer.key("tool").begin_object().key("driver").begin_object();
  writer.member("name", "medtech resume-check")
      .member("semanticVersion", MEDTECH_VERSION)
      .member("informationUri", "man:medtech-resume-check(1)")
      .key("rules")
      .begin_array();
  for (const RuleText& rule : report.book->rules()) write_rule(writer, rule);
  writer.end_array().end_object().end_object();
  writer.member("columnKind", "unicodeCodePoints");
  write_invocation(writer, report);
  writer.key("results").begin_array();
  const Subject* before = nullptr;
  for (const Outcome& outcome : report.outcomes) {
    const Shower show(*outcome.subject, report.redact);
    // What was found without a posting is told once, however many postings there are.
    if (outcome.subject.get() != before) {
      for (const Finding& finding : outcome.of_resume)
        write_result(writer, report, outcome, show, finding);
    }
    before = outcome.subject.get();
    for (const Finding& finding : outcome.of_posting)
      write_result(writer, report, outcome, show, finding);
  }
  return writer.end_array().end_object().end_array().end_object().take() + "\n";
}

}  // namespace medtech::lint
