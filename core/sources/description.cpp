// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/description.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"

namespace medtech::sources {

void append_section(std::string& description, std::string_view heading, std::string_view part) {
  constexpr std::size_t telling = 80;  // bytes by which a part is found again
  part = text::trim(part);
  if (part.empty() || description.size() > limits::description_bytes) return;
  if (description.find(part.substr(0, telling)) != std::string::npos) return;
  const bool markup = html::looks_like_html(description) || html::looks_like_html(part);
  if (!markup) {
    if (!description.empty()) description += "\n\n";
    description.append(heading).append("\n").append(part);
    return;
  }
  const auto as_markup = [](std::string_view plain) {
    return text::replace_all(html::escape(plain), "\n", "<br>\n");
  };
  if (!html::looks_like_html(description)) description = as_markup(description);
  description.append("\n<h3>").append(heading).append("</h3>\n<div>");
  description += html::looks_like_html(part) ? std::string(part) : as_markup(part);
  description += "</div>";
}

std::string unescaped_description(std::string_view text) {
  const bool escaped = text.find('<') == std::string_view::npos && text.find("&lt;") != text.npos;
  return escaped ? html::decode_entities(text) : std::string(text);
}

}  // namespace medtech::sources
