// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/listing/listing.hpp"

#include <string>
#include <string_view>

namespace medtech::cmd {

/// The one posting that `--posting` names: "-" (standard input), an existing file, else an address,
/// else the id of a stored listing; understood. Throws Error{input} where there is none or more
/// than one, Error{network} where its page can't be fetched.
listing::Listing read_posting(Context& context, const std::string& named);

/// The one posting that a text in any of the forms of `listing import` holds, understood; `where`
/// names it. Throws Error{input} where there is none or more than one.
listing::Listing posting_out_of(Context& context, std::string_view bytes, const std::string& where);

}  // namespace medtech::cmd
