// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/comparison.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/profile/qualifications.hpp"

#include <vector>

namespace medtech::cmd {

/// How a résumé, by what it shows, stands to what a posting demands: judged as `search` judges a
/// profile.
std::vector<lint::Threshold> judge_thresholds(const profile::Qualifications& has,
                                              const lint::Posting& posting,
                                              const ontology::Knowledge& knowledge);

}  // namespace medtech::cmd
