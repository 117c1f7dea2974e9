// SPDX-License-Identifier: GPL-3.0-or-later
// Facts as bytes that are made while the program is built.
#include "core/credential/knowledge.hpp"
#include "core/format/packed.hpp"

namespace medtech {

template <typename Archive>
void each_field(Archive& archive, Place& place) {
  archive(place.file, place.line, place.column);
}

namespace credential {

template <typename Archive>
void each_field(Archive& archive, Provenance& provenance) {
  archive(provenance.source, provenance.as_of, provenance.confidence, provenance.unread);
}

template <typename Archive>
void each_field(Archive& archive, Source& source) {
  archive(source.id, source.title, source.url, source.kind, source.as_of);
}

template <typename Archive>
void each_field(Archive& archive, Word& word) {
  archive(word.id, word.name, word.words, word.not_words, word.degree_words, word.parts,
          word.titles, word.least, word.most);
}

template <typename Archive>
void each_field(Archive& archive, Study& study) {
  archive(study.kind, study.level, study.from, study.programme, study.credits, study.months);
}

template <typename Archive>
void each_field(Archive& archive, Vocabulary& vocabulary) {
  archive(vocabulary.fields, vocabulary.programmes, vocabulary.subjects, vocabulary.disciplines,
          vocabulary.studies, vocabulary.study_week, vocabulary.hours_of_credit);
}

template <typename Archive>
void each_field(Archive& archive, Condition& condition) {
  archive(condition.asks, condition.provenance, condition.note, condition.place, condition.level,
          condition.fields, condition.or_hours, condition.subjects, condition.least, condition.each,
          condition.programmes, condition.accreditors, condition.course, condition.disciplines,
          condition.also, condition.every, condition.years, condition.work_hours,
          condition.within_years, condition.window_unsure, condition.credentials,
          condition.lapsed_ok, condition.exam_on_or_after, condition.question,
          condition.alternatives);
}

template <typename Archive>
void each_field(Archive& archive, Route& route) {
  archive(route.id, route.title, route.conditions, route.ended, route.candidate_years,
          route.provenance, route.place);
}

template <typename Archive>
void each_field(Archive& archive, Fee& fee) {
  archive(fee.kind, fee.usd, fee.effective_from, fee.note, fee.provenance);
}

template <typename Archive>
void each_field(Archive& archive, Window& window) {
  archive(window.month, window.first, window.last);
}

template <typename Archive>
void each_field(Archive& archive, Exam& exam) {
  archive(exam.questions, exam.minutes, exam.attempts, exam.windows, exam.apply_days_before,
          exam.late_days_before, exam.late_usd, exam.sit_within_days, exam.form_unverified,
          exam.published_until, exam.provenance);
}

template <typename Archive>
void each_field(Archive& archive, TermDay& day) {
  archive(day.month, day.day, day.even);
}

template <typename Archive>
void each_field(Archive& archive, Validity& validity) {
  archive(validity.term, validity.years, validity.annual_fee, validity.ce_unit,
          validity.exempt_before, validity.ce_exempt_before, validity.ends_on, validity.month_end,
          validity.grace_days, validity.note, validity.provenance);
}

template <typename Archive>
void each_field(Archive& archive, CeAmount& amount) {
  archive(amount.amount, amount.provenance);
}

template <typename Archive>
void each_field(Archive& archive, CeArea& area) {
  archive(area.area, area.least, area.most, area.words, area.provenance);
}

template <typename Archive>
void each_field(Archive& archive, Credential& credential) {
  archive(credential.id, credential.name, credential.suffix, credential.body, credential.tracks,
          credential.level, credential.status, credential.successor, credential.carried_over,
          credential.umbrella, credential.full_time_hours, credential.exam, credential.fees,
          credential.validity, credential.ce_amount, credential.ce_areas, credential.routes,
          credential.notes, credential.provenance, credential.place, credential.state,
          credential.term_id, credential.aliases, credential.roles, credential.processing_weeks,
          credential.processing);
}

template <typename Archive>
void each_field(Archive& archive, Occupation& occupation) {
  archive(occupation.service, occupation.codes, occupation.title, occupation.course,
          occupation.training_weeks, occupation.works_as, occupation.programme,
          occupation.accreditor, occupation.note, occupation.provenance);
}

template <typename Archive>
void each_field(Archive& archive, StateNote& note) {
  archive(note.state, note.note, note.provenance);
}

template <typename Archive>
void each_field(Archive& archive, Body& body) {
  archive(body.id, body.name, body.notes, body.provenance);
}

template <typename Archive>
void each_field(Archive& archive, Knowledge& knowledge) {
  archive(knowledge.sources, knowledge.vocabulary, knowledge.bodies, knowledge.credentials,
          knowledge.occupations, knowledge.states);
}

std::string pack_knowledge(Knowledge knowledge) {
  Packer packer;
  packer(knowledge);
  return packer.take();
}

Knowledge unpack_knowledge(std::string_view bytes) {
  Knowledge knowledge;
  Unpacker unpacker(bytes);
  unpacker(knowledge);
  return knowledge;
}

}  // namespace credential

}  // namespace medtech
