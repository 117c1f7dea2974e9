// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"

#include <string>

namespace medtech::cmd {

/// One thing looked at: how it is, and how to mend it where it is not well.
struct Finding {
  std::string subject;
  bool well = true;
  std::string state;
  std::string mend;
};

/// The profile: whether it can be read, and what in it has run out.
Finding look_at_profile(Context& context);
/// The keys of the enabled sources that need one.
Finding look_at_keys(Context& context);
/// How old the facts inside the program are.
Finding look_at_facts(Context& context);
/// Room on the disk that the database lies on.
Finding look_at_room(Context& context);

}  // namespace medtech::cmd
