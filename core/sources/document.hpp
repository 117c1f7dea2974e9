// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/listing/raw.hpp"
#include "core/sources/source.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace medtech::sources {

/// Reads what sources read, from a file's bytes as they come in. Lines of JSON (NDJSON) are handed
/// on one by one, with memory for a single line; everything else is gathered and read whole by
/// `finish`: feeds, saved answers of the services that sources name, pages and JSON-LD with
/// JobPosting data, search results of our own, CSV, plain text and e-mail of one posting. What it
/// is, is told by its content.
class DocumentReader {
 public:
  using Sink = std::function<void(listing::RawListing)>;

  /// `name` (a path or address) is what relative links and messages go by; its ending matters to
  /// NDJSON alone.
  DocumentReader(std::string name, Sink sink);

  /// The next bytes, of any number.
  void add(std::string_view piece);
  /// The end: hands on what is left. The result has no listings, only what befell them.
  [[nodiscard]] Reading finish();

 private:
  enum class Form { unknown, lines, whole };
  void decide();
  void read_lines(bool at_end);
  void read_line(std::string_view line);
  void complain(std::size_t line, const std::string& what);
  void hand_on(Reading& reading);

  std::string name_;
  Sink sink_;
  Form form_ = Form::unknown;
  std::string held_;         // bytes not yet read
  std::size_t scanned_ = 0;  // of these, how many are known to hold no line end
  std::size_t line_number_ = 0;
  bool skipping_ = false;  // inside a line that is too long
  Reading result_;
};

/// The listings of one whole document: the same reading as a DocumentReader's.
Reading read_document(std::string_view bytes, const std::string& name);

}  // namespace medtech::sources
