// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace medtech::render {

/// Named styles; meaning never depends on them alone.
enum class Style { plain, bold, dim, good, warning, bad, accent };

/// Puts a style around text, or nothing around it where colour is off.
class Styler {
 public:
  explicit Styler(bool color) : color_(color) {}
  [[nodiscard]] std::string operator()(Style style, std::string_view text) const;
  [[nodiscard]] bool color() const { return color_; }

 private:
  bool color_;
};

}  // namespace medtech::render
