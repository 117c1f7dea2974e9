// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/report.hpp"

#include "core/base/digest.hpp"
#include "core/base/text.hpp"
#include "core/base/utf8.hpp"
#include "core/lint/private_data.hpp"
#include "core/resume/contact.hpp"

#include <algorithm>
#include <map>

namespace medtech::lint {

namespace {

constexpr std::string_view block = "█";

bool has_digit(std::string_view text) { return std::ranges::any_of(text, text::is_digit); }

}  // namespace

Redactor::Redactor(const Subject& subject) : works_(true) {
  const resume::Contact& contact = subject.resume.contact;
  const auto add = [&](std::string_view secret) {
    const std::string_view trimmed = text::trim(secret);
    if (trimmed.size() >= 2) secrets_.push_back({text::lower(trimmed), false});
  };
  if (contact.name) {
    add(*contact.name);
    for (std::string_view word : text::split(*contact.name, ' ')) {
      while (!word.empty() && !text::is_alpha(word.back()) && word.back() > 0)
        word.remove_suffix(1);
      // "Bo" and "An" are words, too, unless written as names are.
      constexpr std::size_t short_name = 3;
      if (word.size() >= 2) secrets_.push_back({text::lower(word), word.size() <= short_name});
      if (word.size() >= 2) names_.push_back(text::lower(word));
    }
  }
  for (const auto* list : {&contact.emails, &contact.phones, &contact.links}) {
    for (const std::string& each : *list) add(each);
  }
  if (contact.place) add(*contact.place);
  if (contact.zip) add(*contact.zip);
  // "patient Mary Jones": the names, each for itself.
  for (const Passage& passage : subject.passages) {
    if (!passage.patient) continue;
    const std::string_view named =
        std::string_view(passage.entry.text)
            .substr(passage.patient->begin, passage.patient->end - passage.patient->begin);
    const auto parts = text::split(named, ' ');
    for (std::size_t i = 1; i < parts.size(); ++i) add(parts[i]);
  }
  // Lines of contact data hold streets and more that is not read one by one.
  for (const Passage& passage : subject.passages) {
    const bool of_contact =
        passage.section == resume::SectionKind::contact && !passage.entry.heading;
    if (!of_contact ||
        !(has_digit(passage.entry.text) || passage.entry.text.find('@') != std::string::npos))
      continue;
    add(subject.document.lines[passage.entry.line].text);
    add(passage.entry.text);
  }
}

std::string Redactor::operator()(std::string_view text) const {
  if (!works_) return std::string(text);
  std::string out(text);
  // Addresses and numbers of others too, such as those of referees.
  std::vector<Secret> secrets = secrets_;
  for (const auto& list : {resume::find_emails(text), resume::find_phones(text)}) {
    for (const std::string& each : list) secrets.push_back({text::lower(each), false});
  }
  for (const PhraseAt& part : find_private(text))
    secrets.push_back({text::lower(text.substr(part.begin, part.end - part.begin)), false});
  std::ranges::sort(secrets, std::ranges::greater(),
                    [](const Secret& each) { return each.text.size(); });
  for (const auto& [secret, capital] : secrets) {
    std::string lowered = text::lower(out);
    const bool word = std::ranges::all_of(secret, text::is_alpha);
    for (std::size_t at = lowered.find(secret); at != std::string::npos;
         at = lowered.find(secret, at + 1)) {
      const std::size_t end = at + secret.size();
      const bool inside = word && ((at > 0 && text::is_alpha(lowered[at - 1])) ||
                                   (end < lowered.size() && text::is_alpha(lowered[end])));
      if (inside || (capital && !(out[at] >= 'A' && out[at] <= 'Z'))) continue;
      std::string blocks;
      for (std::size_t i = at; i < end; utf8::next(out, i)) blocks += block;
      out.replace(at, secret.size(), blocks);
      lowered = text::lower(out);
      at += blocks.size() - 1;
    }
  }
  return out;
}

std::string Redactor::path(std::string_view path) const {
  std::string out = (*this)(path);
  if (!works_) return out;
  for (const std::string& name : names_) {
    const bool is_short = name.size() <= 3;
    std::string lowered = text::lower(out);
    for (std::size_t at = lowered.find(name); at != std::string::npos;
         at = lowered.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
      // "BoLi-BMET.pdf", and not the "li" of "listing".
      const bool begins = at == 0 || !text::is_alpha(out[at - 1]) || !small(out[at]);
      const bool ends = end >= out.size() || !small(out[end]);
      if (is_short && !(begins && ends)) continue;
      std::string blocks;
      for (std::size_t i = at; i < end; utf8::next(out, i)) blocks += block;
      out.replace(at, name.size(), blocks);
      lowered = text::lower(out);
      at += blocks.size() - 1;
    }
  }
  return out;
}

std::vector<Finding> Outcome::findings() const {
  std::vector<Finding> all = of_resume;
  all.insert(all.end(), of_posting.begin(), of_posting.end());
  sort_findings(all);
  return all;
}

Shower::Shower(const Subject& subject, bool redact)
    : subject_(subject),
      redactor_(redact ? Redactor(subject) : Redactor()),
      shown_(shown_text(subject.document)) {}

ShownFinding Shower::operator()(const Finding& finding) const {
  ShownFinding shown{.finding = &finding,
                     .spot = {},
                     .in_file = {},
                     .message = redactor_(finding.message),
                     .suggestion = redactor_(finding.suggestion),
                     .line = ""};
  if (!finding.spot) return shown;
  shown.spot = shown_spot(subject_.document, shown_, *finding.spot);
  if (shown.spot->line == 0) {
    shown.spot.reset();
    return shown;
  }
  shown.in_file = file_spot(subject_.document, *finding.spot);
  shown.line = redactor_(shown_.lines[shown.spot->line - 1]);
  if (!redactor_.works()) return shown;
  // Cut out of the line that was blacked out as a whole: a part alone may not look like a secret.
  std::size_t at = 0;
  const auto skip = [&](std::size_t characters) {
    for (std::size_t i = 0; i < characters && at < shown.line.size(); ++i)
      utf8::next(shown.line, at);
    return at;
  };
  const std::size_t begin = skip(shown.spot->column - 1);
  const std::size_t end = skip(shown.spot->end - shown.spot->column);
  shown.spot->text = shown.line.substr(begin, end - begin);
  return shown;
}

std::string Shower::path() const { return redactor_.path(subject_.path); }

std::array<std::size_t, 3> count_severities(const std::vector<Finding>& findings) {
  std::array<std::size_t, 3> counts{};
  for (const Finding& finding : findings) ++counts.at(static_cast<std::size_t>(finding.severity));
  return counts;
}

bool fails(const Report& report) {
  return std::ranges::any_of(report.outcomes, [](const Outcome& outcome) {
    const auto grave = [&](const Finding& finding) {
      return outcome.fail_on && finding.severity >= *outcome.fail_on;
    };
    const bool too_low = outcome.min_score && outcome.score.total.value_or(-1) < *outcome.min_score;
    return too_low || std::ranges::any_of(outcome.of_resume, grave) ||
           std::ranges::any_of(outcome.of_posting, grave);
  });
}

std::string posting_title(const Posting& posting) {
  const std::string title = text::printable_line(posting.listing.title);
  if (title.empty()) return posting.name;
  return posting.listing.employer.empty()
             ? title
             : title + ", " + text::printable_line(posting.listing.employer);
}

std::vector<const Outcome*> best_versions(const Report& report) {
  std::vector<const Posting*> order;
  std::map<const Posting*, const Outcome*> best;
  for (const Outcome& outcome : report.outcomes) {
    if (!outcome.posting || !outcome.score.total) continue;
    const auto [known, is_new] = best.try_emplace(outcome.posting.get(), &outcome);
    if (is_new) order.push_back(outcome.posting.get());
    if (*outcome.score.total > *known->second->score.total) known->second = &outcome;
  }
  std::vector<const Outcome*> list;
  for (const Posting* posting : order) list.push_back(best[posting]);
  return list;
}

std::string fingerprint(const Outcome& outcome, const Finding& finding) {
  const std::string& path = outcome.subject->path;
  std::string all =
      path.substr(path.find_last_of('/') + 1) + "\n" + finding.rule + "\n" + finding.identity;
  if (outcome.posting) all += "\n" + outcome.posting->name;
  return hex(digest64(all));
}

}  // namespace medtech::lint
