// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/subject.hpp"

#include "core/base/text.hpp"
#include "core/base/utf8.hpp"
#include "core/lint/claims.hpp"
#include "core/lint/copying.hpp"
#include "core/ontology/wider_terms.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace medtech::lint {

namespace {

using document::Document;
using document::Line;
using resume::SectionKind;

// Terms of which a résumé shows work.
bool is_of_work(std::string_view kind) {
  static constexpr auto kinds = std::to_array<std::string_view>(
      {"equipment", "product", "test-equipment", "software", "skill", "standard", "discipline",
       "specialty", "manufacturer"});
  return std::ranges::find(kinds, kind) != kinds.end();
}

// "patient Mary Jones": a given name and another name behind the word, as nobody writes of a role.
std::optional<Spot> named_patient(const resume::Entry& entry,
                                  const resume::Vocabulary& vocabulary) {
  constexpr std::string_view cue = "patient ";
  const auto is_capital = [](std::string_view word) {
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
  };
  const std::string& text = entry.text;
  for (std::size_t at = text.find(cue); at != std::string::npos; at = text.find(cue, at + 1)) {
    const auto words = text::split(std::string_view(text).substr(at + cue.size()), ' ');
    const bool begins = at == 0 || !text::is_alpha(text[at - 1]);
    if (!begins || words.size() < 2 || !is_capital(words[0]) || !is_capital(words[1])) continue;
    if (!vocabulary.given_names.contains(text::fold(words[0]))) continue;
    const auto end = static_cast<std::size_t>(words[1].data() - text.data()) + words[1].size();
    return Spot{entry.line, at, end};
  }
  return std::nullopt;
}

std::size_t count_of(std::string_view lowered, const std::vector<std::string>& phrases) {
  return static_cast<std::size_t>(std::ranges::count_if(phrases, [&](const std::string& phrase) {
    return find_phrase(lowered, phrase).has_value();
  }));
}

// E-mail addresses and links say nothing of the work: "ana.vent@example.com" is no ventilator.
// Every byte of them becomes a mark.
std::string without_addresses(std::string lowered) {
  constexpr std::string_view ends = " \t|,;<>()";
  for (std::size_t begin = 0; begin < lowered.size();) {
    const std::size_t end = std::min(lowered.find_first_of(ends, begin), lowered.size());
    const std::string_view word = std::string_view(lowered).substr(begin, end - begin);
    const std::size_t at = word.find('@');
    const bool mail = at != word.npos && at > 0 && word.find('.', at) != word.npos;
    const bool link = word.find("://") != word.npos || word.starts_with("www.") ||
                      word.find(".com/") != word.npos || word.find(".org/") != word.npos;
    if (mail || link)
      std::fill_n(lowered.begin() + static_cast<std::ptrdiff_t>(begin), word.size(), '@');
    begin = end + 1;
  }
  return lowered;
}

void fill_passages(Subject& subject, const resume::Vocabulary& vocabulary, const Words& words) {
  std::map<std::size_t, std::size_t> job_of_line;
  subject.bullets.resize(subject.resume.jobs.size());
  for (std::size_t job = 0; job < subject.resume.jobs.size(); ++job) {
    for (const std::size_t line : subject.resume.jobs[job].details) job_of_line.emplace(line, job);
  }
  for (const resume::Section& section : subject.resume.sections) {
    if (!section.heading.empty() && !vocabulary.find_heading(section.heading))
      subject.unknown_headings.insert(section.line);
  }
  for (resume::Entry& entry : resume::passage_of(subject.document, vocabulary)) {
    Passage passage;
    std::size_t heading = 0;
    passage.lowered = without_addresses(text::lower(entry.text));
    for (const resume::Section& section : subject.resume.sections) {
      if (section.heading.empty() || entry.line < section.line) continue;
      passage.section = section.kind;
      entry.heading = entry.line == section.line;
      if (entry.heading)
        heading =
            std::min(entry.text.find(section.heading), entry.text.size()) + section.heading.size();
    }
    if (const auto job = job_of_line.find(entry.line); job != job_of_line.end()) {
      passage.job = job->second;
      passage.service_words = count_of(passage.lowered, words.list("service_work"));
      passage.testing_words = count_of(passage.lowered, words.list("testing_work"));
      subject.bullets[job->second].push_back(subject.passages.size());
    }
    subject.words += resume::count_words(entry.text);
    passage.patient = named_patient(entry, vocabulary);
    passage.heading_end = std::min(heading, entry.text.size());
    passage.form = form_of(passage.lowered);
    passage.telling = telling_words_of(passage.lowered);
    passage.entry = std::move(entry);
    subject.passages.push_back(std::move(passage));
  }
}

// "Northgate Imaging Services LLC" shows no imaging service.
bool is_of_employer(const Subject& subject, const Passage& passage, std::size_t begin,
                    std::size_t end) {
  if (passage.job) return false;  // what was done there
  return std::ranges::any_of(subject.resume.jobs, [&](const resume::Job& job) {
    if (!job.employer || job.employer->empty()) return false;
    const std::size_t at = passage.entry.text.find(*job.employer);
    return at != std::string::npos && at <= begin && end <= at + job.employer->size();
  });
}

// All text at once, since short forms are borne out by what stands around them.
void fill_shown(Subject& subject, const ontology::Terms& terms, const Words& words) {
  std::string all;
  std::vector<std::size_t> begins;
  std::vector<std::vector<PhraseAt>> unclaimed;
  for (const Passage& passage : subject.passages) {
    begins.push_back(all.size());
    all += passage.entry.text + "\n";
    unclaimed.push_back(unclaimed_parts(passage.lowered, words));
  }
  for (const ontology::Mention& mention : terms.find_in(all)) {
    const auto behind = std::ranges::upper_bound(begins, static_cast<std::size_t>(mention.begin));
    const auto passage = static_cast<std::size_t>(behind - begins.begin()) - 1;
    const std::size_t begin = mention.begin - begins[passage];
    const std::size_t end = std::min<std::size_t>(mention.end - begins[passage],
                                                  subject.passages[passage].entry.text.size());
    const bool heads = begin < subject.passages[passage].heading_end;
    const bool of_address = end > begin && subject.passages[passage].lowered[begin] == '@';
    const bool claimed = !heads && !of_address &&
                         std::ranges::none_of(unclaimed[passage], [&](const PhraseAt& part) {
                           return part.begin <= begin && begin < part.end;
                         });
    if (claimed && !is_of_employer(subject, subject.passages[passage], begin, end))
      subject.shown.push_back({mention.row, passage, begin, end});
  }
}

bool is_in_work(const Passage& passage) {
  return passage.section == SectionKind::experience && !passage.entry.heading;
}

void add_evidence(const Subject& subject, std::size_t number, ontology::ConceptRow row,
                  Evidence& evidence) {
  const Shown& shown = subject.shown[number];
  const bool work = is_in_work(subject.passages[shown.passage]);
  if (evidence.count == 0 || (work && !evidence.in_work)) evidence.best = number;
  evidence.in_work = evidence.in_work || work;
  evidence.direct = evidence.direct || row == shown.row;
  ++evidence.count;
}

void fill_evidence(Subject& subject, const ontology::Terms& terms) {
  for (std::size_t number = 0; number < subject.shown.size(); ++number) {
    const Shown& shown = subject.shown[number];
    if (!is_of_work(terms.kind(shown.row)) || subject.passages[shown.passage].stuffed) continue;
    for (const ontology::ConceptRow row : ontology::shown_by(terms, shown.row))
      add_evidence(subject, number, row, subject.evidence[row]);
  }
}

// "CBET CBET CBET": one word as often as that with nothing between.
bool repeats_a_word(std::string_view lowered, std::size_t often) {
  std::string_view before;
  std::size_t count = 0;
  for (const std::string_view word : text::split(lowered, ' ')) {
    if (word.empty()) continue;
    const bool letters = word.size() > 1 && std::ranges::all_of(word, text::is_alpha);
    count = letters && word == before ? count + 1 : 1;
    if (count == often) return true;
    before = word;
  }
  return false;
}

// One term as an item of its own again and again, or terms that follow each other with nothing
// between them, over and over or in a heap. Lists of many things, and one word in many compounds
// ("hematology QC, chemistry QC, coagulation QC"), are what honest lines have.
bool is_piled(const Passage& passage, const std::vector<std::string_view>& names) {
  constexpr std::size_t too_often = 3;
  if (repeats_a_word(passage.lowered, too_often)) return true;
  constexpr std::size_t heap = 14;
  std::map<std::string_view, std::size_t> counts;
  const std::vector<std::string_view> items = list_items(passage.lowered);
  for (const std::string_view item : items) {
    if (++counts[item] >= too_often && std::ranges::find(names, item) != names.end()) return true;
  }
  counts.clear();
  std::size_t covered = 0;
  std::size_t most = 0;
  for (const std::string_view name : names) {
    most = std::max(most, ++counts[name]);
    covered += resume::count_words(name);
  }
  const std::size_t words = resume::count_words(passage.lowered);
  const bool bare = covered * 5 >= words * 4;
  const bool over_and_over = most >= too_often && counts.size() * 2 <= names.size();
  const bool heaped = counts.size() >= heap && items.size() * 4 <= counts.size();
  return bare && (over_and_over || heaped);
}

// Such a pile, or the same line three times below one heading or job.
void mark_stuffed(Subject& subject) {
  constexpr std::size_t too_often = 3;
  std::vector<std::vector<std::string_view>> names(subject.passages.size());
  for (const Shown& shown : subject.shown) {
    const std::string_view lowered = subject.passages[shown.passage].lowered;
    names[shown.passage].push_back(lowered.substr(shown.begin, shown.end - shown.begin));
  }
  std::map<std::tuple<std::string_view, SectionKind, std::optional<std::size_t>>, std::size_t> same;
  const auto place_of = [](const Passage& passage) {
    return std::tuple(std::string_view(passage.lowered), passage.section, passage.job);
  };
  for (const Passage& passage : subject.passages) ++same[place_of(passage)];
  for (std::size_t i = 0; i < subject.passages.size(); ++i) {
    Passage& passage = subject.passages[i];
    const bool again = !names[i].empty() && same[place_of(passage)] >= too_often;
    passage.stuffed = again || is_piled(passage, names[i]);
  }
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) utf8::next(text, at);
  return count;
}

std::string with_blanks(std::string_view text) { return text::replace_all(text, "\t", "    "); }

// Where each occurrence of the words begins.
std::vector<std::size_t> occurrences(std::string_view text, std::string_view words) {
  std::vector<std::size_t> begins;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + words.size()))
    begins.push_back(at);
  return begins;
}

}  // namespace

Subject prepare(std::string path, std::size_t bytes, Document document, resume::Resume resume,
                const resume::Lore& lore, const Words& words) {
  const ontology::Terms& terms = lore.terms;
  Subject subject;
  subject.path = std::move(path);
  subject.bytes = bytes;
  subject.document = std::move(document);
  subject.resume = std::move(resume);
  fill_passages(subject, lore.vocabulary, words);
  for (std::size_t job = 0; job < subject.resume.jobs.size(); ++job) {
    const std::string title = text::lower(subject.resume.jobs[job].title.value_or(""));
    if (find_one_of(title, words.list("other_trades"))) subject.other_trades.insert(job);
  }
  fill_shown(subject, terms, words);
  mark_stuffed(subject);
  fill_evidence(subject, terms);
  return subject;
}

Evidence gather(const Subject& subject, ontology::ConceptRow row,
                const std::set<std::size_t>& without, const ontology::Terms& terms) {
  Evidence evidence;
  for (std::size_t number = 0; number < subject.shown.size(); ++number) {
    const Shown& shown = subject.shown[number];
    if (subject.passages[shown.passage].stuffed || without.contains(shown.passage)) continue;
    const std::vector<ontology::ConceptRow> rows = ontology::shown_by(terms, shown.row);
    if (std::ranges::find(rows, row) != rows.end()) add_evidence(subject, number, row, evidence);
  }
  return evidence;
}

Spot spot_of_line(const Document& document, std::size_t line) {
  if (line >= document.lines.size()) return {};
  const std::string_view text = document.lines[line].text;
  const std::string_view trimmed = text::trim(text);
  const std::size_t begin =
      trimmed.empty() ? 0 : static_cast<std::size_t>(trimmed.data() - text.data());
  return {line, begin, begin + trimmed.size()};
}

Spot spot_of(const Subject& subject, std::size_t passage, std::size_t begin, std::size_t end) {
  const resume::Entry& entry = subject.passages[passage].entry;
  const std::string& first = subject.document.lines[entry.line].text;
  // The mark of a list is not part of the passage.
  const std::size_t mark =
      entry.text.empty()
          ? 0
          : first.find(entry.text.substr(0, std::min<std::size_t>(entry.text.size(), 12)));
  const std::size_t shift = mark == std::string::npos ? 0 : mark;
  if (begin + shift < first.size())
    return {entry.line, begin + shift, std::min(end + shift, first.size())};
  // In a line that it was wrapped into.
  const std::string_view words = std::string_view(entry.text).substr(begin, end - begin);
  if (const auto found = find_spot(subject.document, words, entry.line)) return *found;
  return spot_of_line(subject.document, entry.line);
}

Spot spot_of(const Subject& subject, std::size_t passage) {
  const resume::Entry& entry = subject.passages[passage].entry;
  return spot_of(subject, passage, 0, entry.text.size());
}

std::optional<Spot> find_spot(const Document& document, std::string_view words, std::size_t from) {
  if (words.empty()) return std::nullopt;
  for (std::size_t line = from; line < document.lines.size(); ++line) {
    const std::size_t at = document.lines[line].text.find(words);
    if (at != std::string::npos) return Spot{line, at, at + words.size()};
  }
  return std::nullopt;
}

ShownText shown_text(const Document& document) {
  ShownText shown;
  for (std::size_t i = 0; i < document.lines.size(); ++i) {
    const Line& line = document.lines[i];
    if (line.written > 0) {
      // Lines of plain text keep their numbers, so that those of a finding are the file's own.
      shown.lines.resize(std::max(shown.lines.size(), line.written - 1));
    } else if (i > 0 && line.page != document.lines[i - 1].page) {
      shown.lines.emplace_back();
    }
    shown.lines.push_back(with_blanks(line.text));
    shown.numbers.push_back(shown.lines.size());
  }
  return shown;
}

ShownSpot shown_spot(const Document& document, const ShownText& shown, const Spot& spot) {
  ShownSpot found;
  if (spot.line >= document.lines.size()) return found;
  const Line& line = document.lines[spot.line];
  const std::size_t begin = std::min(spot.begin, line.text.size());
  const std::size_t end = std::clamp(spot.end, begin, line.text.size());
  found.line = shown.numbers[spot.line];
  found.page = line.page;
  found.text = with_blanks(std::string_view(line.text).substr(begin, end - begin));
  found.column = characters(with_blanks(std::string_view(line.text).substr(0, begin))) + 1;
  found.end = found.column + characters(found.text);
  return found;
}

std::optional<FileSpot> file_spot(const Document& document, const Spot& spot) {
  if (spot.line >= document.lines.size()) return std::nullopt;
  const Line& line = document.lines[spot.line];
  if (line.written == 0) return std::nullopt;
  FileSpot found{.line = line.written};
  const std::size_t begin = std::min(spot.begin, line.text.size());
  const std::size_t end = std::clamp(spot.end, begin, line.text.size());
  const std::string_view words = std::string_view(line.text).substr(begin, end - begin);
  if (words.empty()) return found;
  const std::vector<std::size_t> shown = occurrences(line.text, words);
  const std::vector<std::size_t> there = occurrences(line.source, words);
  const auto which = std::ranges::find(shown, begin);
  // As many in the file as are shown: the same ones.
  if (which == shown.end() || shown.size() != there.size()) return found;
  const std::size_t at = there[static_cast<std::size_t>(which - shown.begin())];
  found.column = characters(std::string_view(line.source).substr(0, at)) + 1;
  found.end = *found.column + characters(words);
  return found;
}

}  // namespace medtech::lint
