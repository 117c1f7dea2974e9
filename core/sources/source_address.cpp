// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_address.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

using Segments = std::vector<std::string>;

Segments segments_of(std::string_view path) {
  Segments segments;
  for (const std::string_view segment : text::split(path, '/')) {
    segments.push_back(net::percent_decode(segment));
  }
  return segments;
}

// "en" or "en-US", in any case.
bool is_locale(std::string_view segment) {
  const bool letters = std::ranges::all_of(segment.substr(0, 2), text::is_alpha);
  if (segment.size() == 2) return letters;
  return segment.size() == 5 && letters && segment[2] == '-' &&
         std::ranges::all_of(segment.substr(3), text::is_alpha);
}

SourceConfig source_of(std::string_view kind, const std::string& name) {
  SourceConfig config;
  config.id = text::lower(name);
  config.kind = kind;
  return config;
}

SourceConfig workday_source(const std::string& host, const std::string& tenant,
                            const std::string& site) {
  SourceConfig config = source_of("workday", tenant);
  config.keys = {{"host", host}, {"tenant", tenant}, {"site", site}};
  return config;
}

std::optional<SourceConfig> workday_at(const net::Url& url) {
  Segments path = segments_of(url.path);
  if (path.size() > 4 && path[0] == "wday" && path[1] == "cxs") {
    return workday_source(url.host, path[2], path[3]);
  }
  if (path.size() > 1 && is_locale(path.front())) path.erase(path.begin());
  if (url.host.ends_with(".myworkdaysite.com")) {
    if (path.size() < 3 || path[0] != "recruiting") return std::nullopt;
    return workday_source(url.host, path[1], path[2]);
  }
  const std::string tenant = url.host.substr(0, url.host.find('.'));
  if (path.empty() || path.front() == "wday") return std::nullopt;
  return workday_source(url.host, tenant, path.front());
}

// "for=acme" of an embedded board.
std::string embedded_board(const net::Url& url) {
  const std::string query = url.query.value_or("");
  for (const std::string_view parameter : text::split(query, '&')) {
    if (parameter.starts_with("for=")) return net::percent_decode(parameter.substr(4));
  }
  return {};
}

std::optional<SourceConfig> greenhouse_at(const net::Url& url) {
  const Segments path = segments_of(url.path);
  std::string board = embedded_board(url);
  if (board.empty() && path.size() > 2 && path[0] == "v1" && path[1] == "boards") board = path[2];
  const bool named = !path.empty() && path[0] != "embed" && path[0] != "v1";
  if (board.empty() && named) board = path[0];
  if (board.empty()) return std::nullopt;
  SourceConfig config = source_of("greenhouse", board);
  config.keys = {{"board", std::move(board)}};
  return config;
}

}  // namespace

std::optional<SourceConfig> source_at(const std::string& address) {
  const auto url = net::parse_url(address);
  if (!url) return std::nullopt;
  if (url->host.ends_with(".myworkdayjobs.com") || url->host.ends_with(".myworkdaysite.com")) {
    return workday_at(*url);
  }
  if (url->host.ends_with(".greenhouse.io")) return greenhouse_at(*url);
  return std::nullopt;
}

}  // namespace medtech::sources
