// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"

#include <string_view>

namespace medtech::document {

/// Rich Text Format (1.9.1). Never fails: what is damaged is read as far as it goes.
Document read_rtf(std::string_view bytes);

}  // namespace medtech::document
