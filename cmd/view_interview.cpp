// SPDX-License-Identifier: GPL-3.0-or-later
// Interview sheets on a terminal, as Markdown and as a page.
#include "cmd/view_interview.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/render/markdown.hpp"
#include "core/render/page.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace medtech::cmd {

using interview::Advised;
using interview::Asked;
using interview::Topic;

namespace {

using render::Style;

constexpr std::array<std::string_view, 5> topic_headings{"The role", "Equipment, benches and cases",
                                                         "Records, law and accreditation", "Safety",
                                                         "People"};

std::string_view topic_heading(Topic topic) {
  return topic_headings.at(static_cast<std::size_t>(topic));
}

// "MRI Service Engineer, Example Health"; without a posting what the sheet goes by.
std::string sheet_title(const ShownSheet& shown) {
  if (!shown.occasion.posting) return "Interviews for what your profile shows";
  const listing::Listing& posting = *shown.occasion.posting;
  return posting.title + (posting.employer.empty() ? "" : ", " + posting.employer);
}

std::string day_line(const ShownSheet& shown) {
  return shown.occasion.interview ? "Interview on " + to_string(shown.day)
                                  : "Days are counted from " + to_string(shown.day);
}

std::string story_line(const ShownSheet& shown, const Asked& asked) {
  if (asked.story)
    return fmt::format("Your story \"{}\": {}", shown.stories[asked.story->story].title,
                       asked.story->why);
  return asked.question->kind == interview::Kind::experience ? "No story of yours answers this"
                                                             : "";
}

std::string help_of(const std::string& command) {
  return command.empty() ? "" : " (`" + command + "`)";
}

// Text in lines of at most `width` cells, the first behind `first`, the others behind blanks.
std::string hung(std::string_view first, const std::string& text, std::size_t width) {
  const std::size_t indent = text::width(first);
  if (width <= indent + 20) return std::string(first) + text + "\n";
  std::string out;
  for (const std::string& line : text::wrap(text, width - indent))
    out += (out.empty() ? std::string(first) : std::string(indent, ' ')) + line + "\n";
  return out;
}

std::string question_text(const ShownSheet& shown, std::size_t number, const Asked& asked,
                          std::size_t width, const render::Styler& styler) {
  std::string out = hung(fmt::format("{:>3}. ", number), asked.question->ask, width);
  out += styler(Style::dim, fmt::format("     asked because of {}",
                                        text::printable_line(asked.because.named.name))) +
         "\n";
  for (const std::string& step : asked.question->answer) out += hung("     - ", step, width);
  const std::string story = text::printable_line(story_line(shown, asked));
  if (!story.empty())
    out += "     " + styler(asked.story ? Style::good : Style::warning, story) + "\n";
  return out;
}

void add_advice(std::string& out, std::string_view heading, const std::vector<Advised>& advice,
                std::size_t width, const render::Styler& styler) {
  if (advice.empty()) return;
  out += "\n" + styler(Style::bold, heading) + "\n";
  for (const Advised& each : advice)
    out += hung("  - ", each.advice->text + help_of(each.advice->command), width);
}

std::string missing_stories(const ShownSheet& shown) {
  const std::size_t count = shown.sheet.without_story.size();
  if (count == 0) return "";
  return fmt::format("{} for something that you lived, and no story of your profile answers {}.",
                     text::count(count, "question asks", "questions ask"),
                     count == 1 ? "it" : "them");
}

// What stands between questions and dates, with its heading.
using Section = std::pair<std::string_view, const std::vector<Advised>*>;
std::array<Section, 3> advice_sections(const ShownSheet& shown) {
  return {{{"Find out before", &shown.sheet.research},
           {"Ask them", &shown.sheet.ask},
           {"Bring", &shown.sheet.bring}}};
}

std::string markdown_question(const ShownSheet& shown, std::size_t number, const Asked& asked) {
  std::string out = fmt::format("{}. **{}**  \n   *asked because of {}*\n", number,
                                render::markdown_text(asked.question->ask),
                                render::markdown_text(asked.because.named.name));
  for (const std::string& step : asked.question->answer)
    out += "   - " + render::markdown_text(step) + "\n";
  const std::string story = story_line(shown, asked);
  if (!story.empty()) out += "\n   " + render::markdown_text(story) + "\n";
  return out;
}

std::string page_question(const ShownSheet& shown, const Asked& asked) {
  std::string out =
      fmt::format("<li><strong>{}</strong><br><small>asked because of {}</small>\n<ul>\n",
                  html::escape(asked.question->ask), html::escape(asked.because.named.name));
  for (const std::string& step : asked.question->answer)
    out += "<li>" + html::escape(step) + "</li>\n";
  out += "</ul>\n";
  const std::string story = story_line(shown, asked);
  if (!story.empty()) out += "<p>" + html::escape(story) + "</p>\n";
  return out + "</li>\n";
}

// Calls visit(heading, number, asked) with the heading where a topic begins, else "".
template <typename Visit>
void each_question(const interview::Sheet& sheet, Visit visit) {
  std::optional<Topic> before;
  std::size_t number = 0;
  for (const Asked& asked : sheet.questions) {
    const bool begins = before != asked.question->topic;
    visit(begins ? topic_heading(asked.question->topic) : std::string_view(), ++number, asked);
    before = asked.question->topic;
  }
}

}  // namespace

std::string sheet_text(const ShownSheet& shown, std::size_t width, const render::Styler& styler) {
  std::string out = styler(Style::bold, text::printable_line(sheet_title(shown))) + "\n" +
                    styler(Style::dim, day_line(shown)) + "\n";
  each_question(shown.sheet, [&](std::string_view heading, std::size_t number, const Asked& asked) {
    if (!heading.empty()) out += "\n" + styler(Style::bold, heading) + "\n";
    out += question_text(shown, number, asked, width, styler);
  });
  for (const auto& [heading, advice] : advice_sections(shown))
    add_advice(out, heading, *advice, width, styler);
  out += "\n" + styler(Style::bold, "Afterwards") + "\n";
  for (const interview::Dated& each : shown.sheet.follow_ups)
    out += hung("  " + to_string(each.on) + "  ",
                each.follow_up->text + help_of(each.follow_up->command), width);
  const std::string missing = missing_stories(shown);
  if (!missing.empty()) out += "\n" + hung("", missing, width);
  return out;
}

std::string sheet_markdown(const ShownSheet& shown) {
  std::string out =
      "# " + render::markdown_text(sheet_title(shown)) + "\n\n" + day_line(shown) + "\n";
  each_question(shown.sheet, [&](std::string_view heading, std::size_t number, const Asked& asked) {
    if (!heading.empty()) out += fmt::format("\n## {}\n\n", heading);
    out += markdown_question(shown, number, asked);
  });
  for (const auto& [heading, advice] : advice_sections(shown)) {
    if (advice->empty()) continue;
    out += fmt::format("\n## {}\n\n", heading);
    for (const Advised& each : *advice)
      out += fmt::format("- {}{}\n", render::markdown_text(each.advice->text),
                         help_of(each.advice->command));
  }
  out += "\n## Afterwards\n\n";
  for (const interview::Dated& each : shown.sheet.follow_ups)
    out +=
        fmt::format("- {}: {}{}\n", to_string(each.on), render::markdown_text(each.follow_up->text),
                    help_of(each.follow_up->command));
  const std::string missing = missing_stories(shown);
  return missing.empty() ? out : out + "\n" + missing + "\n";
}

std::string sheet_page(const ShownSheet& shown) {
  std::string body;
  bool open = false;
  each_question(shown.sheet, [&](std::string_view heading, std::size_t number, const Asked& asked) {
    if (!heading.empty()) {
      if (open) body += "</ol>\n";
      body += fmt::format("<h2>{}</h2>\n<ol start=\"{}\">\n", html::escape(heading), number);
      open = true;
    }
    body += page_question(shown, asked);
  });
  if (open) body += "</ol>\n";
  for (const auto& [heading, advice] : advice_sections(shown)) {
    if (advice->empty()) continue;
    body += fmt::format("<h2>{}</h2>\n<ul>\n", heading);
    for (const Advised& each : *advice)
      body += "<li>" + html::escape(each.advice->text) + "</li>\n";
    body += "</ul>\n";
  }
  body += "<h2>Afterwards</h2>\n<ul>\n";
  for (const interview::Dated& each : shown.sheet.follow_ups)
    body += fmt::format("<li><time>{}</time> {}</li>\n", to_string(each.on),
                        html::escape(each.follow_up->text));
  body += "</ul>\n";
  const std::string missing = missing_stories(shown);
  if (!missing.empty()) body += "<p>" + html::escape(missing) + "</p>\n";
  return render::page(sheet_title(shown), day_line(shown), body);
}

}  // namespace medtech::cmd
