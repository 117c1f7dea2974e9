// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/credential_list.hpp"

#include "core/base/text.hpp"
#include "core/resume/named_papers.hpp"

#include <cstddef>
#include <optional>
#include <utility>

namespace medtech::resume {

namespace {

// Whether a date is the same one, printed with its month or day.
bool tells_more(const std::optional<PartialDate>& date, const std::optional<PartialDate>& known) {
  if (!date || !known) return date.has_value();
  return date->year == known->year && known->day == 0 &&
         (known->month == 0 ? date->month > 0 : date->month == known->month && date->day > 0);
}

bool is_same(const Credential& known, const Credential& credential, const Vocabulary& vocabulary) {
  // Two papers of one kind have numbers of their own.
  if (known.number && credential.number && known.number != credential.number) return false;
  if (known.id && credential.id) return known.id == credential.id;
  return is_same_paper(known.text, credential.text, vocabulary);
}

}  // namespace

void keep_credential(std::vector<Credential>& list, Credential credential,
                     const Vocabulary& vocabulary) {
  // Nobody holds so many; a file that lists them was made to cost time.
  constexpr std::size_t most = 200;
  if (list.size() >= most) return;
  for (Credential& known : list) {
    if (!is_same(known, credential, vocabulary)) continue;
    // The line that tells more is its own; one behind a name only calls it.
    if (!known.earned && !known.expires && !known.number &&
        (credential.earned || credential.expires || credential.number))
      known.line = credential.line;
    if (tells_more(credential.earned, known.earned)) known.earned = credential.earned;
    if (tells_more(credential.expires, known.expires)) known.expires = credential.expires;
    if (!known.number) known.number = credential.number;
    if (!known.id && credential.id) {
      known.id = credential.id;
      known.issuer = credential.issuer;
    }
    return;
  }
  list.push_back(std::move(credential));
}

std::string printed_issuer(const std::string& issuer, std::string_view folded) {
  const std::size_t between = issuer.find(" or ");
  if (between == std::string::npos) return issuer;
  const std::string first = issuer.substr(0, between), second = issuer.substr(between + 4);
  const std::string words = " " + text::replace_all(std::string(folded), "(", " ") + " ";
  const bool names_first =
      words.contains(" " + text::fold(first)) || (first == "AHA" && folded.contains("heart"));
  const bool names_second = words.contains(text::fold(second));
  return names_first == names_second ? issuer : names_first ? first : second;
}

}  // namespace medtech::resume
