// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tracker/vocabulary.hpp"

#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace medtech::tracker {

namespace {

toml::Document vocabulary_document(std::string_view text, const std::string& name) {
  return value_or_throw(toml::Document::parse(text, name));
}

void throw_if_wrong(const toml::Document& document, const std::string& name) {
  if (!document.diagnostics().empty()) throw toml::to_error(document.diagnostics(), name);
}

// What stands above the entries, or in each: where a fact is from.
void know_origin(toml::Table& table) {
  for (const char* key : {"source", "as_of", "confidence"}) table.know(key);
}

Status status_of(toml::Table& entry, std::string_view key) {
  const std::string word = entry.string(key).value_or("");
  const auto status = parse_status(word);
  if (!status) entry.complain(key, "\"" + word + "\" is no status");
  return status.value_or(Status::saved);
}

int days_in(toml::Table& entry, std::string_view key) {
  return static_cast<int>(entry.integer(key).value_or(0));
}

// "Phone-Screen" and "phone screen" are one.
std::string loosened(std::string_view word) {
  std::string folded = text::fold(word);
  std::ranges::replace_if(folded, [](char c) { return c == '-' || c == '_'; }, ' ');
  return folded;
}

}  // namespace

std::vector<StatusWords> parse_statuses(std::string_view text, const std::string& name) {
  toml::Document document = vocabulary_document(text, name);
  toml::Table root = document.root();
  know_origin(root);
  std::vector<StatusWords> all;
  for (toml::Table& entry : root.tables("status")) {
    all.push_back({status_of(entry, "id"), entry.strings("aliases")});
    entry.finish();
  }
  root.finish();
  throw_if_wrong(document, name);
  return all;
}

std::vector<StepFacts> parse_steps(std::string_view text, const std::string& name) {
  toml::Document document = vocabulary_document(text, name);
  toml::Table root = document.root();
  know_origin(root);
  std::vector<StepFacts> all;
  for (toml::Table& entry : root.tables("step")) {
    StepFacts step;
    step.id = entry.string("id").value_or("");
    step.name = entry.string("name").value_or(step.id);
    step.aliases = entry.strings("aliases");
    step.ready = entry.string("ready").value_or("");
    step.source = entry.string("source").value_or("");
    know_origin(entry);
    entry.finish();
    all.push_back(std::move(step));
  }
  root.finish();
  throw_if_wrong(document, name);
  return all;
}

std::vector<FollowUpRule> parse_follow_ups(std::string_view text, const std::string& name) {
  toml::Document document = vocabulary_document(text, name);
  toml::Table root = document.root();
  know_origin(root);
  std::vector<FollowUpRule> all;
  for (toml::Table& entry : root.tables("follow-up")) {
    FollowUpRule rule;
    rule.status = status_of(entry, "status");
    rule.reachable = entry.boolean("reachable").value_or(false);
    rule.after_days = days_in(entry, "after_days");
    rule.again_days = days_in(entry, "again_days");
    rule.times = days_in(entry, "times");
    rule.until_days = days_in(entry, "until_days");
    rule.text = entry.string("text").value_or("");
    know_origin(entry);
    entry.finish();
    all.push_back(std::move(rule));
  }
  root.finish();
  throw_if_wrong(document, name);
  return all;
}

Status status_named(const std::vector<StatusWords>& all, std::string_view word) {
  const std::string loose = loosened(word);
  std::vector<std::string> names;
  std::vector<Status> meant;
  std::vector<std::string> every;
  for (const StatusWords& words : all) {
    const std::string id(to_string(words.status));
    if (loose == id) return words.status;
    every.push_back(id);
    names.push_back(id);
    for (const std::string& alias : words.aliases) {
      const bool known = std::ranges::find(meant, words.status) != meant.end();
      if (loosened(alias) == loose && !known) meant.push_back(words.status);
      names.push_back(alias);
    }
  }
  if (meant.size() == 1) return meant.front();
  const std::string typed = text::printable_line(word);
  if (meant.size() > 1) {
    std::vector<std::string> candidates;
    for (const Status status : meant) candidates.emplace_back(to_string(status));
    throw Error(ErrorKind::usage, fmt::format("\"{}\" can be more than one status", typed),
                "name one of " + text::join(candidates, ", "));
  }
  std::string hint = text::did_you_mean(loose, names);
  if (!hint.empty()) hint += " ";
  throw Error(ErrorKind::usage, fmt::format("there is no status \"{}\"", typed),
              hint + "statuses are " + text::join(every, ", "));
}

const StepFacts& step_named(const std::vector<StepFacts>& all, std::string_view word) {
  const std::string loose = loosened(word);
  std::vector<std::string> names;
  std::vector<std::string> ids;
  for (const StepFacts& step : all) {
    if (loose == loosened(step.id) || loose == loosened(step.name)) return step;
    for (const std::string& alias : step.aliases) {
      if (loosened(alias) == loose) return step;
      names.push_back(alias);
    }
    names.push_back(step.id);
    ids.push_back(step.id);
  }
  std::string hint = text::did_you_mean(loose, names);
  if (!hint.empty()) hint += " ";
  throw Error(
      ErrorKind::usage, fmt::format("there is no step \"{}\"", text::printable_line(word)),
      hint + "steps are " + text::join(ids, ", ") + "; `medtech track note` keeps all else");
}

}  // namespace medtech::tracker
