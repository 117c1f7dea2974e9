// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/view_path.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/json.hpp"
#include "core/render/page.hpp"
#include "core/render/table.hpp"
#include "core/render/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

using career::Stage;
using credential::UsedSource;
using render::Style;
using render::Styler;

namespace {

std::string name_of_role(Context& context, const std::string& id) {
  const ontology::Role* role = ontology::find_role(context.knowledge().roles, id);
  return role != nullptr ? role->name : id;
}

std::string term_name(Context& context, const std::string& id) {
  const ontology::Terms& terms = context.knowledge().terms;
  const auto row = terms.find(id);
  return row ? text::printable_line(terms.name(*row)) : id;
}

std::string term_names(Context& context, const std::vector<std::string>& ids,
                       std::string_view between) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(term_name(context, id));
  return text::join(names, between);
}

// What the ways themselves rest on.
UsedSource edges_source(const career::Paths& paths, Date today) {
  UsedSource source;
  source.title = "The ways between roles: " + paths.source;
  source.as_of = paths.as_of;
  source.confidence = credential::Confidence::low;
  source.unverified = true;
  source.old = paths.as_of && credential::add_months(*paths.as_of, 24) < today;
  return source;
}

std::vector<UsedSource> sources_of(const CertFacts& facts, const career::Paths& paths,
                                   const ShownPath& shown) {
  credential::Footing footing(*facts.knowledge, facts.today);
  if (shown.plan) credential::add(footing, *facts.knowledge, shown.plan->plan);
  std::vector<UsedSource> sources{edges_source(paths, facts.today)};
  for (UsedSource& each : footing.sources()) sources.push_back(std::move(each));
  return sources;
}

double usual_years(const std::vector<Stage>& stages) {
  double years = 0;
  for (const Stage& stage : stages) years += stage.years.value_or(0);
  return years;
}

void write_stage(Context& context, json::Writer& writer, const Stage& stage) {
  writer.begin_object()
      .member("role", stage.role)
      .member("name", name_of_role(context, stage.role));
  writer.member("kind", stage.kind.empty() ? std::nullopt : std::optional(stage.kind))
      .member("years", stage.years);
  writer.key("gaps").begin_object().member("years", stage.years_lacking);
  writer.member("skills", stage.skills_lacking);
  writer.member("credentials", stage.credentials_lacking);
  writer.member("education", stage.education_lacking).end_object();
  writer.key("pay");
  if (!stage.pay) {
    writer.null();
  } else {
    writer.begin_object()
        .member("low", stage.pay->low)
        .member("middle", stage.pay->middle)
        .member("high", stage.pay->high)
        .member("year", stage.pay->year)
        .member("source", stage.pay->source)
        .end_object();
  }
  writer.end_object();
}

void write_short_plan(json::Writer& writer, const ShownPath& shown) {
  writer.key("plan");
  if (!shown.plan) {
    writer.null();
    return;
  }
  const credential::Plan& plan = shown.plan->plan;
  writer.begin_object().member("reachable", plan.reachable);
  write_date(writer, "finish", plan.finish);
  writer.key("total_cost").begin_object().member("known", plan.known_cost);
  writer.member("unknown", plan.unknown_cost);
  writer.end_object().key("steps").begin_array();
  for (const credential::Step& step : plan.steps) {
    writer.begin_object().member("id", step.id).member("title", step.title);
    write_date(writer, "earliest_start", step.earliest_start);
    write_date(writer, "finish", step.finish);
    writer.member("cost", step.cost).end_object();
  }
  writer.end_array();
  write_blocked(writer, plan.blocked);
  writer.end_object();
}

std::string path_json(Context& context, const ShownPath& shown,
                      const std::vector<UsedSource>& sources) {
  json::Writer writer;
  writer.begin_object()
      .member("schema", "medtech.path/1")
      .member("from", shown.from)
      .member("from_why", shown.from_why)
      .member("to", shown.to);
  writer.member("reachable", shown.to ? std::optional(!shown.stages.empty()) : std::nullopt);
  writer.member("usual_years",
                shown.stages.empty() ? std::nullopt : std::optional(usual_years(shown.stages)));
  for (const auto& [key, list] :
       {std::pair("stages", &shown.stages), std::pair("next", &shown.next)}) {
    writer.key(key).begin_array();
    for (const Stage& stage : *list) write_stage(context, writer, stage);
    writer.end_array();
  }
  write_short_plan(writer, shown);
  writer.member("notes", shown.notes);
  write_used_sources(writer, sources);
  writer.end_object();
  return writer.take() + "\n";
}

// What is lacking for a stage, a line each.
std::vector<std::string> gap_lines(Context& context, const Stage& stage) {
  std::vector<std::string> lines;
  if (stage.years) {
    std::string line = fmt::format("{:g} {} before it, usually", *stage.years,
                                   *stage.years == 1 ? "year" : "years");
    if (stage.years_lacking && *stage.years_lacking < *stage.years)
      line += *stage.years_lacking <= 0 ? ", which you have"
                                        : fmt::format("; {:.1f} to go", *stage.years_lacking);
    lines.push_back(std::move(line));
  }
  if (!stage.credentials_lacking.empty())
    lines.push_back("credential: " + term_names(context, stage.credentials_lacking, " or "));
  if (stage.education_lacking) lines.push_back("education: " + *stage.education_lacking);
  if (!stage.skills_lacking.empty())
    lines.push_back("to learn: " + term_names(context, stage.skills_lacking, ", "));
  if (stage.pay && stage.pay->middle)
    lines.push_back(fmt::format("pay {} a year in the middle ({}{})", dollars(*stage.pay->middle),
                                stage.pay->year ? fmt::format("{}, ", *stage.pay->year) : "",
                                stage.pay->source));
  return lines;
}

std::string stage_text(Context& context, const Stage& stage, const Styler& styler,
                       std::size_t width) {
  std::string out = stage.kind.empty() ? "" : styler(Style::dim, "↓ " + stage.kind) + "\n";
  out += styler(Style::bold, name_of_role(context, stage.role)) + "  " +
         styler(Style::dim, stage.role) + "\n";
  for (const std::string& line : gap_lines(context, stage)) {
    out += paragraph(line, 2, width, "- ");
  }
  return out;
}

std::string path_text(Context& context, const ShownPath& shown,
                      const std::vector<UsedSource>& sources, Date today) {
  const Styler styler = context.styler();
  const std::size_t width = context.terminal().width();
  std::string out;
  if (shown.to && shown.stages.empty()) {
    out += fmt::format("No way is known from {} to {}.\n", name_of_role(context, shown.from),
                       name_of_role(context, *shown.to));
  } else if (shown.to) {
    out +=
        styler(
            Style::bold,
            std::string(text::trim(paragraph(
                fmt::format("From {} to {}: usually {:g} years", name_of_role(context, shown.from),
                            name_of_role(context, *shown.to), usual_years(shown.stages)),
                0, width)))) +
        "\n\n";
    for (const Stage& stage : shown.stages) out += stage_text(context, stage, styler, width);
  } else {
    out += styler(Style::bold, "From " + name_of_role(context, shown.from)) + " (" +
           shown.from_why + ")\n\n";
    for (const Stage& stage : shown.next) out += stage_text(context, stage, styler, width) + "\n";
    if (shown.next.empty()) out += "No way on is known from here.\n";
  }
  if (shown.plan) {
    const credential::Plan& plan = shown.plan->plan;
    out += "\n" + styler(Style::bold, "Plan for what is lacking") + "\n";
    for (const credential::Step& step : plan.steps)
      out += fmt::format("  {} – {}  {}\n", to_string(step.earliest_start), to_string(step.finish),
                         cost_text(step.cost)) +
             paragraph(step.title, 4, width);
    for (const credential::Blocked& each : plan.blocked)
      out += paragraph(each.what + " can't be reached: " + each.because, 2, width);
    if (plan.finish) out += paragraph(total_text(plan), 2, width);
  }
  for (const std::string& note : shown.notes) out += "\n" + paragraph(note, 0, width);
  return out + "\n" + verify_text(sources, today, width, styler);
}

std::vector<render::Span> path_spans(Context& context, const ShownPath& shown, Date today) {
  std::vector<render::Span> spans;
  Date at = today;
  for (const Stage& stage : shown.stages) {
    if (stage.kind.empty() || shown.plan) continue;  // the plan has the years of each
    const double years = stage.years_lacking.value_or(stage.years.value_or(0));
    const Date end = credential::add_years(at, years);
    spans.push_back({"until " + name_of_role(context, stage.role),
                     text::join(gap_lines(context, stage), "; "), at, end, false});
    at = end;
  }
  if (shown.plan) {
    for (const credential::Step& step : shown.plan->plan.steps)
      spans.push_back({step.title, step.why, step.earliest_start, step.finish, true});
  }
  return spans;
}

std::string path_heading(Context& context, const ShownPath& shown) {
  std::string heading = "From " + name_of_role(context, shown.from);
  if (shown.to) heading += " to " + name_of_role(context, *shown.to);
  return heading;
}

std::string path_svg(Context& context, const ShownPath& shown, Date today) {
  return render::timeline_svg(path_heading(context, shown), path_spans(context, shown, today),
                              today);
}

std::string path_page(Context& context, const ShownPath& shown,
                      const std::vector<UsedSource>& sources, Date today) {
  std::string body;
  if (!shown.stages.empty())
    body +=
        "<div style=\"overflow-x:auto\" tabindex=\"0\" role=\"region\" "
        "aria-label=\"Timeline\">\n" +
        path_svg(context, shown, today) + "</div>\n";
  for (const Stage& stage : shown.to ? shown.stages : shown.next) {
    body += "<h2>" + html::escape(name_of_role(context, stage.role)) + "</h2>\n<ul>\n";
    for (const std::string& line : gap_lines(context, stage))
      body += "<li>" + html::escape(line) + "</li>\n";
    body += "</ul>\n";
  }
  if (shown.plan) {
    body += "<h2>Plan for what is lacking</h2>\n<ul>\n";
    for (const credential::Step& step : shown.plan->plan.steps)
      body += "<li>" +
              html::escape(fmt::format("{} to {}: {} ({})", to_string(step.earliest_start),
                                       to_string(step.finish), step.title, cost_text(step.cost))) +
              "</li>\n";
    body += "</ul>\n";
  }
  body += "<h2>Verify before you rely on this</h2>\n<ul>\n";
  for (const UsedSource& source : sources) {
    const std::string where = source.url ? " " + render::link(*source.url, *source.url) : "";
    body += "<li>" + html::escape(verify_line(source, today)) + where + "</li>\n";
  }
  const std::string outcome = shown.to && shown.stages.empty() ? "No way is known."
                              : shown.to
                                  ? fmt::format("Usually {:g} years.", usual_years(shown.stages))
                                  : "What comes next.";
  return render::page(path_heading(context, shown), outcome, body + "</ul>\n");
}

}  // namespace

void print_path(Context& context, const CertFacts& facts, const career::Paths& paths,
                const ShownPath& shown) {
  const std::vector<UsedSource> sources = sources_of(facts, paths, shown);
  const std::string format = context.format();
  sys::Terminal& terminal = context.terminal();
  if (format == "json") {
    terminal.out(path_json(context, shown, sources));
  } else if (format == "svg") {
    terminal.out(path_svg(context, shown, facts.today));
  } else if (format == "html") {
    terminal.out(path_page(context, shown, sources, facts.today));
  } else {
    terminal.out(path_text(context, shown, sources, facts.today));
  }
}

void print_roles(Context& context, const career::Paths& paths, Date today) {
  const std::vector<UsedSource> sources{edges_source(paths, today)};
  const auto next_of = [&](const std::string& id) {
    std::vector<std::string> next;
    for (const career::Edge& edge : paths.edges) {
      if (edge.from == id && edge.to != id) next.push_back(edge.to);
    }
    return next;
  };
  sys::Terminal& terminal = context.terminal();
  if (context.format() == "json") {
    json::Writer writer;
    writer.begin_object().member("schema", "medtech.roles/1").key("roles").begin_array();
    for (const ontology::Role& role : context.knowledge().roles) {
      writer.begin_object()
          .member("id", role.id)
          .member("name", role.name)
          .member("track", role.track)
          .member("level", role.level)
          .member("education", role.education);
      writer.member("credentials", role.credentials);
      writer.member("next", next_of(role.id));
      writer.end_object();
    }
    writer.end_array();
    write_used_sources(writer, sources);
    writer.end_object();
    terminal.out(writer.take() + "\n");
    return;
  }
  render::Table table({{"ID", 12, false, false, Style::bold},
                       wrapping("ROLE", 12),
                       {"LEVEL"},
                       wrapping("LEADS TO", 12)});
  for (const ontology::Role& role : context.knowledge().roles)
    table.add({role.id, role.name, role.level, text::join(next_of(role.id), ", ")});
  terminal.out(terminal.out_is_terminal() ? table.for_terminal(terminal.width(), context.styler())
                                          : table.for_pipe(context.styler()));
  terminal.say(text::trim(verify_text(sources, today, terminal.width(), Styler(false))));
}

}  // namespace medtech::cmd
