// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::resume {

/// What a person said besides; it goes before what the résumé says.
struct DraftAnswers {
  std::optional<std::string> name;
  std::optional<std::string> zip;
  std::optional<std::string> state;
  std::optional<std::string> role;
};

/// The id of a state's license that a text names, where it is known.
using LicenseId =
    std::function<std::optional<std::string>(std::string_view state, std::string_view text)>;

/// A profile.toml of what could be read of a résumé, each value with the line that it came from as
/// a comment; what is unknown is left out. It has no diagnostics. `file` is the résumé's name.
std::string draft_profile(const Resume& resume, const document::Document& document,
                          const std::string& file, const DraftAnswers& answers, const Lore& lore,
                          const ontology::Knowledge& knowledge, const LicenseId& license_id = {});

}  // namespace medtech::resume
