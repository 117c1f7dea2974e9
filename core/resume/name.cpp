// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/name.hpp"

#include "core/base/text.hpp"
#include "core/resume/contact.hpp"
#include "core/resume/name_readings.hpp"

#include <algorithm>
#include <array>

namespace medtech::resume {

namespace {

constexpr std::size_t lines_of_head = 12;
constexpr std::size_t first_lines = 4;

// "G.MANJULA" has two words: an initial, and a name behind its dot.
std::vector<std::string> name_words(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  std::vector<std::string> words;
  for (std::string_view word : text::split(text, ' ')) {
    while (word.size() > 4 && is_capital(word[0]) && word[1] == '.' && is_capital(word[2])) {
      words.emplace_back(word.substr(0, 2));
      word.remove_prefix(2);
    }
    if (!word.empty()) words.emplace_back(word);
  }
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

// Whether a word could be part of a name whose whole stands in an address, whatever its case and
// whatever else it means: "sean", "Lane", "An".
bool has_letters_of_name(std::string_view word) {
  return text::fold(word).size() >= 2 && is_letter_byte(word.front()) &&
         std::ranges::all_of(
             word, [](char c) { return is_letter_byte(c) || c == '\'' || c == '-' || c == '.'; });
}

std::string letters_of(std::string_view word) {
  std::string folded = text::fold(word);
  std::erase_if(folded, [](char c) { return !text::is_alnum(c); });
  return folded;
}

/// A line, or two, that could be the name.
struct Candidate {
  std::string name;
  std::size_t entry = 0;
  double score = 0;
  double evidence = 0;  ///< how much of it stands in an address
};

/// Evidence: the last name behind the first letter of the first; two names and more.
constexpr double sure = 3;
constexpr double both_words = 4;

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
    const std::string served = without_rank(entry.text, lore_);
    const std::string text = readings_of(served, lore_).front().name;
    if (const auto candidate = before_title(text, i)) return {*candidate};
    std::string nickname;
    const std::string line = without_nickname(served, nickname);
    for (const NameReading& reading : readings_of(line, lore_)) {
      auto candidate = judged(reading.name, i);
      if (!candidate || (reading.needs_evidence && candidate->evidence < sure)) continue;
      if (!nickname.empty()) candidate->name.insert(candidate->name.find(' '), " " + nickname);
      found.push_back(*candidate);
    }
    // "ANA" above "EXAMPLE", both large.
    if (i + 1 < entries_.size() && count_words(text) <= 2 && is_large(entry)) {
      const Entry& next = entries_[i + 1];
      const std::string second = readings_of(next.text, lore_).front().name;
      const bool same = std::abs(next.size - entry.size) < 1.5 && next.caps == entry.caps;
      if (same && count_words(second) <= 2 && !next.item && !is_line_of_contact(next) &&
          !is_place(second)) {
        auto candidate = judged(text + " " + second, i);
        // What is a name by itself is made longer by what stands out as it does, or by an address
        // that has both.
        const bool whole = !found.empty() && (!is_larger_than_text(entry) ||
                                              entries_[i].gap != next.gap || next.heading);
        if (candidate && (!whole || candidate->evidence > found.front().evidence)) {
          candidate->score += 0.5;
          found.push_back(*candidate);
        }
      }
    }
    return found;
  }

  // An address or a number beside what could be a name's second half.
  static bool is_line_of_contact(const Entry& entry) {
    return entry.text.contains('@') || std::ranges::count_if(entry.text, text::is_digit) > 4;
  }

  [[nodiscard]] bool is_larger_than_text(const Entry& entry) const {
    const double usual = entries_.empty() ? 0 : sizes_ / static_cast<double>(entries_.size());
    return entry.size > usual * 1.1;
  }

  // "Ana Bell Biomedical Technician": with the name in the address, the rest is a title.
  [[nodiscard]] std::optional<Candidate> before_title(const std::string& text,
                                                      std::size_t i) const {
    const std::vector<std::string> words = name_words(text);
    for (std::size_t count = 2; count <= 3 && count < words.size(); ++count) {
      const auto middle = words.begin() + static_cast<std::ptrdiff_t>(count);
      const std::vector<std::string> first(words.begin(), middle), rest(middle, words.end());
      if (i >= first_lines || title_score(text::join(rest, " "), lore_) < 3.5) continue;
      const auto candidate = judged(text::join(first, " "), i);
      if (candidate && candidate->evidence >= sure) return candidate;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_large(const Entry& entry) const {
    const double usual = entries_.empty() ? 0 : sizes_ / static_cast<double>(entries_.size());
    return entry.size > 0 && (entry.size >= largest_ - 0.5 || entry.size > usual * 1.35);
  }

  [[nodiscard]] std::optional<Candidate> judged(const std::string& text, std::size_t i) const {
    const Entry& entry = entries_[i];
    std::vector<std::string> words = name_words(text);
    while (words.size() > 2 && lore_.vocabulary.suffixes.contains(text::fold(words.back())) &&
           !is_generation(words.back()))
      words.pop_back();
    if (words.size() == 1) return judged_alone(words.front(), i);
    if (words.empty() || words.size() > 5) return std::nullopt;
    if (std::ranges::none_of(words, [](const std::string& word) { return word.size() > 2; }) &&
        evidence(words) < sure)
      return std::nullopt;
    Candidate candidate{text::join(words, " "), i, 0, evidence(words)};
    if (lore_.vocabulary.find_heading(candidate.name)) return std::nullopt;
    const bool given = lore_.vocabulary.given_names.contains(text::fold(words.front()));
    const bool certain = is_borne_out(words, candidate.evidence, i) || is_common_name(words, i);
    if (!certain && !has_look_of_name(words, candidate, i)) return std::nullopt;
    candidate.score = 1.5 + candidate.evidence + (given ? 2 : 0);
    if (i == 0) candidate.score += 2.5;
    if (i > 0 && i < first_lines) candidate.score += 1.2;
    if (i < lines_of_head) candidate.score += 0.5;
    if (is_large(entry)) candidate.score += 2;
    if (entry.bold) candidate.score += 0.3;
    if (is_below_closing(i)) candidate.score += 1;
    candidate.score -= 0.01 * static_cast<double>(i);
    return candidate;
  }

  // "PARASRAM" above "parasram08@...": a name of one word stands in an address with all its
  // letters.
  [[nodiscard]] std::optional<Candidate> judged_alone(const std::string& word,
                                                      std::size_t i) const {
    constexpr std::size_t shortest = 5;
    const std::string letters = letters_of(word);
    const bool borne_out = std::ranges::any_of(
        locals_, [&](const std::string& local) { return letters_of(local).starts_with(letters); });
    if (i >= first_lines || letters.size() < shortest || !borne_out || !is_strange(word) ||
        in_section(i))
      return std::nullopt;
    return Candidate{word, i, 1.5 + sure + (i == 0 ? 2.5 : 0.5), sure};
  }

  // A word of no list: nothing that is known else.
  [[nodiscard]] bool is_strange(const std::string& word) const {
    const Vocabulary& known = lore_.vocabulary;
    const std::string folded = text::fold(word);
    return is_name_word(word, lore_) && !known.title_marks.contains(folded) &&
           !known.employer_words.contains(folded) && !known.employer_endings.contains(folded) &&
           !known.school_words.contains(folded) && !known.find_heading(word) &&
           lore_.terms.find_in(word).empty() && !is_place(word);
  }

  // The first line of a résumé that tells no way to reach anybody: strange words in capitals, or
  // above a place.
  [[nodiscard]] bool is_strange_first_line(const std::vector<std::string>& words,
                                           std::size_t i) const {
    constexpr std::size_t shortest = 3;
    if (i != 0 || sections_.empty() || words.size() > 4) return false;
    const bool all = std::ranges::all_of(words, [&](const std::string& word) {
      return is_initial(word) || (letters_of(word).size() >= shortest && is_strange(word));
    });
    const bool above_place = entries_.size() > 1 && is_place(stripped(entries_[1].text));
    return all && (entries_[0].caps || is_larger_than_text(entries_[0]) || above_place);
  }

  // "Globex Clinic" above "gclinic@..."
  [[nodiscard]] bool ends_as_employer(const std::vector<std::string>& words) const {
    const Vocabulary& known = lore_.vocabulary;
    const std::string last = text::fold(words.back());
    return (known.employer_words.contains(last) || known.employer_endings.contains(last)) &&
           !known.surnames.contains(last) && !known.given_names.contains(text::fold(words.front()));
  }

  // Nothing of it speaks against a name.
  [[nodiscard]] bool has_look_of_name(const std::vector<std::string>& words,
                                      const Candidate& candidate, std::size_t i) const {
    const Entry& entry = entries_[i];
    if (!std::ranges::all_of(words, [&](const std::string& word) {
          return is_name_word(word, lore_) || is_generation(word);
        }))
      return false;
    if (candidate.evidence > 0) return candidate.evidence >= both_words || !ends_as_employer(words);
    // In a document that tells no way to reach anybody, only a common name is one.
    if (!reachable_ && !lore_.vocabulary.given_names.contains(text::fold(words.front())) &&
        !is_strange_first_line(words, i))
      return false;
    if (i >= lines_of_head && !is_large(entry)) return false;
    if (employer_score(candidate.name, lore_) >= 1.5 || title_score(candidate.name, lore_) >= 2)
      return false;
    if (is_place(candidate.name)) return false;
    const bool stands_out = is_large(entry) && is_larger_than_text(entry);
    if (in_section(i) && (!stands_out || entry.page > 1)) return false;
    return entry.spans.empty();
  }

  // "John Lane" above "john.lane@...": what the words mean else does not matter. Of words that are
  // all of a trade ("Lab Tech", labtech@...) it does.
  [[nodiscard]] bool is_borne_out(const std::vector<std::string>& words, double evidence,
                                  std::size_t i) const {
    if (i >= first_lines || in_section(i) || evidence < sure) return false;
    const Vocabulary& known = lore_.vocabulary;
    const bool shaped = std::ranges::all_of(words, [&](const std::string& word) {
      return is_initial(word) || is_name_word(word, lore_) || has_letters_of_name(word);
    });
    if (!shaped) return false;
    if (known.given_names.contains(text::fold(words.front()))) return true;
    const std::string last = text::fold(words.back());
    const bool ends_as_other = known.employer_words.contains(last) ||
                               known.employer_endings.contains(last) ||
                               known.title_heads.contains(last) || known.not_names.contains(last);
    if (ends_as_other && !known.surnames.contains(last) && evidence < both_words) return false;
    return std::ranges::any_of(words, [&](const std::string& word) {
      const std::string folded = text::fold(word);
      const bool of_trade =
          known.title_heads.contains(folded) || known.title_marks.contains(folded) ||
          known.not_names.contains(folded) || known.employer_words.contains(folded);
      return folded.size() > 1 && !is_initial(word) && !of_trade &&
             lore_.terms.find_in(word).empty();
    });
  }

  // "Tom Cook", "Kelly Smith": in the first line a common given name makes a name of what else is a
  // title's word or an employer's.
  [[nodiscard]] bool is_common_name(const std::vector<std::string>& words, std::size_t i) const {
    const Vocabulary& known = lore_.vocabulary;
    if (i != 0 || !reachable_ || words.size() > 3 || !entries_[i].spans.empty() ||
        !known.given_names.contains(text::fold(words.front())))
      return false;
    if (is_place(text::join(words, " ")) && !known.surnames.contains(text::fold(words.back())))
      return false;
    return std::ranges::all_of(words.begin() + 1, words.end(), [&](const std::string& word) {
      const std::string folded = text::fold(word);
      if (is_generation(word) || is_initial(word) || known.surnames.contains(folded)) return true;
      return is_name_word(word, lore_) && !known.employer_words.contains(folded) &&
             !known.employer_endings.contains(folded) && !known.school_words.contains(folded);
    });
  }

  static bool is_generation(std::string_view word) {
    const std::string folded = text::fold(word);
    return folded == "jr" || folded == "jr." || folded == "sr" || folded == "sr." ||
           folded == "ii" || folded == "iii" || folded == "iv";
  }

  // How much of the name stands in an address: "aexample", "ana.example".
  [[nodiscard]] double evidence(const std::vector<std::string>& words) const {
    double best = 0;
    for (const std::string& local : locals_) {
      const std::string letters = letters_of(local);
      std::size_t whole = 0;
      bool last = false;
      for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string folded = letters_of(words[i]);
        if (folded.size() < 3 ? !is_part_of(local, folded) : !letters.contains(folded)) continue;
        ++whole;
        last = last || i + 1 == words.size();
      }
      if (whole >= 2) best = std::max(best, both_words);
      if (whole == 1) {
        const char first = text::fold(words[0])[0];
        best = std::max(best, last && local.starts_with(first) ? sure : 2.0);
      }
    }
    return best;
  }

  // "li" of "li.na": a short name only as a part of its own.
  static bool is_part_of(std::string_view local, const std::string& word) {
    if (word.size() != 2) return false;
    for (std::size_t at = local.find(word); at != std::string_view::npos;
         at = local.find(word, at + 1)) {
      const bool begins = at == 0 || !text::is_alpha(local[at - 1]);
      if (begins && (at + 2 == local.size() || !text::is_alpha(local[at + 2]))) return true;
    }
    return false;
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
