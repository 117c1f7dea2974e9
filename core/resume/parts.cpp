// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/parts.hpp"

#include "core/base/text.hpp"
#include "core/resume/head_words.hpp"
#include "core/resume/passage.hpp"

#include <algorithm>
#include <utility>

namespace medtech::resume {

namespace {

bool is_dash(std::string_view mark) {
  return mark == " - " || mark == " – " || mark == " — " || mark == "–" || mark == "—";
}

bool is_slash(std::string_view mark) { return mark == " / "; }

/// Chooses among the pieces of one head.
class Chooser {
 public:
  Chooser(const std::vector<Piece>& pieces, const Lore& lore)
      : pieces_(pieces),
        lore_(lore),
        none_(pieces.size()),
        title_(pieces.size()),
        employer_(pieces.size()) {}

  Parts choose() {
    const double title_worth = choose_title();
    const double employer_worth = choose_employer();
    Parts parts;
    // A sentence below the head is no employer.
    if (title_ < none_ && employer_ == none_) {
      employer_ = first_other(title_);
    } else if (employer_ < none_ && title_ == none_) {
      title_ = first_other(employer_);
    } else if (title_ == none_ && employer_ == none_ && !pieces_.empty()) {
      parts.undecided = true;
    }
    if (title_ < none_ && employer_ < none_ && title_worth >= 2 && employer_worth >= 0.8)
      parts.title_first = title_ < employer_;
    if (title_ < none_) parts.title = whole_title_ ? pieces_[title_].whole : title_text();
    if (employer_ < none_) parts.employer = employer_text();
    return parts;
  }

 private:
  template <typename Score>
  [[nodiscard]] std::pair<std::size_t, double> best(Score score, std::size_t without) const {
    std::size_t at = none_;
    double most = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (i == without) continue;
      const double value = score(i);
      if (value > most + 0.001) {
        most = value;
        at = i;
      }
    }
    return {at, most};
  }

  double choose_title() {
    const auto [at, worth] =
        best([&](std::size_t i) { return pieces_[i].title - 0.55 * pieces_[i].employer; }, none_);
    if (worth >= 0.9) title_ = at;
    return worth;
  }

  // What stands in brackets behind a title, or is a department's name behind its dash, is an
  // employer where no other is.
  [[nodiscard]] double employer_worth(std::size_t at) const {
    const Piece& piece = pieces_[at];
    const double worth = piece.employer - 0.5 * piece.title;
    return piece.mark == " (" || goes_on(at) ? worth - 0.9 : worth;
  }

  double choose_employer() {
    auto [at, worth] = best([&](std::size_t i) { return employer_worth(i); }, title_);
    // "Manager, Biomedical Services" beside "Sample Hospital": the comma parts no employer.
    if (title_ < none_ && at < none_ && pieces_[title_].whole == pieces_[at].whole &&
        pieces_[title_].whole != pieces_[title_].text &&
        !is_known_employer(pieces_[at].text, lore_)) {
      const auto [other, other_worth] = best(
          [&](std::size_t i) {
            return pieces_[i].whole == pieces_[title_].whole ? 0 : employer_worth(i);
          },
          title_);
      if (other < none_ && other_worth >= 1.5) {
        at = other;
        worth = other_worth;
        whole_title_ = true;
      }
    }
    if (worth >= 0.8) employer_ = at;
    if (leaves_department()) whole_title_ = true;
    return worth;
  }

  // "Teaching Assistant, Microbiology Lab" below "Sample University": what the comma parted from
  // the title is of nothing else.
  [[nodiscard]] bool leaves_department() const {
    const std::size_t next = title_ + 1;
    if (title_ >= none_ || employer_ >= none_ || next >= none_ || next == employer_) return false;
    const std::string& whole = pieces_[title_].whole;
    return pieces_[next].whole == whole && pieces_[employer_].whole != whole &&
           pieces_[employer_].employer >= 1.5 && !is_known_employer(pieces_[next].text, lore_);
  }

  [[nodiscard]] std::size_t first_other(std::size_t taken) const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (i != taken && count_words(pieces_[i].text) <= 7 && !(taken == title_ && goes_on(i)))
        return i;
    }
    return none_;
  }

  [[nodiscard]] bool in_line(std::size_t left, std::size_t right) const {
    return right < none_ && pieces_[left].order == pieces_[right].order;
  }

  // Whether a piece behind the title is a part of it whatever else stands there: "(Core Lab)",
  // "- Hematology".
  [[nodiscard]] bool goes_on(std::size_t at) const {
    if (at == 0 || at - 1 != title_ || !in_line(title_, at)) return false;
    const Piece& piece = pieces_[at];
    if (piece.mark != " (" && !is_dash(piece.mark)) return false;
    const bool word = count_words(piece.text) == 1 && piece.employer >= 1.5 &&
                      !is_in_capitals(piece.text) && !is_known_employer(piece.text, lore_);
    return word || is_department(piece.text, lore_);
  }

  // The mark that parts title from employer in their line: it joins nothing there.
  [[nodiscard]] std::string_view separator(std::size_t behind_title) const {
    if (title_ == none_ || employer_ == none_ || !in_line(title_, employer_)) return {};
    return pieces_[title_ > employer_ ? title_ : behind_title].mark;
  }

  // "Histology Tech - Mohs", "Technologist (Core Lab)"
  [[nodiscard]] std::string title_text() const {
    std::string text = pieces_[title_].text;
    if (employer_ == none_ && title_ + 1 < none_ && !goes_on(title_ + 1)) return text;
    for (std::size_t i = title_ + 1; i != employer_ && in_line(title_, i); ++i) {
      const Piece& piece = pieces_[i];
      if (piece.mark == " (") {
        text += " (" + piece.text + ")";
        continue;
      }
      const bool part = piece.title >= 2
                            ? is_slash(piece.mark)
                            : is_dash(piece.mark) && (piece.employer < 1.5 || goes_on(i)) &&
                                  count_words(piece.text) <= 4;
      if (!part || (piece.mark == separator(employer_) && !goes_on(i))) break;
      text += piece.mark + piece.text;
    }
    return text;
  }

  [[nodiscard]] bool is_of_employer(const Piece& piece, std::string_view mark) const {
    if (!is_dash(mark) && !is_slash(mark) && mark != " @ " && mark != " at ") return false;
    if (mark == separator(title_ + 1) || piece.title >= 2 || count_words(piece.text) > 6)
      return false;
    const char first = piece.text.empty() ? 'a' : piece.text.front();
    return !(first >= 'a' && first <= 'z') && !std::ranges::any_of(piece.text, text::is_digit) &&
           !is_department(piece.text, lore_);
  }

  // "Sample Health – Northern Medical Center"
  [[nodiscard]] std::string employer_text() const {
    std::string text = pieces_[employer_].text;
    for (std::size_t i = employer_; i > 0 && i - 1 != title_ && in_line(employer_, i - 1); --i) {
      if (!is_of_employer(pieces_[i - 1], pieces_[i].mark)) break;
      text = pieces_[i - 1].text + pieces_[i].mark + text;
    }
    for (std::size_t i = employer_ + 1; i != title_ && in_line(employer_, i); ++i) {
      if (!is_of_employer(pieces_[i], pieces_[i].mark)) break;
      text += pieces_[i].mark + pieces_[i].text;
    }
    return text;
  }

  const std::vector<Piece>& pieces_;
  const Lore& lore_;
  const std::size_t none_;
  std::size_t title_;
  std::size_t employer_;
  bool whole_title_ = false;
};

}  // namespace

Parts parts_of(const std::vector<Piece>& pieces, const Lore& lore) {
  return Chooser(pieces, lore).choose();
}

void part_at_bracket(Job& job, const Lore& lore) {
  const std::size_t bracket = job.title->find(" (");
  if (bracket == std::string::npos || bracket == 0 || !job.title->ends_with(')')) return;
  const std::string left = job.title->substr(0, bracket);
  const std::string inside = job.title->substr(bracket + 2, job.title->size() - bracket - 3);
  const bool name = inside.size() > 5 && !(inside[0] >= 'a' && inside[0] <= 'z') &&
                    count_words(inside) <= 6 && !inside.contains('(') &&
                    std::ranges::none_of(inside, text::is_digit);
  if (!name || title_score(left, lore) < 3 || title_score(inside, lore) >= 2 ||
      is_beside_the_point(inside) || is_department(inside, lore) || is_terms_of_work(inside))
    return;
  job.title = left;
  job.employer = stripped(inside);
}

void part_at_comma(Job& job, const Lore& lore) {
  const std::size_t comma = job.title->find(", ");
  if (comma == std::string::npos) return;
  const std::string left = job.title->substr(0, comma), right = job.title->substr(comma + 2);
  const double left_title = title_score(left, lore), right_title = title_score(right, lore);
  if (left_title >= 3.5 && right_title < 3 && count_words(right) <= 6) {
    job.title = left;
    job.employer = stripped(right);
  } else if (right_title >= 3.5 && left_title < 2) {
    job.title = stripped(right);
    job.employer = left;
  }
}

}  // namespace medtech::resume
