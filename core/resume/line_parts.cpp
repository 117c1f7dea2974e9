// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/line_parts.hpp"

#include "core/base/text.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

bool is_in_brackets(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return std::ranges::count(before, '(') > std::ranges::count(before, ')') &&
         text.find(')', at) != std::string_view::npos;
}

std::pair<std::size_t, std::size_t> blank_place(std::string_view text) {
  for (std::size_t begin = text::find_ignoring_case(text, "city"); begin < text.size();
       begin = text::find_ignoring_case(text, "city", begin + 1)) {
    const std::size_t next = text.find_first_not_of(" \t,", begin + 4);
    if (next == begin + 4 || next == std::string_view::npos ||
        !text::starts_with_ignoring_case(text.substr(next), "state") ||
        (begin > 0 && text::is_alpha(text[begin - 1])))
      continue;
    const std::size_t end = next + 5;
    if (end == text.size() || !text::is_alnum(text[end])) return {begin, end};
  }
  return {text.size(), text.size()};
}

std::pair<Label, std::string_view> label_of(std::string_view text, const Lore& lore) {
  constexpr std::size_t longest = 26;
  const std::size_t colon = text.find(':');
  const std::string_view before = text.substr(0, colon);
  if (before.size() > longest) return {Label::none, text};
  const std::string word = text::fold(text::trim(before));
  const std::string_view behind =
      colon == std::string_view::npos ? std::string_view() : text::trim(text.substr(colon + 1));
  const Vocabulary& words = lore.vocabulary;
  if (words.date_labels.contains(word)) return {Label::dates, behind};
  if (colon == std::string_view::npos) return {Label::none, text};
  if (words.title_labels.contains(word)) return {Label::title, behind};
  if (words.employer_labels.contains(word)) return {Label::employer, behind};
  if (words.place_labels.contains(word)) return {Label::place, behind};
  return {Label::none, text};
}

namespace {

bool has_blank_place(std::string_view text) { return blank_place(text).first < text.size(); }

constexpr auto strong_marks = std::to_array<std::string_view>(
    {"\t", "|",   " • ", "•",    " · ", "·", " – ", " — ", " - ", "–", "—", "－", "―",
     ";",  " ~ ", " / ", " :: ", " @ ", "●", "▪",   "■",   "│",   "⋄", "◆", "»"});

// "Sample Health, Greensboro. Phlebotomist": a full stop behind a word too long to be shortened, or
// one that titles end with ("Store Keeper. Sample Foods").
bool ends_part(std::string_view line, std::size_t at, const Lore& lore) {
  constexpr std::size_t longest_short_form = 6, shortest_word = 4;
  if (line[at] != '.' || at + 2 >= line.size() || line[at + 1] != ' ' ||
      !text::is_capital(line[at + 2]))
    return false;
  std::size_t begin = at;
  while (begin > 0 && text::is_alpha(line[begin - 1])) --begin;
  return at - begin > longest_short_form ||
         (at - begin >= shortest_word &&
          lore.vocabulary.title_heads.contains(text::fold(line.substr(begin, at - begin))));
}

// "1. Sample Health", "2)<TAB>Sample Health": without the number of a list.
std::string_view without_number(std::string_view line) {
  std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
  // "1 . Sample Health"
  if (end > 0 && line.substr(end).starts_with(" . ")) ++end;
  constexpr std::size_t longest = 2;
  const bool numbered = end > 0 && end <= longest && end + 1 < line.size() &&
                        (line[end] == '.' || line[end] == ')') &&
                        (line[end + 1] == ' ' || line[end + 1] == '\t');
  return numbered ? text::trim(line.substr(end + 1)) : line;
}

// Cuts at the marks that part things, not at dashes inside of words.
std::vector<LinePart> cut_at_marks(std::string_view line, const Lore& lore) {
  std::vector<LinePart> parts(1);
  for (std::size_t at = 0; at < line.size();) {
    const std::string_view rest = line.substr(at);
    std::string_view mark;
    for (const std::string_view each : strong_marks) {
      if (rest.starts_with(each)) {
        mark = each;
        break;
      }
    }
    if (mark.empty() && ends_part(line, at, lore)) mark = line.substr(at, 2);
    if (!mark.empty() && line[at] != '\t' && is_in_brackets(line, at)) mark = {};
    if (mark.empty()) {
      parts.back().text += line[at++];
    } else {
      parts.push_back({"", std::string(mark)});
      at += mark.size();
    }
  }
  for (LinePart& part : parts) {
    part.text = stripped(part.text);
    if (part.text.ends_with('.') && ends_part(part.text + " A", part.text.size() - 1, lore))
      part.text.pop_back();
  }
  std::erase_if(parts, [](const LinePart& part) { return part.text.empty(); });
  if (!parts.empty()) parts.front().mark.clear();
  return parts;
}

// "Phlebotomist / Lab Assistant" is one title, "Spectrum Health / Corewell Health" one employer.
void join_alternatives(std::vector<LinePart>& parts, const Lore& lore) {
  for (std::size_t i = 1; i < parts.size();) {
    const std::string &left = parts[i - 1].text, &right = parts[i].text;
    const bool titles = title_score(left, lore) >= 2.2 && title_score(right, lore) >= 2.2;
    const bool employers = employer_score(left, lore) >= 1.5 && title_score(left, lore) < 2 &&
                           employer_score(right, lore) >= 1.5 && title_score(right, lore) < 2;
    // "MEP / Facility Engineer": what stands before a title and is nothing else.
    const bool half =
        title_score(right, lore) >= 3.5 && employer_score(left, lore) < 2 && count_words(left) <= 3;
    if (parts[i].mark == " / " && (titles || employers || half)) {
      parts[i - 1].text += " / " + right;
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

// "Position: BMET II Employer: Sample Health": where the next label begins, with all its words;
// npos for none.
std::size_t next_label(std::string_view text, const Lore& lore) {
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    std::size_t found = std::string_view::npos, begin = colon;
    for (int words = 0; words < 4 && begin > 0; ++words) {
      const std::size_t blank = text.rfind(' ', begin - 1);
      const bool first = blank == std::string_view::npos;
      begin = first ? 0 : blank;
      const std::string_view label = text.substr(first ? 0 : blank + 1);
      if (label.find(':') == colon - (first ? 0 : blank + 1) &&
          label_of(label, lore).first != Label::none)
        found = begin;
    }
    if (found != std::string_view::npos && found > 0) return found;
  }
  return std::string_view::npos;
}

// A label begins a part, whatever stands before it.
void cut_at_labels(std::vector<LinePart>& parts, const Lore& lore) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t at = next_label(parts[i].text, lore);
    if (at == std::string_view::npos) continue;
    LinePart rest{stripped(std::string_view(parts[i].text).substr(at)), " "};
    parts[i].text = stripped(std::string_view(parts[i].text).substr(0, at));
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
  }
}

// "Designation – Technician", "Company name - Sample Health": a label with a dash behind. Where the
// name itself was taken out, the label's words stand for it.
void join_labels(std::vector<LinePart>& parts, const Lore& lore) {
  const Vocabulary& words = lore.vocabulary;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const std::string word = text::fold(parts[i].text);
    const bool label = words.title_labels.contains(word) || words.employer_labels.contains(word);
    const bool dash = parts[i + 1].mark.find_first_of(" -|\t") == 0 || parts[i + 1].mark == "–";
    const bool blank = words.blank_employers.contains(word) &&
                       (parts[i + 1].mark == "\t" || find_place(parts[i + 1].text, lore) ||
                        text::equal_ignoring_case(parts[i + 1].text, "city") ||
                        text::equal_ignoring_case(parts[i + 1].text, "state") ||
                        std::ranges::any_of(parts, [](const LinePart& part) {
                          return has_blank_place(part.text);
                        }));
    if (!label || !dash || blank) continue;
    parts[i].text += ": " + parts[i + 1].text;
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

}  // namespace

std::vector<LinePart> parts_of_line(std::string_view line, const Lore& lore) {
  std::vector<LinePart> parts =
      cut_at_marks(text::replace_all(without_number(line), ":\t", ": "), lore);
  join_labels(parts, lore);
  cut_at_labels(parts, lore);
  join_alternatives(parts, lore);
  return parts;
}

std::string without_work_behind(const std::string& text) {
  constexpr std::size_t longest_title = 8;  // words
  const std::size_t end = blank_place(text).second;
  return end < text.size() && count_words(std::string_view(text).substr(end)) > longest_title
             ? text.substr(0, end)
             : text;
}

}  // namespace medtech::resume
