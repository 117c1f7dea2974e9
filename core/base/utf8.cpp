// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.hpp"

#include <utf8proc.h>

namespace medtech::utf8 {

namespace {

// utf8proc_iterate's answer: bytes read and the code point, or a negative size.
utf8proc_ssize_t iterate(std::string_view bytes, std::size_t at, utf8proc_int32_t& code_point) {
  return utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + at,
                          static_cast<utf8proc_ssize_t>(bytes.size() - at), &code_point);
}

}  // namespace

std::size_t length_of_valid(std::string_view bytes, std::size_t at) {
  utf8proc_int32_t code_point = 0;
  const utf8proc_ssize_t size = iterate(bytes, at, code_point);
  return size > 0 ? static_cast<std::size_t>(size) : 0;
}

char32_t next(std::string_view bytes, std::size_t& at) {
  utf8proc_int32_t code_point = 0;
  const utf8proc_ssize_t size = iterate(bytes, at, code_point);
  if (size <= 0) {
    ++at;
    return 0xFFFD;
  }
  at += static_cast<std::size_t>(size);
  return static_cast<char32_t>(code_point);
}

}  // namespace medtech::utf8
