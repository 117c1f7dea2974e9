// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/render/style.hpp"

namespace medtech::render {

namespace {

// Select Graphic Rendition codes (ECMA-48).
const char* code_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "1";
    case Style::dim:
      return "2";
    case Style::good:
      return "32";
    case Style::warning:
      return "33";
    case Style::bad:
      return "31";
    case Style::accent:
      return "36";
  }
  return "";
}

}  // namespace

std::string Styler::operator()(Style style, std::string_view text) const {
  if (!color_ || style == Style::plain || text.empty()) return std::string(text);
  return std::string("\x1b[") + code_of(style) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace medtech::render
