// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a posting: mentions lie in order inside it, and what is understood can be stored and
// read back.
#include "core/base/embedded.hpp"
#include "core/listing/understand.hpp"
#include "core/listing/understanding_json.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace medtech;
  static const ontology::Knowledge knowledge = ontology::load_knowledge(
      [](std::string_view name) { return std::string(embedded::find(name).value()); }, false);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  for (const ontology::Mention& mention : knowledge.terms.find_in(text)) {
    if (mention.begin < end || mention.end <= mention.begin || mention.end > size) __builtin_trap();
    end = mention.end;
  }
  listing::Listing listing;
  listing.title = text.substr(0, text.find('\n'));
  listing.employer = listing.title;
  listing.description = text;
  const listing::Understanding understanding = listing::understand(listing, knowledge);
  static_cast<void>(listing::understanding_from_json(listing::to_json(understanding)));
  return 0;
}
