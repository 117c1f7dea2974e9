// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/report.hpp"
#include "core/render/style.hpp"

#include <cstddef>
#include <string>

namespace medtech::lint {

/// A report for people: each finding with place, line, marks under what it speaks of, and what to
/// do; then what was found in all, and the scores.
std::string text_report(const Report& report, std::size_t width, const render::Styler& styler);

/// A rule explained.
std::string explanation(const RuleText& rule, std::size_t width, const render::Styler& styler);

}  // namespace medtech::lint
