// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/roles.hpp"
#include "core/ontology/terms.hpp"
#include "core/ontology/title_rules.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

/// What postings and résumés are understood by.
struct Knowledge {
  Terms terms;      ///< things of the field
  Terms cues;       ///< words of requirements, headings, degrees
  Terms employers;  ///< names of employers, and words of names
  std::vector<Role> roles;
  TitleRules titles;
  std::optional<std::uint64_t> replaced_digest;  ///< where files took the place of the program's
  /// Bytes that the terms lie in, where they are not the program's own.
  std::vector<std::shared_ptr<const std::string>> compiled;

  /// Of all that was read, reckoned when it is asked for: what was derived by another must be
  /// derived anew.
  [[nodiscard]] std::uint64_t digest() const;
};

/// A file of data/ by its path below it; where a person has put another in its place, that one.
using DataFile = std::function<std::string(std::string_view)>;

/// The digest of the program's own knowledge, without loading it.
std::uint64_t embedded_knowledge_digest();

/// The terms of one folder ("terms", "cues", "employers"), without the rest. Where `replaced`, they
/// are compiled from files that may differ from the program's own, and `compiled` keeps their
/// bytes.
Terms load_terms(const std::string& folder, const DataFile& data_file, bool replaced,
                 std::vector<std::shared_ptr<const std::string>>& compiled);

/// Reads all. `replaced` says that files may differ from the program's own; they are checked and
/// compiled then. Throws Error{input} with file and line where a file is wrong.
Knowledge load_knowledge(const DataFile& data_file, bool replaced);

}  // namespace medtech::ontology
