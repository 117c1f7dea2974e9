// SPDX-License-Identifier: GPL-3.0-or-later
// How the person is reached, and what must not stand in a résumé.
#include "core/base/text.hpp"
#include "core/lint/case.hpp"
#include "core/lint/private_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace medtech::lint {

namespace {

std::optional<Spot> contact_spot(const Case& one) {
  const resume::Contact& contact = one.subject.resume.contact;
  const auto line = contact.line ? contact.line : contact.name_line;
  return line ? std::optional(spot_of_line(one.subject.document, *line)) : std::nullopt;
}

void no_contact(const Case& one, Sink& sink) {
  const resume::Contact& contact = one.subject.resume.contact;
  if (contact.emails.empty() && contact.phones.empty()) sink.add(std::nullopt);
}

void incomplete_contact(const Case& one, Sink& sink) {
  const resume::Contact& contact = one.subject.resume.contact;
  if (contact.emails.empty() == contact.phones.empty()) return;
  sink.add(contact_spot(one),
           {{"what", contact.emails.empty() ? "no e-mail address" : "no telephone number"}});
}

void no_name(const Case& one, Sink& sink) {
  if (!one.subject.resume.contact.name) sink.add(std::nullopt);
}

void no_place(const Case& one, Sink& sink) {
  const resume::Contact& contact = one.subject.resume.contact;
  if (!contact.place && !contact.zip) sink.add(contact_spot(one));
}

// The letters of a name without words that all employers have.
std::vector<std::string> words_of_employer(const std::string& employer) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text::lower(employer) + " ") {
    if (text::is_alnum(c)) {
      word += c;
      continue;
    }
    static constexpr auto usual = std::to_array<std::string_view>(
        {"hospital", "medical", "center", "health", "healthcare", "laboratory", "laboratories",
         "university", "services", "system", "systems", "clinic", "regional", "general",
         "community"});
    if (word.size() >= 5 && std::ranges::find(usual, word) == usual.end()) words.push_back(word);
    word.clear();
  }
  return words;
}

void work_email(const Case& one, Sink& sink) {
  for (const std::string& email : one.subject.resume.contact.emails) {
    const std::string domain =
        text::lower(email.substr(std::min(email.find('@') + 1, email.size())));
    if (domain.starts_with("example.")) continue;  // nobody's (RFC 2606)
    bool at_work = domain.ends_with(".mil") || domain.ends_with(".gov");
    for (const resume::Job& job : one.subject.resume.jobs) {
      if (!job.span.present || !job.employer) continue;
      for (const std::string& word : words_of_employer(*job.employer))
        at_work = at_work || domain.find(word) != std::string::npos;
    }
    if (at_work) sink.add(find_spot(one.subject.document, email), {{"email", email}});
  }
}

// "1200 Main Street", near the top.
void street_address(const Case& one, Sink& sink) {
  constexpr std::size_t top = 12;
  static constexpr auto endings =
      std::to_array<std::string_view>({"street", "avenue", "road", "drive", "lane", "boulevard",
                                       "court", "st", "ave", "rd", "dr", "ln", "blvd", "ct"});
  for (std::size_t i = 0; i < std::min(top, one.subject.passages.size()); ++i) {
    const Passage& passage = one.subject.passages[i];
    if (passage.section != resume::SectionKind::contact) break;
    const std::vector<std::string_view> words = text::split(passage.lowered, ' ');
    for (std::size_t word = 0; word + 2 < words.size() + 1; ++word) {
      const bool number = !words[word].empty() && words[word].size() <= 6 &&
                          std::ranges::all_of(words[word], text::is_digit);
      if (!number) continue;
      for (std::size_t next = word + 2; next < std::min(word + 5, words.size()); ++next) {
        std::string_view ending = words[next];
        while (!ending.empty() && !text::is_alnum(ending.back())) ending.remove_suffix(1);
        if (std::ranges::find(endings, ending) == endings.end()) continue;
        const auto begin = static_cast<std::size_t>(words[word].data() - passage.lowered.data());
        const auto end =
            static_cast<std::size_t>(ending.data() - passage.lowered.data()) + ending.size();
        sink.add(spot_of(one.subject, i, begin, end));
        return;
      }
    }
  }
}

// Where a cue of personal data stands; "#" at its end means that a number follows at once.
std::optional<std::size_t> find_cue(const std::string& lowered, std::string_view cue) {
  if (!cue.ends_with('#')) return find_phrase(lowered, cue);
  cue = text::trim(cue.substr(0, cue.size() - 1));
  const auto at = find_phrase(lowered, cue);
  if (!at) return std::nullopt;
  const std::string_view behind = text::trim(std::string_view(lowered).substr(*at + cue.size()));
  return !behind.empty() && text::is_digit(behind.front()) ? at : std::nullopt;
}

void personal_data(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    std::set<std::string_view> told;
    if (const auto number = find_social_security_number(passage.lowered)) {
      constexpr std::string_view what = "a Social Security number";
      sink.add(spot_of(one.subject, i, number->begin, number->end), {{"what", std::string(what)}})
          .severity = Severity::error;
      told.insert(what);
    }
    // Bullets speak of patients' and donors' data, not of one's own.
    if (passage.job) continue;
    for (const auto& [cue, what] : one.words.personal) {
      if (told.contains(what)) continue;
      const auto at = find_cue(passage.lowered, cue);
      if (!at) continue;
      // Each stands at a line's beginning or behind a mark, with its value behind it.
      const std::string_view before = text::trim(std::string_view(passage.lowered).substr(0, *at));
      const bool begins = before.empty() || before.ends_with('|') || before.ends_with(',') ||
                          before.ends_with(';') || before.ends_with("•");
      const bool valued = passage.lowered.find(':', *at) != std::string::npos ||
                          std::ranges::any_of(passage.lowered.substr(*at), text::is_digit);
      if (!begins || !valued) continue;
      sink.add(spot_of(one.subject, i, *at, *at + cue.size()), {{"what", what}});
      told.insert(what);
    }
  }
}

void tell_numbers(const Case& one, Sink& sink, std::span<const std::string_view> cues) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    for (const NumberAt& at : find_numbered(passage.lowered, cues))
      sink.add(spot_of(one.subject, i, at.begin, at.end),
               {{"text", passage.entry.text.substr(at.begin, at.end - at.begin)}});
  }
}

void tell_patients(const Case& one, Sink& sink) {
  for (std::size_t i = 0; i < one.subject.passages.size(); ++i) {
    const Passage& passage = one.subject.passages[i];
    // A date of birth among what was done at work is a patient's.
    auto at = passage.job ? find_date_of_birth(passage.lowered) : std::nullopt;
    if (!at && passage.patient) at = PhraseAt{passage.patient->begin, passage.patient->end};
    if (!at) continue;
    sink.add(spot_of(one.subject, i, at->begin, at->end),
             {{"text", passage.entry.text.substr(at->begin, at->end - at->begin)}});
  }
}

void patient_data(const Case& one, Sink& sink) {
  tell_numbers(one, sink, patient_cues());
  tell_patients(one, sink);
}

void serial_number(const Case& one, Sink& sink) {
  static constexpr auto cues = std::to_array<std::string_view>(
      {"s/n", "serial number", "serial no", "serial #", "sn:", "sn#", "asset tag", "asset number",
       "asset no", "asset #", "equipment control number", "control number", "ecn"});
  tell_numbers(one, sink, cues);
}

struct LinkFault {
  std::string why;
  std::string mend;
};

std::optional<LinkFault> fault_of(std::string_view link) {
  const std::string lowered = text::lower(link);
  const auto has = [&](std::string_view part) { return lowered.find(part) != std::string::npos; };
  if (lowered.starts_with("file:") || lowered.starts_with("c:\\"))
    return LinkFault{"leads to a file of your own machine",
                     "Publish the file, or delete the link."};
  if (has("localhost") || has("127.0.0.1") || has("://192.168."))
    return LinkFault{"leads to your own machine", "Delete it."};
  if (has("docs.google.com") && (has("/edit") || has("usp=sharing_edit")))
    return LinkFault{"opens a document for editing",
                     "Share it for reading: end the address in /view."};
  if (has("token=") || has("access_token") || has("password=") || has("sig=") || has("authkey="))
    return LinkFault{"holds a key or password", "Delete it and make a link without one."};
  if (lowered.ends_with("linkedin.com") || lowered.ends_with("linkedin.com/") ||
      lowered.ends_with("linkedin.com/in/") || lowered.ends_with("linkedin.com/in"))
    return LinkFault{"leads to LinkedIn, not to you",
                     "Write the address of your page: linkedin.com/in/your-name."};
  if (has("linkedin.com/feed") || has("linkedin.com/mynetwork"))
    return LinkFault{"shows everybody their own page",
                     "Write the address of your page: linkedin.com/in/your-name."};
  return std::nullopt;
}

void leaking_link(const Case& one, Sink& sink) {
  std::vector<std::string> told;
  for (std::size_t i = 0; i < one.subject.document.lines.size(); ++i) {
    const document::Line& line = one.subject.document.lines[i];
    std::vector<std::string> links = line.links;
    for (const std::string_view word : text::split(line.text, ' ')) {
      if (word.find("://") != std::string_view::npos ||
          text::find_ignoring_case(word, "linkedin.com") != std::string_view::npos)
        links.emplace_back(word);
    }
    for (const std::string& link : links) {
      const auto fault = fault_of(link);
      if (!fault || std::ranges::find(told, link) != told.end()) continue;
      told.push_back(link);
      const auto spot = find_spot(one.subject.document, link, i);
      sink.add(spot && spot->line == i ? spot : spot_of_line(one.subject.document, i),
               {{"link", text::elide(text::printable_line(link), 60)},
                {"why", fault->why},
                {"mend", fault->mend}});
    }
  }
}

constexpr auto contact_table = std::to_array<Rule>({{"no-contact", no_contact},
                                                    {"incomplete-contact", incomplete_contact},
                                                    {"no-name", no_name},
                                                    {"no-place", no_place},
                                                    {"work-email", work_email},
                                                    {"street-address", street_address},
                                                    {"personal-data", personal_data},
                                                    {"patient-data", patient_data},
                                                    {"serial-number", serial_number},
                                                    {"leaking-link", leaking_link}});

}  // namespace

std::span<const Rule> contact_rules() { return contact_table; }

}  // namespace medtech::lint
