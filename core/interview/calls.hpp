// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/qualifications.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::interview {

/// Something that a posting names and that can call for a question.
struct Concept {
  std::string id;  ///< as questions name it: "mri-scanner", "role:mls", "setting:travel"
  std::string
      name;  ///< as a person reads it: "MRI scanner", "the role Medical laboratory scientist"

  bool operator==(const Concept&) const = default;
};

/// Why a question is asked: the posting's own concept, and how near it is to what the question
/// names.
struct Cause {
  Concept named;
  int distance = 0;  ///< steps up from the posting's concept: 0 for itself, 1 for its wider one …
  std::size_t rank = 0;  ///< place among the posting's concepts, the most telling first

  bool operator==(const Cause&) const = default;
};

/// What a posting or a profile calls for.
class Calls {
 public:
  /// Concepts that are known to terms bring their wider ones with them.
  Calls(std::vector<Concept> concepts, const ontology::Knowledge& knowledge);

  [[nodiscard]] const std::vector<Concept>& concepts() const { return concepts_; }
  /// The nearest cause among ids each of which would do; absent where the posting names none.
  [[nodiscard]] std::optional<Cause> find(const std::vector<std::string>& ids) const;

 private:
  struct Reached {
    std::string id;
    Cause cause;
  };
  std::vector<Concept> concepts_;
  std::vector<Reached> reached_;  // sorted by id, the nearest of each alone
};

/// The concepts that a posting names, the most telling first: equipment and benches, then role and
/// software, skills, setting, terms of work, and last its family.
std::vector<Concept> concepts_of(const listing::Listing& listing,
                                 const ontology::Knowledge& knowledge);
/// Those of a person, where there is no posting: the role that is aimed at, and experience.
std::vector<Concept> concepts_of(const profile::Qualifications& has,
                                 const ontology::Knowledge& knowledge);

}  // namespace medtech::interview
