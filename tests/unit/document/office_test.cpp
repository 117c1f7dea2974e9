// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/office.hpp"

#include "core/base/error.hpp"
#include "tests/support/archives.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace medtech;
using document::Document;
using document::Region;

namespace {

std::string paragraph(const std::string& runs, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}

std::string text_run(const std::string& text, const std::string& properties = {}) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}

Document word(const std::string& body,
              std::vector<std::pair<std::string, std::string>> parts = {}) {
  return document::read(testing::make_docx(body, std::move(parts)), "resume.docx");
}

std::vector<std::string> texts(const Document& document) {
  std::vector<std::string> all;
  for (const auto& line : document.lines) all.push_back(line.text);
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Runs, tabs, breaks and hyphens of a Word paragraph are its text") {
  const Document read =
      word(paragraph(text_run("BMET") + "<w:r><w:tab/><w:t>2019</w:t><w:noBreakHyphen/><w:t>2021</"
                                        "w:t><w:br/><w:t>Sample</w:t></w:r>"));
  CHECK(texts(read) == Texts{"BMET\t2019-2021", "Sample"});
}

TEST_CASE("A text box that Word writes twice is read once") {
  const std::string box =
      "<w:txbxContent>" + paragraph(text_run("In the box")) + "</w:txbxContent>";
  const Document read = word(paragraph("<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box +
                                       "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                                       "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                                       text_run("Around it")));
  CHECK(texts(read) == Texts{"Around it", "In the box"});
  CHECK(read.lines[1].region == Region::box);
}

TEST_CASE("Rows of short cells are lines, cells of many paragraphs are read one after the other") {
  const auto cell = [](const std::string& body) { return "<w:tc>" + body + "</w:tc>"; };
  const std::string one = paragraph(text_run("2019")), two = paragraph(text_run("BMET"));
  CHECK(texts(word("<w:tbl><w:tr>" + cell(one) + cell(two) + "</w:tr></w:tbl>")) ==
        Texts{"2019\tBMET"});
  CHECK(texts(word("<w:tbl><w:tr>" + cell(one + one) + cell(two) + "</w:tr></w:tbl>")) ==
        Texts{"2019", "2019", "BMET"});
}

TEST_CASE("Content controls, insertions, fields and links are read, deletions are not") {
  const Document read = word(
      "<w:sdt><w:sdtContent>" + paragraph(text_run("Controlled")) + "</w:sdtContent></w:sdt>" +
          paragraph("<w:ins>" + text_run("kept") +
                    "</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>") +
          paragraph("<w:r><w:instrText>HYPERLINK \"mailto:ana@example.com\"</w:instrText></w:r>" +
                    text_run("mail")) +
          paragraph("<w:hyperlink r:id=\"rId7\">" + text_run("page") + "</w:hyperlink>"),
      {{"word/_rels/document.xml.rels",
        R"(<Relationships><Relationship Id="rId7" Type="x/hyperlink" Target="https://example.com"/></Relationships>)"}});
  CHECK(texts(read) == Texts{"Controlled", "kept", "mail", "page"});
  CHECK(read.lines[2].links == Texts{"mailto:ana@example.com"});
  CHECK(read.lines[3].links == Texts{"https://example.com"});
}

TEST_CASE("Styles tell headings, and numbering tells items") {
  const Document read = word(
      paragraph(text_run("Experience"), "<w:pStyle w:val=\"H\"/>") +
          paragraph(text_run("Repaired pumps"), "<w:numPr><w:numId w:val=\"3\"/></w:numPr>") +
          paragraph(text_run("bold", "<w:b/>")),
      {{"word/styles.xml",
        R"(<w:styles xmlns:w="w"><w:style w:styleId="H"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="28"/></w:rPr></w:style></w:styles>)"}});
  CHECK(read.lines[0].heading == 1);
  CHECK(read.lines[0].size == 14);
  CHECK(read.lines[1].text == "• Repaired pumps");
  CHECK(read.lines[2].bold);
}

TEST_CASE("White letters are hidden unless they stand on a dark ground") {
  const std::string white = "<w:color w:val=\"FFFFFF\"/>";
  const Document read =
      word(paragraph(text_run("keywords", white)) +
           paragraph(text_run("CONTACT", white), "<w:shd w:fill=\"1F2D3D\"/>") +
           paragraph(text_run("gone", "<w:vanish/>")) +
           "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"000000\"/></w:tcPr>" +
           paragraph(text_run("In a dark cell", white)) + "</w:tc></w:tr></w:tbl>");
  REQUIRE(read.lines.size() == 4);
  CHECK(read.lines[0].hidden);
  CHECK_FALSE(read.lines[1].hidden);
  CHECK(read.lines[2].hidden);
  CHECK_FALSE(read.lines[3].hidden);
}

TEST_CASE("Letters in the colour of the theme's ground are white") {
  const auto of = [](const char* colour) {
    return word(paragraph(text_run("keywords", colour))).lines.front().hidden;
  };
  CHECK(of("<w:color w:val=\"auto\" w:themeColor=\"background1\"/>"));
  CHECK_FALSE(of("<w:color w:val=\"808080\" w:themeColor=\"background1\" w:themeShade=\"80\"/>"));
  CHECK_FALSE(of("<w:color w:val=\"auto\" w:themeColor=\"text1\"/>"));
}

TEST_CASE("Headers stand first and footers last, each once") {
  const std::string relations =
      R"(<Relationships><Relationship Id="a" Type="x/header" Target="header1.xml"/><Relationship Id="b" Type="x/header" Target="header2.xml"/><Relationship Id="c" Type="x/footer" Target="footer1.xml"/></Relationships>)";
  const std::string header =
      "<w:hdr xmlns:w=\"w\">" + paragraph(text_run("ana@example.com")) + "</w:hdr>";
  const Document read = word(
      paragraph(text_run("Body")),
      {{"word/_rels/document.xml.rels", relations},
       {"word/header1.xml", header},
       {"word/header2.xml", header},
       {"word/footer1.xml", "<w:ftr xmlns:w=\"w\">" + paragraph(text_run("Foot")) + "</w:ftr>"}});
  CHECK(texts(read) == Texts{"ana@example.com", "Body", "Foot"});
  CHECK(read.lines[0].region == Region::header);
  CHECK(read.lines[2].region == Region::footer);
}

TEST_CASE("An OpenDocument text is read with lists, tables, frames and blanks") {
  const Document read = document::read(
      testing::make_odt(
          "<text:h text:outline-level=\"1\">Experience</text:h><text:p "
          "text:style-name=\"B\">BMET<text:tab/>2019<text:s text:c=\"4\"/>x</text:p>"
          "<text:list><text:list-item><text:p>Repaired pumps</text:p></text:list-item></text:list>"
          "<table:table><table:table-row><table:table-cell><text:p>a</text:p></"
          "table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></"
          "table:table-row></table:table>"
          "<text:p>Around<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></"
          "draw:frame></text:p>",
          "<style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\" "
          "fo:font-size=\"12pt\"/></style:style>"),
      "resume.odt");
  CHECK(texts(read) ==
        Texts{"Experience", "BMET\t2019\tx", "• Repaired pumps", "a\tb", "Around", "Boxed"});
  CHECK(read.lines[0].heading == 1);
  CHECK(read.lines[1].bold);
  CHECK(read.lines[1].size == 12);
  CHECK(read.lines[5].region == Region::box);
}

TEST_CASE("A Word document whose XML breaks off is damaged") {
  CHECK_THROWS_AS(
      document::read(testing::make_docx("<w:p><w:r><w:t>Ana Bell</w:t></w:r></w:p><w:p><w:r"),
                     "resume.docx"),
      Error);
}

TEST_CASE("Elements that lie too deep in each other are left out, and told") {
  std::string open, close;
  for (int i = 0; i < 300; ++i) {
    open += "<w:sdt>";
    close += "</w:sdt>";
  }
  CHECK_FALSE(word(open + paragraph(text_run("deep")) + close).cut.empty());
  std::string rows, ends;
  for (int i = 0; i < 300; ++i) {
    rows += "<w:tbl><w:tr><w:tc>";
    ends += "</w:tc></w:tr></w:tbl>";
  }
  CHECK_FALSE(word(rows + paragraph(text_run("deep")) + ends).cut.empty());
  CHECK(word(paragraph(text_run("shallow"))).cut.empty());
}

TEST_CASE("A break in a narrow cell before others parts no lines") {
  const auto cell = [](const std::string& body) { return "<w:tc>" + body + "</w:tc>"; };
  const std::string dates = paragraph("<w:r><w:t>2019-03 to</w:t><w:br/><w:t>present</w:t></w:r>");
  CHECK(texts(word("<w:tbl><w:tr>" + cell(dates) + cell(paragraph(text_run("BMET II"))) +
                   "</w:tr></w:tbl>")) == Texts{"2019-03 to present\tBMET II"});
}

TEST_CASE("Struck runs of a Word document are no text") {
  CHECK(texts(word(paragraph(text_run("kept ") + text_run("gone", "<w:strike/>")))) ==
        Texts{"kept"});
}

TEST_CASE("A Word document that breaks off behind its text is told to be cut") {
  std::string bytes = testing::make_docx(paragraph(text_run("Ana Bell")));
  CHECK(document::read(bytes, "resume.docx").cut.empty());
  bytes.resize(bytes.find("PK\1\2"));
  const Document read = document::read(bytes, "resume.docx");
  CHECK(texts(read) == Texts{"Ana Bell"});
  CHECK_FALSE(read.cut.empty());
}
