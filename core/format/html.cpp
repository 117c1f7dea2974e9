// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html.hpp"

#include "core/format/entities.hpp"
#include "core/format/html_tokens.hpp"

namespace medtech::html {

std::string decode_entities(std::string_view text) { return decode_references(text); }

bool looks_like_html(std::string_view text) {
  if (has_tags(text)) return true;
  std::string decoded;
  for (std::size_t at = text.find('&'); at < text.size(); at = text.find('&', at + 1)) {
    const std::size_t size = decode_reference(text.substr(at), decoded);
    if (size != 0 && text[at + size - 1] == ';') return true;
  }
  return false;
}

std::string escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace medtech::html
