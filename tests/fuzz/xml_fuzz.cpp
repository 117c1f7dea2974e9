// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/xml.hpp"
#include "core/format/xml_mend.hpp"

#include <cstddef>
#include <cstdint>

using medtech::xml::Document;
using medtech::xml::Element;

namespace {

void check(const Element& element, std::size_t depth) {
  if (depth > medtech::limits::xml_depth || element.name().empty()) __builtin_trap();
  if (!medtech::text::is_valid_utf8(element.text())) __builtin_trap();
  if (depth == 1 && !medtech::text::is_valid_utf8(element.inner_markup())) __builtin_trap();
  if (element.attribute("no-such-attribute-here") != "") __builtin_trap();
  for (const Element& child : element.children()) {
    if (!element.child(child.name()).exists()) __builtin_trap();
    check(child, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto document = Document::parse(bytes, "fuzz");
  if (!document) return 0;
  check(document->root(), 1);
  // What was mended once is well-formed.
  const std::string mended =
      medtech::xml::mend(medtech::xml::prepare(medtech::text::valid_utf8(bytes)).text).text;
  const auto again = Document::parse(mended, "fuzz");
  if (again && !again->damage().empty()) __builtin_trap();
  return 0;
}
