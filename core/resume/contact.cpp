// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/contact.hpp"

#include "core/base/text.hpp"
#include "core/resume/dates.hpp"
#include "core/resume/name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::resume {

namespace {

bool is_local(char c) { return text::is_alnum(c) || std::string_view("._%+-'").contains(c); }
bool is_domain(char c) { return text::is_alnum(c) || c == '.' || c == '-'; }

// Ends of names of hosts that people have addresses at, for where an address and a word run
// together.
bool ends_as_host(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view top = host.substr(dot + 1);
  return top.size() >= 2 && top.size() <= 12 && std::ranges::all_of(top, text::is_alpha);
}

// Ends of addresses that are known where blanks stand around their dot.
bool is_common_end(std::string_view word) {
  constexpr auto ends =
      std::to_array<std::string_view>({"com", "net", "org", "edu", "gov", "mil", "us", "io"});
  return std::ranges::find(ends, text::lower(word)) != ends.end();
}

// A blank of "ana @ example . com": before its marks, or behind its dot.
bool is_spaced_mark(std::string_view text, std::size_t blank, std::string_view plain) {
  const std::string_view rest = text.substr(blank + 1);
  constexpr std::size_t longest_host = 255;
  plain = plain.substr(plain.size() - std::min(plain.size(), longest_host));
  const std::size_t at = plain.rfind('@');
  const std::string_view host = plain.substr(at == std::string_view::npos ? plain.size() : at + 1);
  if (rest.starts_with("@ ")) return rest.size() > 2 && text::is_alnum(rest[2]);
  const bool in_host = !host.empty() && host.find(' ') == std::string_view::npos;
  if (!in_host) return false;
  const bool before = rest.starts_with(". ");
  if (!before && !host.ends_with('.')) return false;
  const std::string_view word = rest.substr(before ? 2 : 0);
  std::size_t end = 0;
  while (end < word.size() && text::is_alpha(word[end])) ++end;
  return is_common_end(word.substr(0, end));
}

// "ana (at) example.com", "ana [at] example [dot] com"
std::string with_written_out_at(std::string_view written) {
  std::string text(written);
  for (const auto& [word, mark] : {std::pair("at", '@'), std::pair("dot", '.')}) {
    for (const std::string_view brackets : {"()", "[]", "{}"}) {
      const std::string form = brackets[0] + std::string(word) + brackets[1];
      for (std::size_t at = text::find_ignoring_case(text, form); at != std::string_view::npos;
           at = text::find_ignoring_case(text, form, at + 1)) {
        std::size_t begin = at, end = at + form.size();
        while (begin > 0 && text[begin - 1] == ' ') --begin;
        while (end < text.size() && text[end] == ' ') ++end;
        text.replace(begin, end - begin, 1, mark);
        at = begin;
      }
    }
  }
  return text;
}

// "ana@example.com" whose end is on the next line or behind a blank: "ana@example .com".
std::string mended_address(std::string_view written) {
  const std::string text = with_written_out_at(written);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ' ') {
      plain += text[i];
      continue;
    }
    const bool before_dot = i + 1 < text.size() && (text[i + 1] == '.' || text[i + 1] == '@');
    const bool behind_at = i > 0 && text[i - 1] == '@';
    if (is_spaced_mark(text, i, plain)) continue;
    std::size_t tail = i + 1;
    while (tail < text.size() && text::is_alpha(text[tail])) ++tail;
    const std::string_view word = std::string_view(text).substr(i + 1, tail - i - 1);
    const bool behind_dot = i > 0 && text[i - 1] == '.' && plain.contains('@') &&
                            (word == "com" || word == "net" || word == "org" || word == "edu");
    // "gmail.co m": a letter that was set a little apart.
    const bool last_letter = word == "m" && plain.ends_with(".co") && plain.contains('@');
    if (behind_at || behind_dot || last_letter ||
        (before_dot && i + 2 < text.size() && text::is_alpha(text[i + 2])))
      continue;
    plain += ' ';
  }
  return plain;
}

// An address that a link leads to is whole; of one whose beginning was lost in print nothing stays.
// Where the line shows another one, the link was left over from somebody else's résumé.
void add_linked(std::vector<std::string>& list, std::string address, std::string_view shown) {
  const std::vector<std::string> printed = find_emails(shown);
  const bool other = std::ranges::none_of(printed, [&](const std::string& each) {
    return text::lower(address).ends_with(text::lower(each));
  });
  if (!printed.empty() && other) return;
  std::erase_if(list, [&](const std::string& each) {
    return each.size() < address.size() && text::lower(address).ends_with(text::lower(each));
  });
  if (std::ranges::none_of(
          list, [&](const std::string& each) { return text::equal_ignoring_case(each, address); }))
    list.push_back(std::move(address));
}

void add_once_ignoring_case(std::vector<std::string>& list, std::string value) {
  if (std::ranges::none_of(
          list, [&](const std::string& each) { return text::equal_ignoring_case(each, value); }))
    list.push_back(std::move(value));
}

// "478-555-O133": what a scanner took for letters, between the digits of a number and its marks, as
// digits again, byte for byte.
std::string with_scanned_digits(std::string_view printed) {
  std::string text(printed);
  const auto is_part = [](char c) { return text::is_digit(c) || c == '-' || c == '.'; };
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const bool zero = text[i] == 'O' || text[i] == 'o', one = text[i] == 'l' || text[i] == 'I';
    if ((zero || one) && is_part(text[i - 1]) && is_part(text[i + 1]) &&
        (text::is_digit(text[i - 1]) || text::is_digit(text[i + 1])))
      text[i] = zero ? '0' : '1';
  }
  return text;
}

std::string digits_of(std::string_view printed) {
  std::string digits;
  std::ranges::copy_if(with_scanned_digits(printed), std::back_inserter(digits), text::is_digit);
  return digits;
}

// With the country before it or without.
bool is_same_number(std::string_view left, std::string_view right) {
  constexpr std::size_t national = 10;
  const std::string a = digits_of(left), b = digits_of(right);
  if (a.size() < national || b.size() < national) return a == b;
  return a.substr(a.size() - national) == b.substr(b.size() - national);
}

// "513 555 0142", "513-5550142": ten digits in groups as they are dialled, which those of a ZIP
// code, of years or of a count are not.
bool is_grouped(std::string_view written) {
  std::string sizes;
  char group = '0';
  for (const char c : written) {
    if (text::is_digit(c)) {
      ++group;
    } else {
      if (group > '0') sizes += group;
      group = '0';
    }
  }
  if (group > '0') sizes += group;
  if (sizes.starts_with("13")) sizes.erase(0, 1);
  return sizes == "334" || sizes == "37" || sizes == "64" || sizes.size() == 1;
}

// A number that its label tells may be of any country.
bool is_labelled_phone(std::string_view written) {
  const std::string digits = digits_of(written);
  return digits.size() >= 7 && digits.size() <= 15;
}

// Ten digits in the ways that people part them, with or without the country before them.
bool is_phone(std::string_view written) {
  const std::string digits = digits_of(written);
  if (written.starts_with('+') || written.starts_with("(+"))
    return digits.size() >= 9 && digits.size() <= 15;
  if (digits.size() == 11) return digits[0] == '1' && digits[1] >= '2' && digits[4] >= '2';
  // "001-973-555-0181": dialled from abroad.
  if (digits.size() == 13) return digits.starts_with("001") && digits[3] >= '2';
  if (digits.size() != 10) return false;
  const bool parted = std::ranges::any_of(written, [](char c) { return !text::is_digit(c); });
  return digits[0] >= '2' && (parted || digits[3] >= '2');
}

// Whether a number is a fax machine's: "Fax: 704.555.0139", "704.555.0139 (fax)". Of "704.555.0138
// Fax 704.555.0139" the word belongs to the second.
bool is_fax(std::string_view before, std::string_view behind) {
  while (!before.empty() && !text::is_alnum(before.back())) before.remove_suffix(1);
  const std::string_view word = before.substr(before.size() > 4 ? before.size() - 4 : 0);
  if (text::equal_ignoring_case(word, "fax") || (word.size() == 4 && !text::is_alpha(word[0]) &&
                                                 text::equal_ignoring_case(word.substr(1), "fax")))
    return true;
  while (!behind.empty() && (behind[0] == ' ' || behind[0] == '(')) behind.remove_prefix(1);
  if (!text::starts_with_ignoring_case(behind, "fax")) return false;
  const std::size_t next = behind.find_first_not_of(" .:#(+", 3);
  return next == std::string_view::npos || !text::is_digit(behind[next]);
}

// "Email-ana@example.com": how much of what stands before the mark is its label.
std::size_t label_in(std::string_view local) {
  for (const std::string_view label : {"e-mail", "email", "emailid", "mail", "gmail"}) {
    if (text::starts_with_ignoring_case(local, label) && local.size() > label.size() + 1 &&
        local[label.size()] == '-')
      return label.size() + 1;
  }
  return 0;
}

// Whether the words before a number, or behind it in brackets, say that it is dialled: "Mobile:",
// "Contact No -", "M:", "(mobile)".
bool is_labelled(std::string_view before, std::string_view behind) {
  static constexpr auto labels = std::to_array<std::string_view>(
      {"mobile", "mob", "cell", "cellular", "cellphone", "tel", "telephone", "phone", "ph",
       "contact", "handphone", "hp", "whatsapp", "phones", "mobiles"});
  static constexpr auto letters = std::to_array<std::string_view>({"m", "p", "t", "c", "h"});
  const auto is_label = [](std::string_view word) {
    return std::ranges::any_of(
        labels, [&](std::string_view each) { return text::equal_ignoring_case(each, word); });
  };
  const std::string_view inside = text::trim(behind);
  if (inside.starts_with('(') && is_label(inside.substr(1, inside.find(')') - 1))) return true;
  bool marked = false, of_number = false;
  for (;;) {
    while (!before.empty() && !text::is_alnum(before.back())) {
      marked = marked || before.back() == ':' || before.back() == '.';
      before.remove_suffix(1);
    }
    std::size_t begin = before.size();
    while (begin > 0 && text::is_alpha(before[begin - 1])) --begin;
    const std::string_view word = before.substr(begin);
    const bool number = std::ranges::any_of(
        std::to_array<std::string_view>({"no", "nos", "number", "numbers", "num"}),
        [&](std::string_view each) { return text::equal_ignoring_case(each, word); });
    if (number && !of_number) {
      of_number = true;
      before = before.substr(0, begin);
      continue;
    }
    const bool letter = (marked || of_number) && std::ranges::any_of(letters, [&](auto each) {
                          return text::equal_ignoring_case(each, word);
                        });
    return letter || is_label(word);
  }
}

// "2012-06 – 2014-06": digits of dates are dialled by nobody.
bool is_dates(std::string_view written) {
  const std::vector<FoundSpan> spans = find_spans(written);
  return !spans.empty() && spans.front().begin == 0 && spans.back().end >= written.size();
}

}  // namespace

std::vector<std::string> find_emails(std::string_view text) {
  std::vector<std::string> found;
  if (text.find_first_of("@([{") == std::string_view::npos) return found;
  const std::string plain = mended_address(text);
  for (std::size_t at = plain.find('@'); at != std::string::npos; at = plain.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local(plain[begin - 1])) --begin;
    begin += label_in(std::string_view(plain).substr(begin, at - begin));
    while (begin < at && !text::is_alnum(plain[begin])) ++begin;
    std::size_t end = at + 1;
    while (end < plain.size() && is_domain(plain[end])) ++end;
    while (end > at + 1 && !text::is_alnum(plain[end - 1])) --end;
    const std::string_view host = std::string_view(plain).substr(at + 1, end - at - 1);
    if (begin == at || !ends_as_host(host)) continue;
    add_once_ignoring_case(found, plain.substr(begin, end - begin));
  }
  return found;
}

namespace {

/// A run of digits that people part in the ways of telephone numbers.
struct DigitRun {
  std::size_t begin = 0;
  std::size_t last = 0;  ///< behind its last digit
  std::size_t next = 0;  ///< where within it another number may begin; `last` for nowhere
};

// What parts the digits of one number, and of how many bytes it is; 0 for what does not.
std::size_t gap_at(std::string_view text, std::size_t at) {
  if (std::string_view(" -.()/+").contains(text[at])) return 1;
  for (const std::string_view mark : {"–", "‑", "—", "•", "·"}) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

DigitRun run_at(std::string_view text, std::size_t begin) {
  constexpr std::size_t most_digits = 15, longest_gap = 4;
  DigitRun run{begin, begin, 0};
  std::size_t gap = 0, digits = 0;
  const bool with_country = text[begin] == '+' || text[begin] == '1';
  for (std::size_t at = begin; at < text.size() && digits <= most_digits;) {
    const char c = text[at];
    if (text::is_digit(c)) {
      // Behind a blank or a mark of lists another number may stand: "NM 88005 (575) 555-0149".
      if (run.next == 0 && gap > 0 && digits > 0 &&
          (text[at - 1] == ' ' || text[at - 1] == '(' ||
           static_cast<unsigned char>(text[at - 1]) >= 0x80)) {
        run.next = at;
        while (run.next > begin && (text[run.next - 1] == '(' || text[run.next - 1] == '+'))
          --run.next;
      }
      ++digits;
      gap = 0;
      run.last = ++at;
      continue;
    }
    const std::size_t size = gap_at(text, at);
    // Two numbers side by side: a country or an area code begins the second.
    if (size == 0 || (digits >= 10 && (c == '(' || c == '+' || c == '/')) || ++gap > longest_gap)
      break;
    at += size;
    if (digits >= 10 && !with_country) break;
  }
  if (run.next == 0) run.next = run.last;
  return run;
}

bool begins_number(std::string_view text, std::size_t at, std::size_t behind_number) {
  const char c = text[at];
  const bool mark = (c == '(' || c == '+') && at + 1 < text.size() &&
                    (text::is_digit(text[at + 1]) || text[at + 1] == '(' || text[at + 1] == ' ' ||
                     text[at + 1] == '+');
  if (!text::is_digit(c) && !mark) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  const bool behind_word = text::is_digit(c) && (before == '.' || before == '-') && at > 1 &&
                           text::is_alpha(text[at - 2]);
  const bool in_address = before == '/' && at - 1 != behind_number;
  return !(text::is_alnum(before) || in_address || before == '_' || before == '=' || behind_word);
}

}  // namespace

std::vector<std::string> find_phones(std::string_view printed) {
  std::vector<std::string> found;
  const std::string text = with_scanned_digits(printed);
  std::size_t behind_number = std::string_view::npos;
  bool within = false;    // a run whose beginning was no number
  bool labelled = false;  // goes on for all numbers of a list
  for (std::size_t i = 0; i < text.size();) {
    if (!begins_number(text, i, behind_number)) {
      ++i;
      continue;
    }
    const DigitRun run = run_at(text, i);
    const std::size_t last = run.last;
    const std::string_view written = std::string_view(text).substr(i, last - i);
    const bool word_follows = last < text.size() && (text::is_alpha(text[last]) &&
                                                     text[last] != 'x' && text[last] != 'e');
    const std::string_view between = std::string_view(text).substr(
        behind_number == std::string_view::npos ? i : behind_number,
        behind_number == std::string_view::npos ? 0 : i - behind_number);
    const bool listed = !between.empty() && between.find_first_not_of(" ,/;&|(") == between.npos;
    labelled =
        is_labelled(std::string_view(text).substr(0, i), std::string_view(text).substr(last)) ||
        (labelled && listed);
    const bool sure = !within && labelled && is_labelled_phone(written);
    const bool phone = (sure || (is_phone(written) &&
                                 (!within || written.starts_with('+') || is_grouped(written)))) &&
                       !word_follows && !is_dates(written);
    if (phone && !is_fax(printed.substr(0, i), printed.substr(last))) {
      std::string number(printed.substr(i, last - i));
      // A bracket around the whole number, cut off at its end.
      if (number.starts_with('(') && !number.contains(')')) number.erase(0, 1);
      const bool open = std::ranges::count(number, '(') > std::ranges::count(number, ')');
      if (open && last < text.size() && text[last] == ')') number += ')';
      if (std::ranges::none_of(
              found, [&](const std::string& each) { return is_same_number(each, number); }))
        found.push_back(std::move(number));
    }
    behind_number = phone ? last : std::string_view::npos;
    within = !phone && run.next < last;
    i = std::max(phone ? last : run.next, i + 1);
  }
  return found;
}

namespace {

// Where the part on the person ends: at a heading of referees, or with the document.
std::size_t end_of_own_part(const std::vector<Entry>& entries,
                            const std::vector<Section>& sections) {
  for (const Section& section : sections) {
    const std::string key = heading_key(section.heading);
    if (key.contains("refere") && section.first > 3) return section.first;
  }
  return entries.size();
}

// Addresses and numbers of others stand inside jobs ("Supervisor: …, 555-…").
bool is_of_another(const Entry& entry) {
  const std::string folded = text::fold(entry.text);
  for (const std::string_view word :
       {"supervisor", "reference", "contact:", "manager:", "may we contact"}) {
    if (folded.contains(word)) return true;
  }
  return false;
}

bool is_experience(const std::vector<Section>& sections, std::size_t at) {
  return std::ranges::any_of(sections, [&](const Section& section) {
    return section.kind == SectionKind::experience && at >= section.first && at < section.last;
  });
}

void add_phone(Contact& contact, std::string phone) {
  phone = with_scanned_digits(phone);
  if (std::ranges::none_of(contact.phones,
                           [&](const std::string& each) { return is_same_number(each, phone); }))
    contact.phones.push_back(std::move(phone));
}

void add_links(const document::Line& line, std::string_view shown, Contact& contact) {
  for (const std::string& link : line.links) {
    if (link.starts_with("mailto:")) {
      for (std::string& address : find_emails(link.substr(7)))
        add_linked(contact.emails, std::move(address), shown);
    } else if (link.starts_with("tel:")) {
      for (std::string& phone : find_phones(link.substr(4))) add_phone(contact, std::move(phone));
    } else if (link.starts_with("http")) {
      add_once_ignoring_case(contact.links, link);
    }
  }
}

void add_written_links(std::string_view text, Contact& contact) {
  for (const std::string_view mark : {"linkedin.com/", "github.com/", "http://", "https://"}) {
    const std::size_t at = text::find_ignoring_case(text, mark);
    if (at == std::string_view::npos) continue;
    std::size_t begin = at;
    while (begin > 0 && !text::is_space(text[begin - 1]) && text[begin - 1] != '|' &&
           text[begin - 1] != '(')
      --begin;
    std::size_t end = at;
    while (end < text.size() && !text::is_space(text[end]) && text[end] != '|' &&
           text[end] != ')' && text[end] != ',')
      ++end;
    add_once_ignoring_case(contact.links, std::string(text.substr(begin, end - begin)));
  }
}

// Whether what looks like a host may be the beginning of one that the next line ends: of
// "mail.ex" and "ample.com" the first is no host that people have addresses at.
bool may_be_cut_off(std::string_view host, std::string_view next) {
  const std::string_view end = host.substr(host.rfind('.') + 1);
  const std::size_t dot = next.rfind('.');
  return !is_common_end(end) && dot != std::string_view::npos && dot > 0 &&
         is_common_end(next.substr(dot + 1)) && std::ranges::all_of(next, is_domain) &&
         !text::starts_with_ignoring_case(next, "www.") &&
         !text::starts_with_ignoring_case(next, "linkedin.") &&
         !text::starts_with_ignoring_case(next, "github.");
}

// An address that goes on in the next line: "ana.example@" or "ana.example@mail" and "server.com".
void add_broken_addresses(const std::vector<Entry>& entries, std::size_t end, Contact& contact) {
  const bool none = contact.emails.empty();
  for (std::size_t i = 0; i + 1 < end; ++i) {
    const std::string_view text = entries[i].text;
    const std::size_t at = text.rfind('@');
    const std::string_view next = entries[i + 1].text;
    if (next.empty() || next.contains(' ')) continue;
    const std::size_t last_blank = text.find_last_of(" \t");
    const std::string_view tail =
        last_blank == std::string_view::npos ? text : text.substr(last_blank + 1);
    const std::vector<std::string> whole = find_emails(tail);
    const bool cut_off = whole.size() == 1 && tail.ends_with(whole[0]) &&
                         may_be_cut_off(tail.substr(tail.find('@') + 1), next);
    const bool broken_host =
        none && at != std::string_view::npos && whole.empty() && tail.contains('@');
    const bool broken_name = none && at == std::string_view::npos && next.starts_with('@');
    if (!broken_host && !broken_name && !cut_off) continue;
    // What was cut off is no address.
    if (cut_off) std::erase(contact.emails, whole[0]);
    for (std::string& address : find_emails(std::string(tail) + std::string(next)))
      add_once_ignoring_case(contact.emails, std::move(address));
  }
}

std::string written_place(const PlaceAt& place) {
  if (place.state.empty()) return place.city;
  return place.city.empty() ? place.state : place.city + ", " + place.state;
}

}  // namespace

Contact find_contact(const std::vector<Entry>& entries, const std::vector<Section>& sections,
                     const document::Document& document, const Lore& lore) {
  Contact contact;
  const std::size_t end = end_of_own_part(entries, sections);
  for (std::size_t i = 0; i < end; ++i) {
    const Entry& entry = entries[i];
    if (is_experience(sections, i) && (is_of_another(entry) || !contact.emails.empty())) continue;
    const std::size_t before = contact.emails.size() + contact.phones.size();
    for (std::string& address : find_emails(entry.text))
      add_once_ignoring_case(contact.emails, std::move(address));
    if (!(is_experience(sections, i) && !contact.phones.empty())) {
      for (std::string& phone : find_phones(entry.text)) add_phone(contact, std::move(phone));
    }
    add_links(document.lines[entry.line], entry.text, contact);
    add_written_links(entry.text, contact);
    if (!contact.line && contact.emails.size() + contact.phones.size() > before)
      contact.line = entry.line;
  }
  add_broken_addresses(entries, end, contact);
  const std::size_t head = std::min<std::size_t>(
      sections.empty() ? 15 : std::max<std::size_t>(sections.front().first + 3, 6), end);
  // The first town, which is better than the state alone that a title may name; one with its ZIP
  // code goes before.
  bool has_town = false;
  for (std::size_t i = 0; i < end && !contact.zip; ++i) {
    const bool in_contact = std::ranges::any_of(sections, [&](const Section& section) {
      return section.kind == SectionKind::contact && i >= section.first && i < section.last;
    });
    if (i >= head && !in_contact) continue;
    if (is_experience(sections, i)) continue;
    const auto place = find_place(entries[i].text, lore);
    const bool better =
        place && (!contact.place || !place->zip.empty() || (!has_town && !place->city.empty()));
    if (better) {
      has_town = !place->city.empty();
      contact.place = written_place(*place);
      if (!place->zip.empty()) contact.zip = place->zip;
      if (!contact.line) contact.line = entries[i].line;
    }
  }
  find_name(entries, sections, lore, contact);
  return contact;
}

}  // namespace medtech::resume
