// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/xml.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/encoding.hpp"
#include "core/format/xml_mend.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <utility>

namespace medtech::xml {

namespace {

pugi::xml_node node_of(void* node) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(node));
}

// The parts of a name around its colon: prefix and local name.
std::pair<std::string_view, std::string_view> parts(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos || colon + 1 == name.size()) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

bool has_local_name(pugi::xml_node node, std::string_view name) {
  return node.type() == pugi::node_element &&
         text::equal_ignoring_case(parts(node.name()).second, name);
}

// The node behind this one in the order of the text, below `top` alone; none at its end.
pugi::xml_node following(pugi::xml_node node, pugi::xml_node top) {
  if (node.first_child()) return node.first_child();
  while (node != top && !node.next_sibling()) node = node.parent();
  return node == top ? pugi::xml_node() : node.next_sibling();
}

// Whether elements are nested deeper than `limit`.
bool is_deeper_than(pugi::xml_node top, std::size_t limit) {
  std::size_t depth = 0;
  for (pugi::xml_node node = top; node;) {
    if (depth > limit && node.type() == pugi::node_element) return true;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node != top && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    node = node == top ? pugi::xml_node() : node.next_sibling();
  }
  return false;
}

// The encoding="…" of an XML declaration; "" where there is none.
std::string_view declared_encoding(std::string_view bytes) {
  const std::size_t begin = bytes.substr(0, 200).find("<?xml");
  if (begin == std::string_view::npos) return {};
  const std::string_view declaration = bytes.substr(begin, bytes.substr(begin).find('>'));
  const std::size_t word = declaration.find("encoding");
  if (word == std::string_view::npos) return {};
  const std::size_t quote = declaration.find_first_of("\"'", word);
  if (quote == std::string_view::npos) return {};
  const std::string_view value = declaration.substr(quote + 1);
  return value.substr(0, value.find(declaration[quote]));
}

std::string decoded(std::string_view bytes, std::string_view charset) {
  const auto mark = encoding::find_mark(bytes);
  bytes.remove_prefix(mark.size);
  const std::string_view declared = declared_encoding(bytes);
  // A declaration that can be read as ASCII is not in UTF-16, whatever it says.
  const bool wide = text::starts_with_ignoring_case(declared, "utf-16") ||
                    text::starts_with_ignoring_case(declared, "utf-32");
  for (const std::string_view name :
       {mark.name, wide ? std::string_view("utf-8") : declared, charset}) {
    if (name.empty()) continue;
    if (auto text = encoding::to_utf8(bytes, name)) return std::move(*text);
  }
  return encoding::guess_utf8(bytes);
}

std::string lower_first(std::string_view sentence) {
  std::string text(sentence);
  if (!text.empty()) text[0] = text::to_lower(text[0]);
  return text;
}

}  // namespace

struct Document::State {
  pugi::xml_document document;
  std::string damage;
  std::size_t open_at_end = 0;

  pugi::xml_parse_result load(const std::string& text) {
    constexpr unsigned options =
        pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata;
    return document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
  }
};

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::parse(std::string_view bytes, const std::string& file,
                                 std::string_view charset) {
  const Prepared prepared = prepare(decoded(bytes, charset));
  auto state = std::make_unique<State>();
  const auto line_of = [&prepared](std::ptrdiff_t offset) {
    const auto before = std::string_view(prepared.text).substr(0, static_cast<std::size_t>(offset));
    return 1 + prepared.lines + static_cast<std::size_t>(std::ranges::count(before, '\n'));
  };
  const auto result = state->load(prepared.text);
  const bool too_deep = result && is_deeper_than(state->document.root(), limits::xml_depth);
  if (!result && result.status != pugi::status_no_document_element) {
    state->damage =
        fmt::format("line {}: {}", line_of(result.offset), lower_first(result.description()));
  } else if (too_deep) {
    state->damage = fmt::format("nested deeper than {} levels", limits::xml_depth);
  } else if (prepared.cut) {
    state->damage = fmt::format("cut off behind {} tags", limits::xml_tags);
  }
  if (!result || too_deep) {
    const Mended mended = mend(prepared.text);
    state->open_at_end = mended.open_at_end;
    state->load(mended.text);
  }
  Document document(std::move(state));
  if (document.root().exists()) return document;
  const std::string& damage = document.damage();
  return std::unexpected(Error(
      ErrorKind::input, "no XML: " + (damage.empty() ? "it has no element" : damage), {}, {file}));
}

Element Document::root() const {
  for (const pugi::xml_node node : state_->document.children()) {
    if (node.type() == pugi::node_element) return Element(node.internal_object());
  }
  return {};
}

const std::string& Document::damage() const { return state_->damage; }

bool Document::breaks_off() const { return state_->open_at_end > 0; }

bool Document::breaks_off_inside(Element element) const {
  Element open = root();
  for (std::size_t level = 0; level < state_->open_at_end && open.exists(); ++level) {
    if (open.node_ == element.node_) return true;
    pugi::xml_node last = node_of(open.node_).last_child();
    while (last && last.type() != pugi::node_element) last = last.previous_sibling();
    open = last ? Element(last.internal_object()) : Element();
  }
  return false;
}

std::string Element::name() const { return text::lower(parts(node_of(node_).name()).second); }

std::string Element::prefix() const { return std::string(parts(node_of(node_).name()).first); }

std::string Element::text() const {
  const pugi::xml_node top = node_of(node_);
  std::string text;
  for (pugi::xml_node node = top; node; node = following(node, top)) text += node.value();
  return std::string(text::trim(text));
}

std::string Element::inner_markup() const {
  struct Writer : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
      out.append(static_cast<const char*>(data), size);
    }
  } writer;
  for (const pugi::xml_node node : node_of(node_).children()) {
    node.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
  }
  return std::move(writer.out);
}

std::string Element::attribute(std::string_view name) const {
  for (const pugi::xml_attribute attribute : node_of(node_).attributes()) {
    if (text::equal_ignoring_case(parts(attribute.name()).second, name)) return attribute.value();
  }
  return {};
}

Element Element::child(std::string_view name) const {
  for (const pugi::xml_node node : node_of(node_).children()) {
    if (has_local_name(node, name)) return Element(node.internal_object());
  }
  return {};
}

Element Element::child(std::string_view prefix, std::string_view name) const {
  for (const pugi::xml_node node : node_of(node_).children()) {
    if (has_local_name(node, name) && parts(node.name()).first == prefix) {
      return Element(node.internal_object());
    }
  }
  return {};
}

std::vector<Element> Element::children() const {
  std::vector<Element> found;
  for (const pugi::xml_node node : node_of(node_).children()) {
    if (node.type() == pugi::node_element) found.push_back(Element(node.internal_object()));
  }
  return found;
}

std::vector<Element> Element::children(std::string_view name) const {
  std::vector<Element> found;
  for (const pugi::xml_node node : node_of(node_).children()) {
    if (has_local_name(node, name)) found.push_back(Element(node.internal_object()));
  }
  return found;
}

}  // namespace medtech::xml
