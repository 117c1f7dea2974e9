// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/lint/rule.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::lint {

/// The texts of all rules, in the order of their ids.
class RuleBook {
 public:
  /// A file of data/ by its path below it.
  using DataFile = std::function<std::string(std::string_view)>;

  /// Reads data/rules. The error names every mistake of a file with its line.
  static Result<RuleBook> read(const DataFile& data_file);

  /// As bytes that `unpack` reads quickly: it takes those of `pack` alone.
  [[nodiscard]] std::string pack() const;
  static RuleBook unpack(std::string_view bytes);

  [[nodiscard]] std::span<const RuleText> rules() const { return rules_; }
  /// By id or slug, whatever its case; null where there is none.
  [[nodiscard]] const RuleText* find(std::string_view name) const;
  /// The same; throws Error{usage} with the nearest ones.
  [[nodiscard]] const RuleText& named(std::string_view name) const;
  /// All slugs and ids, for "did you mean".
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::vector<RuleText> rules_;
};

}  // namespace medtech::lint
