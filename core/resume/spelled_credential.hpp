// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/terms.hpp"

#include <string>
#include <vector>

namespace medtech::resume {

/// "Medical Technologist, ASCP certified", "CPT | NHA": the words of a short line that with a body
/// in brackets behind them are a credential's name; `bodies` are those that the line names. At most
/// one.
std::vector<ontology::Mention> spelled_credential(const std::string& text,
                                                  std::vector<ontology::ConceptRow> bodies,
                                                  const ontology::Terms& terms);

}  // namespace medtech::resume
