// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/nodes.hpp"

#include <pugixml.hpp>

#include <algorithm>

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

std::size_t letters_in(const pugi::xml_node& node, std::size_t most) {
  std::size_t count = 0;
  // In the order of the document, without recursion.
  for (pugi::xml_node each = node.first_child(); each && count < most;) {
    if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata)
      count += std::string_view(each.value()).size();
    if (each.first_child()) {
      each = each.first_child();
      continue;
    }
    while (each != node && !each.next_sibling()) each = each.parent();
    if (each == node) break;
    each = each.next_sibling();
  }
  return std::min(count, most);
}

bool load_whole(pugi::xml_document& document, std::string_view text) {
  constexpr unsigned options =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
  const bool whole = static_cast<bool>(document.load_buffer(text.data(), text.size(), options));
  return whole && document.document_element();
}

bool load(pugi::xml_document& document, std::string_view text) {
  load_whole(document, text);
  return static_cast<bool>(document.document_element());
}

}  // namespace medtech::document::nodes
