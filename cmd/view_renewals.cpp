// SPDX-License-Identifier: GPL-3.0-or-later
// `cert-plan renewals`: what runs out, and the continuing education that is due.
#include "cmd/view_plan.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/render/table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using credential::CeState;
using credential::Renewal;
using render::Style;
using render::Styler;

namespace {

void write_ce(json::Writer& writer, const std::optional<CeState>& ce) {
  writer.key("ce");
  if (!ce) {
    writer.null();
    return;
  }
  writer.begin_object();
  writer.member("unit", ce->unit.empty() ? std::nullopt : std::optional(ce->unit))
      .member("needed", ce->needed)
      .member("earned", ce->earned)
      .member("to_earn", ce->to_earn);
  write_date(writer, "since", ce->since);
  writer.member("unverified", ce->unverified).key("areas").begin_array();
  for (const credential::AreaState& area : ce->areas) {
    writer.begin_object()
        .member("area", area.area)
        .member("least", area.least)
        .member("most", area.most)
        .member("earned", area.earned)
        .member("counted", area.counted)
        .member("unverified", area.unverified)
        .end_object();
  }
  writer.end_array().end_object();
}

std::string state_text(const Renewal& renewal, Date today) {
  if (!renewal.state) return "ask";
  if (renewal.expires && *renewal.state != credential::Due::overdue)
    return fmt::format(
        "{}, {} left", to_string(*renewal.state),
        text::count(static_cast<std::size_t>((*renewal.expires - today).count()), "day", "days"));
  return to_string(*renewal.state);
}

std::string ce_line(const CeState& ce) {
  if (!ce.needed)
    return fmt::format("{:g} {} entered; how many are due is not known", ce.earned, ce.unit);
  if (*ce.needed == 0) return "no continuing education is due";
  return fmt::format("{:g} of {:g} {}, {:g} to earn{}", ce.earned, *ce.needed, ce.unit,
                     ce.to_earn.value_or(0), ce.unverified ? " (unverified)" : "");
}

std::string area_line(const credential::AreaState& area) {
  std::string out = fmt::format("{}: {:g}", area.area, area.counted);
  if (area.least) out += fmt::format(" of at least {:g}", *area.least);
  if (area.most) out += fmt::format(" of at most {:g}", *area.most);
  if (area.earned > area.counted) out += fmt::format(", {:g} entered", area.earned);
  return area.unverified ? out + " (unverified)" : out;
}

std::string renewal_text(const Renewal& renewal, Date today, std::size_t width,
                         const Styler& styler) {
  const Style style = !renewal.state                           ? Style::warning
                      : *renewal.state == credential::Due::ok  ? Style::good
                      : *renewal.state == credential::Due::due ? Style::warning
                                                               : Style::bad;
  std::string out =
      styler(Style::bold, renewal.title) + "  " + styler(style, state_text(renewal, today));
  if (renewal.expires) out += "  until " + to_string(*renewal.expires);
  out += "\n";
  const auto add = [&](const std::string& text) {
    for (const std::string& line : text::wrap(text, std::max<std::size_t>(width, 40) - 2))
      out += "  " + line + "\n";
  };
  if (renewal.ce) {
    add(ce_line(*renewal.ce));
    for (const credential::AreaState& area : renewal.ce->areas) add("- " + area_line(area));
  }
  if (renewal.kind != "document")
    add(renewal.fee ? (*renewal.fee == 0 ? "no fee" : "fee " + dollars(*renewal.fee))
                    : "fee not known");
  if (!renewal.note.empty()) add(renewal.note);
  return out;
}

}  // namespace

void write_renewals(json::Writer& writer, const CertFacts& facts,
                    const std::vector<Renewal>& renewals) {
  writer.key("renewals").begin_array();
  for (const Renewal& each : renewals) {
    writer.begin_object().member("kind", each.kind);
    writer.member("id", each.id.empty() ? std::nullopt : std::optional(each.id))
        .member("title", each.title);
    write_date(writer, "expires", each.expires);
    writer.member("state", each.state ? std::optional(to_string(*each.state)) : std::nullopt);
    write_ce(writer, each.ce);
    writer.member("fee", each.fee)
        .member("note", each.note.empty() ? std::nullopt : std::optional(each.note));
    writer.key("source");
    if (each.source) {
      write_provenance(writer, *facts.knowledge, *each.source);
    } else {
      writer.null();
    }
    writer.end_object();
  }
  writer.end_array();
}

void print_renewals(Context& context, const CertFacts& facts,
                    const std::vector<Renewal>& renewals) {
  credential::Footing footing(*facts.knowledge, facts.today);
  credential::add(footing, *facts.knowledge, renewals);
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.renewals/1");
    write_renewals(writer, facts, renewals);
    write_used_sources(writer, footing.sources());
    writer.end_object();
    context.terminal().out(writer.take() + "\n");
    return;
  }
  const Styler styler = context.styler();
  sys::Terminal& terminal = context.terminal();
  for (const Renewal& each : renewals)
    terminal.out(renewal_text(each, facts.today, terminal.width(), styler) + "\n");
  terminal.out(verify_text(footing.sources(), facts.today, terminal.width(), styler));
  if (renewals.empty())
    terminal.say(
        "Your profile has no credential, license or document. `medtech profile show` "
        "tells what it has; medtech-profile(5) how they are written.");
}

}  // namespace medtech::cmd
