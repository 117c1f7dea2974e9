// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What the child that reads a PDF writes to its parent: records of one tag byte and a fixed struct
/// (numbers as this machine has them), some followed by bytes. Header only, shared with the module.
namespace medtech::document::pdf_stream {

enum class Tag : char {
  page = 'P',   ///< a Page begins
  font = 'F',   ///< a Font, then the bytes of its name
  glyph = 'G',  ///< a Glyph, then its code points (4 bytes each)
  fill = 'R',   ///< a Fill
  link = 'L',   ///< a Link, then the bytes of its address
  image = 'I',  ///< an Image
  end = 'E',    ///< an End; nothing follows
};

/// Sizes in points.
struct Page {
  float width = 0;
  float height = 0;
};

struct Font {
  std::uint16_t id = 0;
  std::uint8_t bold = 0;
  std::uint8_t italic = 0;
  std::uint16_t name_bytes = 0;
};

/// A character from its origin to where the next one would begin, in points from the upper left.
struct Glyph {
  float left = 0;
  float baseline = 0;
  float right = 0;
  float end_baseline = 0;  ///< other than `baseline` where the text is turned
  float size = 0;
  std::uint32_t colour = 0;  ///< 0xRRGGBB
  std::uint16_t font = 0;
  std::uint8_t invisible = 0;
  std::uint8_t code_points = 0;  ///< 0: the file does not tell them
};

/// A filled rectangle; other shapes by the one around them. Large ones may lie behind text, small
/// square ones may mark an item of a list.
struct Fill {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  std::uint32_t colour = 0;
};

struct Link {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  std::uint16_t bytes = 0;
};

struct Image {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
};

enum class Status : std::uint8_t {
  read,
  locked,        ///< it can't be opened without a password
  damaged,       ///< no page could be found
  unprotected,   ///< the child could not give up its rights, and did not begin
  out_of_pages,  ///< more pages than are read
};

struct End {
  Status status = Status::read;
  std::uint32_t pages = 0;  ///< that the document has
};

/// The module's one function: gives up all rights but to compute and to write to `output`, reads
/// `size` bytes of a PDF, and writes records. Returns 0 where it wrote an End.
using ReadPdf = int(const char* bytes, std::uint64_t size, int output, std::uint32_t most_pages);
inline constexpr char read_pdf_name[] = "medtech_read_pdf";

}  // namespace medtech::document::pdf_stream
