// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/rtf.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using document::Document;

namespace {

std::vector<std::string> lines_of_rtf(const std::string& body) {
  std::vector<std::string> all;
  for (const auto& line : document::read_rtf("{\\rtf1\\ansi\\ansicpg1252 " + body + "}").lines)
    all.push_back(line.text);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Characters of RTF are read in all the ways to write them") {
  CHECK(lines_of_rtf("2015 \\u8211- 2019\\par") == Texts{"2015 – 2019"});
  CHECK(lines_of_rtf("2015\\u8211\\'962019\\par") == Texts{"2015–2019"});
  CHECK(lines_of_rtf("\\uc0 Jos\\u233 \\par") == Texts{"José"});
  CHECK(lines_of_rtf("Jos\\'e9 \\endash  \\{x\\}\\par") == Texts{"José – {x}"});
  CHECK(lines_of_rtf("\\u-3913? ana@example.com\\par") == Texts{"ana@example.com"});
  CHECK(lines_of_rtf("a\\tab b\\line c\\par") == Texts{"a\tb", "c"});
}

TEST_CASE("What surrounds the text of an RTF file is left out") {
  CHECK(lines_of_rtf(
            "{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Riched20}{\\info{\\author "
            "Nobody}}"
            "{\\field{\\*\\fldinst HYPERLINK \"mailto:ana@example.com\"}{\\fldrslt mail}}\\par") ==
        Texts{"mail"});
  const Document read = document::read_rtf(
      "{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"mailto:ana@example.com\"}{\\fldrslt mail}}\\par}");
  REQUIRE(read.lines.size() == 1);
  CHECK(read.lines[0].links == Texts{"mailto:ana@example.com"});
}

TEST_CASE("Items, tables, headers and text boxes of RTF are told") {
  CHECK(lines_of_rtf("{\\listtext\\f1\\'b7\\tab}\\ls1 Repaired pumps\\par") ==
        Texts{"• Repaired pumps"});
  CHECK(lines_of_rtf("\\pard{\\pntext\\f1\\'B7\\tab}Roche analysers\\par") ==
        Texts{"• Roche analysers"});  // WordPad's
  CHECK(lines_of_rtf("\\trowd a\\cell b\\cell\\row") == Texts{"a\tb"});
  CHECK(lines_of_rtf("Body\\par{\\header ana@example.com\\par}") ==
        Texts{"ana@example.com", "Body"});
  CHECK(lines_of_rtf("{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt Boxed\\par}}}Body\\par") ==
        Texts{"Boxed", "Body"});
}

TEST_CASE("Damaged RTF is read as far as it goes") {
  CHECK(lines_of_rtf("a\\par}}}}b") == Texts{"a"});
  CHECK(document::read_rtf(std::string(10'000, '{') + "x").lines.size() <= 1);
  CHECK(document::read_rtf("{\\rtf1\\bin99999999 x").lines.empty());
  CHECK(document::read_rtf("{\\rtf1 a\\'").lines.size() == 1);
  CHECK(document::read_rtf("").lines.empty());
}

TEST_CASE("An RTF file that ends in the middle is read as far as it goes, and told to be cut") {
  const Document read = document::read_rtf("{\\rtf1\\ansi Ana Bell\\par BMET II{\\b Samp");
  CHECK(read.lines.size() == 2);
  CHECK_FALSE(read.cut.empty());
  CHECK(document::read_rtf("{\\rtf1\\ansi Ana Bell\\par}").cut.empty());
}
