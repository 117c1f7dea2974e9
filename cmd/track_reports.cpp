// SPDX-License-Identifier: GPL-3.0-or-later
// `track stats` and `track report`.
#include "cmd/track_reports.hpp"

#include "cmd/context.hpp"
#include "cmd/options.hpp"
#include "cmd/track.hpp"
#include "core/base/error.hpp"
#include "core/base/text.hpp"
#include "core/format/csv.hpp"
#include "core/format/html.hpp"
#include "core/format/json.hpp"
#include "core/render/page.hpp"
#include "core/render/table.hpp"
#include "core/tracker/report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace medtech::cmd {

using render::Style;
using tracker::Activity;
using tracker::Group;
using tracker::Share;
using tracker::Statistics;

namespace {

// Below this many a share says little; its interval says so too.
constexpr std::size_t few = 20;
constexpr std::size_t groups_shown = 12;

std::string percent(double share) { return fmt::format("{:.0f}%", share * 100); }

// "6 of 20, 30% (15% to 52%)"
std::string spoken(const Share& share) {
  if (share.of == 0) return "none yet";
  const double middle = static_cast<double>(share.part) / static_cast<double>(share.of);
  return fmt::format("{} of {}, {} ({} to {})", share.part, share.of, percent(middle),
                     percent(share.low), percent(share.high));
}

struct Stage {
  const char* name;
  std::size_t count;
};

std::array<Stage, 6> stages_of(const Statistics& all) {
  return {{{"any answer", all.answered},
           {"screening or further", all.screened},
           {"interview or further", all.interviewed},
           {"offer", all.offered},
           {"accepted", all.accepted},
           {"no answer yet", all.sent - all.answered}}};
}

void write_share(json::Writer& writer, std::string_view name, const Share& share) {
  const auto middle =
      share.of == 0
          ? std::nullopt
          : std::optional(static_cast<double>(share.part) / static_cast<double>(share.of));
  writer.key(name).begin_object().member("part", share.part).member("of", share.of);
  writer.member("share", middle).member("low", share.low).member("high", share.high);
  writer.end_object();
}

std::string stats_json(const Statistics& all) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.track-stats/1");
  writer.member("total", all.total).member("sent", all.sent).key("now").begin_array();
  for (const auto& [status, count] : all.now) {
    writer.begin_object().member("status", to_string(status)).member("applications", count);
    writer.end_object();
  }
  writer.end_array().key("funnel").begin_array();
  for (const Stage& stage : stages_of(all)) {
    writer.begin_object().member("stage", stage.name);
    write_share(writer, "reached", tracker::share_of(stage.count, all.sent));
    writer.end_object();
  }
  writer.end_array().key("days_to_answer").begin_object();
  writer.member("median", all.days_to_answer).member("of", all.answers_timed).end_object();
  writer.key("days_in_status").begin_array();
  for (const auto& [status, days] : all.days_in) {
    writer.begin_object().member("status", to_string(status)).member("median", days.first);
    writer.member("of", days.second).end_object();
  }
  writer.end_array().key("groups").begin_array();
  for (const auto& [by, groups] : all.groups) {
    writer.begin_object().member("by", by).key("values").begin_array();
    for (const Group& group : groups) {
      writer.begin_object();
      writer.member("value", group.value.empty() ? std::nullopt : std::optional(group.value));
      writer.member("sent", group.sent);
      write_share(writer, "answered", tracker::share_of(group.answered, group.sent));
      write_share(writer, "interviewed", tracker::share_of(group.interviewed, group.sent));
      writer.end_object();
    }
    writer.end_array().end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

std::string group_table(const std::string& by, const std::vector<Group>& groups, std::size_t width,
                        const render::Styler& styler) {
  std::string heading = "BY " + by;
  std::ranges::transform(heading, heading.begin(), text::to_upper);
  render::Table table({{.heading = heading, .least = 16, .may_shrink = true, .style = Style::bold},
                       {.heading = "SENT", .right = true},
                       {.heading = "ANSWERED", .right = true},
                       {.heading = "INTERVIEWED", .right = true}});
  for (std::size_t i = 0; i < std::min(groups.size(), groups_shown); ++i) {
    const Group& group = groups[i];
    table.add({group.value.empty() ? "not known" : text::printable_line(group.value),
               std::to_string(group.sent), spoken(tracker::share_of(group.answered, group.sent)),
               spoken(tracker::share_of(group.interviewed, group.sent))});
  }
  std::string out = "\n" + table.for_terminal(width, styler);
  if (groups.size() > groups_shown)
    out += fmt::format("and {} more; --json has all\n", groups.size() - groups_shown);
  return out;
}

std::string stats_text(const Statistics& all, std::size_t width, const render::Styler& styler) {
  std::string out = fmt::format("{} tracked, {} sent\n",
                                text::count(all.total, "application", "applications"), all.sent);
  for (const Stage& stage : stages_of(all))
    out +=
        fmt::format("  {:<22} {}\n", stage.name, spoken(tracker::share_of(stage.count, all.sent)));
  if (all.days_to_answer)
    out += fmt::format("  {:<22} {:g} days, the median of {}\n", "first answer after",
                       *all.days_to_answer, all.answers_timed);
  if (!all.days_in.empty())
    out += "\n" + styler(Style::bold, "Days in a status, where it ended") + "\n";
  for (const auto& [status, days] : all.days_in)
    out += fmt::format("  {:<22} {:g}, the median of {}\n", to_string(status), days.first,
                       days.second);
  for (const auto& [by, groups] : all.groups) {
    // One group that nothing is known of says nothing.
    const bool told = groups.size() > 1 || (groups.size() == 1 && !groups.front().value.empty());
    if (told) out += group_table(by, groups, width, styler);
  }
  return out;
}

ExitCode run_stats(Context& context) {
  tracker::Tracker& tracker = context.tracker();
  const Statistics all =
      tracker::statistics_of(tracker::read_outcomes(tracker), tracker::read_stays(tracker));
  sys::Terminal& terminal = context.terminal();
  if (context.format() == "json") {
    terminal.out(stats_json(all));
    return ExitCode::done;
  }
  constexpr std::size_t unlimited = 1'000'000;  // a pipe gets full values
  terminal.out(
      stats_text(all, terminal.out_is_terminal() ? terminal.width() : unlimited, context.styler()));
  if (all.sent > 0 && all.sent < few) {
    terminal.say(fmt::format(
        "{} are few: the spans in brackets hold the true share 19 times in 20.", all.sent));
  } else if (all.sent > 0) {
    terminal.say("In brackets: where the true share lies, 19 times in 20.");
  }
  return ExitCode::done;
}

struct ReportOptions {
  std::string week;
  std::string from;
  std::string to;
};

struct Days {
  Date first{};
  Date last{};
};

Days days_of(Context& context, const ReportOptions& options) {
  if (!options.from.empty()) {
    Days days{checked_day(context, "--from", options.from), context.today()};
    if (!options.to.empty()) days.last = checked_day(context, "--to", options.to);
    if (days.last < days.first)
      throw Error(ErrorKind::usage, "--to is before --from", "give the earlier day to --from");
    return days;
  }
  const Date day =
      options.week.empty() ? context.today() : checked_day(context, "--week", options.week);
  const Date first = tracker::week_begin(day);
  return {first, first + std::chrono::days(6)};
}

constexpr std::array<const char*, 8> report_headings{"date",  "activity", "employer", "position",
                                                     "place", "contact",  "method",   "result"};

std::vector<std::string> report_cells(const Activity& activity) {
  const std::string number = activity.requisition.empty() ? "" : " (" + activity.requisition + ")";
  return {to_string(activity.on), activity.what,    activity.employer, activity.title + number,
          activity.place,         activity.contact, activity.method,   activity.result};
}

std::string report_json(const std::vector<Activity>& all, const Days& days) {
  json::Writer writer;
  const auto filled = [](const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  };
  writer.begin_object().member("schema", "medtech.track-report/1");
  writer.member("from", to_string(days.first)).member("to", to_string(days.last));
  writer.key("activities").begin_array();
  for (const Activity& each : all) {
    writer.begin_object().member("on", to_string(each.on)).member("application", each.application);
    writer.member("activity", each.what).member("title", each.title);
    writer.member("employer", filled(each.employer)).member("place", filled(each.place));
    writer.member("contact", filled(each.contact)).member("method", filled(each.method));
    writer.member("requisition", filled(each.requisition)).member("url", filled(each.url));
    writer.member("result", each.result).end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

std::string report_csv(const std::vector<Activity>& all) {
  std::string out = csv::line({report_headings.begin(), report_headings.end()});
  for (const Activity& each : all) out += csv::line(report_cells(each));
  return out;
}

std::string report_title(const Days& days) {
  return fmt::format("Work search {} to {}", to_string(days.first), to_string(days.last));
}

std::string report_page(const std::vector<Activity>& all, const Days& days,
                        const std::string& name) {
  std::string body = "<table>\n<thead><tr>";
  for (const char* heading : report_headings)
    body += fmt::format("<th scope=\"col\">{}</th>", heading);
  body += "</tr></thead>\n<tbody>\n";
  for (const Activity& each : all) {
    body += "<tr>";
    for (const std::string& cell : report_cells(each))
      body += "<td>" + html::escape(cell) + "</td>";
    body += "</tr>\n";
  }
  return render::page(report_title(days), name, body + "</tbody>\n</table>\n");
}

std::string report_markdown(const std::vector<Activity>& all, const Days& days) {
  std::string out = "# " + report_title(days) + "\n\n|";
  for (const char* heading : report_headings) out += fmt::format(" {} |", heading);
  out += "\n|";
  for (std::size_t i = 0; i < report_headings.size(); ++i) out += " --- |";
  out += "\n";
  for (const Activity& each : all) {
    out += "|";
    for (const std::string& cell : report_cells(each))
      out += " " + text::replace_all(text::printable_line(cell), "|", "\\|") + " |";
    out += "\n";
  }
  return out;
}

ExitCode run_report(Context& context, const ReportOptions& options) {
  const Days days = days_of(context, options);
  const std::vector<Activity> all =
      tracker::find_activities(context.tracker(), days.first, days.last);
  const std::string format = context.format();
  sys::Terminal& terminal = context.terminal();
  if (format == "json") {
    terminal.out(report_json(all, days));
  } else if (format == "csv") {
    terminal.out(report_csv(all));
  } else if (format == "html") {
    terminal.out(report_page(all, days, context.profile().name.value_or("")));
  } else if (format == "markdown") {
    terminal.out(report_markdown(all, days));
  } else {
    render::Table table(
        {{.heading = "DATE"},
         {.heading = "ACTIVITY", .style = Style::accent},
         {.heading = "EMPLOYER", .least = 12, .may_shrink = true, .style = Style::bold},
         {.heading = "POSITION", .least = 12, .may_shrink = true},
         {.heading = "PLACE", .least = 6, .may_shrink = true},
         {.heading = "CONTACT", .least = 8, .may_shrink = true},
         {.heading = "METHOD", .least = 8, .may_shrink = true},
         {.heading = "RESULT", .least = 8, .may_shrink = true}});
    for (const Activity& each : all) {
      std::vector<std::string> cells = report_cells(each);
      for (std::string& cell : cells) cell = text::printable_line(cell);
      table.add(std::move(cells));
    }
    if (!table.empty())
      terminal.out(terminal.out_is_terminal()
                       ? table.for_terminal(terminal.width(), context.styler())
                       : table.for_pipe(context.styler()));
  }
  terminal.say(
      all.empty()
          ? fmt::format("Nothing was done from {} to {}; --week and --from ask for other days.",
                        to_string(days.first), to_string(days.last))
          : fmt::format("{}: {}. --format html prints, --format csv fills in a form.",
                        report_title(days), text::count(all.size(), "activity", "activities")));
  return ExitCode::done;
}

}  // namespace

Run declare_stats(CLI::App&) {
  return [](Context& context) { return run_stats(context); };
}

Run declare_report(CLI::App& app) {
  auto options = std::make_unique<ReportOptions>();
  CLI::Option* week =
      app.add_option("--week", options->week, "The week of that day, Sunday to Saturday")
          ->type_name("DATE");
  app.add_option("--from", options->from, "From that day on")->type_name("DATE")->excludes(week);
  app.add_option("--to", options->to, "Up to that day (default today)")
      ->type_name("DATE")
      ->excludes(week);
  return [options = std::move(options)](Context& context) { return run_report(context, *options); };
}

}  // namespace medtech::cmd
