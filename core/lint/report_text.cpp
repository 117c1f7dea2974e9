// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/report_text.hpp"

#include "core/base/text.hpp"
#include "core/base/utf8.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::lint {

namespace {

using render::Style;
using render::Styler;

Style style_of(Severity severity) {
  return severity == Severity::error     ? Style::bad
         : severity == Severity::warning ? Style::warning
                                         : Style::accent;
}

// The byte at which the line is cut at the left, so that what begins at `begin` is within `room`
// cells: at the beginning of a word, a third of the room before it.
std::size_t left_cut(std::string_view line, std::size_t begin, std::size_t end, std::size_t room) {
  if (text::width(line.substr(0, end)) < room) return 0;
  std::size_t cut = 0;
  for (std::size_t at = 0; at < begin;) {
    const bool blank = line[at] == ' ';
    utf8::next(line, at);
    if (blank && text::width(line.substr(at, begin - at)) + 2 > room / 3) cut = at;
  }
  return cut;
}

// The line with marks below the part that is meant, cut to the width around it.
std::string excerpt(const ShownFinding& shown, std::size_t width, const Styler& styler) {
  const std::string number = fmt::format("{:>5}", shown.spot->line);
  const std::string gutter = styler(Style::dim, fmt::format("{:>5} | ", ""));
  const std::size_t room = std::max<std::size_t>(width, 40) - 8;
  std::size_t bytes = 0;
  for (std::size_t i = 1; i < shown.spot->column && bytes < shown.line.size(); ++i)
    utf8::next(shown.line, bytes);
  const std::size_t end = std::min(bytes + shown.spot->text.size(), shown.line.size());
  const std::size_t cut = left_cut(shown.line, bytes, end, room);
  const std::string line = text::elide((cut > 0 ? "… " : "") + shown.line.substr(cut), room);
  const std::string_view ahead = std::string_view(shown.line).substr(cut, bytes - cut);
  const std::size_t before = std::min(text::width(ahead) + (cut > 0 ? 2 : 0), room - 1);
  const std::size_t marks =
      std::clamp<std::size_t>(text::width(shown.spot->text), 1, room - before);
  std::string out = styler(Style::dim, number + " | ") + line + "\n";
  return out + gutter + std::string(before, ' ') +
         styler(style_of(shown.finding->severity), std::string(marks, '^')) + "\n";
}

void add_wrapped(std::string& out, std::string_view text, std::size_t width,
                 std::string_view indent) {
  for (const std::string& line : text::wrap(text, std::max<std::size_t>(width, 40) - indent.size()))
    out += fmt::format("{}{}\n", indent, line);
}

std::string finding_text(const ShownFinding& shown, const std::string& path, std::size_t width,
                         const Styler& styler) {
  const Finding& finding = *shown.finding;
  const std::string place =
      shown.spot ? fmt::format("{}:{}:{}", path, shown.spot->line, shown.spot->column) : path;
  std::string out =
      fmt::format("{}: {}: {} {}\n", styler(Style::bold, place),
                  styler(style_of(finding.severity), to_string(finding.severity)),
                  text::printable_line(shown.message),
                  styler(Style::dim, fmt::format("[{} {}]", finding.slug, finding.rule)));
  if (shown.spot) out += excerpt(shown, width, styler);
  if (shown.suggestion.empty()) return out;
  std::string help;
  add_wrapped(help, text::printable_line(shown.suggestion), width, "        ");
  return out + "      = " + help.substr(8);
}

std::string scores(const Outcome& outcome, const Styler& styler) {
  const Score& score = outcome.score;
  const std::string against = outcome.posting ? " against " + posting_title(*outcome.posting) : "";
  if (!score.total) {
    return fmt::format("{}{}\n", styler(Style::bold, "no score"),
                       outcome.subject->resume.no_resume || !outcome.comparison
                           ? ": nothing that could be judged was read"
                           : ": no requirement was recognised in the posting");
  }
  std::vector<std::string> parts;
  const auto add = [&](std::string_view name, const std::optional<int>& part) {
    if (part) parts.push_back(fmt::format("{} {}", name, *part));
  };
  add("credentials", score.credentials);
  add("education", score.education);
  add("experience", score.experience);
  add("required terms", score.required_terms);
  add("preferred", score.preferred);
  const std::string detail = parts.empty() ? "" : " (" + text::join(parts, ", ") + ")";
  return fmt::format("{} of 100{}{}\n", styler(Style::bold, fmt::format("score {}", *score.total)),
                     against, detail);
}

std::string summary_of(const Report& report, const Styler& styler) {
  std::array<std::size_t, 3> counts{};
  std::size_t suppressed = 0;
  const Subject* before = nullptr;
  for (const Outcome& outcome : report.outcomes) {
    const auto own = count_severities(outcome.of_resume);
    const auto by_posting = count_severities(outcome.of_posting);
    for (std::size_t i = 0; i < counts.size(); ++i)
      counts[i] += by_posting[i] + (outcome.subject.get() == before ? 0 : own[i]);
    before = outcome.subject.get();
    suppressed += outcome.suppressed;
  }
  std::string out;
  if (counts[0] + counts[1] + counts[2] == 0) {
    out = report.outcomes.empty() ? "" : styler(Style::good, "Nothing was found.");
  } else {
    out = fmt::format("Found {}, {} and {}.", text::count(counts[2], "error", "errors"),
                      text::count(counts[1], "warning", "warnings"),
                      text::count(counts[0], "suggestion", "suggestions"));
  }
  if (suppressed > 0) out += fmt::format(" {} known from the baseline.", suppressed);
  return out.empty() ? out : out + "\n";
}

// One line for each résumé and posting.
std::string matrix(const Report& report, std::size_t width, const Styler& styler) {
  render::Table table({{.heading = "SCORE", .right = true},
                       {.heading = "RÉSUMÉ", .may_shrink = true},
                       {.heading = "POSTING", .may_shrink = true},
                       {.heading = ""}});
  const std::vector<const Outcome*> best = best_versions(report);
  for (const Outcome& outcome : report.outcomes) {
    const bool is_best = std::ranges::find(best, &outcome) != best.end();
    table.add({outcome.score.total ? fmt::format("{}", *outcome.score.total) : "–",
               Shower(*outcome.subject, report.redact).path(),
               outcome.posting ? posting_title(*outcome.posting) : "", is_best ? "best" : ""});
  }
  return table.for_terminal(width, styler);
}

}  // namespace

std::string text_report(const Report& report, std::size_t width, const Styler& styler) {
  std::string out;
  const Subject* before = nullptr;
  for (const Outcome& outcome : report.outcomes) {
    const Shower show(*outcome.subject, report.redact);
    const std::string path = text::printable_line(show.path());
    std::string part;
    if (outcome.subject.get() != before) {
      for (const Finding& finding : outcome.of_resume)
        part += finding_text(show(finding), path, width, styler);
    }
    before = outcome.subject.get();
    for (const Finding& finding : outcome.of_posting)
      part += finding_text(show(finding), path, width, styler);
    if (!part.empty()) out += part + "\n";
    out += path + ": " + scores(outcome, styler);
  }
  if (report.outcomes.size() > 1) out += "\n" + matrix(report, width, styler) + "\n";
  return out + summary_of(report, styler);
}

std::string explanation(const RuleText& rule, std::size_t width, const Styler& styler) {
  std::string out =
      fmt::format("{}  {}\n\n{}\n\n", styler(Style::bold, rule.id + " " + rule.slug),
                  styler(style_of(rule.severity), to_string(rule.severity)), rule.title + ".");
  add_wrapped(out, rule.reason, width, "");
  out += fmt::format("\n  not so   {}\n  but so   {}\n\n", rule.bad, rule.good);
  if (rule.suggestion.find('{') == std::string::npos && !rule.suggestion.empty())
    add_wrapped(out, rule.suggestion, width, "");
  out += styler(Style::dim, "Source: " + rule.source) + "\n";
  return out;
}

}  // namespace medtech::lint
