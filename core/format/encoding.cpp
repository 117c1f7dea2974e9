// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/encoding.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <iconv.h>

namespace medtech::encoding {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

// Families that are handed to iconv. Stateful encodings (ISO-2022, UTF-7) are not among them: they
// hide markup from those who look for it, and their converters have had holes.
constexpr std::string_view families[] = {"iso-8859-", "windows-",  "cp125",  "koi8-",
                                         "macintosh", "shift_jis", "euc-",   "gb",
                                         "big5",      "tis-",      "utf-16", "utf-32"};

bool is_latin_1(std::string_view name) {
  constexpr std::string_view names[] = {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
                                        "l1",         "us-ascii",  "ascii",      "windows-1252",
                                        "cp1252",     "x-cp1252"};
  return std::ranges::find(names, name) != std::end(names);
}

bool is_for_iconv(std::string_view name) {
  constexpr std::size_t longest = 32;
  const bool plain = std::ranges::all_of(
      name, [](char c) { return text::is_alnum(c) || c == '-' || c == '_' || c == ':'; });
  return plain && name.size() <= longest &&
         std::ranges::any_of(families,
                             [name](std::string_view family) { return name.starts_with(family); });
}

// A converter to UTF-8 that is closed again.
class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(iconv_open("UTF-8", from.c_str())) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }

  [[nodiscard]] bool is_open() const { return std::bit_cast<std::intptr_t>(handle_) != -1; }

  // Converts all; where a sequence is wrong, `unit` bytes of it become U+FFFD.
  std::string convert(std::string_view bytes, std::size_t unit) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 4);
    std::string input(bytes);  // iconv takes no constant text
    char* from = input.data();
    std::size_t left = input.size();
    while (left > 0) {
      std::array<char, 4096> buffer;
      char* to = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t failed = iconv(handle_, &from, &left, &to, &room);
      const int reason = failed == static_cast<std::size_t>(-1) ? errno : 0;
      out.append(buffer.data(), to);
      if (reason == 0 || reason == E2BIG) continue;
      out += replacement;
      const std::size_t skipped = std::min(unit, left);
      from += skipped;
      left -= skipped;
    }
    return out;
  }

 private:
  iconv_t handle_;
};

}  // namespace

Mark find_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF")) return {"utf-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"utf-32le", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"utf-32be", 4};
  if (bytes.starts_with("\xFF\xFE")) return {"utf-16le", 2};
  if (bytes.starts_with("\xFE\xFF")) return {"utf-16be", 2};
  if (bytes.starts_with("<\0"sv) && bytes.size() > 3 && bytes[2] != '\0') return {"utf-16le", 0};
  if (bytes.starts_with("\0<"sv)) return {"utf-16be", 0};
  return {};
}

std::optional<std::string> to_utf8(std::string_view bytes, std::string_view name) {
  std::string known = text::lower(text::trim(name));
  if (known == "utf-8" || known == "utf8") return text::valid_utf8(bytes);
  if (is_latin_1(known)) return text::from_windows_1252(bytes);
  if (!is_for_iconv(known)) return {};
  if (known == "utf-16" || known == "utf-32") known += "le";
  Converter converter(known);
  if (!converter.is_open()) return {};
  const std::size_t unit = known.starts_with("utf-16") ? 2 : known.starts_with("utf-32") ? 4 : 1;
  return converter.convert(bytes, unit);
}

std::string guess_utf8(std::string_view bytes) {
  return text::is_valid_utf8(bytes) ? std::string(bytes) : text::from_windows_1252(bytes);
}

}  // namespace medtech::encoding
