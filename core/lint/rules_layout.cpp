// SPDX-License-Identifier: GPL-3.0-or-later
// What software can read of the document.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/base/utf8.hpp"
#include "core/lint/case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::lint {

namespace {

using document::Line;
using document::Region;

void no_text_layer(const Case& one, Sink& sink) {
  const auto& lines = one.subject.document.lines;
  const bool any =
      std::ranges::any_of(lines, [](const Line& line) { return !text::trim(line.text).empty(); });
  if (!any) sink.add(std::nullopt);
}

void not_a_resume(const Case& one, Sink& sink) {
  using resume::NoResume;
  const auto& why = one.subject.resume.no_resume;
  if (!why || *why == NoResume::no_text) return;
  const std::string what(to_string(*why));
  sink.add(std::nullopt, {{"what", what}});
}

void no_section(const Case& one, Sink& sink) {
  if (one.subject.resume.no_resume || one.subject.document.lines.empty()) return;
  const auto& sections = one.subject.resume.sections;
  const bool any = std::ranges::any_of(
      sections, [](const resume::Section& section) { return !section.heading.empty(); });
  if (!any) sink.add(std::nullopt);
}

void multi_column(const Case& one, Sink& sink) {
  const document::Document& document = one.subject.document;
  if (document.columns < 2) return;
  const auto first =
      std::ranges::find_if(document.lines, [](const Line& line) { return line.column > 1; });
  std::optional<Spot> spot;
  if (first != document.lines.end())
    spot = spot_of_line(document, static_cast<std::size_t>(first - document.lines.begin()));
  sink.add(spot, {{"columns", fmt::format("{}", document.columns)}});
}

bool stands_in_body(const document::Document& document, const std::string& words) {
  return std::ranges::any_of(document.lines, [&](const Line& line) {
    return line.region == Region::body && !line.hidden &&
           line.text.find(words) != std::string::npos;
  });
}

void text_in_header(const Case& one, Sink& sink) {
  const document::Document& document = one.subject.document;
  const resume::Contact& contact = one.subject.resume.contact;
  const auto tell = [&](const std::string& words, const std::string& what) {
    if (words.empty() || stands_in_body(document, words)) return;
    for (std::size_t i = 0; i < document.lines.size(); ++i) {
      const Line& line = document.lines[i];
      const bool edge = line.region == Region::header || line.region == Region::footer;
      const std::size_t at = edge ? line.text.find(words) : std::string::npos;
      if (at == std::string::npos) continue;
      sink.add(Spot{i, at, at + words.size()},
               {{"what", what}, {"region", line.region == Region::header ? "header" : "footer"}});
      return;
    }
  };
  tell(contact.name.value_or(""), "your name");
  if (!contact.emails.empty()) tell(contact.emails.front(), "the e-mail address");
  if (!contact.phones.empty()) tell(contact.phones.front(), "the telephone number");
}

void text_in_box(const Case& one, Sink& sink) {
  const auto& lines = one.subject.document.lines;
  std::size_t count = 0;
  std::optional<Spot> first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].region != Region::box || text::trim(lines[i].text).empty()) continue;
    if (!first) first = spot_of_line(one.subject.document, i);
    ++count;
  }
  if (count > 0) sink.add(first, {{"count", text::count(count, "line", "lines")}});
}

void hidden_text(const Case& one, Sink& sink) {
  const auto& lines = one.subject.document.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].hidden || text::trim(lines[i].text).empty()) continue;
    sink.add(spot_of_line(one.subject.document, i),
             {{"text", text::elide(text::printable_line(lines[i].text), 60)}});
  }
}

// Two cells of what belongs to no date: a grid of skills, or duties beside their results.
bool is_of_two_cells(const Case& one, std::size_t line) {
  return std::ranges::any_of(one.subject.passages, [&](const Passage& passage) {
    return passage.entry.line == line && passage.entry.span() == nullptr &&
           (passage.job || passage.section == resume::SectionKind::skills);
  });
}

// Three cells and more in a line, several times, are a table, and two of skills or duties; a job
// with its dates at the margin is none.
void table_rows(const Case& one, Sink& sink) {
  constexpr std::size_t fewest = 3;
  const auto& lines = one.subject.document.lines;
  std::size_t count = 0;
  std::optional<Spot> first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t cells = text::split(lines[i].text, '\t').size();
    if (lines[i].hidden || cells < 2 || (cells == 2 && !is_of_two_cells(one, i))) continue;
    if (!first) first = spot_of_line(one.subject.document, i);
    ++count;
  }
  if (count >= fewest) sink.add(first, {{"count", text::count(count, "line", "lines")}});
}

// What stands for a letter that is not known, and letters of private use beyond the first plane.
bool is_unknown(char32_t letter) {
  return letter == 0xFFFD || (letter >= 0xF0000 && letter <= 0x10FFFD);
}

void unreadable_characters(const Case& one, Sink& sink) {
  const document::Document& document = one.subject.document;
  std::size_t count = document.unmapped;
  std::optional<Spot> first;
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const std::string& line = document.lines[i].text;
    count += document.lines[i].icons;
    if (document.lines[i].icons > 0 && !first) first = spot_of_line(document, i);
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t begin = at;
      if (!is_unknown(utf8::next(line, at))) continue;
      ++count;
      if (!first) first = Spot{i, begin, at};
    }
  }
  if (count == 0) return;
  sink.add(first, {{"count", text::count(count, "character", "characters")},
                   {"where", first ? "icons, or letters of a font of its own"
                                   : "the font has no table of letters"}});
}

struct Ligature {
  std::string_view joined;
  std::string_view letters;
};
constexpr auto ligature_letters = std::to_array<Ligature>({{"\uFB00", "ff"},
                                                           {"\uFB01", "fi"},
                                                           {"\uFB02", "fl"},
                                                           {"\uFB03", "ffi"},
                                                           {"\uFB04", "ffl"},
                                                           {"\uFB05", "st"},
                                                           {"\uFB06", "st"}});

// One tells of all.
void ligatures(const Case& one, Sink& sink) {
  const auto& lines = one.subject.document.lines;
  const auto line =
      std::ranges::find_if(lines, [](const Line& each) { return !each.joined.empty(); });
  if (line == lines.end()) return;
  std::string plain = line->joined;
  for (const Ligature& each : ligature_letters)
    plain = text::replace_all(plain, each.joined, each.letters);
  const auto number = static_cast<std::size_t>(line - lines.begin());
  const auto spot = find_spot(one.subject.document, plain, number);
  const bool there = spot && spot->line == number;
  Finding& finding = sink.add(there ? spot : spot_of_line(one.subject.document, number),
                              {{"text", line->joined}, {"plain", plain}});
  if (there) finding.replacement = plain;
}

void images(const Case& one, Sink& sink) {
  if (one.subject.document.has_images) sink.add(std::nullopt);
}

// A line that looks as other headings do, and is none that software knows.
void nonstandard_heading(const Case& one, Sink& sink) {
  const Subject& subject = one.subject;
  const auto& sections = subject.resume.sections;
  const auto is_known = [&](std::size_t line) {
    return std::ranges::any_of(sections, [&](const resume::Section& section) {
      return !section.heading.empty() && section.line == line &&
             !subject.unknown_headings.contains(line);
    });
  };
  // How the known headings look tells how unknown ones do.
  bool by_level = false;
  bool by_capitals = false;
  for (const Passage& passage : subject.passages) {
    if (!is_known(passage.entry.line)) continue;
    by_level = by_level || subject.document.lines[passage.entry.line].heading > 0;
    by_capitals = by_capitals || passage.entry.caps;
  }
  int level = 7;
  for (const resume::Section& section : sections) {
    const int its = section.heading.empty() ? 0 : subject.document.lines[section.line].heading;
    if (its > 0) level = std::min(level, its);
  }
  for (std::size_t i = 0; i < subject.passages.size(); ++i) {
    const Passage& passage = subject.passages[i];
    const Line& line = subject.document.lines[passage.entry.line];
    if (is_known(passage.entry.line) || passage.entry.item || passage.entry.span() != nullptr)
      continue;
    if (i < 3 || subject.resume.contact.name_line == passage.entry.line) continue;
    const std::size_t words = resume::count_words(passage.entry.text);
    const bool looks = subject.unknown_headings.contains(passage.entry.line) ||
                       (by_level ? line.heading > 0 && line.heading == level
                                 : by_capitals && passage.entry.caps && passage.entry.gap);
    if (!looks || words == 0 || words > 4) continue;
    const bool plain = std::ranges::none_of(passage.entry.text, [](char c) {
      return text::is_digit(c) || c == '@' || c == ',' || c == '|' || c == '\t';
    });
    const bool ours =
        std::ranges::any_of(subject.shown, [&](const Shown& shown) { return shown.passage == i; });
    const bool of_job = std::ranges::any_of(subject.resume.jobs, [&](const resume::Job& job) {
      return job.line == passage.entry.line ||
             (job.title && passage.entry.text.find(*job.title) != std::string::npos) ||
             (job.employer && passage.entry.text.find(*job.employer) != std::string::npos);
    });
    if (!plain || ours || of_job) continue;
    sink.add(spot_of(subject, i),
             {{"heading", passage.entry.text},
              {"common", text::join(one.words.list("common_headings"), ", ")}});
  }
}

std::string stem_of(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

void file_name(const Case& one, Sink& sink) {
  const std::string& path = one.subject.path;
  if (path == "-") return;
  std::string words;
  for (const char c : text::lower(stem_of(path))) {
    const bool mark = c == '_' || c == '-' || c == '.' || c == '(' || c == ')' ||
                      text::is_space(c) || text::is_digit(c);
    if (!mark) words += c;
    if (mark && !words.empty() && words.back() != ' ') words += ' ';
  }
  const std::string name(text::trim(words));
  const auto& empty_names = one.words.list("file_names");
  if (std::ranges::find(empty_names, name) == empty_names.end() && !name.empty()) return;
  const std::string person = one.subject.resume.contact.name
                                 ? text::replace_all(*one.subject.resume.contact.name, " ", "-")
                                 : "Ana-Bell";
  sink.add(std::nullopt, {{"name", path.substr(path.find_last_of('/') + 1)},
                          {"example", person + "-BMET, or -MLS"}});
}

void file_size(const Case& one, Sink& sink) {
  constexpr double most = 2.0 * limits::mebibyte;
  if (static_cast<double>(one.subject.bytes) < most) return;
  sink.add(std::nullopt, {{"size", fmt::format("{:.1f} MB", static_cast<double>(one.subject.bytes) /
                                                                limits::mebibyte)}});
}

constexpr auto layout_table = std::to_array<Rule>({{"no-text-layer", no_text_layer},
                                                   {"not-a-resume", not_a_resume},
                                                   {"no-section", no_section},
                                                   {"multi-column", multi_column},
                                                   {"text-in-header", text_in_header},
                                                   {"text-in-box", text_in_box},
                                                   {"hidden-text", hidden_text},
                                                   {"table-rows", table_rows},
                                                   {"unreadable-characters", unreadable_characters},
                                                   {"ligatures", ligatures},
                                                   {"images", images},
                                                   {"nonstandard-heading", nonstandard_heading},
                                                   {"file-name", file_name},
                                                   {"file-size", file_size}});

}  // namespace

std::span<const Rule> layout_rules() { return layout_table; }

}  // namespace medtech::lint
