// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/markdown.hpp"

#include "core/base/text.hpp"

#include <fmt/format.h>

namespace medtech::render {

// Characters that Markdown (CommonMark 0.30, with tables) would take for markup.
std::string markdown_text(std::string_view text) {
  constexpr std::string_view special = "\\`*_[]<>|#~&!";
  std::string out;
  for (const char c : text::printable_line(text)) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_url(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const bool plain = text::is_alnum(c) ||
                       std::string_view("-._~:/?#@!$&'*+,;=%").find(c) != std::string_view::npos;
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace medtech::render
