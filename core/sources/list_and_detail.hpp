// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/raw.hpp"
#include "core/net/request.hpp"
#include "core/sources/source.hpp"

#include <string>
#include <utility>
#include <vector>

/// What kinds have in common whose lists name openings that are told in full elsewhere.
namespace medtech::sources {

/// The first requests: `make` makes one for each search, or for the empty one where there is none.
template <typename Make>
std::vector<Request> for_each_search(const SourceConfig& config, Make make) {
  std::vector<Request> all;
  for (const std::string& search : config.search) all.push_back(make(search));
  if (all.empty()) all.push_back(make(std::string()));
  return all;
}

/// Asks `http` for what the row of a list leaves out.
Request detail_request(const Request& list, net::Request http, listing::RawListing row);
/// The same of the page for people at the row's address.
Request page_of_row(const SourceConfig& config, const Request& list, listing::RawListing row);

/// Adds the row of a list: what `detail` makes of it to be asked for, or the row itself where its
/// title is plainly of another field and nobody searched for it. Rows without title or id can't be
/// read.
template <typename Detail>
void add_row(const SourceConfig& config, const TitleFilter& other_fields, listing::RawListing row,
             Reading& reading, Detail detail) {
  if (row.title.empty() || row.native_id.empty()) {
    ++reading.bad_items;
  } else if (!config.search_written && other_fields.of_another_field(row.title)) {
    reading.listings.push_back(std::move(row));
  } else {
    reading.further.push_back(detail(std::move(row)));
  }
}

/// Gives an opening read from its page what identifies it in the list, and number and employer
/// where the page is silent.
void identify_by_row(const listing::RawListing& row, listing::RawListing& opening);

}  // namespace medtech::sources
