// SPDX-License-Identifier: GPL-3.0-or-later
// JUnit's XML as continuous integration reads it: a suite for each résumé and posting, a case for
// each rule.
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/lint/report.hpp"

#include <fmt/format.h>

#include <map>

namespace medtech::lint {

namespace {

std::string xml(std::string_view text) { return html::escape(text::printable_line(text)); }

std::string told(const ShownFinding& shown, const std::string& path) {
  const std::string place =
      shown.spot ? fmt::format("{}:{}:{}: ", path, shown.spot->line, shown.spot->column)
                 : path + ": ";
  return place + shown.message + (shown.suggestion.empty() ? "" : ". " + shown.suggestion);
}

std::string test_case(const RuleText& rule, const std::vector<ShownFinding>& found,
                      const std::string& path, const FailOn& fail_on) {
  std::string out =
      fmt::format("    <testcase classname=\"{}\" name=\"{} {}\"", xml(path), rule.id, rule.slug);
  if (found.empty()) return out + "/>\n";
  out += ">\n";
  std::string below;
  for (const ShownFinding& shown : found) {
    const std::string text = xml(told(shown, path));
    if (fail_on && shown.finding->severity >= *fail_on) {
      out += fmt::format("      <failure type=\"{}\" message=\"{}\">{}</failure>\n",
                         to_string(shown.finding->severity), xml(shown.message), text);
    } else {
      below += to_string(shown.finding->severity) + ": " + text + "\n";
    }
  }
  if (!below.empty()) out += "      <system-out>" + below + "</system-out>\n";
  return out + "    </testcase>\n";
}

std::string suite(const Report& report, const Outcome& outcome) {
  const Shower show(*outcome.subject, report.redact);
  const std::string path = show.path();
  const std::vector<Finding> findings = outcome.findings();
  std::map<std::string_view, std::vector<ShownFinding>> by_rule;
  std::size_t failed = 0;
  for (const Finding& finding : findings) {
    by_rule[finding.rule].push_back(show(finding));
    failed += outcome.fail_on && finding.severity >= *outcome.fail_on ? 1 : 0;
  }
  std::string cases;
  for (const RuleText& rule : report.book->rules())
    cases += test_case(rule, by_rule[rule.id], path, outcome.fail_on);
  const std::string name =
      outcome.posting ? path + " against " + posting_title(*outcome.posting) : path;
  return fmt::format(
      "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}  "
      "</testsuite>\n",
      xml(name), report.book->rules().size(), failed, cases);
}

}  // namespace

std::string junit(const Report& report) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"medtech resume-check\">\n";
  for (const Outcome& outcome : report.outcomes) out += suite(report, outcome);
  for (const Failure& failure : report.failures) {
    out += fmt::format(
        "  <testsuite name=\"{0}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n    "
        "<testcase classname=\"{0}\" name=\"read\">\n"
        "      <error type=\"unreadable\" message=\"{1}\">{2}</error>\n    </testcase>\n  "
        "</testsuite>\n",
        xml(failure.file), xml(failure.message), xml(failure.hint));
  }
  return out + "</testsuites>\n";
}

}  // namespace medtech::lint
