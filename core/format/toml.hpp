// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.hpp"
#include "core/base/diagnostics.hpp"
#include "core/base/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::toml {

class Document;
struct Parsed;  // toml++'s tree, the file's name and what was found wrong with it

/// Reads one table field by field, gathers what is wrong (with line and column) in the document's
/// diagnostics, and at the end, with `finish`, names keys that nothing asked for and the nearest
/// right ones. A missing key is absent without complaint; a key of the wrong type is absent with
/// one.
class Table {
 public:
  [[nodiscard]] bool has(std::string_view key) const;
  /// Where the table begins; where a key stands, or the table where it is missing.
  [[nodiscard]] Place place() const;
  [[nodiscard]] Place place(std::string_view key) const;

  // The value of a key by the type it should have. Numbers may be written without a fraction.
  std::optional<std::string> string(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<bool> boolean(std::string_view key);
  /// The text of a TOML date or of a string, for dates of which only a part may be known.
  std::optional<std::string> date_text(std::string_view key);
  /// A TOML date, or a string that holds an ISO date.
  std::optional<Date> date(std::string_view key);
  /// A list of strings; a single string counts as a list of one.
  std::vector<std::string> strings(std::string_view key);
  /// A string out of a closed set; others are diagnosed with the nearest of them.
  std::optional<std::string> choice(std::string_view key, std::span<const std::string> choices);

  /// A sub-table; absent where missing.
  std::optional<Table> table(std::string_view key);
  /// The tables of [[key]]; a single [key] counts as one.
  std::vector<Table> tables(std::string_view key);
  /// All keys of this table, in the order of the file.
  [[nodiscard]] std::vector<std::string> keys() const;

  /// Counts a key as known, whatever it holds.
  void know(std::string_view key) { asked_.emplace(key); }
  /// Records a diagnostic at a key of this table.
  void complain(std::string_view key, std::string message, std::string hint = {});
  /// Diagnoses each key that was never asked for.
  void finish();

 private:
  friend class Document;
  Table(Parsed* parsed, const void* node, std::string path);
  const void* ask(std::string_view key);
  Parsed* parsed_;
  const void* node_;  // toml++'s table
  std::string path_;
  std::set<std::string, std::less<>> asked_;
};

/// A parsed TOML file and what was found wrong with it.
class Document {
 public:
  /// Parses; a syntax error is an Error{input} with line and column and the line itself with a
  /// caret under the place as hint.
  static Result<Document> parse(std::string_view text, const std::string& file);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  Table root();
  /// What was found wrong so far, in the order of the file.
  [[nodiscard]] const Diagnostics& diagnostics() const;

 private:
  explicit Document(std::unique_ptr<Parsed> parsed);
  std::unique_ptr<Parsed> parsed_;
};

/// A TOML basic string, quoted and escaped.
std::string quoted(std::string_view text);

/// All diagnostics of a file as one Error{input}: the first in its message and place, the others
/// told in the lines of its hint.
Error to_error(const Diagnostics& diagnostics, const std::string& what);

}  // namespace medtech::toml
