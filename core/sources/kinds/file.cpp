// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/kinds/file.hpp"

#include "core/sources/answer.hpp"
#include "core/sources/document.hpp"

#include <utility>

namespace medtech::sources::file {

std::vector<Request> requests(const SourceConfig& config) {
  Request request;
  request.http = get_request(config, "file:" + config.key("path"));
  request.http.caching = net::Request::Caching::none;
  std::vector<Request> all;
  all.push_back(std::move(request));
  return all;
}

Reading read(const SourceConfig&, const Request& request, const net::Response& response,
             const Circumstances&) {
  return read_document(response.body, response.url.empty() ? request.http.url : response.url);
}

}  // namespace medtech::sources::file
