// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/resume/dates.hpp"
#include "core/resume/vocabulary.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace medtech::resume {

/// A line, with those that it was wrapped into, and what reading it needs to know.
struct Entry {
  std::size_t line = 0;  ///< of the document
  std::string text;      ///< without the mark of a list
  bool item = false;
  bool heading = false;
  bool gap = false;
  document::Meaning meaning = document::Meaning::none;
  bool bold = false;
  bool caps = false;  ///< all its letters are capitals
  double size = 0;
  int page = 1;
  int column = 0;
  std::size_t indent = 0;  ///< blanks before it, in text
  std::vector<FoundSpan> spans;

  /// The first range of dates, else the first date; null where there is none.
  [[nodiscard]] const FoundSpan* span() const;
  /// The text without that span and the marks around it.
  [[nodiscard]] std::string without_span() const;
};

/// A document's lines that people see, without what repeats on each page.
std::vector<Entry> passage_of(const document::Document& document, const Vocabulary& vocabulary);

/// True where all letters are capitals, and there are at least three.
bool is_in_capitals(std::string_view text);

/// Words of a text: what stands between blanks.
std::size_t count_words(std::string_view text);

/// Without blanks, commas, bars, dashes and empty brackets at both ends.
std::string stripped(std::string_view text);

/// Finds the sections, and marks the headings' entries.
std::vector<Section> find_sections(std::vector<Entry>& entries, const document::Document& document,
                                   const Vocabulary& vocabulary);

}  // namespace medtech::resume
