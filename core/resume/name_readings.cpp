// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/name_readings.hpp"

#include "core/base/text.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <optional>

namespace medtech::resume {

bool is_letter_byte(char c) { return text::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

namespace {

// Up to the first of the marks that end a name.
std::string_view before_marks(std::string_view line) {
  for (const std::string_view mark : {"|", "\t", "(", "/", ";", " – ", " — ", " - ", "•", "·"})
    line = line.substr(0, line.find(mark));
  // "ANA BELL Permanent Address:", the label of another cell.
  for (const std::string_view label :
       {" permanent address", " present address",
        " address:", " contact:", " mobile:", " phone:", " tel:", " email:", " e-mail:"}) {
    if (const std::size_t at = text::find_ignoring_case(line, label); at < line.size() && at > 3)
      line = line.substr(0, at);
  }
  for (const std::string_view word : {" resume", " résumé", " curriculum vitae", " cv"}) {
    if (line.size() > word.size() &&
        text::equal_ignoring_case(line.substr(line.size() - word.size()), word))
      line.remove_suffix(word.size());
  }
  return line;
}

// What stands behind "Name:", "Full Name –" or "Name" in a cell of its own; absent for others.
std::optional<std::string_view> behind_name_label(std::string_view line) {
  for (const std::string_view label : {"full name", "name"}) {
    if (!text::starts_with_ignoring_case(line, label)) continue;
    const std::string_view rest = line.substr(label.size());
    const std::string_view value =
        rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
    for (const std::string_view mark : {":", "-", "–", "—"}) {
      if (value.starts_with(mark)) return text::trim(value.substr(mark.size()));
    }
    if (rest.starts_with('\t')) return text::trim(value);
  }
  return std::nullopt;
}

// Without "Resume of", "Name:".
std::string_view without_label(std::string_view part) {
  if (const auto value = behind_name_label(part)) return *value;
  for (const std::string_view label :
       {"resume of", "resume:", "resume for", "curriculum vitae of", "cv of", "résumé of",
        "candidate:", "resume -", "curriculum vitae", "resume"}) {
    if (!text::starts_with_ignoring_case(part, label)) continue;
    part = text::trim(part.substr(label.size()));
    for (std::size_t size = 1; size > 0; part = text::trim(part.substr(size))) {
      size = 0;
      for (const std::string_view mark : {":", "-", "–", "—", "|"})
        size = part.starts_with(mark) ? mark.size() : size;
    }
  }
  return part;
}

}  // namespace

std::string without_nickname(std::string_view line, std::string& nickname) {
  const std::size_t open = line.find(" (");
  const std::size_t close = open == std::string_view::npos ? open : line.find(") ", open);
  if (close == std::string_view::npos) return std::string(line);
  const std::string_view inside = line.substr(open + 2, close - open - 2);
  if (inside.size() < 2 || inside.contains(' ') || is_in_capitals(inside) ||
      !std::ranges::all_of(inside, is_letter_byte))
    return std::string(line);
  nickname = "(" + std::string(inside) + ")";
  return std::string(line.substr(0, open)) + std::string(line.substr(close + 1));
}

std::string without_rank(std::string_view line, const Lore& lore) {
  std::string plain(line);
  for (const std::string_view form : {"(Retired)", "(Ret.)", "(Ret)", "(RET)"}) {
    if (const std::size_t at = plain.find(form); at != std::string::npos)
      plain = std::string(text::trim(plain.substr(0, at))) + plain.substr(at + form.size());
  }
  // "Lt. Cmdr."
  while (count_words(plain) > 2) {
    const std::size_t size = plain.find(' ');
    std::string first = text::fold(plain.substr(0, size));
    if (first.ends_with('.')) first.pop_back();
    if (!lore.vocabulary.ranks.contains(first)) break;
    plain = std::string(text::trim(plain.substr(size)));
  }
  return plain;
}

std::vector<NameReading> readings_of(std::string_view line, const Lore& lore) {
  const std::string_view part = before_marks(without_label(line));
  const std::size_t comma = part.find(',');
  if (comma == std::string_view::npos) return {{stripped(part)}};
  const std::string behind = stripped(part.substr(comma + 1));
  const std::string before = stripped(part.substr(0, comma));
  const std::string key = text::fold(behind.substr(0, behind.find_first_of(" ,")));
  if (count_words(before) != 1 || count_words(behind) > 2 ||
      lore.vocabulary.suffixes.contains(key) || lore.places.find_state(behind) ||
      lore.places.find_country(behind))
    return {{before}};
  const std::string family = text::fold(before);
  const std::string given = text::fold(behind.substr(0, behind.find(' ')));
  const bool common =
      lore.vocabulary.surnames.contains(family) && lore.vocabulary.given_names.contains(given);
  const bool doubtful = lore.vocabulary.not_names.contains(family) && !common;
  return {{behind + " " + before, doubtful}};
}

}  // namespace medtech::resume
