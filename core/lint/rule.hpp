// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Résumés held against rules, and against postings.
namespace medtech::lint {

enum class Severity { suggestion, warning, error };

/// "suggestion", "warning", "error", and back.
std::string to_string(Severity severity);
std::optional<Severity> parse_severity(std::string_view word);

/// What is said of a rule (data/rules).
struct RuleText {
  std::string id;     ///< "MT060"
  std::string slug;   ///< "vague-duty"
  std::string group;  ///< "layout" …: the file that it stands in
  Severity severity = Severity::warning;
  std::string title;       ///< one line
  std::string message;     ///< with {names} that its logic fills in
  std::string suggestion;  ///< likewise
  std::string reason;
  std::string bad;   ///< an example of what it finds
  std::string good;  ///< and of what it does not
  std::string source;

  bool operator==(const RuleText&) const = default;
};

/// A part of a line of a document: bytes of its text.
struct Spot {
  std::size_t line = 0;  ///< of the document, from 0
  std::size_t begin = 0;
  std::size_t end = 0;

  auto operator<=>(const Spot&) const = default;
};

/// What a rule found.
struct Finding {
  std::string rule;
  std::string slug;
  Severity severity = Severity::warning;
  std::string message;
  std::string suggestion;                  ///< may be empty
  std::optional<Spot> spot;                ///< absent where it is of the document as a whole
  std::optional<std::string> replacement;  ///< of what stands at the spot, where that mends it
  /// The message without what changes when other lines or days do.
  std::string identity = "";

  bool operator==(const Finding&) const = default;
};

/// Values for the {names} of a text.
using Arguments = std::vector<std::pair<std::string_view, std::string>>;

/// The text with its {names} filled in; names without a value are left empty.
std::string filled(std::string_view text, const Arguments& arguments);

}  // namespace medtech::lint
