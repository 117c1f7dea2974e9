// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/term_format.hpp"
#include "core/ontology/tokens.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

/// A concept by its row in the table it was found in.
using ConceptRow = std::uint32_t;

/// A place of a text that names a concept.
struct Mention {
  ConceptRow row = 0;
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  std::uint32_t first = 0;  ///< tokens
  std::uint32_t last = 0;   ///< one behind
  bool weak = false;        ///< by an alias that counted because of what else stands in the text

  bool operator==(const Mention&) const = default;
};

/// Concepts with all their aliases, looked up in place in compiled bytes, which must outlive this
/// view and all that it returns.
class Terms {
 public:
  /// Knows nothing.
  Terms() = default;
  /// Bytes of compile_concepts; others know nothing.
  explicit Terms(std::string_view compiled);

  [[nodiscard]] std::size_t size() const { return rows(Section::concepts); }
  [[nodiscard]] std::string_view id(ConceptRow row) const { return string(concept_at(row).id); }
  [[nodiscard]] std::string_view kind(ConceptRow row) const { return string(concept_at(row).kind); }
  [[nodiscard]] std::string_view name(ConceptRow row) const { return string(concept_at(row).name); }
  /// "lab", "equipment", "both" or "none".
  [[nodiscard]] std::string_view track(ConceptRow row) const {
    return string(concept_at(row).track);
  }
  [[nodiscard]] std::optional<ConceptRow> parent(ConceptRow row) const;
  /// The concepts that a set stands for.
  [[nodiscard]] std::vector<ConceptRow> members(ConceptRow row) const;
  /// All of a kind.
  [[nodiscard]] std::vector<ConceptRow> of_kind(std::string_view kind) const;
  /// A fact by its key ("maker", "state", "issuer"), or "".
  [[nodiscard]] std::string_view fact(ConceptRow row, std::string_view key) const;
  [[nodiscard]] std::optional<ConceptRow> find(std::string_view id) const;

  /// All concepts that go by this name, with weak names and those written otherwise too.
  [[nodiscard]] std::vector<ConceptRow> find_named(std::string_view name) const;

  /// All mentions in a text that was tokenised, from left to right, none overlapping, the longest
  /// at each place. Weak aliases are left out where nothing bears them out.
  void find_in(std::string_view text, std::span<const Token> tokens,
               std::vector<Mention>& mentions) const;
  /// The same with words of its own.
  [[nodiscard]] std::vector<Mention> find_in(std::string_view text) const;

 private:
  using Section = term_format::Section;

  [[nodiscard]] std::size_t rows(Section section) const {
    return counts_[static_cast<std::size_t>(section)];
  }
  template <typename Row>
  [[nodiscard]] Row row_at(Section section, std::size_t index) const;
  [[nodiscard]] term_format::ConceptRow concept_at(ConceptRow row) const;
  [[nodiscard]] std::string_view string(term_format::String text) const;
  [[nodiscard]] term_format::WordSlot word_of(std::uint64_t hash) const;
  [[nodiscard]] bool may_begin(std::uint64_t hash) const;
  [[nodiscard]] std::uint32_t step(std::uint32_t node, std::uint32_t word) const;
  [[nodiscard]] bool is_written_so(const term_format::AliasRow& alias, std::string_view text,
                                   std::span<const Token> tokens) const;
  [[nodiscard]] std::optional<std::uint32_t> alias_at(std::uint32_t node, std::string_view text,
                                                      std::span<const Token> tokens,
                                                      std::span<const Token> around) const;
  [[nodiscard]] bool stands_near(const term_format::ConceptRow& row,
                                 std::span<const Token> around) const;
  void drop_unsupported(std::span<const Token> tokens, std::vector<Mention>& mentions) const;

  std::array<const char*, term_format::section_count> begins_{};
  std::array<std::size_t, term_format::section_count> counts_{};
};

/// The name of a concept by its id; the id where there is none.
std::string name_of(const Terms& terms, std::string_view id);
/// "MLS(ASCP) or MLS(AMT)".
std::string names_of(const Terms& terms, std::span<const std::string> ids);

}  // namespace medtech::ontology
