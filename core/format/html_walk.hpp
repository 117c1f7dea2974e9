// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/html_tokens.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace medtech::html {

/// A walk over a page in the order of its text that opens and closes elements as browsers do:
/// missing end tags are supplied, stray ones left out, at most limits::html_depth elements are open
/// (deeper ones are closed at once). Time is linear in the size of the page.
class Walk {
 public:
  enum class Event { text, open, close, end };

  explicit Walk(std::string_view html) : tokens_(html) {}

  /// Moves on to the next event.
  Event next();

  /// The text or start tag of a text or open event.
  [[nodiscard]] const Token& token() const { return token_; }
  /// The element opened or closed.
  [[nodiscard]] Tag tag() const { return tag_; }
  /// Number of the element opened or closed, counted from the outermost one.
  [[nodiscard]] std::size_t depth() const { return depth_; }
  /// Where the content of an opened element begins or that of a closed one ends, in bytes of the
  /// page.
  [[nodiscard]] std::size_t content_edge() const { return edge_; }

 private:
  struct Open {
    std::uint32_t id;
    unsigned traits;
    Tag tag;
  };

  Event open();
  Event close();
  void start_tag();
  void end_tag();
  [[nodiscard]] std::size_t kept_before(Tag tag) const;
  [[nodiscard]] std::size_t below(std::size_t keep, std::initializer_list<Tag> tags,
                                  unsigned barrier) const;
  [[nodiscard]] bool is_open(Tag tag) const { return counts_[static_cast<std::size_t>(tag)] != 0; }
  // Where open elements of an id are counted: those of HTML each for itself, others by a hash.
  static constexpr std::size_t slot(std::uint32_t id) { return id < 256 ? id : 256 + id % 256; }

  Tokenizer tokens_;
  Token token_;
  std::vector<Open> open_;
  std::array<std::uint16_t, 512> counts_{};  // of open elements, by slot
  std::size_t keep_ = 0;                     // elements above this number are to be closed first
  bool start_waits_ = false;                 // then token_ is to be opened
  bool stays_open_ = false;                  // and kept open
  bool flat_ = false;         // the element on top is closed at once, without content
  std::size_t too_deep_ = 0;  // open elements that were closed at once for their depth
  Tag tag_ = Tag::unknown;
  std::size_t depth_ = 0;
  std::size_t edge_ = 0;
};

}  // namespace medtech::html
