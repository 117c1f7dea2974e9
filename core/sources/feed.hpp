// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <string_view>

namespace medtech::sources {

/// Where a feed came from, as far as it matters to its reading.
struct FeedOrigin {
  std::string url;      ///< against which its links are resolved where it names no site of its own
  std::string charset;  ///< as the answer's header says; "" where it says nothing
  /// The person named the employer, so titles are not searched for one.
  bool one_employer = false;
};

/// The openings of a feed: RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed, and plain XML lists of jobs
/// (<jobs>, <source>, … with <job>, <item>, <listing>), with the job fields of NEOGOV, WP Job
/// Manager, Google, Teamtailor and Indeed. Never `whole`: feeds hold their newest items.
Reading read_feed(std::string_view bytes, const FeedOrigin& origin);

/// True where a JSON text is a JSON Feed (https://www.jsonfeed.org/version/1.1).
bool is_json_feed(json::Value root);
/// The openings of a JSON Feed; `_jobposting` members (Teamtailor) are read like JSON-LD.
Reading read_json_feed(json::Value root, const FeedOrigin& origin);

}  // namespace medtech::sources
