// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/json.hpp"
#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What boards that answer with one list of openings have in common.
namespace medtech::sources {

/// The one GET that asks for a whole board as JSON.
std::vector<Request> board_request(const SourceConfig& config, std::string url);

/// Reads each item of a list by `read_item`, which gives nothing for what is no opening (a draft, a
/// prospect) and a listing without title for what can't be read; the reading is whole where nothing
/// was left out.
template <typename ReadItem>
Reading read_list(json::Value list, ReadItem read_item) {
  Reading reading;
  list.each([&](json::Value item) {
    std::optional<listing::RawListing> raw = read_item(item);
    if (!raw) return;
    if (reading.listings.size() >= limits::items_per_document) {
      reading.truncated = true;
    } else if (raw->title.empty()) {
      ++reading.bad_items;
    } else {
      reading.listings.push_back(*std::move(raw));
    }
  });
  reading.whole = !reading.truncated && reading.bad_items == 0;
  return reading;
}

/// Marks the addresses that several openings of one list have, as which none of them is known.
void mark_shared_addresses(std::vector<listing::RawListing>& listings);

/// Joins openings that a board repeats for each of its places under one id; the places of all stay.
void join_repeated(std::vector<listing::RawListing>& listings);

}  // namespace medtech::sources
