// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/history.hpp"

#include "core/search/row.hpp"

#include <fmt/format.h>

#include <optional>

namespace medtech::search {

using listing::Listing;

namespace {

std::string spoken(const std::optional<listing::Pay>& pay) {
  if (!pay) return "";
  const std::string interval = pay->interval ? "/" + to_string(*pay->interval) : "";
  const std::string low = pay->min ? fmt::format("{}", *pay->min) : "";
  const std::string high = pay->max && pay->max != pay->min ? fmt::format("-{}", *pay->max) : "";
  return low + high + interval;
}

std::string spoken(const std::optional<Date>& date) { return date ? to_string(*date) : ""; }

}  // namespace

std::vector<Change> differences(const Listing& before, const Listing& after, Date day) {
  std::vector<Change> changes;
  auto compare = [&](const char* field, const std::string& was, const std::string& is) {
    if (was != is) changes.push_back({day, field, was, is});
  };
  compare("title", before.title, after.title);
  compare("employer", before.employer, after.employer);
  compare("requisition", before.requisition, after.requisition);
  compare("url", before.url, after.url);
  compare("posted", spoken(before.posted), spoken(after.posted));
  compare("closes", spoken(before.closes), spoken(after.closes));
  compare("pay", spoken(before.pay), spoken(after.pay));
  compare("locations", places_to_json(before.places), places_to_json(after.places));
  if (before.description != after.description) changes.push_back({day, "description", "", ""});
  if (before.gone) changes.push_back({day, "gone", "true", "false"});
  return changes;
}

}  // namespace medtech::search
