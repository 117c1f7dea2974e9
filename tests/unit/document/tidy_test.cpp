// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/tidy.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using medtech::document::has_bullet;
using medtech::document::is_rule;
using medtech::document::SoftHyphen;
using medtech::document::tidy;
using medtech::document::without_bullet;

TEST_CASE("A line is made plain") {
  const std::pair<const char*, const char*> cases[] = {
      {"  plain  words ", "plain words"},
      {"e\xEF\xAC\x83"
       "cient \xEF\xAC\x82ow",
       "efficient flow"},  // ligatures
      {"555\xC2\xAD"
       "0142",
       "555-0142"},  // a soft hyphen in a number
      {"pre\xC2\xAD"
       "ventive",
       "pre-ventive"},
      {"2015 \xC3\xA2\xE2\x82\xAC\xE2\x80\x9C 2019", "2015 – 2019"},  // UTF-8 read as Windows-1252
      {"Jos\xC3\x83\xC2\xA9 Ruiz", "José Ruiz"},
      {"2008 \xEF\xBF\xBD 2010", "2008 – 2010"},
      {"2008 \xC2\x96 2010", "2008 – 2010"},
      {"BMET II\t\t2019", "BMET II\t2019"},
      {"BMET II      2019", "BMET II\t2019"},
      {"zero\xE2\x80\x8Bwidth", "zerowidth"},
      {"C O N TAC T", "CONTACT"},
      {"W O R K  E X P E R I E N C E", "WORK EXPERIENCE"},
      {"a b c d e f", "a b c d e f"},
      {"\x1B[31mred", "[31mred"},
  };
  for (const auto& [written, plain] : cases) CHECK(tidy(written) == plain);
  CHECK(tidy("pre\xC2\xAD"
             "ventive",
             SoftHyphen::dropped) == "preventive");
  CHECK(tidy("555\xC2\xAD"
             "0142",
             SoftHyphen::dropped) == "555-0142");
}

TEST_CASE("Marks of lists become one mark, icons before addresses none") {
  for (const char* item : {"• Repaired pumps", "- Repaired pumps", "* Repaired pumps",
                           "\xEF\x82\xB7 Repaired pumps", "➢ Repaired pumps", "o\tRepaired pumps",
                           "o Repaired pumps", "▪Repaired pumps", "·  Repaired pumps"}) {
    CAPTURE(item);
    CHECK(tidy(item) == "• Repaired pumps");
  }
  CHECK(has_bullet(tidy("• x")));
  CHECK(without_bullet(tidy("•  Repaired pumps")) == "Repaired pumps");
  CHECK(tidy("\xEF\x83\xA0 ana@example.com") == "ana@example.com");
  CHECK(tidy("\xEF\x82\x95 (513) 555-0142") == "(513) 555-0142");
  CHECK(tidy("-5 degrees") == "-5 degrees");
  CHECK(tidy("on call") == "on call");
  CHECK(tidy("•").empty());
}

TEST_CASE("A drawn rule is no text") {
  for (const char* rule : {"-----", "= = =", "______", "• • •", "────"}) CHECK(is_rule(rule));
  CHECK_FALSE(is_rule("- x -"));
  CHECK_FALSE(is_rule(""));
}

TEST_CASE("Leaders are gaps, and colons that stand below each other close up to their labels") {
  CHECK(tidy("Biomed Tech ........ Sample Care ____ 2017") == "Biomed Tech\tSample Care\t2017");
  CHECK(tidy("A . . . . . B") == "A\tB");
  CHECK(tidy("*Ran chemistry") == "• Ran chemistry");
  CHECK(tidy("*Ran* chemistry") == "*Ran* chemistry");
  CHECK(tidy("Name: ________") == "Name: ________");
  CHECK(tidy("and so on ... further") == "and so on ... further");
  CHECK(tidy("Company             : Sample") == "Company: Sample");
  CHECK(tidy("G R E T C H E N   V O S S") == "GRETCHEN VOSS");
}

TEST_CASE("Marks of paragraphs and halves of blanks are no text") {
  CHECK(tidy("!EDUCATION") == "EDUCATION");
  CHECK(tidy("!").empty());
  CHECK(tidy("EMT\xC3\x82 ") == "EMT");
}
