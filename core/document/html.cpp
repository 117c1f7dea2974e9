// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html.hpp"

#include "core/base/text.hpp"
#include "core/document/flow.hpp"
#include "core/document/markup.hpp"
#include "core/format/entities.hpp"
#include "core/format/html_walk.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace medtech::document {

namespace {

using html::Tag;

bool is_any(Tag tag, std::initializer_list<Tag> tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

bool ends_line(Tag tag) {
  using enum Tag;
  return is_any(tag, {address, article, aside, blockquote, button,     caption, center, dd,
                      div,     dl,      dt,    fieldset,   figcaption, figure,  footer, form,
                      h1,      h2,      h3,    h4,         h5,         h6,      header, hr,
                      legend,  li,      main,  nav,        ol,         p,       pre,    section,
                      summary, table,   tbody, thead,      tr,         ul,      body,   details});
}

bool is_never_shown(Tag tag) {
  using enum Tag;
  return is_any(tag, {script, style, template_, title, noscript, select, textarea, iframe, object,
                      audio, video, canvas, svg, head});
}

int level_of(Tag tag) {
  using enum Tag;
  for (int level = 1; const Tag heading : {h1, h2, h3, h4, h5, h6}) {
    if (tag == heading) return level;
    ++level;
  }
  return 0;
}

std::string style_of(std::string_view attributes) {
  std::string style = text::lower(html::find_attribute(attributes, "style").value_or(""));
  std::erase_if(style, text::is_space);
  return style;
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : walk_(html) {}

  std::vector<Line> read() {
    using Event = html::Walk::Event;
    for (Event event = walk_.next(); event != Event::end; event = walk_.next()) {
      if (event == Event::text) run();
      if (event == Event::open) open(walk_.tag());
      if (event == Event::close) close(walk_.tag());
    }
    return flow_.take();
  }

 private:
  void run() {
    const html::Token& token = walk_.token();
    if (absent_from_ || token.inside != Tag::unknown) return;
    std::string shown = html::decode_references(token.text);
    if (preformatted_ == 0) {
      for (char& c : shown) {
        if (text::is_space(c)) c = ' ';
      }
      // Blanks collapse, so that indentation of the source makes no wide gap.
      std::string single;
      for (const char c : shown) {
        if (c != ' ' || !single.ends_with(' ')) single += c;
      }
      shown = std::move(single);
    }
    flow_.text(shown, {0, bold_ > 0, unseen_from_.has_value()});
  }

  void open(Tag tag) {
    if (absent_from_) return;
    const std::string_view attributes = walk_.token().attributes;
    const std::string style = style_of(attributes);
    const bool hidden =
        html::find_attribute(attributes, "hidden").has_value() || style.contains("display:none");
    if (is_never_shown(tag) || hidden) {
      absent_from_ = walk_.depth();
      return;
    }
    const bool unseen = style.contains("visibility:hidden") || style.contains("font-size:0") ||
                        style.contains("opacity:0;") || style.ends_with("opacity:0");
    if (unseen && !unseen_from_) unseen_from_ = walk_.depth();
    if (ends_line(tag) && flow_.has_text()) flow_.end_line();
    if (tag == Tag::br) flow_.has_text() ? flow_.end_line() : flow_.gap();
    if (tag == Tag::p || tag == Tag::section || tag == Tag::hr || level_of(tag) > 0) flow_.gap();
    if (tag == Tag::li) flow_.begin_item();
    if (tag == Tag::pre) ++preformatted_;
    if (const int level = level_of(tag); level > 0) flow_.set_heading(level);
    if ((tag == Tag::td || tag == Tag::th) && flow_.has_text()) flow_.tab();
    if (tag == Tag::a) flow_.link(html::find_attribute(attributes, "href").value_or(""));
    if (is_any(tag, {Tag::b, Tag::strong, Tag::th})) ++bold_;
    if (tag == Tag::header && walk_.depth() < 4) flow_.gap();
  }

  void close(Tag tag) {
    if (absent_from_) {
      if (walk_.depth() == *absent_from_) absent_from_.reset();
      return;
    }
    if (ends_line(tag) && flow_.has_text()) flow_.end_line();
    if (level_of(tag) > 0) flow_.set_heading(0);
    if (tag == Tag::pre) --preformatted_;
    if (tag == Tag::p || tag == Tag::table || tag == Tag::ul) flow_.gap();
    if (is_any(tag, {Tag::b, Tag::strong, Tag::th})) --bold_;
    if (unseen_from_ && walk_.depth() == *unseen_from_) unseen_from_.reset();
  }

  html::Walk walk_;
  Flow flow_{SoftHyphen::dropped};
  int bold_ = 0;
  int preformatted_ = 0;
  std::optional<std::size_t> absent_from_;  // depth of the outermost element that is not shown
  std::optional<std::size_t> unseen_from_;  // and of one whose text can't be seen
};

}  // namespace

Document read_html(std::string_view bytes) {
  const std::string page = html::decode_page(bytes);
  Document document;
  document.format = Format::html;
  document.lines = HtmlReader(page).read();
  return document;
}

}  // namespace medtech::document
