// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cmd/context.hpp"
#include "core/lint/report.hpp"
#include "core/lint/rule_book.hpp"
#include "core/lint/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace medtech::cmd {

/// What résumés are held against, and how, as typed; rules are ids already.
struct CheckRequest {
  std::vector<std::string> resumes;
  std::vector<std::string> postings;
  std::string posting_folder;
  std::string saved;
  std::string role;
  std::string config;  ///< "" where it is to be found
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::optional<lint::FailOn> fail_on;
  std::optional<int> min_score;
  bool redact = false;
};

/// The rules' texts, and the words that they look for.
lint::RuleBook rule_book(const Context& context);
lint::Words rule_words(const Context& context);

/// Reads all résumés and postings and holds each against each, in parallel; the outcomes are in the
/// order of the résumés, and for each in that of the postings. What can't be read is a failure in
/// the report. The book outlives the report.
lint::Report check_resumes(Context& context, const CheckRequest& request,
                           const lint::RuleBook& book);

}  // namespace medtech::cmd
