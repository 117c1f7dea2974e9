// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_credentials.hpp"

#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/ontology/places.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::cmd {

using credential::Credential;
using credential::Footing;
using credential::Term;
using render::Style;
using render::Styler;

namespace {

std::string term_text(const Credential& credential) {
  const credential::Validity& validity = credential.validity;
  switch (validity.term) {
    case Term::cycle:
      return fmt::format("{:g} years, then renewed", validity.years);
    case Term::annual:
      return "a year, then renewed";
    case Term::fixed:
      return fmt::format("{:g} years, never renewed", validity.years);
    case Term::lifetime:
      return "for ever";
    case Term::unknown:
      break;
  }
  return "not known";
}

std::string fee_text(const credential::Fee& fee) {
  std::string out = dollars(fee.usd);
  if (fee.effective_from) out += " since " + to_string(*fee.effective_from);
  if (!fee.note.empty()) out += " (" + fee.note + ")";
  if (fee.provenance.is_unverified()) return "not verified; last seen " + out;
  return out;
}

std::string exam_text(const credential::Exam& exam) {
  std::vector<std::string> parts;
  const std::string weak = exam.form_unverified ? " (not verified)" : "";
  if (exam.questions) parts.push_back(fmt::format("{} questions{}", *exam.questions, weak));
  if (exam.minutes)
    parts.push_back(fmt::format("{} h {:02} min{}", *exam.minutes / 60, *exam.minutes % 60, weak));
  if (exam.attempts) parts.push_back(fmt::format("{} attempts a route", *exam.attempts));
  static constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  for (const credential::Window& window : exam.windows)
    parts.push_back(fmt::format("{} {}–{}", months.at(static_cast<std::size_t>(window.month - 1)),
                                window.first, window.last));
  return text::join(parts, ", ");
}

std::string ce_text(const Credential& credential) {
  if (!credential.ce_amount) return "";
  const std::string weak =
      credential.ce_amount->provenance.is_unverified() ? " (not verified)" : "";
  std::string out =
      fmt::format("{:g} {}{}", credential.ce_amount->amount, credential.validity.ce_unit, weak);
  for (const credential::CeArea& area : credential.ce_areas) {
    out += fmt::format("; {} {} {:g}", area.area, area.least ? "at least" : "at most",
                       area.least.value_or(area.most.value_or(0)));
    if (area.provenance.is_unverified()) out += " (not verified)";
  }
  return out;
}

void add_all(Footing& footing, const Credential& credential) {
  footing.add(credential);
  for (const credential::Fee& fee : credential.fees)
    footing.add(fee.provenance, credential::Subject::fee);
  if (credential.ce_amount)
    footing.add(credential.ce_amount->provenance, credential::Subject::rule);
  for (const credential::CeArea& area : credential.ce_areas)
    footing.add(area.provenance, credential::Subject::rule);
  for (const credential::Route& route : credential.routes)
    footing.add(route.provenance, credential::Subject::rule);
  if (credential.processing_weeks) footing.add(credential.processing, credential::Subject::fee);
}

void write_head(json::Writer& writer, const CertFacts& facts, const Credential& credential) {
  writer.member("id", credential.id)
      .member("name", credential.name)
      .member("suffix", credential.suffix)
      .member("body", credential.body);
  writer.member("tracks", credential.tracks);
  writer.member("level", credential.level).member("status", to_string(credential.status));
  writer.member("successor",
                credential.successor.empty() ? std::nullopt : std::optional(credential.successor));
  const std::string held = held_word(facts, credential);
  writer.member("held", held.empty() ? std::nullopt : std::optional(held));
}

void write_fees(json::Writer& writer, const CertFacts& facts, const Credential& credential) {
  writer.key("fees").begin_array();
  for (const credential::Fee& fee : credential.fees) {
    const bool sure = fee.provenance.confidence != credential::Confidence::low;
    writer.begin_object().member("kind", fee.kind);
    writer.member("usd", sure ? std::optional(fee.usd) : std::nullopt)
        .member("last_seen_usd", fee.usd);
    write_date(writer, "effective_from", fee.effective_from);
    writer.member("note", fee.note.empty() ? std::nullopt : std::optional(fee.note));
    writer.key("source");
    write_provenance(writer, *facts.knowledge, fee.provenance);
    writer.end_object();
  }
  writer.end_array();
}

void write_validity(json::Writer& writer, const CertFacts& facts, const Credential& credential) {
  static constexpr std::array<std::string_view, 5> words{"cycle", "annual", "fixed", "lifetime",
                                                         "unknown"};
  const credential::Validity& validity = credential.validity;
  const bool counted = validity.years > 0;
  writer.key("validity").begin_object();
  writer.member("kind", std::string(words.at(static_cast<std::size_t>(validity.term))))
      .member("years", counted ? std::optional(validity.years) : std::nullopt)
      .member("annual_fee", validity.annual_fee);
  write_date(writer, "endless_if_first_earned_before", validity.exempt_before);
  writer.member("grace_days", validity.grace_days);
  const bool sure = credential.ce_amount &&
                    credential.ce_amount->provenance.confidence != credential::Confidence::low;
  writer.member("ce_amount", sure ? std::optional(credential.ce_amount->amount) : std::nullopt)
      .member("ce_unit", validity.ce_unit.empty() ? std::nullopt : std::optional(validity.ce_unit));
  writer.key("ce_areas").begin_array();
  for (const credential::CeArea& area : credential.ce_areas) {
    writer.begin_object()
        .member("area", area.area)
        .member("least", area.least)
        .member("most", area.most)
        .member("unverified", area.provenance.is_unverified())
        .end_object();
  }
  writer.end_array();
  writer.member("note", validity.note.empty() ? std::nullopt : std::optional(validity.note));
  writer.key("source");
  write_provenance(writer, *facts.knowledge, validity.provenance);
  writer.end_object();
}

void write_routes(json::Writer& writer, const CertFacts& facts, const Credential& credential) {
  writer.key("routes").begin_array();
  for (const credential::Route& route : credential.routes) {
    writer.begin_object().member("id", route.id).member("title", route.title);
    write_date(writer, "ended", route.ended);
    writer.member("candidate", route.candidate_years.has_value());
    writer.key("conditions").begin_array();
    for (const credential::Condition& condition : route.conditions) {
      writer.begin_object().member("text", credential::text_of(condition, *facts.knowledge));
      writer.key("source");
      write_provenance(writer, *facts.knowledge, condition.provenance);
      writer.end_object();
    }
    writer.end_array().end_object();
  }
  writer.end_array();
}

void write_whole(json::Writer& writer, const CertFacts& facts, const Credential& credential) {
  write_head(writer, facts, credential);
  writer.member("state", credential.is_license() ? std::optional(credential.state) : std::nullopt);
  writer.key("exam").begin_object();
  const bool sure = !credential.exam.form_unverified;
  writer.member("questions", sure ? credential.exam.questions : std::nullopt)
      .member("minutes", sure ? credential.exam.minutes : std::nullopt)
      .member("attempts", credential.exam.attempts);
  writer.key("windows").begin_array();
  for (const credential::Window& window : credential.exam.windows)
    writer.string(fmt::format("--{:02}-{:02}/--{:02}-{:02}", window.month, window.first,
                              window.month, window.last));
  writer.end_array().end_object();
  write_fees(writer, facts, credential);
  write_validity(writer, facts, credential);
  write_routes(writer, facts, credential);
  writer.member("roles", credential.roles);
  writer
      .member("processing_weeks_least", credential.processing_weeks
                                            ? std::optional(credential.processing_weeks->first)
                                            : std::nullopt)
      .member("processing_weeks_most", credential.processing_weeks
                                           ? std::optional(credential.processing_weeks->second)
                                           : std::nullopt);
  writer.key("notes").begin_array();
  for (const std::string& note : credential.notes) writer.string(note);
  if (const credential::Body* body = facts.knowledge->body_of(credential)) {
    for (const std::string& note : body->notes) writer.string(note);
  }
  writer.end_array();
}

// ---- text ---------------------------------------------------------------------------------------

std::string row(std::string_view term, const std::string& meaning, std::size_t width) {
  if (meaning.empty()) return "";
  constexpr std::size_t column = 14;
  const std::size_t room = width > column + 20 ? width - column : 60;
  std::string out = fmt::format("{:<{}}", term, column);
  bool first = true;
  for (const std::string& line : text::wrap(meaning, room)) {
    out += (first ? "" : std::string(column, ' ')) + line + "\n";
    first = false;
  }
  return out;
}

std::string route_text(const credential::Route& route, const credential::Knowledge& knowledge,
                       std::size_t width, const Styler& styler) {
  std::string head = fmt::format("route {}: {}", route.id, route.title);
  if (route.ended) return styler(Style::dim, head + ", ended " + to_string(*route.ended)) + "\n";
  if (route.provenance.is_unverified()) head += " (unverified)";
  std::string out = styler(Style::bold, head) + "\n";
  if (route.conditions.empty()) out += "  nothing is asked before\n";
  for (const credential::Condition& condition : route.conditions) {
    std::string line = credential::text_of(condition, knowledge);
    const bool weaker = condition.provenance.is_unverified() && !route.provenance.is_unverified();
    if (weaker) line += " (unverified)";
    bool first = true;
    for (const std::string& piece : text::wrap(line, std::max<std::size_t>(width, 40) - 4)) {
      out += (first ? "  - " : "    ") + piece + "\n";
      first = false;
    }
  }
  return out;
}

std::string sheet(const CertFacts& facts, const Credential& credential, std::size_t width,
                  const Styler& styler) {
  const std::string title = credential.suffix + "  " + credential.name;
  std::string out;
  for (const std::string& line :
       text::width(title) <= width ? std::vector{title} : text::wrap(title, width))
    out += styler(Style::bold, line) + "\n";
  std::string status = to_string(credential.status);
  if (!credential.successor.empty()) status += "; now " + credential.successor;
  out += row("id", credential.id, width) + row("body", credential.body, width);
  out += row("level", credential.level, width) + row("status", status, width);
  out += row("you", held_word(facts, credential), width);
  out += row("for", text::join(credential.roles, ", "), width);
  out += row("examination", exam_text(credential.exam), width);
  for (const credential::Fee& fee : credential.fees)
    out += row(fee.kind + " fee", fee_text(fee), width);
  if (credential.fees.empty()) out += row("fees", "not known", width);
  out += row("good for", term_text(credential), width);
  out += row("education", ce_text(credential), width);
  out += row("renewal", credential.validity.note, width);
  if (credential.processing_weeks)
    out += row("takes",
               fmt::format("{} to {} weeks", credential.processing_weeks->first,
                           credential.processing_weeks->second),
               width);
  for (const std::string& note : credential.notes) out += row("note", note, width);
  if (const credential::Body* body = facts.knowledge->body_of(credential)) {
    for (const std::string& note : body->notes) out += row("note", note, width);
  }
  for (const credential::Route& route : credential.routes)
    out += "\n" + route_text(route, *facts.knowledge, width, styler);
  return out;
}

std::string state_name(const std::string& state) {
  return std::string(ontology::embedded_places().state_name(state).value_or(state));
}

const credential::StateNote* note_on(const credential::Knowledge& knowledge,
                                     const std::string& state) {
  const auto found = std::ranges::find(knowledge.states, state, &credential::StateNote::state);
  return found == knowledge.states.end() ? nullptr : &*found;
}

constexpr std::string_view unlicensed =
    "no license for individuals that we know of; CLIA and the employer decide";

std::string fee_of(const Credential& credential, Date today) {
  const credential::Fee* fee = credential.fee("application", today);
  if (fee == nullptr) return "";
  return fee->provenance.confidence == credential::Confidence::low ? "" : dollars(fee->usd);
}

void print_states_json(Context& context, const CertFacts& facts,
                       const std::vector<std::string>& states, const Footing& footing) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.states/1").key("states").begin_array();
  for (const std::string& state : states) {
    const auto licenses = facts.knowledge->licenses_of(state);
    const credential::StateNote* note = note_on(*facts.knowledge, state);
    writer.begin_object().member("state", state).member("name", state_name(state));
    writer.member("licensed", !licenses.empty());
    writer.member("note", note != nullptr    ? std::optional(note->note)
                          : licenses.empty() ? std::optional(std::string(unlicensed))
                                             : std::nullopt);
    writer.key("licenses").begin_array();
    for (const Credential* license : licenses) {
      writer.begin_object();
      write_whole(writer, facts, *license);
      writer.end_object();
    }
    writer.end_array().end_object();
  }
  writer.end_array();
  write_used_sources(writer, footing.sources());
  writer.end_object();
  context.terminal().out(writer.take() + "\n");
}

}  // namespace

void print_credentials(Context& context, const CertFacts& facts,
                       const std::vector<const Credential*>& credentials) {
  Footing footing(*facts.knowledge, facts.today);
  for (const Credential* each : credentials) footing.add(*each);
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object()
        .member("schema", "medtech.credentials/1")
        .key("credentials")
        .begin_array();
    for (const Credential* each : credentials) {
      writer.begin_object();
      write_head(writer, facts, *each);
      writer.end_object();
    }
    writer.end_array();
    write_used_sources(writer, footing.sources());
    writer.end_object();
    context.terminal().out(writer.take() + "\n");
    return;
  }
  render::Table table({{"ID", 9, false, false, Style::bold},
                       wrapping("SHORT", 8),
                       wrapping("NAME", 14),
                       wrapping("BODY", 10),
                       wrapping("LEVEL", 8),
                       wrapping("STATUS", 7),
                       {"YOU"}});
  for (const Credential* each : credentials)
    table.add({each->id, each->suffix, each->name, each->body, each->level,
               each->status == credential::Status::active ? "" : to_string(each->status),
               held_word(facts, *each)});
  sys::Terminal& terminal = context.terminal();
  terminal.out(terminal.out_is_terminal() ? table.for_terminal(terminal.width(), context.styler())
                                          : table.for_pipe(context.styler()));
  if (credentials.empty()) {
    terminal.say("None; loosen --track or --level.");
    return;
  }
  terminal.say(text::count(credentials.size(), "credential", "credentials") +
               ". `medtech cert-plan show ID` tells of one.");
  terminal.say(
      text::trim(verify_text(footing.sources(), facts.today, terminal.width(), Styler(false))));
}

void print_credential(Context& context, const CertFacts& facts, const Credential& credential) {
  Footing footing(*facts.knowledge, facts.today);
  add_all(footing, credential);
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.credential/1");
    write_whole(writer, facts, credential);
    write_used_sources(writer, footing.sources());
    writer.end_object();
    context.terminal().out(writer.take() + "\n");
    return;
  }
  const Styler styler = context.styler();
  context.terminal().out(
      sheet(facts, credential, context.terminal().width(), styler) + "\n" +
      verify_text(footing.sources(), facts.today, context.terminal().width(), styler));
}

void print_states(Context& context, const CertFacts& facts,
                  const std::vector<std::string>& states) {
  Footing footing(*facts.knowledge, facts.today);
  for (const std::string& state : states) {
    for (const Credential* license : facts.knowledge->licenses_of(state))
      add_all(footing, *license);
    if (const auto* note = note_on(*facts.knowledge, state))
      footing.add(note->provenance, credential::Subject::title);
  }
  for (const credential::Body& body : facts.knowledge->bodies) {
    if (body.id == "states") footing.add(body.provenance, credential::Subject::title);
  }
  if (context.format() == "json") {
    print_states_json(context, facts, states, footing);
    return;
  }
  const Styler styler = context.styler();
  std::string out;
  for (const std::string& state : states) {
    out += styler(Style::bold, state + "  " + state_name(state)) + "\n";
    const auto licenses = facts.knowledge->licenses_of(state);
    const credential::StateNote* note = note_on(*facts.knowledge, state);
    const std::size_t width = context.terminal().width();
    if (note != nullptr) out += paragraph(note->note, 2, width);
    if (licenses.empty() && note == nullptr) out += paragraph(std::string(unlicensed), 2, width);
    render::Table table(
        {{"  ID", 9}, wrapping("LICENSE", 16), {"FEE"}, wrapping("GOOD FOR", 12), {"YOU"}});
    for (const Credential* license : licenses)
      table.add({"  " + license->id, license->name, fee_of(*license, facts.today),
                 term_text(*license), held_word(facts, *license)});
    if (!table.empty()) out += table.for_terminal(width, styler);
    out += "\n";
  }
  out += "People who service equipment need no state's license.\n\n";
  context.terminal().out(
      out + verify_text(footing.sources(), facts.today, context.terminal().width(), styler));
  context.terminal().say("`medtech cert-plan show ID` tells what a license asks.");
}

}  // namespace medtech::cmd
