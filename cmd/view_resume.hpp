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

}  // namespace medtech::cmd
