// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/page.hpp"

#include "core/sources/answer.hpp"
#include "core/sources/page_text.hpp"
#include "core/sources/posting_page.hpp"

#include <utility>

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

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances&) {
  const std::string& url = response.url.empty() ? request.http.url : response.url;
  const std::string charset(charset_of(response.content_type));
  Reading reading = read_posting_page(response.body, charset, url);
  if (!config.as_text || !reading.listings.empty()) return reading;
  listing::RawListing raw = read_page_text(response.body, charset, url);
  if (raw.title.empty()) return reading;
  reading.failure.clear();
  reading.listings.push_back(std::move(raw));
  return reading;
}

}  // namespace medtech::sources::page
