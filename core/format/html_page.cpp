// SPDX-License-Identifier: GPL-3.0-or-later
// What pages are read for besides their text: the third part of html.hpp.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/encoding.hpp"
#include "core/format/entities.hpp"
#include "core/format/html.hpp"
#include "core/format/html_items.hpp"
#include "core/format/html_walk.hpp"

#include <algorithm>
#include <utility>

namespace medtech::html {

namespace {

std::string attribute_or_empty(std::string_view attributes, std::string_view name) {
  return text::printable_line(find_attribute(attributes, name).value_or(""));
}

// The charset that a <meta> near the beginning names; "" where none does (WHATWG HTML 13.2.3.2).
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t searched = 4096;
  Tokenizer tokens(bytes.substr(0, searched));
  for (Token token; tokens.next(token);) {
    if (token.kind != Token::Kind::start || token.tag != Tag::meta) continue;
    std::string charset = attribute_or_empty(token.attributes, "charset");
    const std::string content = text::lower(attribute_or_empty(token.attributes, "content"));
    constexpr std::string_view mark = "charset=";
    const std::size_t at = content.find(mark);
    if (charset.empty() && at != std::string::npos) {
      charset =
          content.substr(at + mark.size(), content.find_first_of("; ", at) - at - mark.size());
    }
    // What can be read up to here is not in UTF-16, whatever it says.
    if (!charset.empty())
      return text::starts_with_ignoring_case(charset, "utf-16") ? "utf-8" : charset;
  }
  return {};
}

std::string decoded(std::string_view bytes, std::string_view charset) {
  const auto mark = encoding::find_mark(bytes);
  bytes.remove_prefix(mark.size);
  const std::string declared = declared_charset(bytes);
  for (const std::string_view name : {mark.name, charset, std::string_view(declared)}) {
    if (name.empty()) continue;
    if (auto text = encoding::to_utf8(bytes, name)) return std::move(*text);
  }
  return encoding::guess_utf8(bytes);
}

bool is_json_ld(std::string_view attributes) {
  const std::string type = find_attribute(attributes, "type").value_or("");
  const std::string_view media = std::string_view(type).substr(0, type.find(';'));
  return text::equal_ignoring_case(text::trim(media), "application/ld+json");
}

bool is_canonical(std::string_view attributes) {
  const std::string relations = attribute_or_empty(attributes, "rel");
  return std::ranges::any_of(text::split(relations, ' '), [](std::string_view relation) {
    return text::equal_ignoring_case(relation, "canonical");
  });
}

class PageReader {
 public:
  explicit PageReader(std::string_view html) : walk_(html), items_(html) {}

  Page page() && {
    for (Walk::Event event = walk_.next(); event != Walk::Event::end; event = walk_.next()) {
      switch (event) {
        case Walk::Event::text:
          text(walk_.token());
          break;
        case Walk::Event::open:
          open(walk_.tag(), walk_.token().attributes);
          break;
        case Walk::Event::close:
          close(walk_.tag());
          break;
        case Walk::Event::end:
          break;
      }
    }
    page_.items = items_.take();
    return std::move(page_);
  }

 private:
  void text(const Token& token) {
    if (token.inside == Tag::title && page_.title.empty()) {
      page_.title = text::printable_line(decode_references(token.text));
    } else if (token.inside == Tag::script && std::exchange(json_ld_, false)) {
      page_.json_ld.emplace_back(token.text);
    } else if (token.inside == Tag::unknown && in_link_) {
      link_text_ += token.text;
    }
  }

  void open(Tag tag, std::string_view attributes) {
    items_.open(walk_);
    if (tag == Tag::script) json_ld_ = is_json_ld(attributes);
    if (in_link_ && (tag == Tag::br || has(tag, trait::ends_paragraph))) link_text_ += ' ';
    if (attributes.empty()) return;
    if (tag == Tag::base && page_.base.empty()) page_.base = attribute_or_empty(attributes, "href");
    if (tag == Tag::link && page_.canonical.empty() && is_canonical(attributes)) {
      page_.canonical = attribute_or_empty(attributes, "href");
    }
    if (tag == Tag::a || tag == Tag::area) open_link(attribute_or_empty(attributes, "href"));
  }

  void close(Tag tag) {
    items_.close(walk_);
    if ((tag == Tag::a || tag == Tag::area) && std::exchange(in_link_, false)) {
      page_.links.back().second = text::printable_line(decode_references(link_text_));
    }
  }

  void open_link(std::string href) {
    if (href.empty() || page_.links.size() >= limits::items_per_document) return;
    page_.links.emplace_back(std::move(href), "");
    link_text_.clear();
    in_link_ = true;
  }

  Walk walk_;
  ItemReader items_;
  Page page_;
  bool json_ld_ = false;  // the text of the script to come is JSON-LD
  bool in_link_ = false;
  std::string link_text_;
};

}  // namespace

std::string decode_page(std::string_view bytes, std::string_view charset) {
  return decoded(bytes, charset);
}

Page read_page(std::string_view bytes, std::string_view charset) {
  const std::string html = decoded(bytes, charset);
  return PageReader(html).page();
}

}  // namespace medtech::html
