// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/resume/capabilities.hpp"
#include "core/resume/certificate_number.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <utility>

namespace medtech::resume {

namespace {

using ontology::ConceptRow;
using ontology::Mention;
using ontology::Terms;

// Words that say of what stands behind them that it is not held, or not yet.
constexpr auto words_before = std::to_array<std::string_view>(
    {"studying",    "pursuing",       "preparing",        "working toward", "working towards",
     "plan to",     "plans to",       "planning to",      "will sit",       "sitting for",
     "eligible",    "candidate",      "enrolled",         "eager to",       "willing to",
     "want to",     "wants to",       "hope to",          "hoping to",      "interested in",
     "seeking",     "applying for",   "applied for",      "goal",           "goals",
     "do not hold", "don't hold",     "does not hold",    "never held",     "not yet",
     "in progress", "expected",       "scheduled",        "anticipated",    "planned",
     "exam date",   "to be obtained", "currently taking", "training for",   "registered for",
     "aspiring"});
// The same of what stands before them.
constexpr auto words_behind = std::to_array<std::string_view>(
    {"eligible", "candidate", "in progress", "in process", "expected", "scheduled",
     "to be obtained", "anticipated", "planned", "exam date", "not yet", "desired", "wanted",
     "not held", "no longer held", "pending", "application submitted", "lapsed", "inactive"});
constexpr auto lapsed_words =
    std::to_array<std::string_view>({"supervised", "mentored", "trained", "managed", "led ",
                                     "preferred", "required", "equivalent to"});

// Where a phrase stands in a text between borders of words, from somewhere on.
std::size_t find_words(std::string_view lowered, std::string_view phrase, std::size_t from) {
  for (std::size_t at = lowered.find(phrase, from); at != lowered.npos;
       at = lowered.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    if ((at == 0 || !text::is_alnum(lowered[at - 1])) &&
        (end == lowered.size() || !text::is_alnum(lowered[end])))
      return at;
  }
  return lowered.npos;
}

// The clause of a line around one of its bytes: between semicolons, bars and full stops.
std::pair<std::size_t, std::size_t> clause_around(std::string_view line, std::size_t at) {
  const auto ends = [&](std::size_t i) {
    return line[i] == ';' || line[i] == '|' || line[i] == '\t' ||
           (line[i] == '.' && i + 1 < line.size() && line[i + 1] == ' ');
  };
  std::size_t begin = at, end = at;
  while (begin > 0 && !ends(begin - 1)) --begin;
  while (end < line.size() && !ends(end)) ++end;
  return {begin, end};
}

// "Eligible for CBET and CRES", "CBET, CRES (in progress)", "no CBET yet": whether what a line says
// of one of those that it names is that it is not held.
bool is_not_held(const std::string& line, std::span<const Mention* const> named,
                 const Mention& mention) {
  const std::string lowered = text::lower(line);
  const auto [begin, end] = clause_around(lowered, mention.begin);
  const std::string_view before =
      text::trim(std::string_view(lowered).substr(begin, mention.begin - begin));
  if (before == "no" || before.ends_with(" no")) return true;
  // Another of the same clause between, which a word behind it is said of.
  const auto follows_another = [&](std::size_t at) {
    return std::ranges::any_of(named, [&](const Mention* other) {
      return other->begin >= begin && other->end <= at && at < mention.begin;
    });
  };
  for (const std::string_view word : words_before) {
    for (std::size_t at = find_words(lowered, word, begin); at < mention.begin;
         at = find_words(lowered, word, at + 1)) {
      const bool either = std::ranges::find(words_behind, word) != words_behind.end();
      if (!either || !follows_another(at)) return true;
    }
  }
  std::size_t next = end;
  for (const Mention* other : named) {
    if (other->begin > mention.begin) next = std::min<std::size_t>(next, other->begin);
  }
  const std::string_view behind = std::string_view(lowered).substr(
      mention.end, std::max<std::size_t>(next, mention.end) - mention.end);
  // What is renewed is held.
  return find_words(behind, "renewal", 0) == behind.npos &&
         std::ranges::any_of(words_behind, [&](std::string_view word) {
           return find_words(behind, word, 0) != behind.npos;
         });
}

bool has_any(std::string_view folded, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return folded.contains(word); });
}

SectionKind kind_at(const std::vector<Section>& sections, std::size_t at) {
  SectionKind kind = SectionKind::contact;  // above all headings
  for (const Section& section : sections) {
    if (at >= section.first) kind = section.kind;
  }
  return kind;
}

// A part of a line without its dates, which are no numbers.
std::string without_dates(const Entry& entry, std::size_t from, std::size_t to) {
  std::string text = entry.text;
  for (const FoundSpan& found : entry.spans)
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(found.begin),
              text.begin() + static_cast<std::ptrdiff_t>(found.end), '\t');
  return text.substr(std::min(from, to), to - std::min(from, to));
}

bool speaks_of_end(std::string_view before) {
  const std::string folded = text::fold(before.substr(before.size() > 28 ? before.size() - 28 : 0));
  for (const std::string_view word :
       {"exp", "valid", "renew", "through", "until", "good thru", "current to"}) {
    if (folded.contains(word)) return true;
  }
  return false;
}

// Which of a line's dates are when it was earned, and when it runs out.
void take_dates(const Entry& entry, std::size_t from, std::size_t to, Credential& credential,
                std::size_t most_words_between = std::string::npos) {
  for (const FoundSpan& found : entry.spans) {
    if (found.begin < from || found.begin >= to) continue;
    if (count_words(std::string_view(entry.text).substr(from, found.begin - from)) >
        most_words_between)
      continue;
    if (found.range && found.span.start) {
      if (!credential.earned) credential.earned = found.span.start;
      if (!credential.expires && found.span.end) credential.expires = found.span.end;
      continue;
    }
    if (!found.span.end) continue;
    // Words before another date are that one's.
    std::size_t since = from;
    for (const FoundSpan& other : entry.spans) {
      if (other.end <= found.begin) since = std::max(since, other.end);
    }
    const bool end = speaks_of_end(std::string_view(entry.text).substr(since, found.begin - since));
    std::optional<PartialDate>& date = end ? credential.expires : credential.earned;
    if (!date) date = found.span.end;
  }
}

// "Forklift, expires" whose date was taken out.
std::string without_date_words(std::string text) {
  for (const std::string_view word : {"expires", "expiration", "exp", "exp.", "valid through",
                                      "valid until", "earned", "issued"}) {
    const std::size_t size = text.size() - std::min(text.size(), word.size() + 1);
    if (size < 2 || !text::fold(text).ends_with(word) || text::is_alnum(text[size])) continue;
    return stripped(std::string_view(text).substr(0, size));
  }
  return text;
}

class CredentialReader {
 public:
  CredentialReader(const std::vector<Entry>& entries, const Lore& lore, Resume& resume)
      : entries_(entries), lore_(lore), terms_(lore.terms), resume_(resume) {}

  void read() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const SectionKind kind = kind_at(resume_.sections, i);
      if ((entries_[i].heading && i > 3) || details_.contains(i)) continue;
      if (kind == SectionKind::experience) continue;
      const std::size_t known = known_in(i, kind);
      if (kind == SectionKind::credentials && known == 0) unknown_in(i);
    }
  }

 private:
  static bool is_kind(std::string_view kind) {
    return kind == "credential" || kind == "credential-set" || kind == "licence" || kind == "card";
  }

  // Credentials of our tables in a line; their number.
  std::size_t known_in(std::size_t i, SectionKind kind) {
    const Entry& entry = entries_[i];
    const std::vector<Mention> mentions = terms_.find_in(entry.text);
    std::vector<const Mention*> found;
    std::vector<ConceptRow> bodies;
    for (const Mention& mention : mentions) {
      const std::string_view what = terms_.kind(mention.row);
      if (what == "credential-body") bodies.push_back(mention.row);
      if (is_kind(what)) found.push_back(&mention);
    }
    const std::string folded = text::fold(entry.text);
    const bool elsewhere =
        kind == SectionKind::skills || kind == SectionKind::other || kind == SectionKind::training;
    if (elsewhere && has_any(folded, lapsed_words)) return 0;
    // "CPT 00012345" is a number behind what it is of.
    const auto is_of_number = [&](const Mention* mention) {
      return mention != found.front() &&
             begins_with_number(without_dates(entry, mention->end, entry.text.size()));
    };
    std::erase_if(found, is_of_number);
    std::vector<Mention> spelled;
    if (found.empty()) {
      spelled = spelled_for(entry, bodies);
      for (const Mention& mention : spelled) found.push_back(&mention);
    }
    std::size_t count = 0;
    for (std::size_t n = 0; n < found.size(); ++n) {
      const std::size_t end = n + 1 < found.size() ? found[n + 1]->begin : entry.text.size();
      const bool pending = is_not_held(entry.text, found, *found[n]);
      count += add(i, *found[n], n == 0 ? 0 : found[n]->begin, end, bodies, folded, kind, pending)
                   ? 1
                   : 0;
    }
    return count;
  }

  // "Medical Technologist, ASCP certified": the words that with the body in brackets behind them
  // are a credential's name.
  [[nodiscard]] std::vector<Mention> spelled_for(const Entry& entry,
                                                 const std::vector<ConceptRow>& bodies) const {
    constexpr std::size_t longest_line = 14, longest_name = 5;
    if (bodies.empty() || count_words(entry.text) > longest_line) return {};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> words;
    for (std::size_t at = 0; at < entry.text.size();) {
      const std::size_t end =
          std::min(entry.text.find_first_of(" ,;:|()\t/", at), entry.text.size());
      if (end > at) words.emplace_back(at, end);
      at = end + 1;
    }
    for (std::size_t size = std::min(longest_name, words.size()); size > 0; --size) {
      for (std::size_t first = 0; first + size <= words.size(); ++first) {
        const std::uint32_t begin = words[first].first, end = words[first + size - 1].second;
        std::string name = entry.text.substr(begin, end - begin);
        std::erase(name, '.');
        for (const ConceptRow body : bodies) {
          for (const ConceptRow row :
               terms_.find_named(name + " (" + std::string(terms_.name(body)) + ")")) {
            if (terms_.kind(row) == "credential") return {Mention{row, begin, end, 0, 0, false}};
          }
        }
      }
    }
    return {};
  }

  bool add(std::size_t i, const Mention& mention, std::size_t from, std::size_t to,
           const std::vector<ConceptRow>& bodies, const std::string& folded, SectionKind kind,
           bool pending) {
    const Entry& entry = entries_[i];
    const auto row = resolved(mention.row, bodies);
    Credential credential;
    credential.text = entry.text.substr(mention.begin, mention.end - mention.begin);
    if (mention.end < entry.text.size() && entry.text[mention.end] == ')' &&
        credential.text.contains('(') && !credential.text.contains(')'))
      credential.text += ')';
    credential.line = entry.line;
    credential.licence = terms_.kind(mention.row) == "licence";
    // A short form that no body makes clear is taken where credentials are listed.
    if (!row && kind != SectionKind::credentials && kind != SectionKind::contact) return false;
    if (row) {
      credential.id = std::string(terms_.id(*row));
      if (const std::string_view issuer = terms_.fact(*row, "issuer"); !issuer.empty())
        credential.issuer = std::string(issuer);
      if (const std::string_view state = terms_.fact(*row, "state"); !state.empty())
        credential.state = std::string(state);
    }
    // In a sentence a date belongs to what stands beside it.
    constexpr std::size_t longest_entry = 14;
    const bool sentence =
        kind != SectionKind::credentials && count_words(entry.text) > longest_entry;
    if (sentence) {
      take_dates(entry, mention.end, to, credential, 3);
    } else {
      take_dates(entry, from, to, credential);
    }
    if (credential.issuer) credential.issuer = printed_issuer(*credential.issuer, folded);
    credential.number =
        find_certificate_number(without_dates(entry, mention.end, to), credential.licence);
    if (!credential.number && !sentence)
      credential.number =
          find_certificate_number(without_dates(entry, from, mention.begin), credential.licence);
    take_from_below(i, credential);
    keep(pending ? resume_.pending : resume_.credentials, std::move(credential));
    return true;
  }

  // Issuer and dates in the lines below: "ACI", "Earned May 2019".
  void take_from_below(std::size_t i, Credential& credential) {
    constexpr std::size_t most_lines = 2;
    for (std::size_t at = i + 1; at < entries_.size() && at <= i + most_lines; ++at) {
      const Entry& below = entries_[at];
      if (credential.earned || credential.expires || !may_go_on(below)) return;
      take_dates(below, 0, below.text.size(), credential);
      if (!says_nothing_else(below)) return;
      details_.insert(at);
    }
  }

  [[nodiscard]] bool may_go_on(const Entry& entry) const {
    constexpr std::size_t longest = 60;
    if (entry.heading || entry.gap || entry.text.size() >= longest) return false;
    return std::ranges::all_of(terms_.find_in(entry.text),
                               [&](const Mention& mention) { return issues(mention.row); });
  }

  [[nodiscard]] bool issues(ConceptRow row) const {
    return terms_.kind(row) == "credential-body" || terms_.kind(row) == "organization";
  }

  // Besides dates, the words of dates, and who issued it.
  [[nodiscard]] bool says_nothing_else(const Entry& entry) const {
    static constexpr auto usual = std::to_array<std::string_view>(
        {"earned", "issued",  "awarded", "obtained", "certified",  "received", "granted",
         "since",  "expires", "exp",     "expiring", "expiration", "valid",    "through",
         "until",  "renewed", "current", "active",   "date",       "by",       "in",
         "on",     "from",    "to",      "and",      "the",        "aci",      "boc"});
    std::string rest = without_dates(entry, 0, entry.text.size());
    for (const Mention& mention : terms_.find_in(entry.text))
      std::fill(rest.begin() + mention.begin, rest.begin() + mention.end, ' ');
    rest = text::fold(rest);
    for (char& c : rest) c = text::is_alnum(c) ? c : ' ';
    return std::ranges::all_of(text::split(rest, ' '), [&](std::string_view word) {
      return word.empty() || std::ranges::find(usual, word) != usual.end();
    });
  }

  // Of "AHA or Red Cross" the one that the line names, where it names one.
  static std::string printed_issuer(const std::string& issuer, std::string_view folded) {
    const std::size_t between = issuer.find(" or ");
    if (between == std::string::npos) return issuer;
    const std::string first = issuer.substr(0, between), second = issuer.substr(between + 4);
    const std::string words = " " + text::replace_all(std::string(folded), "(", " ") + " ";
    const bool names_first =
        words.contains(" " + text::fold(first)) || (first == "AHA" && folded.contains("heart"));
    const bool names_second = words.contains(text::fold(second));
    return names_first == names_second ? issuer : names_first ? first : second;
  }

  // "MLS, ASCP": of the credentials that a short form stands for, the one of the body beside it.
  [[nodiscard]] std::optional<ConceptRow> resolved(ConceptRow row,
                                                   const std::vector<ConceptRow>& bodies) const {
    if (terms_.kind(row) != "credential-set") return row;
    const std::vector<ConceptRow> members = terms_.members(row);
    for (const ConceptRow body : bodies) {
      const std::vector<ConceptRow> certified = terms_.members(body);
      for (const ConceptRow member : members) {
        if (std::ranges::find(certified, member) != certified.end()) return member;
      }
    }
    return std::nullopt;
  }

  // The same one said again adds what was not known.
  static void keep(std::vector<Credential>& list, Credential credential) {
    for (Credential& known : list) {
      const bool same = credential.id ? known.id == credential.id
                                      : text::equal_ignoring_case(known.text, credential.text) ||
                                            (known.id && known.text == credential.text);
      if (!same) continue;
      // The line that tells more is its own; one behind a name only calls it.
      if (!known.earned && !known.expires && !known.number &&
          (credential.earned || credential.expires || credential.number))
        known.line = credential.line;
      if (!known.earned) known.earned = credential.earned;
      if (!known.expires) known.expires = credential.expires;
      if (!known.number) known.number = credential.number;
      return;
    }
    list.push_back(std::move(credential));
  }

  // A line below a heading of credentials that our tables know nothing of.
  void unknown_in(std::size_t i) {
    const Entry& entry = entries_[i];
    if (entry.heading) return;
    std::string text = entry.span() != nullptr ? entry.without_span() : entry.text;
    if (const std::size_t colon = text.find(':');
        colon != std::string::npos && colon < 30 &&
        lore_.vocabulary.find_heading(text.substr(0, colon)))
      text = stripped(text.substr(colon + 1));
    if (text.size() < 3 || count_words(text) > 14 || is_beside_the_point(text) ||
        find_place(text, lore_).has_value())
      return;
    if (const std::string folded = text::fold(text);
        folded.starts_with("reference") && folded.contains("request"))
      return;
    // Several in one line.
    const std::string parted = text::replace_all(text::replace_all(text, "\t", ";"), " | ", ";");
    for (const std::string_view part : text::split(parted, ';')) {
      Credential credential;
      credential.text = without_date_words(stripped(part));
      if (credential.text.size() < 3 || !std::ranges::any_of(credential.text, text::is_alpha))
        continue;
      credential.line = entry.line;
      take_dates(entry, 0, entry.text.size(), credential);
      const std::string folded = text::fold(entry.text);
      credential.number = find_certificate_number(without_dates(entry, 0, entry.text.size()),
                                                  folded.contains("licen"));
      const bool pending = has_any(folded, words_before) || has_any(folded, words_behind);
      keep(pending ? resume_.pending : resume_.credentials, std::move(credential));
    }
  }

  const std::vector<Entry>& entries_;
  const Lore& lore_;
  const Terms& terms_;
  Resume& resume_;
  std::set<std::size_t> details_;  // entries that were read with the one above
};

}  // namespace

void find_credentials(const std::vector<Entry>& entries, const Lore& lore, Resume& resume) {
  CredentialReader(entries, lore, resume).read();
}

}  // namespace medtech::resume
