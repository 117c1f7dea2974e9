// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of jobs' heads are cut into their parts.
#include "core/base/text.hpp"
#include "core/resume/line_parts.hpp"
#include "core/resume/passage.hpp"
#include "core/resume/pieces.hpp"
#include "core/resume/work_sentence.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::resume {

namespace {

// "Technician, GS-1601-11": grade and hours are no part of the title.
std::string without_grade(const std::string& text) {
  for (const std::string_view mark :
       {", GS-", ", GS ", " GS-", " (GS", ", WG-", ", YA-", ", NH-"}) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos && at > 3 && text.size() - at < 16) return text.substr(0, at);
  }
  // "Tutor (15 hours per week)"
  const std::size_t bracket = text.find(" (");
  if (bracket != std::string::npos && bracket > 2 && text.ends_with(')') &&
      is_beside_the_point(text.substr(bracket)))
    return text.substr(0, bracket);
  return text;
}

// "Cytotechnologist, CT(ASCP)": what is held is no part of the title.
std::string without_credentials(std::string text, const Lore& lore) {
  for (std::size_t comma = text.rfind(','); comma != std::string::npos; comma = text.rfind(',')) {
    const std::string behind = stripped(std::string_view(text).substr(comma + 1));
    const std::string word = behind.substr(0, behind.find('('));
    if (!is_in_capitals(behind) || !lore.vocabulary.suffixes.contains(text::fold(word)) ||
        title_score(text.substr(0, comma), lore) < 3.5)
      break;
    text = stripped(text.substr(0, comma));
  }
  return text;
}

// "American Red Cross in" of "American Red Cross in Columbus, OH"
std::string_view without_preposition(std::string_view text) {
  text = text::trim(text);
  for (const std::string_view word : {" in", " at", " near"}) {
    if (text.ends_with(word)) text.remove_suffix(word.size());
  }
  return text;
}

class Cutter {
 public:
  explicit Cutter(const Lore& lore) : lore_(lore) {}

  std::vector<Piece> cut(std::string_view line) {
    if (with_sentence(line)) return std::move(pieces_);
    for (const LinePart& part : parts_of_line(line, lore_)) {
      mark_ = part.mark;
      with_label(part.text);
    }
    return std::move(pieces_);
  }

 private:
  // "Worked as a Biomedical Technician in Sample Hospital", "Worked with Sample Hospital as a
  // Biomedical Technician": a sentence that is a head.
  bool with_sentence(std::string_view line) {
    const WorkSentence told = work_told_in(line);
    if (told.title.empty() || count_words(told.title) > longest_title) return false;
    add_certain(told.title, certain, 0);
    if (told.employer.empty()) return true;
    const auto place = find_place(told.employer, lore_);
    const std::string_view employer = told.employer;
    const std::string name = stripped(without_preposition(
        place && place->begin > 0 ? employer.substr(0, place->begin) : employer));
    if (!name.empty()) add_certain(name, 0, certain);
    if (place) add(std::string(employer.substr(place->begin, place->end - place->begin)), true);
    return true;
  }

  void push(Piece piece) {
    piece.mark = std::exchange(mark_, ", ");
    if (pieces_.empty()) piece.mark.clear();
    pieces_.push_back(std::move(piece));
  }

  void add(std::string text, bool place) {
    text = stripped(without_grade(stripped(text)));
    if (!place) text = without_credentials(std::move(text), lore_);
    if (text.empty()) return;
    Piece piece;
    piece.text = std::move(text);
    piece.whole = place ? piece.text : whole_;
    piece.place = place;
    if (!place) {
      piece.title = title_score(piece.text, lore_);
      piece.employer = employer_score(piece.text, lore_);
      if (is_lone_place(piece)) piece.place = true;
    }
    push(std::move(piece));
  }

  // What a label says is beyond doubt.
  void add_certain(std::string_view text, double title, double employer) {
    Piece piece;
    piece.text = stripped(without_grade(std::string(text)));
    piece.whole = piece.text;
    piece.title = title;
    piece.employer = employer;
    if (!piece.text.empty()) push(std::move(piece));
  }

  void with_label(const std::string& part) {
    const auto [label, text] = label_of(part, lore_);
    if (label == Label::none) {
      with_own_business(part);
    } else if (label == Label::title) {
      add_certain(text, certain, 0);
    } else if (label == Label::employer) {
      const auto place = find_place(text, lore_);
      add_certain(place ? text.substr(0, place->begin) : text, 0, certain);
      if (place) add(std::string(text.substr(place->begin, place->end - place->begin)), true);
    } else if (label == Label::place) {
      const auto place = find_place(text, lore_);
      add(std::string(place ? text.substr(place->begin, place->end - place->begin) : text), true);
    }
  }

  // "Self-employed computer repair"
  void with_own_business(const std::string& part) {
    for (const std::string_view word : {"self-employed ", "self employed "}) {
      if (!text::starts_with_ignoring_case(part, word)) continue;
      add_certain(part.substr(0, word.size() - 1), 0, 3);
      add_certain(part.substr(word.size()), 3, 0);
      return;
    }
    with_brackets(part);
  }

  // "Phlebotomist (American Red Cross)". A department in brackets stays with the title.
  void with_brackets(const std::string& part) {
    const std::size_t bracket = part.find(" (");
    if (bracket == std::string::npos || !part.ends_with(')') ||
        part.find('(', bracket + 2) != std::string::npos)
      return with_places(part);
    const std::string before = part.substr(0, bracket);
    const std::string inside = part.substr(bracket + 2, part.size() - bracket - 3);
    // "Technician, US Navy (USS Example)": the employer stands before.
    const std::size_t comma = before.rfind(',');
    const bool named =
        comma != std::string::npos && employer_score(before.substr(comma + 1), lore_) >= 2;
    const bool employer = !named && employer_score(inside, lore_) >= 1.5 &&
                          title_score(inside, lore_) < 2 && !is_department(inside, lore_);
    if (!employer || (title_score(before, lore_) < 3 && !follows_title(before)))
      return with_places(part);
    with_places(before);
    mark_ = " (";
    with_places(inside);
  }

  // A town or state alone, or work from home.
  [[nodiscard]] bool is_lone_place(const Piece& piece) const {
    // Templates and résumés made anonymous say so.
    const std::string key = heading_key(piece.text);
    if (key == "citystate" || key == "city" || key == "state" ||
        lore_.vocabulary.place_words.contains(text::fold(piece.text)))
      return true;
    if (piece.title >= 2 || piece.employer >= 1.5 || count_words(piece.text) > 3) return false;
    if (piece.text.size() > 3 &&
        (lore_.places.find_state(piece.text) || lore_.places.find_country(piece.text)))
      return true;
    return lore_.places.find_dominant_city(piece.text).has_value();
  }

  // "Technician Company Name City , State": where names were taken out, their blanks part the rest.
  bool with_blanks(std::string_view part) {
    for (const std::string& blank : lore_.vocabulary.blank_employers) {
      const std::size_t at = text::find_ignoring_case(part, blank);
      if (at == std::string_view::npos) continue;
      const std::string before = stripped(part.substr(0, at));
      const std::string behind = stripped(part.substr(at + blank.size()));
      // What stands before it is the title, whatever marks are in it.
      if (!before.empty() && count_words(before) <= longest_title) {
        add_certain(before, certain, 0);
      } else if (!before.empty()) {
        with_places(before);
      }
      add_certain(part.substr(at, blank.size()), 0, certain);
      if (!behind.empty()) with_places(behind);
      return true;
    }
    return false;
  }

  bool with_blank_place(std::string_view part) {
    const auto [begin, end] = blank_place(part);
    if (begin == part.size()) return false;
    if (const std::string before = stripped(part.substr(0, begin)); !before.empty())
      with_commas(before);
    add("City, State", true);
    // A sentence may follow that tells of the work.
    const std::string behind = stripped(part.substr(end));
    if (!behind.empty() && count_words(behind) <= longest_title) with_commas(behind);
    return true;
  }

  void with_places(const std::string& part) {
    if (with_blanks(part) || with_blank_place(part)) return;
    std::string_view rest = part;
    while (const auto place = find_place(rest, lore_)) {
      const std::string_view before = without_preposition(rest.substr(0, place->begin));
      whole_ = stripped(before);
      with_commas(before);
      add(std::string(rest.substr(place->begin, place->end - place->begin)), true);
      rest.remove_prefix(place->end);
    }
    whole_ = stripped(rest);
    with_commas(rest);
  }

  // "Mohs" behind "Histology Tech - ": a word or two that go on with a title.
  [[nodiscard]] bool follows_title(std::string_view text) const {
    return !pieces_.empty() && pieces_.back().title >= 3.5 && is_dash(mark_) &&
           count_words(text) <= 2 && employer_score(text, lore_) < 1.5;
  }

  static bool is_dash(std::string_view mark) {
    return mark == " - " || mark == " – " || mark == " — " || mark == "–" || mark == "—";
  }

  // "Metro Rail Project as Safety Supervisor": the title stands behind.
  bool with_title_behind(std::string_view part) {
    const std::size_t at = part.find(" as ");
    if (at == std::string_view::npos) return false;
    const std::string_view left = part.substr(0, at), right = part.substr(at + 4);
    if (!text::is_capital(right.empty() ? 'a' : right[0]) || title_score(right, lore_) < 3.5 ||
        title_score(left, lore_) >= 2 || count_words(right) > longest_title)
      return false;
    add(std::string(left), false);
    add(std::string(right), false);
    return true;
  }

  // "Engineer at Company": cut where the left side is a title.
  bool with_preposition(std::string_view part) {
    for (const std::string_view word : {" at ", " with ", " for "}) {
      const std::size_t at = part.find(word);
      if (at == std::string_view::npos) continue;
      const std::string_view left = part.substr(0, at);
      const std::string_view right = part.substr(at + word.size());
      if ((title_score(left, lore_) >= 3 || follows_title(left)) && !right.empty() &&
          text::to_upper(right[0]) == right[0] &&
          (word == " at " || employer_score(right, lore_) >= 2)) {
        with_commas(left);
        mark_ = word;
        add(std::string(right), false);
        return true;
      }
    }
    return false;
  }

  // "Sample Hospital, Remote", "Sample Hospital, Chicago". Universities have towns in their names.
  bool with_lone_place(std::string_view part) {
    const std::size_t comma = part.rfind(',');
    if (comma == std::string_view::npos || is_in_brackets(part, comma)) return false;
    const std::string left = stripped(part.substr(0, comma)),
                      right = stripped(part.substr(comma + 1));
    const bool word = lore_.vocabulary.place_words.contains(text::fold(right));
    const bool town = count_words(right) <= 3 && employer_score(right, lore_) < 1.5 &&
                      title_score(right, lore_) < 2 && employer_score(left, lore_) >= 1.5 &&
                      !text::fold(left).contains("universit") &&
                      lore_.places.find_dominant_city(right).has_value();
    if (left.empty() || !(word || town)) return false;
    with_commas(left);
    add(right, true);
    return true;
  }

  // Whether a comma parts a title from an employer.
  [[nodiscard]] bool parts_at_comma(const std::string& left, const std::string& right) const {
    const double left_title = title_score(left, lore_), left_employer = employer_score(left, lore_);
    const double right_title = title_score(right, lore_),
                 right_employer = employer_score(right, lore_);
    const bool title_first =
        left_title >= 3.5 && right_employer >= 2 && left_employer < left_title && right_title < 3.5;
    const bool employer_first = right_title >= 3.5 && left_employer >= 1.5 && left_title < 3.5;
    const bool known = right_title >= 4 && left_title < 2 && count_words(left) <= 5;
    const bool behind_dash = !pieces_.empty() && pieces_.back().title >= 3.5 && is_dash(mark_) &&
                             count_words(left) <= 2 && is_known_employer(right, lore_);
    return title_first || employer_first || known || behind_dash ||
           (follows_title(left) && right_employer >= 1.5 && right_title < 2);
  }

  // "Core Laboratory" before "Sample Hospital": it goes with the title before it.
  [[nodiscard]] bool begins_with_department(const std::string& text) const {
    const std::size_t comma = text.find(',');
    return comma != std::string::npos && is_department(text.substr(0, comma), lore_) &&
           employer_score(text.substr(comma + 1), lore_) >= 2;
  }

  // Cuts where one side is a title and the other is none.
  void with_commas(std::string_view part) {
    if (with_preposition(part) || with_title_behind(part) || with_lone_place(part)) return;
    for (std::size_t comma = part.find(','); comma != std::string_view::npos;
         comma = part.find(',', comma + 1)) {
      if (is_in_brackets(part, comma)) continue;
      const std::string left = stripped(part.substr(0, comma));
      const std::string right = stripped(part.substr(comma + 1));
      if (left.empty() || right.empty()) continue;
      const std::string key = text::fold(right.substr(0, right.find_first_of(" .,")));
      if (lore_.vocabulary.employer_endings.contains(key) || !parts_at_comma(left, right) ||
          (title_score(left, lore_) >= 3.5 && begins_with_department(right)))
        continue;
      add(left, false);
      with_commas(right);
      return;
    }
    add(std::string(part), false);
  }

  static constexpr double certain = 9;
  static constexpr std::size_t longest_title = 8;  // words

  const Lore& lore_;
  std::string whole_;
  std::string mark_;  // before what is added next
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view line, const Lore& lore) {
  return Cutter(lore).cut(line);
}

bool is_labelled(std::string_view line, const Lore& lore) {
  return line.contains(':') && label_of(line, lore).first != Label::none;
}

}  // namespace medtech::resume
