// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/json.hpp"

#include <cstddef>
#include <cstdint>

using medtech::json::Document;
using medtech::json::Value;
using medtech::json::Writer;

namespace {

void copy(Value value, Writer& writer) {
  if (value.is_object()) {
    writer.begin_object();
    value.each_member(
        [&writer](std::string_view key, Value member) { copy(member, writer.key(key)); });
    writer.end_object();
  } else if (value.is_array()) {
    writer.begin_array();
    value.each([&writer](Value element) { copy(element, writer); });
    writer.end_array();
  } else if (value.is_string()) {
    writer.string(value.string_or_empty());
  } else if (value.is_number() && !value.integer()) {
    writer.number(value.number().value());
  } else {
    writer.raw(value.is_null() ? "null" : value.scalar_text());
  }
}

std::string written(const Document& document) {
  Writer writer(0);
  copy(document.root(), writer);
  return writer.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto strict = Document::parse(text, "fuzz");
  const auto lenient = medtech::json::parse_leniently(text, "fuzz");
  if (strict && !lenient) __builtin_trap();
  if (!lenient) return 0;
  // What was read can be written, and read again as the same.
  const std::string once = written(*lenient);
  const auto again = Document::parse(once, "fuzz");
  if (!again || written(*again) != once) __builtin_trap();
  return 0;
}
