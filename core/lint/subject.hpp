// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/lint/rule.hpp"
#include "core/lint/words.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace medtech::lint {

/// A line of a résumé as it is read, wrapped lines joined.
struct Passage {
  resume::Entry entry;
  /// Its text in small letters (ASCII), byte for byte; e-mail addresses and links are of "@" alone.
  std::string lowered;
  resume::SectionKind section = resume::SectionKind::contact;
  std::optional<std::size_t> job;  ///< number of the job whose detail it is

  std::string form;                    ///< all its words, as `form_of` makes them
  std::vector<std::uint64_t> telling;  ///< its words, as `telling_words_of` makes them

  /// Where the words end that head a section: they show nothing.
  std::size_t heading_end = 0;

  /// Where a patient is named: "patient Mary Jones".
  std::optional<Spot> patient;

  /// How many words tell of servicing things ("repaired"), and of testing ("specimens").
  std::size_t service_words = 0;
  std::size_t testing_words = 0;

  /// Words piled up for the sake of software: it shows nothing.
  bool stuffed = false;
};

/// A term of the field that the résumé names.
struct Shown {
  ontology::ConceptRow row = 0;
  std::size_t passage = 0;
  std::size_t begin = 0;  ///< bytes of the passage's text
  std::size_t end = 0;
};

/// How firmly a résumé shows a term or what lies below it.
struct Evidence {
  bool in_work = false;  ///< in what was done: jobs, rotations, projects
  std::size_t count = 0;
  std::size_t best = 0;  ///< number in `shown` of the firmest one
  bool direct = false;   ///< the term itself, not only one below it
};

/// A résumé, prepared for all rules.
struct Subject {
  std::string path;
  std::size_t bytes = 0;
  document::Document document;
  resume::Resume resume;
  std::vector<Passage> passages;
  std::vector<std::vector<std::size_t>> bullets;  ///< of each job: numbers of passages
  std::set<std::size_t> other_trades;             ///< numbers of jobs that are of other fields
  std::set<std::size_t> unknown_headings;         ///< lines of headings that software does not know
  std::vector<Shown> shown;
  std::map<ontology::ConceptRow, Evidence> evidence;
  std::size_t words = 0;  ///< of all passages
};

/// Prepares a résumé that was read, by the same lore. What people don't see is no evidence, and
/// neither is what is denied or wished for.
Subject prepare(std::string path, std::size_t bytes, document::Document document,
                resume::Resume resume, const resume::Lore& lore, const Words& words);

/// The evidence for one concept out of all passages but these.
Evidence gather(const Subject& subject, ontology::ConceptRow row,
                const std::set<std::size_t>& without, const ontology::Terms& terms);

/// Where a part of a passage stands in the document.
Spot spot_of(const Subject& subject, std::size_t passage, std::size_t begin, std::size_t end);
/// The whole passage's first line.
Spot spot_of(const Subject& subject, std::size_t passage);
/// A whole line of the document, without the blanks around it.
Spot spot_of_line(const document::Document& document, std::size_t line);
/// Where these words first stand in the document, from a line on; absent where they don't.
std::optional<Spot> find_spot(const document::Document& document, std::string_view words,
                              std::size_t from = 0);

/// What --show-text prints: each line of the document, those of plain text where they stand in
/// their file, of others an empty line between pages, tabs as four blanks; and which line of it
/// each of the document's is, from 1.
struct ShownText {
  std::vector<std::string> lines;
  std::vector<std::size_t> numbers;
};
ShownText shown_text(const document::Document& document);

/// A spot in what --show-text prints: line and columns from 1, in characters; `end` is one behind.
struct ShownSpot {
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t end = 0;
  int page = 1;
  std::string text;  ///< what stands there

  bool operator==(const ShownSpot&) const = default;
};
ShownSpot shown_spot(const document::Document& document, const ShownText& shown, const Spot& spot);

/// A spot in the file itself, which only plain text has lines of. Columns are absent where marks or
/// blanks stand among the words in the file.
struct FileSpot {
  std::size_t line = 0;
  std::optional<std::size_t> column;
  std::size_t end = 0;
};
std::optional<FileSpot> file_spot(const document::Document& document, const Spot& spot);

}  // namespace medtech::lint
