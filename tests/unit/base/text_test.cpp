// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"

#include <doctest/doctest.h>

#include <random>

namespace text = medtech::text;

TEST_CASE("folding makes different ways of writing the same word equal") {
  const std::pair<const char*, const char*> cases[] = {
      {"Hematology", "hematology"},
      {"  a \t b\n", "a b"},
      {"San José", "san jose"},
      {"ﬁeld", "field"},
      {"x–ray — “CT”", "x-ray - \"ct\""},
      {"MLS(ASCP)ᶜᵐ", "mls(ascp)cm"},
      {"Straße", "strasse"},
      {"\xFF", "\xEF\xBF\xBD"},
  };
  for (const auto& [written, folded] : cases) {
    CAPTURE(written);
    CHECK(text::fold(written) == folded);
  }
}

TEST_CASE("printable text has no byte that could move a cursor or reorder what is read") {
  CHECK(text::printable("a\x1b[31mb\x07") == "a[31mb");
  CHECK(text::printable("a\xC2\x9Bm") == "am");
  CHECK(text::printable("abc\xE2\x80\xAE"
                        "def") == "abcdef");
  CHECK(text::printable("a\xE2\x81\xA6"
                        "b\xE2\x81\xA9") == "ab");
  CHECK(text::printable("one\ntwo\tthree") == "one\ntwo\tthree");
  CHECK(text::printable("bad\xC3(") == "bad\xEF\xBF\xBD(");
  CHECK(text::printable_line("one\r\ntwo\t three ") == "one two three");
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 40; i > 0; --i) bytes += static_cast<char>(random() % 256);
    const std::string clean = text::printable(bytes);
    CHECK(text::is_valid_utf8(clean));
    CHECK(text::printable(clean) == clean);
    CHECK(clean.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("widths count cells, not bytes") {
  CHECK(text::width("abc") == 3);
  CHECK(text::width("é") == 1);
  CHECK(text::width("e\xCC\x81") == 1);
  CHECK(text::width("検査") == 4);
  CHECK(text::elide("Medical Technologist", 10) == "Medical T…");
  CHECK(text::elide("検査技師", 5) == "検査…");
  CHECK(text::elide("abc", 3) == "abc");
  CHECK(text::elide("abc", 0).empty());
}

TEST_CASE("wrapped lines fit and lose nothing but blanks") {
  CHECK(text::wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(text::wrap("abcdefghij", 4) == std::vector<std::string>{"abcd", "efgh", "ij"});
  CHECK(text::wrap("検査技師", 1).size() == 4);
  CHECK(text::wrap("", 10).empty());
}

TEST_CASE("a mistyped name finds its neighbours, a strange one none") {
  const std::vector<std::string> names{"search", "source", "track", "listing"};
  CHECK(text::nearest("serach", names) == std::vector<std::string>{"search"});
  CHECK(text::nearest("sorce", names).front() == "source");
  CHECK(text::nearest("quasar", names).empty());
  CHECK(text::nearest("", names).empty());
  CHECK(text::distance("ab", "ba") == 1);
  CHECK(text::distance("kitten", "sitting") == 3);
  CHECK(text::did_you_mean("serach", names) == "did you mean search?");
}

TEST_CASE("small tools do what their names say") {
  CHECK(text::trim(" \xC2\xA0 a b \n") == "a b");
  CHECK(text::split(" a, ,b ,", ',') == std::vector<std::string_view>{"a", "b"});
  CHECK(text::lines("a\r\nb\n\nc") == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(text::find_ignoring_case("The MLS role", "mls") == 4);
  CHECK(text::find_ignoring_case("abc", "x") == std::string_view::npos);
  CHECK(text::grouped(1204567) == "1,204,567");
  CHECK(text::grouped(-1000) == "-1,000");
  CHECK(text::grouped(12) == "12");
  CHECK(text::shell_word("night-shift_2") == "night-shift_2");
  CHECK(text::shell_word("it's b") == "'it'\\''s b'");
  CHECK(text::shell_word("$(x)") == "'$(x)'");
  CHECK(text::shell_word("") == "''");
  CHECK(text::count(1, "item", "items") == "1 item");
  CHECK(text::from_windows_1252("\x93pay\x94 \x80") == "“pay” €");
}
