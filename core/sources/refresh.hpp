// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/result.hpp"
#include "core/listing/listing.hpp"
#include "core/net/client.hpp"
#include "core/sources/outcome.hpp"
#include "core/sources/source.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace medtech::ontology {
struct Knowledge;
}

namespace medtech::sources {

/// What a refresh hands on; called from the thread that runs it, for each source in the order
/// begin, listings and documents, end. Between these, calls of different sources mix.
struct Sink {
  /// `scope`: digest of what the source is asked for.
  std::function<void(const std::string& source, std::uint64_t scope)> begin;
  std::function<void(std::vector<listing::Listing>)> listings;
  /// An answer was read to its end; given back by `known_digest` in later refreshes.
  std::function<void(const std::string& source, const std::string& key, std::uint64_t digest)>
      document;
  std::function<void(const Outcome&)> end;
};

struct RefreshOptions {
  Date today;
  TitleFilter other_fields;  ///< rows whose details are not asked for
  /// By which listings are understood; null leaves that to later.
  const ontology::Knowledge* knowledge = nullptr;
  bool ask_always = false;  ///< --refresh: also where a copy is still fresh by its Cache-Control
  /// The digest of what was last read from an address of a source; absent where it must be read
  /// (again).
  std::function<std::optional<std::uint64_t>(const std::string& source, const std::string& key)>
      known_digest;
  /// Adds to the outcome of a source with nothing new what its last reading told: how many it has,
  /// and what it was cut short to.
  std::function<void(Outcome&)> recall;
  /// What a source is asked with whose kind needs a key; the error says what is missing. Without
  /// this function all of them are.
  std::function<Result<Credentials>(const SourceConfig&)> credentials;
  /// How far it is, a few times a second: sources done, of how many, listings so far.
  std::function<void(std::size_t done, std::size_t of, std::size_t listings)> progress;
  std::function<void(const std::string&)> log;  ///< one line an event, for -v
};

/// Asks all given sources at once, isolates their failures from one another, and reads their
/// answers into listings. An interrupt ends what has begun as partial. Throws only
/// Error{interrupted}, Error{defect} and what the sink throws.
std::vector<Outcome> refresh(std::span<const SourceConfig> sources, net::Client& client,
                             const RefreshOptions& options, const Sink& sink);

}  // namespace medtech::sources
