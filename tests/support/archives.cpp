// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/archives.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <stdexcept>
#include <zlib.h>

namespace medtech::testing {

namespace {

std::string little(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}

std::string deflated(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib");
  std::string out(deflateBound(&stream, text.size()), '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string make_zip(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string out, directory;
  for (const auto& [name, text] : files) {
    const std::string packed = deflated(text);
    const std::uint64_t sum =
        crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    const std::string common = little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) +
                               little(sum, 4) + little(packed.size(), 4) + little(text.size(), 4) +
                               little(name.size(), 2) + little(0, 2);
    directory += "PK\1\2" + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) +
                 little(0, 4) + little(out.size(), 4) + name;
    out += "PK\3\4" + common + name + packed;
  }
  const std::size_t at = out.size();
  return out + directory + "PK\5\6" + little(0, 4) + little(files.size(), 2) +
         little(files.size(), 2) + little(directory.size(), 4) + little(at, 4) + little(0, 2);
}

std::string make_docx(const std::string& body,
                      std::vector<std::pair<std::string, std::string>> parts) {
  const std::string spaces =
      R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";
  parts.emplace_back("[Content_Types].xml", "<Types/>");
  parts.emplace_back("word/document.xml", "<?xml version=\"1.0\"?><w:document " + spaces +
                                              "><w:body>" + body + "</w:body></w:document>");
  return make_zip(parts);
}

std::string make_odt(const std::string& text, const std::string& styles) {
  return make_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml", "<office:document-content><office:automatic-styles>" + styles +
                           "</office:automatic-styles><office:body><office:text>" + text +
                           "</office:text></office:body></office:document-content>"},
       {"META-INF/manifest.xml", "<manifest:manifest/>"}});
}

std::string make_pdf(const std::vector<std::string>& pages) {
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>",
      "",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>",
      "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW "
      "500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"};
  std::string kids;
  for (const std::string& content : pages) {
    const std::size_t number = objects.size() + 1;
    kids += fmt::format("{} 0 R ", number);
    objects.push_back(
        fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {} 0 "
                    "R/Resources<</Font<</F1 3 0 R/F2 4 0 R/F3 5 0 R>>>>>>",
                    number + 1));
    objects.push_back(fmt::format("<</Length {}>>stream\n{}\nendstream", content.size(), content));
  }
  objects[1] = fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages.size());
  std::string out = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj{}endobj\n", i + 1, objects[i]);
  }
  return out + fmt::format(
                   "xref\n0 {}\n0000000000 65535 f \n{}trailer<</Size {}/Root 1 0 "
                   "R>>\nstartxref\n{}\n%%EOF",
                   objects.size() + 1, table, objects.size() + 1, out.size());
}

}  // namespace medtech::testing
