// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace medtech::listing {

/// A table of words or phrases in small ASCII letters.
using Phrases = std::span<const std::string_view>;

/// True for what a word is made of: ASCII letters and digits, and every byte of other letters.
bool is_word_char(char c);

/// True where the whole text is one of the phrases, whatever its case.
bool is_one_of(std::string_view text, Phrases phrases);

/// The first position at which a phrase stands as words of its own, whatever their case, or npos.
std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from = 0);

/// True where the text has one of the phrases as words of their own.
bool has_phrase(std::string_view text, Phrases phrases);

}  // namespace medtech::listing
