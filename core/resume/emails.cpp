// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/emails.hpp"

#include "core/base/text.hpp"

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

// "Email-ana@example.com": how much of what stands before the mark is its label.
std::size_t label_in(std::string_view local) {
  for (const std::string_view label : {"e-mail", "email", "emailid", "mail", "gmail"}) {
    if (text::starts_with_ignoring_case(local, label) && local.size() > label.size() + 1 &&
        local[label.size()] == '-')
      return label.size() + 1;
  }
  return 0;
}

}  // namespace

void add_once_ignoring_case(std::vector<std::string>& list, std::string value) {
  if (std::ranges::none_of(
          list, [&](const std::string& each) { return text::equal_ignoring_case(each, value); }))
    list.push_back(std::move(value));
}

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

bool may_be_cut_off(std::string_view host, std::string_view next) {
  const std::string_view end = host.substr(host.rfind('.') + 1);
  const std::size_t dot = next.rfind('.');
  return !is_common_end(end) && dot != std::string_view::npos && dot > 0 &&
         is_common_end(next.substr(dot + 1)) && std::ranges::all_of(next, is_domain) &&
         !text::starts_with_ignoring_case(next, "www.") &&
         !text::starts_with_ignoring_case(next, "linkedin.") &&
         !text::starts_with_ignoring_case(next, "github.");
}

}  // namespace medtech::resume
