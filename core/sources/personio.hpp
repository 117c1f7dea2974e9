// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/xml.hpp"
#include "core/listing/raw.hpp"

namespace medtech::sources {

/// True for the root of Personio's list of a company's positions.
bool is_personio_feed(const xml::Element& root);

/// One position of it; its address is relative to the company's site.
listing::RawListing read_personio_position(const xml::Element& position);

}  // namespace medtech::sources
