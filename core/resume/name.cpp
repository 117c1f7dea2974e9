// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/name.hpp"

#include "core/base/text.hpp"
#include "core/resume/contact.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

namespace {

constexpr std::size_t lines_of_head = 12;

bool is_letter_byte(char c) { return text::is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; }

// The part of a line that may be a name: before a bar, a tab, brackets, degrees behind a comma.
std::string before_suffixes(std::string_view line, const Lore& lore) {
  std::string_view part = line.substr(0, line.find_first_of("|\t(/•;"));
  for (const std::string_view dash : {" – ", " — ", " - ", "•", "·"})
    part = part.substr(0, part.find(dash));
  for (const std::string_view label :
       {"name:", "name :", "resume of", "resume:", "resume for", "curriculum vitae of", "cv of",
        "résumé of", "candidate:", "resume -", "curriculum vitae", "resume"}) {
    if (text::starts_with_ignoring_case(part, label)) {
      part = text::trim(part.substr(label.size()));
      while (!part.empty() && (part[0] == ':' || part[0] == '-')) part = text::trim(part.substr(1));
    }
  }
  const std::size_t comma = part.find(',');
  if (comma == std::string_view::npos) return stripped(part);
  // "Example, Ana" is a name too; "Ana Example, MLS" is one before the comma.
  const std::string behind = stripped(part.substr(comma + 1));
  const std::string before = stripped(part.substr(0, comma));
  const std::string key = text::fold(behind.substr(0, behind.find_first_of(" ,")));
  if (count_words(before) == 1 && count_words(behind) <= 2 &&
      !lore.vocabulary.suffixes.contains(key) && !lore.places.find_state(behind) &&
      !lore.places.find_country(behind) && !lore.vocabulary.not_names.contains(text::fold(before)))
    return behind + " " + before;
  return before;
}

std::vector<std::string> name_words(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string_view word : text::split(text, ' ')) words.emplace_back(word);
  return words;
}

bool is_initial(std::string_view word) {
  return (word.size() == 1 || (word.size() == 2 && word[1] == '.')) && word[0] >= 'A' &&
         word[0] <= 'Z';
}

// Whether a word could be part of a name: a capital, then letters.
bool is_name_word(std::string_view word, const Lore& lore) {
  if (word.empty()) return false;
  if (is_initial(word)) return true;
  const std::string folded = text::fold(word);
  if (lore.vocabulary.particles.contains(folded)) return true;
  if (word.front() == '"' || word.front() == '\'' || word.starts_with("“"))
    return word.size() > 3;  // “Bob”
  const bool capital =
      (word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0xC3;
  if (!capital || folded.size() < 2) return false;
  if (!std::ranges::all_of(
          word, [](char c) { return is_letter_byte(c) || c == '\'' || c == '-' || c == '.'; }))
    return false;
  if (lore.vocabulary.not_names.contains(folded)) return false;
  return !lore.vocabulary.title_heads.contains(folded);
}

/// A line, or two, that could be the name.
struct Candidate {
  std::string name;
  std::size_t entry = 0;
  double score = 0;
};

class NameFinder {
 public:
  NameFinder(const std::vector<Entry>& entries, const std::vector<Section>& sections,
             const Lore& lore, const Contact& contact)
      : entries_(entries), sections_(sections), lore_(lore) {
    for (const Entry& entry : entries) {
      largest_ = std::max(largest_, entry.size);
      if (entry.size > 0) sizes_ += entry.size;
    }
    reachable_ = !contact.emails.empty() || !contact.phones.empty();
    for (const std::string& email : contact.emails) {
      const std::string local = text::lower(email.substr(0, email.find('@')));
      locals_.push_back(local);
    }
    for (const std::string& link : contact.links) {
      const std::size_t at = link.find("/in/");
      if (at != std::string::npos) locals_.push_back(text::lower(link.substr(at + 4)));
    }
  }

  std::optional<Candidate> best() {
    std::optional<Candidate> best;
    std::size_t end = std::min<std::size_t>(entries_.size(), 400);
    // Below that stand names of others.
    for (const Section& section : sections_) {
      if (heading_key(section.heading).contains("refere") && section.first > 3)
        end = std::min(end, section.first);
    }
    for (std::size_t i = 0; i < end; ++i) {
      for (const Candidate& each : candidates_at(i)) {
        if (each.score >= 3 && (!best || each.score > best->score)) best = each;
      }
    }
    return best;
  }

 private:
  std::vector<Candidate> candidates_at(std::size_t i) {
    std::vector<Candidate> found;
    const Entry& entry = entries_[i];
    if (entry.item || entry.heading) return found;
    const std::string text = before_suffixes(entry.text, lore_);
    if (auto candidate = judged(text, i)) found.push_back(*candidate);
    // "ANA" above "EXAMPLE", both large.
    if (i + 1 < entries_.size() && count_words(text) <= 2 && is_large(entry)) {
      const Entry& next = entries_[i + 1];
      const std::string second = before_suffixes(next.text, lore_);
      const bool same = std::abs(next.size - entry.size) < 1.5 && next.caps == entry.caps;
      if (same && count_words(second) <= 2 && !next.item) {
        if (auto candidate = judged(text + " " + second, i)) {
          candidate->score += 0.5;
          found.push_back(*candidate);
        }
      }
    }
    return found;
  }

  [[nodiscard]] bool is_large(const Entry& entry) const {
    const double usual = entries_.empty() ? 0 : sizes_ / static_cast<double>(entries_.size());
    return entry.size > 0 && (entry.size >= largest_ - 0.5 || entry.size > usual * 1.35);
  }

  [[nodiscard]] std::optional<Candidate> judged(const std::string& text, std::size_t i) const {
    const Entry& entry = entries_[i];
    std::vector<std::string> words = name_words(text);
    while (words.size() > 2 && lore_.vocabulary.suffixes.contains(text::fold(words.back()))) {
      const std::string last = text::fold(words.back());
      if (last == "jr" || last == "jr." || last == "sr" || last == "ii" || last == "iii" ||
          last == "iv")
        break;
      words.pop_back();
    }
    if (words.size() < 2 || words.size() > 5) return std::nullopt;
    std::size_t long_words = 0;
    for (const std::string& word : words) {
      if (!is_name_word(word, lore_) && !is_generation(word)) return std::nullopt;
      long_words += word.size() > 2 ? 1 : 0;
    }
    if (long_words == 0) return std::nullopt;
    Candidate candidate{text::join(words, " "), i, 0};
    if (lore_.vocabulary.find_heading(candidate.name)) return std::nullopt;
    const double borne_out = evidence(words);
    const bool given = lore_.vocabulary.given_names.contains(text::fold(words.front()));
    // In a document that tells no way to reach anybody, only a common name is one.
    if (borne_out == 0 && !given && !reachable_) return std::nullopt;
    if (borne_out == 0) {
      if (i >= lines_of_head && !is_large(entry)) return std::nullopt;
      if (employer_score(candidate.name, lore_) >= 1.5 || title_score(candidate.name, lore_) >= 2)
        return std::nullopt;
      if (is_place(candidate.name)) return std::nullopt;
      if (in_section(i) && (!is_large(entry) || entry.page > 1)) return std::nullopt;
    }
    if (!entry.spans.empty() && borne_out == 0) return std::nullopt;
    candidate.score = 1.5 + borne_out + (given ? 2 : 0);
    if (i == 0) candidate.score += 2.5;
    if (i > 0 && i < 4) candidate.score += 1.2;
    if (i < lines_of_head) candidate.score += 0.5;
    if (is_large(entry)) candidate.score += 2;
    if (entry.bold) candidate.score += 0.3;
    if (is_below_closing(i)) candidate.score += 1;
    candidate.score -= 0.01 * static_cast<double>(i);
    return candidate;
  }

  static bool is_generation(const std::string& word) {
    const std::string folded = text::fold(word);
    return folded == "jr" || folded == "jr." || folded == "sr" || folded == "sr." ||
           folded == "ii" || folded == "iii" || folded == "iv";
  }

  // How much of the name stands in an address: "aexample", "ana.example".
  [[nodiscard]] double evidence(const std::vector<std::string>& words) const {
    double best = 0;
    for (const std::string& local : locals_) {
      std::size_t whole = 0;
      bool last = false;
      for (std::size_t i = 0; i < words.size(); ++i) {
        std::string folded = text::fold(words[i]);
        std::erase_if(folded, [](char c) { return !text::is_alnum(c); });
        if (folded.size() < 3 || !local.contains(folded)) continue;
        ++whole;
        last = last || i + 1 == words.size();
      }
      if (whole >= 2) best = std::max(best, 4.0);
      if (whole == 1) {
        const char first = text::to_lower(words[0][0]);
        best = std::max(best, last && local.starts_with(first) ? 3.0 : 2.0);
      }
    }
    return best;
  }

  [[nodiscard]] bool is_place(const std::string& name) const {
    return lore_.places.find_dominant_city(name).has_value() ||
           lore_.places.find_state(name).has_value() || lore_.places.find_country(name).has_value();
  }

  [[nodiscard]] bool in_section(std::size_t i) const {
    return std::ranges::any_of(sections_, [&](const Section& section) {
      return i >= section.first && i < section.last && section.kind != SectionKind::contact;
    });
  }

  [[nodiscard]] bool is_below_closing(std::size_t i) const {
    return i > 0 && text::starts_with_ignoring_case(entries_[i - 1].text, "sincerely");
  }

  const std::vector<Entry>& entries_;
  const std::vector<Section>& sections_;
  const Lore& lore_;
  std::vector<std::string> locals_;
  double largest_ = 0;
  double sizes_ = 0;
  bool reachable_ = false;
};

}  // namespace

void find_name(const std::vector<Entry>& entries, const std::vector<Section>& sections,
               const Lore& lore, Contact& contact) {
  const auto best = NameFinder(entries, sections, lore, contact).best();
  if (!best) return;
  contact.name = best->name;
  contact.name_line = entries[best->entry].line;
}

}  // namespace medtech::resume
