// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/robots.hpp"

#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace medtech::sources {

namespace {

// Stars are tried without recursion: on a mismatch the last star takes one character more.
bool matches_path(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (true) {
    if (in == pattern.size() && (!anchored || at == path.size())) return true;
    if (in < pattern.size() && pattern[in] == '*') {
      star = in++;
      resume = at;
    } else if (at < path.size() && in < pattern.size() && pattern[in] == path[at]) {
      ++in;
      ++at;
    } else if (star != std::string_view::npos && resume < path.size()) {
      in = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
}

// "10" or "0.5" seconds.
std::optional<std::chrono::milliseconds> delay_of(std::string_view value) {
  const auto seconds = number_of<double>(value);
  if (!seconds || !(*seconds > 0)) return std::nullopt;
  const double most = std::chrono::duration<double>(limits::crawl_delay_most).count();
  return std::chrono::ceil<std::chrono::milliseconds>(
      std::chrono::duration<double>(std::min(*seconds, most)));
}

}  // namespace

Robots::Robots(std::string_view text, std::string_view agent) {
  std::vector<Rule> for_all;
  std::vector<Rule> for_us;
  std::optional<std::chrono::milliseconds> delay_for_all;
  std::optional<std::chrono::milliseconds> delay_for_us;
  bool named = false;  // some group speaks to us by name
  bool all = false;    // the current group's agents
  bool us = false;
  bool in_agents = false;  // the line before was a User-agent, too
  if (text.size() > limits::robots_bytes) {
    // Half a rule would be another one.
    text = text.substr(0, text.find_last_of("\r\n", limits::robots_bytes) + 1);
  }
  for (std::string_view line : text::lines(text)) {
    line = text::trim(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string field = text::lower(text::trim(line.substr(0, colon)));
    const std::string_view value = text::trim(line.substr(colon + 1));
    if (field == "user-agent") {
      if (!std::exchange(in_agents, true)) all = us = false;
      all = all || value == "*";
      us = us || text::equal_ignoring_case(value, agent);
      named = named || us;
    } else if (field == "allow" || field == "disallow") {
      in_agents = false;
      if (value.empty() || (!all && !us)) continue;
      const Rule rule{std::string(value), field == "allow"};
      if (us) for_us.push_back(rule);
      if (all) for_all.push_back(rule);
    } else if (field == "crawl-delay") {
      in_agents = false;
      const auto delay = delay_of(value);
      if (us) delay_for_us = std::max(delay_for_us, delay);
      if (all) delay_for_all = std::max(delay_for_all, delay);
    }
  }
  rules_ = named ? std::move(for_us) : std::move(for_all);
  delay_ = named ? delay_for_us : delay_for_all;
}

bool Robots::allows(std::string_view path) const {
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    if (!matches_path(rule.pattern, path)) continue;
    if (rule.pattern.size() > longest || (rule.pattern.size() == longest && rule.allow)) {
      longest = rule.pattern.size();
      allowed = rule.allow;
    }
  }
  return allowed;
}

}  // namespace medtech::sources
