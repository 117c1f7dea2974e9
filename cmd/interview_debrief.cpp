// SPDX-License-Identifier: GPL-3.0-or-later
// `interview debrief`: what a person saw of a place, for comparing it later.
#include "cmd/interview.hpp"
#include "cmd/options.hpp"
#include "cmd/track.hpp"
#include "cmd/view_interview.hpp"
#include "core/base/error.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/sys/interrupt.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace medtech::cmd {

namespace {

using interview::debrief_fields;
using interview::DebriefBook;

std::optional<int> score_of(std::string_view typed) {
  const auto score = whole_number(typed);
  return score && *score >= 1 && *score <= 5 ? score : std::nullopt;
}

// "team=4". Throws Error{usage}.
void take_score(const std::string& typed, interview::Debrief& debrief) {
  const std::size_t equals = typed.find('=');
  const std::string name(text::trim(typed.substr(0, equals)));
  const auto field = std::ranges::find(debrief_fields, name, &interview::DebriefField::id);
  std::vector<std::string> names;
  for (const auto& each : debrief_fields) names.emplace_back(each.id);
  if (field == debrief_fields.end()) {
    std::string hint = text::did_you_mean(name, names);
    if (!hint.empty()) hint += " ";
    throw Error(ErrorKind::usage, "--score: \"" + text::printable_line(name) + "\" is no field",
                hint + "fields are " + text::join(names, ", "));
  }
  const auto score = equals == std::string::npos
                         ? std::nullopt
                         : score_of(text::trim(std::string_view(typed).substr(equals + 1)));
  if (!score)
    throw Error(ErrorKind::usage, "--score: \"" + text::printable_line(typed) + "\" has no score",
                "write it as team=4, from 1 to 5");
  debrief.fields[static_cast<std::size_t>(field - debrief_fields.begin())].score = score;
}

bool anything_given(const DebriefOptions& options) {
  return !options.scores.empty() || !options.open.empty() ||
         std::ranges::any_of(options.texts, [](const std::string& each) { return !each.empty(); });
}

// Asks for each text and score; an empty answer leaves what is there.
void ask_all(sys::Terminal& terminal, interview::Debrief& debrief) {
  sys::watch_interrupts();
  for (std::size_t i = 0; i < debrief_fields.size(); ++i) {
    interview::Impression& field = debrief.fields[i];
    const std::string was = field.text ? " [" + text::printable_line(*field.text) + "]" : "";
    const auto said = terminal.ask(std::string(debrief_fields[i].question) + was + "\n> ");
    if (!said) return;
    if (!text::trim(*said).empty()) field.text = text::valid_utf8(text::trim(*said));
    while (const auto typed = terminal.ask("1 (not for me) to 5 (just right), or nothing: ")) {
      if (text::trim(*typed).empty()) break;
      if (const auto score = score_of(text::trim(*typed))) {
        field.score = score;
        break;
      }
    }
  }
  const auto open = terminal.ask("Questions that you had no answer to?\n> ");
  if (open && !text::trim(*open).empty()) debrief.open = text::valid_utf8(text::trim(*open));
}

}  // namespace

ExitCode run_debrief(Context& context, const DebriefOptions& options) {
  const tracker::Summary application = application_named(context, options.application);
  DebriefBook book(context.catalogue().database());
  const auto before = book.find(application.id);
  interview::Debrief debrief = before.value_or(interview::Debrief{});
  debrief.application = application.id;
  const bool given = anything_given(options);
  if (!given && !context.terminal().can_ask() && !before)
    throw Error(ErrorKind::usage, "there is nothing to write down",
                "e.g. --team 'four, calm' --score team=5");
  if (!before || given || !options.on.empty())
    debrief.day = options.on.empty() ? context.today() : checked_date("--on", options.on);
  for (std::size_t i = 0; i < options.texts.size(); ++i)
    if (!options.texts[i].empty()) debrief.fields[i].text = text::valid_utf8(options.texts[i]);
  for (const std::string& score : options.scores) take_score(score, debrief);
  if (!options.open.empty()) debrief.open = text::valid_utf8(options.open);
  if (!given && context.terminal().can_ask() && context.format() != "json")
    ask_all(context.terminal(), debrief);
  if (before != debrief) {
    book.put(debrief);
    context.terminal().say(
        fmt::format("Written down for {}. `medtech interview debrief {}` shows it.",
                    name_of(application), application.id));
  }
  context.terminal().out(context.format() == "json"
                             ? debrief_json(debrief, name_of(application))
                             : debrief_text(debrief, name_of(application), context.styler()));
  return ExitCode::done;
}

}  // namespace medtech::cmd
