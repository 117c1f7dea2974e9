// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/client.hpp"

#include "core/base/digest.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/net/arrivals.hpp"
#include "core/net/caching.hpp"
#include "core/net/curl_library.hpp"
#include "core/net/failure.hpp"
#include "core/net/job.hpp"
#include "core/net/retry.hpp"
#include "core/net/schedule.hpp"
#include "core/net/silence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace medtech::net {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// An interrupt and the ticks act within this time.
constexpr milliseconds longest_wait{100};

// With less than this part of its budget left, a request is not worth sending.
constexpr int least_part = 20;

std::chrono::sys_seconds real_now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Lane lane_of(const Job& job) { return {origin(job.url), job.request.group, job.request.pace}; }

std::string group_at_host(const Job& job) { return origin(job.url) + '\n' + job.request.group; }

// Whose silence a request's budget counts beside the host's: all of its group's.
std::string asker(std::size_t number, const Job& job) {
  return '\n' + (job.request.group.empty() ? std::to_string(number) : job.request.group);
}

enum class Stage { submitted, waiting, running, ended };

struct Entry {
  Job job;
  Client::Done done;
  Stage stage = Stage::submitted;
  std::optional<Clock::time_point> begun;  ///< when the first attempt began
  Clock::time_point ready;                 ///< when its next attempt could have begun
  Outcome outcome;                         ///< once ended
};

Outcome failed(Failure failure, std::size_t attempts) {
  Outcome outcome;
  outcome.error = std::move(failure.error);
  outcome.failure = std::move(failure.kind);
  outcome.attempts = attempts;
  return outcome;
}

Outcome answered(Response response, std::size_t attempts) {
  Outcome outcome;
  outcome.response = std::move(response);
  outcome.attempts = attempts;
  return outcome;
}

}  // namespace

struct Client::State {
  Options options;
  HttpCache* cache;
  Schedule schedule;
  Arrivals arrivals;
  Silence silence;
  std::optional<CurlLibrary> curl;
  std::unordered_map<std::size_t, Entry> entries;
  std::vector<std::size_t> submitted;  ///< numbers that admit() has not seen
  std::deque<std::size_t> ended;       ///< numbers whose `done` is due
  std::size_t last_number = 0;
  std::unordered_map<std::string, Clock::time_point> last_answer;  ///< of use; by group and origin
  std::minstd_rand random{std::random_device{}()};
  Clock::time_point next_tick{};

  State(Options given, HttpCache* given_cache)
      : options(std::move(given)),
        cache(given_cache),
        schedule({.per_host = std::min(options.per_host, limits::connections_per_host),
                  .total = limits::connections,
                  .spacing = options.spacing}) {}

  void log(const std::string& line) const {
    if (options.log) options.log(line);
  }
  CurlLibrary& library() { return curl ? *curl : curl.emplace(); }

  void admit();
  void launch();
  [[nodiscard]] milliseconds left(std::size_t number, const Entry& entry,
                                  Clock::time_point now) const;
  void settle(CurlLibrary::Ended exchange);
  void settle_answer(std::size_t number, Entry& entry, Answer answer);
  [[nodiscard]] Outcome conclude(Entry& entry, Answer answer);
  void give_up_group(const Entry& failing, const Outcome& outcome);
  bool try_again(std::size_t number, Entry& entry, const Answer& answer);
  void end(std::size_t number, Entry& entry, Outcome outcome);
  void deliver();
  void check_interrupt() const;
  Response respond(Entry& entry, Answer answer);
  void remember(const Job& job, const Answer& answer, std::uint64_t digest);
  [[nodiscard]] milliseconds wait() const;
};

void Client::State::check_interrupt() const {
  if (options.interrupted != nullptr && *options.interrupted != 0) {
    throw Error(ErrorKind::interrupted, "interrupted");
  }
}

// Looks into the cache for what was submitted; what it can't answer is queued.
void Client::State::admit() {
  for (const std::size_t number : std::exchange(submitted, {})) {
    const auto found = entries.find(number);
    if (found == entries.end()) continue;
    Entry& entry = found->second;
    Job& job = entry.job;
    if (job.home.empty()) {
      end(number, entry, failed(describe_bad_address(), 0));
      continue;
    }
    if (cache != nullptr) {
      job.cache_key = cache_key(job.request);
      if (!job.cache_key.empty()) job.copy = cache->find(job.cache_key);
    }
    if (job.copy && job.request.caching == Request::Caching::validate &&
        is_fresh(*job.copy, real_now())) {
      log(fmt::format("{}: the copy is still fresh", to_string(job.url)));
      Response response = response_of(*job.copy, job.cache_key);
      response.asked = false;
      end(number, entry, answered(std::move(response), 0));
      continue;
    }
    const Lane lane = lane_of(job);
    if (const milliseconds wait = schedule.wait_in(lane, Clock::now());
        job.request.patience && wait > *job.request.patience) {
      end(number, entry, failed(describe_postponed(host_label(lane.origin), wait), 0));
      continue;
    }
    entry.stage = Stage::waiting;
    entry.ready = Clock::now();
    schedule.add(number, lane);
  }
}

// What is left of a request's budget, which is how long its group or its host may be silent.
milliseconds Client::State::left(std::size_t number, const Entry& entry,
                                 Clock::time_point now) const {
  const auto silent = std::max(silence.lasting(asker(number, entry.job), entry.ready, now),
                               silence.lasting(origin(entry.job.url), entry.ready, now));
  return entry.job.request.budget - std::chrono::duration_cast<milliseconds>(silent);
}

void Client::State::launch() {
  while (const std::optional<std::size_t> number = schedule.next(Clock::now())) {
    Entry& entry = entries.at(*number);
    const auto now = Clock::now();
    const milliseconds time_left = left(*number, entry, now);
    const milliseconds budget = entry.job.request.budget;
    if (time_left < std::max(budget / least_part, milliseconds(1))) {
      const Lane lane = lane_of(entry.job);
      schedule.ended(lane);
      end(*number, entry,
          failed(describe_silence(host_label(lane.origin), budget), entry.job.attempts));
      continue;
    }
    if (!entry.begun) entry.begun = now;
    silence.sent(asker(*number, entry.job), entry.ready, now);
    silence.sent(origin(entry.job.url), entry.ready, now);
    Question question = question_of(entry.job);
    question.timeout = std::min(question.timeout, time_left);
    question.user_agent = options.user_agent;
    question.connect_timeout = options.connect_timeout;
    question.idle_timeout = options.idle_timeout;
    library().start(*number, std::move(question));
    entry.stage = Stage::running;
  }
}

milliseconds Client::State::wait() const {
  const std::optional<Schedule::Instant> due = schedule.due();
  if (!due) return longest_wait;
  const auto left = std::chrono::ceil<milliseconds>(*due - Clock::now());
  return std::clamp(left, milliseconds(0), longest_wait);
}

void Client::State::settle(CurlLibrary::Ended exchange) {
  const auto found = entries.find(exchange.number);
  if (found == entries.end()) return;
  Entry& entry = found->second;
  schedule.ended(lane_of(entry.job));
  silence.ended(asker(exchange.number, entry.job), Clock::now());
  silence.ended(origin(entry.job.url), Clock::now());
  settle_answer(exchange.number, entry, std::move(exchange.answer));
}

void Client::State::settle_answer(std::size_t number, Entry& entry, Answer answer) {
  Job& job = entry.job;
  if (!answer.breakage && is_redirect(answer.head)) {
    const std::string address = to_string(job.url);
    if (const auto followed = follow_redirect(job, answer.head); !followed) {
      return end(
          number, entry,
          failed(describe_redirect(host_label(address), followed.error()), job.attempts + 1));
    }
    log(fmt::format("{}: redirects to {}", address, to_string(job.url)));
    entry.stage = Stage::waiting;
    entry.ready = Clock::now();
    return schedule.add_later(number, lane_of(job), entry.ready);
  }
  ++job.attempts;
  if (try_again(number, entry, answer)) return;
  const bool host_failed = is_failing_host(answer);
  if (!host_failed) last_answer[group_at_host(job)] = Clock::now();
  if (!host_failed && !answer.breakage) {
    silence.answered(asker(number, job), Clock::now());
    silence.answered(origin(job.url), Clock::now());
  }
  Outcome outcome = conclude(entry, std::move(answer));
  if (host_failed) give_up_group(entry, outcome);
  end(number, entry, std::move(outcome));
}

// What an answer that is final comes to.
Outcome Client::State::conclude(Entry& entry, Answer answer) {
  const Job& job = entry.job;
  const std::string address = to_string(job.url);
  if (answer.breakage) {
    Failure failure = describe_breakage(answer, host_label(address), job.request.body_bytes);
    log(fmt::format("{} {}: {}", job.method, address, failure.error.message));
    return failed(std::move(failure), job.attempts);
  }
  log(fmt::format("{} {}: {}, {} bytes in {}", job.method, address, answer.head.status,
                  text::grouped(static_cast<long long>(answer.bytes_received)),
                  spoken_duration(answer.duration)));
  return answered(respond(entry, std::move(answer)), job.attempts);
}

// A host that had nothing of use to say all that time would keep each request waiting as long.
void Client::State::give_up_group(const Entry& failing, const Outcome& outcome) {
  const std::string& group = failing.job.request.group;
  const auto last = last_answer.find(group_at_host(failing.job));
  if (group.empty() || (last != last_answer.end() && last->second > *failing.begun)) return;
  for (const std::size_t number : schedule.take_waiting(lane_of(failing.job))) {
    Entry& entry = entries.at(number);
    if (entry.job.request.group != group) {
      schedule.add(number, lane_of(entry.job));
      continue;
    }
    Outcome same = outcome;
    same.attempts = entry.job.attempts;
    if (same.response) same.response->url = to_string(entry.job.url);
    end(number, entry, std::move(same));
  }
}

bool Client::State::try_again(std::size_t number, Entry& entry, const Answer& answer) {
  const Job& job = entry.job;
  const std::chrono::sys_seconds now = real_now();
  if (const auto pause = asked_pause(answer, now))
    schedule.pause(lane_of(job), Clock::now() + *pause);
  RetryPolicy policy;
  policy.refusals = job.request.pace.refuses_bursts;
  policy.first_delay = options.retry_delay;
  policy.budget = job.request.budget;
  const Progress progress{.attempts = job.attempts,
                          .elapsed = policy.budget - left(number, entry, Clock::now()),
                          .now = now,
                          .jitter = std::uniform_real_distribution<double>()(random)};
  const std::optional<milliseconds> delay = retry_delay(policy, answer, progress);
  if (!delay) return false;
  log(fmt::format("{} {}: {}, trying again in {}", job.method, to_string(job.url),
                  answer.breakage ? "no whole answer" : std::to_string(answer.head.status),
                  spoken_duration(*delay)));
  entry.stage = Stage::waiting;
  entry.ready = Clock::now() + *delay;
  schedule.add_later(number, lane_of(job), entry.ready);
  return true;
}

Response Client::State::respond(Entry& entry, Answer answer) {
  const Job& job = entry.job;
  const std::chrono::sys_seconds now = real_now();
  if (answer.head.status == 304 && job.copy) {
    const std::chrono::seconds fresh = std::max(fresh_for(answer.head, now), job.request.keep_for);
    cache->touch(job.cache_key, now, now + fresh);
    return response_of(*job.copy, job.cache_key);
  }
  Response response;
  response.status = answer.head.status;
  response.url = to_string(job.url);
  response.content_type = answer.head.content_type;
  // Services write who asked into their addresses; what is kept and read has no secret in it.
  conceal_secrets(answer.body, job.request);
  response.digest = digest64(answer.body);
  response.bytes_received = answer.bytes_received;
  remember(job, answer, response.digest);
  response.body = std::move(answer.body);
  return response;
}

void Client::State::remember(const Job& job, const Answer& answer, std::uint64_t digest) {
  if (job.cache_key.empty()) return;
  const bool whole = answer.head.status == 200;
  if (const auto copy =
          storable(answer, to_string(job.url), digest, real_now(), job.request.keep_for)) {
    cache->store(job.cache_key, *copy, whole ? answer.body : std::string_view());
  } else if (whole && job.copy) {
    cache->forget(job.cache_key);
  }
}

void Client::State::end(std::size_t number, Entry& entry, Outcome outcome) {
  entry.outcome = std::move(outcome);
  entry.stage = Stage::ended;
  ended.push_back(number);
}

// The cache is committed first, so that no other process waits for it while answers are being read.
void Client::State::deliver() {
  if (cache != nullptr && !ended.empty()) cache->commit();
  while (!ended.empty()) {
    auto entry = entries.extract(ended.front());
    ended.pop_front();  // before the call, which may throw
    if (!entry.empty()) entry.mapped().done(std::move(entry.mapped().outcome));
  }
}

Client::Client(Options options, HttpCache* cache)
    : state_(std::make_unique<State>(std::move(options), cache)) {}

Client::~Client() = default;

std::size_t Client::submit(Request request, Done done) {
  const std::size_t number = ++state_->last_number;
  std::optional<Job> job = begin_job(std::move(request));
  Entry& entry = state_->entries[number];
  if (job) entry.job = std::move(*job);
  entry.done = std::move(done);
  state_->submitted.push_back(number);
  return number;
}

void Client::cancel(std::size_t number) {
  const auto found = state_->entries.find(number);
  if (found == state_->entries.end()) return;
  const Lane lane = lane_of(found->second.job);
  if (found->second.stage == Stage::waiting) state_->schedule.remove(number, lane);
  if (found->second.stage == Stage::running) {
    state_->library().drop(number);
    state_->schedule.ended(lane);
    state_->silence.ended(asker(number, found->second.job), Clock::now());
    state_->silence.ended(lane.origin, Clock::now());
  }
  state_->entries.erase(found);
}

void Client::run(const std::function<void()>& tick) {
  constexpr milliseconds tick_every{200};
  State& state = *state_;
  while (true) {
    state.check_interrupt();
    state.admit();
    state.launch();
    state.deliver();
    state.arrivals.make();
    if (!state.submitted.empty()) continue;
    if (state.entries.empty()) {
      if (!state.arrivals.are_expected()) return;
      state.arrivals.wait(longest_wait);
    } else {
      for (CurlLibrary::Ended& exchange :
           state.library().work(state.wait(), state.arrivals.descriptor())) {
        state.settle(std::move(exchange));
      }
    }
    if (tick && Clock::now() >= state.next_tick) {
      state.next_tick = Clock::now() + tick_every;
      tick();
    }
  }
}

void Client::expect() { state_->arrivals.expect(); }

void Client::bring(std::move_only_function<void()> call) {
  state_->arrivals.bring(std::move(call));
}

bool Client::load_body(Response& response) {
  if (response.cache_key.empty()) return true;
  std::optional<std::string> body;
  if (state_->cache != nullptr) body = state_->cache->find_body(response.cache_key);
  if (!body) {
    if (state_->cache != nullptr) state_->cache->commit();
    return false;
  }
  response.body = std::move(*body);
  return true;
}

void Client::keep_spacing(const std::string& url, std::chrono::milliseconds spacing) {
  state_->schedule.space(origin(url), spacing);
}

std::vector<std::string> Client::account() const {
  std::vector<std::string> lines;
  for (const Schedule::Account& host : state_->schedule.accounts()) {
    std::string line = fmt::format("{}: {}, at most {} at once of {} allowed", host.origin,
                                   text::count(host.started, "request", "requests"),
                                   host.most_at_once, host.allowed_at_once);
    if (host.spacing > milliseconds(0))
      line += fmt::format(", {} apart", spoken_duration(host.spacing));
    if (host.held_back > milliseconds(0))
      line += fmt::format(", held back for {}", spoken_duration(host.held_back));
    lines.push_back(std::move(line));
  }
  return lines;
}

void Client::forget(const Request& request) {
  const std::string key = cache_key(request);
  if (state_->cache == nullptr || key.empty()) return;
  state_->cache->forget(key);
  state_->cache->commit();
}

}  // namespace medtech::net
