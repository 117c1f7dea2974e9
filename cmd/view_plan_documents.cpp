// SPDX-License-Identifier: GPL-3.0-or-later
// Plans as Markdown, page, picture and calendar: the other half of view_plan.hpp.
#include "cmd/view_plan.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/render/day_calendar.hpp"
#include "core/render/markdown.hpp"
#include "core/render/page.hpp"
#include "core/render/timeline.hpp"

#include <fmt/format.h>

namespace medtech::cmd {

using credential::Compared;
using credential::Plan;
using credential::Step;

namespace {

std::string heading_of(const Plan& plan) {
  std::vector<std::string> titles;
  for (const credential::Goal& goal : plan.goals) titles.push_back(goal.title);
  return "Plan for " + text::join(titles, ", ");
}

std::string outcome_of(const Plan& plan) {
  if (!plan.finish) return "Not all of it can be reached.";
  return fmt::format("Done on {} at the earliest, {}.", to_string(*plan.finish), total_text(plan));
}

std::vector<render::Span> spans_of(const Plan& plan) {
  std::vector<render::Span> spans;
  for (const Step& step : plan.steps)
    spans.push_back({step.title, step.why, step.earliest_start, step.finish, step.slack_days == 0});
  return spans;
}

// A day that is not broken over lines.
std::string whole_day(Date date) {
  return "<span style=\"white-space:nowrap\">" + to_string(date) + "</span>";
}

// Three columns, so that a telephone shows them too.
std::string steps_table(const Plan& plan) {
  std::string out =
      "<table><thead><tr><th scope=\"col\">When</th><th scope=\"col\">Step</th><th scope=\"col\" "
      "class=\"n\">Cost</th></tr></thead>\n<tbody>\n";
  for (const Step& step : plan.steps) {
    out += "<tr><td>" + whole_day(step.earliest_start);
    if (step.finish != step.earliest_start) out += "<br>to " + whole_day(step.finish);
    out += "</td><td><b>" + html::escape(step.title) + "</b><br>" + html::escape(step.why);
    if (!step.verify.empty()) out += "<br><small>verify: " + html::escape(step.verify) + "</small>";
    out += "</td><td class=\"n\">" + html::escape(cost_text(step.cost)) + "</td></tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string bullet_list(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += "<li>" + html::escape(item) + "</li>\n";
  return out.empty() ? "" : "<ul>\n" + out + "</ul>\n";
}

std::string compared_line(const Compared& each) {
  const std::string name =
      each.route.empty() ? each.title : "route " + each.route + ": " + each.title;
  return each.goal + ", " + name + ": " +
         (each.finish ? each.because : "not open to you: " + each.because);
}

std::vector<std::string> lost_routes(const Plan& plan) {
  std::vector<std::string> lines;
  for (const Compared& each : plan.compared) {
    if (!each.chosen) lines.push_back(compared_line(each));
  }
  return lines;
}

std::vector<std::string> renewal_lines(const Plan& plan) {
  std::vector<std::string> lines;
  for (const credential::Renewal& each : plan.renewals)
    lines.push_back(each.title + ": " +
                    (each.expires ? "until " + to_string(*each.expires)
                     : each.state ? "does not expire"
                                  : "until when is not known"));
  return lines;
}

std::vector<std::string> verify_lines(const std::vector<credential::UsedSource>& sources,
                                      Date today) {
  std::vector<std::string> lines;
  for (const credential::UsedSource& source : sources)
    lines.push_back(verify_line(source, today) + (source.url ? " (" + *source.url + ")" : ""));
  return lines;
}

std::vector<std::string> blocked_lines(const Plan& plan) {
  std::vector<std::string> lines;
  for (const credential::Blocked& each : plan.blocked)
    lines.push_back(each.what + " can't be reached: " + each.because +
                    ". Least change: " + each.smallest_change);
  return lines;
}

std::string markdown_list(std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return "";
  std::string out = fmt::format("\n## {}\n\n", heading);
  for (const std::string& line : lines) out += "- " + render::markdown_text(line) + "\n";
  return out;
}

std::string page_list(std::string_view heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return "";
  return fmt::format("<h2>{}</h2>\n{}", heading, bullet_list(lines));
}

}  // namespace

std::string plan_markdown(const CertFacts& facts, const ShownPlan& shown,
                          const std::vector<credential::UsedSource>& sources) {
  const Plan& plan = shown.plan;
  std::string out = "# " + render::markdown_text(heading_of(plan)) + "\n\n" +
                    render::markdown_text(outcome_of(plan)) + "\n";
  out += markdown_list("What can't be reached", blocked_lines(plan));
  if (!plan.steps.empty())
    out += "\n| From | To | Step | Cost | Verify |\n| --- | --- | --- | --- | --- |\n";
  for (const Step& step : plan.steps)
    out += fmt::format("| {} | {} | **{}** {} | {} | {} |\n", to_string(step.earliest_start),
                       to_string(step.finish), render::markdown_text(step.title),
                       render::markdown_text(step.why), render::markdown_text(cost_text(step.cost)),
                       render::markdown_text(step.verify));
  out += markdown_list("Other routes", lost_routes(plan));
  out += markdown_list("What you hold", renewal_lines(plan));
  out += markdown_list("Notes", shown.notes);
  return out + markdown_list("Verify before you rely on this", verify_lines(sources, facts.today));
}

std::string plan_page(const CertFacts& facts, const ShownPlan& shown,
                      const std::vector<credential::UsedSource>& sources) {
  const Plan& plan = shown.plan;
  std::string body = page_list("What can't be reached", blocked_lines(plan));
  if (!plan.steps.empty())
    body +=
        "<div style=\"overflow-x:auto\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"Timeline\">\n" +
        plan_svg(facts, shown) + "</div>\n" + steps_table(plan);
  body += page_list("Other routes, and why they lost", lost_routes(plan));
  body += page_list("What you hold", renewal_lines(plan));
  body += page_list("Notes", shown.notes);
  body += "<h2>Verify before you rely on this</h2>\n<ul>\n";
  for (const credential::UsedSource& source : sources) {
    const std::string where = source.url ? " " + render::link(*source.url, *source.url) : "";
    body += "<li>" + html::escape(verify_line(source, facts.today)) + where + "</li>\n";
  }
  return render::page(heading_of(plan),
                      outcome_of(plan) + " Made on " + to_string(facts.today) + ".",
                      body + "</ul>\n");
}

std::string plan_svg(const CertFacts& facts, const ShownPlan& shown) {
  return render::timeline_svg(heading_of(shown.plan), spans_of(shown.plan), facts.today);
}

namespace {

// What is to be done for a step, on the day on which it is to be done: the last day of an
// application, the days of an examination, the day from which one may apply, and the end.
void add_step_events(const CertFacts& facts, const Step& step, const std::string& text,
                     const std::string& url, std::vector<render::CalendarEvent>& events) {
  const auto* credential = facts.knowledge->find(step.credential);
  const std::string name = credential != nullptr ? credential->suffix : step.credential;
  const auto add = [&](const std::string& key, std::string summary, Date first, Date last,
                       std::vector<int> alarms) {
    events.push_back(
        {key + " " + step.id, std::move(summary), text, url, first, last, std::move(alarms)});
  };
  if (step.begin_by)
    add("close", "Last day of this way to " + name, *step.begin_by, *step.begin_by,
        {365, 180, 90, 30});
  if (step.apply_by) {
    add("apply", "Last day to apply for " + name, *step.apply_by, *step.apply_by, {30, 7});
    add("plan", "Examination for " + name, *step.window_from, *step.window_to, {14});
    return;
  }
  const bool is_application = step.kind == "exam" || step.kind == "license";
  if (is_application && step.finish != step.earliest_start)
    add("apply", step.title, step.earliest_start, step.earliest_start, {7});
  // What takes long would fill every day of the calendar: its end alone is entered.
  constexpr std::chrono::days long_time(31);
  const bool is_long = is_application || step.finish - step.earliest_start > long_time;
  const bool by_now = is_long && step.finish != step.earliest_start;
  add("plan", by_now ? "By now: " + step.title : step.title,
      by_now ? step.finish : step.earliest_start, step.finish, {7});
}

}  // namespace

std::string plan_calendar(const CertFacts& facts, const ShownPlan& shown,
                          const std::vector<credential::UsedSource>& sources) {
  std::vector<render::CalendarEvent> events;
  const std::string verify = text::join(verify_lines(sources, facts.today), "\n");
  for (const Step& step : shown.plan.steps) {
    const std::string text = step.why + "\n" + cost_text(step.cost) +
                             (step.verify.empty() ? "" : "\nVerify: " + step.verify);
    std::string url;
    if (step.source) {
      const auto* source = facts.knowledge->source(step.source->source);
      if (source != nullptr) url = source->url.value_or("");
    }
    add_step_events(facts, step, text, url, events);
  }
  for (const credential::Renewal& each : shown.plan.renewals) {
    if (!each.expires || *each.expires < facts.today) continue;
    events.push_back({"renewal " + each.kind + " " + (each.id.empty() ? each.title : each.id),
                      each.title + " ends",
                      each.note,
                      "",
                      *each.expires,
                      *each.expires,
                      {365, 180, 90, 30}});
  }
  if (shown.plan.finish)
    events.push_back({"plan finish",
                      heading_of(shown.plan) + ": done at the earliest",
                      verify,
                      "",
                      *shown.plan.finish,
                      *shown.plan.finish,
                      {}});
  return render::calendar(heading_of(shown.plan), events, facts.today);
}

}  // namespace medtech::cmd
