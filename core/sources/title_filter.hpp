// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::sources {

/// Tells titles that are plainly of another field ("Registered Nurse - ICU") from those that could
/// be of ours. Made for precision: in doubt a title is kept. Without phrases nothing is of another
/// field.
class TitleFilter {
 public:
  TitleFilter() = default;
  /// `phrases` name other fields; `unless` are words that keep a title when they stand outside the
  /// phrase. Words match whole, a word that ends in "*" as the beginning of one; case and accents
  /// don't count.
  TitleFilter(std::span<const std::string> phrases, std::span<const std::string> unless);

  [[nodiscard]] bool of_another_field(std::string_view title) const;

  bool operator==(const TitleFilter&) const = default;

 private:
  using Words = std::vector<std::string>;
  std::vector<Words> phrases_;
  Words unless_;
};

}  // namespace medtech::sources
