// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/error.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace medtech::ontology {

/// A word or phrase by which a concept is written.
struct Alias {
  std::string text;
  /// True where it is evidence only beside other evidence of the concept's track, or beside one of
  /// the concept's `near` words.
  bool weak = false;
  /// True where capital and small letters must stand as written.
  bool exact = false;

  bool operator==(const Alias&) const = default;
};

/// A thing of the field that texts name: a class of equipment, a product, a skill, a credential …
struct Concept {
  std::string id;
  std::string kind;  ///< "equipment", "product", "credential" …: the file says which
  std::string name;
  std::string track;              ///< "lab", "equipment", "both", or "none": evidence against both
  std::string parent;             ///< id, or ""
  std::vector<Alias> aliases;     ///< its name among them
  std::vector<std::string> near;  ///< words of which one must stand near a weak alias
  std::vector<std::string> members;  ///< ids of the concepts that a set stands for
  std::map<std::string, std::string, std::less<>> facts;  ///< "maker", "fda", "state" …
  std::string source;
  std::optional<Date> as_of;
  std::string confidence;  ///< "high", "medium" or "low"
  Place place;             ///< where it is written, for messages

  bool operator==(const Concept&) const = default;
};

}  // namespace medtech::ontology
