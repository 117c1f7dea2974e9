// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/title_rules.hpp"

#include "core/base/text.hpp"
#include "core/ontology/packed.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <span>

namespace medtech::ontology {

namespace {

template <typename Row, typename Range>
std::span<const Row> rows_of(const std::vector<Row>& rows, Range range) {
  return std::span(rows).subspan(range.first, range.count);
}

}  // namespace

std::string TitleRules::pack() const {
  Packer packer;
  packer.rows(lines_);
  packer.rows(groups_);
  packer.rows(numbers_);
  packer.rows(phrases_);
  packer.rows(rest_);
  packer.number(phrase_count_);
  packer.number(static_cast<std::uint32_t>(beginnings_.size()));
  for (const auto& [beginning, number] : beginnings_) {
    packer.string(beginning);
    packer.number(number);
  }
  packer.number(static_cast<std::uint32_t>(rules_.size()));
  for (const Rule& rule : rules_) {
    for (const auto* text : {&rule.verdict.role, &rule.verdict.field, &rule.verdict.decide,
                             &rule.verdict.without_text})
      packer.string(*text);
    packer.number(rule.verdict.adjacent ? 1 : 0);
    packer.number(static_cast<std::uint32_t>(rule.verdict.line));
    packer.number(rule.lines.first);
    packer.number(rule.lines.count);
  }
  return packer.take();
}

TitleRules TitleRules::unpack(std::string_view bytes) {
  Unpacker unpacker(bytes);
  TitleRules made;
  made.lines_ = unpacker.rows<Line>();
  made.groups_ = unpacker.rows<Range>();
  made.numbers_ = unpacker.rows<Number>();
  made.phrases_ = unpacker.rows<Phrase>();
  made.rest_ = unpacker.rows<std::uint64_t>();
  made.phrase_count_ = unpacker.number();
  for (std::uint32_t left = unpacker.number(); left > 0; --left) {
    const std::string_view beginning = unpacker.string();
    made.beginnings_.emplace_back(beginning, unpacker.number());
  }
  made.rules_.resize(unpacker.number());
  for (Rule& rule : made.rules_) {
    for (auto* text : {&rule.verdict.role, &rule.verdict.field, &rule.verdict.decide,
                       &rule.verdict.without_text})
      *text = unpacker.string();
    rule.verdict.adjacent = unpacker.number() != 0;
    rule.verdict.line = unpacker.number();
    rule.lines.first = unpacker.number();
    rule.lines.count = unpacker.number();
  }
  return made;
}

std::vector<char> TitleRules::phrases_in(std::string_view title) const {
  std::vector<char> there(phrase_count_);
  std::vector<Token> tokens;
  tokenise(title, tokens);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const auto behind = std::span(tokens).subspan(at + 1);
    for (const Phrase& phrase :
         std::ranges::equal_range(phrases_, tokens[at].hash, {}, &Phrase::first)) {
      const auto rest = rows_of(rest_, phrase.rest);
      if (rest.size() <= behind.size() &&
          std::ranges::equal(rest, behind.first(rest.size()), {}, {}, &Token::hash))
        there[phrase.number] = 1;
    }
    const std::string_view word = title.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
    const char initial = text::to_lower(word.front());
    for (const auto& [beginning, number] : beginnings_) {
      if (beginning.front() == initial && text::starts_with_ignoring_case(word, beginning))
        there[number] = 1;
    }
  }
  return there;
}

bool TitleRules::matches(const Line& line, const std::vector<char>& there) const {
  const auto is_there = [&there](Number number) { return there[number] != 0; };
  return std::ranges::none_of(rows_of(numbers_, line.none), is_there) &&
         std::ranges::all_of(rows_of(groups_, line.all), [&](const Range& either) {
           return std::ranges::any_of(rows_of(numbers_, either), is_there);
         });
}

TitleVerdict TitleRules::judge(std::string_view title) const {
  const std::vector<char> there = phrases_in(title);
  for (const Rule& rule : rules_) {
    if (std::ranges::any_of(rows_of(lines_, rule.lines),
                            [&](const Line& line) { return matches(line, there); }))
      return rule.verdict;
  }
  return {};
}

}  // namespace medtech::ontology
