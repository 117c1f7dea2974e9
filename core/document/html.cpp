// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/document/flow.hpp"
#include "core/document/html_style.hpp"
#include "core/document/markup.hpp"
#include "core/format/entities.hpp"
#include "core/format/html_walk.hpp"

#include <algorithm>
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

/// What is in force inside of an element.
struct Seen {
  std::size_t depth = 0;
  bool absent = false;  ///< never shown by any browser: a script, a list to choose from
  bool hidden = false;
  bool struck = false;
  bool floated = false;
  bool row = false;
  bool tiny = false;
  bool white = false;
  bool clear = false;
  bool shaded = false;

  void add(const SeenStyle& style) {
    hidden = hidden || style.absent || style.unseen;
    struck = struck || style.struck;
    floated = floated || style.floated;
    row = row || style.row;
    tiny = style.tiny.value_or(tiny);
    white = style.white.value_or(white);
    clear = style.clear.value_or(clear);
    shaded = style.shaded.value_or(shaded);
  }
  [[nodiscard]] bool is_hidden() const { return hidden || tiny || clear || (white && !shaded); }
};

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : walk_(html) {
    // A sheet holds for what stands before it, too.
    html::Tokenizer tokens(html);
    html::Token token;
    while (tokens.next(token)) {
      if (token.inside == Tag::style) sheet_.add(token.text);
    }
  }

  Document read() {
    using Event = html::Walk::Event;
    for (Event event = walk_.next(); event != Event::end; event = walk_.next()) {
      if (event == Event::text) run();
      if (event == Event::open) open(walk_.tag());
      if (event == Event::close) close(walk_.tag());
    }
    end_line();
    Document document;
    document.format = Format::html;
    document.lines = flow_.take();
    document.cut = flow_.cut();
    return document;
  }

 private:
  void run() {
    const html::Token& token = walk_.token();
    if (seen_.back().absent || seen_.back().struck || token.inside != Tag::unknown) return;
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
    if (!seen_.back().is_hidden()) {
      flow_.text(shown, {0, bold_ > 0, false});
    } else if (unseen_.size() < limits::document_line_bytes) {
      unseen_ += shown;
    }
  }

  // What people can't see makes lines of its own, so that it joins nothing that they read.
  void end_line() {
    if (flow_.has_text()) flow_.end_line();
    if (text::trim(unseen_).empty()) {
      unseen_.clear();
      return;
    }
    flow_.cancel_item();
    flow_.text(text::replace_all(unseen_, "\n", " "), {0, false, true});
    flow_.end_line();
    unseen_.clear();
  }

  [[nodiscard]] Seen seen_in(Tag tag, std::string_view attributes) {
    Seen seen = seen_.back();
    seen.depth = walk_.depth();
    seen.floated = seen.row = false;  // of the element itself
    seen.absent = seen.absent || is_never_shown(tag);
    if (seen.absent) return seen;
    seen.struck = seen.struck || is_any(tag, {Tag::s, Tag::strike, Tag::del});
    seen.add(sheet_.of(html::name_of(tag), html::find_attribute(attributes, "id").value_or(""),
                       html::find_attribute(attributes, "class").value_or("")));
    if (const auto colour = html::find_attribute(attributes, "color"))
      seen.white = is_white_colour(*colour);
    if (const auto ground = html::find_attribute(attributes, "bgcolor"))
      seen.shaded = !is_white_colour(*ground);
    if (const auto style = html::find_attribute(attributes, "style"))
      seen.add(read_seen_style(*style));
    seen.hidden = seen.hidden || html::find_attribute(attributes, "hidden").has_value();
    return seen;
  }

  void open(Tag tag) {
    while (seen_.size() > 1 && seen_.back().depth >= walk_.depth()) seen_.pop_back();
    const std::string_view attributes = walk_.token().attributes;
    const bool beside = seen_.back().row;
    seen_.push_back(seen_in(tag, attributes));
    if (seen_.back().absent) return;
    if (ends_line(tag)) end_line();
    if (seen_.back().is_hidden()) return;
    if (tag == Tag::br) flow_.has_text() ? end_line() : flow_.gap();
    if (tag == Tag::p || tag == Tag::section || tag == Tag::hr || level_of(tag) > 0) flow_.gap();
    if (tag == Tag::li) flow_.begin_item();
    if (tag == Tag::pre) ++preformatted_;
    if (const int level = level_of(tag); level > 0) flow_.set_heading(level);
    const bool cell = is_any(tag, {Tag::td, Tag::th}) || beside || seen_.back().floated;
    if (cell && flow_.has_text()) flow_.tab();
    if (tag == Tag::a) flow_.link(html::find_attribute(attributes, "href").value_or(""));
    if (is_any(tag, {Tag::b, Tag::strong, Tag::th})) ++bold_;
    if (tag == Tag::header && walk_.depth() < 4) flow_.gap();
  }

  void close(Tag tag) {
    while (seen_.size() > 1 && seen_.back().depth > walk_.depth()) seen_.pop_back();
    const bool known = seen_.size() > 1 && seen_.back().depth == walk_.depth();
    const Seen seen = seen_.back();
    if (known) seen_.pop_back();
    if (seen.absent) return;
    if (ends_line(tag)) end_line();
    if (seen.is_hidden()) return;
    if (seen.floated && flow_.has_text()) flow_.tab();
    if (level_of(tag) > 0) flow_.set_heading(0);
    if (tag == Tag::pre) --preformatted_;
    if (tag == Tag::p || tag == Tag::table || tag == Tag::ul) flow_.gap();
    if (is_any(tag, {Tag::b, Tag::strong, Tag::th})) --bold_;
  }

  html::Walk walk_;
  Flow flow_{SoftHyphen::dropped};
  StyleSheet sheet_;
  std::vector<Seen> seen_{Seen{}};
  std::string unseen_;  // text of this line that can't be seen
  int bold_ = 0;
  int preformatted_ = 0;
};

}  // namespace

Document read_html(std::string_view bytes) {
  const std::string page = html::decode_page(bytes);
  return HtmlReader(page).read();
}

}  // namespace medtech::document
