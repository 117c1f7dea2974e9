// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/head_words.hpp"

#include "core/base/text.hpp"
#include "core/resume/passage.hpp"

#include <string>

namespace medtech::resume {

bool is_terms_of_work(std::string_view text) {
  const std::string folded = text::fold(text);
  for (const std::string_view word :
       {"contract", "weekend", "night", "shift", "temp", "prn", "per diem", "seasonal", "travel",
        "volunteer", "intern", "remote", "acting", "promoted", "various", "multiple", "day"}) {
    if (folded.contains(word)) return true;
  }
  return false;
}

bool ends_with_short_form(std::string_view text) {
  for (const std::string_view form :
       {"Inc.", "Co.", "Corp.", "Ltd.", "St.", "Sr.", "Jr.", "LLC.", "U.S.", "D.C."}) {
    if (text.ends_with(form)) return true;
  }
  return false;
}

bool is_sentence(std::string_view text) {
  if (count_words(text) < 7) return false;
  const std::string folded = " " + text::fold(text) + " ";
  std::size_t small = 0;
  for (const std::string_view word :
       {" the ", " and ", " was ", " were ", " with ", " that ", " which ", " to ", " by ",
        " from ", " i ", " my ", " on ", " a ", " an ", " all ", " including "})
    small += folded.contains(word) ? 1 : 0;
  return small >= 2 && count_words(text) > 9;
}

}  // namespace medtech::resume
