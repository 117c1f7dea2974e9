// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/successfactors.hpp"

#include "core/sources/answer.hpp"
#include "core/sources/feed.hpp"

#include <string>
#include <utility>

namespace medtech::sources::successfactors {

namespace {

std::string company_path(const SourceConfig& config, std::string_view what) {
  return "/career?company=" + path_segment(config.key("company")) +
         "&career_ns=" + std::string(what);
}

}  // namespace

std::vector<Request> requests(const SourceConfig& config) {
  const bool company = !config.key("company").empty();
  Request request;
  request.http = get_request(
      config, service_url(config, config.key("host"),
                          company ? company_path(config, "job_listing_summary&resultType=XML")
                                  : "/sitemal.xml"));
  request.http.headers = {{"Accept", "application/rss+xml, application/xml, text/xml"}};
  std::vector<Request> all;
  all.push_back(std::move(request));
  return all;
}

Reading read(const SourceConfig& config, const Request& request, const net::Response& response,
             const Circumstances&) {
  std::string unpacked;
  const auto body = body_of(response, unpacked);
  if (!body) return failed_reading(body.error().message);
  const std::string& url = response.url.empty() ? request.http.url : response.url;
  Reading reading = read_feed(
      *body, {.url = url, .charset = charset_of(response.content_type), .one_employer = true});
  for (listing::RawListing& raw : reading.listings) {
    if (!raw.url.empty() || raw.requisition.empty() || config.key("company").empty()) continue;
    raw.url = service_url(
        config, config.key("host"),
        company_path(config, "job_listing&career_job_req_id=" + path_segment(raw.requisition)));
  }
  reading.advertised = reading.listings.size() + reading.bad_items;
  return reading;
}

}  // namespace medtech::sources::successfactors
