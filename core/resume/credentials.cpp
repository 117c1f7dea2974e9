// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.hpp"
#include "core/resume/capabilities.hpp"
#include "core/resume/certificate_number.hpp"
#include "core/resume/credential_dates.hpp"
#include "core/resume/credential_list.hpp"
#include "core/resume/credential_table.hpp"
#include "core/resume/named_papers.hpp"
#include "core/resume/not_held.hpp"
#include "core/resume/spelled_credential.hpp"
#include "core/resume/state_licence.hpp"

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

constexpr auto lapsed_words =
    std::to_array<std::string_view>({"supervised", "mentored", "trained", "managed", "led ",
                                     "preferred", "required", "equivalent to"});

// The section that an entry stands in; above all headings one of contacts.
Section section_at(const std::vector<Section>& sections, std::size_t at) {
  const auto behind = std::ranges::upper_bound(sections, at, {}, &Section::first);
  return behind == sections.begin() ? Section{SectionKind::contact, "", 0, 0, 0} : *(behind - 1);
}

class CredentialReader {
 public:
  CredentialReader(const std::vector<Entry>& entries, const Lore& lore, Date today, Resume& resume)
      : entries_(entries), lore_(lore), terms_(lore.terms), today_(today), resume_(resume) {}

  void read() {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      const SectionKind kind = section_at(resume_.sections, i).kind;
      if (entries_[i].heading) columns_.clear();
      if (entries_[i].heading && i > 3) continue;
      if (kind == SectionKind::experience || is_detail(i) || details_.contains(i)) continue;
      if (kind == SectionKind::credentials) {
        if (auto columns = columns_of(entries_[i].text); !columns.empty()) {
          columns_ = std::move(columns);
          continue;
        }
      }
      known_.clear();
      const std::size_t known = known_in(i, kind);
      if (kind != SectionKind::credentials) {
        named_in(i, kind);
      } else if (known == 0) {
        unknown_in(i);
      }
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
    for (std::size_t n = 1; n < found.size(); ++n) {
      if (is_said_again(entry.text, *found[n - 1], *found[n]))
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(n--));
    }
    const bool elsewhere =
        kind == SectionKind::skills || kind == SectionKind::other || kind == SectionKind::training;
    const auto is_there = [&](std::string_view word) { return folded.contains(word); };
    if (elsewhere && std::ranges::any_of(lapsed_words, is_there)) return 0;
    // "CPT 00012345" is a number behind what it is of.
    const auto is_of_number = [&](const Mention* mention) {
      return mention != found.front() &&
             begins_with_number(without_dates(entry, mention->end, entry.text.size()));
    };
    std::erase_if(found, is_of_number);
    std::vector<Mention> spelled;
    if (found.empty()) {
      spelled = spelled_credential(entry.text, bodies, terms_);
      for (const Mention& mention : spelled) found.push_back(&mention);
    }
    std::vector<Mention> of_states = state_licences(entry, kind, found);
    for (const Mention& mention : of_states) found.push_back(&mention);
    std::ranges::sort(found, {}, &Mention::begin);
    for (const Mention* mention : found) known_.push_back({mention->begin, mention->end});
    std::size_t count = 0;
    for (std::size_t n = 0; n < found.size(); ++n) {
      std::size_t end = n + 1 < found.size() ? found[n + 1]->begin : entry.text.size();
      end = end_of_paper(entry.text, found[n]->end, end);
      const bool pending = is_not_held(entry.text, found, *found[n]);
      count += add(i, *found[n], n == 0 ? 0 : found[n]->begin, end, bodies, folded, kind, pending)
                   ? 1
                   : 0;
    }
    // Papers that our tables don't know, beside those that they do.
    if (kind == SectionKind::credentials && count > 0) {
      for (const Cell& cell : cells_of(entry.text)) {
        const bool known = std::ranges::any_of(found, [&](const Mention* mention) {
          return mention->begin < cell.end && mention->end > cell.begin;
        });
        if (!known && names_paper(entry.text.substr(cell.begin, cell.end - cell.begin)))
          add_unknown(entry, {cell.begin, cell.end, cell.begin, cell.end}, true);
      }
    }
    return count;
  }

  // "Certified Phlebotomy Technician (CPT)", "Phlebotomy Technician (ASCP) PBT"
  [[nodiscard]] bool is_said_again(std::string_view text, const Mention& first,
                                   const Mention& second) const {
    if (second.begin < first.end) return true;
    const std::string_view between = text.substr(first.end, second.begin - first.end);
    if (between == " (" && second.end < text.size() && text[second.end] == ')') return true;
    if (terms_.kind(second.row) != "credential-set") return false;
    const std::vector<ConceptRow> members = terms_.members(second.row);
    return std::ranges::find(members, first.row) != members.end();
  }

  // "NV MT license 22119-GEN": a paper's word behind other words than those of who issued it.
  [[nodiscard]] bool names_paper(std::string_view text) const {
    const std::vector<Mention> mentions = terms_.find_in(text);
    if (std::ranges::any_of(mentions, [&](const Mention& mention) {
          return terms_.kind(mention.row) == "credential-body";
        }))
      return false;
    const std::string folded = text::fold(text);
    for (const std::string_view word : {"licen", "certif", "registr"}) {
      const std::size_t at = folded.find(word);
      if (at == std::string::npos || at == 0) continue;
      const std::string before = stripped(folded.substr(0, at));
      if (std::ranges::any_of(before, text::is_alpha) && !names_body(before)) return true;
    }
    return false;
  }

  [[nodiscard]] bool names_body(std::string_view text) const {
    return std::ranges::any_of(terms_.find_named(text), [&](ConceptRow row) {
      return terms_.kind(row) == "credential-body";
    });
  }

  // Where in a line the words on another paper begin.
  [[nodiscard]] std::size_t end_of_paper(std::string_view text, std::size_t from,
                                         std::size_t to) const {
    for (const Cell& cell : cells_of(text)) {
      if (cell.begin >= from && cell.begin < to &&
          names_paper(text.substr(cell.begin, cell.end - cell.begin)))
        return cell.begin;
    }
    return to;
  }

  // "NV MT license 22119-GEN", "Hawaii Clinical Laboratory Scientist": licences of states that have
  // but one for laboratories, in other words than our tables'. What of `found` they are is left out
  // of it.
  std::vector<Mention> state_licences(const Entry& entry, SectionKind kind,
                                      std::vector<const Mention*>& found) const {
    std::vector<Mention> licences;
    if (kind != SectionKind::credentials && kind != SectionKind::contact) return licences;
    for (const Cell& cell : cells_of(entry.text)) {
      const std::string_view text =
          std::string_view(entry.text).substr(cell.begin, cell.end - cell.begin);
      const auto licence = state_licence(text, kind == SectionKind::credentials, lore_);
      if (!licence) continue;
      const auto inside = [&](const Mention* mention) {
        return mention->begin >= cell.begin && mention->end <= cell.end;
      };
      const bool certain = std::ranges::any_of(found, [&](const Mention* mention) {
        return inside(mention) &&
               (terms_.kind(mention->row) == "credential" ||
                terms_.fact(mention->row, "state") == terms_.fact(*licence, "state"));
      });
      if (certain) continue;
      std::erase_if(found, inside);
      const auto number = find_certificate_number(text, BareNumber::license);
      const std::size_t words = std::min(
          {number ? text.find(*number) : text.size(), text.find_first_of("#,("), text.size()});
      const auto begin = static_cast<std::uint32_t>(cell.begin);
      licences.push_back(
          {*licence, begin,
           static_cast<std::uint32_t>(cell.begin + text::trim(text.substr(0, words)).size()), 0, 0,
           false});
    }
    return licences;
  }

  bool add(std::size_t i, const Mention& mention, std::size_t from, std::size_t to,
           const std::vector<ConceptRow>& bodies, const std::string& folded, SectionKind kind,
           bool pending) {
    const Entry& entry = entries_[i];
    const auto row = resolved(mention.row, bodies);
    Credential credential;
    credential.text = stripped(entry.text.substr(mention.begin, mention.end - mention.begin));
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
    const BareNumber bare = credential.licence                 ? BareNumber::license
                            : kind == SectionKind::credentials ? BareNumber::digits
                                                               : BareNumber::lettered;
    if (!take_columns(entry, columns_, credential)) {
      constexpr std::size_t beside = 3;  // words
      if (sentence) {
        take_dates(entry, mention.end, to, today_, credential, beside);
      } else {
        take_dates(entry, from, to, today_, credential);
      }
    }
    if (credential.issuer) credential.issuer = printed_issuer(*credential.issuer, folded);
    // A licence's name may have taken the word that its number stands behind.
    const std::size_t behind = credential.licence ? mention.begin : mention.end;
    if (!credential.number)
      credential.number = find_certificate_number(number_text(entry, behind, to), bare);
    if (!credential.number && !sentence)
      credential.number = find_certificate_number(without_dates(entry, from, mention.begin), bare);
    const bool next_is_detail = i + 1 < entries_.size() && !entries_[i + 1].heading &&
                                !entries_[i + 1].gap &&
                                terms_.find_in(entries_[i + 1].text).empty();
    if (next_is_detail && is_detail(i + 1)) take_details(entries_[i + 1], credential);
    take_from_below(i, credential);
    keep_credential(pending ? resume_.pending : resume_.credentials, std::move(credential),
                    lore_.vocabulary);
    return true;
  }

  // Issuer and dates in the lines below: "ACI", "Earned May 2019".
  void take_from_below(std::size_t i, Credential& credential) {
    constexpr std::size_t most_lines = 2;
    for (std::size_t at = i + 1; at < entries_.size() && at <= i + most_lines; ++at) {
      const Entry& below = entries_[at];
      if (credential.earned || credential.expires || !may_go_on(below)) return;
      take_dates(below, 0, below.text.size(), today_, credential);
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

  // Without dates and a town's ZIP code, which are no numbers of papers.
  [[nodiscard]] std::string number_text(const Entry& entry, std::size_t from,
                                        std::size_t to) const {
    std::string text = without_dates(entry, from, to);
    const auto place = find_place(text, lore_);
    if (place && !place->zip.empty() && !place->city.empty())
      std::fill(text.begin() + static_cast<std::ptrdiff_t>(place->begin),
                text.begin() + static_cast<std::ptrdiff_t>(place->end), '\t');
    return text;
  }

  // "No. 31877, exp. 12/2027" below what it is of.
  [[nodiscard]] bool is_detail(std::size_t i) const {
    const Entry& entry = entries_[i];
    if (i == 0 || entry.heading || entry.gap || entries_[i - 1].heading) return false;
    return is_number_alone(without_dates(entry, 0, entry.text.size()));
  }

  void take_details(const Entry& entry, Credential& credential) const {
    if (credential.number) return;
    credential.number =
        find_certificate_number(without_dates(entry, 0, entry.text.size()), BareNumber::digits);
    take_dates(entry, 0, entry.text.size(), today_, credential);
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

  // The person's name and addresses, and what stands with them, behind a column at the side.
  [[nodiscard]] bool is_head_of_person(std::size_t i) const {
    const Contact& contact = resume_.contact;
    const bool below_name = contact.name_line && entries_[i].line >= *contact.name_line &&
                            std::ranges::any_of(resume_.sections, [&](const Section& section) {
                              return i >= section.first && i < section.last &&
                                     entries_[section.first].line <= *contact.name_line;
                            });
    if (below_name || !contact.line) return below_name;
    std::size_t first = i, last = i + 1;
    while (first > 0 && !entries_[first].gap && !entries_[first].heading) --first;
    while (last < entries_.size() && !entries_[last].gap && !entries_[last].heading) ++last;
    return first > 0 && !entries_[first].heading && !entries_[first - 1].heading &&
           entries_[first].line <= *contact.line && entries_[last - 1].line >= *contact.line;
  }

  // Certificates of any field in a line that no heading says such of.
  void named_in(std::size_t i, SectionKind kind) {
    const Entry& entry = entries_[i];
    if (entry.heading) return;
    const bool of_name = kind == SectionKind::contact && entry.line == resume_.contact.name_line;
    const std::size_t label = behind_paper_label(entry.text, lore_.vocabulary);
    if (kind == SectionKind::contact && !of_name && label == 0) return;
    const std::string folded = text::fold(entry.text);
    if (std::ranges::any_of(lapsed_words,
                            [&](std::string_view word) { return folded.contains(word); }))
      return;
    const bool of_schools = kind == SectionKind::education || kind == SectionKind::training;
    const PaperPlace place = label > 0    ? PaperPlace::listed
                             : of_name    ? PaperPlace::name
                             : of_schools ? PaperPlace::education
                                          : PaperPlace::elsewhere;
    if (label == 0 || is_list_of_papers(entry, label, lore_.vocabulary)) {
      add_named(entry, label, place);
      return;
    }
    for (const Cell& cell : cells_of(entry.text)) {
      if (cell.end > label) add_cell(entry, cell, label);
    }
  }

  // False where the line's words name none.
  bool add_named(const Entry& entry, std::size_t from, PaperPlace place) {
    bool any = false;
    for (const PaperAt& paper : find_named_papers(entry, from, place, lore_.vocabulary)) {
      const bool known = std::ranges::any_of(known_, [&](const PaperAt& each) {
        return each.begin < paper.end && each.end > paper.begin;
      });
      if (!known && place == PaperPlace::education && is_schooling(entry, paper, resume_.education))
        continue;
      any = known || add_unknown(entry, paper, false) || any;
    }
    return any;
  }

  // A line below a heading of credentials that our tables know nothing of.
  void unknown_in(std::size_t i) {
    const Entry& entry = entries_[i];
    if (entry.heading || is_head_of_person(i)) return;
    std::string text = entry.span() != nullptr ? entry.without_span() : entry.text;
    std::size_t from = 0;
    if (const std::size_t colon = entry.text.find(':');
        colon != std::string::npos && colon < 30 &&
        lore_.vocabulary.find_heading(entry.text.substr(0, colon)))
      from = colon + 1;
    if (text.size() < 3 || lore_.vocabulary.find_heading(text) || tells_of_paper(text)) return;
    constexpr std::size_t longest_name = 14;  // words
    // "Boiler operator, third class; food handler": marks that part a list.
    const std::vector<Cell> cells = cells_of(entry.text);
    const bool parted =
        cells.size() > 1 && std::ranges::all_of(cells, [&](const Cell& cell) {
          return count_words(entry.text.substr(cell.begin, cell.end - cell.begin)) <= longest_name;
        });
    if ((count_words(text) > longest_name && !parted) ||
        is_mixed_heading(section_at(resume_.sections, i).heading, lore_.vocabulary) ||
        is_list_of_papers(entry, from, lore_.vocabulary)) {
      add_named(entry, from, PaperPlace::listed);
      return;
    }
    if (is_beside_the_point(text) || (!parted && find_place(text, lore_))) {
      add_named(entry, from, PaperPlace::education);
      return;
    }
    if (is_of_certificate(text)) {
      if (!resume_.credentials.empty() && i > 0 && !entry.gap)
        take_dates(entry, 0, entry.text.size(), today_, resume_.credentials.back());
      return;
    }
    const std::string folded = text::fold(text);
    if (folded.starts_with("reference") && folded.contains("request")) return;
    // "none required in Ohio" tells that there is none.
    if (folded.contains("not required") || folded.contains("none required") ||
        folded.contains("no licen"))
      return;
    // Several in one line.
    for (const Cell& cell : cells) {
      if (cell.end <= from) continue;
      if (add_cell(entry, cell, from) && !columns_.empty()) break;
    }
  }

  bool add_cell(const Entry& entry, const Cell& cell, std::size_t from) {
    const std::size_t begin = std::max(cell.begin, from);
    return add_unknown(entry, {begin, cell.end, begin, cell.end}, true);
  }

  // False where the part of the line names nothing: a number, a body, a date.
  // Dates may stand anywhere in the line where it is `of_line`.
  bool add_unknown(const Entry& entry, const PaperAt& paper, bool of_line) {
    Entry part;
    part.text = entry.text.substr(paper.begin, paper.end - paper.begin);
    part.spans = find_spans(part.text);
    Credential credential;
    credential.text = without_list_mark(
        without_date_words(part.span() != nullptr ? part.without_span() : stripped(part.text)));
    if (credential.text.size() < 3 || !std::ranges::any_of(credential.text, text::is_alpha) ||
        names_body(credential.text) || is_number_alone(credential.text) ||
        text::equal_ignoring_case(credential.text, "present"))
      return false;
    credential.line = entry.line;
    const std::string folded = text::fold(entry.text);
    if (!take_columns(entry, columns_, credential)) {
      const std::size_t from = of_line ? 0 : paper.from;
      const std::size_t until = of_line ? entry.text.size() : paper.until;
      take_dates(entry, from, until, today_, credential);
      // The line's number is that of what it begins with.
      const bool own = !of_line || names_paper(part.text);
      credential.number = find_certificate_number(
          own ? without_dates(entry, paper.begin, paper.until) : without_dates(entry, from, until),
          folded.contains("licen") ? BareNumber::license : BareNumber::digits);
    }
    if (credential.number) credential.text = without_number(credential.text, *credential.number);
    constexpr std::size_t longest_line = 20;  // words that one such word is said of
    const bool pending =
        is_pending(count_words(entry.text) > longest_line ? text::fold(part.text) : folded);
    keep_credential(pending ? resume_.pending : resume_.credentials, std::move(credential),
                    lore_.vocabulary);
    return true;
  }

  const std::vector<Entry>& entries_;
  const Lore& lore_;
  const Terms& terms_;
  Date today_;
  Resume& resume_;
  std::vector<Column> columns_;    // of the table that is read
  std::vector<PaperAt> known_;     // parts of the line that is read, of our tables
  std::set<std::size_t> details_;  // entries that were read with the one above
};

}  // namespace

void find_credentials(const std::vector<Entry>& entries, const Lore& lore, Date today,
                      Resume& resume) {
  CredentialReader(entries, lore, today, resume).read();
}

}  // namespace medtech::resume
