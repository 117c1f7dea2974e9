// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/comparison.hpp"
#include "core/lint/engine.hpp"
#include "core/lint/lint_config.hpp"
#include "core/lint/score.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::lint {

/// Blacks out who a résumé is of: name, e-mail, telephone, links and address, each letter by a
/// block, so that places stay what they are.
class Redactor {
 public:
  /// Blacks out nothing.
  Redactor() = default;
  explicit Redactor(const Subject& subject);

  [[nodiscard]] std::string operator()(std::string_view text) const;
  /// A path, in which names may be run together: "AnaBell-BMET.pdf".
  [[nodiscard]] std::string path(std::string_view path) const;
  [[nodiscard]] bool works() const { return works_; }

 private:
  bool works_ = false;
  struct Secret {
    std::string text;      // in small letters
    bool capital = false;  // only where it begins with a capital letter
  };
  std::vector<Secret> secrets_;
  std::vector<std::string> names_;  // in small letters
};

/// One résumé, by itself or against one posting.
struct Outcome {
  std::shared_ptr<const Subject> subject;
  std::shared_ptr<const Posting> posting;  ///< null without one
  std::optional<Comparison> comparison;
  Score score;
  std::vector<Finding> of_resume;   ///< what was found without the posting
  std::vector<Finding> of_posting;  ///< and by it
  std::size_t suppressed = 0;       ///< findings that a baseline has
  FailOn fail_on = Severity::error;
  std::optional<int> min_score;

  /// Both, in the order of their places.
  [[nodiscard]] std::vector<Finding> findings() const;
};

/// A file that could not be read.
struct Failure {
  std::string file;
  std::string message;
  std::string hint;
  bool unanswered = false;  ///< an address that did not answer, no file

  bool operator==(const Failure&) const = default;
};

/// All that a check found.
struct Report {
  std::vector<Outcome> outcomes;
  std::vector<Failure> failures;
  const RuleBook* book = nullptr;
  const ontology::Knowledge* knowledge = nullptr;
  bool redact = false;
};

/// A finding as it is shown.
struct ShownFinding {
  const Finding* finding = nullptr;
  std::optional<ShownSpot> spot;
  std::optional<FileSpot> in_file;  ///< of plain text alone
  std::string message;
  std::string suggestion;
  std::string line;  ///< the whole line that it is on; "" without a spot
};

/// Makes findings of a résumé ready to be shown; the line and texts are blacked out where that is
/// asked for.
class Shower {
 public:
  Shower(const Subject& subject, bool redact);

  [[nodiscard]] ShownFinding operator()(const Finding& finding) const;
  [[nodiscard]] std::string text(std::string_view text) const { return redactor_(text); }
  /// The résumé's path, and each line as it is shown.
  [[nodiscard]] std::string path() const;
  [[nodiscard]] const ShownText& shown() const { return shown_; }

 private:
  const Subject& subject_;
  Redactor redactor_;
  ShownText shown_;
};

/// How many findings of each severity, suggestions first.
std::array<std::size_t, 3> count_severities(const std::vector<Finding>& findings);

/// Whether the check fails: by a finding, or by a score that is too low or absent where a least one
/// is asked for.
bool fails(const Report& report);

/// A posting's name for people: its title and employer, else what it was named by.
std::string posting_title(const Posting& posting);

/// The outcome with the best score among those of one posting, for each posting in the order of
/// their first outcomes; those without a score are left out.
std::vector<const Outcome*> best_versions(const Report& report);

/// A finding by what it says and not where: stays the same when lines move.
std::string fingerprint(const Outcome& outcome, const Finding& finding);

// Each is the whole text of a format.
std::string sarif(const Report& report);
std::string junit(const Report& report);
std::string github_annotations(const Report& report);
std::string gitlab_report(const Report& report);
std::string markdown(const Report& report);
std::string csv_matrix(const Report& report);
std::string html_page(const Report& report);
std::string json_report(const Report& report);

}  // namespace medtech::lint
