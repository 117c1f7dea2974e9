// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/state_licence.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace medtech::resume {

std::optional<ontology::ConceptRow> state_licence(std::string_view text, bool listed,
                                                  const Lore& lore) {
  if (text::starts_with_ignoring_case(text, "state of ")) text.remove_prefix(9);
  const std::string folded = text::fold(text);
  if (!listed && !folded.contains("licen")) return std::nullopt;
  constexpr std::size_t longest = 3;  // words of a state's name
  std::size_t end = 0;
  for (std::size_t words = 0; words < longest && end < text.size(); ++words) {
    end = std::min(text.find(' ', end + 1), text.size());
    const std::string_view state = text.substr(0, end);
    const auto code = lore.places.find_state(state);
    if (!code || (state.size() == 2 && !std::ranges::all_of(state, text::is_capital))) continue;
    const std::string_view rest = text.substr(end);
    const bool laboratory =
        text::fold(rest).contains("laborator") || text::fold(rest).contains("medical technolog") ||
        std::ranges::any_of(text::split(rest, ' '), [&](std::string_view word) {
          return word.size() >= 2 && std::ranges::all_of(word, text::is_capital) &&
                 lore.vocabulary.suffixes.contains(text::fold(word));
        });
    if (!laboratory) continue;
    std::vector<ontology::ConceptRow> rows = lore.terms.of_kind("licence");
    std::erase_if(rows,
                  [&](ontology::ConceptRow row) { return lore.terms.fact(row, "state") != *code; });
    return rows.size() == 1 ? std::optional(rows.front()) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace medtech::resume
