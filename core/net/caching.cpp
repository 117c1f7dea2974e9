// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/caching.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <utility>

namespace medtech::net {

std::string cache_key(const Request& request) {
  if (request.method != "GET" || request.caching == Request::Caching::none) return {};
  std::optional<Url> url = parse_url(request.url);
  if (!url) return {};
  url->fragment.reset();
  std::vector<std::string> lines;
  for (const auto& [name, value] : request.headers)
    lines.push_back(text::lower(name) + ": " + value);
  std::ranges::sort(lines);
  std::string key = to_string(*url);
  for (const std::string& line : lines) key.append("\n").append(line);
  if (!request.edition.empty()) key.append("\n\n").append(request.edition);
  return key;
}

bool is_fresh(const CachedResponse& copy, std::chrono::sys_seconds now) {
  return copy.stored <= now && now < copy.fresh_until;
}

std::vector<std::string> conditions(const CachedResponse& copy, const std::string& url) {
  std::vector<std::string> lines;
  if (copy.url != url) return lines;
  if (!copy.etag.empty()) lines.push_back("If-None-Match: " + copy.etag);
  if (!copy.last_modified.empty()) lines.push_back("If-Modified-Since: " + copy.last_modified);
  return lines;
}

namespace {

// A server in trouble may deny a page that is there.
constexpr std::chrono::seconds absence_kept = std::chrono::days(1);

}  // namespace

std::optional<CachedResponse> storable(const Answer& answer, const std::string& url,
                                       std::uint64_t digest, std::chrono::sys_seconds now,
                                       std::chrono::seconds keep_for) {
  const AnswerHead& head = answer.head;
  if (is_no_such_page(head.status) && keep_for.count() > 0) {
    return CachedResponse{.status = head.status,
                          .url = url,
                          .stored = now,
                          .fresh_until = now + std::min(keep_for, absence_kept)};
  }
  const std::chrono::seconds fresh = std::max(fresh_for(head, now), keep_for);
  const bool of_use = !head.etag.empty() || !head.last_modified.empty() || fresh.count() > 0;
  const bool may_be = keep_for.count() > 0 || may_be_stored(head);
  if (head.status != 200 || !of_use || !may_be) return std::nullopt;
  return CachedResponse{.etag = head.etag,
                        .last_modified = head.last_modified,
                        .content_type = head.content_type,
                        .url = url,
                        .stored = now,
                        .fresh_until = now + fresh,
                        .digest = digest};
}

Response response_of(const CachedResponse& copy, const std::string& key) {
  Response response;
  response.status = copy.status;
  response.url = copy.url;
  response.content_type = copy.content_type;
  response.digest = copy.digest;
  response.not_modified = true;
  response.cache_key = key;
  return response;
}

}  // namespace medtech::net
