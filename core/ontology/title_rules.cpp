// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/title_rules.hpp"

#include "core/base/text.hpp"
#include "core/format/packed.hpp"
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

template <typename Archive>
void each_field(Archive& archive, TitleVerdict& verdict) {
  archive(verdict.role, verdict.field, verdict.decide, verdict.without_text, verdict.at,
          verdict.of_service, verdict.adjacent, verdict.anywhere, verdict.line);
}

template <typename Archive>
void TitleRules::each_part(Archive& archive) {
  archive.rows(lines_);
  archive.rows(groups_);
  archive.rows(numbers_);
  archive.rows(phrases_);
  archive.rows(rest_);
  archive(phrase_count_, beginnings_, rules_, meant_);
}

std::string TitleRules::pack() const {
  Packer packer;
  TitleRules(*this).each_part(packer);
  return packer.take();
}

TitleRules TitleRules::unpack(std::string_view bytes) {
  TitleRules made;
  Unpacker unpacker(bytes);
  made.each_part(unpacker);
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

bool TitleRules::is_phrase(std::string_view words) const {
  std::vector<Token> tokens;
  tokenise(words, tokens);
  if (tokens.empty()) return false;
  return std::ranges::any_of(
      std::ranges::equal_range(phrases_, tokens.front().hash, {}, &Phrase::first),
      [&](const Phrase& phrase) {
        return std::ranges::equal(rows_of(rest_, phrase.rest), std::span(tokens).subspan(1), {}, {},
                                  &Token::hash);
      });
}

std::vector<std::string> TitleRules::roles_meant_by(std::string_view words) const {
  const std::string wanted = text::join(words_of_phrase(words), " ");
  const auto found = std::ranges::find(meant_, wanted, [](const auto& each) { return each.first; });
  return found == meant_.end() ? std::vector<std::string>{} : found->second;
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
