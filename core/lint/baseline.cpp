// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/baseline.hpp"

#include "core/format/json.hpp"

#include <utility>

namespace medtech::lint {

namespace {

constexpr char baseline_schema[] = "medtech.baseline/1";

void take_out(const Outcome& outcome, std::vector<Finding>& findings, Baseline& left,
              std::size_t& suppressed) {
  std::vector<Finding> kept;
  for (Finding& finding : findings) {
    const auto known = left.find(fingerprint(outcome, finding));
    if (known == left.end() || known->second == 0) {
      kept.push_back(std::move(finding));
    } else {
      --known->second;
      ++suppressed;
    }
  }
  findings = std::move(kept);
}

}  // namespace

Result<Baseline> parse_baseline(std::string_view text, const std::string& file) {
  auto document = json::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  const json::Value root = document->root();
  if (root["schema"].string_or_empty() != baseline_schema) {
    return std::unexpected(Error(ErrorKind::input, "this is no baseline of findings",
                                 "--write-baseline FILE writes one", {file}));
  }
  Baseline baseline;
  root["findings"].each([&](json::Value each) {
    const std::int64_t count = each["count"].integer().value_or(1);
    if (count > 0)
      baseline[std::string(each["fingerprint"].string_or_empty())] +=
          static_cast<std::size_t>(count);
  });
  return baseline;
}

std::string baseline_text(const Report& report) {
  struct Entry {
    const Outcome* outcome = nullptr;
    const Finding* finding = nullptr;
    std::size_t count = 0;
  };
  std::map<std::string, Entry> entries;
  for (const Outcome& outcome : report.outcomes) {
    for (const auto* findings : {&outcome.of_resume, &outcome.of_posting}) {
      for (const Finding& finding : *findings) {
        Entry& entry = entries[fingerprint(outcome, finding)];
        entry = {&outcome, &finding, entry.count + 1};
      }
    }
  }
  json::Writer writer;
  writer.begin_object().member("schema", baseline_schema).key("findings").begin_array();
  for (const auto& [print, entry] : entries) {
    const std::string& path = entry.outcome->subject->path;
    writer.begin_object()
        .member("fingerprint", print)
        .member("resume", report.redact ? std::string() : path.substr(path.find_last_of('/') + 1))
        .member("rule", entry.finding->rule)
        .member("slug", entry.finding->slug)
        .member("count", entry.count)
        .end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

void apply_baseline(const Baseline& baseline, Report& report) {
  // One finding of a résumé stands in the outcome of each posting, and is told once for each.
  for (Outcome& outcome : report.outcomes) {
    Baseline left = baseline;
    take_out(outcome, outcome.of_resume, left, outcome.suppressed);
    take_out(outcome, outcome.of_posting, left, outcome.suppressed);
  }
}

}  // namespace medtech::lint
