// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/resume_reading.hpp"

#include "cmd/context.hpp"
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/ontology/knowledge.hpp"
#include "core/resume/read.hpp"
#include "core/sys/file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace medtech::cmd {

namespace {

// A file that is far too large is refused before it is read.
void check_size(const std::string& path) {
  std::error_code unknown;
  const auto size = path == "-" ? 0 : std::filesystem::file_size(path, unknown);
  if (unknown || size <= limits::resume_bytes) return;
  throw Error(
      ErrorKind::input,
      fmt::format("this file is larger than {} MiB", limits::resume_bytes / limits::mebibyte),
      "a résumé is far smaller: leave out its pictures, or give another file", {path});
}

resume::Vocabulary read_vocabulary(const Context& context) {
  if (context.paths().data.empty())
    return resume::Vocabulary::unpack(embedded::find("vocabulary.bin").value_or(""));
  return value_or_throw(resume::Vocabulary::parse(context.data_file(resume::vocabulary_file),
                                                  std::string(resume::vocabulary_file)));
}

}  // namespace

ResumeReader::ResumeReader(Context& context)
    : context_(context), vocabulary_(read_vocabulary(context)) {}

document::Document ResumeReader::read_document(const std::string& path,
                                               const document::Meanwhile& meanwhile) {
  check_size(path);
  const std::string bytes = sys::read_file(path, limits::resume_bytes);
  return read_content(bytes, path, meanwhile);
}

document::Document ResumeReader::read_content(std::string_view bytes, const std::string& name,
                                              const document::Meanwhile& meanwhile) {
  document::Document document =
      document::read(bytes, name, resume::heading_test(vocabulary_), meanwhile);
  if (!document.cut.empty())
    context_.terminal().warn(text::printable_line(name) + " was read in part: " + document.cut);
  return document;
}

resume::Resume ResumeReader::understand(const document::Document& document) {
  return resume::read_resume(document, lore(), context_.today());
}

resume::Lore ResumeReader::lore() {
  if (!terms_) {
    const bool replaced = !context_.paths().data.empty();
    const auto file = [this](std::string_view name) { return context_.data_file(name); };
    terms_ = ontology::load_terms("terms", file, replaced, compiled_);
    employers_ = ontology::load_terms("employers", file, replaced, compiled_);
  }
  return {vocabulary_, *terms_, *employers_};
}

}  // namespace medtech::cmd
