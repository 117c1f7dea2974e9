// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/title_rules.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

namespace medtech::ontology {

namespace {

const std::array<std::string, 2> deciders{"lab", "equipment"};

}  // namespace

class RuleReader {
 public:
  explicit RuleReader(TitleRules& rules) : rules_(rules) {}

  void read(toml::Table& root) {
    root.integer("schema");
    for (const std::string_view key : {"source", "confidence"}) {
      if (root.string(key).value_or("").empty()) root.complain(key, "the file does not say it");
    }
    if (!root.date("as_of")) root.complain("as_of", "the file names no day that it speaks for");
    if (auto classes = root.table("classes")) {
      for (const std::string& name : classes->keys()) classes_[name] = classes->strings(name);
    }
    for (toml::Table& table : root.tables("rule")) rules_.rules_.push_back(read_rule(table));
    root.finish();
  }

 private:
  TitleRules::Rule read_rule(toml::Table& table) {
    TitleRules::Rule rule;
    TitleVerdict& verdict = rule.verdict;
    verdict.role = table.string("role").value_or("");
    verdict.field = table.string("field").value_or("");
    if (verdict.role.empty() == verdict.field.empty())
      table.complain("role", "a rule names either a `role` or another `field`");
    verdict.decide = table.choice("decide", deciders).value_or("");
    verdict.adjacent = table.boolean("adjacent").value_or(false);
    verdict.line = table.place().line;
    for (const std::string& text : table.strings("titles"))
      rule.lines.push_back(read_line(table, text));
    if (rule.lines.empty()) table.complain("titles", "a rule needs `titles`");
    table.finish();
    return rule;
  }

  TitleRules::Line read_line(toml::Table& table, std::string_view text) {
    TitleRules::Line line;
    for (std::string_view word : text::split(text, ' ')) {
      const bool never = word.starts_with('!');
      if (never) word.remove_prefix(1);
      std::vector<TitleRules::Number> numbers;
      for (const std::string_view one : text::split(word, '|')) add(table, one, numbers);
      if (never) {
        line.none.insert(line.none.end(), numbers.begin(), numbers.end());
      } else {
        line.all.push_back(std::move(numbers));
      }
    }
    if (line.all.empty()) table.complain("titles", "a line asks for no word");
    return line;
  }

  void add(toml::Table& table, std::string_view written, std::vector<TitleRules::Number>& numbers) {
    if (!written.starts_with('@')) {
      numbers.push_back(number_of(written));
      return;
    }
    const auto found = classes_.find(written.substr(1));
    if (found == classes_.end()) {
      table.complain("titles", "there is no class \"" + std::string(written) + "\"");
      return;
    }
    for (const std::string& member : found->second) numbers.push_back(number_of(member));
  }

  TitleRules::Number number_of(std::string_view phrase) {
    const auto [known, is_new] = numbers_.try_emplace(std::string(phrase), rules_.phrases_);
    if (!is_new) return known->second;
    const TitleRules::Number number = rules_.phrases_++;
    if (phrase.ends_with('*')) {
      rules_.beginnings_.emplace_back(phrase.substr(0, phrase.size() - 1), number);
    } else {
      std::vector<std::string> words = words_of_phrase(text::replace_all(phrase, "_", " "));
      if (words.empty()) return number;
      const std::string first = words.front();
      words.erase(words.begin());
      rules_.by_word_[first].emplace_back(std::move(words), number);
    }
    return number;
  }

  TitleRules& rules_;
  std::map<std::string, std::vector<std::string>, std::less<>> classes_;
  std::map<std::string, TitleRules::Number> numbers_;
};

Result<TitleRules> TitleRules::parse(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  TitleRules rules;
  toml::Table root = document->root();
  RuleReader(rules).read(root);
  if (!document->diagnostics().empty())
    return std::unexpected(toml::to_error(document->diagnostics(), "titles"));
  return rules;
}

std::vector<bool> TitleRules::phrases_in(const std::vector<std::string>& words) const {
  std::vector<bool> there(phrases_);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const auto found = by_word_.find(words[at]); found != by_word_.end()) {
      for (const auto& [rest, number] : found->second) {
        const std::size_t left = words.size() - at - 1;
        there[number] =
            there[number] || (rest.size() <= left &&
                              std::equal(rest.begin(), rest.end(),
                                         words.begin() + static_cast<std::ptrdiff_t>(at) + 1));
      }
    }
    for (const auto& [beginning, number] : beginnings_) {
      if (words[at].starts_with(beginning)) there[number] = true;
    }
  }
  return there;
}

bool TitleRules::matches(const Line& line, const std::vector<bool>& there) {
  const auto is_there = [&there](Number number) { return there[number]; };
  return std::ranges::none_of(line.none, is_there) &&
         std::ranges::all_of(line.all, [&](const std::vector<Number>& either) {
           return std::ranges::any_of(either, is_there);
         });
}

TitleVerdict TitleRules::judge(std::string_view title) const {
  const std::vector<bool> there = phrases_in(words_of_phrase(title));
  for (const Rule& rule : rules_) {
    if (std::ranges::any_of(rule.lines, [&](const Line& line) { return matches(line, there); }))
      return rule.verdict;
  }
  return {};
}

}  // namespace medtech::ontology
