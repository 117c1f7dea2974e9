// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/posting.hpp"

#include "cmd/collect.hpp"
#include "cmd/search_options.hpp"
#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/listing/normalise.hpp"
#include "core/net/url.hpp"
#include "core/search/query.hpp"
#include "core/sources/document.hpp"
#include "core/sources/page_text.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace medtech::cmd {

using listing::Listing;

namespace {

namespace fs = std::filesystem;

// What is not stored has an id of its content.
void give_id(Listing& listing) {
  if (!listing.id.empty()) return;
  listing.id = hex(digest64(listing.title + "\n" + listing.employer + "\n" + listing.requisition +
                            "\n" + listing.description));
}

bool is_web_address(const std::string& named) { return net::parse_url(named).has_value(); }

// Whether a page's text reads as a posting: of a role, or asking for something of the field. A bot
// wall and a list of links do not.
bool reads_as_posting(const Listing& listing) {
  const listing::Requirements& asked = listing.understanding.requirements;
  return listing.understanding.classification.role || !asked.required.empty() ||
         !asked.preferred.empty() || !asked.equipment.empty() || !asked.skills.empty() ||
         asked.years_min || asked.education_min;
}

// The text of a saved page without JobPosting data.
std::optional<Listing> from_page_text(const std::string& path,
                                      const listing::Circumstances& circumstances) {
  if (path == "-") return std::nullopt;  // it was read already
  const std::string bytes = sys::read_file(path, limits::file_bytes);
  if (!html::looks_like_html(bytes)) return std::nullopt;
  auto listing = listing::normalise(sources::read_page_text(bytes, {}, ""), circumstances);
  return listing && reads_as_posting(*listing) ? std::move(listing) : std::nullopt;
}

std::vector<NamedPosting> from_file(Context& context, const std::string& path) {
  listing::Circumstances circumstances{
      .today = context.today(), .default_employer = "", .source = "file", .many_origins = true};
  circumstances.knowledge = &context.knowledge();
  std::vector<NamedPosting> found;
  sources::DocumentReader reader(path, [&](const listing::RawListing& raw) {
    if (auto listing = listing::normalise(raw, circumstances))
      found.push_back({path, *std::move(listing)});
  });
  sys::read_in_pieces(path, limits::file_bytes, [&](std::string_view piece) { reader.add(piece); });
  const sources::Reading reading = reader.finish();
  if (found.empty()) {
    if (auto listing = from_page_text(path, circumstances))
      found.push_back({path, *std::move(listing)});
  }
  if (found.empty()) {
    throw Error(ErrorKind::input,
                reading.failure.empty() ? "no posting was found in it"
                                        : text::printable_line(reading.failure),
                "text of one posting, saved pages with JobPosting data, feeds, CSV, NDJSON and "
                "e-mail are read",
                {path});
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    give_id(found[i].listing);
    if (i > 0) found[i].name += fmt::format("#{}", i + 1);
  }
  return found;
}

std::vector<NamedPosting> from_web(Context& context, const std::string& url) {
  sources::Outcome outcome;
  std::vector<NamedPosting> found;
  const auto keep = [&](Listing& listing) {
    found.push_back({text::printable_line(url), std::move(listing)});
  };
  std::ranges::for_each(fetch_postings(context, url, PageReading::data, outcome), keep);
  if (found.empty() && outcome.fetched > 0) {
    sources::Outcome again;
    for (Listing& listing : fetch_postings(context, url, PageReading::text, again))
      if (reads_as_posting(listing)) keep(listing);
  }
  if (found.empty()) {
    const std::string why =
        outcome.error.empty() ? "no posting was found there" : text::printable_line(outcome.error);
    // A page that came and holds none is wrong, not out of reach.
    throw Error(sources::is_unanswered(outcome) && outcome.fetched == 0 ? ErrorKind::network
                                                                        : ErrorKind::input,
                text::printable_line(url) + ": " + why,
                "save the page in your browser, or its text in a file, and give that file");
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    give_id(found[i].listing);
    if (i > 0) found[i].name += fmt::format("#{}", i + 1);
  }
  return found;
}

// The stored listing whose id begins so.
NamedPosting from_store(Context& context, const std::string& named) {
  const std::string shown = text::printable_line(named);
  const bool could_be_id =
      named.size() >= 4 && std::ranges::all_of(named, [](char c) {
        return text::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      });
  std::vector<std::int64_t> numbers;
  if (could_be_id) {
    bring_up_to_date(context);
    numbers = context.catalogue().find(named);
  }
  if (numbers.empty()) {
    throw Error(ErrorKind::input,
                could_be_id ? "there is no listing \"" + shown + "\""
                            : "there is no posting \"" + shown + "\"",
                "give a file, an address, the id of a listing (first column of `medtech search`), "
                "or - for standard input");
  }
  if (numbers.size() > 1) throw several_listings(context, named, numbers);
  Listing listing = context.catalogue().load(numbers.front(), true);
  std::string name = listing.id;
  return {std::move(name), std::move(listing)};
}

}  // namespace

std::vector<NamedPosting> read_postings(Context& context, const std::string& named) {
  std::error_code unknown;
  if (named != "-" && fs::is_directory(named, unknown))
    throw Error(ErrorKind::input, text::printable_line(named) + " is a folder",
                "give one of its files; `medtech resume-check` takes all with --posting-dir");
  if (named == "-" || fs::exists(named, unknown)) return from_file(context, named);
  if (is_web_address(named)) return from_web(context, named);
  std::vector<NamedPosting> one;
  one.push_back(from_store(context, named));
  return one;
}

NamedPosting read_posting(Context& context, const std::string& named) {
  std::vector<NamedPosting> found = read_postings(context, named);
  if (found.size() == 1) return std::move(found.front());
  throw Error(ErrorKind::input,
              fmt::format("{} holds {} postings", text::printable_line(named), found.size()),
              "give one posting; `medtech listing import` stores all of a file");
}

Error several_listings(Context& context, const std::string& typed,
                       const std::vector<std::int64_t>& numbers) {
  std::string candidates;
  for (const std::int64_t number : numbers) {
    const Listing one = context.catalogue().load(number, false);
    candidates += fmt::format("{}{}  {}  {}", candidates.empty() ? "" : "\n", one.id, one.title,
                              one.employer);
  }
  return {ErrorKind::input,
          fmt::format("\"{}\" begins the ids of {} listings", text::printable_line(typed),
                      numbers.size()),
          candidates};
}

std::vector<std::string> posting_files(const std::string& folder) {
  std::error_code failure;
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with('.') && entry.is_regular_file()) files.push_back(entry.path().string());
  }
  if (failure)
    throw Error(ErrorKind::input, "this folder can't be read: " + failure.message(),
                "give a folder of postings", {folder});
  if (files.empty())
    throw Error(ErrorKind::input, "this folder holds no file",
                "put each posting into a file of its own", {folder});
  std::ranges::sort(files);
  return files;
}

std::vector<NamedPosting> saved_postings(Context& context, const std::string& name) {
  bring_up_to_date(context);
  const auto saved = context.catalogue().find_saved(name);
  if (!saved) {
    std::vector<std::string> names;
    for (const search::SavedSearch& search : context.catalogue().saved_searches())
      names.push_back(search.name);
    const std::string near = text::did_you_mean(name, names);
    throw Error(ErrorKind::input, "there is no saved search \"" + text::printable_line(name) + "\"",
                near.empty() ? "keep one with `medtech search WORDS --save NAME`" : near);
  }
  SearchOptions options;
  merge_saved(options, saved->arguments);
  const SearchQuestion question = question_of(context, options);
  const search::Selection selection = search::select(context.catalogue(), question.filter,
                                                     question.order, limits::postings_of_check);
  std::vector<NamedPosting> found;
  for (const search::Match& match : selection.matches) {
    Listing listing = context.catalogue().load(match.number, true);
    std::string id = listing.id;
    found.push_back({std::move(id), std::move(listing)});
  }
  if (selection.rows > found.size())
    context.terminal().warn(fmt::format("{} finds {} openings; the first {} are compared",
                                        text::printable_line(name), selection.rows, found.size()));
  return found;
}

}  // namespace medtech::cmd
