// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/gzip.hpp"

#include "tests/support/http_wire.hpp"

#include <doctest/doctest.h>

#include <string>

using medtech::gzip::decompress;
using medtech::gzip::is_compressed;
using medtech::testing::gzipped;

TEST_CASE("what was compressed comes back, of several members too") {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "opening " + std::to_string(i) + "\n";
  const std::string packed = gzipped(text);
  CHECK(is_compressed(packed));
  CHECK(decompress(packed, text.size()).value() == text);
  CHECK(decompress(packed + gzipped("and more"), text.size() + 8).value() == text + "and more");
  CHECK(decompress(packed + "rubbish", text.size()).value() == text);
  CHECK(decompress(gzipped(""), 0).value().empty());
  CHECK_FALSE(is_compressed("<urlset>"));
  CHECK_FALSE(is_compressed(""));
}

TEST_CASE("bombs, damage and breaking off are errors") {
  const std::string packed = gzipped(std::string(10'000'000, 'a'));
  CHECK(packed.size() < 100'000);
  CHECK(decompress(packed, 9'999'999).error().message.find("more than 9999999 bytes") !=
        std::string::npos);
  CHECK(decompress(packed.substr(0, packed.size() / 2), 20'000'000).error().message ==
        "the compressed data breaks off");
  CHECK(decompress(packed.substr(0, 5), 100).error().message == "the compressed data breaks off");
  std::string wrong = gzipped("some text to be spoilt");
  wrong[wrong.size() - 6] ^= 1;  // its checksum
  CHECK(decompress(wrong, 1000).error().message == "the compressed data can't be read");
  CHECK_FALSE(decompress("plain", 1000));
  CHECK_FALSE(decompress("", 1000));
}
