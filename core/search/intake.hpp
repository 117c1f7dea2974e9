// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/listing/listing.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/search/catalogue.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::search {

/// What became of a listing that was given to the intake.
enum class Taken {
  added,      ///< an opening not known before
  changed,    ///< known, and something about it is different now
  unchanged,  ///< known as it is
  elsewhere,  ///< known, and this word adds nothing: another source's, or a second one
};

/// Stores what sources answer. Recognises openings, keeps the history of their changes, marks what
/// a source proves to be gone. What a later word does not say erases nothing (merging.hpp). Commits
/// every two seconds and at the end; what was committed stays whatever comes. One intake writes at
/// a time; not thread-safe.
class Intake {
 public:
  /// By `knowledge` what became of several words is understood; null leaves it as it was.
  Intake(Catalogue& catalogue, Date today, const ontology::Knowledge* knowledge = nullptr);
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;
  ~Intake();

  /// Begins a reading of a source; what add() is given with this id belongs to it. `scope`: a
  /// digest of what the source is asked for.
  void begin(std::string_view source, std::int64_t scope);
  /// A listing of a source whose reading has begun.
  Taken add(const listing::Listing& listing);
  /// Remembers that an answer with this digest was read from an address.
  void remember_document(std::string_view source, std::string_view key, std::int64_t digest);
  /// Ends a reading that answered. `proves_absence`: what was not seen in it is gone, provided that
  /// it was last seen in a reading of the same scope.
  void finish(const SourceState& state, bool proves_absence);
  /// Ends a reading that found nothing new: what was seen in the last one is seen again.
  void finish_unchanged(const SourceState& state);
  /// Ends a reading that failed: earlier listings stay as they are.
  void finish_failed(const SourceState& state);

  /// Commits everything. Without it the last two seconds are lost.
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace medtech::search
