// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/document/json_resume.hpp"
#include "core/document/markup.hpp"
#include "core/document/office.hpp"
#include "core/document/pdf.hpp"
#include "core/document/rtf.hpp"
#include "core/format/html_tokens.hpp"
#include "core/format/json.hpp"
#include "core/format/zip.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::document {

namespace {

constexpr std::size_t head_bytes = 4096;  // in which a format shows itself

[[noreturn]] void refuse_file(const std::string& file, std::string what, std::string hint) {
  throw Error(ErrorKind::input, std::move(what), std::move(hint), {file});
}

constexpr std::string_view formats_hint =
    "save it as PDF or DOCX; ODT, RTF, HTML, Markdown, plain text and JSON Resume are read too";

// Files that are met in place of résumés, by their first bytes, and what to do about them.
struct Foreign {
  std::string_view magic;
  std::string_view what;
  std::string_view hint;
};
constexpr auto foreign = std::to_array<Foreign>({
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
     "this is an old Word document (DOC), or one that a password protects",
     "open it in a word processor and save it as DOCX, without a password"},
    {"\x89PNG", "this is a picture (PNG), without text",
     "use the document it was made from, saved as PDF or DOCX"},
    {"\xFF\xD8\xFF", "this is a picture (JPEG), without text",
     "use the document it was made from, saved as PDF or DOCX"},
    {"GIF8", "this is a picture (GIF), without text",
     "use the document it was made from, saved as PDF or DOCX"},
    {"II*", "this is a picture (TIFF), without text",
     "use the document it was made from, saved as PDF or DOCX"},
    {"MM\0*", "this is a picture (TIFF), without text",
     "use the document it was made from, saved as PDF or DOCX"},
    {"%!PS", "this is PostScript", "turn it into PDF with ps2pdf"},
    {"\x1F\x8B", "this is a packed file (gzip)", "unpack it first"},
    {"7z\xBC\xAF", "this is a packed file (7-Zip)", "unpack it first"},
    {"Rar!", "this is a packed file (RAR)", "unpack it first"},
    {"\x7F"
     "ELF",
     "this is a program", formats_hint},
    {"MZ", "this is a program", formats_hint},
    {"SQLite format 3", "this is a database", formats_hint},
});

void refuse_foreign(std::string_view bytes, const std::string& file) {
  for (const Foreign& each : foreign) {
    if (!bytes.starts_with(each.magic)) continue;
    // A text may begin with letters that are a mark of something else.
    const bool text = each.magic.size() < 4 &&
                      bytes.substr(0, 256).find('\0') == std::string_view::npos &&
                      text::is_valid_utf8(bytes.substr(0, 256));
    if (!text) refuse_file(file, std::string(each.what), std::string(each.hint));
  }
}

Document read_packed(const zip::Archive& archive, const std::string& file) {
  const auto has = [&](std::string_view name) { return archive.find(name) != nullptr; };
  const auto has_below = [&](std::string_view folder) {
    return std::ranges::any_of(
        archive.entries(), [&](const zip::Entry& entry) { return entry.name.starts_with(folder); });
  };
  if (has("word/document.xml") || has_below("word/")) return read_docx(archive, file);
  if (const zip::Entry* kind = archive.find("mimetype")) {
    const std::string type = archive.read(*kind, limits::kibibyte).value_or("");
    if (type.starts_with("application/vnd.oasis.opendocument.text")) return read_odt(archive, file);
    if (type.starts_with("application/epub"))
      refuse_file(file, "this is an e-book (EPUB)", std::string(formats_hint));
  }
  if (has("content.xml") && has("META-INF/manifest.xml")) return read_odt(archive, file);
  if (has_below("xl/"))
    refuse_file(file, "this is a spreadsheet (XLSX)", std::string(formats_hint));
  if (has_below("ppt/")) refuse_file(file, "this is a presentation (PPTX)", "export it as PDF");
  if (has_below("Index/") || has("index.apxl") || has("index.xml"))
    refuse_file(file, "this is a Pages document", "export it as PDF or Word from Pages");
  if (has("[Content_Types].xml")) return read_docx(archive, file);
  refuse_file(file, "this is a ZIP archive, and no document", "give the document that is in it");
}

Document read_archive(std::string_view bytes, const std::string& file) {
  const auto archive = zip::Archive::open(bytes);
  if (!archive) {
    refuse_file(file, "this file is damaged: " + archive.error().message,
                "open it in the program that made it and save it anew");
  }
  Document document = read_packed(*archive, file);
  if (archive->breaks_off())
    document.cut = "the file breaks off, and what its missing end held was not read";
  return document;
}

Document read_json(std::string_view bytes, const std::string& file) {
  const auto document = json::parse_leniently(bytes, file);
  if (!document) {
    refuse_file(file, document.error().message,
                "https://jsonresume.org/schema tells how a JSON Resume is written");
  }
  if (!is_json_resume(document->root())) {
    refuse_file(file, "this JSON is no JSON Resume: it has none of basics, work, education",
                "https://jsonresume.org/schema tells how one is written");
  }
  return read_json_resume(document->root());
}

// Where a tag that only pages have stands near the beginning.
bool is_page(std::string_view bytes) {
  const std::string head = text::lower(bytes.substr(0, head_bytes));
  for (const std::string_view mark : {"<!doctype html", "<html", "<body", "<head>", "<head "}) {
    if (head.contains(mark)) return true;
  }
  const std::string_view start = text::trim(bytes);
  return start.starts_with('<') && html::has_tags(start.substr(0, head_bytes)) &&
         (head.contains("</p>") || head.contains("</div>") || head.contains("</h1>") ||
          head.contains("</td>") || head.contains("</li>"));
}

bool is_text(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 64 * limits::kibibyte);
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  std::size_t zeros = 0, controls = 0;
  for (const char c : head) {
    const auto byte = static_cast<unsigned char>(c);
    zeros += byte == 0 ? 1 : 0;
    controls += byte < 0x20 && !text::is_space(c) ? 1 : 0;
  }
  // UTF-16 without a mark has a zero beside each letter.
  if (zeros * 3 > head.size() && zeros * 100 < head.size() * 55) return true;
  constexpr std::size_t stray_controls = 8;
  return zeros == 0 && (controls <= stray_controls || controls * 100 <= head.size());
}

Document read_any(std::string_view bytes, const std::string& file, const IsHeading& is_heading,
                  const Meanwhile& meanwhile) {
  const std::string_view head = bytes.substr(0, 1024);
  if (head.contains("%PDF-")) return pdf::read(bytes, file, is_heading, meanwhile);
  if (zip::is_archive(bytes)) return read_archive(bytes, file);
  const std::string_view start =
      text::trim(bytes.substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0));
  if (start.starts_with("{\\rtf")) return read_rtf(start);
  refuse_foreign(bytes, file);
  if (!is_text(bytes))
    refuse_file(file, "this is no document that can be read", std::string(formats_hint));
  if (start.starts_with('{') && start.substr(0, head_bytes).contains('"'))
    return read_json(start, file);
  if (start.starts_with("<?xml") || start.starts_with("<office:") || start.starts_with("<w:")) {
    const std::string_view top = start.substr(0, head_bytes);
    if (top.contains("office:document")) return read_flat_odt(start, file);
    if (top.contains("wordDocument") || top.contains("pkg:package"))
      refuse_file(file, "this is a Word document as one XML file", "save it as DOCX");
  }
  if (text::starts_with_ignoring_case(start, "MIME-Version:") &&
      text::find_ignoring_case(start.substr(0, head_bytes), "multipart/related") !=
          std::string_view::npos)
    refuse_file(file, "this is a page saved as one archive (MHTML)",
                "save it as PDF, DOCX or HTML");
  if (is_page(start)) return read_html(bytes);
  return read_text(bytes);
}

}  // namespace

std::string_view to_string(Format format) {
  constexpr std::array<std::string_view, 8> names{"PDF",  "DOCX",     "ODT",        "RTF",
                                                  "HTML", "Markdown", "plain text", "JSON Resume"};
  return names.at(static_cast<std::size_t>(format));
}

Document read(std::string_view bytes, const std::string& file, const IsHeading& is_heading,
              const Meanwhile& meanwhile) {
  if (bytes.size() > limits::resume_bytes) {
    refuse_file(
        file,
        fmt::format("this file is larger than {} MiB", limits::resume_bytes / limits::mebibyte),
        "a résumé is far smaller: leave out its pictures, or give another file");
  }
  // It opens and shows no text, as a picture does.
  if (text::trim(bytes).empty()) return {};
  return read_any(bytes, file, is_heading, meanwhile);
}

std::string plain_text(const Document& document) {
  std::string text;
  for (const Line& line : document.lines) {
    text += line.text;
    text += '\n';
  }
  return text;
}

}  // namespace medtech::document
