// SPDX-License-Identifier: GPL-3.0-or-later
// Any profile.toml is read to its end; one without mistakes is written as JSON that can be read
// again.
#include "core/format/json.hpp"
#include "core/profile/profile.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace medtech;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto checked = profile::parse(text, "profile.toml");
  if (!checked || !checked->diagnostics.empty()) return 0;
  const auto& search = checked->profile.search;
  if (search.min_pay && profile::parse_least_pay(to_string(*search.min_pay)) != search.min_pay) {
    __builtin_trap();
  }
  json::Writer writer;
  writer.begin_object();
  profile::write_members(writer, checked->profile);
  writer.end_object();
  if (!json::Document::parse(writer.take())) __builtin_trap();
  return 0;
}
