// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/list_and_detail.hpp"

#include "core/sources/answer.hpp"

namespace medtech::sources {

Request detail_request(const Request& list, net::Request http, listing::RawListing row) {
  Request request;
  request.http = std::move(http);
  request.purpose = Request::Purpose::detail;
  request.search = list.search;
  request.row = std::move(row);
  return request;
}

Request page_of_row(const SourceConfig& config, const Request& list, listing::RawListing row) {
  net::Request http = get_request(config, row.url);
  http.headers = {{"Accept", "text/html"}};
  return detail_request(list, std::move(http), std::move(row));
}

void identify_by_row(const listing::RawListing& row, listing::RawListing& opening) {
  if (opening.requisition.empty()) opening.requisition = row.requisition;
  opening.native_id = row.native_id;
  if (!row.url.empty()) opening.url = row.url;
  if (opening.employer.empty()) opening.employer = row.employer;
}

}  // namespace medtech::sources
