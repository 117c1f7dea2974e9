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

bool is_in_two_capitals(std::string_view word) {
  return word.size() == 2 && is_capital(word[0]) && is_capital(word[1]);
}

bool is_word_byte(char c) {
  return text::is_alnum(c) || c == '.' || c == '\'' || c == '-' ||
         (static_cast<unsigned char>(c) >= 0x80);
}

// "–", "•", "·": bytes of no letter.
bool is_mark(std::string_view word) {
  return std::ranges::none_of(word, text::is_alnum) &&
         (word.starts_with('\xC2') || word.starts_with('\xE2') || word == "-");
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
    // A dash of more than one byte ends the place, as other marks do: "·".
    if (begin == at || is_mark(text.substr(begin, at - begin))) break;
    words.push_back({begin, at});
    if (begin == 0 || text[begin - 1] != ' ') break;
    at = begin;
  }
  return words;
}

struct StateAt {
  std::string code;
  std::size_t end = 0;
  bool letters = false;  ///< "OH", not "Ohio"
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

// "Cytotechnologist, CT (ASCP)": letters before a registry's are a credential, not a state.
bool is_credential(std::string_view text, std::size_t end, const Lore& lore) {
  while (end < text.size() && text[end] == ' ') ++end;
  if (end >= text.size() || text[end] != '(') return false;
  const std::string_view inside = text.substr(end + 1, word_end(text, end + 1) - end - 1);
  return is_in_capitals(inside) && lore.vocabulary.suffixes.contains(text::fold(inside));
}

// The full stop of "Calif." and "D.C." is part of them; the one behind "Ohio" and "MD" is not.
std::string_view without_full_stop(std::string_view word, const Lore& lore) {
  if (!word.ends_with('.')) return word;
  const std::string_view bare = word.substr(0, word.size() - 1);
  if (bare.contains('.')) return word;
  const auto code = lore.places.find_state(bare);
  if (!code) return word;
  const bool letters = bare.size() == 2 && is_capital(bare[1]);
  const auto name = lore.places.state_name(*code);
  return letters || (name && text::equal_ignoring_case(*name, bare)) ? bare : word;
}

// A state at `at`, by its letters in capitals or its name.
std::optional<StateAt> state_at(std::string_view text, std::size_t at, const Lore& lore) {
  const std::size_t first = word_end(text, at);
  if (first == at) return std::nullopt;
  const std::size_t second = behind_second_word(text, first);
  for (const std::size_t end : {second, first}) {
    std::string_view word = text.substr(at, end - at);
    word = without_full_stop(word, lore);
    const bool letters =
        word.size() == 2 && is_capital(word[0]) && (is_capital(word[1]) || text[at + 1] == word[1]);
    if (word.size() < 3 && !letters) continue;
    if (!is_capital(word.empty() ? ' ' : word[0])) continue;
    const auto code = lore.places.find_state(word);
    if (code && !(letters && !is_capital(word[1])) && !is_credential(text, at + word.size(), lore))
      return StateAt{std::string(*code), at + word.size(), letters};
    if (end == first) break;
  }
  return std::nullopt;
}

std::optional<std::size_t> country_at(std::string_view text, std::size_t at, const Lore& lore) {
  const std::size_t first = word_end(text, at);
  const std::size_t second = behind_second_word(text, first);
  for (const std::size_t end : {second, first}) {
    std::string_view word = text.substr(at, end - at);
    // "Nigeria." ends a line; "U.K." is written so.
    if (word.find('.') + 1 == word.size()) word.remove_suffix(1);
    if (word.size() < 2 || !is_capital(word[0])) continue;
    if (word.size() == 2 && word != "UK" && word != "US") continue;
    if (lore.places.find_country(word) || lore.places.find_foreign_region(word))
      return at + word.size();
  }
  return std::nullopt;
}

// "ON" of "Toronto, ON": two letters are a region only behind a city that is known abroad.
std::optional<std::size_t> region_at(std::string_view text, std::size_t at, std::size_t comma,
                                     const Lore& lore) {
  const std::size_t end = word_end(text, at);
  const std::string_view word = text.substr(at, end - at);
  if (word.size() != 2 || !is_in_two_capitals(word)) return std::nullopt;
  for (const WordAt& first : words_before(text, comma, 3)) {
    if (lore.places.find_foreign_city(text.substr(first.begin, comma - first.begin))) return end;
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
    // "Sample Foods-Port Arthur, TX": a dash before the town.
    for (std::size_t count = words.size(); count > 0; --count) {
      const std::size_t dash = text.substr(0, words[count - 1].end).rfind('-');
      if (dash == std::string_view::npos || dash <= words[count - 1].begin) continue;
      const std::size_t begin = dash + 1;
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

// "Atlanta, Georgia, USA", "Tampa, FL 33612 US"
std::size_t behind_own_country(std::string_view text, std::size_t at, bool behind_zip) {
  for (const std::string_view country :
       {", USA", ", U.S.A.", ", US", ", United States", " USA", " US", " United States"}) {
    if (!behind_zip && country.front() == ' ') continue;
    if (text.substr(at).starts_with(country) && ends_word(text, at + country.size()))
      return at + country.size();
  }
  return at;
}

// Where the words that begin at `at` are a town with its state behind them, as "Washington" is in
// "Washington, DC" and "Oklahoma" in "Oklahoma City, OK", they are no state themselves.
bool begins_town(std::string_view text, std::size_t at, const Lore& lore) {
  constexpr int longest = 4;
  std::size_t end = at;
  for (int words = 0; words < longest; ++words) {
    while (end < text.size() && is_word_byte(text[end])) ++end;
    std::size_t behind = end;
    if (behind < text.size() && text[behind] == ',') ++behind;
    while (behind < text.size() && text[behind] == ' ') ++behind;
    const auto state = behind > end ? state_at(text, behind, lore) : std::nullopt;
    if (state && ends_word(text, state->end) &&
        lore.places.find_city(text.substr(at, end - at), state->code))
      return true;
    if (end >= text.size() || text[end] != ' ') return false;
    ++end;
  }
  return false;
}

// "University of Lagos, Nigeria", "Sample Bank, India": what stands before is no town.
void leave_employer(std::string_view text, std::size_t at, const Lore& lore, PlaceAt& place) {
  const bool of_name = text.substr(0, place.begin).ends_with(" of ");
  if (!of_name && employer_score(place.city, lore) < 1.5 && title_score(place.city, lore) < 2)
    return;
  place.city = place.state.empty() ? std::string(text.substr(at, place.end - at)) : std::string();
  place.begin = at;
}

// "VA" of "Department of Veterans Affairs, VA Medical Center": letters that a word of employers'
// names follows are none of a state.
bool begins_name(std::string_view text, std::size_t end, const Lore& lore) {
  if (end + 1 >= text.size() || text[end] != ' ' || !is_capital(text[end + 1])) return false;
  const std::size_t first = word_end(text, end + 1);
  const std::size_t second = behind_second_word(text, first);
  return lore.vocabulary.employer_words.contains(
             text::fold(text.substr(end + 1, first - end - 1))) ||
         lore.vocabulary.employer_words.contains(
             text::fold(text.substr(end + 1, second - end - 1)));
}

// A state behind a comma at `at`, with the town before that comma.
std::optional<PlaceAt> place_in_state(std::string_view text, std::size_t comma, std::size_t at,
                                      const Lore& lore) {
  const auto state = state_at(text, at, lore);
  if (!state || !ends_word(text, state->end) || begins_name(text, state->end, lore))
    return std::nullopt;
  const auto begin = city_before(text, comma, state->code, lore);
  if (!begin) return std::nullopt;
  PlaceAt place{*begin, state->end, "", state->code, ""};
  place.city = text::trim(text.substr(*begin, comma - *begin));
  const bool known = lore.places.find_city(place.city, state->code).has_value();
  if (!known) {
    // "BMET II, Texas Children's Hospital": a name goes on behind the state's.
    const bool goes_on = !state->letters && state->end + 1 < text.size() &&
                         text[state->end] == ' ' && is_capital(text[state->end + 1]);
    if (goes_on) return std::nullopt;
    // "Technologist, MT", "(CLS, MT)": letters that are a credential too need a town.
    const std::string city = text::fold(place.city);
    const bool credential = lore.vocabulary.suffixes.contains(city) && is_in_capitals(place.city);
    if (state->letters && (credential || title_score(place.city, lore) >= 2) &&
        lore.vocabulary.suffixes.contains(text::lower(state->code)))
      return std::nullopt;
    if (credential) {
      place.city.clear();
      place.begin = at;
    }
  }
  if (!known || text.substr(0, place.begin).ends_with(" of "))
    leave_employer(text, at, lore, place);
  place.end = behind_zip(text, place.end, place.zip);
  place.end = behind_own_country(text, place.end, !place.zip.empty());
  return place;
}

// A country or a region abroad behind a comma at `at`, with the town before that comma.
std::optional<PlaceAt> place_abroad(std::string_view text, std::size_t comma, std::size_t at,
                                    const Lore& lore) {
  auto end = country_at(text, at, lore);
  if (!end) end = region_at(text, at, comma, lore);
  const bool goes_on =
      end && *end + 1 < text.size() && text[*end] == ' ' && is_capital(text[*end + 1]);
  if (!end || !ends_word(text, *end) || goes_on) return std::nullopt;
  const auto begin = city_before(text, comma, "", lore);
  if (!begin) return std::nullopt;
  PlaceAt place{*begin, *end, std::string(text::trim(text.substr(*begin, comma - *begin))), "", ""};
  leave_employer(text, at, lore, place);
  return place;
}

// "Cincinnati OH 45202", "Dothan Alabama 36301" without a comma: only a town that is known, and a
// state's name only at the end.
std::optional<PlaceAt> place_without_comma(std::string_view text, const Lore& lore) {
  for (std::size_t i = 1; i + 2 <= text.size(); ++i) {
    if (text[i - 1] != ' ' || !is_capital(text[i])) continue;
    const auto state = state_at(text, i, lore);
    if (!state || !ends_word(text, state->end)) continue;
    PlaceAt place{i, state->end, "", state->code, ""};
    place.end = behind_zip(text, place.end, place.zip);
    const bool ends = place.end >= text.size() || !place.zip.empty();
    if (!state->letters && !ends) continue;
    const std::vector<WordAt> words = words_before(text, i, 3);
    for (std::size_t count = words.size(); count > 0; --count) {
      const std::size_t begin = words[count - 1].begin;
      const std::string_view city = text.substr(begin, words[0].end - begin);
      if (!is_capital(city[0]) || !lore.places.find_city(city, state->code)) continue;
      place.begin = begin;
      place.city = city;
      return place;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<PlaceAt> find_place(std::string_view text, const Lore& lore) {
  for (std::size_t comma = text.find(','); comma != std::string_view::npos;
       comma = text.find(',', comma + 1)) {
    std::size_t at = comma + 1;
    while (at < text.size() && text[at] == ' ') ++at;
    if (begins_town(text, at, lore)) continue;
    if (auto place = place_in_state(text, comma, at, lore)) return place;
    if (auto place = place_abroad(text, comma, at, lore)) return place;
  }
  return place_without_comma(text, lore);
}

}  // namespace medtech::resume
