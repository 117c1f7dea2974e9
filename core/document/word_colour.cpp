// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/word_colour.hpp"

#include "core/document/html_style.hpp"
#include "core/document/nodes.hpp"

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace medtech::document::word {

namespace {

// Of RRGGBB.
bool is_near_white(std::string_view colour) { return is_white_colour("#" + std::string(colour)); }

}  // namespace

bool is_white(pugi::xml_node colour) {
  const std::string_view theme = nodes::attribute(colour, "themeColor");
  const bool ground = theme == "background1" || theme == "light1";
  return is_near_white(nodes::attribute(colour, "val")) ||
         (ground && nodes::attribute(colour, "themeShade").empty());
}

bool is_shaded(pugi::xml_node properties) {
  const pugi::xml_node shading = nodes::child(properties, "shd");
  const std::string_view fill = nodes::attribute(shading, "fill");
  const pugi::xml_node highlight = nodes::child(properties, "highlight");
  return (shading && !fill.empty() && fill != "auto" && !is_near_white(fill)) ||
         (highlight && nodes::attribute(highlight, "val") != "none");
}

}  // namespace medtech::document::word
