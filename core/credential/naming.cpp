// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credential/naming.hpp"

#include "core/base/text.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>

namespace medtech::credential {

namespace {

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text::fold(text)) {
    if (text::is_alnum(c) || c == '+') letters += c;
  }
  return letters;
}

Named named_by_terms(const Knowledge& knowledge, const ontology::Terms& terms,
                     std::string_view said) {
  // What bears the name itself comes before the members of a set of that name.
  Named named;
  std::vector<std::string> members;
  const auto add = [&](ontology::ConceptRow row, std::vector<std::string>& list) {
    std::string id(terms.id(row));
    const bool is_new = std::ranges::find(list, id) == list.end();
    if (is_new && knowledge.find(id) != nullptr) list.push_back(std::move(id));
  };
  for (const ontology::ConceptRow row : terms.find_named(said)) {
    add(row, named.candidates);
    for (const ontology::ConceptRow member : terms.members(row)) add(member, members);
  }
  if (named.candidates.empty()) named.candidates = std::move(members);
  if (named.candidates.size() == 1) return {named.candidates.front(), {}};
  return named;
}

}  // namespace

Named credential_named(const Knowledge& knowledge, const ontology::Terms& terms,
                       std::string_view said) {
  const std::string letters = letters_of(said);
  for (const Credential& each : knowledge.credentials) {
    if (text::equal_ignoring_case(each.id, text::trim(said))) return {each.id, {}};
  }
  std::vector<std::string> by_name;
  for (const Credential& each : knowledge.credentials) {
    if (each.is_license()) continue;
    const bool fits = letters_of(each.suffix) == letters ||
                      std::ranges::any_of(each.aliases, [&](const std::string& alias) {
                        return letters_of(alias) == letters;
                      });
    if (fits) by_name.push_back(each.id);
  }
  if (by_name.size() == 1) return {by_name.front(), {}};
  return named_by_terms(knowledge, terms, said);
}

Named license_named(const Knowledge& knowledge, std::string_view state, std::string_view said) {
  const std::string letters = letters_of(said);
  const std::vector<const Credential*> licenses = knowledge.licenses_of(state);
  for (const Credential* each : licenses) {
    const std::string own = letters_of(each->id);
    if (own == letters || own == letters_of(state) + letters) return {each->id, {}};
  }
  Named named;
  for (const Credential* each : licenses) {
    const bool fits = letters_of(each->name) == letters ||
                      std::ranges::any_of(each->aliases, [&](const std::string& alias) {
                        return letters_of(alias) == letters;
                      });
    if (fits) named.candidates.push_back(each->id);
  }
  if (named.candidates.size() == 1) return {named.candidates.front(), {}};
  return named;
}

std::optional<std::string> license_in(const Knowledge& knowledge, std::string_view state,
                                      std::string_view text) {
  const std::string words = " " + text::join(ontology::words_of_phrase(text), " ") + " ";
  std::size_t longest = 0;
  std::optional<std::string> id;
  const auto consider = [&](const Credential& license, std::string_view name) {
    const std::string own = " " + text::join(ontology::words_of_phrase(name), " ") + " ";
    if (own.size() < longest || own.size() < 3 || !words.contains(own)) return;
    const bool other = own.size() == longest && id && *id != license.id;
    longest = own.size();
    id = other ? std::nullopt : std::optional(license.id);
  };
  for (const Credential* each : knowledge.licenses_of(state)) {
    consider(*each, each->name);
    for (const std::string& alias : each->aliases) consider(*each, alias);
  }
  return id;
}

std::string nearest_credential(const Knowledge& knowledge, std::string_view said) {
  std::vector<std::string> ids;
  for (const Credential& each : knowledge.credentials) ids.push_back(text::lower(each.id));
  std::string hint = text::did_you_mean(text::fold(said), ids);
  if (!hint.empty()) return hint;
  std::vector<std::string> suffixes;
  for (const Credential& each : knowledge.credentials) suffixes.push_back(each.suffix);
  return text::did_you_mean(said, suffixes);
}

}  // namespace medtech::credential
