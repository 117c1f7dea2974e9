// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/phones.hpp"

#include "core/base/text.hpp"
#include "core/resume/dates.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace medtech::resume {

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

namespace {

std::string digits_of(std::string_view printed) {
  std::string digits;
  std::ranges::copy_if(with_scanned_digits(printed), std::back_inserter(digits), text::is_digit);
  return digits;
}

}  // namespace

bool is_same_number(std::string_view left, std::string_view right) {
  constexpr std::size_t national = 10;
  const std::string a = digits_of(left), b = digits_of(right);
  if (a.size() < national || b.size() < national) return a == b;
  return a.substr(a.size() - national) == b.substr(b.size() - national);
}

namespace {

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

// The last word, without the marks behind it; takes it from the text.
std::string_view take_last_word(std::string_view& text) {
  while (!text.empty() && !text::is_alnum(text.back())) text.remove_suffix(1);
  std::size_t begin = text.size();
  while (begin > 0 && text::is_alpha(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin);
  text.remove_suffix(word.size());
  return word;
}

bool is_phone_label(std::string_view word) {
  static constexpr auto labels = std::to_array<std::string_view>(
      {"mobile", "mob", "cell", "cellular", "cellphone", "tel", "telephone", "phone", "ph",
       "contact", "handphone", "hp", "whatsapp", "phones", "mobiles", "gsm"});
  return std::ranges::any_of(
      labels, [&](std::string_view each) { return text::equal_ignoring_case(each, word); });
}

// Whether a number is a fax machine's alone: "Fax: 704.555.0139", "704.555.0139 (fax)", and not
// "Tel & Fax". Of "704.555.0138 Fax 704.555.0139" the word belongs to the second.
bool is_fax(std::string_view before, std::string_view behind) {
  if (text::equal_ignoring_case(take_last_word(before), "fax")) {
    const std::string_view word = take_last_word(before);
    return !is_phone_label(text::equal_ignoring_case(word, "and") ? take_last_word(before) : word);
  }
  while (!behind.empty() && (behind[0] == ' ' || behind[0] == '(')) behind.remove_prefix(1);
  if (!text::starts_with_ignoring_case(behind, "fax")) return false;
  const std::size_t next = behind.find_first_not_of(" .:#(+", 3);
  return next == std::string_view::npos || !text::is_digit(behind[next]);
}

// Whether the words before a number, or behind it in brackets, say that it is dialled: "Mobile:",
// "Contact No -", "M:", "(mobile)".
bool is_labelled(std::string_view before, std::string_view behind) {
  static constexpr auto letters = std::to_array<std::string_view>({"m", "p", "t", "c", "h"});
  const std::string_view inside = text::trim(behind);
  if (inside.starts_with('(') && is_phone_label(inside.substr(1, inside.find(')') - 1)))
    return true;
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
    return letter || is_phone_label(word);
  }
}

// "Passport No: 2427783945", "Driving License No:42/1091/2008": numbers that nobody dials.
bool is_of_paper(std::string_view before) {
  constexpr std::size_t longest = 28;
  const std::size_t cut = before.find_last_of(",|;\t");
  if (cut != std::string_view::npos) before.remove_prefix(cut + 1);
  if (before.size() > longest) before.remove_prefix(before.size() - longest);
  const std::string folded = text::fold(before);
  return std::ranges::any_of(std::to_array<std::string_view>(
                                 {"passport", "iqama", "license no", "licence no", "account no",
                                  "aadhaar", "aadhar", "membership", "registration", "visa no",
                                  "policy no", "roll no", "id no", "id card", "npi"}),
                             [&](std::string_view word) { return folded.contains(word); });
}

// "Phys. Rev. 257402 (2010)": a volume's page with its year.
bool ends_with_year(std::string_view written, std::string_view behind) {
  const std::size_t bracket = written.rfind('(');
  return bracket != std::string_view::npos && bracket > 0 && written.size() - bracket == 5 &&
         behind.starts_with(')') &&
         (written.substr(bracket + 1).starts_with("19") ||
          written.substr(bracket + 1).starts_with("20"));
}

// "2012-06 – 2014-06": digits of dates are dialled by nobody.
bool is_dates(std::string_view written) {
  const std::vector<FoundSpan> spans = find_spans(written);
  return !spans.empty() && spans.front().begin == 0 && spans.back().end >= written.size();
}

}  // namespace

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
  constexpr std::size_t most_digits = 15, longest_gap = 4, longest_dashed_gap = 8;
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
    // "408-<TAB>766-<TAB>9344"
    const bool dashed_tab = c == '\t' && text[run.last] == '-';
    const std::size_t size = dashed_tab ? 1 : gap_at(text, at);
    // "94089355 – 98085086": whole numbers with a dash between.
    constexpr std::size_t local_number = 7;
    if (size > 0 && c != ' ' && digits >= local_number && at > 0 && text[at - 1] == ' ' &&
        at + size < text.size() && text[at + size] == ' ')
      break;
    // Two numbers side by side: a country or an area code begins the second.
    if (size == 0 || (digits >= 10 && (c == '(' || c == '+' || c == '/'))) break;
    if (text[run.last] == '-' ? ++gap > longest_dashed_gap : ++gap > longest_gap) break;
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
    const bool listed = !between.empty() &&
                        (between.find_first_not_of(" ,/;&|(-") == between.npos || between == " – ");
    labelled =
        is_labelled(std::string_view(text).substr(0, i), std::string_view(text).substr(last)) ||
        (labelled && listed);
    const bool sure = !within && labelled && is_labelled_phone(written);
    const bool phone =
        (sure ||
         (is_phone(written) && (!within || written.starts_with('+') || is_grouped(written)))) &&
        !word_follows && !is_dates(written) && !is_of_paper(std::string_view(text).substr(0, i)) &&
        !ends_with_year(written, std::string_view(text).substr(last));
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

}  // namespace medtech::resume
