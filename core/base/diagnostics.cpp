// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostics.hpp"

#include <utility>

namespace medtech {

std::string to_string(const Diagnostic& diagnostic) {
  std::string text = to_string(diagnostic.place);
  if (!text.empty()) text += ": ";
  if (!diagnostic.field.empty()) text += diagnostic.field + ": ";
  return text + diagnostic.message;
}

Diagnostic to_diagnostic(Error error) {
  return {std::move(error.place), "", std::move(error.message), std::move(error.hint)};
}

}  // namespace medtech
