// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/credential_meaning.hpp"

#include "core/listing/requirements.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace medtech::listing {

using ontology::ConceptRow;
using ontology::Mention;
using ontology::Terms;

namespace {

// "BS in MLS", "associate degree in medical laboratory technology (MLT)"
bool is_field_of_degree(const Outline& outline, const Clause& clause, const Terms& terms,
                        const Mention& mention) {
  std::optional<std::size_t> degree;
  for (const Mention& cue : outline.cues_in(clause)) {
    if (cue.first < mention.first && outline.kind_of(cue) == CueKind::degree) degree = cue.last;
  }
  if (!degree) return false;
  // "BS and MLS certification": a word of certificates between or behind makes it one of its own.
  static constexpr auto words = ontology::hashes_of(
      {"certification", "certified", "certificate", "registry", "registered", "credential"});
  constexpr std::size_t soon = 2;
  if (outline.has_one_of(*degree, std::min<std::size_t>(clause.last, mention.last + soon), words))
    return false;
  // "MT/CLS" may mean a credential of its own, but not in "bachelor's in MT / CLS".
  static constexpr auto more = ontology::hashes_of({"and", "with", "plus", "required"});
  if (!mention.weak && (!outline.has_word(*degree - 1, mention.first, "in") ||
                        outline.has_one_of(*degree, mention.first, more)))
    return false;
  return std::ranges::none_of(outline.terms_in(clause), [&](const Mention& other) {
    return other.first >= *degree && other.first < mention.first &&
           terms.kind(other.row) == "credential";
  });
}

// "a bonus for MLS(ASCP) certified staff", "ASCP-certified scientists run the bench"
bool is_of_certified_staff(const Outline& outline, const Clause& clause, const Mention& mention) {
  static constexpr auto certified =
      ontology::hashes_of({"certified", "registered", "credentialed", "licensed"});
  static constexpr auto people = ontology::hashes_of(
      {"staff", "employees", "team", "teams", "personnel", "members", "associates", "colleagues",
       "doctors", "physicians", "pathologists", "directors", "faculty"});
  static constexpr auto paid =
      ontology::hashes_of({"bonus", "differential", "premium", "incentive", "stipend"});
  constexpr std::size_t reach = 6;
  if (mention.last + 1 < clause.last && outline.is_one_of(mention.last, certified) &&
      outline.is_one_of(mention.last + 1, people))
    return true;
  // "Bonus for", with nothing else between
  const std::size_t begin =
      mention.first > clause.first + reach ? mention.first - reach : clause.first;
  for (std::size_t i = begin; i + 1 < mention.first; ++i) {
    if (outline.is_one_of(i, paid) && outline.is_word(i + 1, "for")) return true;
  }
  return false;
}

// "CLS or MLT license": the short forms of professions, before a word of licensure.
bool is_of_licence(const Outline& outline, const Clause& clause, const Mention& mention) {
  static constexpr auto licence =
      ontology::hashes_of({"license", "licence", "licenses", "licences", "licensure"});
  static constexpr auto joined = ontology::hashes_of({"or", "and", "cls", "mls", "mlt", "mt"});
  std::size_t next = mention.last;
  while (next < clause.last && outline.is_one_of(next, joined)) ++next;
  return next < clause.last && outline.is_one_of(next, licence);
}

// "Must pass the MB(ASCP) exam" asks for what the exam gives; a course that prepares for it does
// not.
bool is_of_mere_exam(const Outline& outline, const Clause& clause, const Mention& mention) {
  static constexpr auto exams = ontology::hashes_of({"exam", "exams", "examination"});
  static constexpr auto sitting = ontology::hashes_of(
      {"pass", "passing", "passed", "sit", "take", "eligible", "eligibility", "complete"});
  return mention.last < clause.last && outline.is_one_of(mention.last, exams) &&
         !outline.has_one_of(clause.first, mention.first, sitting);
}

// "CPT I (Certified Phlebotomy Technician)": the name of a licence, spelled out.
bool spells_licence(const Outline& outline, const Clause& clause, const Terms& terms,
                    const Mention& mention) {
  return std::ranges::any_of(outline.terms_in(clause), [&](const Mention& other) {
    if (terms.kind(other.row) != "licence") return false;
    const bool before = other.last == mention.first;
    if (!before && other.first != mention.last) return false;
    const std::size_t begin = before ? other.end : mention.end;
    const std::size_t end = before ? mention.begin : other.begin;
    return outline.text().substr(begin, end - begin).find_first_not_of(" -()") ==
           std::string_view::npos;
  });
}

}  // namespace

bool names_credential(const Outline& outline, const Clause& clause, const Terms& terms,
                      const Mention& mention) {
  static constexpr auto hopes =
      ontology::hashes_of({"want", "wants", "tuition", "reimburse", "reimbursed", "reimbursement",
                           "toward", "towards", "student", "students", "help", "prepare",
                           "prepares", "pay", "pays", "cover", "covers", "fee", "fees"});
  static constexpr auto others = ontology::hashes_of(
      {"program",    "programs",  "student",    "students", "trainee",    "trainees",
       "team",       "staff",     "background", "approved", "accredited", "recognized",
       "recognised", "standards", "guidelines", "members",  "experience", "position",
       "positions",  "role",      "roles",      "class",    "level",      "i",
       "ii",         "iii"});
  const std::size_t begin = mention.first > clause.first + 6 ? mention.first - 6 : clause.first;
  if (outline.has_one_of(begin, mention.first, hopes)) return false;
  if (mention.last < clause.last && outline.is_one_of(mention.last, others) &&
      outline.tokens()[mention.last].gap == ontology::Gap::joined)
    return false;
  if (is_of_certified_staff(outline, clause, mention) || is_of_mere_exam(outline, clause, mention))
    return false;
  const std::string_view kind = terms.kind(mention.row);
  if (kind != "credential-set") return true;
  if (!mention.weak)
    return !is_field_of_degree(outline, clause, terms, mention) &&
           !spells_licence(outline, clause, terms, mention);
  if (is_of_licence(outline, clause, mention)) return false;
  const auto terms_here = outline.terms_in(clause);
  const bool beside_others = std::ranges::any_of(terms_here, [&](const Mention& other) {
    const std::string_view other_kind = terms.kind(other.row);
    return other_kind == "credential-body" || other_kind == "credential";
  });
  const bool licensed = std::ranges::any_of(
      terms_here, [&](const Mention& other) { return terms.kind(other.row) == "licence"; });
  static constexpr auto capacities = ontology::hashes_of({"as", "an", "a", "per"});
  static constexpr auto work =
      ontology::hashes_of({"experience", "years", "year", "yrs", "work", "working", "background"});
  if (mention.first > clause.first && outline.is_one_of(mention.first - 1, capacities) &&
      outline.has_one_of(clause.first, mention.first, work))
    return false;
  if (!beside_others && (licensed || !clause.of_certificates)) return false;
  return !is_field_of_degree(outline, clause, terms, mention);
}

namespace {

constexpr std::string_view international = "ascp-i";

class CredentialMeaning {
 public:
  CredentialMeaning(const Terms& terms, const CredentialSets& sets,
                    const std::vector<const ontology::Role*>& roles)
      : terms_(terms), roles_(roles), sets_(sets.sets), all_bodies_(sets.bodies) {}

  Alternatives of(std::span<const Mention> mentions, bool or_equivalent) {
    std::vector<std::vector<ConceptRow>> named_sets;
    std::vector<ConceptRow> named;
    bool any_body = false;
    for (const Mention& mention : mentions) {
      const std::string_view kind = terms_.kind(mention.row);
      if (kind == "credential") named.push_back(mention.row);
      if (kind == "credential-set") named_sets.push_back(terms_.members(mention.row));
      if (kind != "credential-body") continue;
      any_body = any_body || terms_.id(mention.row) == any_body_id;
      const std::vector<ConceptRow> certified = terms_.members(mention.row);
      if (!certified.empty()) bodies_.push_back(certified);
    }
    // "Nationally certified by ASCP or AMT" are those two.
    if (any_body && named.empty() && bodies_.empty()) or_equivalent = true;
    if (named.empty() && named_sets.empty()) {
      take_of_roles(or_equivalent);
    } else {
      take_named(named, named_sets, or_equivalent);
      const bool of_no_set =
          named_sets.empty() && std::ranges::none_of(named, [&](ConceptRow row) {
            return std::ranges::any_of(sets_, [&](const auto& set) { return has(set, row); });
          });
      if (of_no_set && !bodies_.empty()) take_of_roles(or_equivalent);  // "ASCP, AMT or HEW"
    }
    if (has_id(international)) take_own_of_international();
    if (or_equivalent) widen();
    return std::move(ids_);
  }

 private:
  void take(ConceptRow row) { add_once(ids_, terms_.id(row)); }

  static bool has(const std::vector<ConceptRow>& rows, ConceptRow row) {
    return std::ranges::find(rows, row) != rows.end();
  }

  // "MLS(ASCP)", AMT: the other body's of the same kind too. "MT, MLS or MLT(ASCP)": the body
  // behind the last is that of all.
  void take_named(const std::vector<ConceptRow>& named,
                  std::vector<std::vector<ConceptRow>> named_sets, bool or_equivalent) {
    std::vector<std::vector<ConceptRow>> bodies = bodies_;
    const bool has_sets = !named_sets.empty();
    for (const ConceptRow row : named) {
      take(row);
      for (const auto& set : sets_) {
        if (!bodies_.empty() && has(set, row)) named_sets.push_back(set);
      }
      if (has_sets) {
        for (const auto& certified : all_bodies_) {
          if (has(certified, row)) bodies.push_back(certified);
        }
      }
    }
    for (const auto& set : named_sets) {
      for (const ConceptRow member : set) {
        const bool certified = std::ranges::any_of(
            bodies, [&](const std::vector<ConceptRow>& body) { return has(body, member); });
        if (bodies.empty() || certified || or_equivalent) take(member);
      }
      // A body that is no more certified what is another body's now.
      for (const auto& body : bodies) {
        for (const ConceptRow old : body) {
          const auto now = terms_.find(terms_.fact(old, "successor"));
          if (now && has(set, *now)) take(old);
        }
      }
    }
  }

  [[nodiscard]] bool has_id(std::string_view id) const {
    return std::ranges::find(ids_, id) != ids_.end();
  }

  // ASCP's certificate for people from abroad is that of the role for all others.
  void take_own_of_international() {
    for (const ontology::Role* role : roles_) {
      for (const std::string& id : role->credentials) {
        if (!id.starts_with("ascp-")) continue;
        add_once(ids_, id);
        break;
      }
    }
  }

  // Of those that a role usually asks for, the first that each body certifies.
  void take_of_roles(bool or_equivalent) {
    for (const ontology::Role* role : roles_) {
      if (bodies_.empty() && or_equivalent) {
        const auto first =
            role->credentials.empty() ? std::nullopt : terms_.find(role->credentials.front());
        if (first) take(*first);
      }
      for (const auto& body : bodies_) take_first(*role, body);
    }
  }

  void take_first(const ontology::Role& role, const std::vector<ConceptRow>& body) {
    for (const std::string& id : role.credentials) {
      const auto row = terms_.find(id);
      if (!row || !has(body, *row)) continue;
      take(*row);
      return;
    }
    // None of its usual ones is this body's: one of the same kind as the first is.
    const auto first =
        role.credentials.empty() ? std::nullopt : terms_.find(role.credentials.front());
    if (!first) return;
    for (const auto& set : sets_) {
      if (!has(set, *first)) continue;
      for (const ConceptRow member : set) {
        if (has(body, member)) take(member);
      }
    }
  }

  // "MLS(ASCP) or equivalent": the other bodies' credentials of the same kind.
  void widen() {
    const Alternatives named = ids_;
    for (const auto& set : sets_) {
      const bool is_named = std::ranges::any_of(set, [&](ConceptRow member) {
        return std::ranges::find(named, terms_.id(member)) != named.end();
      });
      if (!is_named) continue;
      for (const ConceptRow member : set) take(member);
    }
  }

  const Terms& terms_;
  const std::vector<const ontology::Role*>& roles_;
  const std::vector<std::vector<ConceptRow>>& sets_;
  const std::vector<std::vector<ConceptRow>>& all_bodies_;
  std::vector<std::vector<ConceptRow>> bodies_;  // that are named
  Alternatives ids_;
};

}  // namespace

CredentialSets::CredentialSets(const Terms& terms) {
  for (const ConceptRow row : terms.of_kind("credential-set")) sets.push_back(terms.members(row));
  for (const ConceptRow row : terms.of_kind("credential-body"))
    bodies.push_back(terms.members(row));
}

Alternatives meaning_of(std::span<const Mention> mentions, bool or_equivalent, const Terms& terms,
                        const CredentialSets& sets,
                        const std::vector<const ontology::Role*>& roles) {
  return CredentialMeaning(terms, sets, roles).of(mentions, or_equivalent);
}

}  // namespace medtech::listing
