// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/around.hpp"

#include <algorithm>

namespace medtech::listing {

Around around(const Outline& outline, const ontology::Mention& mention, std::size_t reach) {
  const std::string_view text = outline.text();
  std::size_t begin = mention.begin > reach ? mention.begin - reach : 0;
  std::size_t end = std::min<std::size_t>(text.size(), mention.end + reach);
  // What another sentence says is not said of it.
  for (const std::string_view stop : {"\n", ". ", ";"}) {
    const std::string_view before = text.substr(begin, mention.begin - begin);
    if (const std::size_t found = before.rfind(stop); found != std::string_view::npos)
      begin += found + stop.size();
    const std::string_view behind = text.substr(mention.end, end - mention.end);
    if (const std::size_t found = behind.find(stop); found != std::string_view::npos)
      end = mention.end + found + (stop == "\n" ? 0 : 1);
  }
  return {text.substr(begin, end - begin), text.substr(begin, mention.begin - begin),
          text.substr(mention.end, end - mention.end)};
}

}  // namespace medtech::listing
