// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/import.hpp"

#include "cmd/collect.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/parallel.hpp"
#include "core/base/text.hpp"
#include "core/listing/normalise.hpp"
#include "core/render/progress.hpp"
#include "core/search/writer.hpp"
#include "core/sources/document.hpp"
#include "core/sys/file.hpp"
#include "core/sys/interrupt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace medtech::cmd {

namespace {

// Listings are handed to the storing thread in groups: less waiting for one another.
constexpr std::size_t group_size = 64;

struct FileTally {
  std::size_t good = 0;
  std::size_t bad = 0;
  std::string failure;
};

using Take = std::function<void(listing::Listing)>;

FileTally read_one(Context& context, const std::string& path, const Take& take) {
  FileTally tally;
  listing::Circumstances circumstances{
      .today = context.today(), .default_employer = "", .source = "import", .many_origins = true};
  circumstances.knowledge = &context.knowledge();
  std::vector<listing::RawListing> rows;
  const auto take_rows = [&] {
    std::vector<std::optional<listing::Listing>> listings(rows.size());
    for_each_index(rows.size(), [&](std::size_t i) {
      listings[i] = listing::normalise(rows[i], circumstances);
    });
    rows.clear();
    for (auto& listing : listings) {
      ++(listing ? tally.good : tally.bad);
      if (listing) take(*std::move(listing));
    }
  };
  sources::DocumentReader reader(path, [&](const listing::RawListing& raw) {
    rows.push_back(raw);
    if (rows.size() == group_size) take_rows();
  });
  sys::read_in_pieces(path, limits::file_bytes, [&](std::string_view piece) {
    sys::throw_if_interrupted();
    reader.add(piece);
  });
  const sources::Reading reading = reader.finish();
  take_rows();
  tally.bad += reading.bad_items;
  tally.failure = reading.failure;
  if (!reading.broken_off.empty()) {
    context.terminal().warn(path + ": " + text::printable_line(reading.broken_off));
    tally.bad = std::max<std::size_t>(tally.bad, 1);
  }
  for (const std::string& problem : reading.problems)
    context.terminal().detail(path + ": " + text::printable_line(problem));
  if (tally.failure.empty() && tally.good == 0) tally.failure = "no posting was found in it";
  return tally;
}

// Reads every file; the first that can't be read at all is told at the end, when the others are
// safe.
FileTally read_all(Context& context, const std::vector<std::string>& files, const Take& take,
                   std::optional<Error>& failed) {
  FileTally all;
  for (const std::string& path : files) {
    std::optional<Error> error;
    try {
      const FileTally tally = read_one(context, path, take);
      all.good += tally.good;
      all.bad += tally.bad;
      if (!tally.failure.empty()) {
        error = Error(ErrorKind::input, path + ": " + text::printable_line(tally.failure),
                      "feeds, saved pages with JobPosting data, saved answers, CSV, NDJSON, plain "
                      "text and e-mail are read");
      }
    } catch (const Error& problem) {
      if (problem.kind != ErrorKind::input) throw;
      error = problem;
    }
    if (error && failed) context.terminal().warn(text::printable_line(error->text()));
    if (error && !failed) failed = std::move(error);
  }
  return all;
}

void say_result(Context& context, const FileTally& tally, const search::Writer::Tally& written,
                bool dry_run) {
  std::string sentence = dry_run
                             ? text::count(tally.good, "listing", "listings") + " could be stored"
                             : fmt::format("{}: {} new, {} changed, {} known before",
                                           text::count(tally.good, "listing", "listings"),
                                           written.added, written.changed, written.unchanged);
  if (tally.bad > 0)
    sentence += fmt::format("; {} could not be read", text::count(tally.bad, "item", "items"));
  context.terminal().say(sentence + ".");
}

}  // namespace

ExitCode import_listings(Context& context, const ImportOptions& options) {
  sys::watch_interrupts();
  std::optional<Error> failed;
  FileTally tally;
  search::Writer::Tally stored;
  if (options.dry_run) {
    tally = read_all(context, options.files, [](const listing::Listing&) {}, failed);
  } else {
    render::Progress progress(context.terminal(),
                              context.environment().find_filled("CI").has_value());
    bring_up_to_date(context);
    search::Writer writer(context.catalogue(), context.today(), &context.knowledge());
    writer.begin("import", 0);
    std::vector<listing::Listing> group;
    std::size_t sent = 0;
    auto take = [&](listing::Listing listing) {
      group.push_back(std::move(listing));
      if (group.size() < group_size) return;
      sent += group.size();
      progress.show(text::count(sent, "listing", "listings") + " read");
      writer.add(std::exchange(group, {}));
    };
    tally = read_all(context, options.files, take, failed);
    writer.add(std::move(group));
    search::SourceState state;
    state.id = "import";
    state.status = "ok";
    state.listings = static_cast<std::int64_t>(tally.good);
    writer.finish(std::move(state), false);
    stored = writer.finish();
  }
  if (!failed || tally.good > 0) say_result(context, tally, stored, options.dry_run);
  if (failed) throw std::move(*failed);
  if (options.strict && tally.bad > 0) {
    throw Error(ErrorKind::input, text::count(tally.bad, "item", "items") + " could not be read",
                "-v tells which, and why");
  }
  return ExitCode::done;
}

}  // namespace medtech::cmd
