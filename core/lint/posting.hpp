// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/copying.hpp"
#include "core/lint/words.hpp"
#include "core/listing/listing.hpp"
#include "core/ontology/knowledge.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::lint {

/// Something by name that a posting asks for.
struct Demand {
  std::vector<ontology::ConceptRow> any_of;  ///< any one will do
  std::string term;                          ///< in the posting's words
  std::string kind;                          ///< of the first one
  bool required = false;                     ///< else preferred, or named among the duties
  std::string sentence;                      ///< the clause that it stands in
  std::size_t begin = 0;                     ///< bytes of the description; both 0 where it stands
  std::size_t end = 0;                       ///< in none

  bool operator==(const Demand&) const = default;
};

/// A posting, prepared for all résumés.
struct Posting {
  std::string name;  ///< the path, address or id that it was named by
  listing::Listing listing;
  bool of_role = false;  ///< stands for a role, not for one opening
  std::vector<Demand> demands;
  /// Where the posting names these: the clause of each required and preferred group of credentials,
  /// of the licence, the degree, and the years; "" where that is not found.
  std::vector<std::string> required_sentences;
  std::vector<std::string> preferred_sentences;
  std::string licence_sentence;
  std::string education_sentence;
  std::string years_sentence;
  std::optional<std::string> clearance;  ///< as the posting has it, where it is required
  WordPairs pairs;                       ///< of its text, to know lines that were copied from it
};

/// Finds what a posting asks for, with its words.
Posting prepare_posting(std::string name, listing::Listing listing, const Words& words,
                        const ontology::Knowledge& knowledge);

}  // namespace medtech::lint
