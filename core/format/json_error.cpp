// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json_error.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace medtech::json {

namespace {

struct Mistake {
  std::size_t offset = 0;  // of the last byte read
  std::string message;
};

// Takes all events of nlohmann's reader and keeps only the first mistake.
class MistakeFinder : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::optional<Mistake> mistake;

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t offset, const std::string&,
                   const nlohmann::detail::exception& error) override {
    mistake = {offset, error.what()};
    return false;
  }
};

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing
// value - invalid literal; last read: 'nul,'; expected …" as what follows the dash, short enough
// for a line.
std::string reworded(std::string_view message) {
  constexpr std::size_t widest = 160;
  for (const std::string_view before : {"] ", "column ", ": ", " - "}) {
    const std::size_t at = message.find(before);
    if (at != std::string_view::npos) message.remove_prefix(at + before.size());
  }
  return text::elide(text::printable_line(message), widest);
}

Place place_of(std::string_view text, const std::string& file, std::size_t offset) {
  const std::string_view before = text.substr(0, offset == 0 ? 0 : offset - 1);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto starts_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  };
  return {file, 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
          1 + static_cast<std::size_t>(
                  std::ranges::count_if(before.substr(line_begin), starts_character))};
}

}  // namespace

Error syntax_error(std::string_view text, const std::string& file, std::string_view reason) {
  if (text::trim(text).empty()) return {ErrorKind::input, "no JSON: the text is empty", {}, {file}};
  MistakeFinder finder;
  nlohmann::json::sax_parse(text.begin(), text.end(), &finder);
  if (!finder.mistake) {
    return {ErrorKind::input, "no valid JSON: " + std::string(reason), {}, {file}};
  }
  return {ErrorKind::input,
          "no valid JSON: " + reworded(finder.mistake->message),
          {},
          place_of(text, file, finder.mistake->offset)};
}

Error too_deep(const std::string& file) {
  return {ErrorKind::input,
          "the JSON is nested deeper than " + std::to_string(limits::json_depth) + " levels",
          {},
          {file}};
}

}  // namespace medtech::json
