// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/term_set.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <variant>

namespace medtech::listing {

namespace {

using Meaning = std::variant<Shift, Schedule, EmploymentType>;

struct Term {
  std::string_view phrase;
  Meaning meaning;
};

// In the order of their first letters; longer phrases come before those they begin with.
constexpr auto everywhere = [] {
  using enum Schedule;
  using enum EmploymentType;
  return std::to_array<Term>({
      {"1st shift", Shift::day},
      {"2nd shift", Shift::evening},
      {"3rd shift", Shift::night},
      {"7 on 7 off", seven_on_seven_off},
      {"7on 7off", seven_on_seven_off},
      {"7on7off", seven_on_seven_off},
      {"7 days on 7 days off", seven_on_seven_off},
      {"afternoon shift", Shift::evening},
      {"am shift", Shift::day},
      {"baylor", weekender},
      {"contract to hire", contract_to_hire},
      {"day shift", Shift::day},
      {"days shift", Shift::day},
      {"evening shift", Shift::evening},
      {"evenings shift", Shift::evening},
      {"evenings", Shift::evening},
      {"full time", full_time},
      {"fulltime", full_time},
      {"first shift", Shift::day},
      {"graveyard", Shift::night},
      {"internship", internship},
      {"intern", internship},
      {"midnight shift", Shift::night},
      {"night shift", Shift::night},
      {"nights shift", Shift::night},
      {"noc shift", Shift::night},
      {"nights", Shift::night},
      {"overnight shift", Shift::night},
      {"overnights", Shift::night},
      {"overnight", Shift::night},
      {"part time", part_time},
      {"parttime", part_time},
      {"prn", prn},
      {"pm shift", Shift::evening},
      {"per diem", per_diem},
      {"perdiem", per_diem},
      {"rotating", Shift::rotating},
      {"seven days on seven days off", seven_on_seven_off},
      {"seven on seven off", seven_on_seven_off},
      {"seasonal", temporary},
      {"second shift", Shift::evening},
      {"swing shift", Shift::evening},
      {"temp to hire", contract_to_hire},
      {"temporary to hire", contract_to_hire},
      {"temp to perm", contract_to_hire},
      {"temporary to permanent", contract_to_hire},
      {"temporary", temporary},
      {"third shift", Shift::night},
      {"weekend option", weekender},
      {"weekend package", weekender},
      {"weekend program", weekender},
      {"weekend warrior", weekender},
      {"weekender", weekender},
      {"weekends", Shift::weekend},
      {"weekend", Shift::weekend},
  });
}();

// Words that mean terms in labels, or in parts of a title that hold nothing else.
constexpr auto in_labels = [] {
  using enum Schedule;
  using enum EmploymentType;
  return std::to_array<Term>({
      {"1099", contract},
      {"1st", Shift::day},
      {"2nd", Shift::evening},
      {"3rd", Shift::night},
      {"as needed", prn},
      {"afternoon", Shift::evening},
      {"afternoons", Shift::evening},
      {"casual", prn},
      {"contract", contract},
      {"contractor", contract},
      {"co op", internship},
      {"direct hire", permanent},
      {"days", Shift::day},
      {"day", Shift::day},
      {"evening", Shift::evening},
      {"ft", full_time},
      {"fulltime", full_time},
      {"freelance", contract},
      {"freelancer", contract},
      {"first", Shift::day},
      {"flexible", Shift::variable},
      {"intermittent", prn},
      {"internships", internship},
      {"locum", contract},
      {"morning", Shift::day},
      {"mornings", Shift::day},
      {"midnight", Shift::night},
      {"midnights", Shift::night},
      {"mids", Shift::night},
      {"night", Shift::night},
      {"noc", Shift::night},
      {"on call", prn},
      {"occasional", prn},
      {"occ", prn},
      {"pt", part_time},
      {"pms", Shift::evening},
      {"pool", prn},
      {"permanent", permanent},
      {"perm", permanent},
      {"relief", prn},
      {"registry", prn},
      {"regular", permanent},
      {"rotation", Shift::rotating},
      {"supplemental", prn},
      {"summer", temporary},
      {"second", Shift::evening},
      {"swing", Shift::evening},
      {"temp", temporary},
      {"term", temporary},
      {"third", Shift::night},
      {"volunteer", volunteer},
      {"variable", Shift::variable},
      {"varied", Shift::variable},
      {"varies", Shift::variable},
      {"various", Shift::variable},
  });
}();

// Behind these a term is denied or about something else: "no weekends", "every other weekend".
constexpr auto denials = std::to_array<std::string_view>(
    {"no", "non", "not", "without", "other", "every", "excluding", "call"});

// Phrases of terms that leave open what holds, or speak of something else.
constexpr auto undecided =
    std::to_array<std::string_view>({"full or part time",      "full and part time",
                                     "full part time",         "rotating weekend",
                                     "rotating weekends",      "rotating holiday",
                                     "rotating holidays",      "rotating call",
                                     "rotating saturday",      "rotating saturdays",
                                     "rotating sunday",        "rotating sundays",
                                     "every other weekend",    "weekend rotation",
                                     "weekends on rotation",   "weekends in rotation",
                                     "weekends on a rotation", "weekends on rotating",
                                     "holiday rotation",       "holidays on rotation",
                                     "holidays on a rotation", "weekend and holiday rotation",
                                     "call rotation"});

// What else may stand in a title's part that only holds terms.
constexpr auto companions = std::to_array<std::string_view>(
    {"shift", "shifts", "hours", "hrs", "hour",        "position", "status",   "schedule",
     "and",   "or",     "to",    "hr",  "opportunity", "benefits", "eligible", "flexible",
     "only",  "x",      "on",    "off", "fte",         "w",        "with",     "sign",
     "bonus", "am",     "pm",    "job", "unscheduled"});

std::size_t word_count(std::string_view phrase) {
  return 1 + static_cast<std::size_t>(std::ranges::count(phrase, ' '));
}

constexpr char first_letter(const Term& term) { return term.phrase.front(); }
static_assert(std::ranges::is_sorted(everywhere, {}, first_letter));
static_assert(std::ranges::is_sorted(in_labels, {}, first_letter));

const Term* term_at(const WordList& words, std::size_t at, std::span<const Term> among) {
  const auto same = std::ranges::equal_range(among, words[at].front(), {}, first_letter);
  const auto found =
      std::ranges::find_if(same, [&](const Term& term) { return words.has(at, term.phrase); });
  return found == same.end() ? nullptr : &*found;
}

// Words to pass over at `at`; 0 where no such phrase stands there.
std::size_t undecided_words(const WordList& words, std::size_t at) {
  const auto* found = std::ranges::find_if(
      undecided, [&](std::string_view phrase) { return words.has(at, phrase); });
  return found == undecided.end() ? 0 : word_count(*found);
}

bool is_denied(const WordList& words, std::size_t at) {
  return at > 0 && is_one_of(words[at - 1], denials);
}

// "0.6 FTE", "FTE 0.6"
void add_measures(const WordList& words, TermSet& terms) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "fte") {
      const auto number = number_of<double>(i > 0 ? words[i - 1] : "");
      const auto behind = number_of<double>(words[i + 1]);
      if (number || behind) terms.add_fte(number.value_or(behind.value_or(0)));
    }
  }
}

// Where the part of a title that `at` lies in ends: at a bracket, comma, bar, or dash with blanks.
std::size_t part_end(const WordList& words, std::size_t at) {
  for (std::size_t i = at; i + 1 < words.size(); ++i) {
    const std::string_view between = words.after(i);
    const bool dash = between.find(" -") != std::string_view::npos ||
                      between.find("- ") != std::string_view::npos ||
                      between.find('\xE2') != std::string_view::npos;
    const bool mark = between.find_first_of("(),;|[]:") != std::string_view::npos ||
                      between.find(". ") != std::string_view::npos;
    if (dash || mark) return i + 1;
  }
  return words.size();
}

// "5x8", "3x12s"
bool is_count_of_hours(std::string_view word) {
  const std::size_t x = word.find('x');
  return x == 1 && word.size() > 2 && text::is_digit(word[0]) && text::is_digit(word[2]);
}

// How many words at `at` are a term, or what may stand beside terms; 0 for other words.
std::size_t words_of_term(const WordList& words, std::size_t at) {
  if (const std::size_t passed = undecided_words(words, at); passed > 0) return passed;
  const Term* term = term_at(words, at, everywhere);
  if (term == nullptr) term = term_at(words, at, in_labels);
  if (term != nullptr) return word_count(term->phrase);
  const bool beside = is_one_of(words[at], companions) || number_of<double>(words[at]) ||
                      is_count_of_hours(words[at]);
  return beside ? 1 : 0;
}

bool holds_only_terms(const WordList& words, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    const std::size_t passed = words_of_term(words, i);
    if (passed == 0) return false;
    i += passed;
  }
  return true;
}

void add_part(const WordList& words, std::size_t begin, std::size_t end, bool labels,
              TermSet& terms) {
  bool follows_term = false;
  for (std::size_t i = begin; i < end;) {
    if (const std::size_t passed = undecided_words(words, i); passed > 0) {
      i += passed;
      continue;
    }
    const Term* term = term_at(words, i, everywhere);
    if (term == nullptr && (labels || follows_term)) {  // "Full Time Days"
      term = term_at(words, i, in_labels);
      const bool shift = term != nullptr && std::holds_alternative<Shift>(term->meaning);
      if (!labels && !shift) term = nullptr;
    }
    follows_term = term != nullptr;
    if (term == nullptr) {
      ++i;
      continue;
    }
    const std::size_t next = i + word_count(term->phrase);
    // "On-call" is how one is employed, "on-call every fourth week" and "1 PM - 9:30 PM; on call"
    // are duties.
    const bool duty = term->phrase == "on call" && (next < end || begin > 0);
    if (!is_denied(words, i) && !duty)
      std::visit([&](auto meaning) { terms.add(meaning); }, term->meaning);
    i = next;
  }
}

// The one value of a set, if it has but one.
template <typename Value>
std::optional<Value> only(unsigned set) {
  if (std::popcount(set) != 1) return std::nullopt;
  return static_cast<Value>(std::countr_zero(set));
}

}  // namespace

void TermSet::add(const WorkTerms& terms) {
  if (terms.shift) add(*terms.shift);
  if (terms.schedule) add(*terms.schedule);
  if (terms.employment_type) add(*terms.employment_type);
}

void TermSet::add_fte(double fte) {
  if (fte >= 0.9 && fte <= 1) add(Schedule::full_time);
  if (fte > 0 && fte <= 0.8) add(Schedule::part_time);
}

void TermSet::add_weekly_hours(double hours) {
  if (hours >= 36 && hours <= 60) add(Schedule::full_time);
  if (hours >= 4 && hours < 30) add(Schedule::part_time);
}

WorkTerms TermSet::settled() const {
  const auto has = [](unsigned set, auto value) { return (set & bit(value)) != 0; };
  WorkTerms terms;
  terms.shift = only<Shift>(shifts_);
  if (!terms.shift) terms.shift = only<Shift>(shifts_ & ~bit(Shift::weekend));
  for (const Shift wide : {Shift::variable, Shift::rotating}) {
    if (has(shifts_, wide)) terms.shift = wide;
  }
  terms.schedule = only<Schedule>(schedules_);
  for (const Schedule narrow :
       {Schedule::per_diem, Schedule::prn, Schedule::weekender, Schedule::seven_on_seven_off}) {
    if (has(schedules_, narrow) && !has(schedules_, Schedule::full_time)) terms.schedule = narrow;
  }
  for (const Schedule package : {Schedule::weekender, Schedule::seven_on_seven_off}) {
    if (has(schedules_, package)) terms.schedule = package;
  }
  terms.employment_type = only<EmploymentType>(types_);
  if (types_ == (bit(EmploymentType::temporary) | bit(EmploymentType::contract))) {
    terms.employment_type = EmploymentType::contract;
  }
  for (const EmploymentType narrow :
       {EmploymentType::volunteer, EmploymentType::internship, EmploymentType::contract_to_hire}) {
    if (has(types_, narrow)) terms.employment_type = narrow;
  }
  return terms;
}

bool may_begin_terms(const WordList& words, std::size_t at) { return words_of_term(words, at) > 0; }

bool names_schedule(const WordList& words) {
  if (!holds_only_terms(words, 0, words.size())) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Term* term = term_at(words, i, everywhere);
    if (term != nullptr && std::holds_alternative<Schedule>(term->meaning)) return true;
  }
  // On a line of its own "Casual" is a schedule too.
  return words.size() == 1 && words[0] == "casual";
}

void add_terms(const WordList& words, TermSource source, TermSet& terms) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = part_end(words, begin);
    const bool labels = source == TermSource::label || holds_only_terms(words, begin, end);
    if (labels || source == TermSource::title) add_part(words, begin, end, labels, terms);
    begin = end;
  }
  add_measures(words, terms);
}

}  // namespace medtech::listing
