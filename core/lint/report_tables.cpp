// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown for a comment on a change, and a CSV matrix of résumés and postings.
#include "core/base/text.hpp"
#include "core/format/csv.hpp"
#include "core/lint/report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::lint {

namespace {

// In a cell nothing may end it, nor begin markup.
std::string cell_text(std::string_view text) {
  std::string out;
  for (const char c : text::printable_line(text)) {
    if (std::string_view("\\`*_{}[]<>|#").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string score_text(const Score& score) {
  return score.total ? fmt::format("{}", *score.total) : "no score";
}

std::size_t count_missing(const Comparison& comparison, bool required_alone) {
  std::size_t count = required_alone ? 0 : comparison.preferred_missing.size();
  for (const Threshold& each : comparison.thresholds)
    count += each.standing == Standing::met ? 0 : 1;
  for (const Match& each : comparison.matches)
    count += each.showing == Showing::none && (each.demand->required || !required_alone) ? 1 : 0;
  return count;
}

}  // namespace

std::string markdown(const Report& report) {
  std::string out = "# Résumé check\n";
  for (const Failure& failure : report.failures)
    out += fmt::format("\n**{}**: {}\n", cell_text(failure.file), cell_text(failure.message));
  for (const Outcome& outcome : report.outcomes) {
    const Shower show(*outcome.subject, report.redact);
    out +=
        fmt::format("\n## {}{}\n\nScore: {}\n\n", cell_text(show.path()),
                    outcome.posting ? " against " + cell_text(posting_title(*outcome.posting)) : "",
                    score_text(outcome.score));
    const std::vector<Finding> findings = outcome.findings();
    if (findings.empty()) {
      out += "Nothing was found.\n";
      continue;
    }
    out += "| line | severity | rule | finding | what to do |\n| ---: | --- | --- | --- | --- |\n";
    for (const Finding& finding : findings) {
      const ShownFinding shown = show(finding);
      out += fmt::format("| {} | {} | {} {} | {} | {} |\n",
                         shown.spot ? fmt::format("{}", shown.spot->line) : "",
                         to_string(finding.severity), finding.rule, finding.slug,
                         cell_text(shown.message), cell_text(shown.suggestion));
    }
  }
  return out;
}

std::string csv_matrix(const Report& report) {
  std::string out =
      csv::line({"resume", "posting", "title", "employer", "score", "best", "errors", "warnings",
                 "suggestions", "missing_required", "missing", "failure"});
  const std::vector<const Outcome*> best = best_versions(report);
  for (const Outcome& outcome : report.outcomes) {
    const auto counts = count_severities(outcome.findings());
    const bool is_best = std::ranges::find(best, &outcome) != best.end();
    const auto number = [](std::size_t value) { return fmt::format("{}", value); };
    out += csv::line({Shower(*outcome.subject, report.redact).path(),
                      outcome.posting ? outcome.posting->name : "",
                      outcome.posting ? outcome.posting->listing.title : "",
                      outcome.posting ? outcome.posting->listing.employer : "",
                      outcome.score.total ? fmt::format("{}", *outcome.score.total) : "",
                      is_best ? "yes" : "", number(counts[2]), number(counts[1]), number(counts[0]),
                      outcome.comparison ? number(count_missing(*outcome.comparison, true)) : "",
                      outcome.comparison ? number(count_missing(*outcome.comparison, false)) : "",
                      ""});
  }
  for (const Failure& failure : report.failures)
    out += csv::line({failure.file, "", "", "", "", "", "", "", "", "", "", failure.message});
  return out;
}

}  // namespace medtech::lint
