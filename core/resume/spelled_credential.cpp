// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/spelled_credential.hpp"

#include "core/resume/credential_table.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace medtech::resume {

using ontology::ConceptRow;
using ontology::Mention;
using ontology::Terms;

std::vector<Mention> spelled_credential(const std::string& text, std::vector<ConceptRow> bodies,
                                        const Terms& terms) {
  constexpr std::size_t longest_line = 14, longest_name = 5;
  // "CPT | NHA": a cell of its own is a body by any of its names.
  for (const Cell& cell : cells_of(text)) {
    for (const ConceptRow row : terms.find_named(text.substr(cell.begin, cell.end - cell.begin))) {
      if (terms.kind(row) == "credential-body") bodies.push_back(row);
    }
  }
  if (bodies.empty() || count_words(text) > longest_line) return {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,;:|()\t/", at), text.size());
    if (end > at) words.emplace_back(at, end);
    at = end + 1;
  }
  for (std::size_t size = std::min(longest_name, words.size()); size > 0; --size) {
    for (std::size_t first = 0; first + size <= words.size(); ++first) {
      const std::uint32_t begin = words[first].first, end = words[first + size - 1].second;
      std::string name = text.substr(begin, end - begin);
      std::erase(name, '.');
      for (const ConceptRow body : bodies) {
        for (const ConceptRow row :
             terms.find_named(name + " (" + std::string(terms.name(body)) + ")")) {
          if (terms.kind(row) == "credential") return {Mention{row, begin, end, 0, 0, false}};
        }
      }
    }
  }
  return {};
}

}  // namespace medtech::resume
