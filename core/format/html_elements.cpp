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
constexpr unsigned block = special | breaks;
constexpr unsigned transparent = trait::special | breaks;  // for list items inside

struct Element {
  std::string_view name;
  unsigned traits;
};

// In the order of Tag.
// clang-format off: one element a line would hide the table in its length.
constexpr Element elements[] = {
    {"a", none}, {"abbr", none}, {"acronym", none}, {"address", transparent},
    {"applet", special | scope}, {"area", special | empty}, {"article", block}, {"aside", block},
    {"audio", none}, {"b", none}, {"base", special | empty}, {"basefont", special | empty},
    {"bdi", none}, {"bdo", none}, {"bgsound", special | empty}, {"big", none},
    {"blockquote", block}, {"body", special}, {"br", special | empty}, {"button", special | scope},
    {"canvas", none}, {"caption", special | scope}, {"center", block}, {"cite", none},
    {"code", none}, {"col", special | empty}, {"colgroup", special}, {"data", none},
    {"datalist", none}, {"dd", block}, {"del", none}, {"details", block}, {"dfn", none},
    {"dialog", breaks}, {"dir", block}, {"div", transparent}, {"dl", block}, {"dt", block},
    {"em", none}, {"embed", special | empty}, {"fieldset", block}, {"figcaption", block},
    {"figure", block}, {"font", none}, {"footer", block}, {"form", block},
    {"frame", special | empty}, {"frameset", special}, {"h1", block | heading},
    {"h2", block | heading}, {"h3", block | heading}, {"h4", block | heading},
    {"h5", block | heading}, {"h6", block | heading}, {"head", special}, {"header", block},
    {"hgroup", block}, {"hr", block | empty}, {"html", special | scope}, {"i", none},
    {"iframe", special | raw}, {"img", special | empty}, {"input", special | empty}, {"ins", none},
    {"kbd", none}, {"keygen", special | empty}, {"label", none}, {"legend", none}, {"li", block},
    {"link", special | empty}, {"listing", block}, {"main", block}, {"map", none}, {"mark", none},
    {"marquee", special | scope}, {"math", none}, {"menu", block}, {"meta", special | empty},
    {"meter", none}, {"nav", block}, {"nobr", none}, {"noembed", special | raw},
    {"noframes", special | raw}, {"noscript", special}, {"object", special | scope}, {"ol", block},
    {"optgroup", none}, {"option", none}, {"output", none}, {"p", transparent},
    {"param", special | empty}, {"picture", none}, {"plaintext", block}, {"pre", block},
    {"progress", none}, {"q", none}, {"rp", none}, {"rt", none}, {"ruby", none}, {"s", none},
    {"samp", none}, {"script", special | raw}, {"search", block}, {"section", block},
    {"select", special}, {"slot", none}, {"small", none}, {"source", special | empty},
    {"span", none}, {"strike", none}, {"strong", none}, {"style", special | raw}, {"sub", none},
    {"summary", block}, {"sup", none}, {"svg", none}, {"table", block | scope | table_scope},
    {"tbody", special}, {"td", special | scope}, {"template", special | scope | table_scope},
    {"textarea", special | raw}, {"tfoot", special}, {"th", special | scope}, {"thead", special},
    {"time", none}, {"title", special | raw}, {"tr", special}, {"track", special | empty},
    {"tt", none}, {"u", none}, {"ul", block}, {"var", none}, {"video", none},
    {"wbr", special | empty}, {"xmp", block | raw},
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
