// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/resume.hpp"
#include "core/resume/vocabulary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::resume {

/// Adds a credential. Where the list has it already, what was not known of it is added to that. A
/// list of 200 takes no more.
void keep_credential(std::vector<Credential>& list, Credential credential,
                     const Vocabulary& vocabulary);

/// Of "AHA or Red Cross" the one that a folded line names, where it names one; else both.
std::string printed_issuer(const std::string& issuer, std::string_view folded);

}  // namespace medtech::resume
