// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/demand_table.hpp"
#include "core/listing/outline.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace medtech::listing {

/// Cuts an outline's text into clauses, and tells by headings what each speaks of.
class OutlineCutter {
 public:
  OutlineCutter(Outline& outline, const ontology::Knowledge& knowledge)
      : outline_(outline), terms_(knowledge.terms), cues_(knowledge.cues) {}

  void cut();

 private:
  struct Heading {
    std::optional<Section> section;
    std::optional<Demand> demand;  // of what stands behind it in its line
    bool topic = false;            // "Education": whatever the section above asks, this asks too
  };

  void begin_line(std::size_t first);
  [[nodiscard]] bool may_head_table(std::size_t first) const;
  [[nodiscard]] std::optional<Demand> demand_of_cell(const Clause& clause) const;
  [[nodiscard]] bool begins_cell(std::size_t token) const;
  [[nodiscard]] std::size_t end_of_clause(std::size_t first) const;
  [[nodiscard]] std::optional<std::size_t> end_of_capitals(std::size_t first) const;
  [[nodiscard]] std::optional<Heading> heading_of(const Clause& clause) const;
  [[nodiscard]] bool tells_amount(const Clause& clause) const;
  void take(const Heading& heading, Clause& clause);
  void announce_behind();
  void announce_alternatives();
  void set_questions_apart();
  [[nodiscard]] std::optional<Demand> demand_alone(const Clause& clause) const;
  [[nodiscard]] bool is_cell_of_demand(const Clause& clause) const;
  [[nodiscard]] bool is_question(const Clause& clause) const;
  [[nodiscard]] std::size_t others_in(const Clause& clause) const;
  [[nodiscard]] std::optional<std::size_t> colleagues_in(const Clause& clause) const;
  [[nodiscard]] bool has_years(const Clause& clause) const;
  [[nodiscard]] bool speaks_of_certificates(const Clause& clause) const;
  [[nodiscard]] bool is_unknown_heading(const Clause& clause) const;
  [[nodiscard]] bool ends_line(std::size_t token) const;
  [[nodiscard]] bool begins_line(std::size_t token) const;
  [[nodiscard]] bool followed_by_colon(std::size_t token) const;
  [[nodiscard]] bool is_in_capitals(std::size_t token) const;

  Outline& outline_;
  const ontology::Terms& terms_;
  const ontology::Terms& cues_;
  Section section_ = Section::unknown;
  std::optional<Section> before_line_;  // to which the next line goes back
  std::optional<Demand> announced_;
  std::optional<DemandTable> table_;
  std::vector<Cell> row_;              // of the table, or its head
  bool head_ = false;                  // this line is the table's head
  bool topic_ = false;                 // its first cell is a topic
  bool certificates_ = false;          // by a heading of its own line
  bool certificates_in_line_ = false;  // by words of the line
};

}  // namespace medtech::listing
