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

std::string meaning_of(int status, bool with_key) {
  switch (status) {
    case 401:
    case 403:
      return with_key ? "refused; check the key and who it was given to" : "refused";
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

bool is_no_such_page(int status) { return status == 404 || status == 405 || status == 410; }

// What a source is asked for: where, and, of those that are searched, what.
std::uint64_t scope_of(const SourceConfig& config, const Kind& kind) {
  std::string asked =
      config.kind + "\x1f" + config.base_url + "\x1f" + text::join(config.urls, "\x1f");
  for (const auto& [key, value] : config.keys) asked += "\x1f" + key + "=" + value;
  if (kind.searched || config.search_written) {
    asked += fmt::format("\x1f\x1f{}\x1f\x1f{}\x1f{}", text::join(config.search, "\x1f"),
                         config.location, config.radius_miles.value_or(0));
  }
  for (const NamedLists& lists : {config.lists, config.usual}) {
    for (const auto& [name, values] : lists)
      asked += fmt::format("\x1e{}={}", name, text::join(values, "\x1f"));
  }
  return digest64(asked);
}

// By what an opening is known again that several searches of a source find.
std::string opening_key(const RawListing& row) {
  return row.native_id + "\x1f" + row.url.substr(0, row.url.find('?'));
}

/// The reading of one source.
struct Course {
  const SourceConfig* config = nullptr;
  const Kind* kind = nullptr;
  Outcome outcome;
  Credentials credentials;          // of a kind that needs them
  std::size_t waiting = 0;          // requests without an answer yet
  std::size_t requests = 0;         // made so far
  std::size_t rows = 0;             // list rows and details handed on or asked for
  std::size_t detail_failures = 0;  // in a row
  bool lacks_key = false;           // so that nothing was asked
  bool begun = false;
  bool ended = false;
  bool reached = false;  // somebody answered, or began to
  bool whole = true;
  bool cut = false;      // rows were left out because of a limit
  bool complete = true;  // nothing that was asked for has failed
  // Lists read, with their digests: known from now on, unless they are to be read again for what
  // failed.
  std::vector<std::pair<std::string, std::uint64_t>> documents;
  std::set<std::string> asked;  // addresses and bodies of requests: none is asked twice
  std::set<std::string> seen;   // openings handed on, where searches overlap
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
  void begin(Course& course);
  [[nodiscard]] bool find_key(Course& course) const;
  void ask(Course& course, Request request);
  void send(Course& course, Request request);
  void answer(Course& course, const Request& request, net::Outcome outcome);
  void take(Course& course, const Request& request, net::Response& response);
  void read(Course& course, const Request& request, const net::Response& response);
  void start(Course& course);
  void hand_on(Course& course, const std::vector<RawListing>& rows);
  void postpone(Course& course, const Request& request, const std::string& why);
  void fail(Course& course, const Request& request, const std::string& why);
  void end_if_done(Course& course);
  void end(Course& course);
  void end_interrupted();
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
  request.http.pace = course.kind->pace;
  if (course.kind->reads_pages) request.http.patience = course.config->timeout;
  net::Request http = request.http;
  // The copy alone that goes out: no secret stays in what is kept, compared or told.
  if (course.kind->sign != nullptr) course.kind->sign(course.credentials, http);
  client_.submit(std::move(http),
                 [this, &course, request = std::move(request)](net::Outcome outcome) {
                   answer(course, request, std::move(outcome));
                 });
}

void Refresh::answer(Course& course, const Request& request, net::Outcome outcome) {
  --course.waiting;
  const bool unreached = !outcome.response && outcome.failure == "connect";
  course.reached = course.reached || !unreached;
  course.outcome.unreachable = unreached && !course.reached;
  if (outcome.failure == "postponed") {
    postpone(course, request, outcome.error->message);
  } else if (!outcome.response) {
    fail(course, request, outcome.error ? outcome.error->message : "no answer");
  } else if (is_no_such_page(outcome.response->status) && !request.otherwise.empty()) {
    for (const Request& other : request.otherwise) ask(course, other);
  } else if (outcome.response->status != 200) {
    fail(course, request,
         fmt::format("{} answered {} ({})", net::origin(outcome.response->url),
                     outcome.response->status,
                     meaning_of(outcome.response->status, course.kind->sign != nullptr)));
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
  begin(course);
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

void Refresh::begin(Course& course) {
  if (!course.begun) sink_.begin(course.config->id, scope_of(*course.config, *course.kind));
  course.begun = true;
}

void Refresh::hand_on(Course& course, const std::vector<RawListing>& rows) {
  std::vector<Listing> listings;
  listing::Circumstances circumstances{
      .today = options_.today,
      .default_employer = course.config->employer,
      .source = course.config->id,
      .many_origins = course.kind->id == "file"};  // a folder's files may come from anywhere
  circumstances.knowledge = options_.knowledge;
  for (const RawListing& row : rows) {
    const bool told_apart = course.kind->searched && !row.native_id.empty();
    if (told_apart && !course.seen.insert(opening_key(row)).second) continue;
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

// What a site's pauses leave no time for is asked for the next time, when what was read today need
// not be asked for again.
void Refresh::postpone(Course& course, const Request& request, const std::string& why) {
  log(course, why);
  course.complete = false;
  course.cut = true;
  begin(course);
  if (request.row) hand_on(course, {*request.row});
}

// A detail that can't be had costs only its text: the row of the list is kept. Where there is no
// row (a sitemap's page that is gone) it is an item that could not be read.
void Refresh::fail(Course& course, const Request& request, const std::string& why) {
  log(course, why);
  course.complete = false;
  if (request.purpose == Request::Purpose::detail) {
    ++course.detail_failures;
    begin(course);
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
  course.ended = true;
  const bool failed = !outcome.error.empty();
  if (course.lacks_key) {
    outcome.status = Outcome::Status::needs_key;
  } else if (failed) {
    outcome.status = course.begun ? Outcome::Status::partial : Outcome::Status::failed;
  } else if (!course.begun) {
    outcome.status = Outcome::Status::not_modified;
  }
  if (outcome.advertised) outcome.advertised = std::max(*outcome.advertised, outcome.listings);
  if (course.cut) {
    outcome.truncated =
        fmt::format("{} of {}, page limit", text::grouped(static_cast<long long>(outcome.listings)),
                    outcome.advertised > outcome.listings
                        ? text::grouped(static_cast<long long>(*outcome.advertised))
                        : "more");
  }
  outcome.proves_absence =
      course.kind->proves_absence && course.begun && course.whole && !course.cut && !failed;
  log(course, fmt::format("{}: {}, {} answers, {} not modified", to_string(outcome.status),
                          text::count(outcome.listings, "listing", "listings"), outcome.fetched,
                          outcome.not_modified));
  log(course, fmt::format("{} of {} requests allowed",
                          text::grouped(static_cast<long long>(course.requests)),
                          text::grouped(static_cast<long long>(limits::requests_per_source))));
  if (course.complete) {
    for (const auto& [key, digest] : course.documents) sink_.document(outcome.id, key, digest);
  }
  sink_.end(outcome);
  ++done_;
  tell_progress();
}

// What came until then is stored: the state of its sources says so.
void Refresh::end_interrupted() {
  for (Course& course : courses_) {
    if (!course.begun || course.ended) continue;
    course.complete = false;
    if (course.outcome.error.empty()) course.outcome.error = "interrupted";
    end(course);
  }
}

// False where the kind is not answered without a key and there is none.
bool Refresh::find_key(Course& course) const {
  if (course.kind->credentials.empty()) return true;
  auto found = options_.credentials
                   ? options_.credentials(*course.config)
                   : std::unexpected(Error(ErrorKind::network, "there is no key to ask it with"));
  if (found) {
    course.credentials = std::move(*found);
  } else {
    course.lacks_key = true;
    course.outcome.error = found.error().message;
  }
  return !course.lacks_key;
}

void Refresh::start(Course& course) {
  std::vector<Request> first;
  try {
    if (find_key(course)) first = course.kind->requests(*course.config);
  } catch (const Error& error) {
    if (error.kind == ErrorKind::interrupted) throw;
    course.outcome.error = error.text();
  }
  ++course.waiting;  // holds the course open while its first requests are queued
  for (Request& request : first) ask(course, std::move(request));
  --course.waiting;
  end_if_done(course);
}

std::vector<Outcome> Refresh::run() {
  for (Course& course : courses_) start(course);
  try {
    client_.run([this] { tell_progress(); });
  } catch (const Error& error) {
    if (error.kind == ErrorKind::interrupted) end_interrupted();
    throw;
  }
  if (options_.log) {
    for (const std::string& line : client_.account()) options_.log(line);
  }
  std::vector<Outcome> outcomes;
  for (const Course& course : courses_) outcomes.push_back(course.outcome);
  return outcomes;
}

}  // namespace

bool is_unanswered(const Outcome& outcome) {
  return outcome.status == Outcome::Status::failed || outcome.status == Outcome::Status::needs_key;
}

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
    case Outcome::Status::needs_key:
      return "needs-key";
  }
  return "failed";
}

std::vector<Outcome> refresh(std::span<const SourceConfig> sources, net::Client& client,
                             const RefreshOptions& options, const Sink& sink) {
  return Refresh(sources, client, options, sink).run();
}

}  // namespace medtech::sources
