// SPDX-License-Identifier: GPL-3.0-or-later
// Text, Markdown, HTML and JSON Resume, read up to the facts of a résumé.
#include "core/base/error.hpp"
#include "core/document/document.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/resume/read.hpp"
#include "core/sys/paths.hpp"

#include <cstdint>
#include <string_view>

using namespace medtech;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto vocabulary = value_or_throw(
      resume::Vocabulary::parse(sys::data_file("", "resume/words.txt"), "words.txt"));
  static const auto knowledge = ontology::load_knowledge(
      [](std::string_view name) { return sys::data_file("", name); }, false);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.contains("%PDF-")) return 0;  // read in a process of its own
  try {
    const resume::Lore lore{vocabulary, knowledge.terms, knowledge.employers};
    const document::Document document =
        document::read(bytes, "x", resume::heading_test(vocabulary));
    const resume::Resume read = resume::read_resume(document, lore, *parse_iso_date("2026-11-22"));
    for (const resume::Section& section : read.sections) {
      if (section.line >= document.lines.size() || section.last > document.lines.size())
        __builtin_trap();
    }
  } catch (const Error&) {
  }
  return 0;
}
