// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// The addresses in a text, as printed; one that blanks break up is put together.
std::vector<std::string> find_emails(std::string_view text);

/// Whether what looks like a host may be the beginning of one that the next line ends: of
/// "mail.ex" and "ample.com" the first is no host that people have addresses at.
bool may_be_cut_off(std::string_view host, std::string_view next);

}  // namespace medtech::resume
