// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/encoding.hpp"

#include <doctest/doctest.h>

using medtech::encoding::find_mark;
using medtech::encoding::guess_utf8;
using medtech::encoding::to_utf8;

TEST_CASE("byte order marks tell the encoding") {
  using namespace std::string_view_literals;
  CHECK(find_mark("\xEF\xBB\xBFx").name == "utf-8");
  CHECK(find_mark("\xEF\xBB\xBFx").size == 3);
  CHECK(find_mark("\xFF\xFEx\0"sv).name == "utf-16le");
  CHECK(find_mark("\xFE\xFF\0x"sv).name == "utf-16be");
  CHECK(find_mark("\xFF\xFE\0\0x\0\0\0"sv).name == "utf-32le");
  CHECK(find_mark("\0\0\xFE\xFF\0\0\0x"sv).name == "utf-32be");
  CHECK(find_mark("<\0?\0"sv).name == "utf-16le");
  CHECK(find_mark("\0<\0?"sv).size == 0);
  CHECK(find_mark("<?xml").name.empty());
  CHECK(find_mark("").name.empty());
}

TEST_CASE("bytes of named encodings become UTF-8") {
  CHECK(to_utf8("caf\xC3\xA9", "UTF-8") == "café");
  CHECK(to_utf8("caf\xE9", "utf8") == "caf\uFFFD");
  CHECK(to_utf8("caf\xE9 \x93", " Latin1 ") == "café “");
  CHECK(to_utf8("\xE9", "us-ascii") == "é");
  CHECK(to_utf8("\xA4", "iso-8859-15") == "€");
  CHECK(to_utf8("\x88\xC0", "windows-1251") == "€А");
  CHECK(to_utf8("\x82\xA0", "Shift_JIS") == "あ");
  CHECK(to_utf8(std::string_view("a\0=\xD8\0\xDE", 6), "utf-16") == "a😀");
}

TEST_CASE("wrong sequences become replacement characters") {
  CHECK(to_utf8(std::string_view("a\0\0\xDC"
                                 "b\0c",
                                 7),
                "utf-16le") == "a\uFFFDb\uFFFD");
  CHECK(to_utf8("a\x82", "shift_jis") == "a\uFFFD");
  const std::string bad(10'000, '\x82');
  CHECK(to_utf8(bad, "shift_jis").has_value());
}

TEST_CASE("names that are unknown or unsafe are refused") {
  for (const char* name : {"", "nonsense", "utf-7", "iso-2022-jp", "iso-2022-cn-ext",
                           "windows-1252//translit", "gb2312,x", "utf-16/../x", "iso-8859-99"}) {
    CAPTURE(name);
    CHECK_FALSE(to_utf8("x", name).has_value());
  }
}

TEST_CASE("unnamed bytes are UTF-8, else Windows-1252") {
  CHECK(guess_utf8("caf\xC3\xA9") == "café");
  CHECK(guess_utf8("caf\xE9 \x96") == "café –");
}
