// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/zip.hpp"

#include "tests/support/archives.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace medtech;

TEST_CASE("Files of an archive are found by name and read whole") {
  const std::string long_text(100'000, 'x');
  const std::string bytes =
      testing::make_zip({{"a.txt", "one"}, {"folder/b.txt", long_text}, {"empty", ""}});
  CHECK(zip::is_archive(bytes));
  const auto archive = zip::Archive::open(bytes);
  REQUIRE(archive.has_value());
  REQUIRE(archive->entries().size() == 3);
  CHECK(archive->read(*archive->find("a.txt"), 100).value() == "one");
  CHECK(archive->read(*archive->find("folder/b.txt"), 1 << 20).value() == long_text);
  CHECK(archive->read(*archive->find("empty"), 100).value().empty());
  CHECK(archive->find("missing") == nullptr);
}

TEST_CASE("A file that holds more than is allowed is refused, however small it is packed") {
  const std::string bytes = testing::make_zip({{"bomb", std::string(10'000'000, 'x')}});
  const auto archive = zip::Archive::open(bytes);
  REQUIRE(archive.has_value());
  CHECK_FALSE(archive->read(archive->entries()[0], 1 << 20).has_value());
}

TEST_CASE("An archive that breaks off is read as far as it goes") {
  const std::string bytes = testing::make_zip({{"a.txt", "one"}, {"b.txt", "two"}});
  const auto archive = zip::Archive::open(std::string_view(bytes).substr(0, bytes.find("PK\1\2")));
  REQUIRE(archive.has_value());
  CHECK(archive->read(*archive->find("b.txt"), 100).value() == "two");
}

TEST_CASE("What is no archive, or a damaged one, is an error and no crash") {
  CHECK_FALSE(zip::Archive::open("").has_value());
  CHECK_FALSE(zip::Archive::open("PK\3\4").has_value());
  std::string bytes = testing::make_zip({{"a.txt", std::string(1000, 'a')}});
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0xFF);
    if (const auto archive = zip::Archive::open(damaged)) {
      for (const zip::Entry& entry : archive->entries()) (void)archive->read(entry, 1 << 20);
    }
  }
}
