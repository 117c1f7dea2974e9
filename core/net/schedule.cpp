// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/schedule.hpp"

#include "core/net/url.hpp"

#include <algorithm>

namespace medtech::net {

Schedule::Host& Schedule::host(const std::string& origin) {
  const auto [entry, is_new] = hosts_.try_emplace(origin);
  if (is_new && !is_loopback(origin)) entry->second.spacing = bounds_.spacing;
  return entry->second;
}

bool Schedule::has_room(const Host& host) const {
  return host.running < std::max<std::size_t>(bounds_.per_host, 1);
}

void Schedule::add(std::size_t number, const std::string& origin) {
  host(origin).waiting.push_back(number);
}

void Schedule::add_later(std::size_t number, const std::string& origin, Instant from) {
  later_.emplace(from, std::pair(number, origin));
}

void Schedule::pause(const std::string& origin, Instant until) {
  if (is_loopback(origin)) return;
  Host& paused = host(origin);
  paused.not_before = std::max(paused.not_before, until);
}

void Schedule::remove(std::size_t number, const std::string& origin) {
  std::erase_if(later_, [&](const auto& entry) { return entry.second.first == number; });
  std::deque<std::size_t>& waiting = host(origin).waiting;
  const auto found = std::ranges::find(waiting, number);
  if (found != waiting.end()) waiting.erase(found);
}

std::vector<std::size_t> Schedule::take_waiting(const std::string& origin) {
  const std::deque<std::size_t> waiting = std::exchange(host(origin).waiting, {});
  return {waiting.begin(), waiting.end()};
}

void Schedule::wake(Instant now) {
  while (!later_.empty() && later_.begin()->first <= now) {
    const auto& [number, origin] = later_.begin()->second;
    host(origin).waiting.push_front(number);
    later_.erase(later_.begin());
  }
}

std::optional<std::size_t> Schedule::next(Instant now) {
  wake(now);
  if (running_ >= bounds_.total || hosts_.empty()) return std::nullopt;
  auto entry = hosts_.upper_bound(last_);
  for (std::size_t turns = 0; turns < hosts_.size(); ++turns, ++entry) {
    if (entry == hosts_.end()) entry = hosts_.begin();
    Host& candidate = entry->second;
    if (candidate.waiting.empty() || !has_room(candidate) || candidate.not_before > now) continue;
    const std::size_t number = candidate.waiting.front();
    candidate.waiting.pop_front();
    candidate.not_before = now + candidate.spacing;
    ++candidate.running;
    ++running_;
    last_ = entry->first;
    return number;
  }
  return std::nullopt;
}

void Schedule::ended(const std::string& origin) {
  --host(origin).running;
  --running_;
}

std::optional<Schedule::Instant> Schedule::due() const {
  std::optional<Instant> earliest;
  const auto consider = [&](Instant instant) {
    if (!earliest || instant < *earliest) earliest = instant;
  };
  if (!later_.empty()) consider(later_.begin()->first);
  if (running_ >= bounds_.total) return earliest;
  for (const auto& [origin, host] : hosts_) {
    if (!host.waiting.empty() && has_room(host)) consider(host.not_before);
  }
  return earliest;
}

}  // namespace medtech::net
