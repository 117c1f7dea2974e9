// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/rss.hpp"

#include "core/sources/answer.hpp"
#include "core/sources/feed.hpp"

#include <string>
#include <utility>

namespace medtech::sources::rss {

std::vector<Request> requests(const SourceConfig& config) {
  Request request;
  request.http = get_request(config, written_url(config, config.key("url")));
  request.http.headers = {{"Accept",
                           "application/rss+xml, application/atom+xml, application/xml, "
                           "application/feed+json, */*;q=0.5"}};
  std::vector<Request> all;
  all.push_back(std::move(request));
  return all;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances&) {
  const std::string& url = response.url.empty() ? request.http.url : response.url;
  std::string unpacked;
  const auto body = body_of(response, unpacked);
  if (!body) return failed_reading(body.error().message);
  return read_feed(*body, {.url = url,
                           .charset = charset_of(response.content_type),
                           .one_employer = !config.employer.empty()});
}

}  // namespace medtech::sources::rss
