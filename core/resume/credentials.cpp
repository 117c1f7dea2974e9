// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/resume/capabilities.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace medtech::resume {

namespace {

using ontology::ConceptRow;
using ontology::Mention;
using ontology::Terms;

// Words that say that it is not held yet, or was only worked beside.
constexpr auto pending_words = std::to_array<std::string_view>(
    {"eligible",       "candidate",      "in progress", "pursuing",       "preparing",
     "expected",       "scheduled",      "studying",    "working toward", "working towards",
     "to be obtained", "anticipated",    "planned",     "will sit",       "sitting for",
     "exam date",      "board eligible", "not yet",     "plan to",        "enrolled"});
constexpr auto lapsed_words =
    std::to_array<std::string_view>({"supervised", "mentored", "trained", "managed", "led ",
                                     "preferred", "required", "equivalent to"});

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

// A number behind "#", "No." or "number".
std::optional<std::string> number_in(std::string_view text) {
  for (const std::string_view mark : {"license number",
                                      "certification number",
                                      "certificate number",
                                      "registration number",
                                      "credential id",
                                      "license no",
                                      "cert. no",
                                      "cert no",
                                      "lic. no",
                                      "lic no",
                                      "certification no",
                                      "certificate no",
                                      "number:",
                                      "license #",
                                      "cert #",
                                      "no.",
                                      "id:",
                                      "#",
                                      "number",
                                      "no:"}) {
    std::size_t at = text::find_ignoring_case(text, mark);
    if (at == std::string_view::npos) continue;
    if (at > 0 && text::is_alnum(text[at - 1]) && text::is_alnum(mark[0])) continue;
    at += mark.size();
    while (at < text.size() &&
           (text::is_space(text[at]) || text[at] == ':' || text[at] == '#' || text[at] == '.'))
      ++at;
    std::size_t end = at;
    bool digit = false;
    while (end < text.size() && (text::is_alnum(text[end]) || text[end] == '-' ||
                                 (text[end] == ' ' && !digit && end + 1 < text.size() &&
                                  text::is_digit(text[end + 1])))) {
      digit = digit || text::is_digit(text[end]);
      ++end;
    }
    if (digit && end - at >= 3) return std::string(text.substr(at, end - at));
  }
  return std::nullopt;
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
void take_dates(const Entry& entry, std::size_t from, std::size_t to, Credential& credential) {
  for (const FoundSpan& found : entry.spans) {
    if (found.begin < from || found.begin >= to) continue;
    if (found.range && found.span.start) {
      if (!credential.earned) credential.earned = found.span.start;
      if (!credential.expires && found.span.end) credential.expires = found.span.end;
      continue;
    }
    if (!found.span.end) continue;
    const bool end = speaks_of_end(std::string_view(entry.text).substr(from, found.begin - from));
    std::optional<PartialDate>& date = end ? credential.expires : credential.earned;
    if (!date) date = found.span.end;
  }
}

class CredentialReader {
 public:
  CredentialReader(const std::vector<Entry>& entries, const Lore& lore, Resume& resume)
      : entries_(entries), lore_(lore), terms_(lore.terms), resume_(resume) {}

  void read() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const SectionKind kind = kind_at(resume_.sections, i);
      if (entries_[i].heading && i > 3) continue;
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
    std::size_t count = 0;
    for (std::size_t n = 0; n < found.size(); ++n) {
      const std::size_t end = n + 1 < found.size() ? found[n + 1]->begin : entry.text.size();
      count += add(i, *found[n], n == 0 ? 0 : found[n]->begin, end, bodies, folded, kind) ? 1 : 0;
    }
    return count;
  }

  bool add(std::size_t i, const Mention& mention, std::size_t from, std::size_t to,
           const std::vector<ConceptRow>& bodies, const std::string& folded, SectionKind kind) {
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
    take_dates(entry, from, to, credential);
    credential.number =
        number_in(std::string_view(entry.text)
                      .substr(mention.end, to - std::min<std::size_t>(mention.end, to)));
    const bool next_is_detail = i + 1 < entries_.size() && !entries_[i + 1].heading &&
                                !entries_[i + 1].gap &&
                                terms_.find_in(entries_[i + 1].text).empty();
    if (next_is_detail && !credential.earned && !credential.expires &&
        entries_[i + 1].text.size() < 60)
      take_dates(entries_[i + 1], 0, entries_[i + 1].text.size(), credential);
    const bool pending = has_any(folded, pending_words);
    keep(pending ? resume_.pending : resume_.credentials, std::move(credential));
    return true;
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
    // Several in one line.
    const std::string parted = text::replace_all(text::replace_all(text, "\t", ";"), " | ", ";");
    for (const std::string_view part : text::split(parted, ';')) {
      Credential credential;
      credential.text = stripped(part);
      if (credential.text.size() < 3 || !std::ranges::any_of(credential.text, text::is_alpha))
        continue;
      credential.line = entry.line;
      take_dates(entry, 0, entry.text.size(), credential);
      credential.number = number_in(entry.text);
      const bool pending = has_any(text::fold(entry.text), pending_words);
      keep(pending ? resume_.pending : resume_.credentials, std::move(credential));
    }
  }

  const std::vector<Entry>& entries_;
  const Lore& lore_;
  const Terms& terms_;
  Resume& resume_;
};

}  // namespace

void find_credentials(const std::vector<Entry>& entries, const Lore& lore, Resume& resume) {
  CredentialReader(entries, lore, resume).read();
}

}  // namespace medtech::resume
