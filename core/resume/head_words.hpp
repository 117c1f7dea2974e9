// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace medtech::resume {

/// "(Contract)", "(Weekend Nights)": what stands behind a title and is no employer.
bool is_terms_of_work(std::string_view text);

/// "Sample Foods, Inc.": the full stop ends no sentence.
bool ends_with_short_form(std::string_view text);

/// Words that sentences have and headings have not.
bool is_sentence(std::string_view text);

}  // namespace medtech::resume
