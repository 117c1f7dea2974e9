// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/base64.hpp"

#include <doctest/doctest.h>

using namespace medtech;

TEST_CASE("bytes come back from base64 as they were (RFC 4648, section 10)") {
  const std::pair<const char*, const char*> known[] = {{"", ""},
                                                       {"f", "Zg=="},
                                                       {"fo", "Zm8="},
                                                       {"foo", "Zm9v"},
                                                       {"foob", "Zm9vYg=="},
                                                       {"fooba", "Zm9vYmE="},
                                                       {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, letters] : known) {
    CHECK(base64::encode(bytes) == letters);
    CHECK(base64::decode(letters) == bytes);
  }
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  CHECK(base64::decode(base64::encode(all)) == all);
}

TEST_CASE("what is no base64 is absent") {
  CHECK(!base64::decode("Zg="));
  CHECK(
      !base64::decode("Z==="
                      "A"));
  CHECK(!base64::decode("Zm9!"));
}
