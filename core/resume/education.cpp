// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/resume/degrees.hpp"
#include "core/resume/history.hpp"
#include "core/resume/schools.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

namespace medtech::resume {

namespace {

bool says_any(std::string_view folded, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return folded.contains(word); });
}

// Of a degree that was begun, and of which its line does not say that it was finished: before the
// degree, and anywhere.
constexpr auto words_before_unfinished = std::to_array<std::string_view>(
    {"toward", "credits", "credit hours", "coursework", "courses for", "pursuing", "enrolled"});
constexpr auto unfinished_words = std::to_array<std::string_view>(
    {"incomplete", "not completed", "did not graduate", "no degree", "unfinished",
     "left in good standing", "in progress", "not finished"});

bool is_unfinished(std::string_view text, const DegreeAt& degree) {
  // "Ph.D. student"
  const std::string behind = text::fold(text::trim(text.substr(degree.end)));
  if (behind.starts_with("student") || behind.starts_with("candidate")) return true;
  return says_any(text::fold(text.substr(0, degree.begin)), words_before_unfinished) ||
         says_any(text::fold(text), unfinished_words);
}

bool is_part_of_school(std::string_view school) {
  return std::ranges::any_of(
      std::to_array<std::string_view>(
          {"College of ", "School of ", "Faculty of ", "Department of ", "Institute of "}),
      [&](std::string_view part) { return text::starts_with_ignoring_case(school, part); });
}

// The field in a part: without "in" before it, and "major" and brackets behind it.
std::string field_in(std::string_view part) {
  std::string field = stripped(part.substr(0, part.find('(')));
  for (const std::string_view word :
       {"with a major in ", "major in ", "majoring in ", "major: ", "in ", "of ", ": "}) {
    if (text::starts_with_ignoring_case(field, word)) field = stripped(field.substr(word.size()));
  }
  for (const std::string_view word : {" double major", " major", " degree"}) {
    if (field.size() > word.size() && text::fold(field).ends_with(word))
      field = stripped(field.substr(0, field.size() - word.size()));
  }
  return field;
}

// "X; Y" where both name a degree: two entries that share a line.
std::vector<std::string> entries_in(const std::string& text) {
  std::vector<std::string> parts;
  for (const std::string_view part : text::split(text, ';')) {
    if (!find_degree(part)) return {};
    parts.emplace_back(part);
  }
  return parts.size() > 1 ? parts : std::vector<std::string>{};
}

class EducationReader {
 public:
  EducationReader(const std::vector<Entry>& entries, const Lore& lore, Date today)
      : entries_(entries), lore_(lore), today_(today) {}

  void read(std::size_t first, std::size_t last, std::vector<Education>& found) {
    current_ = {};
    open_ = false;
    early_ = nullptr;
    for (std::size_t i = first; i < last; ++i) {
      const Entry& entry = entries_[i];
      if (entry.heading) continue;
      next_ = i + 1 < last && !entries_[i + 1].heading ? &entries_[i + 1] : nullptr;
      const std::vector<std::string> several = entries_in(entry.text);
      if (several.empty()) line(entry, found);
      for (const std::string& text : several) {
        Entry part = entry;
        part.text = text;
        part.spans = find_spans(text);
        line(part, found);
      }
    }
    close(found);
  }

 private:
  void close(std::vector<Education>& found) {
    // What was begun is no degree, unless the day of its end is named.
    if (unfinished_ && !current_.expected) {
      current_.level.reset();
      current_.completed.reset();
    }
    if (open_ && (current_.school || current_.degree)) found.push_back(current_);
    current_ = {};
    open_ = lent_school_ = unfinished_ = false;
  }

  void line(const Entry& entry, std::vector<Education>& found) {
    const std::string text = entry.span() != nullptr ? entry.without_span() : entry.text;
    if (count_words(text) > 30 || is_head_of_schools(text)) return;
    // A date above what it belongs to.
    if (text.empty() && entry.span() != nullptr && (!open_ || current_.completed)) {
      early_ = &entry;
      return;
    }
    const Entry* early = std::exchange(early_, nullptr);
    auto degree = find_degree(text);
    std::optional<std::string> school = school_in(text, lore_);
    // The name of a high school is no second degree.
    if (degree && school && degree->level == "high-school" && current_.level && !current_.school)
      degree.reset();
    // A part of the university that was named before.
    if (school && !degree && current_.school && is_part_of_school(*school)) school.reset();
    const bool course = entry.item && !degree && !school;
    if (course && !(entry.span() != nullptr && text.empty())) return;
    const bool minor = degree && degree->level == "minor";
    const bool second_degree = degree && !minor && current_.level;
    const bool second_school = school && current_.school && !lent_school_;
    if (open_ && (second_degree || second_school)) {
      // Several degrees of one school, one below the other.
      const std::optional<std::string> same =
          second_degree && !school && school_first_ ? current_.school : std::nullopt;
      close(found);
      current_.school = same;
      lent_school_ = same.has_value();
    }
    // A field of study by itself below the school.
    if (!degree && !school && !(entry.span() != nullptr && open_)) return;
    if (!open_) current_.line = entry.line;
    open_ = true;
    if (degree && !minor) take_degree(text, *degree, school);
    if (school) {
      school_first_ = !current_.level || (degree && text.find(*school) < degree->begin);
      current_.school = school;
      lent_school_ = false;
    }
    if (degree || school || !current_.completed)
      take_date(entry.span() == nullptr && early != nullptr ? *early : entry);
  }

  void take_degree(std::string_view text, DegreeAt degree,
                   const std::optional<std::string>& named_school) {
    const std::vector<StudyPart> before =
        study_parts(text.substr(0, degree.end), 0, lore_.vocabulary);
    std::optional<std::string> field;
    std::size_t end = end_of_degree_name(text, degree);
    // "Phlebotomy Certificate"
    if (degree.level == "certificate" && !before.empty() && before.back().begin < degree.begin) {
      const std::string words =
          stripped(text.substr(before.back().begin, degree.begin - before.back().begin));
      if (!words.empty() && names_field(words, lore_.vocabulary)) {
        field = words;
        degree.begin = text.find(words, before.back().begin);
      }
    }
    current_.level = degree.level;
    const bool school_known = named_school || current_.school || next_names_school();
    const std::optional<std::string> assumed = take_field(text, end, school_known, field, end);
    if (assumed) current_.school = assumed;
    unfinished_ = is_unfinished(text, degree);
    const std::size_t begin = unfinished_ ? 0 : degree.begin;
    current_.degree = stripped(text.substr(begin, end - begin));
    current_.field = field;
  }

  // Reads what stands behind the degree's name: its field, up to `end`, and where none is known a
  // school whose name has no word of schools.
  std::optional<std::string> take_field(std::string_view text, std::size_t from, bool school_known,
                                        std::optional<std::string>& field, std::size_t& end) const {
    const std::vector<StudyPart> parts = study_parts(text, from, lore_.vocabulary);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string& part = parts[i].text;
      const bool before_state =
          i + 1 < parts.size() && lore_.places.find_state(parts[i + 1].text).has_value();
      // "Biology (online)" is a field all the same.
      if (is_aside(std::string_view(part).substr(0, std::max<std::size_t>(part.find('('), 1)))) {
        if (i == 0) break;
        continue;
      }
      if (names_school(part, lore_) || lore_.places.find_state(part) ||
          lore_.places.find_country(part))
        break;
      if (!field) {
        const bool bracket = part.starts_with('(') || text.substr(parts[i].begin).starts_with(" (");
        field = field_in(part);
        if (field->empty()) field.reset();
        const std::size_t open = text.find('(', parts[i].begin);
        end = !bracket && open < parts[i].end ? open : parts[i].end;
        continue;
      }
      if (!school_known && !before_state && may_be_school(part, lore_)) return part;
      if (before_state || !names_field(part, lore_.vocabulary)) break;
      // "Electronics, Digital Systems Technology"
      field = *field + ", " + part;
      end = parts[i].end;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool next_names_school() const {
    if (next_ == nullptr) return false;
    const std::string text = next_->span() != nullptr ? next_->without_span() : next_->text;
    return !find_degree(text) && school_in(text, lore_).has_value();
  }

  void take_date(const Entry& entry) {
    const FoundSpan* span = entry.span();
    if (span == nullptr) return;
    const std::string folded = text::fold(entry.text);
    const bool ahead = folded.contains("expected") || folded.contains("anticipated") ||
                       folded.contains("in progress") || folded.contains("candidate");
    if (span->span.end) {
      current_.completed = span->span.end;
      current_.expected = ahead || first_day(*span->span.end) > today_;
    }
  }

  const std::vector<Entry>& entries_;
  const Lore& lore_;
  Date today_;
  Education current_;
  const Entry* next_ = nullptr;   // the line behind
  const Entry* early_ = nullptr;  // a date that stands above what it belongs to
  bool open_ = false;
  bool unfinished_ = false;
  bool school_first_ = false;  // of this entry, the school stood before the degree
  bool lent_school_ = false;   // the school is that of the entry before
};

}  // namespace

std::vector<Education> find_education(const std::vector<Entry>& entries,
                                      const std::vector<Section>& sections, const Lore& lore,
                                      Date today) {
  std::vector<Education> found;
  EducationReader reader(entries, lore, today);
  bool under_heading = false;
  for (const Section& section : sections) {
    if (section.kind != SectionKind::education) continue;
    under_heading = true;
    reader.read(section.first, section.last, found);
  }
  if (!under_heading) {
    // Degrees that stand under no heading of their own: lines that name a degree and a school.
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string& text = entries[i].text;
      if (entries[i].heading || count_words(text) > 20 || !find_degree(text) ||
          !names_school(text, lore))
        continue;
      reader.read(i, i + 1, found);
    }
  }
  return found;
}

}  // namespace medtech::resume
