// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/refresh.hpp"

#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/listing/normalise.hpp"
#include "core/sources/local_file.hpp"
#include "core/sources/robots_gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

namespace medtech::sources {

namespace {

using listing::Listing;
using listing::RawListing;

// After so many details in a row that could not be had, the rest of the rows stay as the list gave
// them.
constexpr std::size_t detail_failures_borne = 3;

// An opening's own page or answer is asked for again after so long; which day of several is told by
// its address, so that those which came together do not all fall due together.
std::chrono::seconds time_kept(const std::string& url) {
  constexpr std::chrono::hours least = std::chrono::days(3);
  constexpr int spread_hours = 48;
  return least + std::chrono::hours(digest64(url) % spread_hours);
}

std::string meaning_of(int status) {
  switch (status) {
    case 401:
    case 403:
      return "refused";
    case 404:
    case 410:
    case 422:
      return "no such board or page; check the source's keys";
    case 429:
      return "too many requests; try again later";
    default:
      return status >= 500 ? "the server has trouble; try again later" : "unexpected";
  }
}

// What a searched source was asked for.
std::uint64_t scope_of(const SourceConfig& config) {
  return digest64(fmt::format("{}\x1f{}\x1f{}\x1f{}", config.kind,
                              text::join(config.search, "\x1f"), config.location,
                              config.radius_miles.value_or(0)));
}

/// The reading of one source.
struct Course {
  const SourceConfig* config = nullptr;
  const Kind* kind = nullptr;
  Outcome outcome;
  std::size_t waiting = 0;          // requests without an answer yet
  std::size_t requests = 0;         // made so far
  std::size_t rows = 0;             // list rows and details handed on or asked for
  std::size_t detail_failures = 0;  // in a row
  bool begun = false;
  bool whole = true;
  bool cut = false;      // rows were left out because of a limit
  bool complete = true;  // nothing that was asked for has failed
  // Lists read, with their digests: known from now on, unless they are to be read again for what
  // failed.
  std::vector<std::pair<std::string, std::uint64_t>> documents;
  std::set<std::string> asked;  // addresses and bodies of requests: none is asked twice
  std::vector<std::pair<Request, net::Response>>
      unchanged;  // read only if something else has changed
};

// An answer must be read again where the source is described otherwise, or read by another medtech.
std::string document_key(const Course& course, const Request& request,
                         const net::Response& response) {
  const std::string reader =
      fmt::format("{}\x1f{}\x1f" MEDTECH_VERSION, course.config->kind, course.config->employer);
  // A folder is one request and many files.
  const std::string& address = course.kind->id == "file" ? response.url : request.http.url;
  return address + " " + hex(digest64(reader));
}

class Refresh {
 public:
  Refresh(std::span<const SourceConfig> sources, net::Client& client, const RefreshOptions& options,
          const Sink& sink)
      : client_(client),
        options_(options),
        sink_(sink),
        circumstances_{options.today, options.other_fields},
        gate_(client) {
    for (const SourceConfig& config : sources) {
      Course& course = courses_.emplace_back();
      course.config = &config;
      course.kind = find_kind(config.kind);
      course.outcome.id = config.id;
    }
  }

  std::vector<Outcome> run();

 private:
  void ask(Course& course, Request request);
  void send(Course& course, Request request);
  void answer(Course& course, const Request& request, net::Outcome outcome);
  void take(Course& course, const Request& request, net::Response& response);
  void read(Course& course, const Request& request, const net::Response& response);
  void hand_on(Course& course, const std::vector<RawListing>& rows);
  void fail(Course& course, const Request& request, const std::string& why);
  void end_if_done(Course& course);
  void end(Course& course);
  void tell_progress();
  void log(const Course& course, const std::string& line) const;

  net::Client& client_;
  const RefreshOptions& options_;
  const Sink& sink_;
  Circumstances circumstances_;
  RobotsGate gate_;
  std::deque<Course> courses_;
  std::size_t done_ = 0;
  std::size_t listings_ = 0;
};

void Refresh::log(const Course& course, const std::string& line) const {
  if (options_.log) options_.log(course.config->id + ": " + line);
}

void Refresh::tell_progress() {
  if (options_.progress) options_.progress(done_, courses_.size(), listings_);
}

void Refresh::ask(Course& course, Request request) {
  const bool detail = request.purpose == Request::Purpose::detail;
  if (!course.asked.insert(request.http.method + request.http.url + request.http.body).second)
    return;
  if (detail && course.detail_failures >= detail_failures_borne) {
    if (request.row) hand_on(course, {*request.row});
    return;
  }
  if (++course.requests > limits::requests_per_source) {
    course.cut = true;
    if (request.row) hand_on(course, {*request.row});
    return;
  }
  ++course.waiting;
  if (course.kind->id == "file") {  // only what a person wrote may name files of theirs
    std::vector<net::Outcome> files = read_local(request.http.url);
    course.waiting += files.size();
    for (net::Outcome& file : files) answer(course, request, std::move(file));
    --course.waiting;
    return;
  }
  if (!course.kind->reads_pages) {
    send(course, std::move(request));
    return;
  }
  const std::string url = request.http.url;
  gate_.ask(url, course.config->timeout,
            [this, &course, request = std::move(request)](const std::string& refusal) {
              if (refusal.empty()) {
                send(course, request);
              } else {
                --course.waiting;
                fail(course, request, refusal);
                end_if_done(course);
              }
            });
}

void Refresh::send(Course& course, Request request) {
  if (request.purpose == Request::Purpose::detail) {
    request.http.keep_for = time_kept(request.http.url);
  } else if (options_.ask_always && request.http.caching == net::Request::Caching::validate) {
    request.http.caching = net::Request::Caching::refresh;
  }
  request.http.timeout = std::min(request.http.timeout, course.config->timeout);
  request.http.budget = course.config->timeout;
  request.http.group = course.config->id;
  net::Request http = request.http;
  client_.submit(std::move(http),
                 [this, &course, request = std::move(request)](net::Outcome outcome) {
                   answer(course, request, std::move(outcome));
                 });
}

void Refresh::answer(Course& course, const Request& request, net::Outcome outcome) {
  --course.waiting;
  if (!outcome.response) {
    fail(course, request, outcome.error ? outcome.error->message : "no answer");
  } else if (outcome.response->status != 200) {
    fail(course, request,
         fmt::format("{} answered {} ({})", net::origin(outcome.response->url),
                     outcome.response->status, meaning_of(outcome.response->status)));
  } else {
    take(course, request, *outcome.response);
  }
  end_if_done(course);
}

void Refresh::take(Course& course, const Request& request, net::Response& response) {
  ++(response.not_modified ? course.outcome.not_modified : course.outcome.fetched);
  if (request.purpose == Request::Purpose::list) {
    const std::string key = document_key(course, request, response);
    const auto known =
        options_.known_digest ? options_.known_digest(course.config->id, key) : std::nullopt;
    if (request.http.method == "GET" && known && *known == response.digest) {
      course.unchanged.emplace_back(request, std::move(response));
      return;
    }
  }
  if (!client_.load_body(response)) {
    fail(course, request, "the stored copy of the answer is gone; it will be asked for again");
    return;
  }
  read(course, request, response);
}

void Refresh::read(Course& course, const Request& request, const net::Response& response) {
  Reading reading;
  try {
    reading = course.kind->read(*course.config, request, response, circumstances_);
  } catch (const Error& error) {
    reading.failure = error.text();
  }
  for (const std::string& problem : reading.problems) log(course, problem);
  course.outcome.bad_items += reading.bad_items;
  if (!reading.failure.empty()) {
    if (request.purpose == Request::Purpose::detail) client_.forget(request.http);
    fail(course, request, reading.failure);
    return;
  }
  if (request.purpose == Request::Purpose::detail) course.detail_failures = 0;
  if (!course.begun) sink_.begin(course.config->id);
  course.begun = true;
  course.whole = course.whole && reading.whole;
  course.cut = course.cut || reading.truncated;
  // Searches of one source overlap, so that their totals can't be summed: it has at least as many
  // as the largest of them, and as were found.
  if (reading.advertised)
    course.outcome.advertised =
        std::max(course.outcome.advertised.value_or(0), *reading.advertised);
  hand_on(course, reading.listings);
  if (!reading.broken_off.empty()) {
    log(course, reading.broken_off);
    course.complete = false;
    if (course.outcome.error.empty()) course.outcome.error = reading.broken_off;
  }
  for (Request& further : reading.further) ask(course, std::move(further));
  if (request.purpose == Request::Purpose::list && request.http.method == "GET") {
    course.documents.emplace_back(document_key(course, request, response), response.digest);
  }
}

void Refresh::hand_on(Course& course, const std::vector<RawListing>& rows) {
  std::vector<Listing> listings;
  const listing::Circumstances circumstances{
      .today = options_.today,
      .default_employer = course.config->employer,
      .source = course.config->id,
      .many_origins = course.kind->id == "file"};  // a folder's files may come from anywhere
  for (const RawListing& row : rows) {
    if (course.kind->searched && course.rows >= course.config->max_listings) {
      course.cut = true;
      break;
    }
    ++course.rows;
    if (auto listing = listing::normalise(row, circumstances)) {
      listings.push_back(std::move(*listing));
    } else {
      ++course.outcome.bad_items;
    }
  }
  course.outcome.listings += listings.size();
  listings_ += listings.size();
  if (!listings.empty()) sink_.listings(std::move(listings));
}

// A detail that can't be had costs only its text: the row of the list is kept. Where there is no
// row (a sitemap's page that is gone) it is an item that could not be read.
void Refresh::fail(Course& course, const Request& request, const std::string& why) {
  log(course, why);
  course.complete = false;
  if (request.purpose == Request::Purpose::detail) {
    ++course.detail_failures;
    if (!course.begun) sink_.begin(course.config->id);
    course.begun = true;
    if (request.row) {
      hand_on(course, {*request.row});
    } else {
      ++course.outcome.bad_items;
    }
    if (course.detail_failures < detail_failures_borne) return;
  }
  if (course.outcome.error.empty()) course.outcome.error = why;
}

void Refresh::end_if_done(Course& course) {
  if (course.waiting > 0) return;
  // What has not changed is read all the same where other parts of the source have, since a reading
  // is whole.
  if (course.begun) {
    for (auto& [request, response] : std::exchange(course.unchanged, {})) {
      if (client_.load_body(response)) {
        read(course, request, response);
      } else {
        fail(course, request, "the stored copy of an answer is gone; it will be asked for again");
      }
    }
    if (course.waiting > 0) return;
  }
  end(course);
}

void Refresh::end(Course& course) {
  Outcome& outcome = course.outcome;
  const bool failed = !outcome.error.empty();
  if (failed) {
    outcome.status = course.begun ? Outcome::Status::partial : Outcome::Status::failed;
  } else if (!course.begun) {
    outcome.status = Outcome::Status::not_modified;
  }
  if (outcome.advertised) outcome.advertised = std::max(*outcome.advertised, outcome.listings);
  if (course.cut) {
    outcome.truncated = fmt::format(
        "{} of {}, page limit", text::grouped(static_cast<long long>(outcome.listings)),
        outcome.advertised ? text::grouped(static_cast<long long>(*outcome.advertised)) : "more");
  }
  outcome.scope = scope_of(*course.config);
  outcome.proves_absence =
      course.kind->proves_absence && course.begun && course.whole && !course.cut && !failed;
  log(course, fmt::format("{}: {}, {} answers, {} not modified", to_string(outcome.status),
                          text::count(outcome.listings, "listing", "listings"), outcome.fetched,
                          outcome.not_modified));
  if (course.complete) {
    for (const auto& [key, digest] : course.documents) sink_.document(outcome.id, key, digest);
  }
  sink_.end(outcome);
  ++done_;
  tell_progress();
}

std::vector<Outcome> Refresh::run() {
  for (Course& course : courses_) {
    std::vector<Request> first;
    try {
      first = course.kind->requests(*course.config);
    } catch (const Error& error) {
      course.outcome.error = error.text();
    }
    ++course.waiting;  // holds the course open while its first requests are queued
    for (Request& request : first) ask(course, std::move(request));
    --course.waiting;
    end_if_done(course);
  }
  client_.run([this] { tell_progress(); });
  std::vector<Outcome> outcomes;
  for (const Course& course : courses_) outcomes.push_back(course.outcome);
  return outcomes;
}

}  // namespace

std::string to_string(Outcome::Status status) {
  switch (status) {
    case Outcome::Status::ok:
      return "ok";
    case Outcome::Status::not_modified:
      return "not-modified";
    case Outcome::Status::partial:
      return "partial";
    case Outcome::Status::failed:
      return "failed";
  }
  return "failed";
}

std::vector<Outcome> refresh(std::span<const SourceConfig> sources, net::Client& client,
                             const RefreshOptions& options, const Sink& sink) {
  return Refresh(sources, client, options, sink).run();
}

}  // namespace medtech::sources
