// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::csv {

/// One record with the line it begins on (from 1).
struct Record {
  std::size_t line = 0;
  std::vector<std::string> cells;
};

/// What was read of a text.
struct Table {
  std::vector<Record> records;
  std::vector<Error> bad;  ///< rows that could not be read, in their order, each with its line
};

/// RFC 4180 with LF or CRLF; a byte order mark is skipped; the separator is what the header line
/// uses most of comma, semicolon and tab. A row with an unclosed quote or an over-long cell is bad
/// and left out; behind 100 of them nothing more is read.
Table read(std::string_view text, const std::string& file = {});

/// The same, where a bad row makes an error of all.
Result<std::vector<Record>> parse(std::string_view text, const std::string& file = {});

/// One line with CRLF. Cells are quoted where needed; a cell that a spreadsheet would take for a
/// formula (first character = + - @, tab or CR) gets an apostrophe in front.
std::string line(const std::vector<std::string>& cells);

}  // namespace medtech::csv
