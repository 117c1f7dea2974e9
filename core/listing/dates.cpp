// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/dates.hpp"

#include "core/base/limits.hpp"
#include "core/base/number.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace medtech::listing {

namespace {

// A number, a word in folded letters, or one other character; blanks only part tokens.
struct Token {
  enum class Kind { number, word, mark };
  Kind kind = Kind::mark;
  std::string_view text;
};
using Tokens = std::vector<Token>;

bool is_letter(char c) { return text::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

Tokens tokens_of(std::string_view folded) {
  Tokens tokens;
  for (std::size_t at = 0; at < folded.size() && tokens.size() < limits::date_tokens;) {
    if (text::is_space(folded[at])) {
      ++at;
      continue;
    }
    Token token;
    std::size_t end = at + 1;
    if (text::is_digit(folded[at])) {
      token.kind = Token::Kind::number;
      while (end < folded.size() && text::is_digit(folded[end])) ++end;
    } else if (is_letter(folded[at])) {
      token.kind = Token::Kind::word;
      while (end < folded.size() && is_letter(folded[end])) ++end;
    }
    token.text = folded.substr(at, end - at);
    tokens.push_back(token);
    at = end;
  }
  return tokens;
}

bool is_number(const Tokens& tokens, std::size_t at, std::size_t most_digits = 4) {
  return at < tokens.size() && tokens[at].kind == Token::Kind::number &&
         tokens[at].text.size() <= most_digits;
}

bool is_mark(const Tokens& tokens, std::size_t at, std::string_view marks) {
  return at < tokens.size() && tokens[at].kind == Token::Kind::mark &&
         marks.find(tokens[at].text.front()) != std::string_view::npos;
}

int value_at(const Tokens& tokens, std::size_t at) {
  return whole_number(tokens[at].text).value_or(0);
}

// The number of a month's name in the languages of the header, whole or cut to three letters or
// more.
std::optional<int> month_of(std::string_view word) {
  struct Name {
    std::string_view name;
    int number;
  };
  static constexpr std::array names{
      Name{"january", 1},    Name{"february", 2},  Name{"march", 3},     Name{"april", 4},
      Name{"may", 5},        Name{"june", 6},      Name{"july", 7},      Name{"august", 8},
      Name{"september", 9},  Name{"october", 10},  Name{"november", 11}, Name{"december", 12},
      Name{"enero", 1},      Name{"febrero", 2},   Name{"marzo", 3},     Name{"abril", 4},
      Name{"mayo", 5},       Name{"junio", 6},     Name{"julio", 7},     Name{"agosto", 8},
      Name{"septiembre", 9}, Name{"setiembre", 9}, Name{"octubre", 10},  Name{"noviembre", 11},
      Name{"diciembre", 12}, Name{"janvier", 1},   Name{"fevrier", 2},   Name{"mars", 3},
      Name{"avril", 4},      Name{"mai", 5},       Name{"juin", 6},      Name{"juillet", 7},
      Name{"aout", 8},       Name{"septembre", 9}, Name{"octobre", 10},  Name{"novembre", 11},
      Name{"decembre", 12},  Name{"januar", 1},    Name{"februar", 2},   Name{"marz", 3},
      Name{"mrz", 3},        Name{"maerz", 3},     Name{"juni", 6},      Name{"juli", 7},
      Name{"oktober", 10},   Name{"dezember", 12}, Name{"janeiro", 1},   Name{"fevereiro", 2},
      Name{"marco", 3},      Name{"maio", 5},      Name{"junho", 6},     Name{"julho", 7},
      Name{"setembro", 9},   Name{"outubro", 10},  Name{"dezembro", 12}, Name{"gennaio", 1},
      Name{"febbraio", 2},   Name{"aprile", 4},    Name{"maggio", 5},    Name{"giugno", 6},
      Name{"luglio", 7},     Name{"settembre", 9}, Name{"ottobre", 10},  Name{"dicembre", 12},
      Name{"januari", 1},    Name{"februari", 2},  Name{"maart", 3},     Name{"mei", 5},
      Name{"augustus", 8},
  };
  if (word.size() < 3) return std::nullopt;
  const auto* found =
      std::ranges::find_if(names, [&](const Name& month) { return month.name.starts_with(word); });
  if (found == names.end()) return std::nullopt;
  return found->number;
}

std::optional<int> month_at(const Tokens& tokens, std::size_t at) {
  if (at >= tokens.size() || tokens[at].kind != Token::Kind::word) return std::nullopt;
  return month_of(tokens[at].text);
}

// A year of four digits, or of two as this century's, unless they begin a time or the next date.
std::optional<int> year_at(const Tokens& tokens, std::size_t at) {
  if (!is_number(tokens, at)) return std::nullopt;
  const std::size_t digits = tokens[at].text.size();
  if (digits == 4) return value_at(tokens, at);
  if (digits != 2 || is_mark(tokens, at + 1, ":") || month_at(tokens, at + 1)) return std::nullopt;
  return 2000 + value_at(tokens, at);
}

bool is_word(const Tokens& tokens, std::size_t at, std::span<const std::string_view> words) {
  return at < tokens.size() && tokens[at].kind == Token::Kind::word &&
         std::ranges::find(words, tokens[at].text) != words.end();
}

// Over what may stand between day, month and year: one mark, "of", "de", "th" and the like.
std::size_t skip_glue(const Tokens& tokens, std::size_t at) {
  static constexpr auto glue =
      std::to_array<std::string_view>({"st", "nd", "rd", "th", "of", "de", "del", "do", "er"});
  while (at < tokens.size() && (is_word(tokens, at, glue) || is_mark(tokens, at, ",.-/"))) ++at;
  return at;
}

// 2026-08-11, 2026/8/11, 2026.08.11
std::optional<Date> year_first(const Tokens& tokens, std::size_t at) {
  if (!is_number(tokens, at) || tokens[at].text.size() != 4) return std::nullopt;
  if (!is_mark(tokens, at + 1, "-/.") || !is_number(tokens, at + 2, 2)) return std::nullopt;
  if (!is_mark(tokens, at + 3, "-/.") || !is_number(tokens, at + 4, 2)) return std::nullopt;
  return make_date(value_at(tokens, at), value_at(tokens, at + 2), value_at(tokens, at + 4));
}

// 5/6/2026 and 05-06-2026 begin with the month, 6.5.2026 with the day; what can only be read one
// way is.
std::optional<Date> year_last(const Tokens& tokens, std::size_t at) {
  if (!is_number(tokens, at, 2) || !is_number(tokens, at + 2, 2)) return std::nullopt;
  if (!is_mark(tokens, at + 1, "/-.") || !is_mark(tokens, at + 3, "/-.")) return std::nullopt;
  if (tokens[at + 1].text != tokens[at + 3].text) return std::nullopt;
  const auto year = year_at(tokens, at + 4);
  if (!year) return std::nullopt;
  int month = value_at(tokens, at);
  int day = value_at(tokens, at + 2);
  if (tokens[at + 1].text == ".") std::swap(month, day);
  if (month > 12 && day <= 12) std::swap(month, day);
  return make_date(*year, month, day);
}

// 6 May 2026, 06-May-26, 6. Mai 2026, 6 de mayo de 2026
std::optional<Date> day_first(const Tokens& tokens, std::size_t at) {
  if (!is_number(tokens, at, 2)) return std::nullopt;
  const std::size_t month_place = skip_glue(tokens, at + 1);
  const auto month = month_at(tokens, month_place);
  if (!month) return std::nullopt;
  const auto year = year_at(tokens, skip_glue(tokens, month_place + 1));
  return year ? make_date(*year, *month, value_at(tokens, at)) : std::nullopt;
}

// May 6, 2026, Sept. 6th 2026, May 06 10:23:00 EDT 2026
std::optional<Date> month_first(const Tokens& tokens, std::size_t at) {
  const auto month = month_at(tokens, at);
  if (!month) return std::nullopt;
  const std::size_t day_place = skip_glue(tokens, at + 1);
  if (!is_number(tokens, day_place, 2)) return std::nullopt;
  const std::size_t after = skip_glue(tokens, day_place + 1);
  const int day = value_at(tokens, day_place);
  if (const auto year = year_at(tokens, after)) return make_date(*year, *month, day);
  for (std::size_t i = after; i < tokens.size() && !month_at(tokens, i); ++i) {
    const bool alone = !is_mark(tokens, i - 1, "+-:.");  // neither a zone nor part of a time
    if (is_number(tokens, i) && tokens[i].text.size() == 4 && alone) {
      return make_date(value_at(tokens, i), *month, day);
    }
  }
  return std::nullopt;
}

std::optional<Date> compact(std::string_view digits) {
  const auto part = [&](std::size_t at, std::size_t count) {
    return whole_number(digits.substr(at, count)).value_or(0);
  };
  return make_date(part(0, 4), part(4, 2), part(6, 2));
}

// A run of digits: 20260811 with or without a time, epoch seconds, milliseconds, microseconds.
std::optional<Date> digits_alone(std::string_view digits) {
  std::int64_t seconds = 0;
  switch (digits.size()) {
    case 8:
    case 12:
    case 14:
      return compact(digits);
    case 10:
    case 13:
    case 16:
      break;
    default:
      return std::nullopt;
  }
  const std::string_view whole = digits.substr(0, 10);
  std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
  return std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

std::optional<Date> written_date(const Tokens& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    for (const auto form : {year_first, year_last, day_first, month_first}) {
      if (const auto date = form(tokens, at)) return date;
    }
    const bool negative = at > 0 && is_mark(tokens, at - 1, "-");
    if (tokens[at].kind == Token::Kind::number && !negative) {
      if (const auto date = digits_alone(tokens[at].text)) return date;
    }
  }
  return std::nullopt;
}

bool has_word(const Tokens& tokens, std::span<const std::string_view> words) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (is_word(tokens, at, words)) return true;
  }
  return false;
}

// Days in one unit of the word; of hours and less 0, so that they fall on today.
std::optional<int> days_in(std::string_view word) {
  struct Unit {
    std::string_view word;
    int days;
  };
  static constexpr std::array units{
      Unit{"day", 1},      Unit{"days", 1},      Unit{"d", 1},         Unit{"dia", 1},
      Unit{"dias", 1},     Unit{"jour", 1},      Unit{"jours", 1},     Unit{"tag", 1},
      Unit{"tagen", 1},    Unit{"tage", 1},      Unit{"giorno", 1},    Unit{"giorni", 1},
      Unit{"dag", 1},      Unit{"dagen", 1},     Unit{"week", 7},      Unit{"weeks", 7},
      Unit{"w", 7},        Unit{"wk", 7},        Unit{"wks", 7},       Unit{"semana", 7},
      Unit{"semanas", 7},  Unit{"semaine", 7},   Unit{"semaines", 7},  Unit{"woche", 7},
      Unit{"wochen", 7},   Unit{"settimana", 7}, Unit{"settimane", 7}, Unit{"weken", 7},
      Unit{"month", 30},   Unit{"months", 30},   Unit{"mo", 30},       Unit{"mos", 30},
      Unit{"mes", 30},     Unit{"meses", 30},    Unit{"mois", 30},     Unit{"monat", 30},
      Unit{"monaten", 30}, Unit{"hour", 0},      Unit{"hours", 0},     Unit{"h", 0},
      Unit{"hr", 0},       Unit{"hrs", 0},       Unit{"hora", 0},      Unit{"horas", 0},
      Unit{"heure", 0},    Unit{"heures", 0},    Unit{"stunde", 0},    Unit{"stunden", 0},
      Unit{"minute", 0},   Unit{"minutes", 0},   Unit{"min", 0},       Unit{"mins", 0},
      Unit{"minuto", 0},   Unit{"minutos", 0},   Unit{"minuten", 0},   Unit{"second", 0},
      Unit{"seconds", 0},
  };
  const auto* found = std::ranges::find(units, word, &Unit::word);
  if (found == units.end()) return std::nullopt;
  return found->days;
}

constexpr auto today_words = std::to_array<std::string_view>(
    {"today", "hoy", "aujourd", "heute", "hoje", "oggi", "vandaag", "just"});
constexpr auto yesterday_words = std::to_array<std::string_view>(
    {"yesterday", "ayer", "hier", "gestern", "ontem", "ieri", "gisteren"});
constexpr auto past_words = std::to_array<std::string_view>(
    {"ago", "hace", "il", "y", "vor", "ha", "fa", "geleden", "posted", "old"});
constexpr auto future_words = std::to_array<std::string_view>({"in", "left", "remaining", "en"});
// A bound is not a date.
constexpr auto bound_words = std::to_array<std::string_view>(
    {"more", "over", "mas", "plus", "mehr", "mais", "piu", "meer", "than"});
constexpr auto one_words =
    std::to_array<std::string_view>({"a", "an", "one", "un", "una", "une", "einem", "einer"});

std::optional<Date> counted_date(const Tokens& tokens, Date today) {
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    const bool one = is_word(tokens, at, one_words);
    if ((!one && !is_number(tokens, at, 3)) || tokens[at + 1].kind != Token::Kind::word) continue;
    const auto unit = days_in(tokens[at + 1].text);
    if (!unit) continue;
    const int number = one ? 1 : value_at(tokens, at);
    const bool hours = tokens[at + 1].text.starts_with('h') || tokens[at + 1].text == "stunden";
    const int days = hours ? number / 24 : number * *unit;
    const bool short_form = tokens.size() == 2;  // "3d"
    if (has_word(tokens, past_words) || short_form) return today - std::chrono::days(days);
    if (has_word(tokens, future_words)) return today + std::chrono::days(days);
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Date> relative_date(const Tokens& tokens, Date today) {
  const auto is_plus = [](const Token& token) { return token.text == "+"; };
  if (has_word(tokens, bound_words) || std::ranges::any_of(tokens, is_plus)) return std::nullopt;
  if (has_word(tokens, today_words)) return today;
  if (has_word(tokens, yesterday_words)) return today - std::chrono::days(1);
  return counted_date(tokens, today);
}

// "2026-11-24" can be no other day, with or without a time behind it.
bool is_plainly(const std::optional<Date>& date, std::string_view text) {
  return date && text.starts_with(medtech::to_string(*date));
}

}  // namespace

std::optional<Date> parse_date(std::string_view text, Date today) {
  const std::string folded = text::fold(text::trim(text).substr(0, limits::date_bytes));
  const Tokens tokens = tokens_of(folded);
  auto date = written_date(tokens);
  if (!date) date = relative_date(tokens, today);
  const auto earliest = make_date(2000, 1, 1);
  constexpr std::chrono::days five_years(5 * 366);
  if (!date || *date < earliest || *date > today + five_years) return std::nullopt;
  return date;
}

std::optional<Date> parse_past_date(std::string_view text, Date today) {
  const auto date = parse_date(text, today);
  const bool possible = date && *date <= today + std::chrono::days(1);
  return possible || is_plainly(date, text::trim(text)) ? date : std::nullopt;
}

}  // namespace medtech::listing
