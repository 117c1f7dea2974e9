// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/contact.hpp"

#include "core/base/text.hpp"
#include "core/resume/name.hpp"

#include <algorithm>
#include <array>

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
  const std::string_view host = plain.substr(
      plain.rfind('@') == std::string_view::npos ? plain.size() : plain.rfind('@') + 1);
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

// "ana@example.com" whose end is on the next line or behind a blank: "ana@example .com".
std::string mended_address(std::string_view text) {
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
    const std::string_view word = text.substr(i + 1, tail - i - 1);
    const bool behind_dot = i > 0 && text[i - 1] == '.' && plain.contains('@') &&
                            (word == "com" || word == "net" || word == "org" || word == "edu");
    if (behind_at || behind_dot ||
        (before_dot && i + 2 < text.size() && text::is_alpha(text[i + 2])))
      continue;
    plain += ' ';
  }
  return plain;
}

// An address that a link leads to is whole; of one whose beginning was lost in print nothing stays.
void add_linked(std::vector<std::string>& list, std::string address) {
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

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), text::is_digit);
  return digits;
}

// Ten digits in the ways that people part them, with or without the country before them.
bool is_phone(std::string_view written) {
  const std::string digits = digits_of(written);
  if (written.starts_with('+') || written.starts_with("(+"))
    return digits.size() >= 9 && digits.size() <= 15;
  if (digits.size() == 11) return digits[0] == '1' && digits[1] >= '2';
  // "001-973-555-0181": dialled from abroad.
  if (digits.size() == 13) return digits.starts_with("001") && digits[3] >= '2';
  if (digits.size() != 10) return digits.size() == 11;
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

}  // namespace

std::vector<std::string> find_emails(std::string_view text) {
  std::vector<std::string> found;
  const std::string plain = mended_address(text);
  for (std::size_t at = plain.find('@'); at != std::string::npos; at = plain.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local(plain[begin - 1])) --begin;
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

std::vector<std::string> find_phones(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const bool begins = text::is_digit(c) || ((c == '(' || c == '+') && i + 1 < text.size() &&
                                              (text::is_digit(text[i + 1]) || text[i + 1] == '(' ||
                                               text[i + 1] == ' ' || text[i + 1] == '+'));
    const bool inside =
        i > 0 &&
        (text::is_alnum(text[i - 1]) || text[i - 1] == '/' || text[i - 1] == '_' ||
         text[i - 1] == '=' ||
         ((text[i - 1] == '.' || text[i - 1] == '-') && i > 1 && text::is_alpha(text[i - 2])));
    if (!begins || inside) {
      ++i;
      continue;
    }
    std::size_t end = i, last = i, gap = 0, digits = 0;
    while (end < text.size()) {
      const char d = text[end];
      if (text::is_digit(d)) {
        ++digits;
        gap = 0;
        last = end + 1;
      } else if (d == ' ' || d == '-' || d == '.' || d == '(' || d == ')' || d == '/' || d == '+') {
        // Two numbers side by side: a country or an area code begins the second.
        if (digits >= 10 && (d == '(' || d == '+' || d == '/')) break;
        if (++gap > 3) break;
      } else if (text.substr(end).starts_with("–") || text.substr(end).starts_with("‑") ||
                 text.substr(end).starts_with("—")) {
        end += 2;
        if (++gap > 3) break;
      } else {
        break;
      }
      ++end;
      if (digits >= 10 && gap > 0 && !text.substr(i).starts_with('+') &&
          !text.substr(i).starts_with("1"))
        break;
    }
    const std::string_view written = text.substr(i, last - i);
    const bool word_follows = last < text.size() && (text::is_alpha(text[last]) &&
                                                     text[last] != 'x' && text[last] != 'e');
    if (is_phone(written) && !word_follows && !is_fax(text.substr(0, i), text.substr(last))) {
      std::string phone(written);
      // A bracket around the whole number, cut off at its end.
      if (phone.starts_with('(') && !phone.contains(')')) phone.erase(0, 1);
      if (std::ranges::none_of(
              found, [&](const std::string& each) { return digits_of(each) == digits_of(phone); }))
        found.push_back(std::move(phone));
    }
    i = std::max(last, i + 1);
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

void add_links(const document::Line& line, Contact& contact) {
  for (const std::string& link : line.links) {
    if (link.starts_with("mailto:")) {
      for (std::string& address : find_emails(link.substr(7)))
        add_linked(contact.emails, std::move(address));
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

// An address that goes on in the next line: "ana.example@" or "ana.example@mail" and "server.com".
void add_broken_addresses(const std::vector<Entry>& entries, std::size_t end, Contact& contact) {
  for (std::size_t i = 0; i + 1 < end; ++i) {
    const std::string_view text = entries[i].text;
    const std::size_t at = text.rfind('@');
    const std::string_view next = entries[i + 1].text;
    if (next.empty() || next.contains(' ')) continue;
    const std::size_t last_blank = text.find_last_of(" \t");
    const std::string_view tail =
        last_blank == std::string_view::npos ? text : text.substr(last_blank + 1);
    const bool broken_host =
        at != std::string_view::npos && find_emails(tail).empty() && tail.contains('@');
    const bool broken_name = at == std::string_view::npos && next.starts_with('@');
    if (!broken_host && !broken_name) continue;
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
    add_links(document.lines[entry.line], contact);
    add_written_links(entry.text, contact);
    if (!(is_experience(sections, i) && !contact.phones.empty())) {
      for (std::string& phone : find_phones(entry.text)) {
        if (std::ranges::none_of(contact.phones, [&](const std::string& each) {
              return digits_of(each) == digits_of(phone);
            }))
          contact.phones.push_back(std::move(phone));
      }
    }
    if (!contact.line && contact.emails.size() + contact.phones.size() > before)
      contact.line = entry.line;
  }
  if (contact.emails.empty()) add_broken_addresses(entries, end, contact);
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
