// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/contact.hpp"

#include "core/base/text.hpp"
#include "core/resume/name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::resume {

namespace {

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
  add_once_ignoring_case(list, std::move(address));
}

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
