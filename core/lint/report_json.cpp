// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.hpp"
#include "core/lint/report.hpp"
#include "core/listing/listing.hpp"
#include "core/resume/resume.hpp"

#include <map>

namespace medtech::lint {

namespace {

void write_finding(json::Writer& writer, const ShownFinding& shown) {
  const Finding& finding = *shown.finding;
  writer.begin_object()
      .member("rule", finding.rule)
      .member("slug", finding.slug)
      .member("severity", to_string(finding.severity))
      .member("message", shown.message)
      .member("suggestion",
              shown.suggestion.empty() ? std::nullopt : std::optional(shown.suggestion));
  if (shown.spot) {
    writer.member("page", shown.spot->page)
        .member("line", shown.spot->line)
        .member("column", shown.spot->column)
        .member("end_column", shown.spot->end)
        .member("text", shown.spot->text);
  } else {
    for (const char* name : {"page", "line", "column", "end_column", "text"})
      writer.null_member(name);
  }
  writer.end_object();
}

std::optional<std::string> filled_or_null(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

struct Asked {
  std::string term;
  std::vector<std::string> ids;
  std::string kind;
  bool required = true;
  std::string sentence;
};

void write_asked(json::Writer& writer, const Asked& asked) {
  writer.begin_object()
      .member("term", asked.term)
      .member("id", asked.ids.empty() ? std::nullopt : std::optional(asked.ids.front()))
      .member("kind", asked.kind)
      .member("required", asked.required)
      .member("posting_text", filled_or_null(asked.sentence));
  writer.member("any_of", asked.ids);
}

std::string kind_of(ThresholdKind kind) {
  switch (kind) {
    case ThresholdKind::credential:
      return "credential";
    case ThresholdKind::license:
      return "license";
    case ThresholdKind::education:
      return "education";
    default:
      return "experience";
  }
}

std::vector<std::string> ids_of(const Report& report, const Demand& demand) {
  std::vector<std::string> ids;
  for (const ontology::ConceptRow row : demand.any_of)
    ids.emplace_back(report.knowledge->terms.id(row));
  return ids;
}

// What is met, or what is not.
void write_side(json::Writer& writer, const Report& report, const Outcome& outcome,
                const Shower& show, bool met) {
  writer.key(met ? "matched" : "missing").begin_array();
  const Comparison& comparison = *outcome.comparison;
  for (const Threshold& each : comparison.thresholds) {
    if ((each.standing == Standing::met) != met) continue;
    write_asked(writer, {each.asked, each.any_of, kind_of(each.kind), true, each.sentence});
    writer.member("shown", each.shown ? std::optional(show.text(*each.shown)) : std::nullopt);
    if (met) writer.null_member("where").null_member("line");
    writer.end_object();
  }
  for (const Match& match : comparison.matches) {
    if ((match.showing != Showing::none) != met) continue;
    write_asked(writer, {match.demand->term, ids_of(report, *match.demand), match.demand->kind,
                         match.demand->required, match.demand->sentence});
    if (!match.shown) {
      writer.null_member("shown").end_object();
      continue;
    }
    const Shown& shown = outcome.subject->shown[*match.shown];
    const ShownSpot spot =
        shown_spot(outcome.subject->document, show.shown(),
                   spot_of(*outcome.subject, shown.passage, shown.begin, shown.end));
    writer.member("shown", show.text(spot.text))
        .member("where", match.showing == Showing::in_work ? "experience" : "list")
        .member("line", spot.line)
        .end_object();
  }
  if (!met) {
    for (const auto& group : comparison.preferred_missing) {
      write_asked(writer,
                  {names_of(report.knowledge->terms, group), group, "credential", false, ""});
      writer.null_member("shown").end_object();
    }
  }
  writer.end_array();
}

void write_score(json::Writer& writer, const Score& score) {
  writer.member("score", score.total).key("subscores").begin_object();
  writer.member("credentials", score.credentials)
      .member("education", score.education)
      .member("experience", score.experience)
      .member("required_terms", score.required_terms)
      .member("preferred", score.preferred)
      .member("structure", score.structure)
      .end_object();
}

void write_resume_facts(json::Writer& writer, const Outcome& outcome, bool redact) {
  writer.key("resume_facts");
  if (!redact) {
    resume::write_facts(writer, outcome.subject->resume, outcome.subject->document);
    return;
  }
  resume::Resume nameless = outcome.subject->resume;
  nameless.contact = {};
  resume::write_facts(writer, nameless, outcome.subject->document);
}

void write_outcome(json::Writer& writer, const Report& report, const Outcome& outcome) {
  const Shower show(*outcome.subject, report.redact);
  const std::vector<Finding> findings = outcome.findings();
  const auto counts = count_severities(findings);
  writer.begin_object()
      .member("resume", show.path())
      .member("posting", outcome.posting ? std::optional(outcome.posting->name) : std::nullopt);
  write_score(writer, outcome.score);
  writer.key("counts").begin_object();
  writer.member("error", counts[2])
      .member("warning", counts[1])
      .member("suggestion", counts[0])
      .end_object();
  writer.member("suppressed", outcome.suppressed).key("findings").begin_array();
  for (const Finding& finding : findings) write_finding(writer, show(finding));
  writer.end_array();
  write_resume_facts(writer, outcome, report.redact);
  writer.key("posting_facts");
  if (outcome.posting) {
    writer.begin_object();
    listing::write_members(writer, outcome.posting->listing, {}, false);
    writer.end_object();
  } else {
    writer.null();
  }
  if (outcome.comparison) {
    write_side(writer, report, outcome, show, true);
    write_side(writer, report, outcome, show, false);
  } else {
    writer.key("matched").begin_array().end_array().key("missing").begin_array().end_array();
  }
  writer.end_object();
}

}  // namespace

std::string json_report(const Report& report) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.resume-check/1").key("results").begin_array();
  for (const Outcome& outcome : report.outcomes) write_outcome(writer, report, outcome);
  writer.end_array().key("failures").begin_array();
  for (const Failure& failure : report.failures) {
    writer.begin_object()
        .member("file", failure.file)
        .member("message", failure.message)
        .member("hint", filled_or_null(failure.hint))
        .end_object();
  }
  writer.end_array().key("best").begin_array();
  for (const Outcome* best : best_versions(report)) {
    writer.begin_object()
        .member("posting", best->posting->name)
        .member("resume", Shower(*best->subject, report.redact).path())
        .member("score", best->score.total)
        .end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

}  // namespace medtech::lint
