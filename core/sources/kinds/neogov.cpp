// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/neogov.hpp"

#include "core/sources/answer.hpp"
#include "core/sources/feed.hpp"

#include <string>
#include <utility>

namespace medtech::sources::neogov {

std::vector<Request> requests(const SourceConfig& config) {
  Request request;
  const std::string path = "/SearchEngine/JobsFeed?agency=" + path_segment(config.key("agency"));
  request.http = get_request(config, service_url(config, "www.governmentjobs.com", path));
  request.http.headers = {{"Accept", "application/rss+xml, application/xml, text/xml"}};
  std::vector<Request> all;
  all.push_back(std::move(request));
  return all;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances&) {
  const std::string& url = response.url.empty() ? request.http.url : response.url;
  Reading reading =
      read_feed(response.body,
                {.url = url, .charset = charset_of(response.content_type), .one_employer = true});
  // A feed calls the agency by its title; a person's own name for it goes first.
  for (listing::RawListing& raw : reading.listings) {
    if (!config.employer.empty()) raw.employer = config.employer;
  }
  return reading;
}

}  // namespace medtech::sources::neogov
