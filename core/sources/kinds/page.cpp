// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/page.hpp"

#include "core/sources/answer.hpp"
#include "core/sources/posting_page.hpp"

namespace medtech::sources::page {

std::vector<Request> requests(const SourceConfig& config) {
  std::vector<Request> all;
  for (const std::string& url : config.urls) {
    Request request;
    request.http = get_request(config, written_url(config, url));
    all.push_back(std::move(request));
  }
  return all;
}

Reading read(const SourceConfig&, const Request& request, const net::Response& response,
             const Circumstances&) {
  const std::string& url = response.url.empty() ? request.http.url : response.url;
  return read_posting_page(response.body, charset_of(response.content_type), url);
}

}  // namespace medtech::sources::page
