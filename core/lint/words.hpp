// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace medtech::lint {

/// Where the words lie below data/.
inline constexpr std::string_view words_file = "rules/words.toml";

/// Duties that name nothing, and what they should name.
struct VagueDuties {
  std::vector<std::string> phrases;
  std::vector<std::string> verbs;    ///< with which such a duty begins
  std::vector<std::string> objects;  ///< what it is done on, without a name
  std::string missing;
  std::string example;
  std::vector<std::string> kinds;  ///< of terms, one of which makes the duty say something

  bool operator==(const VagueDuties&) const = default;
};

/// A short form and what it stands for.
struct ShortForm {
  std::string short_form;
  std::string long_form;

  bool operator==(const ShortForm&) const = default;
};

/// Terms with one plain word for all.
struct Jargon {
  std::vector<std::string> terms;
  std::string plain;

  bool operator==(const Jargon&) const = default;
};

/// Fields of study that are near each other.
struct Studies {
  std::string group;
  std::vector<std::string> names;  ///< beginnings of words
  bool ours = false;               ///< prepares for one of the two families

  bool operator==(const Studies&) const = default;
};

using WordMap = std::map<std::string, std::string, std::less<>>;

/// What the rules look for (data/rules/words.toml). All but short forms, terms of the military and
/// older names are in small letters.
struct Words {
  /// Lists by their names in the file: "cliches", "general" …
  std::map<std::string, std::vector<std::string>, std::less<>> lists;
  std::vector<VagueDuties> vague;
  std::vector<ShortForm> abbreviations;
  std::vector<ShortForm> spelled_credentials;
  std::vector<ShortForm> older_names;  ///< short_form: the old one
  std::vector<Jargon> military;
  std::vector<Studies> studies;
  /// Groups of names of one and the same thing, as `form_of` makes them.
  std::vector<std::vector<std::string>> same;
  WordMap outcomes;    ///< by track, and "other"
  WordMap past;        ///< of verbs
  WordMap misspelled;  ///< wrong → right
  WordMap personal;    ///< cue → what it is

  /// The error names every mistake with its line.
  static Result<Words> parse(std::string_view text, const std::string& file);

  /// As bytes that `unpack` reads quickly: it takes those of `pack` alone.
  [[nodiscard]] std::string pack() const;
  static Words unpack(std::string_view bytes);

  /// A list by its name; one that is not there is a defect.
  [[nodiscard]] const std::vector<std::string>& list(std::string_view name) const;

  bool operator==(const Words&) const = default;
};

/// Words in small letters, in the singular and without articles.
std::vector<std::string> plain_words(std::string_view text);
/// These without what stands between them: "the Infusion Pumps" and "infusion-pump" are the same.
std::string form_of(std::string_view text);

/// The parts of a list: what stands between commas, strokes, wide gaps and the like.
std::vector<std::string_view> list_items(std::string_view text);

/// Where a phrase begins in a text, between borders of words; both in small letters.
std::optional<std::size_t> find_phrase(std::string_view lowered, std::string_view phrase,
                                       std::size_t from = 0);

/// A phrase's place in a text.
struct PhraseAt {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const PhraseAt&) const = default;
};

/// The first of these phrases that a text holds, by their order.
std::optional<PhraseAt> find_one_of(std::string_view lowered, std::span<const std::string> phrases);

}  // namespace medtech::lint
