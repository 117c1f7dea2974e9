// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs, dates and length.
#include "core/base/text.hpp"
#include "core/lint/case.hpp"
#include "core/ontology/role_titles.hpp"
#include "core/resume/impossible_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace medtech::lint {

namespace {

using resume::Job;
using resume::PartialDate;

constexpr int recent_years = 10;  // what lies behind is judged less

int year_of(Date date) { return static_cast<int>(std::chrono::year_month_day(date).year()); }

std::string name_of_job(const Job& job) {
  return text::printable_line(job.title ? *job.title : job.employer.value_or("this job"));
}

Spot spot_of_job(const Case& one, const Job& job) {
  return spot_of_line(one.subject.document, job.line);
}

// Whether a job's heading, or that of its section, has one of these words.
bool says(const Case& one, const Job& job, std::string_view list) {
  std::string words = text::lower(job.title.value_or("") + " " + job.employer.value_or("") + " ");
  for (const resume::Section& section : one.subject.resume.sections) {
    if (section.line < job.line && job.line < section.last)
      words += text::lower(section.heading) + " ";
  }
  for (std::size_t line = job.line;
       line < std::min(job.line + 3, one.subject.document.lines.size()); ++line) {
    if (line > job.line && std::ranges::find(job.details, line) != job.details.end()) break;
    words += text::lower(one.subject.document.lines[line].text) + " ";
  }
  return find_one_of(words, one.words.list(list)).has_value();
}

bool spans(const Job& outer, const Job& inner) {
  if (!outer.span.start || !inner.span.start) return false;
  const bool begins = resume::first_day(*outer.span.start) <= resume::first_day(*inner.span.start);
  if (outer.span.present) return begins;
  return begins && outer.span.end && inner.span.end && !inner.span.present &&
         resume::last_day(*inner.span.end) <= resume::last_day(*outer.span.end);
}

// Jobs that say to be by contract, of which others may be assignments.
std::vector<const Job*> agencies_in(const Case& one) {
  constexpr std::size_t most = 50;  // nobody has more; a file that has was made to cost time
  std::vector<const Job*> agencies;
  for (const Job& job : one.subject.resume.jobs) {
    if (agencies.size() < most && says(one, job, "by_contract")) agencies.push_back(&job);
  }
  return agencies;
}

// The job at an agency whose assignment this one is, since it goes on meanwhile. Null for jobs of
// their own.
const Job* agency_of(const std::vector<const Job*>& agencies, const Job& job) {
  const auto agency = std::ranges::find_if(agencies, [&](const Job* other) {
    return other != &job && spans(*other, job) && !spans(job, *other);
  });
  return agency == agencies.end() ? nullptr : *agency;
}

bool is_recent(const Case& one, const Job& job) {
  if (job.span.present) return true;
  return job.span.end && job.span.end->year >= year_of(one.today) - recent_years;
}

// Bullets have other numbers of this form.
void tell_impossible_dates(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (passage.job) continue;
    for (const resume::TextPart& part : resume::find_impossible_dates(passage.entry.text))
      sink.add(spot_of(one.subject, i, part.begin, part.end),
               {{"what", fmt::format("{} is no date", passage.entry.text.substr(
                                                          part.begin, part.end - part.begin))}});
  }
}

void date_inconsistent(const Case& one, Sink& sink) {
  tell_impossible_dates(one, sink);
  for (const Job& job : one.subject.resume.jobs) {
    const resume::Span& span = job.span;
    const Spot spot = spot_of_job(one, job);
    if (span.start && span.end && resume::first_day(*span.start) > resume::last_day(*span.end)) {
      sink.add(spot,
               {{"what", fmt::format("\"{}\" ends ({}) before it begins ({})", name_of_job(job),
                                     to_string(*span.end), to_string(*span.start))}});
    } else if (span.start && resume::first_day(*span.start) > one.today) {
      sink.add(spot, {{"what", fmt::format("\"{}\" begins in the future ({})", name_of_job(job),
                                           to_string(*span.start))}});
    } else if (span.end && !span.present && span.start &&
               resume::first_day(*span.end) > one.today) {
      sink.add(spot, {{"what", fmt::format("\"{}\" ends in the future ({}); write Present",
                                           name_of_job(job), to_string(*span.end))}});
    }
  }
  for (const resume::Credential& each : one.subject.resume.credentials) {
    const Spot spot = spot_of_line(one.subject.document, each.line);
    const std::string name = text::printable_line(each.text);
    const std::string line = text::lower(one.subject.document.lines[each.line].text);
    // The date of an exam lies ahead.
    const bool exam =
        line.find("exam") != std::string::npos || line.find("expected") != std::string::npos;
    if (each.earned && resume::first_day(*each.earned) > one.today && !exam) {
      sink.add(spot, {{"what", fmt::format("{} was earned in the future ({})", name,
                                           to_string(*each.earned))}});
    } else if (each.earned && each.expires &&
               resume::first_day(*each.earned) > resume::last_day(*each.expires)) {
      sink.add(spot, {{"what", fmt::format("{} runs out ({}) before it was earned ({})", name,
                                           to_string(*each.expires), to_string(*each.earned))}});
    }
  }
}

// A title of the field above bullets, which the reading of jobs passed over for want of dates.
bool is_undated_heading(const Case& one, std::size_t number) {
  constexpr std::size_t most_words = 14;
  const auto& passages = one.subject.passages;
  const resume::Entry& entry = passages[number].entry;
  if (passages[number].section != resume::SectionKind::experience || entry.heading || entry.item ||
      entry.span() != nullptr || resume::count_words(entry.text) > most_words)
    return false;
  const bool above_bullets = (number + 1 < passages.size() && passages[number + 1].entry.item) ||
                             (number + 2 < passages.size() && passages[number + 2].entry.item &&
                              passages[number + 1].entry.span() == nullptr);
  const bool of_job = std::ranges::any_of(one.subject.resume.jobs, [&](const Job& job) {
    return entry.line >= job.line && entry.line <= job.line + 2;
  });
  if (!above_bullets || of_job) return false;
  const std::string title = entry.text.substr(0, entry.text.find_first_of(",|\t("));
  return ontology::role_in_title(one.knowledge, title).has_value();
}

void undated_job(const Case& one, Sink& sink) {
  for (const Job& job : one.subject.resume.jobs) {
    if (job.span.start || job.span.end || job.span.present) continue;
    if (job.title || job.employer) sink.add(spot_of_job(one, job), {{"job", name_of_job(job)}});
  }
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    if (is_undated_heading(one, i))
      sink.add(spot_of(one.subject, i),
               {{"job", text::printable_line(one.subject.passages[i].entry.text)}});
  }
}

void dates_without_month(const Case& one, Sink& sink) {
  for (const Job& job : one.subject.resume.jobs) {
    if (!is_recent(one, job) || !job.span.start) continue;
    const bool bare = job.span.start->month == 0 || (job.span.end && job.span.end->month == 0);
    // Whole years that are long ago, or many, need no months.
    const int years =
        (job.span.end ? job.span.end->year : year_of(one.today)) - job.span.start->year;
    if (bare && years <= 3) sink.add(spot_of_job(one, job), {{"job", name_of_job(job)}});
  }
}

// How a date is written: "06/2021", "Jun 2021", "2021-06".
std::string form_of_date(std::string_view printed) {
  if (printed.find('/') != std::string_view::npos) return "06/2021";
  const bool letters = std::ranges::any_of(printed, text::is_alpha);
  if (letters) return "June 2021";
  const std::size_t dash = printed.find('-');
  return dash == 4 ? "2021-06" : "";
}

void mixed_date_forms(const Case& one, Sink& sink) {
  std::set<std::string> forms;
  std::optional<Spot> last;
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (passage.section != resume::SectionKind::experience || passage.job) continue;
    for (const resume::FoundSpan& span : passage.entry.spans) {
      if (!span.range || !span.span.start || span.span.start->month == 0) continue;
      std::string begin = passage.entry.text.substr(span.begin, span.end - span.begin);
      begin = begin.substr(0, begin.find(' ') == std::string::npos
                                  ? begin.size()
                                  : std::max<std::size_t>(begin.find(' '), 7));
      const std::string form = form_of_date(begin);
      if (!form.empty() && forms.insert(form).second && forms.size() > 1)
        last = spot_of(one.subject, i, span.begin, span.end);
    }
  }
  if (forms.size() < 2) return;
  const std::vector<std::string> list(forms.begin(), forms.end());
  sink.add(last, {{"forms", text::join(list, ", ")}});
}

void employment_gap(const Case& one, Sink& sink) {
  constexpr int worth_a_word = 6;
  constexpr int between_contracts = 9;
  const auto& jobs = one.subject.resume.jobs;
  std::string all;
  for (const Passage& passage : one.subject.passages) all += passage.lowered + "\n";
  if (find_one_of(all, one.words.list("gap_reasons"))) return;
  const std::vector<const Job*> agencies = agencies_in(one);
  for (const resume::Between& gap : one.subject.resume.gaps) {
    if (gap.first >= jobs.size() || gap.second >= jobs.size()) continue;
    const Job& before = jobs[gap.first];
    const Job& after = jobs[gap.second];
    const bool contract =
        std::ranges::any_of(std::to_array({&before, &after}), [&](const Job* job) {
          return std::ranges::find(agencies, job) != agencies.end() ||
                 agency_of(agencies, *job) != nullptr;
        });
    if (gap.months <= (contract ? between_contracts : worth_a_word) || !is_recent(one, before))
      continue;
    // Of years without months only a whole one between them is sure, and time at school is no gap.
    const bool bare = (before.span.end && before.span.end->month == 0) ||
                      (after.span.start && after.span.start->month == 0);
    const bool year_between =
        before.span.end && after.span.start && after.span.start->year - before.span.end->year >= 2;
    if (bare && !year_between) continue;
    const bool school =
        std::ranges::any_of(one.subject.resume.education, [&](const resume::Education& each) {
          return each.completed && before.span.end && after.span.start &&
                 each.completed->year >= before.span.end->year &&
                 each.completed->year <= after.span.start->year + 1;
        });
    if (school) continue;
    sink.add(spot_of_job(one, after),
             {{"months", text::count(static_cast<std::size_t>(gap.months), "month", "months")},
              {"before", name_of_job(before)},
              {"after", name_of_job(after)}});
  }
}

void jobs_overlap(const Case& one, Sink& sink) {
  constexpr int usual = 3;  // months in which one job is handed over
  const auto& jobs = one.subject.resume.jobs;
  const std::vector<const Job*> agencies = agencies_in(one);
  for (const resume::Between& both : one.subject.resume.overlaps) {
    if (both.first >= jobs.size() || both.second >= jobs.size() || both.months <= usual) continue;
    const Job& first = jobs[both.first];
    const Job& second = jobs[both.second];
    if (says(one, first, "beside") || says(one, second, "beside") || !is_recent(one, second))
      continue;
    // Assignments lie within the time at their agency.
    if (agency_of(agencies, first) != nullptr || agency_of(agencies, second) != nullptr) continue;
    // Promotions within one employer are often written so.
    if (first.employer && second.employer &&
        text::fold(*first.employer) == text::fold(*second.employer))
      continue;
    sink.add(spot_of_job(one, second),
             {{"first", name_of_job(first)},
              {"second", name_of_job(second)},
              {"months", text::count(static_cast<std::size_t>(both.months), "month", "months")}});
  }
}

void job_order(const Case& one, Sink& sink) {
  const Job* before = nullptr;
  for (const Job& job : one.subject.resume.jobs) {
    if (!job.span.start || says(one, job, "beside")) continue;
    const bool later = before != nullptr && *before->span.start < *job.span.start &&
                       !before->span.present &&
                       (job.span.present ||
                        (job.span.end && before->span.end && *before->span.end < *job.span.end));
    if (later) {
      sink.add(spot_of_job(one, job), {{"job", name_of_job(job)}});
      return;
    }
    before = &job;
  }
}

void incomplete_job(const Case& one, Sink& sink) {
  const std::vector<const Job*> agencies = agencies_in(one);
  for (const Job& job : one.subject.resume.jobs) {
    if (job.title.has_value() == job.employer.has_value()) continue;
    // Rotations of students have no title of their own, nor have assignments of an agency.
    const Job* agency = agency_of(agencies, job);
    if (!job.title && (says(one, job, "beside") || (agency != nullptr && agency->title))) continue;
    const Spot spot = spot_of_job(one, job);
    const std::string line = job.line < one.subject.document.lines.size()
                                 ? one.subject.document.lines[job.line].text
                                 : "";
    sink.add(spot, {{"what", job.title ? "employer" : "title"},
                    {"text", text::elide(text::printable_line(line), 50)}});
  }
}

void too_long(const Case& one, Sink& sink) {
  const double years = one.subject.resume.years_experience.value_or(0);
  // About 550 words fill a page.
  const std::size_t most = years < 10 ? 1200 : 1800;
  if (one.subject.words <= most) return;
  sink.add(std::nullopt, {{"words", text::count(one.subject.words, "word", "words")},
                          {"years", fmt::format("{:g} years", years)}});
}

void too_short(const Case& one, Sink& sink) {
  constexpr std::size_t fewest = 60;
  if (one.subject.words >= fewest || one.subject.resume.jobs.empty()) return;
  sink.add(std::nullopt, {{"words", text::count(one.subject.words, "word", "words")},
                          {"jobs", text::count(one.subject.resume.jobs.size(), "job", "jobs")}});
}

void job_without_duties(const Case& one, Sink& sink) {
  constexpr std::size_t judged = 2;
  const auto& jobs = one.subject.resume.jobs;
  const std::vector<const Job*> agencies = agencies_in(one);
  // Several titles at one employer may share what stands below the last.
  for (std::size_t i = 0; i < std::min(judged, jobs.size()); ++i) {
    const bool shares = i + 1 < jobs.size() && (jobs[i].employer == jobs[i + 1].employer ||
                                                agency_of(agencies, jobs[i + 1]) == &jobs[i]);
    if (!jobs[i].details.empty() || !is_recent(one, jobs[i]) || shares) continue;
    if (jobs[i].title || jobs[i].employer)
      sink.add(spot_of_job(one, jobs[i]), {{"job", name_of_job(jobs[i])}});
  }
}

void missing_section(const Case& one, Sink& sink) {
  using resume::SectionKind;
  const resume::Resume& resume = one.subject.resume;
  const auto has = [&](SectionKind kind) {
    return std::ranges::any_of(resume.sections, [&](const resume::Section& section) {
      return section.kind == kind && !section.heading.empty();
    });
  };
  const bool any = std::ranges::any_of(
      resume.sections, [](const resume::Section& section) { return !section.heading.empty(); });
  if (!any) return;  // told by another rule
  if (!has(SectionKind::experience) && resume.jobs.empty())
    sink.add(std::nullopt, {{"what", "experience"}, {"heading", "Work Experience"}});
  if (!has(SectionKind::education) && resume.education.empty())
    sink.add(std::nullopt, {{"what", "education"}, {"heading", "Education"}});
}

constexpr auto history_table = std::to_array<Rule>({{"date-inconsistent", date_inconsistent},
                                                    {"undated-job", undated_job},
                                                    {"dates-without-month", dates_without_month},
                                                    {"mixed-date-forms", mixed_date_forms},
                                                    {"employment-gap", employment_gap},
                                                    {"jobs-overlap", jobs_overlap},
                                                    {"job-order", job_order},
                                                    {"incomplete-job", incomplete_job},
                                                    {"too-long", too_long},
                                                    {"too-short", too_short},
                                                    {"job-without-duties", job_without_duties},
                                                    {"missing-section", missing_section}});

}  // namespace

std::span<const Rule> history_rules() { return history_table; }

}  // namespace medtech::lint
