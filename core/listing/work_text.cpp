// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/periods.hpp"
#include "core/listing/phrases.hpp"
#include "core/listing/shift_hours.hpp"
#include "core/listing/shift_words.hpp"
#include "core/listing/term_set.hpp"
#include "core/listing/word_list.hpp"
#include "core/listing/work_phrases.hpp"
#include "core/listing/work_terms.hpp"
#include "core/listing/work_week.hpp"
#include "core/listing/work_words.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>

namespace medtech::listing {

namespace {

bool ends_sentence(std::string_view between) {
  return between.find_first_of("\n;|*") != std::string_view::npos || between.contains(". ") ||
         between.contains("\u2022");
}

// Finds the terms of one text.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : text_(text), words_(text) {}

  WorkTerms read() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (i == 0 || words_.after(i - 1) != " ") read_line(i);
      if (words_.after(i).find_first_of(":|\n") != std::string_view::npos ||
          (words_[i].front() == 's' && is_glued_key(i)))
        read_key(i);
      const char initial = words_[i].front();
      if (initial == 'f' || initial == 'h') read_measure(i);
      const auto shift = may_tell_shift(initial) ? shift_told_at(words_, i) : std::nullopt;
      if (shift && !is_hedged(i)) said_.add(*shift);
      if (text::is_digit(initial) || words_[i] == "noon") read_hours(i);
      if (fills_week_at(words_, i) && !is_hedged(i)) reckoned_.add(Schedule::full_time);
      read_periods(i, initial);
      read_phrase(i);
      read_workdays(i);
    }
    WorkTerms terms = keyed_.settled();
    const WorkTerms said = said_.settled();
    if (!terms.employment_type) terms.employment_type = said.employment_type;
    // Seven on and seven off is full time too, and says more.
    const bool narrower =
        said.schedule == Schedule::seven_on_seven_off || said.schedule == Schedule::weekender;
    if (!terms.schedule || (terms.schedule == Schedule::full_time && narrower))
      terms.schedule = said.schedule;
    if (!terms.schedule) terms.schedule = reckoned_.settled().schedule;
    if (!terms.employment_type) terms.employment_type = reckoned_.settled().employment_type;
    if (!terms.shift) terms.shift = said.shift;
    return terms;
  }

 private:
  // True where a line of its own ends with this word: a heading over the next line.
  [[nodiscard]] bool is_heading(std::size_t at) const {
    constexpr std::size_t most_words = 3;
    if (words_.after(at).find('\n') == std::string_view::npos) return false;
    for (std::size_t i = 0; i < most_words; ++i) {
      if (i == at || words_.after(at - i - 1).find('\n') != std::string_view::npos) return true;
      const std::string_view between = words_.after(at - i - 1);
      if (ends_sentence(between) || between.find(':') != std::string_view::npos) return false;
    }
    return false;
  }

  [[nodiscard]] bool begins_line(std::size_t at) const {
    return at == 0 || words_.after(at - 1).find('\n') != std::string_view::npos;
  }

  // A short line of terms alone: "Full Time - Days"; or one cell of a line that was a table's row;
  // a key may stand in front without a mark: "Work schedule Full-time", "Appointment type
  // Permanent".
  void read_line(std::size_t at) {
    constexpr std::size_t line_bytes = 60;
    if (!begins_line(at) && !begins_cell(at)) return;
    std::string_view line = text_.substr(words_.begin_of(at), line_bytes + 1);
    for (const std::string_view end : {"\n", "  ", "|", "\t"})
      line = line.substr(0, line.find(end));
    if (line.size() > line_bytes) return;
    static constexpr auto heads = std::to_array<std::string_view>({"type", "schedule", "status"});
    if (is_one_of(words_[at], type_owners) && is_one_of(words_[at + 1], heads) &&
        words_.after(at + 1) == " ") {
      const std::size_t key = words_.end_of(at + 1) - words_.begin_of(at);
      if (key < line.size()) add_terms(WordList(line.substr(key)), TermSource::text, keyed_);
      return;
    }
    // "Shift Variable"
    if (words_[at] == "shift" && words_.after(at) == " ") {
      if (const auto shift = shift_of_code(line.substr(words_[at].size()))) keyed_.add(*shift);
      return;
    }
    if (!may_begin_terms(words_, at)) return;
    const WordList words(line);
    if (names_schedule(words)) add_terms(words, TermSource::text, said_);
  }

  [[nodiscard]] bool begins_cell(std::size_t at) const {
    const std::string_view before = at > 0 ? words_.after(at - 1) : "";
    return before.find("  ") != std::string_view::npos ||
           before.find('|') != std::string_view::npos ||
           before.find('\t') != std::string_view::npos;
  }

  // "ShiftNight", "StatusFull Time": a key whose mark was lost.
  [[nodiscard]] bool is_glued_key(std::size_t at) const {
    return (words_[at] == "shift" || words_[at] == "status") && words_.after(at).empty() &&
           begins_line(at);
  }

  [[nodiscard]] bool is_key(std::size_t at) const {
    const std::string_view word = words_[at];
    const std::string_view before = at > 0 ? words_[at - 1] : "";
    if ((word == "status" || word == "type" || word == "appointment") && begins_line(at))
      return true;
    // "Regular/Temporary:", "Full Time/Part Time:"
    if (word == "temporary" && before == "regular") return true;
    if (word == "regular" && before == "or" && at > 1 && words_[at - 2] == "temporary") return true;
    if (word == "time" && before == "part") return true;
    if (word == "type" || word == "status" || word == "details") {
      return is_one_of(before, type_owners) || (word == "status" && tells_schedule(at));
    }
    return word == "shift" || word == "shifts" || word == "schedule" || word == "hours" ||
           word == "week";
  }

  // "FLSA: non-exempt STATUS: full time, 36 hrs"
  [[nodiscard]] bool tells_schedule(std::size_t at) const {
    const std::string_view mark = text::trim(words_.after(at));
    return mark.starts_with(':') && is_one_of(words_[at + 1], schedule_words);
  }

  // "Shift: Nights", "Job Type: Full-time", "Weekly Hours: 36", "Hours per week: 36"
  void read_key(std::size_t at) {
    if (!is_key(at)) return;
    const std::string_view mark = text::trim(words_.after(at));
    const bool colon =
        mark.starts_with(':') || (mark == "|" && begins_line(at)) || is_glued_key(at);
    if (!colon && !is_heading(at)) return;
    const std::string_view value = value_behind(at);
    TermSet terms;
    const WordList words(value);
    add_terms(WordList(of_terms(value)), TermSource::text, terms);
    if (tells_rotation(words)) terms.add(Shift::rotating);
    const auto code = words_[at].starts_with("shift") ? shift_of_code(value) : std::nullopt;
    if (code) terms.add(*code);
    const auto shift = shift_of_hours(value);
    // "flexible with your schedule: the center is open 7 days, 6 am to 8 pm"
    if (shift && !has_phrase(value, house_words)) terms.add(*shift);
    const bool weekly =
        words_[at] == "week" || (words_[at] == "hours" && at > 0 &&
                                 (words_[at - 1] == "weekly" || words_[at - 1] == "standard"));
    // Run-on text has "Scheduled Weekly Hours:40Job Description".
    const std::string_view first = words[0];
    const auto many = number_of<double>(first.substr(0, first.find_first_not_of("0123456789.")));
    if (weekly && many) terms.add_weekly_hours(*many);
    // "Hours: 40", "Schedule: 40 hours, days": so many can be of a week alone.
    constexpr double least = 30;
    if (!weekly && many && *many >= least && !begins_time(value)) terms.add_weekly_hours(*many);
    keyed_.add(terms.settled());
  }

  // "Regular Full-Time Pay" of "… Position Type: Regular Full-Time Pay Grade: 114": without the
  // words that belong to the next key.
  [[nodiscard]] static std::string_view of_terms(std::string_view value) {
    constexpr std::size_t most_words = 3;
    std::string_view rest = text::trim(value);
    for (std::size_t i = 0; i < most_words; ++i) {
      if (names_schedule(WordList(rest))) return rest;
      const std::size_t blank = rest.rfind(' ');
      if (blank == std::string_view::npos || blank + 1 >= rest.size() ||
          !text::is_capital(rest[blank + 1]))
        break;
      rest = text::trim(rest.substr(0, blank));
    }
    return value;
  }

  // What stands behind a key, up to the end of the line or the next key.
  [[nodiscard]] std::string_view value_behind(std::size_t at) const {
    constexpr std::size_t value_bytes = 80;
    if (at + 1 >= words_.size()) return {};
    const std::size_t begin = words_.begin_of(at + 1);
    std::string_view value = text_.substr(begin, value_bytes);
    value = value.substr(0, value.find_first_of("\n|\t"));
    value = value.substr(0, value.find("  "));
    for (std::size_t i = at + 1; i < words_.size() && words_.begin_of(i) < begin + value.size();
         ++i) {
      const bool key =
          text::trim(words_.after(i)).starts_with(':') && !text::is_digit(words_[i].back());
      if (key) return value.substr(0, words_.begin_of(i) - begin);
    }
    return value;
  }

  // "0.6 FTE", "36 hours per week"
  void read_measure(std::size_t at) {
    const std::string_view word = words_[at];
    // "staff at 0.5 FTE and above have benefits"
    const bool least =
        (words_[at + 1] == "and" || words_[at + 1] == "or") &&
        is_one_of(words_[at + 2],
                  std::to_array<std::string_view>({"above", "more", "greater", "up", "higher"}));
    if (word == "fte" && !least) keyed_.add_fte(fte_at(words_, at));
    if (word == "hours" && at > 0 && (words_[at - 1] == "weekly" || words_[at - 1] == "standard")) {
      if (const auto weekly = number_of<double>(words_[at + 1])) said_.add_weekly_hours(*weekly);
    }
    const bool hours =
        is_one_of(word, std::to_array<std::string_view>({"hours", "hrs", "hour", "hr", "h"}));
    if (!hours) return;
    const auto number = number_of<double>(at > 0 ? words_[at - 1] : "");
    const bool weekly = words_.has(at + 1, "per week") || words_.has(at + 1, "a week") ||
                        words_.has(at + 1, "week") || words_.has(at + 1, "weekly") ||
                        words_.has(at + 1, "wk") || words_.has(at + 1, "guaranteed");
    // "Day shift; 40 h; occasionally on call"
    constexpr double full_week = 40;
    if (number == full_week && is_item(at - 1, at + 1)) reckoned_.add_weekly_hours(*number);
    const bool bounded =
        at > 1 && is_one_of(words_[at - 2],
                            std::to_array<std::string_view>({"to", "least", "minimum", "than"}));
    if (number && weekly && !bounded && !is_hedged(at - 1)) said_.add_weekly_hours(*number);
  }

  static bool begins_time(std::string_view value) {
    const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
    return digits > 2 || value.substr(digits).starts_with(':');
  }

  // "M-F 7:30-4", "8:00-4:30 Monday to Friday": hours beside days of the week.
  void read_workdays(std::size_t at) {
    if (at > 0 && words_[at - 1] == "other") return;  // "every other Saturday"
    const auto week = work_week_at(text_, words_, at);
    if (!week || is_hedged(at)) return;
    if (week->shift) said_.add(*week->shift);
    if (week->is_full) reckoned_.add(Schedule::full_time);
  }

  // "72 hours biweekly", "Length: 13 weeks"
  void read_periods(std::size_t at, char initial) {
    // The second letter spares most words the look.
    const char second = words_[at].size() > 1 ? words_[at][1] : ' ';
    if (second != 'e' && second != 'k' && second != 'o' && second != 'r') return;
    if (may_be_weeks(initial) && !told_weeks_ && contract_weeks_at(text_, words_.begin_of(at))) {
      told_weeks_ = true;
      reckoned_.add(EmploymentType::contract);
    }
    if (!may_be_hours(initial) || told_hours_) return;
    const auto hours = weekly_hours_at(text_, words_.begin_of(at));
    if (!hours) return;
    told_hours_ = true;
    if (!hours->bound) reckoned_.add_weekly_hours(hours->hours);
  }

  // "3pm-11:30pm" beside words of a schedule, or on a line of its own.
  void read_hours(std::size_t at) {
    constexpr std::size_t longest = 24;  // bytes
    static constexpr auto context =
        std::to_array<std::string_view>({"time", "fte", "shift", "schedule", "weekend", "weekends",
                                         "prn", "nights", "evenings", "days", "wk"});
    static constexpr auto houses = std::to_array<std::string_view>(
        {"open", "opens", "closed", "operates", "clinic", "office", "business", "phone", "call",
         "contact", "visit", "visiting", "deadline", "varied", "varies", "variable", "vary"});
    static constexpr auto keys = std::to_array<std::string_view>({"hours", "hrs"});
    if (at > 0 && (words_.after(at - 1).ends_with('$') || text::is_digit(words_[at - 1].back())))
      return;
    const std::string_view written = text_.substr(words_.begin_of(at), longest);
    const auto shift = shift_of_hours(written.substr(0, written.find_first_of(";\n|,(")));
    if (!shift || is_hedged(at)) return;
    bool told = false;
    constexpr std::size_t reach = 10;
    std::size_t first = at;
    while (first > 0 && at - first < reach && !ends_sentence(words_.after(first - 1))) --first;
    for (std::size_t i = first; i < at; ++i) {
      if (is_one_of(words_[i], houses)) return;
      told = told || is_one_of(words_[i], context);
    }
    // "HOURS 2:30p-11p"
    const bool of_key = at > first && is_one_of(words_[at - 1], keys);
    if (told || of_key || (begins_line(at) && is_alone(at))) said_.add(*shift);
  }

  // Whether the line that begins here holds nothing but times.
  [[nodiscard]] bool is_alone(std::size_t at) const {
    static constexpr auto of_times =
        std::to_array<std::string_view>({"am", "pm", "a", "p", "m", "to", "until", "hours", "hrs"});
    for (std::size_t i = at; i < words_.size(); ++i) {
      const bool time = text::is_digit(words_[i].front()) || is_one_of(words_[i], of_times);
      if (!time) return false;
      if (ends_sentence(words_.after(i))) return true;
    }
    return true;
  }

  void read_phrase(std::size_t at) {
    const WorkPhrase* phrase = work_phrase_at(words_, at);
    if (phrase == nullptr) return;
    const std::size_t next =
        at + 1 + static_cast<std::size_t>(std::ranges::count(phrase->words, ' '));
    // Between commas "benefits eligible" says nothing of what stands beside it.
    const bool apart = at > 0 && words_.after(at - 1).starts_with(',') && is_item(at, next);
    if (!apart && is_hedged(at)) return;
    if (!suits(phrase->setting, at, next)) return;
    std::visit([&](auto meaning) { said_.add(meaning); }, phrase->meaning);
  }

  [[nodiscard]] bool suits(PhraseSetting setting, std::size_t at, std::size_t next) const {
    const std::string_view before = at > 0 ? words_[at - 1] : "";
    const std::string_view mark = words_.after(next - 1);
    const bool ends = ends_sentence(mark) || mark.starts_with(',') || mark.starts_with('.');
    const std::string_view behind = ends ? "" : words_[next];
    if (words_[at] == "regular") return is_regular(at, next, behind);
    switch (setting) {
      case PhraseSetting::plain:
        return !is_of_others(next);
      case PhraseSetting::shift:
        return !is_one_of(behind, shift_extras) && !is_enumerated(at, next) && !is_priced(at);
      case PhraseSetting::counted:
        if (is_number_of(next)) return false;
        return is_one_of(before, counting_words) || has_own_hours(at, next) || is_opening_on(at) ||
               (is_item(at, next) && follows_schedule(at) && !is_enumerated(at, next));
      case PhraseSetting::item:
        return is_item(at, next) && !is_enumerated(at, next);
      case PhraseSetting::position:
        break;
    }
    if (is_one_of(behind, not_positions) || is_one_of(before, other_holders)) return false;
    const bool week_contract =
        words_[at] == "contract" &&
        is_one_of(before, std::to_array<std::string_view>({"week", "month", "local", "travel"}));
    if (is_type_of_schedule(at, behind) ||
        (words_[at] == "internship" && at == 0 && behind == "for"))
      return true;
    return is_one_of(behind, position_names) || week_contract || is_stated(at) ||
           (is_item(at, next) && (words_[at] == "permanent" || !names_other_schedule(at, next)));
  }

  // "Permanent full-time", "temporary part-time"
  [[nodiscard]] bool is_type_of_schedule(std::size_t at, std::string_view behind) const {
    const bool type = words_[at] == "permanent" || words_[at] == "temporary";
    if (type && (behind == "full" || behind == "part" || behind == "fulltime")) return true;
    // "Work schedule Full-time. Travel …", "Appointment type Permanent"
    static constexpr auto heads = std::to_array<std::string_view>({"type", "schedule", "status"});
    return at > 1 && is_one_of(words_[at - 1], heads) && is_one_of(words_[at - 2], type_owners);
  }

  // "nights 7p-7:30a": hours that are of the shift that is named before them.
  [[nodiscard]] bool has_own_hours(std::size_t at, std::size_t next) const {
    constexpr std::size_t longest = 24;  // bytes
    if (next >= words_.size() || !text::is_digit(words_[next].front()) ||
        ends_sentence(words_.after(next - 1)))
      return false;
    const auto shift = shift_of_hours(text_.substr(words_.begin_of(next), longest));
    return shift == (words_[at] == "nights" ? Shift::night : Shift::evening);
  }

  // "openings on evenings"
  [[nodiscard]] bool is_opening_on(std::size_t at) const {
    static constexpr auto openings = std::to_array<std::string_view>(
        {"opening", "openings", "position", "positions", "opportunity", "work", "works"});
    return at > 1 && words_[at - 1] == "on" && is_one_of(words_[at - 2], openings);
  }

  // "20-24 hours a week, evenings", "part time, nights", "nights, 7on/7off"
  [[nodiscard]] bool follows_schedule(std::size_t at) const {
    static constexpr auto measures =
        std::to_array<std::string_view>({"week", "fte", "time", "weekly", "biweekly"});
    constexpr std::size_t reach = 5;
    if (words_[at + 1].starts_with("7on") || words_.has(at + 1, "7 on")) return true;
    for (std::size_t i = at; i > 0 && at - i < reach; --i) {
      if (ends_sentence(words_.after(i - 1))) return false;
      if (is_one_of(words_[i - 1], measures)) return true;
    }
    return false;
  }

  // "a regular position", "regular, full-time"; a "regular" duty is another thing.
  [[nodiscard]] bool is_regular(std::size_t at, std::size_t next, std::string_view behind) const {
    static constexpr auto holders = std::to_array<std::string_view>(
        {"position", "full", "part", "employee", "classified", "fulltime", "appointment", "job"});
    return is_item(at, next) ||
           (is_one_of(behind, holders) && !is_one_of(at > 0 ? words_[at - 1] : "", other_holders));
  }

  // "Baylor (weekend only) positions pay another rate"
  [[nodiscard]] bool is_of_others(std::size_t next) const {
    static constexpr auto several = std::to_array<std::string_view>(
        {"positions", "jobs", "openings", "options", "roles", "employees", "staff"});
    constexpr std::size_t reach = 3;
    for (std::size_t i = next; i < next + reach; ++i) {
      if (ends_sentence(words_.after(i - 1))) return false;
      if (is_one_of(words_[i], several)) return true;
    }
    return false;
  }

  // "$12,000 for night shift": what a bonus is paid for.
  [[nodiscard]] bool is_priced(std::size_t at) const {
    return at > 0 && words_[at - 1] == "for" && at > 2 &&
           (words_.after(at - 3).ends_with('$') || words_.after(at - 4).ends_with('$'));
  }

  // "8 nights a month", "~8 nights/month"
  [[nodiscard]] bool is_number_of(std::size_t next) const {
    return words_.after(next - 1).starts_with('/') ||
           is_one_of(words_[next], std::to_array<std::string_view>(
                                       {"per", "a", "each", "month", "week", "year"}));
  }

  // True where the words from `at` to `next` stand between marks, or begin or end a line.
  [[nodiscard]] bool is_item(std::size_t at, std::size_t next) const {
    const auto parts = [](std::string_view between, std::string_view marks) {
      return between.find_first_of(marks) != std::string_view::npos;
    };
    static constexpr auto openers = std::to_array<std::string_view>(
        {"permanent", "regular", "exempt", "fri", "friday", "f", "time", "employment", "works"});
    static constexpr auto closers =
        std::to_array<std::string_view>({"m", "mon", "monday", "regular", "permanent", "exempt",
                                         "hourly", "with", "days", "non", "w", "w2"});
    const bool before =
        at == 0 || parts(words_.after(at - 1), ",;|\n.:()") || is_one_of(words_[at - 1], openers);
    const bool behind = next >= words_.size() || parts(words_.after(next - 1), ",;|\n.:()+") ||
                        is_one_of(words_[next], closers) || words_[next + 1] == "fte";
    return before && behind;
  }

  // "Full-time, part-time and PRN"
  [[nodiscard]] bool names_other_schedule(std::size_t at, std::size_t next) const {
    constexpr std::size_t reach = 4;
    for (std::size_t i = next; i < std::min(next + reach, words_.size()); ++i) {
      if (is_one_of(words_[i], schedule_words)) return true;
    }
    for (std::size_t i = at; i > 0 && at - i < reach; --i) {
      if (is_one_of(words_[i - 1], schedule_words)) return true;
    }
    return false;
  }

  // "is a full-time", "has an opening for a full-time", "seeking a part-time"
  [[nodiscard]] bool is_stated(std::size_t at) const {
    static constexpr auto offers = std::to_array<std::string_view>(
        {"is", "for", "seeking", "seeks", "hiring", "has", "have", "offers", "offering", "needs",
         "filling", "recruiting", "need"});
    if (at < 2) return false;
    const bool a =
        is_one_of(words_[at - 2], offers) && (words_[at - 1] == "a" || words_[at - 1] == "an");
    return a || (words_[at - 1] == "is" &&
                 is_one_of(words_[at - 2],
                           std::to_array<std::string_view>({"position", "job", "role"})));
  }

  // "day or night shift", "day, evening, night shift", "night shift and weekend shift"
  [[nodiscard]] bool is_enumerated(std::size_t at, std::size_t next) const {
    const auto joins = [](std::string_view word) { return word == "or" || word == "and"; };
    if (at > 0 && !ends_sentence(words_.after(at - 1))) {
      if (is_one_of(words_[at - 1], shift_names)) return true;
      if (at > 1 && joins(words_[at - 1]) && is_one_of(words_[at - 2], shift_names)) return true;
    }
    if (joins(words_[next]) && is_one_of(words_[next + 1], shift_names)) return true;
    // "Days, evenings, and nights as needed"
    static constexpr auto of_the_day =
        std::to_array<std::string_view>({"days", "evenings", "nights", "day", "evening", "night"});
    return is_one_of(words_[at], of_the_day) && is_one_of(words_[next], of_the_day) &&
           words_.after(next - 1).starts_with(',');
  }

  [[nodiscard]] bool is_hedged(std::size_t at) const {
    constexpr std::size_t reach = 8;
    for (std::size_t i = at; i > 0 && at - i < reach; --i) {
      if (ends_sentence(words_.after(i - 1))) return false;
      const bool every_other = words_[i - 1] == "other" && i > 1 && words_[i - 2] == "every";
      if (!every_other && is_one_of(words_[i - 1], hedges)) return true;
    }
    return false;
  }

  std::string_view text_;
  WordList words_;
  TermSet keyed_;     // from lines such as "Shift: Nights"
  TermSet said_;      // from sentences
  TermSet reckoned_;  // from days of the week, hours and weeks
  bool told_hours_ = false;
  bool told_weeks_ = false;
};

}  // namespace

WorkTerms find_terms_in_text(std::string_view text) { return TextReader(text).read(); }

}  // namespace medtech::listing
