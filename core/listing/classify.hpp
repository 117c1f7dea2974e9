// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/evidence.hpp"
#include "core/listing/outline.hpp"
#include "core/listing/understanding.hpp"
#include "core/ontology/knowledge.hpp"

#include <optional>
#include <string_view>

namespace medtech::listing {

/// What classification goes by.
struct Posting {
  std::string_view title;
  std::string_view employer;
  bool has_text = true;
  std::optional<double> years_min;    ///< decides between the levels of one role
  std::optional<int> contract_weeks;  ///< an assignment of weeks is a travel one
};

/// The role and track that title, employer and text name; needed before requirements are read.
Classification classify_role(const Posting& posting, const Evidence& evidence,
                             const ontology::Knowledge& knowledge);
/// Adds level, specialties, setting and employer's kind, and settles a role that has levels.
void classify_rest(const Posting& posting, const Outline& outline, const Evidence& evidence,
                   const ontology::Knowledge& knowledge, Classification& classification);

}  // namespace medtech::listing
