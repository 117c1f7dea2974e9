// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/wording.hpp"

#include <algorithm>
#include <vector>

namespace medtech::lint {

namespace {

using ontology::ConceptRow;
using ontology::Terms;

bool has(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

bool names_maker(const std::string& word, ConceptRow row, const Terms& terms) {
  const std::string_view id = terms.fact(row, "maker");
  if (id.empty()) return false;
  const auto maker = terms.find(id);
  if (!maker) return false;
  const std::vector<ConceptRow> named = terms.find_named(word);
  return has(plain_words(terms.name(*maker)), word) ||
         std::ranges::find(named, *maker) != named.end();
}

bool are_synonyms(const std::string& left, const std::string& right, const Words& words) {
  return std::ranges::any_of(words.same, [&](const std::vector<std::string>& group) {
    return has(group, left) && has(group, right);
  });
}

}  // namespace

bool claims_no_more(std::string_view theirs, std::string_view ours, ConceptRow row,
                    const Terms& terms, const Words& words) {
  if (are_synonyms(form_of(theirs), form_of(ours), words)) return true;
  const std::vector<std::string> own = plain_words(ours);
  const auto parent = terms.parent(row);
  const std::vector<std::string> kind =
      parent ? plain_words(terms.name(*parent)) : std::vector<std::string>();
  bool says_own = false;
  bool says_maker = false;
  for (const std::string& word : plain_words(theirs)) {
    if (has(own, word)) {
      says_own = true;
    } else if (names_maker(word, row, terms)) {
      says_maker = true;
    } else if (!has(kind, word) && !has(words.list("words_of_kind"), word)) {
      return false;
    }
  }
  return says_own && says_maker;
}

}  // namespace medtech::lint
