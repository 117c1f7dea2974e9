// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <string>
#include <string_view>

namespace medtech::testing {

/// What résumés are read by: the program's own words and knowledge.
const resume::Lore& resume_lore();

/// Reads a document's bytes, whatever the format.
document::Document read_document(std::string_view bytes, const std::string& name = "resume");

/// What it says, as of 2026-11-22.
resume::Resume read_resume(const document::Document& document);
resume::Resume read_resume(std::string_view bytes);

}  // namespace medtech::testing
