// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::document::pdf {

/// A character as drawn; places in points from the upper left of the page.
struct Glyph {
  std::string text;  ///< UTF-8; "" where the file does not tell its letters
  double left = 0;
  double right = 0;
  double baseline = 0;
  double size = 0;
  bool bold = false;
  bool turned = false;     ///< not written from left to right
  bool invisible = false;  ///< drawn without ink
  std::uint32_t colour = 0;
  std::size_t drawn = 0;  ///< its number in the order of the file

  bool operator==(const Glyph&) const = default;
};

/// A filled area that may lie behind text; those drawn later cover those before.
struct Fill {
  Box box;
  std::uint32_t colour = 0;
  std::size_t drawn = 0;  ///< number of the next glyph

  bool operator==(const Fill&) const = default;
};

struct Link {
  Box box;
  std::string address;

  bool operator==(const Link&) const = default;
};

/// A page as drawn.
struct Page {
  double width = 0;
  double height = 0;
  std::vector<Glyph> glyphs;
  std::vector<Fill> fills;
  std::vector<Box> marks;  ///< small drawn ones, as before items of lists
  std::vector<Link> links;
  std::vector<Box> images;

  bool operator==(const Page&) const = default;
};

/// How reading ended.
enum class Status { read, locked, damaged, unprotected, out_of_pages, broken_off };

struct Recording {
  std::vector<Page> pages;
  Status status = Status::broken_off;
  std::size_t page_count = 0;  ///< that the document has

  bool operator==(const Recording&) const = default;
};

/// Reads what the child wrote (pdf_stream.hpp), whatever it is: what is no record ends it.
Recording parse_recording(std::string_view bytes);

/// Draws in a child process that has given up its rights. Throws Error{input} with what to do about
/// a file that can't be read, and Error{defect} where the module can't be found.
Recording record(std::string_view bytes, const std::string& file, const Meanwhile& meanwhile = {});

/// The lines of a page's glyphs in reading order, column by column.
void lay_out(const Recording& recording, const IsHeading& is_heading, Document& document);

/// record and lay_out.
Document read(std::string_view bytes, const std::string& file, const IsHeading& is_heading,
              const Meanwhile& meanwhile);

}  // namespace medtech::document::pdf
