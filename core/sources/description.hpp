// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::sources {

/// Appends a part that the source keeps apart from the description (qualifications, duties) under a
/// heading, as HTML or plain text, whichever the description is. A part that it holds already is
/// left out.
void append_section(std::string& description, std::string_view heading, std::string_view part);

/// The description without one layer of escaping where its tags are escaped ("&lt;p&gt;…").
std::string unescaped_description(std::string_view text);

}  // namespace medtech::sources
