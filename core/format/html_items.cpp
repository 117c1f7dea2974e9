// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/html_items.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <utility>

namespace medtech::html {

namespace {

// "http://schema.org/JobPosting" and "schema:JobPosting" as "JobPosting".
std::string last_part(std::string_view name) {
  while (name.ends_with('/')) name.remove_suffix(1);
  return std::string(name.substr(name.find_last_of("/#:") + 1));  // npos + 1 is 0
}

// The last parts of the names in a list with blanks between them.
std::vector<std::string> names_in(std::string_view list) {
  constexpr std::size_t most = 8;
  std::vector<std::string> names;
  while (names.size() < most) {
    list = text::trim(list);
    if (list.empty()) break;
    const std::size_t end = std::min(list.find_first_of(" \t\n\r\f"), list.size());
    names.push_back(last_part(list.substr(0, end)));
    list.remove_prefix(end);
  }
  return names;
}

std::optional<std::string> either_attribute(std::string_view attributes, std::string_view first,
                                            std::string_view second) {
  auto value = find_attribute(attributes, first);
  return value ? value : find_attribute(attributes, second);
}

// The attribute that holds an element's value; "" where its text does.
std::string_view value_attribute(Tag tag, const std::vector<std::string>& names) {
  const auto is_words = [](const std::string& name) { return name == "title" || name == "name"; };
  switch (tag) {
    case Tag::time:
      return "datetime";
    case Tag::a:
    case Tag::area:
      // Lists of jobs mark the link to a job as its title.
      return std::ranges::any_of(names, is_words) ? "" : "href";
    case Tag::link:
      return "href";
    case Tag::audio:
    case Tag::embed:
    case Tag::iframe:
    case Tag::img:
    case Tag::source:
    case Tag::video:
      return "src";
    case Tag::data:
    case Tag::meter:
      return "value";
    default:
      return "";
  }
}

std::optional<std::string> value_of(Tag tag, std::string_view attributes,
                                    const std::vector<std::string>& names) {
  auto value = find_attribute(attributes, "content");
  const std::string_view attribute = value_attribute(tag, names);
  if (!value && !attribute.empty()) value = find_attribute(attributes, attribute);
  if (value) value = text::trim(text::printable(*value));
  return value;
}

}  // namespace

const Item::Property* Item::find(std::string_view name) const {
  const auto found = std::ranges::find(properties, name, &Property::name);
  return found == properties.end() ? nullptr : &*found;
}

Item* ItemReader::enclosing_item() {
  const auto found = std::ranges::find_if(
      frames_.rbegin(), frames_.rend(), [](const Frame& frame) { return frame.item.has_value(); });
  return found == frames_.rend() ? nullptr : &*found->item;
}

void ItemReader::open(const Walk& walk) {
  const std::string_view attributes = walk.token().attributes;
  if (attributes.empty() || frames_.size() >= limits::html_item_depth) return;
  Frame frame{walk.depth(), walk.content_edge(), {}, {}, {}};
  const bool is_item =
      find_attribute(attributes, "itemscope") || find_attribute(attributes, "typeof");
  const auto property = either_attribute(attributes, "itemprop", "property");
  if (property && enclosing_item() != nullptr) frame.names = names_in(*property);
  if (is_item) {
    const auto types = names_in(either_attribute(attributes, "itemtype", "typeof").value_or(""));
    frame.item = Item{types.empty() ? "" : types.front(), {}};
  }
  if (!is_item && frame.names.empty()) return;
  frame.value = value_of(walk.tag(), attributes, frame.names);
  frames_.push_back(std::move(frame));
}

void ItemReader::close(const Walk& walk) {
  if (frames_.empty() || frames_.back().depth != walk.depth()) return;
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  const std::size_t size = walk.content_edge() - frame.begin;
  const std::string_view content =
      html_.substr(frame.begin, std::min(size, limits::body_bytes - recorded_));
  finish(std::move(frame), content);
}

// Hands a complete item or property to the item around it.
void ItemReader::finish(Frame frame, std::string_view content) {
  if (frame.names.empty()) {
    if (found_.size() < limits::items_per_document) found_.push_back(std::move(*frame.item));
    return;
  }
  Item::Property property;
  if (frame.item) {
    property.text = frame.value.value_or("");
    property.items.push_back(std::move(*frame.item));
  } else {
    recorded_ += content.size();
    property.text = frame.value ? *frame.value : text::printable_line(to_text(content));
    property.markup = content;
  }
  Item* const item = enclosing_item();
  for (const std::string& name : frame.names) {
    property.name = name;
    item->properties.push_back(property);
  }
}

}  // namespace medtech::html
