// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/outline_cutter.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::listing {

using ontology::Gap;
using ontology::Mention;

namespace {

// A heading is short, and most of it is the words that make it one; a longer one stands alone.
constexpr std::size_t heading_words = 8;
constexpr std::size_t lone_heading_words = 12;

constexpr std::array<std::pair<std::string_view, Section>, 9> headings{{
    {"heading-required", Section::required},
    {"heading-topic", Section::required},
    {"heading-preferred", Section::preferred},
    {"heading-duties", Section::duties},
    {"heading-about", Section::about},
    {"heading-benefits", Section::benefits},
    {"heading-other", Section::other},
    {"heading-questions", Section::questions},
    {"heading-details", Section::unknown},
}};

constexpr auto certificate_words = ontology::hashes_of(
    {"certification", "certifications", "certified", "certificate", "certificates", "certificated",
     "licensure", "licenses", "license", "registration", "registrations", "registered", "registry",
     "credential", "credentials", "credentialed"});

constexpr auto joining_words = ontology::hashes_of({"for", "of", "to", "in", "with"});

}  // namespace

void OutlineCutter::cut() {
  const auto tokens = outline_.tokens();
  constexpr std::size_t usual_clause = 5;  // words
  outline_.clauses_.reserve(tokens.size() / usual_clause);
  std::size_t line = 0;
  for (std::size_t first = 0; first < tokens.size();) {
    if (begins_line(first)) {
      ++line;
      begin_line(first);
    }
    Clause clause;
    clause.first = first;
    clause.last = end_of_clause(first);
    clause.section = section_;
    clause.announced = announced_;
    clause.line = line;
    const auto pass = [&clause](const std::vector<Mention>& mentions, std::uint32_t begin) {
      while (begin < mentions.size() && mentions[begin].first < clause.last) ++begin;
      return begin;
    };
    clause.first_term = outline_.clauses_.empty() ? 0 : outline_.clauses_.back().last_term;
    clause.last_term = pass(outline_.terms_, clause.first_term);
    clause.first_cue = outline_.clauses_.empty() ? 0 : outline_.clauses_.back().last_cue;
    clause.last_cue = pass(outline_.cues_, clause.first_cue);
    clause.others = others_in(clause);
    if (table_) {
      clause.announced = demand_of_cell(clause);
      clause.heading = head_ || (topic_ && begins_line(clause.first));
    } else if (is_cell_of_demand(clause)) {
      clause.announced = announced_ = demand_alone(clause);
      clause.heading = true;
    } else if (const auto heading = heading_of(clause)) {
      take(*heading, clause);
    } else if (is_of_the_employer(clause) && is_unknown_heading(clause)) {
      clause.section = section_ = Section::unknown;
      clause.heading = true;
    }
    const bool certificates = speaks_of_certificates(clause);
    if (clause.heading && ends_line(clause.last - 1)) {
      certificates_ = certificates;
    } else if (certificates) {
      certificates_in_line_ = true;
    }
    clause.of_certificates = certificates || certificates_in_line_ || certificates_;
    outline_.clauses_.push_back(clause);
    first = clause.last;
  }
  announce_behind();
  announce_alternatives();
  set_questions_apart();
}

// The head of a table has words of demand among its first ones; most lines have none.
bool OutlineCutter::may_head_table(std::size_t first) const {
  constexpr std::size_t soon = 6;
  const std::size_t next = outline_.clauses_.empty() ? 0 : outline_.clauses_.back().last_cue;
  return next < outline_.cues_.size() && outline_.cues_[next].first < first + soon;
}

void OutlineCutter::begin_line(std::size_t first) {
  announced_ = std::nullopt;
  certificates_in_line_ = false;
  if (before_line_) section_ = *before_line_;
  before_line_ = std::nullopt;
  row_.clear();
  head_ = topic_ = false;
  if (!table_ && !may_head_table(first)) return;
  const std::size_t at = outline_.tokens()[first].begin;
  const std::size_t before = at == 0 ? std::string_view::npos : outline_.text().rfind('\n', at);
  row_ = cells_of_line(outline_.text(), before == std::string_view::npos ? 0 : before + 1);
  auto table = row_.empty() ? std::nullopt : table_headed_by(outline_, cues_, row_);
  head_ = table.has_value();
  if (head_ || row_.empty()) table_ = std::move(table);
  topic_ = table_ && is_topic(outline_, row_.front(), first);
}

// What the column says that a clause of a table stands in.
std::optional<Demand> OutlineCutter::demand_of_cell(const Clause& clause) const {
  const std::size_t begin = outline_.tokens()[clause.first].begin;
  const auto cell = std::ranges::find_if(row_, [&](const Cell& one) { return one.end > begin; });
  return table_->demand_of(static_cast<std::size_t>(cell - row_.begin()), row_.size(), topic_);
}

// Blanks part the cells of some tables.
bool OutlineCutter::begins_cell(std::size_t token) const {
  return table_ && std::ranges::any_of(row_, [&](const Cell& cell) {
           return cell.begin == outline_.tokens()[token].begin;
         });
}

std::size_t OutlineCutter::end_of_clause(std::size_t first) const {
  const auto tokens = outline_.tokens();
  if (const auto end = end_of_capitals(first)) return *end;
  const auto& cues = outline_.cues_;
  std::size_t cue = outline_.clauses_.empty() ? 0 : outline_.clauses_.back().last_cue;
  std::size_t last = first + 1;
  for (; last < tokens.size() && tokens[last].gap != Gap::stop && !begins_cell(last); ++last) {
    while (cue < cues.size() && cues[cue].first < last) ++cue;
    // Only words of requirement make such a heading.
    if (cue < cues.size() && cues[cue].first == last && end_of_capitals(last)) break;
  }
  return last;
}

// A heading in capitals within running text, "MINIMUM REQUIREMENTS Bachelor's in …", is a clause of
// its own; where it ends.
std::optional<std::size_t> OutlineCutter::end_of_capitals(std::size_t first) const {
  const char initial = outline_.text()[outline_.tokens()[first].begin];
  if (initial < 'A' || initial > 'Z' || !is_in_capitals(first)) return std::nullopt;
  const auto& cues = outline_.cues_;
  const auto cue = std::ranges::lower_bound(cues, first, {}, &Mention::first);
  if (cue == cues.end() || cue->first != first) return std::nullopt;
  const CueKind kind = outline_.kind_of(*cue);
  const bool stands_first = first == 0 || outline_.tokens()[first].gap == Gap::stop;
  const bool demand = kind == CueKind::required || kind == CueKind::preferred;
  if (kind != CueKind::heading && !(demand && stands_first)) return std::nullopt;
  if (!stands_first && cue->last - cue->first < 2) return std::nullopt;
  for (std::size_t i = first; i < cue->last; ++i) {
    if (!is_in_capitals(i)) return std::nullopt;
  }
  const bool goes_on = cue->last < outline_.tokens().size() && is_in_capitals(cue->last) &&
                       outline_.tokens()[cue->last].gap == Gap::joined;
  const bool went_on = !stands_first && is_in_capitals(first - 1);
  const bool alone =
      cue->last == outline_.tokens().size() || outline_.tokens()[cue->last].gap == Gap::stop;
  if (goes_on || went_on || alone) return std::nullopt;
  return cue->last;
}

std::optional<OutlineCutter::Heading> OutlineCutter::heading_of(const Clause& clause) const {
  const std::size_t words = clause.last - clause.first;
  const bool colon = followed_by_colon(clause.last - 1);
  const bool own_line = begins_line(clause.first) && ends_line(clause.last - 1);
  const bool capitals = end_of_capitals(clause.first) == clause.last;
  if (words > lone_heading_words || (words > heading_words && !(own_line && colon)) ||
      (!colon && !own_line && !capitals))
    return std::nullopt;
  // "CRES certification" asks for it.
  for (const Mention& term : outline_.terms_in(clause)) {
    const std::string_view kind = terms_.kind(term.row);
    if (kind.starts_with("credential") || kind == "licence") return std::nullopt;
  }
  // "Education  Bachelor's degree  Required" says it all in its line.
  if (!colon && (has_years(clause) || outline_.has_cue(clause, CueKind::degree)))
    return std::nullopt;
  Heading heading;
  std::size_t covered = 0;
  bool named = false;
  for (const Mention& cue : outline_.cues_in(clause)) {
    const CueKind kind = outline_.kind_of(cue);
    if (kind != CueKind::degree && kind != CueKind::other) covered += cue.last - cue.first;
    // "Minimum knowledge and experience for the position"
    if (named && kind == CueKind::heading && outline_.is_one_of(cue.first - 1, joining_words))
      continue;
    if (kind == CueKind::heading) {
      const auto* found = std::ranges::find(headings, cues_.id(cue.row),
                                            &std::pair<std::string_view, Section>::first);
      const bool preferred = heading.section == Section::preferred;
      const bool required = found->second == Section::required;
      if (!preferred && !(heading.section && required && named)) {
        heading.topic = found->first == "heading-topic" && !heading.section;
        heading.section = found->second;
      }
      named = true;
    }
    if (words > heading_words) continue;
    if (kind == CueKind::preferred) {
      heading.section = Section::preferred;
      heading.demand = Demand::preferred;
    }
    if (kind == CueKind::not_required && !heading.section) heading.demand = Demand::none;
    if ((kind == CueKind::required || kind == CueKind::needed) &&
        heading.section != Section::preferred) {
      if (!heading.section || heading.topic) heading.section = Section::required;
      heading.topic = false;
      if (!heading.demand) heading.demand = Demand::required;
    }
  }
  // "Basic requirement for a clinical laboratory scientist:"
  const auto cues = outline_.cues_in(clause);
  const bool begins = colon && !cues.empty() && cues.front().first == clause.first &&
                      outline_.kind_of(cues.front()) == CueKind::heading &&
                      cues.front().last - cues.front().first > 1;
  // "ASCP a plus" is no heading, "Preferred" is.
  const std::size_t least = named || colon ? (words + 1) / 2 : words;
  const bool enough = words > heading_words ? named : begins || covered >= least;
  if (!enough || (!heading.section && !heading.demand)) return std::nullopt;
  if (heading.section == Section::preferred) heading.demand = Demand::preferred;
  return heading;
}

// "Pay: $38 an hour", with little more in its line
bool OutlineCutter::tells_amount(const Clause& clause) const {
  constexpr std::size_t short_line = 100;  // bytes
  const std::string_view text = outline_.text();
  const std::size_t end = outline_.tokens()[clause.last - 1].end;
  const std::string_view rest = text.substr(end, text.find('\n', end) - end);
  const std::size_t value = rest.find_first_not_of(" :");
  return rest.size() < short_line && value != std::string_view::npos &&
         (rest[value] == '$' || text::is_digit(rest[value]));
}

// A heading on a line of its own, or in running text, rules what follows up to the next one; what
// stands before a colon rules its line.
void OutlineCutter::take(const Heading& heading, Clause& clause) {
  const bool own_line = begins_line(clause.first) && ends_line(clause.last - 1);
  const bool capitals = end_of_capitals(clause.first) == clause.last;
  clause.heading = true;
  if (own_line || capitals) {
    if (heading.section) {
      section_ = *heading.section;
      before_line_ = std::nullopt;
    } else {
      announced_ = heading.demand;
    }
  } else if (heading.demand) {
    announced_ = heading.demand;
  } else if (heading.topic && (section_ == Section::preferred || section_ == Section::required)) {
    // "Preferred qualifications … Experience: two years" prefers them.
  } else if (heading.section) {
    // "Pay: $38 an hour" is all that is said of pay; the next line goes on as before.
    const bool of_line = *heading.section == Section::benefits && tells_amount(clause);
    if (of_line && !before_line_) before_line_ = section_;
    section_ = *heading.section;
    announced_ = std::nullopt;
  }
  clause.section = section_;
  clause.announced = announced_;
}

// "CBET: preferred", "CBET | Required": what stands alone behind a clause of the same line.
void OutlineCutter::announce_behind() {
  auto& clauses = outline_.clauses_;
  for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
    const Clause& behind = clauses[i + 1];
    if (behind.line != clauses[i].line || clauses[i].heading || behind.heading) continue;
    const auto demand = demand_alone(behind);
    if (!demand) continue;
    if (is_question(clauses[i])) {
      clauses[i].announced = demand;
      clauses[i].answered = true;
      continue;
    }
    const bool has_own = std::ranges::any_of(outline_.cues_in(clauses[i]), [&](const Mention& cue) {
      const CueKind kind = outline_.kind_of(cue);
      return kind == CueKind::required || kind == CueKind::preferred ||
             kind == CueKind::not_required;
    });
    if (!has_own) clauses[i].announced = demand;
  }
}

// "CBET preferred; or CRES": what a line goes on with "or" is asked for as what stands before.
void OutlineCutter::announce_alternatives() {
  auto& clauses = outline_.clauses_;
  const auto demand_in = [&](const Clause& clause) {
    std::optional<Demand> demand;
    for (const Mention& cue : outline_.cues_in(clause)) {
      const CueKind kind = outline_.kind_of(cue);
      if (kind == CueKind::preferred) demand = Demand::preferred;
      if (kind == CueKind::required) demand = Demand::required;
      if (kind == CueKind::not_required) demand = Demand::none;
    }
    return demand;
  };
  for (std::size_t i = 1; i < clauses.size(); ++i) {
    Clause& clause = clauses[i];
    const Clause& before = clauses[i - 1];
    if (clause.line != before.line || clause.heading || before.heading ||
        !outline_.is_word(clause.first, "or") || demand_in(clause))
      continue;
    if (const auto demand = demand_in(before)) clause.announced = demand;
  }
}

// "Do you hold CBET?" screens where nothing else tells the qualifications; where something does,
// it only sorts the applicants.
void OutlineCutter::set_questions_apart() {
  auto& clauses = outline_.clauses_;
  const auto tells = [&](const Clause& clause) {
    if (clause.section != Section::required || clause.heading) return false;
    const auto names = [&](const Mention& term) {
      const std::string_view kind = terms_.kind(term.row);
      return kind.starts_with("credential") || kind == "licence";
    };
    return (outline_.has_cue(clause, CueKind::degree) ||
            std::ranges::any_of(outline_.terms_in(clause), names)) &&
           !is_question(clause);
  };
  if (std::ranges::none_of(clauses, tells)) return;
  for (Clause& clause : clauses) {
    // "On-call? No." is no question to an applicant.
    if (!clause.heading && !clause.answered && is_question(clause) &&
        outline_.has_word(clause.first, clause.last, "you"))
      clause.section = Section::questions;
  }
}

// What a clause says that is nothing but words of demand: "Preferred".
std::optional<Demand> OutlineCutter::demand_alone(const Clause& clause) const {
  std::size_t covered = 0;
  std::optional<Demand> demand;
  for (const Mention& cue : outline_.cues_in(clause)) {
    const CueKind kind = outline_.kind_of(cue);
    if (kind > CueKind::not_required || kind == CueKind::other) break;
    covered += cue.last - cue.first;
    if (kind == CueKind::required) demand = Demand::required;
    if (kind == CueKind::preferred) demand = Demand::preferred;
    if (kind == CueKind::not_required) demand = Demand::none;
  }
  return covered < clause.last - clause.first ? std::nullopt : demand;
}

// "Certification | Preferred | MLS(ASCP)": the cell behind a topic rules the rest of its row, and
// so does the first of "Required | MLT(ASCP)".
bool OutlineCutter::is_cell_of_demand(const Clause& clause) const {
  if (!demand_alone(clause) || ends_line(clause.last - 1)) return false;
  if (begins_line(clause.first))
    return row_.size() == 2 && row_.front().end == outline_.tokens()[clause.last - 1].end;
  if (outline_.clauses_.empty()) return false;
  const Clause& topic = outline_.clauses_.back();
  const auto cues = outline_.cues_in(topic);
  const bool is_topic = cues.size() == 1 && outline_.kind_of(cues.front()) == CueKind::heading &&
                        cues.front().first == topic.first && cues.front().last == topic.last;
  const std::size_t end = outline_.tokens()[topic.last - 1].end;
  const std::size_t begin = outline_.tokens()[clause.first].begin;
  return is_topic && begins_line(topic.first) &&
         outline_.text().substr(end, begin - end).find('|') != std::string_view::npos;
}

bool OutlineCutter::is_question(const Clause& clause) const {
  const std::string_view text = outline_.text();
  const std::size_t end = outline_.tokens()[clause.last - 1].end;
  const std::size_t mark = text.find_first_not_of(" )\"", end);
  return mark != std::string_view::npos && text[mark] == '?';
}

// From which word on a clause speaks of other people; its end where it does not. "Reports to: a
// manager with …" goes on behind the colon.
std::size_t OutlineCutter::others_in(const Clause& clause) const {
  for (const Mention& cue : outline_.cues_in(clause)) {
    if (outline_.kind_of(cue) == CueKind::of_others) return cue.first;
  }
  if (const auto colleagues = colleagues_in(clause)) return *colleagues;
  if (outline_.clauses_.empty() || begins_line(clause.first)) return clause.last;
  const Clause& before = outline_.clauses_.back();
  for (const Mention& cue : outline_.cues_in(before)) {
    if (outline_.kind_of(cue) == CueKind::of_others && cue.last == before.last &&
        followed_by_colon(before.last - 1))
      return clause.first;
  }
  return clause.last;
}

// "Our MLS staff hold BB(ASCP)", "The lab manager (MT(ASCP)SBB) will be your preceptor": the words
// behind those people.
std::optional<std::size_t> OutlineCutter::colleagues_in(const Clause& clause) const {
  static constexpr auto articles = ontology::hashes_of({"our", "the"});
  static constexpr auto superiors =
      ontology::hashes_of({"manager", "supervisor", "director", "lead", "chief", "preceptor",
                           "mentor", "pathologist", "coordinator", "staff", "team"});
  static constexpr auto colleagues = ontology::hashes_of(
      {"technologists", "scientists", "technicians", "techs", "histotechs", "phlebotomists",
       "bmets", "engineers", "colleagues", "supervisors", "managers", "employees", "members"});
  static constexpr auto holding = ontology::hashes_of({"hold", "holds"});
  static constexpr auto having = ontology::hashes_of({"have", "has", "are", "is", "earned"});
  static constexpr auto offering =
      ontology::hashes_of({"opening", "openings", "opportunity", "opportunities", "position",
                           "positions", "looking", "seeking", "hiring", "searching", "need"});
  constexpr std::size_t reach = 6;
  if (!outline_.is_one_of(clause.first, articles)) return std::nullopt;
  // Among requirements "our technologists have …" may well be said of who is sought.
  const bool asks = section_ == Section::required || section_ == Section::preferred;
  const bool own = outline_.is_word(clause.first, "our");
  for (std::size_t i = clause.first + 1; i + 1 < std::min(clause.last, clause.first + reach); ++i) {
    if (!outline_.is_one_of(i, superiors) && !(own && outline_.is_one_of(i, colleagues))) continue;
    const std::size_t end = outline_.tokens()[i].end;
    const bool bracket =
        outline_.text().substr(end, outline_.tokens()[i + 1].begin - end).find('(') !=
        std::string_view::npos;
    if (!bracket && !outline_.is_one_of(i + 1, holding) &&
        (asks || !outline_.is_one_of(i + 1, having)))
      continue;
    if (outline_.has_one_of(i, clause.last, offering)) return std::nullopt;
    return i + 1;
  }
  return std::nullopt;
}

// "Experience 2 Years Required"
bool OutlineCutter::has_years(const Clause& clause) const {
  static constexpr auto units = ontology::hashes_of({"years", "year", "yrs", "yr", "months"});
  for (std::size_t i = clause.first + 1; i < clause.last; ++i) {
    if (outline_.is_one_of(i, units) && text::is_digit(outline_.word(i - 1).front())) return true;
  }
  return false;
}

bool OutlineCutter::speaks_of_certificates(const Clause& clause) const {
  for (std::size_t i = clause.first; i < clause.last; ++i) {
    const char first = outline_.initial(i);
    if ((first == 'c' || first == 'l' || first == 'r') && outline_.is_one_of(i, certificate_words))
      return true;
  }
  return false;
}

// A short line that ends with a colon, or that items follow.
bool OutlineCutter::is_unknown_heading(const Clause& clause) const {
  const bool own_line = begins_line(clause.first) && ends_line(clause.last - 1);
  if (!own_line || clause.last - clause.first > lone_heading_words) return false;
  if (followed_by_colon(clause.last - 1)) return true;
  const std::string_view text = outline_.text();
  std::size_t next = text.find('\n', outline_.tokens()[clause.last - 1].end);
  if (next == std::string_view::npos || clause.last - clause.first > heading_words) return false;
  next = text.find_first_not_of(" \r\n\t", next);
  if (next == std::string_view::npos) return false;
  const std::string_view rest = text.substr(next);
  return rest.starts_with("- ") || rest.starts_with("* ") || rest.starts_with("\u2022") ||
         rest.starts_with("\u00B7");
}

bool OutlineCutter::ends_line(std::size_t token) const {
  const std::string_view text = outline_.text();
  std::size_t at = outline_.tokens()[token].end;
  while (at < text.size() && text[at] != '\n') {
    if (text::is_alnum(text[at])) return false;
    ++at;
  }
  return true;
}

bool OutlineCutter::begins_line(std::size_t token) const {
  const std::string_view text = outline_.text();
  std::size_t at = outline_.tokens()[token].begin;
  while (at > 0 && text[at - 1] != '\n') {
    if (text::is_alnum(text[at - 1])) return false;
    --at;
  }
  return true;
}

bool OutlineCutter::followed_by_colon(std::size_t token) const {
  const std::string_view text = outline_.text();
  std::size_t at = outline_.tokens()[token].end;
  while (at < text.size() && (text[at] == ' ' || text[at] == ')' || text[at] == '*')) ++at;
  return at < text.size() && (text[at] == ':' || text[at] == '=');
}

bool OutlineCutter::is_in_capitals(std::size_t token) const {
  const std::string_view word = outline_.word(token);
  return word.size() > 1 &&
         std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == '\''; });
}

}  // namespace medtech::listing
