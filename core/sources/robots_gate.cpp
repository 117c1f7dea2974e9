// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/robots_gate.hpp"

#include "core/net/url.hpp"

#include <fmt/format.h>

namespace medtech::sources {

void RobotsGate::ask(const std::string& url, std::chrono::milliseconds timeout, Verdict verdict) {
  const std::string origin = net::origin(url);
  const auto [place, fresh] = sites_.try_emplace(origin);
  Site& site = place->second;
  site.origin = origin;
  if (site.answered) {
    verdict(refusal(site, url));
    return;
  }
  site.waiting.emplace_back(url, std::move(verdict));
  if (!fresh) return;
  net::Request request;
  request.url = origin + "/robots.txt";
  request.timeout = std::min(request.timeout, timeout);
  request.budget = timeout;
  client_.submit(std::move(request),
                 [this, &site](net::Outcome outcome) { take(site, std::move(outcome)); });
}

void RobotsGate::take(Site& site, net::Outcome outcome) {
  site.answered = true;
  if (!outcome.response) {
    site.failure = outcome.error ? outcome.error->message : "no answer";
  } else if (outcome.response->status >= 500) {
    site.failure = fmt::format("it was answered with {}", outcome.response->status);
  } else if (outcome.response->status == 200 && client_.load_body(*outcome.response)) {
    site.robots = Robots(outcome.response->body, "medtech");
    if (const auto delay = site.robots->crawl_delay()) client_.keep_spacing(site.origin, *delay);
  } else {
    site.robots = Robots();
  }
  for (auto& [url, verdict] : std::exchange(site.waiting, {})) verdict(refusal(site, url));
}

std::string RobotsGate::refusal(const Site& site, const std::string& url) {
  if (!site.robots) return "robots.txt could not be read: " + site.failure;
  const std::string path = url.substr(net::origin(url).size());
  if (site.robots->allows(path.empty() ? "/" : path)) return "";
  return net::origin(url) + "/robots.txt asks not to read this page";
}

}  // namespace medtech::sources
