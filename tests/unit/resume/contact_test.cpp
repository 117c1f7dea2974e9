// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/contact.hpp"

#include "core/resume/phones.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

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
  CHECK(find_emails("ana @ example . net") == Texts{"ana@example.net"});
  CHECK(find_emails("BMET @ Ben Taub Hospital . Dayton").empty());
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
  CHECK(find_phones("001-513-555-0142") == Texts{"001-513-555-0142"});
  CHECK(find_phones("phone (513-555-0142)") == Texts{"513-555-0142"});
  CHECK(find_phones("Ph 513.555.0142 Fax 513.555.0143") == Texts{"513.555.0142"});
  CHECK(find_phones("513.555.0142 | Fax: (513) 555-0143") == Texts{"513.555.0142"});
  CHECK(find_phones("Tel & Fax: 617-555-0142") == Texts{"617-555-0142"});
  CHECK(find_phones("Phone and fax (513) 555-0142") == Texts{"(513) 555-0142"});
  CHECK(find_phones("513.555.0142 (cell), 513.555.0143 (fax)") == Texts{"513.555.0142"});
  CHECK(find_phones("H: 513-555-0142 C: 513-555-0143") == Texts{"513-555-0142", "513-555-0143"});
}

TEST_CASE("A telephone number behind another number is found") {
  const std::pair<const char*, const char*> cases[] = {
      {"Las Cruces, NM 88005 (575) 555-0149", "(575) 555-0149"},
      {"Macon, GA 31201 478-555-0133", "478-555-0133"},
      {"Quincy, MA 02171 / 617/555-0191", "617/555-0191"},
      {"Macon, GA 31201-1234 (478) 555-0133", "(478) 555-0133"},
      {"Main St, Apt 4 478-555-0133", "478-555-0133"},
      {"478•555•0133", "478•555•0133"},
      {"478·555·0133", "478·555·0133"},
      {"(478)-(555)-(0133)", "(478)-(555)-(0133)"},
      {"478-555-O133", "478-555-O133"},  // as a scanner read it
  };
  for (const auto& [line, phone] : cases) {
    CAPTURE(line);
    CHECK(find_phones(line) == Texts{phone});
  }
  CHECK(find_phones("478-555-0133/478-555-0134") == Texts{"478-555-0133", "478-555-0134"});
  CHECK(testing::read_resume("Ana Bell\n478-555-O133\n").contact.phones == Texts{"478-555-0133"});
}

TEST_CASE("Other numbers are no telephones") {
  for (const char* line :
       {"2015-2019", "06/2018 - 08/2019", "45202-1234", "License 1234567890123", "$1,200,000",
        "SSN 123-45-6789", "05/2014 2015 06 2019", "2015 2016 2017 2018 2019",
        "45202 06/2018 - 08/2019", "linkedin.com/in/ana-5135550142", "01/01/2015 - 02/02/2019"}) {
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

TEST_CASE("A name in the first lines that its address bears out may be of any words") {
  const std::pair<const char*, const char*> cases[] = {
      {"John Lane\njohn.lane@example.com\n", "John Lane"},
      {"Bill Page\nbpage@example.com\n", "Bill Page"},
      {"Madison West\nmadison.west@example.com\n", "Madison West"},
      {"Li Na\nli.na@example.com\n", "Li Na"},
      {"Nguyễn Văn An\nan.nguyen@example.com\n", "Nguyễn Văn An"},
      {"sean mcdonald\nsean.mcdonald@example.com\n", "sean mcdonald"},
      {"Abdul-Rahman ibn Khalid\nabdulrahman.khalid@example.com\n", "Abdul-Rahman ibn Khalid"},
      {"Lane, John A.\njohn.lane@example.com\n", "John A. Lane"},
      {"Bob (Robert) Fuller\nbob.fuller@example.com\n", "Bob (Robert) Fuller"},
      {"Resume of Kelly-Ann O'Brien-Smith\nk.obrien_smith@example.com\n",
       "Kelly-Ann O'Brien-Smith"},
      {"Kelly-Ann O’Brien\nkobrien@example.com\n", "Kelly-Ann O’Brien"},
      {"Mina Fox Biomedical Technician\nmina.fox@example.com\n", "Mina Fox"},
  };
  for (const auto& [text, name] : cases) {
    CAPTURE(text);
    CHECK(testing::read_resume(text).contact.name.value_or("?") == name);
  }
}

TEST_CASE("A common given name in the first line makes a name of an ambiguous word") {
  const std::string reach = "\n(513) 555-0142 | contact1@example.com\n";
  for (const char* name : {"Kelly Smith", "Robert Abbott", "Tom Cook", "April Summers",
                           "June Carter", "Dean Miller", "Kelly O'Brien"}) {
    CAPTURE(name);
    CHECK(testing::read_resume(name + reach).contact.name.value_or("?") == name);
  }
  CHECK(testing::read_resume("Lane, John A." + reach).contact.name == "John A. Lane");
  for (const char* line : {"Grace Mercy Church Hospital", "Jackson Health", "Virginia Beach",
                           "Jean Engineer", "Faith Regional Clinic", "Madison College"}) {
    CAPTURE(line);
    CHECK(testing::read_resume(line + reach).contact.name.value_or("none") == "none");
  }
}

TEST_CASE("An address of a trade bears out no name") {
  for (const char* text :
       {"Lab Tech\nlab.tech@example.com\n",
        "Biomedical Technician\nbiomed.technician@example.com\n",
        "Senior BMET\nsenior.bmet@example.com\n", "Globex Clinic\ngclinic@example.com\n"}) {
    CAPTURE(text);
    CHECK(testing::read_resume(text).contact.name.value_or("none") == "none");
  }
}

TEST_CASE("The town of a person is preferred to a state in a title") {
  const resume::Resume read = testing::read_resume(
      "Ana Bell\nClinical Laboratory Scientist (CLS, California)\nFresno, CA 93710\n"
      "ana@example.com\n");
  CHECK(read.contact.place == "Fresno, CA");
  CHECK(testing::read_resume("Ana Bell\nDothan Alabama 36301\nana@example.com\n").contact.place ==
        "Dothan, AL");
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

TEST_CASE("A place with its ZIP code goes before one without") {
  const resume::Contact contact =
      testing::read_resume(
          "Ana Bell\nCLS licensed in Fresno, CA\nana@example.com\nDayton, OH "
          "45402\n\nSKILLS\nPumps\n")
          .contact;
  CHECK(contact.place == "Dayton, OH");
  CHECK(contact.zip == "45402");
}

TEST_CASE("A town below a name is no part of it, whatever the size of letters") {
  for (const char* town : {"Denver", "Minneapolis", "Boise", "Austin"}) {
    CAPTURE(town);
    const std::string lines = fmt::format(
        "{{\\rtf1 Dana Whitlow\\par {}, CO | 303-555-0133 | zz9@b.example.com\\par "
        "Experience\\par MLS, Sample Hospital, Reno, NV, May 2019 - May 2025\\par}}",
        town);
    CHECK(testing::read_resume(lines).contact.name == "Dana Whitlow");
  }
  CHECK(testing::read_resume("{\\rtf1\\fs40 ANA\\par EXAMPLE\\par\\fs20 ana@x.example.com\\par "
                             "Experience\\par BMET, Sample Hospital, 2019 - 2020\\par}")
            .contact.name == "ANA EXAMPLE");
}

TEST_CASE("A label, a rank and letters kept apart are no part of a name and hide none") {
  const std::pair<const char*, const char*> cases[] = {
      {"Curriculum Vitae – Ana Marquez-Bell\nana@example.com\n", "Ana Marquez-Bell"},
      {"SSG (Ret.) Ana R. Bell\nDayton, OH | 513-555-0142\n", "Ana R. Bell"},
      {"Lt. Cmdr. Ana R. Bell, USN (Ret.)\nanabell@example.com\n", "Ana R. Bell"},
      {"Name                : Ana Marquez-Bell\n513-555-0142\n", "Ana Marquez-Bell"},
      {"G R E T C H E N   V O S S\ngvoss@example.com\n", "GRETCHEN VOSS"},
  };
  for (const auto& [text, name] : cases) {
    CAPTURE(text);
    CHECK(testing::read_resume(text).contact.name.value_or("?") == name);
  }
}

TEST_CASE("Addresses that are written out, broken or only linked are read") {
  CHECK(find_emails("ana (at) mail.example.com") == Texts{"ana@mail.example.com"});
  CHECK(find_emails("ana [at] example [dot] com") == Texts{"ana@example.com"});
  CHECK(testing::read_resume("Ana Bell\nana.bell@mail.ex\nample.com\n\nEXPERIENCE\n")
            .contact.emails == Texts{"ana.bell@mail.example.com"});
  CHECK(testing::read_resume("Ana Bell\nana.bell@example.com\nlinkedin.com/in/ana\n")
            .contact.emails == Texts{"ana.bell@example.com"});
  CHECK(testing::read_resume("<html><body><h1>Ana Bell</h1><a href=\"tel:+15135550142\">Call</a>"
                             "</body></html>")
            .contact.phones == Texts{"+15135550142"});
}

TEST_CASE("Those who vouch for a person are not the person") {
  const resume::Contact contact =
      testing::read_resume(
          "Ana Bell\nana@example.com | 513-555-0142\n\nCERTIFICATIONS\nCBET 2015\n\n"
          "CHARACTER REFERENCES\nDr. Jo Roe - Pathologist - 513-555-0199 - "
          "jo@y.example.com\n")
          .contact;
  CHECK(contact.emails == Texts{"ana@example.com"});
  CHECK(contact.phones == Texts{"513-555-0142"});
}

TEST_CASE("A number that its label tells may be of any country, and so may the next in its list") {
  const std::pair<const char*, Texts> cases[] = {
      {"Mobile: 971558058375", {"971558058375"}},
      {"Contact No: 9171 6979", {"9171 6979"}},
      {"Tel: 0113 496 0000  Mobile: 07700 900123", {"0113 496 0000", "07700 900123"}},
      {"M: 0412 345 678", {"0412 345 678"}},
      {"9876 1091 (mobile)", {"9876 1091"}},
      {"M.No-(+91)9708654864, 9661783023", {"(+91)9708654864", "9661783023"}},
      {"Mobile: 9840943332", {"9840943332"}},
      {"(415) · 497 · 7282", {"(415) · 497 · 7282"}},
      {"9171 6979", {}},
      {"Roll number 13201171409", {}},
      {"License No. 12345678", {}},
      {"Tampa 33612", {}}};
  for (const auto& [written, phones] : cases) {
    CAPTURE(std::string(written));
    CHECK(find_phones(written) == phones);
  }
}

TEST_CASE("Numbers of papers and pages are nobody's telephone") {
  using Texts = std::vector<std::string>;
  CHECK(resume::find_phones("Passport No: 2427783945").empty());
  CHECK(resume::find_phones("Driving License No:42/1091/2008").empty());
  CHECK(resume::find_phones("Phys. Rev. Lett. 105, 257402 (2010)").empty());
  CHECK(resume::find_phones("GSM: 94089355 – 98085086") == Texts{"94089355", "98085086"});
  CHECK(resume::find_phones("408-\t766-\t9344 // ana@example.com") == Texts{"408-\t766-\t9344"});
}

TEST_CASE("Dates are nobody's telephone") {
  for (const char* dates : {"2012-06 – 2014-06", "2012-06 – 2014", "6/1994 - 8/2010"}) {
    CAPTURE(std::string(dates));
    CHECK(find_phones(dates).empty());
  }
}

TEST_CASE("What stands before an address is not of it") {
  CHECK(find_emails("Email-ana@example.com") == Texts{"ana@example.com"});
  CHECK(find_emails("mail-room@example.com") == Texts{"room@example.com"});
  CHECK(find_emails("ana@example.co m") == Texts{"ana@example.com"});
}

TEST_CASE("Names in further forms are found, and things are none") {
  const auto name_of = [](const std::string& text) {
    return testing::read_resume(text).contact.name.value_or("?");
  };
  const std::string rest = "\n\nEXPERIENCE\n\nBMET II, Sample Hospital, 2015 - 2019\n- Repaired\n";
  CHECK(name_of("G.MANJULA\nmanjula@example.com" + rest) == "G. MANJULA");
  CHECK(name_of("PARASRAM\nMobile: +91 9313619779\nparasram08@example.com" + rest) == "PARASRAM");
  CHECK(name_of("Name : Ana Bell\nana@example.com" + rest) == "Ana Bell");
  CHECK(name_of("TASNEEM NASRULLA" + rest) == "TASNEEM NASRULLA");
  CHECK(name_of("ANA BELL Permanent Address:\nana@example.com" + rest) == "ANA BELL");
  CHECK(name_of("BIOMEDICAL TECHNICIAN" + rest) == "?");
  CHECK(name_of("HIGHLIGHTS\nhighlights@example.com" + rest) == "?");
  CHECK(name_of("SKILLS\nExcel, SQL Server,\nCognos, Crystal Reports" + rest) == "?");
}
