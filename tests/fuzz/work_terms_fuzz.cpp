// SPDX-License-Identifier: GPL-3.0-or-later
// Any text gives terms or none, and the contract's word for a term is a label that means it.
#include "core/listing/work_terms.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

void check(const medtech::listing::WorkTerms& terms) {
  using namespace medtech::listing;
  bool same = true;
  if (terms.shift) same = same && parse_term_labels(to_string(*terms.shift)).shift == terms.shift;
  if (terms.schedule) {
    same = same && parse_term_labels(to_string(*terms.schedule)).schedule == terms.schedule;
  }
  if (terms.employment_type) {
    const auto again = parse_term_labels(to_string(*terms.employment_type));
    same = same && again.employment_type == terms.employment_type;
  }
  if (!same) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(medtech::listing::parse_term_labels(text));
  check(medtech::listing::find_terms_in_title(text));
  check(medtech::listing::find_terms_in_text(text));
  return 0;
}
