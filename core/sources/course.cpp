// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/course.hpp"

#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/sources/local_file.hpp"
#include "core/sources/source_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace medtech::sources {

namespace {

using listing::Listing;
using listing::RawListing;

// An opening's own page or answer is asked for again after so long; which day of several is told by
// its address, so that those which came together do not all fall due together.
std::chrono::seconds time_kept(const std::string& url) {
  constexpr std::chrono::hours least = std::chrono::days(3);
  constexpr int spread_hours = 48;
  return least + std::chrono::hours(digest64(url) % spread_hours);
}

// Of who asks, whatever is asked for.
bool is_refusal(int status) { return status >= 400 && status < 500; }

bool is_detail(const Request& request) { return request.purpose == Request::Purpose::detail; }

listing::Circumstances circumstances_of(const SourceConfig& config, const RefreshOptions& options) {
  listing::Circumstances circumstances{
      .today = options.today,
      .default_employer = config.employer,
      .source = config.id,
      .many_origins = config.kind == "file"};  // a folder's files may come from anywhere
  circumstances.knowledge = options.knowledge;
  return circumstances;
}

}  // namespace

/// An answer while it is read, and what came of it.
struct Course::Piece {
  Request request;
  net::Response response;
  Reading reading;
  std::vector<Opening> openings;
};

Course::Course(const SourceConfig& config, Surroundings& surroundings)
    : around_(surroundings),
      config_(config),
      kind_(*find_kind(config.kind)),
      listing_circumstances_(circumstances_of(config, surroundings.options)) {
  outcome_.id = config.id;
}

void Course::log(const std::string& line) const {
  if (around_.options.log) around_.options.log(config_.id + ": " + line);
}

void Course::start() {
  ++waiting_;  // holds the course open while its first requests are queued
  const auto& find = around_.options.credentials;
  if (kind_.credentials.empty()) return ask_first();
  if (!find) {
    take_key(std::unexpected(Error(ErrorKind::network, "there is no key to ask it with")));
  } else if (!runs_a_command(config_, kind_.credentials)) {
    take_key(find(config_));
  } else {
    // Others are read meanwhile.
    auto found = std::make_shared<Result<Credentials>>();
    around_.commands.read([this, &find, found] { *found = find(config_); },
                          [this, found] { take_key(std::move(*found)); });
  }
}

void Course::take_key(Result<Credentials> found) {
  if (found) {
    credentials_ = std::move(*found);
    return ask_first();
  }
  lacks_key_ = true;
  outcome_.error = found.error().message;
  settle();
}

void Course::ask_first() {
  std::vector<Request> first;
  try {
    first = kind_.requests(config_);
  } catch (const Error& error) {
    if (error.kind == ErrorKind::interrupted) throw;
    outcome_.error = error.text();
  }
  if (kind_.searched && first.size() > 1) {
    others_.assign(std::make_move_iterator(first.begin() + 1),
                   std::make_move_iterator(first.end()));
    first.resize(1);
  }
  for (Request& request : first) ask(std::move(request));
  if (--waiting_ == 0) settle_last();
}

void Course::ask_others() {
  for (Request& request : std::exchange(others_, {})) ask(std::move(request));
}

// A service that refuses the first search would refuse the others.
void Course::drop_others() {
  if (others_.empty()) return;
  log(text::count(others_.size(), "other search is", "other searches are") + " not asked");
  others_.clear();
}

void Course::ask_otherwise(const Request& request, const std::string& why) {
  if (!why.empty()) log(why + "; the site's other front is tried");
  for (Request other : request.otherwise) {
    other.instead = why;
    ask(std::move(other));
  }
}

void Course::ask(Request request) {
  if (!asked_.insert(request.http.method + request.http.url + request.http.body).second) return;
  if (++requests_ > limits::requests_per_source) {
    cut_ = true;
    return hand_on_row(request);
  }
  ++waiting_;
  if (!is_detail(request)) return put(std::move(request));
  details_.add(std::move(request));
  ask_details();
}

void Course::ask_details() {
  if (asking_details_) return;  // an answer that came at once
  asking_details_ = true;
  while (auto next = details_.next()) put(std::move(*next));
  asking_details_ = false;
  while (const auto left = details_.next_left()) {
    complete_ = false;
    hand_on_row(*left);
    --waiting_;  // never the last: the one that has just failed is waited for, too
  }
}

void Course::put(Request request) {
  if (kind_.id == "file") {  // only what a person wrote may name files of theirs
    std::vector<net::Outcome> files = read_local(request.http.url);
    waiting_ += files.size();
    for (net::Outcome& file : files) answer(request, std::move(file));
    return settle();
  }
  if (!kind_.reads_pages) return send(std::move(request));
  const std::string url = request.http.url;
  around_.gate.ask(url, config_.timeout,
                   [this, request = std::move(request)](const std::string& refusal) {
                     if (refusal.empty()) return send(request);
                     fail(request, refusal);
                     done(request);
                   });
}

void Course::send(Request request) {
  if (is_detail(request)) {
    request.http.keep_for = time_kept(request.http.url);
    if (request.row) request.http.edition = row_edition(*request.row);
  } else if (around_.options.ask_always &&
             request.http.caching == net::Request::Caching::validate) {
    request.http.caching = net::Request::Caching::refresh;
  }
  request.http.timeout = std::min(request.http.timeout, config_.timeout);
  request.http.budget = config_.timeout;
  request.http.group = config_.id;
  request.http.pace = kind_.pace;
  if (kind_.reads_pages) request.http.patience = config_.timeout;
  net::Request http = request.http;
  // The copy alone that goes out: no secret stays in what is kept, compared or told.
  if (kind_.sign != nullptr) kind_.sign(credentials_, http);
  around_.client.submit(std::move(http),
                        [this, request = std::move(request)](net::Outcome outcome) {
                          answer(request, std::move(outcome));
                        });
}

void Course::answer(const Request& request, net::Outcome outcome) {
  const bool unreached = !outcome.response && outcome.failure == "connect";
  reached_ = reached_ || !unreached;
  outcome_.unreachable = unreached && !reached_;
  if (outcome.response && outcome.response->status == 200)
    return take(request, std::move(*outcome.response));
  if (unreached) drop_others();
  const auto& response = outcome.response;
  if (outcome.failure == "postponed") {
    postpone(request, outcome.error->message);
  } else if (!response) {
    fail(request, outcome.error ? outcome.error->message : "no answer");
  } else if (net::is_no_such_page(response->status) && is_detail(request)) {
    fail_detail(
        request,
        fmt::format("{} answered {}: the opening is gone", request.http.url, response->status),
        true);
  } else if (net::is_no_such_page(response->status) && !request.otherwise.empty()) {
    ask_otherwise(request, {});
  } else {
    if (is_refusal(response->status)) drop_others();
    fail(request, fmt::format("{} answered {} ({})", net::origin(response->url), response->status,
                              meaning_of_status(response->status, kind_.sign != nullptr)));
  }
  done(request);
}

void Course::take(const Request& request, net::Response response) {
  ++(response.not_modified ? outcome_.not_modified : outcome_.fetched);
  bool unchanged = false;
  if (!is_detail(request) && request.http.method == "GET" && around_.options.known_digest) {
    const auto known =
        around_.options.known_digest(config_.id, document_key(config_, request, response));
    unchanged = known && *known == response.digest;
  }
  // A list that names no others is looked into only where something else has changed.
  if (unchanged && !kind_.lists_name_lists) {
    unchanged_.emplace_back(request, std::move(response));
    return settle();
  }
  if (!around_.client.load_body(response)) {
    fail(request, "the stored copy of the answer is gone; it will be asked for again");
    return done(request);
  }
  read(request, std::move(response), unchanged);
}

// Has an answer read by another thread. Of one that has not changed only the lists that it names
// are of interest: one of them may have.
void Course::read(const Request& request, net::Response response, bool unchanged) {
  auto piece = std::make_unique<Piece>();
  piece->request = request;
  piece->response = std::move(response);
  Piece& at_work = *piece;
  const auto work = [this, &at_work, unchanged] {
    try {
      at_work.reading =
          kind_.read(config_, at_work.request, at_work.response, around_.circumstances);
    } catch (const Error& error) {
      at_work.reading.failure = error.text();
    }
    if (!unchanged) at_work.openings = understand(at_work.reading.listings);
  };
  around_.threads.read(work, [this, piece = std::move(piece), unchanged] {
    const bool detail = is_detail(piece->request);
    unchanged ? take_pages(*piece) : take_reading(*piece);
    detail ? done_detail() : settle();
  });
}

void Course::take_pages(Piece& piece) {
  for (Request& further : piece.reading.further) {
    if (!is_detail(further)) ask(std::move(further));
  }
  // What lies in the cache need not lie in memory until then.
  if (!piece.response.cache_key.empty()) piece.response.body.clear();
  unchanged_.emplace_back(std::move(piece.request), std::move(piece.response));
}

void Course::take_reading(Piece& piece) {
  Reading& reading = piece.reading;
  const Request& request = piece.request;
  for (const std::string& problem : reading.problems) log(problem);
  outcome_.bad_items += reading.bad_items;
  if (!reading.failure.empty()) {
    around_.client.forget(request.http);  // else a 304 would confirm it for ever
    if (!request.otherwise.empty()) return ask_otherwise(request, reading.failure);
    drop_others();
    return fail(request, reading.failure);
  }
  if (is_detail(request)) details_.came();
  begun_ = true;
  whole_ = whole_ && reading.whole;
  cut_ = cut_ || reading.truncated;
  // Searches of one source overlap, so that their totals can't be summed: it has at least as many
  // as the largest of them, and as were found.
  if (reading.advertised)
    outcome_.advertised = std::max(outcome_.advertised.value_or(0), *reading.advertised);
  if (!is_detail(request)) count(request, reading);
  hand_on(std::move(piece.openings));
  if (!reading.broken_off.empty()) {
    log(reading.broken_off);
    around_.client.forget(request.http);
    complete_ = false;
    if (outcome_.error.empty()) outcome_.error = reading.broken_off;
  }
  for (Request& further : reading.further) ask(std::move(further));
  if (!is_detail(request) && request.http.method == "GET") {
    documents_.emplace_back(document_key(config_, request, piece.response), piece.response.digest);
  }
}

// Pages of one search are held against its count; only together do they tell whether all came.
void Course::count(const Request& request, const Reading& reading) {
  if (!reading.rows) return;
  Count& count = counts_[request.search];
  count.rows += *reading.rows;
  count.blank += reading.blank;
  if (reading.advertised) count.promised = count.promised.value_or(0) + *reading.advertised;
}

// Nothing is told of a source that comes to nothing but its end.
void Course::tell_begin() {
  if (!told_) around_.sink.begin(config_.id, scope_of(config_, kind_));
  told_ = true;
}

std::vector<Course::Opening> Course::understand(const std::vector<RawListing>& rows) const {
  std::vector<Opening> openings;
  openings.reserve(rows.size());
  for (const RawListing& row : rows) {
    openings.push_back(
        {kind_.searched ? opening_key(row) : "", listing::normalise(row, listing_circumstances_)});
  }
  return openings;
}

void Course::hand_on(std::vector<Opening> openings) {
  std::vector<Listing> listings;
  listings.reserve(openings.size());
  for (Opening& opening : openings) {
    if (!opening.key.empty() && !seen_.insert(std::move(opening.key)).second) continue;
    if (kind_.searched && rows_ >= config_.max_listings) {
      cut_ = true;
      break;
    }
    ++rows_;
    if (opening.listing) {
      listings.push_back(std::move(*opening.listing));
    } else {
      ++outcome_.bad_items;
    }
  }
  outcome_.listings += listings.size();
  if (listings.empty()) return;
  tell_begin();
  around_.sink.listings(std::move(listings));
}

// The row of the list stands for a detail that is not had.
void Course::hand_on_row(const Request& request) {
  if (request.row) hand_on(understand({*request.row}));
}

// What a site's pauses leave no time for is asked for the next time, when what was read today need
// not be asked for again.
void Course::postpone(const Request& request, const std::string& why) {
  log(why);
  complete_ = false;
  if (request.row) {
    ++texts_put_off_;
  } else {
    put_off_ = true;
  }
  begun_ = true;
  hand_on_row(request);
}

// A detail that can't be had costs only its text: the row of the list is kept. Where there is no
// row (a sitemap's page that is gone) it is an item that could not be read. That an opening is gone
// tells nothing of the source, unless it were so of all.
void Course::fail_detail(const Request& request, const std::string& reason, bool gone) {
  log(reason);
  begun_ = true;
  complete_ = complete_ && gone;
  details_.failed(reason, gone);
  if (!request.row) ++outcome_.bad_items;
  if (!request.row && lost_.empty()) lost_ = reason;
  hand_on_row(request);
}

void Course::fail(const Request& request, const std::string& reason) {
  if (is_detail(request)) return fail_detail(request, reason, false);
  const std::string why =
      request.instead.empty() ? reason : request.instead + "; its other front: " + reason;
  log(why);
  complete_ = false;
  if (outcome_.error.empty()) outcome_.error = why;
}

// One detail is answered and read, or can't be had: another takes its place.
void Course::done_detail() {
  details_.ended();
  ask_details();
  settle();
}

void Course::done(const Request& request) { is_detail(request) ? done_detail() : settle(); }

// One of what was waited for is done: of these the first search is the first. Behind the last one
// the course ends.
void Course::settle() {
  ask_others();
  if (--waiting_ == 0) settle_last();
}

void Course::settle_last() {
  if (begun_ && !unchanged_.empty()) {
    read_unchanged();
  } else {
    end();
  }
}

// What has not changed is read all the same where other parts of the source have, since a reading
// is whole.
void Course::read_unchanged() {
  ++waiting_;
  for (auto& [request, response] : std::exchange(unchanged_, {})) {
    ++waiting_;
    if (around_.client.load_body(response)) {
      read(request, std::move(response), false);
    } else {
      fail(request, "the stored copy of an answer is gone; it will be asked for again");
      settle();
    }
  }
  settle();
}

// What the source is cut short to and by what, "" where nothing is known to be missing.
std::string Course::truncation() const {
  if (cut_) return truncation_of(outcome_, "page limit");
  if (put_off_) return truncation_of(outcome_, "its pauses leave no time for the rest");
  if (std::ranges::any_of(counts_, &Count::falls_short, &Counts::value_type::second))
    return truncation_of(outcome_, "no more came");
  const auto odd = std::ranges::find_if(counts_, &Count::exceeds, &Counts::value_type::second);
  if (odd != counts_.end()) {
    return fmt::format("{}, though it counts {}",
                       text::count(outcome_.listings, "listing", "listings"),
                       text::grouped(static_cast<long long>(*odd->second.promised)));
  }
  if (texts_put_off_ == 0) return {};
  return fmt::format("its pauses leave no time for the texts of {} in {}", texts_put_off_,
                     text::count(outcome_.listings, "listing", "listings"));
}

void Course::end() {
  ended_ = true;
  // Pages that were promised and of which none could be had are no answer, however few.
  const bool nothing = rows_ == 0 && !lost_.empty();
  if (outcome_.error.empty()) outcome_.error = nothing ? lost_ : details_.lack();
  const bool failed = !outcome_.error.empty();
  if (lacks_key_) {
    outcome_.status = Outcome::Status::needs_key;
  } else if (failed) {
    outcome_.status = begun_ && !nothing ? Outcome::Status::partial : Outcome::Status::failed;
  } else if (!begun_) {
    outcome_.status = Outcome::Status::not_modified;
  }
  if (outcome_.advertised) outcome_.advertised = std::max(*outcome_.advertised, outcome_.listings);
  outcome_.truncated = truncation();
  if (outcome_.status == Outcome::Status::not_modified && around_.options.recall)
    around_.options.recall(outcome_);
  const bool counts_fit = std::ranges::all_of(counts_, &Count::fits, &Counts::value_type::second);
  outcome_.proves_absence =
      kind_.proves_absence && begun_ && whole_ && counts_fit && !cut_ && !put_off_ && !failed;
  log(fmt::format("{}: {}, {} answers, {} not modified", to_string(outcome_.status),
                  text::count(outcome_.listings, "listing", "listings"), outcome_.fetched,
                  outcome_.not_modified));
  log(fmt::format("{} of {} requests allowed", text::grouped(static_cast<long long>(requests_)),
                  text::grouped(static_cast<long long>(limits::requests_per_source))));
  if (begun_ && outcome_.status != Outcome::Status::failed) tell_begin();
  if (complete_) {
    for (const auto& [key, digest] : documents_) around_.sink.document(outcome_.id, key, digest);
  }
  around_.sink.end(outcome_);
  around_.on_end();
}

void Course::interrupt() {
  if (!begun_ || ended_) return;
  complete_ = false;
  if (outcome_.error.empty()) outcome_.error = "interrupted";
  end();
}

}  // namespace medtech::sources
