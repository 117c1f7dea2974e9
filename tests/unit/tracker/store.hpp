// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/catalogue.hpp"
#include "core/tracker/tracker.hpp"

namespace medtech::testing {

/// An empty database in memory with all tables, and its applications.
struct TrackerStore {
  search::Catalogue catalogue{":memory:"};
  tracker::Tracker tracker{catalogue.database()};
};

}  // namespace medtech::testing
