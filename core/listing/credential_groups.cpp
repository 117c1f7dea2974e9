// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/credential_groups.hpp"

#include "core/base/text.hpp"
#include "core/listing/credential_meaning.hpp"
#include "core/listing/deadlines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace medtech::listing {

using ontology::Knowledge;
using ontology::Mention;

namespace {

using Roles = std::vector<const ontology::Role*>;

bool is_credential(std::string_view kind) {
  return kind == "credential" || kind == "credential-set" || kind == "credential-body";
}

// Of two groups where one asks more than the other, the one that is easier met says nothing new.
void add_group(std::vector<Alternatives>& groups, Alternatives group) {
  for (Alternatives& known : groups) {
    const auto holds = [](const Alternatives& all, const Alternatives& some) {
      return std::ranges::all_of(
          some, [&](const std::string& id) { return std::ranges::find(all, id) != all.end(); });
    };
    if (holds(known, group)) return;
    if (holds(group, known)) {
      known = std::move(group);
      return;
    }
  }
  groups.push_back(std::move(group));
}

// For each clause, whether it is one of several ways in of which another needs no credential:
// "an associate degree; or certification as CBET".
std::vector<bool> clauses_with_ways_around(const Outline& outline,
                                           std::span<const Statement> statements,
                                           const ontology::Terms& terms) {
  static constexpr auto schooling =
      ontology::hashes_of({"completion", "graduate", "graduation", "training"});
  std::vector<bool> found(outline.clauses().size());
  for (const Statement& statement : statements) {
    if (statement.items.empty()) continue;
    bool with = false;
    bool without = false;
    for (std::size_t i = statement.first_clause; i < statement.last_clause;) {
      bool credential = false;
      bool other = false;
      do {
        const Clause& clause = outline.clauses()[i];
        for (const Mention& term : outline.terms_in(clause))
          credential = credential || is_credential(terms.kind(term.row));
        other = other || outline.has_cue(clause, CueKind::degree);
        for (std::size_t token = clause.first; token < clause.last; ++token)
          other = other || outline.is_one_of(token, schooling);
        ++i;
      } while (i < statement.last_clause &&
               std::ranges::find(statement.items, i) == statement.items.end());
      with = with || credential;
      without = without || (other && !credential);
    }
    if (!with || !without) continue;
    for (std::size_t i = statement.first_clause; i < statement.last_clause; ++i) found[i] = true;
  }
  return found;
}

class CredentialReader {
 public:
  CredentialReader(const Outline& outline, const Knowledge& knowledge, const Roles& roles,
                   Requirements& found)
      : outline_(outline), terms_(knowledge.terms), roles_(roles), found_(found) {}

  void read(const std::vector<bool>& higher, const std::vector<bool>& ways_around) {
    const auto clauses = outline_.clauses();
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const Clause& clause = clauses[i];
      if (outline_.has_cue(clause, CueKind::in_lieu)) continue;
      split(clause, higher[i]);
      if (!required_.empty() &&
          (ways_around[i] || is_instead_of_schooling(clause) || asks_of_the_past(clause)))
        required_.clear();
      // "MLS required. MLT will be considered": another that will do; alone it is asked of nobody.
      const bool conceded = !required_.empty() && is_concession(outline_, clause);
      if (conceded && found_.required.empty()) required_.clear();
      const bool goes_on = list_goes_on_ || begins_with_or(clause) || ended_with_or_ || conceded ||
                           is_in_series(outline_, i);
      if (!required_.empty()) {
        if (is_mere_mention(clause))
          mentioned_.push_back(meaning_of(required_, false, terms_, sets(), roles_));
        add(clause, required_, goes_on, found_.required);
        const bool asked = !found_.required.empty() || !vague_required_.empty();
        if (asked && !found_.within_months) found_.within_months = months_of_grace(outline_, i);
      }
      if (!preferred_.empty())
        add(clause, preferred_, goes_on && required_.empty(), found_.preferred);
      note_list(clause, i);
      ended_with_or_ = outline_.is_word(clause.last - 1, "or");
    }
  }

  // "National certification: …" alone says something only where nothing is named.
  void take_vague() {
    if (found_.required.empty()) {
      for (Alternatives& ids : vague_required_) add_group(found_.required, std::move(ids));
    }
    if (found_.preferred.empty()) {
      for (Alternatives& ids : vague_preferred_) add_group(found_.preferred, std::move(ids));
    }
  }

  void drop_mere_mentions() {
    std::erase_if(found_.required, [&](const Alternatives& group) {
      const bool mentioned = std::ranges::any_of(mentioned_, [&](const Alternatives& other) {
        return std::ranges::includes(sorted(other), sorted(group));
      });
      const bool preferred = std::ranges::any_of(found_.preferred, [&](const Alternatives& other) {
        return std::ranges::includes(sorted(other), sorted(group));
      });
      return mentioned && preferred;
    });
  }

 private:
  // Most postings need them at most twice, and many never.
  const CredentialSets& sets() {
    if (!sets_) sets_.emplace(terms_);
    return *sets_;
  }

  static Alternatives sorted(Alternatives ids) {
    std::ranges::sort(ids);
    return ids;
  }

  void split(const Clause& clause, bool higher) {
    required_.clear();
    preferred_.clear();
    std::size_t last = 0;  // behind the mention before
    for (const Mention& term : outline_.terms_in(clause)) {
      if (!is_credential(terms_.kind(term.row))) continue;
      // "HT(ASCP) with QIHC": what comes with one is no alternative to it.
      const bool with = last > 0 && term.first == last + 1 && outline_.is_word(last, "with");
      last = term.last;
      if (with || !names_credential(outline_, clause, terms_, term)) continue;
      Demand demand = outline_.demand_at(clause, term.first);
      if (demand == Demand::preferred && must_be_earned(clause, term)) demand = Demand::required;
      if (demand == Demand::preferred || (demand == Demand::required && higher)) {
        preferred_.push_back(term);
      } else if (demand == Demand::required) {
        required_.push_back(term);
      }
    }
  }

  // "CBNT or CHBT a plus, must certify within 18 months": a plus at hire, and asked of everybody
  // later.
  [[nodiscard]] bool must_be_earned(const Clause& clause, const Mention& term) const {
    static constexpr auto earning =
        ontology::hashes_of({"certify", "certified", "obtain", "obtained", "earn", "earned", "pass",
                             "achieve", "become", "get"});
    constexpr std::size_t soon = 3;
    return std::ranges::any_of(outline_.cues_in(clause), [&](const Mention& cue) {
      const CueKind kind = outline_.kind_of(cue);
      if (cue.first < term.last || (kind != CueKind::required && kind != CueKind::needed))
        return false;
      const std::size_t end = std::min<std::size_t>(clause.last, cue.last + soon);
      return outline_.has_one_of(cue.first, end, earning) &&
             outline_.has_word(cue.first, clause.last, "within");
    });
  }

  // "Completion of a phlebotomy course or national certification"
  [[nodiscard]] bool is_instead_of_schooling(const Clause& clause) const {
    static constexpr auto schooling =
        ontology::hashes_of({"program", "course", "training", "school", "completion"});
    bool schooled = false;
    for (std::size_t i = clause.first; i < required_.front().first; ++i) {
      if (outline_.is_one_of(i, schooling)) schooled = true;
      if (schooled && outline_.is_word(i, "or")) return true;
    }
    return false;
  }

  // "Have you ever been certified as a CBET?"
  [[nodiscard]] bool asks_of_the_past(const Clause& clause) const {
    return outline_.has_word(clause.first, required_.front().first, "ever");
  }

  // In no section that asks, and without a word that does.
  [[nodiscard]] bool is_mere_mention(const Clause& clause) const {
    return clause.section != Section::required && !clause.announced &&
           !outline_.has_cue(clause, CueKind::required) &&
           !outline_.has_cue(clause, CueKind::needed) &&
           !outline_.has_cue(clause, CueKind::eligible);
  }

  [[nodiscard]] bool begins_with_or(const Clause& clause) const {
    return outline_.is_word(clause.first, "or");
  }

  // "MLS(ASCP) or equivalent", not "bachelor's or equivalent, MLS(ASCP)".
  [[nodiscard]] bool is_or_equivalent(const Clause& clause,
                                      const std::vector<Mention>& mentions) const {
    static constexpr auto others =
        ontology::hashes_of({"experience", "education", "combination", "training", "degree", "work",
                             "years", "field", "program"});
    for (const Mention& cue : outline_.cues_in(clause)) {
      if (outline_.kind_of(cue) != CueKind::or_equivalent) continue;
      if (cue.first < mentions.front().first) continue;
      if (cue.last < clause.last && outline_.is_one_of(cue.last, others)) continue;
      const bool of_degree =
          std::ranges::any_of(outline_.cues_in(clause), [&](const Mention& degree) {
            return outline_.kind_of(degree) == CueKind::degree && degree.first < cue.first &&
                   degree.first > mentions.back().last;
          });
      if (!of_degree) return true;
    }
    // "MLS(ASCP), or a national certification"
    static constexpr auto likes = ontology::hashes_of({"such", "like", "including"});
    constexpr std::size_t soon = 3;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (terms_.id(mentions[i].row) != any_body_id) continue;
      const std::size_t first = mentions[i].first;
      if (i > 0 &&
          outline_.has_word(std::max<std::size_t>(mentions[i - 1].last, first - soon), first, "or"))
        return true;
      if (i + 1 < mentions.size() && outline_.is_one_of(mentions[i].last, likes)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_vague(const std::vector<Mention>& part) const {
    return std::ranges::all_of(
        part, [&](const Mention& one) { return terms_.id(one.row) == any_body_id; });
  }

  // "CBET and CRES" are two groups, "CBET, CRES, or CCE" is one.
  void add(const Clause& clause, const std::vector<Mention>& mentions, bool goes_on,
           std::vector<Alternatives>& groups) {
    const bool or_equivalent = is_or_equivalent(clause, mentions);
    const std::size_t begin = mentions.front().begin;
    const bool either = outline_.has_word(mentions.front().first, mentions.back().last + 3, "or") ||
                        or_equivalent ||
                        outline_.text().substr(begin, mentions.back().end - begin).find('/') !=
                            std::string_view::npos;
    std::vector<Mention> part;
    const auto close = [&] {
      Alternatives ids = meaning_of(part, or_equivalent, terms_, sets(), roles_);
      const bool vague = is_vague(part);
      part.clear();
      if (ids.empty()) return;
      if (vague && !goes_on) {
        (&groups == &found_.required ? vague_required_ : vague_preferred_).push_back(ids);
        return;
      }
      if (goes_on && !groups.empty()) {
        for (const std::string& id : ids) {
          if (std::ranges::find(groups.back(), id) == groups.back().end())
            groups.back().push_back(id);
        }
      } else {
        add_group(groups, std::move(ids));
      }
    };
    for (const Mention& mention : mentions) {
      if (!either && !part.empty() && outline_.has_word(part.back().last, mention.first, "and"))
        close();
      part.push_back(mention);
    }
    close();
  }

  // Below "one of the following" credentials are alternatives, up to what is none of them.
  void note_list(const Clause& clause, std::size_t number) {
    if (outline_.has_cue(clause, CueKind::one_of)) {
      list_goes_on_ = false;
      // The list itself begins behind; what stood before is none of it.
      list_begins_ = number + 1;
      list_pending_ = true;
      return;
    }
    if (list_pending_ && number >= list_begins_ && !(required_.empty() && preferred_.empty())) {
      list_goes_on_ = true;
      list_pending_ = false;
    } else if (required_.empty() && preferred_.empty() && clause.last - clause.first > 1) {
      list_goes_on_ = false;
      list_pending_ = false;
    }
  }

  const Outline& outline_;
  const ontology::Terms& terms_;
  const Roles& roles_;
  Requirements& found_;
  std::vector<Mention> required_;
  std::vector<Mention> preferred_;
  std::vector<Alternatives> mentioned_;
  std::vector<Alternatives> vague_required_;
  std::vector<Alternatives> vague_preferred_;
  std::optional<CredentialSets> sets_;
  bool list_pending_ = false;  // "one of the following" stood before
  bool list_goes_on_ = false;  // and its first
  bool ended_with_or_ = false;
  std::size_t list_begins_ = 0;
};

}  // namespace

void find_credentials(const Outline& outline, std::span<const Statement> statements,
                      const std::vector<bool>& higher, const Knowledge& knowledge,
                      const Roles& roles, Requirements& found) {
  CredentialReader reader(outline, knowledge, roles, found);
  reader.read(higher, clauses_with_ways_around(outline, statements, knowledge.terms));
  reader.take_vague();
  // What is said to be a plus is not required by being mentioned elsewhere.
  reader.drop_mere_mentions();
  // What is required needs no preferring.
  std::erase_if(found.preferred, [&](const Alternatives& group) {
    return std::ranges::find(found.required, group) != found.required.end();
  });
}

}  // namespace medtech::listing
