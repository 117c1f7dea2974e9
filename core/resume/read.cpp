// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/read.hpp"

#include "core/base/text.hpp"
#include "core/resume/capabilities.hpp"
#include "core/resume/contact.hpp"
#include "core/resume/history.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

namespace {

bool has_kind(const Resume& resume, SectionKind kind) {
  return std::ranges::any_of(resume.sections,
                             [&](const Section& section) { return section.kind == kind; });
}

std::size_t count_phrases(const std::vector<Entry>& entries,
                          std::span<const std::string_view> phrases) {
  std::size_t count = 0;
  for (const Entry& entry : entries) {
    const std::string folded = text::fold(entry.text);
    for (const std::string_view phrase : phrases) count += folded.contains(phrase) ? 1 : 0;
  }
  return count;
}

// "How to write a résumé", "Resume guide": a title that tells what follows.
bool is_titled_guide(const std::vector<Entry>& entries) {
  constexpr auto kinds = std::to_array<std::string_view>(
      {"how to", "guide", "tips", "checklist", "worksheet", "writing a", "write a", "template",
       "sample", "example", "handout", "workshop", "dos and don'ts"});
  for (std::size_t i = 0; i < std::min<std::size_t>(entries.size(), 3); ++i) {
    const std::string folded = text::fold(entries[i].text);
    if (!folded.contains("resume") || count_words(folded) > 12) continue;
    if (std::ranges::any_of(kinds, [&](std::string_view kind) { return folded.contains(kind); }))
      return true;
  }
  return false;
}

// An employer speaks of what is sought and offered, and of how to apply.
bool is_posting(const std::vector<Entry>& entries) {
  constexpr auto of_employers = std::to_array<std::string_view>({"about the job",
                                                                 "about the role",
                                                                 "about the position",
                                                                 "we are seeking",
                                                                 "we're seeking",
                                                                 "we are looking for",
                                                                 "is seeking a",
                                                                 "to apply",
                                                                 "apply now",
                                                                 "equal opportunity",
                                                                 "eoe",
                                                                 "ideal candidate",
                                                                 "job summary",
                                                                 "position summary",
                                                                 "pay range",
                                                                 "salary range",
                                                                 "required qualifications",
                                                                 "preferred qualifications",
                                                                 "minimum qualifications",
                                                                 "what you'll do",
                                                                 "what we offer",
                                                                 "reports to",
                                                                 "sign-on bonus",
                                                                 "job type"});
  constexpr auto of_both =
      std::to_array<std::string_view>({"responsibilities", "qualifications", "requirements",
                                       "benefits", "required", "preferred", "schedule", "shift"});
  const auto seen = [&](const auto& words) {
    return std::ranges::count_if(words, [&](std::string_view word) {
      return count_phrases(entries, std::span(&word, 1)) > 0;
    });
  };
  constexpr std::ptrdiff_t least = 2, least_in_all = 4;
  const auto certain = seen(of_employers);
  return certain >= least && certain + seen(of_both) >= least_in_all;
}

bool begins_with_references(const Entry& entry) {
  const std::string folded = text::fold(stripped(entry.text));
  constexpr std::size_t longest_title = 8;  // words
  if (count_words(folded) > longest_title) return false;
  for (const std::string_view title :
       {"references", "reference list", "reference sheet", "list of references",
        "professional references", "personal references", "character references"}) {
    if (folded.starts_with(title)) return true;
  }
  return false;
}

// References, and nothing of a person's own beside them.
bool is_list_of_references(const Resume& resume, const std::vector<Entry>& entries) {
  constexpr std::size_t head_lines = 6;
  const auto last =
      entries.begin() + static_cast<std::ptrdiff_t>(std::min(entries.size(), head_lines));
  return resume.jobs.empty() && resume.education.empty() &&
         !has_kind(resume, SectionKind::experience) && !has_kind(resume, SectionKind::education) &&
         !has_kind(resume, SectionKind::skills) && !has_kind(resume, SectionKind::credentials) &&
         std::any_of(entries.begin(), last, begins_with_references);
}

// A letter has a salutation and a closing; a guide speaks to its reader of résumés.
std::optional<NoResume> why_no_resume(const Resume& resume, const std::vector<Entry>& entries) {
  if (entries.empty()) return NoResume::no_text;
  const bool history =
      has_kind(resume, SectionKind::experience) || has_kind(resume, SectionKind::education);
  constexpr auto salutations = std::to_array<std::string_view>({"dear ", "to whom it may concern"});
  constexpr auto short_salutations = std::to_array<std::string_view>(
      {"hello", "hi ", "good morning", "good afternoon", "good day", "greetings"});
  constexpr auto short_closings =
      std::to_array<std::string_view>({"best", "thanks", "many thanks", "cheers", "thank you",
                                       "warmly", "all the best", "with thanks", "regards"});
  constexpr auto closings = std::to_array<std::string_view>(
      {"sincerely", "best regards", "kind regards", "yours truly", "respectfully", "warm regards",
       "regards,", "thank you for your time", "i look forward"});
  bool greets = false, closes = count_phrases(entries, closings) > 0;
  for (const Entry& entry : entries) {
    const std::string folded = text::fold(entry.text);
    for (const std::string_view word : salutations) greets = greets || folded.starts_with(word);
    // "Hello Ms. Ortiz,", "Best," with nothing but a name behind
    constexpr std::size_t longest_salutation = 5, longest_closing = 6;  // words
    const std::size_t mark = folded.find_first_of(",:!");
    if (mark == std::string::npos) continue;
    const std::string before = folded.substr(0, mark);
    for (const std::string_view word : short_salutations)
      greets = greets || (count_words(before) <= longest_salutation && before.starts_with(word));
    closes = closes || (count_words(folded) <= longest_closing &&
                        std::ranges::find(short_closings, before) != short_closings.end());
  }
  if (greets && closes && !(history && resume.jobs.size() > 1)) return NoResume::letter;
  if (is_posting(entries) && resume.jobs.empty()) return NoResume::posting;
  if (is_list_of_references(resume, entries)) return NoResume::references;
  const bool person = !resume.contact.emails.empty() || !resume.contact.phones.empty();
  if (is_titled_guide(entries) && !(!resume.contact.emails.empty() && resume.jobs.size() > 1))
    return NoResume::guide;
  constexpr auto advice = std::to_array<std::string_view>(
      {"your resume",    "your résumé",    "your cv",         "a good resume",   "resume tips",
       "cover letter",   "resume writing", "hiring managers", "you should",      "job seekers",
       "make sure you",  "avoid using",    "employers look",  "recruiters",      "your experience",
       "your skills",    "you can",        "sample resume",   "resume template", "action verbs",
       "job description"});
  const std::size_t advising = count_phrases(entries, advice);
  if (advising >= 8 || (advising >= 4 && !(person && resume.jobs.size() > 1)))
    return NoResume::guide;
  if (resume.sections.empty() && resume.jobs.empty() && resume.education.empty() && !person)
    return NoResume::nothing_known;
  return std::nullopt;
}

// "Ana Bell – 2/3", "Ana Bell, Page 2" at the edge of a page names nobody's employer.
void clear_running_names(std::vector<Entry>& entries, const Contact& contact) {
  if (!contact.name) return;
  const std::string name = text::fold(*contact.name);
  for (Entry& entry : entries) {
    if (contact.name_line == entry.line) continue;
    const std::string folded = text::fold(entry.text);
    if (!folded.starts_with(name) || entry.text.size() > name.size() + 24) continue;
    std::string rest = folded.substr(name.size());
    for (const std::string_view word : {"page", "resume", "résumé", "cv", "of"})
      rest = text::replace_all(rest, word, " ");
    const bool mark = std::ranges::none_of(stripped(rest), text::is_alpha);
    if (!mark || entry.text.size() == name.size()) continue;
    entry.text.clear();
    entry.spans.clear();
  }
}

// From numbers of entries to those of the document's lines.
void number_by_lines(const std::vector<Entry>& entries, std::size_t lines,
                     std::vector<Section>& sections) {
  const auto line_of = [&](std::size_t entry) {
    return entry < entries.size() ? entries[entry].line : lines;
  };
  for (Section& section : sections) {
    section.first = line_of(section.first);
    section.last = line_of(section.last);
  }
}

}  // namespace

Resume read_resume(const document::Document& document, const Lore& lore, Date today) {
  std::vector<Entry> entries = passage_of(document, lore.vocabulary);
  Resume resume;
  resume.sections = find_sections(entries, document, lore.vocabulary);
  resume.contact = find_contact(entries, resume.sections, document, lore);
  clear_running_names(entries, resume.contact);
  resume.jobs = find_jobs(entries, resume.sections, lore);
  resume.education = find_education(entries, resume.sections, lore, today);
  find_credentials(entries, lore, today, resume);
  find_skills(entries, lore, resume);
  find_outcomes(entries, resume);
  reckon_time(resume, today);
  resume.no_resume = why_no_resume(resume, entries);
  // Whose names and addresses those are is not told.
  if (resume.no_resume == NoResume::references) resume.contact = {};
  number_by_lines(entries, document.lines.size(), resume.sections);
  return resume;
}

document::IsHeading heading_test(const Vocabulary& vocabulary) {
  return [&vocabulary](std::string_view text) { return vocabulary.find_heading(text).has_value(); };
}

}  // namespace medtech::resume
