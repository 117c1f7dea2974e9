// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"

#include <cstddef>
#include <vector>

namespace medtech::listing {

/// What is asked together: a clause, with those that go on with "or" or are the items below "one of
/// the following".
struct Statement {
  std::size_t first_clause = 0;  ///< numbers of clauses
  std::size_t last_clause = 0;
  /// Clauses in which another item of a list of alternatives begins.
  std::vector<std::size_t> items;
};

/// Whether a clause goes on with the one before as one of several ways: "MLS by ASCP; MT by AMT; or
/// CLS by NCA", short clauses of one line of which the last says "or".
bool is_in_series(const Outline& outline, std::size_t number);

/// True where a token stands between brackets of its clause: in "(H, C, M or BB)" commas part
/// nothing.
bool is_in_parentheses(const Outline& outline, const Clause& clause, std::size_t token);

/// True where a clause says what will do in place of what is asked: "in lieu of a degree …", "an
/// associate degree is accepted". What stands before a comma is asked all the same.
bool is_concession(const Outline& outline, const Clause& clause);

/// A text's clauses, but for headings, in statements.
std::vector<Statement> statements_of(const Outline& outline);

}  // namespace medtech::listing
