// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/raw.hpp"

#include <string>
#include <string_view>

namespace medtech::sources {

/// One posting as plain text: the title from its first line (or a "Title:" line), other fields from
/// lines such as "Employer: …", "Location: …", "Pay: …", the address where the text has a single
/// one, the whole as description. It has no title where the text has no line to take for one, or is
/// one line alone.
listing::RawListing read_posting_text(std::string_view text);

/// One posting as an e-mail (RFC 5322 with MIME): the title from a "Title:" line, else the subject.
listing::RawListing read_posting_mail(std::string_view bytes);

}  // namespace medtech::sources
