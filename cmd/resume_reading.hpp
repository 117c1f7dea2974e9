// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/resume.hpp"
#include "core/resume/vocabulary.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::cmd {

class Context;

/// Reads résumés for commands. What they are understood by is loaded once, when it is needed.
class ResumeReader {
 public:
  explicit ResumeReader(Context& context);

  /// The file ("-" is standard input) as software reads it. `meanwhile` is called while another
  /// process reads a PDF. Throws Error{input} that names it.
  document::Document read_document(const std::string& path,
                                   const document::Meanwhile& meanwhile = {});
  /// The same of bytes that came from elsewhere; `name` is what errors call them.
  document::Document read_content(std::string_view bytes, const std::string& name,
                                  const document::Meanwhile& meanwhile = {});
  /// What it says.
  resume::Resume understand(const document::Document& document);
  /// What résumés are understood by; valid while this reader lives.
  resume::Lore lore();

 private:
  Context& context_;
  resume::Vocabulary vocabulary_;
  // What is only loaded when a document is to be understood.
  std::optional<ontology::Terms> terms_;
  std::optional<ontology::Terms> employers_;
  std::vector<std::shared_ptr<const std::string>> compiled_;
};

}  // namespace medtech::cmd
