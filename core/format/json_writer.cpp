// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.hpp"
#include "core/format/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace medtech::json {

namespace {

[[noreturn]] void misused(const char* what) {
  throw Error(ErrorKind::defect, std::string("JSON writer: ") + what);
}

bool needs_no_escape(char c) { return c >= ' ' && c < 0x7F && c != '"' && c != '\\'; }

void append_string(std::string& out, std::string_view text) {
  if (std::ranges::all_of(text, needs_no_escape)) {
    out += '"';
    out += text;
    out += '"';
    return;
  }
  constexpr auto repair = nlohmann::ordered_json::error_handler_t::replace;
  out += nlohmann::ordered_json(text).dump(-1, ' ', false, repair);
}

// Above it a number without fraction would be taken for an integer that does not fit.
constexpr double largest_integer = 9223372036854775808.0;  // 2^63

template <typename Number, typename... Format>
void append_number(std::string& out, Number value, Format... format) {
  char digits[32];
  out.append(digits, std::to_chars(std::begin(digits), std::end(digits), value, format...).ptr);
}

}  // namespace

Writer::Writer(int indent) : indent_(indent) {}

void Writer::line_break() {
  if (indent_ == 0) return;
  out_ += '\n';
  out_.append(levels_.size() * static_cast<std::size_t>(indent_), ' ');
}

// Writes what stands between the previous value and this one.
void Writer::before_value() {
  if (levels_.empty()) {
    if (!first_) misused("a second value behind the whole text");
  } else if (levels_.back() == '{') {
    if (!keyed_) misused("a value without a key");
  } else {
    if (!first_) out_ += ',';
    line_break();
  }
  keyed_ = false;
  first_ = false;
}

void Writer::open(char bracket) {
  before_value();
  out_ += bracket;
  levels_ += bracket;
  first_ = true;
}

void Writer::close(char bracket) {
  if (levels_.empty() || levels_.back() != bracket) misused("an end without its beginning");
  if (keyed_) misused("a key without a value");
  levels_.pop_back();
  if (!first_) line_break();
  out_ += bracket == '{' ? '}' : ']';
  first_ = false;
}

Writer& Writer::begin_object() { return open('{'), *this; }
Writer& Writer::end_object() { return close('{'), *this; }
Writer& Writer::begin_array() { return open('['), *this; }
Writer& Writer::end_array() { return close('['), *this; }

Writer& Writer::key(std::string_view name) {
  if (levels_.empty() || levels_.back() != '{') misused("a key outside of an object");
  if (keyed_) misused("a key without a value");
  if (!first_) out_ += ',';
  line_break();
  append_string(out_, name);
  out_ += indent_ == 0 ? ":" : ": ";
  keyed_ = true;
  return *this;
}

Writer& Writer::string(std::string_view text) {
  before_value();
  append_string(out_, text);
  return *this;
}

Writer& Writer::number(std::int64_t value) {
  before_value();
  append_number(out_, value);
  return *this;
}

Writer& Writer::number(double value) {
  if (!std::isfinite(value)) return null();
  before_value();
  if (std::abs(value) < largest_integer) {
    append_number(out_, value == 0 ? 0.0 : value);  // no "-0"
  } else {
    append_number(out_, value, std::chars_format::scientific);
  }
  return *this;
}

Writer& Writer::boolean(bool value) { return raw(value ? "true" : "false"); }
Writer& Writer::null() { return raw("null"); }

Writer& Writer::raw(std::string_view json) {
  before_value();
  out_ += json;
  return *this;
}

Writer& Writer::member(std::string_view name, std::string_view text) {
  return key(name).string(text);
}
Writer& Writer::member(std::string_view name, const std::string& text) {
  return key(name).string(text);
}
Writer& Writer::member(std::string_view name, const char* text) { return key(name).string(text); }
Writer& Writer::member(std::string_view name, std::int64_t value) {
  return key(name).number(value);
}
Writer& Writer::member(std::string_view name, int value) {
  return member(name, std::int64_t{value});
}
Writer& Writer::member(std::string_view name, std::size_t value) {
  key(name).before_value();
  append_number(out_, value);
  return *this;
}
Writer& Writer::member(std::string_view name, double value) { return key(name).number(value); }
Writer& Writer::member(std::string_view name, bool value) { return key(name).boolean(value); }
Writer& Writer::member(std::string_view name, const std::vector<std::string>& texts) {
  key(name).begin_array();
  for (const std::string& text : texts) string(text);
  return end_array();
}

Writer& Writer::null_member(std::string_view name) { return key(name).null(); }

Writer& Writer::member(std::string_view name, const std::optional<std::string>& text) {
  return text ? member(name, *text) : null_member(name);
}
Writer& Writer::member(std::string_view name, std::optional<std::int64_t> value) {
  return value ? member(name, *value) : null_member(name);
}
Writer& Writer::member(std::string_view name, std::optional<int> value) {
  return value ? member(name, *value) : null_member(name);
}
Writer& Writer::member(std::string_view name, std::optional<std::size_t> value) {
  return value ? member(name, *value) : null_member(name);
}
Writer& Writer::member(std::string_view name, std::optional<double> value) {
  return value ? member(name, *value) : null_member(name);
}
Writer& Writer::member(std::string_view name, std::optional<bool> value) {
  return value ? member(name, *value) : null_member(name);
}

std::string Writer::take() {
  if (levels_.empty()) first_ = true;  // a whole text is done; another one may follow
  return std::exchange(out_, {});
}

}  // namespace medtech::json
