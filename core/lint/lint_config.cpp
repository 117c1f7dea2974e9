// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/lint_config.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace medtech::lint {

namespace {

class ConfigReader {
 public:
  explicit ConfigReader(const RuleBook& book) : book_(book) {}

  Config read(toml::Table& root) {
    Config config;
    root.integer("schema");
    config.select = rules(root, "select");
    config.ignore = rules(root, "ignore");
    static const std::vector<std::string> levels{"error", "warning", "suggestion", "never"};
    if (const auto word = root.choice("fail_on", levels)) config.fail_on = parse_fail_on(*word);
    config.min_score = read_min_score(root);
    if (auto table = root.table("severity")) read_severities(*table, config);
    if (auto table = root.table("per_file")) {
      for (const std::string& pattern : table->keys()) {
        if (pattern.empty() || pattern.find_first_of("[]{}!") != std::string::npos)
          table->complain(pattern, "a pattern has * and ? for what may stand there, no other sign",
                          "write a line for each pattern");
        config.per_file.emplace_back(pattern, rules(*table, pattern));
      }
    }
    root.finish();
    return config;
  }

 private:
  std::optional<std::string> rule(toml::Table& table, std::string_view key, std::string_view name) {
    if (const RuleText* found = book_.find(name)) return found->id;
    table.complain(key, fmt::format("there is no rule \"{}\"", name),
                   text::did_you_mean(name, book_.names()));
    return std::nullopt;
  }

  std::vector<std::string> rules(toml::Table& table, std::string_view key) {
    std::vector<std::string> ids;
    for (const std::string& name : table.strings(key)) {
      if (auto id = rule(table, key, name)) ids.push_back(*std::move(id));
    }
    return ids;
  }

  static std::optional<int> read_min_score(toml::Table& root) {
    const auto score = root.integer("min_score");
    if (!score) return std::nullopt;
    if (*score < 0 || *score > 100) {
      root.complain("min_score", "a score is from 0 to 100");
      return std::nullopt;
    }
    return static_cast<int>(*score);
  }

  void read_severities(toml::Table& table, Config& config) {
    static const std::vector<std::string> levels{"error", "warning", "suggestion"};
    for (const std::string& name : table.keys()) {
      const auto id = rule(table, name, name);
      const auto level = table.choice(name, levels);
      if (id && level) config.severities[*id] = parse_severity(*level).value_or(Severity::warning);
    }
  }

  const RuleBook& book_;
};

bool matches(std::string_view pattern, std::string_view name) {
  std::size_t at = 0;
  std::size_t in = 0;
  std::optional<std::size_t> star;
  std::size_t resume_at = 0;
  while (in < name.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      resume_at = in;
    } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == name[in])) {
      ++at;
      ++in;
    } else if (star) {
      at = *star + 1;
      in = ++resume_at;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*') ++at;
  return at == pattern.size();
}

}  // namespace

std::optional<FailOn> parse_fail_on(std::string_view word) {
  if (word == "never") return std::optional<FailOn>(std::in_place, std::nullopt);
  if (const auto severity = parse_severity(word)) return FailOn{*severity};
  return std::nullopt;
}

Result<Config> parse_config(std::string_view text, const std::string& file, const RuleBook& book) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  toml::Table root = document->root();
  Config config = ConfigReader(book).read(root);
  if (!document->diagnostics().empty())
    return std::unexpected(toml::to_error(document->diagnostics(), "the configuration"));
  return config;
}

bool matches_glob(std::string_view pattern, std::string_view path) {
  if (pattern.starts_with("./")) pattern.remove_prefix(2);
  // From the beginning of the path, or of any folder or file in it.
  for (std::size_t begin = 0; begin != std::string_view::npos;) {
    if (matches(pattern, path.substr(begin))) return true;
    const std::size_t slash = path.find('/', begin);
    begin = slash == std::string_view::npos ? slash : slash + 1;
  }
  return false;
}

Choice choice_for(const Config& config, const std::vector<std::string>& selected,
                  const std::vector<std::string>& ignored, std::string_view path) {
  Choice choice;
  const auto& select = selected.empty() ? config.select : selected;
  choice.selected.insert(select.begin(), select.end());
  choice.ignored.insert(config.ignore.begin(), config.ignore.end());
  choice.ignored.insert(ignored.begin(), ignored.end());
  choice.severities = config.severities;
  for (const auto& [pattern, rules] : config.per_file) {
    if (matches_glob(pattern, path)) choice.ignored.insert(rules.begin(), rules.end());
  }
  return choice;
}

}  // namespace medtech::lint
