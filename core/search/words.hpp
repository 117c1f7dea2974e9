// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ontology/title_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The language of the words of a search: terms side by side must all be there (`AND` between them
/// changes nothing); "a phrase"; `a OR b`; `NOT x` or `-x`; `begin*`. NOT concerns the one term
/// behind it, OR joins the two around it. Any input has a meaning; nothing of it reaches the
/// full-text index unquoted.
namespace medtech::search {

struct Term {
  std::string text;  ///< a word or the words of a phrase
  bool prefix = false;
  bool quoted = false;  ///< just as it is written

  bool operator==(const Term&) const = default;
};

/// Terms joined by OR: one of `there` must be, or one of `not_there` must not be.
struct Alternatives {
  std::vector<Term> there;
  std::vector<Term> not_there;

  bool operator==(const Alternatives&) const = default;
};

/// Words that together name a job by one of its names: an opening has all of them, or is one of
/// these roles, whatever it is called.
struct NamedJob {
  std::vector<Alternatives> words;
  std::vector<std::string> roles;

  bool operator==(const NamedJob&) const = default;
};

struct Words {
  std::vector<Alternatives> all_of;
  std::vector<NamedJob> jobs;
  std::vector<std::string> other_roles;  ///< that excluded words name: none of them is meant

  [[nodiscard]] bool empty() const { return all_of.empty() && jobs.empty(); }
  bool operator==(const Words&) const = default;
};

/// A text as the full-text index holds it: compatibility forms (full width, ligatures) as plain
/// characters. The same for what is stored and what is looked for.
std::string index_text(std::string_view text);

/// Reads words as typed. Throws Error{usage} for more than limits::query_terms terms.
Words parse_words(std::string_view typed);

/// Finds the names of jobs among words that stand side by side: "medical technologist" and "mls"
/// mean the openings of that role, too, and so does each word of "mls OR mlt". "NOT mls" leaves
/// these openings out. What is quoted stays as it is.
Words with_jobs(Words words, const ontology::TitleRules& titles);

/// All that must be there or not, as written: those of jobs come last.
std::vector<Alternatives> as_written(const Words& words);

/// True where the words only say what must not be there.
bool excludes_only(const Words& words);

/// Expressions of FTS5 for what must, and what must not be there; "" where there is nothing of it.
/// What must be there are the words as written, those of jobs too.
std::string required_expression(const Words& words);
std::string required_expression(const std::vector<Alternatives>& all_of);
std::string excluded_expression(const Words& words);

}  // namespace medtech::search
