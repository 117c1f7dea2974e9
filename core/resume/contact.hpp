// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/emails.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/phones.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// Who the résumé is of and how they are reached. Referees' addresses, which stand under their own
/// heading, are left out. A name is never made up: where no line looks like one, it is absent.
Contact find_contact(const std::vector<Entry>& entries, const std::vector<Section>& sections,
                     const document::Document& document, const Lore& lore);

}  // namespace medtech::resume
