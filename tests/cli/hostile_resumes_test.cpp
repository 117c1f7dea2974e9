// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that were made to do harm, or are none: each is answered in time, with its error, and
// no crash.
#include "tests/support/archives.hpp"
#include "tests/support/program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

using namespace medtech;
using testing::Home;
using testing::make_docx;
using testing::make_odt;
using testing::make_pdf;
using testing::make_zip;

namespace {

constexpr const char* word_space = "xmlns:w=\"w\"";

/// A document, the exit status that is due, and words of what is said about it.
struct Hostile {
  std::string name;
  std::string bytes;
  int code = 3;
  std::string says;
};

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string nested(const std::string& open, const std::string& inside, const std::string& close,
                   std::size_t times) {
  return repeated(open, times) + inside + repeated(close, times);
}

std::string cut(const std::string& text, double share) {
  return text.substr(0, static_cast<std::size_t>(static_cast<double>(text.size()) * share));
}

// A PDF of these objects, whose first is the catalogue.
std::string raw_pdf(const std::vector<std::string>& objects, const std::string& trailer = {}) {
  std::string out = "%PDF-1.5\n";
  for (std::size_t i = 0; i < objects.size(); ++i)
    out += fmt::format("{} 0 obj {} endobj\n", i + 1, objects[i]);
  return out + "trailer<</Root 1 0 R" + trailer + ">>\n%%EOF";
}

const std::string words = "BT /F1 12 Tf 50 700 Td (Ana Bell) Tj ET";

std::vector<Hostile> hostile_pdfs() {
  const std::string good = make_pdf({words});
  return {
      {"cut1.pdf", cut(good, 0.1), 3, "damaged"},
      {"cut9.pdf", cut(good, 0.6), -1, ""},  // enough is there to mend it, or not
      {"magic.pdf", "%PDF-", 3, "damaged"},
      {"junk.pdf", "%PDF-1.7\n" + repeated("\x01\x02\x03\xFF", 5000), 3, "damaged"},
      {"cycle.pdf",
       raw_pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"}), 3,
       "damaged"},
      {"parent.pdf",
       raw_pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
       3, "damaged"},
      {"manypages.pdf",
       raw_pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 2000000000>>"}), -1,
       ""},
      {"form.pdf",
       raw_pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 "
                "R/Resources<</XObject<</X 5 0 R>>>>>>",
                "<</Length 5>>stream\n/X Do\nendstream",
                "<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Length 11/Resources<</XObject<</X 5 0 "
                "R>>>>>>stream\n/X Do /X Do\nendstream"}),
       0, ""},
      {"depth.pdf", raw_pdf({"<</Type/Catalog/Pages " + nested("[", "0", "]", 100'000) + ">>"}), 3,
       "damaged"},
      {"big.pdf", make_pdf({repeated("q ", 200'000) + words}), -1, ""},
      {"flood.pdf",
       make_pdf({"BT /F1 12 Tf 50 700 Td " + repeated("(" + repeated("a", 1000) + ") Tj ", 1500) +
                 "ET"}),
       3, "more than any document"},
      {"size.pdf", make_pdf({"BT /F1 1e30 Tf 1e30 1e30 Td (x) Tj ET " + words}), 0, ""},
      {"locked.pdf",
       raw_pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>",
                "<</Filter/Standard/V 2/R 3/Length 128/P -4/O<" + repeated("61", 32) + ">/U<" +
                    repeated("62", 32) + ">>>"},
               "/Encrypt 3 0 R/ID[<61><61>]"),
       3, "password"},
      {"picture.pdf", make_pdf({"0 0 1 rg 0 0 100 100 re f"}), 0, ""},
  };
}

std::vector<Hostile> hostile_archives() {
  const std::string good = make_docx("<w:p><w:r><w:t>Ana Bell</w:t></w:r></w:p>");
  std::string locked = good;
  for (std::size_t at = locked.find("PK\1\2"); at != std::string::npos;
       at = locked.find("PK\1\2", at + 1))
    locked[at + 8] |= 1;
  const std::string entity =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
      "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
  return {
      {"bomb.docx",
       make_docx("<w:p><w:r><w:t>" + std::string(80'000'000, 'a') + "</w:t></w:r></w:p>"), 3,
       "more than 64 MiB"},
      {"deep.docx",
       make_docx(nested("<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
                        "</w:tc></w:tr></w:tbl>", 20'000)),
       0, ""},
      {"boxes.docx",
       make_docx(nested("<w:p><w:r><w:pict><w:txbxContent>", "x",
                        "</w:txbxContent></w:pict></w:r></w:p>", 10'000)),
       0, ""},
      {"entities.docx",
       make_zip({{"word/document.xml",
                  entity + "<w:document " + word_space +
                      "><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"}}),
       0, ""},
      {"external.docx",
       make_zip({{"word/document.xml",
                  "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document " +
                      std::string(word_space) +
                      "><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"}}),
       0, ""},
      {"half.docx", cut(good, 0.5), -1, ""},
      {"none.docx", make_zip({{"[Content_Types].xml", "<Types/>"}}), 3, "no document in it"},
      {"empty.docx", make_zip({{"word/document.xml", ""}}), 3, "damaged"},
      {"noxml.docx", make_zip({{"word/document.xml", "this is no XML"}}), 3, "damaged"},
      {"locked.docx", locked, 3, "encrypted"},
      {"sheet.xlsx", make_zip({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}}), 3,
       "spreadsheet"},
      {"slides.pptx", make_zip({{"ppt/presentation.xml", "<x/>"}}), 3, "presentation"},
      {"other.zip", make_zip({{"readme.txt", "x"}}), 3, "ZIP archive, and no document"},
      {"nothing.zip", "PK\5\6" + std::string(18, '\0'), 3, "without a file"},
      {"bomb.odt", make_odt("<text:p>" + std::string(80'000'000, 'a') + "</text:p>"), 3,
       "more than 64 MiB"},
      {"deep.odt",
       make_odt(nested("<text:list><text:list-item>", "<text:p>x</text:p>",
                       "</text:list-item></text:list>", 20'000)),
       0, ""},
      {"blanks.odt", make_odt(repeated("<text:p><text:s text:c=\"2000000000\"/>x</text:p>", 500)),
       0, ""},
      {"locked.odt",
       make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"META-INF/manifest.xml", "<manifest:encryption-data/>"},
                 {"content.xml", "\x01\x02"}}),
       3, "password"},
  };
}

std::vector<Hostile> hostile_texts() {
  return {
      {"empty.txt", "", 0, ""},
      {"blank.txt", " \n\n ", 0, ""},
      {"five.bin", std::string("\0\1\2\3\4", 5), 3, "no document"},
      {"old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(2000, '\0'), 3,
       "save it as DOCX"},
      {"scan.png", "\x89PNG\r\n\x1A\n" + std::string(100, '\0'), 3, "picture"},
      {"scan.jpg", "\xFF\xD8\xFF\xE0" + std::string(100, '\0'), 3, "picture"},
      {"groups.rtf", "{\\rtf1" + std::string(200'000, '{'), 0, ""},
      {"binary.rtf", "{\\rtf1\\bin2147483647 x}", 0, ""},
      {"deep.html", "<html><body>" + repeated("<div>", 200'000) + "x", 0, ""},
      {"attribute.html", "<html><a href=\"" + std::string(2'000'000, 'a'), 0, ""},
      {"deep.json", "{\"basics\":" + nested("[", "0", "]", 100'000) + "}", 3, ""},
      {"other.json", "{\"a\":1}", 3, "no JSON Resume"},
      {"line.txt", std::string(5'000'000, 'a'), 0, ""},
      {"lines.txt", repeated("a@b.co 2015 - 2019, Sample Hospital, BMET\n", 8'000), 0, ""},
      {"escapes.txt", "\x1B]0;title\x07\x1B[31mAna Bell\n", 0, ""},
      {"saved.mht", "MIME-Version: 1.0\nContent-Type: multipart/related\n", 3, "MHTML"},
  };
}

void check_all(const std::vector<Hostile>& documents) {
  const Home home;
  for (const Hostile& each : documents) {
    CAPTURE(each.name);
    home.write(each.name, each.bytes);
    const auto begin = std::chrono::steady_clock::now();
    const testing::Run run = home.run({"resume-check", each.name, "--json", "--fail-on", "never"});
    const auto taken = std::chrono::steady_clock::now() - begin;
    INFO(run.err);
    CHECK(taken < std::chrono::seconds(60));  // ten are promised; sanitizers are slow
    if (each.code < 0) {
      CHECK((run.code == 0 || run.code == 3));
    } else {
      CHECK(run.code == each.code);
    }
    if (run.code == 3) CHECK(run.err.contains("hint: "));
    CHECK(run.err.contains(each.says));
    CHECK_FALSE(run.out.contains('\x1B'));
    CHECK_FALSE(run.out.contains("root:"));
  }
}

}  // namespace

TEST_CASE("Hostile PDFs are answered in time") { check_all(hostile_pdfs()); }
TEST_CASE("Hostile office documents are answered in time") { check_all(hostile_archives()); }
TEST_CASE("Hostile texts, pages and foreign files are answered in time") {
  check_all(hostile_texts());
}

TEST_CASE("A posting with the same words in each line is held against its own copy in time") {
  const Home home;
  std::string lines;
  for (int i = 0; i < 12'000; ++i)
    lines += fmt::format("- Repairs infusion pumps {} and {}\n", i, i);
  home.write("posting.txt", "Biomedical Technician\nSample Hospital\n\nRequirements\n" + lines);
  home.write("resume.txt", "Ana Bell\na@b.co\n\nEXPERIENCE\nBMET, Sample, 2015 - 2019\n" + lines);
  const auto begin = std::chrono::steady_clock::now();
  const testing::Run run =
      home.run({"resume-check", "resume.txt", "--posting", "posting.txt", "--fail-on", "never"});
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
  INFO(run.err);
  CHECK(run.code == 0);
}

TEST_CASE("A file of 100 MB is refused unread") {
  const Home home;
  home.write("huge.pdf", "%PDF-1.7");
  std::filesystem::resize_file(home.path("work/huge.pdf"), 100'000'000);
  const testing::Run run = home.run({"resume-check", "huge.pdf"});
  CHECK(run.code == 3);
  CHECK(run.err.contains("larger than 32 MiB"));
}

TEST_CASE("Of several résumés, those that can be read are told") {
  const Home home;
  home.write("a.txt", "Ana Bell\nana@example.com\n");
  home.write("b.txt", "");
  const testing::Run run = home.run({"resume-check", "a.txt", "b.txt", "missing.txt", "--json"});
  CHECK(run.code == 3);
  CHECK(run.out.contains("ana@example.com"));
  CHECK(run.out.contains("no-text-layer"));
  CHECK(run.err.contains("missing.txt"));
}
