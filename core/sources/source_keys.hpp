// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <cstdint>
#include <string>

/// By what a source's questions, answers and openings are known again.
namespace medtech::sources {

/// The digest of what a source is asked for: where, and, of those that are searched, what.
std::uint64_t scope_of(const SourceConfig& config, const Kind& kind);

/// The name of an answer. It is another where the source is described otherwise, or read by another
/// medtech.
std::string document_key(const SourceConfig& config, const Request& request,
                         const net::Response& response);

/// The digest of what the list says of an opening, but for day and text, which services count and
/// cut anew each time: its details are asked for again where that has changed.
std::string row_edition(const listing::RawListing& row);

/// By what an opening is known again that several searches of a source find; "" where nothing
/// tells.
std::string opening_key(const listing::RawListing& row);

}  // namespace medtech::sources
