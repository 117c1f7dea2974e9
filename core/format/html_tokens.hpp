// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/html_elements.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace medtech::html {

/// A piece of a page as written; its views point into the page.
struct Token {
  enum class Kind { text, start, end } kind = Kind::text;
  Tag tag = Tag::unknown;
  std::uint32_t id = 0;         ///< equal for equal names, also for those that are no HTML
  std::string_view text;        ///< of a text: with its references not yet decoded
  Tag inside = Tag::unknown;    ///< of a text: the raw element that it is the content of
  std::string_view attributes;  ///< of a start: all between name and ">"
  bool self_closing = false;    ///< of a start: ended by "/>"
};

/// Cuts a page into tags and texts as WHATWG HTML 13.2.5 does, in one pass over the bytes;
/// comments, declarations and processing instructions are left out. Differs where people write "<"
/// in texts:
/// "<5 mg", "<jane@example.org>" and "<https://example.org>" are text.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view html) : html_(html) {}

  /// Reads the next piece; false at the end. A tag that the end cuts off is dropped.
  bool next(Token& token);

  /// Where the piece last read begins and ends, in bytes.
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return at_; }

 private:
  bool text(Token& token, std::size_t from);
  bool raw_text(Token& token);
  bool markup(Token& token);
  bool tag(Token& token, std::size_t name_begin);
  void skip_comment();
  void skip_past(std::string_view mark, std::size_t from);

  std::string_view html_;
  std::size_t begin_ = 0;
  std::size_t at_ = 0;
  Tag raw_ = Tag::unknown;  // the raw element whose content comes next
};

/// True where a tag of HTML or a comment is written in the text.
bool has_tags(std::string_view text);

/// An attribute by name ignoring case, with its references decoded; absent where it is not written.
std::optional<std::string> find_attribute(std::string_view attributes, std::string_view name);

}  // namespace medtech::html
