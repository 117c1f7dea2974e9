// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/lint/report.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace medtech::lint {

/// Findings that are known and are not told again: fingerprint → how many.
using Baseline = std::map<std::string, std::size_t, std::less<>>;

/// Reads what baseline_text wrote; the error says what would be right.
Result<Baseline> parse_baseline(std::string_view text, const std::string& file);

/// All findings of a report as a file: JSON, `medtech.baseline/1`. It holds no text of a résumé.
std::string baseline_text(const Report& report);

/// Takes out of the report what the baseline has, as often as it has it.
void apply_baseline(const Baseline& baseline, Report& report);

}  // namespace medtech::lint
