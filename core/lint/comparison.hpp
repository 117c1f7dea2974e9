// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/posting.hpp"
#include "core/lint/subject.hpp"

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace medtech::lint {

/// How a résumé stands to one thing that must be had before anything else counts.
enum class Standing {
  missing,
  unknown,  ///< the résumé does not say
  near,     ///< something like it, a lapsed one, or nearly as much
  later,    ///< not met, and the posting lets it be met after hire
  met,
};

enum class ThresholdKind { credential, license, education, years };

/// One such thing, as judged for this résumé.
struct Threshold {
  ThresholdKind kind = ThresholdKind::credential;
  Standing standing = Standing::unknown;
  std::vector<std::string> any_of;   ///< ids of credentials or licences; a degree's word
  std::string asked;                 ///< "MLS(ASCP) or MLS(AMT)", "bachelor", "2 years"
  std::optional<std::string> shown;  ///< what the résumé has in its place: an id, a degree, years
  std::string sentence;              ///< of the posting; "" where it has none
  std::optional<std::string> law;    ///< the agency, where the place's law demands it
  /// That the degree is in, where another one is asked for.
  std::optional<std::string> other_field = std::nullopt;

  bool operator==(const Threshold&) const = default;
};

/// How a résumé shows one term that a posting asks for.
enum class Showing { none, listed, in_work };

struct Match {
  const Demand* demand = nullptr;
  Showing showing = Showing::none;
  std::optional<std::size_t> shown;  ///< number of the evidence in the subject
  /// The résumé's words for the same thing, where it never has the posting's.
  std::optional<std::string> other_words;
};

/// A résumé beside a posting.
struct Comparison {
  std::vector<Threshold> thresholds;
  std::vector<Match> matches;                               ///< one for each demand, in their order
  std::vector<std::vector<std::string>> preferred_missing;  ///< groups of preferred credentials
  std::size_t preferred_met = 0;
  std::set<std::size_t> copied;  ///< passages out of the posting itself, which show nothing
};

/// Compares. The thresholds were judged before, without the passages that `copied_passages` tells.
Comparison compare(const Subject& subject, const Posting& posting, std::set<std::size_t> copied,
                   std::vector<Threshold> thresholds, const ontology::Knowledge& knowledge,
                   const Words& words);

/// The ids of the credentials and licences that a résumé shows as held.
std::vector<std::string> held_ids(const resume::Resume& resume);

}  // namespace medtech::lint
