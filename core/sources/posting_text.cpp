// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/posting_text.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/format/html.hpp"
#include "core/listing/location.hpp"
#include "core/listing/work_terms.hpp"
#include "core/net/url.hpp"
#include "core/sources/answer.hpp"
#include "core/sources/fields.hpp"
#include "core/sources/mail.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace medtech::sources {

namespace {

using listing::RawListing;

// Fields that lines of a posting name; "Summary:" and "Description:" head its text instead.
bool may_be_labelled(Field field) {
  constexpr auto free =
      std::to_array({Field::description, Field::latitude, Field::longitude, Field::pay_min,
                     Field::pay_max, Field::pay_currency, Field::pay_interval});
  return std::ranges::find(free, field) == free.end();
}

struct Labelled {
  Field field;
  std::string_view value;
};

// "Requisition # 2025-173460", "Job ID 3021457": a label without a mark behind it, a number alone.
std::optional<Labelled> numbered_line(std::string_view line) {
  const std::size_t blank = line.find_last_of(" #");
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view value = line.substr(blank + 1);
  const auto is_of_number = [](char c) { return text::is_alnum(c) || c == '-' || c == '_'; };
  const auto digits = std::ranges::count_if(value, text::is_digit);
  constexpr std::ptrdiff_t fewest = 3;
  if (digits < fewest || !std::ranges::all_of(value, is_of_number)) return std::nullopt;
  const auto field = find_field(line.substr(0, blank));
  if (field != Field::requisition && field != Field::native_id) return std::nullopt;
  return Labelled{*field, value};
}

// "Location: Dayton, OH" or "Req. #: 1234", also with Markdown's stars around the label.
std::optional<Labelled> labelled_line(std::string_view line) {
  constexpr std::size_t longest_label = 30;
  const std::size_t colon = line.substr(0, longest_label).find(':');
  if (colon == std::string_view::npos) return numbered_line(line);
  const std::string_view label = line.substr(0, colon);
  const auto fits = [](char c) {
    return text::is_alnum(c) || text::is_space(c) ||
           std::string_view("-/*#.()").find(c) != std::string_view::npos;
  };
  if (!std::ranges::all_of(label, fits)) return std::nullopt;
  const auto field = find_field(label);
  std::string_view value = line.substr(colon + 1);
  while (value.starts_with('*')) value.remove_prefix(1);
  value = text::trim(value);
  if (!field || !may_be_labelled(*field) || value.empty() || value.size() > limits::line_bytes) {
    return std::nullopt;
  }
  return Labelled{*field, value};
}

// A line without the marks of a heading or list.
std::string_view bare_line(std::string_view line) {
  const std::size_t start = line.find_first_not_of("#*-=_ \t");
  if (start == std::string_view::npos) return {};
  line.remove_prefix(start);
  while (line.ends_with('*') || line.ends_with('#')) line.remove_suffix(1);
  return text::trim(line);
}

// A heading that stands over any posting, not its title.
bool is_general_heading(std::string_view line) {
  constexpr auto headings = std::to_array<std::string_view>(
      {"career opportunity", "job description", "job details", "job opening", "job opportunity",
       "job posting", "position description", "position summary", "we are hiring", "now hiring"});
  while (line.ends_with(':') || line.ends_with('!')) line.remove_suffix(1);
  return std::ranges::any_of(headings,
                             [line](auto h) { return text::equal_ignoring_case(h, line); });
}

// "Hi Jane," and "Dear applicants" begin a letter, not a posting.
bool is_greeting(std::string_view line) {
  constexpr auto greetings =
      std::to_array<std::string_view>({"hi", "hello", "hey", "dear", "greetings", "good morning",
                                       "good afternoon", "good evening"});
  constexpr std::size_t longest = 60;
  return line.size() <= longest && std::ranges::any_of(greetings, [line](std::string_view word) {
           if (!text::starts_with_ignoring_case(line, word)) return false;
           const std::string_view rest = line.substr(word.size());
           return rest.empty() || rest.starts_with(',') || rest.starts_with('!') ||
                  (rest.starts_with(' ') && (rest.ends_with(',') || rest.ends_with('!')));
         });
}

// Words that only names of organisations have: who offers the work, not the work.
bool names_organisation(std::string_view line) {
  constexpr auto words = std::to_array<std::string_view>(
      {"hospital",     "hospitals",   "health",    "healthcare", "clinic",
       "clinics",      "center",      "centre",    "university", "college",
       "laboratories", "diagnostics", "infirmary", "inc",        "llc",
       "corp",         "corporation", "company",   "ltd",        "gmbh"});
  const std::string folded = text::fold(line);
  for (const std::string_view word : text::split(folded, ' ')) {
    const std::string_view bare = word.substr(0, word.find_last_not_of(".,;:)") + 1);
    if (std::ranges::find(words, bare) != words.end()) return true;
  }
  return false;
}

// The address, where the text has one and no other.
std::string only_address(std::string_view text) {
  std::string found;
  for (std::size_t at = text.find("http"); at != text.npos; at = text.find("http", at + 1)) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n<>\"'`)]}", at), text.size());
    std::string_view word = text.substr(at, end - at);
    while (!word.empty() && std::string_view(".,;:!?*").find(word.back()) != word.npos)
      word.remove_suffix(1);
    const bool address = word.starts_with("http://") || word.starts_with("https://");
    if (!address || word.size() > limits::url_bytes || net::origin(std::string(word)).empty())
      continue;
    if (!found.empty() && found != word) return {};
    found = word;
  }
  return found;
}

// "Dayton, OH" or "Dayton, OH 45402 (On-site)", on a line of its own.
bool names_city(std::string_view line) {
  constexpr std::size_t longest = 60;
  return line.size() <= longest && !line.ends_with('.') && listing::is_city_with_state(line);
}

// Lines under a title that name no label: where the work is, and before or above it who offers it.
// In a letter the title is not above them, so that a line there may be anything: only what names an
// organisation is taken for one.
class Head {
 public:
  explicit Head(bool of_letter) : of_letter_(of_letter) {}

  void read(std::string_view line, FieldSet& fields) {
    constexpr auto dashes = std::to_array<std::string_view>(
        {" | ", " \u2013 ", " \u2014 ", " - ", " \u00B7 ", " \u2022 "});
    if (is_read_ || ++lines_ > most_lines) return;
    // "Mercy Hospital, Dayton, OH 45402".
    const std::size_t comma = line.find(", ");
    if (comma != line.npos && names_organisation(line.substr(0, comma)) &&
        names_city(line.substr(comma + 2)))
      return take(line.substr(0, comma), line.substr(comma + 2), fields);
    for (const std::string_view dash : dashes) {
      const std::size_t at = line.rfind(dash);
      if (at == line.npos || !names_city(line.substr(at + dash.size()))) continue;
      take(line.substr(0, at), line.substr(at + dash.size()), fields);
      return;
    }
    if (names_city(line)) {
      take(above_, line, fields);
    } else {
      above_ = line;
    }
  }

 private:
  static constexpr int most_lines = 3;

  void take(std::string_view employer, std::string_view place, FieldSet& fields) {
    constexpr std::size_t longest_name = 80;
    const bool terms = listing::parse_term_labels(employer) != listing::WorkTerms{};
    const bool sure = !of_letter_ || names_organisation(employer);
    if (sure && employer.size() <= longest_name && !employer.ends_with('.') && !terms) {
      fields.set(Field::employer, employer);
    }
    fields.set(Field::place, place);
    is_read_ = true;
  }

  bool of_letter_;
  std::string_view above_;
  int lines_ = 0;
  bool is_read_ = false;
};

// Reads the lines; `title` is what to fall back on, else the first line that can be one.
RawListing read_lines(std::string_view text, std::string title) {
  constexpr std::size_t head = 60;  // lines among which labels are looked for
  FieldSet fields;
  bool is_letter = !title.empty();
  Head under_title(is_letter);
  std::size_t number = 0;
  for (const std::string_view line : text::lines(text)) {
    const std::string_view bare = bare_line(line);
    if (bare.empty()) continue;
    if (++number > head) break;
    if (const auto labelled = labelled_line(bare)) {
      fields.set(labelled->field, labelled->value);
    } else if (number == 1 && is_greeting(bare)) {
      is_letter = true;
    } else if (title.empty() && !is_letter && bare.size() <= limits::title_bytes &&
               !is_general_heading(bare)) {
      title = bare;
    } else if (!title.empty() || is_letter) {
      under_title.read(bare, fields);
    }
  }
  fields.set(Field::title, title);
  RawListing raw = fields.take_listing();
  // A number that people are shown is how the employer calls the opening ("Job ID: 4711").
  if (raw.requisition.empty()) raw.requisition = raw.native_id;
  raw.url = web_address(raw.url);
  if (raw.url.empty()) raw.url = only_address(text);
  return raw;
}

// "Fwd: Job alert: Medical Technologist" without what mail programs and senders put in front.
std::string_view bare_subject(std::string_view subject) {
  constexpr std::string_view prefixes =
      "re:|fw:|fwd:|aw:|wg:|[external]|[ext]|external:|job alert:|job alert -|new job alert:|new "
      "job:|"
      "new jobs:|job:|job opening:|new job opening:|job opportunity:|job posting:|"
      "career opportunity:|now hiring:|hiring:|we are hiring:|we're hiring:";
  for (bool again = true; again;) {
    again = false;
    subject = text::trim(subject);
    for (const std::string_view mark : text::split(prefixes, '|')) {
      if (!text::starts_with_ignoring_case(subject, mark)) continue;
      subject.remove_prefix(mark.size());
      again = true;
    }
  }
  return subject;
}

}  // namespace

RawListing read_posting_text(std::string_view text) {
  const std::string_view alone = text::trim(text);
  if (alone.find('\n') == alone.npos) return {};  // a line is no posting, whatever it says
  RawListing raw = read_lines(text, {});
  raw.description = text;
  return raw;
}

RawListing read_posting_mail(std::string_view bytes) {
  Mail mail = parse_mail(bytes);
  const std::string lines = mail.text.empty() ? html::to_text(mail.html) : std::move(mail.text);
  RawListing raw = read_lines(lines, std::string(bare_subject(mail.subject)));
  raw.description = mail.html.empty() ? lines : std::move(mail.html);
  return raw;
}

}  // namespace medtech::sources
