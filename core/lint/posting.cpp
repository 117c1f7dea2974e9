// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/posting.hpp"

#include "core/base/text.hpp"
#include "core/listing/other_openings.hpp"
#include "core/listing/outline.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace medtech::lint {

namespace {

using listing::Clause;
using listing::Outline;
using ontology::ConceptRow;
using ontology::Mention;
using ontology::Terms;

// Which terms may stand for one another in a list: "Beaker, Cerner or Sunquest".
enum class Family { none, equipment, software, discipline, maker, other };

Family family_of(std::string_view kind) {
  if (kind == "equipment" || kind == "product" || kind == "test-equipment")
    return Family::equipment;
  if (kind == "software") return Family::software;
  if (kind == "discipline" || kind == "specialty") return Family::discipline;
  if (kind == "manufacturer") return Family::maker;
  if (kind == "skill" || kind == "standard") return Family::other;
  return Family::none;
}

constexpr auto words_of_knowing = ontology::hashes_of(
    {"experience", "experienced", "knowledge", "knowledgeable", "proficient", "proficiency",
     "familiarity", "familiar", "skilled", "understanding", "competent", "trained", "servicing"});

class DemandReader {
 public:
  DemandReader(const Outline& outline, const Words& words, const Terms& terms,
               std::string_view employer, std::vector<Demand>& demands)
      : outline_(outline), words_(words), terms_(terms), employer_(employer), demands_(demands) {}

  void read() {
    for (const Clause& clause : outline_.clauses()) {
      if (listing::is_of_the_employer(clause)) continue;
      std::vector<const Mention*> run;
      for (const Mention& mention : outline_.terms_in(clause)) {
        if (family_of(terms_.kind(mention.row)) == Family::none || asks_nothing(clause, mention))
          continue;
        if (!run.empty() && !goes_on(*run.back(), mention)) take(clause, std::exchange(run, {}));
        run.push_back(&mention);
      }
      take(clause, run);
    }
  }

 private:
  // Words between two mentions of one list are few, and no term of another family.
  bool goes_on(const Mention& left, const Mention& right) const {
    return family_of(terms_.kind(left.row)) == family_of(terms_.kind(right.row)) &&
           right.first - left.last <= 3;
  }

  [[nodiscard]] std::string lowered_between(std::size_t begin, std::size_t end) const {
    return text::lower(outline_.text().substr(begin, end - std::min(begin, end)));
  }

  [[nodiscard]] bool asks_nothing(const Clause& clause, const Mention& mention) const {
    return is_of_a_name(mention) || is_time_of_day(mention) || is_accreditation(mention) ||
           is_formality(clause, mention) || is_field_of_degree(clause, mention) ||
           is_maker_of_nothing(clause, mention);
  }

  // "7:00 PM"
  [[nodiscard]] bool is_time_of_day(const Mention& mention) const {
    return mention.first > 0 && mention.last == mention.first + 1 &&
           text::equal_ignoring_case(outline_.word(mention.first), "pm") &&
           text::is_digit(outline_.initial(mention.first - 1));
  }

  // "our CAP-accredited laboratory", "accredited by COLA"
  [[nodiscard]] bool is_accreditation(const Mention& mention) const {
    static constexpr auto accredited = ontology::hashes_of({"accredited"});
    return outline_.has_one_of(mention.first > 1 ? mention.first - 2 : 0, mention.last + 1,
                               accredited);
  }

  // "Offers depend on a background check and drug screen."
  [[nodiscard]] bool is_formality(const Clause& clause, const Mention& mention) const {
    static constexpr auto words = ontology::hashes_of(
        {"background", "hire", "hires", "hired", "offer", "offers", "applicant", "applicants",
         "candidate", "candidates", "employment", "preemployment", "pass", "immunizations",
         "vaccination", "tb", "physical", "submit", "subject"});
    return is_listed(mention.row, "formalities") &&
           outline_.has_one_of(clause.first, clause.last, words);
  }

  // "Experience with Roche or Sysmex analyzers" asks for things of these makers; who else is named
  // may be an employer, a neighbour or a place.
  [[nodiscard]] bool is_maker_of_nothing(const Clause& clause, const Mention& mention) const {
    static constexpr auto things = ontology::hashes_of(
        {"equipment", "instrument", "instruments", "instrumentation", "analyzer",
         "analyzers", "analyser",   "analysers",   "device",          "devices",
         "machine",   "machines",   "system",      "systems",         "product",
         "products",  "platform",   "platforms",   "modality",        "modalities",
         "line",      "lines",      "certified",   "certification",   "training"});
    return family_of(terms_.kind(mention.row)) == Family::maker &&
           !(outline_.has_one_of(clause.first, clause.last, words_of_knowing) &&
             outline_.has_one_of(clause.first, clause.last, things));
  }

  // "Bachelor's degree in microbiology, genetics or a related field"
  [[nodiscard]] bool is_field_of_degree(const Clause& clause, const Mention& mention) const {
    if (family_of(terms_.kind(mention.row)) != Family::discipline &&
        family_of(terms_.kind(mention.row)) != Family::other)
      return false;
    return std::ranges::any_of(outline_.cues_in(clause), [&](const Mention& cue) {
      return outline_.kind_of(cue) == listing::CueKind::degree && cue.last <= mention.first &&
             !outline_.has_one_of(cue.last, mention.first, words_of_knowing);
    });
  }

  // Asked for by a heading, or a word beside it; what a text without headings tells of the work is
  // only named.
  [[nodiscard]] bool is_required(const Clause& clause, const Mention& mention) const {
    if (outline_.demand_at(clause, mention.first) != listing::Demand::required) return false;
    return clause.section == listing::Section::required || clause.announced ||
           outline_.has_cue(clause, listing::CueKind::required) ||
           outline_.has_cue(clause, listing::CueKind::needed) ||
           outline_.has_one_of(clause.first, clause.last, words_of_knowing);
  }

  // "Northstar Imaging Service, Inc." asks for no imaging service.
  [[nodiscard]] bool is_of_a_name(const Mention& mention) const {
    static constexpr auto forms =
        ontology::hashes_of({"inc", "llc", "corp", "corporation", "ltd", "company", "pllc"});
    if (outline_.has_one_of(mention.last, mention.last + 2, forms)) return true;
    const std::string_view text = outline_.text();
    const std::size_t first =
        mention.begin - std::min<std::size_t>(mention.begin, employer_.size());
    const std::size_t at = employer_.empty() ? text.npos : text.find(employer_, first);
    return at != text.npos && at <= mention.begin && mention.end <= at + employer_.size();
  }

  // "A, B or C", "such as A, B"
  [[nodiscard]] bool are_alternatives(const Clause& clause,
                                      std::span<const Mention* const> run) const {
    for (std::size_t i = 1; i < run.size(); ++i) {
      if (find_phrase(lowered_between(run[i - 1]->end, run[i]->begin), "or")) return true;
    }
    if (clause.first >= outline_.tokens().size()) return false;
    const std::string before =
        lowered_between(outline_.tokens()[clause.first].begin, run.front()->begin);
    static constexpr auto examples = std::to_array<std::string_view>(
        {"such as", "e.g", "like", "one of", "any of", "for example"});
    return run.size() > 1 && std::ranges::any_of(examples, [&](std::string_view word) {
             return find_phrase(before, word).has_value();
           });
  }

  // "A/B": those two, whatever else stands in the list
  [[nodiscard]] bool are_joined(const Mention& left, const Mention& right) const {
    return text::trim(lowered_between(left.end, right.begin)) == "/";
  }

  [[nodiscard]] std::string sentence_of(const Clause& clause) const {
    const auto tokens = outline_.tokens();
    if (clause.first >= clause.last || clause.last > tokens.size()) return {};
    const std::size_t begin = tokens[clause.first].begin;
    return text::printable_line(outline_.text().substr(begin, tokens[clause.last - 1].end - begin));
  }

  [[nodiscard]] bool is_listed(ConceptRow row, std::string_view list) const {
    const auto& ids = words_.list(list);
    return std::ranges::find(ids, terms_.id(row)) != ids.end();
  }

  void take(const Clause& clause, std::vector<const Mention*> run) {
    if (run.empty()) return;
    const bool together = are_alternatives(clause, run);
    std::erase_if(run, [&](const Mention* mention) { return is_listed(mention->row, "general"); });
    if (run.empty()) return;
    if (together) {
      add(clause, run);
      return;
    }
    for (std::size_t first = 0, last = 1; first < run.size(); first = last++) {
      while (last < run.size() && are_joined(*run[last - 1], *run[last])) ++last;
      add(clause, {run.begin() + static_cast<std::ptrdiff_t>(first),
                   run.begin() + static_cast<std::ptrdiff_t>(last)});
    }
  }

  // The posting's own words, unless a bracket within them stays open: "Leica (Bond".
  [[nodiscard]] std::string wording_of(const Mention& mention) const {
    const std::string_view words =
        std::string_view(outline_.text()).substr(mention.begin, mention.end - mention.begin);
    if (std::ranges::count(words, '(') != std::ranges::count(words, ')'))
      return std::string(terms_.name(mention.row));
    return text::printable_line(words);
  }

  void add(const Clause& clause, const std::vector<const Mention*>& mentions) {
    Demand demand;
    std::vector<std::string> names;
    for (const Mention* mention : mentions) {
      if (std::ranges::find(demand.any_of, mention->row) != demand.any_of.end()) continue;
      demand.any_of.push_back(mention->row);
      names.push_back(wording_of(*mention));
    }
    demand.term = text::join(names, " or ");
    demand.kind = terms_.kind(demand.any_of.front());
    demand.required = is_required(clause, *mentions.front());
    demand.sentence = sentence_of(clause);
    demand.begin = mentions.front()->begin;
    demand.end = mentions.front()->end;
    keep(std::move(demand));
  }

  // What is asked twice is asked once, as firmly as the firmer of both.
  void keep(Demand demand) {
    for (Demand& known : demands_) {
      if (known.any_of == demand.any_of) {
        if (demand.required && !known.required) known = std::move(demand);
        return;
      }
      // One of a group that is known, or a group around one that is known, asks nothing more.
      const auto within = [](const Demand& inner, const Demand& outer) {
        return std::ranges::all_of(inner.any_of, [&](ConceptRow row) {
          return std::ranges::find(outer.any_of, row) != outer.any_of.end();
        });
      };
      if (within(known, demand) && known.required >= demand.required) return;
    }
    demands_.push_back(std::move(demand));
  }

  const Outline& outline_;
  const Words& words_;
  const Terms& terms_;
  const std::string_view employer_;
  std::vector<Demand>& demands_;
};

std::string clause_text(const Outline& outline, const Clause& clause) {
  const auto tokens = outline.tokens();
  if (clause.first >= clause.last || clause.last > tokens.size()) return {};
  const std::size_t begin = tokens[clause.first].begin;
  return text::printable_line(outline.text().substr(begin, tokens[clause.last - 1].end - begin));
}

// The first clause that names one of these concepts, or a set that holds one.
std::string sentence_with(const Outline& outline, const Terms& terms,
                          std::span<const std::string> ids) {
  for (const Clause& clause : outline.clauses()) {
    for (const Mention& mention : outline.terms_in(clause)) {
      std::vector<ConceptRow> rows = terms.members(mention.row);
      rows.push_back(mention.row);
      for (const ConceptRow row : rows) {
        if (std::ranges::find(ids, terms.id(row)) != ids.end()) return clause_text(outline, clause);
      }
    }
  }
  return {};
}

std::string sentence_with_words(const Outline& outline, std::span<const std::string_view> words,
                                bool with_digit) {
  for (const Clause& clause : outline.clauses()) {
    if (listing::is_of_the_employer(clause)) continue;
    std::string sentence = clause_text(outline, clause);
    const std::string lowered = text::lower(sentence);
    const bool has = std::ranges::any_of(
        words, [&](std::string_view word) { return lowered.find(word) != std::string::npos; });
    if (has && (!with_digit || std::ranges::any_of(lowered, text::is_digit) ||
                find_phrase(lowered, "one") || find_phrase(lowered, "two") ||
                find_phrase(lowered, "three") || find_phrase(lowered, "five")))
      return sentence;
  }
  return {};
}

void find_sentences(const Outline& outline, const Terms& terms, Posting& posting) {
  const listing::Requirements& asked = posting.listing.understanding.requirements;
  for (const auto& group : asked.required)
    posting.required_sentences.push_back(sentence_with(outline, terms, group));
  for (const auto& group : asked.preferred)
    posting.preferred_sentences.push_back(sentence_with(outline, terms, group));
  posting.licence_sentence = sentence_with(outline, terms, asked.licenses);
  static constexpr auto degrees =
      std::to_array<std::string_view>({"degree", "bachelor", "associate", "master", "diploma",
                                       "ged", "high school", "b.s", "doctora", "ph.d"});
  static constexpr auto years = std::to_array<std::string_view>({"year", "yr", "month"});
  if (asked.education_min)
    posting.education_sentence = sentence_with_words(outline, degrees, false);
  if (asked.years_min) posting.years_sentence = sentence_with_words(outline, years, true);
}

}  // namespace

Posting prepare_posting(std::string name, listing::Listing listing, const Words& words,
                        const ontology::Knowledge& knowledge) {
  Posting posting;
  posting.name = std::move(name);
  posting.listing = std::move(listing);
  const std::string own = listing::without_other_openings(posting.listing.description);
  const Outline outline(own, knowledge);
  DemandReader(outline, words, knowledge.terms, posting.listing.employer, posting.demands).read();
  find_sentences(outline, knowledge.terms, posting);
  posting.pairs = WordPairs(posting.listing.title + "\n" + posting.listing.description);
  // What is merely preferred, or not needed, was left out by its reader.
  const auto& asked = posting.listing.understanding.details.clearance;
  if (!asked || *asked == "background-investigation") return posting;
  const std::string lowered = text::lower(posting.listing.description);
  const auto at = find_one_of(lowered, words.list("clearances"));
  if (!at) return posting;
  // "Must be able to obtain a public trust clearance" asks for none that is held.
  const std::size_t begin = lowered.rfind('\n', at->begin);
  const std::size_t first = begin == std::string::npos ? 0 : begin;
  const std::string_view line =
      std::string_view(lowered).substr(first, lowered.find('\n', at->begin) - first);
  if (!find_one_of(line, words.list("to_be_obtained")))
    posting.clearance = posting.listing.description.substr(at->begin, at->end - at->begin);
  return posting;
}

}  // namespace medtech::lint
