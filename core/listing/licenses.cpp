// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/licenses.hpp"

#include "core/base/text.hpp"
#include "core/listing/requirements.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace medtech::listing {

using ontology::ConceptRow;
using ontology::Knowledge;
using ontology::Mention;

namespace {

constexpr auto license_words =
    ontology::hashes_of({"license", "licence", "licenses", "licences", "licensed", "licensure",
                         "licensing", "licensee", "lic"});
// Licences of other people, and of drivers.
constexpr auto other_licensees = ontology::hashes_of(
    {"driver", "drivers", "driver's", "driving", "nursing", "rn", "lpn", "nurse", "radiologic",
     "radiography", "physician", "pharmacy", "pharmacist", "software", "vehicle", "motor",
     "hospital", "facility", "respiratory"});

// The licence that postings name without its state.
constexpr std::string_view stateless = "CA-CLS";

struct Profession {
  std::string_view role;
  std::string_view words;
};

// What the law calls who works in a laboratory, and the role that it is of ours; the narrower
// first.
constexpr auto professions = std::to_array<Profession>({
    {"cytologist", "cytotechnologist"},
    {"cytologist", "cytologist"},
    {"histotechnologist", "histotechnologist"},
    {"histotechnician", "histotechnician"},
    {"phlebotomist", "phlebotomist"},
    {"phlebotomist", "phlebotomy"},
    {"mls", "scientist"},
    {"mls", "cls"},
    {"mls", "mls"},
    {"mls", "technologist"},
    {"mls", "clt"},
    {"mls", "generalist"},
    {"mls", "mt"},
    {"mlt", "technician"},
    {"mlt", "mlt"},
    {"lab-supervisor", "supervisor"},
    {"", "laboratory"},
    {"", "lab"},
});

constexpr std::size_t short_clause = 8;  // words: "ND licensure or eligible required"

class LicenseReader {
 public:
  LicenseReader(const Outline& outline, const Knowledge& knowledge,
                const std::vector<const ontology::Role*>& roles, std::string_view state,
                Requirements& found)
      : outline_(outline),
        terms_(knowledge.terms),
        cues_(knowledge.cues),
        roles_(roles),
        state_(state),
        found_(found) {}

  void read() {
    for (const Clause& clause : outline_.clauses()) {
      if (is_of_the_employer(clause)) continue;
      bool named = false;
      for (const Mention& term : outline_.terms_in(clause)) {
        if (terms_.kind(term.row) != "licence") continue;
        if (terms_.id(term.row) == "state-licence") continue;
        named = true;
        if (const auto row = meant(clause, term)) add(clause, term.first, *row);
      }
      if (!named) read_words(clause);
    }
    std::erase_if(found_.licenses_preferred, [&](const std::string& id) {
      return std::ranges::find(found_.licenses, id) != found_.licenses.end();
    });
  }

 private:
  // "You will not need a California license", "no California license needed"
  [[nodiscard]] bool is_not_needed(const Clause& clause, std::size_t token) const {
    constexpr std::size_t reach = 4;
    static constexpr auto denials = ontology::hashes_of(
        {"no", "not", "without", "won't", "don't", "doesn't", "isn't", "never"});
    static constexpr auto needs = ontology::hashes_of(
        {"need", "needed", "needs", "require", "requires", "required", "necessary"});
    const std::size_t first =
        std::max<std::size_t>(clause.first, token > reach ? token - reach : 0);
    return outline_.has_one_of(first, token, denials) &&
           outline_.has_one_of(clause.first, clause.last, needs);
  }

  void add(const Clause& clause, std::size_t token, ConceptRow row) {
    if (is_not_needed(clause, token)) return;
    const Demand demand = outline_.demand_at(clause, token);
    if (demand == Demand::preferred) {
      add_once(found_.licenses_preferred, terms_.id(row));
    } else if (demand == Demand::required ||
               (clause.section == Section::duties && clause.others >= clause.last &&
                !outline_.has_cue(clause, CueKind::not_required))) {
      add_once(found_.licenses, terms_.id(row));
    }
  }

  // "CLS license" names no state. It is California's, but where the work is in another state, and
  // then that one's, if it has any.
  [[nodiscard]] std::optional<ConceptRow> meant(const Clause& clause, const Mention& term) const {
    // "Valid TN license, MVR with no DUI"; a trainee's license is another one.
    if (is_of_driving(clause, term) || outline_.has_word(term.first, term.last + 1, "trainee"))
      return std::nullopt;
    static constexpr auto californian = ontology::hashes_of({"california", "ca", "cdph"});
    if (terms_.id(term.row) != stateless ||
        outline_.has_one_of(clause.first, clause.last, californian))
      return of_profession(clause, term);
    return stateless_license();
  }

  [[nodiscard]] bool is_of_driving(const Clause& clause, const Mention& term) const {
    static constexpr auto driving = ontology::hashes_of(
        {"driver", "drivers", "driver's", "driving", "mvr", "dui", "dwi", "van", "vehicle"});
    return outline_.has_one_of(clause.first, clause.last, driving) &&
           std::ranges::none_of(professions, [&](const Profession& one) {
             return outline_.has_word(term.first, term.last, one.words);
           });
  }

  [[nodiscard]] std::optional<ConceptRow> stateless_license() const {
    const auto row = terms_.find(stateless);
    if (state_.empty() || (row && terms_.fact(*row, "state") == state_)) return row;
    return license_of(state_, "mls");
  }

  // "NYS license as a Cytotechnologist": of a state that licenses each profession by itself.
  [[nodiscard]] ConceptRow of_profession(const Clause& clause, const Mention& term) const {
    constexpr std::size_t reach = 6;
    const auto named_in = [&](std::size_t first, std::size_t last) -> const Profession* {
      for (const Profession& one : professions) {
        if (!one.role.empty() && outline_.has_word(first, last, one.words)) return &one;
      }
      return nullptr;
    };
    static constexpr auto capacities = ontology::hashes_of({"as", "for", "in"});
    if (term.last >= clause.last || named_in(term.first, term.last) != nullptr ||
        (!outline_.is_one_of(term.last, capacities) &&
         named_in(term.last, term.last + 1) == nullptr))
      return term.row;
    const Profession* behind = named_in(term.last, std::min(clause.last, term.last + reach));
    if (behind == nullptr) return term.row;
    return license_of(terms_.fact(term.row, "state"), behind->role).value_or(term.row);
  }

  // "TN Medical Laboratory Personnel license", "license as a Clinical Laboratory Scientist issued
  // by CDPH", "CLS or CLS-limited (microbiology) license"
  void read_words(const Clause& clause) {
    std::optional<std::size_t> license;
    for (std::size_t i = clause.first; i < clause.last && !license; ++i) {
      if (outline_.initial(i) == 'l' && outline_.is_one_of(i, license_words)) license = i;
    }
    if (!license || outline_.has_one_of(clause.first, clause.last, other_licensees)) return;
    const Profession* profession = profession_in(clause, *license);
    const std::string_view state = state_in(clause, *license);
    if (profession == nullptr) {
      // "ND licensure required": of the posting's own role.
      const auto row = state.empty() ? std::nullopt : license_of_roles(state);
      if (row && clause.last - clause.first <= short_clause) add(clause, *license, *row);
      return;
    }
    if (state.empty() && profession->words == "cls") {
      if (const auto row = stateless_license()) add(clause, *license, *row);
    } else if (!state.empty()) {
      if (const auto row = license_of(state, profession->role)) add(clause, *license, *row);
    }
  }

  // That stands nearest before the word of licensure, else behind it.
  [[nodiscard]] const Profession* profession_in(const Clause& clause, std::size_t license) const {
    constexpr std::size_t reach = 12;
    const std::size_t begin = license > clause.first + reach ? license - reach : clause.first;
    const std::size_t end = std::min(clause.last, license + reach);
    for (const Profession& one : professions) {
      if (outline_.has_word(begin, end, one.words)) return &one;
    }
    return nullptr;
  }

  [[nodiscard]] std::string_view state_in(const Clause& clause, std::size_t license) const {
    constexpr std::size_t reach = 14;
    std::string_view state;
    std::size_t nearest = reach;
    for (const Mention& cue : outline_.cues_in(clause)) {
      if (cues_.kind(cue.row) != "licensing-state") continue;
      const std::size_t distance = cue.first > license ? cue.first - license : license - cue.first;
      if (distance >= nearest) continue;
      nearest = distance;
      state = cues_.fact(cue.row, "state");
    }
    return state;
  }

  // Of a state's licences the one that covers the posting's role.
  [[nodiscard]] std::optional<ConceptRow> license_of_roles(std::string_view state) const {
    for (const ontology::Role* one : roles_) {
      for (const ConceptRow row : terms_.of_kind("licence")) {
        const auto covered = text::split(terms_.fact(row, "covers"), ' ');
        if (terms_.fact(row, "state") == state &&
            std::ranges::find(covered, one->id) != covered.end())
          return row;
      }
    }
    return std::nullopt;
  }

  // Of a state's licences the one of a profession, else of the posting's role, else its only one.
  [[nodiscard]] std::optional<ConceptRow> license_of(std::string_view state,
                                                     std::string_view role) const {
    std::vector<ConceptRow> of_state;
    for (const ConceptRow row : terms_.of_kind("licence")) {
      if (terms_.fact(row, "state") == state) of_state.push_back(row);
    }
    const auto covering = [&](std::string_view wanted) -> std::optional<ConceptRow> {
      for (const ConceptRow row : of_state) {
        const auto covered = text::split(terms_.fact(row, "covers"), ' ');
        if (std::ranges::find(covered, wanted) != covered.end()) return row;
      }
      return std::nullopt;
    };
    if (!role.empty()) {
      if (const auto row = covering(role)) return row;
    }
    for (const ontology::Role* one : roles_) {
      if (const auto row = covering(one->id)) return row;
    }
    return of_state.size() == 1 ? std::optional(of_state.front()) : std::nullopt;
  }

  const Outline& outline_;
  const ontology::Terms& terms_;
  const ontology::Terms& cues_;
  const std::vector<const ontology::Role*>& roles_;
  const std::string_view state_;
  Requirements& found_;
};

}  // namespace

void find_licenses(const Outline& outline, const Knowledge& knowledge,
                   const std::vector<const ontology::Role*>& roles, std::string_view state,
                   Requirements& found) {
  LicenseReader(outline, knowledge, roles, state, found).read();
}

}  // namespace medtech::listing
