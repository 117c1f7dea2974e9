// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/pdf.hpp"

#include "tests/support/archives.hpp"
#include "tests/support/resumes.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace medtech;
using document::Document;
using Texts = std::vector<std::string>;

namespace {

std::string show(double x, double y, const std::string& text, double size = 10,
                 const std::string& before = {}) {
  return fmt::format("q {} BT /F1 {} Tf {} {} Td ({}) Tj ET Q\n", before, size, x, y, text);
}

Document page(const std::string& content) {
  return testing::read_document(testing::make_pdf({content}), "x.pdf");
}

Texts texts(const Document& document) {
  Texts all;
  for (const auto& line : document.lines) all.push_back(line.text);
  return all;
}

// Lines one below the other.
std::string column(double x, double y, const Texts& lines, double step = 14) {
  std::string content;
  for (const std::string& line : lines) {
    content += show(x, y, line);
    y -= step;
  }
  return content;
}

}  // namespace

TEST_CASE("A sidebar is read by itself, whatever the order of drawing") {
  const Texts side{"SKILLS",   "Ventilators", "Infusion pumps",
                   "Monitors", "EDUCATION",   "State College"};
  const Texts body{"EXPERIENCE",
                   "BMET at Sample Hospital in Dayton",
                   "Repaired pumps on all wards of the house",
                   "Tested what was repaired each time",
                   "SUMMARY",
                   "Ten years of repairing equipment"};
  Texts expected{"Ana Bell"};
  expected.insert(expected.end(), side.begin(), side.end());
  expected.insert(expected.end(), body.begin(), body.end());
  // The two columns have their lines at the same heights.
  const Document read =
      page(column(230, 680, body) + show(50, 740, "Ana Bell", 24) + column(50, 680, side));
  CHECK(texts(read) == expected);
  CHECK(read.columns == 2);
  CHECK(read.lines[1].column == 1);
  CHECK(read.lines[7].column == 2);
  CHECK(read.lines[7].drawn < read.lines[1].drawn);  // the file's own order is kept
}

TEST_CASE("Dates at the right edge and labels at the left make rows") {
  const Document read =
      page(column(50, 700, {"BMET III", "BMET II", "BMET I", "Trainee"}) +
           column(450, 700, {"2019 - Present", "2015 - 2019", "2012 - 2015", "2010 - 2012"}));
  CHECK(texts(read) == Texts{"BMET III\t2019 - Present", "BMET II\t2015 - 2019",
                             "BMET I\t2012 - 2015", "Trainee\t2010 - 2012"});
  CHECK(read.columns == 1);
}

TEST_CASE("A heading in the margin stands for itself") {
  const Document read = page(
      show(50, 700, "Experience") +
      column(180, 700, {"BMET III at a hospital", "Repaired ventilators", "Tested them"}) +
      show(50, 600, "Education") + column(180, 600, {"State College", "Electronics", "Dayton"}));
  CHECK(texts(read) == Texts{"Experience", "BMET III at a hospital", "Repaired ventilators",
                             "Tested them", "Education", "State College", "Electronics", "Dayton"});
}

TEST_CASE("Letters kept apart for looks are put together") {
  CHECK(texts(page("BT /F1 12 Tf 6 Tc 50 700 Td (CONTACT) Tj ET\n")) == Texts{"CONTACT"});
  CHECK(texts(page("BT /F1 12 Tf 5 Tc 50 700 Td (WORK HISTORY) Tj ET\n")) == Texts{"WORK HISTORY"});
}

TEST_CASE("White letters on paper are hidden, on a dark bar they are not") {
  const Document read = page(
      "0 0 0.3 rg 40 690 300 30 re f\n" + show(50, 700, "EXPERIENCE", 12, "1 1 1 rg") +
      show(50, 600, "keywords nobody sees", 10, "1 1 1 rg") +
      show(50, 580, "without ink", 10, "3 Tr") + show(50, 560, "tiny", 1) + show(50, 540, "plain"));
  REQUIRE(read.lines.size() == 5);
  CHECK_FALSE(read.lines[0].hidden);
  CHECK(read.lines[1].hidden);
  CHECK(read.lines[2].hidden);
  CHECK(read.lines[3].hidden);
  CHECK_FALSE(read.lines[4].hidden);
}

TEST_CASE("Words drawn twice are read once, raised letters belong to their word") {
  CHECK(texts(page(show(50, 700, "BMET") + show(50.3, 700, "BMET"))) == Texts{"BMET"});
  CHECK(texts(page("BT /F1 12 Tf 50 700 Td (MLS\\(ASCP\\)) Tj /F1 7 Tf 5 Ts (CM) Tj 0 Ts /F1 12 Tf "
                   "( 2015) Tj ET\n")) == Texts{"MLS(ASCP)CM 2015"});
}

TEST_CASE("Characters without letters are counted, not guessed") {
  const Document read = page("BT /F3 12 Tf 50 700 Td <00010002> Tj ET " + show(50, 650, "plain"));
  CHECK(read.unmapped == 2);
  CHECK(texts(read).back() == "plain");
}

TEST_CASE("Running headers and page numbers are told") {
  const Document read = testing::read_document(
      testing::make_pdf(
          {show(50, 770, "Ana Bell") + show(50, 700, "one") + show(300, 20, "Page 1 of 2"),
           show(50, 770, "Ana Bell") + show(50, 700, "two") + show(300, 20, "Page 2 of 2")}),
      "x.pdf");
  REQUIRE(read.lines.size() == 6);
  CHECK(read.pages == 2);
  CHECK(read.lines[0].region == document::Region::body);
  CHECK(read.lines[2].region == document::Region::footer);
  CHECK(read.lines[3].region == document::Region::header);
  CHECK(read.lines[5].region == document::Region::footer);
}

TEST_CASE("A child's records that are none are no harm") {
  using document::pdf::parse_recording;
  CHECK(parse_recording("").status == document::pdf::Status::broken_off);
  CHECK(parse_recording("X").pages.empty());
  CHECK(parse_recording("G12345").pages.empty());
  CHECK(parse_recording(std::string("P") + std::string(8, '\xFF')).pages.empty());  // not a number
}

TEST_CASE("A grid whose first columns are dates is read row by row") {
  const Document read =
      page(column(40, 700, {"EMPLOYMENT", "From", "06/2019", "02/2016", "08/2013", "EDUCATION"}) +
           column(110, 686, {"To", "Present", "05/2019", "01/2016"}) +
           column(220, 686, {"Employer", "Example Health", "Sample Clinic", "Blood Centers"}) +
           column(400, 686, {"Position", "Lead Phlebotomist", "Phlebotomist II", "Collector"}));
  CHECK(read.columns == 1);
  CHECK(texts(read) == Texts{"EMPLOYMENT", "From\tTo\tEmployer\tPosition",
                             "06/2019\tPresent\tExample Health\tLead Phlebotomist",
                             "02/2016\t05/2019\tSample Clinic\tPhlebotomist II",
                             "08/2013\t01/2016\tBlood Centers\tCollector", "EDUCATION"});
}

TEST_CASE("Words whose letters stand apart are parted by what is wider") {
  CHECK(texts(page(show(40, 700, "G R E T C H E N   V O S S", 20))) == Texts{"GRETCHEN VOSS"});
}
