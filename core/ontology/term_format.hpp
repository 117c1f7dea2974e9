// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Concepts as compiled bytes, read in place: made by term_table, read by Terms. Numbers are as
/// this machine writes them, since the bytes never leave it.
namespace medtech::ontology::term_format {

inline constexpr std::string_view magic = "MTTERM03";

/// Bytes of the string section.
struct String {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};

struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

inline constexpr std::uint32_t none = 0xFFFFFFFF;

struct ConceptRow {
  String id;
  String kind;
  String name;
  String track;
  std::uint32_t parent = none;  ///< row
  Range near{};                 ///< of hashes
  Range members{};              ///< of numbers: rows
  Range facts{};                ///< of strings, in pairs
};

struct AliasRow {
  std::uint32_t target = 0;   ///< row of the concept
  String surface{};           ///< its words as written, for exact ones
  std::uint32_t next = none;  ///< another alias of the same words
  std::uint16_t words = 0;
  std::uint8_t weak = 0;
  std::uint8_t exact = 0;
};

/// A word that occurs in an alias; a slot of a table with open addressing, empty where number is 0.
struct WordSlot {
  std::uint64_t hash = 0;
  std::uint32_t number = 0;
  std::uint32_t node = 0;  ///< reached from the root by this word; 0 for none
};

/// A step of the trie; a slot as above, empty where node is 0 (nothing leads on from the root
/// here).
struct EdgeSlot {
  std::uint32_t node = 0;
  std::uint32_t word = 0;
  std::uint32_t next = 0;
};

enum class Section : std::uint8_t {
  concepts,
  aliases,
  nodes,
  words,
  edges,
  hashes,
  numbers,
  pairs,
  by_id,        ///< rows of concepts in the order of their ids
  by_kind,      ///< the same in the order of their kinds
  first_words,  ///< bits, one a word with which an alias may begin
  bytes
};
inline constexpr std::size_t section_count = 12;
/// Bytes of a row of each section; a node is the number of its first alias.
inline constexpr std::array<std::size_t, section_count> row_bytes{sizeof(ConceptRow),
                                                                  sizeof(AliasRow),
                                                                  4,
                                                                  sizeof(WordSlot),
                                                                  sizeof(EdgeSlot),
                                                                  8,
                                                                  4,
                                                                  sizeof(String),
                                                                  4,
                                                                  4,
                                                                  1,
                                                                  1};
/// The magic, then offset and number of rows of each section.
inline constexpr std::size_t header_bytes = 8 + section_count * 8;

/// The bit of a word among `first_words`: few words of a text begin an alias, and these bits stay
/// near the processor when the table of words does not.
inline constexpr std::size_t first_word_bytes = 8192;
inline constexpr std::size_t first_word_bit(std::uint64_t hash) { return hash >> 48; }

/// Where the step from a node by a word is looked for first, of a table of `slots` (a power of
/// two).
inline std::uint32_t edge_slot(std::uint32_t node, std::uint32_t word, std::uint32_t slots) {
  const std::uint64_t mixed = (std::uint64_t{node} << 32 | word) * 0x9E3779B97F4A7C15ULL;
  return static_cast<std::uint32_t>(mixed >> 32) & (slots - 1);
}

}  // namespace medtech::ontology::term_format
