// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/render/style.hpp"
#include "core/resume/resume.hpp"

#include <string>

namespace medtech::cmd {

/// What was read of a résumé, for people; what was not found is said to be missing.
std::string resume_view(const resume::Resume& resume, const document::Document& document,
                        const render::Styler& styler);

/// A résumé's lines as software reads them, pages parted by an empty line.
std::string resume_text(const document::Document& document);

/// "This is a cover letter, not a résumé"; "" for a résumé.
std::string no_resume_sentence(const resume::Resume& resume);

}  // namespace medtech::cmd
