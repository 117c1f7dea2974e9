// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credential/prospect.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

/// The ways through the conditions of a route.
namespace medtech::credential {

/// A credential that must be had first.
struct Need {
  std::string id;
  bool passed = false;  ///< at some time, in force or not
  bool anew = false;    ///< whatever the person has of it

  bool operator==(const Need&) const = default;
};

/// One way through a route's conditions: credentials that must be held, and all else.
struct Combination {
  std::vector<Need> holds;
  std::vector<Prospect> prospects;
  std::vector<std::string> works;  ///< what is to be done first, by name
  std::string obstacle;
};

/// A name for what is to be done: the same work for another goal has the same. "" for nothing.
std::string name_of_work(const Prospect& prospect);

/// Leaves out what another is no worse than in everything; of equals the first stays.
std::vector<Combination> undominated(std::vector<Combination> all);

/// New work, by the thing of the problem that stands for it.
using NewWorks = std::vector<std::pair<std::size_t, NewWork>>;
/// Full-time jobs follow one another, but where one job is both.
void keep_apart(const NewWorks& works, Problem& problem);

}  // namespace medtech::credential
