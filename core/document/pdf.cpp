// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/pdf.hpp"

#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/shared_library.hpp"
#include "core/base/text.hpp"
#include "core/document/pdf_stream.hpp"
#include "core/sys/child.hpp"
#include "core/sys/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <optional>

namespace medtech::document::pdf {

namespace {

namespace stream = pdf_stream;

constexpr double farthest = 100'000;  // points; no page is as large

/// Takes records off the bytes.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}

  template <typename Record>
  std::optional<Record> take() {
    if (bytes_.size() < sizeof(Record)) return std::nullopt;
    Record record;
    std::memcpy(&record, bytes_.data(), sizeof record);
    bytes_.remove_prefix(sizeof record);
    return record;
  }

  std::optional<std::string_view> take_bytes(std::size_t size) {
    if (bytes_.size() < size) return std::nullopt;
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

 private:
  std::string_view bytes_;
};

bool on_paper(std::initializer_list<float> numbers) {
  return std::ranges::all_of(
      numbers, [](float each) { return std::isfinite(each) && std::abs(each) < farthest; });
}

/// Puts records together to pages.
class Assembly {
 public:
  explicit Assembly(std::string_view bytes) : reader_(bytes) {}

  Recording recording() {
    while (const auto tag = reader_.take<char>()) {
      if (!take_record(static_cast<stream::Tag>(*tag))) break;
    }
    return std::move(recording_);
  }

 private:
  bool take_record(stream::Tag tag) {
    if (tag == stream::Tag::page) return take_page();
    if (tag == stream::Tag::font) return take_font();
    if (tag == stream::Tag::end) return take_end();
    if (recording_.pages.empty()) return false;
    switch (tag) {
      case stream::Tag::glyph:
        return take_glyph();
      case stream::Tag::fill:
        return take_fill();
      case stream::Tag::link:
        return take_link();
      case stream::Tag::image:
        return take_image();
      default:
        return false;
    }
  }

  bool take_page() {
    const auto page = reader_.take<stream::Page>();
    if (!page || !on_paper({page->width, page->height}) ||
        recording_.pages.size() >= limits::document_pages)
      return false;
    Page& read = recording_.pages.emplace_back();
    read.width = page->width;
    read.height = page->height;
    return true;
  }

  bool take_font() {
    const auto font = reader_.take<stream::Font>();
    if (!font) return false;
    bold_[font->id] = font->bold != 0;
    return reader_.take_bytes(font->name_bytes).has_value();
  }

  bool take_glyph() {
    const auto glyph = reader_.take<stream::Glyph>();
    if (!glyph) return false;
    const auto letters = reader_.take_bytes(4 * std::size_t{glyph->code_points});
    if (!letters) return false;
    ++drawn_;
    if (!on_paper({glyph->left, glyph->right, glyph->baseline, glyph->end_baseline, glyph->size}))
      return true;
    Glyph read;
    read.left = std::min(glyph->left, glyph->right);
    read.right = std::max(glyph->left, glyph->right);
    read.baseline = glyph->baseline;
    read.size = std::abs(glyph->size);
    read.bold = bold_[glyph->font];
    read.invisible = glyph->invisible != 0;
    read.colour = glyph->colour;
    read.drawn = drawn_;
    const float rise = std::abs(glyph->end_baseline - glyph->baseline);
    read.turned = rise > std::abs(glyph->right - glyph->left) * 0.3F + 0.01F ||
                  glyph->right < glyph->left - 0.01F;
    read.text = text_of_glyph(*letters);
    recording_.pages.back().glyphs.push_back(std::move(read));
    return true;
  }

  // Some writers give all characters that a blank or a hyphen could stand for.
  static std::string text_of_glyph(std::string_view letters) {
    std::u32string code_points;
    for (std::size_t i = 0; i < letters.size(); i += 4) {
      std::uint32_t code_point = 0;
      std::memcpy(&code_point, letters.data() + i, 4);
      const bool control = code_point < 0x20 && code_point != '\t';
      if (!control) code_points += static_cast<char32_t>(code_point);
    }
    const auto all_of = [&](std::u32string_view kinds) {
      return !code_points.empty() && code_points.find_first_not_of(kinds) == std::u32string::npos;
    };
    if (all_of(U"\x20\xA0\x9\x2002\x2003\x2009\x3000")) return " ";
    if (code_points.size() > 1 && all_of(U"\x2D\xAD\x2010\x2011")) return "-";
    std::string text;
    for (const char32_t c : code_points) text::append_utf8(text, c);
    return text;
  }

  bool take_fill() {
    const auto fill = reader_.take<stream::Fill>();
    if (!fill) return false;
    if (!on_paper({fill->left, fill->top, fill->right, fill->bottom})) return true;
    constexpr float largest_mark = 8;
    const Box box{fill->left, fill->top, fill->right, fill->bottom};
    Page& page = recording_.pages.back();
    if (page.fills.size() + page.marks.size() >= limits::pdf_shapes) return true;
    if (fill->right - fill->left < largest_mark && fill->bottom - fill->top < largest_mark) {
      page.marks.push_back(box);
    } else {
      page.fills.push_back({box, fill->colour, drawn_ + 1});
    }
    return true;
  }

  bool take_image() {
    const auto image = reader_.take<stream::Image>();
    if (!image) return false;
    if (recording_.pages.back().images.size() < limits::pdf_shapes &&
        on_paper({image->left, image->top, image->right, image->bottom})) {
      recording_.pages.back().images.push_back(
          {image->left, image->top, image->right, image->bottom});
    }
    return true;
  }

  bool take_link() {
    const auto link = reader_.take<stream::Link>();
    if (!link) return false;
    const auto address = reader_.take_bytes(link->bytes);
    if (!address) return false;
    if (recording_.pages.back().links.size() < limits::pdf_shapes &&
        on_paper({link->left, link->top, link->right, link->bottom})) {
      recording_.pages.back().links.push_back(
          {{link->left, link->top, link->right, link->bottom}, text::printable_line(*address)});
    }
    return true;
  }

  bool take_end() {
    const auto end = reader_.take<stream::End>();
    if (!end) return false;
    recording_.page_count = end->pages;
    switch (end->status) {
      case stream::Status::read:
        recording_.status = Status::read;
        break;
      case stream::Status::locked:
        recording_.status = Status::locked;
        break;
      case stream::Status::unprotected:
        recording_.status = Status::unprotected;
        break;
      case stream::Status::out_of_pages:
        recording_.status = Status::out_of_pages;
        break;
      default:
        recording_.status = Status::damaged;
    }
    return false;  // nothing follows
  }

  RecordReader reader_;
  Recording recording_;
  std::map<std::uint16_t, bool> bold_;
  std::size_t drawn_ = 0;
};

[[noreturn]] void refuse(const std::string& file, std::string what, std::string hint) {
  throw Error(ErrorKind::input, std::move(what), std::move(hint), {file});
}

void check_end(sys::ChildOutcome::End end, const std::string& file) {
  using End = sys::ChildOutcome::End;
  const std::string again = "print it to a new PDF, or save it as DOCX";
  if (end == End::too_long) {
    refuse(file,
           fmt::format("reading this PDF took longer than {} s", limits::pdf_time.count() / 1000),
           again);
  }
  if (end == End::too_much) refuse(file, "this PDF draws more than any document needs", again);
  if (end == End::crashed) refuse(file, "this PDF is damaged: its reader broke down on it", again);
}

void check_status(const Recording& recording, const std::string& file) {
  switch (recording.status) {
    case Status::read:
    case Status::out_of_pages:
      if (!recording.pages.empty()) return;
      refuse(file, "this PDF is damaged: no page of it can be read",
             "export it anew from the program that made it");
    case Status::locked:
      refuse(file, "this PDF is protected by a password", "save a copy without a password");
    case Status::damaged:
      refuse(file, "this PDF is damaged: no page of it can be read",
             "export it anew from the program that made it");
    case Status::unprotected:
      throw Error(ErrorKind::defect, "the reader of PDFs can't be confined on this system",
                  "save the document as DOCX");
    case Status::broken_off:
      refuse(file, "this PDF is damaged: reading it broke off",
             "print it to a new PDF, or save it as DOCX");
  }
}

}  // namespace

Recording parse_recording(std::string_view bytes) { return Assembly(bytes).recording(); }

Recording record(std::string_view bytes, const std::string& file, const Meanwhile& meanwhile) {
  const std::string module = sys::find_module("medtech_pdf.so");
  const auto work = [&](int output) {
    const SharedLibrary library(module.c_str(), "libpoppler126");
    return library.function<stream::ReadPdf>(stream::read_pdf_name)(bytes.data(), bytes.size(),
                                                                    output, limits::document_pages);
  };
  const sys::ChildOutcome outcome = sys::run_in_child(
      work, {limits::pdf_time, limits::pdf_memory, limits::pdf_recording_bytes}, meanwhile);
  if (outcome.end == sys::ChildOutcome::End::failed && outcome.output.empty()) {
    const SharedLibrary library(module.c_str(), "libpoppler126 libseccomp2");  // tells why
  }
  check_end(outcome.end, file);
  Recording recording = parse_recording(outcome.output);
  check_status(recording, file);
  return recording;
}

Document read(std::string_view bytes, const std::string& file, const IsHeading& is_heading,
              const Meanwhile& meanwhile) {
  Document document;
  document.format = Format::pdf;
  lay_out(record(bytes, file, meanwhile), is_heading, document);
  return document;
}

}  // namespace medtech::document::pdf
