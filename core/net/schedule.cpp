// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/schedule.hpp"

#include "core/net/url.hpp"

#include <algorithm>

namespace medtech::net {

using std::chrono::milliseconds;

Schedule::Instant Schedule::Queue::free_from() const {
  return last_start ? std::max(not_before, *last_start + spacing) : not_before;
}

std::string Schedule::name_of(const Lane& lane) {
  return is_loopback(lane.origin) ? lane.origin + '\n' + lane.group : lane.origin;
}

// The strictest manners of those that share a queue count for all of it.
Schedule::Queue& Schedule::queue(const Lane& lane) {
  const auto [entry, is_new] = queues_.try_emplace(name_of(lane));
  Queue& found = entry->second;
  const bool spaced = !is_loopback(lane.origin);
  if (is_new) {
    found.origin = lane.origin;
    if (spaced) found.spacing = bounds_.spacing;
  }
  const std::size_t at_once = lane.pace.at_once;
  if (at_once > 0 && (found.at_once == 0 || at_once < found.at_once)) found.at_once = at_once;
  if (spaced) found.spacing = std::max(found.spacing, lane.pace.spacing);
  return found;
}

bool Schedule::has_room(const Queue& queue) const {
  const std::size_t usual = std::max<std::size_t>(bounds_.per_host, 1);
  const auto at_host = running_at_.find(queue.origin);
  const std::size_t all = at_host == running_at_.end() ? 0 : at_host->second;
  return queue.running < (queue.at_once > 0 ? queue.at_once : usual) &&
         all < std::max(usual, queue.at_once);
}

void Schedule::add(std::size_t number, const Lane& lane) { queue(lane).waiting.push_back(number); }

void Schedule::add_later(std::size_t number, const Lane& lane, Instant from) {
  later_.emplace(from, std::pair(number, lane));
}

void Schedule::pause(const Lane& lane, Instant until) {
  Queue& paused = queue(lane);
  paused.not_before = std::max(paused.not_before, until);
}

void Schedule::space(const std::string& origin, milliseconds spacing) {
  queue({origin, {}, {.at_once = 0, .spacing = spacing}});
}

void Schedule::remove(std::size_t number, const Lane& lane) {
  std::erase_if(later_, [&](const auto& entry) { return entry.second.first == number; });
  std::deque<std::size_t>& waiting = queue(lane).waiting;
  const auto found = std::ranges::find(waiting, number);
  if (found != waiting.end()) waiting.erase(found);
}

std::vector<std::size_t> Schedule::take_waiting(const Lane& lane) {
  const std::deque<std::size_t> waiting = std::exchange(queue(lane).waiting, {});
  return {waiting.begin(), waiting.end()};
}

milliseconds Schedule::wait_in(const Lane& lane, Instant now) const {
  const auto found = queues_.find(name_of(lane));
  if (found == queues_.end()) return milliseconds(0);
  const Queue& queue = found->second;
  if (queue.spacing == milliseconds(0)) return milliseconds(0);
  const auto until_free = std::chrono::ceil<milliseconds>(queue.free_from() - now);
  return std::max(until_free, milliseconds(0)) +
         queue.spacing * static_cast<std::int64_t>(queue.waiting.size());
}

void Schedule::wake(Instant now) {
  while (!later_.empty() && later_.begin()->first <= now) {
    const auto& [number, lane] = later_.begin()->second;
    queue(lane).waiting.push_front(number);
    later_.erase(later_.begin());
  }
}

void Schedule::begin(Queue& queue, Instant now) {
  if (queue.blocked_since)
    queue.held_back += std::chrono::duration_cast<milliseconds>(now - *queue.blocked_since);
  queue.blocked_since.reset();
  queue.last_start = now;
  ++queue.started;
  ++queue.running;
  queue.most_at_once = std::max(queue.most_at_once, queue.running);
  ++running_at_[queue.origin];
  ++running_;
}

std::optional<std::size_t> Schedule::next(Instant now) {
  wake(now);
  if (running_ >= bounds_.total || queues_.empty()) return std::nullopt;
  auto entry = queues_.upper_bound(last_);
  for (std::size_t turns = 0; turns < queues_.size(); ++turns, ++entry) {
    if (entry == queues_.end()) entry = queues_.begin();
    Queue& candidate = entry->second;
    if (candidate.waiting.empty() || !has_room(candidate)) continue;
    if (candidate.free_from() > now) {
      if (!candidate.blocked_since) candidate.blocked_since = now;
      continue;
    }
    const std::size_t number = candidate.waiting.front();
    candidate.waiting.pop_front();
    begin(candidate, now);
    last_ = entry->first;
    return number;
  }
  return std::nullopt;
}

void Schedule::ended(const Lane& lane) {
  --queue(lane).running;
  --running_at_[lane.origin];
  --running_;
}

std::optional<Schedule::Instant> Schedule::due() const {
  std::optional<Instant> earliest;
  const auto consider = [&](Instant instant) {
    if (!earliest || instant < *earliest) earliest = instant;
  };
  if (!later_.empty()) consider(later_.begin()->first);
  if (running_ >= bounds_.total) return earliest;
  for (const auto& [name, queue] : queues_) {
    if (!queue.waiting.empty() && has_room(queue)) consider(queue.free_from());
  }
  return earliest;
}

std::vector<Schedule::Account> Schedule::accounts() const {
  std::map<std::string, Account> by_origin;
  for (const auto& [name, queue] : queues_) {
    if (queue.started == 0) continue;
    Account& account = by_origin[queue.origin];
    account.origin = queue.origin;
    account.started += queue.started;
    account.most_at_once = std::max(account.most_at_once, queue.most_at_once);
    account.allowed_at_once =
        std::max(account.allowed_at_once,
                 queue.at_once > 0 ? queue.at_once : std::max<std::size_t>(bounds_.per_host, 1));
    account.spacing = std::max(account.spacing, queue.spacing);
    account.held_back += queue.held_back;
  }
  std::vector<Account> all;
  for (auto& [origin, account] : by_origin) all.push_back(std::move(account));
  return all;
}

}  // namespace medtech::net
