// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/resumes.hpp"

#include "core/ontology/knowledge.hpp"
#include "core/resume/read.hpp"
#include "core/sys/paths.hpp"

namespace medtech::testing {

const resume::Lore& resume_lore() {
  static const resume::Vocabulary vocabulary = value_or_throw(
      resume::Vocabulary::parse(sys::data_file("", "resume/words.txt"), "words.txt"));
  static const ontology::Knowledge knowledge = ontology::load_knowledge(
      [](std::string_view name) { return sys::data_file("", name); }, false);
  static const resume::Lore lore{vocabulary, knowledge.terms, knowledge.employers};
  return lore;
}

document::Document read_document(std::string_view bytes, const std::string& name) {
  return document::read(bytes, name, resume::heading_test(resume_lore().vocabulary));
}

resume::Resume read_resume(const document::Document& document) {
  return resume::read_resume(document, resume_lore(), *parse_iso_date("2026-11-22"));
}

resume::Resume read_resume(std::string_view bytes) { return read_resume(read_document(bytes)); }

}  // namespace medtech::testing
