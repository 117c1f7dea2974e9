// SPDX-License-Identifier: GPL-3.0-or-later
// Plans as JSON and on a terminal.
#include "cmd/view_plan.hpp"

#include "core/base/text.hpp"
#include "core/format/json.hpp"
#include "core/render/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using credential::Compared;
using credential::Plan;
using credential::Step;
using render::Style;
using render::Styler;

namespace {

std::optional<std::string> unless_blank(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void write_step(json::Writer& writer, const CertFacts& facts, const Step& step) {
  writer.begin_object()
      .member("id", step.id)
      .member("kind", step.kind)
      .member("title", step.title)
      .member("credential", step.credential);
  writer.member("depends_on", step.depends_on);
  write_date(writer, "earliest_start", step.earliest_start);
  write_date(writer, "finish", step.finish);
  writer.member("cost", step.cost)
      .member("hours", step.hours)
      .member("why", step.why)
      .member("verify", unless_blank(step.verify))
      .member("slack_days", step.slack_days);
  write_date(writer, "apply_by", step.apply_by);
  write_date(writer, "window_from", step.window_from);
  write_date(writer, "window_to", step.window_to);
  write_date(writer, "begin_by", step.begin_by);
  writer.member("length_assumed", step.length_assumed)
      .member("critical", step.slack_days == 0 && step.kind != "ce");
  writer.key("source");
  if (step.source) {
    write_provenance(writer, *facts.knowledge, *step.source);
  } else {
    writer.null();
  }
  writer.end_object();
}

void write_compared(json::Writer& writer, const Compared& each) {
  writer.begin_object()
      .member("goal", each.goal)
      .member("route", unless_blank(each.route))
      .member("title", each.title)
      .member("chosen", each.chosen)
      .member("possible", each.finish.has_value());
  write_date(writer, "finish", each.finish);
  const bool possible = each.finish.has_value();
  writer
      .member("known_cost",
              possible ? std::optional(static_cast<double>(each.price.cents) / 100) : std::nullopt)
      .member("unknown_costs", possible ? std::optional(each.price.unknown) : std::nullopt)
      .member("doubt", possible ? std::optional(each.price.risk) : std::nullopt)
      .member("because", unless_blank(each.because))
      .end_object();
}

void print_plan_json(Context& context, const CertFacts& facts, const ShownPlan& shown,
                     const std::vector<credential::UsedSource>& sources) {
  const Plan& plan = shown.plan;
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.cert-plan/1").key("goals").begin_array();
  for (const credential::Goal& goal : plan.goals) {
    writer.begin_object().member("id", goal.id).member("title", goal.title);
    writer.member("any_of", goal.any_of);
    writer.end_object();
  }
  writer.end_array().member("prefer", prefer_word(shown.question.prefer));
  write_date(writer, "by", shown.question.by);
  writer.member("budget", shown.question.budget)
      .member("hours_per_week", shown.question.hours_per_week)
      .member("reachable", plan.reachable);
  writer.key("steps").begin_array();
  for (const Step& step : plan.steps) write_step(writer, facts, step);
  writer.end_array();
  write_blocked(writer, plan.blocked);
  writer.key("routes_compared").begin_array();
  for (const Compared& each : plan.compared) write_compared(writer, each);
  writer.end_array();
  write_renewals(writer, facts, plan.renewals);
  writer.key("total_cost").begin_object().member("known", plan.known_cost);
  writer.member("unknown", plan.unknown_cost);
  writer.end_object();
  write_date(writer, "finish", plan.finish);
  writer.member("notes", shown.notes);
  write_used_sources(writer, sources);
  writer.end_object();
  context.terminal().out(writer.take() + "\n");
}

// ---- text ---------------------------------------------------------------------------------------

std::string steps_text(const Plan& plan, Date today, std::size_t width, const Styler& styler) {
  std::vector<render::Span> spans;
  for (const Step& step : plan.steps)
    spans.push_back({step.title, "", step.earliest_start, step.finish, step.slack_days == 0});
  constexpr std::size_t bar_cells = 24;
  const std::vector<std::string> bars = render::timeline_bars(spans, today, bar_cells);
  std::string out;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const Step& step = plan.steps[i];
    const std::string dates = step.earliest_start == step.finish
                                  ? to_string(step.finish) + "              "
                                  : to_string(step.earliest_start) + " – " + to_string(step.finish);
    const std::string bar = styler(step.slack_days == 0 ? Style::accent : Style::dim, bars[i]);
    out += fmt::format("{}  {}  {}\n", dates, bar, cost_text(step.cost));
    std::string title = step.title;
    for (const std::string& line : text::wrap(title, std::max<std::size_t>(width, 40) - 2))
      out += "  " + styler(Style::bold, line) + "\n";
    if (!step.why.empty()) out += paragraph(step.why, 4, width);
    if (step.slack_days > 0)
      out += paragraph(
          fmt::format("may end {} later",
                      text::count(static_cast<std::size_t>(step.slack_days), "day", "days")),
          4, width);
    if (!step.verify.empty())
      out += styler(Style::dim, paragraph("verify: " + step.verify, 4, width));
  }
  return out;
}

std::string compared_text(const Plan& plan, std::size_t width, const Styler& styler) {
  std::string out;
  for (const Compared& each : plan.compared) {
    if (each.chosen) continue;
    const std::string name =
        each.route.empty() ? each.title : "route " + each.route + ": " + each.title;
    out += paragraph(each.goal + ", " + name + ": " +
                         (each.finish ? each.because : "not open to you: " + each.because),
                     2, width, "- ");
  }
  return out.empty() ? ""
                     : "\n" + styler(Style::bold, "Other routes, and why they lost") + "\n" + out;
}

std::string blocked_text(const Plan& plan, std::size_t width, const Styler& styler) {
  std::string out;
  for (const credential::Blocked& each : plan.blocked) {
    out += styler(Style::bad, each.what + " can't be reached") + "\n";
    out += paragraph(each.because, 2, width);
    out += paragraph("least change: " + each.smallest_change, 2, width);
  }
  return out;
}

// Ways that close soon: who misses the day has to take a longer one.
std::string closing_text(const Plan& plan, Date today, std::size_t width, const Styler& styler) {
  constexpr int closes_soon = 365;  // days
  constexpr int sits_soon = 60;
  std::string out;
  for (const credential::Step& step : plan.steps) {
    const auto last = step.begin_by ? step.begin_by : step.apply_by;
    if (!last) continue;
    const auto days = (*last - today).count();
    if (days > (step.begin_by ? closes_soon : sits_soon)) continue;
    const std::string left =
        days <= 0 ? "today is the last day"
                  : text::count(static_cast<std::size_t>(days), "day is left", "days are left");
    out +=
        styler(Style::bold,
               paragraph(fmt::format("Apply by {}: {} ({}).", to_string(*last), step.title, left),
                         0, width));
  }
  return out;
}

std::string renewals_text(const Plan& plan, std::size_t width, const Styler& styler) {
  std::string out;
  for (const credential::Renewal& each : plan.renewals) {
    if (!each.state || *each.state == credential::Due::ok) continue;
    out += paragraph(fmt::format("{}: {} {}", each.title,
                                 *each.state == credential::Due::overdue ? "ended on" : "ends on",
                                 to_string(*each.expires)),
                     2, width, "- ");
  }
  if (out.empty()) return "";
  return "\n" + styler(Style::bold, "To be renewed soon (medtech cert-plan renewals)") + "\n" + out;
}

std::string plan_text(const CertFacts& facts, const ShownPlan& shown,
                      const std::vector<credential::UsedSource>& sources, std::size_t width,
                      const Styler& styler) {
  const Plan& plan = shown.plan;
  std::vector<std::string> titles;
  for (const credential::Goal& goal : plan.goals) titles.push_back(goal.title);
  std::string out;
  for (const std::string& line : text::wrap("Plan for " + text::join(titles, ", "), width))
    out += styler(Style::bold, line) + "\n";
  out += blocked_text(plan, width, styler);
  if (plan.finish)
    out += paragraph(
        fmt::format("Done on {} at the earliest, {}.", to_string(*plan.finish), total_text(plan)),
        0, width);
  out += closing_text(plan, facts.today, width, styler);
  const bool has_all =
      std::ranges::all_of(plan.steps, [](const Step& step) { return step.kind == "ce"; });
  if (has_all && plan.reachable)
    out += paragraph(
        "Nothing is left to do but to keep it: you have every credential, degree and year of work "
        "that is asked. `medtech path` tells the skills of a role.",
        0, width);
  if (!plan.steps.empty()) out += "\n" + steps_text(plan, facts.today, width, styler);
  out += compared_text(plan, width, styler) + renewals_text(plan, width, styler);
  if (!shown.notes.empty()) out += "\n";
  for (const std::string& note : shown.notes) out += paragraph(note, 0, width);
  return out + "\n" + verify_text(sources, facts.today, width, styler);
}

}  // namespace

void write_blocked(json::Writer& writer, const std::vector<credential::Blocked>& blocked) {
  writer.key("blocked").begin_array();
  for (const credential::Blocked& each : blocked) {
    writer.begin_object()
        .member("what", each.what)
        .member("because", each.because)
        .member("smallest_change", each.smallest_change)
        .end_object();
  }
  writer.end_array();
}

std::string prefer_word(credential::Prefer prefer) {
  return prefer == credential::Prefer::soonest    ? "soonest"
         : prefer == credential::Prefer::cheapest ? "cheapest"
                                                  : "safest";
}

std::string cost_text(const std::optional<double>& cost) {
  return cost ? (*cost == 0 ? "no cost" : dollars(*cost)) : "cost not known";
}

std::string total_text(const Plan& plan) {
  std::string out = dollars(plan.known_cost) + " of known costs";
  if (!plan.unknown_cost.empty())
    out += fmt::format(" and {} not known",
                       text::count(plan.unknown_cost.size(), "cost that is", "costs that are"));
  return out;
}

void print_plan(Context& context, const CertFacts& facts, const ShownPlan& shown) {
  credential::Footing footing(*facts.knowledge, facts.today);
  credential::add(footing, *facts.knowledge, shown.plan);
  const std::vector<credential::UsedSource> sources = footing.sources();
  sys::Terminal& terminal = context.terminal();
  const std::string format = context.format();
  if (format == "json") {
    print_plan_json(context, facts, shown, sources);
  } else if (format == "markdown") {
    terminal.out(plan_markdown(facts, shown, sources));
  } else if (format == "html") {
    terminal.out(plan_page(facts, shown, sources));
  } else if (format == "svg") {
    terminal.out(plan_svg(facts, shown));
  } else if (format == "ics") {
    terminal.out(plan_calendar(facts, shown, sources));
  } else {
    terminal.out(plan_text(facts, shown, sources, terminal.width(), context.styler()));
  }
  const bool told = format == "json" || format == "text";
  if (told) return;
  for (const credential::Blocked& each : shown.plan.blocked)
    terminal.say(fmt::format("{} can't be reached: {}.", each.what, each.because));
}

}  // namespace medtech::cmd
