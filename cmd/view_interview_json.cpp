// SPDX-License-Identifier: GPL-3.0-or-later
// Interview sheets as JSON; answers of practice and debriefs: the other half of view_interview.hpp.
#include "cmd/view_interview.hpp"
#include "core/base/text.hpp"
#include "core/format/json.hpp"

#include <fmt/format.h>

namespace medtech::cmd {

using interview::Advised;
using interview::Asked;

namespace {

using render::Style;

std::optional<std::string> filled_or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void write_concept(json::Writer& writer, std::string_view key, const interview::Concept& each) {
  writer.key(key).begin_object().member("id", each.id).member("name", each.name).end_object();
}

void write_posting(json::Writer& writer, const std::optional<listing::Listing>& posting) {
  writer.key("posting");
  if (!posting) {
    writer.null();
    return;
  }
  const listing::Classification& is = posting->understanding.classification;
  writer.begin_object()
      .member("id", filled_or_none(posting->id))
      .member("title", posting->title)
      .member("employer", filled_or_none(posting->employer))
      .member("url", filled_or_none(posting->url))
      .member("track", is.track)
      .member("role", is.role)
      .member("setting", is.setting)
      .end_object();
}

void write_question(json::Writer& writer, const ShownSheet& shown, const Asked& asked) {
  const interview::Question& question = *asked.question;
  writer.begin_object()
      .member("id", question.id)
      .member("topic", interview::to_string(question.topic))
      .member("kind", interview::to_string(question.kind))
      .member("ask", question.ask);
  writer.member("answer", question.answer);
  write_concept(writer, "because", asked.because.named);
  writer.key("story");
  if (asked.story) {
    writer.begin_object()
        .member("title", shown.stories[asked.story->story].title)
        .member("why", asked.story->why)
        .end_object();
  } else {
    writer.null();
  }
  writer.member("source", question.source).end_object();
}

void write_advice(json::Writer& writer, std::string_view key, const std::vector<Advised>& advice) {
  writer.key(key).begin_array();
  for (const Advised& each : advice) {
    writer.begin_object().member("text", each.advice->text);
    writer.member("command", filled_or_none(each.advice->command));
    write_concept(writer, "because", each.because.named);
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace

std::string sheet_json(const ShownSheet& shown) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.interview/1");
  write_posting(writer, shown.occasion.posting);
  writer.member("application", shown.occasion.application);
  writer.member("interview", shown.occasion.interview
                                 ? std::optional(to_string(*shown.occasion.interview))
                                 : std::nullopt);
  writer.key("concepts").begin_array();
  for (const interview::Concept& each : shown.occasion.concepts)
    writer.begin_object().member("id", each.id).member("name", each.name).end_object();
  writer.end_array().key("questions").begin_array();
  for (const Asked& asked : shown.sheet.questions) write_question(writer, shown, asked);
  writer.end_array().member("left_out", shown.sheet.left_out).key("without_story").begin_array();
  for (const std::size_t place : shown.sheet.without_story)
    writer.string(shown.sheet.questions[place].question->id);
  writer.end_array();
  write_advice(writer, "research", shown.sheet.research);
  write_advice(writer, "ask", shown.sheet.ask);
  write_advice(writer, "bring", shown.sheet.bring);
  writer.key("follow_up").begin_array();
  for (const interview::Dated& each : shown.sheet.follow_ups) {
    writer.begin_object().member("on", to_string(each.on)).member("text", each.follow_up->text);
    writer.member("command", filled_or_none(each.follow_up->command)).end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

std::string attempts_text(const std::vector<ShownAttempt>& shown, const render::Styler& styler) {
  std::string out;
  for (const ShownAttempt& each : shown) {
    const interview::Attempt& attempt = each.attempt;
    out += styler(Style::bold, each.ask) + "\n";
    out += styler(Style::dim,
                  fmt::format("  {}, {}{}{}", to_string(attempt.day),
                              interview::to_string(attempt.rating),
                              attempt.seconds ? fmt::format(", {} s", *attempt.seconds) : "",
                              each.due ? ", again on " + to_string(*each.due) : "")) +
           "\n";
    for (const std::string_view line : text::lines(attempt.answer))
      out += "  " + text::printable_line(line) + "\n";
  }
  return out;
}

std::string attempts_json(const std::vector<ShownAttempt>& shown) {
  json::Writer writer;
  writer.begin_object().member("schema", "medtech.interview-practice/1").key("answers");
  writer.begin_array();
  for (const ShownAttempt& each : shown) {
    const interview::Attempt& attempt = each.attempt;
    writer.begin_object()
        .member("question", attempt.question)
        .member("ask", each.ask)
        .member("on", to_string(attempt.day))
        .member("seconds", attempt.seconds)
        .member("rating", static_cast<int>(attempt.rating))
        .member("answer", attempt.answer)
        .member("again", each.due ? std::optional(to_string(*each.due)) : std::nullopt)
        .end_object();
  }
  return writer.end_array().end_object().take() + "\n";
}

std::string debrief_text(const interview::Debrief& debrief, const std::string& name,
                         const render::Styler& styler) {
  std::string out = styler(Style::bold, text::printable_line(name)) + "\n" +
                    styler(Style::dim, "written on " + to_string(debrief.day)) + "\n";
  for (std::size_t i = 0; i < debrief.fields.size(); ++i) {
    const interview::Impression& field = debrief.fields[i];
    const std::string score =
        field.score ? fmt::format("{} of 5{}", *field.score, field.text ? "  " : "") : "";
    out += fmt::format("{:<10} {}{}\n", interview::debrief_fields[i].id, score,
                       field.text      ? text::printable_line(*field.text)
                       : score.empty() ? "not written yet"
                                       : "");
  }
  if (debrief.open) out += "open       " + text::printable_line(*debrief.open) + "\n";
  if (const auto mean = interview::mean_score(debrief))
    out += fmt::format("mean       {:.1f} of 5\n", *mean);
  return out;
}

std::string debrief_json(const interview::Debrief& debrief, const std::string& name) {
  json::Writer writer;
  writer.begin_object()
      .member("schema", "medtech.interview-debrief/1")
      .member("application", debrief.application)
      .member("name", name)
      .member("on", to_string(debrief.day));
  for (std::size_t i = 0; i < debrief.fields.size(); ++i) {
    writer.key(interview::debrief_fields[i].id).begin_object();
    writer.member("text", debrief.fields[i].text).member("score", debrief.fields[i].score);
    writer.end_object();
  }
  writer.member("open", debrief.open).member("mean", interview::mean_score(debrief));
  return writer.end_object().take() + "\n";
}

}  // namespace medtech::cmd
