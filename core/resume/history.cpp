// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs: a line with a range of dates, and the lines around it that head what was done.
#include "core/resume/history.hpp"

#include "core/base/text.hpp"
#include "core/resume/head_words.hpp"
#include "core/resume/job_lines.hpp"
#include "core/resume/line_parts.hpp"
#include "core/resume/parts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace medtech::resume {

namespace {

constexpr std::size_t most_head_lines = 4;

/// Lines that head one job.
struct Head {
  std::size_t first = 0;   ///< entries
  std::size_t last = 0;    ///< one behind
  std::size_t anchor = 0;  ///< with the dates; == last where it has none
  bool dated = true;
};

class JobReader {
 public:
  JobReader(const std::vector<Entry>& entries, std::size_t first, std::size_t last,
            const Lore& lore)
      : entries_(entries),
        first_(first),
        last_(last),
        lore_(lore),
        lines_(entries, first, last, lore) {}

  std::vector<Job> read() {
    std::vector<Head> heads = dated_heads();
    if (heads.empty()) heads = undated_heads();
    std::vector<Job> jobs;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      const std::size_t end = i + 1 < heads.size() ? heads[i + 1].first : last_;
      add_job(heads[i], end, jobs);
    }
    settle_orders(jobs);
    drop_group_heads(jobs);
    find_missing_employers(jobs);
    std::erase_if(jobs, [&](const Job& job) {
      // "Company Name" alone tells of nothing.
      const bool blank = job.employer && !job.span.start && !job.span.end &&
                         lore_.vocabulary.blank_employers.contains(text::fold(*job.employer));
      return !job.title && (!job.employer || blank);
    });
    return jobs;
  }

 private:
  std::vector<Head> dated_heads() const {
    std::vector<std::size_t> anchors;
    for (std::size_t i = first_; i < last_; ++i) {
      if (lines_.is_anchor(i) || lines_.is_undated_anchor(i)) anchors.push_back(i);
    }
    std::vector<Head> heads;
    std::size_t floor = first_;
    for (std::size_t n = 0; n < anchors.size(); ++n) {
      const std::size_t ceiling = n + 1 < anchors.size() ? anchors[n + 1] : last_;
      Head head = head_around(anchors[n], floor, ceiling);
      floor = head.last;
      heads.push_back(head);
    }
    return heads;
  }

  // Which lines above and below the dates belong to the head.
  [[nodiscard]] Head head_around(std::size_t anchor, std::size_t floor, std::size_t ceiling) const {
    Head head{anchor, anchor + 1, anchor, true};
    if (lines_.is_of_head_above(anchor)) return {anchor - 1, anchor, anchor, true};
    if (is_labelled(entries_[anchor].text, lore_) &&
        (entries_[anchor].item || lines_.is_below_labelled_item(anchor, floor)))
      return head_of_labels(anchor, floor, ceiling);
    if (entries_[anchor].item) return head;
    while (head.first > floor && anchor - head.first < most_head_lines) {
      const std::size_t above = head.first - 1;
      if (!lines_.is_head_line(above) || (entries_[head.first].gap && is_complete(head))) break;
      if (is_duty_of_job_before(above, anchor, floor)) break;
      // A head of its own, whose dates could not be read.
      if (lines_.names_both(above) && !lines_.is_only_place(anchor) &&
          !lines_.has_blank_employer(anchor))
        break;
      if (!lines_.looks_like_head(above) && (is_complete(head) || !may_name(above, floor))) break;
      head.first = above;
    }
    constexpr std::size_t most_below = 5;
    while (head.last < ceiling && head.last - anchor <= most_below) {
      if (is_rest_of_head(head.last) && !(head.last + 1 == ceiling && ceiling < last_)) {
        ++head.last;
        continue;
      }
      // What stands further left than the jobs of one employer is the next employer.
      if (entries_[head.last].indent + 1 < entries_[anchor].indent) break;
      if (names_employer_below(head) || ends_with_firm(head)) {
        ++head.last;
        continue;
      }
      if (is_complete(head)) break;
      // Dates alone over items, the first of which is the job.
      if (head.last == anchor + 1 && head.first == anchor &&
          entries_[anchor].without_span().empty() && entries_[head.last].item &&
          entries_[head.last].text.size() < 80 &&
          lines_.has_title_piece(entries_[head.last].text) &&
          !entries_[head.last].text.ends_with('.')) {
        ++head.last;
        continue;
      }
      // What heads the next job is not taken from it.
      if (head.last + 1 >= ceiling && ceiling < last_ && is_next_head(head.last, ceiling)) break;
      if (!lines_.is_head_line(head.last)) break;
      // A new page may part dates alone from the job below them.
      if (entries_[head.last].gap && !(head.last == anchor + 1 && head.first == anchor &&
                                       entries_[anchor].without_span().empty() &&
                                       lines_.has_title_piece(entries_[head.last].text)))
        break;
      if (!lines_.looks_like_head(head.last) &&
          !(lines_.is_name_like(head.last) && ends_head(head.last + 1)) &&
          !is_block_below_dates(head))
        break;
      if (count_words(entries_[head.last].text) > 14) break;
      ++head.last;
    }
    return head;
  }

  // "• Sample Health", "• Position: Technician", "• Period: 2016 – 2018": items that are the
  // labelled parts of a head, the first of which may go without.
  [[nodiscard]] Head head_of_labels(std::size_t anchor, std::size_t floor,
                                    std::size_t ceiling) const {
    const auto is_part = [&](std::size_t i) {
      return (entries_[i].item || !entries_[anchor].item) && is_labelled(entries_[i].text, lore_) &&
             entries_[i].text.size() <= JobLines::longest_head_line;
    };
    Head head{anchor, anchor + 1, anchor, true};
    while (head.first > floor && is_part(head.first - 1)) --head.first;
    if (head.first > floor && !entries_[head.first].item == !entries_[anchor].item) {
      const std::string& above = entries_[head.first - 1].text;
      const bool name = entries_[head.first - 1].item
                            ? employer_score(above, lore_) >= 1.5 && count_words(above) <= 8
                            : lines_.is_head_line(head.first - 1);
      if (name) --head.first;
    }
    while (head.last < ceiling && is_part(head.last) && head.last - anchor < most_head_lines &&
           entries_[head.last].item == entries_[anchor].item)
      ++head.last;
    return head;
  }

  // Whether the line below a head may be the rest of it, soon behind the dates and without any.
  [[nodiscard]] bool may_go_on_below(const Head& head) const {
    const Entry& below = entries_[head.last];
    return head.last <= head.anchor + 2 && lines_.is_head_line(head.last) && !below.gap &&
           below.spans.empty();
  }

  // "Sample Health Services Ltd" below a title and a department: of names of employers the surest.
  [[nodiscard]] bool ends_with_firm(const Head& head) const {
    constexpr double firm = 4;
    const Entry& below = entries_[head.last];
    if (!may_go_on_below(head) || count_words(below.text) > 9) return false;
    const auto is_firm = [](const Piece& piece) { return !piece.place && piece.employer >= firm; };
    return std::ranges::any_of(pieces_of(below.text, lore_), is_firm) &&
           std::ranges::none_of(pieces_in(head), is_firm);
  }

  // What stands before a line is no part of its block.
  [[nodiscard]] bool begins_block(std::size_t line) const {
    return line == first_ || entries_[line].gap || entries_[line - 1].item ||
           entries_[line - 1].heading;
  }

  // A name that no word gives away begins a block, or stands below an employer that does.
  [[nodiscard]] bool may_name(std::size_t line, std::size_t floor) const {
    if (!lines_.is_name_like(line)) return false;
    if (begins_block(line)) return true;
    return line > floor && begins_block(line - 1) && lines_.is_head_line(line - 1) &&
           lines_.looks_like_head(line - 1);
  }

  // Text files set what was done in, below a head: such a line heads no further job.
  [[nodiscard]] bool is_duty_of_job_before(std::size_t line, std::size_t anchor,
                                           std::size_t floor) const {
    return floor > first_ && line >= floor && entries_[line].indent > entries_[anchor].indent + 1 &&
           entries_[floor - 1].indent <= entries_[anchor].indent;
  }

  // Dates alone in their line over a few short lines up to a list or a gap: all of them head it.
  [[nodiscard]] bool is_block_below_dates(const Head& head) const {
    if (head.first != head.anchor || !entries_[head.anchor].without_span().empty()) return false;
    constexpr std::size_t most = 4;
    std::size_t line = head.anchor + 1;
    while (line < last_ && lines_.is_head_line(line) && !entries_[line].gap &&
           lines_.is_name_like(line))
      ++line;
    return line > head.last && line - head.anchor <= most &&
           (line >= last_ || entries_[line].item || entries_[line].gap);
  }

  // What was done begins here, or nothing more comes but a place.
  [[nodiscard]] bool ends_head(std::size_t line) const {
    if (line < last_ && is_rest_of_head(line) && !entries_[line].item) ++line;
    return line >= last_ || entries_[line].item || entries_[line].gap ||
           count_words(entries_[line].text) > 9;
  }

  // "Manager, Biomedical Services", "Histology Tech - Mohs" above "Sample Hospital": what a comma
  // or a dash parted may be one title.
  [[nodiscard]] bool names_employer_below(const Head& head) const {
    const Entry& below = entries_[head.last];
    if (!may_go_on_below(head)) return false;
    std::vector<Piece> pieces = pieces_in(head);
    std::erase_if(pieces, [](const Piece& piece) { return piece.place; });
    if (pieces.size() < 2) return false;
    const bool parted = std::ranges::all_of(
        pieces, [&](const Piece& piece) { return piece.whole == pieces.front().whole; });
    const bool dashed = pieces.size() == 2 && pieces[0].order == pieces[1].order &&
                        pieces[0].title >= 3.5 && pieces[1].employer < 1.5 &&
                        (pieces[1].mark == " - " || pieces[1].mark == " – ");
    const std::vector<Piece> next = pieces_of(below.text, lore_);
    return (parted || dashed) && !next.empty() &&
           employer_score(next.front().text, lore_) >= (dashed ? 1.5 : 2) &&
           title_score(below.text, lore_) < 3;
  }

  // A place, hours, pay or a supervisor below the dates.
  [[nodiscard]] bool is_rest_of_head(std::size_t line) const {
    if (!lines_.is_head_line(line) || entries_[line].gap || entries_[line].text.size() > 80)
      return false;
    if (is_beside_the_point(entries_[line].text)) return true;
    const std::vector<Piece> pieces = pieces_of(entries_[line].text, lore_);
    return std::ranges::all_of(pieces, &Piece::place);
  }

  // The line before the next dates belongs to them where it begins a block.
  [[nodiscard]] bool is_next_head(std::size_t line, std::size_t ceiling) const {
    return entries_[line].gap || (line + 1 == ceiling && !entries_[ceiling].gap &&
                                  entries_[line].bold && !entries_[line - 1].bold);
  }

  [[nodiscard]] std::vector<Piece> pieces_in(const Head& head) const {
    std::vector<Piece> pieces;
    for (std::size_t i = head.first; i < head.last; ++i) {
      std::string text = head.dated ? entries_[i].without_span() : entries_[i].text;
      if (lines_.has_blank_employer(i)) text = without_work_behind(text);
      for (Piece& piece : pieces_in(text, entries_[i].meaning)) {
        if (is_beside_the_point(piece.text) && !piece.place) continue;
        piece.order = i - head.first;
        piece.bold = entries_[i].bold;
        pieces.push_back(std::move(piece));
      }
    }
    return pieces;
  }

  // What a file of fields calls a title or an employer is that, whatever marks are in it.
  [[nodiscard]] std::vector<Piece> pieces_in(const std::string& text,
                                             document::Meaning meaning) const {
    if (meaning == document::Meaning::none) return pieces_of(text, lore_);
    constexpr double certain = 9;
    const std::size_t tab = std::min(text.find('\t'), text.size());
    Piece said;
    said.text = said.whole = text.substr(0, tab);
    (meaning == document::Meaning::title ? said.title : said.employer) = certain;
    std::vector<Piece> pieces;
    if (tab < text.size()) pieces = pieces_of(text.substr(tab), lore_);
    pieces.insert(pieces.begin(), std::move(said));
    return pieces;
  }

  [[nodiscard]] bool is_complete(const Head& head) const {
    std::size_t named = 0;
    for (const Piece& piece : pieces_in(head)) named += piece.place ? 0 : 1;
    return named >= 2;
  }

  // Jobs without dates: short lines before items, with a title among them.
  std::vector<Head> undated_heads() const {
    std::vector<Head> heads;
    for (std::size_t i = first_; i < last_; ++i) {
      if (entries_[i].spans.empty() && JobLines::tells_work(entries_[i].text)) {
        heads.push_back({i, i + 1, i + 1, false});
        continue;
      }
      if (!lines_.is_head_line(i) || entries_[i].text.size() > 90) continue;
      std::size_t end = i + 1;
      while (end < last_ && end - i < 3 && lines_.is_head_line(end) && !entries_[end].gap) ++end;
      const bool begins =
          i == first_ || entries_[i].gap || entries_[i].bold || entries_[i - 1].item;
      if (!begins) continue;
      Head head{i, end, end, false};
      const std::vector<Piece> pieces = pieces_in(head);
      const bool title =
          std::ranges::any_of(pieces, [](const Piece& piece) { return piece.title >= 3; });
      const bool employer = std::ranges::any_of(
          pieces, [](const Piece& piece) { return piece.employer >= 1.5 || piece.place; });
      if (!title || !(employer || entries_[i].bold || entries_[i].gap)) continue;
      heads.push_back(head);
      i = end - 1;
    }
    return heads;
  }

  void add_job(const Head& head, std::size_t end, std::vector<Job>& jobs) {
    Job job;
    job.line = entries_[head.first].line;
    if (head.dated && entries_[head.anchor].span() != nullptr)
      job.span = entries_[head.anchor].span()->span;
    std::vector<Piece> pieces = pieces_in(head);
    for (const Piece& piece : pieces) {
      if (piece.place && !job.place) job.place = piece.text;
    }
    std::erase_if(pieces, [](const Piece& piece) { return piece.place; });
    assign(pieces, job);
    const bool titled =
        std::ranges::any_of(pieces, [](const Piece& piece) { return piece.title >= 2; });
    // One name alone is an employer's, where a title stands below it.
    if (!titled && (job.employer || pieces.size() == 1)) {
      if (auto title = lines_.title_below(head.last, end)) job.title = std::move(title);
    }
    for (std::size_t i = head.last; i < end; ++i) {
      if (!entries_[i].heading) job.details.push_back(entries_[i].line);
    }
    jobs.push_back(std::move(job));
  }

  void assign(const std::vector<Piece>& pieces, Job& job) {
    const Parts parts = parts_of(pieces, lore_);
    job.title = parts.title;
    job.employer = parts.employer;
    if (parts.undecided) undecided_[jobs_seen_] = pieces;
    if (parts.title_first) ++(*parts.title_first ? title_first_ : employer_first_);
    ++jobs_seen_;
  }

  // Where words tell nothing, the order of the other jobs does.
  void settle_orders(std::vector<Job>& jobs) const {
    for (const auto& [number, pieces] : undecided_) {
      const bool title_first = title_first_ >= employer_first_;
      Job& job = jobs[number];
      const std::string& first = pieces[0].text;
      const std::optional<std::string> second =
          pieces.size() > 1 ? std::optional(pieces[1].text) : std::nullopt;
      if (pieces.size() == 1) {
        job.employer = first;
      } else {
        job.title = title_first ? first : *second;
        job.employer = title_first ? *second : first;
      }
    }
  }

  // An employer with the time of all jobs there, above these jobs.
  static void drop_group_heads(std::vector<Job>& jobs) {
    for (std::size_t i = 0; i + 1 < jobs.size(); ++i) {
      Job& group = jobs[i];
      Job& next = jobs[i + 1];
      if (group.title || !group.employer || !group.details.empty() || next.employer || !next.title)
        continue;
      for (std::size_t j = i + 1; j < jobs.size() && !jobs[j].employer; ++j) {
        jobs[j].employer = group.employer;
        if (!jobs[j].place) jobs[j].place = group.place;
      }
      group.employer.reset();
    }
  }

  // A title without an employer is a further one at the employer before, unless a comma in its line
  // parts one from the other, as it did before.
  void find_missing_employers(std::vector<Job>& jobs) const {
    std::erase_if(jobs, [](const Job& job) { return !job.title && !job.employer; });
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      Job& job = jobs[i];
      if (!job.title || job.employer) continue;
      const bool inherits = i > 0 && jobs[i - 1].employer && !in_line_of_title(jobs[i - 1]);
      if (!inherits) part_at_bracket(job, lore_);
      if (!inherits && !job.employer) part_at_comma(job, lore_);
      if (!job.employer && i > 0 && jobs[i - 1].employer) {
        job.employer = jobs[i - 1].employer;
        if (!job.place) job.place = jobs[i - 1].place;
      }
    }
  }

  [[nodiscard]] bool in_line_of_title(const Job& job) const {
    if (!job.title) return false;
    return std::ranges::any_of(entries_, [&](const Entry& entry) {
      return entry.line >= job.line && entry.line < job.line + most_head_lines &&
             entry.text.contains(*job.title) && entry.text.contains(*job.employer);
    });
  }

  const std::vector<Entry>& entries_;
  std::size_t first_;
  std::size_t last_;
  const Lore& lore_;
  JobLines lines_;
  std::size_t jobs_seen_ = 0;
  std::size_t title_first_ = 0;
  std::size_t employer_first_ = 0;
  std::map<std::size_t, std::vector<Piece>> undecided_;  // by number of job
};

}  // namespace

namespace {

// "Key Achievements" below a job is no end of the history: further jobs may stand under it.
void add_jobs_below_achievements(const std::vector<Entry>& entries,
                                 const std::vector<Section>& sections, const Lore& lore,
                                 std::vector<Job>& jobs) {
  bool within = false;
  for (const Section& section : sections) {
    const std::string key = heading_key(section.heading);
    const bool of_projects = key.contains("project");
    const bool of_job = of_projects || key.contains("achievement") ||
                        key.contains("accomplishment") || key.contains("responsibilit") ||
                        key.contains("duties");
    if (section.kind == SectionKind::experience) {
      within = true;
    } else if (!of_job || section.kind != SectionKind::other) {
      within = false;
    } else if (within) {
      for (Job& job : JobReader(entries, section.first, section.last, lore).read()) {
        // A project has its dates too, but no employer's name that was taken out.
        const bool certain =
            !of_projects ||
            (job.employer && lore.vocabulary.blank_employers.contains(text::fold(*job.employer)));
        if (certain && job.title && job.employer && job.span.start) jobs.push_back(std::move(job));
      }
    }
  }
}

// Some files say everything twice.
void drop_repeated(std::vector<Job>& jobs) {
  const auto is_same = [](const Job& left, const Job& right) {
    return left.title == right.title && left.employer == right.employer &&
           left.span.start == right.span.start && left.span.end == right.span.end &&
           (left.span.start || left.span.end);
  };
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    jobs.erase(std::remove_if(jobs.begin() + static_cast<std::ptrdiff_t>(i) + 1, jobs.end(),
                              [&](const Job& job) { return is_same(jobs[i], job); }),
               jobs.end());
  }
}

}  // namespace

std::vector<Job> find_jobs(const std::vector<Entry>& entries, const std::vector<Section>& sections,
                           const Lore& lore) {
  std::vector<Job> jobs;
  bool under_heading = false;
  for (const Section& section : sections) {
    if (section.kind != SectionKind::experience) continue;
    under_heading = true;
    for (Job& job : JobReader(entries, section.first, section.last, lore).read())
      jobs.push_back(std::move(job));
  }
  if (under_heading) {
    add_jobs_below_achievements(entries, sections, lore, jobs);
    drop_repeated(jobs);
    return jobs;
  }
  // Without a heading: in the parts that are of no other kind.
  std::size_t first = 0;
  for (std::size_t n = 0; n <= sections.size(); ++n) {
    const std::size_t last =
        n < sections.size() ? (sections[n].first > 0 ? sections[n].first - 1 : 0) : entries.size();
    const bool open = n == 0 || sections[n - 1].kind == SectionKind::summary;
    if (open && last > first) {
      for (Job& job : JobReader(entries, first, last, lore).read()) {
        if (job.title && (job.span.start || job.span.end)) jobs.push_back(std::move(job));
      }
    }
    if (n < sections.size()) first = sections[n].first;
  }
  return jobs;
}

}  // namespace medtech::resume
