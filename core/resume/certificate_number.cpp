// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/certificate_number.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

namespace {

constexpr std::size_t fewest_digits = 4;  // of a number that nothing says to be one

// Words that say that a number follows.
constexpr auto number_words = std::to_array<std::string_view>({"license number",
                                                               "certification number",
                                                               "certificate number",
                                                               "registration number",
                                                               "credential id",
                                                               "license no",
                                                               "cert. no",
                                                               "cert no",
                                                               "lic. no",
                                                               "lic no",
                                                               "certification no",
                                                               "certificate no",
                                                               "number:",
                                                               "license #",
                                                               "cert #",
                                                               "no.",
                                                               "id:",
                                                               "#",
                                                               "number",
                                                               "no:"});

// Words that a number may follow.
constexpr auto paper_words = std::to_array<std::string_view>(
    {"license", "licence", "lic", "certificate", "certification", "cert", "registration",
     "registry", "permit", "credential", "id", "card", "reg", "no"});

bool joins_numbers(char c) { return c == '-' || c == '.' || c == '/'; }

// The letters, digits and dashes at the beginning, with a blank between letters and digits.
std::string_view number_at(std::string_view text) {
  std::size_t end = 0;
  bool digit = false;
  while (end < text.size()) {
    const bool more = end + 1 < text.size();
    const bool joint = end > 0 && more && joins_numbers(text[end]) && text::is_alnum(text[end + 1]);
    const bool blank =
        text[end] == ' ' && !digit && end > 0 && end <= 5 && more && text::is_digit(text[end + 1]);
    if (!text::is_alnum(text[end]) && !joint && !blank) break;
    digit = digit || text::is_digit(text[end]);
    ++end;
  }
  return text.substr(0, end);
}

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, text::is_digit));
}

// Behind a word, and what parts it from its number.
std::string_view behind_word(std::string_view text, std::size_t at) {
  while (at < text.size() &&
         (text::is_space(text[at]) || text[at] == ':' || text[at] == '#' || text[at] == '.'))
    ++at;
  return text.substr(std::min(at, text.size()));
}

template <typename Words>
std::optional<std::string> number_behind(std::string_view text, const Words& words,
                                         std::size_t digits) {
  for (const std::string_view word : words) {
    for (std::size_t at = text::find_ignoring_case(text, word); at != std::string_view::npos;
         at = text::find_ignoring_case(text, word, at + 1)) {
      if (at > 0 && text::is_alnum(text[at - 1]) && text::is_alnum(word[0])) continue;
      const std::size_t end = at + word.size();
      if (text::is_alnum(word.back()) && end < text.size() && text::is_alnum(text[end])) continue;
      const std::string_view number = number_at(behind_word(text, end));
      if (digits_in(number) >= digits && number.size() >= 3) return std::string(number);
    }
  }
  return std::nullopt;
}

// "K7R2P9W4": letters behind digits more than once, as no name and no model has them.
bool is_mixed(std::string_view number) {
  std::size_t changes = 0;
  for (std::size_t i = 1; i < number.size(); ++i)
    changes += text::is_digit(number[i - 1]) && text::is_capital(number[i]) ? 1 : 0;
  return changes >= 2;
}

// "MTA-00012345", "SU34567", "TN 12345": capitals and digits, or digits alone with a dash.
std::optional<std::string> bare_number(std::string_view text, BareNumber bare) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_alnum(text[at]) || (at > 0 && text::is_alnum(text[at - 1]))) continue;
    const std::string_view number = number_at(text.substr(at));
    const std::size_t digits = digits_in(number);
    const bool joined = number.find(' ') == std::string_view::npos;
    const bool small = std::ranges::any_of(number, text::is_small);
    const bool lettered = text::is_capital(number[0]);
    const bool money = at > 0 && text[at - 1] == '$';
    const bool fits =
        bare == BareNumber::license
            ? digits >= fewest_digits && (lettered || digits > fewest_digits)
            : joined && (digits > fewest_digits ? lettered || bare == BareNumber::digits
                                                : digits == fewest_digits && is_mixed(number));
    if (fits && !small && !money) return std::string(number);
    at += std::max<std::size_t>(joined ? number.size() : number.find(' '), 1) - 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_certificate_number(std::string_view text, BareNumber bare) {
  if (auto number = number_behind(text, number_words, 1)) return number;
  if (auto number = number_behind(text, paper_words, fewest_digits)) return number;
  return bare_number(text, bare);
}

bool is_number_alone(std::string_view text) {
  const auto number = find_certificate_number(text, BareNumber::digits);
  if (!number) return false;
  std::string rest(text);
  rest.erase(rest.find(*number), number->size());
  std::string folded = text::fold(rest);
  for (char& c : folded) c = text::is_alpha(c) || c == '#' ? c : ' ';
  constexpr auto words = std::to_array<std::string_view>(
      {"no",      "number",     "id",     "cert",    "certificate",  "certification", "credential",
       "license", "licence",    "lic",    "reg",     "registration", "card",          "exp",
       "expires", "expiration", "expiry", "valid",   "until",        "through",       "thru",
       "to",      "issued",     "earned", "renewed", "since",        "date",          "active",
       "current", "status",     "#"});
  for (const std::string_view word : text::split(folded, ' ')) {
    if (!word.empty() && std::ranges::find(words, word) == words.end()) return false;
  }
  return true;
}

std::string without_number(const std::string& text, std::string_view number) {
  const std::size_t at = text.find(number);
  constexpr std::size_t shortest_name = 3;
  if (at == std::string::npos || at < shortest_name) return text;
  std::string_view name = std::string_view(text).substr(0, at);
  const auto trim_marks = [&name] {
    while (!name.empty() && std::string_view(" #(:;,-.").contains(name.back()))
      name.remove_suffix(1);
  };
  trim_marks();
  for (const std::string_view word : {" no", " number", " lic", " license number", " id"}) {
    if (!text::fold(name).ends_with(word)) continue;
    name.remove_suffix(word.size());
    trim_marks();
  }
  return name.size() < shortest_name ? text : std::string(name);
}

bool begins_with_number(std::string_view text) {
  if (!text.empty() && (text[0] == ' ' || text[0] == '-')) text.remove_prefix(1);
  return digits_in(number_at(text)) >= fewest_digits && text::is_digit(text[0]);
}

}  // namespace medtech::resume
