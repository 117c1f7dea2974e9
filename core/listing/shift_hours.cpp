// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/shift_hours.hpp"

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/listing/money_number.hpp"

#include <array>

namespace medtech::listing {

namespace {

enum class Half { unknown, morning, afternoon, military };

struct Time {
  int hour = 0;  // as written
  int minute = 0;
  Half half = Half::unknown;
  bool named = false;  // "noon", "midnight"
  std::size_t end = 0;
};

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  return end - at;
}

// "am", "a", "p.m." at `at`, which moves behind it.
Half read_half(std::string_view text, std::size_t& at) {
  const std::size_t begin = skip_blanks(text, at, 1);
  const std::string_view rest = text.substr(begin);
  for (const std::string_view form : {"a.m.", "p.m.", "am", "pm", "a", "p"}) {
    const std::size_t end = begin + form.size();
    if (!text::starts_with_ignoring_case(rest, form)) continue;
    if (end < text.size() && text::is_alnum(text[end])) return Half::unknown;
    at = end;
    return form.front() == 'a' ? Half::morning : Half::afternoon;
  }
  return Half::unknown;
}

std::optional<Time> named_time_at(std::string_view text, std::size_t at) {
  const std::string_view word = letters_at(text, at);
  const bool noon = text::equal_ignoring_case(word, "noon");
  if (!noon && !text::equal_ignoring_case(word, "midnight")) return std::nullopt;
  return Time{12, 0, noon ? Half::afternoon : Half::morning, true, at + word.size()};
}

// "7", "7:30 am", "3p", "2300", "noon"
std::optional<Time> time_at(std::string_view text, std::size_t at) {
  if (const auto named = named_time_at(text, at)) return named;
  const std::size_t digits = digits_at(text, at);
  Time time;
  time.end = at + digits;
  if (digits == 4) {
    time.hour = whole_number(text.substr(at, 2)).value_or(0);
    time.minute = whole_number(text.substr(at + 2, 2)).value_or(0);
    time.half = read_half(text, time.end);  // "1130p"
    if (time.half == Half::unknown || time.hour == 0 || time.hour > 12) time.half = Half::military;
    if (time.hour > 23 || time.minute > 59) return std::nullopt;
    return time;
  }
  // "630p"
  if (digits == 3) {
    time.hour = whole_number(text.substr(at, 1)).value_or(0);
    time.minute = whole_number(text.substr(at + 1, 2)).value_or(0);
    time.half = read_half(text, time.end);
    const bool sound = time.hour > 0 && time.minute < 60 && time.half != Half::unknown;
    return sound ? std::optional(time) : std::nullopt;
  }
  if (digits == 0 || digits > 2) return std::nullopt;
  time.hour = whole_number(text.substr(at, digits)).value_or(0);
  if (time.end < text.size() && text[time.end] == ':' && digits_at(text, time.end + 1) == 2) {
    time.minute = whole_number(text.substr(time.end + 1, 2)).value_or(0);
    time.end += 3;
  }
  time.half = read_half(text, time.end);
  if (time.hour > 23 || time.minute > 59) return std::nullopt;
  if (time.hour > 12 || time.hour == 0) time.half = Half::military;
  return time;
}

// Behind "-", "–" or "to"; npos where there is none.
std::size_t behind_until(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at, 2);
  const std::string_view rest = text.substr(at);
  for (const std::string_view until : {"-", "\u2013", "\u2014", "to ", "until "}) {
    if (!text::starts_with_ignoring_case(rest, until)) continue;
    return skip_blanks(text, at + until.size(), 2);
  }
  return std::string_view::npos;
}

double hours_of(const Time& time) {
  int hour = time.hour;
  if (time.half == Half::morning && hour == 12) hour = 0;
  if (time.half == Half::afternoon && hour != 12) hour += 12;
  return hour + time.minute / 60.0;
}

// "7-3:30pm", "3-11 pm": the first time's half of the day follows from the second's. Where neither
// says, "7:30-4" on weekdays can be nothing else than the day.
bool settle_halves(Time& from, Time& to, bool on_workdays) {
  if (on_workdays && from.half == Half::unknown && to.half == Half::unknown) {
    const bool day = from.hour >= 5 && from.hour <= 11 && to.hour >= 1 && to.hour <= 7;
    if (!day) return false;
    from.half = Half::morning;
    to.half = Half::afternoon;
    return true;
  }
  if (from.half == Half::military && to.half == Half::military) return true;
  // "noon to 8"
  if (from.named && to.half == Half::unknown) to.half = from.half;
  if (to.half == Half::unknown || to.half == Half::military) return false;
  if (from.half == Half::unknown) {
    const bool same = from.hour % 12 < to.hour % 12;
    const bool afternoon = (to.half == Half::afternoon) == same;
    from.half = afternoon ? Half::afternoon : Half::morning;
  }
  return from.half != Half::military;
}

struct Span {
  double begin = 0;   // hours of the day
  double length = 0;  // in hours
};

// The spans of hours that a text names, one after another, up to the first for which `take` is
// false.
template <typename Take>
void each_span(std::string_view text, bool on_workdays, Take take) {
  for (std::size_t at = 0; at < text.size();) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool time = text::is_digit(text[at]) || text[at] == 'n' || text[at] == 'm' ||
                      text[at] == 'N' || text[at] == 'M';
    const bool begins = time && !text::is_alnum(before) && before != '$';
    const auto from = begins ? time_at(text, at) : std::nullopt;
    const std::size_t next = from ? behind_until(text, from->end) : std::string_view::npos;
    const auto to = next < text.size() ? time_at(text, next) : std::nullopt;
    Time first = from.value_or(Time{});
    Time last = to.value_or(Time{});
    if (!to || !settle_halves(first, last, on_workdays)) {
      ++at;
      continue;
    }
    const double begin = hours_of(first);
    const double end = hours_of(last);
    const Span span{begin, end > begin ? end - begin : end + 24 - begin};
    if (!take(span)) return;
    at = to->end;
  }
}

bool is_of_a_shift(const Span& span) { return span.length >= 3 && span.length <= 16; }

std::optional<Shift> shift_of(const Span& span) {
  const auto& [begin, length] = span;
  if (!is_of_a_shift(span)) return std::nullopt;
  if (begin >= 10 && begin < 13 && length >= 10) return std::nullopt;
  if (begin >= 3 && begin < 5) return std::nullopt;  // neither night nor day
  if (begin >= 5 && begin < 11) return Shift::day;
  const bool long_shift = length >= 10.5;
  if (begin >= 11 && begin < 20) return begin >= 16 && long_shift ? Shift::night : Shift::evening;
  return Shift::night;
}

}  // namespace

std::optional<Shift> shift_of_hours(std::string_view text, bool on_workdays) {
  std::optional<Shift> found;
  bool disagree = false;
  each_span(text, on_workdays, [&](const Span& span) {
    const auto shift = shift_of(span);
    disagree = shift && found && shift != found;
    if (shift) found = shift;
    return !disagree;
  });
  return disagree ? std::nullopt : found;
}

std::optional<double> length_of_shift(std::string_view text, bool on_workdays) {
  std::optional<double> length;
  each_span(text, on_workdays, [&](const Span& span) {
    if (is_of_a_shift(span)) length = span.length;
    return false;
  });
  return length;
}

}  // namespace medtech::listing
