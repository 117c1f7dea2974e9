// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/source.hpp"

#include <string>
#include <string_view>

namespace medtech::sources {

/// The openings that a web page describes in JSON-LD, else in microdata or RDFa. `url` is the
/// page's own address: what a posting without a (usable) address of its own is known by, with "#"
/// and its number where there are several such on the page; any text that is no web address where
/// the page comes out of a file. Failure where the page has no posting: a bot wall or an expired
/// posting looks so too, and proves nothing.
Reading read_posting_page(std::string_view bytes, std::string_view charset, const std::string& url);

}  // namespace medtech::sources
