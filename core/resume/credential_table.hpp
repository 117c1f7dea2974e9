// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/passage.hpp"
#include "core/resume/resume.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// What stands in a column of a table of credentials.
enum class Column { other, number, earned, expires };

/// A cell of a line, and where it stands.
struct Cell {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Cells between tabs, bars and what else parts a line as strongly.
std::vector<Cell> cells_of(std::string_view line);

/// The columns that a table's first line names ("Credential | Number | Expires"); none where it is
/// no such line.
std::vector<Column> columns_of(std::string_view line);

/// Takes from a row what the head of the table says of each cell. False where the line is no row of
/// one.
bool take_columns(const Entry& entry, std::span<const Column> columns, Credential& credential);

}  // namespace medtech::resume
