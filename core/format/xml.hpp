// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::xml {

/// An element of a parsed document, copied freely, valid while its Document lives. A missing
/// element answers everything with "empty".
class Element {
 public:
  Element() = default;

  [[nodiscard]] bool exists() const { return node_ != nullptr; }
  /// Local name in lower case, without its prefix: "pubdate", "encoded".
  [[nodiscard]] std::string name() const;
  /// Prefix as written, "" where there is none: "joblisting".
  [[nodiscard]] std::string prefix() const;
  /// All text inside (CDATA too, descendants too), trimmed. Nothing stands for the tags of
  /// descendants: where a source writes HTML unescaped into an element, read inner_markup().
  [[nodiscard]] std::string text() const;
  /// Markup inside: for Atom's type="xhtml".
  [[nodiscard]] std::string inner_markup() const;
  /// Attribute by local name ignoring case; "" where missing.
  [[nodiscard]] std::string attribute(std::string_view name) const;

  /// First child element with that local name (lower case), any prefix.
  [[nodiscard]] Element child(std::string_view name) const;
  /// First child with that prefix and local name.
  [[nodiscard]] Element child(std::string_view prefix, std::string_view name) const;
  /// The text of the first child of that name.
  [[nodiscard]] std::string child_text(std::string_view name) const { return child(name).text(); }
  [[nodiscard]] std::vector<Element> children() const;
  [[nodiscard]] std::vector<Element> children(std::string_view name) const;

 private:
  friend class Document;
  explicit Element(void* node) : node_(node) {}
  void* node_ = nullptr;  // pugixml's node structure
};

/// A parsed XML text: no external entity is read, no entity of a DTD expanded, depth and size
/// bounded.
class Document {
 public:
  /// Parses bytes in the encoding of their BOM, declaration or `charset` argument, else UTF-8, else
  /// Windows-1252; HTML's named entities (&nbsp;) are understood. Malformed XML is mended: what is
  /// no proper tag is kept as text, missing end tags are supplied; `damage()` then tells where it
  /// first was wrong. No element at all is an error.
  static Result<Document> parse(std::string_view bytes, const std::string& file = {},
                                std::string_view charset = {});

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] Element root() const;
  /// What is malformed or was cut off, and where ("line 12: …"); empty where all was read.
  [[nodiscard]] const std::string& damage() const;
  /// True where the text ends before its root element does.
  [[nodiscard]] bool breaks_off() const;
  /// True where it ends inside of this element, of which only a part is there.
  [[nodiscard]] bool breaks_off_inside(Element element) const;

 private:
  struct State;
  explicit Document(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace medtech::xml
