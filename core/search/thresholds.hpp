// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/listing.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/qualifications.hpp"

#include <string>
#include <vector>

namespace medtech::search {

/// How a person stands to one thing that a posting demands, the better before the worse.
enum class Standing {
  met,
  later,  ///< not met, and the posting lets it be met after hire
  near,   ///< something like it, a lapsed one, or nearly as much
  missing,
  unknown,  ///< the profile does not say
};

/// One thing that a posting demands before anything else counts.
struct Threshold {
  enum class Kind { credential, license, education, years } kind = Kind::credential;
  Standing standing = Standing::unknown;
  std::string reason;  ///< one sentence, for people
  /// Of years that are enough: the work that none of them is in; "" for others.
  std::string lacking = "";

  bool operator==(const Threshold&) const = default;
};

/// What it means where somebody tells of no work at all: a profile may leave it out, a résumé shows
/// none.
enum class Silence { is_left_out, is_none };

/// All that a posting demands, each with how the person stands to it; empty where it demands
/// nothing that was understood.
std::vector<Threshold> thresholds_of(const profile::Qualifications& has,
                                     const listing::Understanding& posting,
                                     const ontology::Knowledge& knowledge,
                                     Silence silence = Silence::is_left_out);

/// May this person apply? Met where all thresholds are, or may be after hire; near where the person
/// falls short of some by little; unknown where one is, and for a posting without any.
Standing qualification(const std::vector<Threshold>& thresholds);

}  // namespace medtech::search
