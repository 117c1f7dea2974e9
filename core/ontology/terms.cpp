// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/terms.hpp"

#include "core/base/text.hpp"

#include <algorithm>
#include <cstring>
#include <ranges>

namespace medtech::ontology {

namespace format = term_format;

namespace {

// Within so many words on either side a word stands near.
constexpr std::size_t near_words = 12;

std::span<const Token> around(std::span<const Token> tokens, std::size_t first, std::size_t last) {
  const std::size_t begin = first > near_words ? first - near_words : 0;
  return tokens.subspan(begin, std::min(tokens.size(), last + near_words) - begin);
}

}  // namespace

Terms::Terms(std::string_view compiled) {
  if (compiled.size() < format::header_bytes || !compiled.starts_with(format::magic)) return;
  for (std::size_t i = 0; i < format::section_count; ++i) {
    std::array<std::uint32_t, 2> place{};
    std::memcpy(place.data(), compiled.data() + 8 + i * 8, sizeof place);
    const std::size_t size = place[1] * format::row_bytes.at(i);
    if (place[0] > compiled.size() || size > compiled.size() - place[0]) {
      counts_ = {};
      return;
    }
    begins_.at(i) = compiled.data() + place[0];
    counts_.at(i) = place[1];
  }
}

template <typename Row>
Row Terms::row_at(Section section, std::size_t index) const {
  Row row{};
  const auto number = static_cast<std::size_t>(section);
  if (index < counts_[number]) std::memcpy(&row, begins_[number] + index * sizeof(Row), sizeof row);
  return row;
}

format::ConceptRow Terms::concept_at(ConceptRow row) const {
  return row_at<format::ConceptRow>(Section::concepts, row);
}

std::string_view Terms::string(format::String text) const {
  if (text.at > rows(Section::bytes) || text.size > rows(Section::bytes) - text.at) return {};
  return {begins_[static_cast<std::size_t>(Section::bytes)] + text.at, text.size};
}

std::optional<ConceptRow> Terms::parent(ConceptRow row) const {
  const std::uint32_t parent = concept_at(row).parent;
  return parent == format::none ? std::nullopt : std::optional(parent);
}

std::vector<ConceptRow> Terms::members(ConceptRow row) const {
  const format::Range range = concept_at(row).members;
  std::vector<ConceptRow> members;
  for (std::uint32_t i = 0; i < range.count; ++i)
    members.push_back(row_at<std::uint32_t>(Section::numbers, range.first + i));
  return members;
}

std::vector<ConceptRow> Terms::of_kind(std::string_view kind) const {
  const auto row_of = [this](std::size_t place) {
    return row_at<std::uint32_t>(Section::by_kind, place);
  };
  const auto places = std::views::iota(std::size_t{0}, rows(Section::by_kind));
  std::vector<ConceptRow> found;
  for (const std::size_t place : std::ranges::equal_range(
           places, kind, {}, [&](std::size_t at) { return this->kind(row_of(at)); }))
    found.push_back(row_of(place));
  return found;
}

std::string_view Terms::fact(ConceptRow row, std::string_view key) const {
  const format::Range range = concept_at(row).facts;
  for (std::uint32_t i = 0; i + 1 < range.count; i += 2) {
    if (string(row_at<format::String>(Section::pairs, range.first + i)) == key)
      return string(row_at<format::String>(Section::pairs, range.first + i + 1));
  }
  return {};
}

std::optional<ConceptRow> Terms::find(std::string_view id) const {
  const auto row_of = [this](std::size_t place) {
    return row_at<std::uint32_t>(Section::by_id, place);
  };
  const auto places = std::views::iota(std::size_t{0}, rows(Section::by_id));
  const auto found = std::ranges::lower_bound(
      places, id, {}, [&](std::size_t place) { return this->id(row_of(place)); });
  if (found == places.end() || this->id(row_of(*found)) != id) return std::nullopt;
  return row_of(*found);
}

format::WordSlot Terms::word_of(std::uint64_t hash) const {
  const std::size_t slots = rows(Section::words);
  if (slots == 0) return {};
  for (std::size_t slot = hash & (slots - 1);; slot = (slot + 1) & (slots - 1)) {
    const auto word = row_at<format::WordSlot>(Section::words, slot);
    if (word.number == 0 || word.hash == hash) return word;
  }
}

bool Terms::may_begin(std::uint64_t hash) const {
  const auto section = static_cast<std::size_t>(Section::first_words);
  const std::size_t bit = format::first_word_bit(hash);
  return bit / 8 < counts_[section] && ((begins_[section][bit / 8] >> (bit % 8)) & 1) != 0;
}

std::uint32_t Terms::step(std::uint32_t node, std::uint32_t word) const {
  const auto slots = static_cast<std::uint32_t>(rows(Section::edges));
  for (std::uint32_t slot = format::edge_slot(node, word, slots);;
       slot = (slot + 1) & (slots - 1)) {
    const auto edge = row_at<format::EdgeSlot>(Section::edges, slot);
    if (edge.node == 0) return 0;
    if (edge.node == node && edge.word == word) return edge.next;
  }
}

// Word for word, but for an "s" of the plural at the end.
bool Terms::is_written_so(const format::AliasRow& alias, std::string_view text,
                          std::span<const Token> tokens) const {
  std::string_view surface = string(alias.surface);
  for (const Token& token : tokens) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const std::string_view wanted = surface.substr(0, surface.find(' '));
    const bool last = &token == &tokens.back();
    if (word != wanted &&
        !(last && word.ends_with('s') && word.substr(0, word.size() - 1) == wanted))
      return false;
    surface.remove_prefix(std::min(surface.size(), wanted.size() + 1));
  }
  return true;
}

bool Terms::stands_near(const format::ConceptRow& row, std::span<const Token> around) const {
  for (std::uint32_t i = 0; i < row.near.count; ++i) {
    const auto wanted = row_at<std::uint64_t>(Section::hashes, row.near.first + i);
    if (std::ranges::find(around, wanted, &Token::hash) != around.end()) return true;
  }
  return false;
}

// Of several aliases of the same words: a strong one, else a weak one whose company stands near,
// else the first weak one.
std::optional<std::uint32_t> Terms::alias_at(std::uint32_t node, std::string_view text,
                                             std::span<const Token> tokens,
                                             std::span<const Token> around) const {
  std::optional<std::uint32_t> best;
  for (auto number = row_at<std::uint32_t>(Section::nodes, node); number != format::none;) {
    const auto alias = row_at<format::AliasRow>(Section::aliases, number);
    if (!alias.exact || is_written_so(alias, text, tokens)) {
      if (!alias.weak || stands_near(concept_at(alias.target), around)) return number;
      best = number;
    }
    number = alias.next;
  }
  return best;
}

void Terms::find_in(std::string_view text, std::span<const Token> tokens,
                    std::vector<Mention>& mentions) const {
  mentions.clear();
  bool any_weak = false;
  for (std::size_t first = 0; first < tokens.size();) {
    if (!may_begin(tokens[first].hash)) {
      ++first;
      continue;
    }
    std::uint32_t node = word_of(tokens[first].hash).node;
    std::size_t last = first + 1;
    std::optional<std::uint32_t> found;
    std::size_t found_last = 0;
    while (node != 0) {
      if (row_at<std::uint32_t>(Section::nodes, node) != format::none) {
        if (const auto alias = alias_at(node, text, tokens.subspan(first, last - first),
                                        around(tokens, first, last))) {
          found = alias;
          found_last = last;
        }
      }
      if (last == tokens.size() || tokens[last].gap != Gap::joined) break;
      const format::WordSlot word = word_of(tokens[last].hash);
      if (word.number == 0) break;
      node = step(node, word.number);
      ++last;
    }
    if (!found) {
      ++first;
      continue;
    }
    const auto alias = row_at<format::AliasRow>(Section::aliases, *found);
    any_weak = any_weak || alias.weak != 0;
    mentions.push_back({alias.target, tokens[first].begin, tokens[found_last - 1].end,
                        static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(found_last),
                        alias.weak != 0});
    first = found_last;
  }
  if (any_weak) drop_unsupported(tokens, mentions);
}

void Terms::drop_unsupported(std::span<const Token> tokens, std::vector<Mention>& mentions) const {
  bool lab = false;
  bool equipment = false;
  for (const Mention& mention : mentions) {
    if (mention.weak) continue;
    const std::string_view track = this->track(mention.row);
    lab = lab || track == "lab";
    equipment = equipment || track == "equipment";
  }
  std::erase_if(mentions, [&](const Mention& mention) {
    if (!mention.weak) return false;
    const format::ConceptRow row = concept_at(mention.row);
    if (row.near.count > 0) return !stands_near(row, around(tokens, mention.first, mention.last));
    const std::string_view track = string(row.track);
    if (track == "lab") return !lab;
    if (track == "equipment") return !equipment;
    return !lab && !equipment;
  });
}

std::vector<ConceptRow> Terms::find_named(std::string_view name) const {
  std::vector<Token> tokens;
  tokenise(name, tokens);
  std::vector<ConceptRow> found;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const format::WordSlot word = word_of(tokens[i].hash);
    if (word.number == 0) return found;
    node = i == 0 ? word.node : step(node, word.number);
    if (node == 0) return found;
  }
  if (node == 0) return found;
  for (auto number = row_at<std::uint32_t>(Section::nodes, node); number != format::none;) {
    const auto alias = row_at<format::AliasRow>(Section::aliases, number);
    found.push_back(alias.target);
    number = alias.next;
  }
  return found;
}

std::vector<Mention> Terms::find_in(std::string_view text) const {
  std::vector<Token> tokens;
  tokenise(text, tokens);
  std::vector<Mention> mentions;
  find_in(text, tokens, mentions);
  return mentions;
}

std::string name_of(const Terms& terms, std::string_view id) {
  const auto row = terms.find(id);
  return std::string(row ? terms.name(*row) : id);
}

std::string names_of(const Terms& terms, std::span<const std::string> ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(name_of(terms, id));
  return text::join(names, " or ");
}

}  // namespace medtech::ontology
