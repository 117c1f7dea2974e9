// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/credential_groups.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace medtech::listing {

using ontology::ConceptRow;
using ontology::Knowledge;
using ontology::Mention;
using ontology::Terms;

namespace {

bool is_credential(std::string_view kind) {
  return kind == "credential" || kind == "credential-set" || kind == "credential-body";
}

std::string_view body_prefix(std::string_view credential) {
  return credential.substr(0, credential.find('-') + 1);
}

// What mentions of one clause and one demand mean together.
class Group {
 public:
  Group(const Outline& outline, const Knowledge& knowledge, const ontology::Role* role)
      : outline_(outline), terms_(knowledge.terms), role_(role) {}

  void add(const Mention& mention) { mentions_.push_back(mention); }
  [[nodiscard]] bool empty() const { return mentions_.empty(); }

  // "CBET and CRES" are two groups, "CBET, CRES, or CCE" is one.
  [[nodiscard]] std::vector<Alternatives> alternatives(bool or_equivalent) const {
    std::vector<Alternatives> groups;
    const bool either =
        outline_.has_word(mentions_.front().first, mentions_.back().last + 3, "or") ||
        or_equivalent || has_slash();
    std::vector<Mention> part;
    for (const Mention& mention : mentions_) {
      if (!either && !part.empty() && outline_.has_word(part.back().last, mention.first, "and"))
        close(part, or_equivalent, groups);
      part.push_back(mention);
    }
    close(part, or_equivalent, groups);
    return groups;
  }

 private:
  [[nodiscard]] bool has_slash() const {
    const std::size_t begin = mentions_.front().begin;
    return outline_.text().substr(begin, mentions_.back().end - begin).find('/') !=
           std::string_view::npos;
  }

  void close(std::vector<Mention>& part, bool or_equivalent,
             std::vector<Alternatives>& groups) const {
    Alternatives ids = resolve(part, or_equivalent);
    if (!ids.empty()) groups.push_back(std::move(ids));
    part.clear();
  }

  [[nodiscard]] Alternatives resolve(const std::vector<Mention>& part, bool or_equivalent) const {
    std::vector<ConceptRow> bodies;
    Alternatives ids;
    bool sets = false;
    bool any_body = false;
    for (const Mention& mention : part) {
      const std::string_view kind = terms_.kind(mention.row);
      if (kind == "credential") add_once(ids, terms_.id(mention.row));
      if (kind == "credential-set") sets = true;
      if (kind == "credential-body" && terms_.id(mention.row) == "any-body") any_body = true;
      if (kind == "credential-body") bodies.push_back(mention.row);
    }
    or_equivalent = or_equivalent || any_body;
    for (const Mention& mention : part) {
      if (terms_.kind(mention.row) != "credential-set") continue;
      for (const ConceptRow member : terms_.members(mention.row)) {
        if (bodies.empty() || or_equivalent || is_of(member, bodies))
          add_once(ids, terms_.id(member));
      }
    }
    if (ids.empty() && !sets) add_of_role(bodies, or_equivalent, ids);
    if (or_equivalent) widen(ids);
    return ids;
  }

  [[nodiscard]] bool is_of(ConceptRow member, const std::vector<ConceptRow>& bodies) const {
    return std::ranges::any_of(bodies, [&](ConceptRow body) {
      const std::vector<ConceptRow> certified = terms_.members(body);
      return std::ranges::find(certified, member) != certified.end();
    });
  }

  // Of those that the role usually asks for, what these bodies certify.
  void add_of_role(const std::vector<ConceptRow>& bodies, bool or_equivalent,
                   Alternatives& ids) const {
    if (role_ == nullptr) return;
    for (const std::string& id : role_->credentials) {
      const auto row = terms_.find(id);
      if (!row) continue;
      if (or_equivalent || is_of(*row, bodies)) add_once(ids, id);
    }
    // A body alone asks for the credential of the role's own kind, the first it certifies.
    if (!or_equivalent && !ids.empty()) {
      Alternatives first_of_each;
      for (const std::string& id : ids) {
        const auto same_body = [&](const std::string& other) {
          return body_prefix(other) == body_prefix(id);
        };
        if (std::ranges::none_of(first_of_each, same_body)) first_of_each.push_back(id);
      }
      ids = std::move(first_of_each);
    }
  }

  // "MLS(ASCP) or equivalent": the other bodies' credentials of the same kind.
  void widen(Alternatives& ids) const {
    const Alternatives named = ids;
    for (ConceptRow row = 0; row < terms_.size(); ++row) {
      if (terms_.kind(row) != "credential-set") continue;
      const std::vector<ConceptRow> members = terms_.members(row);
      const auto is_named = [&](ConceptRow member) {
        return std::ranges::find(named, terms_.id(member)) != named.end();
      };
      if (std::ranges::none_of(members, is_named)) continue;
      for (const ConceptRow member : members) add_once(ids, terms_.id(member));
    }
  }

  const Outline& outline_;
  const Terms& terms_;
  const ontology::Role* role_;
  std::vector<Mention> mentions_;
};

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

// "within 12 months of hire", "within one year".
std::optional<int> months_in(const Outline& outline, const Clause& clause) {
  static constexpr std::array<std::pair<std::string_view, int>, 12> words{{{"one", 1},
                                                                           {"two", 2},
                                                                           {"three", 3},
                                                                           {"six", 6},
                                                                           {"nine", 9},
                                                                           {"twelve", 12},
                                                                           {"eighteen", 18},
                                                                           {"twenty", 20},
                                                                           {"four", 4},
                                                                           {"five", 5},
                                                                           {"first", 1},
                                                                           {"a", 1}}};
  for (std::size_t i = clause.first; i + 2 < clause.last; ++i) {
    if (text::lower(outline.word(i)) != "within") continue;
    int number = 0;
    std::size_t at = i + 1;
    for (; at < std::min(clause.last, i + 5); ++at) {
      const std::string word = text::lower(outline.word(at));
      int read = 0;
      if (std::from_chars(word.data(), word.data() + word.size(), read).ec == std::errc()) {
        number = read;
      } else if (const auto* known =
                     std::ranges::find(words, word, &std::pair<std::string_view, int>::first);
                 known != words.end() && number == 0) {
        number = known->second;
      } else if (word.starts_with("month")) {
        return number > 0 ? std::optional(number) : std::nullopt;
      } else if (word.starts_with("year")) {
        return number > 0 ? std::optional(12 * number) : std::nullopt;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

void find_credentials(const Outline& outline, const Knowledge& knowledge,
                      const ontology::Role* role, Requirements& found) {
  bool list_goes_on = false;  // below "one of the following:"
  for (const Clause& clause : outline.clauses()) {
    if (is_of_the_employer(clause)) continue;
    Group required(outline, knowledge, role);
    Group preferred(outline, knowledge, role);
    for (const Mention& term : outline.terms_in(clause)) {
      if (!is_credential(knowledge.terms.kind(term.row))) continue;
      const Demand demand = outline.demand_at(clause, term.first);
      if (demand == Demand::required) required.add(term);
      if (demand == Demand::preferred) preferred.add(term);
    }
    const bool or_equivalent = outline.has_cue(clause, "or-equivalent");
    if (!required.empty()) {
      std::vector<Alternatives> groups = required.alternatives(or_equivalent);
      if (list_goes_on && !found.required.empty()) {
        for (const Alternatives& group : groups) {
          for (const std::string& id : group) add_once(found.required.back(), id);
        }
      } else {
        for (Alternatives& group : groups) add_group(found.required, std::move(group));
      }
      if (const auto months = months_in(outline, clause)) found.within_months = months;
    }
    if (!preferred.empty()) {
      for (Alternatives& group : preferred.alternatives(or_equivalent))
        add_group(found.preferred, std::move(group));
    }
    if (outline.has_cue(clause, "one-of")) {
      list_goes_on = true;
    } else if (required.empty() && clause.last - clause.first > 1) {
      list_goes_on = false;
    }
  }
}

}  // namespace medtech::listing
