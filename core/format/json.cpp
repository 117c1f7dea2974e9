// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.hpp"

#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/format/json_error.hpp"
#include "core/format/json_library.hpp"
#include "core/format/json_repair.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace medtech::json {

namespace {

using simdjson::internal::tape_ref;
using simdjson::internal::tape_type;

constexpr double largest_exact_integer = 9007199254740992.0;  // 2^53

tape_ref reference(const void* document, std::size_t index) {
  return {static_cast<const simdjson::dom::document*>(document), index};
}

bool is_a(const void* document, std::size_t index, tape_type type) {
  return document != nullptr && reference(document, index).tape_ref_type() == type;
}

std::string shortest(double value) {
  char digits[32];
  const auto end =
      std::to_chars(std::begin(digits), std::end(digits), value == 0 ? 0.0 : value).ptr;
  return {digits, end};
}

std::optional<std::int64_t> whole(double value) {
  if (std::abs(value) > largest_exact_integer || std::trunc(value) != value) return {};
  return static_cast<std::int64_t>(value);
}

// Digits in groups of thousands ("1,234,567.5") without their commas; empty where a group is not
// whole.
std::string ungrouped(std::string_view digits) {
  const std::size_t whole_end = std::min(digits.find('.'), digits.size());
  const std::size_t first = digits.find(',');
  if (first == 0 || first > 3) return {};
  std::string plain(digits.substr(0, first));
  for (std::size_t at = first; at < digits.size(); ++at) {
    const bool comma_due = at < whole_end && (whole_end - at) % 4 == 0;
    if ((digits[at] == ',') != comma_due) return {};
    if (!comma_due) plain += digits[at];
  }
  return plain;
}

// The characters of a decimal number without sign "+", blanks and grouping; empty where it is none.
std::string decimal(std::string_view text) {
  constexpr std::size_t longest = 40;
  text = text::trim(text);
  if (text.empty() || text.size() > longest) return {};
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  if (text.empty() || !(text::is_digit(text.front()) || text.front() == '.')) return {};
  const std::string plain = text.contains(',') ? ungrouped(text) : std::string(text);
  return plain.empty() || !negative ? plain : "-" + plain;
}

template <typename Number>
std::optional<Number> read_number(std::string_view text) {
  return number_of<Number>(decimal(text));
}

}  // namespace

struct Document::State {
  simdjson::dom::document document;

  simdjson::error_code read(std::string_view text) {
    if (text.empty()) text = "";  // the library copies from where the text lies, even no byte
    simdjson::dom::parser parser;
    const simdjson::error_code failure = parser.allocate(text.size(), limits::json_depth);
    if (failure != simdjson::SUCCESS) return failure;
    return parser.parse_into_document(document, text.data(), text.size()).error();
  }
};

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::parse(std::string_view text, const std::string& file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto state = std::make_unique<State>();
  simdjson::error_code failure = state->read(text);
  std::string mended;
  if (failure == simdjson::UTF8_ERROR || failure == simdjson::UNESCAPED_CHARS) {
    mended = with_proper_strings(text);
    failure = state->read(mended);
    if (failure == simdjson::SUCCESS || failure == simdjson::NUMBER_ERROR) text = mended;
  }
  if (failure == simdjson::NUMBER_ERROR) failure = state->read(with_wide_integers(text));
  if (failure == simdjson::SUCCESS) return Document(std::move(state));
  if (failure == simdjson::DEPTH_ERROR) return std::unexpected(too_deep(file));
  return std::unexpected(syntax_error(text, file, library_message(failure)));
}

Value Document::root() const { return {&state_->document, 1}; }

bool Value::exists() const { return document_ != nullptr; }
bool Value::is_null() const { return is_a(document_, index_, tape_type::NULL_VALUE); }
bool Value::is_object() const { return is_a(document_, index_, tape_type::START_OBJECT); }
bool Value::is_array() const { return is_a(document_, index_, tape_type::START_ARRAY); }
bool Value::is_string() const { return is_a(document_, index_, tape_type::STRING); }

bool Value::is_number() const {
  return is_a(document_, index_, tape_type::INT64) || is_a(document_, index_, tape_type::UINT64) ||
         is_a(document_, index_, tape_type::DOUBLE);
}

Value Value::operator[](std::string_view key) const {
  std::string_view name;
  Value value;
  for (Iterator where = begin_elements(true); next(where, true, name, value);) {
    if (name == key) return value;
  }
  return {};
}

Value Value::at(std::size_t index) const {
  std::string_view name;
  Value value;
  for (Iterator where = begin_elements(false); next(where, false, name, value); --index) {
    if (index == 0) return value;
  }
  return {};
}

std::size_t Value::size() const {
  if (!is_array() && !is_object()) return 0;
  // The tape counts up to 24 bits and then stays there.
  const std::size_t counted = reference(document_, index_).scope_count();
  if (counted < simdjson::internal::JSON_COUNT_MASK) return counted;
  std::size_t walked = 0;
  std::string_view name;
  Value value;
  for (Iterator where = begin_elements(is_object()); next(where, is_object(), name, value);) {
    ++walked;
  }
  return walked;
}

std::optional<std::string_view> Value::string() const {
  if (!is_string()) return {};
  return reference(document_, index_).get_string_view();
}

std::string Value::scalar_text() const {
  if (document_ == nullptr) return {};
  const tape_ref tape = reference(document_, index_);
  switch (tape.tape_ref_type()) {
    case tape_type::STRING:
      return std::string(tape.get_string_view());
    case tape_type::INT64:
      return std::to_string(tape.next_tape_value<std::int64_t>());
    case tape_type::UINT64:
      return std::to_string(tape.next_tape_value<std::uint64_t>());
    case tape_type::DOUBLE:
      return shortest(tape.next_tape_value<double>());
    case tape_type::TRUE_VALUE:
      return "true";
    case tape_type::FALSE_VALUE:
      return "false";
    default:
      return {};
  }
}

std::optional<double> Value::number() const {
  if (document_ == nullptr) return {};
  const tape_ref tape = reference(document_, index_);
  switch (tape.tape_ref_type()) {
    case tape_type::STRING:
      return read_number<double>(tape.get_string_view());
    case tape_type::INT64:
      return static_cast<double>(tape.next_tape_value<std::int64_t>());
    case tape_type::UINT64:
      return static_cast<double>(tape.next_tape_value<std::uint64_t>());
    case tape_type::DOUBLE:
      return tape.next_tape_value<double>();
    default:
      return {};
  }
}

std::optional<std::int64_t> Value::integer() const {
  if (document_ == nullptr) return {};
  const tape_ref tape = reference(document_, index_);
  if (tape.tape_ref_type() == tape_type::INT64) return tape.next_tape_value<std::int64_t>();
  if (tape.tape_ref_type() == tape_type::STRING) {
    if (const auto exact = read_number<std::int64_t>(tape.get_string_view())) return exact;
  }
  return number().and_then(whole);
}

std::optional<bool> Value::boolean() const {
  if (document_ == nullptr) return {};
  const std::string written = text::lower(scalar_text());
  if (written == "true") return true;
  if (written == "false") return false;
  return {};
}

Value::Iterator Value::begin_elements(bool object) const {
  if (!(object ? is_object() : is_array())) return {};
  // The word of an opening bracket holds the position behind its closing one.
  return {document_, index_ + 1, reference(document_, index_).matching_brace_index() - 1U};
}

bool Value::next(Iterator& where, bool object, std::string_view& key, Value& value) {
  if (where.at >= where.end) return false;
  if (object) key = reference(where.document, where.at++).get_string_view();
  value = Value(where.document, where.at);
  where.at = reference(where.document, where.at).after_element();
  return true;
}

}  // namespace medtech::json
