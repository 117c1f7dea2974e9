// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/tokens.hpp"

#include "core/base/text.hpp"
#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

namespace medtech::ontology {

namespace {

enum class Letter : std::uint8_t { none, word, apostrophe, foreign };

constexpr std::array<Letter, 256> letter_table = [] {
  std::array<Letter, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    if (text::is_alnum(c)) table[i] = Letter::word;
    if (c == '\'') table[i] = Letter::apostrophe;
    if (i >= 0x80) table[i] = Letter::foreign;
  }
  return table;
}();

Letter letter_of(char c) { return letter_table[static_cast<unsigned char>(c)]; }

struct Foreign {
  std::size_t bytes = 1;
  Letter letter = Letter::none;
  bool stop = false;
};

// A character beyond ASCII: a letter, an apostrophe or nothing of a word; bullets end a clause.
Foreign read_foreign(std::string_view text, std::size_t at) {
  std::size_t next = at;
  const char32_t c = utf8::next(text, next);
  Foreign foreign{.bytes = next - at};
  const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  if (c == 0x2019 || c == 0x00AD || within(0x200B, 0x200D) || c == 0xFEFF) {
    foreign.letter = Letter::apostrophe;
  } else if (c == 0x2022 || c == 0x00B7 || within(0x2190, 0x2BFF) || within(0xE000, 0xF8FF)) {
    foreign.stop = true;
  } else if (!within(0x0080, 0x00BF) && !within(0x2000, 0x206F) && !within(0x2100, 0x214F) &&
             c != 0xFFFD) {
    foreign.letter = Letter::foreign;
  }
  return foreign;
}

// The hash of a word that has letters beyond ASCII, or apostrophes.
std::uint64_t folded_hash(std::string_view word) {
  std::uint64_t hash = hash_start;
  for (const char c : text::fold(word)) {
    if (!text::is_alnum(c) && c != '+' && static_cast<unsigned char>(c) < 0x80) continue;
    hash = (hash ^ static_cast<unsigned char>(c)) * hash_factor;
  }
  return hash;
}

class Tokeniser {
 public:
  Tokeniser(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void run() {
    while (at_ < text_.size()) {
      const Letter letter = letter_of(text_[at_]);
      if (letter == Letter::word) {
        read_word();
      } else if (letter == Letter::foreign) {
        const Foreign foreign = read_foreign(text_, at_);
        if (foreign.letter == Letter::foreign) {
          read_word();
        } else {
          if (foreign.stop) gap_ = Gap::stop;
          if (stands_alone(at_, foreign.bytes)) gap_ = std::max(gap_, Gap::comma);
          at_ += foreign.bytes;
        }
      } else {
        read_gap();
      }
    }
  }

 private:
  void read_word() {
    const std::size_t begin = at_;
    bool plain = true;
    std::uint64_t hash = hash_start;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      const Letter letter = letter_of(c);
      if (letter == Letter::word) {
        hash = (hash ^ static_cast<unsigned char>(text::to_lower(c))) * hash_factor;
        ++at_;
      } else if (letter == Letter::apostrophe) {
        if (at_ + 1 >= text_.size() || letter_of(text_[at_ + 1]) != Letter::word) break;
        ++at_;
      } else if (letter == Letter::foreign) {
        const Foreign foreign = read_foreign(text_, at_);
        if (foreign.letter == Letter::none) break;
        plain = false;
        at_ += foreign.bytes;
      } else {
        break;
      }
    }
    if (at_ < text_.size() && text_[at_] == '+' && plain) {
      hash = (hash ^ static_cast<unsigned char>('+')) * hash_factor;
      ++at_;
    }
    if (!plain) hash = folded_hash(text_.substr(begin, at_ - begin));
    tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), hash,
                       tokens_.empty() ? Gap::stop : gap_});
    gap_ = Gap::joined;
  }

  void read_gap() {
    const char c = text_[at_++];
    if (c == ',') {
      gap_ = std::max(gap_, Gap::comma);
    } else if (c == '-' && stands_alone(at_ - 1, 1)) {
      gap_ = std::max(gap_, Gap::comma);
    } else if (c == ';' || c == ':' || c == '!' || c == '?' || c == '|' || c == '*' || c == '=') {
      gap_ = Gap::stop;
    } else if (c == '\n') {
      if (!goes_on()) gap_ = Gap::stop;
    } else if (c == '.' && ends_sentence()) {
      gap_ = Gap::stop;
    }
  }

  // A dash between blanks parts what stands on its sides.
  [[nodiscard]] bool stands_alone(std::size_t at, std::size_t bytes) const {
    return at > 0 && text_[at - 1] == ' ' && at + bytes < text_.size() && text_[at + bytes] == ' ';
  }

  // A line that was broken anywhere goes on with a small letter.
  [[nodiscard]] bool goes_on() const {
    std::size_t next = at_;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\r')) ++next;
    // "o " is a bullet.
    if (next + 1 < text_.size() && text_[next] == 'o' && text::is_space(text_[next + 1]))
      return false;
    return next < text_.size() && text_[next] >= 'a' && text_[next] <= 'z';
  }

  // "B. Braun" and "M.T." go on, "4. Five years" does not.
  [[nodiscard]] bool ends_sentence() const {
    if (at_ < text_.size() && !text::is_space(text_[at_])) return false;
    // "2 yrs. experience"
    if (at_ + 1 < text_.size() && text_[at_] == ' ' && text_[at_ + 1] >= 'a' &&
        text_[at_ + 1] <= 'z')
      return false;
    // "incl. 2 as lead"
    static constexpr auto shortened = hashes_of({"incl", "approx", "min", "max", "ca", "est"});
    if (at_ + 1 < text_.size() && text::is_digit(text_[at_ + 1]) && !tokens_.empty() &&
        std::ranges::find(shortened, tokens_.back().hash) != shortened.end())
      return false;
    // "ASCP (M). Preferred"
    if (at_ > 1 && text_[at_ - 2] == ')') return true;
    return tokens_.empty() || tokens_.back().end - tokens_.back().begin > 1 ||
           text::is_digit(text_[tokens_.back().begin]);
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  Gap gap_ = Gap::stop;
};

}  // namespace

void tokenise(std::string_view text, std::vector<Token>& tokens) {
  tokens.clear();
  Tokeniser(text.substr(0, std::numeric_limits<std::uint32_t>::max()), tokens).run();
}

std::vector<std::string> words_of_phrase(std::string_view phrase) {
  std::vector<Token> tokens;
  tokenise(phrase, tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens) {
    std::string word;
    for (const char c : text::fold(phrase.substr(token.begin, token.end - token.begin))) {
      if (text::is_alnum(c) || c == '+' || static_cast<unsigned char>(c) >= 0x80) word += c;
    }
    words.push_back(std::move(word));
  }
  return words;
}

}  // namespace medtech::ontology
