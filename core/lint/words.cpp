// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/words.hpp"

#include "core/base/text.hpp"
#include "core/format/packed.hpp"
#include "core/format/toml.hpp"

#include <array>

namespace medtech::lint {

namespace {

constexpr auto list_names =
    std::to_array<std::string_view>({"general",          "by_contract",       "beside",
                                     "gap_reasons",      "duty_openings",     "weak_openings",
                                     "cliches",          "references",        "references_below",
                                     "substitutes",      "taken_for_granted", "generic_words",
                                     "clearances",       "driving",           "travelling",
                                     "file_names",       "common_headings",   "aims",
                                     "unclaimed_before", "to_be_obtained",    "other_trades",
                                     "formalities",      "unclaimed_behind",  "claims",
                                     "words_of_kind",    "service_work",      "testing_work"});

std::string word_needed(toml::Table& table, std::string_view key) {
  std::string value = table.string(key).value_or("");
  if (value.empty()) table.complain(key, "it is missing");
  return value;
}

WordMap read_map(toml::Table& root, std::string_view key) {
  WordMap map;
  auto table = root.table(key);
  if (!table) {
    root.complain(key, "it is missing");
    return map;
  }
  for (const std::string& word : table->keys()) map[word] = word_needed(*table, word);
  return map;
}

std::vector<ShortForm> read_forms(toml::Table& root, std::string_view key,
                                  std::string_view short_key, std::string_view long_key) {
  std::vector<ShortForm> forms;
  for (toml::Table& table : root.tables(key)) {
    forms.push_back({word_needed(table, short_key), word_needed(table, long_key)});
    table.finish();
  }
  return forms;
}

void read_all(toml::Table& root, Words& words) {
  for (const std::string_view head : {"source", "confidence"}) word_needed(root, head);
  root.integer("schema");
  if (!root.date("as_of")) root.complain("as_of", "the file names no day that it speaks for");
  for (const std::string_view name : list_names) {
    words.lists[std::string(name)] = root.strings(name);
    if (words.lists[std::string(name)].empty()) root.complain(name, "it is missing");
  }
  for (toml::Table& table : root.tables("vague")) {
    words.vague.push_back({table.strings("phrases"), table.strings("verbs"),
                           table.strings("objects"), word_needed(table, "missing"),
                           word_needed(table, "example"), table.strings("kinds")});
    table.finish();
  }
  words.abbreviations = read_forms(root, "abbreviation", "short", "long");
  words.spelled_credentials = read_forms(root, "spelled_credential", "short", "long");
  words.older_names = read_forms(root, "older_name", "old", "now");
  for (toml::Table& table : root.tables("military")) {
    words.military.push_back({table.strings("terms"), word_needed(table, "plain")});
    table.finish();
  }
  for (toml::Table& table : root.tables("study")) {
    words.studies.push_back({word_needed(table, "group"), table.strings("names"),
                             table.boolean("ours").value_or(false)});
    table.finish();
  }
  for (toml::Table& table : root.tables("same")) {
    std::vector<std::string>& group = words.same.emplace_back();
    for (const std::string& name : table.strings("names")) group.push_back(form_of(name));
    if (group.size() < 2) table.complain("names", "two names or more are the same thing");
    table.finish();
  }
  words.outcomes = read_map(root, "outcomes");
  words.past = read_map(root, "past");
  words.misspelled = read_map(root, "misspelled");
  words.personal = read_map(root, "personal");
  root.finish();
}

}  // namespace

Result<Words> Words::parse(std::string_view text, const std::string& file) {
  auto document = toml::Document::parse(text, file);
  if (!document) return std::unexpected(document.error());
  Words words;
  toml::Table root = document->root();
  read_all(root, words);
  if (!document->diagnostics().empty())
    return std::unexpected(toml::to_error(document->diagnostics(), "the words of rules"));
  return words;
}

template <typename Archive>
void each_field(Archive& archive, VagueDuties& duties) {
  archive(duties.phrases, duties.verbs, duties.objects, duties.missing, duties.example,
          duties.kinds);
}

template <typename Archive>
void each_field(Archive& archive, ShortForm& form) {
  archive(form.short_form, form.long_form);
}

template <typename Archive>
void each_field(Archive& archive, Jargon& jargon) {
  archive(jargon.terms, jargon.plain);
}

template <typename Archive>
void each_field(Archive& archive, Studies& studies) {
  archive(studies.group, studies.names, studies.ours);
}

template <typename Archive>
void each_field(Archive& archive, Words& words) {
  archive(words.lists, words.vague, words.abbreviations, words.spelled_credentials,
          words.older_names, words.military, words.studies, words.same, words.outcomes, words.past,
          words.misspelled, words.personal);
}

std::string Words::pack() const {
  Packer packer;
  Words words = *this;
  packer(words);
  return packer.take();
}

Words Words::unpack(std::string_view bytes) {
  Words words;
  Unpacker unpacker(bytes);
  unpacker(words);
  return words;
}

const std::vector<std::string>& Words::list(std::string_view name) const {
  const auto found = lists.find(name);
  if (found == lists.end())
    throw Error(ErrorKind::defect, "there is no list \"" + std::string(name) + "\" of words");
  return found->second;
}

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> plain;
  std::string folded = text::fold(text);
  std::erase_if(folded, [](char c) { return c == '\''; });
  for (char& c : folded) c = text::is_alnum(c) || c == '+' ? c : ' ';
  for (const std::string_view part : text::split(folded, ' ')) {
    if (part.empty() || part == "the" || part == "a" || part == "an") continue;
    std::string& word = plain.emplace_back(part);
    if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss")) word.pop_back();
  }
  return plain;
}

std::string form_of(std::string_view text) {
  std::string form;
  for (const std::string& word : plain_words(text)) form += word;
  return form;
}

std::vector<std::string_view> list_items(std::string_view text) {
  std::vector<std::string_view> items;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool wide = at + 2 < text.size() && text[at] == ' ' && text[at + 1] == ' ';
    if (at < text.size() && !wide && std::string_view(",;|/\t").find(text[at]) == text.npos)
      continue;
    if (const std::string_view item = text::trim(text.substr(begin, at - begin)); !item.empty())
      items.push_back(item);
    begin = at + 1;
  }
  return items;
}

std::optional<std::size_t> find_phrase(std::string_view lowered, std::string_view phrase,
                                       std::size_t from) {
  if (phrase.empty()) return std::nullopt;
  for (std::size_t at = lowered.find(phrase, from); at != std::string_view::npos;
       at = lowered.find(phrase, at + 1)) {
    const bool begins =
        at == 0 || !text::is_alnum(lowered[at - 1]) || !text::is_alnum(phrase.front());
    const std::size_t end = at + phrase.size();
    const bool ends =
        end == lowered.size() || !text::is_alnum(lowered[end]) || !text::is_alnum(phrase.back());
    if (begins && ends) return at;
  }
  return std::nullopt;
}

std::optional<PhraseAt> find_one_of(std::string_view lowered,
                                    std::span<const std::string> phrases) {
  for (const std::string& phrase : phrases) {
    if (const auto at = find_phrase(lowered, phrase)) return PhraseAt{*at, *at + phrase.size()};
  }
  return std::nullopt;
}

}  // namespace medtech::lint
