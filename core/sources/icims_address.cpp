// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/icims_address.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace medtech::sources {

std::optional<IcimsOpening> icims_opening_at(std::string_view link) {
  constexpr std::string_view start = "/jobs/";
  constexpr std::string_view end = "/job";
  constexpr std::size_t longest_number = 20;
  link = link.substr(0, link.find_first_of("?#"));
  const std::size_t at = link.find(start);
  if (at == link.npos || !link.ends_with(end)) return std::nullopt;
  const std::string_view path = link.substr(at);
  const std::string_view rest = path.substr(start.size());
  const std::string_view number = rest.substr(0, rest.find('/'));
  const bool digits = !number.empty() && number.size() <= longest_number &&
                      std::ranges::all_of(number, text::is_digit);
  if (!digits || rest.size() <= number.size() + end.size() || path.size() > limits::url_bytes)
    return std::nullopt;
  return IcimsOpening{std::string(number), std::string(path)};
}

}  // namespace medtech::sources
