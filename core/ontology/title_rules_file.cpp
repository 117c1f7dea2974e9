// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/format/toml.hpp"
#include "core/ontology/title_rules.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace medtech::ontology {

namespace {

const std::array<std::string, 2> deciders{"lab", "equipment"};
const std::array<std::string, 2> bearers{"hospital", "health"};

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
    for (toml::Table& table : root.tables("meant")) read_meant(table);
    std::ranges::stable_sort(rules_.phrases_, {}, &TitleRules::Phrase::first);
    root.finish();
  }

 private:
  using Numbers = std::vector<TitleRules::Number>;

  TitleRules::Rule read_rule(toml::Table& table) {
    TitleRules::Rule rule;
    TitleVerdict& verdict = rule.verdict;
    verdict.role = table.string("role").value_or("");
    verdict.field = table.string("field").value_or("");
    if (verdict.role.empty() == verdict.field.empty())
      table.complain("role", "a rule names either a `role` or another `field`");
    verdict.decide = table.choice("decide", deciders).value_or("");
    verdict.without_text = table.choice("without_text", bearers).value_or("");
    if (!verdict.without_text.empty() && verdict.decide.empty())
      table.complain("without_text", "only a rule with `decide` has `without_text`");
    verdict.at = table.string("at").value_or("");
    verdict.of_service = table.boolean("of_service").value_or(false);
    if (verdict.of_service && verdict.decide != "equipment")
      table.complain("of_service", "only a rule with `decide = \"equipment\"` has `of_service`");
    verdict.adjacent = table.boolean("adjacent").value_or(false);
    verdict.anywhere = table.boolean("anywhere").value_or(false);
    if (verdict.anywhere && !verdict.decide.empty())
      table.complain("anywhere", "a rule with `decide` does not hold anywhere");
    verdict.line = table.place().line;
    std::vector<TitleRules::Line> lines;
    for (const std::string& text : table.strings("titles")) lines.push_back(read_line(table, text));
    if (lines.empty()) table.complain("titles", "a rule needs `titles`");
    rule.lines = put(lines, rules_.lines_);
    table.finish();
    return rule;
  }

  void read_meant(toml::Table& table) {
    const std::vector<std::string> roles = table.strings("roles");
    if (roles.empty()) table.complain("roles", "words that people search by need `roles`");
    for (const std::string& words : table.strings("words"))
      rules_.meant_.emplace_back(text::join(words_of_phrase(words), " "), roles);
    table.finish();
  }

  // Rows go behind those that are there.
  template <typename Row>
  static TitleRules::Range put(const std::vector<Row>& rows, std::vector<Row>& into) {
    const TitleRules::Range range{static_cast<std::uint32_t>(into.size()),
                                  static_cast<std::uint32_t>(rows.size())};
    into.insert(into.end(), rows.begin(), rows.end());
    return range;
  }

  TitleRules::Line read_line(toml::Table& table, std::string_view text) {
    std::vector<TitleRules::Range> all;
    Numbers none;
    for (std::string_view word : text::split(text, ' ')) {
      const bool never = word.starts_with('!');
      if (never) word.remove_prefix(1);
      Numbers numbers;
      for (const std::string_view one : text::split(word, '|')) add(table, one, numbers);
      if (never) {
        none.insert(none.end(), numbers.begin(), numbers.end());
      } else {
        all.push_back(put(numbers, rules_.numbers_));
      }
    }
    if (all.empty()) table.complain("titles", "a line asks for no word");
    return {put(all, rules_.groups_), put(none, rules_.numbers_)};
  }

  void add(toml::Table& table, std::string_view written, Numbers& numbers) {
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
    const auto [known, is_new] = numbers_.try_emplace(std::string(phrase), rules_.phrase_count_);
    if (!is_new) return known->second;
    const TitleRules::Number number = rules_.phrase_count_++;
    if (phrase.ends_with('*')) {
      rules_.beginnings_.emplace_back(phrase.substr(0, phrase.size() - 1), number);
      return number;
    }
    std::vector<std::uint64_t> hashes;
    for (const std::string& word : words_of_phrase(text::replace_all(phrase, "_", " ")))
      hashes.push_back(word_hash(word));
    if (hashes.empty()) return number;
    TitleRules::Phrase made;
    made.first = hashes.front();
    made.number = number;
    hashes.erase(hashes.begin());
    made.rest = put(hashes, rules_.rest_);
    rules_.phrases_.push_back(made);
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

}  // namespace medtech::ontology
