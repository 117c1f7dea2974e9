// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"

#include <cstddef>
#include <cstdint>

using medtech::html::Item;
using medtech::text::is_valid_utf8;

namespace {

void check(const Item& item, std::size_t depth) {
  if (depth > medtech::limits::html_item_depth || !is_valid_utf8(item.type)) __builtin_trap();
  for (const Item::Property& property : item.properties) {
    if (property.name.empty() && property.items.size() > 1) __builtin_trap();
    if (!is_valid_utf8(property.text) || !is_valid_utf8(property.markup)) __builtin_trap();
    for (const Item& nested : property.items) check(nested, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* charset : {"", "windows-1252", "shift_jis", "utf-16"}) {
    const auto page = medtech::html::read_page(bytes, charset);
    for (const Item& item : page.items) check(item, 1);
    for (const auto& [address, words] : page.links) {
      if (address.empty() || !is_valid_utf8(address) || !is_valid_utf8(words)) __builtin_trap();
    }
    if (!is_valid_utf8(page.title) || page.title.contains('\n')) __builtin_trap();
  }
  return 0;
}
