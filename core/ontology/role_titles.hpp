// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/knowledge.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a job's title says of role and level, in postings, résumés and profiles alike.
namespace medtech::ontology {

/// The level that a title names ("II", "Lead", "Manager"), in the contract's word.
std::optional<std::string> level_in_title(std::string_view title);

/// Which of bmet-1 to bmet-3 and bmet-lead, by the level named and the years asked or had.
std::string bmet_role(const std::optional<std::string>& level, std::optional<double> years);

/// The role that a title names by itself; absent where none is, or only the text could tell.
std::optional<std::string> role_in_title(const Knowledge& knowledge, std::string_view title);

/// All roles that a name of a job may mean: "biomedical technician" means each of bmet-1 to bmet-3,
/// one with a level that level's; "med tech" that of which openings of ours are. None for words
/// that many fields have ("technologist").
std::vector<std::string> roles_in_title(const TitleRules& titles, std::string_view title);

/// The role that a person means: by id, by name, by a title that can be but one ("BMET II").
std::optional<std::string> find_role_named(const Knowledge& knowledge, std::string_view typed);

/// Ids of the roles that a name may mean where it means no single one ("BMET", "field service"): a
/// title of several roles, one that only a posting's text decides, words of their names.
std::vector<std::string> roles_meant(const Knowledge& knowledge, std::string_view typed);

}  // namespace medtech::ontology
