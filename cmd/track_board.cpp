// SPDX-License-Identifier: GPL-3.0-or-later
// `track board`: applications in columns by how far they are.
#include "cmd/context.hpp"
#include "cmd/track.hpp"
#include "cmd/track_reports.hpp"
#include "cmd/view_track.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/format/json.hpp"
#include "core/render/page.hpp"
#include "core/tracker/application_json.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace medtech::cmd {

using render::Style;
using tracker::Status;
using tracker::Summary;
using NextDays = std::map<std::int64_t, Date>;

namespace {

constexpr std::size_t narrowest_column = 16;  // cells
constexpr std::size_t cards_shown = 12;       // of one column on a terminal

struct Board {
  std::array<std::vector<Summary>, tracker::status_count> columns;
  NextDays next_days;
};

// The newest first in each column.
Board board_of(Context& context) {
  Board board;
  std::vector<Summary> all = context.tracker().list({});
  board.next_days =
      tracker::next_days(context.tracker(), all, follow_up_rules(context), context.today());
  std::ranges::stable_sort(all, std::ranges::greater(), &Summary::updated);
  for (Summary& summary : all)
    board.columns.at(static_cast<std::size_t>(summary.status)).push_back(std::move(summary));
  return board;
}

std::string next_text(const Board& board, const Summary& summary, Date today) {
  const auto next = board.next_days.find(summary.id);
  if (next == board.next_days.end()) return {};
  return next->second < today ? "late since " + to_string(next->second)
                              : "next " + to_string(next->second);
}

// The lines of one card.
std::vector<std::string> card_of(const Board& board, const Summary& summary, Date today,
                                 std::size_t cells) {
  std::vector<std::string> lines{
      text::elide(fmt::format("{} {}", summary.id, text::printable_line(summary.title)), cells),
      text::elide("  " + text::printable_line(summary.employer), cells)};
  const std::string age = age_of(summary, today);
  if (!age.empty()) lines.push_back(text::elide("  " + age, cells));
  const std::string next = next_text(board, summary, today);
  if (!next.empty()) lines.push_back(text::elide("  " + next, cells));
  lines.emplace_back();
  return lines;
}

std::string padded(const std::string& line, std::size_t cells) {
  return line + std::string(cells - std::min(cells, text::width(line)), ' ');
}

// Columns side by side.
std::string columns_text(const Board& board, const std::vector<std::size_t>& shown, Date today,
                         std::size_t width, const render::Styler& styler) {
  const std::size_t cells = (width - (shown.size() - 1) * 2) / shown.size();
  std::vector<std::vector<std::string>> lines(shown.size());
  std::size_t longest = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::vector<Summary>& column = board.columns.at(shown[i]);
    for (std::size_t n = 0; n < std::min(column.size(), cards_shown); ++n) {
      for (std::string& line : card_of(board, column[n], today, cells))
        lines[i].push_back(std::move(line));
    }
    if (column.size() > cards_shown)
      lines[i].push_back(fmt::format("and {} more", column.size() - cards_shown));
    longest = std::max(longest, lines[i].size());
  }
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::string heading = fmt::format("{} {}", to_string(static_cast<Status>(shown[i])),
                                            board.columns.at(shown[i]).size());
    out += styler(Style::accent,
                  padded(text::elide(heading, cells), i + 1 < shown.size() ? cells + 2 : 0));
  }
  out += '\n';
  for (std::size_t line = 0; line < longest; ++line) {
    std::string row;
    for (std::size_t i = 0; i < shown.size(); ++i)
      row += padded(line < lines[i].size() ? lines[i][line] : "",
                    i + 1 < shown.size() ? cells + 2 : 0);
    while (row.ends_with(' ')) row.pop_back();
    out += row + "\n";
  }
  return out;
}

// Columns one below the other, for narrow terminals and pipes.
std::string stacked_text(const Board& board, const std::vector<std::size_t>& shown, Date today,
                         std::size_t width, const render::Styler& styler) {
  std::string out;
  for (const std::size_t at : shown) {
    out += styler(Style::accent, fmt::format("{} {}", to_string(static_cast<Status>(at)),
                                             board.columns.at(at).size())) +
           "\n";
    for (const Summary& summary : board.columns.at(at)) {
      std::string line = fmt::format("  {} {}", summary.id, name_of(summary));
      for (const std::string& more : {age_of(summary, today), next_text(board, summary, today)})
        line += more.empty() ? "" : ", " + more;
      out += text::elide(line, width) + "\n";
    }
  }
  return out;
}

std::string board_json(const Board& board) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.track-board/1").key("columns").begin_array();
  for (std::size_t at = 0; at < board.columns.size(); ++at) {
    writer.begin_object().member("status", to_string(static_cast<Status>(at)));
    writer.key("applications").begin_array();
    for (const Summary& summary : board.columns.at(at)) {
      const auto next = board.next_days.find(summary.id);
      writer.begin_object();
      tracker::write_members(
          writer, summary,
          next == board.next_days.end() ? std::nullopt : std::optional(next->second));
      writer.end_object();
    }
    writer.end_array().end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

std::string card_html(const Board& board, const Summary& summary, Date today) {
  std::string out = "<li><strong>" +
                    (summary.url.empty() ? html::escape(summary.title)
                                         : render::link(summary.url, summary.title)) +
                    "</strong>";
  const auto line = [&](const std::string& text) {
    if (!text.empty()) out += "<br>" + html::escape(text);
  };
  line(summary.employer);
  line(summary.place);
  if (summary.applied)
    line("applied " + to_string(*summary.applied) + ", " + age_of(summary, today));
  line(next_text(board, summary, today));
  return out + fmt::format("<br><small>{}</small></li>\n", summary.id);
}

ExitCode run_board(Context& context, bool all) {
  const std::string format = context.format();
  if (format == "html") {
    context.terminal().out(board_page(context));
    return ExitCode::done;
  }
  const Board board = board_of(context);
  if (format == "json") {
    context.terminal().out(board_json(board));
    return ExitCode::done;
  }
  std::vector<std::size_t> shown;
  std::size_t ended = 0;
  for (std::size_t at = 0; at < board.columns.size(); ++at) {
    const bool open = tracker::is_open(static_cast<Status>(at));
    if (open || (all && !board.columns.at(at).empty())) shown.push_back(at);
    if (!open) ended += board.columns.at(at).size();
  }
  sys::Terminal& terminal = context.terminal();
  const std::size_t width = terminal.out_is_terminal() ? terminal.width() : 1'000'000;
  const bool side_by_side =
      terminal.out_is_terminal() && width >= shown.size() * (narrowest_column + 2);
  terminal.out((side_by_side ? columns_text : stacked_text)(board, shown, context.today(), width,
                                                            context.styler()));
  if (!all && ended > 0)
    terminal.say(fmt::format("{} ended; --all shows {}.",
                             text::count(ended, "application has", "applications have"),
                             ended == 1 ? "it" : "them"));
  return ExitCode::done;
}

}  // namespace

std::string board_page(Context& context) {
  const Board board = board_of(context);
  const Date today = context.today();
  std::string body = "<div class=\"board\">\n";
  std::size_t total = 0;
  for (std::size_t at = 0; at < board.columns.size(); ++at) {
    const std::vector<Summary>& column = board.columns.at(at);
    total += column.size();
    if (column.empty() && !tracker::is_open(static_cast<Status>(at))) continue;
    body += fmt::format("<section>\n<h2>{} <small>{}</small></h2>\n<ul>\n",
                        to_string(static_cast<Status>(at)), column.size());
    for (const Summary& summary : column) body += card_html(board, summary, today);
    body += "</ul>\n</section>\n";
  }
  return render::page(
      "Applications",
      fmt::format("{} on {}", text::count(total, "application", "applications"), to_string(today)),
      body + "</div>\n");
}

Run declare_board(CLI::App& app) {
  auto all = std::make_unique<bool>(false);
  app.add_flag("--all", *all, "Also those that have ended");
  return [all = std::move(all)](Context& context) { return run_board(context, *all); };
}

}  // namespace medtech::cmd
