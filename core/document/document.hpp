// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Documents as software reads them: lines of text with what is known of their places and looks.
namespace medtech::document {

enum class Format { pdf, docx, odt, rtf, html, markdown, text, json_resume };

/// "PDF", "DOCX" …, for people.
std::string_view to_string(Format format);

/// Where a line stands on its page or in its file.
enum class Region {
  body,
  header,  ///< a part of its own that repeats on pages, above the text
  footer,
  box,  ///< a text box
};

/// A rectangle in points from the upper left corner of the page.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  bool operator==(const Box&) const = default;
};

/// What the file itself says that a line is, where its format has words for that.
enum class Meaning { none, title, employer };

/// A line (in flowing formats: a paragraph).
struct Line {
  /// One line, safe to print. A tab stands for a wide gap; a list item begins with "• ".
  std::string text;
  int page = 1;
  std::optional<Box> box;  ///< where the format has places
  double size = 0;         ///< of most of its characters, in points; 0 where not known
  bool bold = false;       ///< most of it
  int heading = 0;         ///< 1 to 6 where the file says that it is a heading
  bool item = false;       ///< begins an item of a list
  bool gap = false;        ///< more room above it than between lines of one paragraph
  int column = 0;          ///< of its page, from the left; 0 where it goes over all
  Region region = Region::body;
  bool hidden =
      false;  ///< software reads it, people don't: white on white, invisible, off the page
  std::size_t indent = 0;           ///< blanks before it, in plain text
  std::size_t written = 0;          ///< its line of the file, from 1, in plain text; 0 elsewhere
  std::string source;               ///< what stands in that line of the file; "" elsewhere
  std::string joined;               ///< its first word that the file writes with a joined letter
  std::size_t icons = 0;            ///< letters of private use that were left out of it
  std::size_t drawn = 0;            ///< its number in the order of the file
  std::vector<std::string> links;   ///< addresses that it leads to
  Meaning meaning = Meaning::none;  ///< of what stands before its first tab

  bool operator==(const Line&) const = default;
};

/// A document in reading order.
struct Document {
  Format format = Format::text;
  int pages = 1;
  int columns = 1;  ///< the most on one page
  std::vector<Line> lines;
  bool has_images = false;
  std::size_t unmapped = 0;  ///< characters that the file does not tell the letters of
  std::string cut;           ///< what of the file was not read, for people; "" where all was

  bool operator==(const Document&) const = default;
};

/// Whether a text is a heading: it tells columns of a page from rows of a table.
using IsHeading = std::function<bool(std::string_view)>;

/// What can be done while another process reads a file.
using Meanwhile = std::function<void()>;

/// Reads a document; its content decides on the format. `meanwhile` is called while a PDF is read,
/// and not for others. Throws Error{input} that names `file`, says why it can't be read, and what
/// to do about it.
Document read(std::string_view bytes, const std::string& file, const IsHeading& is_heading = {},
              const Meanwhile& meanwhile = {});

/// Its lines as text, without boxes and looks; tabs are kept.
std::string plain_text(const Document& document);

}  // namespace medtech::document
