// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/work_terms.hpp"

#include "core/base/limits.hpp"
#include "core/listing/shift_hours.hpp"
#include "core/listing/term_set.hpp"
#include "core/listing/word_list.hpp"

namespace medtech::listing {

namespace {

WorkTerms read(std::string_view text, TermSource source) {
  TermSet terms;
  add_terms(WordList(text), source, terms);
  WorkTerms settled = terms.settled();
  if (!settled.shift) settled.shift = shift_of_hours(text);
  return settled;
}

void fill(WorkTerms& terms, const WorkTerms& more) {
  if (!terms.employment_type) terms.employment_type = more.employment_type;
  if (!terms.schedule) terms.schedule = more.schedule;
  if (!terms.shift) terms.shift = more.shift;
}

// "Travel Technologist - 13 weeks", "Contract BMET, $2,600/wk"
bool is_of_weeks(std::string_view title) {
  const WordList words(title);
  const bool away = words.has_anywhere("travel") || words.has_anywhere("traveler") ||
                    words.has_anywhere("contract");
  return away && (words.has_anywhere("weeks") || words.has_anywhere("week") ||
                  words.has_anywhere("wk") || words.has_anywhere("wks"));
}

}  // namespace

WorkTerms parse_term_labels(std::string_view labels) { return read(labels, TermSource::label); }

WorkTerms find_terms_in_title(std::string_view title) { return read(title, TermSource::title); }

WorkTerms work_terms(const RawListing& raw, std::string_view title, std::string_view text) {
  TermSet labels;
  for (const auto* field : {&raw.employment_type, &raw.schedule, &raw.shift}) {
    labels.add(parse_term_labels(std::string_view(*field).substr(0, limits::line_bytes)));
  }
  WorkTerms terms = labels.settled();
  fill(terms, find_terms_in_title(title));
  if (!terms.employment_type && is_of_weeks(title))
    terms.employment_type = EmploymentType::contract;
  fill(terms, find_terms_in_text(text));
  return terms;
}

}  // namespace medtech::listing
