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
constexpr unsigned as_block = special | breaks;
constexpr unsigned transparent = trait::special | breaks;  // for list items inside

struct Element {
  std::string_view name;
  unsigned traits;
};

// In the order of Tag.
// clang-format off: one element a line would hide the table in its length.
constexpr Element elements[] = {
    {"a", none}, {"abbr", none}, {"acronym", none}, {"address", transparent},
    {"applet", special | scope}, {"area", special | empty}, {"article", as_block}, {"aside", as_block},
    {"audio", none}, {"b", none}, {"base", special | empty}, {"basefont", special | empty},
    {"bdi", none}, {"bdo", none}, {"bgsound", special | empty}, {"big", none},
    {"blockquote", as_block}, {"body", special}, {"br", special | empty}, {"button", special | scope},
    {"canvas", none}, {"caption", special | scope}, {"center", as_block}, {"cite", none},
    {"code", none}, {"col", special | empty}, {"colgroup", special}, {"data", none},
    {"datalist", none}, {"dd", as_block}, {"del", none}, {"details", as_block}, {"dfn", none},
    {"dialog", breaks}, {"dir", as_block}, {"div", transparent}, {"dl", as_block}, {"dt", as_block},
    {"em", none}, {"embed", special | empty}, {"fieldset", as_block}, {"figcaption", as_block},
    {"figure", as_block}, {"font", none}, {"footer", as_block}, {"form", as_block},
    {"frame", special | empty}, {"frameset", special}, {"h1", as_block | heading},
    {"h2", as_block | heading}, {"h3", as_block | heading}, {"h4", as_block | heading},
    {"h5", as_block | heading}, {"h6", as_block | heading}, {"head", special}, {"header", as_block},
    {"hgroup", as_block}, {"hr", as_block | empty}, {"html", special | scope}, {"i", none},
    {"iframe", special | raw}, {"img", special | empty}, {"input", special | empty}, {"ins", none},
    {"kbd", none}, {"keygen", special | empty}, {"label", none}, {"legend", none}, {"li", as_block},
    {"link", special | empty}, {"listing", as_block}, {"main", as_block}, {"map", none}, {"mark", none},
    {"marquee", special | scope}, {"math", none}, {"menu", as_block}, {"meta", special | empty},
    {"meter", none}, {"nav", as_block}, {"nobr", none}, {"noembed", special | raw},
    {"noframes", special | raw}, {"noscript", special}, {"object", special | scope}, {"ol", as_block},
    {"optgroup", none}, {"option", none}, {"output", none}, {"p", transparent},
    {"param", special | empty}, {"picture", none}, {"plaintext", as_block}, {"pre", as_block},
    {"progress", none}, {"q", none}, {"rp", none}, {"rt", none}, {"ruby", none}, {"s", none},
    {"samp", none}, {"script", special | raw}, {"search", as_block}, {"section", as_block},
    {"select", special}, {"slot", none}, {"small", none}, {"source", special | empty},
    {"span", none}, {"strike", none}, {"strong", none}, {"style", special | raw}, {"sub", none},
    {"summary", as_block}, {"sup", none}, {"svg", none}, {"table", as_block | scope | table_scope},
    {"tbody", special}, {"td", special | scope}, {"template", special | scope | table_scope},
    {"textarea", special | raw}, {"tfoot", special}, {"th", special | scope}, {"thead", special},
    {"time", none}, {"title", special | raw}, {"tr", special}, {"track", special | empty},
    {"tt", none}, {"u", none}, {"ul", as_block}, {"var", none}, {"video", none},
    {"wbr", special | empty}, {"xmp", as_block | raw},
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

std::string_view name_of(Tag tag) {
  return tag == Tag::unknown ? std::string_view() : elements[static_cast<std::size_t>(tag)].name;
}

unsigned traits_of(Tag tag) {
  return tag == Tag::unknown ? none : elements[static_cast<std::size_t>(tag)].traits;
}

}  // namespace medtech::html
