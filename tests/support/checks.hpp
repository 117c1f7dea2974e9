// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/report.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace medtech::testing {

/// The program's own rules.
const lint::RuleBook& rule_book();
const lint::Words& rule_words();

/// What a check is given besides the résumé.
struct CheckSetting {
  std::string posting = "";  ///< text of one; "" for none
  std::string profile = "";  ///< profile.toml; "" for none
  std::string path = "Ana-Bell-BMET.txt";
  std::size_t bytes = 4'000;
  std::vector<lint::Sent> sent = {};
};

/// All rules over a résumé's text, as of 2026-11-22.
lint::Outcome check(std::string_view resume, const CheckSetting& setting = {});
/// The same for a document that was made otherwise.
lint::Outcome check(document::Document document, const CheckSetting& setting = {});

/// The slugs of what was found, sorted, each once.
std::vector<std::string> slugs_of(const lint::Outcome& outcome);
/// Those of findings above suggestion, with their messages.
std::vector<std::string> grave_findings(const lint::Outcome& outcome);

/// A sound résumé of a biomedical technician, and one of a laboratory scientist.
extern const std::string_view bmet_resume;
extern const std::string_view mls_resume;
/// Postings that these meet.
extern const std::string_view bmet_posting;
extern const std::string_view mls_posting;

}  // namespace medtech::testing
