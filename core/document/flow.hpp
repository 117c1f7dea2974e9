// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/document/tidy.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::document {

/// How letters look, as far as formats that flow say it.
struct Look {
  double size = 0;  ///< points; 0 where not known
  bool bold = false;
  bool hidden = false;

  bool operator==(const Look&) const = default;
};

/// Lines in the making, for formats in which text flows. At most limits::document_lines are kept.
class Flow {
 public:
  explicit Flow(SoftHyphen soft_hyphen = SoftHyphen::shown) : soft_hyphen_(soft_hyphen) {}

  /// Text of one look; line breaks in it end a line.
  void text(std::string_view text, const Look& look = {});
  /// A wide gap.
  void tab() { line_ += '\t'; }
  /// Ends the line; one without text leaves a gap before the next.
  void end_line();
  /// The next line stands apart.
  void gap() { gap_ = true; }
  /// What the next line is.
  void set_meaning(Meaning meaning) { meaning_ = meaning; }
  /// Begins an item of a list on this line, where nothing stands yet.
  void begin_item() { item_ = true; }
  /// The line is none after all.
  void cancel_item() { item_ = false; }
  /// The line is a heading of this level; 0 is none.
  void set_heading(int level) { heading_ = level; }
  void set_indent(std::size_t blanks) { indent_ = blanks; }
  /// The next line stands in this line of the file, from 1, and is made of what stands there.
  void set_written(std::size_t line, std::string_view source) {
    written_ = line;
    source_ = source;
  }
  void set_region(Region region) { region_ = region; }
  void next_page() { ++page_; }
  /// The line leads to an address.
  void link(std::string_view address);

  /// True where the line has text.
  [[nodiscard]] bool has_text() const;
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] int page() const { return page_; }
  /// What of the text was left out since it is beyond bounds, for people; "" where nothing was.
  [[nodiscard]] std::string cut() const;
  /// All lines; the last one is ended.
  std::vector<Line> take();

 private:
  std::vector<Line> lines_;
  std::string line_;
  std::size_t bold_ = 0;
  std::size_t hidden_ = 0;
  std::size_t letters_ = 0;
  double size_ = 0;
  std::size_t sized_ = 0;  // letters of the longest run of that size
  bool gap_ = true;
  bool item_ = false;
  Meaning meaning_ = Meaning::none;
  int heading_ = 0;
  std::size_t indent_ = 0;
  std::size_t written_ = 0;
  std::string source_;
  int page_ = 1;
  Region region_ = Region::body;
  std::vector<std::string> links_;
  SoftHyphen soft_hyphen_;
  bool lines_cut_ = false;
  bool line_cut_ = false;
};

}  // namespace medtech::document
