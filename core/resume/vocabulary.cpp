// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/vocabulary.hpp"

#include "core/base/text.hpp"
#include "core/format/toml.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace medtech::resume {

namespace {

constexpr std::array<std::string_view, 8> kind_words{"summary", "experience", "education", "credentials",
                                                     "training", "skills",    "other",     "contact"};
constexpr std::size_t longest_heading = 70;

WordSet word_set(toml::Table& root, std::string_view table, std::string_view key) {
  WordSet words;
  auto part = root.table(table);
  if (!part) return words;
  for (const std::string& word : part->strings(key)) words.insert(text::fold(word));
  return words;
}

}  // namespace

std::string heading_key(std::string_view line) {
  std::string key;
  for (const char c : text::fold(text::replace_all(line, "&", " and "))) {
    if (text::is_alnum(c)) key += c;
  }
  return key;
}

Result<Vocabulary> Vocabulary::parse(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(std::move(document.error()));
  toml::Table root = document->root();
  Vocabulary vocabulary;
  for (toml::Table& section : root.tables("section")) {
    const std::string word = section.string("kind").value_or("");
    const auto* const kind = std::ranges::find(kind_words, word);
    if (kind == kind_words.end()) {
      section.complain("kind", "\"" + word + "\" is no kind of section");
      continue;
    }
    for (const std::string& heading : section.strings("headings")) {
      const HeadingWords words{static_cast<SectionKind>(kind - kind_words.begin()), false};
      if (!vocabulary.headings.emplace(heading_key(heading), words).second &&
          vocabulary.headings.at(heading_key(heading)).kind != words.kind)
        section.complain("headings", "\"" + heading + "\" stands under two kinds");
    }
  }
  if (auto weak = root.table("weak")) {
    for (const std::string& heading : weak->strings("headings")) {
      const auto known = vocabulary.headings.find(heading_key(heading));
      if (known == vocabulary.headings.end()) {
        weak->complain("headings", "\"" + heading + "\" stands under no section");
      } else {
        known->second.weak = true;
      }
    }
  }
  vocabulary.title_heads = word_set(root, "titles", "heads");
  vocabulary.title_marks = word_set(root, "titles", "marks");
  vocabulary.employer_endings = word_set(root, "employers", "endings");
  vocabulary.employer_words = word_set(root, "employers", "words");
  vocabulary.school_words = word_set(root, "schools", "words");
  vocabulary.not_names = word_set(root, "not_names", "words");
  vocabulary.particles = word_set(root, "not_names", "particles");
  vocabulary.suffixes = word_set(root, "not_names", "suffixes");
  vocabulary.given_names = word_set(root, "given_names", "words");
  if (!document->diagnostics().empty())
    return std::unexpected(toml::to_error(document->diagnostics(), file));
  return vocabulary;
}

std::optional<HeadingWords> Vocabulary::find_heading(std::string_view line) const {
  line = text::trim(line);
  if (line.empty() || line.size() > longest_heading || line.contains('@')) return std::nullopt;
  std::string key = heading_key(line);
  for (const std::string_view ending : {"continued", "contd", "cont"}) {
    if (key.ends_with(ending) && key.size() > ending.size() + 3 && !headings.contains(key))
      key.resize(key.size() - ending.size());
  }
  if (key.empty()) return std::nullopt;
  if (const auto found = headings.find(key); found != headings.end()) return found->second;
  // "EXPER1ENCE": digits that a scanner took letters for.
  bool scanned = false;
  for (char& c : key) {
    const char letter = c == '0' ? 'o' : c == '1' ? 'i' : c == '5' ? 's' : c;
    scanned = scanned || letter != c;
    c = letter;
  }
  const auto found = scanned ? headings.find(key) : headings.end();
  return found == headings.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace medtech::resume
