// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/silence.hpp"

#include <algorithm>

namespace medtech::net {

// Where nothing runs, the clock stands from the moment at which something could have been sent, and
// begins anew behind an answer.
Silence::Instant Silence::Clock::begin(Instant ready, Instant now) const {
  if (running > 0) return since;
  if (since >= idle_from) return now;
  const Instant stood_from = std::min(std::max(idle_from, ready), now);
  return since + (now - stood_from);
}

void Silence::sent(const std::string& who, Instant ready, Instant now) {
  const auto [entry, is_new] = clocks_.try_emplace(who, Clock{now, now});
  Clock& clock = entry->second;
  clock.since = clock.begin(ready, now);
  ++clock.running;
}

void Silence::ended(const std::string& who, Instant now) {
  Clock& clock = clocks_.at(who);
  --clock.running;
  clock.idle_from = now;
}

void Silence::answered(const std::string& who, Instant now) { clocks_.at(who).since = now; }

Silence::Duration Silence::lasting(const std::string& who, Instant ready, Instant now) const {
  const auto found = clocks_.find(who);
  return found == clocks_.end() ? Duration(0) : now - found->second.begin(ready, now);
}

}  // namespace medtech::net
