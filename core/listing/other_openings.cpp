// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/other_openings.hpp"

#include "core/base/text.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/word_list.hpp"

#include <algorithm>
#include <array>

namespace medtech::listing {

namespace {

constexpr auto openers =
    std::to_array<std::string_view>({"more", "other", "similar", "related", "recommended"});
constexpr auto openings =
    std::to_array<std::string_view>({"jobs", "openings", "needs", "positions", "opportunities",
                                     "roles", "postings", "vacancies", "listings", "job"});
constexpr auto whole = std::to_array<std::string_view>(
    {"jobs you may like", "jobs you may be interested in", "jobs you might like",
     "people also viewed", "you may also like", "also hiring", "we are also hiring",
     "we're also hiring", "explore other jobs", "explore more jobs", "see more jobs",
     "what else we're looking for", "what else we are looking for"});
// A line that begins so, under a list of other openings, speaks of this one again.
constexpr auto next_sections = std::to_array<std::string_view>({"qualifications",
                                                                "requirements",
                                                                "required",
                                                                "minimum",
                                                                "preferred",
                                                                "responsibilities",
                                                                "duties",
                                                                "essential",
                                                                "education",
                                                                "experience",
                                                                "benefits",
                                                                "compensation",
                                                                "salary",
                                                                "pay",
                                                                "about",
                                                                "why",
                                                                "what",
                                                                "who",
                                                                "how",
                                                                "faq",
                                                                "faqs",
                                                                "equal",
                                                                "eeo",
                                                                "job",
                                                                "position",
                                                                "schedule",
                                                                "shift",
                                                                "summary",
                                                                "description",
                                                                "skills"});

constexpr std::size_t most_heading_bytes = 60;  // bytes
constexpr std::size_t most_between = 3;         // "other laboratory and pathology openings"
constexpr std::size_t most_after = 4;           // "… nearby", "… at this hospital"

// The words in front of a colon, or a short line; "" where a line is neither.
std::string_view heading_of(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon <= most_heading_bytes) return line.substr(0, colon);
  return line.size() <= most_heading_bytes ? line : std::string_view();
}

// "More jobs nearby", "OTHER LAB OPENINGS THIS WEEK"
bool announces_others(std::string_view heading) {
  const auto begins = [&](std::string_view words) {
    return text::starts_with_ignoring_case(heading, words);
  };
  if (std::ranges::any_of(whole, begins)) return true;
  if (!std::ranges::any_of(openers, begins)) return false;
  const WordList words(heading);
  for (std::size_t i = 1; i <= most_between + 1; ++i) {
    if (is_one_of(words[i], openings)) return words.size() - i - 1 <= most_after;
  }
  return false;
}

void blank(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
}

}  // namespace

bool begins_section(std::string_view line) {
  const std::string_view heading = heading_of(line);
  constexpr std::size_t most_words = 6;
  const WordList words(heading);
  return words.size() > 0 && words.size() <= most_words && is_one_of(words[0], next_sections);
}

std::string without_other_openings(std::string_view text) {
  std::string own(text);
  bool in_list = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text::trim(text.substr(begin, end - begin));
    const std::string_view heading = heading_of(line);
    if (announces_others(heading)) {
      in_list = text::trim(line.substr(heading.size())).size() <= 1;  // no more than its colon
      blank(own, begin, end);
    } else if (in_list && begins_section(line)) {
      in_list = false;
    } else if (in_list) {
      blank(own, begin, end);
    }
    begin = end + 1;
  }
  return own;
}

}  // namespace medtech::listing
