// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html_elements.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace medtech::html {

namespace {

using trait::empty, trait::raw, trait::scope, trait::table_scope, trait::heading;
constexpr unsigned none = 0;
constexpr unsigned breaks = trait::ends_paragraph;
constexpr unsigned special = trait::special | trait::item_scope;
constexpr unsigned block_level = special | breaks;
constexpr unsigned transparent = trait::special | breaks;  // for list items inside

struct Element {
  std::string_view name;
  unsigned traits;
};

// In the order of Tag.
// clang-format off: one element a line would hide the table in its length.
constexpr Element elements[] = {
    {"a", none}, {"abbr", none}, {"acronym", none}, {"address", transparent},
    {"applet", special | scope}, {"area", special | empty}, {"article", block_level}, {"aside", block_level},
    {"audio", none}, {"b", none}, {"base", special | empty}, {"basefont", special | empty},
    {"bdi", none}, {"bdo", none}, {"bgsound", special | empty}, {"big", none},
    {"blockquote", block_level}, {"body", special}, {"br", special | empty}, {"button", special | scope},
    {"canvas", none}, {"caption", special | scope}, {"center", block_level}, {"cite", none},
    {"code", none}, {"col", special | empty}, {"colgroup", special}, {"data", none},
    {"datalist", none}, {"dd", block_level}, {"del", none}, {"details", block_level}, {"dfn", none},
    {"dialog", breaks}, {"dir", block_level}, {"div", transparent}, {"dl", block_level}, {"dt", block_level},
    {"em", none}, {"embed", special | empty}, {"fieldset", block_level}, {"figcaption", block_level},
    {"figure", block_level}, {"font", none}, {"footer", block_level}, {"form", block_level},
    {"frame", special | empty}, {"frameset", special}, {"h1", block_level | heading},
    {"h2", block_level | heading}, {"h3", block_level | heading}, {"h4", block_level | heading},
    {"h5", block_level | heading}, {"h6", block_level | heading}, {"head", special}, {"header", block_level},
    {"hgroup", block_level}, {"hr", block_level | empty}, {"html", special | scope}, {"i", none},
    {"iframe", special | raw}, {"img", special | empty}, {"input", special | empty}, {"ins", none},
    {"kbd", none}, {"keygen", special | empty}, {"label", none}, {"legend", none}, {"li", block_level},
    {"link", special | empty}, {"listing", block_level}, {"main", block_level}, {"map", none}, {"mark", none},
    {"marquee", special | scope}, {"math", none}, {"menu", block_level}, {"meta", special | empty},
    {"meter", none}, {"nav", block_level}, {"nobr", none}, {"noembed", special | raw},
    {"noframes", special | raw}, {"noscript", special}, {"object", special | scope}, {"ol", block_level},
    {"optgroup", none}, {"option", none}, {"output", none}, {"p", transparent},
    {"param", special | empty}, {"picture", none}, {"plaintext", block_level}, {"pre", block_level},
    {"progress", none}, {"q", none}, {"rp", none}, {"rt", none}, {"ruby", none}, {"s", none},
    {"samp", none}, {"script", special | raw}, {"search", block_level}, {"section", block_level},
    {"select", special}, {"slot", none}, {"small", none}, {"source", special | empty},
    {"span", none}, {"strike", none}, {"strong", none}, {"style", special | raw}, {"sub", none},
    {"summary", block_level}, {"sup", none}, {"svg", none}, {"table", block_level | scope | table_scope},
    {"tbody", special}, {"td", special | scope}, {"template", special | scope | table_scope},
    {"textarea", special | raw}, {"tfoot", special}, {"th", special | scope}, {"thead", special},
    {"time", none}, {"title", special | raw}, {"tr", special}, {"track", special | empty},
    {"tt", none}, {"u", none}, {"ul", block_level}, {"var", none}, {"video", none},
    {"wbr", special | empty}, {"xmp", block_level | raw},
};
// clang-format on

static_assert(std::size(elements) == static_cast<std::size_t>(Tag::unknown));
static_assert(std::ranges::is_sorted(elements, {}, &Element::name));

}  // namespace

Tag find_tag(std::string_view name) {
  std::array<char, 12> buffer;
  if (name.size() > buffer.size()) return Tag::unknown;
  std::ranges::transform(name, buffer.begin(), text::to_lower);
  const std::string_view lower(buffer.data(), name.size());
  const auto* const found = std::ranges::lower_bound(elements, lower, {}, &Element::name);
  if (found == std::end(elements) || found->name != lower) return Tag::unknown;
  return static_cast<Tag>(found - std::begin(elements));
}

unsigned traits_of(Tag tag) {
  return tag == Tag::unknown ? none : elements[static_cast<std::size_t>(tag)].traits;
}

}  // namespace medtech::html
