// SPDX-License-Identifier: GPL-3.0-or-later
// Duties, results and how they are told.
#include "core/base/text.hpp"
#include "core/lint/case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace medtech::lint {

namespace {

using resume::Job;

std::string title_of(const Job& job) {
  return text::printable_line(job.title ? *job.title : job.employer.value_or("this job"));
}

// The first word of a text, without what stands around it.
std::string_view first_word(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && !text::is_alpha(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && (text::is_alpha(text[end]) || text[end] == '-')) ++end;
  return text.substr(begin, end - begin);
}

bool names_one_of(const Case& one, std::size_t passage, const std::vector<std::string>& kinds,
                  std::size_t begin, std::size_t end) {
  return std::ranges::any_of(one.subject.shown, [&](const Shown& shown) {
    const bool outside = shown.end <= begin || shown.begin >= end;
    return shown.passage == passage && outside &&
           std::ranges::find(kinds, one.knowledge.terms.kind(shown.row)) != kinds.end();
  });
}

// Words besides the phrase that may name what the tables don't know.
std::size_t telling_words(const Case& one, const std::string& lowered, const PhraseAt& phrase) {
  const auto& generic = one.words.list("generic_words");
  std::size_t count = 0;
  std::string rest = lowered.substr(0, phrase.begin) + " " + lowered.substr(phrase.end);
  for (char& c : rest) c = text::is_alnum(c) ? c : ' ';
  for (const std::string_view word : text::split(rest, ' '))
    count += std::ranges::find(generic, word) == generic.end() ? 1 : 0;
  return count;
}

// Words of a duty without a name that may name something after all: no verbs of its kind, no
// general ones.
std::size_t between_words(const Case& one, const VagueDuties& vague, const std::string& lowered,
                          const PhraseAt& phrase) {
  const auto& generic = one.words.list("generic_words");
  std::size_t count = 0;
  std::string_view rest = std::string_view(lowered).substr(phrase.begin, phrase.end - phrase.begin);
  for (std::string_view word = first_word(rest); !word.empty(); word = first_word(rest)) {
    const bool known = std::ranges::find(generic, word) != generic.end() ||
                       std::ranges::find(vague.verbs, word) != vague.verbs.end() ||
                       std::ranges::find(vague.objects, word) != vague.objects.end();
    count += known ? 0 : 1;
    rest.remove_prefix(static_cast<std::size_t>(word.data() - rest.data()) + word.size());
  }
  return count;
}

// "Inspected and serviced all kinds of devices in the departments": a verb of duty and a thing
// without a name, from the bullet's beginning to the thing.
std::optional<PhraseAt> find_nameless(const std::string& lowered, const VagueDuties& vague) {
  constexpr std::size_t farthest = 8;  // words from the verb to the thing
  const auto is_in = [](const std::vector<std::string>& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
  };
  const std::string_view first = first_word(lowered);
  if (!is_in(vague.verbs, first)) return std::nullopt;
  const auto begin = static_cast<std::size_t>(first.data() - lowered.data());
  std::size_t at = begin;
  for (std::size_t words = 0; words < farthest && at < lowered.size(); ++words) {
    const std::string_view word = first_word(std::string_view(lowered).substr(at));
    if (word.empty()) return std::nullopt;
    at = static_cast<std::size_t>(word.data() - lowered.data()) + word.size();
    if (words > 0 && is_in(vague.objects, word)) return PhraseAt{begin, at};
  }
  return std::nullopt;
}

void vague_duty(const Case& one, Sink& sink) {
  constexpr std::size_t may_name_something = 2;
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (!passage.job) continue;
    for (const VagueDuties& vague : one.words.vague) {
      auto at = find_one_of(passage.lowered, vague.phrases);
      const bool nameless = !at;
      if (!at) at = find_nameless(passage.lowered, vague);
      if (!at || telling_words(one, passage.lowered, *at) >= may_name_something) continue;
      // Between verb and thing the name may stand.
      if (nameless && names_one_of(one, i, vague.kinds, passage.lowered.size(), 0)) continue;
      if (nameless && between_words(one, vague, passage.lowered, *at) > 0) continue;
      if (!nameless && names_one_of(one, i, vague.kinds, at->begin, at->end)) continue;
      sink.add(spot_of(one.subject, i, at->begin, at->end),
               {{"text", passage.entry.text.substr(at->begin, at->end - at->begin)},
                {"missing", vague.missing},
                {"example", vague.example}});
      break;
    }
  }
}

void no_outcome(const Case& one, Sink& sink) {
  constexpr std::size_t judged = 2;
  constexpr std::size_t fewest = 3;
  const resume::Resume& resume = one.subject.resume;
  for (std::size_t i = 0; i < std::min(judged, resume.jobs.size()); ++i) {
    const Job& job = resume.jobs[i];
    if (job.details.size() < fewest) continue;
    const bool any = std::ranges::any_of(resume.outcomes, [&](const resume::Outcome& outcome) {
      return std::ranges::find(job.details, outcome.line) != job.details.end();
    });
    if (any) continue;
    const auto example = one.words.outcomes.find(one.shows->track.value_or("other"));
    sink.add(spot_of_line(one.subject.document, job.line),
             {{"job", title_of(job)},
              {"example", example == one.words.outcomes.end() ? "" : example->second}});
  }
}

// A phrase that a bullet begins with.
std::optional<std::size_t> opening(const std::string& lowered,
                                   const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) {
    if (find_phrase(lowered, phrase) == 0) return phrase.size();
  }
  return std::nullopt;
}

void duty_opening(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (!passage.job) continue;
    if (const auto length = opening(passage.lowered, one.words.list("duty_openings")))
      sink.add(spot_of(one.subject, i, 0, *length),
               {{"text", passage.entry.text.substr(0, *length)},
                {"example", "Maintained …, Calibrated …, Validated …"}});
  }
}

void weak_opening(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (!passage.job) continue;
    if (const auto length = opening(passage.lowered, one.words.list("weak_openings")))
      sink.add(spot_of(one.subject, i, 0, *length),
               {{"text", passage.entry.text.substr(0, *length)}});
  }
}

// The past of a verb in the present tense, in its own case; absent for other words.
std::optional<std::string> past_of(const Case& one, std::string_view word) {
  std::string verb = text::lower(word);
  auto found = one.words.past.find(verb);
  if (found == one.words.past.end() && verb.ends_with('s')) {
    verb.pop_back();
    found = one.words.past.find(verb);
    if (found == one.words.past.end() && verb.ends_with('e'))
      found = one.words.past.find(verb.substr(0, verb.size() - 1));
  }
  if (found == one.words.past.end()) return std::nullopt;
  std::string past = found->second;
  if (word.front() >= 'A' && word.front() <= 'Z') past.front() = text::to_upper(past.front());
  return past;
}

// One such word may be a noun ("Service calls", "Lead technologist").
void tense(const Case& one, Sink& sink) {
  constexpr std::size_t fewest = 2;
  for (std::size_t job = 0; job < one.subject.resume.jobs.size(); ++job) {
    const resume::Span& span = one.subject.resume.jobs[job].span;
    if (span.present || !span.end || resume::last_day(*span.end) >= one.today) continue;
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const std::size_t i : one.subject.bullets[job]) {
      const std::string_view word = first_word(one.subject.passages[i].entry.text);
      if (word.empty()) continue;
      if (auto past = past_of(one, word)) found.emplace_back(i, *std::move(past));
    }
    if (found.size() < fewest) continue;
    for (const auto& [i, past] : found) {
      const std::string& text = one.subject.passages[i].entry.text;
      const std::string_view word = first_word(text);
      const auto begin = static_cast<std::size_t>(word.data() - text.data());
      sink.add(spot_of(one.subject, i, begin, begin + word.size()),
               {{"text", std::string(word)}, {"past", past}})
          .replacement = past;
    }
  }
}

void first_person(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (!passage.job) continue;
    const std::string& words = passage.entry.text;
    const std::size_t my = words.find(" my ");
    if (words.starts_with("I ") || words.starts_with("My ") || words.starts_with("I'")) {
      sink.add(
          spot_of(one.subject, i, 0, words.find(' ') == std::string::npos ? 1 : words.find(' ')),
          {{"text", text::elide(words, 40)}});
    } else if (my != std::string::npos) {
      sink.add(spot_of(one.subject, i, my + 1, my + 3), {{"text", text::elide(words, 40)}});
    }
  }
}

// The right spelling of a word, also of a plural whose singular is listed; "" where nothing is
// known to be wrong.
std::string spelled_right(const Words& words, const std::string& word) {
  const auto found = words.misspelled.find(word);
  if (found != words.misspelled.end()) return found->second;
  if (!word.ends_with('s')) return {};
  const auto singular = words.misspelled.find(word.substr(0, word.size() - 1));
  return singular == words.misspelled.end() ? std::string() : singular->second + "s";
}

void misspelled_term(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    for (std::size_t at = 0; at < passage.lowered.size();) {
      if (!text::is_alpha(passage.lowered[at])) {
        ++at;
        continue;
      }
      const std::size_t begin = at;
      while (at < passage.lowered.size() &&
             (text::is_alpha(passage.lowered[at]) || passage.lowered[at] == '-'))
        ++at;
      std::string right = spelled_right(one.words, passage.lowered.substr(begin, at - begin));
      if (right.empty()) continue;
      const char first = passage.entry.text[begin];
      if (first >= 'A' && first <= 'Z') right.front() = text::to_upper(right.front());
      sink.add(spot_of(one.subject, i, begin, at),
               {{"wrong", passage.entry.text.substr(begin, at - begin)}, {"right", right}})
          .replacement = right;
    }
  }
}

// A word as it is written, case and all.
std::optional<std::pair<std::size_t, std::size_t>> find_written(const Case& one,
                                                                std::string_view word) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    if (const auto at = find_phrase(one.subject.passages[i].entry.text, word))
      return std::pair(i, *at);
  }
  return std::nullopt;
}

bool says_anywhere(const Case& one, std::string_view lowered_phrase) {
  return std::ranges::any_of(one.subject.passages, [&](const Passage& passage) {
    return passage.lowered.find(lowered_phrase) != std::string::npos;
  });
}

void unexplained_abbreviation(const Case& one, Sink& sink) {
  for (const ShortForm& form : one.words.abbreviations) {
    const auto at = find_written(one, form.short_form);
    if (!at || says_anywhere(one, form.long_form)) continue;
    sink.add(spot_of(one.subject, at->first, at->second, at->second + form.short_form.size()),
             {{"short", form.short_form}, {"long", form.long_form}});
  }
}

void credential_only_spelled_out(const Case& one, Sink& sink) {
  for (const ShortForm& form : one.words.spelled_credentials) {
    const std::string lowered = text::lower(form.long_form);
    if (find_written(one, form.short_form)) continue;
    for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
      const auto at = find_phrase(one.subject.passages[i].lowered, lowered);
      if (!at) continue;
      sink.add(spot_of(one.subject, i, *at, *at + lowered.size()),
               {{"long", form.long_form}, {"short", form.short_form}})
          .replacement = form.long_form + " (" + form.short_form + ")";
      break;
    }
  }
}

bool is_of_service(const Case& one) {
  static constexpr auto services = std::to_array<std::string_view>(
      {"u.s. army", "us army", "army", "navy", "air force", "marine corps", "coast guard",
       "military", "national guard", "usaf", "usn"});
  return !one.subject.resume.military_codes.empty() ||
         std::ranges::any_of(one.subject.passages, [&](const Passage& passage) {
           return std::ranges::any_of(services, [&](std::string_view word) {
             return find_phrase(passage.lowered, word).has_value();
           });
         });
}

void military_jargon(const Case& one, Sink& sink) {
  if (!is_of_service(one)) return;
  for (const Jargon& jargon : one.words.military) {
    for (const std::string& term : jargon.terms) {
      const auto at = find_written(one, term);
      // Explained where its plain word stands in the same line.
      const std::string_view plain =
          std::string_view(jargon.plain).substr(0, jargon.plain.find(" ("));
      if (!at ||
          one.subject.passages[at->first].lowered.find(text::lower(plain)) != std::string::npos)
        continue;
      sink.add(spot_of(one.subject, at->first, at->second, at->second + term.size()),
               {{"term", term}, {"plain", jargon.plain}});
      break;
    }
  }
}

void long_bullet(const Case& one, Sink& sink) {
  constexpr std::size_t most = 45;
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    const std::size_t words = resume::count_words(passage.entry.text);
    if (passage.job && passage.entry.item && words > most)
      sink.add(spot_of(one.subject, i), {{"words", text::count(words, "word", "words")}});
  }
}

void long_paragraph(const Case& one, Sink& sink) {
  constexpr std::size_t most = 70;
  for (std::size_t job = 0; job < one.subject.resume.jobs.size(); ++job) {
    const std::vector<std::size_t>& bullets = one.subject.bullets[job];
    if (bullets.size() != 1 || one.subject.passages[bullets.front()].entry.item) continue;
    const std::size_t words = resume::count_words(one.subject.passages[bullets.front()].entry.text);
    if (words > most)
      sink.add(spot_of(one.subject, bullets.front()),
               {{"job", title_of(one.subject.resume.jobs[job])},
                {"words", text::count(words, "word", "words")}});
  }
}

void tell_phrases(const Case& one, Sink& sink, std::string_view list, bool in_skills_alone) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (in_skills_alone && passage.section != resume::SectionKind::skills) continue;
    if (const auto at = find_one_of(passage.lowered, one.words.list(list)))
      sink.add(spot_of(one.subject, i, at->begin, at->end),
               {{"text", passage.entry.text.substr(at->begin, at->end - at->begin)}});
  }
}

void cliche(const Case& one, Sink& sink) { tell_phrases(one, sink, "cliches", false); }
void references_line(const Case& one, Sink& sink) {
  tell_phrases(one, sink, "references", false);
  // "REFERENCES" and "Available upon request" in lines of their own.
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    const bool below = i > 0 && one.subject.passages[i - 1].lowered.starts_with("references");
    if (!below || resume::count_words(passage.lowered) > 5) continue;
    if (const auto at = find_one_of(passage.lowered, one.words.list("references_below")))
      sink.add(spot_of(one.subject, i, at->begin, at->end),
               {{"text", passage.entry.text.substr(at->begin, at->end - at->begin)}});
  }
}
void old_skill(const Case& one, Sink& sink) { tell_phrases(one, sink, "taken_for_granted", true); }

// The term that a line repeats most, and how often.
std::pair<std::string, std::size_t> most_repeated(const Case& one, std::size_t passage) {
  std::map<ontology::ConceptRow, std::size_t> counts;
  std::pair<std::string, std::size_t> most{"", 0};
  for (const Shown& shown : one.subject.shown) {
    if (shown.passage != passage) continue;
    const std::size_t count = ++counts[shown.row];
    if (count > most.second)
      most = {one.subject.passages[passage].entry.text.substr(shown.begin, shown.end - shown.begin),
              count};
  }
  return most;
}

void keyword_stuffing(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    if (!one.subject.passages[i].stuffed) continue;
    const auto [term, count] = most_repeated(one, i);
    const std::string times = count > 1 ? text::count(count, "time", "times") + " in one line"
                                        : "in a pile of words, or in lines that repeat";
    sink.add(spot_of(one.subject, i), {{"term", term}, {"times", times}});
  }
}

void repeated_bullet(const Case& one, Sink& sink) {
  constexpr std::size_t fewest = 5;
  std::map<std::string_view, std::size_t> seen;
  const ShownText shown = shown_text(one.subject.document);
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (!passage.job || resume::count_words(passage.lowered) < fewest) continue;
    const auto [first, is_new] = seen.try_emplace(passage.lowered, passage.entry.line);
    if (!is_new)
      sink.add(spot_of(one.subject, i),
               {{"line", fmt::format("{}", shown.numbers[first->second])}});
  }
}

void same_openings(const Case& one, Sink& sink) {
  constexpr std::size_t fewest = 4;
  for (std::size_t job = 0; job < one.subject.resume.jobs.size(); ++job) {
    std::map<std::string, std::size_t> counts;
    for (const std::size_t i : one.subject.bullets[job]) {
      const std::string word(first_word(one.subject.passages[i].lowered));
      if (word.empty() || ++counts[word] != fewest) continue;
      const std::string& words = one.subject.passages[i].entry.text;
      const std::string_view as_written = first_word(words);
      const auto begin = static_cast<std::size_t>(as_written.data() - words.data());
      sink.add(spot_of(one.subject, i, begin, begin + as_written.size()),
               {{"count", fmt::format("{}", fewest)},
                {"job", title_of(one.subject.resume.jobs[job])},
                {"word", std::string(as_written)}});
    }
  }
}

constexpr auto wording_table =
    std::to_array<Rule>({{"vague-duty", vague_duty},
                         {"no-outcome", no_outcome},
                         {"duty-opening", duty_opening},
                         {"weak-opening", weak_opening},
                         {"tense", tense},
                         {"first-person", first_person},
                         {"misspelled-term", misspelled_term},
                         {"unexplained-abbreviation", unexplained_abbreviation},
                         {"credential-only-spelled-out", credential_only_spelled_out},
                         {"military-jargon", military_jargon},
                         {"long-bullet", long_bullet},
                         {"long-paragraph", long_paragraph},
                         {"cliche", cliche},
                         {"references-line", references_line},
                         {"old-skill", old_skill},
                         {"keyword-stuffing", keyword_stuffing},
                         {"repeated-bullet", repeated_bullet},
                         {"same-openings", same_openings}});

}  // namespace

std::span<const Rule> wording_rules() { return wording_table; }

}  // namespace medtech::lint
