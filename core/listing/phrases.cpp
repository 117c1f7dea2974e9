// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/phrases.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace medtech::listing {

bool is_word_char(char c) { return text::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_one_of(std::string_view text, Phrases phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return phrase.size() == text.size() && text::equal_ignoring_case(phrase, text);
  });
}

std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from) {
  for (std::size_t at = text::find_ignoring_case(text, phrase, from); at != std::string_view::npos;
       at = text::find_ignoring_case(text, phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool begins = at == 0 || !is_word_char(text[at - 1]);
    const bool ends =
        end >= text.size() || !is_word_char(text[end]) || !is_word_char(text[end - 1]);
    if (begins && ends) return at;
  }
  return std::string_view::npos;
}

bool has_phrase(std::string_view text, Phrases phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) {
    return find_phrase(text, phrase) != std::string_view::npos;
  });
}

}  // namespace medtech::listing
