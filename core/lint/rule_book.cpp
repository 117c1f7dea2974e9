// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rule_book.hpp"

#include "core/base/text.hpp"
#include "core/format/packed.hpp"
#include "core/format/toml.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace medtech::lint {

namespace {

constexpr auto rule_files = std::to_array<std::string_view>(
    {"rules/layout.toml", "rules/contact.toml", "rules/history.toml", "rules/credentials.toml",
     "rules/wording.toml", "rules/posting.toml"});
const std::array<std::string, 3> severities{"suggestion", "warning", "error"};

std::string needed(toml::Table& table, std::string_view key) {
  std::string value = table.string(key).value_or("");
  if (value.empty()) table.complain(key, "a rule needs it");
  return value;
}

RuleText read_rule(toml::Table& table, const std::string& group, const std::string& source) {
  RuleText rule;
  rule.group = group;
  rule.id = needed(table, "id");
  rule.slug = needed(table, "slug");
  rule.severity =
      parse_severity(table.choice("severity", severities).value_or("")).value_or(Severity::warning);
  rule.title = needed(table, "title");
  rule.message = needed(table, "message");
  rule.suggestion = table.string("suggestion").value_or("");
  rule.reason = needed(table, "reason");
  rule.bad = needed(table, "bad");
  rule.good = needed(table, "good");
  rule.source = table.string("source").value_or(source);
  const bool is_id = rule.id.size() == 5 && rule.id.starts_with("MT") &&
                     std::ranges::all_of(rule.id.substr(2), text::is_digit);
  if (!is_id) table.complain("id", "an id is MT and three digits");
  table.finish();
  return rule;
}

std::optional<Error> read_file(std::string_view text, const std::string& file,
                               std::vector<RuleText>& rules) {
  auto document = toml::Document::parse(text, file);
  if (!document) return document.error();
  toml::Table root = document->root();
  root.integer("schema");
  root.string("confidence");
  const std::string group = root.string("group").value_or("");
  const std::string source = root.string("source").value_or("");
  if (source.empty()) root.complain("source", "the file does not say it");
  if (!root.date("as_of")) root.complain("as_of", "the file names no day that it speaks for");
  for (toml::Table& table : root.tables("rule")) {
    RuleText rule = read_rule(table, group, source);
    const auto same = [&](const RuleText& other) {
      return other.id == rule.id || other.slug == rule.slug;
    };
    if (std::ranges::any_of(rules, same)) table.complain("id", "another rule has this id or slug");
    rules.push_back(std::move(rule));
  }
  root.finish();
  if (document->diagnostics().empty()) return std::nullopt;
  return toml::to_error(document->diagnostics(), "a file of rules");
}

}  // namespace

std::string to_string(Severity severity) {
  return severities.at(static_cast<std::size_t>(severity));
}

std::optional<Severity> parse_severity(std::string_view word) {
  const auto found = std::ranges::find(severities, word);
  if (found == severities.end()) return std::nullopt;
  return static_cast<Severity>(found - severities.begin());
}

std::string filled(std::string_view text, const Arguments& arguments) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out += text.substr(0, open);
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto found = std::ranges::find(arguments, name, &Arguments::value_type::first);
    if (found != arguments.end()) out += found->second;
    text.remove_prefix(close + 1);
  }
  return out.append(text);
}

Result<RuleBook> RuleBook::read(const DataFile& data_file) {
  RuleBook book;
  for (const std::string_view file : rule_files) {
    if (auto error = read_file(data_file(file), std::string(file), book.rules_))
      return std::unexpected(*std::move(error));
  }
  std::ranges::sort(book.rules_, {}, &RuleText::id);
  return book;
}

template <typename Archive>
void each_field(Archive& archive, RuleText& rule) {
  archive(rule.id, rule.slug, rule.group, rule.severity, rule.title, rule.message, rule.suggestion,
          rule.reason, rule.bad, rule.good, rule.source);
}

std::string RuleBook::pack() const {
  Packer packer;
  std::vector<RuleText> rules = rules_;
  packer(rules);
  return packer.take();
}

RuleBook RuleBook::unpack(std::string_view bytes) {
  RuleBook book;
  Unpacker unpacker(bytes);
  unpacker(book.rules_);
  return book;
}

const RuleText* RuleBook::find(std::string_view name) const {
  const auto found = std::ranges::find_if(rules_, [&](const RuleText& rule) {
    return text::equal_ignoring_case(rule.id, name) || text::equal_ignoring_case(rule.slug, name);
  });
  return found == rules_.end() ? nullptr : &*found;
}

std::vector<std::string> RuleBook::names() const {
  std::vector<std::string> names;
  for (const RuleText& rule : rules_) names.push_back(rule.slug);
  for (const RuleText& rule : rules_) names.push_back(rule.id);
  return names;
}

const RuleText& RuleBook::named(std::string_view name) const {
  if (const RuleText* rule = find(name)) return *rule;
  const std::string near = text::did_you_mean(name, names());
  throw Error(ErrorKind::usage, "there is no rule \"" + text::printable_line(name) + "\"",
              near.empty() ? "`medtech resume-check --list-rules` lists all" : near);
}

}  // namespace medtech::lint
