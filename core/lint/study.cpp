// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/study.hpp"

#include "core/base/text.hpp"
#include "core/ontology/ranks.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace medtech::lint {

namespace {

using Groups = std::vector<const Studies*>;

// The groups of studies whose names a text holds ("biological" begins as "biolog" does).
Groups groups_named(std::string_view text, const Words& words) {
  const std::string lowered = text::lower(text);
  Groups groups;
  for (const Studies& studies : words.studies) {
    const bool named = std::ranges::any_of(studies.names, [&](const std::string& name) {
      for (std::size_t at = lowered.find(name); at != std::string::npos;
           at = lowered.find(name, at + 1)) {
        if (at == 0 || !text::is_alnum(lowered[at - 1])) return true;
      }
      return false;
    });
    if (named) groups.push_back(&studies);
  }
  return groups;
}

bool share_one(const Groups& left, const Groups& right) {
  return std::ranges::find_first_of(left, right) != left.end();
}

bool has_ours(const Groups& groups) { return std::ranges::any_of(groups, &Studies::ours); }

// What a sentence says that the degree is in: "biology or chemistry" of "Bachelor's degree in
// biology or chemistry, with 2 years in a laboratory"; "" where it does not.
std::string_view fields_in(std::string_view lowered) {
  const std::size_t in = lowered.find(" in ");
  if (in == lowered.npos) return {};
  const std::string_view before = lowered.substr(0, in);
  // "a degree or 4 years of experience in …"
  for (const std::string_view word : {"experience", "year", "certif", "training"}) {
    if (before.find(word) != before.npos) return {};
  }
  std::string_view fields = lowered.substr(in + 4);
  for (const std::string_view end :
       {"experience", " with ", " plus ", " and must", "year", ";", ". "})
    fields = fields.substr(0, fields.find(end));
  return fields;
}

bool takes_related(std::string_view lowered) {
  return std::ranges::any_of(
      std::to_array<std::string_view>({"related", "similar", "equivalent", "relevant"}),
      [&](std::string_view word) { return lowered.find(word) != lowered.npos; });
}

}  // namespace

std::optional<std::string> other_study(const Subject& subject, const Posting& posting,
                                       const Words& words, const std::set<std::size_t>& nothing) {
  const auto& asked = posting.listing.understanding.requirements.education_min;
  const auto wanted = asked ? ontology::degree_rank(*asked) : std::nullopt;
  const auto school = ontology::degree_rank("high-school");
  if (!wanted || wanted <= school) return std::nullopt;
  const std::string sentence = text::lower(posting.education_sentence);
  const Groups fields = groups_named(fields_in(sentence), words);
  if (!has_ours(fields)) return std::nullopt;
  std::optional<std::string> other;
  for (const resume::Education& each : subject.resume.education) {
    const auto rank = each.level ? ontology::degree_rank(*each.level) : std::nullopt;
    if (!rank || *rank < *wanted || nothing.contains(each.line)) continue;
    const Groups studied = groups_named(each.field.value_or(""), words);
    const bool near = has_ours(studied) && takes_related(sentence);
    if (studied.empty() || share_one(studied, fields) || near) return std::nullopt;
    if (!other) other = *each.field;
  }
  return other;
}

}  // namespace medtech::lint
