// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/clean.hpp"

#include "core/base/text.hpp"
#include "core/format/html.hpp"

#include <algorithm>
#include <array>

namespace medtech::listing {

namespace {

// Headings that end a line even where its break was lost.
constexpr auto glued_headings = std::to_array<std::string_view>(
    {"Responsibilities", "Qualifications", "Requirements", "Description", "Duties", "Benefits",
     "Summary", "Conditions", "Functions"});

// "fluids.Runs", "hire.Preferred", "1954.Our", and no "U.S.Army", "Dr.Who" or address.
bool ends_sentence(std::string_view text, std::size_t at) {
  constexpr std::size_t least_word = 3;
  constexpr std::size_t reach = 80;  // back to a blank: an address without one is no address
  const char mark = text[at];
  if ((mark != '.' && mark != ':' && mark != ';' && mark != '?' && mark != '!') ||
      at < least_word || at + 2 >= text.size())
    return false;
  if (!text::is_capital(text[at + 1]) || !text::is_small(text[at + 2])) return false;
  const std::size_t from = at > reach ? at - reach : 0;
  std::size_t word = at;
  while (word > from && (text::is_small(text[word - 1]) || text::is_digit(text[word - 1]) ||
                         text[word - 1] == ')' || text[word - 1] == '%'))
    --word;
  if (at - word < least_word && text[at - 1] != ')') return false;
  std::string_view before = text.substr(from, at - from);
  before.remove_prefix(before.find_last_of(" \n") + 1);
  return !before.contains('/') && !before.contains('@') && !before.starts_with("www");
}

// The heading whose last letter is in front of `at`, where a sentence follows without a break.
std::string_view glued_heading(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || !text::is_capital(text[at]) || !text::is_small(text[at + 1]))
    return {};
  const auto* const found = std::ranges::find_if(glued_headings, [&](std::string_view heading) {
    return text.substr(0, at).ends_with(heading);
  });
  return found == glued_headings.end() ? std::string_view() : *found;
}

}  // namespace

std::string_view start_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string clean_line(std::string_view text, std::size_t most) {
  // Entities and tags shorten a text, so that a few times the bound is enough to read.
  const std::string_view start = start_of(text, most * 4);
  const bool markup =
      start.find_first_of("<&") != std::string_view::npos && html::looks_like_html(start);
  const std::string line = text::printable_line(markup ? html::to_text(start) : std::string(start));
  return std::string(text::trim(start_of(line, most)));
}

std::string with_parted_sentences(std::string_view text) {
  std::string parted;
  std::size_t copied = 0;
  for (std::size_t at = 1; at < text.size(); ++at) {
    // What was glued shows by a capital behind a small letter or a mark.
    const char before = text[at - 1];
    if (!text::is_capital(text[at]) || text::is_space(before) || text::is_capital(before)) continue;
    if (ends_sentence(text, at - 1)) {
      parted.append(text, copied, at - copied).append(" ");
      copied = at;
    } else if (const auto heading = glued_heading(text, at); !heading.empty()) {
      parted.append(text, copied, at - copied);
      copied = at;
      const std::size_t begin = parted.size() - heading.size();
      if (begin > 1 && parted[begin - 1] == ' ' && !text::is_alnum(parted[begin - 2]))
        parted[begin - 1] = '\n';
      parted += '\n';
    }
  }
  return parted.append(text, copied);
}

}  // namespace medtech::listing
