// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// HTML read as browsers read it (WHATWG HTML 13.2), in time linear in its size.
namespace medtech::html {

/// Readable plain text of a page or fragment (UTF-8): one paragraph a line, blank lines between
/// blocks,
/// "- " before list items (indented two blanks a level), "1. " in ordered lists, headings as lines
/// of their own between blank lines, table cells joined by " | ". Scripts, styles, comments, hidden
/// elements
/// (`hidden`, `display:none`) are left out; entities are decoded; the result holds no control
/// characters but line breaks, and no blanks at line ends. Plain text without markup comes back
/// with its own lines.
std::string to_text(std::string_view html);

/// Entities decoded once, markup kept: "&lt;p&gt;a &amp;amp; b" → "<p>a &amp; b".
std::string decode_entities(std::string_view text);

/// True where the text has tags or entities of HTML, so that it is to be read as such.
bool looks_like_html(std::string_view text);

/// Text with &, <, >, " and ' as entities, for use inside elements and quoted attributes.
std::string escape(std::string_view text);

/// One itemprop of schema.org microdata or RDFa: nested items have properties of their own.
struct Item {
  std::string type;  ///< last part of itemtype/typeof: "JobPosting"
  struct Property {
    std::string name;
    std::string text;         ///< `content`, `datetime`, `href` or the element's text
    std::string markup;       ///< inner HTML, for descriptions
    std::vector<Item> items;  ///< at most one: the nested item
  };
  std::vector<Property> properties;

  /// The first property of that name, or null.
  [[nodiscard]] const Property* find(std::string_view name) const;
};

/// What pages are read for.
struct Page {
  std::string title;
  std::string canonical;                                   ///< <link rel=canonical>
  std::string base;                                        ///< <base href>
  std::vector<std::string> json_ld;                        ///< texts of application/ld+json scripts
  std::vector<Item> items;                                 ///< top-level microdata and RDFa items
  std::vector<std::pair<std::string, std::string>> links;  ///< href, text
};

/// The page as valid UTF-8, from bytes in the encoding that read_page goes by.
std::string decode_page(std::string_view bytes, std::string_view charset = {});

/// Reads a page (bytes in the encoding of its BOM, `charset` argument or meta, else UTF-8, else
/// Windows-1252). Never fails: what can't be read is left out.
Page read_page(std::string_view bytes, std::string_view charset = {});

}  // namespace medtech::html
