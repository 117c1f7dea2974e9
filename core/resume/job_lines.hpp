// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace medtech::resume {

/// What the lines of a history look like by themselves: which may head a job, and which are the
/// ones with its dates. The entries and the lore outlive it.
class JobLines {
 public:
  static constexpr std::size_t longest_head_line = 130;

  /// The entries from `first` on, up to `last`.
  JobLines(const std::vector<Entry>& entries, std::size_t first, std::size_t last, const Lore& lore)
      : entries_(entries), first_(first), last_(last), lore_(lore) {}

  /// A line that could head a job: short, no item, no sentence.
  [[nodiscard]] bool is_head_line(std::size_t i) const;
  /// A range of dates makes a line head a job; a single date only beside a title or an employer.
  [[nodiscard]] bool is_anchor(std::size_t i) const;
  /// "Worked as a Driver in Sample Transport"
  static bool tells_work(const std::string& rest);
  /// Dates in the right margin of the first item, whose job stands above it without any.
  [[nodiscard]] bool is_of_head_above(std::size_t i) const;
  [[nodiscard]] bool has_title_piece(const std::string& text) const;
  [[nodiscard]] bool looks_like_head(std::size_t i) const;
  /// A title and an employer in one line.
  [[nodiscard]] bool names_both(std::size_t line) const;
  /// Beside the dates there is nothing, or a place: "Cincinnati, OH    2013 – 2018".
  [[nodiscard]] bool is_only_place(std::size_t line) const;
  /// A few words with a capital: an employer that no word gives away.
  [[nodiscard]] bool is_name_like(std::size_t line) const;
  /// The title that stands below what an employer does, between two entries.
  [[nodiscard]] std::optional<std::string> title_below(std::size_t from, std::size_t end) const;
  /// "Cashier Company Name City, State": a name that was taken out of its line makes it head a job,
  /// whatever else is in it.
  [[nodiscard]] bool has_blank_employer(std::size_t i) const;
  /// Such a line without dates in it, above or below it.
  [[nodiscard]] bool is_undated_anchor(std::size_t i) const;
  /// "Duration: 2012 to 2018" below "• Position: Technician": of such labels only the first line is
  /// an item. No line before `floor` is looked at.
  [[nodiscard]] bool is_below_labelled_item(std::size_t i, std::size_t floor) const;

 private:
  /// "Sample Hospital, Los Angeles, Calif."
  [[nodiscard]] bool ends_with_place(const std::string& text) const;
  /// "Won the Star Performer Award for 2013 - 2014."
  static bool tells_award(const std::string& rest);

  const std::vector<Entry>& entries_;
  std::size_t first_;
  std::size_t last_;
  const Lore& lore_;
};

}  // namespace medtech::resume
