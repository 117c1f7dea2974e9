// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interview/stories.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace medtech::interview {

namespace {

std::string text_of(const profile::Story& story) {
  std::string all = story.title;
  for (const auto& part : {story.situation, story.action, story.result})
    if (part) all += "\n" + *part;
  return all;
}

// With blanks for all that is no letter, digit or hyphen, and one at both ends: a word is found
// with blanks around it.
std::string words_alone(std::string_view text) {
  std::string out = " ";
  for (const char c : text::fold(text)) {
    const bool inside = text::is_alnum(c) || c == '-';
    if (inside) {
      out += c;
    } else if (out.back() != ' ') {
      out += ' ';
    }
  }
  return out.back() == ' ' ? out : out + " ";
}

void add_with_wider(std::vector<std::string>& ids, std::optional<ontology::ConceptRow> row,
                    const ontology::Terms& terms) {
  for (; row; row = terms.parent(*row)) {
    const std::string_view id = terms.id(*row);
    if (std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
  }
}

}  // namespace

StoryBook::StoryBook(const std::vector<profile::Story>& stories, const std::vector<Theme>& themes,
                     const ontology::Knowledge& knowledge)
    : themes_(themes), knowledge_(knowledge) {
  for (const profile::Story& story : stories) {
    Told told;
    const std::string text = text_of(story);
    for (const std::string& skill : story.skills) {
      add_with_wider(told.concepts, knowledge.terms.find(skill), knowledge.terms);
      for (const ontology::ConceptRow row : knowledge.terms.find_named(skill))
        add_with_wider(told.concepts, row, knowledge.terms);
    }
    for (const ontology::Mention& mention : knowledge.terms.find_in(text))
      add_with_wider(told.concepts, mention.row, knowledge.terms);
    told.themes = themes_in(text);
    told_.push_back(std::move(told));
  }
}

std::vector<std::size_t> StoryBook::themes_in(std::string_view text) const {
  const std::string words = words_alone(text);
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < themes_.size(); ++i) {
    const auto is_said = [&](const std::string& word) {
      return words.find(" " + word + " ") != std::string::npos;
    };
    if (std::ranges::any_of(themes_[i].words, is_said)) found.push_back(i);
  }
  return found;
}

std::optional<StoryFit> StoryBook::find(const Question& question) const {
  const std::vector<std::size_t> themes =
      question.kind == Kind::experience ? themes_in(question.ask) : std::vector<std::size_t>{};
  std::optional<StoryFit> best;
  int most = 0;
  for (std::size_t i = 0; i < told_.size(); ++i) {
    const Told& told = told_[i];
    const auto about = std::ranges::find_if(question.called_by, [&](const std::string& id) {
      return std::ranges::find(told.concepts, id) != told.concepts.end();
    });
    const auto theme = std::ranges::find_if(themes, [&](std::size_t each) {
      return std::ranges::find(told.themes, each) != told.themes.end();
    });
    const bool is_about = about != question.called_by.end();
    const bool has_theme = theme != themes.end();
    const int weight = (is_about ? 2 : 0) + (has_theme ? 3 : 0);
    if (weight <= most) continue;
    most = weight;
    best = StoryFit{i, ""};
    if (is_about) {
      best->why = "it is about " + name_of(knowledge_.terms, *about);
    }
    if (has_theme)
      best->why += (is_about ? ", and tells of " : "it tells of ") + themes_[*theme].name;
  }
  return best;
}

}  // namespace medtech::interview
