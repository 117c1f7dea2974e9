// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.hpp"

#include <string>
#include <vector>

namespace medtech {

/// One finding about an input: what is wrong, where, and what would be right.
struct Diagnostic {
  Place place;
  std::string field;    ///< dotted path inside the input, e.g. "search.radius_miles"
  std::string message;  ///< what is wrong
  std::string hint;     ///< what would be right; may be empty

  bool operator==(const Diagnostic&) const = default;
};

/// Everything found wrong with one input, in the order of its places.
using Diagnostics = std::vector<Diagnostic>;

/// "file:3:7: field: message"
std::string to_string(const Diagnostic& diagnostic);

/// An error that is one of several findings.
Diagnostic to_diagnostic(Error error);

}  // namespace medtech
