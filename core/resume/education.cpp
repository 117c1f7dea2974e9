// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/resume/history.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace medtech::resume {

namespace {

/// A degree in a line.
struct DegreeAt {
  std::string level;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Short forms that stand for a degree only as a word of its own in capitals.
struct ShortDegree {
  std::string_view form;
  std::string_view level;
};
constexpr auto short_degrees = std::to_array<ShortDegree>(
    {{"AAS", "associate"},   {"A.A.S.", "associate"},  {"AS", "associate"},
     {"A.S.", "associate"},  {"AA", "associate"},      {"A.A.", "associate"},
     {"AAT", "associate"},   {"BS", "bachelor"},       {"B.S.", "bachelor"},
     {"BA", "bachelor"},     {"B.A.", "bachelor"},     {"BSc", "bachelor"},
     {"B.Sc", "bachelor"},   {"BSN", "bachelor"},      {"BSEE", "bachelor"},
     {"BSME", "bachelor"},   {"BBA", "bachelor"},      {"B.E.", "bachelor"},
     {"BE", "bachelor"},     {"B.Tech", "bachelor"},   {"BTech", "bachelor"},
     {"BSCS", "bachelor"},   {"BFA", "bachelor"},      {"BEng", "bachelor"},
     {"B.Eng", "bachelor"},  {"BSMT", "bachelor"},     {"BSMLS", "bachelor"},
     {"BCA", "bachelor"},    {"BAS", "bachelor"},      {"B.A.S.", "bachelor"},
     {"B.Com", "bachelor"},  {"BSBA", "bachelor"},     {"BASc", "bachelor"},
     {"SB", "bachelor"},     {"AB", "bachelor"},       {"A.B.", "bachelor"},
     {"MS", "master"},       {"M.S.", "master"},       {"MA", "master"},
     {"M.A.", "master"},     {"MBA", "master"},        {"MSc", "master"},
     {"M.Sc", "master"},     {"MPH", "master"},        {"MHA", "master"},
     {"M.Ed", "master"},     {"MEng", "master"},       {"M.Eng", "master"},
     {"M.Tech", "master"},   {"MTech", "master"},      {"MCA", "master"},
     {"MFA", "master"},      {"MSW", "master"},        {"M.E.", "master"},
     {"MSN", "master"},      {"MPA", "master"},        {"M.Ed.", "master"},
     {"M.B.A.", "master"},   {"PhD", "doctorate"},     {"Ph.D", "doctorate"},
     {"Ph.D.", "doctorate"}, {"MD", "doctorate"},      {"M.D.", "doctorate"},
     {"JD", "doctorate"},    {"J.D.", "doctorate"},    {"PharmD", "doctorate"},
     {"DNP", "doctorate"},   {"EdD", "doctorate"},     {"DCLS", "doctorate"},
     {"GED", "high-school"}, {"G.E.D.", "high-school"}});

// Words that begin a degree's long form.
constexpr auto long_degrees = std::to_array<ShortDegree>({{"associate of", "associate"},
                                                          {"associates of", "associate"},
                                                          {"associate's", "associate"},
                                                          {"associates in", "associate"},
                                                          {"associate in", "associate"},
                                                          {"associate degree", "associate"},
                                                          {"associates degree", "associate"},
                                                          {"associate applied", "associate"},
                                                          {"associate’s", "associate"},
                                                          {"bachelor", "bachelor"},
                                                          {"baccalaureate", "bachelor"},
                                                          {"b.s", "bachelor"},
                                                          {"master of", "master"},
                                                          {"master's", "master"},
                                                          {"masters", "master"},
                                                          {"master’s", "master"},
                                                          {"master degree", "master"},
                                                          {"master in", "master"},
                                                          {"doctor of", "doctorate"},
                                                          {"doctorate", "doctorate"},
                                                          {"doctoral", "doctorate"},
                                                          {"juris doctor", "doctorate"},
                                                          {"high school diploma", "high-school"},
                                                          {"high school", "high-school"},
                                                          {"general education", "high-school"},
                                                          {"secondary school", "high-school"},
                                                          {"certificate of", "certificate"},
                                                          {"certificate in", "certificate"},
                                                          {"certificate program", "certificate"},
                                                          {"diploma in", "certificate"},
                                                          {"diploma", "certificate"},
                                                          {"technical certificate", "certificate"},
                                                          {"vocational", "certificate"},
                                                          {"minor in", "minor"},
                                                          {"certificate", "certificate"}});

bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  const bool before = begin == 0 || (!text::is_alnum(text[begin - 1]) && text[begin - 1] != '.');
  const bool behind = end >= text.size() || !text::is_alnum(text[end]);
  return before && behind;
}

std::optional<DegreeAt> find_degree(std::string_view text) {
  std::optional<DegreeAt> best;
  const auto consider = [&](const ShortDegree& form, std::size_t at, std::size_t size) {
    if (!best || at < best->begin || (at == best->begin && at + size > best->end))
      best = DegreeAt{std::string(form.level), at, at + size};
  };
  for (const ShortDegree& form : short_degrees) {
    for (std::size_t at = text.find(form.form); at != std::string_view::npos;
         at = text.find(form.form, at + 1)) {
      if (!stands_alone(text, at, at + form.form.size())) continue;
      // "MA", "MD" and the like are states too: behind a comma with a town before it.
      const bool state =
          at > 2 && text[at - 1] == ' ' && text[at - 2] == ',' &&
          (form.form == "MA" || form.form == "MD" || form.form == "MS" || form.form == "AA");
      if (state) continue;
      consider(form, at, form.form.size());
      break;
    }
    // "MENG", "PHD" in a line of capitals.
    const bool mixed = form.form.size() >= 3 &&
                       std::ranges::any_of(form.form, [](char c) { return c >= 'a' && c <= 'z'; });
    if (!mixed || !is_in_capitals(text)) continue;
    const std::size_t at = text::find_ignoring_case(text, form.form);
    if (at != std::string_view::npos && stands_alone(text, at, at + form.form.size()))
      consider(form, at, form.form.size());
  }
  for (const ShortDegree& form : long_degrees) {
    const std::size_t at = text::find_ignoring_case(text, form.form);
    if (at == std::string_view::npos || (at > 0 && text::is_alnum(text[at - 1]))) continue;
    consider(form, at, form.form.size());
  }
  return best;
}

// Where the words of a degree end: at a date, a mark between things, or a school.
std::size_t degree_end(std::string_view text, std::size_t from) {
  std::size_t end = text.size();
  for (const std::string_view mark :
       {"\t", "|", " – ", " — ", " - ", "•", ";", "(", " from ", " at ", ". ", " · "}) {
    const std::size_t at = text.find(mark, from);
    if (at != std::string_view::npos) end = std::min(end, at);
  }
  return end;
}

bool is_school_word(std::string_view word, const Vocabulary& vocabulary) {
  std::string folded = text::fold(word);
  std::erase_if(folded, [](char c) { return !text::is_alnum(c); });
  return vocabulary.school_words.contains(folded);
}

bool names_school(std::string_view part, const Vocabulary& vocabulary) {
  const std::string folded = text::fold(part);
  for (const std::string_view word : text::split(folded, ' ')) {
    if (is_school_word(word, vocabulary)) return true;
  }
  for (const std::string_view phrase :
       {"medical education and training campus", "ivy tech", "itt tech"}) {
    if (folded.contains(phrase)) return true;
  }
  return false;
}

// Cuts at commas and marks; "University of California, Davis" stays one.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  std::string part;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t mark = 0;
    for (const std::string_view each :
         {"\t", "|", " – ", " — ", " - ", "•", ";", ",", " · ", "–", "—", " from ", " at "}) {
      if (text.substr(at).starts_with(each)) {
        mark = each.size();
        break;
      }
    }
    if (mark == 0) {
      part += text[at++];
      continue;
    }
    parts.push_back(stripped(part));
    part.clear();
    at += mark;
  }
  parts.push_back(stripped(part));
  std::erase(parts, std::string());
  return parts;
}

bool is_part_of_school(std::string_view school) {
  for (const std::string_view part :
       {"College of ", "School of ", "Faculty of ", "Department of ", "Institute of "}) {
    if (text::starts_with_ignoring_case(school, part)) return true;
  }
  return false;
}

class EducationReader {
 public:
  EducationReader(const std::vector<Entry>& entries, const Lore& lore, Date today)
      : entries_(entries), lore_(lore), today_(today) {}

  void read(std::size_t first, std::size_t last, std::vector<Education>& found) {
    current_ = {};
    open_ = false;
    for (std::size_t i = first; i < last; ++i) {
      if (!entries_[i].heading) line(entries_[i], found);
    }
    close(found);
  }

 private:
  void close(std::vector<Education>& found) {
    if (open_ && (current_.school || current_.level)) found.push_back(current_);
    current_ = {};
    open_ = false;
    lent_school_ = false;
  }

  void line(const Entry& entry, std::vector<Education>& found) {
    std::string text = entry.span() != nullptr ? entry.without_span() : entry.text;
    if (count_words(text) > 30) return;
    auto degree = find_degree(text);
    std::optional<std::string> school = school_in(text, degree);
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
    if (!degree && !school && !(entry.span() != nullptr && open_)) {
      // A field of study by itself below the school.
      return;
    }
    if (!open_) current_.line = entry.line;
    open_ = true;
    if (degree && !minor) take_degree(text, *degree);
    if (school) {
      school_first_ = !current_.level || (degree && text.find(*school) < degree->begin);
      current_.school = school;
      lent_school_ = false;
    }
    if (degree || school || !current_.completed) take_date(entry);
  }

  void take_degree(std::string_view text, const DegreeAt& degree) {
    std::size_t end = degree_end(text, degree.end);
    // Up to the school or place behind a comma.
    for (std::size_t comma = text.find(',', degree.end);
         comma != std::string_view::npos && comma < end; comma = text.find(',', comma + 1)) {
      const std::string_view behind = text::trim(text.substr(comma + 1, end - comma - 1));
      const std::string_view next = behind.substr(0, behind.find(','));
      if (names_school(next, lore_.vocabulary) || lore_.places.find_state(next) || next.empty()) {
        end = comma;
        break;
      }
    }
    current_.level = degree.level;
    std::string words = stripped(text.substr(degree.begin, end - degree.begin));
    current_.field = field_of(words);
    current_.degree = std::move(words);
  }

  static std::optional<std::string> field_of(std::string_view degree) {
    for (const std::string_view mark : {" in ", ", ", ": ", " - ", " – "}) {
      const std::size_t at = degree.find(mark);
      if (at == std::string_view::npos) continue;
      std::string field = stripped(degree.substr(at + mark.size()));
      if (!field.empty()) return field;
    }
    const std::string folded = text::fold(degree);
    for (const std::string_view form :
         {"bachelor of science ", "bachelor of arts ", "associate of applied science ",
          "associate of science ", "master of science ", "bs ", "b.s. ", "ba ", "aas ", "ms ",
          "m.s. ", "b.s ", "bachelors ", "bachelor's ", "associates ", "bachelor of ", "master of ",
          "doctor of "}) {
      if (!folded.starts_with(form) || folded.size() != degree.size()) continue;
      std::string field = stripped(degree.substr(form.size()));
      if (!field.empty() && !text::starts_with_ignoring_case(field, "degree")) return field;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> school_in(const std::string& text,
                                                     const std::optional<DegreeAt>& degree) const {
    const std::vector<std::string> parts = parts_of(text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!names_school(parts[i], lore_.vocabulary)) continue;
      const auto inner = find_degree(parts[i]);
      // "High School Diploma" and "School of Nursing certificate" name a degree and no school.
      if (inner && inner->level == "high-school" &&
          text::find_ignoring_case(parts[i], "diploma") != std::string::npos)
        continue;
      std::string school = parts[i];
      if (inner && inner->level != "high-school" && degree) {
        const std::size_t in = school.find(" in ");
        if (in != std::string::npos && !names_school(school.substr(in), lore_.vocabulary)) continue;
      }
      // "University of California, Davis": the town is part of the name.
      const bool of = text::fold(school).starts_with("university of");
      if (of && i + 1 < parts.size() && count_words(parts[i + 1]) <= 2 &&
          !(i + 2 < parts.size() && lore_.places.find_state(parts[i + 2])) &&
          !lore_.places.find_state(parts[i + 1]) && lore_.places.find_dominant_city(parts[i + 1]))
        school += ", " + parts[i + 1];
      return school;
    }
    return std::nullopt;
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
  bool open_ = false;
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
          !names_school(text, lore.vocabulary))
        continue;
      reader.read(i, i + 1, found);
    }
  }
  return found;
}

}  // namespace medtech::resume
