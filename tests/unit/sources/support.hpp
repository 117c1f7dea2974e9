// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <string>
#include <utility>
#include <vector>

/// What the tests of the sources share.
namespace medtech::sources::testing {

/// An answer with status 200 to a request for that address.
inline net::Response answer(std::string body, std::string url = "https://careers.example.org/jobs",
                            std::string content_type = "application/json") {
  net::Response response;
  response.status = 200;
  response.url = std::move(url);
  response.content_type = std::move(content_type);
  response.body = std::move(body);
  return response;
}

inline Circumstances on_a_day() {
  Circumstances circumstances;
  circumstances.today = *make_date(2026, 11, 22);
  return circumstances;
}

/// The same, where titles with these phrases are of another field.
inline Circumstances with_other_fields(const std::vector<std::string>& phrases) {
  Circumstances circumstances = on_a_day();
  circumstances.other_fields = TitleFilter(phrases, {});
  return circumstances;
}

/// The only listing of a reading; an empty one where there is not exactly one.
inline listing::RawListing only(const Reading& reading) {
  return reading.listings.size() == 1 ? reading.listings.front() : listing::RawListing{};
}

}  // namespace medtech::sources::testing
