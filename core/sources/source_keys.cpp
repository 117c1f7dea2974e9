// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/source_keys.hpp"

#include "core/base/digest.hpp"
#include "core/base/text.hpp"

#include <fmt/format.h>

namespace medtech::sources {

std::uint64_t scope_of(const SourceConfig& config, const Kind& kind) {
  std::string asked =
      config.kind + "\x1f" + config.base_url + "\x1f" + text::join(config.urls, "\x1f");
  for (const auto& [key, value] : config.keys) asked += "\x1f" + key + "=" + value;
  if (kind.searched || config.search_written) {
    asked += fmt::format("\x1f\x1f{}\x1f\x1f{}\x1f{}", text::join(config.search, "\x1f"),
                         config.location, config.radius_miles.value_or(0));
  }
  for (const NamedLists& lists : {config.lists, config.usual}) {
    for (const auto& [name, values] : lists)
      asked += fmt::format("\x1e{}={}", name, text::join(values, "\x1f"));
  }
  return digest64(asked);
}

std::string document_key(const SourceConfig& config, const Request& request,
                         const net::Response& response) {
  const std::string reader =
      fmt::format("{}\x1f{}\x1f" MEDTECH_VERSION, config.kind, config.employer);
  // A folder is one request and many files.
  const std::string& address = config.kind == "file" ? response.url : request.http.url;
  return address + " " + hex(digest64(reader));
}

std::string row_edition(const listing::RawListing& row) {
  std::string told = row.title + "\x1f" + row.requisition + "\x1f" + row.closes + "\x1f" +
                     row.employment_type + "\x1f" + row.schedule + "\x1f" + row.shift;
  for (const listing::RawPlace& place : row.places) {
    told += fmt::format("\x1e{}\x1f{}\x1f{}\x1f{}\x1f{}", place.text, place.city, place.state,
                        place.zip, place.country);
  }
  told += fmt::format("\x1e{}\x1f{}\x1f{}", row.pay.min.value_or(0), row.pay.max.value_or(0),
                      row.pay.text);
  return hex(digest64(told));
}

std::string opening_key(const listing::RawListing& row) {
  if (row.native_id.empty()) return {};
  return row.native_id + "\x1f" + row.url.substr(0, row.url.find('?'));
}

}  // namespace medtech::sources
