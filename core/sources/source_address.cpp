// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_address.hpp"

#include "core/base/text.hpp"
#include "core/net/url.hpp"

#include <algorithm>
#include <array>
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

SourceConfig named_source(std::string_view kind, std::string_view key, const std::string& name) {
  SourceConfig config = source_of(kind, name);
  config.keys.emplace(key, name);
  return config;
}

// The employer's name is the first part of the path, or stands where the service's own programs
// look: behind `marks`, as in "/v0/postings/acme".
std::optional<std::string> name_in_path(const net::Url& url, std::vector<std::string_view> marks) {
  Segments path = segments_of(url.path);
  const bool marked = path.size() > marks.size() && !marks.empty() &&
                      std::equal(marks.begin(), marks.end(), path.begin());
  if (marked) return path[marks.size()];
  if (path.empty() || url.host.starts_with("api.")) return std::nullopt;
  return path.front();
}

std::optional<SourceConfig> smartrecruiters_at(const net::Url& url) {
  const auto name = name_in_path(url, {"v1", "companies"});
  if (!name) return std::nullopt;
  return named_source("smartrecruiters", "company", *name);
}

std::optional<SourceConfig> lever_at(const net::Url& url) {
  const auto name = name_in_path(url, {"v0", "postings"});
  if (!name) return std::nullopt;
  SourceConfig config = named_source("lever", "site", *name);
  if (url.host.ends_with(".eu.lever.co")) config.keys.emplace("host", "api.eu.lever.co");
  return config;
}

std::optional<SourceConfig> ashby_at(const net::Url& url) {
  const auto name = name_in_path(url, {"posting-api", "job-board"});
  if (!name) return std::nullopt;
  return named_source("ashby", "board", *name);
}

std::optional<SourceConfig> workable_at(const net::Url& url) {
  const auto name = name_in_path(url, {"api", "v1", "widget", "accounts"});
  // "/j/SHORTCODE" names an opening, not who offers it.
  if (!name || *name == "j" || *name == "api") return std::nullopt;
  return named_source("workable", "account", *name);
}

std::string first_label(const net::Url& url) { return url.host.substr(0, url.host.find('.')); }

std::optional<SourceConfig> recruitee_at(const net::Url& url) {
  return named_source("recruitee", "company", first_label(url));
}

std::optional<SourceConfig> personio_at(const net::Url& url) {
  SourceConfig config = source_of("xml-feed", first_label(url));
  config.keys = {{"url", "https://" + url.host + "/xml?language=en"}};
  return config;
}

std::optional<SourceConfig> icims_at(const net::Url& url) {
  std::string name = first_label(url);  // "careers-acme", "uscareers-acme", "acme"
  if (const std::size_t dash = name.find('-'); dash != name.npos) name.erase(0, dash + 1);
  SourceConfig config = source_of("icims", name);
  config.keys = {{"host", url.host}};
  return config;
}

// ".../hcmUI/CandidateExperience/en/sites/CX_1/job/77"; the employer is not named.
std::optional<SourceConfig> oracle_at(const net::Url& url) {
  const Segments path = segments_of(url.path);
  const auto sites = std::ranges::find(path, "sites");
  if (sites == path.end() || sites + 1 == path.end()) return std::nullopt;
  SourceConfig config = source_of("oracle", first_label(url));
  config.keys = {{"host", url.host}, {"site", *(sites + 1)}};
  return config;
}

// A service by how the hosts of its addresses end.
struct Service {
  std::string_view host;
  std::optional<SourceConfig> (*source_at)(const net::Url&);
};

constexpr auto services = std::to_array<Service>({{".myworkdayjobs.com", workday_at},
                                                  {".myworkdaysite.com", workday_at},
                                                  {".greenhouse.io", greenhouse_at},
                                                  {".icims.com", icims_at},
                                                  {".oraclecloud.com", oracle_at},
                                                  {".smartrecruiters.com", smartrecruiters_at},
                                                  {".lever.co", lever_at},
                                                  {".ashbyhq.com", ashby_at},
                                                  {".workable.com", workable_at},
                                                  {".recruitee.com", recruitee_at},
                                                  {".jobs.personio.com", personio_at},
                                                  {".jobs.personio.de", personio_at}});

}  // namespace

std::optional<SourceConfig> source_at(const std::string& address) {
  const auto url = net::parse_url(address);
  if (!url) return std::nullopt;
  for (const Service& service : services) {
    if (url->host.ends_with(service.host)) return service.source_at(*url);
  }
  return std::nullopt;
}

}  // namespace medtech::sources
