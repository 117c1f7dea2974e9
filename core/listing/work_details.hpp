// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"

#include <string_view>

namespace medtech::listing {

WorkDetails find_work_details(std::string_view title, const Outline& outline,
                              const ontology::Knowledge& knowledge);

}  // namespace medtech::listing
