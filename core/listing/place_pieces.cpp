// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/listing/place_pieces.hpp"

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace medtech::listing {

namespace {

struct Part {
  std::string_view text;
  bool aside = false;
};

bool is_upper(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool has_lower(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_upper(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_digits(std::string_view text) { return std::ranges::all_of(text, text::is_digit); }

bool is_zip(std::string_view word) {
  const bool plain = word.size() == 5 && is_digits(word);
  return plain || (word.size() == 10 && word[5] == '-' && is_digits(word.substr(0, 5)) &&
                   is_digits(word.substr(6)));
}

// Names that people use and the postal service does not.
std::string_view full_name(std::string_view city) {
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr auto short_names =
      std::to_array<Pair>({{"nyc", "New York"},
                           {"san francisco bay area", "San Francisco"},
                           {"sf bay area", "San Francisco"}});
  const auto* found = std::ranges::find_if(
      short_names, [&](const Pair& name) { return text::equal_ignoring_case(name.first, city); });
  return found == short_names.end() ? city : found->second;
}

std::string_view trim_marks(std::string_view text) {
  while (true) {
    text = text::trim(text);
    if (!text.empty() && std::string_view("-.*").find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
    } else if (!text.empty() &&
               std::string_view("-*").find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else {
      return text;
    }
  }
}

// At commas, brackets, colons and at dashes with a blank beside them.
std::vector<Part> parts_of(std::string_view text) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  bool aside = false;
  const auto close = [&](std::size_t end) {
    const std::string_view part = trim_marks(text.substr(begin, end - begin));
    if (!part.empty() && part.size() <= limits::place_part_bytes) parts.push_back({part, aside});
    begin = end + 1;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool spaced_dash = c == '-' && ((at > 0 && text[at - 1] == ' ') ||
                                          (at + 1 < text.size() && text[at + 1] == ' '));
    if (c == ',' || spaced_dash || std::string_view("()[]:>").find(c) != std::string_view::npos) {
      close(at);
      aside = c != ',' && c != ')' && c != ']';
    }
  }
  close(text.size());
  return parts;
}

class Cutter {
 public:
  explicit Cutter(const ontology::Places& places) : places_(places) {}

  std::vector<Piece> cut(std::string_view text) {
    for (const Part& part : parts_of(text)) {
      aside_ = part.aside;
      cut_hyphens(part.text);
    }
    return std::move(pieces_);
  }

 private:
  using Words = std::vector<std::string_view>;

  // A text that as a whole names a state or a country.
  [[nodiscard]] std::optional<Piece> region(std::string_view text) const {
    if (text.size() == 2 && !is_upper(text)) {
      // "oh" only behind a city: other small words are words.
      const bool small =
          !has_upper(text) && !pieces_.empty() && pieces_.back().meaning == Meaning::text;
      if (!small && !text::equal_ignoring_case(text, "us")) return std::nullopt;
    }
    const auto state = places_.find_state(text);
    auto country = places_.find_country(text);
    const bool is_code = text.size() <= 3 && !text::equal_ignoring_case(text, "usa") &&
                         !text::equal_ignoring_case(text, "us") &&
                         !text::equal_ignoring_case(text, "uk");
    if (is_code && !is_upper(text)) country.reset();
    if (!state && !country) return std::nullopt;
    Piece piece;
    piece.text = text;
    piece.state = state.value_or("");
    piece.country = country.value_or("");
    piece.meaning = state && country ? Meaning::state_or_country
                    : state          ? Meaning::state
                                     : Meaning::country;
    return piece;
  }

  // A code in capitals or a whole name, as stand before a hyphen: "US-", "OH-", "United States-".
  [[nodiscard]] bool is_clear_region(std::string_view text) const {
    return (text.size() > 3 || is_upper(text)) && region(text).has_value();
  }

  void push(Piece piece) {
    piece.aside = aside_;
    pieces_.push_back(std::move(piece));
  }
  void push_text(std::string_view text) {
    text = trim_marks(text);
    if (text.empty()) return;
    for (const std::string_view between : {" and ", " & ", " or ", "-"}) {
      const std::size_t at = text.find(between);
      if (at == std::string_view::npos || !places_.find_cities(text).empty()) continue;
      const std::string_view right = text::trim(text.substr(at + between.size()));
      const std::string_view left = text.substr(0, at);
      if (places_.find_cities(left).empty() || places_.find_cities(right).empty()) continue;
      push_one(left);
      text = right;
    }
    push_one(text);
  }
  void push_one(std::string_view text) {
    Piece piece;
    piece.text = full_name(text);
    push(std::move(piece));
  }

  // "US-SC-Prosperity", "OH-Cincinnati-Main Campus", "Cincinnati-OH"; but "Winston-Salem" is one.
  void cut_hyphens(std::string_view part) {
    std::size_t regions = 0;
    for (; regions < 2; ++regions) {
      const std::size_t hyphen = part.find('-');
      if (hyphen == std::string_view::npos || !is_clear_region(part.substr(0, hyphen))) break;
      push(*region(part.substr(0, hyphen)));
      part = trim_marks(part.substr(hyphen + 1));
    }
    const std::size_t last = part.rfind('-');
    if (last != std::string_view::npos && is_clear_region(part.substr(last + 1))) {
      cut_words(part.substr(0, last));
      push(*region(part.substr(last + 1)));
    } else if (regions > 0 && last != std::string_view::npos && places_.find_cities(part).empty()) {
      const std::size_t first = part.find('-');
      cut_words(part.substr(0, first));
      aside_ = true;
      push_text(part.substr(first + 1));
    } else {
      cut_words(part);
    }
  }

  void cut_words(std::string_view part) {
    part = trim_marks(part);
    for (const std::string_view lead : {"in the ", "in ", "near "}) {
      if (part.starts_with(lead)) part.remove_prefix(lead.size());
    }
    const Words words = text::split(part, ' ');
    if (words.empty() || text::equal_ignoring_case(words.back(), "county")) return;
    if (is_zip(part)) return push_zip(part);
    if (words.size() > 1 && cut_tail_state(part, words, 1)) return;  // "Washington DC"
    if (auto piece = region(part)) return push(std::move(*piece));
    if (cut_zip(part, words) || cut_tail_country(part, words) || cut_tail_state(part, words, 3) ||
        cut_head_region(part, words)) {
      return;
    }
    push_text(part);
  }

  void push_zip(std::string_view zip) {
    Piece piece;
    piece.meaning = Meaning::zip;
    piece.text = zip.substr(0, 5);
    push(std::move(piece));
  }

  static std::string_view before(std::string_view part, std::string_view word) {
    return text::trim(part.substr(0, static_cast<std::size_t>(word.data() - part.data())));
  }
  static std::string_view from(std::string_view part, std::string_view word) {
    return part.substr(static_cast<std::size_t>(word.data() - part.data()));
  }

  // "OH 45219"; "45219 Cincinnati" where that is the ZIP's city; "10178 Berlin". Other numbers in
  // front are a street's.
  bool cut_zip(std::string_view part, const Words& words) {
    if (words.size() < 2) return false;
    if (is_zip(words.back())) {
      cut_words(before(part, words.back()));
      push_zip(words.back());
      return true;
    }
    if (words.front().size() < 4 || !is_digits(words.front())) return false;
    const std::string_view rest = from(part, words[1]);
    const auto zip = places_.find_zip(words.front());
    const bool foreign = places_.find_foreign_city(rest).has_value();
    if (!foreign && !(zip && places_.find_city(rest, zip->state))) return false;
    push_text(rest);
    if (!foreign) push_zip(words.front());
    return true;
  }

  // "Cincinnati OH USA", "Wiesbaden DEU", "Toronto Canada"
  bool cut_tail_country(std::string_view part, const Words& words) {
    for (std::size_t count = 1; count <= 3 && count < words.size(); ++count) {
      const std::string_view tail = from(part, words[words.size() - count]);
      const std::string_view rest = before(part, tail);
      const auto country = places_.find_country(tail);
      const bool other_code = tail.size() == 2 && tail != "US" && tail != "UK";
      if (!country || other_code) continue;
      const bool code = tail.size() <= 3 && is_upper(tail) && (has_lower(rest) || *country == "US");
      const bool name =
          tail.size() > 3 && (*country == "US" || places_.find_foreign_city(rest) == country);
      if (!code && !name) continue;
      cut_words(rest);
      Piece piece;
      piece.meaning = Meaning::country;
      piece.text = tail;
      piece.country = *country;
      push(std::move(piece));
      return true;
    }
    return false;
  }

  // "Cincinnati OH", "Cass Lake Minnesota"
  bool cut_tail_state(std::string_view part, const Words& words, std::size_t word_limit) {
    for (std::size_t count = std::min(word_limit, words.size() - 1); count > 0; --count) {
      const std::string_view tail = from(part, words[words.size() - count]);
      const std::string_view rest = before(part, tail);
      const auto state = places_.find_state(tail);
      const bool code = tail.size() == 2 && is_upper(tail);
      const bool dotted = tail.find('.') != std::string_view::npos;
      if (!state || (tail.size() <= 3 && !code && !dotted)) continue;
      if (!places_.find_city(rest, *state) && !(code && has_lower(rest))) continue;
      push_text(rest);
      push(*region(tail));
      pieces_.back().meaning = Meaning::state;
      return true;
    }
    return false;
  }

  // "USA DC Washington", "DEU Wiesbaden", "OH Cincinnati"
  bool cut_head_region(std::string_view part, const Words& words) {
    if (words.size() < 2 || words.front().size() > 3 || !is_upper(words.front())) return false;
    auto piece = region(words.front());
    if (!piece) return false;
    const std::string_view rest = from(part, words[1]);
    if (words.front().size() == 3 || piece->country == "US") {
      if (piece->country.empty() || (piece->country != "US" && !has_lower(rest))) return false;
      push(std::move(*piece));
      const auto state =
          words[1].size() == 2 && is_upper(words[1]) ? region(words[1]) : std::nullopt;
      if (state && words.size() > 2 && !state->state.empty()) {
        push(*state);
        push_text(from(part, words[2]));
      } else {
        cut_words(rest);
      }
      return true;
    }
    if (piece->state.empty() || !places_.find_city(rest, piece->state)) return false;
    push(std::move(*piece));
    push_text(rest);
    return true;
  }

  const ontology::Places& places_;
  std::vector<Piece> pieces_;
  bool aside_ = false;
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view text, const ontology::Places& places) {
  return Cutter(places).cut(text);
}

}  // namespace medtech::listing
