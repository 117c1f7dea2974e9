// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::ontology {

/// What stands between a word and the one before it.
enum class Gap : std::uint8_t {
  joined,  ///< blanks, hyphens, slashes, brackets: both may belong to one phrase
  comma,
  stop,  ///< the end of a sentence, a clause, a bullet or a line
};

/// A word of a text: a run of letters and digits, with a "+" behind it ("A+"), apostrophes left
/// out ("driver's"). The hash is of its folded form (no case, no accents, "ᶜᵐ" as "cm").
struct Token {
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  std::uint64_t hash = 0;
  Gap gap = Gap::stop;
};

/// The words of a text, in order; linear in its length. Texts beyond 4 GiB are cut.
void tokenise(std::string_view text, std::vector<Token>& tokens);

inline constexpr std::uint64_t hash_start = 14695981039346656037ULL;  ///< FNV-1a
inline constexpr std::uint64_t hash_factor = 1099511628211ULL;

/// The hash of one word as tokenise reckons it, of a word that is folded already; apostrophes do
/// not count.
constexpr std::uint64_t word_hash(std::string_view folded) {
  std::uint64_t hash = hash_start;
  for (const char c : folded) {
    if (c != '\'') hash = (hash ^ static_cast<unsigned char>(c)) * hash_factor;
  }
  return hash;
}

/// Words to look for among tokens, as their hashes.
using WordHashes = std::span<const std::uint64_t>;

template <std::size_t count>
consteval std::array<std::uint64_t, count> hashes_of(const char* const (&words)[count]) {
  std::array<std::uint64_t, count> hashes{};
  for (std::size_t i = 0; i < count; ++i) hashes[i] = word_hash(words[i]);
  return hashes;
}

/// The words of a phrase, folded, without what stands between them.
std::vector<std::string> words_of_phrase(std::string_view phrase);

}  // namespace medtech::ontology
