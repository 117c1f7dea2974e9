// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/contact.hpp"

#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace medtech;
using resume::find_emails;
using resume::find_phones;
using Texts = std::vector<std::string>;

TEST_CASE("Addresses are found as printed, several in a line too") {
  CHECK(find_emails("Email: ana.bell@example.com | a_b+c@mail.example.co.uk") ==
        Texts{"ana.bell@example.com", "a_b+c@mail.example.co.uk"});
  CHECK(find_emails("ana@example .com") == Texts{"ana@example.com"});
  CHECK(find_emails("ana @example.com") == Texts{"ana@example.com"});
  CHECK(find_emails("ana@example. com") == Texts{"ana@example.com"});
  CHECK(find_emails("(ana@example.com).") == Texts{"ana@example.com"});
  CHECK(find_emails("meet @ noon, @handle, ana@localhost").empty());
}

TEST_CASE("Telephone numbers are found in the forms that people write") {
  const std::pair<const char*, const char*> cases[] = {
      {"(513) 555-0142", "(513) 555-0142"},     {"513-555-0142", "513-555-0142"},
      {"513.555.0142", "513.555.0142"},         {"+1 513 555 0142", "+1 513 555 0142"},
      {"1-513-555-0142", "1-513-555-0142"},     {"5135550142", "5135550142"},
      {"(513)555-0142", "(513)555-0142"},       {"513 - 555 - 0142", "513 - 555 - 0142"},
      {"+44 20 7946 0958", "+44 20 7946 0958"}, {"Cell: (513) 555-0142 cell", "(513) 555-0142"}};
  for (const auto& [written, phone] : cases) {
    CAPTURE(written);
    CHECK(find_phones(written) == Texts{phone});
  }
  CHECK(find_phones("(513) 555-0142 / (513) 555-0143") ==
        Texts{"(513) 555-0142", "(513) 555-0143"});
  CHECK(find_phones("H: 513-555-0142 C: 513-555-0143") == Texts{"513-555-0142", "513-555-0143"});
}

TEST_CASE("Other numbers are no telephones") {
  for (const char* line :
       {"2015-2019", "06/2018 - 08/2019", "45202-1234", "License 1234567890123", "$1,200,000",
        "SSN 123-45-6789", "linkedin.com/in/ana-5135550142", "01/01/2015 - 02/02/2019"}) {
    CAPTURE(line);
    CHECK(find_phones(line).empty());
  }
}

TEST_CASE("A name is told by its place, and by the address that bears it out") {
  const std::pair<const char*, const char*> cases[] = {
      {"Ana Marquez-Bell\nana@example.com\n", "Ana Marquez-Bell"},
      {"ANA M. BELL, MLS(ASCP)CM\nana@example.com\n", "ANA M. BELL"},
      {"RESUME OF ANA BELL\n555 Main Street\n", "ANA BELL"},
      {"Bell, Ana\nana@example.com\n", "Ana Bell"},
      {"Biomedical Equipment Technician\nAna Bell\nana.bell@example.com\n", "Ana Bell"},
      {"Ana Bell | BMET | Cincinnati, OH\n", "Ana Bell"},
      {"Name: José de la Cruz Jr.\n", "José de la Cruz Jr."},
      {"J O H N  D O E\n513-555-0142\n", "JOHN DOE"},
      {"Curriculum Vitae\nDr. Wei Zhang\nwzhang@example.com\n", "Wei Zhang"},
  };
  for (const auto& [text, name] : cases) {
    CAPTURE(text);
    const std::string found = testing::read_resume(text).contact.name.value_or("?");
    CHECK((found == name || found == "Dr. " + std::string(name)));
  }
}

TEST_CASE("No name is made up") {
  for (const char* text :
       {"BIOMEDICAL EQUIPMENT TECHNICIAN\n\nSUMMARY\nTen years of repair.\n\nEXPERIENCE\n\nBMET "
        "II, Sample Hospital, 2015 - 2019\n",
        "Sales Manager\nHighlights\n\nExperience\nSales Manager 2015 to 2019\nCompany Name, City, "
        "State\n",
        "Summary\nResults-driven engineer\n\nEducation\nState University, 2019\n",
        "Medical Laboratory Scientist\nColumbus, OH\n"}) {
    CAPTURE(text);
    CHECK(testing::read_resume(text).contact.name.value_or("none") == "none");
  }
}

TEST_CASE("Referees' names and addresses are not the person's") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\nana@example.com\n513-555-0142\n\nExperience\nBMET, Sample Hospital, 2015 - "
      "2019\n\nReferences\nRobert Stone\nrobert@example.net\n614-555-0199\n");
  CHECK(read.contact.name == "Ana Bell");
  CHECK(read.contact.emails == Texts{"ana@example.com"});
  CHECK(read.contact.phones == Texts{"513-555-0142"});
}

TEST_CASE("Contact is found in a link, in a header part and broken over two lines") {
  CHECK(testing::read_resume("# Ana Bell\n[mail me](mailto:ana@example.com)\n").contact.emails ==
        Texts{"ana@example.com"});
  CHECK(testing::read_resume("{\\rtf1{\\header Ana Bell\\par ana@example.com\\par}Experience\\par}")
            .contact.name == "Ana Bell");
  CHECK(testing::read_resume("Ana Bell\nana.bell@\nexample.com\n\nSkills\nx\n").contact.emails ==
        Texts{"ana.bell@example.com"});
  const resume::Resume placed =
      testing::read_resume("Ana Bell\n12 Elm St, Cincinnati, OH 45219\nana@example.com\n");
  CHECK(placed.contact.place == "Cincinnati, OH");
  CHECK(placed.contact.zip == "45219");
}
