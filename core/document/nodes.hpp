// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace pugi {
class xml_node;
class xml_document;
}  // namespace pugi

/// Elements of office documents by their local names; prefixes differ between programs.
namespace medtech::document::nodes {

/// The name without its prefix.
std::string_view local(std::string_view name);

bool is(const pugi::xml_node& node, std::string_view name);

/// The first child of that name; none where missing.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);

/// An attribute by local name; "" where missing.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

/// Parses, white space kept, no entity but XML's own expanded. False where no element was found;
/// of text that breaks off, what came before it is kept.
bool load(pugi::xml_document& document, std::string_view text);
/// The same, but false too for text that breaks off or is no XML.
bool load_whole(pugi::xml_document& document, std::string_view text);

/// Letters of text in an element, counted up to `most`.
std::size_t letters_in(const pugi::xml_node& node, std::size_t most);

}  // namespace medtech::document::nodes
