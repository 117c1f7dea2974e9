// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/resume_batch.hpp"

#include "cmd/posting.hpp"
#include "cmd/resume_judging.hpp"
#include "cmd/resume_reading.hpp"
#include "cmd/resume_versions.hpp"
#include "cmd/role_posting.hpp"
#include "core/base/embedded.hpp"
#include "core/base/error.hpp"
#include "core/base/limits.hpp"
#include "core/base/parallel.hpp"
#include "core/base/text.hpp"
#include "core/lint/copying.hpp"
#include "core/lint/profile_of.hpp"
#include "core/resume/read.hpp"
#include "core/sys/file.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace medtech::cmd {

namespace {

namespace fs = std::filesystem;
using lint::Posting;
using lint::Subject;

// A résumé with what is the same against every posting.
struct Candidate {
  std::shared_ptr<const Subject> subject;
  profile::Qualifications shows;
  lint::Config config;
  lint::Choice choice;
  std::vector<lint::Finding> findings;
  lint::Score alone;  ///< of the document, whatever rules are displayed
  std::vector<lint::Sent> sent;
};

std::size_t size_of(const std::string& path) {
  std::error_code unknown;
  const auto size = path == "-" ? 0 : fs::file_size(path, unknown);
  return unknown ? 0 : static_cast<std::size_t>(size);
}

// medtech-check.toml in the résumé's folder or one above.
std::string config_above(const std::string& resume) {
  std::error_code failure;
  fs::path folder =
      fs::absolute(resume == "-" ? fs::path("x") : fs::path(resume), failure).parent_path();
  while (!folder.empty()) {
    const fs::path file = folder / "medtech-check.toml";
    if (fs::is_regular_file(file, failure)) return file.string();
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
  }
  return {};
}

// A résumé's whole path, so that patterns mean the same wherever the program is run from.
std::string whole_path(const std::string& resume) {
  if (resume == "-") return resume;
  std::error_code failure;
  return fs::absolute(resume, failure).lexically_normal().string();
}

class Batch {
 public:
  Batch(Context& context, const CheckRequest& request, const lint::RuleBook& book)
      : context_(context),
        request_(request),
        book_(book),
        reader_(context),
        today_(context.today()) {}

  lint::Report run() {
    read_resumes();
    read_all_postings();
    check_candidates();
    pair_up();
    report_.book = &book_;
    report_.knowledge = knowledge_;
    report_.redact = request_.redact;
    return std::move(report_);
  }

 private:
  // What does not depend on the résumés is loaded once: while the first PDF is read, or else after.
  void load_lore() {
    if (knowledge_ != nullptr) return;
    knowledge_ = &context_.knowledge();
    words_ = rule_words(context_);
    static_cast<void>(reader_.lore());
    const profile::Profile& profile = context_.profile();
    if (profile != profile::Profile())
      known_ = lint::Known{profile, profile::qualifications_of(profile, *knowledge_, today_)};
  }

  // One file that can't be read does not hide the others.
  template <typename Read>
  void fenced(const std::string& file, Read&& read) {
    try {
      read();
    } catch (const Error& error) {
      if (error.kind != ErrorKind::input && error.kind != ErrorKind::network) throw;
      report_.failures.push_back({file, text::printable_line(error.message),
                                  text::printable_line(error.hint),
                                  error.kind == ErrorKind::network});
    }
  }

  [[nodiscard]] lint::Config config_for(const std::string& resume) {
    const std::string file = request_.config.empty() ? config_above(resume) : request_.config;
    if (file.empty()) return {};
    const auto known = configs_.find(file);
    if (known != configs_.end()) return known->second;
    lint::Config config =
        value_or_throw(lint::parse_config(sys::read_file(file, limits::config_bytes), file, book_));
    return configs_.emplace(file, std::move(config)).first->second;
  }

  // Documents are read one after the other: a PDF is read by a copy of this process, which may have
  // no other threads.
  void read_resumes() {
    std::vector<std::pair<std::string, document::Document>> documents;
    for (const std::string& path : request_.resumes) {
      const lint::Config config = config_for(path);
      fenced(path, [&] {
        documents.emplace_back(path, reader_.read_document(path, [this] { load_lore(); }));
        Candidate candidate;
        candidate.config = config;
        candidate.choice =
            lint::choice_for(config, request_.select, request_.ignore, whole_path(path));
        if (std::ranges::none_of(book_.rules(), [&](const lint::RuleText& rule) {
              return candidate.choice.runs(rule.id);
            }))
          throw Error(
              ErrorKind::usage, "no rule is left to run on " + path,
              "what is selected is ignored too: see --select, --ignore and medtech-check.toml");
        if (!asked_for_none()) candidate.sent = sent_before(context_, path);
        candidates_.push_back(std::move(candidate));
      });
    }
    load_lore();
    const resume::Lore lore = reader_.lore();
    for_each_index(documents.size(), [&](std::size_t i) {
      auto& [path, document] = documents[i];
      resume::Resume resume = resume::read_resume(document, lore, today_);
      auto subject = std::make_shared<const Subject>(
          lint::prepare(path, size_of(path), std::move(document), std::move(resume), lore, words_));
      candidates_[i].shows = profile::qualifications_of(
          lint::profile_of(*subject, *knowledge_, today_), *knowledge_, today_);
      candidates_[i].subject = std::move(subject);
    });
  }

  void read_all_postings() {
    std::vector<NamedPosting> named;
    const auto take = [&](std::vector<NamedPosting> some) {
      std::ranges::move(some, std::back_inserter(named));
    };
    for (const std::string& each : request_.postings)
      fenced(each, [&] { take(read_postings(context_, each)); });
    if (!request_.posting_folder.empty()) {
      for (const std::string& file : posting_files(request_.posting_folder))
        fenced(file, [&] { take(read_postings(context_, file)); });
    }
    if (!request_.saved.empty()) take(saved_postings(context_, request_.saved));
    postings_.resize(named.size());
    for_each_index(named.size(), [&](std::size_t i) {
      postings_[i] = std::make_shared<const Posting>(lint::prepare_posting(
          std::move(named[i].name), std::move(named[i].listing), words_, *knowledge_));
    });
    if (!request_.role.empty() && asked_for_none())
      postings_.push_back(std::make_shared<const Posting>(role_posting(context_, request_.role)));
  }

  [[nodiscard]] bool asked_for_none() const {
    return request_.postings.empty() && request_.posting_folder.empty() && request_.saved.empty();
  }

  [[nodiscard]] lint::Case case_of(const Candidate& candidate) const {
    return {*candidate.subject, nullptr, nullptr,     known_ ? &*known_ : nullptr,
            &candidate.shows,   today_,  *knowledge_, words_};
  }

  void check_candidates() {
    for_each_index(candidates_.size(), [&](std::size_t i) {
      Candidate& candidate = candidates_[i];
      candidate.findings = lint::check_resume(case_of(candidate), book_, candidate.choice);
      if (!is_readable(*candidate.subject)) return;
      // What the score is reckoned from can't be left out of it.
      candidate.alone = candidate.choice == lint::Choice()
                            ? lint::score_of(candidate.findings, *candidate.subject)
                            : lint::score_of(lint::check_resume(case_of(candidate), book_, {}),
                                             *candidate.subject);
    });
  }

  [[nodiscard]] lint::Outcome outcome_of(const Candidate& candidate,
                                         std::shared_ptr<const Posting> posting) const {
    lint::Outcome outcome;
    outcome.subject = candidate.subject;
    outcome.of_resume = candidate.findings;
    outcome.fail_on =
        request_.fail_on.value_or(candidate.config.fail_on.value_or(lint::Severity::error));
    outcome.min_score = request_.min_score ? request_.min_score : candidate.config.min_score;
    outcome.score = candidate.alone;
    if (!posting) return outcome;
    std::set<std::size_t> copied = lint::copied_passages(*candidate.subject, *posting);
    std::optional<profile::Qualifications> without_copies;
    if (!copied.empty()) {
      without_copies = profile::qualifications_of(
          lint::profile_of(*candidate.subject, *knowledge_, today_, copied), *knowledge_, today_);
    }
    const profile::Qualifications& shows = without_copies ? *without_copies : candidate.shows;
    outcome.comparison =
        lint::compare(*candidate.subject, *posting, std::move(copied),
                      judge_thresholds(shows, *posting, *knowledge_), *knowledge_, words_);
    lint::Case one = case_of(candidate);
    one.posting = posting.get();
    one.comparison = &*outcome.comparison;
    one.sent = candidate.sent;
    outcome.of_posting = lint::check_against_posting(one, book_, candidate.choice);
    if (is_readable(*candidate.subject)) outcome.score = lint::score_of(*outcome.comparison);
    outcome.score.structure = candidate.alone.structure;
    outcome.posting = std::move(posting);
    return outcome;
  }

  // Nothing is judged of what shows no text or no section.
  static bool is_readable(const Subject& subject) {
    return !subject.resume.no_resume &&
           std::ranges::any_of(subject.resume.sections, [](const resume::Section& section) {
             return !section.heading.empty();
           });
  }

  void pair_up() {
    const std::size_t columns = asked_for_none() && request_.role.empty() ? 1 : postings_.size();
    report_.outcomes.resize(candidates_.size() * columns);
    for_each_index(report_.outcomes.size(), [&](std::size_t i) {
      std::shared_ptr<const Posting> posting = postings_.empty() ? nullptr : postings_[i % columns];
      report_.outcomes[i] = outcome_of(candidates_[i / columns], std::move(posting));
    });
  }

  Context& context_;
  const CheckRequest& request_;
  const lint::RuleBook& book_;
  ResumeReader reader_;
  const Date today_;
  const ontology::Knowledge* knowledge_ = nullptr;
  lint::Words words_;
  std::optional<lint::Known> known_;
  std::map<std::string, lint::Config> configs_;
  std::vector<Candidate> candidates_;
  std::vector<std::shared_ptr<const Posting>> postings_;
  lint::Report report_;
};

}  // namespace

lint::RuleBook rule_book(const Context& context) {
  if (context.paths().data.empty())
    return lint::RuleBook::unpack(embedded::find("rules.bin").value_or(""));
  return value_or_throw(
      lint::RuleBook::read([&](std::string_view file) { return context.data_file(file); }));
}

lint::Words rule_words(const Context& context) {
  if (context.paths().data.empty())
    return lint::Words::unpack(embedded::find("words.bin").value_or(""));
  return value_or_throw(
      lint::Words::parse(context.data_file(lint::words_file), std::string(lint::words_file)));
}

lint::Report check_resumes(Context& context, const CheckRequest& request,
                           const lint::RuleBook& book) {
  return Batch(context, request, book).run();
}

}  // namespace medtech::cmd
