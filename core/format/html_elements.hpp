// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace medtech::html {

/// The elements of HTML in alphabetical order, obsolete ones included.
// clang-format off
enum class Tag : std::uint8_t {
  a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdi, bdo,
  bgsound, big, blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup,
  data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption,
  figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr,
  html, i, iframe, img, input, ins, kbd, keygen, label, legend, li, link, listing, main, map, mark,
  marquee, math, menu, meta, meter, nav, nobr, noembed, noframes, noscript, object, ol, optgroup,
  option, output, p, param, picture, plaintext, pre, progress, q, rp, rt, ruby, s, samp, script,
  search, section, select, slot, small, source, span, strike, strong, style, sub, summary, sup, svg,
  table, tbody, td, template_, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, var,
  video, wbr, xmp,
  unknown
};
// clang-format on

/// The element of that name, in any case.
Tag find_tag(std::string_view name);
/// The name of an element; "" of an unknown one.
std::string_view name_of(Tag tag);

/// What the reading of a page has to know of an element, as bits (WHATWG HTML 13.2.4 and 13.2.6.4).
namespace trait {
inline constexpr unsigned empty = 1;           ///< neither content nor end tag: <br>
inline constexpr unsigned raw = 2;             ///< text alone up to its end tag: <script>, <title>
inline constexpr unsigned special = 4;         ///< a stray </b> does not reach out of it
inline constexpr unsigned ends_paragraph = 8;  ///< its start ends an open paragraph
inline constexpr unsigned scope = 16;          ///< only a table's end tags reach out of it: <td>
inline constexpr unsigned table_scope = 32;    ///< not even those do: <table>
inline constexpr unsigned item_scope = 64;     ///< a new <li> inside does not end one around it
inline constexpr unsigned heading = 128;       ///< <h1> to <h6>
}  // namespace trait

/// All traits of an element; none of an unknown one.
unsigned traits_of(Tag tag);
inline bool has(Tag tag, unsigned traits) { return (traits_of(tag) & traits) != 0; }

}  // namespace medtech::html
