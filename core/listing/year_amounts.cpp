// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/year_amounts.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/statements.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace medtech::listing {

namespace {

constexpr std::array<std::pair<std::string_view, double>, 14> number_words{{{"one", 1},
                                                                            {"two", 2},
                                                                            {"three", 3},
                                                                            {"four", 4},
                                                                            {"five", 5},
                                                                            {"six", 6},
                                                                            {"seven", 7},
                                                                            {"eight", 8},
                                                                            {"nine", 9},
                                                                            {"ten", 10},
                                                                            {"twelve", 12},
                                                                            {"fifteen", 15},
                                                                            {"eighteen", 18},
                                                                            {"zero", 0}}};
constexpr double most_years = 25;
constexpr std::size_t reach = 14;  // words around a number in which experience is spoken of

constexpr auto words_of_work = ontology::hashes_of(
    {"experience",  "experienced",     "exp",        "working",     "work",
     "performing",  "repairing",       "servicing",  "practice",    "practical",
     "supervisory", "employment",      "bench",      "service",     "supervising",
     "maintaining", "troubleshooting", "leading",    "managing",    "repair",
     "lead",        "supervisor",      "relevant",   "related",     "progressive",
     "hands",       "hospital",        "field",      "clinical",    "laboratory",
     "lab",         "technical",       "management", "specialized", "testing",
     "gs"});
// "two-year degree", "five years ago", "18 years of age", "2 year warranty", "one year contract"
constexpr auto other_periods = ontology::hashes_of(
    {"degree",  "college",     "program",        "university", "ago",         "age",
     "old",     "older",       "warranty",       "contract",   "commitment",  "assignment",
     "course",  "lease",       "anniversary",    "diploma",    "institution", "agreement",
     "school",  "certificate", "residency",      "accredited", "payback",     "vesting",
     "history", "internship",  "rotation",       "training",   "round",       "period",
     "plan",    "retention",   "apprenticeship", "education",  "coursework"});

// "for over 25 years we have served", "every three years", "first two years": no experience.
constexpr auto since_words = ontology::hashes_of(
    {"over",       "past",      "last",       "since",      "every",     "first",     "next",
     "after",      "nearly",    "almost",     "per",        "until",     "through",   "than",
     "about",      "around",    "within",     "by",         "age",       "renewed",   "valid",
     "bonus",      "payback",   "repay",      "commitment", "agreement", "retention", "during",
     "background", "record",    "serving",    "drivers",    "driving",   "driver",    "each",
     "served",     "growing",   "prior",      "history",    "inside",    "drive",     "allows",
     "allow",      "figure",    "obtained",   "exchange",   "earned",    "achieved",  "train",
     "trains",     "graduated", "candidates", "been",       "those",     "add"});
// Words between a number and "years" that leave it what it is.
constexpr auto passed_words = ontology::hashes_of(
    {"to", "plus", "full", "or", "more", "minimum", "additional", "consecutive", "cumulative",
     "calendar", "total", "complete", "solid", "progressive", "recent"});
constexpr auto openers = ontology::hashes_of({"minimum", "least", "with", "w", "have", "plus",
                                              "and", "requires", "require", "min", "possess"});
constexpr auto year_words = ontology::hashes_of({"years", "year", "yrs", "yr", "years+", "yrs+"});
constexpr auto month_words = ontology::hashes_of({"months", "month", "mos"});

std::optional<double> number_at(const Outline& outline, std::size_t token) {
  std::string_view word = outline.word(token);
  while (word.ends_with('+')) word.remove_suffix(1);
  double value = 0;
  if (!word.empty() && text::is_digit(word.front())) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() ? std::optional(value)
                                                                    : std::nullopt;
  }
  for (const auto& [name, number] : number_words) {
    if (text::equal_ignoring_case(word, name)) return number;
  }
  return std::nullopt;
}

struct Number {
  double value = 0;
  std::size_t first = 0;  // token
};

// The number that stands before "years" at `token`, with a range's lower end and "two (2)" read.
std::optional<Number> number_of_years(const Outline& outline, const Clause& clause,
                                      std::size_t token) {
  std::optional<Number> found;
  constexpr std::size_t most_words = 6;  // "three (3) to five (5) years"
  for (std::size_t back = 1; back <= most_words && token >= clause.first + back; ++back) {
    const std::size_t at = token - back;
    if (outline.tokens()[at + 1].gap == ontology::Gap::stop) break;
    // "0 - 2 years", but "GS-9, 2 years"
    const std::string_view written = outline.word(at);
    if (outline.tokens()[at + 1].gap == ontology::Gap::comma &&
        !(found && text::is_digit(written.back())))
      break;
    // "GS-11 - one year": a grade
    if (at > clause.first && outline.is_word(at - 1, "gs")) break;
    if (const auto number = number_at(outline, at)) {
      // "1) 5 years": the number of an item
      const std::size_t end = outline.tokens()[at].end;
      const std::string_view between =
          outline.text().substr(end, outline.tokens()[at + 1].begin - end);
      const std::size_t begin = outline.tokens()[at].begin;
      const bool bracketed = begin > 0 && outline.text()[begin - 1] == '(';
      if (found && !bracketed && between.find(')') != std::string_view::npos) break;
      if (outline.tokens()[at + 1].gap == ontology::Gap::comma && found &&
          outline.text()[outline.tokens()[at].end] == ',')
        break;
      found = Number{found ? std::min(found->value, *number) : *number, at};
      continue;
    }
    if (!outline.is_one_of(at, passed_words)) break;
    const bool alternative = outline.is_word(at, "or");
    if (outline.is_word(at, "minimum") && found) break;
    // "or 2 years" begins something, "one or two years" does not.
    if (alternative && found && (at == clause.first || !number_at(outline, at - 1))) break;
  }
  return found;
}

// "nine-month appointment": one unit of several, bound to its number.
bool is_adjective(const Outline& outline, std::size_t unit) {
  const std::string_view word = outline.word(unit);
  const auto number = number_at(outline, unit - 1);
  if (!number || *number == 1 || word.ends_with('s') || word.ends_with('S')) return false;
  return outline.text()[outline.tokens()[unit].begin - 1] == '-';
}

// "Bachelor's + 3 years", "BSEE (5 years)": years right behind a degree.
bool follows_degree(const Outline& outline, const Clause& clause, std::size_t number) {
  constexpr std::size_t soon = 2;
  return std::ranges::any_of(outline.cues_in(clause), [&](const ontology::Mention& cue) {
    return outline.kind_of(cue) == CueKind::degree && cue.last <= number &&
           number - cue.last <= soon;
  });
}

// "Company with 25 years of experience in HTM": the age of who hires.
bool is_of_employer(const Outline& outline, const Clause& clause, std::size_t number) {
  static constexpr auto names =
      ontology::hashes_of({"company", "firm", "organization", "organisation", "provider", "leader",
                           "leaders", "founded", "established", "owned", "business", "we", "our"});
  constexpr double of_age = 10;
  static constexpr auto asking = ontology::hashes_of(
      {"require", "requires", "need", "seek", "seeking", "looking", "ask", "want"});
  const auto value = number_at(outline, number);
  return value && *value >= of_age && outline.has_one_of(clause.first, clause.last, names) &&
         !outline.has_cue(clause, CueKind::required) && !outline.has_cue(clause, CueKind::needed) &&
         !outline.has_one_of(clause.first, clause.last, asking);
}

bool is_experience(const Outline& outline, const Clause& clause, std::size_t number,
                   std::size_t unit) {
  const std::size_t end = std::min(clause.last, unit + reach);
  const std::size_t begin = number > clause.first + 6 ? number - 6 : clause.first;
  // "six years of college", but "six years of technical experience"
  std::size_t soon = unit + 1;
  while (soon < std::min(end, unit + 5) && outline.tokens()[soon].gap == ontology::Gap::joined)
    ++soon;
  if (is_adjective(outline, unit) && !outline.has_word(unit + 1, soon, "experience")) return false;
  if (outline.has_one_of(unit + 1, soon, other_periods) &&
      !outline.has_word(unit + 1, std::min(end, unit + 6), "experience"))
    return false;
  if (unit + 2 < end && outline.is_one_of(unit + 1, ontology::hashes_of({"of", "from", "after"}))) {
    if (outline.is_one_of(unit + 2,
                          ontology::hashes_of({"hire", "age", "employment", "start", "date"})))
      return false;
    // "after two years of service", but "two years of service on analyzers"
    if (outline.is_word(unit + 2, "service") &&
        (unit + 3 >= end || outline.tokens()[unit + 3].gap != ontology::Gap::joined ||
         !outline.is_one_of(unit + 3,
                            ontology::hashes_of({"on", "of", "in", "for", "experience"}))))
      return false;
  }
  if (outline.has_one_of(begin, number, since_words)) return false;
  if (is_of_employer(outline, clause, number)) return false;
  if (outline.has_one_of(begin, end, words_of_work)) return true;
  if (clause.section == Section::required || clause.announced == Demand::required) return true;
  if (unit + 1 < end && outline.is_word(unit + 1, "as")) return true;
  if (outline.has_cue(clause, CueKind::required)) return true;
  if (follows_degree(outline, clause, number)) return true;
  return number == clause.first || outline.is_one_of(number - 1, openers);
}

}  // namespace

namespace {

// A number with "years" or "months" behind it.
struct Amount {
  Number number;
  std::size_t unit = 0;  // token
  bool months = false;
};

bool is_year_unit(const Outline& outline, std::size_t token) {
  return outline.is_one_of(token, year_words);
}

// "2yrs", "18mos": one word.
std::optional<Amount> amount_in_word(const Outline& outline, std::size_t token) {
  std::string_view word = outline.word(token);
  const std::size_t digits = word.find_first_not_of("0123456789");
  constexpr std::size_t most_digits = 2;
  if (digits == 0 || digits > most_digits || digits == std::string_view::npos) return std::nullopt;
  static constexpr auto years =
      std::to_array<std::string_view>({"yrs", "yr", "years", "year", "y", "yrs+"});
  static constexpr auto months = std::to_array<std::string_view>({"mos", "mo", "months", "mths"});
  const bool is_months = is_one_of(word.substr(digits), months);
  if (!is_months && !is_one_of(word.substr(digits), years)) return std::nullopt;
  const auto value = whole_number(word.substr(0, digits));
  if (!value) return std::nullopt;
  Number number{static_cast<double>(*value), token};
  // "3-5yrs"
  const bool range = token > 0 && outline.tokens()[token].gap == ontology::Gap::joined &&
                     outline.text()[outline.tokens()[token].begin - 1] == '-';
  const auto lower = range ? number_at(outline, token - 1) : std::nullopt;
  if (lower) number = {std::min(*lower, number.value), token - 1};
  return Amount{number, token, is_months};
}

std::optional<Amount> amount_at_unit(const Outline& outline, const Clause& clause,
                                     std::size_t token) {
  const char initial = outline.initial(token);
  if (text::is_digit(initial)) return amount_in_word(outline, token);
  if (initial != 'y' && initial != 'm') return std::nullopt;
  const bool months = outline.is_one_of(token, month_words);
  if (!months && !is_year_unit(outline, token)) return std::nullopt;
  const auto number = number_of_years(outline, clause, token);
  return number ? std::optional(Amount{*number, token, months}) : std::nullopt;
}

// "Three years of recent, relevant experience is desired": what is said of the experience is said
// of the years.
bool is_preferred_behind(const Outline& outline, const Clause& clause, std::size_t unit) {
  static constexpr auto work = ontology::hashes_of({"experience", "exp"});
  std::size_t noun = unit + 1;
  bool comma = false;
  while (noun < clause.last && !outline.is_one_of(noun, work)) {
    comma = comma || outline.tokens()[noun].gap == ontology::Gap::comma;
    ++noun;
  }
  if (noun == clause.last || !comma) return false;
  for (std::size_t i = unit + 1; i < noun; ++i) {
    if (is_year_unit(outline, i)) return false;
  }
  for (const ontology::Mention& cue : outline.cues_in(unit + 1, clause.last)) {
    const CueKind kind = outline.kind_of(cue);
    if (cue.first < noun && (kind == CueKind::required || kind == CueKind::degree)) return false;
    if (cue.first < noun || kind < CueKind::required || kind > CueKind::not_required) continue;
    for (std::size_t i = noun + 1; i <= cue.first; ++i) {
      if (outline.tokens()[i].gap != ontology::Gap::joined) return false;
    }
    return kind == CueKind::preferred;
  }
  return false;
}

Demand demand_of_amount(const Outline& outline, const Clause& clause, std::size_t unit) {
  const Demand demand = outline.demand_at(clause, unit, Reach::part);
  if (demand == Demand::required && is_preferred_behind(outline, clause, unit))
    return Demand::preferred;
  return demand;
}

// "Bachelor's degree (8 years of experience may substitute)"
bool may_replace(const Outline& outline, const Clause& clause, const YearAmount& amount) {
  if (!is_in_parentheses(outline, clause, amount.token)) return false;
  return std::ranges::any_of(outline.cues_in(amount.token, clause.last), [&](const auto& cue) {
    if (outline.kind_of(cue) != CueKind::in_lieu) return false;
    for (std::size_t i = amount.token; i <= cue.first; ++i) {
      if (!is_in_parentheses(outline, clause, i)) return false;
    }
    return true;
  });
}

}  // namespace

namespace {

bool has_degree(const Outline& outline, std::size_t first, std::size_t last) {
  return std::ranges::any_of(outline.cues_in(first, last), [&](const ontology::Mention& cue) {
    return outline.kind_of(cue) == CueKind::degree;
  });
}

// "or bachelor's and 3", "AS w/ 1+", "2 with a bachelor's": a number that is bound to a degree, in
// a line that has told years before.
bool is_elliptic(const Outline& outline, const Clause& clause, std::size_t first, std::size_t at) {
  static constexpr auto joiners = ontology::hashes_of({"and", "plus", "with", "w"});
  static constexpr auto goers_on = ontology::hashes_of({"with", "w", "if"});
  static constexpr auto next_ones = ontology::hashes_of({"or", "and"});
  constexpr std::size_t before = 7;
  constexpr std::size_t behind = 4;
  constexpr std::size_t line = 40;
  const auto number = number_at(outline, at);
  if (!number || *number > most_years || at == 0) return false;
  const bool ends = at + 1 == clause.last || outline.tokens()[at + 1].gap != ontology::Gap::joined;
  const bool leads = !ends && outline.is_one_of(at + 1, goers_on) &&
                     has_degree(outline, at + 1, std::min(clause.last, at + 1 + behind));
  const bool bound = at > first && outline.tokens()[at].gap == ontology::Gap::joined &&
                     outline.is_one_of(at - 1, joiners) &&
                     (ends || outline.is_one_of(at + 1, next_ones)) &&
                     has_degree(outline, std::max(first, at > before ? at - before : 0), at);
  if (!leads && !bound) return false;
  const std::string_view text = outline.text();
  for (std::size_t i = at; i > 0 && at - i < line; --i) {
    if (is_year_unit(outline, i - 1) || amount_in_word(outline, i - 1)) return true;
    const std::size_t end = outline.tokens()[i - 1].begin;
    if (text.substr(end, outline.tokens()[i].begin - end).find('\n') != std::string_view::npos)
      break;
  }
  return false;
}

}  // namespace

std::vector<YearAmount> named_amounts(const Outline& outline, const Clause& clause,
                                      std::size_t first, std::size_t last) {
  std::vector<YearAmount> amounts;
  const bool of_degrees = outline.has_cue(clause, CueKind::degree);
  for (std::size_t i = first; i < last; ++i) {
    const auto amount = amount_at_unit(outline, clause, i);
    if (!amount && of_degrees && is_elliptic(outline, clause, first, i)) {
      amounts.push_back({i, *number_at(outline, i), i, demand_of_amount(outline, clause, i), true});
      continue;
    }
    if (!amount || amount->number.first < first) continue;
    const double value = amount->number.value;
    const double years = amount->months ? value / 12 : value;
    if (years <= most_years && is_experience(outline, clause, amount->number.first, i))
      amounts.push_back({amount->number.first, years, i, demand_of_amount(outline, clause, i)});
  }
  return amounts;
}

std::vector<YearAmount> year_amounts(const Outline& outline, const Clause& clause,
                                     std::size_t first, std::size_t last) {
  std::vector<YearAmount> amounts = named_amounts(outline, clause, first, last);
  std::erase_if(amounts, [&](const YearAmount& one) {
    return one.demand != Demand::required || may_replace(outline, clause, one);
  });
  return amounts;
}

std::vector<std::size_t> year_units(const Outline& outline) {
  std::vector<std::size_t> units;
  for (std::size_t i = 0; i < outline.tokens().size(); ++i) {
    const char initial = outline.initial(i);
    const bool word = (initial == 'y' || initial == 'm') &&
                      (is_year_unit(outline, i) || outline.is_one_of(i, month_words));
    if (word || (text::is_digit(initial) && amount_in_word(outline, i))) units.push_back(i);
  }
  return units;
}

namespace {

// "None", "N/A", "0"
bool says_nothing(const Outline& outline, const Clause& clause) {
  if (outline.is_word(clause.first, "none")) return true;
  constexpr std::size_t most_words = 2;
  const std::string_view written = outline.text().substr(
      outline.tokens()[clause.first].begin,
      outline.tokens()[clause.last - 1].end - outline.tokens()[clause.first].begin);
  return clause.last - clause.first <= most_words &&
         (text::equal_ignoring_case(written, "n/a") || text::equal_ignoring_case(written, "na") ||
          text::equal_ignoring_case(written, "no") || written == "0");
}

// "Less than 1 year of experience", where a clause begins
bool is_less_than_one_year(const Outline& outline, const Clause& clause) {
  constexpr std::size_t words = 4;
  if (clause.last < clause.first + words) return false;
  const std::size_t first = clause.first;
  const auto number = number_at(outline, first + 2);
  return outline.is_word(first, "less") && outline.is_word(first + 1, "than") && number &&
         *number <= 1 && outline.is_one_of(first + 3, year_words);
}

}  // namespace

bool invites_graduates(const Outline& outline, const std::vector<bool>& skipped) {
  static constexpr auto novices = ontology::hashes_of({"grad", "grads", "graduates"});
  static constexpr auto invited =
      ontology::hashes_of({"welcome", "encouraged", "accepted", "considered", "apply"});
  for (std::size_t c = 0; c < skipped.size(); ++c) {
    const Clause& clause = outline.clauses()[c];
    if (skipped[c]) continue;
    for (std::size_t i = clause.first; i < clause.last; ++i) {
      if (outline.initial(i) != 'g' || !outline.is_one_of(i, novices)) continue;
      const std::size_t soon = std::min(clause.last, i + 6);
      if (outline.has_one_of(clause.first, soon, invited) && !outline.has_word(i, soon, "not"))
        return true;
    }
  }
  return false;
}

bool needs_no_experience(const Outline& outline, const std::vector<bool>& skipped) {
  bool of_experience = false;  // the clause before was "Experience:"
  for (std::size_t c = 0; c < skipped.size(); ++c) {
    const Clause& clause = outline.clauses()[c];
    if (skipped[c]) continue;
    const bool experience = outline.has_word(clause.first, clause.last, "experience");
    if (experience && outline.has_cue(clause, CueKind::not_required)) return true;
    if (of_experience && says_nothing(outline, clause)) return true;
    if ((experience || of_experience) && is_less_than_one_year(outline, clause)) return true;
    if (of_experience && outline.has_cue(clause, CueKind::not_required) &&
        clause.last - clause.first <= 10)
      return true;
    for (std::size_t i = clause.first; i < clause.last; ++i) {
      if (outline.initial(i) != 'n') continue;
      const std::size_t soon = std::min(clause.last, i + 5);
      if (outline.is_word(i, "no") && outline.has_word(i + 1, soon, "experience")) return true;
    }
    of_experience = clause.heading && experience;
  }
  return false;
}

}  // namespace medtech::listing
