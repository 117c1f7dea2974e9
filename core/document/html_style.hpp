// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::document {

/// What declarations of CSS say of whether text can be seen; nothing where they don't.
struct SeenStyle {
  bool absent = false;  ///< display: none
  bool unseen = false;  ///< invisible, off the page, cut to nothing
  bool struck = false;
  bool floated = false;        ///< at a side of its line
  bool row = false;            ///< what is in it stands side by side
  std::optional<bool> tiny;    ///< letters too small to be seen
  std::optional<bool> white;   ///< letters in white, or next to it
  std::optional<bool> clear;   ///< letters without a colour
  std::optional<bool> shaded;  ///< a ground that is not white

  /// What `other` says goes before.
  void add(const SeenStyle& other);
  bool operator==(const SeenStyle&) const = default;
};

/// Reads declarations such as those of an attribute `style`.
SeenStyle read_seen_style(std::string_view declarations);

/// Whether a colour is white or next to it.
bool is_white_colour(std::string_view colour);

/// Rules of a page's style sheets for elements by name, class and id. Rules for elements inside of
/// others, and those inside of blocks such as @media, are left out.
class StyleSheet {
 public:
  void add(std::string_view css);
  /// What they say of an element; of a page that compares too much nothing more.
  SeenStyle of(std::string_view element, std::string_view id, std::string_view classes);

 private:
  struct Rule {
    std::vector<std::string> words;  // "p", ".note", "#top", of which all must fit
    SeenStyle style;
  };

  void add_rule(std::string_view selectors, std::string_view declarations);

  std::vector<Rule> rules_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_word_;  // by their last word
  std::size_t compared_ = 0;
};

}  // namespace medtech::document
