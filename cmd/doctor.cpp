// SPDX-License-Identifier: GPL-3.0-or-later
#include "cmd/all_commands.hpp"
#include "cmd/collect.hpp"
#include "cmd/context.hpp"
#include "cmd/doctor_points.hpp"
#include "core/base/error.hpp"
#include "core/base/shared_library.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

namespace medtech::cmd {

namespace {

using render::Style;

// A check that throws is a finding, so that one trouble does not hide the others.
Finding look(const std::string& subject, const std::function<Finding()>& check) {
  try {
    Finding finding = check();
    finding.subject = subject;
    return finding;
  } catch (const Error& error) {
    return {subject, false, text::printable_line(error.text()), error.hint};
  }
}

Finding look_at_database(Context& context) {
  search::Catalogue& catalogue = context.catalogue();
  store::Statement check = catalogue.database().prepare("PRAGMA quick_check(1)");
  check.step();
  if (check.text(0) != "ok") {
    return {"", false, context.paths().database + ": " + std::string(check.text(0)),
            "keep a copy of the file, then move it away: it is made anew and filled by the next "
            "search"};
  }
  if (catalogue.database().is_read_only())
    return {"", false, context.paths().database + " can be read only",
            "make file and folder writable, or name another with --db FILE"};
  return {
      "", true,
      fmt::format("{}, {}", context.paths().database,
                  text::count(static_cast<std::size_t>(catalogue.count()), "listing", "listings")),
      ""};
}

Finding look_at_library(const char* file, const char* package, const std::string& use) {
  const SharedLibrary library(file, package);
  return {"", true, use, ""};
}

Finding look_at_sources(Context& context) {
  const auto configs = configured_sources(context);
  std::size_t enabled = 0;
  std::string failing;
  for (const sources::SourceConfig& config : configs) {
    if (!config.enabled) continue;
    ++enabled;
    const search::SourceState now = state_of(context, config);
    if (now.status == "failed") failing += (failing.empty() ? "" : ", ") + config.id;
  }
  const std::string state = fmt::format("{} enabled of {}", enabled, configs.size());
  if (enabled == 0)
    return {"", false, state,
            "`medtech source presets` shows employers, `medtech source add ID` adds them"};
  if (!failing.empty())
    return {"", false, state + "; failed last time: " + failing,
            "`medtech source test ID` asks again; `medtech source disable ID` stops asking"};
  return {"", true, state, ""};
}

Finding look_at_age(Context& context) {
  std::optional<std::int64_t> newest;
  for (const sources::SourceConfig& config : configured_sources(context)) {
    const auto age = age_of(context, config);
    if (age && (!newest || *age < *newest)) newest = age;
  }
  if (!newest) return {"", true, "no source was asked yet", "`medtech search` asks them"};
  const bool fresh = *newest < 14 * 86'400;
  return {"", fresh, "last asked " + spoken_age(std::chrono::seconds(*newest)) + " ago",
          fresh ? "" : "`medtech search --refresh` asks again"};
}

// One trouble may stand in the way of several checks; it is told where it was met first.
std::vector<Finding> told_once(std::vector<Finding> findings) {
  std::vector<Finding> told;
  for (Finding& finding : findings) {
    const auto same = [&](const Finding& earlier) {
      return !earlier.well && !finding.well && earlier.state == finding.state;
    };
    if (std::ranges::none_of(told, same)) told.push_back(std::move(finding));
  }
  return told;
}

std::vector<Finding> look_at_all(Context& context) {
  return told_once({look("profile", [&] { return look_at_profile(context); }),
                    look("database", [&] { return look_at_database(context); }),
                    look("room", [&] { return look_at_room(context); }),
                    look("sources", [&] { return look_at_sources(context); }),
                    look("keys", [&] { return look_at_keys(context); }),
                    look("age of listings", [&] { return look_at_age(context); }),
                    look("age of facts", [&] { return look_at_facts(context); }),
                    look("network library",
                         [] { return look_at_library("libcurl.so.4", "libcurl4", "libcurl"); })});
}

void print_json(Context& context, const std::vector<Finding>& findings) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.doctor/1").key("findings").begin_array();
  for (const Finding& finding : findings) {
    writer.begin_object()
        .member("subject", finding.subject)
        .member("well", finding.well)
        .member("state", finding.state);
    writer.member("mend", finding.mend.empty() ? std::nullopt : std::optional(finding.mend))
        .end_object();
  }
  writer.end_array().end_object();
  context.terminal().out(writer.take() + "\n");
}

ExitCode run(Context& context) {
  const std::vector<Finding> findings = look_at_all(context);
  bool well = true;
  for (const Finding& finding : findings) well = well && finding.well;
  if (context.format() == "json") {
    print_json(context, findings);
  } else {
    const render::Styler styler = context.styler();
    for (const Finding& finding : findings) {
      const std::string mark =
          finding.well ? styler(Style::good, "ok     ") : styler(Style::bad, "PROBLEM");
      context.terminal().out(fmt::format("{}  {}: {}\n", mark, finding.subject, finding.state));
      if (!finding.mend.empty())
        context.terminal().out(
            fmt::format("         {}\n", text::replace_all(finding.mend, "\n", "\n         ")));
    }
  }
  return well ? ExitCode::done : ExitCode::answer_is_no;
}

Run declare_doctor(CLI::App&) {
  return [](Context& context) { return run(context); };
}

constexpr std::array<std::string_view, 1> doctor_examples{"medtech doctor"};

constexpr std::array<Verb, 1> verbs_of_doctor{{
    {"", "Look at profile, database and sources, and tell how to mend what is wrong", "",
     text_and_json, doctor_examples, "findings (subject, well, state, mend)", declare_doctor},
}};

}  // namespace

std::span<const Verb> doctor_verbs() { return verbs_of_doctor; }

}  // namespace medtech::cmd
