// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/tracked_posting.hpp"

#include "cmd/collect.hpp"
#include "cmd/track.hpp"
#include "core/listing/normalise.hpp"
#include "core/listing/understand.hpp"
#include "core/sources/document.hpp"

#include <fmt/format.h>

#include <utility>

namespace medtech::cmd {

namespace {

// A posting as it is kept with an application; absent where it can't be read any more.
std::optional<listing::Listing> kept_posting(Context& context, const tracker::Summary& summary) {
  const auto kept = context.tracker().kept(summary.posting);
  if (!kept) return std::nullopt;
  listing::Circumstances circumstances{
      .today = context.today(), .default_employer = "", .source = "", .many_origins = true};
  circumstances.knowledge = &context.knowledge();
  const std::string name = fmt::format("the posting kept with application {}", summary.id);
  for (const listing::RawListing& raw : sources::read_document(*kept, name).listings)
    if (auto posting = listing::normalise(raw, circumstances)) return posting;
  return std::nullopt;
}

// What was kept when the application was made; else the stored listing; else title and employer.
listing::Listing posting_of(Context& context, const tracker::Summary& summary) {
  if (auto kept = kept_posting(context, summary)) return *std::move(kept);
  if (!summary.listing.empty()) {
    bring_up_to_date(context);
    const auto numbers = context.catalogue().find(summary.listing);
    if (numbers.size() == 1) return context.catalogue().load(numbers.front(), true);
  }
  listing::Listing bare;
  bare.title = summary.title;
  bare.employer = summary.employer;
  bare.url = summary.url;
  bare.understanding = listing::understand(bare, context.knowledge());
  if (!bare.understanding.classification.setting && !summary.setting.empty())
    bare.understanding.classification.setting = summary.setting;
  context.terminal().say(
      "No posting was kept with this application; the sheet goes by its title alone.");
  return bare;
}

}  // namespace

TrackedPosting tracked_posting(Context& context, const std::string& typed) {
  const tracker::Summary summary = application_named(context, typed);
  TrackedPosting tracked;
  tracked.application = summary.id;
  tracked.posting = posting_of(context, summary);
  const auto application = context.tracker().load(summary.id);
  const Date today = context.today();
  for (const tracker::Interview& each : application->interviews) {
    const bool is_next = each.on >= today && (!tracked.interview || *tracked.interview < today ||
                                              each.on < *tracked.interview);
    const bool is_last =
        each.on < today &&
        (!tracked.interview || (*tracked.interview < today && each.on > *tracked.interview));
    if (is_next || is_last) tracked.interview = each.on;
  }
  return tracked;
}

}  // namespace medtech::cmd
