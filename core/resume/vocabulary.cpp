// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/resume/vocabulary.hpp"

#include "core/base/diagnostics.hpp"
#include "core/base/text.hpp"
#include "core/format/packed.hpp"
#include "core/format/toml.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace medtech::resume {

namespace {

constexpr std::array<std::string_view, 8> kind_words{
    "summary", "experience", "education", "credentials", "training", "skills", "other", "contact"};
constexpr std::size_t longest_heading = 70;

/// Reads the lists of the file, and gathers what is wrong with it.
class ListReader {
 public:
  ListReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Vocabulary read() {
    std::size_t number = 0;
    for (const std::string_view line : text::lines(text_)) {
      ++number;
      if (line.empty() || line.starts_with('#')) continue;
      if (line.starts_with('@')) {
        begin(std::string(text::trim(line.substr(1))), number);
        continue;
      }
      for (const std::string_view word : text::split(line, ',')) add(word, number);
    }
    for (WordSet* set : {&read_.title_heads,     &read_.title_marks,     &read_.employer_endings,
                         &read_.employer_words,  &read_.school_words,    &read_.school_names,
                         &read_.school_systems,  &read_.field_words,     &read_.not_names,
                         &read_.particles,       &read_.suffixes,        &read_.given_names,
                         &read_.surnames,        &read_.place_words,     &read_.title_labels,
                         &read_.employer_labels, &read_.place_labels,    &read_.date_labels,
                         &read_.ranks,           &read_.blank_employers, &read_.papers,
                         &read_.paper_kinds,     &read_.paper_fillers,   &read_.not_papers,
                         &read_.beside_papers})
      set->settle();
    return std::move(read_);
  }

  [[nodiscard]] const Diagnostics& findings() const { return findings_; }

 private:
  void complain(std::size_t line, std::string what) {
    findings_.push_back({{file_, line, 0}, "", std::move(what), ""});
  }

  void begin(const std::string& name, std::size_t line) {
    set_ = nullptr;
    kind_.reset();
    weak_ = name == "weak";
    const auto* const kind = std::ranges::find(kind_words, name);
    if (kind != kind_words.end()) kind_ = static_cast<SectionKind>(kind - kind_words.begin());
    const std::pair<std::string_view, WordSet*> sets[] = {
        {"title-heads", &read_.title_heads},
        {"title-marks", &read_.title_marks},
        {"employer-endings", &read_.employer_endings},
        {"employer-words", &read_.employer_words},
        {"school-words", &read_.school_words},
        {"school-names", &read_.school_names},
        {"school-systems", &read_.school_systems},
        {"field-words", &read_.field_words},
        {"not-names", &read_.not_names},
        {"particles", &read_.particles},
        {"suffixes", &read_.suffixes},
        {"given-names", &read_.given_names},
        {"surnames", &read_.surnames},
        {"place-words", &read_.place_words},
        {"title-labels", &read_.title_labels},
        {"employer-labels", &read_.employer_labels},
        {"place-labels", &read_.place_labels},
        {"date-labels", &read_.date_labels},
        {"blank-employers", &read_.blank_employers},
        {"papers", &read_.papers},
        {"paper-kinds", &read_.paper_kinds},
        {"paper-fillers", &read_.paper_fillers},
        {"not-papers", &read_.not_papers},
        {"beside-papers", &read_.beside_papers},
        {"ranks", &read_.ranks}};
    for (const auto& [known, set] : sets) {
      if (known == name) set_ = set;
    }
    if (set_ == nullptr && !kind_ && !weak_) complain(line, "\"" + name + "\" is no list");
  }

  void add(std::string_view word, std::size_t line) {
    if (set_ != nullptr) {
      set_->add(text::fold(word));
    } else if (kind_) {
      const auto [known, is_new] =
          read_.headings.emplace(heading_key(word), HeadingWords{*kind_, false});
      if (!is_new && known->second.kind != *kind_)
        complain(line, "\"" + std::string(word) + "\" stands under two kinds");
    } else if (weak_) {
      const auto known = read_.headings.find(heading_key(word));
      if (known == read_.headings.end()) {
        complain(line, "\"" + std::string(word) + "\" stands under no section");
      } else {
        known->second.weak = true;
      }
    }
  }

  std::string_view text_;
  const std::string& file_;
  Vocabulary read_;
  Diagnostics findings_;
  WordSet* set_ = nullptr;
  std::optional<SectionKind> kind_;
  bool weak_ = false;
};

// Digits among letters as the letters that they look like, and a small L among capitals as an I.
std::string as_scanned(std::string_view line) {
  const bool capitals =
      std::ranges::none_of(line, [](char c) { return text::is_small(c) && c != 'l'; });
  std::string read(line);
  for (char& c : read)
    c = c == '0' ? 'o' : c == '1' ? 'i' : c == '5' ? 's' : c == 'l' && capitals ? 'I' : c;
  return read;
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
  ListReader reader(text, file);
  Vocabulary vocabulary = reader.read();
  if (!reader.findings().empty()) return std::unexpected(toml::to_error(reader.findings(), file));
  return vocabulary;
}

template <typename Archive>
void each_field(Archive& archive, HeadingWords& words) {
  archive(words.kind, words.weak);
}

template <typename Archive>
void each_field(Archive& archive, Vocabulary& vocabulary) {
  archive(vocabulary.headings, vocabulary.title_heads, vocabulary.title_marks,
          vocabulary.employer_endings, vocabulary.employer_words, vocabulary.school_words,
          vocabulary.school_names, vocabulary.school_systems, vocabulary.field_words,
          vocabulary.not_names, vocabulary.particles, vocabulary.suffixes, vocabulary.given_names,
          vocabulary.surnames, vocabulary.place_words, vocabulary.title_labels,
          vocabulary.employer_labels, vocabulary.place_labels, vocabulary.date_labels,
          vocabulary.ranks, vocabulary.blank_employers, vocabulary.papers, vocabulary.paper_kinds,
          vocabulary.paper_fillers, vocabulary.not_papers, vocabulary.beside_papers);
}

std::string Vocabulary::pack() const {
  Packer packer;
  Vocabulary vocabulary = *this;
  packer(vocabulary);
  return packer.take();
}

Vocabulary Vocabulary::unpack(std::string_view bytes) {
  Vocabulary vocabulary;
  Unpacker unpacker(bytes);
  unpacker(vocabulary);
  return vocabulary;
}

std::optional<HeadingWords> Vocabulary::find_heading(std::string_view line) const {
  line = text::trim(line);
  if (line.empty() || line.size() > longest_heading || line.contains('@') || line.ends_with('.'))
    return std::nullopt;
  std::string key = heading_key(line);
  for (const std::string_view ending : {"continued", "contd", "cont"}) {
    if (key.ends_with(ending) && key.size() > ending.size() + 3 && !headings.contains(key))
      key.erase(key.size() - ending.size());
  }
  if (key.empty()) return std::nullopt;
  if (const auto found = headings.find(key); found != headings.end()) return found->second;
  // "EXPER1ENCE", "EDUCATlON": digits and a small letter that a scanner took letters for.
  const std::string read = as_scanned(line);
  if (const auto found = headings.find(heading_key(read)); read != line && found != headings.end())
    return found->second;
  // "TRAVEL ASSIGNMENTS (agency: Sample Staffing)"
  const std::size_t bracket = line.find(" (");
  if (bracket == std::string_view::npos || !line.ends_with(')')) return std::nullopt;
  const auto heading = find_heading(line.substr(0, bracket));
  return heading && !heading->weak ? heading : std::nullopt;
}

}  // namespace medtech::resume
