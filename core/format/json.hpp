// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::json {

/// A place inside a parsed document: two words, copied freely, valid while its Document lives.
/// Asking a value for what it is not gives "absent", never an error; chains are safe.
class Value {
 public:
  Value() = default;

  [[nodiscard]] bool exists() const;  ///< false where a member or element is missing
  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_number() const;

  /// A member of an object; missing elsewhere. Of repeated keys the first counts.
  [[nodiscard]] Value operator[](std::string_view key) const;
  /// An element of an array; missing elsewhere.
  [[nodiscard]] Value at(std::size_t index) const;
  [[nodiscard]] std::size_t size() const;  ///< of an array or object, else 0

  /// The string itself; absent for any other kind.
  [[nodiscard]] std::optional<std::string_view> string() const;
  /// The string, or "" for any other kind.
  [[nodiscard]] std::string_view string_or_empty() const { return string().value_or(""); }
  /// A string as it is, a number in its shortest form (55204.0 as "55204"), a boolean as it is
  /// written; "" for null, arrays, objects.
  [[nodiscard]] std::string scalar_text() const;
  /// A number, or a string that is one ("55204.0", "1,234"); absent otherwise or where not finite.
  [[nodiscard]] std::optional<double> number() const;
  /// A whole number, or a string that is one; absent otherwise.
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  /// A boolean, or "true"/"false" in any case; absent otherwise.
  [[nodiscard]] std::optional<bool> boolean() const;

  /// Calls visit(Value) for each element of an array; for nothing else.
  template <typename Visit>
  void each(Visit&& visit) const;
  /// Calls visit(std::string_view key, Value) for each member of an object; for nothing else.
  template <typename Visit>
  void each_member(Visit&& visit) const;

  struct Iterator {
    const void* document = nullptr;
    std::size_t at = 0, end = 0;
  };

 private:
  friend class Document;
  Value(const void* document, std::size_t index) : document_(document), index_(index) {}
  [[nodiscard]] Iterator begin_elements(bool object) const;
  static bool next(Iterator& where, bool object, std::string_view& key, Value& value);

  const void* document_ = nullptr;  // simdjson's document; null for a missing value
  std::size_t index_ = 0;           // position on its tape
};

/// A parsed JSON text. Move-only; keeps its own copy of all strings.
class Document {
 public:
  /// Parses UTF-8 JSON (a byte order mark is skipped) nested at most limits::json_depth deep.
  /// Ill-formed UTF-8 and raw control characters in strings are mended.
  /// The error says what is wrong; `file` names the input in it.
  static Result<Document> parse(std::string_view text, const std::string& file = {});

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  [[nodiscard]] Value root() const;

 private:
  struct State;
  explicit Document(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Parses like Document::parse; where that fails because strings hold raw control characters, or
/// because of trailing commas, comments or CDATA marks around the text (all met in JSON-LD on real
/// pages), mends these and tries once more.
Result<Document> parse_leniently(std::string_view text, const std::string& file = {});

/// Writes JSON piece by piece. Strings are made valid UTF-8. Misuse (a value without a key) is a
/// defect of ours and throws Error{defect}.
class Writer {
 public:
  /// `indent` blanks a level; 0 writes all on one line.
  explicit Writer(int indent = 2);

  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& string(std::string_view text);
  Writer& number(std::int64_t value);
  Writer& number(double value);  ///< not finite: null
  Writer& boolean(bool value);
  Writer& null();
  /// A value already written as JSON, on one line.
  Writer& raw(std::string_view json);

  // A member in one call; absent values are null.
  Writer& member(std::string_view name, std::string_view text);
  Writer& member(std::string_view name, const std::string& text);
  Writer& member(std::string_view name, const char* text);
  Writer& member(std::string_view name, const std::optional<std::string>& text);
  Writer& member(std::string_view name, std::int64_t value);
  Writer& member(std::string_view name, int value);
  Writer& member(std::string_view name, std::size_t value);
  Writer& member(std::string_view name, double value);
  Writer& member(std::string_view name, bool value);
  Writer& member(std::string_view name, std::optional<std::int64_t> value);
  Writer& member(std::string_view name, std::optional<int> value);
  Writer& member(std::string_view name, std::optional<std::size_t> value);
  Writer& member(std::string_view name, std::optional<double> value);
  Writer& member(std::string_view name, std::optional<bool> value);
  Writer& member(std::string_view name, const std::vector<std::string>& texts);  ///< an array
  Writer& null_member(std::string_view name);

  /// What was written so far; taken out, so that a long text can be sent on in pieces. Behind a
  /// whole text the next one may be begun.
  [[nodiscard]] std::string take();

 private:
  void before_value();
  void line_break();
  void open(char bracket);
  void close(char bracket);

  int indent_;
  std::string out_;
  std::string levels_;  // one '{', '[' per open level
  bool first_ = true;   // nothing yet on this level
  bool keyed_ = false;  // a key waits for its value
};

template <typename Visit>
void Value::each(Visit&& visit) const {
  std::string_view key;
  Value value;
  for (Iterator where = begin_elements(false); next(where, false, key, value);) visit(value);
}

template <typename Visit>
void Value::each_member(Visit&& visit) const {
  std::string_view key;
  Value value;
  for (Iterator where = begin_elements(true); next(where, true, key, value);) visit(key, value);
}

}  // namespace medtech::json
