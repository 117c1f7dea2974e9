// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/engine.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace medtech::lint {

namespace {

using RuleGroup = std::span<const Rule> (*)();
constexpr std::array<RuleGroup, 5> resume_groups{layout_rules, contact_rules, history_rules,
                                                 credential_rules, wording_rules};
constexpr std::array<RuleGroup, 2> posting_groups{threshold_rules, posting_rules};

void run_rules(const Case& one, const RuleBook& book, const Choice& choice,
               std::span<const RuleGroup> groups, std::vector<Finding>& findings) {
  for (const RuleGroup group : groups) {
    for (const Rule& rule : group()) {
      const RuleText* text = book.find(rule.slug);
      if (text == nullptr)
        throw Error(ErrorKind::defect, "data/rules has no rule \"" + std::string(rule.slug) + "\"");
      if (!choice.runs(text->id)) continue;
      const auto severity = choice.severities.find(text->id);
      Sink sink(*text, severity == choice.severities.end() ? text->severity : severity->second,
                findings);
      rule.check(one, sink);
    }
  }
}

// Without numbers of lines, and counts that change with every edit or day.
Arguments lasting(const Arguments& arguments) {
  static constexpr auto passing =
      std::to_array<std::string_view>({"line", "lines", "words", "days", "months", "years"});
  Arguments kept;
  for (const auto& each : arguments) {
    if (std::ranges::find(passing, each.first) == passing.end()) kept.push_back(each);
  }
  return kept;
}

}  // namespace

Finding& Sink::add(std::optional<Spot> spot, const Arguments& arguments) {
  if (kept_ >= limits::findings_per_rule) return dropped_;
  ++kept_;
  findings_.push_back({rule_.id, rule_.slug, severity_, filled(rule_.message, arguments),
                       filled(rule_.suggestion, arguments), spot, std::nullopt,
                       filled(rule_.message, lasting(arguments))});
  return findings_.back();
}

Finding& Sink::add_at_most(Severity most, std::optional<Spot> spot, const Arguments& arguments) {
  Finding& finding = add(spot, arguments);
  finding.severity = std::min(finding.severity, most);
  return finding;
}

bool Choice::runs(std::string_view id) const {
  return (selected.empty() || selected.contains(id)) && !ignored.contains(id);
}

std::vector<Finding> check_resume(const Case& one, const RuleBook& book, const Choice& choice) {
  std::vector<Finding> findings;
  // Of what is no résumé only its looks can be judged.
  const bool is_resume = !one.subject.resume.no_resume.has_value();
  run_rules(one, book, choice, std::span(resume_groups).first(is_resume ? resume_groups.size() : 1),
            findings);
  sort_findings(findings);
  return findings;
}

std::vector<Finding> check_against_posting(const Case& one, const RuleBook& book,
                                           const Choice& choice) {
  std::vector<Finding> findings;
  if (one.subject.resume.no_resume) return findings;
  run_rules(one, book, choice, posting_groups, findings);
  sort_findings(findings);
  return findings;
}

void sort_findings(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, [](const Finding& left, const Finding& right) {
    return std::tie(left.spot, left.rule) < std::tie(right.spot, right.rule);
  });
}

std::vector<std::string_view> known_slugs() {
  std::vector<std::string_view> slugs;
  for (const auto groups :
       {std::span<const RuleGroup>(resume_groups), std::span<const RuleGroup>(posting_groups)}) {
    for (const RuleGroup group : groups) {
      for (const Rule& rule : group()) slugs.push_back(rule.slug);
    }
  }
  return slugs;
}

}  // namespace medtech::lint
