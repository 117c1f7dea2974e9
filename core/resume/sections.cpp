// SPDX-License-Identifier: GPL-3.0-or-later
// Headings: words that are known, else lines that look as those do.
#include "core/base/text.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace medtech::resume {

namespace {

using document::Document;
using document::Line;

// How a line looks, rounded so that equal looks are equal.
struct LookOfLine {
  int size = 0;  // half points
  bool bold = false;
  bool caps = false;
  bool small = false;  // no capital at all
  int heading = 0;

  auto operator<=>(const LookOfLine&) const = default;
};

LookOfLine look_of(const Entry& entry, const Document& document) {
  const bool small = std::ranges::any_of(entry.text, text::is_small) &&
                     std::ranges::none_of(entry.text, text::is_capital);
  return {static_cast<int>(std::lround(entry.size * 2)), entry.bold, entry.caps, small,
          document.lines[entry.line].heading};
}

// The look of most text.
LookOfLine look_of_text(const std::vector<Entry>& entries, const Document& document) {
  std::map<LookOfLine, std::size_t> letters;
  for (const Entry& entry : entries) {
    LookOfLine look = look_of(entry, document);
    look.caps = look.small = false;
    letters[look] += entry.text.size();
  }
  if (letters.empty()) return {};
  return std::ranges::max_element(letters, {}, [](const auto& each) { return each.second; })->first;
}

bool stands_out(const LookOfLine& look, const LookOfLine& text) {
  return look.caps || look.bold != text.bold || look.size > text.size + 1 || look.heading > 0;
}

// What a heading never has: an address, a date, a number, an end of a sentence.
bool may_be_heading(const Entry& entry) {
  if (entry.item || !entry.spans.empty()) return false;
  const std::string_view text = entry.text;
  if (text.contains('@') || text.contains('\t') || text.ends_with('.') || text.ends_with(','))
    return false;
  if (std::ranges::any_of(text, text::is_digit)) return false;
  return text.size() >= 3 && text.size() <= 50 && count_words(text) <= 6;
}

// Without a colon, rule or number at its ends.
std::string printed_heading(std::string_view text) {
  std::string plain = stripped(text);
  while (plain.ends_with(':') || plain.ends_with('.')) plain.pop_back();
  // Icons that are letters of a font of their own.
  std::size_t begin = 0;
  while (begin < plain.size() && !text::is_alnum(plain[begin]) &&
         !(static_cast<unsigned char>(plain[begin]) >= 0xC3 &&
           static_cast<unsigned char>(plain[begin]) <= 0xC9))
    ++begin;
  if (begin < plain.size()) plain.erase(0, begin);
  return stripped(text::replace_all(plain, "\t", " "));
}

// What a heading of words that the vocabulary has not is likely about.
std::optional<SectionKind> inferred_kind(std::string_view heading) {
  static constexpr std::array<std::pair<std::string_view, SectionKind>, 15> endings{
      {{"volunteerexperience", SectionKind::other},
       {"experience", SectionKind::experience},
       {"experiences", SectionKind::experience},
       {"employment", SectionKind::experience},
       {"workhistory", SectionKind::experience},
       {"internships", SectionKind::experience},
       {"education", SectionKind::education},
       {"academics", SectionKind::education},
       {"certifications", SectionKind::credentials},
       {"licenses", SectionKind::credentials},
       {"credentials", SectionKind::credentials},
       {"skills", SectionKind::skills},
       {"competencies", SectionKind::skills},
       {"proficiencies", SectionKind::skills},
       {"expertise", SectionKind::skills}}};
  const std::string key = heading_key(heading);
  for (const auto& [ending, kind] : endings) {
    if (key.ends_with(ending)) return kind;
  }
  // "Work history & responsibilities"
  for (const std::string_view beginning :
       {"workexperience", "workhistory", "employmenthistory", "professionalexperience"}) {
    if (key.starts_with(beginning)) return SectionKind::experience;
  }
  return std::nullopt;
}

// A line that is an item of a list, or a value, where the same words would be a heading.
bool is_among_items(const std::vector<Entry>& entries, std::size_t at) {
  const bool before = at > 0 && entries[at - 1].item;
  const bool behind = at + 1 < entries.size() && entries[at + 1].item;
  return entries[at].item && (before || behind);
}

// "Work Experience - 4 Months", "EXPERIENCE: 2 years in all": how long it was, behind a heading.
std::optional<HeadingWords> heading_with_length(std::string_view text,
                                                const Vocabulary& vocabulary) {
  const std::size_t mark = text.find_first_of("-:(");
  if (mark == std::string_view::npos || mark < 4 || count_words(text) > 10) return std::nullopt;
  const std::string behind = text::fold(text.substr(mark));
  const bool length =
      std::ranges::any_of(behind, text::is_digit) && find_spans(text).empty() &&
      (behind.contains("year") || behind.contains("month") || behind.contains("yrs"));
  const auto words = length ? vocabulary.find_heading(text.substr(0, mark)) : std::nullopt;
  return words && words->kind == SectionKind::experience && !words->weak ? words : std::nullopt;
}

std::optional<HeadingWords> known_heading(const std::vector<Entry>& entries, std::size_t at,
                                          const Document& document, const LookOfLine& text,
                                          const Vocabulary& vocabulary) {
  const Entry& entry = entries[at];
  auto words = vocabulary.find_heading(entry.text);
  // "EXPERIENCE 2010 – 2020", "Work Experience (5 years)"
  if (!words && entry.span() != nullptr && count_words(entry.text) <= 6)
    words = vocabulary.find_heading(entry.without_span());
  if (!words) words = heading_with_length(entry.text, vocabulary);
  if (!words) return std::nullopt;
  if (is_among_items(entries, at)) return std::nullopt;
  const LookOfLine look = look_of(entry, document);
  const bool marked =
      stands_out(look, text) || entry.text.ends_with(':') || (entry.gap && !entry.item);
  if (!words->weak) return entry.item && !stands_out(look, text) ? std::nullopt : words;
  return marked && !entry.item && (stands_out(look, text) || entry.gap) ? words : std::nullopt;
}

// Looks that known headings have, and text and jobs have not.
std::vector<LookOfLine> looks_of_headings(const std::vector<Entry>& entries,
                                          const std::vector<std::optional<HeadingWords>>& known,
                                          const Document& document, const LookOfLine& text) {
  std::map<LookOfLine, std::size_t> headings, others;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const LookOfLine look = look_of(entries[i], document);
    ++(known[i] && !known[i]->weak ? headings : others)[look];
  }
  std::vector<LookOfLine> looks;
  for (const auto& [look, count] : headings) {
    const bool larger = look.size > text.size + 1;
    if (count < 2 || !(look.caps || look.small || larger || look.heading > 0)) continue;
    if (others[look] > 2 * count + 1) continue;  // jobs look so too
    looks.push_back(look);
  }
  return looks;
}

// A heading with what stands under it in the same line: "Skills: …".
struct InlineHeading {
  SectionKind kind = SectionKind::other;
  std::string words;
};

std::optional<InlineHeading> inline_heading(const Entry& entry, std::optional<SectionKind> open,
                                            const Vocabulary& vocabulary) {
  if (entry.item) return std::nullopt;
  const bool in_skills = open == SectionKind::skills;
  const std::size_t mark = entry.text.find_first_of(":\t");
  if (mark == std::string::npos || mark == 0 || mark > 45 || mark + 1 >= entry.text.size())
    return std::nullopt;
  const std::string words = entry.text.substr(0, mark);
  const auto heading = vocabulary.find_heading(words);
  if (!heading) return std::nullopt;
  const bool stands_apart = is_in_capitals(words) && (entry.text[mark] == '\t' || entry.gap);
  if (heading->weak && !stands_apart) return std::nullopt;
  // "Experience: 3 years (Dec 2014 - Dec 2017)" below a job is its time.
  if (open == SectionKind::experience && heading->kind == SectionKind::experience &&
      entry.span() != nullptr && entry.text[mark] == ':')
    return std::nullopt;
  // "Certification : Green Belt" among schools is one of them.
  if (open == SectionKind::education && heading->kind == SectionKind::credentials && !entry.gap &&
      entry.text[mark] == ':' && !words.ends_with('s') && !is_in_capitals(words))
    return std::nullopt;
  // In a list of skills such words are labels of lines.
  if (in_skills && !stands_apart && heading->kind != SectionKind::education &&
      heading->kind != SectionKind::experience)
    return std::nullopt;
  return InlineHeading{heading->kind, printed_heading(words)};
}

/// Cuts a passage at its headings, and where another column begins.
class SectionCutter {
 public:
  SectionCutter(std::vector<Entry>& entries, const Document& document, const Vocabulary& vocabulary)
      : entries_(entries),
        document_(document),
        vocabulary_(vocabulary),
        text_(look_of_text(entries, document)) {}

  std::vector<Section> cut() {
    if (lists_headings()) {
      for (Entry& entry : entries_) {
        if (entry.item && vocabulary_.find_heading(without_closing(entry.text))) entry.item = false;
      }
    }
    std::vector<std::optional<HeadingWords>> known(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i)
      known[i] = known_heading(entries_, i, document_, text_, vocabulary_);
    looks_ = looks_of_headings(entries_, known, document_, text_);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i > 0) change_column(i);
      if (i > 0 && !sections_.empty() && !known[i] && is_only_title(i))
        begin(i, SectionKind::contact, "", 0);
      if (i > 0 && is_footer(i) && !is_footer(i - 1)) begin(i, SectionKind::other, "", 0);
      const bool longer = known[i] && heading_of_two_lines(i);
      if (known[i] && !longer) {
        const std::string words =
            entries_[i].span() != nullptr ? entries_[i].without_span() : entries_[i].text;
        const bool with_length =
            !vocabulary_.find_heading(words) && heading_with_length(entries_[i].text, vocabulary_);
        begin(i, known[i]->kind,
              printed_heading(with_length ? words.substr(0, words.find_first_of("-:(")) : words),
              1);
      } else if (const auto both = heading_of_two_lines(i)) {
        begin(i, both->kind, printed_heading(entries_[i].text + " " + entries_[i + 1].text), 2);
        entries_[i + 1].heading = true;
        ++i;
      } else if (const auto part = inline_heading(entries_[i], open_kind(), vocabulary_)) {
        begin(i, part->kind, part->words, 0);
      } else if (const auto margin = heading_in_margin(i)) {
        begin(i, margin->kind, margin->words, 0);
        drop_margin(entries_[i]);
        drop_margin(entries_[i + 1]);
      } else if (looks_like_heading(i)) {
        begin(i, inferred_kind(entries_[i].text).value_or(SectionKind::other),
              printed_heading(entries_[i].text), 1);
      }
    }
    return std::move(sections_);
  }

 private:
  static std::string_view without_closing(std::string_view text) {
    return text.substr(0, text.find_last_not_of(" :-–") + 1);
  }

  // "• WORK EXPERIENCE", "➢ Education:-": files that set the mark of a list before each heading.
  [[nodiscard]] bool lists_headings() const {
    std::set<SectionKind> kinds;
    bool history = false;
    for (const Entry& entry : entries_) {
      const auto words = vocabulary_.find_heading(without_closing(entry.text));
      if (!words || words->weak) continue;
      const bool of_history =
          words->kind == SectionKind::experience || words->kind == SectionKind::education;
      if (!entry.item && of_history) return false;
      if (!entry.item) continue;
      kinds.insert(words->kind);
      history = history || of_history;
    }
    constexpr std::size_t least = 3;
    return history && kinds.size() >= least;
  }

  [[nodiscard]] std::optional<SectionKind> open_kind() const {
    return sections_.empty() ? std::nullopt : std::optional(sections_.back().kind);
  }

  [[nodiscard]] bool in(SectionKind kind) const {
    return !sections_.empty() && sections_.back().kind == kind;
  }

  // `lines` are of the heading alone.
  void begin(std::size_t at, SectionKind kind, std::string heading, std::size_t lines) {
    if (!sections_.empty()) sections_.back().last = at;
    sections_.push_back({kind, std::move(heading), entries_[at].line, at + lines, entries_.size()});
    if (lines > 0) entries_[at].heading = true;
  }

  // The one heading of the first level, which is the person's name, behind a column at the side.
  [[nodiscard]] bool is_only_title(std::size_t i) const {
    if (document_.lines[entries_[i].line].heading != 1) return false;
    return std::ranges::count_if(document_.lines, [](const Line& line) {
             return line.heading == 1 && !line.hidden;
           }) == 1;
  }

  // The foot of pages belongs to no section of the text.
  [[nodiscard]] bool is_footer(std::size_t i) const {
    return document_.lines[entries_[i].line].region == document::Region::footer;
  }

  // A new column begins without a section; on a new page it goes on with what was open in it.
  void change_column(std::size_t i) {
    const Entry& before = entries_[i - 1];
    const Entry& entry = entries_[i];
    if (before.page == entry.page && before.column == entry.column) return;
    if (!sections_.empty()) open_[before.column] = sections_.back().kind;
    if (sections_.empty() || entry.column == 0 || document_.columns < 2) return;
    if (before.page == entry.page) {
      if (before.column > 0) begin(i, SectionKind::other, "", 0);
      return;
    }
    const auto open = open_.find(entry.column);
    if (open != open_.end() && open->second != sections_.back().kind) begin(i, open->second, "", 0);
  }

  // "LICENSES AND" above "CERTIFICATIONS"
  [[nodiscard]] std::optional<HeadingWords> heading_of_two_lines(std::size_t i) const {
    if (i + 1 >= entries_.size() || entries_[i].item || entries_[i + 1].item || entries_[i + 1].gap)
      return std::nullopt;
    const LookOfLine look = look_of(entries_[i], document_);
    if (!stands_out(look, text_) || look != look_of(entries_[i + 1], document_))
      return std::nullopt;
    return vocabulary_.find_heading(entries_[i].text + " " + entries_[i + 1].text);
  }

  // "PROFESSIONAL<TAB>Sample Health" above "EXPERIENCE<TAB>Technician": of two lines in the margin.
  [[nodiscard]] std::optional<InlineHeading> heading_in_margin(std::size_t i) const {
    if (i + 1 >= entries_.size() || entries_[i + 1].gap) return std::nullopt;
    const std::string_view first = margin_of(entries_[i]), second = margin_of(entries_[i + 1]);
    if (first.empty() || second.empty()) return std::nullopt;
    const std::string words = std::string(first) + " " + std::string(second);
    const auto heading = vocabulary_.find_heading(words);
    if (!heading || heading->weak) return std::nullopt;
    return InlineHeading{heading->kind, printed_heading(words)};
  }

  // Words in capitals before a tab.
  static std::string_view margin_of(const Entry& entry) {
    constexpr std::size_t longest = 24;
    const std::size_t tab = entry.text.find('\t');
    if (entry.item || tab == std::string::npos || tab > longest) return {};
    const std::string_view words = std::string_view(entry.text).substr(0, tab);
    return is_in_capitals(words) ? words : std::string_view();
  }

  static void drop_margin(Entry& entry) {
    entry.text.erase(0, entry.text.find('\t') + 1);
    entry.spans = find_spans(entry.text);
  }

  // A title or an employer in the looks of a heading.
  [[nodiscard]] bool names_job(std::string_view text) const {
    std::string folded = text::fold(text);
    std::size_t blank = folded.rfind(' ');
    // "BMET III"
    for (; blank != std::string::npos && is_grade(folded.substr(blank + 1));
         blank = folded.rfind(' '))
      folded.erase(blank);
    const std::string last = folded.substr(blank + 1);
    return vocabulary_.title_heads.contains(last) || vocabulary_.employer_endings.contains(last) ||
           vocabulary_.employer_words.contains(last) || vocabulary_.school_words.contains(last);
  }

  [[nodiscard]] bool looks_like_heading(std::size_t i) const {
    const LookOfLine look = look_of(entries_[i], document_);
    const bool tells_kind = i > 0 && entries_[i].gap && inferred_kind(entries_[i].text) &&
                            count_words(entries_[i].text) <= 5 && stands_out(look, text_);
    const bool looks_so = tells_kind || std::ranges::find(looks_, look) != looks_.end();
    // The first line is a name, whatever it looks like.
    if (!looks_so || sections_.empty() || !may_be_heading(entries_[i]) || !entries_[i].gap)
      return false;
    if (tells_kind) return true;
    if (names_job(entries_[i].text)) return false;
    constexpr std::size_t lines_of_head = 4;
    for (std::size_t next = i + 1; next < std::min(i + lines_of_head, entries_.size()); ++next) {
      if (entries_[next].item || entries_[next].gap) break;
      const FoundSpan* span = entries_[next].span();
      if (span != nullptr && span->range && in(SectionKind::experience)) return false;
    }
    return true;
  }

  std::vector<Entry>& entries_;
  const Document& document_;
  const Vocabulary& vocabulary_;
  LookOfLine text_;
  std::vector<LookOfLine> looks_;
  std::vector<Section> sections_;
  std::map<int, SectionKind> open_;  // by column
};

}  // namespace

std::vector<Section> find_sections(std::vector<Entry>& entries, const Document& document,
                                   const Vocabulary& vocabulary) {
  return SectionCutter(entries, document, vocabulary).cut();
}

}  // namespace medtech::resume
