// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/credential_dates.hpp"

#include "core/base/text.hpp"
#include "core/resume/not_held.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace medtech::resume {

namespace {

bool speaks_of_end(std::string_view before) {
  const std::string folded = text::fold(before.substr(before.size() > 28 ? before.size() - 28 : 0));
  for (const std::string_view word : {"exp", "valid", "renews", "renewal", "renew by", "through",
                                      "until", "thru", "current to"}) {
    if (folded.contains(word)) return true;
  }
  return false;
}

// Words before a day that lies ahead and is no end: of an examination, of a course.
bool speaks_of_beginning(std::string_view before) {
  const std::string folded = text::fold(before.substr(before.size() > 28 ? before.size() - 28 : 0));
  for (const std::string_view word : {"issued", "earned", "since", "effective", "begin", "exam"}) {
    if (folded.contains(word)) return true;
  }
  return is_pending(folded);
}

}  // namespace

std::string without_dates(const Entry& entry, std::size_t from, std::size_t to) {
  std::string text = entry.text;
  for (const FoundSpan& found : entry.spans)
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(found.begin),
              text.begin() + static_cast<std::ptrdiff_t>(found.end), '\t');
  return text.substr(std::min(from, to), to - std::min(from, to));
}

void take_dates(const Entry& entry, std::size_t from, std::size_t to, Date today,
                Credential& credential, std::size_t most_words_between) {
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
    const std::string_view before = std::string_view(entry.text).substr(since, found.begin - since);
    const bool ahead = first_day(*found.span.end) > today && !speaks_of_beginning(before) &&
                       !is_pending(text::fold(entry.text));
    const bool end = speaks_of_end(before) || ahead;
    std::optional<PartialDate>& date = end ? credential.expires : credential.earned;
    if (!date) date = found.span.end;
  }
}

std::string without_date_words(std::string text) {
  for (const std::string_view word : {"expires", "expiration", "exp", "exp.", "valid through",
                                      "valid until", "earned", "issued"}) {
    const std::size_t size = text.size() - std::min(text.size(), word.size() + 1);
    if (size < 2 || !text::fold(text).ends_with(word) || text::is_alnum(text[size])) continue;
    return stripped(std::string_view(text).substr(0, size));
  }
  return text;
}

bool is_of_certificate(std::string_view text) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"issued",        "issue",      "valid",  "through", "thru", "until",        "to",
       "expires",       "expiration", "expiry", "date",    "on",   "of",           "certificate",
       "certification", "license",    "number", "no",      "id",   "registration", "renewed",
       "earned",        "awarded",    "exp",    "from"});
  for (const std::string_view word : text::split(text::fold(text), ' ')) {
    std::string plain(word);
    std::erase_if(plain, [](char c) { return !text::is_alnum(c); });
    if (!plain.empty() && !std::ranges::all_of(plain, text::is_digit) &&
        std::ranges::find(words, plain) == words.end())
      return false;
  }
  return true;
}

}  // namespace medtech::resume
