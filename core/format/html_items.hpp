// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/format/html.hpp"
#include "core/format/html_walk.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::html {

/// Gathers the microdata and RDFa items of a page during a walk over it (WHATWG HTML 5.2, RDFa
/// Lite 1.1). At most limits::html_item_depth items and properties lie in each other, and all their
/// texts together are not longer than limits::body_bytes.
class ItemReader {
 public:
  explicit ItemReader(std::string_view html) : html_(html) {}

  /// To be told of each element that the walk opens and closes.
  void open(const Walk& walk);
  void close(const Walk& walk);

  /// The outermost items found, in the order of their ends.
  [[nodiscard]] std::vector<Item> take() { return std::move(found_); }

 private:
  struct Frame {
    std::size_t depth;                 // of its element
    std::size_t begin;                 // of its content, in bytes of the page
    std::vector<std::string> names;    // the properties it is; none for an outermost item
    std::optional<std::string> value;  // where an attribute holds it
    std::optional<Item> item;          // where it has properties of its own
  };

  Item* enclosing_item();
  void finish(Frame frame, std::string_view content);

  std::string_view html_;
  std::vector<Frame> frames_;
  std::vector<Item> found_;
  std::size_t recorded_ = 0;  // bytes of markup taken
};

}  // namespace medtech::html
