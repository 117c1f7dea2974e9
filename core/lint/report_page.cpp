// SPDX-License-Identifier: GPL-3.0-or-later
// A page of its own: findings, and the résumé beside the posting with what matches marked in both.
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/lint/report.hpp"
#include "core/render/page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::lint {

namespace {

// A part of a text that is marked.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string kind;  // class of the element: "yes", "list", "no", or a severity
  std::string title;
};

// The text with its marks, none within another.
std::string marked_text(std::string_view text, std::vector<Mark> marks) {
  std::ranges::stable_sort(marks, {}, &Mark::begin);
  std::string out;
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    if (mark.begin < at || mark.end > text.size() || mark.begin >= mark.end) continue;
    out += html::escape(text.substr(at, mark.begin - at));
    out += fmt::format("<mark class=\"{}\" title=\"{}\">{}</mark>", mark.kind,
                       html::escape(mark.title),
                       html::escape(text.substr(mark.begin, mark.end - mark.begin)));
    at = mark.end;
  }
  return out + html::escape(text.substr(at));
}

// The posting's clause that names a credential, licence, degree or years, where no term in it is
// marked already.
void add_threshold(std::string_view text, const Threshold& threshold, std::vector<Mark>& marks) {
  const std::size_t begin = threshold.sentence.empty() ? text.npos : text.find(threshold.sentence);
  if (begin == text.npos) return;
  const std::size_t end = begin + threshold.sentence.size();
  const bool met = threshold.standing == Standing::met;
  const bool half = threshold.standing == Standing::near || threshold.standing == Standing::later;
  const std::string title =
      threshold.asked + (met    ? ": the résumé meets it"
                         : half ? ": the résumé shows something near it, or it may be met later"
                                : ": not in the résumé");
  // What lies between the marks that are there.
  std::vector<Mark> inner;
  for (const Mark& mark : marks) {
    if (mark.end > begin && mark.begin < end) inner.push_back(mark);
  }
  std::ranges::sort(inner, {}, &Mark::begin);
  std::size_t at = begin;
  const auto add = [&](std::size_t to) {
    if (to > at && !text::trim(text.substr(at, to - at)).empty())
      marks.push_back({at, to, met ? "yes" : half ? "list" : "no", title});
  };
  for (const Mark& mark : inner) {
    add(std::max(mark.begin, at));
    at = std::max(at, mark.end);
  }
  add(end);
}

std::string posting_pane(const Outcome& outcome) {
  const std::string& text = outcome.posting->listing.description;
  std::vector<Mark> marks;
  for (const Match& match : outcome.comparison->matches) {
    const std::string kind = match.showing == Showing::in_work  ? "yes"
                             : match.showing == Showing::listed ? "list"
                                                                : "no";
    const std::string title = match.showing == Showing::in_work  ? "shown in the résumé"
                              : match.showing == Showing::listed ? "only listed in the résumé"
                                                                 : "not in the résumé";
    marks.push_back({match.demand->begin, match.demand->end, kind, title});
  }
  for (const Threshold& each : outcome.comparison->thresholds) add_threshold(text, each, marks);
  return "<section class=\"pane\"><h3>Posting</h3><pre>" + marked_text(text, std::move(marks)) +
         "</pre></section>";
}

std::string resume_pane(const Outcome& outcome, const Shower& show) {
  const document::Document& document = outcome.subject->document;
  std::vector<std::vector<Mark>> marks(document.lines.size());
  if (outcome.comparison) {
    for (const Match& match : outcome.comparison->matches) {
      if (!match.shown) continue;
      const Shown& shown = outcome.subject->shown[*match.shown];
      const Spot spot = spot_of(*outcome.subject, shown.passage, shown.begin, shown.end);
      marks[spot.line].push_back({spot.begin, spot.end,
                                  match.showing == Showing::in_work ? "yes" : "list",
                                  "the posting asks for " + match.demand->term});
    }
  }
  std::string out = "<section class=\"pane\"><h3>Résumé</h3><pre>";
  for (std::size_t line = 0; line < document.lines.size(); ++line) {
    const std::string& text = document.lines[line].text;
    const std::string blacked = show.text(text);
    // Where a line is blacked out its marks would show what it was.
    const std::string body =
        blacked == text ? marked_text(text, std::move(marks[line])) : html::escape(blacked);
    out += body + "\n";
  }
  return out + "</pre></section>";
}

std::string finding_row(const ShownFinding& shown) {
  const Finding& finding = *shown.finding;
  return fmt::format(
      "<tr><td class=\"n\">{}</td><td class=\"{}\">{}</td><td>{}{}</td><td>{} {}</td></tr>\n",
      shown.spot ? fmt::format("{}", shown.spot->line) : "", to_string(finding.severity),
      to_string(finding.severity), html::escape(shown.message),
      shown.suggestion.empty() ? "" : "<br><small>" + html::escape(shown.suggestion) + "</small>",
      finding.rule, finding.slug);
}

std::string outcome_part(const Report& report, const Outcome& outcome) {
  const Shower show(*outcome.subject, report.redact);
  const std::vector<Finding> findings = outcome.findings();
  const auto counts = count_severities(findings);
  std::string out = fmt::format(
      "<h2>{}{}</h2>\n<p>{}; {}, {}, {}.</p>\n", html::escape(show.path()),
      outcome.posting ? " against " + html::escape(posting_title(*outcome.posting)) : "",
      outcome.score.total ? fmt::format("Score {} of 100", *outcome.score.total) : "No score",
      text::count(counts[2], "error", "errors"), text::count(counts[1], "warning", "warnings"),
      text::count(counts[0], "suggestion", "suggestions"));
  if (!findings.empty()) {
    out +=
        "<table class=\"findings\"><thead><tr><th "
        "class=\"n\">Line</th><th>Severity</th><th>Finding</th><th>Rule</th></tr></thead><tbody>\n";
    for (const Finding& finding : findings) out += finding_row(show(finding));
    out += "</tbody></table>\n";
  }
  out += "<div class=\"panes\">" + resume_pane(outcome, show);
  if (outcome.posting && outcome.comparison) out += posting_pane(outcome);
  return out + "</div>\n";
}

}  // namespace

std::string html_page(const Report& report) {
  std::string body;
  for (const Failure& failure : report.failures)
    body += fmt::format("<p><strong>{}</strong>: {}</p>\n", html::escape(failure.file),
                        html::escape(failure.message));
  for (const Outcome& outcome : report.outcomes) body += outcome_part(report, outcome);
  return render::page("Résumé check",
                      "Marked in both texts: what the posting asks for and work shows (green), "
                      "what is only listed (yellow), what is not there (red).",
                      body);
}

}  // namespace medtech::lint
