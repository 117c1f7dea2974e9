// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace medtech::resume {

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_word_byte(char c) {
  return text::is_alnum(c) || c == '.' || c == '\'' || c == '-' ||
         (static_cast<unsigned char>(c) >= 0x80);
}

/// Words and where they stand.
struct WordAt {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The words that end before `end`, the nearest first, up to a mark between them.
std::vector<WordAt> words_before(std::string_view text, std::size_t end, std::size_t most) {
  std::vector<WordAt> words;
  std::size_t at = end;
  while (words.size() < most) {
    while (at > 0 && text[at - 1] == ' ') --at;
    std::size_t begin = at;
    while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
    // A dash of more than one byte ends the place.
    if (begin == at) break;
    words.push_back({begin, at});
    if (begin == 0 || text[begin - 1] != ' ') break;
    at = begin;
  }
  return words;
}

struct StateAt {
  std::string code;
  std::size_t end = 0;
};

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (text::is_alpha(text[at]) || text[at] == '.')) ++at;
  return at;
}

// Where the word behind a blank ends; the blank's place where there is none.
std::size_t behind_second_word(std::string_view text, std::size_t first) {
  if (first >= text.size() || text[first] != ' ') return first;
  const std::size_t end = word_end(text, first + 1);
  return end == first + 1 ? first : end;
}

// A state at `at`, by its letters in capitals or its name.
std::optional<StateAt> state_at(std::string_view text, std::size_t at, const Lore& lore) {
  const std::size_t first = word_end(text, at);
  if (first == at) return std::nullopt;
  const std::size_t second = behind_second_word(text, first);
  for (const std::size_t end : {second, first}) {
    std::string_view word = text.substr(at, end - at);
    if (word.ends_with('.') && word.size() > 4) word.remove_suffix(1);
    const bool letters =
        word.size() == 2 && is_capital(word[0]) && (is_capital(word[1]) || text[at + 1] == word[1]);
    if (word.size() < 3 && !letters) continue;
    if (!is_capital(word.empty() ? ' ' : word[0])) continue;
    const auto code = lore.places.find_state(word);
    if (code && !(letters && !is_capital(word[1])))
      return StateAt{std::string(*code), at + word.size()};
    if (end == first) break;
  }
  return std::nullopt;
}

std::optional<std::size_t> country_at(std::string_view text, std::size_t at, const Lore& lore) {
  const std::size_t first = word_end(text, at);
  const std::size_t second = behind_second_word(text, first);
  for (const std::size_t end : {second, first}) {
    const std::string_view word = text.substr(at, end - at);
    if (word.size() < 2 || !is_capital(word[0])) continue;
    if (word.size() == 2 && word != "UK" && word != "US") continue;
    if (lore.places.find_country(word) || lore.places.find_foreign_region(word)) return end;
  }
  return std::nullopt;
}

// Where the city before a comma begins: the longest name that the gazetteer knows, else words with
// capitals up to the next mark.
std::optional<std::size_t> city_before(std::string_view text, std::size_t comma,
                                       const std::string& state, const Lore& lore) {
  constexpr std::size_t longest = 4;
  const std::vector<WordAt> words = words_before(text, comma, longest);
  if (words.empty()) return std::nullopt;
  if (!state.empty()) {
    for (std::size_t count = words.size(); count > 0; --count) {
      const std::size_t begin = words[count - 1].begin;
      if (lore.places.find_city(text.substr(begin, words[0].end - begin), state)) return begin;
    }
  }
  std::size_t count = 0;
  while (count < words.size() && count < 3) {
    const char first = text[words[count].begin];
    if (!is_capital(first) && static_cast<unsigned char>(first) < 0x80) break;
    ++count;
  }
  if (count == 0) return std::nullopt;
  // Many capital words in a row are an employer and its town; the town is the last of them.
  if (count == 3 || words.size() == longest) count = 1;
  return words[count - 1].begin;
}

std::size_t behind_zip(std::string_view text, std::size_t at, std::string& zip) {
  std::size_t begin = at;
  while (begin < text.size() && (text[begin] == ' ' || text[begin] == ',')) ++begin;
  std::size_t end = begin;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  if (end - begin != 5 || begin == at) return at;
  zip = text.substr(begin, 5);
  if (end + 5 <= text.size() && text[end] == '-') {
    std::size_t more = end + 1;
    while (more < text.size() && text::is_digit(text[more])) ++more;
    if (more - end == 5) end = more;
  }
  return end;
}

bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || !text::is_alnum(text[at]);
}

// "Sample Bank, India": what stands before the country is no town.
void leave_employer(std::string_view text, std::size_t at, const Lore& lore, PlaceAt& place) {
  if (employer_score(place.city, lore) < 1.5) return;
  place.city = place.state.empty() ? std::string(text.substr(at, place.end - at)) : std::string();
  place.begin = at;
}

}  // namespace

std::optional<PlaceAt> find_place(std::string_view text, const Lore& lore) {
  for (std::size_t comma = text.find(','); comma != std::string_view::npos;
       comma = text.find(',', comma + 1)) {
    std::size_t at = comma + 1;
    while (at < text.size() && text[at] == ' ') ++at;
    PlaceAt place;
    if (const auto state = state_at(text, at, lore); state && ends_word(text, state->end)) {
      const auto begin = city_before(text, comma, state->code, lore);
      if (!begin) continue;
      place = {*begin, state->end, "", state->code, ""};
      place.city = text::trim(text.substr(*begin, comma - *begin));
      if (!lore.places.find_city(place.city, state->code)) leave_employer(text, at, lore, place);
      place.end = behind_zip(text, place.end, place.zip);
      return place;
    }
    const auto end = country_at(text, at, lore);
    const bool goes_on =
        end && *end + 1 < text.size() && text[*end] == ' ' && is_capital(text[*end + 1]);
    if (end && ends_word(text, *end) && !goes_on) {
      const auto begin = city_before(text, comma, "", lore);
      if (!begin) continue;
      place = {*begin, *end, std::string(text::trim(text.substr(*begin, comma - *begin))), "", ""};
      leave_employer(text, at, lore, place);
      return place;
    }
  }
  // "Cincinnati OH 45202", "Cincinnati OH" without a comma: only a town that is known.
  for (std::size_t i = 1; i + 2 <= text.size(); ++i) {
    if (text[i - 1] != ' ' || !is_capital(text[i]) || !is_capital(text[i + 1]) ||
        !ends_word(text, i + 2))
      continue;
    const auto state = lore.places.find_state(text.substr(i, 2));
    if (!state) continue;
    const std::vector<WordAt> words = words_before(text, i, 3);
    for (std::size_t count = words.size(); count > 0; --count) {
      const std::size_t begin = words[count - 1].begin;
      const std::string_view city = text.substr(begin, words[0].end - begin);
      if (!is_capital(city[0]) || !lore.places.find_city(city, *state)) continue;
      PlaceAt place{begin, i + 2, std::string(city), std::string(*state), ""};
      place.end = behind_zip(text, place.end, place.zip);
      return place;
    }
  }
  return std::nullopt;
}

}  // namespace medtech::resume
