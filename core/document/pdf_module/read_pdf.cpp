// SPDX-License-Identifier: GPL-3.0-or-later
// The only code that touches Poppler. It is loaded by a child process that lives for one file, and
// gives up its rights before the first byte of that file is looked at. Poppler's own classes are
// used, since its C++ interface tells neither colours nor the order of drawing.
#include "core/document/pdf_module/confine.hpp"
#include "core/document/pdf_stream.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/Link.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <string>
#include <unistd.h>

namespace {

namespace stream = medtech::document::pdf_stream;

/// Gathers records and writes them in large pieces.
class Sink {
 public:
  explicit Sink(int output) : output_(output) {}

  template <typename Record>
  void put(stream::Tag tag, const Record& record, const void* more = nullptr,
           std::size_t more_bytes = 0) {
    buffer_.push_back(static_cast<char>(tag));
    append(&record, sizeof record);
    if (more_bytes > 0) append(more, more_bytes);
    if (buffer_.size() > 1U << 16U) flush();
  }

  bool flush() {
    const char* at = buffer_.data();
    for (std::size_t left = buffer_.size(); left > 0 && !broken_;) {
      const ssize_t written = write(output_, at, left);
      broken_ = written <= 0;
      if (broken_) break;
      at += written;
      left -= static_cast<std::size_t>(written);
    }
    buffer_.clear();
    return !broken_;
  }

  [[nodiscard]] bool broken() const { return broken_; }

 private:
  void append(const void* bytes, std::size_t size) {
    buffer_.append(static_cast<const char*>(bytes), size);
  }

  int output_;
  std::string buffer_;
  bool broken_ = false;
};

std::uint32_t packed(const GfxRGB& rgb) {
  const auto byte = [](GfxColorComp value) {
    return static_cast<std::uint32_t>(std::clamp(colToDbl(value), 0.0, 1.0) * 255 + 0.5);
  };
  return byte(rgb.r) << 16U | byte(rgb.g) << 8U | byte(rgb.b);
}

bool says_bold(const std::string& name) {
  for (const char* word : {"Bold", "bold", "BOLD", "Black", "Heavy", "Semibold", "SemiBold", "Demi",
                           "CMBX", "SFBX", "-Bd", "ExtraBold"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

struct Rectangle {
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  void add(double x, double y) {
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  }
};

/// Sends what a page draws, in its order.
class Recorder : public OutputDev {
 public:
  explicit Recorder(Sink& sink) : sink_(sink) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }
  bool needCharCount() override { return false; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double /*origin_x*/,
                double /*origin_y*/, CharCode /*code*/, int /*bytes*/, const Unicode* unicode,
                int length) override {
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    state->transform(x, y, &x1, &y1);
    state->transform(x + dx, y + dy, &x2, &y2);
    if (!std::isfinite(x1 + y1 + x2 + y2)) return;
    stream::Glyph glyph;
    glyph.left = static_cast<float>(x1);
    glyph.baseline = static_cast<float>(y1);
    glyph.right = static_cast<float>(x2);
    glyph.end_baseline = static_cast<float>(y2);
    glyph.size = static_cast<float>(state->getTransformedFontSize());
    const int mode = state->getRender();
    GfxRGB rgb{};
    if ((mode & 3) == 1) {
      state->getStrokeRGB(&rgb);
    } else {
      state->getFillRGB(&rgb);
    }
    glyph.colour = packed(rgb);
    glyph.invisible = (mode & 3) == 3 || state->getFillOpacity() < 0.05 ? 1 : 0;
    glyph.font = font_of(*state);
    std::array<std::uint32_t, 8> code_points{};
    const int most = std::clamp(length, 0, static_cast<int>(code_points.size()));
    for (int i = 0; i < most; ++i) code_points[static_cast<std::size_t>(i)] = unicode[i];
    glyph.code_points = static_cast<std::uint8_t>(most);
    sink_.put(stream::Tag::glyph, glyph, code_points.data(), 4 * static_cast<std::size_t>(most));
  }

  bool beginType3Char(GfxState* state, double x, double y, double dx, double dy, CharCode code,
                      const Unicode* unicode, int length) override {
    drawChar(state, x, y, dx, dy, 0, 0, code, 1, unicode, length);
    return true;  // its drawing is of no use
  }

  void fill(GfxState* state) override { record_fill(state); }
  void eoFill(GfxState* state) override { record_fill(state); }

  void drawImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, const int*,
                 bool) override {
    record_image(state);
  }
  void drawImageMask(GfxState* state, Object*, Stream*, int, int, bool, bool, bool) override {
    record_image(state);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                       Stream*, int, int, bool, bool) override {
    record_image(state);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool,
                           Stream*, int, int, GfxImageColorMap*, bool) override {
    record_image(state);
  }

 private:
  std::uint16_t font_of(GfxState& state) {
    const GfxFont* font = state.getFont().get();
    const auto known = fonts_.find(font);
    if (known != fonts_.end()) return known->second;
    const auto id = static_cast<std::uint16_t>(fonts_.size());
    if (fonts_.size() >= 4096) return 0;
    fonts_.emplace(font, id);
    keep_.push_back(state.getFont());
    stream::Font record;
    record.id = id;
    std::string name;
    if (font != nullptr) {
      name = font->getName().value_or("");
      if (name.size() > 200) name.resize(200);
      record.bold = font->isBold() || says_bold(name) || font->getWeight() >= GfxFont::W600 ? 1 : 0;
      record.italic = font->isItalic() || name.find("Italic") != std::string::npos ||
                              name.find("Oblique") != std::string::npos
                          ? 1
                          : 0;
    }
    record.name_bytes = static_cast<std::uint16_t>(name.size());
    sink_.put(stream::Tag::font, record, name.data(), name.size());
    return id;
  }

  void record_fill(GfxState* state) {
    if (state->getFillOpacity() < 0.3 || fills_ > 2000) return;
    const GfxPath* path = state->getPath();
    Rectangle around;
    for (int i = 0; i < path->getNumSubpaths(); ++i) {
      const GfxSubpath* part = path->getSubpath(i);
      for (int j = 0; j < part->getNumPoints(); ++j) {
        double x = 0, y = 0;
        state->transform(part->getX(j), part->getY(j), &x, &y);
        around.add(x, y);
      }
    }
    // What may lie behind text is large; what marks an item is small and as wide as high. Letters
    // and rules are drawn so too, and are neither.
    const double width = around.right - around.left;
    const double height = around.bottom - around.top;
    const bool mark = width > 1.2 && width < 8 && std::abs(width - height) < 0.25 * width;
    if (!mark && !(width > 8 && height > 5)) return;
    GfxRGB rgb{};
    state->getFillRGB(&rgb);
    ++fills_;
    sink_.put(stream::Tag::fill,
              stream::Fill{static_cast<float>(around.left), static_cast<float>(around.top),
                           static_cast<float>(around.right), static_cast<float>(around.bottom),
                           packed(rgb)});
  }

  void record_image(GfxState* state) {
    Rectangle around;
    for (const double x : {0.0, 1.0}) {
      for (const double y : {0.0, 1.0}) {
        double tx = 0, ty = 0;
        state->transform(x, y, &tx, &ty);
        around.add(tx, ty);
      }
    }
    if (++images_ > 2000) return;
    sink_.put(stream::Tag::image,
              stream::Image{static_cast<float>(around.left), static_cast<float>(around.top),
                            static_cast<float>(around.right), static_cast<float>(around.bottom)});
  }

  Sink& sink_;
  std::map<const GfxFont*, std::uint16_t> fonts_;
  std::vector<std::shared_ptr<GfxFont>> keep_;  // so that no other font gets the same address
  std::size_t fills_ = 0;
  std::size_t images_ = 0;
};

void send_links(Page& page, Sink& sink) {
  const std::unique_ptr<Links> links = page.getLinks();
  if (!links) return;
  std::size_t count = 0;
  for (AnnotLink* link : links->getLinks()) {
    if (++count > 500) break;
    if (link == nullptr || link->getAction() == nullptr ||
        link->getAction()->getKind() != actionURI)
      continue;
    std::string address = static_cast<LinkURI*>(link->getAction())->getURI();
    if (address.size() > 2000) continue;
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    link->getRect(&x1, &y1, &x2, &y2);
    const double top = page.getCropBox()->y2;
    const double left = page.getCropBox()->x1;
    stream::Link record;
    record.left = static_cast<float>(std::min(x1, x2) - left);
    record.right = static_cast<float>(std::max(x1, x2) - left);
    record.top = static_cast<float>(top - std::max(y1, y2));
    record.bottom = static_cast<float>(top - std::min(y1, y2));
    record.bytes = static_cast<std::uint16_t>(address.size());
    sink.put(stream::Tag::link, record, address.data(), address.size());
  }
}

bool stop_where_broken(void* sink) { return static_cast<Sink*>(sink)->broken(); }

stream::End read_pages(PDFDoc& document, Sink& sink, std::uint32_t most_pages) {
  stream::End end;
  const int pages = document.getNumPages();
  end.pages = static_cast<std::uint32_t>(std::max(pages, 0));
  if (pages <= 0) {
    end.status = stream::Status::damaged;
    return end;
  }
  Recorder recorder(sink);
  for (int number = 1; number <= pages; ++number) {
    if (static_cast<std::uint32_t>(number) > most_pages) {
      end.status = stream::Status::out_of_pages;
      break;
    }
    Page* page = document.getPage(number);
    if (page == nullptr) continue;
    const bool on_side = page->getRotate() % 180 != 0;
    const double width = page->getCropWidth();
    const double height = page->getCropHeight();
    sink.put(stream::Tag::page, stream::Page{static_cast<float>(on_side ? height : width),
                                             static_cast<float>(on_side ? width : height)});
    send_links(*page, sink);
    document.displayPage(&recorder, number, 72, 72, 0, false, true, false, stop_where_broken,
                         &sink);
    if (sink.broken()) break;
  }
  return end;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int medtech_read_pdf(const char* bytes,
                                                                       std::uint64_t size,
                                                                       int output,
                                                                       std::uint32_t most_pages) {
  Sink sink(output);
  stream::End end;
  setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  globalParams = std::make_unique<GlobalParams>();
  if (!medtech::document::confine()) {
    end.status = stream::Status::unprotected;
  } else {
    auto* source = new MemStream(bytes, 0, static_cast<Goffset>(size), Object(objNull));
    PDFDoc document(source);  // takes the stream
    if (document.isOk()) {
      end = read_pages(document, sink, most_pages);
    } else {
      const bool locked =
          document.getErrorCode() == errEncrypted || document.getErrorCode() == errPermission;
      end.status = locked ? stream::Status::locked : stream::Status::damaged;
    }
    sink.put(stream::Tag::end, end);
    const bool sent = sink.flush();
    _exit(sent ? 0 : 1);  // without the library's own goodbyes, which cost time and may fail
  }
  sink.put(stream::Tag::end, end);
  return sink.flush() ? 0 : 1;
}
