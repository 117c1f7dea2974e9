// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/document/document.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

namespace medtech::resume {

/// Reads a document as a résumé. What is not there, or can't be told, is absent. `today` ends what
/// goes on.
Resume read_resume(const document::Document& document, const Lore& lore, Date today);

/// What tells a résumé's columns from rows, for document::read.
document::IsHeading heading_test(const Vocabulary& vocabulary);

}  // namespace medtech::resume
