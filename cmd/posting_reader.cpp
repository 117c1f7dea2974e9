// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/posting_reader.hpp"

#include "cmd/collect.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/listing/normalise.hpp"
#include "core/sources/document.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>
#include <vector>

namespace medtech::cmd {

namespace {

using listing::Listing;

constexpr std::size_t candidates_most = 10;
constexpr std::string_view readable_forms =
    "a saved page with JobPosting data, a feed, CSV, NDJSON, plain text (a title, then the "
    "posting) and e-mail are read";

// Of several postings none is guessed at.
Listing the_only_one(std::vector<Listing> found, const std::string& where) {
  if (found.size() == 1) return std::move(found.front());
  if (found.empty())
    throw Error(ErrorKind::input, where + ": no posting was found in it",
                std::string(readable_forms));
  std::string titles;
  for (const Listing& each : found) {
    if (static_cast<std::size_t>(&each - found.data()) == candidates_most) break;
    titles += (titles.empty() ? "" : "; ") + each.title;
  }
  throw Error(ErrorKind::input, fmt::format("{}: it holds {} postings", where, found.size()),
              "`medtech listing import` stores them, then give the id of one: " + titles);
}

Listing posting_at(Context& context, const std::string& url) {
  sources::Outcome outcome;
  std::vector<Listing> found = fetch_postings(context, url, outcome);
  if (found.empty() && outcome.fetched == 0)
    throw Error(ErrorKind::network, url + ": " + text::printable_line(outcome.error),
                "save the page, and give the file");
  return the_only_one(std::move(found), url);
}

Listing posting_stored(Context& context, const std::string& id) {
  bring_up_to_date(context);
  const std::vector<std::int64_t> numbers = context.catalogue().find(id);
  if (numbers.size() == 1) return context.catalogue().load(numbers.front(), true);
  const std::string shown = text::printable_line(id);
  if (numbers.empty())
    throw Error(
        ErrorKind::input, "there is no listing \"" + shown + "\"",
        "it is no file and no address either; ids are the first column of `medtech search`");
  std::string candidates;
  for (const std::int64_t number : numbers) {
    const Listing listing = context.catalogue().load(number, false);
    candidates += (candidates.empty() ? "" : "\n") + listing.id + "  " + listing.title;
  }
  throw Error(ErrorKind::input,
              fmt::format("\"{}\" begins the ids of {} listings", shown, numbers.size()),
              candidates);
}

}  // namespace

Listing posting_out_of(Context& context, std::string_view bytes, const std::string& where) {
  listing::Circumstances circumstances{
      .today = context.today(), .default_employer = "", .source = "", .many_origins = true};
  circumstances.knowledge = &context.knowledge();
  const sources::Reading reading = sources::read_document(bytes, where);
  if (reading.listings.empty() && !reading.failure.empty())
    throw Error(ErrorKind::input, where + ": " + text::printable_line(reading.failure),
                std::string(readable_forms));
  std::vector<Listing> found;
  for (const listing::RawListing& raw : reading.listings) {
    if (auto listing = listing::normalise(raw, circumstances)) found.push_back(*std::move(listing));
  }
  return the_only_one(std::move(found), where);
}

Listing read_posting(Context& context, const std::string& named) {
  std::error_code unreadable;
  if (named == "-" || std::filesystem::exists(named, unreadable) || unreadable)
    return posting_out_of(context, sys::read_file(named, limits::document_bytes),
                          named == "-" ? "standard input" : named);
  if (named.starts_with("https://") || named.starts_with("http://"))
    return posting_at(context, named);
  return posting_stored(context, named);
}

}  // namespace medtech::cmd
