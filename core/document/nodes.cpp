// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/nodes.hpp"

#include <pugixml.hpp>

namespace medtech::document::nodes {

std::string_view local(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool is(const pugi::xml_node& node, std::string_view name) { return local(node.name()) == name; }

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node each : node.children()) {
    if (is(each, name)) return each;
  }
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute each : node.attributes()) {
    if (local(each.name()) == name) return each.value();
  }
  return {};
}

bool load(pugi::xml_document& document, std::string_view text) {
  constexpr unsigned options =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
  document.load_buffer(text.data(), text.size(), options);
  return static_cast<bool>(document.document_element());
}

}  // namespace medtech::document::nodes
