// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"

#include <string>
#include <string_view>

/// What every iCalendar file is made of (RFC 5545).
namespace medtech::render {

/// Text as the value of a property (3.3.11).
std::string calendar_text(std::string_view text);

/// Adds a property on as many lines of 75 octets as it needs, none broken within a character (3.1).
void add_calendar_line(std::string& out, std::string line);

/// "20261201"
std::string calendar_day(Date day);

}  // namespace medtech::render
