// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/html.hpp"
#include "core/format/json.hpp"
#include "core/listing/raw.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// schema.org's JobPosting, read out of JSON-LD, microdata and RDFa.
namespace medtech::sources {

/// Adds a listing for each JobPosting of a JSON-LD text: in arrays, @graph, mainEntity and item
/// lists. Organisations and places that a posting only refers to by @id are looked up in the text.
/// Returns how many postings had no title and were left out; at most limits::items_per_document are
/// read.
std::size_t read_job_postings(json::Value root, std::vector<listing::RawListing>& listings);

/// The same for the microdata and RDFa items of a page.
std::size_t read_job_postings(const std::vector<html::Item>& items,
                              std::vector<listing::RawListing>& listings);

/// One JobPosting as it stands, also without a title (feeds carry the title beside it).
listing::RawListing read_job_posting(json::Value posting);

}  // namespace medtech::sources
