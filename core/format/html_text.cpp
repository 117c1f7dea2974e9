// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and fragments as plain text: the second part of html.hpp.
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/html_flow.hpp"
#include "core/format/html_walk.hpp"

#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace medtech::html {

namespace {

// How an element stands in the text.
enum class Shape { inline_run, line, box, list, item, row, cell, preformatted, hidden };

constexpr auto shapes = [] {
  std::array<Shape, static_cast<std::size_t>(Tag::unknown) + 1> made{};
  const auto set = [&made](Shape shape, std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) made[static_cast<std::size_t>(tag)] = shape;
  };
  using enum Tag;
  set(Shape::line, {address, button, caption, center, dd, div, dt, figcaption, legend, summary});
  set(Shape::box, {article, aside, blockquote, details, dialog, dl,      fieldset,  figure,
                   footer,  form,  h1,         h2,      h3,     h4,      h5,        h6,
                   header,  hr,    main,       nav,     p,      section, Tag::table});
  set(Shape::list, {dir, menu, ol, ul});
  set(Shape::item, {li});
  set(Shape::row, {tr});
  set(Shape::cell, {td, th});
  set(Shape::preformatted, {listing, plaintext, pre, xmp});
  set(Shape::hidden, {audio, canvas, datalist, iframe, map, noembed, noframes, noscript, object,
                      script, select, style, svg, template_, textarea, title, video});
  return made;
}();

Shape shape_of(Tag tag) { return shapes[static_cast<std::size_t>(tag)]; }

bool is_hidden(std::string_view attributes) {
  constexpr std::size_t shortest = 7;  // " hidden"
  if (attributes.size() < shortest) return false;
  if (find_attribute(attributes, "hidden")) return true;
  std::string style = text::lower(find_attribute(attributes, "style").value_or(""));
  std::erase_if(style, text::is_space);
  return style.contains("display:none");
}

std::optional<int> find_number(std::string_view attributes, std::string_view name) {
  const std::string written = find_attribute(attributes, name).value_or("");
  int number = 0;
  const auto [end, error] =
      std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc{} || number < 0 || number > 9999) return {};
  return number;
}

class Layout {
 public:
  // With `keep_lines` the line breaks of the text count as such.
  Layout(std::string_view html, bool keep_lines) : walk_(html), keep_lines_(keep_lines) {}

  std::string text() {
    for (Walk::Event event = walk_.next(); event != Walk::Event::end; event = walk_.next()) {
      switch (event) {
        case Walk::Event::text:
          run(walk_.token());
          break;
        case Walk::Event::open:
          open(walk_.tag());
          break;
        case Walk::Event::close:
          close(walk_.tag());
          break;
        case Walk::Event::end:
          break;
      }
    }
    return std::move(flow_).finish();
  }

  // Whether any element made a line.
  [[nodiscard]] bool has_lines() const { return has_lines_; }

 private:
  struct List {
    bool ordered;
    int next;
  };

  void run(const Token& token) {
    const bool visible = token.inside == Tag::unknown || token.inside == Tag::xmp;
    if (visible && !hidden_from_) flow_.text(token.text, keep_lines_ || preformatted_ > 0);
  }

  void open(Tag tag) {
    if (hidden_from_) return;
    const Shape shape = shape_of(tag);
    if (shape == Shape::hidden || is_hidden(walk_.token().attributes)) {
      hidden_from_ = walk_.depth();
      return;
    }
    if (tag == Tag::br) flow_.line_break();
    has_lines_ = has_lines_ || tag == Tag::br || shape != Shape::inline_run;
    break_around(shape);
    if (shape == Shape::list) open_list(tag);
    if (shape == Shape::item) flow_.open_item(next_mark());
    if (shape == Shape::row) flow_.open_row();
    if (shape == Shape::cell) flow_.open_cell();
    if (shape == Shape::preformatted) ++preformatted_;
  }

  void close(Tag tag) {
    if (hidden_from_) {
      if (walk_.depth() == *hidden_from_) hidden_from_.reset();
      return;
    }
    const Shape shape = shape_of(tag);
    break_around(shape);
    if (shape == Shape::list) close_list();
    if (shape == Shape::item) flow_.close_item();
    if (shape == Shape::row) flow_.close_row();
    if (shape == Shape::preformatted) --preformatted_;
  }

  void break_around(Shape shape) {
    if (shape == Shape::line) flow_.line();
    if (shape == Shape::box || shape == Shape::preformatted) flow_.blank_line();
  }

  void open_list(Tag tag) {
    const bool ordered = tag == Tag::ol;
    lists_.push_back(
        {ordered, ordered ? find_number(walk_.token().attributes, "start").value_or(1) : 1});
    flow_.open_list();
  }

  void close_list() {
    flow_.close_list();
    lists_.pop_back();
  }

  std::string next_mark() {
    if (lists_.empty() || !lists_.back().ordered) return "-";
    List& list = lists_.back();
    list.next = find_number(walk_.token().attributes, "value").value_or(list.next);
    return std::to_string(list.next++) + ".";
  }

  Walk walk_;
  Flow flow_;
  bool keep_lines_;
  bool has_lines_ = false;
  std::vector<List> lists_;
  std::size_t preformatted_ = 0;            // open ones
  std::optional<std::size_t> hidden_from_;  // depth of the outermost hidden element
};

}  // namespace

std::string to_text(std::string_view html) {
  if (!has_tags(html)) {
    Flow flow;
    flow.text(html, true);
    return std::move(flow).finish();
  }
  Layout layout(html, false);
  std::string text = layout.text();
  // Plain text with a few <b> in it: the lines are its own.
  if (!layout.has_lines() && html.contains('\n')) return Layout(html, true).text();
  return text;
}

}  // namespace medtech::html
