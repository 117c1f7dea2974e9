// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/word_list.hpp"

#include "core/base/text.hpp"

namespace medtech::listing {

namespace {

// Where the word that begins at `at` ends.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    const bool decimal = c == '.' && text::is_digit(text[end - 1]) && end + 1 < text.size() &&
                         text::is_digit(text[end + 1]);
    if (!text::is_alnum(c) && !decimal) break;
    if (text::is_capital(c) && text::is_small(text[end - 1])) break;
  }
  return end;
}

}  // namespace

WordList::WordList(std::string_view text) : text_(text::lower(text)) {
  constexpr std::size_t usual_word = 6;  // bytes, with what stands behind it
  words_.reserve(text.size() / usual_word + 1);
  for (std::size_t at = 0; at < text.size();) {
    const bool decimal = text[at] == '.' && at + 1 < text.size() && text::is_digit(text[at + 1]);
    if (!text::is_alnum(text[at]) && !decimal) {
      ++at;
      continue;
    }
    const std::size_t end = word_end(text, at);
    words_.push_back({at, end - at});
    at = end;
  }
}

std::string_view WordList::after(std::size_t index) const {
  if (index >= words_.size()) return {};
  const std::size_t end = end_of(index);
  const std::size_t next = index + 1 < words_.size() ? words_[index + 1].begin : text_.size();
  return std::string_view(text_).substr(end, next - end);
}

bool WordList::has(std::size_t index, std::string_view phrase) const {
  while (!phrase.empty()) {
    const std::size_t blank = phrase.find(' ');
    if ((*this)[index] != phrase.substr(0, blank)) return false;
    phrase.remove_prefix(blank == std::string_view::npos ? phrase.size() : blank + 1);
    ++index;
  }
  return true;
}

bool WordList::has_anywhere(std::string_view phrase) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (has(i, phrase)) return true;
  }
  return false;
}

}  // namespace medtech::listing
