// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/raw.hpp"

#include <string>
#include <string_view>

namespace medtech::sources {

/// A page without JobPosting data, or plain text, as the text of one posting: the title from its
/// first heading, else the page's own. It has no title where there is none. A bot wall reads as a
/// posting, too: the caller judges what it asks for.
listing::RawListing read_page_text(std::string_view bytes, std::string_view charset,
                                   const std::string& url);

}  // namespace medtech::sources
