// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with facts taken together.
#include "core/base/text.hpp"
#include "core/credential/knowledge.hpp"

#include <algorithm>
#include <set>

namespace medtech::credential {

namespace {

/// Walks over all facts, notes what they rest on, and gathers what is wrong.
class FactCheck {
 public:
  FactCheck(const Knowledge& knowledge, std::optional<Date> today, Diagnostics& diagnostics)
      : knowledge_(knowledge), today_(today), diagnostics_(diagnostics) {
    for (const Credential& each : knowledge.credentials) credential_ids_.push_back(each.id);
    for (const Source& each : knowledge.sources) source_ids_.push_back(each.id);
  }

  void run() {
    for (const Body& body : knowledge_.bodies) check(body.provenance, {}, "body");
    for (const Credential& each : knowledge_.credentials) check_credential(each);
    for (const Occupation& each : knowledge_.occupations) {
      check(each.provenance, {}, "occupation");
      for (const std::string& id : each.works_as)
        check_word(knowledge_.vocabulary.disciplines, id, "works_as", {});
    }
    for (const StateNote& each : knowledge_.states) check(each.provenance, {}, "state");
    for (const Study& study : knowledge_.vocabulary.studies) {
      if (study.kind == "programme")
        check_word(knowledge_.vocabulary.programmes, study.programme, "programme", {});
    }
    used_.insert("study-lengths");  // the vocabulary's own
    for (const Source& source : knowledge_.sources) {
      if (!used_.contains(source.id))
        complain({}, "source", "nothing rests on the source \"" + source.id + "\"",
                 "take it out, or name it where it is used");
      if (today_ && source.as_of && *source.as_of > *today_)
        complain({}, "as_of", "the day of the source \"" + source.id + "\" lies in the future");
    }
  }

 private:
  void complain(const Place& place, std::string field, std::string message, std::string hint = {}) {
    diagnostics_.push_back({place, std::move(field), std::move(message), std::move(hint)});
  }

  void check(const Provenance& provenance, const Place& place, const std::string& field) {
    used_.insert(provenance.source);
    if (knowledge_.source(provenance.source) == nullptr)
      complain(place, field, "there is no source \"" + provenance.source + "\"",
               text::did_you_mean(provenance.source, source_ids_));
    if (today_ && provenance.as_of && *provenance.as_of > *today_)
      complain(place, field, "the day lies in the future");
  }

  void check_word(const std::vector<Word>& words, const std::string& id, const std::string& field,
                  const Place& place) {
    if (Vocabulary::word(words, id) != nullptr) return;
    std::vector<std::string> ids;
    for (const Word& word : words) ids.push_back(word.id);
    complain(place, field, "\"" + id + "\" is not in the vocabulary", text::did_you_mean(id, ids));
  }

  void check_id(const std::string& id, const std::string& field, const Place& place) {
    if (knowledge_.find(id) != nullptr) return;
    complain(place, field, "there is no credential \"" + id + "\"",
             text::did_you_mean(id, credential_ids_));
  }

  void check_condition(const Condition& condition) {
    const Place& place = condition.place;
    check(condition.provenance, place, "condition");
    const Vocabulary& vocabulary = knowledge_.vocabulary;
    for (const std::string& id : condition.fields)
      check_word(vocabulary.fields, id, "fields", place);
    for (const std::string& id : condition.subjects)
      check_word(vocabulary.subjects, id, "subjects", place);
    for (const std::string& id : condition.programmes)
      check_word(vocabulary.programmes, id, "programme", place);
    for (const auto* list : {&condition.disciplines, &condition.also}) {
      for (const std::string& id : *list)
        check_word(vocabulary.disciplines, id, "experience", place);
    }
    for (const std::string& id : condition.credentials) check_id(id, "holds", place);
    for (const auto& alternative : condition.alternatives) {
      for (const Condition& each : alternative) check_condition(each);
    }
  }

  void check_credential(const Credential& credential) {
    const Place& place = credential.place;
    check(credential.provenance, place, credential.id);
    if (credential.validity != Validity{}) check(credential.validity.provenance, place, "validity");
    if (credential.exam.provenance.as_of) check(credential.exam.provenance, place, "exam");
    if (credential.processing_weeks) check(credential.processing, place, "processing");
    if (credential.ce_amount) check(credential.ce_amount->provenance, place, "ce_amount");
    for (const Fee& fee : credential.fees) check(fee.provenance, place, "fees");
    for (const CeArea& area : credential.ce_areas) check(area.provenance, place, "ce_areas");
    if (!credential.successor.empty()) check_id(credential.successor, "successor", place);
    if (!credential.umbrella.empty()) check_id(credential.umbrella, "umbrella", place);
    for (const Route& route : credential.routes) {
      check(route.provenance, route.place, "route");
      for (const Condition& condition : route.conditions) check_condition(condition);
    }
    const bool silent = credential.routes.empty() && credential.notes.empty();
    if (silent && credential.status == Status::active && !credential.is_license())
      complain(place, "route", "\"" + credential.id + "\" has neither a route nor a note why");
  }

  const Knowledge& knowledge_;
  std::optional<Date> today_;
  Diagnostics& diagnostics_;
  std::vector<std::string> credential_ids_;
  std::vector<std::string> source_ids_;
  std::set<std::string, std::less<>> used_;
};

}  // namespace

void check_knowledge(const Knowledge& knowledge, std::optional<Date> today,
                     Diagnostics& diagnostics) {
  FactCheck(knowledge, today, diagnostics).run();
}

}  // namespace medtech::credential
