// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/work_sentence.hpp"

#include "core/base/text.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <initializer_list>

namespace medtech::resume {

namespace {

using Words = std::initializer_list<std::string_view>;

// Without the first of these words that it begins with, again and again.
std::string_view without_beginning(std::string_view text, Words words) {
  for (bool again = true; again;) {
    again = false;
    text = text::trim(text);
    for (const std::string_view word : words) {
      if (!text::starts_with_ignoring_case(text, word)) continue;
      text.remove_prefix(word.size());
      again = true;
    }
  }
  return text;
}

std::string_view without_end(std::string_view text, Words words) {
  for (bool again = true; again;) {
    again = false;
    text = text::trim(text);
    for (const std::string_view word : words) {
      if (text.size() < word.size() ||
          !text::equal_ignoring_case(text.substr(text.size() - word.size()), word))
        continue;
      text.remove_suffix(word.size());
      again = true;
    }
  }
  return text;
}

std::string_view before_any(std::string_view text, Words words) {
  std::size_t end = text.size();
  for (const std::string_view word : words)
    end = std::min(end, text::find_ignoring_case(text, word));
  return text.substr(0, end);
}

// A title, up to what tells where or since when.
std::string_view title_in(std::string_view text) {
  return before_any(text, {" in ", " at ", " with ", " for ", " from", " since", " (", "\t", ", "});
}

std::string employer_in(std::string_view text) {
  text = without_beginning(text, {"m/s.", "m/s", "in ", "at ", "with ", "for ", "("});
  text = before_any(text, {" from ", " since ", " as a ", " as an ", "\t", "), ", ") "});
  text = without_end(text, {" from", " since", ")", ".", ","});
  return stripped(text);
}

}  // namespace

WorkSentence work_told_in(std::string_view line) {
  constexpr std::size_t longest_opening = 40;
  for (const std::string_view words : {"worked as ", "working as ", "work as ", "employed as "}) {
    const std::size_t at = text::find_ignoring_case(line, words);
    if (at > line.size()) continue;
    const std::string_view before = without_end(
        line.substr(0, at), {"presently", "currently", "i am", "i", "have", "has", "am", ".", ","});
    const std::string_view rest =
        without_beginning(line.substr(at + words.size()), {"a ", "an ", "the ", ":", "-"});
    const std::string_view title = title_in(rest);
    // The employer before it, where there is room for one: "One year" is none.
    const bool length = without_end(before, {"years", "year", "months", "month"}) != before;
    if (!length && (at > longest_opening || count_words(before) > 1))
      return {stripped(without_end(title, {"."})), employer_in(before)};
    return {stripped(without_end(title, {"."})), employer_in(rest.substr(title.size()))};
  }
  // "Worked with Sample Health as a Technician", "Sample Health. As a Technician"
  for (const std::string_view words : {" as a ", " as an ", " as the "}) {
    const std::size_t at = text::find_ignoring_case(line, words);
    if (at > line.size()) continue;
    const std::string_view opening =
        without_beginning(line.substr(0, at), {"presently ", "currently ", "i ", "have ", "am "});
    const std::string_view employer =
        without_beginning(opening, {"worked with ", "worked at ", "worked in ", "worked for ",
                                    "working with ", "working at ", "working in ", "working for "});
    if (employer.size() == opening.size() && !text::trim(opening).ends_with('.')) continue;
    const std::string_view title = title_in(line.substr(at + words.size()));
    const std::size_t comma = employer.find(',');
    return {stripped(without_end(title, {"."})),
            employer_in(employer.substr(0, std::min(comma, employer.size())))};
  }
  return {};
}

}  // namespace medtech::resume
