// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ontology/term_table.hpp"

#include "core/base/text.hpp"
#include "core/ontology/term_format.hpp"
#include "core/ontology/tokens.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <span>
#include <string_view>
#include <utility>

namespace medtech::ontology {

namespace {

namespace format = term_format;
using Words = std::vector<std::string>;

// "x-ray system" as "xray system"; empty where nothing is closed up.
Words closed_up(std::string_view alias) {
  if (alias.find('-') == std::string_view::npos) return {};
  std::string closed;
  for (std::size_t i = 0; i < alias.size(); ++i) {
    const bool between = alias[i] == '-' && i > 0 && i + 1 < alias.size() &&
                         text::is_alnum(alias[i - 1]) && text::is_alnum(alias[i + 1]);
    if (!between) closed += alias[i];
  }
  return words_of_phrase(closed);
}

// The last word in the plural; empty where it has none.
std::string plural_of(const std::string& word, bool short_form) {
  const auto ends = [&word](std::string_view end) { return word.ends_with(end); };
  if (word.empty() || text::is_digit(word.back()) || (word.size() < 3 && !short_form)) return {};
  if (ends("s") || ends("x") || ends("ch") || ends("sh") || ends("+")) return {};
  const bool after_vowel = word.size() > 1 && std::string_view("aeiou").find(
                                                  word[word.size() - 2]) != std::string_view::npos;
  if (word.back() == 'y' && !after_vowel) return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

class Builder {
 public:
  explicit Builder(const std::vector<Concept>& concepts) : concepts_(concepts) {
    for (std::uint32_t row = 0; row < concepts.size(); ++row) rows_.emplace(concepts[row].id, row);
  }

  std::string build() {
    for (const Concept& one : concepts_) add(one);
    return bytes();
  }

 private:
  format::String keep(const std::string& text) {
    const auto [found, is_new] = kept_.emplace(text, format::String{});
    if (is_new) {
      found->second = {static_cast<std::uint32_t>(text_.size()),
                       static_cast<std::uint32_t>(text.size())};
      text_ += text;
    }
    return found->second;
  }

  void add(const Concept& one) {
    format::ConceptRow row{.id = keep(one.id),
                           .kind = keep(one.kind),
                           .name = keep(one.name),
                           .track = keep(one.track)};
    if (!one.parent.empty()) row.parent = rows_.at(one.parent);
    row.near.first = static_cast<std::uint32_t>(hashes_.size());
    for (const std::string& word : one.near) {
      for (const std::string& part : words_of_phrase(word)) hashes_.push_back(word_hash(part));
    }
    row.near.count = static_cast<std::uint32_t>(hashes_.size()) - row.near.first;
    row.members = {static_cast<std::uint32_t>(numbers_.size()),
                   static_cast<std::uint32_t>(one.members.size())};
    for (const std::string& member : one.members) numbers_.push_back(rows_.at(member));
    row.facts = {static_cast<std::uint32_t>(pairs_.size()),
                 static_cast<std::uint32_t>(2 * one.facts.size())};
    for (const auto& [key, value] : one.facts) {
      pairs_.push_back(keep(key));
      pairs_.push_back(keep(value));
    }
    const auto number = static_cast<std::uint32_t>(rows_written_.size());
    rows_written_.push_back(row);
    for (const Alias& alias : one.aliases) add(alias, number);
  }

  void add(const Alias& alias, std::uint32_t target) {
    const Words words = words_of_phrase(alias.text);
    add_with_plural(alias, words, target);
    if (const Words closed = closed_up(alias.text);
        !closed.empty() && closed != words && !alias.exact)
      add_with_plural(alias, closed, target);
  }

  void add_with_plural(const Alias& alias, Words words, std::uint32_t target) {
    format::AliasRow row{.target = target, .words = static_cast<std::uint16_t>(words.size())};
    row.weak = alias.weak;
    row.exact = alias.exact;
    if (alias.exact) row.surface = keep(surface_of(alias.text));
    add_words(words, row);
    std::string plural = plural_of(words.back(), alias.exact);
    if (plural.empty()) return;
    words.back() = std::move(plural);
    add_words(words, row);
  }

  // The words as written, one blank between them.
  static std::string surface_of(std::string_view alias) {
    std::vector<Token> tokens;
    tokenise(alias, tokens);
    std::string surface;
    for (const Token& token : tokens) {
      if (!surface.empty()) surface += ' ';
      surface += alias.substr(token.begin, token.end - token.begin);
    }
    return surface;
  }

  void add_words(const Words& words, format::AliasRow row) {
    std::uint32_t node = 0;
    for (const std::string& word : words) {
      const auto number =
          words_.try_emplace(word, static_cast<std::uint32_t>(words_.size() + 1)).first->second;
      const auto [step, is_new] =
          edges_.try_emplace({node, number}, static_cast<std::uint32_t>(nodes_.size()));
      if (is_new) nodes_.push_back(format::none);
      node = step->second;
    }
    for (std::uint32_t other = nodes_[node]; other != format::none; other = aliases_[other].next) {
      if (aliases_[other].target == row.target) return;
    }
    row.next = std::exchange(nodes_[node], static_cast<std::uint32_t>(aliases_.size()));
    aliases_.push_back(row);
  }

  [[nodiscard]] std::vector<format::WordSlot> word_slots() const {
    std::vector<format::WordSlot> slots(std::bit_ceil(words_.size() * 2 + 2));
    for (const auto& [word, number] : words_) {
      const std::uint64_t hash = word_hash(word);
      std::size_t slot = hash & (slots.size() - 1);
      while (slots[slot].number != 0) slot = (slot + 1) & (slots.size() - 1);
      const auto step = edges_.find({0, number});
      slots[slot] = {hash, number, step == edges_.end() ? 0 : step->second};
    }
    return slots;
  }

  [[nodiscard]] std::vector<format::EdgeSlot> edge_slots() const {
    std::vector<format::EdgeSlot> slots(std::bit_ceil(edges_.size() * 2 + 2));
    const auto count = static_cast<std::uint32_t>(slots.size());
    for (const auto& [from, next] : edges_) {
      if (from.first == 0) continue;
      std::uint32_t slot = format::edge_slot(from.first, from.second, count);
      while (slots[slot].node != 0) slot = (slot + 1) & (count - 1);
      slots[slot] = {from.first, from.second, next};
    }
    return slots;
  }

  [[nodiscard]] std::vector<std::uint32_t> rows_by_id() const {
    std::vector<std::uint32_t> rows;
    for (const auto& [id, row] : rows_) rows.push_back(row);
    return rows;
  }

  [[nodiscard]] std::string first_words() const {
    std::string bits(format::first_word_bytes, '\0');
    for (const auto& [word, number] : words_) {
      if (!edges_.contains({0, number})) continue;
      const std::size_t bit = format::first_word_bit(word_hash(word));
      bits[bit / 8] = static_cast<char>(bits[bit / 8] | (1 << (bit % 8)));
    }
    return bits;
  }

  [[nodiscard]] std::string bytes() const {
    const std::vector<format::WordSlot> words = word_slots();
    const std::vector<format::EdgeSlot> edges = edge_slots();
    const std::vector<std::uint32_t> by_id = rows_by_id();
    const std::string firsts = first_words();
    std::vector<std::uint32_t> by_kind = by_id;
    std::ranges::sort(by_kind);
    std::ranges::stable_sort(by_kind, {}, [&](std::uint32_t row) { return concepts_[row].kind; });
    std::string header(format::magic);
    std::string body;
    const auto put = [](std::string& out, std::uint32_t number) {
      out.append(reinterpret_cast<const char*>(&number), sizeof number);
    };
    const auto section = [&]<typename Row>(std::span<const Row> rows) {
      while (body.size() % 8 != 0) body += '\0';
      put(header, static_cast<std::uint32_t>(format::header_bytes + body.size()));
      put(header, static_cast<std::uint32_t>(rows.size()));
      const auto raw = std::as_bytes(rows);
      body.append(reinterpret_cast<const char*>(raw.data()), raw.size());
    };
    section(std::span<const format::ConceptRow>(rows_written_));
    section(std::span<const format::AliasRow>(aliases_));
    section(std::span<const std::uint32_t>(nodes_));
    section(std::span<const format::WordSlot>(words));
    section(std::span<const format::EdgeSlot>(edges));
    section(std::span<const std::uint64_t>(hashes_));
    section(std::span<const std::uint32_t>(numbers_));
    section(std::span<const format::String>(pairs_));
    section(std::span<const std::uint32_t>(by_id));
    section(std::span<const std::uint32_t>(by_kind));
    section(std::span<const char>(firsts));
    section(std::span<const char>(text_));
    return header + body;
  }

  const std::vector<Concept>& concepts_;
  std::map<std::string, std::uint32_t, std::less<>> rows_;
  std::vector<format::ConceptRow> rows_written_;
  std::vector<format::AliasRow> aliases_;
  std::vector<std::uint32_t> nodes_{format::none};  // the root
  std::map<std::string, std::uint32_t> words_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> edges_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> numbers_;
  std::vector<format::String> pairs_;
  std::map<std::string, format::String> kept_;
  std::string text_;
};

}  // namespace

std::string compile_concepts(const std::vector<Concept>& concepts) {
  return Builder(concepts).build();
}

}  // namespace medtech::ontology
