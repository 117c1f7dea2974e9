// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/work_details.hpp"

#include "core/base/text.hpp"
#include "core/listing/clearance.hpp"
#include "core/listing/differentials.hpp"
#include "core/listing/periods.hpp"
#include "core/listing/sign_on.hpp"
#include "core/listing/travel.hpp"
#include "core/listing/work_cues.hpp"
#include "core/listing/written_number.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace medtech::listing {

using ontology::Mention;

namespace {

// "0.6 FTE", "FTE: 0.6", "1.0 FTE".
std::optional<double> fte_in(std::string_view text) {
  for (std::size_t at = text.find("FTE"); at != std::string_view::npos;
       at = text.find("FTE", at + 1)) {
    std::size_t before = at;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '(')) --before;
    std::size_t begin = before;
    while (begin > 0 && (text::is_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
    std::size_t behind = at + 3;
    while (behind < text.size() &&
           (text[behind] == ':' || text[behind] == ' ' || text[behind] == '-'))
      ++behind;
    for (std::size_t from : {begin, behind}) {
      if (from >= text.size() || (!text::is_digit(text[from]) && text[from] != '.')) continue;
      const auto value = read_number(text, from);
      if (value && *value > 0 && *value <= 1.0) return value;
      // "FTE 100%"
      constexpr double whole = 100;
      if (value && *value > 1 && *value <= whole && text.substr(from).starts_with('%'))
        return *value / whole;
    }
  }
  return std::nullopt;
}

// "On-call: not applicable", "driver's license isn't required"
bool is_denied_behind(const Outline& outline, const Mention& mention) {
  static constexpr auto denying = ontology::hashes_of({"no", "not", "none", "isn't", "never"});
  constexpr std::size_t soon = 3;
  for (std::size_t i = mention.last;
       i < std::min(outline.tokens().size(), std::size_t{mention.last} + soon); ++i) {
    // "with no more than two violations"
    if (i + 1 < outline.tokens().size() && outline.is_word(i + 1, "more")) break;
    // "on call. Union: no"
    const std::size_t begin = i == mention.last ? mention.end : outline.tokens()[i - 1].end;
    const std::string_view between =
        outline.text().substr(begin, outline.tokens()[i].begin - begin);
    if (between.find_first_of(".,;\n") != std::string_view::npos) break;
    if (outline.is_one_of(i, denying)) return true;
    if (outline.tokens()[i].gap == ontology::Gap::stop && i > mention.last) break;
  }
  return false;
}

// "OEM training in MRI" among what is asked, or that somebody must have had, is none that is given.
bool is_asked(const Outline& outline, const Mention& mention) {
  static constexpr auto given = ontology::hashes_of(
      {"provided", "provide", "provides", "paid", "we", "our", "free", "ongoing", "you'll",
       "receive", "receives", "offered", "attend", "attends", "comes", "given"});
  // A section that asks has them of what is asked, too.
  static constexpr auto told =
      ontology::hashes_of({"will", "week", "weeks", "month", "months", "is", "within", "after"});
  static constexpr auto had =
      ontology::hashes_of({"completed", "previous", "prior", "had", "trained", "possess",
                           "documented", "certificate", "certificates"});
  for (const Clause& clause : outline.clauses()) {
    if (mention.first >= clause.last) continue;
    if (outline.has_one_of(clause.first, clause.last, given)) return false;
    if (outline.has_one_of(clause.first, clause.last, had)) return true;
    const bool demanded = std::ranges::any_of(outline.cues_in(clause), [&](const Mention& cue) {
      const CueKind kind = outline.kind_of(cue);
      // "must complete OEM training within six months"
      const bool later =
          outline.has_one_of(cue.last, mention.last + 4, told) && kind != CueKind::preferred;
      return (kind == CueKind::required || kind == CueKind::needed || kind == CueKind::preferred) &&
             !later;
    });
    if (demanded) return true;
    const bool asks = clause.section == Section::required || clause.section == Section::preferred;
    return asks && !outline.has_one_of(clause.first, clause.last, told);
  }
  return false;
}

// "no training will be provided"
bool is_denied_before(const Outline& outline, const Mention& mention) {
  static constexpr auto denying = ontology::hashes_of({"no", "not", "without", "cannot", "can't"});
  constexpr std::size_t soon = 2;
  for (std::size_t back = 0; back < soon && back < mention.first; ++back) {
    const std::size_t at = mention.first - back;
    if (outline.tokens()[at].gap != ontology::Gap::joined) break;
    if (outline.is_one_of(at - 1, denying)) return true;
  }
  return false;
}

// A bare name of training ("OEM training") is given where it is not asked.
void read_training(const Outline& outline, const Mention& cue, bool bare, WorkDetails& details) {
  if (is_denied_before(outline, cue) || is_denied_behind(outline, cue)) {
    if (!details.training_provided) details.training_provided = false;
  } else if (!bare || !is_asked(outline, cue)) {
    details.training_provided = true;
  }
}

// "frozen sections on call-out" are no duty of one's own.
bool is_called_out(const Outline& outline, const Mention& mention) {
  return mention.last < outline.tokens().size() && outline.is_word(mention.last, "out") &&
         outline.tokens()[mention.last].gap == ontology::Gap::joined;
}

// "Job Schedule: Call-in/On-Call" is how one is employed, "Schedule: days, on-call every fourth
// week" a duty.
bool is_kind_of_schedule(const Outline& outline, const Mention& mention) {
  static constexpr auto keys = ontology::hashes_of({"schedule", "status", "type"});
  constexpr std::size_t before = 4;  // words: "Schedule: Call-in/On-Call"
  const std::string_view text = outline.text();
  const std::size_t line = text.rfind('\n', mention.begin);
  const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
  const std::size_t end = std::min(text.find('\n', mention.end), text.size());
  if (!text::trim(text.substr(mention.end, end - mention.end)).empty()) return false;
  const std::size_t colon = text.substr(begin, mention.begin - begin).rfind(':');
  if (colon == std::string_view::npos) return false;
  std::size_t key = mention.first;
  while (key > 0 && mention.first - key < before && outline.tokens()[key].begin > begin + colon)
    --key;
  return outline.tokens()[key].begin >= begin && outline.is_one_of(key, keys);
}

const Clause* clause_of(const Outline& outline, const Mention& mention) {
  const auto clauses = outline.clauses();
  const auto clause = std::ranges::upper_bound(clauses, mention.first, {}, &Clause::last);
  return clause == clauses.end() ? nullptr : &*clause;
}

// "Do you possess a driver's license?", "I have worked on call": nothing that the work has.
bool is_of_questions(const Outline& outline, const Mention& mention) {
  const Clause* clause = clause_of(outline, mention);
  return clause != nullptr && clause->section == Section::questions;
}

// "Driver's licenses that are not REAL ID compliant cannot be utilized as identification"
bool is_identification(const Outline& outline, const Mention& mention) {
  const Clause* clause = clause_of(outline, mention);
  return clause != nullptr && outline.has_word(clause->first, clause->last, "identification");
}

// "36 hours per week", "13-week contract"
void read_periods(const Outline& outline, WorkDetails& details) {
  static constexpr auto units = ontology::hashes_of(
      {"hours", "hrs", "hour", "hr", "weeks", "week", "wks", "wk", "months", "month", "mos"});
  for (std::size_t i = 0; i < outline.tokens().size(); ++i) {
    const char initial = outline.initial(i);
    const bool hours = may_be_hours(initial) && !details.hours_per_week;
    const bool weeks = may_be_weeks(initial) && !details.contract_weeks;
    if ((!hours && !weeks) || !outline.is_one_of(i, units)) continue;
    const std::size_t at = outline.tokens()[i].begin;
    if (weeks) details.contract_weeks = contract_weeks_at(outline.text(), at);
    if (!hours) continue;
    if (const auto weekly = weekly_hours_at(outline.text(), at))
      details.hours_per_week = weekly->hours;
  }
}

// "Drive between campuses with a valid license": a license beside words of driving.
bool needs_driving(const Outline& outline) {
  static constexpr auto licenses = ontology::hashes_of({"license", "licence"});
  static constexpr auto driving = ontology::hashes_of(
      {"drive", "driving", "vehicle", "automobile", "car", "roads", "locally", "truck", "van"});
  constexpr std::size_t near_words = 8;
  const auto tokens = outline.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (outline.initial(i) != 'l' || !outline.is_one_of(i, licenses)) continue;
    const std::size_t begin = i > near_words ? i - near_words : 0;
    for (std::size_t j = begin; j < std::min(tokens.size(), i + near_words); ++j) {
      if (outline.is_one_of(j, driving)) return true;
    }
  }
  return false;
}

// "Driver's license preferred", and what stands under a heading of such.
bool is_only_preferred(const Outline& outline, const Mention& mention) {
  const Clause* clause = clause_of(outline, mention);
  if (clause == nullptr) return false;
  if (outline.has_cue(*clause, CueKind::required) || outline.has_cue(*clause, CueKind::needed))
    return false;
  if (clause->announced) return *clause->announced == Demand::preferred;
  return clause->section == Section::preferred || outline.has_cue(*clause, CueKind::preferred);
}

}  // namespace

WorkDetails find_work_details(std::string_view title, const Outline& outline,
                              const ontology::Knowledge& knowledge) {
  WorkDetails details;
  details.fte = fte_in(title);
  if (!details.fte) details.fte = fte_in(outline.text());
  read_periods(outline, details);
  // "Imaging Engineer III - 13 wk Contract"
  if (!details.contract_weeks) details.contract_weeks = contract_weeks_in(title);
  bool no_call = false;
  bool no_license = false;
  const std::vector<WorkCue> cues = work_cues(outline, knowledge);
  for (const auto& [id, cue] : cues) {
    if (is_of_questions(outline, cue)) continue;
    if (id == "on-call" && is_denied_behind(outline, cue)) no_call = true;
    if (id == "on-call" && !is_called_out(outline, cue) && !is_kind_of_schedule(outline, cue))
      details.on_call = true;
    if (id == "no-on-call") no_call = true;
    if (id == "driving-license" && !is_identification(outline, cue) &&
        !is_only_preferred(outline, cue)) {
      details.driving_license = true;
      no_license = no_license || is_denied_behind(outline, cue);
    }
    if (id == "training-provided" || id == "training-named")
      read_training(outline, cue, id == "training-named", details);
  }
  SignOn sign_on = find_sign_on(outline, cues);
  if (const auto named = sign_on_in_title(title)) sign_on.dollars = named;
  details.sign_on_bonus = sign_on.dollars;
  if (sign_on.repaid || sign_on.months) details.sign_on_clawback = {sign_on.repaid, sign_on.months};
  details.differentials = find_differentials(outline, cues);
  Travel travel = find_travel(outline, cues);
  details.travel_percent = travel.percent;
  details.territory = std::move(travel.territory);
  details.clearance = find_clearance(outline, cues);
  if (!details.driving_license && needs_driving(outline)) details.driving_license = true;
  if (no_license) details.driving_license = false;
  if (no_call) details.on_call = false;
  return details;
}

}  // namespace medtech::listing
