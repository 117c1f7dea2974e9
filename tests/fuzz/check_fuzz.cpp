// SPDX-License-Identifier: GPL-3.0-or-later
// A résumé and, behind a form feed, a posting: all rules and all formats over both. Every place
// must lie within what is shown.
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/lint/baseline.hpp"
#include "core/lint/copying.hpp"
#include "core/lint/profile_of.hpp"
#include "core/lint/report.hpp"
#include "core/listing/understand.hpp"
#include "core/resume/read.hpp"
#include "core/sys/paths.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

using namespace medtech;

namespace {

std::string check_data(std::string_view name) { return sys::data_file("", name); }

void check_places(const lint::Outcome& outcome) {
  const lint::Shower show(*outcome.subject, false);
  for (const lint::Finding& finding : outcome.findings()) {
    const lint::ShownFinding shown = show(finding);
    if (finding.spot && (!shown.spot || shown.spot->line > show.shown().lines.size() ||
                         shown.spot->end < shown.spot->column))
      __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto vocabulary =
      value_or_throw(resume::Vocabulary::parse(check_data("resume/words.txt"), "words.txt"));
  static const auto knowledge = ontology::load_knowledge(check_data, false);
  static const auto book = value_or_throw(lint::RuleBook::read(check_data));
  static const auto words =
      value_or_throw(lint::Words::parse(check_data("rules/words.toml"), "words.toml"));
  const Date today = *parse_iso_date("2026-11-22");
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.contains("%PDF-")) return 0;  // read in a process of its own
  const std::size_t end = bytes.find('\f');
  try {
    document::Document document =
        document::read(bytes.substr(0, end), "x", resume::heading_test(vocabulary));
    resume::Resume read =
        resume::read_resume(document, {vocabulary, knowledge.terms, knowledge.employers}, today);
    lint::Outcome outcome;
    outcome.subject = std::make_shared<const lint::Subject>(
        lint::prepare("x", size, std::move(document), std::move(read),
                      {vocabulary, knowledge.terms, knowledge.employers}, words));
    const auto shows = profile::qualifications_of(
        lint::profile_of(*outcome.subject, knowledge, today), knowledge, today);
    lint::Case one{*outcome.subject, nullptr, nullptr, nullptr, &shows, today, knowledge, words};
    outcome.of_resume = lint::check_resume(one, book, {});
    listing::Listing listing;
    listing.title = "Biomedical Equipment Technician";
    listing.description =
        text::valid_utf8(end == std::string_view::npos ? "" : bytes.substr(end + 1));
    listing.understanding = listing::understand(listing, knowledge);
    outcome.posting = std::make_shared<const lint::Posting>(
        lint::prepare_posting("y", std::move(listing), words, knowledge));
    outcome.comparison = lint::compare(*outcome.subject, *outcome.posting,
                                       lint::copied_passages(*outcome.subject, *outcome.posting),
                                       {}, knowledge, words);
    one.posting = outcome.posting.get();
    one.comparison = &*outcome.comparison;
    outcome.of_posting = lint::check_against_posting(one, book, {});
    check_places(outcome);
    lint::Report report;
    report.outcomes.push_back(std::move(outcome));
    report.book = &book;
    report.knowledge = &knowledge;
    for (const bool redact : {false, true}) {
      report.redact = redact;
      for (const auto format :
           {lint::sarif, lint::junit, lint::github_annotations, lint::gitlab_report, lint::markdown,
            lint::csv_matrix, lint::html_page, lint::json_report, lint::baseline_text}) {
        if (format(report).find('\x1B') != std::string::npos) __builtin_trap();
      }
    }
  } catch (const Error&) {
  }
  return 0;
}
