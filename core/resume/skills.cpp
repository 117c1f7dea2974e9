// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/document/tidy.hpp"
#include "core/resume/capabilities.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace medtech::resume {

namespace {

using ontology::Mention;

constexpr std::size_t most_skills = 400;
constexpr std::size_t longest_skill_words = 6;

bool is_skill_kind(std::string_view kind) {
  constexpr auto kinds =
      std::to_array<std::string_view>({"equipment", "product", "skill", "software", "discipline",
                                       "standard", "test-equipment", "specialty"});
  return std::ranges::find(kinds, kind) != kinds.end();
}

// The items of a line of skills: "Languages: Python, Java; SQL".
std::vector<std::string> items_of(std::string_view text) {
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos && colon < 40)
    text.remove_prefix(colon + 1);
  std::vector<std::string> items;
  std::string item;
  int brackets = 0;
  const auto finish = [&] {
    std::string plain = stripped(item);
    while (plain.ends_with('.')) plain.pop_back();
    if (plain.size() >= 2 && count_words(plain) <= longest_skill_words &&
        std::ranges::any_of(plain, text::is_alpha))
      items.push_back(std::move(plain));
    item.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
    const bool wide = text.substr(at).starts_with("•") || text.substr(at).starts_with("·");
    if (brackets <= 0 && (c == ',' || c == ';' || c == '|' || c == '\t' || wide)) {
      finish();
      if (wide) at += std::string_view(text.substr(at)).starts_with("•") ? 2 : 1;
    } else {
      item += c;
    }
  }
  finish();
  return items;
}

// The part of a line that is a street's name: "1822 W. Belmont Ave". Empty where there is none.
std::pair<std::size_t, std::size_t> street_in(std::string_view text) {
  constexpr auto kinds = std::to_array<std::string_view>(
      {"street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "ln", "boulevard",
       "blvd", "court", "circle", "terrace", "parkway", "pkwy", "highway", "hwy"});
  constexpr std::size_t most_words = 5;  // between the number and the kind of street
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at]) || (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\t'))
      continue;
    std::size_t words = 0;
    for (std::size_t end = std::min(text.find(' ', at), text.size());
         end < text.size() && words <= most_words; ++words) {
      const std::size_t begin = end + 1;
      end = std::min(text.find_first_of(" \t", begin), text.size());
      std::string word = text::fold(text.substr(begin, end - begin));
      const bool last = word.ends_with(',');
      std::erase_if(word, [](char c) { return c == '.' || c == ','; });
      if (words > 0 && std::ranges::find(kinds, word) != kinds.end()) return {at, end};
      // "12 ventilators at St. Mary's" is no street.
      if (last || word.empty() || !(text::is_capital(text[begin]) || text::is_digit(text[begin])) ||
          (end < text.size() && text[end] == '\t'))
        break;
    }
  }
  return {0, 0};
}

// The first line of a table of skills: words that say what is in its columns.
bool is_table_head(std::string_view text) {
  constexpr auto labels = std::to_array<std::string_view>(
      {"area",         "areas",      "category", "categories", "equipment",  "skill",
       "skills",       "level",      "type",     "years",      "experience", "proficiency",
       "tool",         "tools",      "system",   "systems",    "technology", "name",
       "description",  "details",    "software", "rating",     "department", "modality",
       "manufacturer", "model",      "make",     "examples",   "vendor",     "product",
       "instruments",  "instrument", "test",     "tests",      "language"});
  std::size_t cells = 0;
  for (const std::string_view cell : text::split(text, '\t')) {
    const std::string folded = text::fold(cell);
    if (std::ranges::find(labels, folded) == labels.end()) return false;
    ++cells;
  }
  return cells > 1;
}

// "Page 1 of 2", "2 / 3": not a skill, wherever it stands.
bool is_page_number(std::string_view text) {
  std::string folded = text::fold(text);
  if (folded.starts_with("page ")) folded.erase(0, 5);
  return !folded.empty() && text::is_digit(folded[0]) &&
         std::ranges::all_of(text::replace_all(folded, "of", "/"),
                             [](char c) { return text::is_digit(c) || c == ' ' || c == '/'; });
}

// "$40,000", "98%", "1,200", "30 beds": a number in what was done; years and names of models are
// none.
std::optional<std::string> result_in(const Entry& entry) {
  const std::string& text = entry.text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins =
        text::is_digit(text[i]) && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '$' ||
                                    text[i - 1] == '(' || text[i - 1] == '~' || text[i - 1] == '>');
    if (!begins) continue;
    std::size_t end = i;
    while (end < text.size() &&
           (text::is_digit(text[end]) || ((text[end] == ',' || text[end] == '.') &&
                                          end + 1 < text.size() && text::is_digit(text[end + 1]))))
      ++end;
    const bool dated = std::ranges::any_of(
        entry.spans, [&](const FoundSpan& span) { return i >= span.begin && i < span.end; });
    if (dated || (end < text.size() && (text::is_alpha(text[end]) && text[end] != 'K' &&
                                        text[end] != 'M' && text[end] != 'k'))) {
      i = end;
      continue;
    }
    while (end < text.size() && (text[end] == '%' || text[end] == '+' || text[end] == 'K' ||
                                 text[end] == 'M' || text[end] == 'k'))
      ++end;
    const std::size_t begin = i > 0 && text[i - 1] == '$' ? i - 1 : i;
    const std::string number = text.substr(begin, end - begin);
    if (number.contains('%') || number.contains('$')) return number;
    std::size_t word_end = end + 1;
    while (word_end < text.size() && text::is_alpha(text[word_end])) ++word_end;
    if (word_end > end + 2 && text[end] == ' ') return number + text.substr(end, word_end - end);
    i = end;
  }
  return std::nullopt;
}

// "MOS 68A", "NEC 8410", "AFSC 4A2X1", "68A Biomedical Equipment Specialist".
std::optional<std::string> military_code_in(std::string_view text) {
  for (const std::string_view mark : {"MOS", "NEC", "AFSC", "Rate", "Military code"}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || (at > 0 && text::is_alnum(text[at - 1]))) continue;
    std::size_t begin = at + mark.size();
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == ':' || text[begin] == '-' ||
                                   text[begin] == '(' || text[begin] == '#'))
      ++begin;
    std::size_t end = begin;
    while (end < text.size() && text::is_alnum(text[end])) ++end;
    const std::string_view code = text.substr(begin, end - begin);
    const bool digit = std::ranges::any_of(code, text::is_digit);
    if (digit && code.size() >= 3 && code.size() <= 6) return std::string(code);
  }
  return std::nullopt;
}

}  // namespace

void find_skills(const std::vector<Entry>& entries, const Lore& lore, Resume& resume) {
  const ontology::Terms& terms = lore.terms;
  std::set<std::string, std::less<>> seen;
  const auto add = [&](std::optional<std::string> id, std::string text, std::size_t line) {
    if (resume.skills.size() >= most_skills) return;
    if (!seen.insert(id ? *id : text::fold(text)).second) return;
    resume.skills.push_back({std::move(id), std::move(text), line});
  };
  for (const Entry& entry : entries) {
    const auto [street, street_end] = street_in(entry.text);
    for (const Mention& mention : terms.find_in(entry.text)) {
      if (!is_skill_kind(terms.kind(mention.row))) continue;
      if (mention.begin >= street && mention.end <= street_end) continue;
      add(std::string(terms.id(mention.row)),
          entry.text.substr(mention.begin, mention.end - mention.begin), entry.line);
    }
  }
  for (const Section& section : resume.sections) {
    if (section.kind != SectionKind::skills) continue;
    for (std::size_t i = section.first; i < section.last; ++i) {
      if (entries[i].heading || is_page_number(entries[i].text)) continue;
      if (i == section.first && is_table_head(entries[i].text)) continue;
      // A short word may be known by what stands beside it.
      const std::vector<Mention> in_line = terms.find_in(entries[i].text);
      for (std::string& item : items_of(entries[i].text)) {
        bool known = std::ranges::any_of(in_line, [&](const Mention& mention) {
          return is_skill_kind(terms.kind(mention.row)) &&
                 text::equal_ignoring_case(std::string_view(entries[i].text)
                                               .substr(mention.begin, mention.end - mention.begin),
                                           item);
        });
        for (const Mention& mention : terms.find_in(item))
          known = known || is_skill_kind(terms.kind(mention.row));
        if (!known) add(std::nullopt, std::move(item), entries[i].line);
      }
    }
  }
}

void find_outcomes(const std::vector<Entry>& entries, Resume& resume) {
  std::set<std::size_t> details;
  for (const Job& job : resume.jobs) details.insert(job.details.begin(), job.details.end());
  for (const Entry& entry : entries) {
    if (details.contains(entry.line)) {
      if (auto number = result_in(entry))
        resume.outcomes.push_back({std::move(*number), entry.line});
    }
    if (auto code = military_code_in(entry.text);
        code && std::ranges::find(resume.military_codes, *code) == resume.military_codes.end())
      resume.military_codes.push_back(std::move(*code));
  }
}

}  // namespace medtech::resume
