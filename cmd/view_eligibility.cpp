// SPDX-License-Identifier: GPL-3.0-or-later
// `cert-plan eligible`: the other half of view_credentials.hpp.
#include "cmd/view_credentials.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using credential::Eligibility;
using credential::Met;
using credential::RouteVerdict;
using credential::Verdict;
using render::Style;
using render::Styler;

namespace {

Style style_of(Met met) {
  return met == Met::yes ? Style::good : met == Met::no ? Style::bad : Style::warning;
}

void write_route(json::Writer& writer, const CertFacts& facts, const RouteVerdict& route) {
  const std::string title =
      route.candidate && text::find_ignoring_case(route.title, "candidate") == std::string::npos
          ? "Candidate: " + route.title
          : route.title;
  writer.begin_object().member("id", route.id).member("title", title);
  write_met(writer, "met", route.met);
  write_date(writer, "until", route.until);
  writer.member("candidate", route.candidate);
  writer.member("unverified", route.provenance.is_unverified());
  writer.key("conditions").begin_array();
  for (const Verdict& each : route.conditions) {
    writer.begin_object().member("text", each.text);
    write_met(writer, "met", each.met);
    writer.member("shown", each.shown.empty() ? std::nullopt : std::optional(each.shown));
    writer.member("unverified", each.provenance.is_unverified());
    writer.key("source");
    write_provenance(writer, *facts.knowledge, each.provenance);
    writer.end_object();
  }
  writer.end_array().end_object();
}

void print_eligibility_json(Context& context, const CertFacts& facts,
                            const std::vector<Eligibility>& found,
                            const credential::Footing& footing) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.eligible/1").key("credentials").begin_array();
  for (const Eligibility& each : found) {
    const credential::Credential& credential = *facts.knowledge->find(each.id);
    writer.begin_object().member("id", each.id).member("suffix", credential.suffix);
    write_met(writer, "eligible", each.eligible);
    writer.member("held", held_word(facts, credential) == "held");
    writer.member("note", each.note.empty() ? std::nullopt : std::optional(each.note));
    writer.key("routes").begin_array();
    for (const RouteVerdict& route : each.routes) write_route(writer, facts, route);
    writer.end_array().end_object();
  }
  writer.end_array();
  write_used_sources(writer, footing.sources());
  writer.end_object();
  context.terminal().out(writer.take() + "\n");
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t width,
                    std::string_view first_indent) {
  std::string out;
  bool first = true;
  const std::size_t room = std::max<std::size_t>(width, indent + 30) - indent;
  for (const std::string& line : text::wrap(text, room)) {
    out += (first ? std::string(first_indent) : std::string(indent, ' ')) + line + "\n";
    first = false;
  }
  return out;
}

std::string verdict_text(const Verdict& verdict, std::size_t width, const Styler& styler) {
  constexpr std::size_t indent = 13;
  std::string text = verdict.text;
  if (verdict.provenance.is_unverified()) text += " [unverified]";
  std::string out =
      "    " + styler(style_of(verdict.met), fmt::format("{:<8} ", met_word(verdict.met)));
  out += wrapped(text, indent, width, "");
  if (!verdict.shown.empty())
    out += wrapped(verdict.shown, indent + 2, width, std::string(indent, ' ') + "› ");
  return out;
}

std::string eligibility_text(const CertFacts& facts, const Eligibility& found, std::size_t width,
                             const Styler& styler) {
  const credential::Credential& credential = *facts.knowledge->find(found.id);
  std::string out = styler(Style::bold, credential.suffix) + "  " + credential.name + ": " +
                    styler(style_of(found.eligible), met_word(found.eligible)) + "\n";
  if (!found.note.empty()) out += "  " + found.note + "\n";
  for (const RouteVerdict& route : found.routes) {
    const std::string weak = route.provenance.is_unverified() ? " [unverified]" : "";
    out += fmt::format("  route {}: {}{}: {}\n", route.id, route.title, weak,
                       styler(style_of(route.met), met_word(route.met)) +
                           (route.until ? ", until " + to_string(*route.until) : ""));
    for (const Verdict& each : route.conditions) out += verdict_text(each, width, styler);
  }
  return out + "\n";
}

// What keeps the nearest route from being met.
std::string nearest_lack(const Eligibility& found) {
  const RouteVerdict* best = nullptr;
  std::size_t fewest = 0;
  for (const RouteVerdict& route : found.routes) {
    if (route.candidate) continue;
    const auto lacks = static_cast<std::size_t>(std::ranges::count_if(
        route.conditions, [](const Verdict& each) { return each.met != Met::yes; }));
    if (best == nullptr || route.met > best->met || (route.met == best->met && lacks < fewest)) {
      best = &route;
      fewest = lacks;
    }
  }
  if (best == nullptr) return found.note;
  std::string out = "route " + best->id;
  for (const Verdict& each : best->conditions) {
    if (each.met != Met::yes) return out + ": " + each.text;
  }
  return out;
}

}  // namespace

void print_eligibility(Context& context, const CertFacts& facts,
                       const std::vector<Eligibility>& found, bool whole) {
  credential::Footing footing(*facts.knowledge, facts.today);
  for (const Eligibility& each : found) footing.add(each);
  if (context.format() == "json") {
    print_eligibility_json(context, facts, found, footing);
    return;
  }
  const Styler styler = context.styler();
  sys::Terminal& terminal = context.terminal();
  if (whole) {
    for (const Eligibility& each : found)
      terminal.out(eligibility_text(facts, each, terminal.width(), styler));
    terminal.out(verify_text(footing.sources(), facts.today, terminal.width(), styler));
    return;
  }
  render::Table table({{"ELIGIBLE"},
                       {"ID", 9, false, false, Style::bold},
                       wrapping("SHORT", 8),
                       wrapping("ROUTE, AND WHAT IT STILL NEEDS", 20)});
  const auto word_for = [&](const Eligibility& each) {
    const std::string held = held_word(facts, *facts.knowledge->find(each.id));
    return held == "held" ? held : met_word(each.eligible);
  };
  for (const Eligibility& each : found)
    table.add(
        {word_for(each), each.id, facts.knowledge->find(each.id)->suffix, nearest_lack(each)});
  terminal.out(terminal.out_is_terminal() ? table.for_terminal(terminal.width(), styler)
                                          : table.for_pipe(context.styler()));
  if (facts.person.is_blank)
    terminal.say("Your profile tells nothing yet; `medtech profile init` begins one.");
  say_wrapped(terminal,
              "`medtech cert-plan eligible ID` shows each condition with what met it, or what to "
              "ask.");
  terminal.say(
      text::trim(verify_text(footing.sources(), facts.today, terminal.width(), Styler(false))));
}

}  // namespace medtech::cmd
