// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// The addresses in a text, as printed; one that blanks break up is put together.
std::vector<std::string> find_emails(std::string_view text);

/// Adds what the list does not hold, in whatever case.
void add_once_ignoring_case(std::vector<std::string>& list, std::string value);

/// Whether what looks like a host may be the beginning of one that the next line ends: of
/// "mail.ex" and "ample.com" the first is no host that people have addresses at.
bool may_be_cut_off(std::string_view host, std::string_view next);

}  // namespace medtech::resume
