// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/base/error.hpp"
#include "core/search/writer.hpp"
#include "core/sources/defaults.hpp"
#include "core/sources/kind_facts.hpp"
#include "core/sources/presets.hpp"
#include "core/sources/refresh.hpp"
#include "core/sources/source.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// From sources to the catalogue: what `search` does before it looks, and `source test` on demand.
namespace medtech::cmd {

/// What sources go by where nothing else is written, and the directory of employers, out of data/.
sources::Defaults source_defaults(const Context& context);
std::vector<sources::Preset> source_presets(const Context& context);
sources::KindNotes kind_notes(const Context& context);
/// Why a source can't be asked for want of a key, and where one is given, as far as that is known
/// without running a command; absent where nothing is missing.
std::optional<std::string> missing_key(const Context& context, const sources::SourceConfig& source);
/// What is stored of a source's last answer, or what keeps it from being asked now: "disabled",
/// "needs-key".
search::SourceState state_of(Context& context, const sources::SourceConfig& source);
/// The text of sources.toml; absent where there is none and none was named.
std::optional<std::string> sources_text(const Context& context);
/// The sources in force: sources.toml, or the built-in ones where there is none. Throws
/// Error{input}.
std::vector<sources::SourceConfig> configured_sources(Context& context);

/// The sources of these ids out of all. Throws Error{input} for an unknown id, with the nearest
/// ones.
std::vector<sources::SourceConfig> sources_named(const std::vector<sources::SourceConfig>& all,
                                                 const std::vector<std::string>& ids);

enum class When { due, always };

struct Collected {
  std::vector<sources::Outcome> outcomes;  ///< of the sources that were asked
  search::Writer::Tally tally;
};

/// Asks the enabled ones among the sources (those that are due, or all) and stores what they
/// answer. Shows progress; tells each failure on stderr. Where nothing is due nothing is asked.
Collected collect(Context& context, const std::vector<sources::SourceConfig>& sources, When when);

/// Asks the sources and stores nothing; listings by source id.
std::vector<sources::Outcome> probe(Context& context,
                                    const std::vector<sources::SourceConfig>& sources);

/// What is read of a page: its JobPosting data, or where it has none its text as one posting.
enum class PageReading { data, text };

/// The openings that the page at an address describes, understood and stored nowhere; none where
/// it can't be read, and the outcome says why.
std::vector<listing::Listing> fetch_postings(Context& context, const std::string& url,
                                             PageReading reading, sources::Outcome& outcome);

/// Understands what is stored anew where it was last done by other knowledge (an upgrade, or
/// $MEDTECH_DATA); shows progress.
void bring_up_to_date(Context& context);

/// What exit status 4 is told with, after the failures of single sources were: `answered` is how
/// many did, `hint` what to do unless no server was reached at all.
Error not_answered(const std::vector<sources::Outcome>& failed, std::size_t answered,
                   std::string hint);

/// The day on which a source, as it is described now, last answered a `source test`.
std::optional<Date> tested_on(Context& context, const sources::SourceConfig& source);
/// Remembers that for today.
void remember_test(Context& context, const sources::SourceConfig& source);

/// How many seconds ago a source last answered into this database, by the real clock; absent where
/// it never did.
std::optional<std::int64_t> age_of(Context& context, const sources::SourceConfig& source);

}  // namespace medtech::cmd
