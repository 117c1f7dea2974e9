// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/question.hpp"

#include "core/format/toml.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace medtech::interview {

namespace {

const std::array<std::string, 5>& topics() {
  static const std::array<std::string, 5> names{"role", "technical", "documentation", "safety",
                                                "people"};
  return names;
}

const std::array<std::string, 3>& kinds() {
  static const std::array<std::string, 3> names{"scenario", "knowledge", "experience"};
  return names;
}

template <typename Value, std::size_t count>
std::optional<Value> value_of(const std::array<std::string, count>& names, std::string_view word) {
  const auto found = std::ranges::find(names, word);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

std::string needed(toml::Table& table, std::string_view key) {
  auto text = table.string(key);
  if (!text || text->empty()) table.complain(key, "is missing", "give it a text");
  return text.value_or("");
}

// What stands at the head of each file; its source holds for all that names none of its own.
std::string read_head(toml::Table& root) {
  root.know("schema");
  if (!root.date("as_of")) root.complain("as_of", "is missing", "give the day of the judgement");
  needed(root, "confidence");
  return needed(root, "source");
}

void read_called(toml::Table& table, const std::string& source, Called& called) {
  called.id = needed(table, "id");
  called.called_by = table.strings("for");
  if (called.called_by.empty())
    table.complain("for", "is missing", "name the concepts that call for it");
  called.source = table.string("source").value_or(source);
  called.place = table.place("id");
}

// Calls `read` with the root of a document that could be parsed; takes its diagnostics over.
template <typename Read>
void with_root(std::string_view text, const std::string& file, Diagnostics& diagnostics,
               Read&& read) {
  auto document = toml::Document::parse(text, file);
  if (!document) {
    diagnostics.push_back(
        {document.error().place, "", document.error().message, document.error().hint});
    return;
  }
  toml::Table root = document->root();
  read(root);
  root.finish();
  diagnostics.insert(diagnostics.end(), document->diagnostics().begin(),
                     document->diagnostics().end());
}

Question read_question(toml::Table& table, const std::string& source) {
  Question question;
  read_called(table, source, question);
  question.topic =
      value_of<Topic>(topics(), table.choice("topic", topics()).value_or("")).value_or(Topic::role);
  question.kind =
      value_of<Kind>(kinds(), table.choice("kind", kinds()).value_or("")).value_or(Kind::knowledge);
  question.ask = needed(table, "ask");
  question.answer = table.strings("answer");
  if (question.answer.size() < 2)
    table.complain("answer", "has fewer than two steps", "give the skeleton of a strong answer");
  table.finish();
  return question;
}

std::vector<Advice> read_advice(toml::Table& root, std::string_view key,
                                const std::string& source) {
  std::vector<Advice> all;
  for (toml::Table& table : root.tables(key)) {
    Advice advice;
    read_called(table, source, advice);
    advice.text = needed(table, "text");
    advice.command = table.string("command").value_or("");
    table.finish();
    all.push_back(std::move(advice));
  }
  return all;
}

FollowUp read_follow_up(toml::Table& table) {
  FollowUp follow_up;
  follow_up.id = needed(table, "id");
  const auto days = table.integer("after_days");
  if (!days || *days < 0 || *days > 365)
    table.complain("after_days", "is not a number of days", "0 to 365");
  follow_up.after_days = static_cast<int>(days.value_or(0));
  follow_up.text = needed(table, "text");
  follow_up.command = table.string("command").value_or("");
  table.finish();
  return follow_up;
}

}  // namespace

std::string_view to_string(Topic topic) { return topics().at(static_cast<std::size_t>(topic)); }
std::string_view to_string(Kind kind) { return kinds().at(static_cast<std::size_t>(kind)); }
std::span<const std::string> topic_names() { return topics(); }
std::optional<Topic> parse_topic(std::string_view word) { return value_of<Topic>(topics(), word); }

void read_questions(std::string_view text, const std::string& file,
                    std::vector<Question>& questions, Diagnostics& diagnostics) {
  with_root(text, file, diagnostics, [&](toml::Table& root) {
    const std::string source = read_head(root);
    for (toml::Table& table : root.tables("question"))
      questions.push_back(read_question(table, source));
  });
}

Preparation read_preparation(std::string_view text, const std::string& file,
                             Diagnostics& diagnostics) {
  Preparation preparation;
  with_root(text, file, diagnostics, [&](toml::Table& root) {
    const std::string source = read_head(root);
    preparation.research = read_advice(root, "research", source);
    preparation.ask = read_advice(root, "ask", source);
    preparation.bring = read_advice(root, "bring", source);
    for (toml::Table& table : root.tables("follow_up"))
      preparation.follow_ups.push_back(read_follow_up(table));
  });
  return preparation;
}

std::vector<Theme> read_themes(std::string_view text, const std::string& file,
                               Diagnostics& diagnostics) {
  std::vector<Theme> themes;
  with_root(text, file, diagnostics, [&](toml::Table& root) {
    read_head(root);
    for (toml::Table& table : root.tables("theme")) {
      Theme theme;
      theme.id = needed(table, "id");
      theme.name = needed(table, "name");
      theme.words = table.strings("words");
      if (theme.words.empty()) table.complain("words", "is missing", "give words that speak of it");
      table.finish();
      themes.push_back(std::move(theme));
    }
  });
  return themes;
}

}  // namespace medtech::interview
